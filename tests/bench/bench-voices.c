/* bench-voices.c
 *
 * What two full voices cost a journal of some years: when it is opened, read, backed up, purged, and
 * brought in from a file while somebody writes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bench-journal.h"
#include "nabij-bench.h"
#include "nabij-journal-backups.h"
#include "nabij-journal-deletion.h"
#include "nabij-journal-query.h"
#include "nabij-journal-recordings.h"
#include "nabij-journal-transfer.h"

#include <string.h>

#define N_ENTRIES 2000
#define N_ROUNDS 15
#define N_LINES 24
#define LINE_BYTES 25000
#define LULLABY_BYTES 1900000
#define N_LISTED 60
/* How often the main loop is looked at, and how often something is saved, while a file comes in. */
#define TICK_MS 1
#define SAVE_EVERY_MS 4

static const char *const speakers[] = { "Noor", "Sam" };

typedef struct {
  NabijJournal *journal;
  GRand        *random;
  gint64        tick_us;
  gint64        longest_stop_us;
  gint64        longest_save_us;
  guint         n_under_way;
} Meanwhile;

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
must (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static double
get_ms_since (gint64 start_us)
{
  return (double)(g_get_monotonic_time () - start_us) / 1000.0;
}

static void
add (GArray *figures,
     double  figure)
{
  g_array_append_val (figures, figure);
}

/* It cannot be made smaller, as no sound can. */
static NabijRecording *
make_recording (GRand      *random,
                const char *speaker,
                const char *line,
                gsize       size)
{
  static const guint8 page[] = { 'O', 'g', 'g', 'S', 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 19,
                                 'O', 'p', 'u', 's', 'H', 'e', 'a', 'd' };
  guint8             *bytes = g_malloc (size);
  g_autoptr (GBytes) sound = NULL;

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8)g_rand_int (random);
  memcpy (bytes, page, sizeof page);
  sound = g_bytes_new_take (bytes, size);

  return nabij_recording_new (&(NabijRecordingFields){ .speaker = speaker,
                                                       .line = line,
                                                       .words = "Laat je schouders maar zakken.",
                                                       .recorded = { g_get_real_time (), 3600 },
                                                       .duration_us = 4 * G_USEC_PER_SEC },
                              sound);
}

static double
keep (NabijJournal   *journal,
      NabijRecording *recording)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 start_us = g_get_monotonic_time ();

  nabij_journal_save_recording_async (journal, recording, NULL, store_result_cb, &result);
  wait_for (&result);
  nabij_journal_save_recording_finish (journal, result, &error);
  must (error);

  return get_ms_since (start_us);
}

static void
keep_voices (NabijJournal *journal,
             GRand        *random)
{
  for (guint i = 0; i < G_N_ELEMENTS (speakers); i++) {
    g_autoptr (NabijRecording) lullaby = make_recording (random, speakers[i], "lullaby", LULLABY_BYTES);

    for (guint j = 0; j < N_LINES; j++) {
      g_autofree char *line = g_strdup_printf ("water-and-rust/line-%u", j);
      g_autoptr (NabijRecording) recording = make_recording (random, speakers[i], line, LINE_BYTES);

      keep (journal, recording);
    }
    keep (journal, lullaby);
  }
}

static void
save_entries (NabijJournal *journal,
              GRand        *random)
{
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; i < N_ENTRIES; i++) {
    g_autoptr (NabijEntry) entry = nabij_bench_journal_make_entry (random, i);

    nabij_journal_save_async (journal, entry, NULL, NULL, NULL);
  }
  nabij_journal_flush_async (journal, NULL, store_result_cb, &result);
  wait_for (&result);
}

/* Until the first entries can be shown. */
static double
open_and_list (const char *folder)
{
  g_autoptr (NabijJournal) journal = nabij_journal_new (folder);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  NabijJournalQuery query = { 0 };
  const gint64      start_us = g_get_monotonic_time ();
  double            figure;

  nabij_journal_list_async (journal, &query, N_LISTED, NULL, store_result_cb, &result);
  wait_for (&result);
  figure = get_ms_since (start_us);
  entries = nabij_journal_list_finish (journal, result, &error);
  must (error);
  nabij_journal_close_blocking (journal, 10 * G_USEC_PER_SEC, NULL);

  return figure;
}

