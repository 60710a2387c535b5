/* test-voice-keeper.c
 *
 * Whose recorded voice is at hand, whose is heard, and what that changes in an exercise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-fixture.h"

#include "nabij-speech-line.h"

#define SECOND_US ((gint64)G_USEC_PER_SEC)
#define MINUTE_US (60 * SECOND_US)
#define LET_GO "water-and-rust/let-go"
#define TONE_EYES "water-and-rust/tone-eyes"

typedef struct {
  NabijUiFixture    ui;
  NabijVoiceKeeper *keeper; /* owned by the services */
} Fixture;

static void
set_up_at (Fixture *fixture,
           int      hour)
{
  nabij_ui_fixture_init (&fixture->ui, hour);
  g_settings_reset (fixture->ui.settings, "silent");
  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
  fixture->keeper = nabij_voice_fixture_load (&fixture->ui);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  set_up_at (fixture, 15);
}

static void
set_up_night (Fixture      *fixture,
              gconstpointer data)
{
  set_up_at (fixture, 23);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_settings_reset (fixture->ui.settings, "silent");
  g_settings_reset (fixture->ui.settings, "introduced");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  nabij_ui_fixture_clear (&fixture->ui);
}

static void
record (Fixture    *fixture,
        const char *speaker,
        const char *line)
{
  nabij_fake_clock_pass (fixture->ui.clock, MINUTE_US);
  nabij_voice_fixture_record (&fixture->ui, speaker, line, 2 * SECOND_US);
}

static const NabijFamily *
get_family (Fixture *fixture)
{
  return nabij_family_keeper_get_family (nabij_services_get_family_keeper (fixture->ui.services));
}

static void
assert_speakers (Fixture    *fixture,
                 const char *names)
{
  g_autofree char *joined = g_strjoinv (", ", (char **)nabij_voice_keeper_get_speakers (fixture->keeper));

  g_assert_cmpstr (joined, ==, names);
}

static void
test_begins_with_nobody (Fixture      *fixture,
                         gconstpointer data)
{
  assert_speakers (fixture, "");
  g_assert_null (nabij_voice_keeper_get_problem (fixture->keeper));
  g_assert_null (nabij_voice_keeper_find (fixture->keeper, "Sam", LET_GO));
  g_assert_null (nabij_voice_keeper_find (fixture->keeper, NULL, LET_GO));
  g_assert_cmpuint (nabij_voice_keeper_get_recordings (fixture->keeper, "Sam")->len, ==, 0);
  g_assert_null (nabij_voice_keeper_get_chosen (fixture->keeper, FALSE));
  g_assert_null (nabij_voice_keeper_get_chosen (fixture->keeper, TRUE));
}

static void
test_the_first_recording_is_heard_by_day (Fixture      *fixture,
                                          gconstpointer data)
{
  record (fixture, "Sam", LET_GO);
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (fixture->keeper, FALSE), ==, "Sam");
  g_assert_cmpstr (get_family (fixture)->voice_by_day, ==, "Sam");
  g_assert_null (nabij_voice_keeper_get_chosen (fixture->keeper, TRUE));
}

/* Whoever chose silence after that keeps it, and a second voice does not take the place of the first. */
static void
test_a_later_one_chooses_nobody (Fixture      *fixture,
                                 gconstpointer data)
{
  record (fixture, "Sam", LET_GO);
  record (fixture, "Noor", LET_GO);
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (fixture->keeper, FALSE), ==, "Sam");

  nabij_voice_keeper_choose (fixture->keeper, FALSE, NULL);
  record (fixture, "Noor", TONE_EYES);
  g_assert_null (nabij_voice_keeper_get_chosen (fixture->keeper, FALSE));
  g_assert_null (get_family (fixture)->voice_by_day);
}

