/* test-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-export.h"
#include "nabij-journal-fixture.h"
#include "nabij-journal-user.h"
#include "nabij-transfer-error.h"
#include "nabij-transfer-fixture.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

#define N_ENTRIES 200

static void
save_random (NabijJournal *journal,
             guint         n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < n; i++) {
    g_autoptr (NabijEntry) entry = transfer_random_entry (random);

    journal_assert_saved (journal, entry);
  }
}

static void
assert_nothing_else (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *found;

  while ((found = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_equal (found, name) || !g_str_has_prefix (found, name));
}

static void
test_json (JournalFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *path = transfer_dup_path ("all.json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root;

  save_random (fixture->journal, N_ENTRIES);
  g_assert_true (transfer_export (fixture->journal, path, NABIJ_EXPORT_FORMAT_JSON, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (nabij_fixture_get_mode (path), ==, 0600);
  assert_nothing_else (path);

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "format"), ==, "nabij-journal");
  g_assert_cmpint (json_object_get_int_member (root, "version"), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "entries")), ==, N_ENTRIES);
}

/* A person can look through it: each entry is a line, the oldest first. */
static void
test_lines (JournalFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *path = transfer_dup_path ("lines.json");
  g_autofree char *bytes = NULL;
  g_autoptr (NabijEntry) late = nabij_fixture_session (2000000);
  g_autoptr (NabijEntry) early = nabij_fixture_session (1000000);
  g_auto (GStrv) lines = NULL;

  journal_assert_saved (fixture->journal, late);
  journal_assert_saved (fixture->journal, early);
  g_assert_true (transfer_export (fixture->journal, path, NABIJ_EXPORT_FORMAT_JSON, NULL, NULL, NULL));
  bytes = transfer_read (path, NULL);
  lines = g_strsplit (bytes, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 11);
  g_assert_true (g_str_has_prefix (lines[0], "{"));
  g_assert_true (g_str_has_prefix (lines[3], "\"exported\": \"20"));
  g_assert_cmpstr (lines[4], ==, "\"authors\": [],");
  g_assert_cmpstr (lines[5], ==, "\"entries\": [");
  g_assert_nonnull (strstr (lines[6], nabij_entry_get_uuid (early)));
  g_assert_nonnull (strstr (lines[7], nabij_entry_get_uuid (late)));
}

static void
test_csv_of_a_period (JournalFixture *fixture,
                      gconstpointer   data)
{
  const NabijJournalQuery query = { .from_us = 2000000, .until_us = 4000000, .with_sessions_of_moments = TRUE };
  g_autofree char        *path = transfer_dup_path ("period.csv");
  g_autofree char        *bytes = NULL;
  g_auto (GStrv) lines = NULL;

  for (gint64 second = 1; second <= 5; second++) {
    g_autoptr (NabijEntry) entry = nabij_fixture_session (second * G_USEC_PER_SEC);

    journal_assert_saved (fixture->journal, entry);
  }
  g_assert_true (transfer_export (fixture->journal, path, NABIJ_EXPORT_FORMAT_CSV, &query, NULL, NULL));
  g_assert_cmpuint (nabij_fixture_get_mode (path), ==, 0600);
  bytes = transfer_read (path, NULL);
  g_assert_true (g_str_has_prefix (bytes, "\xef\xbb\xbf\"Date\",\"Time\","));
  lines = g_strsplit (bytes, "\r\n", -1);
  /* The header, two rows, and nothing after the last end of line. */
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[1], ==, "\"1970-01-01\",\"01:00\",\"exercise\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"Water & Rust\",\"3 minutes\",\"\",\"\",\"\",\"\",\"\",\"\"");
  g_assert_cmpstr (lines[3], ==, "");
}

