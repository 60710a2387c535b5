/* test-breath-plan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-breath-plan-fixture.h"

#include <math.h>

#define MINUTES(minutes) SECONDS (60 * (minutes))

static NabijBreathPlanOptions
options_for (const char *pattern_id,
             NabijSeason season,
             int         minutes,
             gboolean    long_welcome)
{
  const NabijBreathPatternInfo *info = nabij_breath_pattern_find (pattern_id, season, NULL);

  g_assert_nonnull (info);
  return (NabijBreathPlanOptions){
    .form = minutes == 0 ? NABIJ_BREATH_FORM_FIVE_EXHALES : NABIJ_BREATH_FORM_WATER_AND_RUST,
    .length_us = MINUTES (minutes),
    .pattern = info->pattern,
    .season = season,
    .long_welcome = long_welcome,
  };
}

typedef struct {
  NabijStage stage;
  NabijPhase phase;
  double     seconds;
} ExpectedPiece;

static void
assert_pieces (NabijBreathPlan     *plan,
               const ExpectedPiece *expected,
               gsize                n_expected)
{
  NabijBreathState state;
  gint64           at_us = 0;

  for (gsize i = 0; i < n_expected; i++) {
    g_assert_true (nabij_breath_plan_at (plan, at_us, &state));
    g_assert_cmpint (state.stage, ==, expected[i].stage);
    g_assert_cmpint (state.phase, ==, expected[i].phase);
    g_assert_cmpint (state.piece_start_us, ==, at_us);
    g_assert_cmpint (state.piece_duration_us, ==, SECONDS (expected[i].seconds));
    at_us = nabij_breath_plan_get_next_edge_us (plan, at_us);
  }
  g_assert_cmpint (at_us, ==, nabij_breath_plan_get_duration_us (plan));
}

#define BREATH(inhale, exhale)                        \
  { NABIJ_STAGE_FOLLOW, NABIJ_PHASE_INHALE, inhale }, \
  {                                                   \
    NABIJ_STAGE_FOLLOW, NABIJ_PHASE_EXHALE, exhale    \
  }
#define EASED BREATH (2.4, 3.6), BREATH (2.6, 3.9), BREATH (2.8, 4.2), BREATH (3.0, 4.5), BREATH (3.2, 4.8), \
              BREATH (3.4, 5.1), BREATH (3.6, 5.4), BREATH (3.8, 5.7), BREATH (4.0, 6.0)
#define AFTER_FOLLOW(rest)                               \
  { NABIJ_STAGE_REST, NABIJ_PHASE_STILL, 4.0 },          \
    { NABIJ_STAGE_REST, NABIJ_PHASE_STILL, (rest)-4.0 }, \
    { NABIJ_STAGE_CONTACT, NABIJ_PHASE_STILL, 18.0 },    \
    { NABIJ_STAGE_CONTACT, NABIJ_PHASE_STILL, 6.0 },     \
  {                                                      \
    NABIJ_STAGE_CLOSE, NABIJ_PHASE_STILL, 8.0            \
  }

/* The script's own sum: 20 + 72 + 40 + 24 + 24 = 180 s, 13 guided breaths. */
static void
test_first_three_minutes (void)
{
  const ExpectedPiece expected[] = {
    { NABIJ_STAGE_ARRIVE, NABIJ_PHASE_EXHALE, 4.0 },
    { NABIJ_STAGE_ARRIVE, NABIJ_PHASE_STILL, 10.0 },
    { NABIJ_STAGE_ARRIVE, NABIJ_PHASE_STILL, 4.0 },
    { NABIJ_STAGE_ARRIVE, NABIJ_PHASE_STILL, 2.0 },
    EASED,
    BREATH (4.0, 6.0),
    BREATH (4.0, 6.0),
    BREATH (4.0, 6.0),
    BREATH (4.0, 6.0),
    AFTER_FOLLOW (24.0),
  };
  const NabijBreathPlanOptions options = options_for ("water", NABIJ_SEASON_UNKNOWN, 3, TRUE);
  g_autoptr (NabijBreathPlan) plan = nabij_breath_plan_new (&options);

  assert_pieces (plan, expected, G_N_ELEMENTS (expected));
  g_assert_cmpuint (nabij_breath_plan_get_n_breaths (plan), ==, 13);
  g_assert_cmpint (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_FOLLOW), ==, SECONDS (20));
  g_assert_cmpint (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_REST), ==, SECONDS (132));
  g_assert_cmpint (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_CONTACT), ==, SECONDS (156));
  g_assert_cmpint (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_CLOSE), ==, SECONDS (180));
}

