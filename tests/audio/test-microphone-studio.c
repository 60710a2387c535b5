/* test-microphone-studio.c
 *
 * A sound server of its own, whose microphones hear what is played into its null sink.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-audio-error.h"
#include "nabij-await.h"
#include "nabij-microphone-studio.h"
#include "nabij-pulse-microphone.h"
#include "nabij-sound-measure.h"
#include "nabij-take-level.h"
#include "nabij-take-maker.h"
#include "nabij-voice-synth.h"

#include <math.h>

#define KITCHEN "Kitchen microphone"
#define HEADSET "Headset"
#define LONG_US (20 * G_TIME_SPAN_SECOND)

typedef struct {
  NabijPulseFixture *server;
  NabijStudio       *studio;
  GAsyncResult      *result;
  GString           *states;
  double             loudest;
} Fixture;

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_assert_null (fixture->result);
  fixture->result = g_object_ref (result);
}

static void
state_cb (Fixture *fixture)
{
  static const char letters[] = "qorwp";

  g_string_append_c (fixture->states, letters[nabij_studio_get_state (fixture->studio)]);
}

static void
level_cb (Fixture *fixture)
{
  double level;

  g_object_get (fixture->studio, "level", &level, NULL);
  fixture->loudest = MAX (fixture->loudest, level);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->server = nabij_pulse_fixture_new ();
  nabij_sound_init ();
  nabij_pulse_microphone_add (fixture->server, "kitchen", KITCHEN);
  fixture->studio = nabij_microphone_studio_new ();
  fixture->states = g_string_new (NULL);
  g_signal_connect_swapped (fixture->studio, "notify::state", G_CALLBACK (state_cb), fixture);
  g_signal_connect_swapped (fixture->studio, "notify::level", G_CALLBACK (level_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->result);
  g_assert_cmpint (nabij_studio_get_state (fixture->studio), ==, NABIJ_STUDIO_STATE_QUIET);
  /* A thread that has just ended something for it may hold it for a moment. */
  NABIJ_AWAIT (g_atomic_int_get (&G_OBJECT (fixture->studio)->ref_count) == 1);
  g_assert_finalize_object (G_OBJECT (g_steal_pointer (&fixture->studio)));
  g_string_free (fixture->states, TRUE);
  g_clear_pointer (&fixture->server, nabij_pulse_fixture_free);
}

static gboolean
is_in (Fixture         *fixture,
       NabijStudioState state)
{
  return nabij_studio_get_state (fixture->studio) == state;
}

static void
begin (Fixture      *fixture,
       gint64        longest_us,
       GCancellable *cancellable)
{
  nabij_studio_record_async (fixture->studio, longest_us, cancellable, result_cb, fixture);
  g_assert_true (is_in (fixture, NABIJ_STUDIO_STATE_OPENING));
}

static void
begin_and_open (Fixture      *fixture,
                gint64        longest_us,
                GCancellable *cancellable)
{
  begin (fixture, longest_us, cancellable);
  NABIJ_AWAIT (is_in (fixture, NABIJ_STUDIO_STATE_RECORDING));
}

static NabijTake *
finish (Fixture *fixture,
        GError **error)
{
  NabijTake *take;

  NABIJ_AWAIT (fixture->result != NULL);
  take = nabij_studio_record_finish (fixture->studio, fixture->result, error);
  g_clear_object (&fixture->result);
  g_assert_true (is_in (fixture, NABIJ_STUDIO_STATE_QUIET));
  return take;
}

static NabijTake *
finish_well (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  NabijTake *take = finish (fixture, &error);

  g_assert_no_error (error);
  return take;
}

static void
assert_fails (Fixture    *fixture,
              GQuark      domain,
              int         code,
              const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (finish (fixture, &error));
  g_assert_error (error, domain, code);
  if (sentence != NULL)
    g_assert_cmpstr (error->message, ==, sentence);
}

static void
end_silently (Fixture *fixture)
{
  nabij_studio_end_take (fixture->studio);
  assert_fails (fixture, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_RECORDING_SILENT, NULL);
}

static void
wait_for_us (gint64 time_us)
{
  const gint64 until_us = g_get_monotonic_time () + time_us;

  NABIJ_AWAIT (g_get_monotonic_time () >= until_us);
}

/* Says something, and waits until it was said. */
static void
say (Fixture *fixture,
     GArray  *samples)
{
  g_autoptr (GArray) after_silence = nabij_voice_synth_silence (0.5);
  g_autoptr (GSubprocess) mouth = NULL;

  /* What a sound server begins with may be lost. */
  nabij_voice_synth_append (after_silence, samples);
  mouth = nabij_pulse_microphone_say (fixture->server, after_silence);
  g_assert_true (g_subprocess_wait_check (mouth, NULL, NULL));
}

