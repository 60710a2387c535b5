/* test-journal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal.h"

#include "nabij-database.h"
#include "nabij-journal-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

/* Longer than any test takes. */
#define LONG_US (60 * G_USEC_PER_SEC)

typedef struct {
  NabijJournal *journal;
  GThread      *home;
  GPtrArray    *changed; /* (element-type NabijEntry) */
  guint         n_problem;
  guint         n_pending;
  guint         n_set_aside;
} Fixture;

static void
changed_cb (NabijJournal *journal,
            NabijEntry   *entry,
            Fixture      *fixture)
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

static void
set_up (Fixture      *fixture,
        gconstpointer data)
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

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GAsyncResult **place = user_data;

  g_assert_null (*place);
  *place = g_object_ref (result);
}

static void
wait_for (GAsyncResult **place)
{
  while (*place == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
save (NabijJournal *journal,
      NabijEntry   *entry,
      GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_save_async (journal, entry, NULL, store_result_cb, &result);
  wait_for (&result);

  return nabij_journal_save_finish (journal, result, error);
}

static void
assert_saved (NabijJournal *journal,
              NabijEntry   *entry)
{
  g_autoptr (GError) error = NULL;

  save (journal, entry, &error);
  g_assert_no_error (error);
}

static void
assert_not_saved (NabijJournal     *journal,
                  NabijEntry       *entry,
                  NabijJournalError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save (journal, entry, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, (int)code);
  g_assert_error (nabij_journal_get_problem (journal), NABIJ_JOURNAL_ERROR, (int)code);
}

static GPtrArray *
list (NabijJournal *journal,
      NabijEntry   *before,
      guint         limit,
      GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_list_async (journal, before, limit, NULL, store_result_cb, &result);
  wait_for (&result);

  return nabij_journal_list_finish (journal, result, error);
}

static void
assert_has (NabijJournal *journal,
            guint         n_entries)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = list (journal, NULL, 1000, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, n_entries);
}

static gboolean
flush (NabijJournal *journal,
       GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_flush_async (journal, NULL, store_result_cb, &result);
  wait_for (&result);

  return nabij_journal_flush_finish (journal, result, error);
}

static gboolean
close_journal (NabijJournal *journal,
               GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_close_async (journal, NULL, store_result_cb, &result);
  wait_for (&result);

  return nabij_journal_close_finish (journal, result, error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  close_journal (fixture->journal, NULL);
  g_assert_finalize_object (fixture->journal);
  g_ptr_array_unref (fixture->changed);
}

static void
test_saves_and_lists (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (NabijEntry) early = nabij_fixture_session (1);
  g_autoptr (NabijEntry) late = nabij_fixture_session (2);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  assert_saved (fixture->journal, late);
  assert_saved (fixture->journal, early);
  entries = list (fixture->journal, NULL, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, 0), late));
  g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, 1), early));
  g_assert_null (nabij_journal_get_problem (fixture->journal));
}

static void
test_touches_nothing_until_it_is_used (Fixture      *fixture,
                                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  nabij_journal_retry (fixture->journal);
  g_assert_true (flush (fixture->journal, &error));
  g_assert_false (g_file_test (nabij_journal_get_folder (fixture->journal), G_FILE_TEST_EXISTS));
}

static void
test_opens_when_asked (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  nabij_journal_open_async (fixture->journal, NULL, store_result_cb, &result);
  g_assert_null (result);
  wait_for (&result);
  g_assert_true (nabij_journal_open_finish (fixture->journal, result, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
}

static void
test_lists_an_empty_journal (Fixture      *fixture,
                             gconstpointer data)
{
  assert_has (fixture->journal, 0);
}

static void
test_lists_in_pages (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_save_many (5);
  first = list (fixture->journal, NULL, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->len, ==, 3);
  second = list (fixture->journal, g_ptr_array_index (first, 2), 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->len, ==, 2);
  g_assert_cmpint (nabij_entry_get_instant (g_ptr_array_index (second, 0))->utc_us, ==,
                   G_USEC_PER_SEC);
}

static void
test_changes_a_running_session (Fixture      *fixture,
                                gconstpointer data)
{
  g_autoptr (NabijEntry) at_20_s = nabij_fixture_session (1);
  g_autoptr (NabijEntry) at_the_end = nabij_entry_with_session (at_20_s, "soft", 600);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  assert_saved (fixture->journal, at_20_s);
  assert_saved (fixture->journal, at_the_end);
  entries = list (fixture->journal, NULL, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, 0), at_the_end));
}

