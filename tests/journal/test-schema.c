/* test-schema.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files of people come along from each version to the newest one, with everything in them.
 */

#include "config.h"

#include "nabij-schema.h"

#include "nabij-entry-finder.h"
#include "nabij-entry-store.h"
#include "nabij-family-store.h"
#include "nabij-journal-error.h"
#include "nabij-journal-fixture.h"
#include "nabij-recording-store.h"
#include "nabij-schema-sample.h"
#include "nabij-search.h"

/* What SQLite makes for the search index is its own affair. */
#define LIST_SCHEMA                                                                               \
  "SELECT sql FROM sqlite_schema WHERE sql <> '' AND name NOT LIKE 'entry!_search!_%' ESCAPE '!'" \
  " ORDER BY name"

static NabijDatabase *
open_sound (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;
  NabijDatabase *database;

  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_WHOLE, &set_aside,
                                  &error);
  g_assert_no_error (error);
  g_assert_null (set_aside);

  return database;
}

static GPtrArray *
list (NabijDatabase *database)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = nabij_entry_store_list (database, NULL, G_MAXINT, NULL, &error);

  g_assert_no_error (error);

  return entries;
}

static guint
count_found (NabijDatabase *database,
             const char    *typed)
{
  g_autofree char  *match = nabij_search_compile (typed, NULL, NULL);
  NabijJournalQuery query = { .match = match, .with_sessions_of_moments = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) items = nabij_entry_finder_find (database, &query, 0, NULL, &error);

  g_assert_no_error (error);

  return items->len;
}

static char **
find_five_exhales (const char *token,
                   gpointer    data)
{
  const char *const ids[] = { "five-exhales", NULL };

  return g_strdupv ((GStrv)ids);
}

static void
assert_rows (GPtrArray              *entries,
             guint                   first,
             const NabijEntryFields *rows,
             guint                   n_rows)
{
  for (guint i = 0; i < n_rows; i++) {
    g_autoptr (NabijEntry) expected = nabij_entry_new (&rows[i]);

    g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, first + i), expected));
  }
}

/* After the connection was closed. */
static void
assert_is_whole (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *keys = nabij_fixture_query (file, "PRAGMA foreign_key_check");
  g_autofree char *sound = nabij_fixture_query (file, "PRAGMA integrity_check");
  g_autofree char *version = nabij_fixture_query (file, "PRAGMA user_version");
  g_autofree char *newest = g_strdup_printf ("%d\n", nabij_schema_get_newest_version ());
  g_autofree char *unindexed = NULL;

  g_assert_cmpstr (keys, ==, "");
  g_assert_cmpstr (sound, ==, "ok\n");
  g_assert_cmpstr (version, ==, newest);
  unindexed = nabij_fixture_query (file,
                                   "SELECT count (*) FROM (SELECT place FROM entry"
                                   " EXCEPT SELECT rowid FROM entry_search"
                                   " EXCEPT SELECT place FROM unindexed)");
  g_assert_cmpstr (unindexed, ==, "0\n");
  nabij_fixture_execute (file, "INSERT INTO entry_search (entry_search) VALUES ('integrity-check')", FALSE);
}

static void
test_brings_version_1_along (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *match = NULL;
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GArray) items = NULL;
  g_autoptr (GError) error = NULL;
  NabijJournalQuery query = { 0 };

  nabij_fixture_load_dump ("v1.sql", file);
  database = open_sound ();

  g_assert_cmpuint (count_found (database, "rust fij"), ==, 1);
  g_assert_cmpuint (count_found (database, "title lines"), ==, 1);
  match = nabij_search_compile ("vijf", find_five_exhales, NULL);
  query.match = match;
  items = nabij_entry_finder_find (database, &query, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);

  g_clear_pointer (&database, nabij_database_close);
  assert_is_whole ();
}

