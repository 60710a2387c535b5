/* nabij-query-user.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-query-user.h"

#include "nabij-journal-user.h"

GArray *
query_find (NabijJournal            *journal,
            const NabijJournalQuery *query,
            guint                    limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *items;

  nabij_journal_find_async (journal, query, limit, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  items = nabij_journal_find_finish (journal, result, &error);
  g_assert_no_error (error);

  return items;
}

GPtrArray *
query_read (NabijJournal *journal,
            GArray       *items)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  for (guint i = 0; i < items->len; i++)
    g_array_append_val (ids, g_array_index (items, NabijJournalItem, i).id);
  nabij_journal_read_async (journal, (const gint64 *)ids->data, ids->len, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  entries = nabij_journal_read_finish (journal, result, &error);
  g_assert_no_error (error);

  return entries;
}

GPtrArray *
query_list (NabijJournal            *journal,
            const NabijJournalQuery *query,
            guint                    limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  nabij_journal_list_async (journal, query, limit, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  entries = nabij_journal_list_finish (journal, result, &error);
  g_assert_no_error (error);

  return entries;
}

NabijEntry *
query_get (NabijJournal *journal,
           const char   *uuid,
           GPtrArray   **sessions,
           GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_get_async (journal, uuid, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_get_finish (journal, result, sessions, error);
}

NabijJournalSummary *
query_get_summary (NabijJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NabijJournalSummary *summary;

  nabij_journal_get_summary_async (journal, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  summary = nabij_journal_get_summary_finish (journal, result, &error);
  g_assert_no_error (error);

  return summary;
}

char *
query_list_own_words (NabijJournal *journal,
                      NabijOwnWords which)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) own = NULL;

  nabij_journal_list_own_words_async (journal, which, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  own = nabij_journal_list_own_words_finish (journal, result, &error);
  g_assert_no_error (error);

  return g_strjoinv ("|", own);
}