static void
test_day_and_night_are_apart (Fixture      *fixture,
                              gconstpointer data)
{
  record (fixture, "Sam", LET_GO);
  record (fixture, "Noor", LET_GO);
  nabij_voice_keeper_choose (fixture->keeper, TRUE, "Noor");
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (fixture->keeper, FALSE), ==, "Sam");
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (fixture->keeper, TRUE), ==, "Noor");

  nabij_voice_keeper_choose (fixture->keeper, FALSE, NULL);
  g_assert_null (nabij_voice_keeper_get_chosen (fixture->keeper, FALSE));
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (fixture->keeper, TRUE), ==, "Noor");
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_tells_of_a_choice_once (Fixture      *fixture,
                             gconstpointer data)
{
  guint n = 0;

  record (fixture, "Sam", LET_GO);
  g_signal_connect_swapped (fixture->keeper, "changed", G_CALLBACK (count_cb), &n);
  nabij_voice_keeper_choose (fixture->keeper, TRUE, "Sam");
  g_assert_cmpuint (n, ==, 1);
  nabij_voice_keeper_choose (fixture->keeper, TRUE, "Sam");
  g_assert_cmpuint (n, ==, 1);
  /* What else is told of the family is not about voices. */
  nabij_voice_fixture_set_silence (&fixture->ui, NABIJ_SILENCE_PAUSE);
  g_assert_cmpuint (n, ==, 1);
  nabij_voice_fixture_set_silence (&fixture->ui, NABIJ_SILENCE_NONE);
  g_signal_handlers_disconnect_by_func (fixture->keeper, count_cb, &n);
}

static void
test_who_spoke_first_stands_first (Fixture      *fixture,
                                   gconstpointer data)
{
  record (fixture, "Sam", LET_GO);
  record (fixture, "Noor", LET_GO);
  record (fixture, "Sam", TONE_EYES);
  assert_speakers (fixture, "Sam, Noor");
  g_assert_cmpuint (nabij_voice_keeper_get_recordings (fixture->keeper, "Sam")->len, ==, 2);
  g_assert_cmpuint (nabij_voice_keeper_get_recordings (fixture->keeper, "Noor")->len, ==, 1);

  /* Again, and so later. */
  record (fixture, "Sam", TONE_EYES);
  assert_speakers (fixture, "Sam, Noor");
  g_assert_cmpuint (nabij_voice_keeper_get_recordings (fixture->keeper, "Sam")->len, ==, 2);
}

static void
test_finds_by_voice_and_line (Fixture      *fixture,
                              gconstpointer data)
{
  NabijRecording *recording;

  record (fixture, "Sam", LET_GO);
  record (fixture, "Noor", TONE_EYES);
  recording = nabij_voice_keeper_find (fixture->keeper, "Sam", LET_GO);
  g_assert_nonnull (recording);
  g_assert_cmpstr (nabij_recording_get_fields (recording)->speaker, ==, "Sam");
  g_assert_cmpstr (nabij_recording_get_fields (recording)->line, ==, LET_GO);
  g_assert_nonnull (nabij_recording_get_sound (recording));
  g_assert_null (nabij_voice_keeper_find (fixture->keeper, "Sam", TONE_EYES));
  g_assert_null (nabij_voice_keeper_find (fixture->keeper, "Noor", LET_GO));
}

static void
test_who_has_recorded_nothing_counts_as_nobody (Fixture      *fixture,
                                                gconstpointer data)
{
  record (fixture, "Sam", LET_GO);
  nabij_voice_fixture_forget (&fixture->ui, "Sam", LET_GO);
  g_assert_null (nabij_voice_keeper_get_chosen (fixture->keeper, FALSE));
  assert_speakers (fixture, "");

  /* Then the next one is the first again. */
  record (fixture, "Noor", LET_GO);
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (fixture->keeper, FALSE), ==, "Noor");
}

static void
test_follows_another_name (Fixture      *fixture,
                           gconstpointer data)
{
  record (fixture, "Sam", LET_GO);
  record (fixture, "Noor", LET_GO);
  nabij_voice_keeper_choose (fixture->keeper, TRUE, "Noor");
  nabij_voice_fixture_rename (&fixture->ui, "Sam", "Papa");
  assert_speakers (fixture, "Papa, Noor");
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (fixture->keeper, FALSE), ==, "Papa");
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (fixture->keeper, TRUE), ==, "Noor");
}

