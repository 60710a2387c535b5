/* test-database.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-database.h"

#include "nabij-entry-store.h"
#include "nabij-journal-error.h"
#include "nabij-journal-fixture.h"
#include "nabij-schema.h"

#include <glib/gstdio.h>
#include <string.h>

static NabijDatabase *
open_sound (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;
  NabijDatabase *database;

  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK,
                                  &set_aside, &error);
  g_assert_no_error (error);
  g_assert_nonnull (database);
  g_assert_cmpstr (set_aside, ==, NULL);

  return database;
}

static void
assert_refused (const char       *folder,
                NabijJournalError code)
{
  g_autoptr (NabijDatabase) database = NULL;
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;

  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK,
                                  &set_aside, &error);
  g_assert_error (error, NABIJ_JOURNAL_ERROR, (int)code);
  g_assert_null (database);
  g_assert_cmpstr (set_aside, ==, NULL);
}

static gint64
query_number (NabijDatabase *database,
              const char    *sql)
{
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, &error);
  gint64        number;

  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  g_assert_true (nabij_database_finish (database, statement, SQLITE_DONE, &error));

  return number;
}

static void
test_begins_an_empty_journal (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *log = nabij_fixture_dup_file ("journal.db-wal");
  g_autofree char *index = nabij_fixture_dup_file ("journal.db-shm");
  g_autofree char *lock = nabij_fixture_dup_file ("journal.lock");
  g_autofree char *version = NULL;
  NabijDatabase   *database = open_sound ();

  g_assert_cmpuint (nabij_fixture_get_mode (folder), ==, 0700);
  g_assert_cmpuint (nabij_fixture_get_mode (file), ==, 0600);
  g_assert_cmpuint (nabij_fixture_get_mode (log), ==, 0600);
  g_assert_cmpuint (nabij_fixture_get_mode (index), ==, 0600);
  g_assert_cmpuint (nabij_fixture_get_mode (lock), ==, 0600);
  nabij_database_close (database);

  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  version = nabij_fixture_query (file, "SELECT (SELECT * FROM pragma_user_version) || ' ' ||"
                                       " (SELECT * FROM pragma_application_id)");
  g_assert_cmpstr (version, ==, "5 1315005034\n");
}

static void
test_makes_what_is_there_private (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijDatabase) database = NULL;

  nabij_fixture_load_dump ("v1.sql", file);
  g_assert_no_errno (g_chmod (folder, 0755));
  g_assert_no_errno (g_chmod (file, 0644));

  database = open_sound ();
  g_assert_cmpuint (nabij_fixture_get_mode (folder), ==, 0700);
  g_assert_cmpuint (nabij_fixture_get_mode (file), ==, 0600);
}

static void
test_begins_in_an_empty_file (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijDatabase) database = NULL;

  nabij_fixture_write (file, "", 0);
  database = open_sound ();
  g_assert_cmpint (query_number (database, "SELECT count(*) FROM entry"), ==, 0);
}

/* As after a crash between the first two steps of making one. */
static void
test_begins_in_a_file_without_anything_in_it (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijDatabase) database = NULL;

  nabij_fixture_write (file, "", 0);
  nabij_fixture_execute (file, "PRAGMA journal_mode = WAL", FALSE);
  database = open_sound ();
  g_assert_cmpint (query_number (database, "SELECT count(*) FROM entry"), ==, 0);
}

