/* test-set-aside.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens to a file that stands in the place of the journal and is none.
 */

#include "config.h"

#include "nabij-database.h"
#include "nabij-entry-store.h"
#include "nabij-journal-error.h"
#include "nabij-journal-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* Enough that the file has many pages. */
#define N_ENTRIES 400

typedef void (*DamageFunc) (const char *file);

static char *
open_and_get_set_aside (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (NabijEntry) entry = nabij_fixture_session (0);
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;

  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK,
                                  &set_aside, &error);
  g_assert_no_error (error);
  g_assert_nonnull (set_aside);

  /* The new journal works. */
  g_assert_true (nabij_entry_store_save (database, entry, &error));
  entries = nabij_entry_store_list (database, NULL, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);

  return g_steal_pointer (&set_aside);
}

static void
overwrite (const char *file,
           gsize       at,
           const char *bytes,
           gsize       length)
{
  g_autofree char *contents = NULL;
  gsize            size;

  g_assert_true (g_file_get_contents (file, &contents, &size, NULL));
  g_assert_cmpuint (at + length, <=, size);
  memcpy (contents + at, bytes, length);
  nabij_fixture_write (file, contents, (gssize)size);
}

static void
damage_with_noise (const char *file)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261121);
  char noise[8192];

  for (guint i = 0; i < sizeof noise; i++)
    noise[i] = (char)g_rand_int_range (random, 0, 256);
  nabij_fixture_write (file, noise, sizeof noise);
}

static void
damage_with_a_picture (const char *file)
{
  static const char picture[512] = "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01";

  nabij_fixture_write (file, picture, sizeof picture);
}

static void
damage_with_one_byte (const char *file)
{
  nabij_fixture_write (file, "S", 1);
}

static void
damage_by_cutting_in_the_header (const char *file)
{
  nabij_fixture_save_many (N_ENTRIES);
  g_assert_no_errno (truncate (file, 50));
}

static void
damage_by_cutting_after_the_header (const char *file)
{
  nabij_fixture_save_many (N_ENTRIES);
  g_assert_no_errno (truncate (file, 100));
}

static void
damage_by_cutting_at_a_page (const char *file)
{
  nabij_fixture_save_many (N_ENTRIES);
  g_assert_no_errno (truncate (file, 8 * 4096));
}

static void
damage_by_cutting_in_a_page (const char *file)
{
  nabij_fixture_save_many (N_ENTRIES);
  g_assert_no_errno (truncate (file, 8 * 4096 + 1000));
}

static void
damage_a_page (const char *file)
{
  static const char zeroes[4096];

  nabij_fixture_save_many (N_ENTRIES);
  overwrite (file, 9 * 4096, zeroes, sizeof zeroes);
}

static void
damage_the_schema (const char *file)
{
  static const char junk[200] = { 'x' };

  nabij_fixture_save_many (N_ENTRIES);
  overwrite (file, 4096 - sizeof junk, junk, sizeof junk);
}

static void
damage_the_version (const char *file)
{
  nabij_fixture_save_many (N_ENTRIES);
  nabij_fixture_execute (file, "PRAGMA user_version = 0", FALSE);
}

static void
damage_with_another_program (const char *file)
{
  nabij_fixture_write (file, "", 0);
  nabij_fixture_execute (file, "CREATE TABLE bookmarks (x); INSERT INTO bookmarks VALUES (1);",
                         FALSE);
}

static void
damage_with_another_program_and_version (const char *file)
{
  nabij_fixture_write (file, "", 0);
  nabij_fixture_execute (file, "CREATE TABLE bookmarks (x); PRAGMA user_version = 57;", FALSE);
}

static void
damage_with_another_application (const char *file)
{
  nabij_fixture_write (file, "", 0);
  nabij_fixture_execute (file, "PRAGMA application_id = 252006675; PRAGMA user_version = 1;",
                         FALSE);
}

static const struct {
  const char *name;
  DamageFunc  func;
} damages[] = {
  { "noise", damage_with_noise },
  { "a-picture", damage_with_a_picture },
  { "one-byte", damage_with_one_byte },
  { "cut-in-the-header", damage_by_cutting_in_the_header },
  { "cut-after-the-header", damage_by_cutting_after_the_header },
  { "cut-at-a-page", damage_by_cutting_at_a_page },
  { "cut-in-a-page", damage_by_cutting_in_a_page },
  { "an-empty-page", damage_a_page },
  { "a-damaged-schema", damage_the_schema },
  { "tables-without-a-version", damage_the_version },
  { "another-program", damage_with_another_program },
  { "another-program-with-a-version", damage_with_another_program_and_version },
  { "another-application", damage_with_another_application },
};

/* Sets the file aside with every byte it had. */
static void
test_damage (gconstpointer data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *expected = nabij_fixture_dup_file ("journal-set-aside-2026-11-21-200405.db");
  g_autofree char *set_aside = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  damages[GPOINTER_TO_UINT (data)].func (file);
  before = nabij_fixture_checksum (file);

  set_aside = open_and_get_set_aside ();

  g_assert_cmpstr (set_aside, ==, expected);
  after = nabij_fixture_checksum (set_aside);
  g_assert_cmpstr (after, ==, before);
}