/* Later: 10 + 72 + 50 + 24 + 24, 14 breaths. */
static void
test_later_three_minutes (void)
{
  const ExpectedPiece expected[] = {
    { NABIJ_STAGE_ARRIVE, NABIJ_PHASE_EXHALE, 4.0 },
    { NABIJ_STAGE_ARRIVE, NABIJ_PHASE_STILL, 6.0 },
    EASED,
    BREATH (4.0, 6.0),
    BREATH (4.0, 6.0),
    BREATH (4.0, 6.0),
    BREATH (4.0, 6.0),
    BREATH (4.0, 6.0),
    AFTER_FOLLOW (24.0),
  };
  const NabijBreathPlanOptions options = options_for ("water", NABIJ_SEASON_UNKNOWN, 3, FALSE);
  g_autoptr (NabijBreathPlan) plan = nabij_breath_plan_new (&options);

  assert_pieces (plan, expected, G_N_ELEMENTS (expected));
  g_assert_cmpuint (nabij_breath_plan_get_n_breaths (plan), ==, 14);
}

static void
test_five_exhales (void)
{
  const ExpectedPiece expected[] = {
    { NABIJ_STAGE_ARRIVE, NABIJ_PHASE_EXHALE, 4.0 },
    { NABIJ_STAGE_ARRIVE, NABIJ_PHASE_STILL, 2.0 },
    BREATH (2.8, 4.2),
    BREATH (3.2, 4.8),
    BREATH (3.6, 5.4),
    BREATH (4.0, 6.0),
    BREATH (4.0, 6.0),
    { NABIJ_STAGE_CLOSE, NABIJ_PHASE_STILL, 8.0 },
  };
  const NabijBreathPlanOptions options = options_for ("water", NABIJ_SEASON_UNKNOWN, 0, TRUE);
  g_autoptr (NabijBreathPlan) plan = nabij_breath_plan_new (&options);

  assert_pieces (plan, expected, G_N_ELEMENTS (expected));
}

/* The tone tells closed eyes where they are: five steps down to home. */
static void
test_five_exhales_step_down (void)
{
  const NabijBreathPlanOptions options = options_for ("water", NABIJ_SEASON_UNKNOWN, 0, FALSE);
  g_autoptr (NabijBreathPlan) plan = nabij_breath_plan_new (&options);
  NabijBreathState state;
  guint            n_tones = 0;

  for (gint64 at_us = 0; nabij_breath_plan_at (plan, at_us, &state); at_us = nabij_breath_plan_get_next_edge_us (plan, at_us)) {
    if (state.tone_gain == 0.0)
      continue;
    g_assert_cmpint (state.phase, ==, NABIJ_PHASE_EXHALE);
    g_assert_cmpuint (state.tone_step, ==, n_tones);
    g_assert_cmpuint (state.breath, ==, n_tones + 1);
    n_tones += 1;
  }
  g_assert_cmpuint (n_tones, ==, 5);
}

static void
test_last_four_tones_soften (void)
{
  const NabijBreathPlanOptions options = options_for ("water", NABIJ_SEASON_UNKNOWN, 3, TRUE);
  g_autoptr (NabijBreathPlan) plan = nabij_breath_plan_new (&options);
  NabijBreathState state;

  for (gint64 at_us = 0; nabij_breath_plan_at (plan, at_us, &state); at_us = nabij_breath_plan_get_next_edge_us (plan, at_us)) {
    if (state.breath == 0 || state.phase != NABIJ_PHASE_EXHALE)
      continue;
    g_assert_cmpint (state.quiet, ==, state.breath > 9);
    g_assert_cmpfloat_with_epsilon (20 * log10 (state.tone_gain), state.breath > 9 ? -3.0 * (state.breath - 9) : 0.0, 1e-9);
  }
}

