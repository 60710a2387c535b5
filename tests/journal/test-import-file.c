/* test-import-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file may hold, and what is said of the others. What one entry may hold is in
 * test-entry-json.c.
 */

#include "config.h"

#include "nabij-entry-json.h"
#include "nabij-import-file.h"
#include "nabij-journal-fixture.h"
#include "nabij-journal-user.h"
#include "nabij-transfer-error.h"
#include "nabij-transfer-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD "{\"format\": \"nabij-journal\", \"version\": 1, "
#define NOTE "{\"uuid\": \"0b5f6c0e-5a0b-4a8e-9c7f-0123456789ab\", \"kind\": \"note\", \"when\": \"2026-11-21T20:04:05Z\"}"
#define OTHER "{\"uuid\": \"1b5f6c0e-5a0b-4a8e-9c7f-0123456789ab\", \"kind\": \"note\", \"when\": \"2026-11-21T20:04:05Z\"}"

typedef struct {
  const char *name;
  const char *text;
  int         code;
  const char *sentence; /* what it has in it */
} Bad;

static const Bad bads[] = {
  { "empty", "", NABIJ_TRANSFER_ERROR_NOT_JSON, "cut short" },
  { "no-json", "Dear diary", NABIJ_TRANSFER_ERROR_NOT_JSON, "not an export of Nabij" },
  { "xml", "<?xml version='1.0'?><a/>", NABIJ_TRANSFER_ERROR_NOT_JSON, "not an export of Nabij" },
  { "cut-short", HEAD "\"entries\": [" NOTE, NABIJ_TRANSFER_ERROR_NOT_JSON, "cut short" },
  { "nan", HEAD "\"entries\": [NaN]}", NABIJ_TRANSFER_ERROR_NOT_JSON, "damaged" },
  { "infinity", HEAD "\"entries\": [], \"a\": -Infinity}", NABIJ_TRANSFER_ERROR_NOT_JSON, "damaged" },
  { "behind-the-end", HEAD "\"entries\": []} x", NABIJ_TRANSFER_ERROR_NOT_JSON, "damaged" },
  { "nul", HEAD "\"entries\": [], \"a\": \"\\u0000\"}", NABIJ_TRANSFER_ERROR_NUL, "NUL" },
  { "lone-surrogate", HEAD "\"entries\": [], \"a\": \"\\ud800\"}", NABIJ_TRANSFER_ERROR_ENCODING, "broken characters" },
  { "latin-1", HEAD "\"entries\": [], \"a\": \"caf\xe9\"}", NABIJ_TRANSFER_ERROR_ENCODING, "UTF-8" },
  { "list", "[" NOTE "]", NABIJ_TRANSFER_ERROR_FOREIGN, "not an export of Nabij" },
  { "number", "12", NABIJ_TRANSFER_ERROR_FOREIGN, "not an export of Nabij" },
  { "nothing", "{}", NABIJ_TRANSFER_ERROR_FOREIGN, "not an export of Nabij" },
  { "other-format", "{\"format\": \"diary\", \"version\": 1, \"entries\": []}", NABIJ_TRANSFER_ERROR_FOREIGN, "not an export of Nabij" },
  { "format-number", "{\"format\": 1, \"version\": 1, \"entries\": []}", NABIJ_TRANSFER_ERROR_FOREIGN, "not an export" },
  { "format-twice", "{\"format\": \"nabij-journal\", "
                    "\"format\": \"nabij-journal\", \"version\": 1, \"entries\": []}",
    NABIJ_TRANSFER_ERROR_FOREIGN, "not an export" },
  { "no-version", "{\"format\": \"nabij-journal\", \"entries\": []}", NABIJ_TRANSFER_ERROR_FOREIGN, "not an export" },
  { "version-text", "{\"format\": \"nabij-journal\", \"version\": \"1\", \"entries\": []}", NABIJ_TRANSFER_ERROR_FOREIGN, "not an export" },
  { "version-zero", "{\"format\": \"nabij-journal\", \"version\": 0, \"entries\": []}", NABIJ_TRANSFER_ERROR_FOREIGN, "not an export" },
  { "version-negative", "{\"format\": \"nabij-journal\", \"version\": -1, \"entries\": []}", NABIJ_TRANSFER_ERROR_FOREIGN, "not an export" },
  { "newer", "{\"format\": \"nabij-journal\", \"version\": 2, \"entries\": []}", NABIJ_TRANSFER_ERROR_NEWER, "newer Nabij" },
  { "newer-beyond-numbers", "{\"format\": \"nabij-journal\", \"version\": 99999999999999999999, \"entries\": []}", NABIJ_TRANSFER_ERROR_NEWER, "newer Nabij" },
  { "no-entries", "{\"format\": \"nabij-journal\", \"version\": 1}", NABIJ_TRANSFER_ERROR_FOREIGN, "not an export" },
  { "entries-object", HEAD "\"entries\": {}}", NABIJ_TRANSFER_ERROR_FOREIGN, "not an export" },
  { "entries-null", HEAD "\"entries\": null}", NABIJ_TRANSFER_ERROR_FOREIGN, "not an export" },
  { "entries-twice", HEAD "\"entries\": [], \"entries\": []}", NABIJ_TRANSFER_ERROR_FOREIGN, "not an export" },
  { "authors-text", HEAD "\"authors\": \"Anna\", \"entries\": []}", NABIJ_TRANSFER_ERROR_FOREIGN, "not an export" },
  { "authors-numbers", HEAD "\"authors\": [1], \"entries\": []}", NABIJ_TRANSFER_ERROR_FOREIGN, "not an export" },
  { "entry-number", HEAD "\"entries\": [" NOTE ", 5]}", NABIJ_TRANSFER_ERROR_ENTRY, "Entry 2 " },
  { "entry-null", HEAD "\"entries\": [null]}", NABIJ_TRANSFER_ERROR_ENTRY, "Entry 1 " },
  { "entry-unknown", HEAD "\"entries\": [" NOTE ", {\"uuid\": \"2b5f6c0e-5a0b-4a8e-9c7f-0123456789ab\", \"kind\": \"photo\", \"when\": \"2026-11-21T20:04:05Z\"}]}", NABIJ_TRANSFER_ERROR_ENTRY, "Entry 2 of this file could not be read, because of its “kind”." },
  { "entry-of-year-0", HEAD "\"entries\": [{\"uuid\": \"2b5f6c0e-5a0b-4a8e-9c7f-0123456789ab\", \"kind\": \"note\", \"when\": \"0000-11-21T20:04:05Z\"}]}", NABIJ_TRANSFER_ERROR_ENTRY, "“when”" },
  { "entry-of-year-99999", HEAD "\"entries\": [{\"uuid\": \"2b5f6c0e-5a0b-4a8e-9c7f-0123456789ab\", \"kind\": \"note\", \"when\": \"99999-11-21T20:04:05Z\"}]}", NABIJ_TRANSFER_ERROR_ENTRY, "“when”" },
  { "entry-twice", HEAD "\"entries\": [" NOTE ", " OTHER ", " NOTE "]}", NABIJ_TRANSFER_ERROR_DUPLICATE, "Entry 3 of this file is in it twice." },
};

