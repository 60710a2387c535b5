/* bench-turns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Twenty minutes, rendered: where the breath turns for the ear, and where each tone begins in the
 * source, against the plan.
 */

#include "config.h"

#include "nabij-bench.h"
#include "nabij-session-bin.h"
#include "nabij-sound-measure.h"
#include "nabij-sound-turns.h"
#include "nabij-water-source.h"

#include <math.h>

#define MINUTES 20

typedef struct {
  gint64  n_frames;
  gint64  silent_since;
  GArray *onsets;
} Listener;

/* A tone begins where sound follows on a silence of a tenth of a second or more. */
static void
listen (const float *frames,
        gsize        n_frames,
        gpointer     user_data)
{
  Listener *self = user_data;

  for (gsize i = 0; i < n_frames; i++) {
    const gint64 frame = self->n_frames + (gint64)i;

    if (frames[2 * i] == 0.0f && frames[2 * i + 1] == 0.0f)
      continue;
    if (frame - self->silent_since > NABIJ_SOUND_RATE / 10)
      g_array_append_val (self->onsets, frame);
    self->silent_since = frame + 1;
  }
  self->n_frames += (gint64)n_frames;
}

/* How many samples the farthest tone lies from its exhale. */
static double
measure_source (NabijBreathPlan *plan)
{
  const gint64 duration_us = nabij_breath_plan_get_duration_us (plan);
  Listener     listener = { 0, 0, g_array_new (FALSE, FALSE, sizeof (gint64)) };
  double       largest = 0.0;
  guint        n = 0;

  nabij_sound_run (nabij_water_source_new (plan, 0, NABIJ_VOICE_TONE, FALSE), listen, &listener);
  for (gint64 at_us = 0; at_us < duration_us; at_us = nabij_breath_plan_get_next_edge_us (plan, at_us)) {
    NabijBreathState state;

    nabij_breath_plan_at (plan, at_us, &state);
    if (state.stage != NABIJ_STAGE_FOLLOW || state.phase != NABIJ_PHASE_EXHALE)
      continue;
    if (n == listener.onsets->len)
      g_error ("a tone is missing");
    largest = MAX (largest, fabs ((double)g_array_index (listener.onsets, gint64, n) -
                                  ceil ((double)at_us * NABIJ_SOUND_RATE / G_USEC_PER_SEC)));
    n += 1;
  }

  g_array_unref (listener.onsets);
  return largest;
}

int
main (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, MINUTES, FALSE);
  const NabijMix mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, "sea");
  g_autoptr (GError) error = NULL;
  GstElement     *bin;
  NabijSoundTurns turns;

  nabij_sound_init ();
  bin = nabij_session_bin_new (plan, 0, &mix, NABIJ_BENCH_SOUND_DIR, &error);
  g_assert_no_error (error);

  nabij_sound_measure_turns (plan, bin, &turns);
  nabij_bench_report_at_most ("turns heard, 20 minutes under the sea, largest error", 1000.0 * turns.largest_s, 100.0, "ms");
  nabij_bench_report_at_most ("the same, how much later on average in the second half (drift)",
                              1000.0 * fabs (turns.second_half_s - turns.first_half_s), 15.0, "ms");
  nabij_bench_report_at_most ("tones in the source, 20 minutes, largest error in samples", measure_source (plan), 1.0, "");
  return 0;
}