/* Properties */

static const char *const pattern_ids[] = { "own", "soft", "easy", "water", "even", "slow" };

static NabijBreathPlan *
random_plan (int *minutes)
{
  const NabijSeason      season = g_test_rand_bit () ? NABIJ_SEASON_AFTER : NABIJ_SEASON_UNKNOWN;
  const int              n_patterns = season == NABIJ_SEASON_AFTER ? 6 : 5;
  const char            *id = pattern_ids[g_test_rand_int_range (0, n_patterns)];
  const gboolean         five = g_test_rand_int_range (0, 6) == 0;
  NabijBreathPlanOptions options;

  *minutes = five ? 0 : g_test_rand_int_range (NABIJ_BREATH_PLAN_MINUTES_MIN, NABIJ_BREATH_PLAN_MINUTES_MAX + 1);
  options = options_for (id, season, *minutes, g_test_rand_bit ());
  return nabij_breath_plan_new (&options);
}

/* Every breath is one that a person can make, every level is continuous, and follow ends on an exhale. */
static void
assert_sound (NabijBreathPlan *plan)
{
  const NabijSeason season = nabij_breath_plan_get_options (plan)->season;
  const double      cycle_max = season == NABIJ_SEASON_AFTER ? 60.0 / 4.5 : 60.0 / 5.5;
  NabijBreathState  state;
  NabijBreathState  last_follow = { 0 };
  double            level = 0.85;
  guint             breath = 0;

  for (gint64 at_us = 0; nabij_breath_plan_at (plan, at_us, &state);) {
    const gint64     next_us = nabij_breath_plan_get_next_edge_us (plan, at_us);
    NabijBreathState end;

    g_assert_cmpint (next_us, >, at_us);
    g_assert_cmpfloat_with_epsilon (state.level, level, 1e-3);
    g_assert_cmpfloat (state.level, >=, 0.0);
    g_assert_cmpfloat (state.level, <=, 1.0);
    g_assert_true (state.phase != NABIJ_PHASE_INHALE || state.guided);
    g_assert_true (state.breath == 0 || state.stage == NABIJ_STAGE_FOLLOW);

    if (state.guided && state.progress == 0.0) {
      const double length = (double)state.piece_duration_us / (double)G_USEC_PER_SEC;

      g_assert_cmpfloat (length, >=, state.phase == NABIJ_PHASE_INHALE ? 2.0 - 1e-5 : 2.5 - 1e-5);
      g_assert_cmpfloat (length, <=, state.phase == NABIJ_PHASE_INHALE ? 5.5 + 1e-5 : 8.0 + 1e-5);
      if (state.phase == NABIJ_PHASE_EXHALE) {
        NabijBreathState inhale;

        g_assert_true (nabij_breath_plan_at (plan, at_us - 1, &inhale));
        if (inhale.phase == NABIJ_PHASE_INHALE && inhale.piece_duration_us * 3 > state.piece_duration_us) {
          const double in = (double)inhale.piece_duration_us / (double)G_USEC_PER_SEC;

          g_assert_cmpfloat (in + length, <=, cycle_max + 1e-5);
        }
      }
    }
    if (state.breath > 0) {
      g_assert_cmpuint (state.breath, >=, breath);
      g_assert_cmpuint (state.breath, <=, breath + 1);
      breath = state.breath;
    }
    if (state.stage == NABIJ_STAGE_FOLLOW)
      last_follow = state;
    if (next_us == G_MAXINT64)
      break;

    nabij_breath_plan_at (plan, next_us - 1, &end);
    level = end.level;
    at_us = next_us;
  }

  if (!nabij_breath_plan_is_paused (plan) && breath > 0 && !nabij_breath_plan_is_own_pace (plan))
    g_assert_cmpint (last_follow.phase, ==, NABIJ_PHASE_EXHALE);
}

