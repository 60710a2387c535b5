/* nabij-transfer-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-transfer-fixture.h"

#include "nabij-entry-json.h"
#include "nabij-journal-fixture.h"
#include "nabij-journal-query.h"
#include "nabij-journal-user.h"

#include <glib/gstdio.h>

/* Half a century around the present, in microseconds. */
#define FIRST_US G_GINT64_CONSTANT (800000000000000)
#define LAST_US G_GINT64_CONSTANT (2400000000000000)

/* What people write, and what is hard to carry. */
static const char *const texts[] = {
  "",
  "Vandaag was het veel.",
  "It was \"too much\" \\ and / then it was not",
  "line one\nline two\r\nline three\tand a tab",
  "\x01\x02\x1e\x1f\x7f\b\f",
  "\u0645\u0627 \u0632\u0644\u062a \u0647\u0646\u0627 \u200f\u202b(\u05e9\u05dc\u05d5\u05dd)",
  "\U0001f469\u200d\U0001f37c \U0001f1f3\U0001f1f1 e\u0301 \u00e9 \u2028\u2029\ufeff\ufffd",
  "<b>no markup</b> &amp; <span foreground='red'>none</span>",
  "=1+1",
  "+31 6 12345678",
  "-",
  "@SUM(A1)",
  "[{\"entries\": [null, 1e9, NaN]}]",
  " ",
  "\U0010ffff\uffff",
};

static const char *const ids[] = {
  "crying",
  "no-sleep",
  "alone",
  "of-a-newer-version",
};

static const char *
pick (GRand             *random,
      const char *const *from,
      guint              n)
{
  return from[g_rand_int_range (random, 0, (gint32)n)];
}

static const char *
pick_text (GRand *random)
{
  return g_rand_boolean (random) ? pick (random, texts, G_N_ELEMENTS (texts)) : NULL;
}

static void
pick_words (GRand             *random,
            const char *const *from,
            guint              n,
            const char        *words[4])
{
  const int n_words = g_rand_int_range (random, 0, 4);

  for (int i = 0; i < n_words; i++)
    words[i] = pick (random, from, n);
  words[n_words] = NULL;
}

static NabijInstant
pick_instant (GRand *random)
{
  return (NabijInstant){
    .utc_us = FIRST_US + (gint64)(g_rand_double (random) * (double)(LAST_US - FIRST_US)),
    .offset_s = g_rand_int_range (random, -14 * 4, 14 * 4 + 1) * 900,
  };
}

/* One that was never begun, one that was left half-way, or one that is whole. */
static NabijCheckIn *
make_check_in (GRand *random)
{
  NabijCheckIn *check_in;

  if (g_rand_int_range (random, 0, 4) == 0)
    return NULL;

  check_in = nabij_check_in_new ((NabijCheckInForm)g_rand_int_range (random, 0, NABIJ_N_CHECK_IN_FORMS), g_rand_boolean (random));
  for (guint i = 0; i < NABIJ_N_CHECK_IN_ITEMS; i++)
    check_in->answers[i] = (NabijCheckInAnswer)g_rand_int_range (random, 0, NABIJ_N_CHECK_IN_ANSWERS);
  check_in->talk = (NabijCheckInTalk)g_rand_int_range (random, 0, NABIJ_N_CHECK_IN_TALKS);
  check_in->good = g_strdup (pick_text (random));
  check_in->hard = g_strdup (pick_text (random));
  check_in->need = g_strdup (pick_text (random));
  check_in->is_finished = g_rand_boolean (random);
  return check_in;
}

NabijEntry *
transfer_random_entry (GRand *random)
{
  const char      *circumstances[4];
  const char      *own_circumstances[4];
  const char      *helped[4];
  const char      *own_helped[4];
  g_autofree char *moment = g_rand_boolean (random) ? g_uuid_string_random () : NULL;
  g_autoptr (NabijCheckIn) check_in = make_check_in (random);

  pick_words (random, ids, G_N_ELEMENTS (ids), circumstances);
  pick_words (random, texts, G_N_ELEMENTS (texts), own_circumstances);
  pick_words (random, ids, G_N_ELEMENTS (ids), helped);
  pick_words (random, texts, G_N_ELEMENTS (texts), own_helped);

  return nabij_entry_new (&(NabijEntryFields){
    .kind = (NabijEntryKind)g_rand_int_range (random, 0, NABIJ_ENTRY_KIND_NOTE + 1),
    .instant = pick_instant (random),
    .added_us = pick_instant (random).utc_us,
    .changed_us = pick_instant (random).utc_us,
    .author = pick_text (random),
    .title = pick_text (random),
    .text = pick_text (random),
    .practice = "water-and-rust",
    .pattern = g_rand_boolean (random) ? "water" : NULL,
    .duration_us = g_rand_int_range (random, 0, G_MAXINT32),
    .moment = moment,
    .tension = (NabijTension)g_rand_int_range (random, 0, NABIJ_TENSION_LAST + 1),
    .circumstances = circumstances,
    .own_circumstances = own_circumstances,
    .about_contact = g_rand_boolean (random),
    .is_calmer = g_rand_boolean (random),
    .calmer = pick_instant (random),
    .tension_after = (NabijTension)g_rand_int_range (random, 0, NABIJ_TENSION_LAST + 1),
    .helped = helped,
    .own_helped = own_helped,
    .repair = pick_text (random),
    .check_in = check_in,
  });
}