/* Something that was recorded earlier. */
static NabijTake *
make_take (guint n_syllables)
{
  g_autoptr (GArray) voice = nabij_voice_synth_say (NABIJ_VOICE_KIND_HIGH, n_syllables, 9);

  return nabij_take_make ((float *)(gpointer)voice->data, voice->len, NULL, NULL);
}

static void
test_records_what_is_said (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GArray) voice = nabij_voice_synth_say (NABIJ_VOICE_KIND_LOW, 6, 2);
  const double seconds = (double)voice->len / NABIJ_TAKE_RATE;
  g_autoptr (NabijTake) take = NULL;
  g_autoptr (GArray) heard = NULL;

  nabij_voice_synth_scale_to (voice, -14.0);
  g_assert_cmpuint (nabij_pulse_microphone_count_open (fixture->server), ==, 0);
  begin_and_open (fixture, LONG_US, NULL);
  g_assert_cmpuint (nabij_pulse_microphone_count_open (fixture->server), ==, 1);
  say (fixture, voice);
  wait_for_us (500 * 1000);
  nabij_studio_end_take (fixture->studio);
  take = finish_well (fixture);
  g_assert_cmpuint (nabij_pulse_microphone_count_open (fixture->server), ==, 0);

  g_assert_cmpstr (fixture->states->str, ==, "orwq");
  g_assert_cmpfloat (fixture->loudest, >, 0.3);
  g_assert_false (take->was_cut || take->was_too_loud || take->was_lost);
  g_test_message ("%.3f s of %.3f s", (double)take->duration_us / G_USEC_PER_SEC, seconds + 0.28);
  g_assert_cmpfloat_with_epsilon ((double)take->duration_us / G_USEC_PER_SEC, seconds + 0.28, 0.08);
  heard = nabij_voice_synth_hear (take->sound);
  g_assert_cmpfloat_with_epsilon (nabij_sound_get_loudness_lufs (heard), NABIJ_TAKE_LOUDNESS_LUFS, 1.0);
}

static void
test_cuts_off_what_is_too_long (Fixture      *fixture,
                                gconstpointer data)
{
  g_autoptr (GArray) voice = nabij_voice_synth_say (NABIJ_VOICE_KIND_SUNG, 20, 2);
  g_autoptr (GSubprocess) mouth = nabij_pulse_microphone_say (fixture->server, voice);
  g_autoptr (NabijTake) take = NULL;

  wait_for_us (700 * 1000);
  begin_and_open (fixture, G_TIME_SPAN_SECOND, NULL);
  take = finish_well (fixture);
  g_assert_true (take->was_cut);
  g_assert_cmpint (take->duration_us, <=, G_TIME_SPAN_SECOND);
  g_assert_cmpint (take->duration_us, >, G_TIME_SPAN_SECOND * 3 / 4);
  g_assert_cmpuint (nabij_pulse_microphone_count_open (fixture->server), ==, 0);
  g_subprocess_force_exit (mouth);
}

static void
test_throws_away_what_is_cancelled (Fixture      *fixture,
                                    gconstpointer data)
{
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();

    if (i == 0)
      begin (fixture, LONG_US, cancellable);
    else
      begin_and_open (fixture, LONG_US, cancellable);
    g_cancellable_cancel (cancellable);
    assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED, NULL);
    g_assert_cmpuint (nabij_pulse_microphone_count_open (fixture->server), ==, 0);
  }
}

static void
test_says_that_nothing_was_heard (Fixture      *fixture,
                                  gconstpointer data)
{
  begin_and_open (fixture, LONG_US, NULL);
  wait_for_us (700 * 1000);
  end_silently (fixture);

  /* One that was never open heard nothing either. */
  begin (fixture, LONG_US, NULL);
  end_silently (fixture);
  nabij_studio_end_take (fixture->studio);
}

static void
test_says_that_there_is_no_microphone (Fixture      *fixture,
                                       gconstpointer data)
{
  /* What the loudspeaker plays is still there. */
  nabij_pulse_microphone_remove (fixture->server, "kitchen");
  begin (fixture, LONG_US, NULL);
  assert_fails (fixture, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_NO_MICROPHONE,
                "No microphone is found. Perhaps it is not plugged in, or it is switched off.");

  nabij_pulse_fixture_kill (fixture->server);
  begin (fixture, LONG_US, NULL);
  assert_fails (fixture, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_NO_MICROPHONE, NULL);
  g_assert_cmpstr (fixture->states->str, ==, "oqoq");
}

