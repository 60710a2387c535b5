/* test-recording-sound.c
 *
 * Recordings as samples, and the shelf that has the next ones ready.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-audio-error.h"
#include "nabij-recording-shelf.h"
#include "nabij-sound-measure.h"
#include "nabij-speech-recordings.h"

#include <math.h>
#include <string.h>

/* A recording of silence with one short click, so that it is known where each sample belongs. */
static GBytes *
encode_click (gint64 at_sample,
              gint64 n_samples)
{
  g_autofree char  *path = g_build_filename (g_get_user_cache_dir (), "click.opus", NULL);
  g_autofree char  *raw_path = g_build_filename (g_get_user_cache_dir (), "click.raw", NULL);
  g_autofree float *samples = g_new0 (float, n_samples);
  g_autofree char  *description = NULL;
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GstMessage) message = NULL;
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  for (gint64 i = 0; i < 48; i++)
    samples[at_sample + i] = (float)(0.5 * sin (2.0 * G_PI * (double)i / 48.0));
  g_assert_true (g_file_set_contents (raw_path, (const char *)samples, (gssize)(n_samples * (gint64)sizeof (float)), NULL));
  description = g_strdup_printf ("filesrc location=\"%s\" ! rawaudioparse format=pcm pcm-format=f32le sample-rate=48000 num-channels=1 ! "
                                 "audioconvert ! opusenc bitrate=128000 ! oggmux ! filesink location=\"%s\"",
                                 raw_path, path);
  pipeline = gst_parse_launch (description, &error);
  g_assert_no_error (error);
  bus = gst_element_get_bus (pipeline);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_assert_cmpint (GST_MESSAGE_TYPE (message), ==, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}

/* What the encoder has put before the sound is not heard, and nothing is missing at either end. */
static void
test_begins_where_it_begins (void)
{
  const gint64 at_sample = 30000;
  const gint64 n_wanted = 72000;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NabijRecording) recording = NULL;
  g_autoptr (NabijRecordingSound) sound = NULL;
  g_autoptr (GError) error = NULL;
  const float *samples;
  gint64       n_samples;
  gint64       loudest = 0;

  nabij_sound_init ();
  bytes = encode_click (at_sample, n_wanted);
  recording = nabij_speech_recordings_take ("click", bytes, n_wanted * 125 / 6);
  sound = nabij_recording_sound_decode (recording, &error);
  g_assert_no_error (error);
  samples = nabij_recording_sound_get_samples (sound, &n_samples);
  g_assert_cmpint (n_samples, ==, n_wanted);
  for (gint64 i = 0; i < n_samples; i++) {
    if (samples[i] > samples[loudest])
      loudest = i;
  }
  g_test_message ("loudest at %d", (int)(loudest - at_sample));
  g_assert_cmpint (ABS (loudest - at_sample - 12), <, 48);
}

