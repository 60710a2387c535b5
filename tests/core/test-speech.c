/* test-speech.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-speech-fixture.h"

#include "nabij-speech-line.h"

#define SECONDS(seconds) ((gint64)((seconds) * (double)G_USEC_PER_SEC))
#define W(line) NABIJ_PRACTICE_ID_WATER "/" line
#define IN NABIJ_SPEECH_LINE_BREATHE_IN
#define OUT NABIJ_SPEECH_LINE_BREATHE_OUT
#define HERE "sentence/sentence-here"

/* Read once, in main. */
static NabijPractices *practices;

/* The first minutes of a family that has told nothing. */
static const NabijSituation unknown_first = {
  .season = NABIJ_SEASON_UNKNOWN,
  .weeks = NABIJ_WEEKS_UNKNOWN,
  .first_time = TRUE,
  .long_welcome = TRUE,
  .heard = TRUE,
};

static NabijPractice *
find (const char *id)
{
  NabijPractice *practice = nabij_practices_find (practices, id);

  g_assert_nonnull (practice);
  return practice;
}

static void
assert_said (const char           *practice,
             const NabijSituation *situation,
             NabijBreathPlan      *plan,
             GPtrArray            *recordings,
             const char           *expected)
{
  g_autoptr (NabijSpeech) speech = nabij_speech_new (find (practice), situation, NULL, recordings);
  g_autoptr (GArray) utterances = nabij_speech_lay_out (speech, plan);
  g_autofree char *said = nabij_speech_fixture_write (utterances);

  g_assert_cmpstr (said, ==, expected);
}

static void
assert_said_in (const char           *practice,
                const NabijSituation *situation,
                GPtrArray            *recordings,
                const char           *expected)
{
  g_autoptr (NabijBreathPlan) plan = nabij_speech_fixture_make_plan (find (practice), situation, NABIJ_BREATH_PATTERN_DEFAULT_ID, 3);

  assert_said (practice, situation, plan, recordings, expected);
}

/* Ten short lines, the sentence, and what is not said in this situation. */
static GPtrArray *
make_ten (void)
{
  return nabij_speech_fixture_make_recordings (
    W ("look-around"), 3.0, HERE, 3.0, W ("hand-warmth"), 3.5, W ("nothing-to-do"), 1.2, W ("as-it-likes"), 2.5,
    OUT, 1.1, IN, 1.0, W ("tone-eyes"), 4.5, W ("hand"), 2.8, W ("sit-or-lie"), 3.0, W ("let-go"), 1.5,
    W ("sit"), 2.0, W ("tone"), 2.0, W ("hand-voice"), 2.0, W ("sit-and-hand"), 2.0, "sentence/sentence-room", 2.0,
    "lullaby", 100.0, "before-sleep/sleep", 2.0, "long-gone/line", 1.0, NULL);
}

/* The times of the script. */
static void
test_the_first_three_minutes (void)
{
  g_autoptr (GPtrArray) recordings = make_ten ();

  assert_said_in (NABIJ_PRACTICE_ID_WATER, &unknown_first, recordings,
                  "0.4 " W ("let-go") "; 4.4 " W ("sit-or-lie") "; 9.4 " W ("hand") "; 14.4 " W ("tone-eyes") "; "
                                                                                                              "20.2 " IN "; 22.6 " OUT "; 26.2 " IN "; 28.8 " OUT "; 32.7 " IN "; 35.5 " OUT "; "
                                                                                                              "132.4 " W ("as-it-likes") "; 144.4 " W ("nothing-to-do") "; 156.4 " W ("hand-warmth") "; 165.4 " HERE "; "
                                                                                                                                                                                                     "180.4 " W ("look-around"));
}

