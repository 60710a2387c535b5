/* nabij-breath-plan-timed.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lays the pieces of a timeline: its stages one behind the other, and the last fade.
 */

#include "config.h"

#include "nabij-breath-plan-private.h"

#define SETTLE_US NABIJ_SECONDS_US (4)
/* Nobody is asked to breathe out longer at the start, without an inhale before it. */
#define EXHALE_MAX_US NABIJ_SECONDS_US (6)
/* Less than this is not a stretch of time but rounding. */
#define NEGLIGIBLE_US NABIJ_SECONDS_US (0.001)

/* Where the water falls slowly, this is where its middle is at the start and at the end, and how far it
 * goes up and down in a breath. */
#define FALL_FROM 0.78
#define FALL_TO 0.18
#define FALL_SWING 0.14

/* Easing in: the first breaths are this share of the full one, and a tenth more each time. */
#define EASE_FROM 0.8
#define EASE_STEP 0.1

gboolean
nabij_breath_plan_is_timed (NabijBreathPlan *plan)
{
  return plan->options.form == NABIJ_BREATH_FORM_TIMED;
}

static const NabijTimelineStage *
stage_of (NabijBreathPlan *plan,
          guint            stage_number)
{
  return nabij_timeline_get_stage (plan->options.timeline, stage_number);
}

/* Whether a piece is one of a stage with guided breaths, also while they are not guided. */
gboolean
nabij_breath_plan_is_in_breaths (NabijBreathPlan        *plan,
                                 const NabijBreathPiece *piece)
{
  return piece->stage == NABIJ_STAGE_TIMED && stage_of (plan, piece->stage_number)->motion == NABIJ_MOTION_BREATHS;
}

/* The first stage with guided breaths from a stage on, or -1. */
int
nabij_breath_plan_find_breaths (NabijBreathPlan *plan,
                                guint            stage_number)
{
  for (guint i = stage_number; i < nabij_timeline_get_n_stages (plan->options.timeline); i++) {
    if (stage_of (plan, i)->motion == NABIJ_MOTION_BREATHS)
      return (int)i;
  }
  return -1;
}

/* How long a whole breath of a stage is, eased in. */
gint64
nabij_breath_plan_get_timed_cycle_us (NabijBreathPlan *plan,
                                      guint            stage_number)
{
  const NabijTimelineStage *stage = stage_of (plan, stage_number);
  const gint64              wished_us = plan->target_cycle_us > 0 ? plan->target_cycle_us : stage->inhale_us + stage->exhale_us;

  return nabij_breath_plan_clamp_cycle_us (plan, stage_number, wished_us);
}

/* How far a stage is where the plan ends now; 0 where it has not begun. */
static gint64
laid_us (NabijBreathPlan *plan,
         guint            stage_number)
{
  const NabijBreathPiece *last;

  if (plan->pieces->len == 0)
    return 0;
  last = &g_array_index (plan->pieces, NabijBreathPiece, plan->pieces->len - 1);
  if (last->stage != NABIJ_STAGE_TIMED || last->stage_number != stage_number)
    return 0;
  return nabij_breath_piece_get_stage_elapsed_us (last, plan->end_us);
}

/* Where the water stands in the middle, at a moment of a stage. */
static double
middle_at (NabijBreathPlan *plan,
           guint            stage_number,
           gint64           stage_elapsed_us)
{
  NabijTimeline *timeline = plan->options.timeline;
  gint64         passed_us = MIN (stage_elapsed_us, stage_of (plan, stage_number)->duration_us);

  if (!nabij_timeline_falls (timeline))
    return NABIJ_LEVEL_OWN_PACE;

  for (guint i = 0; i < stage_number; i++)
    passed_us += stage_of (plan, i)->duration_us;
  return FALL_FROM + (FALL_TO - FALL_FROM) * (double)passed_us / (double)nabij_timeline_get_duration_us (timeline);
}

/* Where the level goes in an inhale or exhale that will be laid next. */
double
nabij_breath_plan_get_turn_level (NabijBreathPlan        *plan,
                                  const NabijBreathPiece *piece)
{
  const gboolean rises = piece->phase == NABIJ_PHASE_INHALE;
  double         middle;

  if (!nabij_breath_plan_is_timed (plan) || !nabij_timeline_falls (plan->options.timeline))
    return rises ? NABIJ_LEVEL_HIGH : NABIJ_LEVEL_LOW;

  middle = middle_at (plan, piece->stage_number, laid_us (plan, piece->stage_number) + piece->duration_us);
  return rises ? middle + FALL_SWING : middle - FALL_SWING;
}

/* A breath of a stage, to be laid. */
NabijBreathPiece
nabij_breath_plan_timed_breath (guint  stage_number,
                                guint  number,
                                gint64 cycle_us)
{
  return (NabijBreathPiece){
    .stage = NABIJ_STAGE_TIMED,
    .stage_number = stage_number,
    .cycle_us = cycle_us,
    .guided = TRUE,
    .breath = number,
    .tone_gain = 1.0,
  };
}

/* Lays a stretch without a breath, until a moment of the stage: the level settles to the middle, and goes
 * on with it. Where there is no time to settle it only comes nearer: the water never leaps. */
