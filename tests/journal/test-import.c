/* test-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file does to the journal. What a file may not hold is in test-import-file.c.
 */

#include "config.h"

#include "nabij-entry-json.h"
#include "nabij-import-merge.h"
#include "nabij-journal-deletion.h"
#include "nabij-journal-fixture.h"
#include "nabij-journal-user.h"
#include "nabij-transfer-error.h"
#include "nabij-transfer-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_ENTRIES 120
/* Enough for a merge to take a while, and to take room. */
#define N_MANY 1200
#define N_ROUNDS 8

static void
save_random (NabijJournal *journal,
             guint32       seed,
             guint         n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < n; i++) {
    g_autoptr (NabijEntry) entry = transfer_random_entry (random);

    journal_assert_saved (journal, entry);
  }
}

static NabijEntry *
with_text (NabijEntry *entry,
           const char *text,
           gint64      changed_us)
{
  NabijEntryFields fields = *nabij_entry_get_fields (entry);

  fields.text = text;
  fields.changed_us = changed_us;

  return nabij_entry_new (&fields);
}

static char *
export_to (NabijJournal *journal,
           const char   *name)
{
  char *path = transfer_dup_path (name);
  g_autoptr (GError) error = NULL;

  transfer_export (journal, path, NABIJ_EXPORT_FORMAT_JSON, NULL, NULL, &error);
  g_assert_no_error (error);

  return path;
}

/* The program is started again. */
static void
start_again (JournalFixture *fixture)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();

  journal_close (fixture->journal, NULL);
  g_clear_object (&fixture->journal);
  fixture->journal = nabij_journal_new (folder);
}

/* The same, on another computer. */
static void
start_anew (JournalFixture *fixture)
{
  start_again (fixture);
  transfer_wipe ();
}

static NabijEntry *
get (NabijJournal *journal,
     const char   *uuid,
     GPtrArray   **sessions)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NabijEntry *entry;

  nabij_journal_get_async (journal, uuid, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  entry = nabij_journal_get_finish (journal, result, sessions, &error);
  g_assert_no_error (error);

  return entry;
}

static void
test_comes_back (JournalFixture *fixture,
                 gconstpointer   data)
{
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) again = NULL;
  NabijImportSummary summary;

  save_random (fixture->journal, 11, N_ENTRIES);
  entries = transfer_list (fixture->journal);
  before = transfer_export_bytes (fixture->journal);
  path = export_to (fixture->journal, "comes-back.json");

  start_anew (fixture);
  transfer_import (fixture->journal, path, &summary);
  transfer_assert_summary (&summary, N_ENTRIES, 0, 0, 0);
  again = transfer_list (fixture->journal);
  g_assert_cmpuint (again->len, ==, entries->len);
  for (guint i = 0; i < entries->len; i++)
    g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, i), g_ptr_array_index (again, i)));
  after = transfer_export_bytes (fixture->journal);
  g_assert_cmpstr (after, ==, before);
}

static void
test_changes_nothing_twice (JournalFixture *fixture,
                            gconstpointer   data)
{
  g_autofree char   *path = transfer_write_many (12, N_MANY);
  g_autofree char   *before = NULL;
  g_autofree char   *after = NULL;
  NabijImportSummary summary;

  transfer_import (fixture->journal, path, &summary);
  transfer_assert_summary (&summary, N_MANY, 0, 0, 0);
  before = transfer_export_bytes (fixture->journal);
  transfer_import (fixture->journal, path, &summary);
  transfer_assert_summary (&summary, 0, 0, N_MANY, 0);
  after = transfer_export_bytes (fixture->journal);
  g_assert_cmpstr (after, ==, before);
}

/* The same file may be applied twice as it was prepared. */
static void
test_applies_twice (JournalFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *path = transfer_write_many (13, 5);
  g_autoptr (NabijImport) import = transfer_prepare (fixture->journal, path, NULL, NULL);

  g_assert_true (transfer_apply (import, NULL, NULL));
  g_assert_true (transfer_apply (import, NULL, NULL));
  journal_assert_has (fixture->journal, 5);
}

