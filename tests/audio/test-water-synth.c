/* test-water-synth.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-sound-measure.h"
#include "nabij-water-synth.h"

#include <math.h>
#include <string.h>

#define STEP_FRAMES 48
#define STEP_US 1000

/* Renders a stretch of a plan, millisecond by millisecond. */
static GArray *
render (NabijWaterSynth *synth,
        NabijBreathPlan *plan,
        gint64           from_us,
        gint64           until_us)
{
  GArray *sound = g_array_new (FALSE, FALSE, sizeof (float));

  for (gint64 at_us = from_us; at_us < until_us; at_us += STEP_US) {
    NabijBreathState state;
    float            frames[2 * STEP_FRAMES];

    nabij_breath_plan_at (plan, at_us, &state);
    nabij_water_synth_render (synth, &state, frames, STEP_FRAMES);
    g_array_append_vals (sound, frames, G_N_ELEMENTS (frames));
  }

  return sound;
}

static GArray *
render_whole (NabijBreathPlan *plan,
              guint32          seed,
              NabijVoice       voice,
              NabijWaterBowls  bowls)
{
  g_autoptr (NabijWaterSynth) synth = nabij_water_synth_new (seed, voice, bowls);

  return render (synth, plan, 0, nabij_breath_plan_get_duration_us (plan));
}

static gint64
to_frame (gint64 us)
{
  return us * 6 / 125;
}

/* The first frame at which two sounds are not the same. */
static gint64
first_difference (GArray *a,
                  GArray *b)
{
  for (guint i = 0; i < MIN (a->len, b->len); i++) {
    if (g_array_index (a, float, i) != g_array_index (b, float, i))
      return i / 2;
  }

  return MIN (a->len, b->len) / 2;
}

static void
test_is_the_same_for_the_same_seed (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_FIVE_EXHALES, 0, FALSE);
  g_autoptr (GArray) one = render_whole (plan, 1, NABIJ_VOICE_WATER, NABIJ_WATER_BOWLS_NONE);
  g_autoptr (GArray) same = render_whole (plan, 1, NABIJ_VOICE_WATER, NABIJ_WATER_BOWLS_NONE);
  g_autoptr (GArray) other = render_whole (plan, 2, NABIJ_VOICE_WATER, NABIJ_WATER_BOWLS_NONE);

  g_assert_cmpint (first_difference (one, same), ==, one->len / 2);
  g_assert_cmpint (first_difference (one, other), <, 10);
}

static void
test_strikes_bowls_where_stages_begin (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, 3, FALSE);
  g_autoptr (GArray) none = render_whole (plan, 1, NABIJ_VOICE_WATER, NABIJ_WATER_BOWLS_NONE);
  g_autoptr (GArray) stages = render_whole (plan, 1, NABIJ_VOICE_WATER, NABIJ_WATER_BOWLS_STAGES);
  g_autoptr (GArray) end = render_whole (plan, 1, NABIJ_VOICE_WATER, NABIJ_WATER_BOWLS_END);
  const gint64 rest = to_frame (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_REST));
  const gint64 contact = to_frame (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_CONTACT));
  const gint64 close = to_frame (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_CLOSE));
  const gint64 half = NABIJ_SOUND_RATE / 2;
  double       rest_db;
  double       contact_db;
  double       second_db;

  g_assert_cmpint (ABS (first_difference (none, stages) - rest), <, NABIJ_SOUND_RATE / 100);
  g_assert_cmpint (ABS (first_difference (none, end) - close), <, NABIJ_SOUND_RATE / 100);

  /* What is left when the water is taken away are the bowls. */
  for (guint i = 0; i < stages->len; i++)
    g_array_index (stages, float, i) -= g_array_index (none, float, i);
  rest_db = nabij_sound_get_level_db (stages, rest + 2 * half, half);
  contact_db = nabij_sound_get_level_db (stages, contact + 2 * half, half);
  second_db = nabij_sound_get_level_db (stages, contact + 8 * half, half);
  g_assert_cmpfloat (rest_db, >, -50.0);
  g_assert_cmpfloat (contact_db, >, nabij_sound_get_level_db (stages, contact - half, half) + 6.0);
  /* The second comes two and a half seconds later. */
  g_assert_cmpfloat (second_db, >, nabij_sound_get_level_db (stages, contact + 4 * half, half) + 0.5);
}