static void
assert_changed_before_answer_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_assert_cmpuint (fixture->changed->len, ==, 1);
  g_assert_true (nabij_journal_save_finish (fixture->journal, result, NULL));
  fixture->home = NULL;
}

static void
test_tells_of_a_change_before_it_answers (Fixture      *fixture,
                                          gconstpointer data)
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
test_keeps_what_cannot_be_saved (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijEntry) first = nabij_fixture_session (1);
  g_autoptr (NabijEntry) second = nabij_fixture_session (2);
  g_autoptr (NabijEntry) third = nabij_fixture_session (3);

  nabij_fixture_write (folder, "in the way", -1);
  assert_not_saved (fixture->journal, first, NABIJ_JOURNAL_ERROR_NOT_A_FOLDER);
  assert_not_saved (fixture->journal, second, NABIJ_JOURNAL_ERROR_NOT_A_FOLDER);
  g_assert_cmpuint (nabij_journal_get_n_pending (fixture->journal), ==, 2);
  g_assert_cmpuint (fixture->changed->len, ==, 0);
  g_assert_cmpuint (fixture->n_problem, ==, 1);
  g_assert_cmpuint (fixture->n_pending, ==, 2);

  g_assert_no_errno (g_unlink (folder));
  assert_saved (fixture->journal, third);
  g_assert_cmpuint (nabij_journal_get_n_pending (fixture->journal), ==, 0);
  g_assert_null (nabij_journal_get_problem (fixture->journal));
  g_assert_cmpuint (fixture->n_problem, ==, 2);
  g_assert_cmpuint (fixture->n_pending, ==, 3);
  g_assert_cmpuint (fixture->changed->len, ==, 3);
  g_assert_true (g_ptr_array_index (fixture->changed, 0) == first);
  g_assert_true (g_ptr_array_index (fixture->changed, 1) == second);
  g_assert_true (g_ptr_array_index (fixture->changed, 2) == third);
  assert_has (fixture->journal, 3);
}

static void
test_keeps_the_latest_of_what_cannot_be_saved (Fixture      *fixture,
                                               gconstpointer data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijEntry) early = nabij_fixture_session (1);
  g_autoptr (NabijEntry) late = nabij_entry_with_session (early, "soft", 600);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_write (folder, "in the way", -1);
  assert_not_saved (fixture->journal, early, NABIJ_JOURNAL_ERROR_NOT_A_FOLDER);
  assert_not_saved (fixture->journal, late, NABIJ_JOURNAL_ERROR_NOT_A_FOLDER);
  g_assert_cmpuint (nabij_journal_get_n_pending (fixture->journal), ==, 1);

  g_assert_no_errno (g_unlink (folder));
  g_assert_true (flush (fixture->journal, &error));
  entries = list (fixture->journal, NULL, 10, &error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, 0), late));
}

static void
test_tries_again_when_there_is_room (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autofree char *text = g_strnfill (256 * 1024, 'x');
  g_autoptr (NabijEntry) entry = NULL;
  g_autoptr (NabijEntry) small = nabij_fixture_session (1);
  g_autoptr (GError) error = NULL;

  entry = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .text = text });
  assert_saved (fixture->journal, small);
  nabij_fixture_limit_file_size (64 * 1024);
  g_assert_false (save (fixture->journal, entry, &error));
  nabij_fixture_lift_file_size ();
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_FULL);
  assert_has (fixture->journal, 1);

  nabij_journal_retry (fixture->journal);
  while (nabij_journal_get_n_pending (fixture->journal) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (nabij_journal_get_problem (fixture->journal));
  assert_has (fixture->journal, 2);
}