static void
test_newer_wins (JournalFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr (NabijEntry) first = NULL;
  g_autoptr (NabijEntry) second = NULL;
  g_autoptr (NabijEntry) found = NULL;
  g_autoptr (NabijEntry) kept = NULL;
  g_autofree char   *older = NULL;
  g_autofree char   *newer = NULL;
  NabijImportSummary summary;

  first = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_LETTER, .text = "first", .changed_us = 100 });
  second = with_text (first, "second", 200);
  journal_assert_saved (fixture->journal, first);
  older = export_to (fixture->journal, "older.json");
  journal_assert_saved (fixture->journal, second);
  newer = export_to (fixture->journal, "newer.json");

  transfer_import (fixture->journal, older, &summary);
  transfer_assert_summary (&summary, 0, 0, 1, 0);
  found = get (fixture->journal, nabij_entry_get_uuid (first), NULL);
  g_assert_cmpstr (nabij_entry_get_text (found), ==, "second");

  start_anew (fixture);
  journal_assert_saved (fixture->journal, first);
  transfer_import (fixture->journal, newer, &summary);
  transfer_assert_summary (&summary, 0, 1, 0, 0);
  kept = get (fixture->journal, nabij_entry_get_uuid (first), NULL);
  g_assert_true (nabij_entry_equal (kept, second));
}

/* What was changed here between the reading and the taking in is newer as well. */
static void
test_newer_wins_meanwhile (JournalFixture *fixture,
                           gconstpointer   data)
{
  g_autoptr (NabijEntry) first = NULL;
  g_autoptr (NabijEntry) second = NULL;
  g_autoptr (NabijEntry) third = NULL;
  g_autoptr (NabijEntry) found = NULL;
  g_autoptr (NabijImport) import = NULL;
  g_autofree char *path = NULL;

  first = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_LETTER, .text = "first", .changed_us = 100 });
  second = with_text (first, "second", 200);
  third = with_text (first, "third", 300);
  journal_assert_saved (fixture->journal, second);
  path = export_to (fixture->journal, "second.json");
  start_anew (fixture);
  journal_assert_saved (fixture->journal, first);
  import = transfer_prepare (fixture->journal, path, NULL, NULL);
  g_assert_cmpuint (nabij_import_get_summary (import)->n_changed, ==, 1);
  journal_assert_saved (fixture->journal, third);
  g_assert_true (transfer_apply (import, NULL, NULL));
  found = get (fixture->journal, nabij_entry_get_uuid (first), NULL);
  g_assert_cmpstr (nabij_entry_get_text (found), ==, "third");
}

static void
test_deleted_stays_away (JournalFixture *fixture,
                         gconstpointer   data)
{
  g_autofree char *path = NULL;
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *sql = NULL;
  g_autoptr (NabijEntry) marked = nabij_fixture_session (1000000);
  g_autoptr (NabijEntry) purged = nabij_fixture_session (2000000);
  g_autoptr (NabijEntry) kept = nabij_fixture_session (3000000);
  NabijImportSummary summary;

  journal_assert_saved (fixture->journal, marked);
  journal_assert_saved (fixture->journal, purged);
  journal_assert_saved (fixture->journal, kept);
  path = export_to (fixture->journal, "deleted.json");
  sql = g_strdup_printf ("UPDATE entry SET deleted_us = 5 WHERE uuid = '%s';"
                         "DELETE FROM entry WHERE uuid = '%s';"
                         "INSERT INTO tombstone VALUES ('%s', 6);",
                         nabij_entry_get_uuid (marked), nabij_entry_get_uuid (purged),
                         nabij_entry_get_uuid (purged));
  nabij_fixture_execute (file, sql, FALSE);

  transfer_import (fixture->journal, path, &summary);
  transfer_assert_summary (&summary, 0, 0, 1, 2);
  journal_assert_has (fixture->journal, 1);
}