static void
test_every_plan_keeps_its_promise (void)
{
  for (int i = 0; i < 3000; i++) {
    int minutes;
    g_autoptr (NabijBreathPlan) plan = random_plan (&minutes);
    const gint64 duration_us = nabij_breath_plan_get_duration_us (plan);

    assert_sound (plan);
    if (minutes > 0) {
      g_assert_cmpint (duration_us, >=, MINUTES (minutes));
      g_assert_cmpint (duration_us, <=, MINUTES (minutes) + SECONDS (10));
      g_assert_cmpint (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_CONTACT) -
                         nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_REST),
                       >=, SECONDS (24));
      g_assert_cmpint (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_CONTACT) -
                         nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_REST),
                       <=, SECONDS (36));
    }
  }
}

static void
test_changes_share_the_past (void)
{
  for (int i = 0; i < 1500; i++) {
    int minutes;
    g_autoptr (NabijBreathPlan) plan = random_plan (&minutes);
    const int n_changes = g_test_rand_int_range (1, 12);
    gint64    edge_us = 0;
    gint64    stretched_us = 0;
    int       n_back = 0;
    gboolean  paused_before = FALSE;

    for (int j = 0; j < n_changes; j++) {
      const gboolean    paused = nabij_breath_plan_is_paused (plan);
      NabijBreathChange change;
      g_autoptr (NabijBreathPlan) next = NULL;
      NabijBreathState before;
      NabijBreathState after;

      if (!nabij_breath_plan_fixture_choose_change (plan, &edge_us, &change))
        break;

      next = nabij_breath_plan_with_change (plan, edge_us, change);
      nabij_breath_plan_fixture_assert_same_until (plan, next, edge_us);
      assert_sound (next);

      nabij_breath_plan_at (plan, edge_us, &before);
      nabij_breath_plan_at (next, edge_us, &after);
      g_assert_cmpfloat_with_epsilon (before.level, after.level, 1e-4);
      if (change == NABIJ_BREATH_CHANGE_SHORTER || change == NABIJ_BREATH_CHANGE_LONGER) {
        g_assert_cmpint (before.phase, ==, after.phase);
        g_assert_cmpint (before.stage_elapsed_us, ==, after.stage_elapsed_us);
        g_assert_cmpfloat_with_epsilon (before.progress, after.progress, 1e-5);
      }
      if (change == NABIJ_BREATH_CHANGE_LONGER)
        stretched_us += SECONDS (0.5);
      if (paused) {
        n_back += 1;
        paused_before = TRUE;
        if (!nabij_breath_plan_is_own_pace (next)) {
          g_assert_cmpint (after.phase, ==, NABIJ_PHASE_INHALE);
          g_assert_true (after.progress == 0.0);
        }
      }
      nabij_breath_plan_unref (plan);
      plan = g_steal_pointer (&next);
    }

    if (minutes > 0 && !nabij_breath_plan_is_paused (plan)) {
      const gint64 duration_us = nabij_breath_plan_get_duration_us (plan);

      g_assert_cmpint (duration_us, >=, MINUTES (minutes));
      /* Each way back from a pause may add the breath that leads back, and the time to come to rest. */
      g_assert_cmpint (duration_us, <=, MINUTES (minutes) + SECONDS (10) + n_back * SECONDS (17) + stretched_us);
      /* The last breath may be stretched as it runs, by what was asked for. */
      if (!paused_before)
        g_assert_cmpint (duration_us, <=, MINUTES (minutes) + SECONDS (10) + stretched_us);
    }
  }
}