static void
assert_damaged (GBytes *bytes,
                gint64  duration_us)
{
  g_autoptr (NabijRecording) recording = nabij_speech_recordings_take ("line", bytes, duration_us);
  g_autoptr (NabijRecordingSound) sound = NULL;
  g_autoptr (GError) error = NULL;

  sound = nabij_recording_sound_decode (recording, &error);
  g_assert_null (sound);
  g_assert_error (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_RECORDING_DAMAGED);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* Each byte of the front and many of the rest, one after the other, changed: what cannot be played is said to
 * be so, and nothing falls over. */
static void
test_survives_damage (void)
{
  g_autoptr (NabijRecording) whole = NULL;
  gint64        duration_us;
  const guint8 *data;
  gsize         length;

  nabij_sound_init ();
  whole = nabij_speech_recordings_say ("line", 3, 1);
  duration_us = nabij_recording_get_fields (whole)->duration_us;
  data = g_bytes_get_data (nabij_recording_get_sound (whole), &length);

  for (guint round = 0; round < 150; round++) {
    g_autofree guint8 *changed = g_memdup2 (data, length);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (NabijRecording) recording = NULL;
    g_autoptr (NabijRecordingSound) sound = NULL;
    g_autoptr (GError) error = NULL;
    gsize at = round < 100 ? round : (gsize)g_test_rand_int_range (0, (int)length);

    changed[at] = (guint8)(changed[at] ^ (1 + g_test_rand_int_range (0, 255)));
    bytes = g_bytes_new (changed, length);
    recording = nabij_speech_recordings_take ("line", bytes, duration_us);
    sound = nabij_recording_sound_decode (recording, &error);
    if (sound == NULL)
      g_assert_error (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_RECORDING_DAMAGED);
    else
      g_assert_no_error (error);
  }
}

static void
test_knows_what_is_no_recording (void)
{
  g_autoptr (NabijRecording) whole = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) letters = g_bytes_new_static ("These are no sounds, but letters of a text.", 43);
  g_autoptr (GBytes) half = NULL;
  g_autoptr (GBytes) vorbis = NULL;
  g_autofree char *path = g_build_filename (NABIJ_TEST_SOUND_DIR, "sea.ogg", NULL);
  char            *contents;
  gsize            length;
  gint64           duration_us;

  nabij_sound_init ();
  whole = nabij_speech_recordings_say ("line", 6, 1);
  duration_us = nabij_recording_get_fields (whole)->duration_us;
  half = g_bytes_new_from_bytes (nabij_recording_get_sound (whole), 0, g_bytes_get_size (nabij_recording_get_sound (whole)) / 2);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  vorbis = g_bytes_new_take (contents, length);

  assert_damaged (NULL, duration_us);
  assert_damaged (nothing, duration_us);
  assert_damaged (letters, duration_us);
  assert_damaged (half, duration_us);
  assert_damaged (vorbis, duration_us);
}

/* What was wanted comes, in any order; what is not wanted any more is forgotten. */
static void
test_shelf (void)
{
  NabijRecordingShelf *shelf;
  g_autoptr (GPtrArray) recordings = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref);
  g_autoptr (GBytes) letters = g_bytes_new_static ("letters", 7);
  g_autoptr (GError) error = NULL;

  nabij_sound_init ();
  shelf = nabij_recording_shelf_new ();
  g_ptr_array_add (recordings, nabij_speech_recordings_say ("one", 3, 1));
  g_ptr_array_add (recordings, nabij_speech_recordings_take ("two", letters, NABIJ_SECOND_US));
  g_ptr_array_add (recordings, nabij_speech_recordings_say ("three", 3, 2));
  g_ptr_array_add (recordings, g_ptr_array_index (recordings, 0));
  nabij_recording_ref (g_ptr_array_index (recordings, 0));

  nabij_recording_shelf_want (shelf, (NabijRecording **)recordings->pdata, recordings->len);
  for (guint i = recordings->len; i > 0; i--) {
    g_autoptr (NabijRecordingSound) sound = NULL;
    NabijRecordingShelfState state;

    g_clear_error (&error);
    state = nabij_recording_shelf_look (shelf, g_ptr_array_index (recordings, i - 1), TRUE, &sound, &error);
    g_assert_cmpint (state, ==, i == 2 ? NABIJ_RECORDING_SHELF_BROKEN : NABIJ_RECORDING_SHELF_READY);
    g_assert_true ((sound != NULL) == (i != 2));
    g_assert_true ((error != NULL) == (i == 2));
  }

  nabij_recording_shelf_want (shelf, (NabijRecording **)recordings->pdata, 1);
  {
    g_autoptr (NabijRecordingSound) sound = NULL;

    g_clear_error (&error);
    g_assert_cmpint (nabij_recording_shelf_look (shelf, g_ptr_array_index (recordings, 2), TRUE, &sound, &error), ==, NABIJ_RECORDING_SHELF_WORKING);
    g_assert_null (sound);
  }

  /* Let go of in the middle of its work it goes by itself. */
  nabij_recording_shelf_want (shelf, (NabijRecording **)recordings->pdata, recordings->len);
  nabij_recording_shelf_free (shelf);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/audio/recording-sound/begins-where-it-begins", test_begins_where_it_begins);
  g_test_add_func ("/nabij/audio/recording-sound/survives-damage", test_survives_damage);
  g_test_add_func ("/nabij/audio/recording-sound/knows-what-is-no-recording", test_knows_what_is_no_recording);
  g_test_add_func ("/nabij/audio/recording-sound/shelf", test_shelf);

  return g_test_run ();
}
