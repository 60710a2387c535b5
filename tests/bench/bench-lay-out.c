/* bench-lay-out.c
 *
 * How long it takes to say when each recording sounds. The sound asks for it at each change, so it has to
 * be done long before the next millisecond of sound is needed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bench.h"
#include "nabij-speech-line.h"
#include "nabij-speech.h"

#define N_ROUNDS 501
#define N_CHANGES 60
#define MINUTES 20

/* Every line that there is. */
static GPtrArray *
make_recordings (NabijPractices       *practices,
                 const NabijSituation *situation)
{
  GPtrArray *recordings = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref);
  g_autoptr (GPtrArray) lines = nabij_speech_line_list (practices, situation, NULL, NULL);
  g_autoptr (GBytes) sound = g_bytes_new_static ("OggS", 4);

  for (guint i = 0; i < lines->len; i++) {
    const NabijSpeechLine     *line = g_ptr_array_index (lines, i);
    const NabijRecordingFields fields = { .speaker = "Noor", .line = line->id, .words = line->words, .duration_us = G_USEC_PER_SEC };

    g_ptr_array_add (recordings, nabij_recording_new (&fields, sound));
  }
  return recordings;
}

/* The slowest of many times, in milliseconds. */
static double
measure (NabijSpeech     *speech,
         NabijBreathPlan *plan)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_ROUNDS; i++) {
    const gint64 start_us = g_get_monotonic_time ();
    g_autoptr (GArray) utterances = nabij_speech_lay_out (speech, plan);
    const double figure = (double)(g_get_monotonic_time () - start_us) / 1000.0;

    g_assert_cmpuint (utterances->len, >, 0);
    g_array_append_val (figures, figure);
  }
  return nabij_bench_percentile (figures, 0.99);
}

int
main (void)
{
  const NabijSituation   situation = { .season = NABIJ_SEASON_UNKNOWN, .weeks = NABIJ_WEEKS_UNKNOWN, .long_welcome = TRUE, .heard = TRUE };
  NabijBreathPlanOptions options = {
    .length_us = MINUTES * 60 * NABIJ_SECOND_US,
    .pattern = nabij_breath_pattern_find (NABIJ_BREATH_PATTERN_DEFAULT_ID, NABIJ_SEASON_UNKNOWN, NULL)->pattern,
  };
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();
  g_autoptr (GPtrArray) recordings = make_recordings (practices, &situation);
  NabijPractice *water = nabij_practices_find (practices, NABIJ_PRACTICE_ID_WATER);
  g_autoptr (NabijSpeech) speech = nabij_speech_new (water, &situation, NULL, recordings);
  NabijBreathPlan *plan;
  double           unchanged_ms;

  nabij_practice_get_plan_options (water, &situation, &options);
  plan = nabij_breath_plan_new (&options);
  unchanged_ms = measure (speech, plan);

  /* Shorter and longer in turn, and a pause between: each adds pieces. */
  for (guint i = 0; i < N_CHANGES; i++) {
    static const NabijBreathChange changes[] = { NABIJ_BREATH_CHANGE_SHORTER, NABIJ_BREATH_CHANGE_PAUSE, NABIJ_BREATH_CHANGE_RESUME, NABIJ_BREATH_CHANGE_LONGER };
    NabijBreathPlan               *changed = nabij_breath_plan_with_change (plan, (30 + 15 * i) * NABIJ_SECOND_US, changes[i % G_N_ELEMENTS (changes)]);

    nabij_breath_plan_unref (plan);
    plan = changed;
  }

  nabij_bench_report_at_most ("a voice laid out over 20 minutes, 99 of 100", unchanged_ms, 2.0, "ms");
  nabij_bench_report_at_most ("the same after 60 changes", measure (speech, plan), 2.0, "ms");
  nabij_breath_plan_unref (plan);
  return 0;
}
