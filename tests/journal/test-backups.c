/* test-backups.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-backups.h"

#include "nabij-fake-clock.h"
#include "nabij-journal-fixture.h"
#include "nabij-journal-user.h"
#include "nabij-keeping-user.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#define DAY_US G_TIME_SPAN_DAY
#define YEARS_AGO_US (10 * 365 * DAY_US)

typedef struct {
  NabijFakeClock *clock;
  NabijJournal   *journal;
  guint           n_resets;
} Fixture;

static void
count_cb (NabijJournal *journal,
          Fixture      *fixture)
{
  fixture->n_resets++;
}

/* The clock is behind that of the files, so that every day has changes in it. */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();

  fixture->clock = nabij_fake_clock_new (12);
  nabij_fake_clock_pass (fixture->clock, -YEARS_AGO_US);
  fixture->journal = nabij_journal_new_with_clock (folder, NABIJ_CLOCK (fixture->clock));
  g_signal_connect (fixture->journal, "reset", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  journal_close (fixture->journal, NULL);
  journal_let_go (fixture->journal);
  /* The thread that wrote lets go of it in its own time. */
  g_object_unref (fixture->clock);
}

static gint64
get_now_us (Fixture *fixture)
{
  return nabij_clock_get_now (NABIJ_CLOCK (fixture->clock)).utc_us;
}

static NabijEntry *
save_note (Fixture    *fixture,
           const char *text)
{
  NabijEntry *note = keeping_note (text, get_now_us (fixture));

  journal_assert_saved (fixture->journal, note);

  return note;
}

static void
make_backup (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  keeping_make_backup (fixture->journal, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (Fixture *fixture,
      guint    expected)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *backups = keeping_list_backups (fixture->journal, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, expected);

  return backups;
}

static void
assert_n_backups (Fixture *fixture,
                  guint    expected)
{
  g_autoptr (GPtrArray) backups = list (fixture, expected);

  g_assert_nonnull (backups);
}

static void
assert_restored (Fixture           *fixture,
                 const NabijBackup *backup)
{
  g_autoptr (GError) error = NULL;

  keeping_restore (fixture->journal, backup, &error);
  g_assert_no_error (error);
}

static void
test_makes_one_a_day (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (NabijEntry) first = save_note (fixture, "een");
  g_autoptr (NabijEntry) second = NULL;
  g_autofree char *folder = nabij_fixture_dup_file ("backups");
  g_autofree char *path = nabij_fixture_dup_file ("backups/journal-2016-11-19.db");
  g_autofree char *state = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  const NabijBackup *newest;

  assert_n_backups (fixture, 0);
  make_backup (fixture);
  g_assert_cmpuint (nabij_fixture_get_mode (folder), ==, 0700);
  g_assert_cmpuint (nabij_fixture_get_mode (path), ==, 0600);
  keeping_assert_healthy (path);

  second = save_note (fixture, "twee");
  make_backup (fixture);
  assert_n_backups (fixture, 1);
  state = keeping_dup_state (path, nabij_entry_get_uuid (second));
  g_assert_cmpstr (state, ==, "");

  nabij_fake_clock_pass (fixture->clock, DAY_US);
  make_backup (fixture);
  backups = list (fixture, 2);
  newest = g_ptr_array_index (backups, 0);
  g_assert_cmpint (newest->made.utc_us, ==, get_now_us (fixture));
  g_assert_true (g_str_has_suffix (newest->path, "/journal-2016-11-20.db"));
}

static void
test_leaves_no_log_beside_it (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (NabijEntry) note = save_note (fixture, "een");
  g_autofree char *folder = nabij_fixture_dup_file ("backups");
  g_autoptr (GDir) dir = NULL;
  g_autofree char *path = NULL;
  g_autofree char *mode = NULL;

  make_backup (fixture);
  dir = g_dir_open (folder, 0, NULL);
  path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  g_assert_null (g_dir_read_name (dir));
  mode = nabij_fixture_query (path, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "delete\n");
}

static void
test_makes_none_without_a_change (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijEntry) note = NULL;

  make_backup (fixture);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));

  note = save_note (fixture, "een");
  /* Now the clock is ahead of the files. */
  nabij_fake_clock_pass (fixture->clock, 2 * YEARS_AGO_US);
  make_backup (fixture);
  nabij_fake_clock_pass (fixture->clock, DAY_US);
  make_backup (fixture);
  assert_n_backups (fixture, 1);

  /* A backup that is dated later than today says nothing. */
  nabij_fake_clock_pass (fixture->clock, -2 * YEARS_AGO_US);
  make_backup (fixture);
  assert_n_backups (fixture, 2);
}

