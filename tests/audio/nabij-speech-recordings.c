/* nabij-speech-recordings.c
 *
 * Lines as they come from the microphone: said by a voice that is made here, through all that makes a take.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-speech-recordings.h"

#include "nabij-recording-sound.h"
#include "nabij-sound-measure.h"
#include "nabij-speech-line.h"
#include "nabij-take-maker.h"
#include "nabij-voice-synth.h"

#include <math.h>

/* So far around its place a line is looked for, and so much of it. */
#define AROUND_FRAMES (NABIJ_SOUND_RATE / 10)
#define COMPARED_FRAMES NABIJ_SOUND_RATE
/* First one sample in so many is compared; then all of them, where that comes near the best. */
#define GLANCE_FRAMES 16
#define NEAR_BEST 0.85f

/* The ten short lines of the first exercise, each as long as it takes to say it. */
static const struct {
  const char *line;
  guint       n_syllables;
} lines[] = {
  { "water-and-rust/let-go", 5 },
  { "water-and-rust/sit-or-lie", 8 },
  { "water-and-rust/hand", 9 },
  { "water-and-rust/tone-eyes", 10 },
  { NABIJ_SPEECH_LINE_BREATHE_IN, 2 },
  { NABIJ_SPEECH_LINE_BREATHE_OUT, 2 },
  { "water-and-rust/as-it-likes", 9 },
  { "water-and-rust/nothing-to-do", 5 },
  { "water-and-rust/hand-warmth", 7 },
  { "water-and-rust/look-around", 7 },
};

/**
 * nabij_speech_recordings_take:
 * @line: the id of a line
 * @sound: what is in the recording
 * @duration_us: how long it says that it is, in microseconds
 *
 * Makes a recording of something.
 *
 * Returns: (transfer full): the recording
 */
NabijRecording *
nabij_speech_recordings_take (const char *line,
                              GBytes     *sound,
                              gint64      duration_us)
{
  const NabijRecordingFields fields = { .speaker = "Noor", .line = line, .words = "", .duration_us = duration_us };

  return nabij_recording_new (&fields, sound);
}

/**
 * nabij_speech_recordings_say:
 * @line: the id of a line
 * @n_syllables: how much is said
 * @seed: which voice, and what
 *
 * Records a line; another seed is another voice and other syllables.
 *
 * Returns: (transfer full): the recording
 */
NabijRecording *
nabij_speech_recordings_say (const char *line,
                             guint       n_syllables,
                             guint32     seed)
{
  static const NabijVoiceKind kinds[] = { NABIJ_VOICE_KIND_LOW, NABIJ_VOICE_KIND_HIGH, NABIJ_VOICE_KIND_SUNG };
  g_autoptr (GArray) said = nabij_voice_synth_say (kinds[seed % G_N_ELEMENTS (kinds)], n_syllables, seed);
  g_autoptr (GArray) sound = nabij_voice_synth_silence (0.4);
  g_autoptr (GArray) silence = nabij_voice_synth_silence (0.4);
  g_autoptr (NabijTake) take = NULL;
  g_autoptr (GError) error = NULL;

  nabij_voice_synth_append (sound, said);
  nabij_voice_synth_append (sound, silence);
  take = nabij_take_make ((float *)sound->data, sound->len, NULL, &error);
  g_assert_no_error (error);
  return nabij_speech_recordings_take (line, take->sound, take->duration_us);
}

static void
make_speech (NabijSpeechRecordings *self)
{
  g_clear_pointer (&self->speech, nabij_speech_unref);
  self->speech = nabij_speech_new (self->practice, &self->situation, NULL, self->recordings);
}

/**
 * nabij_speech_recordings_set_up:
 * @self: (out caller-allocates): an exercise
 * @practice: which one
 * @minutes: how long, for *Water & Rust*
 *
 * Records ten lines and plans the exercise in which they are said.
 */
void
nabij_speech_recordings_set_up (NabijSpeechRecordings *self,
                                const char            *practice,
                                gint64                 minutes)
{
  NabijBreathPlanOptions options = {
    .length_us = minutes * 60 * NABIJ_SECOND_US,
    .pattern = nabij_breath_pattern_find (NABIJ_BREATH_PATTERN_DEFAULT_ID, NABIJ_SEASON_UNKNOWN, NULL)->pattern,
  };

  nabij_sound_init ();
  *self = (NabijSpeechRecordings){
    .practices = nabij_practices_new_own (),
    .situation = { .season = NABIJ_SEASON_UNKNOWN, .weeks = NABIJ_WEEKS_UNKNOWN, .long_welcome = TRUE, .heard = TRUE },
    .recordings = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref),
  };
  self->practice = nabij_practices_find (self->practices, practice);
  g_assert_nonnull (self->practice);
  for (guint32 i = 0; i < G_N_ELEMENTS (lines); i++)
    g_ptr_array_add (self->recordings, nabij_speech_recordings_say (lines[i].line, lines[i].n_syllables, i));
  make_speech (self);

  nabij_practice_get_plan_options (self->practice, &self->situation, &options);
  self->plan = nabij_breath_plan_new (&options);
}

/**
 * nabij_speech_recordings_replace:
 * @self: an exercise
 * @recording: (transfer full): another recording of one of its lines, or of one more
 *
 * Puts a recording in the place of the one with its line.
 */
