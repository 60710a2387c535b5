/* test-breath-plan-timed.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-breath-plan-fixture.h"

#include <math.h>

#define N_STAGES_MAX 8

static NabijBreathPlan *
make_plan (NabijTimeline *timeline,
           const char    *pattern_id)
{
  const NabijBreathPlanOptions options = {
    .form = NABIJ_BREATH_FORM_TIMED,
    .timeline = timeline,
    .pattern = nabij_breath_pattern_find (pattern_id, NABIJ_SEASON_UNKNOWN, NULL)->pattern,
    .season = NABIJ_SEASON_UNKNOWN,
  };

  return nabij_breath_plan_new (&options);
}

/* Lay a baby down safely: three lines, breaths, and somebody looks again. */
static NabijTimeline *
make_lay_down (void)
{
  static const NabijTimelineStage stages[] = {
    { .duration_us = SECONDS (8), .motion = NABIJ_MOTION_EXHALE, .bed = NABIJ_BED_WATER, .nearness = 1.0 },
    { .duration_us = SECONDS (16), .motion = NABIJ_MOTION_STILL, .bed = NABIJ_BED_WAVES, .nearness = 0.5 },
    { .duration_us = SECONDS (100), .motion = NABIJ_MOTION_BREATHS, .inhale_us = SECONDS (3), .exhale_us = SECONDS (4.5), .bowls = 2, .bed = NABIJ_BED_HUSH, .nearness = 0.25 },
    { .duration_us = SECONDS (20), .motion = NABIJ_MOTION_EBB, .bowls = 1, .bed = NABIJ_BED_NONE, .nearness = 0.75 },
  };

  return nabij_timeline_new (stages, G_N_ELEMENTS (stages), TRUE, FALSE);
}

static void
test_stages_stand_one_behind_the_other (void)
{
  static const struct {
    double     at_s;
    guint      number;
    NabijStage stage;
    NabijPhase phase;
    double     stage_s;
    guint      bowls;
    NabijBed   bed;
    double     nearness;
  } expected[] = {
    { 0, 0, NABIJ_STAGE_TIMED, NABIJ_PHASE_EXHALE, 0, 0, NABIJ_BED_WATER, 1.0 },
    { 5.9, 0, NABIJ_STAGE_TIMED, NABIJ_PHASE_EXHALE, 5.9, 0, NABIJ_BED_WATER, 1.0 },
    { 6.1, 0, NABIJ_STAGE_TIMED, NABIJ_PHASE_STILL, 6.1, 0, NABIJ_BED_WATER, 1.0 },
    { 8, 1, NABIJ_STAGE_TIMED, NABIJ_PHASE_STILL, 0, 0, NABIJ_BED_WAVES, 0.5 },
    { 23.5, 1, NABIJ_STAGE_TIMED, NABIJ_PHASE_STILL, 15.5, 0, NABIJ_BED_WAVES, 0.5 },
    { 24, 2, NABIJ_STAGE_TIMED, NABIJ_PHASE_STILL, 0, 2, NABIJ_BED_HUSH, 0.25 },
    { 123.9, 2, NABIJ_STAGE_TIMED, NABIJ_PHASE_EXHALE, 99.9, 2, NABIJ_BED_HUSH, 0.25 },
    { 124, 3, NABIJ_STAGE_TIMED, NABIJ_PHASE_STILL, 0, 1, NABIJ_BED_NONE, 0.75 },
    { 144, 4, NABIJ_STAGE_CLOSE, NABIJ_PHASE_STILL, 0, 0, NABIJ_BED_NONE, 0.75 },
    { 151.9, 4, NABIJ_STAGE_CLOSE, NABIJ_PHASE_STILL, 7.9, 0, NABIJ_BED_NONE, 0.75 },
  };
  g_autoptr (NabijTimeline) timeline = make_lay_down ();
  g_autoptr (NabijBreathPlan) plan = make_plan (timeline, "water");

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++) {
    NabijBreathState state;

    g_test_message ("%g s", expected[i].at_s);
    g_assert_true (nabij_breath_plan_at (plan, SECONDS (expected[i].at_s), &state));
    g_assert_cmpuint (state.stage_number, ==, expected[i].number);
    g_assert_cmpint (state.stage, ==, expected[i].stage);
    g_assert_cmpint (state.phase, ==, expected[i].phase);
    g_assert_cmpint (ABS (state.stage_elapsed_us - SECONDS (expected[i].stage_s)), <=, 1);
    g_assert_cmpuint (state.bowls, ==, expected[i].bowls);
    g_assert_cmpint (state.bed, ==, expected[i].bed);
    g_assert_cmpfloat (state.nearness, ==, expected[i].nearness);
  }
  g_assert_cmpint (nabij_breath_plan_get_duration_us (plan), ==, SECONDS (152));
  g_assert_cmpint (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_TIMED), ==, 0);
  g_assert_cmpint (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_CLOSE), ==, SECONDS (144));
}