/* No bowl reaches its strength in less than 300 ms. */
static void
test_strikes_softly (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, 3, FALSE);
  g_autoptr (GArray) none = render_whole (plan, 1, NABIJ_VOICE_TONE, NABIJ_WATER_BOWLS_NONE);
  g_autoptr (GArray) stages = render_whole (plan, 1, NABIJ_VOICE_TONE, NABIJ_WATER_BOWLS_STAGES);
  const gint64 rest = to_frame (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_REST));
  const gint64 step = NABIJ_SOUND_RATE / 50;
  double       loudest_db = -200.0;
  gint64       from = -1;
  gint64       until = -1;

  for (guint i = 0; i < stages->len; i++)
    g_array_index (stages, float, i) -= g_array_index (none, float, i);
  for (gint64 at = rest; at < rest + 4 * NABIJ_SOUND_RATE; at += step)
    loudest_db = MAX (loudest_db, nabij_sound_get_level_db (stages, at, step));

  /* From a tenth to nine tenths of its height. */
  for (gint64 at = rest; until < 0; at += step) {
    const double level_db = nabij_sound_get_level_db (stages, at, step);

    if (from < 0 && level_db > loudest_db - 20.0)
      from = at;
    if (level_db > loudest_db - 0.92)
      until = at;
  }
  g_assert_cmpint (until - from, >=, NABIJ_SOUND_RATE * 3 / 10);
}

/* The tone is 9 dB under the water, and needs at least 300 ms to come. */
static void
test_keeps_the_tone_under_the_water (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, 3, FALSE);
  g_autoptr (GArray) water = render_whole (plan, 1, NABIJ_VOICE_WATER, NABIJ_WATER_BOWLS_NONE);
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr (NabijWaterSynth) synth = nabij_water_synth_new (1, NABIJ_VOICE_WATER, NABIJ_WATER_BOWLS_NONE);
  const gint64 half_us = NABIJ_SECOND_US / 2;
  const gint64 duration_us = nabij_breath_plan_get_duration_us (plan);
  double       difference = 0.0;
  guint        n = 0;

  /* The same water without its tones. */
  for (gint64 at_us = 0; at_us < duration_us; at_us += STEP_US) {
    NabijBreathState state;
    float            frames[2 * STEP_FRAMES];

    nabij_breath_plan_at (plan, at_us, &state);
    state.tone_gain = 0.0;
    nabij_water_synth_render (synth, &state, frames, STEP_FRAMES);
    g_array_append_vals (bare, frames, G_N_ELEMENTS (frames));
  }
  for (guint i = 0; i < water->len; i++)
    g_array_index (water, float, i) -= g_array_index (bare, float, i);

  for (gint64 at_us = 0; at_us < duration_us; at_us = nabij_breath_plan_get_next_edge_us (plan, at_us)) {
    NabijBreathState state;

    nabij_breath_plan_at (plan, at_us, &state);
    if (state.stage != NABIJ_STAGE_FOLLOW || state.phase != NABIJ_PHASE_EXHALE || state.tone_gain < 1.0)
      continue;

    for (gint64 from_us = at_us + 600000; from_us + half_us < at_us + state.piece_duration_us - half_us; from_us += half_us) {
      difference += nabij_sound_get_level_db (water, to_frame (from_us), to_frame (half_us)) -
                    nabij_sound_get_level_db (bare, to_frame (from_us), to_frame (half_us));
      n += 1;
    }
    /* In its first tenth of a second there is next to nothing of it. */
    g_assert_cmpfloat (nabij_sound_get_level_db (water, to_frame (at_us), NABIJ_SOUND_RATE / 10), <,
                       nabij_sound_get_level_db (water, to_frame (at_us + 600000), NABIJ_SOUND_RATE / 10) - 15.0);
  }

  g_assert_cmpuint (n, >, 30);
  g_test_message ("the tone is %.1f dB under the water", -difference / n);
  g_assert_cmpfloat_with_epsilon (difference / n, -9.0, 1.5);
}