/* Instants that are the same, next to each other, and at the ends of time. */
static void
test_gives_each_entry_of_version_1_a_place (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (NabijEntry) one_more = nabij_fixture_session (5);
  g_autoptr (GError) error = NULL;

  nabij_fixture_load_dump ("v1.sql", file);
  nabij_fixture_execute (file,
                         "DELETE FROM session; DELETE FROM entry;"
                         "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT 200)"
                         " INSERT INTO entry (uuid, kind, utc_us, offset_s)"
                         " SELECT printf ('%03d', i), 'note', 5 + i / 50 * (i / 50), 0 FROM n;"
                         "INSERT INTO entry (uuid, kind, utc_us, offset_s) VALUES"
                         " ('first', 'session', -9223372036854775808, 0),"
                         " ('last', 'session', 9223372036854775807, 0),"
                         " ('next to last', 'session', 9223372036854775807, 0);"
                         "INSERT INTO session SELECT id, 'water-and-rust', NULL, 9223372036854775807"
                         " FROM entry WHERE kind = 'session';",
                         FALSE);
  database = open_sound ();
  g_assert_true (nabij_entry_store_save (database, one_more, &error));
  g_assert_no_error (error);
  entries = list (database);
  g_assert_cmpuint (entries->len, ==, 204);
  for (guint i = 1; i < entries->len; i++) {
    const NabijEntryFields *newer = nabij_entry_get_fields (g_ptr_array_index (entries, i - 1));
    const NabijEntryFields *older = nabij_entry_get_fields (g_ptr_array_index (entries, i));

    g_assert_cmpint (newer->place, >, older->place);
    /* In the order that version 1 had, but for the one that came now. */
    if (!g_str_equal (newer->uuid, nabij_entry_get_uuid (one_more)) &&
        !g_str_equal (older->uuid, nabij_entry_get_uuid (one_more))) {
      g_assert_cmpint (newer->instant.utc_us, >=, older->instant.utc_us);
      if (newer->instant.utc_us == older->instant.utc_us)
        g_assert_cmpstr (newer->uuid, >, older->uuid);
    }
  }
  g_assert_cmpstr (nabij_entry_get_uuid (g_ptr_array_index (entries, 203)), ==, "first");

  g_clear_pointer (&database, nabij_database_close);
  assert_is_whole ();
}

static void
test_reads_version_2 (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *authors = NULL;
  g_autofree char *marked = NULL;
  g_autofree char *tombstone = NULL;
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  nabij_fixture_load_dump ("v2.sql", file);
  database = open_sound ();
  entries = list (database);
  g_assert_cmpuint (entries->len, ==, NABIJ_N_SCHEMA_SAMPLE_V2);
  assert_rows (entries, 0, nabij_schema_sample_v2, NABIJ_N_SCHEMA_SAMPLE_V2);
  g_assert_cmpint (nabij_entry_get_fields (g_ptr_array_index (entries, 5))->breathed_us, ==,
                   SECONDS (180));
  g_assert_cmpuint (count_found (database, "een janb"), ==, 1);
  g_assert_cmpuint (count_found (database, "oma"), ==, 2);
  /* It was deleted, and could still come back. */
  g_assert_cmpuint (count_found (database, "weg ermee"), ==, 0);

  g_clear_pointer (&database, nabij_database_close);
  assert_is_whole ();
  authors = nabij_fixture_query (file, "SELECT name || is_writing FROM author ORDER BY added_us");
  marked = nabij_fixture_query (file, "SELECT uuid FROM entry WHERE deleted_us IS NOT NULL");
  tombstone = nabij_fixture_query (file, "SELECT uuid FROM tombstone");
  g_assert_cmpstr (authors, ==, "Sam0\nNoor1\n");
  g_assert_cmpstr (marked, ==, V2_UUID ("8") "\n");
  g_assert_cmpstr (tombstone, ==, V2_UUID ("9") "\n");
}

static void
test_knows_no_family_in_version_2 (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (NabijFamily) family = NULL;
  g_autoptr (NabijFamily) blank = nabij_family_new ();
  g_autoptr (GError) error = NULL;
  gboolean needs_purge;

  nabij_fixture_load_dump ("v2.sql", file);
  database = open_sound ();
  g_assert_true (nabij_family_store_load (database, &family, &error));
  g_assert_no_error (error);
  g_assert_true (nabij_family_equal (family, blank));

  nabij_family_add_child (family)->name = g_strdup ("Noor");
  g_assert_true (nabij_family_store_save (database, family, &needs_purge, &error));
  g_assert_no_error (error);
  g_assert_false (needs_purge);
  g_clear_pointer (&database, nabij_database_close);
  assert_is_whole ();
}

/* Everything that was told of the family, beside the entries of before. */
static void
test_reads_version_3 (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *words = NULL;
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (NabijFamily) family = NULL;
  g_autoptr (NabijFamily) expected = nabij_schema_sample_make_v3_family ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_load_dump ("v3.sql", file);
  database = open_sound ();
  entries = list (database);
  g_assert_cmpuint (entries->len, ==, NABIJ_N_SCHEMA_SAMPLE_V2);
  assert_rows (entries, 0, nabij_schema_sample_v2, NABIJ_N_SCHEMA_SAMPLE_V2);
  /* What is older was put away by this family. */
  g_assert_cmpuint (count_found (database, "het gaat"), ==, 1);
  g_assert_cmpuint (count_found (database, "oma"), ==, 0);
  g_assert_true (nabij_family_store_load (database, &family, &error));
  g_assert_no_error (error);
  g_assert_true (nabij_family_equal (family, expected));

  g_clear_pointer (&database, nabij_database_close);
  assert_is_whole ();
  /* What was told stands in one place, where it can be purged. */
  words = nabij_fixture_query (file, "SELECT count (*) FROM family_text");
  g_assert_cmpstr (words, ==, "8\n");
}