static void
test_reads_again_after_a_start (Fixture      *fixture,
                                gconstpointer data)
{
  record (fixture, "Sam", LET_GO);
  nabij_voice_keeper_choose (fixture->keeper, TRUE, "Sam");
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));

  nabij_ui_assert_finalizes (g_steal_pointer (&fixture->ui.services));
  fixture->ui.services = nabij_ui_fixture_make_services (&fixture->ui, NULL);
  fixture->keeper = nabij_services_get_voice_keeper (fixture->ui.services);
  g_assert_false (nabij_voice_keeper_is_loaded (fixture->keeper));
  nabij_voice_fixture_load (&fixture->ui);
  assert_speakers (fixture, "Sam");
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (fixture->keeper, FALSE), ==, "Sam");
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (fixture->keeper, TRUE), ==, "Sam");
}

static void
test_knows_the_long_welcome (Fixture      *fixture,
                             gconstpointer data)
{
  static const struct {
    const char *line;
    gboolean    is_welcome;
  } lines[] = {
    { LET_GO, FALSE },
    { "water-and-rust/sit-and-hand", FALSE },
    { "water-and-rust/as-it-likes", FALSE },
    { NABIJ_SPEECH_LINE_BREATHE_IN, FALSE },
    { NABIJ_SPEECH_LINE_LULLABY, FALSE },
    { "water-and-rust/sit", TRUE },
    { "water-and-rust/sit-or-lie", TRUE },
    { "water-and-rust/hand", TRUE },
    { "water-and-rust/hand-chest", TRUE },
    { "water-and-rust/tone", TRUE },
    { TONE_EYES, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    record (fixture, "Sam", lines[i].line);
    g_assert_cmpint (nabij_voice_keeper_has_welcome (fixture->keeper, "Sam"), ==, lines[i].is_welcome);
    g_assert_false (nabij_voice_keeper_has_welcome (fixture->keeper, "Noor"));
    g_assert_false (nabij_voice_keeper_has_welcome (fixture->keeper, NULL));
    nabij_voice_fixture_forget (&fixture->ui, "Sam", lines[i].line);
  }
}

static NabijSituation
get_situation (Fixture *fixture)
{
  NabijSituation situation;

  nabij_services_get_situation (fixture->ui.services, &situation);
  return situation;
}

static void
test_a_voice_gives_the_long_welcome (Fixture      *fixture,
                                     gconstpointer data)
{
  g_assert_false (get_situation (fixture).long_welcome);
  record (fixture, "Sam", LET_GO);
  g_assert_false (get_situation (fixture).long_welcome);
  record (fixture, "Sam", TONE_EYES);
  g_assert_true (get_situation (fixture).long_welcome);
  g_assert_false (get_situation (fixture).first_time);

  nabij_voice_keeper_choose (fixture->keeper, FALSE, NULL);
  g_assert_false (get_situation (fixture).long_welcome);
  g_settings_set_boolean (fixture->ui.settings, "introduced", FALSE);
  g_assert_true (get_situation (fixture).long_welcome);
}

static void
test_at_night_the_voice_of_the_night_counts (Fixture      *fixture,
                                             gconstpointer data)
{
  record (fixture, "Sam", TONE_EYES);
  nabij_voice_fixture_record (&fixture->ui, "Sam", NABIJ_SPEECH_LINE_LULLABY, 80 * SECOND_US);
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (fixture->keeper, FALSE), ==, "Sam");
  g_assert_false (get_situation (fixture).long_welcome);
  g_assert_cmpint (get_situation (fixture).song_us, ==, 0);

  nabij_voice_keeper_choose (fixture->keeper, TRUE, "Sam");
  g_assert_true (get_situation (fixture).long_welcome);
  g_assert_cmpint (get_situation (fixture).song_us, ==, 80 * SECOND_US);
}

static NabijSpeech *
make_speech (Fixture    *fixture,
             const char *practice_id)
{
  const NabijSituation situation = get_situation (fixture);
  NabijPractice       *practice = nabij_practices_find (nabij_services_get_practices (fixture->ui.services), practice_id);

  g_assert_nonnull (practice);
  return nabij_voice_keeper_make_speech (fixture->keeper, nabij_voice_keeper_get_chosen (fixture->keeper, situation.night),
                                         practice, &situation);
}