gboolean
transfer_export (NabijJournal            *journal,
                 const char              *path,
                 NabijExportFormat        format,
                 const NabijJournalQuery *query,
                 GCancellable            *cancellable,
                 GError                 **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_export_async (journal, file, format, query, FALSE, cancellable, NULL, NULL,
                              journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_export_finish (journal, result, error);
}

NabijImport *
transfer_prepare (NabijJournal *journal,
                  const char   *path,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_prepare_import_async (journal, file, cancellable, NULL, NULL,
                                      journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_prepare_import_finish (journal, result, error);
}

gboolean
transfer_apply (NabijImport  *import,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_import_apply_async (import, cancellable, NULL, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_import_apply_finish (import, result, error);
}

void
transfer_import (NabijJournal       *journal,
                 const char         *path,
                 NabijImportSummary *summary)
{
  g_autoptr (NabijImport) import = NULL;
  g_autoptr (GError) error = NULL;

  import = transfer_prepare (journal, path, NULL, &error);
  g_assert_no_error (error);
  if (summary != NULL)
    *summary = *nabij_import_get_summary (import);
  transfer_apply (import, NULL, &error);
  g_assert_no_error (error);
}

void
transfer_assert_summary (const NabijImportSummary *summary,
                         guint                     n_new,
                         guint                     n_changed,
                         guint                     n_same,
                         guint                     n_deleted_before)
{
  g_assert_cmpuint (summary->n_new, ==, n_new);
  g_assert_cmpuint (summary->n_changed, ==, n_changed);
  g_assert_cmpuint (summary->n_same, ==, n_same);
  g_assert_cmpuint (summary->n_deleted_before, ==, n_deleted_before);
}

/* Everything, the newest first. */
GPtrArray *
transfer_list (NabijJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  nabij_journal_list_async (journal, &(NabijJournalQuery){ .with_sessions_of_moments = TRUE }, 0,
                            NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  entries = nabij_journal_list_finish (journal, result, &error);
  g_assert_no_error (error);

  return entries;
}

/* A place outside of the journal. */
char *
transfer_dup_path (const char *name)
{
  g_assert_no_errno (g_mkdir_with_parents (g_get_user_cache_dir (), 0700));

  return g_build_filename (g_get_user_cache_dir (), name, NULL);
}

char *
transfer_read (const char *path,
               gsize      *length)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);

  return contents;
}

/* What an export says, but for the time at which it was made. */
char *
transfer_export_bytes (NabijJournal *journal)
{
  g_autofree char *path = transfer_dup_path ("bytes.json");
  g_autofree char *bytes = NULL;
  g_autoptr (GRegex) time = g_regex_new ("^\"exported\".*$", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GError) error = NULL;

  transfer_export (journal, path, NABIJ_EXPORT_FORMAT_JSON, NULL, NULL, &error);
  g_assert_no_error (error);
  bytes = transfer_read (path, NULL);

  return g_regex_replace_literal (time, bytes, -1, 0, "", 0, NULL);
}

void
transfer_wipe (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_remove (path);
  }
}

/* A file with many random entries, without a journal that they come from. */
char *
transfer_write_many (guint32 seed,
                     guint   n)
{
  char *path = transfer_dup_path ("many.json");
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GString) text = g_string_new ("{\"format\": \"nabij-journal\", \"version\": 1, \"entries\": [");

  for (guint i = 0; i < n; i++) {
    g_autoptr (NabijEntry) entry = transfer_random_entry (random);
    g_autofree char *json = nabij_entry_to_json (entry);

    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", json);
  }
  g_string_append (text, "]}");
  nabij_fixture_write (path, text->str, (gssize)text->len);

  return path;
}
