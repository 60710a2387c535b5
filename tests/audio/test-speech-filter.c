/* test-speech-filter.c
 *
 * A voice in what is heard of an exercise, measured in the sound of the whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-sound-measure.h"
#include "nabij-speech-line.h"
#include "nabij-speech-recordings.h"

#include <math.h>
#include <string.h>

#define SECOND ((gint64)NABIJ_SOUND_RATE)
/* A line must be heard so near to its place. */
#define FOUND_WITHIN_S 0.005

static gint64
to_frame (gint64 us)
{
  return (us * 6 + 124) / 125;
}

static gint64
get_end_us (const NabijUtterance *utterance)
{
  return utterance->begins_us + nabij_recording_get_fields (utterance->recording)->duration_us;
}

static const char *
get_line (const NabijUtterance *utterance)
{
  return nabij_recording_get_fields (utterance->recording)->line;
}

/* Only the voice: the water is turned down, and there is no ambience. */
static NabijMix
make_voice_mix (void)
{
  NabijMix mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, NULL);

  mix.breath_volume = 0.0;
  return mix;
}

/* Finds each line of an exercise, and its last ones after so long a time. */
static void
test_says_each_line_in_its_slot (gconstpointer data)
{
  const gint64          minutes = GPOINTER_TO_INT (data);
  const NabijMix        mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, "sea");
  NabijSpeechRecordings exercise;
  g_autoptr (GArray) utterances = NULL;
  g_autoptr (GArray) sound = NULL;
  double largest_s = 0.0;

  nabij_speech_recordings_set_up (&exercise, NABIJ_PRACTICE_ID_WATER, minutes);
  utterances = nabij_speech_lay_out (exercise.speech, exercise.plan);
  /* Four of the welcome, three breaths of two words each, four behind them. */
  g_assert_cmpuint (utterances->len, ==, 14);

  sound = nabij_sound_collect (nabij_speech_recordings_make_bin (&exercise, &mix, 100, TRUE));
  g_assert_cmpint (sound->len / 2, ==, to_frame (nabij_breath_plan_get_duration_us (exercise.plan)));
  for (guint i = 0; i < utterances->len; i++) {
    const NabijUtterance *utterance = &g_array_index (utterances, NabijUtterance, i);
    const double          error_s = nabij_speech_recordings_find (sound, utterance->recording, utterance->begins_us);

    g_test_message ("%s at %.1f s: %.2f ms", get_line (utterance), (double)utterance->begins_us / 1e6, 1000.0 * error_s);
    g_assert_cmpfloat (fabs (error_s), <=, FOUND_WITHIN_S);
    largest_s = MAX (largest_s, fabs (error_s));
  }
  g_test_message ("largest error: %.3f ms", 1000.0 * largest_s);
  nabij_speech_recordings_tear_down (&exercise);
}

/* The same words through each of them: a voice stands as clearly over the sea as over the bare water. */
static double
measure_lufs (GArray *sound,
              gint64  from_us,
              gint64  until_us)
{
  g_autoptr (GArray) stretch = g_array_new (FALSE, FALSE, sizeof (float));
  const gint64 from = to_frame (from_us);
  const gint64 n = to_frame (until_us) - from;

  /* A short word is measured over and over, because a loudness needs some time. */
  for (guint i = 0; i < 4; i++)
    g_array_append_vals (stretch, &g_array_index (sound, float, 2 * from), (guint)(2 * n));
  return nabij_sound_get_loudness_lufs (stretch);
}

static void
test_says_all_equally_loud (void)
{
  const NabijMix        voice_mix = make_voice_mix ();
  NabijSpeechRecordings exercise;
  g_autoptr (GArray) utterances = NULL;
  g_autoptr (GArray) sound = NULL;
  double softest = 0.0;
  double loudest = -100.0;

  nabij_speech_recordings_set_up (&exercise, NABIJ_PRACTICE_ID_WATER, 3);
  utterances = nabij_speech_lay_out (exercise.speech, exercise.plan);
  sound = nabij_sound_collect (nabij_speech_recordings_make_bin (&exercise, &voice_mix, 100, TRUE));
  for (guint i = 0; i < utterances->len; i++) {
    const NabijUtterance *utterance = &g_array_index (utterances, NabijUtterance, i);
    const double          lufs = measure_lufs (sound, utterance->begins_us, get_end_us (utterance));

    g_test_message ("%s: %.2f LUFS", get_line (utterance), lufs);
    softest = MIN (softest, lufs);
    loudest = MAX (loudest, lufs);
  }
  g_assert_cmpfloat (loudest - softest, <=, 1.0);
  nabij_speech_recordings_tear_down (&exercise);
}