/* Later without a long welcome, and with one. */
static void
test_later_three_minutes (void)
{
  g_autoptr (GPtrArray) recordings = make_ten ();
  NabijSituation later = unknown_first;

  later.first_time = FALSE;
  later.long_welcome = FALSE;
  assert_said_in (NABIJ_PRACTICE_ID_WATER, &later, recordings,
                  "0.4 " W ("let-go") "; 10.2 " IN "; 12.6 " OUT "; 16.2 " IN "; 18.8 " OUT "; 22.7 " IN "; 25.5 " OUT "; "
                                      "132.4 " W ("as-it-likes") "; 144.4 " W ("nothing-to-do") "; 156.4 " W ("hand-warmth") "; 165.4 " HERE "; "
                                                                                                                             "180.4 " W ("look-around"));

  later.long_welcome = TRUE;
  later.night = TRUE;
  assert_said_in (NABIJ_PRACTICE_ID_WATER, &later, recordings,
                  "0.4 " W ("let-go") "; 4.4 " W ("sit-or-lie") "; 9.4 " W ("hand") "; 14.4 " W ("tone-eyes") "; "
                                                                                                              "20.2 " IN "; 22.6 " OUT "; 26.2 " IN "; 28.8 " OUT "; 32.7 " IN "; 35.5 " OUT "; "
                                                                                                              "132.4 " W ("as-it-likes") "; 144.4 " W ("nothing-to-do") "; 156.4 " W ("hand-warmth") "; 165.4 " HERE);
}

/* What a file says, which may be played at any hour. */
static void
assert_said_at_any_hour (const NabijSituation *situation,
                         GPtrArray            *recordings,
                         const char           *expected)
{
  NabijPractice *water = find (NABIJ_PRACTICE_ID_WATER);
  g_autoptr (NabijBreathPlan) plan = nabij_speech_fixture_make_plan (water, situation, NABIJ_BREATH_PATTERN_DEFAULT_ID, 3);
  NabijSituation at_this_hour = *situation;

  for (guint i = 0; i < 2; i++) {
    g_autoptr (NabijSpeech) speech = NULL;
    g_autoptr (GArray) utterances = NULL;
    g_autofree char *said = NULL;

    at_this_hour.night = i == 1;
    speech = nabij_speech_new_for_any_hour (water, &at_this_hour, NULL, recordings);
    utterances = nabij_speech_lay_out (speech, plan);
    said = nabij_speech_fixture_write (utterances);
    g_assert_cmpstr (said, ==, expected);
  }
}

/* Where the night has its own line, the day's is not said, even where the other was not recorded. */
static void
test_at_any_hour (void)
{
  g_autoptr (GPtrArray) by_day = nabij_speech_fixture_make_recordings (
    W ("look-around"), 3.0, W ("look-at-baby"), 3.0, HERE, 3.0, W ("tone-eyes"), 4.5, W ("hand"), 2.8, W ("sit"), 3.0, NULL);
  g_autoptr (GPtrArray) by_night = nabij_speech_fixture_make_recordings (
    W ("hand-on-chest"), 3.0, W ("look-at-baby"), 3.0, W ("tone-eyes"), 4.5, W ("tone"), 2.0, W ("sit"), 3.0, NULL);
  NabijSituation       after = { .season = NABIJ_SEASON_AFTER, .weeks = NABIJ_WEEKS_UNKNOWN, .long_welcome = TRUE, .heard = TRUE };
  const NabijSituation ended = { .season = NABIJ_SEASON_ENDED, .weeks = NABIJ_WEEKS_UNKNOWN, .long_welcome = TRUE, .heard = TRUE };

  assert_said_at_any_hour (&after, by_day, "4.4 " W ("sit") "; 9.4 " W ("hand") "; 165.4 " HERE "; 180.4 " W ("look-around"));
  assert_said_at_any_hour (&after, by_night, "4.4 " W ("sit") "; 14.4 " W ("tone") "; 156.4 " W ("hand-on-chest"));
  assert_said_at_any_hour (&ended, by_day, "");

  /* Without a baby in the arms the night says nothing else. */
  assert_said_at_any_hour (&unknown_first, by_day, "9.4 " W ("hand") "; 14.4 " W ("tone-eyes") "; 165.4 " HERE "; 180.4 " W ("look-around"));
}

/* The text about safety stays on the screen, and no voice says that eyes may close. */
static void
test_a_night_after_birth (void)
{
  g_autoptr (GPtrArray) recordings = make_ten ();
  const NabijSituation night = { .season = NABIJ_SEASON_AFTER, .weeks = NABIJ_WEEKS_UNKNOWN, .night = TRUE, .long_welcome = TRUE, .heard = TRUE };

  assert_said_in (NABIJ_PRACTICE_ID_WATER, &night, recordings,
                  "0.4 " W ("let-go") "; 9.4 " W ("hand") "; 14.4 " W ("tone") "; "
                                                                               "20.2 " IN "; 22.6 " OUT "; 26.2 " IN "; 28.8 " OUT "; 32.7 " IN "; 35.5 " OUT "; "
                                                                               "132.4 " W ("as-it-likes") "; 144.4 " W ("nothing-to-do") "; 165.4 " HERE);
}

