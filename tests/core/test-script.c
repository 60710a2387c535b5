/* test-script.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-practices.h"
#include "nabij-script.h"

#include <math.h>

#define SECONDS(seconds) ((gint64)((seconds) * (double)G_USEC_PER_SEC))
#define FRAME_US (G_USEC_PER_SEC / 60)
/* A line comes and goes in 0.6 s. */
#define OPACITY_STEP_MAX (1.0 / 60.0 / 0.6 + 1e-4)
#define SMALL "Not extra deep, soft and easy."

/* Read once, in main. */
static NabijPractices *practices;

static NabijPractice *
find_practice (NabijBreathForm form)
{
  return nabij_practices_find (practices, form == NABIJ_BREATH_FORM_FIVE_EXHALES ? NABIJ_PRACTICE_ID_FIVE : NABIJ_PRACTICE_ID_WATER);
}

static NabijBreathPlan *
make_plan (NabijBreathForm practice,
           const char     *pattern_id,
           gboolean        first_time)
{
  const NabijBreathPlanOptions options = {
    .form = practice,
    .length_us = SECONDS (180),
    .pattern = nabij_breath_pattern_find (pattern_id, NABIJ_SEASON_UNKNOWN, NULL)->pattern,
    .season = NABIJ_SEASON_UNKNOWN,
    .long_welcome = first_time,
  };

  return nabij_breath_plan_new (&options);
}

static NabijScriptContext
make_context (NabijBreathForm practice,
              gboolean        first_time)
{
  return (NabijScriptContext){
    .practice = find_practice (practice),
    .situation = {
      .season = NABIJ_SEASON_UNKNOWN,
      .weeks = NABIJ_WEEKS_UNKNOWN,
      .first_time = first_time,
      .long_welcome = first_time,
      .heard = TRUE,
    },
  };
}

/* What the script says, on its own clock; `NULL` where there are no words. */
typedef struct {
  double      from_s;
  double      until_s;
  const char *word;
  const char *hint;
} Said;

static void
assert_said (NabijBreathPlan          *plan,
             const NabijScriptContext *context,
             const Said               *said,
             gsize                     n_said,
             const char               *small)
{
  NabijBreathState  state;
  NabijScriptMoment moment;

  for (gsize i = 0; i < n_said; i++) {
    for (double at_s = said[i].from_s; at_s < said[i].until_s - 1e-6; at_s += 0.1) {
      nabij_breath_plan_at (plan, SECONDS (at_s + 1e-6), &state);
      nabij_script_at (context, &state, &moment);
      g_test_message ("%.1f s: %s", at_s, moment.word != NULL ? moment.word : "");
      g_assert_cmpstr (moment.word, ==, said[i].word);
      g_assert_cmpstr (moment.hint, ==, said[i].hint);
      g_assert_cmpstr (moment.small, ==, state.stage == NABIJ_STAGE_FOLLOW ? small : NULL);
      g_assert_cmpint (moment.is_line, ==, moment.word != NULL && state.stage != NABIJ_STAGE_FOLLOW);
      g_assert_true ((moment.id == NULL) == (moment.word == NULL));
    }
    /* Nothing is left out between two rows. */
    g_assert_true (i + 1 == n_said || said[i].until_s == said[i + 1].from_s);
  }
}

/* Breaths of 6.0, 6.5 … 10.0 s, 40 % in and 60 % out. */
static gsize
say_breaths (Said    *said,
             double   at_s,
             guint    n_breaths,
             gboolean first_time)
{
  for (guint i = 0; i < n_breaths; i++) {
    const double cycle_s = MIN (6.0 + 0.5 * i, 10.0);
    const char  *hint = NULL;

    if (i + 1 == 2 && first_time)
      hint = "Dizzy or uneasy? Breathe as you like. Esc stops.";
    else if (i + 1 == 5 && first_time)
      hint = "Prefer a shorter breath? Press −.";
    else if (i + 1 == 11)
      hint = "Your shoulders may drop.";

    said[2 * i] = (Said){ at_s, at_s + 0.4 * cycle_s, i < 3 ? "Breathe in" : "In", hint };
    said[2 * i + 1] = (Said){ at_s + 0.4 * cycle_s, at_s + cycle_s, i < 3 ? "Breathe out" : "Out", hint };
    at_s += cycle_s;
  }
  return 2 * n_breaths;
}

