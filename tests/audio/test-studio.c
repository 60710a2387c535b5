/* test-studio.c
 *
 * What holds for every studio, shown with the one that tests use.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-audio-error.h"
#include "nabij-await.h"
#include "nabij-fake-studio.h"

typedef struct {
  NabijFakeStudio *fake;
  NabijStudio     *studio;
  GString         *told;
  NabijTake       *take;
  GError          *error;
  guint            n_results;
} Fixture;

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           Fixture    *fixture)
{
  g_string_append_printf (fixture->told, "%s ", pspec->name);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->fake = nabij_fake_studio_new ();
  fixture->studio = NABIJ_STUDIO (fixture->fake);
  fixture->told = g_string_new (NULL);
  g_signal_connect (fixture->fake, "notify", G_CALLBACK (notify_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_string_free (fixture->told, TRUE);
  g_clear_pointer (&fixture->take, nabij_take_free);
  g_clear_error (&fixture->error);
  g_assert_finalize_object (G_OBJECT (fixture->fake));
}

static void
recorded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_clear_pointer (&fixture->take, nabij_take_free);
  g_clear_error (&fixture->error);
  fixture->take = nabij_studio_record_finish (NABIJ_STUDIO (source), result, &fixture->error);
  g_assert_true ((fixture->take != NULL) != (fixture->error != NULL));
  /* A person is told only when the microphone is closed. */
  g_assert_cmpint (nabij_studio_get_state (NABIJ_STUDIO (source)), ==, NABIJ_STUDIO_STATE_QUIET);
  fixture->n_results += 1;
}

static void
heard_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_clear_error (&fixture->error);
  g_assert_true (nabij_studio_hear_finish (NABIJ_STUDIO (source), result, &fixture->error) == (fixture->error == NULL));
  fixture->n_results += 1;
}

static void
assert_calls (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *calls = nabij_fake_studio_take_calls (fixture->fake);

  g_assert_cmpstr (calls, ==, expected);
}

static void
test_begins_quiet (Fixture      *fixture,
                   gconstpointer data)
{
  g_auto (GStrv) microphones = NULL;
  g_autofree char *microphone = NULL;
  double           level;
  gboolean         too_loud;

  g_object_get (fixture->fake, "microphones", &microphones, "microphone", &microphone, "level", &level, "too-loud", &too_loud, NULL);
  g_assert_cmpint (nabij_studio_get_state (fixture->studio), ==, NABIJ_STUDIO_STATE_QUIET);
  g_assert_cmpuint (g_strv_length (microphones), ==, 0);
  g_assert_null (microphone);
  g_assert_cmpfloat (level, ==, 0.0);
  g_assert_false (too_loud);

  nabij_studio_end_take (fixture->studio);
  g_assert_cmpint (nabij_studio_get_state (fixture->studio), ==, NABIJ_STUDIO_STATE_QUIET);
  g_assert_cmpstr (fixture->told->str, ==, "");
}

static void
test_records (Fixture      *fixture,
              gconstpointer data)
{
  nabij_studio_record_async (fixture->studio, 5000000, NULL, recorded_cb, fixture);
  g_assert_cmpint (nabij_studio_get_state (fixture->studio), ==, NABIJ_STUDIO_STATE_RECORDING);
  nabij_fake_studio_set_level (fixture->fake, 0.5);
  nabij_fake_studio_set_too_loud (fixture->fake, TRUE);
  nabij_studio_end_take (fixture->studio);
  g_assert_cmpint (nabij_studio_get_state (fixture->studio), ==, NABIJ_STUDIO_STATE_WORKING);
  nabij_fake_studio_finish_take (fixture->fake);
  NABIJ_AWAIT (fixture->n_results == 1);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->take->was_too_loud);
  g_assert_false (fixture->take->was_cut || fixture->take->was_lost);
  assert_calls (fixture, "record 5000000; end");
  g_assert_cmpstr (fixture->told->str, ==, "state state level too-loud level state state ");
}

