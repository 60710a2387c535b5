/* test-journal-problems.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the journal does where the world is not as it should be.
 */

#include "config.h"

#include "nabij-journal.h"

#include "nabij-database.h"
#include "nabij-journal-fixture.h"
#include "nabij-journal-user.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

/* A text for which there is no room where there is some for a new journal and a line. */
#define LARGE_BYTES (1024 * 1024)
/* Longer than any test takes. */
#define LONG_US (60 * G_USEC_PER_SEC)

static void
test_keeps_what_cannot_be_saved (JournalFixture *fixture,
                                 gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijEntry) first = nabij_fixture_session (1);
  g_autoptr (NabijEntry) second = nabij_fixture_session (2);
  g_autoptr (NabijEntry) third = nabij_fixture_session (3);

  nabij_fixture_write (folder, "in the way", -1);
  journal_assert_not_saved (fixture->journal, first, NABIJ_JOURNAL_ERROR_NOT_A_FOLDER);
  journal_assert_not_saved (fixture->journal, second, NABIJ_JOURNAL_ERROR_NOT_A_FOLDER);
  g_assert_cmpuint (nabij_journal_get_n_pending (fixture->journal), ==, 2);
  g_assert_cmpuint (fixture->changed->len, ==, 0);
  g_assert_cmpuint (fixture->n_problem, ==, 1);
  g_assert_cmpuint (fixture->n_pending, ==, 2);

  g_assert_no_errno (g_unlink (folder));
  journal_assert_saved (fixture->journal, third);
  g_assert_cmpuint (nabij_journal_get_n_pending (fixture->journal), ==, 0);
  g_assert_null (nabij_journal_get_problem (fixture->journal));
  g_assert_cmpuint (fixture->n_problem, ==, 2);
  g_assert_cmpuint (fixture->n_pending, ==, 3);
  g_assert_cmpuint (fixture->changed->len, ==, 3);
  g_assert_true (g_ptr_array_index (fixture->changed, 0) == first);
  g_assert_true (g_ptr_array_index (fixture->changed, 1) == second);
  g_assert_true (g_ptr_array_index (fixture->changed, 2) == third);
  journal_assert_has (fixture->journal, 3);
}

static void
test_keeps_the_latest_of_what_cannot_be_saved (JournalFixture *fixture,
                                               gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijEntry) early = nabij_fixture_session (1);
  g_autoptr (NabijEntry) late = nabij_entry_with_session (early, "soft", 600);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_write (folder, "in the way", -1);
  journal_assert_not_saved (fixture->journal, early, NABIJ_JOURNAL_ERROR_NOT_A_FOLDER);
  journal_assert_not_saved (fixture->journal, late, NABIJ_JOURNAL_ERROR_NOT_A_FOLDER);
  g_assert_cmpuint (nabij_journal_get_n_pending (fixture->journal), ==, 1);

  g_assert_no_errno (g_unlink (folder));
  g_assert_true (journal_flush (fixture->journal, &error));
  entries = journal_list (fixture->journal, 10, &error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, 0), late));
}

static void
test_tries_again_when_there_is_room (JournalFixture *fixture,
                                     gconstpointer   data)
{
  g_autofree char *text = g_strnfill (LARGE_BYTES, 'x');
  g_autoptr (NabijEntry) entry = NULL;
  g_autoptr (NabijEntry) small = nabij_fixture_session (1);
  g_autoptr (GError) error = NULL;

  entry = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .text = text });
  journal_assert_saved (fixture->journal, small);
  nabij_fixture_limit_file_size (LARGE_BYTES / 4);
  g_assert_false (journal_save (fixture->journal, entry, &error));
  nabij_fixture_lift_file_size ();
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_FULL);
  journal_assert_has (fixture->journal, 1);

  nabij_journal_retry (fixture->journal);
  while (nabij_journal_get_n_pending (fixture->journal) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (nabij_journal_get_problem (fixture->journal));
  journal_assert_has (fixture->journal, 2);
}

/* What is too large for the room that is left does not hold up what is small enough. */
static void
test_does_not_hold_up_small_entries (JournalFixture *fixture,
                                     gconstpointer   data)
{
  g_autofree char *text = g_strnfill (LARGE_BYTES, 'x');
  g_autoptr (NabijEntry) large = NULL;
  g_autoptr (NabijEntry) small = nabij_fixture_session (1);
  g_autoptr (GError) large_error = NULL;
  g_autoptr (GError) small_error = NULL;

  large = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .text = text });
  nabij_fixture_limit_file_size (LARGE_BYTES / 4);
  journal_save (fixture->journal, large, &large_error);
  journal_save (fixture->journal, small, &small_error);
  nabij_fixture_lift_file_size ();

  g_assert_error (large_error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_FULL);
  g_assert_no_error (small_error);
  g_assert_cmpuint (nabij_journal_get_n_pending (fixture->journal), ==, 1);
  g_assert_error (nabij_journal_get_problem (fixture->journal), NABIJ_JOURNAL_ERROR,
                  NABIJ_JOURNAL_ERROR_FULL);
}