static gboolean
is_spoken (GArray *utterances,
           gint64  at_us)
{
  for (guint i = 0; i < utterances->len; i++) {
    const NabijUtterance *utterance = &g_array_index (utterances, NabijUtterance, i);

    if (at_us >= utterance->begins_us - 1000 && at_us <= get_end_us (utterance) + 1000)
      return TRUE;
  }
  return FALSE;
}

/* What the filter has done to the mix, from sound that no voice is in: the gain over 10 ms, in dB. */
static double
measure_gain_db (GArray *with,
                 GArray *without,
                 gint64  at_us)
{
  return nabij_sound_get_level_db (with, to_frame (at_us), SECOND / 100) -
         nabij_sound_get_level_db (without, to_frame (at_us), SECOND / 100);
}

/* Against the same exercise without a voice the mix is 6 dB softer when a line begins, was nowhere faster than
 * 3 dB in a second, and is what it was, to the bit, where nobody speaks any more. */
static void
test_steps_aside (gconstpointer data)
{
  const NabijMix        mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, data);
  NabijSpeechRecordings exercise;
  g_autoptr (GArray) utterances = NULL;
  g_autoptr (GArray) with = NULL;
  g_autoptr (GArray) without = NULL;
  gint64 duration_us;
  double fastest = 0.0;
  gint64 n_same = 0;

  nabij_speech_recordings_set_up (&exercise, NABIJ_PRACTICE_ID_WATER, 3);
  utterances = nabij_speech_lay_out (exercise.speech, exercise.plan);
  duration_us = nabij_breath_plan_get_duration_us (exercise.plan);
  with = nabij_sound_collect (nabij_speech_recordings_make_bin (&exercise, &mix, 100, TRUE));
  without = nabij_sound_collect (nabij_speech_recordings_make_bin (&exercise, &mix, 100, FALSE));
  g_assert_cmpuint (with->len, ==, without->len);

  for (guint i = 0; i < utterances->len; i++) {
    const NabijUtterance *utterance = &g_array_index (utterances, NabijUtterance, i);
    const double          gain_db = measure_gain_db (with, without, utterance->begins_us - 15000);

    g_test_message ("before %s: %.2f dB", get_line (utterance), gain_db);
    g_assert_cmpfloat (fabs (gain_db + 6.0), <=, 0.3);
  }

  for (gint64 at_us = 20000; at_us + 220000 < duration_us - NABIJ_SECOND_US; at_us += 10000) {
    double change;

    if (is_spoken (utterances, at_us) || is_spoken (utterances, at_us + 210000) || is_spoken (utterances, at_us + 100000))
      continue;
    change = fabs (measure_gain_db (with, without, at_us + 200000) - measure_gain_db (with, without, at_us)) / 0.2;
    fastest = MAX (fastest, change);
  }
  g_test_message ("fastest: %.2f dB/s", fastest);
  g_assert_cmpfloat (fastest, <=, 3.0);
  g_assert_cmpfloat (fastest, >, 2.0);

  /* From four seconds behind each line to three seconds before the next one nothing is touched. */
  for (guint i = 0; i < utterances->len; i++) {
    const gint64 from_us = get_end_us (&g_array_index (utterances, NabijUtterance, i)) + 4 * NABIJ_SECOND_US;
    const gint64 until_us = i + 1 < utterances->len ? g_array_index (utterances, NabijUtterance, i + 1).begins_us - 3 * NABIJ_SECOND_US : duration_us;

    for (gint64 frame = to_frame (from_us); frame < to_frame (until_us); frame++) {
      g_assert_cmpfloat (g_array_index (with, float, 2 * frame), ==, g_array_index (without, float, 2 * frame));
      g_assert_cmpfloat (g_array_index (with, float, 2 * frame + 1), ==, g_array_index (without, float, 2 * frame + 1));
      n_same += 1;
    }
  }
  g_assert_cmpint (n_same, >, 60 * SECOND);
  nabij_speech_recordings_tear_down (&exercise);
}