/* 6, 6.75, then 7.5 s: 6 + 6.75 + 11 · 7.5 = 95.25 of 100 s. */
static void
test_breaths_ease_in_and_end_with_the_stage (void)
{
  g_autoptr (NabijTimeline) timeline = make_lay_down ();
  g_autoptr (NabijBreathPlan) plan = make_plan (timeline, "water");
  gint64           at_us = SECONDS (24);
  NabijBreathState state;
  guint            n_breaths = 0;

  while (nabij_breath_plan_at (plan, at_us, &state) && state.stage_number == 2) {
    if (state.guided) {
      const double cycle_s = n_breaths == 0 ? 6.0 : n_breaths == 1 ? 6.75
                                                                   : 7.5;

      g_assert_cmpuint (state.breath, ==, n_breaths + 1);
      g_assert_cmpint (ABS (state.piece_duration_us - SECONDS (cycle_s * (state.phase == NABIJ_PHASE_INHALE ? 0.4 : 0.6))), <=, 2);
      g_assert_cmpfloat (state.tone_gain, ==, state.phase == NABIJ_PHASE_EXHALE ? 1.0 : 0.0);
      n_breaths += state.phase == NABIJ_PHASE_EXHALE;
    } else {
      g_assert_cmpuint (n_breaths, ==, 0);
    }
    at_us = nabij_breath_plan_get_next_edge_us (plan, at_us);
  }
  g_assert_cmpint (at_us, ==, SECONDS (124));
  g_assert_cmpuint (n_breaths, ==, 13);
  g_assert_cmpuint (nabij_breath_plan_get_n_breaths (plan), ==, 13);
}

/* Over a whole breath the water stands a little lower each time, and never rises in between. */
static void
test_water_falls_slowly (void)
{
  g_autoptr (NabijTimeline) timeline = make_lay_down ();
  g_autoptr (NabijBreathPlan) plan = make_plan (timeline, "water");
  double           low = 1.0;
  double           high = 1.0;
  NabijBreathState state;

  for (gint64 at_us = 0; nabij_breath_plan_at (plan, at_us, &state) && state.stage_number <= 2; at_us = nabij_breath_plan_get_next_edge_us (plan, at_us)) {
    if (!state.guided)
      continue;
    if (state.phase == NABIJ_PHASE_EXHALE) {
      g_assert_cmpfloat (state.level, <, high);
      high = state.level;
    } else if (state.breath > 1) {
      g_assert_cmpfloat (state.level, <, low);
      low = state.level;
    }
  }
  g_assert_cmpfloat (low, <, 0.25);
  g_assert_cmpfloat (high, >, low);
}