static double
list_recordings (NabijJournal *journal,
                 gboolean      with_sound)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) recordings = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 start_us = g_get_monotonic_time ();

  nabij_journal_list_recordings_async (journal, NULL, with_sound, NULL, store_result_cb, &result);
  wait_for (&result);
  recordings = nabij_journal_list_recordings_finish (journal, result, &error);
  must (error);
  g_assert_cmpuint (recordings->len, ==, G_N_ELEMENTS (speakers) * (N_LINES + 1));

  return get_ms_since (start_us);
}

static double
make_backup (NabijJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 start_us = g_get_monotonic_time ();

  nabij_journal_make_backup_async (journal, NULL, store_result_cb, &result);
  wait_for (&result);
  nabij_journal_make_backup_finish (journal, result, &error);
  must (error);

  return get_ms_since (start_us);
}

static double
purge (NabijJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 start_us = g_get_monotonic_time ();

  nabij_journal_purge_async (journal, NULL, store_result_cb, &result);
  wait_for (&result);
  nabij_journal_purge_finish (journal, result, &error);
  must (error);

  return get_ms_since (start_us);
}

static double
export_to (NabijJournal *journal,
           GFile        *file)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 start_us = g_get_monotonic_time ();

  nabij_journal_export_async (journal, file, NABIJ_EXPORT_FORMAT_JSON, NULL, TRUE, NULL, NULL, NULL,
                              store_result_cb, &result);
  wait_for (&result);
  nabij_journal_export_finish (journal, result, &error);
  must (error);

  return get_ms_since (start_us);
}

static gboolean
tick_cb (gpointer user_data)
{
  Meanwhile   *meanwhile = user_data;
  const gint64 now_us = g_get_monotonic_time ();

  meanwhile->longest_stop_us = MAX (meanwhile->longest_stop_us, now_us - meanwhile->tick_us - TICK_MS * 1000);
  meanwhile->tick_us = now_us;

  return G_SOURCE_CONTINUE;
}

typedef struct {
  Meanwhile *meanwhile;
  gint64     start_us;
} Save;

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree Save *save = user_data;
  g_autoptr (GError) error = NULL;

  nabij_journal_save_finish (NABIJ_JOURNAL (source), result, &error);
  must (error);
  save->meanwhile->longest_save_us = MAX (save->meanwhile->longest_save_us, g_get_monotonic_time () - save->start_us);
  save->meanwhile->n_under_way--;
}

static gboolean
save_cb (gpointer user_data)
{
  Meanwhile *meanwhile = user_data;
  g_autoptr (NabijEntry) entry = nabij_bench_journal_make_entry (meanwhile->random, N_ENTRIES + 1);
  Save *save = g_new (Save, 1);

  *save = (Save){ meanwhile, g_get_monotonic_time () };
  meanwhile->n_under_way++;
  nabij_journal_save_async (meanwhile->journal, entry, NULL, saved_cb, save);

  return G_SOURCE_CONTINUE;
}

static double
take_in (Meanwhile *meanwhile,
         GFile     *file)
{
  g_autoptr (GAsyncResult) prepared = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (NabijImport) import = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 start_us = g_get_monotonic_time ();
  guint        tick;
  guint        saving;
  double       figure;

  meanwhile->tick_us = start_us;
  tick = g_timeout_add (TICK_MS, tick_cb, meanwhile);
  saving = g_timeout_add (SAVE_EVERY_MS, save_cb, meanwhile);
  nabij_journal_prepare_import_async (meanwhile->journal, file, NULL, NULL, NULL, store_result_cb, &prepared);
  wait_for (&prepared);
  import = nabij_journal_prepare_import_finish (meanwhile->journal, prepared, &error);
  must (error);
  g_assert_true (nabij_import_get_summary (import)->brings_voices);
  nabij_import_apply_async (import, NULL, NULL, NULL, store_result_cb, &applied);
  wait_for (&applied);
  nabij_import_apply_finish (import, applied, &error);
  must (error);
  figure = get_ms_since (start_us);
  g_source_remove (tick);
  g_source_remove (saving);
  while (meanwhile->n_under_way > 0)
    g_main_context_iteration (NULL, TRUE);

  return figure;
}