static gboolean
speaks (Fixture    *fixture,
        const char *practice_id)
{
  g_autoptr (NabijSpeech) speech = make_speech (fixture, practice_id);

  return speech != NULL;
}

static void
test_speaks_what_fits (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (NabijSpeech) speech = NULL;

  g_assert_false (speaks (fixture, "water-and-rust"));
  record (fixture, "Sam", LET_GO);
  g_assert_true (speaks (fixture, "water-and-rust"));
  g_assert_false (speaks (fixture, "one-song"));

  nabij_voice_fixture_record (&fixture->ui, "Sam", NABIJ_SPEECH_LINE_LULLABY, 80 * SECOND_US);
  speech = make_speech (fixture, "one-song");
  g_assert_nonnull (speech);
  g_assert_true (nabij_speech_get_song (speech) == nabij_voice_keeper_find (fixture->keeper, "Sam", NABIJ_SPEECH_LINE_LULLABY));
  g_assert_cmpint (get_situation (fixture).song_us, ==, 80 * SECOND_US);

  nabij_voice_keeper_choose (fixture->keeper, FALSE, NULL);
  g_assert_false (speaks (fixture, "water-and-rust"));
  g_assert_false (speaks (fixture, "one-song"));
}

/* A silence silences it, at once and for as long as it lasts; then it is as it was. */
static void
test_is_silent_in_a_silence (Fixture      *fixture,
                             gconstpointer data)
{
  static const NabijSilence silences[] = {
    NABIJ_SILENCE_OPENED, NABIJ_SILENCE_PAUSE, NABIJ_SILENCE_PREGNANCY_ENDED, NABIJ_SILENCE_CHILD_DIED
  };

  record (fixture, "Sam", LET_GO);
  record (fixture, "Sam", TONE_EYES);
  nabij_voice_fixture_record (&fixture->ui, "Sam", NABIJ_SPEECH_LINE_LULLABY, 80 * SECOND_US);
  for (gsize i = 0; i < G_N_ELEMENTS (silences); i++) {
    nabij_voice_fixture_set_silence (&fixture->ui, silences[i]);
    g_assert_false (speaks (fixture, "water-and-rust"));
    g_assert_false (speaks (fixture, "one-song"));
    g_assert_false (get_situation (fixture).long_welcome);
    g_assert_cmpint (get_situation (fixture).song_us, ==, 0);
  }

  nabij_voice_fixture_set_silence (&fixture->ui, NABIJ_SILENCE_NONE);
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (fixture->keeper, FALSE), ==, "Sam");
  g_assert_true (speaks (fixture, "water-and-rust"));
  g_assert_true (get_situation (fixture).long_welcome);
  g_assert_cmpint (get_situation (fixture).song_us, ==, 80 * SECOND_US);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "begins-with-nobody", test_begins_with_nobody },
    { "the-first-recording-is-heard-by-day", test_the_first_recording_is_heard_by_day },
    { "a-later-one-chooses-nobody", test_a_later_one_chooses_nobody },
    { "day-and-night-are-apart", test_day_and_night_are_apart },
    { "tells-of-a-choice-once", test_tells_of_a_choice_once },
    { "who-spoke-first-stands-first", test_who_spoke_first_stands_first },
    { "finds-by-voice-and-line", test_finds_by_voice_and_line },
    { "who-has-recorded-nothing-counts-as-nobody", test_who_has_recorded_nothing_counts_as_nobody },
    { "follows-another-name", test_follows_another_name },
    { "reads-again-after-a-start", test_reads_again_after_a_start },
    { "knows-the-long-welcome", test_knows_the_long_welcome },
    { "a-voice-gives-the-long-welcome", test_a_voice_gives_the_long_welcome },
    { "speaks-what-fits", test_speaks_what_fits },
    { "is-silent-in-a-silence", test_is_silent_in_a_silence },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/voice-keeper/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }
  g_test_add ("/nabij/ui/voice-keeper/at-night-the-voice-of-the-night-counts", Fixture, NULL,
              set_up_night, test_at_night_the_voice_of_the_night_counts, tear_down);

  return g_test_run ();
}