static void
test_makes_none_of_an_empty_journal (Fixture      *fixture,
                                     gconstpointer data)
{
  g_assert_true (keeping_open (fixture->journal, NULL));
  make_backup (fixture);
  assert_n_backups (fixture, 0);
}

/* The words of what is deleted would be in it for good. */
static void
test_makes_none_while_something_is_deleted (Fixture      *fixture,
                                            gconstpointer data)
{
  g_autoptr (NabijEntry) note = save_note (fixture, "een");
  g_autoptr (NabijEntry) other = save_note (fixture, "twee");

  g_assert_true (keeping_delete (fixture->journal, note, NULL));
  make_backup (fixture);
  assert_n_backups (fixture, 0);
  g_assert_true (keeping_purge (fixture->journal, NULL));
  make_backup (fixture);
  assert_n_backups (fixture, 1);
}

static void
test_lets_old_ones_go (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (NabijEntry) note = save_note (fixture, "een");
  g_autoptr (GPtrArray) backups = NULL;

  for (guint i = 0; i < 40; i++) {
    make_backup (fixture);
    nabij_fake_clock_pass (fixture->clock, DAY_US);
  }
  /* From 19 November to Wednesday 28 December: seven days, two Sundays before them, and the last of
   * November. */
  backups = list (fixture, 10);
}

static void
test_restores (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (NabijEntry) first = save_note (fixture, "een");
  g_autoptr (NabijEntry) second = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) then = NULL;
  const NabijBackup *newest;
  g_autofree char   *state = NULL;

  make_backup (fixture);
  nabij_fake_clock_pass (fixture->clock, DAY_US);
  second = save_note (fixture, "twee");
  journal_assert_has (fixture->journal, 2);

  backups = list (fixture, 1);
  assert_restored (fixture, g_ptr_array_index (backups, 0));
  g_assert_cmpuint (fixture->n_resets, ==, 1);
  journal_assert_has (fixture->journal, 1);

  /* What was there is one more backup, from which it comes back. */
  then = list (fixture, 2);
  newest = g_ptr_array_index (then, 0);
  g_assert_cmpint (newest->made.utc_us, ==, get_now_us (fixture));
  state = keeping_dup_state (newest->path, nabij_entry_get_uuid (second));
  g_assert_cmpstr (state, ==, "twee");
  assert_restored (fixture, newest);
  journal_assert_has (fixture->journal, 2);
  assert_n_backups (fixture, 3);

  /* And it is written to as before. */
  journal_assert_saved (fixture->journal, second);
  g_assert_true (journal_close (fixture->journal, NULL));
  g_free (state);
  state = nabij_fixture_dup_file ("journal.db");
  keeping_assert_healthy (state);
}

static void
test_restores_an_old_version (Fixture      *fixture,
                              gconstpointer data)
{
  g_autofree char *path = nabij_fixture_dup_file ("backups/journal-2016-11-01.db");
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (GPtrArray) backups = NULL;

  nabij_fixture_load_dump ("v1.sql", path);
  backups = list (fixture, 1);
  assert_restored (fixture, g_ptr_array_index (backups, 0));
  journal_assert_has (fixture->journal, 4);
  g_assert_true (journal_close (fixture->journal, NULL));
  keeping_assert_healthy (file);
}