static gsize
say_the_end (Said *said)
{
  static const Said end[] = {
    { 132, 140, "Now let your breath do as it likes." },
    { 140, 144, NULL },
    { 144, 150, "Nothing to do." },
    { 150, 156, NULL },
    { 156, 164, "Feel your hand. Feel the warmth." },
    { 164, 165, NULL },
    { 165, 174, "I’m here." },
    { 174, 180, NULL },
    { 180, 188, "That’s all. Look around when you’re ready." },
  };

  memcpy (said, end, sizeof end);
  return G_N_ELEMENTS (end);
}

static void
test_the_first_three_minutes (void)
{
  Said said[64] = {
    { 0, 4, "Let your breath go." },
    { 4, 9, "Sit supported, or lie on your side." },
    { 9, 14, "Rest a hand on your belly or chest." },
    { 14, 20, "With this tone, breathe out. You may close your eyes." },
  };
  const NabijScriptContext context = make_context (NABIJ_BREATH_FORM_WATER_AND_RUST, TRUE);
  g_autoptr (NabijBreathPlan) plan = make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, "water", TRUE);
  gsize n_said = 4;

  n_said += say_breaths (said + n_said, 20, 13, TRUE);
  n_said += say_the_end (said + n_said);
  assert_said (plan, &context, said, n_said, SMALL);
}

static void
test_later_three_minutes (void)
{
  Said said[64] = {
    { 0, 4, "Let your breath go." },
    { 4, 10, "Sit supported. Rest your hand where it feels good." },
  };
  const NabijScriptContext context = make_context (NABIJ_BREATH_FORM_WATER_AND_RUST, FALSE);
  g_autoptr (NabijBreathPlan) plan = make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, "water", FALSE);
  gsize n_said = 2;

  n_said += say_breaths (said + n_said, 10, 14, FALSE);
  n_said += say_the_end (said + n_said);
  assert_said (plan, &context, said, n_said, NULL);
}

static void
test_five_exhales (void)
{
  static const double inhales_s[] = { 2.8, 3.2, 3.6, 4.0, 4.0 };
  static const double exhales_s[] = { 4.2, 4.8, 5.4, 6.0, 6.0 };
  Said                said[16] = { { 0, 6, "Rest your hand where it feels good." } };
  gsize               n_said = 1;
  double              at_s = 6;

  for (gsize i = 0; i < G_N_ELEMENTS (inhales_s); i++) {
    said[n_said++] = (Said){ at_s, at_s + inhales_s[i], "In" };
    said[n_said++] = (Said){ at_s + inhales_s[i], at_s + inhales_s[i] + exhales_s[i], "Out" };
    at_s += inhales_s[i] + exhales_s[i];
  }
  said[n_said++] = (Said){ 50, 56, "That was all." };
  said[n_said++] = (Said){ 56, 58, NULL };

  for (int first_time = FALSE; first_time <= TRUE; first_time++) {
    const NabijScriptContext context = make_context (NABIJ_BREATH_FORM_FIVE_EXHALES, first_time);
    g_autoptr (NabijBreathPlan) plan = make_plan (NABIJ_BREATH_FORM_FIVE_EXHALES, "water", first_time);

    assert_said (plan, &context, said, n_said, first_time ? SMALL : NULL);
  }
}

static void
test_own_pace_guides_nothing (void)
{
  const NabijScriptContext context = make_context (NABIJ_BREATH_FORM_WATER_AND_RUST, FALSE);
  g_autoptr (NabijBreathPlan) plan = make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, "own", FALSE);
  const Said        said[] = { { 10, 132, "Breathe as you like." } };
  NabijBreathState  state;
  NabijScriptMoment moment;

  for (double at_s = said->from_s; at_s < said->until_s; at_s += 0.5) {
    nabij_breath_plan_at (plan, SECONDS (at_s), &state);
    nabij_script_at (&context, &state, &moment);
    g_assert_cmpstr (moment.word, ==, said->word);
    g_assert_cmpfloat (moment.opacity, ==, 1.0);
    g_assert_null (moment.hint);
  }
}