static void
assert_version_4 (NabijDatabase     *database,
                  const NabijFamily *expected)
{
  g_autoptr (NabijFamily) family = NULL;
  g_autoptr (GPtrArray) entries = list (database);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (entries->len, ==, NABIJ_N_SCHEMA_SAMPLE_V4 + NABIJ_N_SCHEMA_SAMPLE_V2);
  assert_rows (entries, 0, nabij_schema_sample_v4, NABIJ_N_SCHEMA_SAMPLE_V4);
  assert_rows (entries, NABIJ_N_SCHEMA_SAMPLE_V4, nabij_schema_sample_v2, NABIJ_N_SCHEMA_SAMPLE_V2);
  g_assert_cmpuint (count_found (database, "uur slaap"), ==, 1);
  g_assert_true (nabij_family_store_load (database, &family, &error));
  g_assert_no_error (error);
  g_assert_true (nabij_family_equal (family, expected));
}

static void
test_reads_version_4 (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (NabijFamily) expected = nabij_schema_sample_make_v4_family ();
  g_autoptr (GPtrArray) recordings = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_load_dump ("v4.sql", file);
  database = open_sound ();
  assert_version_4 (database, expected);
  recordings = nabij_recording_store_list (database, NULL, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recordings->len, ==, 0);

  g_clear_pointer (&database, nabij_database_close);
  assert_is_whole ();
}

static void
assert_recording (NabijRecording             *recording,
                  const NabijRecordingFields *expected)
{
  const NabijRecordingFields *fields = nabij_recording_get_fields (recording);

  g_assert_cmpstr (fields->uuid, ==, expected->uuid);
  g_assert_cmpstr (fields->speaker, ==, expected->speaker);
  g_assert_cmpstr (fields->line, ==, expected->line);
  g_assert_cmpstr (fields->words, ==, expected->words);
  g_assert_cmpint (fields->recorded.utc_us, ==, expected->recorded.utc_us);
  g_assert_cmpint (fields->recorded.offset_s, ==, expected->recorded.offset_s);
  g_assert_cmpint (fields->duration_us, ==, expected->duration_us);
  g_assert_cmpuint (g_bytes_get_size (nabij_recording_get_sound (recording)), ==, V5_SOUND_SIZE);
}

static void
test_reads_version_5 (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (NabijFamily) expected = nabij_schema_sample_make_v4_family ();
  g_autoptr (GPtrArray) recordings = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_load_dump ("v5.sql", file);
  database = open_sound ();
  expected->voice_by_day = g_strdup ("Noor");
  expected->voice_by_night = g_strdup (V5_NIGHT);
  expected->voice_offered = TRUE;
  assert_version_4 (database, expected);

  recordings = nabij_recording_store_list (database, NULL, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recordings->len, ==, 2);
  assert_recording (g_ptr_array_index (recordings, 0),
                    &(NabijRecordingFields){ .uuid = V3_UUID ("71"),
                                             .speaker = "Noor",
                                             .line = "water-and-rust/let-go",
                                             .words = "Laat je schouders maar zakken.",
                                             .recorded = { SECONDS (1795720000), 3600 },
                                             .duration_us = 2350000 });
  assert_recording (g_ptr_array_index (recordings, 1),
                    &(NabijRecordingFields){ .uuid = V3_UUID ("72"),
                                             .speaker = V5_NIGHT,
                                             .line = "breathe-in",
                                             .words = "",
                                             .recorded = { SECONDS (1795720100), -18000 },
                                             .duration_us = 1 });

  g_clear_pointer (&database, nabij_database_close);
  assert_is_whole ();
}

/* A file that may only be read stays what it is. What was written is shown all the same. */
static void
test_shows_version_3_where_it_may_only_be_read (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *version = NULL;
  g_autoptr (GPtrArray) recordings = NULL;
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (NabijFamily) family = NULL;
  g_autoptr (NabijFamily) expected = nabij_schema_sample_make_v3_family ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_load_dump ("v3.sql", file);
  database = nabij_database_open_for_reading (folder, &error);
  g_assert_no_error (error);
  recordings = nabij_recording_store_list (database, NULL, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recordings->len, ==, 0);
  entries = list (database);
  g_assert_cmpuint (entries->len, ==, NABIJ_N_SCHEMA_SAMPLE_V2);
  assert_rows (entries, 0, nabij_schema_sample_v2, NABIJ_N_SCHEMA_SAMPLE_V2);
  g_assert_true (nabij_family_store_load (database, &family, &error));
  g_assert_no_error (error);
  g_assert_true (nabij_family_equal (family, expected));
  g_clear_pointer (&database, nabij_database_close);

  version = nabij_fixture_query (file, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "3\n");
}