/* The five tones of five exhales step down: A, G, E, D, C. */
static void
test_steps_the_tone_down (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_FIVE_EXHALES, 0, FALSE);
  g_autoptr (GArray) sound = render_whole (plan, 1, NABIJ_VOICE_TONE, NABIJ_WATER_BOWLS_NONE);
  static const double expected_hz[] = { 220.0, 196.0, 164.8, 146.8, 130.8 };
  const gint64        duration_us = nabij_breath_plan_get_duration_us (plan);
  guint               n = 0;

  for (gint64 at_us = 0; at_us < duration_us; at_us = nabij_breath_plan_get_next_edge_us (plan, at_us)) {
    const gint64     first = to_frame (at_us + NABIJ_SECOND_US);
    NabijBreathState state;
    double           loudest = 0.0;
    double           found_hz = 0.0;

    nabij_breath_plan_at (plan, at_us, &state);
    if (state.stage != NABIJ_STAGE_FOLLOW || state.phase != NABIJ_PHASE_EXHALE)
      continue;

    for (double hz = 100.0; hz < 300.0; hz += 0.5) {
      double x = 0.0;
      double y = 0.0;

      for (gint64 i = 0; i < NABIJ_SOUND_RATE / 2; i++) {
        const double angle = 2.0 * G_PI * hz * (double)i / NABIJ_SOUND_RATE;
        const double sample = (double)g_array_index (sound, float, 2 * (first + i));

        x += sample * cos (angle);
        y += sample * sin (angle);
      }
      if (hypot (x, y) > loudest) {
        loudest = hypot (x, y);
        found_hz = hz;
      }
    }
    g_assert_cmpuint (n, <, G_N_ELEMENTS (expected_hz));
    g_assert_cmpfloat_with_epsilon (found_hz, expected_hz[n], 1.0);
    n += 1;
  }

  /* Exactly five exhales. */
  g_assert_cmpuint (n, ==, 5);
}

static void
test_rests_in_a_pause (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, 3, FALSE);
  const gint64 edge_us = 30 * NABIJ_SECOND_US;
  g_autoptr (NabijBreathPlan) paused = nabij_breath_plan_with_change (plan, edge_us, NABIJ_BREATH_CHANGE_PAUSE);
  const gint64 resumed_us = edge_us + NABIJ_SECOND_US;
  g_autoptr (NabijBreathPlan) resumed = nabij_breath_plan_with_change (paused, resumed_us, NABIJ_BREATH_CHANGE_RESUME);
  g_autoptr (NabijWaterSynth) synth = nabij_water_synth_new (1, NABIJ_VOICE_WATER, NABIJ_WATER_BOWLS_NONE);
  g_autoptr (GArray) before = render (synth, paused, 25 * NABIJ_SECOND_US, edge_us);
  g_autoptr (GArray) during = render (synth, paused, edge_us, resumed_us);
  g_autoptr (GArray) after = render (synth, resumed, resumed_us, resumed_us + 4 * NABIJ_SECOND_US);
  const gint64 second = NABIJ_SOUND_RATE;

  g_assert_cmpfloat (nabij_sound_get_level_db (before, 4 * second, second), >, -40.0);
  g_assert_cmpfloat (nabij_sound_get_level_db (during, second - second / 20, second / 20), <, -100.0);
  /* It comes back with the fresh inhale, and not at once. */
  g_assert_cmpfloat (nabij_sound_get_level_db (after, 0, second / 10), <, -45.0);
  g_assert_cmpfloat (nabij_sound_get_level_db (after, 2 * second, second), >, -40.0);
}

