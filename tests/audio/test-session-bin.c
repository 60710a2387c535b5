/* test-session-bin.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-audio-error.h"
#include "nabij-session-bin.h"
#include "nabij-sound-measure.h"
#include "nabij-sound-turns.h"

#include <math.h>
#include <string.h>

/* How far from the plan a turn may be heard. */
#define HEARD_WITHIN_S 0.100

/* The powers of the band from 2500 Hz up, every 10 ms. */

static GstElement *
make_bin (NabijBreathPlan *plan,
          NabijVoice       voice,
          const char      *ambience)
{
  g_autoptr (GError) error = NULL;
  const NabijMix mix = nabij_sound_make_mix (voice, ambience);
  GstElement    *bin;

  nabij_sound_init ();
  bin = nabij_session_bin_new (plan, 0, &mix, NABIJ_TEST_SOUND_DIR, &error);
  g_assert_no_error (error);
  return bin;
}

static gint64
to_frame (gint64 us)
{
  return (us * 6 + 124) / 125;
}

static void
test_is_as_long_as_the_plan (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_FIVE_EXHALES, 0, FALSE);
  g_autoptr (GArray) sound = nabij_sound_collect (make_bin (plan, NABIJ_VOICE_WATER, "sea"));

  g_assert_cmpint (sound->len / 2, ==, to_frame (nabij_breath_plan_get_duration_us (plan)));
}

/* The mixer, the volumes and the limiter leave each sample of the water where the source made it. */
static void
test_adds_no_delay (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_FIVE_EXHALES, 0, FALSE);
  g_autoptr (GArray) mixed = nabij_sound_collect (make_bin (plan, NABIJ_VOICE_TONE, NULL));
  g_autoptr (GArray) made = nabij_sound_collect (nabij_water_source_new (plan, 0, NABIJ_VOICE_TONE, TRUE));

  g_assert_cmpuint (mixed->len, ==, made->len);
  for (guint i = 0; i < made->len; i++)
    g_assert_cmpfloat_with_epsilon ((double)g_array_index (mixed, float, i), (double)g_array_index (made, float, i), 1e-4);
}

static void
test_tells_in_from_out (gconstpointer data)
{
  const NabijVoice voice = GPOINTER_TO_INT (data);
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, 3, TRUE);
  g_autoptr (GArray) bare = nabij_sound_collect (make_bin (plan, voice, NULL));
  g_autoptr (GArray) with_sea = nabij_sound_collect (make_bin (plan, voice, "sea"));
  gint64 n_windows;
  double share;

  share = nabij_sound_get_share_told (bare, plan, &n_windows);
  g_test_message ("alone: %.2f %% of %d windows", 100.0 * share, (int)n_windows);
  g_assert_cmpint (n_windows, >, 300);
  g_assert_cmpfloat (share, >=, 0.98);

  share = nabij_sound_get_share_told (with_sea, plan, &n_windows);
  g_test_message ("with the sea: %.2f %%", 100.0 * share);
  g_assert_cmpfloat (share, >=, 0.98);
}

/* Outside the breath's own movement nothing changes by more than 3 dB in a second: not the still
 * sea, not a bowl, not the tone alone, not the ebb. The first four seconds, which fade in, and the
 * very end of the last fade, which ends in silence, are apart. */
static void
test_changes_slowly (gconstpointer data)
{
  const char *ambience = data;
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, 3, TRUE);
  g_autoptr (GArray) sound = nabij_sound_collect (make_bin (plan, NABIJ_VOICE_WATER, ambience));
  const gint64 second = NABIJ_SOUND_RATE;
  const gint64 follow = to_frame (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_FOLLOW));
  const gint64 rest = to_frame (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_REST));
  const gint64 end = sound->len / 2;
  double       largest = 0.0;

  for (gint64 at = 4 * second; at + 2 * second <= end - 3 * second; at += second / 10) {
    double change;

    if (at + 2 * second > follow && at < rest)
      continue;

    change = fabs (nabij_sound_get_level_db (sound, at + second, second) - nabij_sound_get_level_db (sound, at, second));
    largest = MAX (largest, change);
  }

  g_test_message ("largest change in a second: %.2f dB", largest);
  g_assert_cmpfloat (largest, <=, 3.0);
}

