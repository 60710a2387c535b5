/* nabij-recording-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-database.h"
#include "nabij-recording.h"

G_BEGIN_DECLS

/**
 * NabijRecordingChunkFunc:
 * @bytes: some bytes of a sound
 * @length: how many; a multiple of three, but at the end of the sound
 * @data: what was handed over with it
 * @error: return location for an error
 *
 * Is given a sound piece by piece.
 *
 * Returns: whether to go on
 */
typedef gboolean (*NabijRecordingChunkFunc) (const guint8 *bytes,
                                             gsize         length,
                                             gpointer      data,
                                             GError      **error);

GPtrArray *nabij_recording_store_list (NabijDatabase *database,
                                       const char    *speaker,
                                       gboolean       with_sound,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   nabij_recording_store_measure (NabijDatabase *database,
                                          gint64        *n_bytes,
                                          GError       **error);
gboolean   nabij_recording_store_read_sound (NabijDatabase          *database,
                                             const char             *uuid,
                                             NabijRecordingChunkFunc func,
                                             gpointer                data,
                                             GError                **error);
gboolean   nabij_recording_store_write (NabijDatabase  *database,
                                        NabijRecording *recording,
                                        gboolean       *needs_purge,
                                        GError        **error);
gboolean   nabij_recording_store_save (NabijDatabase  *database,
                                       NabijRecording *recording,
                                       gboolean       *needs_purge,
                                       GError        **error);
gboolean   nabij_recording_store_delete (NabijDatabase     *database,
                                         const char *const *uuids,
                                         gboolean          *needs_purge,
                                         GError           **error);
gboolean   nabij_recording_store_rename (NabijDatabase *database,
                                         const char    *from,
                                         const char    *to,
                                         gboolean      *needs_purge,
                                         GError       **error);
gboolean   nabij_recording_store_forget (NabijDatabase *database,
                                         const char    *uuid,
                                         gboolean      *was_there,
                                         GError       **error);

G_END_DECLS