/* The index of a backup is not relied upon: somebody may have changed it. */
static void
test_makes_the_index_anew (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (NabijEntry) note = save_note (fixture, "een");
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (GPtrArray) backups = NULL;
  const NabijBackup *backup;
  g_autofree char   *found = NULL;

  make_backup (fixture);
  backups = list (fixture, 1);
  backup = g_ptr_array_index (backups, 0);
  nabij_fixture_execute (backup->path,
                         "DELETE FROM entry_search;"
                         "INSERT INTO entry_search (rowid, words) VALUES (7, 'onzin')",
                         FALSE);
  assert_restored (fixture, backup);
  g_assert_true (journal_close (fixture->journal, NULL));
  found = nabij_fixture_query (file, "SELECT count(*) FROM entry_search ('een')");
  g_assert_cmpstr (found, ==, "1\n");
  keeping_assert_healthy (file);
}

static void
test_restores_nothing_that_was_purged (Fixture      *fixture,
                                       gconstpointer data)
{
  g_autoptr (NabijEntry) first = save_note (fixture, "een");
  g_autoptr (NabijEntry) second = save_note (fixture, "twee");
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *contents = NULL;
  gsize            length;
  g_autoptr (GPtrArray) backups = NULL;
  const NabijBackup *backup;

  make_backup (fixture);
  backups = list (fixture, 1);
  backup = g_ptr_array_index (backups, 0);
  g_assert_true (g_file_get_contents (backup->path, &contents, &length, NULL));
  g_assert_true (keeping_delete (fixture->journal, first, NULL));
  g_assert_true (keeping_purge (fixture->journal, NULL));

  /* Also where somebody has kept the file as it was. */
  nabij_fixture_write (backup->path, contents, (gssize)length);
  assert_restored (fixture, backup);
  journal_assert_has (fixture->journal, 1);
  journal_assert_saved (fixture->journal, first);
  journal_assert_has (fixture->journal, 1);
}

/* The mark of what was being deleted when a backup was made is not one for ever. */
static void
test_restores_what_was_not_purged_in_the_end (Fixture      *fixture,
                                              gconstpointer data)
{
  g_autoptr (NabijEntry) note = save_note (fixture, "een");
  g_autoptr (GPtrArray) backups = NULL;
  const NabijBackup *backup;

  make_backup (fixture);
  backups = list (fixture, 1);
  backup = g_ptr_array_index (backups, 0);
  nabij_fixture_execute (backup->path, "UPDATE entry SET deleted_us = 1", FALSE);
  assert_restored (fixture, backup);
  journal_assert_has (fixture->journal, 1);
}

static void
test_purges_before_it_restores (Fixture      *fixture,
                                gconstpointer data)
{
  g_autoptr (NabijEntry) note = save_note (fixture, "Zonnebloemwoestijn");
  g_autoptr (NabijEntry) other = save_note (fixture, "blijft");
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *found = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  make_backup (fixture);
  backups = list (fixture, 1);
  g_assert_true (keeping_delete (fixture->journal, note, NULL));
  assert_restored (fixture, g_ptr_array_index (backups, 0));
  journal_assert_has (fixture->journal, 1);
  found = keeping_find_bytes (folder, "Zonnebloemwoestijn");
  g_assert_cmpstr (found, ==, NULL);
}

/* Bad backups: whatever it is, the journal is as it was. */

typedef void (*DamageFunc) (const char *path);

static void
damage_by_emptying (const char *path)
{
  nabij_fixture_write (path, "", 0);
}

static void
damage_with_text (const char *path)
{
  nabij_fixture_write (path, "Dear diary", -1);
}

static void
damage_by_cutting (const char *path)
{
  g_assert_no_errno (truncate (path, 9000));
}