typedef struct {
  const char *name;
  double      let_go_s;
  double      sit_s;
  double      hand_s;
  double      tone_s;
  double      in_s;
  double      out_s;
  double      around_s;
  const char *said;
} Long;

static const Long longs[] = {
  /* It waits for the line before it. */
  { "waits", 5.5, 2, 2, 2, 1, 1, 1, "0.4 let-go; 6.2 sit-or-lie; 9.4 hand; 14.4 tone-eyes; 20.2 in; 22.6 out; 26.2 in; 28.8 out; 32.7 in; 35.5 out; 180.4 look-around" },
  /* As long as it may be: it begins with its slot. */
  { "longest", 6, 2, 2, 2, 1, 1, 1, "0 let-go; 6.3 sit-or-lie; 9.4 hand; 14.4 tone-eyes; 20.2 in; 22.6 out; 26.2 in; 28.8 out; 32.7 in; 35.5 out; 180.4 look-around" },
  { "nearly-longest", 5.75, 2, 2, 2, 1, 1, 1, "0.25 let-go; 6.3 sit-or-lie; 9.4 hand; 14.4 tone-eyes; 20.2 in; 22.6 out; 26.2 in; 28.8 out; 32.7 in; 35.5 out; 180.4 look-around" },
  { "too-long", 6.001, 2, 2, 2, 1, 1, 1, "4.4 sit-or-lie; 9.4 hand; 14.4 tone-eyes; 20.2 in; 22.6 out; 26.2 in; 28.8 out; 32.7 in; 35.5 out; 180.4 look-around" },
  /* What would not be over two seconds after its slot is not said, and takes no time. */
  { "just-in-time", 6, 4.7, 4.7, 2, 1, 1, 1, "0 let-go; 6.3 sit-or-lie; 11.3 hand; 16.3 tone-eyes; 20.2 in; 22.6 out; 26.2 in; 28.8 out; 32.7 in; 35.5 out; 180.4 look-around" },
  { "too-late", 6, 4.701, 5.5, 2, 1, 1, 1, "0 let-go; 9.4 hand; 15.2 tone-eyes; 20.2 in; 22.6 out; 26.2 in; 28.8 out; 32.7 in; 35.5 out; 180.4 look-around" },
  /* The first breath begins at twenty seconds. */
  { "before-the-breath", 1, 2, 2, 5.35, 1, 1, 1, "0.4 let-go; 4.4 sit-or-lie; 9.4 hand; 14.4 tone-eyes; 20.2 in; 22.6 out; 26.2 in; 28.8 out; 32.7 in; 35.5 out; 180.4 look-around" },
  { "over-the-breath", 1, 2, 2, 5.351, 1, 1, 1, "0.4 let-go; 4.4 sit-or-lie; 9.4 hand; 20.2 in; 22.6 out; 26.2 in; 28.8 out; 32.7 in; 35.5 out; 180.4 look-around" },
  /* Breaths of 2.4 and 3.6, 2.6 and 3.9, 2.8 and 4.2 seconds. */
  { "breaths-just-fit", 1, 2, 2, 2, 1.95, 3.15, 1, "0.4 let-go; 4.4 sit-or-lie; 9.4 hand; 14.4 tone-eyes; 20.2 in; 22.6 out; 26.2 in; 28.8 out; 32.7 in; 35.5 out; 180.4 look-around" },
  { "breaths-fit-later", 1, 2, 2, 2, 1.951, 3.451, 1, "0.4 let-go; 4.4 sit-or-lie; 9.4 hand; 14.4 tone-eyes; 26.2 in; 32.7 in; 35.5 out; 180.4 look-around" },
  { "breaths-never-fit", 1, 2, 2, 2, 2.4, 3.8, 1, "0.4 let-go; 4.4 sit-or-lie; 9.4 hand; 14.4 tone-eyes; 180.4 look-around" },
  /* The end is 188 seconds after the start. */
  { "until-the-end", 1, 2, 2, 2, 1, 1, 7.6, "0.4 let-go; 4.4 sit-or-lie; 9.4 hand; 14.4 tone-eyes; 20.2 in; 22.6 out; 26.2 in; 28.8 out; 32.7 in; 35.5 out; 180.4 look-around" },
  { "after-the-end", 1, 2, 2, 2, 1, 1, 7.601, "0.4 let-go; 4.4 sit-or-lie; 9.4 hand; 14.4 tone-eyes; 20.2 in; 22.6 out; 26.2 in; 28.8 out; 32.7 in; 35.5 out" },
};

