/* bench-journal-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long the page of the journal takes to its first rows, and how much memory it has when all is
 * found, with a hundred thousand entries against a hundred. Each time in a program of its own, both in
 * turn, so that whatever the machine does meets both.
 */

#include "config.h"

#include "nabij-bench-journal.h"
#include "nabij-bench.h"
#include "nabij-fake-file-picker.h"
#include "nabij-fake-player.h"
#include "nabij-fake-studio.h"
#include "nabij-journal-page.h"
#include "nabij-journal-row.h"
#include "nabij-resources.h"

#include <adwaita.h>
#include <stdio.h>
#include <string.h>

#define N_FEW 100
#define N_MANY 100000
#define N_ROUNDS 7
#define PATIENCE_US (60 * (gint64)G_USEC_PER_SEC)
#define SETTLE_US (1500 * 1000)

static const char *program;

/* The memory that is this program's own, in MiB. What it shares with others depends on how many of them
 * run, and not on the journal. */
static double
read_memory_mib (void)
{
  g_autofree char *text = NULL;
  const char      *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL) || (line = strstr (text, "\nPss_Anon:")) == NULL)
    g_error ("The memory cannot be read");
  return g_ascii_strtod (line + strlen ("\nPss_Anon:"), NULL) / 1024.0;
}

static gboolean
has_row (GtkWidget *widget)
{
  if (NABIJ_IS_JOURNAL_ROW (widget)) {
    NabijJournalLine *line = nabij_journal_row_get_line (NABIJ_JOURNAL_ROW (widget));

    return line != NULL && nabij_journal_line_get_kind (line) == NABIJ_JOURNAL_LINE_ENTRY &&
           nabij_journal_line_get_entry (line) != NULL;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (has_row (child))
      return TRUE;
  }
  return FALSE;
}

static void
iterate_for (gint64 duration_us)
{
  const gint64 end_us = g_get_monotonic_time () + duration_us;

  while (g_get_monotonic_time () < end_us) {
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
  }
}

static void
open_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(gboolean *)user_data = TRUE;
}

/* What the program does with the page, without anything else: from the open file to the first rows. */
static int
run (const char *folder)
{
  g_autofree char *schemas = g_build_filename (g_getenv ("NABIJ_TEST_PREFIX"), "share", "glib-2.0", "schemas", NULL);
  g_autoptr (NabijClock) clock = NULL;
  g_autoptr (NabijFakePlayer) player = NULL;
  g_autoptr (NabijFakeStudio) studio = NULL;
  g_autoptr (NabijFilePicker) picker = NULL;
  g_autoptr (NabijJournal) journal = NULL;
  g_autoptr (NabijServices) services = NULL;
  g_autoptr (GSettings) settings = NULL;
  GtkWidget *window;
  GtkWidget *page;
  gboolean   is_open = FALSE;
  gint64     start_us;
  double     time_ms;

  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  adw_init ();
  g_resources_register (nabij_get_resource ());

  clock = nabij_system_clock_new ();
  player = nabij_fake_player_new ();
  studio = nabij_fake_studio_new ();
  picker = nabij_fake_file_picker_new (NULL);
  journal = nabij_journal_new (folder);
  settings = g_settings_new (NABIJ_APPLICATION_ID);
  services = nabij_services_new (clock, settings, NABIJ_PLAYER (player), NABIJ_STUDIO (studio), journal, picker, "/nowhere");
  nabij_journal_open_async (journal, NULL, open_cb, &is_open);

  window = gtk_window_new ();
  page = g_object_ref_sink (nabij_journal_page_new (services));
  gtk_window_set_default_size (GTK_WINDOW (window), 440, 820);
  gtk_window_present (GTK_WINDOW (window));
  while (!is_open)
    g_main_context_iteration (NULL, TRUE);
  iterate_for (500 * 1000);

  start_us = g_get_monotonic_time ();
  gtk_window_set_child (GTK_WINDOW (window), page);
  while (!has_row (page) && g_get_monotonic_time () < start_us + PATIENCE_US)
    g_main_context_iteration (NULL, TRUE);
  time_ms = (double)(g_get_monotonic_time () - start_us) / 1000.0;
  iterate_for (SETTLE_US);
  printf ("%.3f %.3f\n", time_ms, read_memory_mib ());
  fflush (stdout);

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (page);
  nabij_journal_close_blocking (journal, 10 * (gint64)G_USEC_PER_SEC, NULL);
  return 0;
}

static void
measure (const char *folder,
         GArray     *times_ms,
         GArray     *memories_mib)
{
  const char *const arguments[] = { program, folder, NULL };
  g_autofree char  *output = NULL;
  g_autoptr (GError) error = NULL;
  double time_ms;
  double memory_mib;
  char  *end;
  int    status;

  if (!g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);

  time_ms = g_ascii_strtod (output, &end);
  memory_mib = g_ascii_strtod (end, NULL);
  if (times_ms != NULL) {
    g_array_append_val (times_ms, time_ms);
    g_array_append_val (memories_mib, memory_mib);
  }
}

int
main (int    argc,
      char **argv)
{
  static const guint n_entries[] = { N_FEW, N_MANY };
  char              *folders[G_N_ELEMENTS (n_entries)];
  GArray            *times_ms[G_N_ELEMENTS (n_entries)];
  GArray            *memories_mib[G_N_ELEMENTS (n_entries)];
  double             time_ms[G_N_ELEMENTS (n_entries)];
  double             memory_mib[G_N_ELEMENTS (n_entries)];

  if (argc == 2)
    return run (argv[1]);

  program = argv[0];
  for (guint side = 0; side < G_N_ELEMENTS (n_entries); side++) {
    folders[side] = nabij_bench_journal_make_folder ();
    nabij_bench_journal_fill (folders[side], n_entries[side]);
    times_ms[side] = g_array_new (FALSE, FALSE, sizeof (double));
    memories_mib[side] = g_array_new (FALSE, FALSE, sizeof (double));
  }
  /* Nothing is taken of the first round: it fills the caches of the machine. */
  for (guint round = 0; round <= N_ROUNDS; round++) {
    for (guint side = 0; side < G_N_ELEMENTS (n_entries); side++)
      measure (folders[side], round > 0 ? times_ms[side] : NULL, memories_mib[side]);
  }
  for (guint side = 0; side < G_N_ELEMENTS (n_entries); side++) {
    time_ms[side] = nabij_bench_median (times_ms[side]);
    memory_mib[side] = nabij_bench_median (memories_mib[side]);
    g_array_unref (times_ms[side]);
    g_array_unref (memories_mib[side]);
    nabij_bench_journal_remove_folder (folders[side]);
    g_free (folders[side]);
  }

  g_printerr ("first rows: %.1f ms with %d entries, %.1f ms with %d; memory: %.1f MiB, %.1f MiB\n",
              time_ms[0], N_FEW, time_ms[1], N_MANY, memory_mib[0], memory_mib[1]);
  nabij_bench_report_at_most ("first rows of 100,000 entries, beyond those of 100", time_ms[1] - time_ms[0], 40.0, "ms");
  nabij_bench_report_at_most ("memory with 100,000 entries listed, beyond that with 100", memory_mib[1] - memory_mib[0], 12.0, "MiB");
  return 0;
}
