/* bench-render.c
 *
 * How fast ten minutes of the exercise are written as Opus, against a steady tone of that length that
 * costs nothing to make: what lies between the two is our own sound. Both in turn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bench.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define N_ROUNDS 3
#define BUFFER_SAMPLES 960
#define RATE 48000
#define MINUTES 10

static double
run (char **environment,
     char **command)
{
  g_autoptr (GError) error = NULL;
  g_autofree char  *said = NULL;
  const GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL;
  gint64            start_us = g_get_monotonic_time ();
  int               status;

  if (!g_spawn_sync (NULL, command, environment, flags, NULL, NULL, NULL, &said, &status, &error))
    g_error ("%s: %s", command[0], error->message);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s\n%s", command[0], error->message, said);
  return (double)(g_get_monotonic_time () - start_us) / G_USEC_PER_SEC;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *place = NULL;
  g_autofree char *data_dirs = NULL;
  g_autofree char *program = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *render = NULL;
  g_autofree char *location = NULL;
  g_autofree char *minutes = g_strdup_printf ("--minutes=%d", MINUTES);
  g_autofree char *buffers = NULL;
  g_autofree char *samples = g_strdup_printf ("samplesperbuffer=%d", BUFFER_SAMPLES);
  g_autofree char *caps = g_strdup_printf ("audio/x-raw,rate=%d,channels=2", RATE);
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) error = NULL;

  place = g_dir_make_tmp ("nabij-bench-XXXXXX", &error);
  g_assert_no_error (error);
  program = g_build_filename (g_getenv ("NABIJ_TEST_PREFIX"), "bin", "nabij", NULL);
  ours = g_build_filename (place, "ours.opus", NULL);
  theirs = g_build_filename (place, "theirs.opus", NULL);
  render = g_strconcat ("--render=", ours, NULL);
  location = g_strconcat ("location=", theirs, NULL);
  buffers = g_strdup_printf ("num-buffers=%d", MINUTES * 60 * RATE / BUFFER_SAMPLES);
  data_dirs = g_strconcat (g_getenv ("NABIJ_TEST_PREFIX"), "/share:/usr/local/share:/usr/share", NULL);
  environment = g_environ_setenv (environment, "XDG_DATA_DIRS", data_dirs, TRUE);
  environment = g_environ_setenv (environment, "HOME", place, TRUE);
  environment = g_environ_setenv (environment, "XDG_CACHE_HOME", place, TRUE);

  for (guint round = 0; round <= N_ROUNDS; round++) {
    char  *our_command[] = { program, render, minutes, NULL };
    char  *their_command[] = { "gst-launch-1.0", "-q", "audiotestsrc", buffers, samples, "!", caps, "!",
                               "opusenc", "!", "oggmux", "!", "filesink", location, NULL };
    double our_s = run (environment, our_command);
    double their_s = run (environment, their_command);
    double ratio = their_s / our_s;

    g_printerr ("%d minutes in %.1f s, the steady tone in %.1f s\n", MINUTES, our_s, their_s);
    g_unlink (ours);
    g_unlink (theirs);
    /* The first round reads the plugins, which is written down for the others. */
    if (round > 0)
      g_array_append_val (ratios, ratio);
  }
  nabij_bench_report_at_least ("speed of writing ten minutes of Opus, against a steady tone",
                               nabij_bench_median (ratios), 0.7, "");
  return 0;
}
