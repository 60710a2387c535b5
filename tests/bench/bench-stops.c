/* bench-stops.c
 *
 * How long the main loop stands still at the most while a check-in, *Looking back* and the page to take
 * along are opened, and while somebody chooses what goes on that page, in the program's own window with
 * 10,000 entries and hundreds of check-ins. Beside them an empty page, opened in the same way: what GTK
 * and the window take themselves. Each time in a program of its own, all in turn, so that whatever the
 * machine does meets all. It is run under an X server with GSK_RENDERER=cairo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bench-journal.h"
#include "nabij-bench-window.h"
#include "nabij-bench.h"
#include "nabij-database.h"
#include "nabij-entry-store.h"
#include "nabij-tell-card.h"
#include "nabij-tell-page.h"
#include "nabij-window.h"

#include <adwaita.h>
#include <stdio.h>

#define N_ENTRIES 10000
#define N_CHECK_INS 300
#define CHECK_IN_APART_US (2 * 24 * 3600 * (gint64)G_USEC_PER_SEC)
#define N_ROUNDS 7
/* What a person does not notice: one frame. */
#define LIMIT_MS 16.0
/* After that everything stands; *Today* reads the journal and its drawings after its first frame. */
#define SETTLE_US (1200 * 1000)

static const char *program;

typedef struct {
  double longest_ms;
  double longest_busy_ms; /* of the processor, on a machine that others use as well */
} Stop;

static double
read_ms (void)
{
  return (double)g_get_monotonic_time () / 1000.0;
}

static void
note (Stop  *stop,
      double begin_ms,
      double begin_busy_ms)
{
  stop->longest_ms = MAX (stop->longest_ms, read_ms () - begin_ms);
  stop->longest_busy_ms = MAX (stop->longest_busy_ms, nabij_bench_window_get_processor_ms () - begin_busy_ms);
}

static gboolean
turn (Stop *stop)
{
  const double begin_ms = read_ms ();
  const double begin_busy_ms = nabij_bench_window_get_processor_ms ();

  if (!g_main_context_iteration (NULL, FALSE))
    return FALSE;

  note (stop, begin_ms, begin_busy_ms);
  return TRUE;
}

static void
settle (Stop *stop)
{
  const gint64 end_us = g_get_monotonic_time () + SETTLE_US;

  while (g_get_monotonic_time () < end_us) {
    if (!turn (stop))
      g_usleep (200);
  }
}

/* Filling a journal */

static gint64
get_instant_us (guint number)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (number);
  g_autoptr (NabijEntry) entry = nabij_bench_journal_make_entry (random, number);

  return nabij_entry_get_instant (entry)->utc_us;
}

static NabijEntry *
make_check_in (gint64 utc_us)
{
  NabijCheckIn check_in = {
    .form = NABIJ_CHECK_IN_FORM_AFTER,
    .talk = NABIJ_CHECK_IN_TALK_MAYBE,
    .good = (char *)"de zon op het water",
    .hard = (char *)"de nachten",
    .need = (char *)"slaap",
    .is_finished = TRUE,
  };

  for (guint item = 0; item < NABIJ_N_CHECK_IN_ITEMS; item++)
    check_in.answers[item] = NABIJ_CHECK_IN_ANSWER_SOMETIMES;
  return nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_CHECK_IN,
    .instant = { utc_us, 3600 },
    .check_in = &check_in,
  });
}

/* Up to today, so that they are in the days that the page begins with. */
static gboolean
fill (NabijDatabase *database,
      gpointer       now_us,
      GError       **error)
{
  const gint64 end_us = *(gint64 *)now_us;
  const gint64 first_us = get_instant_us (0);
  const guint  end = (guint)((end_us - first_us) / (get_instant_us (1) - first_us));
  g_autoptr (GRand) random = g_rand_new_with_seed (N_ENTRIES);

  for (guint i = end - N_ENTRIES; i < end; i++) {
    g_autoptr (NabijEntry) entry = nabij_bench_journal_make_entry (random, i);

    if (!nabij_entry_store_write (database, entry, error))
      return FALSE;
  }
  for (guint i = 1; i <= N_CHECK_INS; i++) {
    g_autoptr (NabijEntry) entry = make_check_in (end_us - (gint64)i * CHECK_IN_APART_US);

    if (!nabij_entry_store_write (database, entry, error))
      return FALSE;
  }
  return TRUE;
}

