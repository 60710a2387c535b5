/* bench-session.c
 *
 * What a running session costs and how quickly it begins, seen from outside of the program: by its
 * names on the accessibility bus, by its threads in /proc and by what changes on the X server.
 *
 * A thread of its own asks the program a small question again and again; the longest wait for an
 * answer is the longest time for which its main loop stood still.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bench.h"
#include "nabij-e2e-listener.h"

#include <X11/extensions/Xdamage.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define N_ROUNDS 7
#define PATIENCE_US (20 * G_USEC_PER_SEC)
/* How long after the click the main loop is watched. */
#define WATCH_US (5 * G_USEC_PER_SEC)
#define COUNT_US (20 * G_USEC_PER_SEC)
#define SETTLE_US (5 * G_USEC_PER_SEC)
/* Less of a core than this is not drawing. */
#define GL_IDLE 0.005
#define BEGIN "Begin*Water & Rust*"
#define FIRST_LINE "Adem maar uit."

typedef struct {
  GDBusConnection *connection;
  char            *bus_name;
  gint64           longest_us;
  int              stop;
} Watch;

static GDBusConnection *
connect_to_accessibility (void)
{
  g_autoptr (GDBusConnection) session = NULL;
  g_autoptr (GVariant) answer = NULL;
  GDBusConnection *connection;
  const char      *address;
  g_autoptr (GError) error = NULL;

  session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                        "GetAddress", NULL, G_VARIANT_TYPE ("(s)"),
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(&s)", &address);
  connection = g_dbus_connection_new_for_address_sync (address,
                                                       G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                         G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                       NULL, NULL, &error);
  g_assert_no_error (error);
  return connection;
}