static void
damage_in_the_middle (const char *path)
{
  g_autofree char *contents = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (gsize i = 4096 + 3000; i < 4096 + 4096; i++)
    contents[i] = (char)0xa5;
  nabij_fixture_write (path, contents, (gssize)length);
}

static const struct {
  const char       *name;
  DamageFunc        func;
  const char       *sql; /* where there is no function */
  NabijJournalError code;
} damages[] = {
  { "emptied", damage_by_emptying, NULL, NABIJ_JOURNAL_ERROR_BACKUP_DAMAGED },
  { "text", damage_with_text, NULL, NABIJ_JOURNAL_ERROR_BACKUP_DAMAGED },
  { "cut", damage_by_cutting, NULL, NABIJ_JOURNAL_ERROR_BACKUP_DAMAGED },
  { "overwritten", damage_in_the_middle, NULL, NABIJ_JOURNAL_ERROR_BACKUP_DAMAGED },
  { "with-a-trigger", NULL, "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END",
    NABIJ_JOURNAL_ERROR_BACKUP_DAMAGED },
  { "with-a-view", NULL, "CREATE VIEW v AS SELECT load_extension ('/tmp/x')", NABIJ_JOURNAL_ERROR_BACKUP_DAMAGED },
  { "with-another-table", NULL, "CREATE TABLE guests (x)", NABIJ_JOURNAL_ERROR_BACKUP_DAMAGED },
  { "with-an-edited-table", NULL, "ALTER TABLE entry ADD COLUMN extra TEXT", NABIJ_JOURNAL_ERROR_BACKUP_DAMAGED },
  { "with-a-missing-table", NULL, "DROP TABLE author", NABIJ_JOURNAL_ERROR_BACKUP_DAMAGED },
  { "of-another-program", NULL, "PRAGMA application_id = 252006675", NABIJ_JOURNAL_ERROR_BACKUP_DAMAGED },
  { "of-a-newer-program", NULL, "PRAGMA user_version = 1000", NABIJ_JOURNAL_ERROR_NEWER },
};

static void
test_refuses (Fixture      *fixture,
              gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr (NabijEntry) first = save_note (fixture, "een");
  g_autoptr (NabijEntry) second = NULL;
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *restoring = nabij_fixture_dup_file ("journal-restoring.db");
  g_autofree char *state = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  const NabijBackup *backup;
  g_autoptr (GError) error = NULL;

  make_backup (fixture);
  backups = list (fixture, 1);
  backup = g_ptr_array_index (backups, 0);
  if (damages[i].func != NULL)
    damages[i].func (backup->path);
  else
    nabij_fixture_execute (backup->path, damages[i].sql, FALSE);
  second = save_note (fixture, "twee");

  g_assert_false (keeping_restore (fixture->journal, backup, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, (int)damages[i].code);
  journal_assert_has (fixture->journal, 2);
  g_assert_true (journal_close (fixture->journal, NULL));
  keeping_assert_healthy (file);
  state = keeping_dup_state (file, nabij_entry_get_uuid (second));
  g_assert_cmpstr (state, ==, "twee");
  g_assert_false (g_file_test (restoring, G_FILE_TEST_EXISTS));
}

/* That what was deleted is gone weighs more than a copy that cannot be cleaned. */
static void
test_removes_what_it_cannot_purge (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr (NabijEntry) note = save_note (fixture, "een");
  g_autoptr (GPtrArray) backups = NULL;
  const NabijBackup *backup;

  make_backup (fixture);
  backups = list (fixture, 1);
  backup = g_ptr_array_index (backups, 0);
  damage_in_the_middle (backup->path);
  g_assert_true (keeping_delete (fixture->journal, note, NULL));
  g_assert_true (keeping_purge (fixture->journal, NULL));
  assert_n_backups (fixture, 0);
}

static void
test_offers_a_backup_of_a_damaged_journal (Fixture      *fixture,
                                           gconstpointer data)
{
  g_autoptr (NabijEntry) note = save_note (fixture, "een");
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (GPtrArray) backups = NULL;

  make_backup (fixture);
  g_assert_true (journal_close (fixture->journal, NULL));
  nabij_fixture_write (file, "the disk was here", -1);

  /* It is never taken by itself. */
  g_assert_true (keeping_open (fixture->journal, NULL));
  g_assert_nonnull (nabij_journal_get_set_aside_path (fixture->journal));
  journal_assert_has (fixture->journal, 0);

  backups = list (fixture, 1);
  assert_restored (fixture, g_ptr_array_index (backups, 0));
  journal_assert_has (fixture->journal, 1);
  /* There was nothing that was worth one more. */
  assert_n_backups (fixture, 1);
}

static void
test_says_that_there_is_no_room (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autofree char *text = g_strnfill (256 * 1024, 'x');
  g_autoptr (NabijEntry) note = save_note (fixture, text);
  g_autofree char *making = nabij_fixture_dup_file ("backups/making.db");
  g_autoptr (GError) error = NULL;

  nabij_fixture_limit_file_size (64 * 1024);
  g_assert_false (keeping_make_backup (fixture->journal, &error));
  nabij_fixture_lift_file_size ();
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_FULL);
  g_assert_false (g_file_test (making, G_FILE_TEST_EXISTS));
  assert_n_backups (fixture, 0);
  make_backup (fixture);
  assert_n_backups (fixture, 1);
}