static void
measure_import (GRand *random,
                GFile *file)
{
  g_autoptr (GArray) whole = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) saves = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 5; i++) {
    g_autofree char *folder = nabij_bench_journal_make_folder ();
    g_autoptr (NabijJournal) journal = nabij_journal_new (folder);
    g_autoptr (NabijEntry) first = nabij_bench_journal_make_entry (random, N_ENTRIES);
    Meanwhile meanwhile = { .journal = journal, .random = random };

    save_entries (journal, random);
    add (whole, take_in (&meanwhile, file));
    add (stops, (double)meanwhile.longest_stop_us / 1000.0);
    add (saves, (double)meanwhile.longest_save_us / 1000.0);
    nabij_journal_close_blocking (journal, 10 * G_USEC_PER_SEC, NULL);
    nabij_bench_journal_remove_folder (folder);
  }
  nabij_bench_report_at_most ("bringing in two full voices", nabij_bench_median (whole), 1500.0, "ms");
  nabij_bench_report_at_most ("bringing in two full voices: longest stop of the main loop", nabij_bench_median (stops), 16.0, "ms");
  nabij_bench_report_at_most ("bringing in two full voices: longest save meanwhile", nabij_bench_median (saves), 100.0, "ms");
}

int
main (void)
{
  g_autofree char *folder_without = nabij_bench_journal_make_folder ();
  g_autofree char *folder_with = nabij_bench_journal_make_folder ();
  g_autofree char *path = g_build_filename (folder_without, "voices.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (NabijJournal) without = nabij_journal_new (folder_without);
  g_autoptr (NabijJournal) with = nabij_journal_new (folder_with);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GArray) opens_without = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) opens_with = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare_lists = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) lullabies = g_array_new (FALSE, FALSE, sizeof (double));

  save_entries (without, random);
  save_entries (with, random);
  keep_voices (with, random);
  g_printerr ("# the first backup: %.0f ms without a voice, %.0f ms with two\n", make_backup (without), make_backup (with));
  for (guint i = 0; i < N_ROUNDS; i++) {
    g_autoptr (NabijRecording) line = make_recording (random, "Noor", "water-and-rust/line-0", LINE_BYTES);
    g_autoptr (NabijRecording) lullaby = make_recording (random, "Noor", "lullaby", LULLABY_BYTES);

    add (lists, list_recordings (with, TRUE));
    add (bare_lists, list_recordings (with, FALSE));
    add (lines, keep (with, line));
    add (lullabies, keep (with, lullaby));
  }
  g_printerr ("# purging what gave way, from the journal and one backup: %.0f ms\n", purge (with));
  g_printerr ("# a copy with both voices: %.0f ms\n", export_to (with, file));
  nabij_journal_close_blocking (without, 10 * G_USEC_PER_SEC, NULL);
  nabij_journal_close_blocking (with, 10 * G_USEC_PER_SEC, NULL);

  for (guint i = 0; i < N_ROUNDS; i++) {
    add (opens_without, open_and_list (folder_without));
    add (opens_with, open_and_list (folder_with));
  }
  g_printerr ("# opening and listing: %.1f ms without a voice, %.1f ms with two\n", nabij_bench_median (opens_without),
              nabij_bench_median (opens_with));
  nabij_bench_report_at_most ("opening a journal takes longer with two full voices",
                              nabij_bench_median (opens_with) - nabij_bench_median (opens_without), 5.0, "ms");
  nabij_bench_report_at_most ("reading two full voices", nabij_bench_median (lists), 50.0, "ms");
  nabij_bench_report_at_most ("listing them without their sound", nabij_bench_median (bare_lists), 5.0, "ms");
  nabij_bench_report_at_most ("keeping a line durably", nabij_bench_median (lines), 30.0, "ms");
  nabij_bench_report_at_most ("keeping a lullaby durably", nabij_bench_median (lullabies), 200.0, "ms");
  measure_import (random, file);

  nabij_bench_journal_remove_folder (folder_without);
  nabij_bench_journal_remove_folder (folder_with);

  return 0;
}