static void
test_other_forms_tell_their_stages (void)
{
  static const struct {
    NabijBreathForm form;
    double          at_s;
    guint           number;
    guint           bowls;
  } expected[] = {
    { NABIJ_BREATH_FORM_WATER_AND_RUST, 1, 0, 0 },
    { NABIJ_BREATH_FORM_WATER_AND_RUST, 20, 1, 0 },
    { NABIJ_BREATH_FORM_WATER_AND_RUST, 133, 2, 1 },
    { NABIJ_BREATH_FORM_WATER_AND_RUST, 157, 3, 2 },
    { NABIJ_BREATH_FORM_WATER_AND_RUST, 181, 4, 0 },
    { NABIJ_BREATH_FORM_FIVE_EXHALES, 1, 0, 0 },
    { NABIJ_BREATH_FORM_FIVE_EXHALES, 10, 1, 0 },
    { NABIJ_BREATH_FORM_FIVE_EXHALES, 51, 2, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++) {
    const NabijBreathPlanOptions options = {
      .form = expected[i].form,
      .length_us = SECONDS (180),
      .pattern = nabij_breath_pattern_find ("water", NABIJ_SEASON_UNKNOWN, NULL)->pattern,
    };
    g_autoptr (NabijBreathPlan) plan = nabij_breath_plan_new (&options);
    NabijBreathState state;

    nabij_breath_plan_at (plan, SECONDS (expected[i].at_s), &state);
    g_assert_cmpuint (state.stage_number, ==, expected[i].number);
    g_assert_cmpuint (state.bowls, ==, expected[i].bowls);
    g_assert_cmpint (state.bed, ==, NABIJ_BED_WATER);
    g_assert_cmpfloat (state.nearness, ==, 1.0);
  }
}

static void
test_own_pace_guides_nothing (void)
{
  g_autoptr (NabijTimeline) timeline = make_lay_down ();
  g_autoptr (NabijBreathPlan) plan = make_plan (timeline, "own");
  g_autoptr (NabijBreathPlan) guided = nabij_breath_plan_with_change (plan, SECONDS (60), NABIJ_BREATH_CHANGE_OWN_PACE);
  NabijBreathState state;

  for (int second = 24; second < 124; second++) {
    nabij_breath_plan_at (plan, SECONDS (second), &state);
    g_assert_cmpint (state.phase, ==, NABIJ_PHASE_OWN_PACE);
    g_assert_false (state.guided);
  }
  g_assert_cmpint (nabij_breath_plan_get_duration_us (plan), ==, SECONDS (152));

  /* Who wants to be guided after all is so at once. */
  nabij_breath_plan_at (guided, SECONDS (60), &state);
  g_assert_cmpint (state.phase, ==, NABIJ_PHASE_INHALE);
  g_assert_true (state.guided);
}

static void
test_without_breaths_there_is_no_pace (void)
{
  static const NabijTimelineStage stages[] = {
    { .duration_us = SECONDS (10), .motion = NABIJ_MOTION_BREATHS, .inhale_us = SECONDS (3), .exhale_us = SECONDS (4), .nearness = 1.0 },
    { .duration_us = SECONDS (20), .motion = NABIJ_MOTION_STILL, .nearness = 1.0 },
  };
  static const NabijBreathChange changes[] = { NABIJ_BREATH_CHANGE_SHORTER, NABIJ_BREATH_CHANGE_LONGER, NABIJ_BREATH_CHANGE_OWN_PACE };
  g_autoptr (NabijTimeline) timeline = nabij_timeline_new (stages, G_N_ELEMENTS (stages), FALSE, TRUE);
  g_autoptr (NabijBreathPlan) plan = make_plan (timeline, "water");

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autoptr (NabijBreathPlan) early = nabij_breath_plan_with_change (plan, SECONDS (6), changes[i]);
    g_autoptr (NabijBreathPlan) late = nabij_breath_plan_with_change (plan, SECONDS (12), changes[i]);

    g_assert_true (early != plan);
    g_assert_true (late == plan);
  }
}

static void
test_goes_on_after_a_pause (void)
{
  g_autoptr (NabijTimeline) timeline = make_lay_down ();
  g_autoptr (NabijBreathPlan) plan = make_plan (timeline, "water");
  g_autoptr (NabijBreathPlan) paused = nabij_breath_plan_with_change (plan, SECONDS (12), NABIJ_BREATH_CHANGE_PAUSE);
  g_autoptr (NabijBreathPlan) resumed = nabij_breath_plan_with_change (paused, SECONDS (42), NABIJ_BREATH_CHANGE_RESUME);
  g_autoptr (NabijBreathPlan) paused_again = nabij_breath_plan_with_change (resumed, SECONDS (90), NABIJ_BREATH_CHANGE_PAUSE);
  g_autoptr (NabijBreathPlan) resumed_again = nabij_breath_plan_with_change (paused_again, SECONDS (100), NABIJ_BREATH_CHANGE_RESUME);
  NabijBreathState state, before;

  /* Without breaths it simply goes on, where it was. */
  nabij_breath_plan_at (resumed, SECONDS (42), &state);
  g_assert_cmpint (state.phase, ==, NABIJ_PHASE_STILL);
  g_assert_false (state.guided);
  g_assert_cmpuint (state.stage_number, ==, 1);
  g_assert_cmpint (state.stage_elapsed_us, ==, SECONDS (4));
  g_assert_cmpint (nabij_breath_plan_get_duration_us (resumed), ==, SECONDS (152 + 30));

  /* With breaths the one that was left is breathed again. */
  nabij_breath_plan_at (resumed, SECONDS (90), &before);
  g_assert_cmpuint (before.breath, >, 0);
  nabij_breath_plan_at (resumed_again, SECONDS (100), &state);
  g_assert_cmpint (state.phase, ==, NABIJ_PHASE_INHALE);
  g_assert_true (state.progress == 0.0);
  g_assert_cmpuint (state.breath, ==, before.breath);
  g_assert_cmpint (state.stage_elapsed_us, ==, before.stage_elapsed_us);
}

/* Properties */

