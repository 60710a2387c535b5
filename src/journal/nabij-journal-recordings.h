/* nabij-journal-recordings.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal.h"
#include "nabij-recording.h"

G_BEGIN_DECLS

/* The recordings of the family's own voices. They are rows of the journal: in its backups, and gone
 * with it. The journal's signal "recordings-changed" tells of a change. */
void       nabij_journal_list_recordings_async (NabijJournal       *self,
                                                const char         *speaker,
                                                gboolean            with_sound,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
GPtrArray *nabij_journal_list_recordings_finish (NabijJournal *self,
                                                 GAsyncResult *result,
                                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_journal_save_recording_async (NabijJournal       *self,
                                               NabijRecording     *recording,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
gboolean   nabij_journal_save_recording_finish (NabijJournal *self,
                                                GAsyncResult *result,
                                                GError      **error);
void       nabij_journal_delete_recordings_async (NabijJournal       *self,
                                                  const char *const  *uuids,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);
gboolean   nabij_journal_delete_recordings_finish (NabijJournal *self,
                                                   GAsyncResult *result,
                                                   GError      **error);
void       nabij_journal_rename_speaker_async (NabijJournal       *self,
                                               const char         *from,
                                               const char         *to,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
gboolean   nabij_journal_rename_speaker_finish (NabijJournal *self,
                                                GAsyncResult *result,
                                                GError      **error);
void       nabij_journal_measure_recordings_async (NabijJournal       *self,
                                                   GCancellable       *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer            user_data);
gint64     nabij_journal_measure_recordings_finish (NabijJournal *self,
                                                    GAsyncResult *result,
                                                    GError      **error);

const char *nabij_recording_error_to_sentence (const GError *error);

G_END_DECLS
