/* bench-start.c
 *
 * How long the program takes to its first window and how much memory it has then, against a program
 * that has only a window. Both in turn, so that whatever the machine does meets both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bench.h"
#include "nabij-e2e-user.h"

#include <string.h>

#define N_ROUNDS 9
#define SETTLE_US (3 * G_USEC_PER_SEC)
#define WINDOW_MIN_PX 200

static gint64
wait_for_window (Display *display,
                 gint64   end_us)
{
  while (g_get_monotonic_time () < end_us) {
    XEvent            event;
    XWindowAttributes attributes;

    if (!XPending (display)) {
      g_usleep (500);
      continue;
    }
    XNextEvent (display, &event);
    if (event.type == MapNotify &&
        XGetWindowAttributes (display, event.xmap.window, &attributes) != 0 &&
        attributes.width > WINDOW_MIN_PX)
      return g_get_monotonic_time ();
  }
  g_error ("no window appeared");
}

/* The share of the memory that is this program's own, in KiB: what several use is divided. */
static double
read_pss_kib (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", pid);
  g_autofree char *text = NULL;
  const char      *line;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (line = strstr (text, "\nPss:")) == NULL)
    g_error ("%s cannot be read", path);
  return g_ascii_strtod (line + strlen ("\nPss:"), NULL);
}

static void
measure (NabijE2e          *person,
         const char *const *command,
         GArray            *times_ms,
         GArray            *memories_mib)
{
  Display *display = nabij_e2e_get_display (person);
  gint64   start_us;
  double   time_ms;
  double   memory_mib;

  XSync (display, True);
  start_us = g_get_monotonic_time ();
  nabij_e2e_start_command (person, command);
  time_ms = (double)(wait_for_window (display, start_us + 20 * G_USEC_PER_SEC) - start_us) / 1000.0;
  g_usleep (SETTLE_US);
  memory_mib = read_pss_kib (nabij_e2e_get_pid (person)) / 1024.0;
  nabij_e2e_kill (person);

  /* Nothing is taken of the first round: it fills the caches of the machine and of this home. */
  if (times_ms != NULL) {
    g_array_append_val (times_ms, time_ms);
    g_array_append_val (memories_mib, memory_mib);
  }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NabijE2e) person = NULL;
  g_autofree char *program = NULL;
  GArray          *times_ms[2];
  GArray          *memories_mib[2];
  double           time_ms[2];
  double           memory_mib[2];

  g_assert_cmpint (argc, ==, 2);
  person = nabij_e2e_new ();
  program = g_build_filename (nabij_e2e_get_prefix (person), "bin", "nabij", NULL);
  XSelectInput (nabij_e2e_get_display (person),
                DefaultRootWindow (nabij_e2e_get_display (person)), SubstructureNotifyMask);

  for (guint side = 0; side < 2; side++) {
    times_ms[side] = g_array_new (FALSE, FALSE, sizeof (double));
    memories_mib[side] = g_array_new (FALSE, FALSE, sizeof (double));
  }
  for (guint round = 0; round <= N_ROUNDS; round++) {
    for (guint side = 0; side < 2; side++) {
      const char *const command[] = { side == 0 ? program : argv[1], NULL };

      measure (person, command, round > 0 ? times_ms[side] : NULL, memories_mib[side]);
    }
  }

  for (guint side = 0; side < 2; side++) {
    time_ms[side] = nabij_bench_median (times_ms[side]);
    memory_mib[side] = nabij_bench_median (memories_mib[side]);
    g_array_unref (times_ms[side]);
    g_array_unref (memories_mib[side]);
  }
  g_printerr ("first window: %.0f ms, the bare one %.0f ms; memory: %.1f MiB, the bare one %.1f MiB\n",
              time_ms[0], time_ms[1], memory_mib[0], memory_mib[1]);
  nabij_bench_report_at_most ("time to the first window, against a bare one",
                              time_ms[0] / time_ms[1], 1.35, "");
  nabij_bench_report_at_most ("memory after start (Pss), against a bare one",
                              memory_mib[0] / memory_mib[1], 1.35, "");
  return 0;
}
