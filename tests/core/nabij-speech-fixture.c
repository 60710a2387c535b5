/* nabij-speech-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-speech-fixture.h"

/**
 * nabij_speech_fixture_make_recording:
 * @line: the id of a line
 * @duration_us: how long it sounds, in microseconds
 *
 * Makes a recording with a sound of a few bytes.
 *
 * Returns: (transfer full): the recording
 */
NabijRecording *
nabij_speech_fixture_make_recording (const char *line,
                                     gint64      duration_us)
{
  const NabijRecordingFields fields = {
    .speaker = NABIJ_SPEECH_FIXTURE_SPEAKER,
    .line = line,
    .words = "",
    .duration_us = duration_us,
  };
  g_autoptr (GBytes) sound = g_bytes_new_static ("OggS", 4);

  return nabij_recording_new (&fields, sound);
}

/**
 * nabij_speech_fixture_make_recordings:
 * @first_line: the id of a line
 * @...: how long it sounds, in seconds as a double, and then further lines in the same way, and `NULL`
 *
 * Makes several recordings.
 *
 * Returns: (transfer full) (element-type NabijRecording): the recordings
 */
GPtrArray *
nabij_speech_fixture_make_recordings (const char *first_line,
                                      ...)
{
  GPtrArray *recordings = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref);
  va_list    rest;

  va_start (rest, first_line);
  for (const char *line = first_line; line != NULL; line = va_arg (rest, const char *)) {
    const double seconds = va_arg (rest, double);

    g_ptr_array_add (recordings, nabij_speech_fixture_make_recording (line, (gint64)(seconds * 1e6 + 0.5)));
  }
  va_end (rest);
  return recordings;
}

/**
 * nabij_speech_fixture_make_plan:
 * @practice: a practice
 * @situation: what decides the words
 * @pattern: the id of the breath that was chosen, one that is offered in the season
 * @minutes: how long *Water & Rust* lasts
 *
 * Plans an exercise.
 *
 * Returns: (transfer full): the plan
 */
NabijBreathPlan *
nabij_speech_fixture_make_plan (NabijPractice        *practice,
                                const NabijSituation *situation,
                                const char           *pattern,
                                int                   minutes)
{
  NabijBreathPlanOptions options = {
    .length_us = minutes * 60 * NABIJ_SECOND_US,
    .pattern = nabij_breath_pattern_find (pattern, situation->season, NULL)->pattern,
  };

  nabij_practice_get_plan_options (practice, situation, &options);
  return nabij_breath_plan_new (&options);
}

/**
 * nabij_speech_fixture_write:
 * @utterances: (element-type NabijUtterance): what is said
 *
 * Writes down what is said, to compare it.
 *
 * Returns: (transfer full): for example "0.4 water-and-rust/let-go; 20.2 breathe-in", in seconds with up to
 *   three decimals
 */
char *
nabij_speech_fixture_write (GArray *utterances)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < utterances->len; i++) {
    const NabijUtterance *utterance = &g_array_index (utterances, NabijUtterance, i);

    g_string_append_printf (text, "%s%.5g %s", i > 0 ? "; " : "", (double)utterance->begins_us / 1e6,
                            nabij_recording_get_fields (utterance->recording)->line);
  }
  return g_string_free (text, FALSE);
}
