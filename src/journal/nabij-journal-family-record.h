/* nabij-journal-family-record.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family.h"
#include "nabij-journal.h"

G_BEGIN_DECLS

/* The folder of the family's song, inside the folder of the journal. */
#define NABIJ_JOURNAL_SONG_FOLDER_NAME "song"

char        *nabij_journal_dup_song_path (NabijJournal *self,
                                          const char   *name) G_GNUC_WARN_UNUSED_RESULT;
void         nabij_journal_load_family_async (NabijJournal       *self,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
NabijFamily *nabij_journal_load_family_finish (NabijJournal *self,
                                               GAsyncResult *result,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void         nabij_journal_save_family_async (NabijJournal       *self,
                                              const NabijFamily  *family,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
gboolean     nabij_journal_save_family_finish (NabijJournal *self,
                                               GAsyncResult *result,
                                               GError      **error);

G_END_DECLS