static void
assert_refused (JournalFixture *fixture,
                const char     *path,
                int             code,
                const char     *sentence)
{
  g_autoptr (NabijImport) import = NULL;
  g_autoptr (GError) error = NULL;

  import = transfer_prepare (fixture->journal, path, NULL, &error);
  g_assert_null (import);
  g_assert_error (error, NABIJ_TRANSFER_ERROR, code);
  g_assert_nonnull (strstr (nabij_transfer_error_to_sentence (error), sentence));
}

static void
test_bad (JournalFixture *fixture,
          gconstpointer   data)
{
  const Bad       *bad = data;
  g_autofree char *path = transfer_dup_path ("bad.json");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1000000);

  journal_assert_saved (fixture->journal, entry);
  before = transfer_export_bytes (fixture->journal);
  nabij_fixture_write (path, bad->text, (gssize)strlen (bad->text));
  assert_refused (fixture, path, bad->code, bad->sentence);
  after = transfer_export_bytes (fixture->journal);
  g_assert_cmpstr (after, ==, before);
}

typedef struct {
  const char *name;
  const char *text;
  guint       n_entries;
} Good;

static const Good goods[] = {
  { "nothing-in-it", HEAD "\"entries\": []}", 0 },
  { "one", HEAD "\"entries\": [" NOTE "]}", 1 },
  { "byte-order-mark", "\xef\xbb\xbf" HEAD "\"entries\": [" NOTE "]}", 1 },
  { "in-any-order", "{\"entries\": [" NOTE ", " OTHER "], \"version\": 1, \"format\": \"nabij-journal\"}", 2 },
  { "with-more", HEAD "\"later\": [1, {\"entries\": [5]}], \"entries\": [\n\t" NOTE "\r\n]\n, \"mood\": {\"a\": []}}\n\n", 1 },
};

static void
test_good (JournalFixture *fixture,
           gconstpointer   data)
{
  const Good        *good = data;
  g_autofree char   *path = transfer_dup_path ("good.json");
  NabijImportSummary summary;

  nabij_fixture_write (path, good->text, (gssize)strlen (good->text));
  transfer_import (fixture->journal, path, &summary);
  transfer_assert_summary (&summary, good->n_entries, 0, 0, 0);
  journal_assert_has (fixture->journal, good->n_entries);
}

/* It is not even opened. */
static void
test_too_large (JournalFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *path = transfer_dup_path ("large.json");

  nabij_fixture_write (path, HEAD, -1);
  g_assert_no_errno (truncate (path, 1024 * 1024 * 1024));
  g_assert_no_errno (g_chmod (path, 0));
  assert_refused (fixture, path, NABIJ_TRANSFER_ERROR_TOO_LARGE, "256 MB");
}

static char *
write_nested (guint       depth,
              const char *open,
              const char *close)
{
  char *path = transfer_dup_path ("nested.json");
  g_autoptr (GString) text = g_string_new (HEAD "\"entries\": [");

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  for (guint i = 0; i < depth; i++)
    g_string_append (text, close);
  g_string_append (text, "]}");
  nabij_fixture_write (path, text->str, (gssize)text->len);

  return path;
}