static void
test_sets_a_folder_aside (void)
{
  g_autofree char *inside = nabij_fixture_dup_file ("journal.db/note");
  g_autofree char *moved = NULL;
  g_autofree char *set_aside = NULL;
  g_autofree char *contents = NULL;

  nabij_fixture_write (inside, "mine", -1);
  set_aside = open_and_get_set_aside ();
  moved = g_build_filename (set_aside, "note", NULL);
  g_assert_true (g_file_get_contents (moved, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "mine");
}

/* The log may hold what the person wrote last. */
static void
test_sets_the_log_aside_with_its_file (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *log = nabij_fixture_dup_file ("journal.db-wal");
  g_autofree char *set_aside = NULL;
  g_autofree char *moved_log = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  nabij_fixture_save_many (N_ENTRIES);
  nabij_fixture_execute (file, "DELETE FROM session WHERE entry_id = 1", TRUE);
  g_assert_no_errno (truncate (file, 8 * 4096));
  before = nabij_fixture_checksum (log);

  set_aside = open_and_get_set_aside ();

  moved_log = g_strconcat (set_aside, "-wal", NULL);
  after = nabij_fixture_checksum (moved_log);
  g_assert_cmpstr (after, ==, before);
}

static void
test_sets_a_log_aside_that_lost_its_file (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *log = nabij_fixture_dup_file ("journal.db-wal");
  g_autofree char *set_aside = NULL;
  g_autofree char *moved_log = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  nabij_fixture_save_many (3);
  nabij_fixture_execute (file, "DELETE FROM session", TRUE);
  before = nabij_fixture_checksum (log);
  g_assert_no_errno (g_unlink (file));

  set_aside = open_and_get_set_aside ();

  moved_log = g_strconcat (set_aside, "-wal", NULL);
  after = nabij_fixture_checksum (moved_log);
  g_assert_cmpstr (after, ==, before);
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *contents = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
  nabij_fixture_write (to, contents, (gssize)length);
}

/* Another program crashed in the middle of a change. Opening its file would take that back. */
static void
test_does_not_repair_another_program (void)
{
  g_autofree char *theirs = g_build_filename (g_get_user_data_dir (), "theirs.db", NULL);
  g_autofree char *their_journal = g_strconcat (theirs, "-journal", NULL);
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *journal = nabij_fixture_dup_file ("journal.db-journal");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *journal_before = NULL;
  g_autofree char *journal_after = NULL;
  g_autofree char *set_aside = NULL;
  g_autofree char *moved_journal = NULL;
  sqlite3         *handle = NULL;

  g_assert_no_errno (g_mkdir_with_parents (g_get_user_data_dir (), 0700));
  nabij_fixture_execute (theirs,
                         "PRAGMA application_id = 252006675; CREATE TABLE t (x);"
                         "WITH RECURSIVE n (i) AS"
                         " (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 500)"
                         " INSERT INTO t SELECT hex (zeroblob (500)) FROM n;",
                         FALSE);
  g_assert_cmpint (sqlite3_open (theirs, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "PRAGMA cache_size = 1; BEGIN; UPDATE t SET x = hex (x);",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  copy_file (theirs, file);
  copy_file (their_journal, journal);
  sqlite3_close (handle);
  before = nabij_fixture_checksum (file);
  journal_before = nabij_fixture_checksum (journal);

  set_aside = open_and_get_set_aside ();

  moved_journal = g_strconcat (set_aside, "-journal", NULL);
  after = nabij_fixture_checksum (set_aside);
  journal_after = nabij_fixture_checksum (moved_journal);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (journal_after, ==, journal_before);
}

static void
test_never_sets_one_over_another (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *contents = NULL;

  nabij_fixture_write (file, "first", -1);
  first = open_and_get_set_aside ();
  nabij_fixture_write (file, "second", -1);
  second = open_and_get_set_aside ();

  g_assert_cmpstr (first, !=, second);
  g_assert_cmpuint (nabij_fixture_count_set_aside (), ==, 2);
  g_assert_true (g_file_get_contents (first, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "first");
  g_clear_pointer (&contents, g_free);
  g_assert_true (g_file_get_contents (second, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "second");
}

/* A damage of an index is seen only by looking at everything. */
static void
test_finds_a_damaged_index (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijDatabase) database = NULL;
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_save_many (3);
  nabij_fixture_execute (file,
                         "PRAGMA writable_schema = ON;"
                         "UPDATE sqlite_schema SET sql = replace (sql, '(place)', '(offset_s)')"
                         " WHERE name = 'entry_by_place';",
                         FALSE);
  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_WHOLE,
                                  &set_aside, &error);
  g_assert_no_error (error);
  g_assert_nonnull (set_aside);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autofree char *path = g_strconcat ("/nabij/journal/set-aside/keeps/", damages[i].name, NULL);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_damage);
  }
  g_test_add_func ("/nabij/journal/set-aside/sets-a-folder-aside", test_sets_a_folder_aside);
  g_test_add_func ("/nabij/journal/set-aside/sets-the-log-aside-with-its-file",
                   test_sets_the_log_aside_with_its_file);
  g_test_add_func ("/nabij/journal/set-aside/sets-a-log-aside-that-lost-its-file",
                   test_sets_a_log_aside_that_lost_its_file);
  g_test_add_func ("/nabij/journal/set-aside/does-not-repair-another-program",
                   test_does_not_repair_another_program);
  g_test_add_func ("/nabij/journal/set-aside/never-sets-one-over-another",
                   test_never_sets_one_over_another);
  g_test_add_func ("/nabij/journal/set-aside/finds-a-damaged-index", test_finds_a_damaged_index);

  return g_test_run ();
}