static void
lay_calm (NabijBreathPlan *plan,
          guint            stage_number,
          NabijPhase       phase,
          gint64           until_us)
{
  NabijBreathPiece calm = { .stage = NABIJ_STAGE_TIMED, .stage_number = stage_number, .phase = phase };
  const double     level = nabij_breath_plan_get_last_level (plan);
  const gint64     from_us = laid_us (plan, stage_number);
  const gint64     settled_us = MIN (from_us + SETTLE_US, until_us);

  calm.duration_us = settled_us - from_us;
  calm.level_to = level + (middle_at (plan, stage_number, settled_us) - level) * (double)calm.duration_us / (double)SETTLE_US;
  nabij_breath_plan_lay (plan, calm);

  calm.curve = NABIJ_CURVE_EVEN;
  calm.duration_us = until_us - settled_us;
  calm.level_to = middle_at (plan, stage_number, until_us);
  nabij_breath_plan_lay (plan, calm);
}

/* Lays what is left of a movement that takes the first @whole_us of the stage. */
static void
lay_movement (NabijBreathPlan *plan,
              guint            stage_number,
              NabijPhase       phase,
              gint64           whole_us,
              double           level_to)
{
  const gint64 from_us = laid_us (plan, stage_number);

  nabij_breath_plan_lay (plan, (NabijBreathPiece){
                                 .stage = NABIJ_STAGE_TIMED,
                                 .stage_number = stage_number,
                                 .phase = phase,
                                 .duration_us = whole_us - from_us,
                                 .progress_from = (double)from_us / (double)whole_us,
                                 .level_to = level_to,
                               });
}

/* The breath after one of @previous_us, which is 0 for the first one. */
static gint64
next_cycle_us (NabijBreathPlan *plan,
               guint            stage_number,
               gint64           previous_us)
{
  const gint64 full_us = nabij_breath_plan_get_timed_cycle_us (plan, stage_number);
  gint64       next_us = previous_us + (gint64)((double)full_us * EASE_STEP);

  if (previous_us == 0)
    next_us = (gint64)((double)full_us * EASE_FROM);
  return nabij_breath_plan_clamp_cycle_us (plan, stage_number, MIN (next_us, full_us));
}

/* Where the breaths of a stage begin, so that as many as fit end with it. */
static gint64
first_breath_at_us (NabijBreathPlan *plan,
                    guint            stage_number)
{
  gint64 left_us = stage_of (plan, stage_number)->duration_us - laid_us (plan, stage_number);
  gint64 cycle_us = next_cycle_us (plan, stage_number, 0);

  while (cycle_us <= left_us) {
    left_us -= cycle_us;
    cycle_us = next_cycle_us (plan, stage_number, cycle_us);
  }
  return laid_us (plan, stage_number) + left_us;
}

static void
lay_breaths (NabijBreathPlan *plan,
             guint            stage_number,
             gint64           cycle_us,
             gboolean         at_once)
{
  const gint64 duration_us = stage_of (plan, stage_number)->duration_us;

  if (cycle_us == 0 && !at_once)
    lay_calm (plan, stage_number, NABIJ_PHASE_STILL, first_breath_at_us (plan, stage_number));

  while (duration_us - laid_us (plan, stage_number) > NEGLIGIBLE_US) {
    cycle_us = next_cycle_us (plan, stage_number, cycle_us);
    nabij_breath_plan_lay_breath (plan, nabij_breath_plan_timed_breath (stage_number, nabij_breath_plan_get_n_breaths (plan) + 1, cycle_us));
  }
}

static void
lay_stage (NabijBreathPlan *plan,
           guint            stage_number,
           gint64           cycle_us,
           gboolean         at_once)
{
  const NabijTimelineStage *stage = stage_of (plan, stage_number);
  NabijBreathPiece          exhale = { .phase = NABIJ_PHASE_EXHALE, .stage_number = stage_number };

  switch (stage->motion) {
  case NABIJ_MOTION_STILL:
    lay_calm (plan, stage_number, NABIJ_PHASE_STILL, stage->duration_us);
    break;
  case NABIJ_MOTION_EXHALE:
    exhale.duration_us = MIN (EXHALE_MAX_US, stage->duration_us);
    lay_movement (plan, stage_number, NABIJ_PHASE_EXHALE, exhale.duration_us, nabij_breath_plan_get_turn_level (plan, &exhale));
    lay_calm (plan, stage_number, NABIJ_PHASE_STILL, stage->duration_us);
    break;
  case NABIJ_MOTION_BREATHS:
    if (plan->own_pace)
      lay_calm (plan, stage_number, NABIJ_PHASE_OWN_PACE, stage->duration_us);
    else
      lay_breaths (plan, stage_number, cycle_us, at_once);
    break;
  case NABIJ_MOTION_EBB:
    lay_movement (plan, stage_number, NABIJ_PHASE_STILL, stage->duration_us, NABIJ_LEVEL_EBBED);
    break;
  default:
    g_assert_not_reached ();
  }
}

/* Lays what is left of a stage, from where it is, and all that comes after it. In a stage with breaths,
 * they go on after one of @cycle_us, and last until the time is over; with 0, they begin @at_once, or so
 * that they end with the stage. */
void
nabij_breath_plan_lay_timed (NabijBreathPlan *plan,
                             guint            stage_number,
                             gint64           cycle_us,
                             gboolean         at_once)
{
  const guint n_stages = nabij_timeline_get_n_stages (plan->options.timeline);

  for (guint i = stage_number; i < n_stages; i++)
    lay_stage (plan, i, i == stage_number ? cycle_us : 0, i == stage_number && at_once);

  nabij_breath_plan_lay (plan, (NabijBreathPiece){
                                 .stage = NABIJ_STAGE_CLOSE,
                                 .stage_number = n_stages,
                                 .phase = NABIJ_PHASE_STILL,
                                 .duration_us = NABIJ_BREATH_PLAN_CLOSE_US,
                                 .level_to = NABIJ_LEVEL_EBBED,
                               });
}