static void
test_five_exhales_stay_five (void)
{
  for (int i = 0; i < 800; i++) {
    const NabijBreathPlanOptions options = options_for (pattern_ids[g_test_rand_int_range (1, 5)], NABIJ_SEASON_UNKNOWN, 0, g_test_rand_bit ());
    NabijBreathPlan             *plan = nabij_breath_plan_new (&options);
    gint64                       edge_us = 0;

    for (int j = 0; j < 8; j++) {
      NabijBreathPlan  *next;
      NabijBreathChange change = g_test_rand_int_range (0, 2) ? NABIJ_BREATH_CHANGE_SHORTER : NABIJ_BREATH_CHANGE_LONGER;

      if (nabij_breath_plan_is_paused (plan))
        change = NABIJ_BREATH_CHANGE_RESUME;
      else if (g_test_rand_int_range (0, 4) == 0)
        change = NABIJ_BREATH_CHANGE_PAUSE;
      edge_us += (gint64)(g_test_rand_double () * (double)SECONDS (8));
      next = nabij_breath_plan_with_change (plan, edge_us, change);
      nabij_breath_plan_unref (plan);
      plan = next;
    }
    g_assert_cmpuint (nabij_breath_plan_get_n_breaths (plan), ==, nabij_breath_plan_is_paused (plan) ? nabij_breath_plan_get_n_breaths (plan) : 5);
    assert_sound (plan);
    nabij_breath_plan_unref (plan);
  }
}

static void
test_shorter_reaches_a_floor (void)
{
  const NabijBreathPlanOptions options = options_for ("water", NABIJ_SEASON_UNKNOWN, 10, FALSE);
  NabijBreathPlan             *plan = nabij_breath_plan_new (&options);
  const gint64                 edge_us = nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_FOLLOW);
  NabijBreathState             state;

  for (int i = 0; i < 20; i++) {
    NabijBreathPlan *next = nabij_breath_plan_with_change (plan, edge_us, NABIJ_BREATH_CHANGE_SHORTER);

    nabij_breath_plan_unref (plan);
    plan = next;
  }
  nabij_breath_plan_at (plan, edge_us, &state);
  g_assert_cmpint (state.piece_duration_us, ==, SECONDS (2));
  nabij_breath_plan_at (plan, edge_us + SECONDS (2.5), &state);
  g_assert_cmpint (state.piece_duration_us, ==, SECONDS (3));
  assert_sound (plan);
  nabij_breath_plan_unref (plan);
}

/* A pause glides to rest and then waits for as long as it takes. */
static void
test_pause_waits (void)
{
  const NabijBreathPlanOptions options = options_for ("water", NABIJ_SEASON_UNKNOWN, 3, FALSE);
  g_autoptr (NabijBreathPlan) plan = nabij_breath_plan_new (&options);
  g_autoptr (NabijBreathPlan) paused = nabij_breath_plan_with_change (plan, SECONDS (11), NABIJ_BREATH_CHANGE_PAUSE);
  g_autoptr (NabijBreathPlan) resumed = NULL;
  NabijBreathState state;
  NabijBreathState later;

  g_assert_cmpint (nabij_breath_plan_get_pause_us (paused), ==, SECONDS (11.4));
  g_assert_true (nabij_breath_plan_at (paused, SECONDS (11.4), &state));
  g_assert_true (nabij_breath_plan_at (paused, SECONDS (5000), &later));
  g_assert_cmpint (state.phase, ==, NABIJ_PHASE_PAUSE);
  g_assert_cmpfloat (state.level, ==, later.level);

  resumed = nabij_breath_plan_with_change (paused, SECONDS (11.6), NABIJ_BREATH_CHANGE_RESUME);
  nabij_breath_plan_at (resumed, SECONDS (11.6), &state);
  g_assert_cmpint (state.phase, ==, NABIJ_PHASE_INHALE);
  g_assert_cmpuint (state.breath, ==, 1);
  g_assert_cmpfloat_with_epsilon (state.level, later.level, 1e-9);
}