static void
test_sets_a_damaged_file_aside (JournalFixture *fixture,
                                gconstpointer   data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);
  g_autofree char *contents = NULL;
  const char      *set_aside;

  nabij_fixture_write (file, "damaged", -1);
  g_assert_null (nabij_journal_get_set_aside_path (fixture->journal));
  journal_assert_saved (fixture->journal, entry);
  g_assert_cmpuint (fixture->n_set_aside, ==, 1);
  set_aside = nabij_journal_get_set_aside_path (fixture->journal);
  g_assert_true (g_file_get_contents (set_aside, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "damaged");
  journal_assert_has (fixture->journal, 1);
}

/* The disk loses all but the first page, after the file was found sound. */
static void
test_sets_aside_what_is_damaged_while_it_is_open (JournalFixture *fixture,
                                                  gconstpointer   data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");

  nabij_fixture_save_many (1);
  /* More than SQLite keeps in memory. */
  nabij_fixture_execute (file,
                         "WITH RECURSIVE n (i) AS"
                         " (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000)"
                         " INSERT INTO entry (uuid, kind, utc_us, place, offset_s, text)"
                         " SELECT hex (randomblob (16)), 'note', i, i, 0, hex (zeroblob (1000))"
                         " FROM n",
                         FALSE);
  journal_assert_has (fixture->journal, 1000);
  g_assert_no_errno (truncate (file, 4096));

  /* Nothing is noticed in the pages that are remembered, but before long all is well again. */
  for (guint i = 0; i < 100 && nabij_journal_get_set_aside_path (fixture->journal) == NULL; i++) {
    g_autoptr (NabijEntry) entry = nabij_fixture_session (i);

    journal_assert_saved (fixture->journal, entry);
  }
  g_assert_nonnull (nabij_journal_get_set_aside_path (fixture->journal));
  g_assert_null (nabij_journal_get_problem (fixture->journal));
  journal_assert_has (fixture->journal, 1);
}

/* Somebody tidies up while the program runs. */
static void
test_begins_anew_when_its_folder_is_gone (JournalFixture *fixture,
                                          gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  g_autofree char *away_file = g_build_filename (away, "journal.db", NULL);
  g_autoptr (NabijEntry) before = nabij_fixture_session (1);
  g_autoptr (NabijEntry) after = nabij_fixture_session (2);
  g_autofree char *count = NULL;

  journal_assert_saved (fixture->journal, before);
  journal_assert_has (fixture->journal, 1);
  g_assert_no_errno (g_rename (folder, away));

  journal_assert_saved (fixture->journal, after);
  journal_assert_has (fixture->journal, 1);
  count = nabij_fixture_query (away_file, "SELECT utc_us FROM entry");
  g_assert_cmpstr (count, ==, "1\n");
}

static void
test_leaves_a_newer_file_untouched (JournalFixture *fixture,
                                    gconstpointer   data)
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

  entries = journal_list (fixture->journal, 10, &error);
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_NEWER);
  g_assert_null (entries);
  journal_assert_not_saved (fixture->journal, entry, NABIJ_JOURNAL_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_false (journal_close (fixture->journal, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_NEWER);

  after = nabij_fixture_checksum (file);
  g_assert_cmpstr (after, ==, before);
}

static void
test_reads_what_another_program_has (JournalFixture *fixture,
                                     gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);
  g_autoptr (NabijDatabase) other = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_save_many (3);
  other = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK, NULL,
                               &error);
  g_assert_no_error (error);

  journal_assert_not_saved (fixture->journal, entry, NABIJ_JOURNAL_ERROR_LOCKED);
  journal_assert_has (fixture->journal, 3);

  g_clear_pointer (&other, nabij_database_close);
  g_assert_true (journal_flush (fixture->journal, &error));
  journal_assert_has (fixture->journal, 4);
}

static void
test_says_what_was_not_saved_in_the_end (JournalFixture *fixture,
                                         gconstpointer   data)
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
test_waits_no_longer_than_it_may (JournalFixture *fixture,
                                  gconstpointer   data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijEntry) first = nabij_fixture_session (1);
  g_autoptr (NabijEntry) second = nabij_fixture_session (2);
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;

  journal_assert_saved (fixture->journal, first);
  g_assert_cmpint (sqlite3_open (file, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  nabij_journal_save_async (fixture->journal, second, NULL, NULL, NULL);
  g_assert_false (nabij_journal_close_blocking (fixture->journal, 1000, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_BUSY);
  g_clear_error (&error);

  sqlite3_close (other);
  g_assert_true (journal_flush (fixture->journal, &error));
  g_assert_no_error (error);
  journal_assert_has (fixture->journal, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/nabij/journal/journal-problems/" name, JournalFixture, NULL, journal_set_up, func, \
              journal_tear_down)
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
  ADD ("says-what-was-not-saved-in-the-end", test_says_what_was_not_saved_in_the_end);
  ADD ("waits-no-longer-than-it-may", test_waits_no_longer_than_it_may);
#undef ADD

  return g_test_run ();
}
