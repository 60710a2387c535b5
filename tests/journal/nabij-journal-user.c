/* nabij-journal-user.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-user.h"

#include "nabij-journal-fixture.h"
#include "nabij-journal-query.h"

static void
changed_cb (NabijJournal   *journal,
            NabijEntry     *entry,
            JournalFixture *fixture)
{
  g_assert_true (g_thread_self () == fixture->home);
  g_ptr_array_add (fixture->changed, nabij_entry_ref (entry));
}

static void
count_cb (NabijJournal *journal,
          GParamSpec   *pspec,
          guint        *n)
{
  (*n)++;
}

void
journal_set_up (JournalFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();

  fixture->journal = nabij_journal_new (folder);
  fixture->home = g_thread_self ();
  fixture->changed = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  g_signal_connect (fixture->journal, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (fixture->journal, "notify::problem", G_CALLBACK (count_cb),
                    &fixture->n_problem);
  g_signal_connect (fixture->journal, "notify::n-pending", G_CALLBACK (count_cb),
                    &fixture->n_pending);
  g_signal_connect (fixture->journal, "notify::set-aside-path", G_CALLBACK (count_cb),
                    &fixture->n_set_aside);
}

void
journal_store_result_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  GAsyncResult **place = user_data;

  g_assert_null (*place);
  *place = g_object_ref (result);
}

void
journal_wait_for (GAsyncResult **place)
{
  while (*place == NULL)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
journal_save (NabijJournal *journal,
              NabijEntry   *entry,
              GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_save_async (journal, entry, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_save_finish (journal, result, error);
}

void
journal_assert_saved (NabijJournal *journal,
                      NabijEntry   *entry)
{
  g_autoptr (GError) error = NULL;

  journal_save (journal, entry, &error);
  g_assert_no_error (error);
}

void
journal_assert_not_saved (NabijJournal     *journal,
                          NabijEntry       *entry,
                          NabijJournalError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (journal_save (journal, entry, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, (int)code);
  g_assert_error (nabij_journal_get_problem (journal), NABIJ_JOURNAL_ERROR, (int)code);
}

GPtrArray *
journal_list (NabijJournal *journal,
              guint         limit,
              GError      **error)
{
  NabijJournalQuery query = { .with_sessions_of_moments = TRUE };
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_list_async (journal, &query, limit, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_list_finish (journal, result, error);
}

void
journal_assert_has (NabijJournal *journal,
                    guint         n_entries)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = journal_list (journal, 1000, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, n_entries);
}

gboolean
journal_flush (NabijJournal *journal,
               GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_flush_async (journal, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_flush_finish (journal, result, error);
}

gboolean
journal_close (NabijJournal *journal,
               GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_close_async (journal, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_close_finish (journal, result, error);
}

/* What the journal does by itself may still be on its way back from a thread, and holds it so long. */
void
journal_let_go (NabijJournal *journal)
{
  const gint64 end_us = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (g_atomic_int_get (&G_OBJECT (journal)->ref_count) > 1 && g_get_monotonic_time () < end_us) {
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  }
  g_assert_finalize_object (journal);
}

void
journal_tear_down (JournalFixture *fixture,
                   gconstpointer   data)
{
  journal_close (fixture->journal, NULL);
  journal_let_go (fixture->journal);
  g_ptr_array_unref (fixture->changed);
}