static void
test_is_safe_from_power_cuts_and_tampering (void)
{
  g_autoptr (NabijDatabase) database = open_sound ();
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *mode = NULL;

  /* FULL is 2, MEMORY is 2. */
  g_assert_cmpint (query_number (database, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (query_number (database, "PRAGMA temp_store"), ==, 2);
  g_assert_cmpint (query_number (database, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (query_number (database, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (query_number (database, "PRAGMA cell_size_check"), ==, 1);
  g_assert_cmpint (query_number (database, "PRAGMA secure_delete"), ==, 1);
  g_assert_cmpint (query_number (database, "PRAGMA mmap_size"), ==, 0);
  mode = nabij_fixture_query (file, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "wal\n");
}

static void
test_reads_version_1 (void)
{
  static const NabijEntryFields rows[] = {
    { .uuid = "0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0003",
      .kind = NABIJ_ENTRY_KIND_NOTE,
      .instant = { G_GINT64_CONSTANT (1795295045000000), 0 },
      .title = "A title",
      .text = "Two\nlines" },
    { .uuid = "0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0002",
      .kind = NABIJ_ENTRY_KIND_SESSION,
      .instant = { G_GINT64_CONSTANT (1795291445000000), 3600 },
      .author = "Noor",
      .text = "Het was fijn — even rust.",
      .changed_us = G_GINT64_CONSTANT (1795291501000000),
      .practice = "five-exhales",
      .duration_us = 56000000 },
    { .uuid = "0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0001",
      .kind = NABIJ_ENTRY_KIND_SESSION,
      .instant = { G_GINT64_CONSTANT (1795287845000000), 3600 },
      .changed_us = G_GINT64_CONSTANT (1795288025000000),
      .practice = "water-and-rust",
      .pattern = "water",
      .duration_us = 180000000 },
    { .uuid = "0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0004",
      .kind = NABIJ_ENTRY_KIND_LETTER,
      .instant = { -1, -18000 },
      .author = "Sam",
      .title = "",
      .text = "" },
  };
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_load_dump ("v1.sql", file);
  database = open_sound ();
  g_assert_cmpint (query_number (database, "PRAGMA user_version"), ==,
                   nabij_schema_get_newest_version ());

  entries = nabij_entry_store_list (database, NULL, 100, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (NabijEntry) expected = nabij_entry_new (&rows[i]);

    g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, i), expected));
  }
}

/* A step that was released is never edited: what it makes is what the stored file has. */
static void
test_still_makes_version_1 (void)
{
  static const char question[] = "SELECT sql FROM sqlite_schema WHERE sql <> '' ORDER BY name";
  g_autofree char  *old_file = nabij_fixture_dup_file ("old.db");
  g_autofree char  *new_file = nabij_fixture_dup_file ("new.db");
  g_autofree char  *old_schema = NULL;
  g_autofree char  *new_schema = NULL;

  g_assert_cmpint (nabij_schema_get_step_after (0)->version, ==, 1);
  nabij_fixture_load_dump ("v1.sql", old_file);
  nabij_fixture_execute (new_file, nabij_schema_get_step_after (0)->sql, FALSE);

  old_schema = nabij_fixture_query (old_file, question);
  new_schema = nabij_fixture_query (new_file, question);
  g_assert_cmpstr (old_schema, ==, new_schema);
}

static void
test_leaves_a_newer_file_untouched (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *log = nabij_fixture_dup_file ("journal.db-wal");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  nabij_fixture_load_dump ("v1.sql", file);
  nabij_fixture_execute (file, "PRAGMA user_version = 6; CREATE TABLE future (x);", FALSE);
  before = nabij_fixture_checksum (file);

  assert_refused (folder, NABIJ_JOURNAL_ERROR_NEWER);

  after = nabij_fixture_checksum (file);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (nabij_fixture_count_set_aside (), ==, 0);
}

/* A newer program that crashed has its version in the log alone. */
static void
test_leaves_a_newer_log_untouched (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *log = nabij_fixture_dup_file ("journal.db-wal");
  g_autofree char *before = NULL;
  g_autofree char *log_before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *log_after = NULL;

  nabij_fixture_load_dump ("v1.sql", file);
  nabij_fixture_execute (file, "PRAGMA user_version = 999; CREATE TABLE future (x);", TRUE);
  before = nabij_fixture_checksum (file);
  log_before = nabij_fixture_checksum (log);

  assert_refused (folder, NABIJ_JOURNAL_ERROR_NEWER);

  after = nabij_fixture_checksum (file);
  log_after = nabij_fixture_checksum (log);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (log_after, ==, log_before);
  g_assert_cmpuint (nabij_fixture_count_set_aside (), ==, 0);
}

static void
test_finishes_what_a_crash_left_in_the_log (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijDatabase) database = NULL;

  nabij_fixture_load_dump ("v1.sql", file);
  nabij_fixture_execute (file,
                         "INSERT INTO entry (uuid, kind, utc_us, offset_s)"
                         " VALUES ('x', 'note', 0, 0)",
                         TRUE);
  database = open_sound ();
  g_assert_cmpint (query_number (database, "SELECT count(*) FROM entry"), ==, 5);
}

static void
test_keeps_out_of_what_is_no_folder (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *below = g_build_filename (folder, "deeper", "still", NULL);
  g_autofree char *contents = NULL;

  nabij_fixture_write (folder, "mine", -1);

  assert_refused (folder, NABIJ_JOURNAL_ERROR_NOT_A_FOLDER);
  assert_refused (below, NABIJ_JOURNAL_ERROR_NOT_A_FOLDER);
  g_assert_true (g_file_get_contents (folder, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "mine");
}

/* In /proc nobody can make a folder, not even the administrator. */
static void
test_says_that_a_folder_cannot_be_made (void)
{
  assert_refused ("/proc/nabij/journal", NABIJ_JOURNAL_ERROR_UNWRITABLE);
}

/* A folder in place of the log keeps SQLite from writing, whoever runs it. */
static void
test_says_that_a_file_cannot_be_written (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *log = nabij_fixture_dup_file ("journal.db-wal");
  g_autoptr (NabijDatabase) database = NULL;

  nabij_fixture_load_dump ("v1.sql", file);
  g_assert_no_errno (g_mkdir (log, 0700));
  assert_refused (folder, NABIJ_JOURNAL_ERROR_UNWRITABLE);

  g_assert_no_errno (g_rmdir (log));
  database = open_sound ();
  g_assert_cmpint (query_number (database, "SELECT count(*) FROM entry"), ==, 4);
}

static void
test_says_that_there_is_no_room_to_begin (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_limit_file_size (2048);
  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK, NULL,
                                  &error);
  nabij_fixture_lift_file_size ();

  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_FULL);
  g_assert_null (database);
  database = open_sound ();
}

static gboolean
save_and_fail (NabijDatabase *database,
               gpointer       data,
               GError       **error)
{
  sqlite3_stmt *statement;

  statement = nabij_database_prepare (database,
                                      "INSERT INTO entry (uuid, kind, utc_us, offset_s)"
                                      " VALUES ('x', 'note', 0, 0)",
                                      error);
  g_assert_true (nabij_database_finish (database, statement, sqlite3_step (statement), error));
  g_assert_cmpint (query_number (database, "SELECT count(*) FROM entry"), ==, 1);
  g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_FAILED, "No");

  return FALSE;
}

