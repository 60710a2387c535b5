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
#include "nabij-bench.h"
#include "nabij-check-in-page.h"
#include "nabij-fake-file-picker.h"
#include "nabij-fake-player.h"
#include "nabij-fake-studio.h"
#include "nabij-late-page.h"
#include "nabij-looking-back-page.h"
#include "nabij-resources.h"
#include "nabij-tell-page.h"
#include "nabij-window.h"

#include <adwaita.h>
#include <stdio.h>
#include <time.h>

#define N_ROUNDS 7
#define LIMIT_MS 60.0
#define HEIGHT_PX 820
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

/* What the main thread itself took, on a machine that others use as well. */
static double
read_processor_ms (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return (double)spent.tv_sec * 1e3 + (double)spent.tv_nsec / 1e6;
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
  const double spent_ms = read_processor_ms ();

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

  opening.processor_ms = -read_processor_ms ();
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

/* The program without what is outside of its window. */
static int
run (const char *folder,
     const char *name,
     int         width_px,
     const char *who)
{
  g_autofree char *schemas = g_build_filename (g_getenv ("NABIJ_TEST_PREFIX"), "share", "glib-2.0", "schemas", NULL);
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (NabijClock) clock = NULL;
  g_autoptr (NabijFakePlayer) player = NULL;
  g_autoptr (NabijFakeStudio) studio = NULL;
  g_autoptr (NabijFilePicker) picker = NULL;
  g_autoptr (NabijJournal) journal = NULL;
  g_autoptr (NabijServices) services = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_resources_register (nabij_get_resource ());
  application = g_object_new (ADW_TYPE_APPLICATION,
                              "application-id", NABIJ_APPLICATION_ID,
                              "resource-base-path", NABIJ_RESOURCE_BASE_PATH,
                              "flags", G_APPLICATION_NON_UNIQUE,
                              NULL);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);

  clock = nabij_system_clock_new ();
  player = nabij_fake_player_new ();
  studio = nabij_fake_studio_new ();
  picker = nabij_fake_file_picker_new (NULL);
  journal = nabij_journal_new (folder);
  settings = g_settings_new (NABIJ_APPLICATION_ID);
  services = nabij_services_new (clock, settings, NABIJ_PLAYER (player), NABIJ_STUDIO (studio), journal, picker, "/nowhere");

  window = GTK_WINDOW (nabij_window_new (application, services));
  if (g_str_equal (name, EMPTY))
    adw_view_stack_add_titled (ADW_VIEW_STACK (find (GTK_WIDGET (window), ADW_TYPE_VIEW_STACK)),
                               nabij_late_page_new (services, make_empty_page), EMPTY, EMPTY);
  gtk_window_set_default_size (window, width_px, HEIGHT_PX);
  gtk_window_present (window);
  iterate_for (SETTLE_US / 4);
  nabij_journal_open_async (journal, NULL, NULL, NULL);
  nabij_family_keeper_load (nabij_services_get_family_keeper (services));
  iterate_for (SETTLE_US);
  if (!nabij_family_keeper_is_loaded (nabij_services_get_family_keeper (services)))
    g_error ("The family was not read");
  if (g_str_equal (who, WITH_BABY)) {
    tell_of_baby (services);
    iterate_for (SETTLE_US / 2);
  }

  open_page (window, name);

  gtk_window_destroy (window);
  nabij_journal_close_blocking (journal, 10 * (gint64)G_USEC_PER_SEC, NULL);
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