static void
test_a_pause_says_so (void)
{
  const NabijScriptContext context = make_context (NABIJ_BREATH_FORM_WATER_AND_RUST, TRUE);
  g_autoptr (NabijBreathPlan) plan = make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, "water", TRUE);

  /* In every stage, also in the middle of a line or of a breath with a hint. */
  for (double at_s = 0.5; at_s < 180.0; at_s += 7.0) {
    g_autoptr (NabijBreathPlan) paused = nabij_breath_plan_with_change (plan, SECONDS (at_s), NABIJ_BREATH_CHANGE_PAUSE);
    NabijBreathState  state;
    NabijScriptMoment moment;

    nabij_breath_plan_at (paused, SECONDS (at_s + 1.0), &state);
    nabij_script_at (&context, &state, &moment);
    g_assert_cmpstr (moment.word, ==, "Pause");
    g_assert_cmpstr (nabij_script_get_spoken (&context, &state), ==, "Pause");
    g_assert_cmpfloat (moment.opacity, ==, 1.0);
    g_assert_null (moment.hint);
    g_assert_null (moment.small);
  }
}

typedef struct {
  const char     *name;
  NabijBreathForm practice;
  NabijSeason     season;
  int             weeks;
  const char     *when; /* n: night, f: first time, l: a long welcome all the same, s: without sound, h: hospital, m: more babies, p, c: hand */
  NabijStage      stage;
  double          at_s;
  const char     *word;
} Variant;

#define W NABIJ_BREATH_FORM_WATER_AND_RUST
#define F NABIJ_BREATH_FORM_FIVE_EXHALES
#define NO NABIJ_WEEKS_UNKNOWN
#define SLEEPY "Sleepy? First lay your baby down in their own cot, on their back."
#define WARMTH "Feel your hand. Feel the warmth."
#define CLOSED_EYES "With this tone, breathe out. You may close your eyes."
#define OPEN_EYES "With this tone, breathe out."
#define NO_TONE "Breathe along with the water."