/* No speech, and a speech in which nothing is said, leave each sample as it was. */
static void
test_touches_nothing_without_a_voice (void)
{
  const NabijMix        mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, "sea");
  NabijSpeechRecordings exercise;
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (GArray) without = NULL;
  g_autoptr (GArray) with = NULL;

  nabij_speech_recordings_set_up (&exercise, NABIJ_PRACTICE_ID_FIVE, 0);
  without = nabij_sound_collect (nabij_speech_recordings_make_bin (&exercise, &mix, 20, FALSE));
  nabij_speech_unref (exercise.speech);
  exercise.speech = nabij_speech_new (exercise.practice, &exercise.situation, NULL, nobody);
  with = nabij_sound_collect (nabij_speech_recordings_make_bin (&exercise, &mix, 20, TRUE));
  g_assert_cmpmem (with->data, with->len * sizeof (float), without->data, without->len * sizeof (float));
  nabij_speech_recordings_tear_down (&exercise);
}

/* A live session makes little at once, a file a lot. */
static void
test_does_not_depend_on_the_buffers (gconstpointer data)
{
  const NabijMix        mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, NULL);
  NabijSpeechRecordings exercise;
  g_autoptr (GArray) utterances = NULL;
  g_autoptr (GArray) little = NULL;
  g_autoptr (GArray) much = NULL;
  g_autoptr (GArray) odd = NULL;

  nabij_speech_recordings_set_up (&exercise, data, 2);
  nabij_speech_recordings_replace (&exercise, nabij_speech_recordings_say ("five-exhales/hand", 6, 30));
  nabij_speech_recordings_replace (&exercise, nabij_speech_recordings_say ("five-exhales/all", 4, 31));
  utterances = nabij_speech_lay_out (exercise.speech, exercise.plan);
  g_assert_cmpuint (utterances->len, >=, 2);
  little = nabij_sound_collect (nabij_speech_recordings_make_bin (&exercise, &mix, 20, TRUE));
  much = nabij_sound_collect (nabij_speech_recordings_make_bin (&exercise, &mix, 100, TRUE));
  odd = nabij_sound_collect (nabij_speech_recordings_make_bin (&exercise, &mix, 37, TRUE));
  g_assert_cmpmem (little->data, little->len * sizeof (float), much->data, much->len * sizeof (float));
  g_assert_cmpmem (little->data, little->len * sizeof (float), odd->data, odd->len * sizeof (float));
  for (guint i = 0; i < utterances->len; i++) {
    const NabijUtterance *utterance = &g_array_index (utterances, NabijUtterance, i);

    g_assert_cmpfloat (fabs (nabij_speech_recordings_find (little, utterance->recording, utterance->begins_us)), <=, FOUND_WITHIN_S);
  }
  nabij_speech_recordings_tear_down (&exercise);
}

/* Around every turn of a guided breath the voice is silent. */
static void
test_is_silent_at_each_turn (void)
{
  const NabijMix        mix = make_voice_mix ();
  NabijSpeechRecordings exercise;
  g_autoptr (GArray) sound = NULL;
  gint64 at_us = 0;
  guint  n_turns = 0;

  nabij_speech_recordings_set_up (&exercise, NABIJ_PRACTICE_ID_WATER, 3);
  sound = nabij_sound_collect (nabij_speech_recordings_make_bin (&exercise, &mix, 100, TRUE));
  while ((at_us = nabij_breath_plan_get_next_edge_us (exercise.plan, at_us)) < nabij_breath_plan_get_duration_us (exercise.plan)) {
    NabijBreathState before;
    NabijBreathState after;

    nabij_breath_plan_at (exercise.plan, at_us - 1, &before);
    nabij_breath_plan_at (exercise.plan, at_us, &after);
    if (!before.guided && !after.guided)
      continue;
    g_assert_cmpfloat (nabij_sound_get_level_db (sound, to_frame (at_us - 240000), SECOND * 43 / 100), <, -90.0);
    n_turns += 1;
  }
  g_assert_cmpuint (n_turns, >, 10);
  nabij_speech_recordings_tear_down (&exercise);
}