static void
test_long (gconstpointer data)
{
  const Long *lines = data;
  g_autoptr (GPtrArray) recordings = nabij_speech_fixture_make_recordings (
    W ("let-go"), lines->let_go_s, W ("sit-or-lie"), lines->sit_s, W ("hand"), lines->hand_s, W ("tone-eyes"), lines->tone_s,
    IN, lines->in_s, OUT, lines->out_s, W ("look-around"), lines->around_s, NULL);
  g_autoptr (NabijSpeech) speech = nabij_speech_new (find (NABIJ_PRACTICE_ID_WATER), &unknown_first, NULL, recordings);
  g_autoptr (NabijBreathPlan) plan = nabij_speech_fixture_make_plan (find (NABIJ_PRACTICE_ID_WATER), &unknown_first, NABIJ_BREATH_PATTERN_DEFAULT_ID, 3);
  g_autoptr (GArray) utterances = nabij_speech_lay_out (speech, plan);
  g_autofree char *written = nabij_speech_fixture_write (utterances);
  g_autoptr (GString) said = g_string_new (written);

  g_string_replace (said, NABIJ_PRACTICE_ID_WATER "/", "", 0);
  g_string_replace (said, "breathe-", "", 0);
  g_assert_cmpstr (said->str, ==, lines->said);
}

/* A line that a pause cuts off is said again, whole; one that was over is not. */
static void
test_a_pause (void)
{
  g_autoptr (GPtrArray) recordings = nabij_speech_fixture_make_recordings (
    W ("let-go"), 1.0, W ("sit-or-lie"), 2.0, W ("hand"), 3.0, W ("tone-eyes"), 2.0, IN, 1.0, NULL);
  NabijPractice *water = find (NABIJ_PRACTICE_ID_WATER);
  g_autoptr (NabijBreathPlan) plan = nabij_speech_fixture_make_plan (water, &unknown_first, NABIJ_BREATH_PATTERN_DEFAULT_ID, 3);
  g_autoptr (NabijBreathPlan) paused = nabij_breath_plan_with_change (plan, SECONDS (10), NABIJ_BREATH_CHANGE_PAUSE);
  g_autoptr (NabijBreathPlan) resumed = nabij_breath_plan_with_change (paused, SECONDS (20), NABIJ_BREATH_CHANGE_RESUME);
  g_autoptr (NabijBreathPlan) late = nabij_breath_plan_with_change (plan, SECONDS (12.4), NABIJ_BREATH_CHANGE_PAUSE);
  g_autoptr (NabijBreathPlan) late_resumed = nabij_breath_plan_with_change (late, SECONDS (13), NABIJ_BREATH_CHANGE_RESUME);
  g_autoptr (NabijBreathPlan) later = nabij_breath_plan_with_change (plan, SECONDS (21), NABIJ_BREATH_CHANGE_PAUSE);
  g_autoptr (NabijBreathPlan) later_resumed = nabij_breath_plan_with_change (later, SECONDS (30), NABIJ_BREATH_CHANGE_RESUME);

  assert_said (NABIJ_PRACTICE_ID_WATER, &unknown_first, paused, recordings, "0.4 " W ("let-go") "; 4.4 " W ("sit-or-lie"));
  /* A breath of six seconds leads back, and three seconds later the text would be gone. */
  assert_said (NABIJ_PRACTICE_ID_WATER, &unknown_first, resumed, recordings,
               "0.4 " W ("let-go") "; 4.4 " W ("sit-or-lie") "; 26.4 " W ("hand") "; 30.4 " W ("tone-eyes") "; 36.2 " IN "; 42.2 " IN "; 48.7 " IN);
  assert_said (NABIJ_PRACTICE_ID_WATER, &unknown_first, late_resumed, recordings,
               "0.4 " W ("let-go") "; 4.4 " W ("sit-or-lie") "; 9.4 " W ("hand") "; 21 " W ("tone-eyes") "; 26.8 " IN "; 32.8 " IN "; 39.3 " IN);
  /* The breath that was left is breathed again, and told again. */
  assert_said (NABIJ_PRACTICE_ID_WATER, &unknown_first, later, recordings,
               "0.4 " W ("let-go") "; 4.4 " W ("sit-or-lie") "; 9.4 " W ("hand") "; 14.4 " W ("tone-eyes"));
  assert_said (NABIJ_PRACTICE_ID_WATER, &unknown_first, later_resumed, recordings,
               "0.4 " W ("let-go") "; 4.4 " W ("sit-or-lie") "; 9.4 " W ("hand") "; 14.4 " W ("tone-eyes") "; 30.2 " IN "; 36.2 " IN "; 42.7 " IN);
}