/* A pause in the welcome keeps the words that are still to come. */
static void
test_pause_in_arrive_loses_no_words (void)
{
  const NabijBreathPlanOptions options = options_for ("water", NABIJ_SEASON_UNKNOWN, 3, TRUE);
  g_autoptr (NabijBreathPlan) plan = nabij_breath_plan_new (&options);
  g_autoptr (NabijBreathPlan) paused = nabij_breath_plan_with_change (plan, SECONDS (5), NABIJ_BREATH_CHANGE_PAUSE);
  g_autoptr (NabijBreathPlan) resumed = nabij_breath_plan_with_change (paused, SECONDS (6), NABIJ_BREATH_CHANGE_RESUME);
  NabijBreathState state;

  /* The breath back lasts 6 s; at 12 s the stage is where it was left, at 5 s. */
  nabij_breath_plan_at (resumed, SECONDS (9), &state);
  g_assert_cmpint (state.stage_elapsed_us, ==, SECONDS (5));
  nabij_breath_plan_at (resumed, SECONDS (13), &state);
  g_assert_cmpint (state.stage, ==, NABIJ_STAGE_ARRIVE);
  g_assert_cmpint (state.stage_elapsed_us, ==, SECONDS (6));
  nabij_breath_plan_at (resumed, SECONDS (12 + 9 + 1), &state);
  g_assert_cmpfloat (state.tone_gain, ==, 1.0);
  g_assert_cmpint (nabij_breath_plan_get_stage_start_us (resumed, NABIJ_STAGE_FOLLOW), ==, SECONDS (27));
}

static void
test_own_pace_and_back (void)
{
  const NabijBreathPlanOptions options = options_for ("water", NABIJ_SEASON_UNKNOWN, 3, FALSE);
  g_autoptr (NabijBreathPlan) plan = nabij_breath_plan_new (&options);
  g_autoptr (NabijBreathPlan) own = nabij_breath_plan_with_change (plan, SECONDS (30), NABIJ_BREATH_CHANGE_OWN_PACE);
  g_autoptr (NabijBreathPlan) back = nabij_breath_plan_with_change (own, SECONDS (60), NABIJ_BREATH_CHANGE_OWN_PACE);
  NabijBreathState state;

  for (int second = 30; second < 60; second++) {
    nabij_breath_plan_at (back, SECONDS (second), &state);
    g_assert_cmpint (state.phase, ==, NABIJ_PHASE_OWN_PACE);
    g_assert_cmpfloat (state.tone_gain, ==, 0.0);
  }
  nabij_breath_plan_at (back, SECONDS (60), &state);
  g_assert_cmpint (state.phase, ==, NABIJ_PHASE_INHALE);
  g_assert_cmpint (state.piece_duration_us, ==, SECONDS (2.4));
  assert_sound (back);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/breath-plan/first-three-minutes", test_first_three_minutes);
  g_test_add_func ("/nabij/core/breath-plan/later-three-minutes", test_later_three_minutes);
  g_test_add_func ("/nabij/core/breath-plan/five-exhales", test_five_exhales);
  g_test_add_func ("/nabij/core/breath-plan/five-exhales-step-down", test_five_exhales_step_down);
  g_test_add_func ("/nabij/core/breath-plan/last-four-tones-soften", test_last_four_tones_soften);
  g_test_add_func ("/nabij/core/breath-plan/every-plan-keeps-its-promise", test_every_plan_keeps_its_promise);
  g_test_add_func ("/nabij/core/breath-plan/changes-share-the-past", test_changes_share_the_past);
  g_test_add_func ("/nabij/core/breath-plan/five-exhales-stay-five", test_five_exhales_stay_five);
  g_test_add_func ("/nabij/core/breath-plan/shorter-reaches-a-floor", test_shorter_reaches_a_floor);
  g_test_add_func ("/nabij/core/breath-plan/pause-waits", test_pause_waits);
  g_test_add_func ("/nabij/core/breath-plan/pause-in-arrive-loses-no-words", test_pause_in_arrive_loses_no_words);
  g_test_add_func ("/nabij/core/breath-plan/own-pace-and-back", test_own_pace_and_back);

  return g_test_run ();
}