static void
test_fades_for_eight_seconds (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, NABIJ_BREATH_PLAN_MINUTES_MIN, FALSE);
  g_autoptr (GArray) sound = nabij_sound_collect (make_bin (plan, NABIJ_VOICE_WATER, "sea"));
  const gint64 second = NABIJ_SOUND_RATE;
  const gint64 close = to_frame (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_CLOSE));
  const gint64 end = sound->len / 2;
  double       before = nabij_sound_get_level_db (sound, close, second);

  g_assert_cmpint (end - close, ==, 8 * second);
  for (gint64 at = close + second; at + second <= end; at += second) {
    const double level = nabij_sound_get_level_db (sound, at, second);

    g_assert_cmpfloat (level, <, before);
    before = level;
  }

  /* In its middle it is still there, and it ends in nothing. */
  g_assert_cmpfloat (nabij_sound_get_level_db (sound, close + 4 * second, second), >,
                     nabij_sound_get_level_db (sound, close, second) - 20.0);
  g_assert_cmpfloat (nabij_sound_get_level_db (sound, end - second / 100, second / 100), <, -90.0);
}

static void
test_is_loud_enough_and_never_too_loud (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, 3, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) loudest = NULL;
  NabijMix mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, "sea");
  double   peak_db;
  double   loudness_lufs;

  nabij_sound_init ();
  mix.ambience_volume = 1.0;
  loudest = nabij_sound_collect (nabij_session_bin_new (plan, 0, &mix, NABIJ_TEST_SOUND_DIR, &error));
  g_assert_no_error (error);

  peak_db = nabij_sound_get_true_peak_db (loudest);
  loudness_lufs = nabij_sound_get_loudness_lufs (loudest);
  g_test_message ("everything at full volume: %.1f LUFS, %.1f dBTP", loudness_lufs, peak_db);
  g_assert_cmpfloat (peak_db, <=, -3.0);
  g_assert_cmpfloat (loudness_lufs, >=, -24.0);
  g_assert_cmpfloat (loudness_lufs, <=, -16.0);
}

/* Twenty minutes, every turn of every breath, as it is heard under the sea. */
static void
test_turns_with_the_plan (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, 20, FALSE);
  NabijSoundTurns turns;

  nabij_sound_measure_turns (plan, make_bin (plan, NABIJ_VOICE_WATER, "sea"), &turns);
  g_test_message ("%u turns, largest error %.0f ms, on average %.1f ms in the first half and %.1f ms in the second",
                  turns.n_turns, 1000.0 * turns.largest_s, 1000.0 * turns.first_half_s, 1000.0 * turns.second_half_s);
  g_assert_cmpuint (turns.n_turns, >, 200);
  g_assert_cmpfloat (turns.largest_s, <=, HEARD_WITHIN_S);
  /* No drift. */
  g_assert_cmpfloat (fabs (turns.second_half_s - turns.first_half_s), <, 0.015);
}

/* Asks for something on the way, between two buffers. */
typedef struct {
  NabijSessionBin *bin;
  GArray          *sound;
  gint64           at_frame;
  const NabijMix  *mix; /* what to mix from then on, or NULL for fading out */
  gboolean         asked;
} Asking;

static void
ask_on_the_way (const float *frames,
                gsize        n_frames,
                gpointer     user_data)
{
  Asking *self = user_data;
  g_autoptr (GError) error = NULL;

  g_array_append_vals (self->sound, frames, (guint)(2 * n_frames));
  if (self->asked || self->sound->len / 2 < self->at_frame)
    return;

  self->asked = TRUE;
  if (self->mix != NULL) {
    nabij_session_bin_set_mix (self->bin, self->mix, &error);
    g_assert_no_error (error);
  } else {
    nabij_session_bin_fade (self->bin, -1, 0.0, 400000);
  }
}

/* Chosen in the middle, the sea joins softly; the session is as long as ever. */
static void
test_lets_the_sea_join (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_FIVE_EXHALES, 0, FALSE);
  GstElement    *bin = make_bin (plan, NABIJ_VOICE_TONE, NULL);
  const NabijMix mix = nabij_sound_make_mix (NABIJ_VOICE_TONE, "sea");
  const gint64   second = NABIJ_SOUND_RATE;
  /* In the second inhale, where the tone is silent. */
  const gint64 at = to_frame (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_FOLLOW)) + 8 * second;
  Asking       asking = { NABIJ_SESSION_BIN (bin), g_array_new (FALSE, FALSE, sizeof (float)), at, &mix, FALSE };

  nabij_sound_run (bin, ask_on_the_way, &asking);

  g_assert_cmpint (asking.sound->len / 2, ==, to_frame (nabij_breath_plan_get_duration_us (plan)));
  g_assert_cmpfloat (nabij_sound_get_level_db (asking.sound, at - second / 10, second / 10), <, -120.0);
  g_assert_cmpfloat (nabij_sound_get_level_db (asking.sound, at, second / 10), <, -40.0);
  g_assert_cmpfloat (nabij_sound_get_level_db (asking.sound, at + 3 * second / 2, second / 2), >, -36.0);

  g_array_unref (asking.sound);
}