/* What a pause has cut off had begun: nothing takes its place before the pause, nor waits for it after. */
static void
test_a_pause_in_a_long_line (void)
{
  g_autoptr (GPtrArray) recordings = nabij_speech_fixture_make_recordings (W ("let-go"), 5.9, W ("sit-or-lie"), 0.5, NULL);
  NabijPractice *water = find (NABIJ_PRACTICE_ID_WATER);
  g_autoptr (NabijBreathPlan) plan = nabij_speech_fixture_make_plan (water, &unknown_first, NABIJ_BREATH_PATTERN_DEFAULT_ID, 3);
  g_autoptr (NabijBreathPlan) paused = nabij_breath_plan_with_change (plan, SECONDS (5), NABIJ_BREATH_CHANGE_PAUSE);
  g_autoptr (NabijBreathPlan) own = nabij_breath_plan_with_change (plan, SECONDS (0.5), NABIJ_BREATH_CHANGE_OWN_PACE);
  g_autoptr (NabijBreathPlan) own_paused = nabij_breath_plan_with_change (own, SECONDS (4.5), NABIJ_BREATH_CHANGE_PAUSE);
  g_autoptr (NabijBreathPlan) own_resumed = nabij_breath_plan_with_change (own_paused, SECONDS (4.9), NABIJ_BREATH_CHANGE_RESUME);

  assert_said (NABIJ_PRACTICE_ID_WATER, &unknown_first, plan, recordings, "0.1 " W ("let-go") "; 6.3 " W ("sit-or-lie"));
  assert_said (NABIJ_PRACTICE_ID_WATER, &unknown_first, paused, recordings, "");
  assert_said (NABIJ_PRACTICE_ID_WATER, &unknown_first, own_resumed, recordings, "5.3 " W ("sit-or-lie"));
}

/* The breath that leads back is told by the screen alone. */
static void
test_a_pause_before_a_line (void)
{
  g_autoptr (GPtrArray) recordings = nabij_speech_fixture_make_recordings (W ("hand"), 1.0, IN, 1.0, NULL);
  NabijPractice *water = find (NABIJ_PRACTICE_ID_WATER);
  g_autoptr (NabijBreathPlan) plan = nabij_speech_fixture_make_plan (water, &unknown_first, NABIJ_BREATH_PATTERN_DEFAULT_ID, 3);
  g_autoptr (NabijBreathPlan) paused = nabij_breath_plan_with_change (plan, SECONDS (9.2), NABIJ_BREATH_CHANGE_PAUSE);
  g_autoptr (NabijBreathPlan) resumed = nabij_breath_plan_with_change (paused, SECONDS (12), NABIJ_BREATH_CHANGE_RESUME);

  assert_said (NABIJ_PRACTICE_ID_WATER, &unknown_first, resumed, recordings, "18.4 " W ("hand") "; 29 " IN "; 35 " IN "; 41.5 " IN);
}

/* A breath that is made longer does not let in a word that should have begun before. */
static void
test_a_longer_breath (void)
{
  g_autoptr (GPtrArray) recordings = nabij_speech_fixture_make_recordings (IN, 1.96, NULL);
  NabijPractice *water = find (NABIJ_PRACTICE_ID_WATER);
  g_autoptr (NabijBreathPlan) plan = nabij_speech_fixture_make_plan (water, &unknown_first, NABIJ_BREATH_PATTERN_DEFAULT_ID, 3);
  g_autoptr (NabijBreathPlan) longer = nabij_breath_plan_with_change (plan, SECONDS (20.5), NABIJ_BREATH_CHANGE_LONGER);
  g_autoptr (NabijSpeech) speech = nabij_speech_new (water, &unknown_first, NULL, recordings);
  g_autoptr (GArray) utterances = nabij_speech_lay_out (speech, longer);

  g_assert_cmpuint (utterances->len, ==, 2);
  g_assert_cmpint (g_array_index (utterances, NabijUtterance, 0).begins_us, >, SECONDS (26));
}