static const Variant variants[] = {
  /* Whoever may have a baby in the arms is not told to lie down, nor to close the eyes at night. */
  { "sit-after-birth", W, NABIJ_SEASON_AFTER, NO, "f", NABIJ_STAGE_ARRIVE, 5, "Sit with support for your back." },
  { "sleepy-first", W, NABIJ_SEASON_AFTER, NO, "fn", NABIJ_STAGE_ARRIVE, 5, SLEEPY },
  { "sleepy-in-a-long-welcome", W, NABIJ_SEASON_AFTER, NO, "ln", NABIJ_STAGE_ARRIVE, 5, SLEEPY },
  { "hand-in-a-long-welcome", W, NABIJ_SEASON_AFTER, NO, "ln", NABIJ_STAGE_ARRIVE, 10, "Rest a hand on your belly or chest." },
  { "tone-in-a-long-welcome", W, NABIJ_SEASON_UNKNOWN, NO, "l", NABIJ_STAGE_ARRIVE, 15, CLOSED_EYES },
  { "sleepy-later", W, NABIJ_SEASON_AFTER, NO, "n", NABIJ_STAGE_ARRIVE, 9.9, SLEEPY },
  { "not-sleepy-by-day", W, NABIJ_SEASON_AFTER, NO, "", NABIJ_STAGE_ARRIVE, 5, "Sit supported. Rest your hand where it feels good." },
  { "lie-before-birth", W, NABIJ_SEASON_BEFORE, 30, "fn", NABIJ_STAGE_ARRIVE, 5, "Sit supported, or lie on your side." },
  { "lie-unknown-at-night", W, NABIJ_SEASON_UNKNOWN, NO, "fn", NABIJ_STAGE_ARRIVE, 5, "Sit supported, or lie on your side." },
  { "hand-after-birth-at-night", W, NABIJ_SEASON_AFTER, NO, "fn", NABIJ_STAGE_ARRIVE, 10, "Rest a hand on your belly or chest." },
  { "eyes-after-birth-at-night", W, NABIJ_SEASON_AFTER, NO, "fn", NABIJ_STAGE_ARRIVE, 15, OPEN_EYES },
  { "eyes-after-birth-by-day", W, NABIJ_SEASON_AFTER, NO, "f", NABIJ_STAGE_ARRIVE, 15, CLOSED_EYES },
  { "eyes-before-birth-at-night", W, NABIJ_SEASON_BEFORE, 12, "fn", NABIJ_STAGE_ARRIVE, 15, CLOSED_EYES },
  /* A tone that cannot be heard is not spoken of. */
  { "no-tone", W, NABIJ_SEASON_UNKNOWN, NO, "fs", NABIJ_STAGE_ARRIVE, 15, NO_TONE },
  { "no-tone-after-birth-at-night", W, NABIJ_SEASON_AFTER, NO, "fns", NABIJ_STAGE_ARRIVE, 15, NO_TONE },
  { "no-tone-sit", W, NABIJ_SEASON_UNKNOWN, NO, "fs", NABIJ_STAGE_ARRIVE, 5, "Sit supported, or lie on your side." },

  { "contact-unknown", W, NABIJ_SEASON_UNKNOWN, NO, "", NABIJ_STAGE_CONTACT, 1, WARMTH },
  { "contact-unknown-has-no-weeks", W, NABIJ_SEASON_UNKNOWN, 30, "", NABIJ_STAGE_CONTACT, 1, WARMTH },
  { "contact-paused", W, NABIJ_SEASON_PAUSED, 30, "", NABIJ_STAGE_CONTACT, 1, WARMTH },
  { "contact-ended", W, NABIJ_SEASON_ENDED, 30, "", NABIJ_STAGE_CONTACT, 1, WARMTH },
  { "contact-before-unknown-weeks", W, NABIJ_SEASON_BEFORE, NO, "", NABIJ_STAGE_CONTACT, 1, WARMTH },
  { "contact-week-0", W, NABIJ_SEASON_BEFORE, 0, "", NABIJ_STAGE_CONTACT, 1, "Feel your hand. This moment is for you." },
  { "contact-week-19", W, NABIJ_SEASON_BEFORE, 19, "", NABIJ_STAGE_CONTACT, 1, "Feel your hand. This moment is for you." },
  { "contact-week-20", W, NABIJ_SEASON_BEFORE, 20, "", NABIJ_STAGE_CONTACT, 1, "Feel your hand on your belly. Your baby may notice something already." },
  { "contact-week-27", W, NABIJ_SEASON_BEFORE, 27, "n", NABIJ_STAGE_CONTACT, 1, "Feel your hand on your belly. Your baby may notice something already." },
  { "contact-week-28", W, NABIJ_SEASON_BEFORE, 28, "", NABIJ_STAGE_CONTACT, 1, "Feel your hand on your belly. Your baby can hear your voice." },
  { "contact-week-42", W, NABIJ_SEASON_BEFORE, 42, "", NABIJ_STAGE_CONTACT, 1, "Feel your hand on your belly. Your baby can hear your voice." },
  { "contact-twins", W, NABIJ_SEASON_BEFORE, 30, "m", NABIJ_STAGE_CONTACT, 1, "Feel your hand on your belly. Your babies can hear your voice." },
  { "contact-partner", W, NABIJ_SEASON_BEFORE, 30, "p", NABIJ_STAGE_CONTACT, 1, "Your hand on the belly, if you both like that. Or on your own chest." },
  { "contact-partner-early", W, NABIJ_SEASON_BEFORE, NO, "p", NABIJ_STAGE_CONTACT, 1, "Your hand on the belly, if you both like that. Or on your own chest." },
  { "contact-chest-20", W, NABIJ_SEASON_BEFORE, 20, "c", NABIJ_STAGE_CONTACT, 1, WARMTH },
  { "contact-chest-28", W, NABIJ_SEASON_BEFORE, 28, "c", NABIJ_STAGE_CONTACT, 1, "Feel your hand on your chest. Your baby can hear your voice." },
  { "contact-hospital", W, NABIJ_SEASON_AFTER, NO, "h", NABIJ_STAGE_CONTACT, 1, "Think of your baby, or look at a photo. You belong together, even apart." },
  { "contact-hospital-twins-at-night", W, NABIJ_SEASON_AFTER, NO, "hmn", NABIJ_STAGE_CONTACT, 1, "Think of your babies, or look at a photo. You belong together, even apart." },
  { "partner-has-no-belly-in-silence", W, NABIJ_SEASON_PAUSED, NO, "p", NABIJ_STAGE_CONTACT, 1, WARMTH },
  { "hand-in-silence", W, NABIJ_SEASON_PAUSED, NO, "f", NABIJ_STAGE_ARRIVE, 10, "Rest a hand on your chest." },
  { "sit-in-hospital-at-night", W, NABIJ_SEASON_AFTER, NO, "hn", NABIJ_STAGE_ARRIVE, 5, "Sit supported. Rest your hand where it feels good." },
  { "contact-after-by-day", W, NABIJ_SEASON_AFTER, NO, "", NABIJ_STAGE_CONTACT, 1, "Look at your baby for a moment. Or rest a still hand there." },
  { "contact-after-at-night", W, NABIJ_SEASON_AFTER, NO, "n", NABIJ_STAGE_CONTACT, 1, "Feel your hand on your chest." },
  { "sentence", W, NABIJ_SEASON_BEFORE, 30, "", NABIJ_STAGE_CONTACT, 10, "I’m here." },
  { "sentence-paused", W, NABIJ_SEASON_PAUSED, NO, "", NABIJ_STAGE_CONTACT, 10, "I’m here." },
  { "sentence-ended", W, NABIJ_SEASON_ENDED, NO, "", NABIJ_STAGE_CONTACT, 10, "This is enough for now." },

  /* Whoever is nearly asleep is not asked to look around. */
  { "close-by-day", W, NABIJ_SEASON_UNKNOWN, NO, "", NABIJ_STAGE_CLOSE, 1, "That’s all. Look around when you’re ready." },
  { "close-at-night", W, NABIJ_SEASON_UNKNOWN, NO, "n", NABIJ_STAGE_CLOSE, 1, NULL },
  { "five-close-at-night", F, NABIJ_SEASON_UNKNOWN, NO, "n", NABIJ_STAGE_CLOSE, 1, "That was all." },
  { "five-has-no-welcome", F, NABIJ_SEASON_AFTER, NO, "fn", NABIJ_STAGE_ARRIVE, 5, "Rest your hand where it feels good." },
};