/* One voice glides into another: in no tenth of a second the level steps. */
static void
test_glides_between_voices (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, 3, FALSE);
  g_autoptr (NabijWaterSynth) synth = nabij_water_synth_new (1, NABIJ_VOICE_WATER, NABIJ_WATER_BOWLS_NONE);
  const gint64 rest_us = nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_REST) + 6 * NABIJ_SECOND_US;
  g_autoptr (GArray) sound = render (synth, plan, rest_us, rest_us + 4 * NABIJ_SECOND_US);
  g_autoptr (GArray) after = NULL;
  const gint64 step = NABIJ_SOUND_RATE / 20;

  nabij_water_synth_set_voice (synth, NABIJ_VOICE_WIND);
  after = render (synth, plan, rest_us + 4 * NABIJ_SECOND_US, rest_us + 8 * NABIJ_SECOND_US);
  g_array_append_vals (sound, after->data, after->len);

  for (gint64 at = 3 * NABIJ_SOUND_RATE; at + 3 * step <= 6 * NABIJ_SOUND_RATE; at += step)
    g_assert_cmpfloat (fabs (nabij_sound_get_level_db (sound, at + step, 2 * step) - nabij_sound_get_level_db (sound, at, 2 * step)), <, 4.0);
}

/* The still sea has no direction: over each ten seconds it neither rises nor falls. */
static void
test_has_no_direction_when_still (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, 3, FALSE);
  g_autoptr (NabijWaterSynth) synth = nabij_water_synth_new (1, NABIJ_VOICE_WATER, NABIJ_WATER_BOWLS_NONE);
  const gint64     rest_us = nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_REST) + 6 * NABIJ_SECOND_US;
  NabijBreathState state;
  g_autoptr (GArray) sound = g_array_new (FALSE, FALSE, sizeof (float));
  double lowest = 0.0;
  double highest = -200.0;

  nabij_breath_plan_at (plan, rest_us, &state);
  for (guint i = 0; i < 120000; i++) {
    float frames[2 * STEP_FRAMES];

    nabij_water_synth_render (synth, &state, frames, STEP_FRAMES);
    g_array_append_vals (sound, frames, G_N_ELEMENTS (frames));
  }

  /* A breath moves the water by 8 dB and more; small waves stay under 2. */
  for (gint64 at = 4 * NABIJ_SOUND_RATE; at + NABIJ_SOUND_RATE <= sound->len / 2; at += NABIJ_SOUND_RATE / 2) {
    lowest = MIN (lowest, nabij_sound_get_level_db (sound, at, NABIJ_SOUND_RATE));
    highest = MAX (highest, nabij_sound_get_level_db (sound, at, NABIJ_SOUND_RATE));
  }
  g_test_message ("the still sea moves between %.1f and %.1f dB", lowest, highest);
  g_assert_cmpfloat (highest - lowest, <, 2.5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/audio/water-synth/is-the-same-for-the-same-seed", test_is_the_same_for_the_same_seed);
  g_test_add_func ("/nabij/audio/water-synth/strikes-bowls-where-stages-begin", test_strikes_bowls_where_stages_begin);
  g_test_add_func ("/nabij/audio/water-synth/strikes-softly", test_strikes_softly);
  g_test_add_func ("/nabij/audio/water-synth/keeps-the-tone-under-the-water", test_keeps_the_tone_under_the_water);
  g_test_add_func ("/nabij/audio/water-synth/steps-the-tone-down", test_steps_the_tone_down);
  g_test_add_func ("/nabij/audio/water-synth/rests-in-a-pause", test_rests_in_a_pause);
  g_test_add_func ("/nabij/audio/water-synth/glides-between-voices", test_glides_between_voices);
  g_test_add_func ("/nabij/audio/water-synth/has-no-direction-when-still", test_has_no_direction_when_still);

  return g_test_run ();
}
