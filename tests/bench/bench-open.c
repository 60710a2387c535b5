/* bench-open.c
 *
 * How long *Rituals* and *Reading* take when they are opened for the first time, and a check-in, *Looking
 * back* and the page to take along: from the action that the tab or the button stands for to the end of
 * the next frame, in the program's own window with its own content and an empty journal. Beside them an
 * empty page, opened in the same way: what the window itself takes. Each time in a program of its own, all
 * in turn, so that whatever the machine does meets all. It is run under an X server with
 * GSK_RENDERER=cairo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bench-journal.h"
#include "nabij-bench-window.h"
#include "nabij-bench.h"
#include "nabij-check-in-page.h"
#include "nabij-late-page.h"
#include "nabij-looking-back-page.h"
#include "nabij-tell-page.h"
#include "nabij-window.h"

#include <adwaita.h>
#include <stdio.h>

#define N_ROUNDS 7
#define LIMIT_MS 60.0
#define EMPTY "empty"
#define NOBODY_KNOWN "at first"
#define WITH_BABY "with a baby"
#define PATIENCE_US (20 * (gint64)G_USEC_PER_SEC)
/* *Today* reads the journal and its drawings after its first frame. */
#define SETTLE_US (1200 * 1000)

static const char *program;

/* Pages that are made when they are opened, over the one that is there. */
static const struct {
  const char *name;
  const char *action;
  GType (*get_type) (void);
} pushed[] = {
  { "check-in", "win.check-in", nabij_check_in_page_get_type },
  { "looking-back", "win.looking-back", nabij_looking_back_page_get_type },
  { "tell", "win.tell", nabij_tell_page_get_type },
};

typedef struct {
  GtkWidget *window;
  GtkWidget *page;       /* NULL until it is there */
  GType      type;       /* of one that is not there yet */
  gint64     painted_us; /* when the first frame with the page on it was over; 0 before */
  double     processor_ms;
} Opening;

static void
iterate_for (gint64 duration_us)
{
  const gint64 end_us = g_get_monotonic_time () + duration_us;

  while (g_get_monotonic_time () < end_us) {
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
  }
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static GtkWidget *
make_empty_page (NabijServices *services)
{
  return g_object_new (GTK_TYPE_BOX, "focusable", TRUE, NULL);
}

static void
after_paint_cb (GdkFrameClock *clock,
                Opening       *opening)
{
  const gint64 now_us = g_get_monotonic_time ();
  const double spent_ms = nabij_bench_window_get_processor_ms ();

  if (opening->page == NULL)
    opening->page = find (opening->window, opening->type);
  if (opening->painted_us != 0 || opening->page == NULL || !gtk_widget_get_mapped (opening->page) || gtk_widget_get_height (opening->page) == 0)
    return;

  opening->painted_us = now_us;
  opening->processor_ms += spent_ms;
}

/* Writes how long it took, and how much of that the processor was at work for it. */
static void
open_page (GtkWindow  *window,
           const char *name)
{
  GtkWidget     *pages = find (GTK_WIDGET (window), ADW_TYPE_VIEW_STACK);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  Opening        opening = { .window = GTK_WIDGET (window) };
  const char    *action = NULL;
  gint64         start_us;

  for (gsize i = 0; i < G_N_ELEMENTS (pushed); i++) {
    if (g_str_equal (name, pushed[i].name)) {
      action = pushed[i].action;
      opening.type = pushed[i].get_type ();
    }
  }
  if (action == NULL) {
    opening.page = adw_view_stack_get_child_by_name (ADW_VIEW_STACK (pages), name);
    g_assert_nonnull (opening.page);
    g_assert_false (gtk_widget_get_mapped (opening.page));
  }
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &opening);

  opening.processor_ms = -nabij_bench_window_get_processor_ms ();
  start_us = g_get_monotonic_time ();
  if (action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", name);
  while (opening.painted_us == 0 && g_get_monotonic_time () < start_us + PATIENCE_US)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (clock, &opening);
  if (opening.painted_us == 0)
    g_error ("The page “%s” was not painted", name);
  printf ("%.3f %.3f\n", (double)(opening.painted_us - start_us) / 1000.0, opening.processor_ms);
  fflush (stdout);
}

/* With a baby nearly every ritual and card is listed. */
static void
tell_of_baby (NabijServices *services)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (services);
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (keeper);

  family->told = NABIJ_TOLD_BABY_IS_HERE;
  nabij_family_keeper_set_family (keeper, family);
}