static void
test_own_pace (void)
{
  g_autoptr (GPtrArray) recordings = make_ten ();
  NabijPractice *water = find (NABIJ_PRACTICE_ID_WATER);
  g_autoptr (NabijBreathPlan) plan = nabij_speech_fixture_make_plan (water, &unknown_first, NABIJ_BREATH_PATTERN_DEFAULT_ID, 3);
  g_autoptr (NabijBreathPlan) own = nabij_breath_plan_with_change (plan, SECONDS (3), NABIJ_BREATH_CHANGE_OWN_PACE);
  g_autoptr (NabijBreathPlan) in_a_word = nabij_breath_plan_with_change (plan, SECONDS (22.8), NABIJ_BREATH_CHANGE_OWN_PACE);
#define AFTER_IT \
  "; 132.4 " W ("as-it-likes") "; 144.4 " W ("nothing-to-do") "; 156.4 " W ("hand-warmth") "; 165.4 " HERE "; 180.4 " W ("look-around")

  assert_said (NABIJ_PRACTICE_ID_WATER, &unknown_first, own, recordings,
               "0.4 " W ("let-go") "; 4.4 " W ("sit-or-lie") "; 9.4 " W ("hand") "; 14.4 " W ("tone-eyes") AFTER_IT);
  assert_said (NABIJ_PRACTICE_ID_WATER, &unknown_first, in_a_word, recordings,
               "0.4 " W ("let-go") "; 4.4 " W ("sit-or-lie") "; 9.4 " W ("hand") "; 14.4 " W ("tone-eyes") "; 20.2 " IN AFTER_IT);
}

/* Its own words are short, and are only shown. */
static void
test_five_exhales (void)
{
  g_autoptr (GPtrArray) recordings = nabij_speech_fixture_make_recordings (
    "five-exhales/hand", 2.0, "five-exhales/all", 1.0, IN, 0.5, OUT, 0.5, NULL);

  assert_said_in (NABIJ_PRACTICE_ID_FIVE, &unknown_first, recordings, "0.4 five-exhales/hand; 50.4 five-exhales/all");
}

static void
test_timelines (void)
{
  g_autoptr (GPtrArray) recordings = nabij_speech_fixture_make_recordings (
    "warm-place/carried", 2.0, "warm-place/beach", 2.5, "warm-place-forest/forest", 3.0, "warm-place/someone", 2.0, "warm-place/baby", 2.0,
    "warm-place/stays", 3.0, "one-sentence/let-one-go", 2.0, "sentence/6f9619ff", 3.0, HERE, 3.0, "one-song/hum", 3.0, NULL);
  NabijSituation before = { .season = NABIJ_SEASON_BEFORE, .weeks = 24, .heard = TRUE };
  NabijPractice *practice = find ("one-sentence");
  g_autoptr (NabijBreathPlan) plan = nabij_speech_fixture_make_plan (practice, &before, NABIJ_BREATH_PATTERN_DEFAULT_ID, 3);
  g_autoptr (NabijSpeech) own = nabij_speech_new (practice, &before, "6f9619ff", recordings);
  g_autoptr (GArray) said = nabij_speech_lay_out (own, plan);
  g_autofree char *written = nabij_speech_fixture_write (said);

  g_assert_cmpstr (written, ==, "0.4 one-sentence/let-one-go; 8.4 sentence/6f9619ff");
  assert_said_in ("one-sentence", &before, recordings, "0.4 one-sentence/let-one-go; 8.4 " HERE);
  /* A variant says what is the same in the words of its practice. */
  assert_said_in ("one-sentence-without-words", &before, recordings, "0.4 one-sentence/let-one-go");
  assert_said_in ("warm-place-forest", &before, recordings, "0.4 warm-place/carried; 15.4 warm-place-forest/forest; 90.4 warm-place/baby; 135.4 warm-place/stays");
  assert_said_in ("warm-place", &unknown_first, recordings,
                  "0.4 warm-place/carried; 15.4 warm-place/beach; 90.4 warm-place/someone; 135.4 warm-place/stays");
  assert_said_in ("one-song-humming", &before, recordings, "0.4 one-song/hum");
  /* Nothing of it may be spoken. */
  assert_said_in ("lay-down", &(NabijSituation){ .season = NABIJ_SEASON_AFTER, .weeks = NABIJ_WEEKS_UNKNOWN, .heard = TRUE }, recordings, "");
}

