/* test-journal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal.h"

#include "nabij-journal-fixture.h"
#include "nabij-journal-query.h"
#include "nabij-journal-user.h"

/* Longer than any test takes. */
#define LONG_US (60 * G_USEC_PER_SEC)

static void
test_saves_and_lists (JournalFixture *fixture,
                      gconstpointer   data)
{
  g_autoptr (NabijEntry) early = nabij_fixture_session (1);
  g_autoptr (NabijEntry) late = nabij_fixture_session (2);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  journal_assert_saved (fixture->journal, late);
  journal_assert_saved (fixture->journal, early);
  entries = journal_list (fixture->journal, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, 0), late));
  g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, 1), early));
  g_assert_null (nabij_journal_get_problem (fixture->journal));
}

static void
test_touches_nothing_until_it_is_used (JournalFixture *fixture,
                                       gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  nabij_journal_retry (fixture->journal);
  g_assert_true (journal_flush (fixture->journal, &error));
  g_assert_false (g_file_test (nabij_journal_get_folder (fixture->journal), G_FILE_TEST_EXISTS));
}

static void
test_opens_when_asked (JournalFixture *fixture,
                       gconstpointer   data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  nabij_journal_open_async (fixture->journal, NULL, journal_store_result_cb, &result);
  g_assert_null (result);
  journal_wait_for (&result);
  g_assert_true (nabij_journal_open_finish (fixture->journal, result, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
}

static void
test_lists_an_empty_journal (JournalFixture *fixture,
                             gconstpointer   data)
{
  journal_assert_has (fixture->journal, 0);
}

static void
test_changes_a_running_session (JournalFixture *fixture,
                                gconstpointer   data)
{
  g_autoptr (NabijEntry) at_20_s = nabij_fixture_session (1);
  g_autoptr (NabijEntry) at_the_end = nabij_entry_with_session (at_20_s, "soft", 600);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  journal_assert_saved (fixture->journal, at_20_s);
  journal_assert_saved (fixture->journal, at_the_end);
  entries = journal_list (fixture->journal, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, 0), at_the_end));
}

static void
assert_changed_before_answer_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      user_data)
{
  JournalFixture *fixture = user_data;

  g_assert_cmpuint (fixture->changed->len, ==, 1);
  g_assert_true (nabij_journal_save_finish (fixture->journal, result, NULL));
  fixture->home = NULL;
}

static void
test_tells_of_a_change_before_it_answers (JournalFixture *fixture,
                                          gconstpointer   data)
{
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);

  nabij_journal_save_async (fixture->journal, entry, NULL, assert_changed_before_answer_cb,
                            fixture);
  g_assert_cmpuint (fixture->changed->len, ==, 0);
  while (fixture->home != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_ptr_array_index (fixture->changed, 0) == entry);
}