void
nabij_speech_recordings_replace (NabijSpeechRecordings *self,
                                 NabijRecording        *recording)
{
  for (guint i = 0; i < self->recordings->len; i++) {
    if (g_str_equal (nabij_recording_get_fields (g_ptr_array_index (self->recordings, i))->line,
                     nabij_recording_get_fields (recording)->line)) {
      g_ptr_array_remove_index (self->recordings, i);
      break;
    }
  }
  g_ptr_array_add (self->recordings, recording);
  make_speech (self);
}

/**
 * nabij_speech_recordings_tear_down:
 * @self: an exercise
 *
 * Frees what belongs to it.
 */
void
nabij_speech_recordings_tear_down (NabijSpeechRecordings *self)
{
  nabij_speech_unref (self->speech);
  nabij_breath_plan_unref (self->plan);
  g_ptr_array_unref (self->recordings);
  nabij_practices_free (self->practices);
}

/**
 * nabij_speech_recordings_make_bin:
 * @self: an exercise
 * @mix: what is heard
 * @buffer_ms: how much is made at once, in milliseconds
 * @with_voice: whether the voice speaks
 *
 * Makes the sound of the exercise, as for a file.
 *
 * Returns: (transfer floating): the element
 */
GstElement *
nabij_speech_recordings_make_bin (NabijSpeechRecordings *self,
                                  const NabijMix        *mix,
                                  guint                  buffer_ms,
                                  gboolean               with_voice)
{
  g_autoptr (GError) error = NULL;
  GstElement *bin = nabij_session_bin_new (self->plan, 0, mix, NABIJ_TEST_SOUND_DIR, &error);

  g_assert_no_error (error);
  nabij_session_bin_set_buffer_ms (NABIJ_SESSION_BIN (bin), buffer_ms);
  nabij_session_bin_set_offline (NABIJ_SESSION_BIN (bin));
  if (with_voice) {
    nabij_session_bin_set_speech (NABIJ_SESSION_BIN (bin), self->speech, &error);
    g_assert_no_error (error);
  }
  return bin;
}

/* How much of a line is in a mix, compared at one sample in @step. */
static float
compare (const float *samples,
         gint64       n_samples,
         const float *frames,
         gint64       step)
{
  float sum = 0.0f;

  for (gint64 i = 0; i < n_samples; i += step)
    sum += samples[i] * (frames[2 * i] + frames[2 * i + 1]);
  return sum;
}

/**
 * nabij_speech_recordings_find:
 * @sound: a rendered exercise
 * @recording: one of its lines
 * @at_us: where it should be, in microseconds
 *
 * Looks for a line around its place: where the mix looks most like it. Wherever it is not there at all, the
 * error is beyond what is looked at.
 *
 * Returns: by how much it is too late, in seconds
 */
double
nabij_speech_recordings_find (GArray         *sound,
                              NabijRecording *recording,
                              gint64          at_us)
{
  return nabij_speech_recordings_find_part (sound, recording, 0, at_us);
}

/**
 * nabij_speech_recordings_find_part:
 * @sound: a rendered exercise
 * @recording: something that is heard in it
 * @part_us: which second of it to look for, in microseconds from its beginning
 * @at_us: where that should be, in microseconds
 *
 * Looks for the middle of something long.
 *
 * Returns: by how much it is too late, in seconds
 */
double
nabij_speech_recordings_find_part (GArray         *sound,
                                   NabijRecording *recording,
                                   gint64          part_us,
                                   gint64          at_us)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijRecordingSound) line = nabij_recording_sound_decode (recording, &error);
  g_autofree float *glances = NULL;
  const gint64      first = at_us * 6 / 125;
  const gint64      first_lag = -MIN (AROUND_FRAMES, first);
  gint64            last_lag = AROUND_FRAMES;
  gint64            best_lag = 0;
  float             best_glance = 0.0f;
  double            best = -1.0;
  double            likeness;
  double            line_power = 0.0;
  const float      *samples;
  gint64            n_samples;

  g_assert_no_error (error);
  samples = nabij_recording_sound_get_samples (line, &n_samples);
  samples += part_us * 6 / 125;
  n_samples = MIN (n_samples - part_us * 6 / 125, COMPARED_FRAMES);
  for (gint64 i = 0; i < n_samples; i++)
    line_power += (double)samples[i] * (double)samples[i];

  last_lag = MIN (last_lag, (gint64)sound->len / 2 - first - n_samples);
  g_assert_cmpint (last_lag, >=, first_lag);
  glances = g_new (float, last_lag - first_lag + 1);
  for (gint64 lag = first_lag; lag <= last_lag; lag++) {
    glances[lag - first_lag] = compare (samples, n_samples, (const float *)sound->data + 2 * (first + lag), GLANCE_FRAMES);
    best_glance = MAX (best_glance, glances[lag - first_lag]);
  }
  for (gint64 lag = first_lag; lag <= last_lag; lag++) {
    double sum;

    if (glances[lag - first_lag] < NEAR_BEST * best_glance)
      continue;
    sum = (double)compare (samples, n_samples, (const float *)sound->data + 2 * (first + lag), 1);
    if (sum > best) {
      best = sum;
      best_lag = lag;
    }
  }

  /* 1 would be the line as it was recorded; where the water is turned down it is said with a quarter of that. */
  likeness = best / (2.0 * line_power);
  g_assert_cmpfloat (likeness, >, 0.15);
  return (double)best_lag / NABIJ_SOUND_RATE;
}
