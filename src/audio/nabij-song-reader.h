/* nabij-song-reader.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _NabijSongReader NabijSongReader;

NabijSongReader *nabij_song_reader_new (const char *path,
                                        GError    **error) G_GNUC_WARN_UNUSED_RESULT;
NabijSongReader *nabij_song_reader_new_for_bytes (GBytes  *bytes,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void             nabij_song_reader_free (NabijSongReader *self);
gboolean         nabij_song_reader_seek (NabijSongReader *self,
                                         gint64           frame,
                                         GError         **error);
gboolean         nabij_song_reader_read (NabijSongReader *self,
                                         float           *frames,
                                         guint            n_frames,
                                         GError         **error);
gint64           nabij_song_reader_get_n_frames (NabijSongReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijSongReader, nabij_song_reader_free)

G_END_DECLS