static void
fill_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijDatabase) database = NULL;
  gint64 now_us = g_get_real_time ();

  database = nabij_database_open (folder, &(NabijInstant){ now_us, 0 }, NABIJ_DATABASE_CHECK_QUICK, NULL, &error);
  if (database == NULL || !nabij_database_in_transaction (database, fill, &now_us, &error))
    g_error ("No journal: %s", error->message);
}

/* What a person does */

static void
collect (GtkWidget *widget,
         GType      type,
         GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GtkWidget *
find_first (GtkWidget *widget,
            GType      type)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (widget, type, found);
  if (found->len == 0)
    g_error ("There is no %s", g_type_name (type));
  return g_ptr_array_index (found, 0);
}

static guint
count (GtkWidget *widget,
       GType      type)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (widget, type, found);
  return found->len;
}

static void
choose_days (GtkWidget *page)
{
  /* The first of the rows: from two weeks to three months. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_first (page, ADW_TYPE_COMBO_ROW)), 1);
}

/* The last one that is listed. */
static void
choose_entry (GtkWidget *page)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new ();

  collect (page, GTK_TYPE_CHECK_BUTTON, checks);
  if (checks->len == 0)
    g_error ("There is nothing to choose from");
  gtk_check_button_set_active (g_ptr_array_index (checks, checks->len - 1), TRUE);
}

static void
choose_picture (GtkWidget *page)
{
  gtk_switch_set_active (GTK_SWITCH (find_first (page, GTK_TYPE_SWITCH)), TRUE);
}

/* What is done on the page to take along after it was opened. */
static const struct {
  const char *name;
  void (*act) (GtkWidget *page);
} steps[] = {
  { "other days", choose_days },
  { "an entry put on it", choose_entry },
  { "the picture put on it", choose_picture },
};

/* An empty page, a check-in, the page to take along with its steps, and *Looking back*. */
static const struct {
  const char *name;
  const char *action; /* or NULL for the empty one */
} pages[] = {
  { "an empty page", NULL },
  { "a check-in", "win.check-in" },
  { "Looking back", "win.looking-back" },
  { "the page to take along", "win.tell" },
};

#define N_FIGURES (G_N_ELEMENTS (pages) + G_N_ELEMENTS (steps))

static void
report_stop (const Stop *stop)
{
  printf ("%.3f %.3f\n", stop->longest_ms, stop->longest_busy_ms);
  fflush (stdout);
}

static void
open_page (GtkWidget *window,
           guint      page)
{
  const double begin_ms = read_ms ();
  const double begin_busy_ms = nabij_bench_window_get_processor_ms ();
  Stop         stop = { 0 };

  if (pages[page].action == NULL)
    nabij_window_push_page (NABIJ_WINDOW (window), g_object_new (GTK_TYPE_BOX, "focusable", TRUE, NULL));
  else
    gtk_widget_activate_action (window, pages[page].action, NULL);
  note (&stop, begin_ms, begin_busy_ms);
  settle (&stop);
  report_stop (&stop);
}

static void
choose (GtkWidget *window)
{
  GtkWidget *page = find_first (window, NABIJ_TYPE_TELL_PAGE);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    const double begin_ms = read_ms ();
    const double begin_busy_ms = nabij_bench_window_get_processor_ms ();
    Stop         stop = { 0 };

    steps[i].act (page);
    note (&stop, begin_ms, begin_busy_ms);
    settle (&stop);
    report_stop (&stop);
  }
  /* What was quick should also have been done: a check-in, an entry and the picture are on the page. */
  if (count (page, NABIJ_TYPE_TELL_CARD) != 3 || count (page, GTK_TYPE_CHECK_BUTTON) < 20)
    g_error ("The page does not have on it what was chosen");
}

