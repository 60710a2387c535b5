/* test-lullaby.c
 *
 * What somebody has sung, in place of the family's song.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-sound-measure.h"
#include "nabij-speech-filter.h"
#include "nabij-speech-line.h"
#include "nabij-speech-recordings.h"

#include <math.h>

#define SECOND_US NABIJ_SECOND_US
#define PRACTICE_ID_SONG "one-song"
/* Some forty seconds. */
#define SYLLABLES 160

typedef struct {
  NabijSpeechRecordings exercise;
  NabijRecording       *lullaby; /* belongs to the exercise */
  char                 *path;    /* of a song in a file: a steady tone of 440 Hz */
} Fixture;

typedef struct {
  NabijSessionBin *bin;
  GArray          *sound;
  NabijSpeech     *speech;
  gint64           at_frame;
  gboolean         is_done;
} Asking;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  NabijBreathPlanOptions options = {
    .pattern = nabij_breath_pattern_find (NABIJ_BREATH_PATTERN_DEFAULT_ID, NABIJ_SEASON_UNKNOWN, NULL)->pattern,
  };
  g_autoptr (GError) error = NULL;

  nabij_speech_recordings_set_up (&self->exercise, PRACTICE_ID_SONG, 0);
  self->lullaby = nabij_speech_recordings_say (NABIJ_SPEECH_LINE_LULLABY, SYLLABLES, 2);
  nabij_speech_recordings_replace (&self->exercise, self->lullaby);
  nabij_breath_plan_unref (self->exercise.plan);
  self->exercise.situation.song_us = nabij_recording_get_fields (self->lullaby)->duration_us;
  nabij_practice_get_plan_options (self->exercise.practice, &self->exercise.situation, &options);
  self->exercise.plan = nabij_breath_plan_new (&options);

  self->path = g_build_filename (g_get_user_cache_dir (), "song", NULL);
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  {
    g_autofree char *description = NULL;
    g_autoptr (GstElement) pipeline = NULL;
    g_autoptr (GstBus) bus = NULL;
    g_autoptr (GstMessage) message = NULL;

    description = g_strdup_printf ("audiotestsrc num-buffers=3000 samplesperbuffer=960 volume=0.1 ! "
                                   "audio/x-raw,rate=48000,channels=2 ! audioconvert ! opusenc ! oggmux ! filesink location=\"%s\"",
                                   self->path);
    pipeline = gst_parse_launch (description, &error);
    g_assert_no_error (error);
    bus = gst_element_get_bus (pipeline);
    gst_element_set_state (pipeline, GST_STATE_PLAYING);
    message = gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
    g_assert_cmpint (GST_MESSAGE_TYPE (message), ==, GST_MESSAGE_EOS);
    gst_element_set_state (pipeline, GST_STATE_NULL);
  }
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  nabij_speech_recordings_tear_down (&self->exercise);
  g_free (self->path);
}

static NabijMix
make_mix (Fixture *self)
{
  NabijMix mix = nabij_sound_make_mix (NABIJ_VOICE_TONE, NULL);

  mix.song = g_intern_string (self->path);
  return mix;
}

/* How much of a stretch of a second is a tone of 440 Hz, 0…1. */
static double
get_share_of_tone (GArray *sound,
                   gint64  at_us)
{
  const gint64 first = at_us * 6 / 125;
  double       in = 0.0;
  double       across = 0.0;
  double       power = 1e-12;

  for (gint64 i = 0; i < NABIJ_SOUND_RATE; i++) {
    const double sample = (double)g_array_index (sound, float, 2 * (first + i));

    in += sample * sin (2.0 * G_PI * 440.0 * (double)i / NABIJ_SOUND_RATE);
    across += sample * cos (2.0 * G_PI * 440.0 * (double)i / NABIJ_SOUND_RATE);
    power += sample * sample;
  }
  return 2.0 * (in * in + across * across) / NABIJ_SOUND_RATE / power;
}

/* It plays from the beginning of its stage, at the loudness that a song has, and the file does not. */
static void
test_takes_the_place_of_the_song (Fixture      *self,
                                  gconstpointer data)
{
  const NabijMix mix = make_mix (self);
  g_autoptr (GArray) sound = nabij_sound_collect (nabij_speech_recordings_make_bin (&self->exercise, &mix, 100, TRUE));
  g_autoptr (GArray) middle = g_array_new (FALSE, FALSE, sizeof (float));
  double lufs;

  g_assert_true (nabij_speech_get_song (self->exercise.speech) == self->lullaby);
  g_assert_cmpfloat (fabs (nabij_speech_recordings_find_part (sound, self->lullaby, 10 * SECOND_US, 10 * SECOND_US)), <=, 0.005);
  for (gint64 at_us = 5 * SECOND_US; at_us < 30 * SECOND_US; at_us += 5 * SECOND_US)
    g_assert_cmpfloat (get_share_of_tone (sound, at_us), <, 0.3);

  g_array_append_vals (middle, &g_array_index (sound, float, 2 * 6 * NABIJ_SOUND_RATE), 2 * 20 * NABIJ_SOUND_RATE);
  lufs = nabij_sound_get_loudness_lufs (middle);
  g_test_message ("%.1f LUFS", lufs);
  /* What is sung comes at -20; a song is heard at -18, and 3 dB softer beside the water. */
  g_assert_cmpfloat (fabs (lufs + 21.0), <=, 1.0);
}

