/* test-renderer-voice.c
 *
 * A voice in the file that is taken along.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-renderer.h"
#include "nabij-sound-measure.h"
#include "nabij-speech-line.h"
#include "nabij-speech-recordings.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

typedef struct {
  GMainLoop *loop;
  GError    *error;
  gboolean   is_done;
} Rendering;

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Rendering *self = user_data;

  self->is_done = nabij_renderer_render_finish (NABIJ_RENDERER (object), result, &self->error);
  g_main_loop_quit (self->loop);
}

/* Renders the exercise, tells what is missing, and reads the file again. */
static GArray *
render (NabijSpeechRecordings *exercise,
        const char            *ending,
        char                 **warning)
{
  const NabijMix   mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, "sea");
  g_autofree char *folder = g_dir_make_tmp ("nabij-voice-XXXXXX", NULL);
  g_autofree char *name = g_strconcat ("exercise", ending, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  NabijRenderer *renderer = nabij_renderer_new (exercise->plan, &mix, "Water & Rust", NABIJ_TEST_SOUND_DIR);
  Rendering      rendering = { .loop = g_main_loop_new (NULL, FALSE) };
  GArray        *sound;

  nabij_renderer_set_speech (renderer, exercise->speech);
  nabij_renderer_render_async (renderer, file, NULL, done_cb, &rendering);
  g_main_loop_run (rendering.loop);
  g_assert_no_error (rendering.error);
  g_assert_true (rendering.is_done);
  *warning = g_strdup (nabij_renderer_get_warning (renderer));
  g_main_loop_unref (rendering.loop);
  g_assert_finalize_object (renderer);

  sound = nabij_sound_decode (path);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return sound;
}

/* An MP3 has a lead-in of its encoder: all of it is that much later. */
static void
test_says_each_line (gconstpointer data)
{
  const char           *ending = data;
  const double          within_s = strcmp (ending, ".mp3") == 0 ? 0.050 : 0.005;
  NabijSpeechRecordings exercise;
  g_autoptr (GArray) utterances = NULL;
  g_autoptr (GArray) sound = NULL;
  g_autofree char *warning = NULL;

  nabij_speech_recordings_set_up (&exercise, NABIJ_PRACTICE_ID_WATER, 3);
  utterances = nabij_speech_lay_out (exercise.speech, exercise.plan);
  sound = render (&exercise, ending, &warning);
  g_assert_null (warning);
  g_assert_cmpuint (utterances->len, ==, 14);
  for (guint i = 0; i < utterances->len; i++) {
    const NabijUtterance *utterance = &g_array_index (utterances, NabijUtterance, i);
    const double          error_s = nabij_speech_recordings_find (sound, utterance->recording, utterance->begins_us);

    g_test_message ("%s: %.2f ms", nabij_recording_get_fields (utterance->recording)->line, 1000.0 * error_s);
    g_assert_cmpfloat (fabs (error_s), <=, within_s);
  }
  nabij_speech_recordings_tear_down (&exercise);
}

/* The file is made all the same, and what is missing is told in one sentence. */
static void
test_tells_of_what_is_damaged (void)
{
  g_autoptr (GBytes) letters = g_bytes_new_static ("These are no sounds, but letters of a text.", 43);
  NabijSpeechRecordings exercise;
  g_autoptr (GArray) sound = NULL;
  g_autofree char *warning = NULL;

  nabij_speech_recordings_set_up (&exercise, NABIJ_PRACTICE_ID_WATER, 2);
  nabij_speech_recordings_replace (&exercise, nabij_speech_recordings_take (NABIJ_SPEECH_LINE_BREATHE_OUT, letters, NABIJ_SECOND_US));
  sound = render (&exercise, ".wav", &warning);
  g_assert_cmpstr (warning, ==, "Something that was recorded cannot be played, so the file was made without it. You can record it again.");
  g_assert_cmpint (sound->len / 2, ==, (nabij_breath_plan_get_duration_us (exercise.plan) * 6 + 124) / 125);
  nabij_speech_recordings_tear_down (&exercise);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/nabij/audio/renderer-voice/says-each-line/mp3", ".mp3", test_says_each_line);
  g_test_add_data_func ("/nabij/audio/renderer-voice/says-each-line/opus", ".opus", test_says_each_line);
  g_test_add_data_func ("/nabij/audio/renderer-voice/says-each-line/wav", ".wav", test_says_each_line);
  g_test_add_func ("/nabij/audio/renderer-voice/tells-of-what-is-damaged", test_tells_of_what_is_damaged);

  return g_test_run ();
}