/* Nobody waits for the other, and all is there. */
static void
test_is_made_while_somebody_saves (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autofree char *text = g_strnfill (20000, 'x');
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  const NabijBackup *backup;

  for (guint i = 0; i < 200; i++) {
    g_autoptr (NabijEntry) note = keeping_note (text, get_now_us (fixture) + i);

    nabij_journal_save_async (fixture->journal, note, NULL, NULL, NULL);
  }
  g_assert_true (journal_flush (fixture->journal, NULL));
  nabij_journal_make_backup_async (fixture->journal, NULL, journal_store_result_cb, &result);
  for (guint i = 200; i < 400; i++) {
    g_autoptr (NabijEntry) note = save_note (fixture, text);
  }
  journal_wait_for (&result);
  g_assert_true (nabij_journal_make_backup_finish (fixture->journal, result, NULL));
  journal_assert_has (fixture->journal, 400);
  backups = list (fixture, 1);
  backup = g_ptr_array_index (backups, 0);
  keeping_assert_healthy (backup->path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/nabij/journal/backups/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("makes-one-a-day", test_makes_one_a_day);
  ADD ("leaves-no-log-beside-it", test_leaves_no_log_beside_it);
  ADD ("makes-none-without-a-change", test_makes_none_without_a_change);
  ADD ("makes-none-of-an-empty-journal", test_makes_none_of_an_empty_journal);
  ADD ("makes-none-while-something-is-deleted", test_makes_none_while_something_is_deleted);
  ADD ("lets-old-ones-go", test_lets_old_ones_go);
  ADD ("restores", test_restores);
  ADD ("restores-an-old-version", test_restores_an_old_version);
  ADD ("makes-the-index-anew", test_makes_the_index_anew);
  ADD ("restores-nothing-that-was-purged", test_restores_nothing_that_was_purged);
  ADD ("restores-what-was-not-purged-in-the-end", test_restores_what_was_not_purged_in_the_end);
  ADD ("purges-before-it-restores", test_purges_before_it_restores);
  ADD ("removes-what-it-cannot-purge", test_removes_what_it_cannot_purge);
  ADD ("offers-a-backup-of-a-damaged-journal", test_offers_a_backup_of_a_damaged_journal);
  ADD ("says-that-there-is-no-room", test_says_that_there_is_no_room);
  ADD ("is-made-while-somebody-saves", test_is_made_while_somebody_saves);
#undef ADD
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autofree char *path = g_strconcat ("/nabij/journal/backups/refuses/", damages[i].name, NULL);

    g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_refuses, tear_down);
  }

  return g_test_run ();
}