static void
test_fades_without_a_click (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_FIVE_EXHALES, 0, FALSE);
  g_autoptr (GArray) undisturbed = nabij_sound_collect (make_bin (plan, NABIJ_VOICE_WATER, NULL));
  GstElement  *bin = make_bin (plan, NABIJ_VOICE_WATER, NULL);
  const gint64 second = NABIJ_SOUND_RATE;
  /* In an exhale, where it is loudest. */
  const gint64 at = to_frame (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_FOLLOW)) + 3 * second;
  Asking       asking = { NABIJ_SESSION_BIN (bin), g_array_new (FALSE, FALSE, sizeof (float)), at, NULL, FALSE };
  double       before = 1.0;

  nabij_sound_run (bin, ask_on_the_way, &asking);

  /* Against what it would have been, the gain goes down in a line, from one to nothing. */
  for (gint64 i = at; i < at + second; i += second / 100) {
    const double gain = pow (10.0, (nabij_sound_get_level_db (asking.sound, i, second / 100) -
                                    nabij_sound_get_level_db (undisturbed, i, second / 100)) /
                                     20.0);

    g_assert_cmpfloat (gain, <=, before + 0.01);
    g_assert_cmpfloat (before - gain, <, 0.05);
    before = gain;
  }
  g_assert_cmpfloat (before, <, 0.001);

  g_array_unref (asking.sound);
}

static void
test_names_a_missing_sound (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_FIVE_EXHALES, 0, FALSE);
  g_autoptr (GError) error = NULL;
  NabijMix mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, "sea");

  nabij_sound_init ();
  g_assert_null (nabij_session_bin_new (plan, 0, &mix, "/nowhere", &error));
  g_assert_error (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_MISSING_SOUND);
  g_assert_nonnull (strstr (error->message, "sea.ogg"));
  g_clear_error (&error);

  mix.ambience = "jungle";
  g_assert_null (nabij_session_bin_new (plan, 0, &mix, NABIJ_TEST_SOUND_DIR, &error));
  g_assert_error (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_UNKNOWN_SOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/audio/session-bin/is-as-long-as-the-plan", test_is_as_long_as_the_plan);
  g_test_add_func ("/nabij/audio/session-bin/adds-no-delay", test_adds_no_delay);
  g_test_add_data_func ("/nabij/audio/session-bin/tells-in-from-out/water", GINT_TO_POINTER (NABIJ_VOICE_WATER), test_tells_in_from_out);
  g_test_add_data_func ("/nabij/audio/session-bin/tells-in-from-out/wind", GINT_TO_POINTER (NABIJ_VOICE_WIND), test_tells_in_from_out);
  g_test_add_data_func ("/nabij/audio/session-bin/tells-in-from-out/tone", GINT_TO_POINTER (NABIJ_VOICE_TONE), test_tells_in_from_out);
  g_test_add_data_func ("/nabij/audio/session-bin/changes-slowly/alone", NULL, test_changes_slowly);
  g_test_add_data_func ("/nabij/audio/session-bin/changes-slowly/with-the-sea", "sea", test_changes_slowly);
  g_test_add_func ("/nabij/audio/session-bin/fades-for-eight-seconds", test_fades_for_eight_seconds);
  g_test_add_func ("/nabij/audio/session-bin/is-loud-enough-and-never-too-loud", test_is_loud_enough_and_never_too_loud);
  g_test_add_func ("/nabij/audio/session-bin/turns-with-the-plan", test_turns_with_the_plan);
  g_test_add_func ("/nabij/audio/session-bin/lets-the-sea-join", test_lets_the_sea_join);
  g_test_add_func ("/nabij/audio/session-bin/fades-without-a-click", test_fades_without_a_click);
  g_test_add_func ("/nabij/audio/session-bin/names-a-missing-sound", test_names_a_missing_sound);

  return g_test_run ();
}