static void
test_too_deep (JournalFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *lists = write_nested (100000, "[", "]");
  g_autofree char *objects = NULL;

  assert_refused (fixture, lists, NABIJ_TRANSFER_ERROR_TOO_DEEP, "nested");
  objects = write_nested (100000, "{\"a\":", "}");
  assert_refused (fixture, objects, NABIJ_TRANSFER_ERROR_TOO_DEEP, "nested");
}

static void
test_no_file (JournalFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *folder = transfer_dup_path ("folder");
  g_autofree char *pipe = transfer_dup_path ("pipe");

  g_assert_no_errno (g_mkdir (folder, 0700));
  g_assert_no_errno (mkfifo (pipe, 0600));
  assert_refused (fixture, "/nowhere/x.json", NABIJ_TRANSFER_ERROR_ABSENT, "There is no such file.");
  assert_refused (fixture, folder, NABIJ_TRANSFER_ERROR_UNREADABLE, "could not be read");
  assert_refused (fixture, pipe, NABIJ_TRANSFER_ERROR_UNREADABLE, "could not be read");
  assert_refused (fixture, "/dev/zero", NABIJ_TRANSFER_ERROR_UNREADABLE, "could not be read");
}

static void
test_long_texts (JournalFixture *fixture,
                 gconstpointer   data)
{
  g_autofree char *path = transfer_dup_path ("long.json");
  g_autofree char *text = g_strnfill (1024 * 1024, 'a');
  g_autofree char *longer = g_strnfill (17 * 1024 * 1024, 'a');
  g_autoptr (NabijEntry) entry = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  entry = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_LETTER, .text = text });
  journal_assert_saved (fixture->journal, entry);
  g_assert_true (transfer_export (fixture->journal, path, NABIJ_EXPORT_FORMAT_JSON, NULL, NULL, NULL));
  journal_close (fixture->journal, NULL);
  transfer_wipe ();
  transfer_import (fixture->journal, path, NULL);
  entries = transfer_list (fixture->journal);
  g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, 0), entry));

  json = g_strdup_printf (HEAD "\"entries\": [{\"text\": \"%s\"}]}", longer);
  nabij_fixture_write (path, json, -1);
  assert_refused (fixture, path, NABIJ_TRANSFER_ERROR_TOO_LARGE, "16 MB");
}

/* However the bytes come, the same entries come out. */
static void
test_pieces (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "\"entries\": [");
  g_autoptr (GRand) random = g_rand_new_with_seed (23);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (NabijImportFile) file = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *json = NULL;
  guint   n = 0;

  for (guint i = 0; i < 1000; i++) {
    g_autofree char *uuid = g_uuid_string_random ();
    g_autofree char *filler = g_strnfill ((gsize)g_rand_int_range (random, 0, 500), 'x');

    g_string_append_printf (text, "%s{\"uuid\": \"%s\", \"kind\": \"note\", \"when\": \"2026-11-21T20:04:05Z\", \"text\": \"%s\"}",
                            i > 0 ? "," : "", uuid, filler);
  }
  g_string_append (text, "]}");
  stream = g_memory_input_stream_new_from_data (text->str, (gssize)text->len, NULL);
  file = nabij_import_file_new (stream);
  g_assert_true (nabij_import_file_check (file, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (nabij_import_file_get_n_entries (file), ==, 1000);
  while (nabij_import_file_cut (file, &json, NULL, &error) && json != NULL) {
    g_autoptr (NabijEntry) entry = NULL;

    g_assert_cmpuint (nabij_import_file_get_position (file), ==, ++n);
    entry = nabij_entry_from_json (g_bytes_get_data (json, NULL), (gssize)g_bytes_get_size (json), n, &error);
    g_assert_no_error (error);
    g_bytes_unref (json);
  }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1000);
}

#define ADD(path, data, func) \
  g_test_add (path, JournalFixture, data, journal_set_up, func, journal_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bads); i++) {
    g_autofree char *path = g_strconcat ("/nabij/journal/import-file/refuses/", bads[i].name, NULL);

    ADD (path, &bads[i], test_bad);
  }
  for (guint i = 0; i < G_N_ELEMENTS (goods); i++) {
    g_autofree char *path = g_strconcat ("/nabij/journal/import-file/takes/", goods[i].name, NULL);

    ADD (path, &goods[i], test_good);
  }
  ADD ("/nabij/journal/import-file/refuses/a-gigabyte", NULL, test_too_large);
  ADD ("/nabij/journal/import-file/refuses/a-hundred-thousand-levels", NULL, test_too_deep);
  ADD ("/nabij/journal/import-file/refuses/what-is-no-file", NULL, test_no_file);
  ADD ("/nabij/journal/import-file/takes/a-long-text", NULL, test_long_texts);
  g_test_add_func ("/nabij/journal/import-file/reads-one-entry-after-the-other", test_pieces);

  return g_test_run ();
}
