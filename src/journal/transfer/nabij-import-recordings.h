/* nabij-import-recordings.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-database.h"
#include "nabij-journal-transfer.h"
#include "nabij-recording.h"

G_BEGIN_DECLS

gboolean nabij_import_recording_compare (NabijDatabase      *database,
                                         NabijRecording     *recording,
                                         GHashTable         *speakers,
                                         NabijImportSummary *summary,
                                         gboolean           *is_wanted,
                                         GError            **error);
gboolean nabij_import_recordings_merge (NabijDatabase *database,
                                        GPtrArray     *recordings,
                                        GCancellable  *cancellable,
                                        gboolean      *needs_purge,
                                        GError       **error);
gboolean nabij_import_recordings_add_speakers (NabijDatabase *database,
                                               GHashTable    *speakers,
                                               GError       **error);

G_END_DECLS
