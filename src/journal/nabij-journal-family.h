/* nabij-journal-family.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal.h"

G_BEGIN_DECLS

/* The names that the family chose to write under; more come with the season. */
void     nabij_journal_get_authors_async (NabijJournal       *self,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
char   **nabij_journal_get_authors_finish (NabijJournal *self,
                                           GAsyncResult *result,
                                           char        **writing,
                                           GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void     nabij_journal_set_authors_async (NabijJournal       *self,
                                          const char *const  *names,
                                          const char         *writing,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
gboolean nabij_journal_set_authors_finish (NabijJournal *self,
                                           GAsyncResult *result,
                                           GError      **error);

G_END_DECLS