static void
test_variant (gconstpointer user_data)
{
  const Variant           *variant = user_data;
  const NabijScriptContext context = {
    .practice = find_practice (variant->practice),
    .situation = {
      .season = variant->season,
      .weeks = variant->weeks,
      .night = strchr (variant->when, 'n') != NULL,
      .first_time = strchr (variant->when, 'f') != NULL,
      .long_welcome = strpbrk (variant->when, "fl") != NULL,
      .heard = strchr (variant->when, 's') == NULL,
      .hospital = strchr (variant->when, 'h') != NULL,
      .more_children = strchr (variant->when, 'm') != NULL,
      .hand = strchr (variant->when, 'p') != NULL ? NABIJ_HAND_PARTNERS_BELLY : strchr (variant->when, 'c') != NULL ? NABIJ_HAND_MY_CHEST
                                                                                                                    : NABIJ_HAND_UNKNOWN,
    },
  };
  const NabijBreathState state = {
    .stage = variant->stage,
    .phase = NABIJ_PHASE_STILL,
    .stage_elapsed_us = SECONDS (variant->at_s),
  };
  NabijScriptMoment moment;

  nabij_script_at (&context, &state, &moment);
  g_assert_cmpstr (moment.word, ==, variant->word);
  g_assert_cmpstr (nabij_script_get_spoken (&context, &state), ==, variant->word);
}

/* The chosen sentence stands where the given one would; a silent season shows none of before. */
static void
test_chosen_sentence (void)
{
  static const char *const expected[] = {
    [NABIJ_SEASON_UNKNOWN] = "Mine & own",
    [NABIJ_SEASON_BEFORE] = "Mine & own",
    [NABIJ_SEASON_AFTER] = "Mine & own",
    [NABIJ_SEASON_PAUSED] = "I’m here.",
    [NABIJ_SEASON_ENDED] = "This is enough for now.",
  };
  const NabijBreathState state = { .stage = NABIJ_STAGE_CONTACT, .phase = NABIJ_PHASE_STILL, .stage_elapsed_us = SECONDS (10) };

  for (int season = NABIJ_SEASON_UNKNOWN; season <= NABIJ_SEASON_ENDED; season++) {
    NabijScriptContext context = make_context (W, FALSE);
    NabijScriptMoment  moment;

    context.situation.season = (NabijSeason)season;
    context.sentence = "Mine & own";
    nabij_script_at (&context, &state, &moment);
    g_assert_cmpstr (moment.word, ==, expected[season]);
    g_assert_true (moment.is_line);
  }
}