static void
test_records_what_a_test_says (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (GBytes) sound = g_bytes_new_static ("sound", 5);
  g_autoptr (GError) error = g_error_new_literal (NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_MICROPHONE_LOST, "gone");

  nabij_fake_studio_set_opens_at_once (fixture->fake, FALSE);
  nabij_studio_record_async (fixture->studio, 1, NULL, recorded_cb, fixture);
  g_assert_cmpint (nabij_studio_get_state (fixture->studio), ==, NABIJ_STUDIO_STATE_OPENING);
  nabij_fake_studio_open (fixture->fake);
  nabij_fake_studio_set_next_take (fixture->fake, nabij_take_new (sound, 700000, TRUE, FALSE));
  nabij_fake_studio_finish_take (fixture->fake);
  NABIJ_AWAIT (fixture->n_results == 1);
  g_assert_cmpint (fixture->take->duration_us, ==, 700000);
  g_assert_true (fixture->take->was_cut);
  g_assert_true (g_bytes_equal (fixture->take->sound, sound));

  nabij_studio_record_async (fixture->studio, 1, NULL, recorded_cb, fixture);
  nabij_fake_studio_set_next_error (fixture->fake, error);
  nabij_fake_studio_finish_take (fixture->fake);
  NABIJ_AWAIT (fixture->n_results == 2);
  g_assert_error (fixture->error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_MICROPHONE_LOST);
}

static void
test_can_be_cancelled (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GBytes) sound = g_bytes_new_static ("sound", 5);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GCancellable) other = g_cancellable_new ();

  nabij_studio_record_async (fixture->studio, 1, cancellable, recorded_cb, fixture);
  g_cancellable_cancel (cancellable);
  NABIJ_AWAIT (fixture->n_results == 1);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  nabij_studio_hear_async (fixture->studio, sound, other, heard_cb, fixture);
  g_assert_cmpint (nabij_studio_get_state (fixture->studio), ==, NABIJ_STUDIO_STATE_PLAYING);
  g_cancellable_cancel (other);
  NABIJ_AWAIT (fixture->n_results == 2);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_calls (fixture, "record 1; cancel; hear 5; cancel");
}

static void
test_ends_what_is_heard_for_a_take (Fixture      *fixture,
                                    gconstpointer data)
{
  g_autoptr (GBytes) sound = g_bytes_new_static ("sound", 5);

  nabij_studio_hear_async (fixture->studio, sound, NULL, heard_cb, fixture);
  nabij_studio_record_async (fixture->studio, 1, NULL, recorded_cb, fixture);
  NABIJ_AWAIT (fixture->n_results == 1);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  nabij_fake_studio_finish_take (fixture->fake);
  NABIJ_AWAIT (fixture->n_results == 2);

  nabij_studio_hear_async (fixture->studio, sound, NULL, heard_cb, fixture);
  nabij_fake_studio_finish_hearing (fixture->fake, NULL);
  NABIJ_AWAIT (fixture->n_results == 3);
  g_assert_no_error (fixture->error);
}

static void
test_tells_of_microphones (Fixture      *fixture,
                           gconstpointer data)
{
  const char *const names[] = { "One", "Two", NULL };
  g_auto (GStrv) microphones = NULL;

  nabij_studio_watch_microphones (fixture->studio, TRUE);
  g_assert_cmpuint (nabij_fake_studio_get_n_watchers (fixture->fake), ==, 1);
  nabij_fake_studio_set_microphones (fixture->fake, names);
  g_object_get (fixture->fake, "microphones", &microphones, NULL);
  g_assert_true (g_strv_equal ((const char *const *)microphones, names));
  nabij_studio_watch_microphones (fixture->studio, FALSE);
  g_assert_cmpuint (nabij_fake_studio_get_n_watchers (fixture->fake), ==, 0);

  g_object_set (fixture->fake, "microphone", "Two", NULL);
  g_object_set (fixture->fake, "microphone", "Two", NULL);
  g_object_set (fixture->fake, "microphone", NULL, NULL);
  assert_calls (fixture, "microphone Two; microphone any");
  g_assert_cmpstr (fixture->told->str, ==, "microphones microphone microphone ");
}

static void
test_refuses_mistakes (Fixture      *fixture,
                       gconstpointer data)
{
  g_test_expect_message ("nabij", G_LOG_LEVEL_CRITICAL, "*longest_us > 0*");
  nabij_studio_record_async (fixture->studio, 0, NULL, recorded_cb, fixture);
  g_test_assert_expected_messages ();
  g_test_expect_message ("nabij", G_LOG_LEVEL_CRITICAL, "*sound != NULL*");
  nabij_studio_hear_async (fixture->studio, NULL, NULL, heard_cb, fixture);
  g_test_assert_expected_messages ();
}

#define ADD(path, function) g_test_add ("/nabij/audio/studio/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("begins-quiet", test_begins_quiet);
  ADD ("records", test_records);
  ADD ("records-what-a-test-says", test_records_what_a_test_says);
  ADD ("can-be-cancelled", test_can_be_cancelled);
  ADD ("ends-what-is-heard-for-a-take", test_ends_what_is_heard_for_a_take);
  ADD ("tells-of-microphones", test_tells_of_microphones);
  ADD ("refuses-mistakes", test_refuses_mistakes);

  return g_test_run ();
}
