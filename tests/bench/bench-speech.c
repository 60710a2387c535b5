/* bench-speech.c
 *
 * What a voice costs: the same three minutes with ten recorded lines and without, as a session makes them and
 * as a file. Both in turn; what is counted is the processor time of the whole process, so that decoding ahead
 * counts as well.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bench.h"
#include "nabij-renderer.h"
#include "nabij-sound-measure.h"
#include "nabij-speech-recordings.h"

#include <glib/gstdio.h>
#include <sys/resource.h>

#define N_ROUNDS 5
#define MINUTES 3
#define LIVE_MS 20

static double
get_processor_s (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void
throw_away (const float *frames,
            gsize        n_frames,
            gpointer     user_data)
{
}

static double
measure_session (NabijSpeechRecordings *exercise,
                 gboolean               with_voice)
{
  const NabijMix mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, "sea");
  double         start_s = get_processor_s ();

  nabij_sound_run (nabij_speech_recordings_make_bin (exercise, &mix, LIVE_MS, with_voice), throw_away, NULL);
  return get_processor_s () - start_s;
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!nabij_renderer_render_finish (NABIJ_RENDERER (object), result, &error))
    g_error ("%s", error->message);
  g_main_loop_quit (user_data);
}

static double
measure_file (NabijSpeechRecordings *exercise,
              gboolean               with_voice)
{
  const NabijMix   mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, "sea");
  g_autofree char *folder = g_dir_make_tmp ("nabij-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "exercise.opus", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (NabijRenderer) renderer = NULL;
  gint64 start_us;
  gint64 took_us;

  renderer = nabij_renderer_new (exercise->plan, &mix, "Water & Rust", NABIJ_BENCH_SOUND_DIR);
  if (with_voice)
    nabij_renderer_set_speech (renderer, exercise->speech);
  start_us = g_get_monotonic_time ();
  nabij_renderer_render_async (renderer, file, NULL, done_cb, loop);
  g_main_loop_run (loop);
  took_us = g_get_monotonic_time () - start_us;
  g_unlink (path);
  g_rmdir (folder);
  return (double)took_us / G_USEC_PER_SEC;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (double));
  NabijSpeechRecordings exercise;

  nabij_speech_recordings_set_up (&exercise, NABIJ_PRACTICE_ID_WATER, MINUTES);
  for (guint round = 0; round < N_ROUNDS; round++) {
    const double without_s = measure_session (&exercise, FALSE);
    const double with_s = measure_session (&exercise, TRUE);
    const double file_without_s = measure_file (&exercise, FALSE);
    const double file_with_s = measure_file (&exercise, TRUE);
    const double session = with_s / without_s;
    const double rendering = file_without_s / file_with_s;

    g_printerr ("%d minutes: %.2f s of a processor with a voice, %.2f s without; a file in %.2f s and in %.2f s\n",
                MINUTES, with_s, without_s, file_with_s, file_without_s);
    g_array_append_val (sessions, session);
    g_array_append_val (files, rendering);
  }
  nabij_bench_report_at_most ("processor for the sound of a session with a voice, against none",
                              nabij_bench_median (sessions), 1.15, "");
  nabij_bench_report_at_least ("speed of writing Opus with a voice, against none",
                               nabij_bench_median (files), 0.85, "");
  nabij_speech_recordings_tear_down (&exercise);
  return 0;
}