/* What is too large for the room that is left does not hold up what is small enough. */
static void
test_does_not_hold_up_small_entries (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autofree char *text = g_strnfill (256 * 1024, 'x');
  g_autoptr (NabijEntry) large = NULL;
  g_autoptr (NabijEntry) small = nabij_fixture_session (1);
  g_autoptr (GError) large_error = NULL;
  g_autoptr (GError) small_error = NULL;

  large = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .text = text });
  nabij_fixture_limit_file_size (64 * 1024);
  save (fixture->journal, large, &large_error);
  save (fixture->journal, small, &small_error);
  nabij_fixture_lift_file_size ();

  g_assert_error (large_error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_FULL);
  g_assert_no_error (small_error);
  g_assert_cmpuint (nabij_journal_get_n_pending (fixture->journal), ==, 1);
  g_assert_error (nabij_journal_get_problem (fixture->journal), NABIJ_JOURNAL_ERROR,
                  NABIJ_JOURNAL_ERROR_FULL);
}

static void
test_sets_a_damaged_file_aside (Fixture      *fixture,
                                gconstpointer data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);
  g_autofree char *contents = NULL;
  const char      *set_aside;

  nabij_fixture_write (file, "damaged", -1);
  g_assert_null (nabij_journal_get_set_aside_path (fixture->journal));
  assert_saved (fixture->journal, entry);
  g_assert_cmpuint (fixture->n_set_aside, ==, 1);
  set_aside = nabij_journal_get_set_aside_path (fixture->journal);
  g_assert_true (g_file_get_contents (set_aside, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "damaged");
  assert_has (fixture->journal, 1);
}

/* The disk loses all but the first page, after the file was found sound. */
static void
test_sets_aside_what_is_damaged_while_it_is_open (Fixture      *fixture,
                                                  gconstpointer data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");

  nabij_fixture_save_many (1);
  /* More than SQLite keeps in memory. */
  nabij_fixture_execute (file,
                         "WITH RECURSIVE n (i) AS"
                         " (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000)"
                         " INSERT INTO entry (uuid, kind, utc_us, offset_s, text)"
                         " SELECT hex (randomblob (16)), 'note', i, 0, hex (zeroblob (1000))"
                         " FROM n",
                         FALSE);
  assert_has (fixture->journal, 1000);
  g_assert_no_errno (truncate (file, 4096));

  /* Nothing is noticed in the pages that are remembered, but before long all is well again. */
  for (guint i = 0; i < 100 && nabij_journal_get_set_aside_path (fixture->journal) == NULL; i++) {
    g_autoptr (NabijEntry) entry = nabij_fixture_session (i);

    assert_saved (fixture->journal, entry);
  }
  g_assert_nonnull (nabij_journal_get_set_aside_path (fixture->journal));
  g_assert_null (nabij_journal_get_problem (fixture->journal));
  assert_has (fixture->journal, 1);
}

/* Somebody tidies up while the program runs. */
static void
test_begins_anew_when_its_folder_is_gone (Fixture      *fixture,
                                          gconstpointer data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  g_autofree char *away_file = g_build_filename (away, "journal.db", NULL);
  g_autoptr (NabijEntry) before = nabij_fixture_session (1);
  g_autoptr (NabijEntry) after = nabij_fixture_session (2);
  g_autofree char *count = NULL;

  assert_saved (fixture->journal, before);
  assert_has (fixture->journal, 1);
  g_assert_no_errno (g_rename (folder, away));

  assert_saved (fixture->journal, after);
  assert_has (fixture->journal, 1);
  count = nabij_fixture_query (away_file, "SELECT utc_us FROM entry");
  g_assert_cmpstr (count, ==, "1\n");
}

