/* test-renderer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-audio-error.h"
#include "nabij-renderer.h"
#include "nabij-sound-measure.h"

#include <gst/gst.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

typedef struct {
  NabijRenderer *renderer;
  GMainLoop     *loop;
  GCancellable  *cancellable;
  GError        *error;
  gboolean       done;
  double         progress;
  gboolean       went_back;
} Rendering;

typedef struct {
  char            *folder;
  NabijBreathPlan *plan;
} Fixture;

static void
fixture_set_up (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  nabij_sound_init ();
  self->folder = g_dir_make_tmp ("nabij-renderer-XXXXXX", &error);
  g_assert_no_error (error);
  self->plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_FIVE_EXHALES, 0, FALSE);
}

/* Lists what is in the folder, and takes it away. */
static char *
empty (Fixture *self)
{
  GString *names = g_string_new (NULL);
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (self->folder, name, NULL);
    g_autoptr (GFile) file = g_file_new_for_path (path);

    g_string_append_printf (names, "%s ", name);
    g_assert_true (g_file_delete (file, NULL, NULL));
  }

  return g_string_free (names, FALSE);
}

static void
fixture_tear_down (Fixture      *self,
                   gconstpointer data)
{
  g_autofree char *left = empty (self);
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  g_assert_true (g_file_delete (folder, NULL, NULL));
  g_free (self->folder);
  nabij_breath_plan_unref (self->plan);
}

static void
progress_cb (GObject    *object,
             GParamSpec *pspec,
             gpointer    user_data)
{
  Rendering   *self = user_data;
  const double progress = nabij_renderer_get_progress (NABIJ_RENDERER (object));

  self->went_back = self->went_back || progress < self->progress;
  self->progress = progress;
  if (self->cancellable != NULL && progress > 0.0)
    g_cancellable_cancel (self->cancellable);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Rendering *self = user_data;

  self->done = nabij_renderer_render_finish (NABIJ_RENDERER (object), result, &self->error);
  g_main_loop_quit (self->loop);
}

/* Renders the plan to a file and waits for it. */
static Rendering
render (NabijBreathPlan *plan,
        const char      *path,
        const char      *ambience,
        const char      *sound_dir,
        GCancellable    *cancellable)
{
  const NabijMix mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, ambience);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Rendering rendering = { 0 };

  rendering.loop = g_main_loop_new (NULL, FALSE);
  rendering.cancellable = cancellable;
  rendering.renderer = nabij_renderer_new (plan, &mix, "Five exhales", sound_dir);
  g_signal_connect (rendering.renderer, "notify::progress", G_CALLBACK (progress_cb), &rendering);

  nabij_renderer_render_async (rendering.renderer, file, cancellable, done_cb, &rendering);
  g_main_loop_run (rendering.loop);

  g_main_loop_unref (rendering.loop);
  g_signal_handlers_disconnect_by_data (rendering.renderer, &rendering);
  g_assert_finalize_object (G_OBJECT (rendering.renderer));
  g_assert_false (rendering.went_back);

  return rendering;
}

static void
test_writes_each_format (Fixture      *self,
                         gconstpointer data)
{
  const char      *ending = data;
  g_autofree char *path = g_strdup_printf ("%s/exercise%s", self->folder, ending);
  const Rendering  rendering = render (self->plan, path, "sea", NABIJ_TEST_SOUND_DIR, NULL);
  g_autofree char *left = NULL;
  g_autofree char *expected = g_strdup_printf ("exercise%s ", ending);
  g_autoptr (GArray) sound = NULL;
  const gint64 duration_us = nabij_breath_plan_get_duration_us (self->plan);
  double       length_s;
  gint64       n_windows;

  g_assert_no_error (rendering.error);
  g_assert_true (rendering.done);
  g_assert_cmpfloat (rendering.progress, ==, 1.0);

  sound = nabij_sound_decode (path);
  length_s = (double)sound->len / 2 / NABIJ_SOUND_RATE;
  /* MP3 has frames of 24 ms and a lead-in; the others are as long as the exercise, to the sample. */
  g_assert_cmpfloat_with_epsilon (length_s, (double)duration_us / G_USEC_PER_SEC, strcmp (ending, ".mp3") == 0 ? 0.1 : 0.001);
  g_assert_cmpfloat (nabij_sound_get_share_told (sound, self->plan, &n_windows), >=, 0.98);

  left = empty (self);
  g_assert_cmpstr (left, ==, expected);
}

/* Whether a text is among the first bytes of a file, which are not all letters. */
static gboolean
has_text (const char *contents,
          gsize       length,
          const char *text)
{
  for (gsize i = 0; i + strlen (text) <= MIN (length, 2000); i++) {
    if (memcmp (contents + i, text, strlen (text)) == 0)
      return TRUE;
  }

  return FALSE;
}

static void
test_writes_who_made_it (Fixture      *self,
                         gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "exercise.mp3", NULL);
  const Rendering  rendering = render (self->plan, path, NULL, NABIJ_TEST_SOUND_DIR, NULL);
  g_autofree char *contents = NULL;
  gsize            length;

  g_assert_no_error (rendering.error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpmem (contents, 3, "ID3", 3);
  g_assert_true (has_text (contents, length, "TIT2"));
  g_assert_true (has_text (contents, length, "Five exhales"));
  g_assert_true (has_text (contents, length, "Nabij"));
}

static void
test_takes_the_place_of_a_file (Fixture      *self,
                                gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "exercise.WAV", NULL);
  g_autofree char *contents = NULL;
  Rendering        rendering;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  rendering = render (self->plan, path, NULL, NABIJ_TEST_SOUND_DIR, NULL);

  g_assert_no_error (rendering.error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpmem (contents, 4, "RIFF", 4);
}