static gpointer
watch_thread (gpointer user_data)
{
  Watch *watch = user_data;

  while (!g_atomic_int_get (&watch->stop)) {
    gint64 start_us = g_get_monotonic_time ();
    g_autoptr (GVariant) answer = NULL;
    g_autoptr (GError) error = NULL;

    answer = g_dbus_connection_call_sync (watch->connection, watch->bus_name,
                                          "/org/a11y/atspi/accessible/root",
                                          "org.freedesktop.DBus.Properties", "Get",
                                          g_variant_new ("(ss)", "org.a11y.atspi.Accessible", "ChildCount"),
                                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
    g_assert_no_error (error);
    watch->longest_us = MAX (watch->longest_us, g_get_monotonic_time () - start_us);
    g_usleep (1000);
  }
  return NULL;
}

/* Clicks as soon as there is something to click at, when the plugins of GStreamer are still being read.
 * With the pointer: GtkButton answers its action and the Enter key a quarter of a second later. */
static gint64
begin (NabijE2e *person)
{
  g_autoptr (AtspiAccessible) button = nabij_e2e_find (person, ATSPI_ROLE_PUSH_BUTTON, BEGIN);
  gint64 click_us;

  click_us = g_get_monotonic_time ();
  nabij_e2e_click (person, button);
  return click_us;
}

static void
iterate_for (gint64 duration_us)
{
  gint64 end_us = g_get_monotonic_time () + duration_us;

  while (g_get_monotonic_time () < end_us)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
measure_beginning (NabijE2e         *person,
                   NabijE2eListener *listener,
                   GArray           *first_lines_ms,
                   GArray           *stops_ms)
{
  g_autoptr (AtspiAccessible) frame = NULL;
  Watch    watch = { 0 };
  GThread *thread;
  gint64   click_us;
  gint64   line_us;
  double   first_line_ms;
  double   stop_ms;

  nabij_e2e_new_home (person);
  nabij_e2e_start (person, NULL);
  frame = nabij_e2e_find (person, ATSPI_ROLE_FRAME, "*");
  watch.connection = connect_to_accessibility ();
  watch.bus_name = g_strdup (ATSPI_OBJECT (frame)->app->bus_name);

  click_us = begin (person);
  thread = g_thread_new ("watch", watch_thread, &watch);
  line_us = nabij_e2e_listener_wait_for (listener, FIRST_LINE, PATIENCE_US);
  if (line_us < 0)
    g_error ("no first line was heard");
  iterate_for (click_us + WATCH_US - g_get_monotonic_time ());
  g_atomic_int_set (&watch.stop, 1);
  g_thread_join (thread);

  first_line_ms = (double)(line_us - click_us) / 1000.0;
  stop_ms = (double)watch.longest_us / 1000.0;
  g_array_append_val (first_lines_ms, first_line_ms);
  g_array_append_val (stops_ms, stop_ms);
  g_printerr ("first line after %.0f ms, longest stop %.1f ms\n", first_line_ms, stop_ms);
  g_clear_object (&watch.connection);
  g_free (watch.bus_name);
}

/* The processor time of a thread, or of the whole process, in seconds. */
static double
read_processor_s (const char *directory)
{
  g_autofree char   *path = g_build_filename (directory, "stat", NULL);
  g_autofree char   *text = NULL;
  const char        *behind_name;
  unsigned long long user_ticks;
  unsigned long long system_ticks;

  /* A thread that has ended meanwhile. */
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0.0;
  behind_name = strrchr (text, ')');
  if (behind_name == NULL ||
      sscanf (behind_name, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %llu %llu",
              &user_ticks, &system_ticks) != 2)
    g_error ("%s cannot be read", path);
  return (double)(user_ticks + system_ticks) / (double)sysconf (_SC_CLK_TCK);
}

/* The processor time of the threads with a name like @pattern. The first thread, which draws with
 * cairo, is not among them. */
static double
read_threads_s (GPid        pid,
                const char *pattern)
{
  g_autofree char *tasks = g_strdup_printf ("/proc/%d/task", pid);
  g_autofree char *first = g_strdup_printf ("%d", pid);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) directory = g_dir_open (tasks, 0, &error);
  const char *number;
  double      sum_s = 0.0;

  g_assert_no_error (error);
  while ((number = g_dir_read_name (directory)) != NULL) {
    g_autofree char *path = g_build_filename (tasks, number, NULL);
    g_autofree char *name_path = g_build_filename (path, "comm", NULL);
    g_autofree char *name = NULL;

    if (!g_str_equal (number, first) && g_file_get_contents (name_path, &name, NULL, NULL) &&
        g_pattern_match_simple (pattern, g_strstrip (name)))
      sum_s += read_processor_s (path);
  }
  return sum_s;
}

static void
measure_sound (NabijE2e *person)
{
  /* What the libraries have besides the threads that make and play the sound is idle. */
  GPid   pid = nabij_e2e_get_pid (person);
  gint64 start_us = g_get_monotonic_time ();
  double start_s = read_threads_s (pid, "*");
  double share;

  if (nabij_pulse_fixture_count_streams (nabij_e2e_get_sound (person)) == 0)
    g_error ("nothing plays");
  g_usleep (COUNT_US);
  share = (read_threads_s (pid, "*") - start_s) * G_USEC_PER_SEC / (double)(g_get_monotonic_time () - start_us);
  nabij_bench_report_at_most ("processor for water and ambience, of one core", share * 100.0, 4.0, "%");
}

static guint
count_frames (NabijE2e *person,
              gint64    duration_us)
{
  Display          *display = nabij_e2e_get_display (person);
  gint64            end_us = g_get_monotonic_time () + duration_us;
  gint64            last_us = 0;
  int               damage_base;
  int               error_base;
  guint             n_frames = 0;
  Damage            damage;
  XWindowAttributes attributes;

  if (!XDamageQueryExtension (display, &damage_base, &error_base))
    g_error ("the X server does not tell what changes");
  damage = XDamageCreate (display, nabij_e2e_find_window (person, &attributes), XDamageReportNonEmpty);
  while (g_get_monotonic_time () < end_us) {
    XEvent event;

    if (!XPending (display)) {
      g_usleep (1000);
      continue;
    }
    XNextEvent (display, &event);
    if (event.type != damage_base + XDamageNotify)
      continue;
    XDamageSubtract (display, damage, None, None);
    /* A frame may come in parts. */
    if (g_get_monotonic_time () - last_us > 8000)
      n_frames++;
    last_us = g_get_monotonic_time ();
  }
  XDamageDestroy (display, damage);
  XSync (display, False);
  return n_frames;
}

/* The share of one core that Mesa's threads take for drawing. They are there even where cairo draws. */
static double
measure_gl_threads (NabijE2e *person)
{
  GPid   pid = nabij_e2e_get_pid (person);
  gint64 start_us = g_get_monotonic_time ();
  double start_s = read_threads_s (pid, "llvmpipe-*");

  g_usleep (SETTLE_US);
  return (read_threads_s (pid, "llvmpipe-*") - start_s) * G_USEC_PER_SEC / (double)(g_get_monotonic_time () - start_us);
}

static void
measure_software_gl (NabijE2e *person)
{
  g_autofree char *process = NULL;
  gint64           start_us;
  double           start_s;
  double           seconds;
  guint            n_frames;

  nabij_e2e_new_home (person);
  nabij_e2e_set_variable (person, "GSK_RENDERER", NULL);
  nabij_e2e_start (person, NULL);
  begin (person);
  if (measure_gl_threads (person) < GL_IDLE)
    g_error ("GL is not drawn by the processor here, so that nothing can be measured");

  process = g_strdup_printf ("/proc/%d", nabij_e2e_get_pid (person));
  start_us = g_get_monotonic_time ();
  start_s = read_processor_s (process);
  n_frames = count_frames (person, COUNT_US);
  seconds = (double)(g_get_monotonic_time () - start_us) / G_USEC_PER_SEC;
  nabij_bench_report_at_most ("first start on software GL, of one core",
                              (read_processor_s (process) - start_s) / seconds * 100.0, 60.0, "%");
  nabij_bench_report_at_least ("first start on software GL, frames a second",
                               (double)n_frames / seconds, 8.0, "");

  nabij_e2e_close (person);
  nabij_e2e_start (person, NULL);
  begin (person);
  nabij_bench_report_at_most ("second start there: processor for GL (it draws with cairo)",
                              measure_gl_threads (person) * 100.0, GL_IDLE * 100.0, "%");
  nabij_e2e_kill (person);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NabijE2e) person = nabij_e2e_new ();
  g_autoptr (NabijE2eListener) listener = nabij_e2e_listener_new ();
  g_autoptr (GArray) first_lines_ms = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) stops_ms = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint round = 0; round < N_ROUNDS; round++) {
    measure_beginning (person, listener, first_lines_ms, stops_ms);
    if (round < N_ROUNDS - 1)
      nabij_e2e_kill (person);
  }
  nabij_bench_report_at_most ("click to the first line, empty GStreamer cache",
                              nabij_bench_median (first_lines_ms), 300.0, "ms");
  nabij_bench_report_at_most ("longest stop of the main loop in it",
                              nabij_bench_median (stops_ms), 50.0, "ms");
  measure_sound (person);
  nabij_e2e_kill (person);

  measure_software_gl (person);
  return 0;
}