/* A step that was released is never edited: what it makes is what the stored file has, and so is what
 * becomes of both. */
static void
test_still_makes (gconstpointer data)
{
  const char      *dump = data;
  g_autofree char *old_folder = nabij_fixture_dup_file ("old");
  g_autofree char *old_file = nabij_fixture_dup_file ("old/journal.db");
  g_autofree char *new_file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *old_schema = NULL;
  g_autofree char *new_schema = NULL;
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (nabij_schema_get_step_after (1)->version, ==, 2);
  g_assert_cmpint (nabij_schema_get_step_after (2)->version, ==, 3);
  g_assert_cmpint (nabij_schema_get_step_after (3)->version, ==, 4);
  g_assert_cmpint (nabij_schema_get_step_after (4)->version, ==, 5);
  g_assert_cmpint (nabij_schema_get_newest_version (), ==, 5);
  g_assert_cmpint (g_mkdir_with_parents (old_folder, 0700), ==, 0);
  nabij_fixture_load_dump (dump, old_file);
  database = nabij_database_open (old_folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_WHOLE, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&database, nabij_database_close);
  database = open_sound ();
  g_clear_pointer (&database, nabij_database_close);

  old_schema = nabij_fixture_query (old_file, LIST_SCHEMA);
  new_schema = nabij_fixture_query (new_file, LIST_SCHEMA);
  g_assert_cmpstr (old_schema, ==, new_schema);
}

static void
test_leaves_a_newer_version_untouched (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *set_aside = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_load_dump ("v2.sql", file);
  nabij_fixture_execute (file, "PRAGMA user_version = 6; CREATE TABLE future (x);", FALSE);
  before = nabij_fixture_checksum (file);
  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK, &set_aside, &error);
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_NEWER);
  g_assert_null (database);
  g_assert_null (set_aside);
  after = nabij_fixture_checksum (file);
  g_assert_cmpstr (before, ==, after);
}

/* A step that fails in the middle leaves the file as it was. */
static void
test_brings_all_along_or_nothing (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *schema_before = NULL;
  g_autofree char *schema_after = NULL;
  g_autofree char *version = NULL;
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_load_dump ("v1.sql", file);
  nabij_fixture_execute (file, "CREATE TABLE tombstone (in_the_way)", FALSE);
  schema_before = nabij_fixture_query (file, LIST_SCHEMA);
  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK, NULL, &error);
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_FAILED);
  g_assert_null (database);

  schema_after = nabij_fixture_query (file, LIST_SCHEMA);
  version = nabij_fixture_query (file, "PRAGMA user_version");
  g_assert_cmpstr (schema_before, ==, schema_after);
  g_assert_cmpstr (version, ==, "1\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add_func ("/nabij/journal/schema/" name, func)
  ADD ("brings-version-1-along", test_brings_version_1_along);
  ADD ("gives-each-entry-of-version-1-a-place", test_gives_each_entry_of_version_1_a_place);
  ADD ("reads-version-2", test_reads_version_2);
  ADD ("knows-no-family-in-version-2", test_knows_no_family_in_version_2);
  ADD ("reads-version-3", test_reads_version_3);
  ADD ("shows-version-3-where-it-may-only-be-read", test_shows_version_3_where_it_may_only_be_read);
  ADD ("reads-version-4", test_reads_version_4);
  ADD ("reads-version-5", test_reads_version_5);
  ADD ("leaves-a-newer-version-untouched", test_leaves_a_newer_version_untouched);
  ADD ("brings-all-along-or-nothing", test_brings_all_along_or_nothing);
#undef ADD
  g_test_add_data_func ("/nabij/journal/schema/still-makes-version-2", "v2.sql", test_still_makes);
  g_test_add_data_func ("/nabij/journal/schema/still-makes-version-3", "v3.sql", test_still_makes);
  g_test_add_data_func ("/nabij/journal/schema/still-makes-version-4", "v4.sql", test_still_makes);
  g_test_add_data_func ("/nabij/journal/schema/still-makes-version-5", "v5.sql", test_still_makes);

  return g_test_run ();
}