static void
ask_on_the_way (const float *frames,
                gsize        n_frames,
                gpointer     user_data)
{
  Asking *self = user_data;
  g_autoptr (GError) error = NULL;

  g_array_append_vals (self->sound, frames, (guint)(2 * n_frames));
  if (self->is_done || self->sound->len / 2 < self->at_frame)
    return;

  self->is_done = TRUE;
  nabij_session_bin_set_speech (self->bin, self->speech, &error);
  g_assert_no_error (error);
}

/* From one to the other and back: one fades before the other comes, and the place is the one in the stage. */
static void
test_changes_while_it_plays (Fixture      *self,
                             gconstpointer data)
{
  const NabijMix mix = make_mix (self);
  Asking         asking = { .sound = g_array_new (FALSE, FALSE, sizeof (float)), .at_frame = 10 * NABIJ_SOUND_RATE };

  asking.bin = NABIJ_SESSION_BIN (nabij_speech_recordings_make_bin (&self->exercise, &mix, 20, TRUE));
  nabij_sound_run (GST_ELEMENT (asking.bin), ask_on_the_way, &asking);
  g_assert_cmpfloat (get_share_of_tone (asking.sound, 8 * SECOND_US), <, 0.3);
  g_assert_cmpfloat (get_share_of_tone (asking.sound, 13 * SECOND_US), >, 0.9);
  g_array_unref (asking.sound);

  asking = (Asking){ .sound = g_array_new (FALSE, FALSE, sizeof (float)), .at_frame = 10 * NABIJ_SOUND_RATE, .speech = self->exercise.speech };
  asking.bin = NABIJ_SESSION_BIN (nabij_speech_recordings_make_bin (&self->exercise, &mix, 20, FALSE));
  nabij_sound_run (GST_ELEMENT (asking.bin), ask_on_the_way, &asking);
  g_assert_cmpfloat (get_share_of_tone (asking.sound, 8 * SECOND_US), >, 0.9);
  g_assert_cmpfloat (get_share_of_tone (asking.sound, 13 * SECOND_US), <, 0.3);
  g_assert_cmpfloat (nabij_sound_get_level_db (asking.sound, 13 * NABIJ_SOUND_RATE, NABIJ_SOUND_RATE), >, -40.0);
  g_array_unref (asking.sound);
}

/* One that is damaged posts its own message, and the stage goes on without. */
static void
test_goes_on_without_a_damaged_one (Fixture      *self,
                                    gconstpointer data)
{
  const NabijMix mix = make_mix (self);
  g_autoptr (GBytes) letters = g_bytes_new_static ("These are no sounds, but letters of a text.", 43);
  g_autoptr (GstElement) pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstMessage) told = NULL;
  g_autoptr (GstMessage) message = NULL;
  GstElement *sink = gst_element_factory_make ("fakesink", NULL);
  GstElement *bin;

  nabij_speech_recordings_replace (&self->exercise, nabij_speech_recordings_take (NABIJ_SPEECH_LINE_LULLABY, letters, 30 * SECOND_US));
  bin = nabij_speech_recordings_make_bin (&self->exercise, &mix, 100, TRUE);
  g_object_set (sink, "sync", FALSE, NULL);
  gst_bin_add_many (GST_BIN (pipeline), bin, sink, NULL);
  g_assert_true (gst_element_link (bin, sink));
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  told = gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR | GST_MESSAGE_ELEMENT);
  g_assert_true (gst_message_has_name (told, NABIJ_SPEECH_BROKEN));
  message = gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR | GST_MESSAGE_ELEMENT);
  g_assert_cmpint (GST_MESSAGE_TYPE (message), ==, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

#define ADD(name, test) g_test_add ("/nabij/audio/lullaby/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("takes-the-place-of-the-song", test_takes_the_place_of_the_song);
  ADD ("changes-while-it-plays", test_changes_while_it_plays);
  ADD ("goes-on-without-a-damaged-one", test_goes_on_without_a_damaged_one);

  return g_test_run ();
}