/* Clear over the water, kind, and the whole as loud as ever. */
static void
test_stands_clearly_over_the_water (void)
{
  const NabijMix        mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, NULL);
  const NabijMix        sea_mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, "sea");
  const NabijMix        voice_mix = make_voice_mix ();
  NabijSpeechRecordings exercise;
  g_autoptr (GArray) utterances = NULL;
  g_autoptr (GArray) voice = NULL;
  g_autoptr (GArray) water = NULL;
  g_autoptr (GArray) whole = NULL;
  double over_lu = 0.0;
  double lufs;
  double peak_db;
  double share;
  gint64 n_windows;

  nabij_speech_recordings_set_up (&exercise, NABIJ_PRACTICE_ID_WATER, 3);
  utterances = nabij_speech_lay_out (exercise.speech, exercise.plan);
  voice = nabij_sound_collect (nabij_speech_recordings_make_bin (&exercise, &voice_mix, 100, TRUE));
  water = nabij_sound_collect (nabij_speech_recordings_make_bin (&exercise, &mix, 100, FALSE));
  for (guint i = 0; i < utterances->len; i++) {
    const NabijUtterance *utterance = &g_array_index (utterances, NabijUtterance, i);

    /* Where the water is turned down, the voice is at its softest: 12 dB under what it is over the water. */
    over_lu += (measure_lufs (voice, utterance->begins_us, get_end_us (utterance)) + 20.0 * log10 (4.0) -
                nabij_sound_get_loudness_lufs (water) + 6.0) /
               utterances->len;
  }
  g_test_message ("over the softer water: %.1f LU; the water alone: %.1f LUFS", over_lu, nabij_sound_get_loudness_lufs (water));
  g_assert_cmpfloat (over_lu, >=, 6.0);
  g_assert_cmpfloat (over_lu, <=, 9.0);

  whole = nabij_sound_collect (nabij_speech_recordings_make_bin (&exercise, &sea_mix, 100, TRUE));
  lufs = nabij_sound_get_loudness_lufs (whole);
  peak_db = nabij_sound_get_true_peak_db (whole);
  share = nabij_sound_get_share_told (whole, exercise.plan, &n_windows);
  g_test_message ("the whole with the sea: %.1f LUFS, %.1f dBTP; in and out told apart in %.2f %% of %d windows",
                  lufs, peak_db, 100.0 * share, (int)n_windows);
  g_assert_cmpfloat (lufs, >=, -24.0);
  g_assert_cmpfloat (lufs, <=, -16.0);
  g_assert_cmpfloat (peak_db, <=, -3.0);
  g_assert_cmpfloat (share, >=, 0.98);
  nabij_speech_recordings_tear_down (&exercise);
}

/* NABIJ_TEST_MINUTES says how long the long one is, for a shorter run under the sanitizers. */
static gint64
get_long_minutes (void)
{
  const char *wanted = g_getenv ("NABIJ_TEST_MINUTES");

  return wanted != NULL ? g_ascii_strtoll (wanted, NULL, 10) : NABIJ_BREATH_PLAN_MINUTES_MAX;
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/nabij/audio/speech-filter/says-each-line-in-its-slot/three-minutes", GINT_TO_POINTER (3), test_says_each_line_in_its_slot);
  g_test_add_data_func ("/nabij/audio/speech-filter/says-each-line-in-its-slot/the-longest", GINT_TO_POINTER (get_long_minutes ()), test_says_each_line_in_its_slot);
  g_test_add_func ("/nabij/audio/speech-filter/says-all-equally-loud", test_says_all_equally_loud);
  g_test_add_data_func ("/nabij/audio/speech-filter/steps-aside/water", NULL, test_steps_aside);
  g_test_add_data_func ("/nabij/audio/speech-filter/steps-aside/sea", "sea", test_steps_aside);
  g_test_add_func ("/nabij/audio/speech-filter/touches-nothing-without-a-voice", test_touches_nothing_without_a_voice);
  g_test_add_data_func ("/nabij/audio/speech-filter/does-not-depend-on-the-buffers/water", NABIJ_PRACTICE_ID_WATER, test_does_not_depend_on_the_buffers);
  g_test_add_data_func ("/nabij/audio/speech-filter/does-not-depend-on-the-buffers/five", NABIJ_PRACTICE_ID_FIVE, test_does_not_depend_on_the_buffers);
  g_test_add_func ("/nabij/audio/speech-filter/is-silent-at-each-turn", test_is_silent_at_each_turn);
  g_test_add_func ("/nabij/audio/speech-filter/stands-clearly-over-the-water", test_stands_clearly_over_the_water);

  return g_test_run ();
}