static void
test_does_not_wait_for_a_server_that_stands_still (Fixture      *fixture,
                                                   gconstpointer data)
{
  nabij_pulse_fixture_freeze (fixture->server, TRUE);
  begin (fixture, LONG_US, NULL);
  assert_fails (fixture, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_NO_MICROPHONE, NULL);
  nabij_pulse_fixture_freeze (fixture->server, FALSE);

  /* What waited for it is no microphone that stays open. */
  NABIJ_AWAIT (nabij_pulse_microphone_count_open (fixture->server) == 0);
  wait_for_us (300 * 1000);
  g_assert_cmpuint (nabij_pulse_microphone_count_open (fixture->server), ==, 0);
}

static void
test_bears_that_a_microphone_goes_away (Fixture      *fixture,
                                        gconstpointer data)
{
  g_autoptr (GArray) voice = nabij_voice_synth_say (NABIJ_VOICE_KIND_SUNG, 40, 2);
  g_autoptr (GSubprocess) mouth = NULL;
  g_autoptr (NabijTake) take = NULL;

  begin_and_open (fixture, LONG_US, NULL);
  nabij_pulse_microphone_remove (fixture->server, "kitchen");
  assert_fails (fixture, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_MICROPHONE_LOST,
                "The microphone went away. When it is back, you can say it again.");

  /* What was said before it went is not lost. */
  nabij_pulse_microphone_add (fixture->server, "kitchen", KITCHEN);
  mouth = nabij_pulse_microphone_say (fixture->server, voice);
  begin_and_open (fixture, LONG_US, NULL);
  wait_for_us (2500 * 1000);
  nabij_pulse_microphone_remove (fixture->server, "kitchen");
  take = finish_well (fixture);
  g_assert_true (take->was_lost);
  g_assert_cmpint (take->duration_us, >, G_TIME_SPAN_SECOND);
  g_subprocess_force_exit (mouth);
}

static void
test_bears_that_the_server_goes_away (Fixture      *fixture,
                                      gconstpointer data)
{
  g_autoptr (GArray) voice = nabij_voice_synth_say (NABIJ_VOICE_KIND_SUNG, 40, 2);
  g_autoptr (GSubprocess) mouth = nabij_pulse_microphone_say (fixture->server, voice);

  for (guint i = 0; i < 2; i++) {
    g_autoptr (NabijTake) take = NULL;

    begin_and_open (fixture, LONG_US, NULL);
    wait_for_us (2500 * 1000);
    if (i == 0)
      nabij_pulse_fixture_freeze (fixture->server, TRUE);
    else
      nabij_pulse_fixture_kill (fixture->server);
    take = finish_well (fixture);
    g_assert_true (take->was_lost);
    if (i == 0)
      nabij_pulse_fixture_freeze (fixture->server, FALSE);
  }
  g_subprocess_force_exit (mouth);
}

static void
test_warns_of_what_is_too_loud (Fixture      *fixture,
                                gconstpointer data)
{
  g_autoptr (GArray) voice = nabij_voice_synth_say (NABIJ_VOICE_KIND_LOW, 6, 2);
  g_autoptr (NabijTake) take = NULL;
  gboolean too_loud;

  for (guint i = 0; i < voice->len; i++)
    g_array_index (voice, float, i) = CLAMP (8.0f * g_array_index (voice, float, i), -1.0f, 1.0f);
  begin_and_open (fixture, LONG_US, NULL);
  say (fixture, voice);
  wait_for_us (300 * 1000);
  g_object_get (fixture->studio, "too-loud", &too_loud, NULL);
  g_assert_true (too_loud);
  nabij_studio_end_take (fixture->studio);
  take = finish_well (fixture);
  g_assert_true (take->was_too_loud);

  /* The next one begins anew. */
  begin (fixture, LONG_US, NULL);
  g_object_get (fixture->studio, "too-loud", &too_loud, NULL);
  g_assert_false (too_loud);
  end_silently (fixture);
}

static gboolean
has_microphones (Fixture    *fixture,
                 const char *wanted)
{
  g_auto (GStrv) names = NULL;
  g_autofree char *list = NULL;

  g_object_get (fixture->studio, "microphones", &names, NULL);
  list = g_strjoinv (", ", names);
  return g_str_equal (list, wanted);
}