static void
test_does_everything_or_nothing (void)
{
  g_autoptr (NabijDatabase) database = open_sound ();
  g_autoptr (GError) error = NULL;

  g_assert_false (nabij_database_in_transaction (database, save_and_fail, NULL, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_FAILED);
  g_assert_cmpint (query_number (database, "SELECT count(*) FROM entry"), ==, 0);
}

static void
test_tells_that_its_file_has_moved (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *other = nabij_fixture_dup_file ("other.db");
  g_autoptr (NabijDatabase) database = open_sound ();

  g_assert_false (nabij_database_has_moved (database));
  g_assert_no_errno (g_rename (file, other));
  g_assert_true (nabij_database_has_moved (database));
  g_assert_no_errno (g_rename (other, file));
  g_assert_false (nabij_database_has_moved (database));
}

/* Closing removes the log by its name, which may be somebody else's by then. */
static void
test_leaves_the_log_of_another_file_alone (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *log = nabij_fixture_dup_file ("journal.db-wal");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  NabijDatabase   *database = open_sound ();

  g_assert_no_errno (g_rename (folder, away));
  nabij_fixture_load_dump ("v1.sql", file);
  nabij_fixture_execute (file, "DELETE FROM session", TRUE);
  before = nabij_fixture_checksum (log);
  nabij_database_close (database);

  after = nabij_fixture_checksum (log);
  g_assert_cmpstr (after, ==, before);
}

static void
test_is_open_for_writing_once (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijDatabase) database = open_sound ();

  assert_refused (folder, NABIJ_JOURNAL_ERROR_LOCKED);
  g_clear_pointer (&database, nabij_database_close);
  database = open_sound ();
}