/* Stopped midway, nothing is left, and a file that was there is as it was. */
static void
test_leaves_nothing_when_cancelled (Fixture      *self,
                                    gconstpointer data)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, NABIJ_BREATH_PLAN_MINUTES_MAX, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (self->folder, "exercise.opus", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *left = NULL;
  Rendering        rendering;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  rendering = render (plan, path, "sea", NABIJ_TEST_SOUND_DIR, cancellable);

  g_assert_false (rendering.done);
  g_assert_error (rendering.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (rendering.progress, <, 1.0);
  g_clear_error (&rendering.error);

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");
  left = empty (self);
  g_assert_cmpstr (left, ==, "exercise.opus ");
}

static void
test_refuses_when_cancelled_before (Fixture      *self,
                                    gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (self->folder, "exercise.wav", NULL);
  g_autofree char *left = NULL;
  Rendering        rendering;

  g_cancellable_cancel (cancellable);
  rendering = render (self->plan, path, NULL, NABIJ_TEST_SOUND_DIR, cancellable);
  g_assert_error (rendering.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&rendering.error);

  left = empty (self);
  g_assert_cmpstr (left, ==, "");
}

/* Each of these gives one sentence that a person understands, and leaves nothing. */
static void
expect_error (Fixture    *self,
              const char *path,
              const char *ambience,
              const char *sound_dir,
              GQuark      domain,
              int         code,
              const char *says)
{
  Rendering        rendering = render (self->plan, path, ambience, sound_dir, NULL);
  g_autofree char *left = empty (self);

  g_assert_false (rendering.done);
  g_assert_error (rendering.error, domain, code);
  g_assert_nonnull (strstr (rendering.error->message, says));
  g_assert_true (g_str_has_suffix (rendering.error->message, "."));
  g_assert_null (strchr (rendering.error->message, '\n'));
  g_clear_error (&rendering.error);
  g_assert_cmpstr (left, ==, "");
}

static void
test_says_what_is_wrong (Fixture      *self,
                         gconstpointer data)
{
  g_autofree char *text = g_build_filename (self->folder, "exercise.txt", NULL);
  g_autofree char *none = g_build_filename (self->folder, "exercise", NULL);
  g_autofree char *nowhere = g_build_filename (self->folder, "nowhere", "exercise.mp3", NULL);
  g_autofree char *good = g_build_filename (self->folder, "exercise.wav", NULL);

  expect_error (self, text, NULL, NABIJ_TEST_SOUND_DIR, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_UNKNOWN_FORMAT, ".mp3");
  expect_error (self, none, NULL, NABIJ_TEST_SOUND_DIR, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_UNKNOWN_FORMAT, ".opus");
  expect_error (self, nowhere, NULL, NABIJ_TEST_SOUND_DIR, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "exercise.mp3");
  expect_error (self, "/dev/null/exercise.mp3", NULL, NABIJ_TEST_SOUND_DIR, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY, "exercise.mp3");
  expect_error (self, "/proc/exercise.mp3", NULL, NABIJ_TEST_SOUND_DIR, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "exercise.mp3");
  expect_error (self, good, "sea", "/nowhere", NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_MISSING_SOUND, "sea.ogg");
  expect_error (self, good, "jungle", NABIJ_TEST_SOUND_DIR, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_UNKNOWN_SOUND, "jungle");
}

/* Writing goes well for a while, and then does not. */
static void
test_says_when_the_disk_takes_no_more (Fixture      *self,
                                       gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "exercise.wav", NULL);

  if (g_test_subprocess ()) {
    struct rlimit limit = { 200000, 200000 };

    /* The first 200 kB can be written; what comes after fails. */
    signal (SIGXFSZ, SIG_IGN);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    expect_error (self, path, NULL, NABIJ_TEST_SOUND_DIR, G_IO_ERROR, G_IO_ERROR_FAILED, "exercise.wav");
    return;
  }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_names_the_format_that_cannot_be_written (Fixture      *self,
                                              gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "exercise.mp3", NULL);

  if (g_test_subprocess ()) {
    g_autoptr (GstPluginFeature) feature = NULL;

    /* As on a computer where the plugin is not installed. */
    feature = gst_registry_lookup_feature (gst_registry_get (), "lamemp3enc");
    g_assert_nonnull (feature);
    gst_registry_remove_feature (gst_registry_get (), feature);
    expect_error (self, path, NULL, NABIJ_TEST_SOUND_DIR, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_MISSING_PLUGIN, ".mp3");
    return;
  }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

#define ADD(name, data, test) \
  g_test_add ("/nabij/audio/renderer/" name, Fixture, data, fixture_set_up, test, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("writes-each-format/mp3", ".mp3", test_writes_each_format);
  ADD ("writes-each-format/opus", ".opus", test_writes_each_format);
  ADD ("writes-each-format/wav", ".wav", test_writes_each_format);
  ADD ("writes-who-made-it", NULL, test_writes_who_made_it);
  ADD ("takes-the-place-of-a-file", NULL, test_takes_the_place_of_a_file);
  ADD ("leaves-nothing-when-cancelled", NULL, test_leaves_nothing_when_cancelled);
  ADD ("refuses-when-cancelled-before", NULL, test_refuses_when_cancelled_before);
  ADD ("says-what-is-wrong", NULL, test_says_what_is_wrong);
  ADD ("says-when-the-disk-takes-no-more", NULL, test_says_when_the_disk_takes_no_more);
  ADD ("names-the-format-that-cannot-be-written", NULL, test_names_the_format_that_cannot_be_written);

  return g_test_run ();
}