static void
test_follows_the_microphones (Fixture      *fixture,
                              gconstpointer data)
{
  g_assert_true (has_microphones (fixture, ""));
  nabij_studio_watch_microphones (fixture->studio, TRUE);
  NABIJ_AWAIT (has_microphones (fixture, KITCHEN));
  nabij_pulse_microphone_add (fixture->server, "headset", HEADSET);
  NABIJ_AWAIT (has_microphones (fixture, KITCHEN ", " HEADSET) || has_microphones (fixture, HEADSET ", " KITCHEN));
  nabij_pulse_microphone_remove (fixture->server, "kitchen");
  NABIJ_AWAIT (has_microphones (fixture, HEADSET));
  g_assert_cmpuint (nabij_pulse_microphone_count_open (fixture->server), ==, 0);
  nabij_studio_watch_microphones (fixture->studio, FALSE);
}

static void
test_opens_the_one_that_was_chosen (Fixture      *fixture,
                                    gconstpointer data)
{
  static const struct {
    const char *name;
    const char *source;
  } choices[] = {
    { HEADSET, "headset" },
    { KITCHEN, "kitchen" },
    { "One that was left at work", NULL },
  };

  nabij_pulse_microphone_add (fixture->server, "headset", HEADSET);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++) {
    g_autofree char *source = NULL;
    g_autofree char *name = NULL;

    g_object_set (fixture->studio, "microphone", choices[i].name, NULL);
    g_object_get (fixture->studio, "microphone", &name, NULL);
    g_assert_cmpstr (name, ==, choices[i].name);
    begin_and_open (fixture, LONG_US, NULL);
    source = nabij_pulse_microphone_dup_open (fixture->server);
    if (choices[i].source != NULL)
      g_assert_cmpstr (source, ==, choices[i].source);
    else
      g_assert_nonnull (source);
    end_silently (fixture);
  }
}

static gboolean
finish_hearing (Fixture *fixture,
                GError **error)
{
  gboolean done;

  NABIJ_AWAIT (fixture->result != NULL);
  done = nabij_studio_hear_finish (fixture->studio, fixture->result, error);
  g_clear_object (&fixture->result);
  return done;
}