static void
test_leaves_a_newer_file_untouched (Fixture      *fixture,
                                    gconstpointer data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  nabij_fixture_save_many (3);
  nabij_fixture_execute (file, "PRAGMA user_version = 1000", FALSE);
  before = nabij_fixture_checksum (file);

  entries = list (fixture->journal, NULL, 10, &error);
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_NEWER);
  g_assert_null (entries);
  assert_not_saved (fixture->journal, entry, NABIJ_JOURNAL_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_false (close_journal (fixture->journal, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_NEWER);

  after = nabij_fixture_checksum (file);
  g_assert_cmpstr (after, ==, before);
}

static void
test_reads_what_another_program_has (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);
  g_autoptr (NabijDatabase) other = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_save_many (3);
  other = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK, NULL,
                               &error);
  g_assert_no_error (error);

  assert_not_saved (fixture->journal, entry, NABIJ_JOURNAL_ERROR_LOCKED);
  assert_has (fixture->journal, 3);

  g_clear_pointer (&other, nabij_database_close);
  g_assert_true (flush (fixture->journal, &error));
  assert_has (fixture->journal, 4);
}

static void
test_keeps_nothing_of_a_cancelled_save (Fixture      *fixture,
                                        gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  nabij_journal_save_async (fixture->journal, entry, cancellable, store_result_cb, &result);
  wait_for (&result);
  g_assert_false (nabij_journal_save_finish (fixture->journal, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (nabij_journal_get_problem (fixture->journal));
  g_assert_cmpuint (nabij_journal_get_n_pending (fixture->journal), ==, 0);
  assert_has (fixture->journal, 0);
}

static void
test_gives_up_a_cancelled_list (Fixture      *fixture,
                                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  nabij_journal_list_async (fixture->journal, NULL, 10, cancellable, store_result_cb, &result);
  g_cancellable_cancel (cancellable);
  wait_for (&result);
  entries = nabij_journal_list_finish (fixture->journal, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (entries);
}

static void
test_closes_after_everything_that_was_asked (Fixture      *fixture,
                                             gconstpointer data)
{
  enum { N_ENTRIES = 30 };
  g_autofree char *log = nabij_fixture_dup_file ("journal.db-wal");
  g_autoptr (GError) error = NULL;

  assert_has (fixture->journal, 0);
  for (guint i = 0; i < N_ENTRIES; i++) {
    g_autoptr (NabijEntry) entry = nabij_fixture_session (i);

    nabij_journal_save_async (fixture->journal, entry, NULL, NULL, NULL);
  }
  g_assert_true (close_journal (fixture->journal, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (fixture->changed->len, ==, N_ENTRIES);
  /* All is in one file, which can be copied. */
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
test_opens_again_after_closing (Fixture      *fixture,
                                gconstpointer data)
{
  g_autoptr (NabijEntry) first = nabij_fixture_session (1);
  g_autoptr (NabijEntry) second = nabij_fixture_session (2);
  g_autoptr (GError) error = NULL;

  assert_saved (fixture->journal, first);
  g_assert_true (close_journal (fixture->journal, &error));
  assert_has (fixture->journal, 1);
  g_assert_true (close_journal (fixture->journal, &error));
  assert_saved (fixture->journal, second);
  assert_has (fixture->journal, 2);
}

static void
test_closes_without_a_loop (Fixture      *fixture,
                            gconstpointer data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *log = nabij_fixture_dup_file ("journal.db-wal");
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *count = NULL;
  g_autoptr (GError) error = NULL;

  nabij_journal_save_async (fixture->journal, entry, NULL, store_result_cb, &result);
  g_assert_true (nabij_journal_close_blocking (fixture->journal, LONG_US, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (fixture->changed->len, ==, 1);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  count = nabij_fixture_query (file, "SELECT count(*) FROM entry");
  g_assert_cmpstr (count, ==, "1\n");
  wait_for (&result);
  g_assert_true (nabij_journal_save_finish (fixture->journal, result, &error));
}

static void
test_says_what_was_not_saved_in_the_end (Fixture      *fixture,
                                         gconstpointer data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);
  g_autoptr (GError) error = NULL;

  nabij_fixture_write (folder, "in the way", -1);
  nabij_journal_save_async (fixture->journal, entry, NULL, NULL, NULL);
  g_assert_false (nabij_journal_close_blocking (fixture->journal, LONG_US, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_NOT_A_FOLDER);
}

/* Another program keeps the file to itself, and the save waits for it. */
static void
test_waits_no_longer_than_it_may (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijEntry) first = nabij_fixture_session (1);
  g_autoptr (NabijEntry) second = nabij_fixture_session (2);
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;

  assert_saved (fixture->journal, first);
  g_assert_cmpint (sqlite3_open (file, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  nabij_journal_save_async (fixture->journal, second, NULL, NULL, NULL);
  g_assert_false (nabij_journal_close_blocking (fixture->journal, 1000, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_BUSY);
  g_clear_error (&error);

  sqlite3_close (other);
  g_assert_true (flush (fixture->journal, &error));
  g_assert_no_error (error);
  assert_has (fixture->journal, 2);
}

static void
test_can_be_let_go_of_at_any_time (Fixture      *fixture,
                                   gconstpointer data)
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

    if (flush (fixture->journal, &error) && save (fixture->journal, entry, &error))
      break;
    g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_LOCKED);
  }
  assert_has (fixture->journal, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/nabij/journal/journal/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("saves-and-lists", test_saves_and_lists);
  ADD ("touches-nothing-until-it-is-used", test_touches_nothing_until_it_is_used);
  ADD ("opens-when-asked", test_opens_when_asked);
  ADD ("lists-an-empty-journal", test_lists_an_empty_journal);
  ADD ("lists-in-pages", test_lists_in_pages);
  ADD ("changes-a-running-session", test_changes_a_running_session);
  ADD ("tells-of-a-change-before-it-answers", test_tells_of_a_change_before_it_answers);
  ADD ("keeps-what-cannot-be-saved", test_keeps_what_cannot_be_saved);
  ADD ("keeps-the-latest-of-what-cannot-be-saved", test_keeps_the_latest_of_what_cannot_be_saved);
  ADD ("tries-again-when-there-is-room", test_tries_again_when_there_is_room);
  ADD ("does-not-hold-up-small-entries", test_does_not_hold_up_small_entries);
  ADD ("sets-a-damaged-file-aside", test_sets_a_damaged_file_aside);
  ADD ("sets-aside-what-is-damaged-while-it-is-open",
       test_sets_aside_what_is_damaged_while_it_is_open);
  ADD ("begins-anew-when-its-folder-is-gone", test_begins_anew_when_its_folder_is_gone);
  ADD ("leaves-a-newer-file-untouched", test_leaves_a_newer_file_untouched);
  ADD ("reads-what-another-program-has", test_reads_what_another_program_has);
  ADD ("keeps-nothing-of-a-cancelled-save", test_keeps_nothing_of_a_cancelled_save);
  ADD ("gives-up-a-cancelled-list", test_gives_up_a_cancelled_list);
  ADD ("closes-after-everything-that-was-asked", test_closes_after_everything_that_was_asked);
  ADD ("opens-again-after-closing", test_opens_again_after_closing);
  ADD ("closes-without-a-loop", test_closes_without_a_loop);
  ADD ("says-what-was-not-saved-in-the-end", test_says_what_was_not_saved_in_the_end);
  ADD ("waits-no-longer-than-it-may", test_waits_no_longer_than_it_may);
  ADD ("can-be-let-go-of-at-any-time", test_can_be_let_go_of_at_any_time);
#undef ADD

  return g_test_run ();
}