static int
run (const char *folder,
     const char *name,
     int         width_px,
     const char *who)
{
  g_autoptr (NabijBenchWindow) window = nabij_bench_window_new (folder);
  NabijServices *services = nabij_bench_window_get_services (window);
  GtkWidget     *widget = nabij_bench_window_get_widget (window);

  if (g_str_equal (name, EMPTY))
    adw_view_stack_add_titled (ADW_VIEW_STACK (find (widget, ADW_TYPE_VIEW_STACK)),
                               nabij_late_page_new (services, make_empty_page), EMPTY, EMPTY);
  nabij_bench_window_show (window, width_px);
  iterate_for (SETTLE_US / 4);
  nabij_bench_window_read (window);
  iterate_for (SETTLE_US);
  if (!nabij_family_keeper_is_loaded (nabij_services_get_family_keeper (services)))
    g_error ("The family was not read");
  if (g_str_equal (who, WITH_BABY)) {
    tell_of_baby (services);
    iterate_for (SETTLE_US / 2);
  }

  open_page (GTK_WINDOW (widget), name);
  return 0;
}

static void
measure (const char *name,
         const char *width,
         const char *who,
         GArray     *times_ms,
         GArray     *processor_ms)
{
  g_autofree char  *folder = nabij_bench_journal_make_folder ();
  const char *const arguments[] = { program, folder, name, width, who, NULL };
  g_autofree char  *output = NULL;
  g_autoptr (GError) error = NULL;
  char  *end;
  double figures_ms[2];
  int    status;

  if (!g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);

  figures_ms[0] = g_ascii_strtod (output, &end);
  figures_ms[1] = g_ascii_strtod (end, NULL);
  nabij_bench_journal_remove_folder (folder);
  if (times_ms != NULL) {
    g_array_append_val (times_ms, figures_ms[0]);
    g_array_append_val (processor_ms, figures_ms[1]);
  }
}

static void
compare_with_empty (const char *width,
                    const char *who)
{
  static const char *const names[] = { EMPTY, "rituals", "reading", "check-in", "looking-back", "tell" };
  GArray                  *times_ms[G_N_ELEMENTS (names)];
  GArray                  *processor_ms[G_N_ELEMENTS (names)];
  double                   empty_ms = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    times_ms[i] = g_array_new (FALSE, FALSE, sizeof (double));
    processor_ms[i] = g_array_new (FALSE, FALSE, sizeof (double));
  }

  /* Nothing is taken of the first round: it fills the caches of the machine. */
  for (guint round = 0; round <= N_ROUNDS; round++) {
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      measure (names[i], width, who, round > 0 ? times_ms[i] : NULL, processor_ms[i]);
  }

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const double     longest_ms = nabij_bench_percentile (times_ms[i], 1.0);
    const double     median_ms = nabij_bench_median (times_ms[i]);
    g_autofree char *what = g_strdup_printf ("first opening of %s %s, %s px wide (an empty page: %.1f ms)", names[i], who, width, empty_ms);

    g_printerr ("first opening of %s %s, %s px wide: %.1f ms (%.1f ms of them at work), the longest %.1f ms\n", names[i], who, width, median_ms,
                nabij_bench_median (processor_ms[i]), longest_ms);
    if (i == 0)
      empty_ms = median_ms;
    else
      nabij_bench_report_at_most (what, median_ms, LIMIT_MS, "ms");
    g_array_unref (times_ms[i]);
    g_array_unref (processor_ms[i]);
  }
}

int
main (int    argc,
      char **argv)
{
  if (argc == 5)
    return run (argv[1], argv[2], atoi (argv[3]), argv[4]);

  program = argv[0];
  compare_with_empty ("440", NOBODY_KNOWN);
  compare_with_empty ("440", WITH_BABY);
  compare_with_empty ("1100", NOBODY_KNOWN);
  compare_with_empty ("1100", WITH_BABY);
  return 0;
}