/* Stages are counted without those that do not fit, small lines come and go, and a line goes before the
 * word of a breath. */
static void
test_stages_of_a_file (void)
{
  static const char xml[] =
    "<practice id='a' kind='timed' group='connect' order='1' picture='a' sentence='yes'><name>A</name><about>A</about>"
    "<stage id='never' seconds='5' hours='night'><line id='never' from='0' until='5'>Never.</line></stage>"
    "<stage id='one' seconds='10'><line id='one' from='0' until='8'>One.</line><small id='s' from='2' until='6'>Small.</small></stage>"
    "<stage id='two' seconds='30' motion='breaths' inhale='3' exhale='4'><line id='two' from='4' until='12'>Two.</line></stage>"
    "<stage id='three' seconds='9'><line id='none' from='0' until='9' chosen='sentence'/></stage></practice>";
  static const struct {
    double      at_s;
    const char *word;
    const char *small;
  } expected[] = {
    { 1, "One.", NULL },
    { 4, "One.", "Small." },
    { 9, NULL, NULL },
    { 15, "Two.", NULL },
    { 39, "Out", NULL },
    { 41, NULL, NULL },
    { 50, NULL, NULL },
  };
  g_autoptr (NabijPractices) own = nabij_practices_new ();
  g_autoptr (NabijBreathPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  NabijScriptContext     context = make_context (W, FALSE);
  NabijBreathPlanOptions options = { .pattern = { SECONDS (4), SECONDS (6) } };

  nabij_practices_add (own, "a.xml", xml, -1, &error);
  g_assert_no_error (error);
  context.practice = nabij_practices_find (own, "a");
  nabij_practice_get_plan_options (context.practice, &context.situation, &options);
  plan = nabij_breath_plan_new (&options);
  g_assert_cmpint (nabij_breath_plan_get_duration_us (plan), ==, SECONDS (49 + 8));

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++) {
    NabijBreathState  state;
    NabijScriptMoment moment;

    nabij_breath_plan_at (plan, SECONDS (expected[i].at_s), &state);
    nabij_script_at (&context, &state, &moment);
    g_test_message ("%g s", expected[i].at_s);
    g_assert_cmpstr (moment.word, ==, expected[i].word);
    g_assert_cmpstr (moment.small, ==, expected[i].small);
    g_assert_cmpfloat (moment.small_opacity, ==, expected[i].small != NULL ? 1.0 : 0.0);
  }
}

static void
assert_fades (NabijBreathForm practice,
              const char     *pattern_id,
              NabijSeason     season,
              gboolean        first_time,
              gboolean        night)
{
  NabijScriptContext context = make_context (practice, first_time);
  g_autoptr (NabijBreathPlan) plan = make_plan (practice, pattern_id, first_time);
  NabijBreathState  state;
  NabijScriptMoment moment;
  NabijScriptMoment before = { 0 };

  context.situation.season = season;
  context.situation.night = night;
  for (gint64 at_us = 0; at_us < nabij_breath_plan_get_duration_us (plan); at_us += FRAME_US) {
    nabij_breath_plan_at (plan, at_us, &state);
    nabij_script_at (&context, &state, &moment);

    g_assert_cmpfloat (moment.opacity, >=, 0.0);
    g_assert_cmpfloat (moment.opacity, <=, 1.0);
    g_assert_cmpfloat (moment.hint_opacity, >=, 0.0);
    g_assert_cmpfloat (moment.hint_opacity, <=, 1.0);

    if (state.guided) {
      /* The word of a breath is there at once, and no line is ever in its way. */
      g_assert_false (moment.is_line);
      g_assert_cmpfloat (moment.opacity, >=, 0.8);
    } else if (g_strcmp0 (moment.id, "own-pace") != 0) {
      /* A line comes out of nothing, and goes into nothing. */
      const double was = g_strcmp0 (moment.id, before.id) == 0 ? before.opacity : 0.0;

      g_assert_cmpfloat (fabs (moment.opacity - was), <=, OPACITY_STEP_MAX);
    }
    if (before.is_line && g_strcmp0 (before.id, moment.id) != 0 && !g_str_equal (before.id, "own-pace"))
      g_assert_cmpfloat (before.opacity, <=, OPACITY_STEP_MAX);
    g_assert_cmpfloat (fabs (moment.hint_opacity - before.hint_opacity), <=, OPACITY_STEP_MAX);
    before = moment;
  }
}