/* What is deleted leaves no trace in what is taken along. */
static void
test_leaves_out_what_is_deleted (JournalFixture *fixture,
                                 gconstpointer   data)
{
  g_autofree char *path = nabij_fixture_dup_file ("journal.db");
  g_autofree char *sql = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (NabijEntry) gone = nabij_fixture_session (1000000);
  g_autoptr (NabijEntry) kept = nabij_fixture_session (2000000);

  journal_assert_saved (fixture->journal, gone);
  journal_assert_saved (fixture->journal, kept);
  sql = g_strdup_printf ("UPDATE entry SET deleted_us = 5 WHERE uuid = '%s';"
                         "INSERT INTO tombstone VALUES ('7a0f3f4e-0000-4000-8000-000000000000', 1);",
                         nabij_entry_get_uuid (gone));
  nabij_fixture_execute (path, sql, FALSE);
  bytes = transfer_export_bytes (fixture->journal);
  g_assert_null (strstr (bytes, nabij_entry_get_uuid (gone)));
  g_assert_null (strstr (bytes, "7a0f3f4e"));
  g_assert_nonnull (strstr (bytes, nabij_entry_get_uuid (kept)));
}

static void
test_replaces_as_a_whole (JournalFixture *fixture,
                          gconstpointer   data)
{
  g_autofree char *path = transfer_dup_path ("kept.json");
  g_autofree char *bytes = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  save_random (fixture->journal, 3);
  nabij_fixture_write (path, "what was there", -1);
  g_cancellable_cancel (cancellable);
  g_assert_false (transfer_export (fixture->journal, path, NABIJ_EXPORT_FORMAT_JSON, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (nabij_transfer_error_to_sentence (error));
  bytes = transfer_read (path, NULL);
  g_assert_cmpstr (bytes, ==, "what was there");
  assert_nothing_else (path);

  g_clear_error (&error);
  g_clear_pointer (&bytes, g_free);
  g_assert_true (transfer_export (fixture->journal, path, NABIJ_EXPORT_FORMAT_JSON, NULL, NULL, &error));
  bytes = transfer_read (path, NULL);
  g_assert_true (g_str_has_prefix (bytes, "{"));
}

static void
cancel_at_cb (double   share,
              gpointer data)
{
  if (share > 0.5)
    g_cancellable_cancel (data);
}

static void
test_gives_up_halfway (JournalFixture *fixture,
                       gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *path = transfer_dup_path ("half.json");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  save_random (fixture->journal, N_ENTRIES);
  g_assert_false (nabij_export_write (folder, path, NABIJ_EXPORT_FORMAT_JSON, NULL, FALSE, &NABIJ_FIXTURE_NOW,
                                      cancellable, cancel_at_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  assert_nothing_else (path);
}

static void
test_full_disk (JournalFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *path = transfer_dup_path ("full.json");
  g_autoptr (GError) error = NULL;

  save_random (fixture->journal, N_ENTRIES);
  nabij_fixture_limit_file_size (20000);
  g_assert_false (transfer_export (fixture->journal, path, NABIJ_EXPORT_FORMAT_JSON, NULL, NULL, &error));
  nabij_fixture_lift_file_size ();
  g_assert_error (error, NABIJ_TRANSFER_ERROR, NABIJ_TRANSFER_ERROR_FULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  assert_nothing_else (path);
}

static void
test_bad_places (JournalFixture *fixture,
                 gconstpointer   data)
{
  g_autofree char *folder = transfer_dup_path ("folder.json");
  g_autofree char *nowhere = transfer_dup_path ("nowhere/x.json");
  const char      *places[] = { folder, nowhere, "/proc/x.json" };

  save_random (fixture->journal, 1);
  g_assert_no_errno (g_mkdir (folder, 0700));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (transfer_export (fixture->journal, places[i], NABIJ_EXPORT_FORMAT_JSON, NULL, NULL, &error));
    g_assert_error (error, NABIJ_TRANSFER_ERROR, NABIJ_TRANSFER_ERROR_UNWRITABLE);
    g_assert_nonnull (strstr (nabij_transfer_error_to_sentence (error), "Your journal is as it was."));
  }
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
}

/* Nothing is made where there is nothing to take along. */
static void
test_no_journal (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *path = transfer_dup_path ("none.json");
  g_autoptr (NabijJournal) journal = nabij_journal_new (folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (transfer_export (journal, path, NABIJ_EXPORT_FORMAT_JSON, NULL, NULL, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_ABSENT);
  g_assert_cmpstr (nabij_transfer_error_to_sentence (error), ==, "There is no journal yet.");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* One of the first version, that was not opened since. */
static void
test_older_journal (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *path = transfer_dup_path ("older.json");
  g_autoptr (NabijJournal) journal = nabij_journal_new (folder);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_load_dump ("v1.sql", file);
  g_assert_true (transfer_export (journal, path, NABIJ_EXPORT_FORMAT_JSON, NULL, NULL, &error));
  g_assert_no_error (error);
  bytes = transfer_read (path, NULL);
  g_assert_nonnull (strstr (bytes, "\"practice\":\"water-and-rust\""));
}

/* Another program may have it open. */
static void
test_while_it_is_open (JournalFixture *fixture,
                       gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *path = transfer_dup_path ("open.json");
  g_autoptr (NabijJournal) other = nabij_journal_new (folder);
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1000000);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;

  journal_assert_saved (fixture->journal, entry);
  g_assert_true (transfer_export (other, path, NABIJ_EXPORT_FORMAT_JSON, NULL, NULL, &error));
  g_assert_no_error (error);
  bytes = transfer_read (path, NULL);
  g_assert_nonnull (strstr (bytes, nabij_entry_get_uuid (entry)));
}

static void
test_authors (JournalFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *path = nabij_fixture_dup_file ("journal.db");
  g_autofree char *bytes = NULL;

  save_random (fixture->journal, 1);
  nabij_fixture_execute (path, "INSERT INTO author VALUES ('Zo\u00eb \"Zus\"', 1, 1), ('Anna', 2, 0)", FALSE);
  bytes = transfer_export_bytes (fixture->journal);
  g_assert_nonnull (strstr (bytes, "\"authors\": [\"Zo\u00eb \\\"Zus\\\"\",\"Anna\"],\n"));
}

static void
test_endings (void)
{
  static const struct {
    const char *path;
    int         format; /* -1 for none */
  } endings[] = {
    { "a.json", NABIJ_EXPORT_FORMAT_JSON },
    { "/x.y/A B.JSON", NABIJ_EXPORT_FORMAT_JSON },
    { "a.csv", NABIJ_EXPORT_FORMAT_CSV },
    { "a.json.Csv", NABIJ_EXPORT_FORMAT_CSV },
    { "a", -1 },
    { "", -1 },
    { "json", -1 },
    { ".json", -1 },
    { "/x/.csv", -1 },
    { "a.csv/", NABIJ_EXPORT_FORMAT_CSV },
    { "a.xml", -1 },
    { "a.json ", -1 },
    { "a.json/b", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    NabijExportFormat format = NABIJ_EXPORT_FORMAT_JSON;

    g_assert_cmpint (nabij_export_format_from_path (endings[i].path, &format), ==, endings[i].format >= 0);
    if (endings[i].format >= 0)
      g_assert_cmpint (format, ==, endings[i].format);
  }
}

#define ADD(path, func) \
  g_test_add ("/nabij/journal/export/" path, JournalFixture, NULL, journal_set_up, func, journal_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("writes-everything", test_json);
  ADD ("writes-a-line-for-each-entry", test_lines);
  ADD ("writes-a-table-of-a-period", test_csv_of_a_period);
  ADD ("leaves-out-what-is-deleted", test_leaves_out_what_is_deleted);
  ADD ("replaces-a-file-as-a-whole", test_replaces_as_a_whole);
  ADD ("gives-up-halfway", test_gives_up_halfway);
  ADD ("leaves-nothing-on-a-full-disk", test_full_disk);
  ADD ("says-that-it-cannot-write-there", test_bad_places);
  ADD ("does-not-ask-for-the-lock", test_while_it_is_open);
  ADD ("tells-the-names", test_authors);
  g_test_add_func ("/nabij/journal/export/makes-no-journal", test_no_journal);
  g_test_add_func ("/nabij/journal/export/reads-an-older-journal", test_older_journal);
  g_test_add_func ("/nabij/journal/export/knows-endings", test_endings);

  return g_test_run ();
}