/* The order in the file does not matter, and nothing begins when its text is gone. */
static void
test_short_lines (void)
{
  static const char xml[] =
    "<practice id='own' kind='timed' group='connect' order='1' picture='p'><name>A</name><about>B</about><stage id='one' seconds='20'>"
    "<line id='late' from='5' until='8' voice='yes'>C</line><line id='early' from='0' until='2' voice='yes'>D</line>"
    "<line id='next' from='2' until='4' voice='yes'>E</line></stage></practice>";
  g_autoptr (NabijPractices) own = nabij_practices_new ();
  static const struct {
    double      early_s;
    const char *said;
  } table[] = {
    { 1.0, "0.4 own/early; 2.4 own/next; 5.4 own/late" },
    { 3.599, "0.4 own/early; 5.4 own/late" },
    { 3.2, "0.4 own/early; 3.9 own/next; 5.4 own/late" },
    { 3.3, "0.4 own/early; 5.4 own/late" },
  };
  g_autoptr (GError) error = NULL;

  nabij_practices_add (own, "own.xml", xml, -1, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    NabijPractice *practice = nabij_practices_find (own, "own");
    g_autoptr (GPtrArray) recordings = nabij_speech_fixture_make_recordings (
      "own/late", 1.0, "own/early", table[i].early_s, "own/next", 1.0, NULL);
    g_autoptr (NabijSpeech) speech = nabij_speech_new (practice, &unknown_first, NULL, recordings);
    g_autoptr (NabijBreathPlan) plan = nabij_speech_fixture_make_plan (practice, &unknown_first, NABIJ_BREATH_PATTERN_DEFAULT_ID, 3);
    g_autoptr (GArray) utterances = nabij_speech_lay_out (speech, plan);
    g_autofree char *said = nabij_speech_fixture_write (utterances);

    g_assert_cmpstr (said, ==, table[i].said);
  }
}

static void
test_song (void)
{
  g_autoptr (GPtrArray) recordings = nabij_speech_fixture_make_recordings ("lullaby", 200.0, "one-song/our-song", 1.0, NULL);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  const NabijSituation before = { .season = NABIJ_SEASON_BEFORE, .weeks = 24, .heard = TRUE, .song_us = SECONDS (200) };
  const NabijSituation ended = { .season = NABIJ_SEASON_ENDED, .weeks = NABIJ_WEEKS_UNKNOWN, .heard = TRUE };
  g_autoptr (NabijSpeech) song = nabij_speech_new (find ("one-song"), &before, NULL, recordings);
  g_autoptr (NabijSpeech) water = nabij_speech_new (find (NABIJ_PRACTICE_ID_WATER), &before, NULL, recordings);
  g_autoptr (NabijSpeech) silent = nabij_speech_new (find ("one-song"), &ended, NULL, recordings);
  g_autoptr (NabijSpeech) empty = nabij_speech_new (find ("one-song"), &before, NULL, nothing);

  g_assert_true (nabij_speech_get_song (song) == g_ptr_array_index (recordings, 0));
  g_assert_false (nabij_speech_is_empty (song));
  g_assert_null (nabij_speech_get_song (water));
  g_assert_true (nabij_speech_is_empty (water));
  g_assert_null (nabij_speech_get_song (silent));
  g_assert_true (nabij_speech_is_empty (silent));
  g_assert_null (nabij_speech_get_song (empty));
  g_assert_true (nabij_speech_is_empty (empty));
  assert_said_in ("one-song", &before, recordings, "0.4 one-song/our-song");
}