static int
run (const char *folder,
     guint       page,
     int         width_px)
{
  g_autoptr (NabijBenchWindow) window = nabij_bench_window_new (folder);

  nabij_bench_window_show (window, width_px);
  nabij_bench_window_read (window);
  settle (&(Stop){ 0 });

  open_page (nabij_bench_window_get_widget (window), page);
  if (page == G_N_ELEMENTS (pages) - 1)
    choose (nabij_bench_window_get_widget (window));
  return 0;
}

/* Takes the figures of one page, and of the steps on it. */
static void
measure (const char *folder,
         guint       page,
         const char *width,
         GArray    **stops_ms,
         GArray    **busy_ms)
{
  g_autofree char  *number = g_strdup_printf ("%u", page);
  const char *const arguments[] = { program, folder, number, width, NULL };
  g_autofree char  *output = NULL;
  g_autoptr (GError) error = NULL;
  char *end;
  int   status;

  if (!g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);

  end = output;
  for (guint i = page; *g_strchug (end) != '\0'; i++) {
    const double stop_ms = g_ascii_strtod (end, &end);
    const double spent_ms = g_ascii_strtod (end, &end);

    g_array_append_val (stops_ms[i], stop_ms);
    g_array_append_val (busy_ms[i], spent_ms);
  }
}

static void
compare_with_empty (const char *folder,
                    const char *width)
{
  GArray *stops_ms[N_FIGURES];
  GArray *busy_ms[N_FIGURES];
  double  empty_ms = 0.0;

  for (guint i = 0; i < N_FIGURES; i++) {
    stops_ms[i] = g_array_new (FALSE, FALSE, sizeof (double));
    busy_ms[i] = g_array_new (FALSE, FALSE, sizeof (double));
  }

  for (guint round = 0; round <= N_ROUNDS; round++) {
    for (guint page = 0; page < G_N_ELEMENTS (pages); page++)
      measure (folder, page, width, stops_ms, busy_ms);
    /* Nothing is taken of the first round: it fills the caches of the machine. */
    for (guint i = 0; round == 0 && i < N_FIGURES; i++) {
      g_array_set_size (stops_ms[i], 0);
      g_array_set_size (busy_ms[i], 0);
    }
  }

  for (guint i = 0; i < N_FIGURES; i++) {
    const gboolean   is_step = i >= G_N_ELEMENTS (pages);
    const double     median_ms = nabij_bench_median (stops_ms[i]);
    const double     median_busy_ms = nabij_bench_median (busy_ms[i]);
    const char      *name = is_step ? steps[i - G_N_ELEMENTS (pages)].name : pages[i].name;
    g_autofree char *what = NULL;

    g_printerr ("# %s, %s px wide: longest main-loop stop %.1f ms (%.1f ms of it at work), at worst %.1f ms\n", name, width, median_ms, median_busy_ms,
                nabij_bench_percentile (stops_ms[i], 1.0));
    if (i == 0)
      empty_ms = median_ms;
    else if (is_step)
      what = g_strdup_printf ("longest main-loop stop: %s, %s px wide", name, width);
    else
      what = g_strdup_printf ("longest main-loop stop: %s opened, %s px wide (an empty page: %.1f ms)", name, width, empty_ms);
    if (what != NULL)
      nabij_bench_report_at_most (what, median_ms, LIMIT_MS, "ms");
    g_array_unref (stops_ms[i]);
    g_array_unref (busy_ms[i]);
  }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;

  if (argc == 4)
    return run (argv[1], (guint)atoi (argv[2]), atoi (argv[3]));

  program = argv[0];
  folder = nabij_bench_journal_make_folder ();
  fill_folder (folder);
  compare_with_empty (folder, "440");
  compare_with_empty (folder, "1100");
  nabij_bench_journal_remove_folder (folder);
  return 0;
}