static void
test_is_read_while_it_is_written (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijDatabase) database = open_sound ();
  g_autoptr (NabijDatabase) reader = NULL;
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);
  g_autoptr (GError) error = NULL;

  reader = nabij_database_open_for_reading (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query_number (reader, "SELECT count(*) FROM entry"), ==, 0);
  g_assert_true (nabij_entry_store_save (database, entry, &error));
  g_assert_cmpint (query_number (reader, "SELECT count(*) FROM entry"), ==, 1);

  g_assert_false (nabij_entry_store_save (reader, entry, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_UNWRITABLE);
}

static void
test_reads_no_journal_where_there_is_none (void)
{
  static const struct {
    const char       *contents;
    NabijJournalError code;
  } rows[] = {
    { NULL, NABIJ_JOURNAL_ERROR_ABSENT },
    { "", NABIJ_JOURNAL_ERROR_ABSENT },
    { "This is a shopping list, and it is longer than a header of a hundred bytes, because "
      "there are diapers on it, and diapers, and diapers.",
      NABIJ_JOURNAL_ERROR_DAMAGED },
  };
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (NabijDatabase) reader = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *contents = NULL;

    if (rows[i].contents != NULL)
      nabij_fixture_write (file, rows[i].contents, -1);
    reader = nabij_database_open_for_reading (folder, &error);
    g_assert_error (error, NABIJ_JOURNAL_ERROR, (int)rows[i].code);
    g_assert_null (reader);

    g_file_get_contents (file, &contents, NULL, NULL);
    g_assert_cmpstr (contents, ==, rows[i].contents);
  }
}

static void
test_reads_no_newer_journal (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijDatabase) reader = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_load_dump ("v1.sql", file);
  nabij_fixture_execute (file, "PRAGMA user_version = 6", FALSE);
  reader = nabij_database_open_for_reading (folder, &error);
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_NEWER);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add_func ("/nabij/journal/database/" name, func)
  ADD ("begins-an-empty-journal", test_begins_an_empty_journal);
  ADD ("makes-what-is-there-private", test_makes_what_is_there_private);
  ADD ("begins-in-an-empty-file", test_begins_in_an_empty_file);
  ADD ("begins-in-a-file-without-anything-in-it", test_begins_in_a_file_without_anything_in_it);
  ADD ("is-safe-from-power-cuts-and-tampering", test_is_safe_from_power_cuts_and_tampering);
  ADD ("reads-version-1", test_reads_version_1);
  ADD ("still-makes-version-1", test_still_makes_version_1);
  ADD ("leaves-a-newer-file-untouched", test_leaves_a_newer_file_untouched);
  ADD ("leaves-a-newer-log-untouched", test_leaves_a_newer_log_untouched);
  ADD ("finishes-what-a-crash-left-in-the-log", test_finishes_what_a_crash_left_in_the_log);
  ADD ("keeps-out-of-what-is-no-folder", test_keeps_out_of_what_is_no_folder);
  ADD ("says-that-a-folder-cannot-be-made", test_says_that_a_folder_cannot_be_made);
  ADD ("says-that-a-file-cannot-be-written", test_says_that_a_file_cannot_be_written);
  ADD ("says-that-there-is-no-room-to-begin", test_says_that_there_is_no_room_to_begin);
  ADD ("does-everything-or-nothing", test_does_everything_or_nothing);
  ADD ("tells-that-its-file-has-moved", test_tells_that_its_file_has_moved);
  ADD ("leaves-the-log-of-another-file-alone", test_leaves_the_log_of_another_file_alone);
  ADD ("is-open-for-writing-once", test_is_open_for_writing_once);
  ADD ("is-read-while-it-is-written", test_is_read_while_it_is_written);
  ADD ("reads-no-journal-where-there-is-none", test_reads_no_journal_where_there_is_none);
  ADD ("reads-no-newer-journal", test_reads_no_newer_journal);
#undef ADD

  return g_test_run ();
}