static void
test_keeps_nothing_of_a_cancelled_save (JournalFixture *fixture,
                                        gconstpointer   data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  nabij_journal_save_async (fixture->journal, entry, cancellable, journal_store_result_cb, &result);
  journal_wait_for (&result);
  g_assert_false (nabij_journal_save_finish (fixture->journal, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (nabij_journal_get_problem (fixture->journal));
  g_assert_cmpuint (nabij_journal_get_n_pending (fixture->journal), ==, 0);
  journal_assert_has (fixture->journal, 0);
}

static void
test_gives_up_a_cancelled_list (JournalFixture *fixture,
                                gconstpointer   data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  nabij_journal_list_async (fixture->journal, NULL, 10, cancellable, journal_store_result_cb,
                            &result);
  g_cancellable_cancel (cancellable);
  journal_wait_for (&result);
  entries = nabij_journal_list_finish (fixture->journal, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (entries);
}

static void
test_closes_after_everything_that_was_asked (JournalFixture *fixture,
                                             gconstpointer   data)
{
  enum { N_ENTRIES = 30 };
  g_autofree char *log = nabij_fixture_dup_file ("journal.db-wal");
  g_autoptr (GError) error = NULL;

  journal_assert_has (fixture->journal, 0);
  for (guint i = 0; i < N_ENTRIES; i++) {
    g_autoptr (NabijEntry) entry = nabij_fixture_session (i);

    nabij_journal_save_async (fixture->journal, entry, NULL, NULL, NULL);
  }
  g_assert_true (journal_close (fixture->journal, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (fixture->changed->len, ==, N_ENTRIES);
  /* All is in one file, which can be copied. */
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
test_opens_again_after_closing (JournalFixture *fixture,
                                gconstpointer   data)
{
  g_autoptr (NabijEntry) first = nabij_fixture_session (1);
  g_autoptr (NabijEntry) second = nabij_fixture_session (2);
  g_autoptr (GError) error = NULL;

  journal_assert_saved (fixture->journal, first);
  g_assert_true (journal_close (fixture->journal, &error));
  journal_assert_has (fixture->journal, 1);
  g_assert_true (journal_close (fixture->journal, &error));
  journal_assert_saved (fixture->journal, second);
  journal_assert_has (fixture->journal, 2);
}

static void
test_closes_without_a_loop (JournalFixture *fixture,
                            gconstpointer   data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *log = nabij_fixture_dup_file ("journal.db-wal");
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *count = NULL;
  g_autoptr (GError) error = NULL;

  nabij_journal_save_async (fixture->journal, entry, NULL, journal_store_result_cb, &result);
  g_assert_true (nabij_journal_close_blocking (fixture->journal, LONG_US, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (fixture->changed->len, ==, 1);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  count = nabij_fixture_query (file, "SELECT count(*) FROM entry");
  g_assert_cmpstr (count, ==, "1\n");
  journal_wait_for (&result);
  g_assert_true (nabij_journal_save_finish (fixture->journal, result, &error));
}

static void
test_can_be_let_go_of_at_any_time (JournalFixture *fixture,
                                   gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  NabijJournal    *journal = nabij_journal_new (folder);
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);
  gpointer weak = journal;

  g_object_add_weak_pointer (G_OBJECT (journal), &weak);
  nabij_journal_save_async (journal, entry, NULL, NULL, NULL);
  nabij_journal_list_async (journal, NULL, 10, NULL, NULL, NULL);
  g_object_unref (journal);
  while (weak != NULL)
    g_main_context_iteration (NULL, TRUE);

  /* Its thread gives up the lock in its own time. */
  while (TRUE) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) entries = NULL;

    if (journal_flush (fixture->journal, &error) && journal_save (fixture->journal, entry, &error))
      break;
    g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_LOCKED);
  }
  journal_assert_has (fixture->journal, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func)                                                                   \
  g_test_add ("/nabij/journal/journal/" name, JournalFixture, NULL, journal_set_up, func, \
              journal_tear_down)
  ADD ("saves-and-lists", test_saves_and_lists);
  ADD ("touches-nothing-until-it-is-used", test_touches_nothing_until_it_is_used);
  ADD ("opens-when-asked", test_opens_when_asked);
  ADD ("lists-an-empty-journal", test_lists_an_empty_journal);
  ADD ("changes-a-running-session", test_changes_a_running_session);
  ADD ("tells-of-a-change-before-it-answers", test_tells_of_a_change_before_it_answers);
  ADD ("keeps-nothing-of-a-cancelled-save", test_keeps_nothing_of_a_cancelled_save);
  ADD ("gives-up-a-cancelled-list", test_gives_up_a_cancelled_list);
  ADD ("closes-after-everything-that-was-asked", test_closes_after_everything_that_was_asked);
  ADD ("opens-again-after-closing", test_opens_again_after_closing);
  ADD ("closes-without-a-loop", test_closes_without_a_loop);
  ADD ("can-be-let-go-of-at-any-time", test_can_be_let_go_of_at_any_time);
#undef ADD

  return g_test_run ();
}