static void
test_lines_come_and_go_softly (void)
{
  static const char *const patterns[] = { "own", "soft", "water", "even" };

  for (int practice = W; practice <= F; practice++) {
    for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++) {
      for (int season = NABIJ_SEASON_UNKNOWN; season <= NABIJ_SEASON_ENDED; season++) {
        for (int bits = 0; bits < 4; bits++)
          assert_fades ((NabijBreathForm)practice, patterns[i], (NabijSeason)season, bits & 1, (bits & 2) != 0);
      }
    }
  }
}

static void
assert_spoken (NabijBreathForm    practice,
               gboolean           first_time,
               const char *const *expected)
{
  const NabijScriptContext context = make_context (practice, first_time);
  g_autoptr (NabijBreathPlan) plan = make_plan (practice, "water", first_time);
  const char      *last = "";
  NabijBreathState state;

  for (gint64 at_us = 0; nabij_breath_plan_at (plan, at_us, &state); at_us += FRAME_US) {
    const char *spoken = nabij_script_get_spoken (&context, &state);

    if (spoken == NULL || g_str_equal (spoken, last))
      continue;
    g_assert_cmpstr (spoken, ==, *expected);
    expected++;
    last = spoken;
  }
  g_assert_null (*expected);
}

/* A screen reader says three breaths, and then lets the ears rest. */
static void
test_spoken (void)
{
  static const char *const first_time[] = {
    "Let your breath go.",
    "Sit supported, or lie on your side.",
    "Rest a hand on your belly or chest.",
    CLOSED_EYES,
    "Breathe in",
    "Breathe out",
    "Breathe in",
    "Breathe out",
    "Breathe in",
    "Breathe out",
    "Breathe with the water",
    "Now let your breath do as it likes.",
    "Nothing to do.",
    WARMTH,
    "I’m here.",
    "That’s all. Look around when you’re ready.",
    NULL,
  };
  static const char *const five[] = {
    "Rest your hand where it feels good.",
    "In",
    "Out",
    "In",
    "Out",
    "In",
    "Out",
    "Breathe with the water",
    "That was all.",
    NULL,
  };

  assert_spoken (NABIJ_BREATH_FORM_WATER_AND_RUST, TRUE, first_time);
  assert_spoken (NABIJ_BREATH_FORM_FIVE_EXHALES, FALSE, five);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  practices = nabij_practices_new_own ();

  g_test_add_func ("/nabij/core/script/the-first-three-minutes", test_the_first_three_minutes);
  g_test_add_func ("/nabij/core/script/later-three-minutes", test_later_three_minutes);
  g_test_add_func ("/nabij/core/script/five-exhales", test_five_exhales);
  g_test_add_func ("/nabij/core/script/own-pace-guides-nothing", test_own_pace_guides_nothing);
  g_test_add_func ("/nabij/core/script/a-pause-says-so", test_a_pause_says_so);
  for (gsize i = 0; i < G_N_ELEMENTS (variants); i++) {
    g_autofree char *path = g_strconcat ("/nabij/core/script/variants/", variants[i].name, NULL);

    g_test_add_data_func (path, &variants[i], test_variant);
  }
  g_test_add_func ("/nabij/core/script/lines-come-and-go-softly", test_lines_come_and_go_softly);
  g_test_add_func ("/nabij/core/script/spoken", test_spoken);
  g_test_add_func ("/nabij/core/script/chosen-sentence", test_chosen_sentence);
  g_test_add_func ("/nabij/core/script/stages-of-a-file", test_stages_of_a_file);

  status = g_test_run ();
  nabij_practices_free (practices);
  return status;
}