static NabijTimeline *
random_timeline (void)
{
  NabijTimelineStage stages[N_STAGES_MAX];
  const guint        n_stages = (guint)g_test_rand_int_range (1, N_STAGES_MAX + 1);

  for (guint i = 0; i < n_stages; i++) {
    stages[i] = (NabijTimelineStage){
      .duration_us = g_test_rand_int_range (1000000, 90000000),
      .motion = (NabijMotion)g_test_rand_int_range (NABIJ_MOTION_STILL, NABIJ_MOTION_EBB + 1),
      .bowls = (guint)g_test_rand_int_range (0, 3),
      .bed = (NabijBed)g_test_rand_int_range (0, NABIJ_N_BEDS),
      .nearness = g_test_rand_double (),
    };
    if (stages[i].motion == NABIJ_MOTION_BREATHS) {
      stages[i].inhale_us = g_test_rand_int_range (2500000, 4200000);
      stages[i].exhale_us = stages[i].inhale_us + g_test_rand_int_range (0, 2000000);
    }
  }
  return nabij_timeline_new (stages, n_stages, g_test_rand_bit (), g_test_rand_bit ());
}

/* Nothing jumps, nothing leaves the picture, and whoever is guided can breathe so. */
static void
assert_sound (NabijBreathPlan *plan)
{
  NabijTimeline   *timeline = nabij_breath_plan_get_options (plan)->timeline;
  const guint      n_stages = nabij_timeline_get_n_stages (timeline);
  NabijBreathState state;
  NabijBreathState before = { 0 };
  double           level = 0.85;
  guint            breath = 0;

  for (gint64 at_us = 0; nabij_breath_plan_at (plan, at_us, &state);) {
    const gint64     next_us = nabij_breath_plan_get_next_edge_us (plan, at_us);
    NabijBreathState end;

    g_assert_cmpint (next_us, >, at_us);
    g_assert_cmpfloat_with_epsilon (state.level, level, 1e-3);
    g_assert_cmpfloat (state.level, >=, 0.0);
    g_assert_cmpfloat (state.level, <=, 1.0);
    g_assert_cmpint (state.stage_elapsed_us, >=, 0);
    g_assert_cmpint (state.piece_duration_us, >, 0);
    g_assert_cmpfloat (state.progress, >=, 0.0);
    g_assert_cmpfloat (state.progress, <=, 1.0);
    g_assert_cmpuint (state.stage_number, >=, before.stage_number);
    g_assert_cmpuint (state.stage_number, <=, n_stages);
    g_assert_true ((state.stage == NABIJ_STAGE_CLOSE) == (state.stage_number == n_stages));
    g_assert_true (state.phase != NABIJ_PHASE_INHALE || state.guided);
    if (state.guided) {
      g_assert_cmpint (nabij_timeline_get_stage (timeline, state.stage_number)->motion, ==, NABIJ_MOTION_BREATHS);
      g_assert_cmpuint (state.breath, >=, breath);
      g_assert_cmpuint (state.breath, <=, breath + 1);
      breath = state.breath;
      if (state.progress == 0.0) {
        g_assert_cmpint (state.piece_duration_us, >=, state.phase == NABIJ_PHASE_INHALE ? SECONDS (2) - 2 : SECONDS (2.5) - 2);
        g_assert_cmpint (state.piece_duration_us, <=, state.phase == NABIJ_PHASE_INHALE ? SECONDS (5.5) : SECONDS (8));
      }
    }
    /* A stage with breaths ends on an exhale. */
    if (state.stage_number > before.stage_number && before.guided)
      g_assert_cmpint (before.phase, ==, NABIJ_PHASE_EXHALE);
    if (next_us == G_MAXINT64)
      break;

    nabij_breath_plan_at (plan, next_us - 1, &end);
    g_assert_cmpfloat (end.level, >=, 0.0);
    g_assert_cmpfloat (end.level, <=, 1.0);
    g_assert_cmpint (end.stage_elapsed_us, >=, state.stage_elapsed_us);
    level = end.level;
    before = state;
    at_us = next_us;
  }
}

static void
test_every_timeline_keeps_its_time (void)
{
  for (int i = 0; i < 2000; i++) {
    g_autoptr (NabijTimeline) timeline = random_timeline ();
    g_autoptr (NabijBreathPlan) plan = make_plan (timeline, g_test_rand_int_range (0, 4) == 0 ? "own" : "water");
    gint64           at_us = 0;
    NabijBreathState state;

    assert_sound (plan);
    for (guint j = 0; j < nabij_timeline_get_n_stages (timeline); j++) {
      nabij_breath_plan_at (plan, at_us, &state);
      g_assert_cmpuint (state.stage_number, ==, j);
      g_assert_cmpint (state.stage_elapsed_us, ==, 0);
      at_us += nabij_timeline_get_stage (timeline, j)->duration_us;
    }
    g_assert_cmpint (nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_CLOSE), ==, at_us);
    g_assert_cmpint (nabij_breath_plan_get_duration_us (plan), ==, at_us + NABIJ_BREATH_PLAN_CLOSE_US);
  }
}