static void
test_sessions_keep_their_moment (JournalFixture *fixture,
                                 gconstpointer   data)
{
  g_autofree char *path = NULL;
  g_autoptr (NabijEntry) moment = NULL;
  g_autoptr (NabijEntry) alone = nabij_fixture_session (6);
  g_autoptr (NabijEntry) session = NULL;
  g_autoptr (NabijEntry) found = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  NabijEntryFields fields;

  moment = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .instant = { 5, 0 } });
  fields = *nabij_entry_get_fields (alone);
  fields.moment = nabij_entry_get_uuid (moment);
  session = nabij_entry_new (&fields);
  journal_assert_saved (fixture->journal, moment);
  journal_assert_saved (fixture->journal, session);
  path = export_to (fixture->journal, "moment.json");

  start_anew (fixture);
  transfer_import (fixture->journal, path, NULL);
  found = get (fixture->journal, nabij_entry_get_uuid (moment), &sessions);
  g_assert_cmpuint (sessions->len, ==, 1);
  g_assert_true (nabij_entry_equal (g_ptr_array_index (sessions, 0), session));
  g_assert_cmpint (nabij_entry_get_fields (found)->breathed_us, ==, 180 * G_USEC_PER_SEC);
}

static void
test_names_come_behind (JournalFixture *fixture,
                        gconstpointer   data)
{
  g_autofree char *path = transfer_dup_path ("names.json");
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *bytes = NULL;
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1000000);
  g_autofree char *json = nabij_entry_to_json (entry);
  g_autofree char *text = NULL;

  text = g_strdup_printf ("{\"format\": \"nabij-journal\", \"version\": 1,"
                          " \"authors\": [\"Bo\", \"Anna\", \"\", \"Zo\u00eb\"], \"entries\": [%s]}",
                          json);
  nabij_fixture_write (path, text, -1);
  journal_assert_saved (fixture->journal, entry);
  nabij_fixture_execute (file, "INSERT INTO author VALUES ('Anna', 5, 1)", FALSE);
  transfer_import (fixture->journal, path, NULL);
  bytes = transfer_export_bytes (fixture->journal);
  g_assert_nonnull (strstr (bytes, "\"authors\": [\"Anna\",\"Bo\",\"Zo\u00eb\"],"));
}

static void
test_keeps_nothing (JournalFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *path = transfer_write_many (22, 5);
  g_autoptr (GError) error = NULL;

  nabij_journal_set_keeps_nothing (fixture->journal, TRUE);
  g_assert_null (transfer_prepare (fixture->journal, path, NULL, &error));
  g_assert_error (error, NABIJ_TRANSFER_ERROR, NABIJ_TRANSFER_ERROR_KEEPS_NOTHING);
  nabij_journal_set_keeps_nothing (fixture->journal, FALSE);
  journal_assert_has (fixture->journal, 0);
}

/* Search finds what came in, and what it was changed to, and nothing else. */
static void
test_search_knows_it (JournalFixture *fixture,
                      gconstpointer   data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *path = transfer_write_many (14, N_MANY);
  g_autofree char *rows = NULL;
  g_autofree char *setting = NULL;

  transfer_import (fixture->journal, path, NULL);
  rows = nabij_fixture_query (file, "SELECT count(*) FROM entry e JOIN entry_search f ON f.rowid = e.place");
  g_assert_cmpstr (rows, ==, "1200\n");
  /* The room that was taken for many words is given back. */
  setting = nabij_fixture_query (file, "SELECT v FROM entry_search_config WHERE k = 'hashsize'");
  g_assert_cmpstr (setting, ==, "1048576\n");
}

/* Giving up */

typedef struct {
  GCancellable *cancellable;
  guint         at;
} CancelAt;

static void
cancel_at_cb (guint    n_done,
              gpointer data)
{
  CancelAt *self = data;

  if (n_done == self->at)
    g_cancellable_cancel (self->cancellable);
}