static void
test_plays_what_was_recorded (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (NabijTake) take = make_take (5);
  g_autoptr (NabijPulseRecorder) recorder = nabij_pulse_recorder_new (fixture->server, NABIJ_PULSE_FIXTURE_SINK);
  g_autoptr (GArray) samples = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 begun_us = g_get_monotonic_time ();
  gint64       start_us;
  gsize        n_heard = 0;

  nabij_studio_hear_async (fixture->studio, take->sound, NULL, result_cb, fixture);
  g_assert_true (is_in (fixture, NABIJ_STUDIO_STATE_PLAYING));
  g_assert_true (finish_hearing (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (fixture->states->str, ==, "pq");
  g_assert_cmpint (g_get_monotonic_time () - begun_us, >=, take->duration_us);
  g_assert_cmpfloat (fixture->loudest, >, 0.3);
  g_assert_cmpuint (nabij_pulse_fixture_count_streams (fixture->server), ==, 0);

  samples = nabij_pulse_recorder_dup_samples (recorder, &start_us);
  for (guint i = 0; i < samples->len; i++)
    n_heard += fabsf (g_array_index (samples, float, i)) > 0.02f ? 1 : 0;
  g_assert_cmpuint (n_heard, >, NABIJ_TAKE_RATE / 10);
}

static void
test_fades_what_is_cancelled (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (NabijTake) take = make_take (30);
  g_autoptr (NabijPulseRecorder) recorder = nabij_pulse_recorder_new (fixture->server, NABIJ_PULSE_FIXTURE_SINK);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  nabij_studio_hear_async (fixture->studio, take->sound, cancellable, result_cb, fixture);
  NABIJ_AWAIT (nabij_pulse_recorder_get_peak (recorder, 300 * 1000) > 0.05);
  g_cancellable_cancel (cancellable);
  g_assert_false (finish_hearing (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (is_in (fixture, NABIJ_STUDIO_STATE_QUIET));
  g_assert_cmpuint (nabij_pulse_fixture_count_streams (fixture->server), ==, 0);
  NABIJ_AWAIT (nabij_pulse_recorder_get_peak (recorder, 300 * 1000) < 0.001);

  /* Before it has begun there is nothing to fade. */
  g_clear_error (&error);
  g_cancellable_reset (cancellable);
  nabij_studio_hear_async (fixture->studio, take->sound, cancellable, result_cb, fixture);
  g_cancellable_cancel (cancellable);
  g_assert_false (finish_hearing (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (is_in (fixture, NABIJ_STUDIO_STATE_QUIET));
}

static void
test_says_that_a_recording_is_damaged (Fixture      *fixture,
                                       gconstpointer data)
{
  g_autoptr (NabijTake) take = make_take (4);
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (take->sound, 0, g_bytes_get_size (take->sound) / 2);
  g_autoptr (GBytes) text = g_bytes_new_static ("no sound at all", 15);
  GBytes *const damaged[] = { part, text };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++) {
    g_autoptr (GError) error = NULL;

    nabij_studio_hear_async (fixture->studio, damaged[i], NULL, result_cb, fixture);
    g_assert_false (finish_hearing (fixture, &error));
    g_assert_error (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_RECORDING_DAMAGED);
    g_assert_cmpstr (error->message, ==, "Something that was recorded cannot be played. You can record it again.");
    g_assert_true (is_in (fixture, NABIJ_STUDIO_STATE_QUIET));
  }
}

static void
test_says_that_there_is_no_loudspeaker (Fixture      *fixture,
                                        gconstpointer data)
{
  g_autoptr (NabijTake) take = make_take (4);

  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;

    if (i == 0)
      nabij_pulse_fixture_freeze (fixture->server, TRUE);
    else
      nabij_pulse_fixture_kill (fixture->server);
    nabij_studio_hear_async (fixture->studio, take->sound, NULL, result_cb, fixture);
    g_assert_false (finish_hearing (fixture, &error));
    g_assert_error (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_NO_LOUDSPEAKER);
    g_assert_true (is_in (fixture, NABIJ_STUDIO_STATE_QUIET));
    if (i == 0)
      nabij_pulse_fixture_freeze (fixture->server, FALSE);
  }
}

static void
heard_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GError **error = user_data;

  g_assert_false (nabij_studio_hear_finish (NABIJ_STUDIO (source), result, error));
}

static void
test_does_one_thing_at_a_time (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (NabijTake) take = make_take (30);
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  g_autoptr (GError) third = NULL;

  nabij_studio_hear_async (fixture->studio, take->sound, NULL, heard_cb, &first);
  NABIJ_AWAIT (fixture->loudest > 0.0);
  nabij_studio_hear_async (fixture->studio, take->sound, NULL, heard_cb, &second);
  NABIJ_AWAIT (first != NULL);
  g_assert_error (first, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* What is said is not to be what is heard: first the one ends, then the other begins. */
  nabij_studio_record_async (fixture->studio, LONG_US, NULL, result_cb, fixture);
  NABIJ_AWAIT (is_in (fixture, NABIJ_STUDIO_STATE_RECORDING));
  g_assert_error (second, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (nabij_pulse_fixture_count_streams (fixture->server), ==, 0);

  nabij_studio_hear_async (fixture->studio, take->sound, NULL, heard_cb, &third);
  NABIJ_AWAIT (third != NULL);
  g_assert_error (third, G_IO_ERROR, G_IO_ERROR_PENDING);
  end_silently (fixture);
}

#define ADD(path, function) g_test_add ("/nabij/audio/microphone-studio/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("records-what-is-said", test_records_what_is_said);
  ADD ("cuts-off-what-is-too-long", test_cuts_off_what_is_too_long);
  ADD ("throws-away-what-is-cancelled", test_throws_away_what_is_cancelled);
  ADD ("says-that-nothing-was-heard", test_says_that_nothing_was_heard);
  ADD ("says-that-there-is-no-microphone", test_says_that_there_is_no_microphone);
  ADD ("does-not-wait-for-a-server-that-stands-still", test_does_not_wait_for_a_server_that_stands_still);
  ADD ("bears-that-a-microphone-goes-away", test_bears_that_a_microphone_goes_away);
  ADD ("bears-that-the-server-goes-away", test_bears_that_the_server_goes_away);
  ADD ("warns-of-what-is-too-loud", test_warns_of_what_is_too_loud);
  ADD ("follows-the-microphones", test_follows_the_microphones);
  ADD ("opens-the-one-that-was-chosen", test_opens_the_one_that_was_chosen);
  ADD ("plays-what-was-recorded", test_plays_what_was_recorded);
  ADD ("fades-what-is-cancelled", test_fades_what_is_cancelled);
  ADD ("says-that-a-recording-is-damaged", test_says_that_a_recording_is_damaged);
  ADD ("says-that-there-is-no-loudspeaker", test_says_that_there_is_no_loudspeaker);
  ADD ("does-one-thing-at-a-time", test_does_one_thing_at_a_time);

  return g_test_run ();
}