static void
test_changes_share_the_past (void)
{
  for (int i = 0; i < 2500; i++) {
    g_autoptr (NabijTimeline) timeline = random_timeline ();
    NabijBreathPlan *plan = make_plan (timeline, g_test_rand_int_range (0, 4) == 0 ? "own" : "water");
    const gint64     promised_us = nabij_breath_plan_get_duration_us (plan);
    const int        n_changes = g_test_rand_int_range (1, 12);
    gint64           edge_us = 0;
    gint64           waited_us = 0;
    gint64           paused_us = 0;

    for (int j = 0; j < n_changes; j++) {
      const gboolean    paused = nabij_breath_plan_is_paused (plan);
      NabijBreathChange change;
      NabijBreathPlan  *next;
      NabijBreathState  before;
      NabijBreathState  after;

      if (!nabij_breath_plan_fixture_choose_change (plan, &edge_us, &change))
        break;

      next = nabij_breath_plan_with_change (plan, edge_us, change);
      nabij_breath_plan_fixture_assert_same_until (plan, next, edge_us);
      assert_sound (next);

      nabij_breath_plan_at (plan, edge_us, &before);
      nabij_breath_plan_at (next, edge_us, &after);
      g_assert_cmpfloat_with_epsilon (before.level, after.level, 1e-4);
      /* What is less than a millisecond before the end of a stage is at its end. */
      if (after.stage_elapsed_us == 0 && before.stage_elapsed_us > 0) {
        g_assert_cmpuint (after.stage_number, ==, before.stage_number + 1);
        g_assert_cmpint (ABS (nabij_timeline_get_stage (timeline, before.stage_number)->duration_us - before.stage_elapsed_us), <=, SECONDS (0.001));
      } else {
        g_assert_cmpuint (before.stage_number, ==, after.stage_number);
        g_assert_cmpint (before.stage_elapsed_us, ==, after.stage_elapsed_us);
      }
      if (change == NABIJ_BREATH_CHANGE_SHORTER || change == NABIJ_BREATH_CHANGE_LONGER) {
        g_assert_cmpint (before.phase, ==, after.phase);
        g_assert_cmpfloat_with_epsilon (before.progress, after.progress, 1e-5);
      }
      if (!paused && nabij_breath_plan_is_paused (next))
        paused_us = edge_us;
      if (paused)
        waited_us += edge_us - paused_us;
      nabij_breath_plan_unref (plan);
      plan = next;
    }

    if (!nabij_breath_plan_is_paused (plan)) {
      const gint64 more_us = nabij_breath_plan_get_duration_us (plan) - promised_us - waited_us;

      /* Never shorter, and each stage with breaths at most the last one of them longer. */
      g_assert_cmpint (more_us, >=, -(gint64)SECONDS (0.01));
      g_assert_cmpint (more_us, <=, N_STAGES_MAX * SECONDS (60.0 / 5.5) + SECONDS (0.01));
    }
    nabij_breath_plan_unref (plan);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/breath-plan-timed/stages-stand-one-behind-the-other", test_stages_stand_one_behind_the_other);
  g_test_add_func ("/nabij/core/breath-plan-timed/breaths-ease-in-and-end-with-the-stage", test_breaths_ease_in_and_end_with_the_stage);
  g_test_add_func ("/nabij/core/breath-plan-timed/water-falls-slowly", test_water_falls_slowly);
  g_test_add_func ("/nabij/core/breath-plan-timed/other-forms-tell-their-stages", test_other_forms_tell_their_stages);
  g_test_add_func ("/nabij/core/breath-plan-timed/own-pace-guides-nothing", test_own_pace_guides_nothing);
  g_test_add_func ("/nabij/core/breath-plan-timed/without-breaths-there-is-no-pace", test_without_breaths_there_is_no_pace);
  g_test_add_func ("/nabij/core/breath-plan-timed/goes-on-after-a-pause", test_goes_on_after_a_pause);
  g_test_add_func ("/nabij/core/breath-plan-timed/every-timeline-keeps-its-time", test_every_timeline_keeps_its_time);
  g_test_add_func ("/nabij/core/breath-plan-timed/changes-share-the-past", test_changes_share_the_past);

  return g_test_run ();
}
