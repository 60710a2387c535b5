/* nabij-journal-user.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody who uses the journal in a test, and waits for each answer.
 */

#pragma once

#include "nabij-journal.h"

G_BEGIN_DECLS

typedef struct {
  NabijJournal *journal;
  GThread      *home;
  GPtrArray    *changed; /* (element-type NabijEntry) */
  guint         n_problem;
  guint         n_pending;
  guint         n_set_aside;
} JournalFixture;

void       journal_set_up (JournalFixture *fixture,
                           gconstpointer   data);
void       journal_store_result_cb (GObject      *source,
                                    GAsyncResult *result,
                                    gpointer      user_data);
void       journal_wait_for (GAsyncResult **place);
gboolean   journal_save (NabijJournal *journal,
                         NabijEntry   *entry,
                         GError      **error);
void       journal_assert_saved (NabijJournal *journal,
                                 NabijEntry   *entry);
void       journal_assert_not_saved (NabijJournal     *journal,
                                     NabijEntry       *entry,
                                     NabijJournalError code);
GPtrArray *journal_list (NabijJournal *journal,
                         guint         limit,
                         GError      **error);
void       journal_assert_has (NabijJournal *journal,
                               guint         n_entries);
gboolean   journal_flush (NabijJournal *journal,
                          GError      **error);
gboolean   journal_close (NabijJournal *journal,
                          GError      **error);
void       journal_let_go (NabijJournal *journal);
void       journal_tear_down (JournalFixture *fixture,
                              gconstpointer   data);

G_END_DECLS