/* Whenever somebody changes their mind, the journal is as it was. */
static void
test_cancels_at_every_step (JournalFixture *fixture,
                            gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (16);
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  gboolean needs_purge;

  save_random (fixture->journal, 15, 10);
  before = transfer_export_bytes (fixture->journal);
  old = transfer_list (fixture->journal);
  journal_close (fixture->journal, NULL);

  /* Some are new, and some take the place of what is there. */
  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (entries, transfer_random_entry (random));
  for (guint i = 0; i < old->len; i++)
    g_ptr_array_add (entries, with_text (g_ptr_array_index (old, i), "changed", G_GINT64_CONSTANT (3000000000000000)));

  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK, NULL, &error);
  g_assert_no_error (error);
  for (guint at = 1; at <= entries->len; at++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    CancelAt         cancel = { cancellable, at };
    g_autofree char *after = NULL;

    g_assert_false (nabij_import_merge (database, entries, none, NULL, NULL, 1, cancellable, cancel_at_cb, &cancel, &needs_purge, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_clear_error (&error);
    after = transfer_export_bytes (fixture->journal);
    g_assert_cmpstr (after, ==, before);
  }
  g_assert_true (nabij_import_merge (database, entries, none, NULL, NULL, 1, NULL, NULL, NULL, &needs_purge, &error));
  g_assert_no_error (error);
  g_clear_pointer (&database, nabij_database_close);
  journal_assert_has (fixture->journal, 30);
}

static void
test_cancels_the_reading (JournalFixture *fixture,
                          gconstpointer   data)
{
  g_autofree char *path = transfer_write_many (17, N_MANY);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  nabij_journal_prepare_import_async (fixture->journal, file, cancellable, NULL, NULL,
                                      journal_store_result_cb, &result);
  g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  journal_wait_for (&result);
  g_assert_null (nabij_journal_prepare_import_finish (fixture->journal, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  journal_assert_has (fixture->journal, 0);
}

static void
test_cancels_before_it_begins (JournalFixture *fixture,
                               gconstpointer   data)
{
  g_autofree char *path = transfer_write_many (18, 10);
  g_autoptr (NabijImport) import = transfer_prepare (fixture->journal, path, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (transfer_apply (import, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  journal_assert_has (fixture->journal, 0);
  g_assert_true (transfer_apply (import, NULL, NULL));
  journal_assert_has (fixture->journal, 10);
}

/* The end of the program does not wait for a merge, and does not leave half of one. */
static void
test_ends_in_good_order (JournalFixture *fixture,
                         gconstpointer   data)
{
  g_autofree char *path = transfer_write_many (19, N_MANY);
  g_autoptr (NabijImport) import = transfer_prepare (fixture->journal, path, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1000000);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  nabij_import_apply_async (import, NULL, NULL, NULL, journal_store_result_cb, &result);
  nabij_journal_save_async (fixture->journal, entry, NULL, journal_store_result_cb, &saved);
  g_assert_true (nabij_journal_close_blocking (fixture->journal, 60 * (gint64)G_USEC_PER_SEC, NULL));
  journal_wait_for (&result);
  journal_wait_for (&saved);
  g_assert_true (nabij_journal_save_finish (fixture->journal, saved, NULL));
  entries = transfer_list (fixture->journal);
  if (nabij_import_apply_finish (import, result, NULL))
    g_assert_cmpuint (entries->len, ==, N_MANY + 1);
  else
    g_assert_cmpuint (entries->len, ==, 1);
}

typedef struct {
  double last;
  guint  n;
} Progress;

static void
progress_cb (double   share,
             gpointer data)
{
  Progress *progress = data;

  g_assert_cmpfloat (share, >=, progress->last);
  g_assert_cmpfloat (share, <=, 1.0);
  progress->last = share;
  progress->n++;
}

static void
test_tells_how_far (JournalFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *path = transfer_write_many (20, N_MANY);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) prepared = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (NabijImport) import = NULL;
  Progress progress = { 0 };

  nabij_journal_prepare_import_async (fixture->journal, file, NULL, progress_cb, &progress,
                                      journal_store_result_cb, &prepared);
  journal_wait_for (&prepared);
  import = nabij_journal_prepare_import_finish (fixture->journal, prepared, NULL);
  g_assert_nonnull (import);
  progress.last = 0.0;
  nabij_import_apply_async (import, NULL, progress_cb, &progress, journal_store_result_cb, &applied);
  journal_wait_for (&applied);
  g_assert_true (nabij_import_apply_finish (import, applied, NULL));
  g_assert_cmpuint (progress.n, >, 0);
}

/* Being killed */

static void
run_and_kill (const char *path,
              guint       after_ms,
              GHashTable *saved,
              gboolean   *merged)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "journal", "journal-importer", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_merging = FALSE;
  char    *line;

  *merged = FALSE;
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, folder, path, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL) {
    if (g_str_equal (line, "merging")) {
      is_merging = TRUE;
      g_usleep (after_ms * 1000);
      g_subprocess_force_exit (process);
    } else if (g_str_equal (line, "merged")) {
      *merged = TRUE;
    } else if (g_str_has_prefix (line, "saved ") && g_uuid_string_is_valid (line + 6)) {
      g_hash_table_add (saved, g_strdup (line + 6));
    }
    g_free (line);
  }
  g_assert_true (is_merging);
  g_subprocess_wait (process, NULL, NULL);
}

/* Nothing of the file is there, or all of it; and everything that was saved meanwhile. */
static void
test_killed_in_the_middle (JournalFixture *fixture,
                           gconstpointer   data)
{
  g_autofree char *path = transfer_write_many (21, N_MANY);
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (GHashTable) saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint round = 0; round < N_ROUNDS; round++) {
    g_autoptr (GPtrArray) entries = NULL;
    g_autofree char *check = NULL;
    guint            n_of_file = 0;
    guint            n_saved = 0;
    gboolean         merged;

    run_and_kill (path, (guint)g_test_rand_int_range (0, 100), saved, &merged);
    start_again (fixture);
    entries = transfer_list (fixture->journal);
    for (guint i = 0; i < entries->len; i++) {
      NabijEntry *entry = g_ptr_array_index (entries, i);

      if (g_hash_table_contains (saved, nabij_entry_get_uuid (entry)))
        n_saved++;
      if (g_strcmp0 (nabij_entry_get_text (entry), "meanwhile") != 0)
        n_of_file++;
    }
    g_assert_true (n_of_file == N_MANY || (n_of_file == 0 && !merged));
    g_assert_cmpuint (n_saved, ==, g_hash_table_size (saved));
    journal_close (fixture->journal, NULL);
    check = nabij_fixture_query (file, "PRAGMA integrity_check");
    g_assert_cmpstr (check, ==, "ok\n");
    if (n_of_file > 0) {
      start_anew (fixture);
      g_hash_table_remove_all (saved);
    }
  }
}

#define ADD(path, func) \
  g_test_add ("/nabij/journal/import/" path, JournalFixture, NULL, journal_set_up, func, journal_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("gives-the-journal-back", test_comes_back);
  ADD ("changes-nothing-the-second-time", test_changes_nothing_twice);
  ADD ("is-applied-twice", test_applies_twice);
  ADD ("keeps-the-newer", test_newer_wins);
  ADD ("keeps-what-was-changed-meanwhile", test_newer_wins_meanwhile);
  ADD ("leaves-away-what-was-deleted", test_deleted_stays_away);
  ADD ("keeps-sessions-with-their-moment", test_sessions_keep_their_moment);
  ADD ("adds-names", test_names_come_behind);
  ADD ("brings-nothing-in-where-nothing-is-kept", test_keeps_nothing);
  ADD ("is-found-by-search", test_search_knows_it);
  ADD ("is-cancelled-at-every-step", test_cancels_at_every_step);
  ADD ("is-cancelled-while-it-reads", test_cancels_the_reading);
  ADD ("is-cancelled-before-it-begins", test_cancels_before_it_begins);
  ADD ("ends-with-the-program", test_ends_in_good_order);
  ADD ("tells-how-far-it-is", test_tells_how_far);
  ADD ("survives-a-kill", test_killed_in_the_middle);

  return g_test_run ();
}