/* Of two recordings of a line the newer one is said; one without its sound is not. */
static void
test_which_recording (void)
{
  g_autoptr (GBytes) sound = g_bytes_new_static ("OggS", 4);
  g_autoptr (GBytes) no_sound = g_bytes_new_static ("", 0);
  NabijRecordingFields fields = { .speaker = "Noor", .line = W ("let-go"), .words = "", .recorded = { .utc_us = 5 }, .duration_us = SECONDS (1) };
  g_autoptr (NabijBreathPlan) plan = nabij_speech_fixture_make_plan (find (NABIJ_PRACTICE_ID_WATER), &unknown_first, NABIJ_BREATH_PATTERN_DEFAULT_ID, 3);

  for (guint order = 0; order < 2; order++) {
    g_autoptr (GPtrArray) recordings = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref);
    g_autoptr (NabijSpeech) speech = NULL;
    g_autoptr (GArray) utterances = NULL;

    for (guint i = 0; i < 2; i++) {
      fields.recorded.utc_us = i == order ? 5 : 7;
      g_ptr_array_add (recordings, nabij_recording_new (&fields, sound));
    }
    fields.recorded.utc_us = 9;
    g_ptr_array_add (recordings, nabij_recording_new (&fields, NULL));
    g_ptr_array_add (recordings, nabij_recording_new (&fields, no_sound));

    speech = nabij_speech_new (find (NABIJ_PRACTICE_ID_WATER), &unknown_first, NULL, recordings);
    utterances = nabij_speech_lay_out (speech, plan);
    g_assert_cmpuint (utterances->len, ==, 1);
    g_assert_cmpint (nabij_recording_get_fields (g_array_index (utterances, NabijUtterance, 0).recording)->recorded.utc_us, ==, 7);
  }
}

/* A speech keeps its recordings, and may be asked about any plan. */
static void
test_lives_alone (void)
{
  GPtrArray *recordings = make_ten ();
  g_autoptr (NabijSpeech) speech = nabij_speech_new (find (NABIJ_PRACTICE_ID_WATER), &unknown_first, NULL, recordings);
  g_autoptr (NabijSpeech) same = nabij_speech_ref (speech);
  g_autoptr (NabijBreathPlan) five = nabij_speech_fixture_make_plan (find (NABIJ_PRACTICE_ID_FIVE), &unknown_first, NABIJ_BREATH_PATTERN_DEFAULT_ID, 3);
  g_autoptr (NabijBreathPlan) beach = nabij_speech_fixture_make_plan (find ("warm-place"), &unknown_first, NABIJ_BREATH_PATTERN_DEFAULT_ID, 3);
  g_autoptr (GArray) in_five = NULL;
  g_autoptr (GArray) on_the_beach = NULL;

  g_ptr_array_unref (recordings);
  in_five = nabij_speech_lay_out (same, five);
  on_the_beach = nabij_speech_lay_out (same, beach);
  g_assert_cmpuint (in_five->len, >, 0);
  /* Its stages are not there. */
  g_assert_cmpuint (on_the_beach->len, ==, 1);
  g_assert_cmpstr (nabij_recording_get_fields (g_array_index (on_the_beach, NabijUtterance, 0).recording)->line, ==, W ("look-around"));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  practices = nabij_practices_new_own ();

  g_test_add_func ("/nabij/core/speech/the-first-three-minutes", test_the_first_three_minutes);
  g_test_add_func ("/nabij/core/speech/later-three-minutes", test_later_three_minutes);
  g_test_add_func ("/nabij/core/speech/a-night-after-birth", test_a_night_after_birth);
  g_test_add_func ("/nabij/core/speech/at-any-hour", test_at_any_hour);
  for (gsize i = 0; i < G_N_ELEMENTS (longs); i++) {
    g_autofree char *path = g_strconcat ("/nabij/core/speech/long-lines/", longs[i].name, NULL);

    g_test_add_data_func (path, &longs[i], test_long);
  }
  g_test_add_func ("/nabij/core/speech/a-pause", test_a_pause);
  g_test_add_func ("/nabij/core/speech/a-pause-in-a-long-line", test_a_pause_in_a_long_line);
  g_test_add_func ("/nabij/core/speech/a-pause-before-a-line", test_a_pause_before_a_line);
  g_test_add_func ("/nabij/core/speech/a-longer-breath", test_a_longer_breath);
  g_test_add_func ("/nabij/core/speech/short-lines", test_short_lines);
  g_test_add_func ("/nabij/core/speech/own-pace", test_own_pace);
  g_test_add_func ("/nabij/core/speech/five-exhales", test_five_exhales);
  g_test_add_func ("/nabij/core/speech/timelines", test_timelines);
  g_test_add_func ("/nabij/core/speech/song", test_song);
  g_test_add_func ("/nabij/core/speech/which-recording", test_which_recording);
  g_test_add_func ("/nabij/core/speech/lives-alone", test_lives_alone);

  status = g_test_run ();
  nabij_practices_free (practices);
  return status;
}
