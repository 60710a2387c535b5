/* nabij-breath-plan-change.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a new plan from an old one: it shares the past, and the future is laid again.
 */

#include "config.h"

#include "nabij-breath-plan-private.h"

#include <math.h>

/* How loud the tone is in a breath that leads back from a pause, before and after *follow*. */
#define BACK_TONE_GAIN_BEFORE 0.5
#define BACK_TONE_GAIN_AFTER 0.25

/* A new plan with every piece that has begun before @edge_us. */
static NabijBreathPlan *
plan_with_past (NabijBreathPlan *plan,
                gint64           edge_us)
{
  NabijBreathPlan *result = nabij_breath_plan_alloc (&plan->options);
  guint            n_past = 0;

  while (n_past < plan->pieces->len &&
         g_array_index (plan->pieces, NabijBreathPiece, n_past).start_us < edge_us)
    n_past += 1;

  g_array_append_vals (result->pieces, plan->pieces->data, n_past);
  result->end_us = edge_us;
  result->pattern = plan->pattern;
  result->own_pace = plan->own_pace;
  result->start_cycle_us = plan->start_cycle_us;
  result->target_cycle_us = plan->target_cycle_us;
  return result;
}

static gint64
stage_elapsed_us (NabijBreathPlan *plan,
                  gint64           elapsed_us)
{
  return nabij_breath_piece_get_stage_elapsed_us (nabij_breath_plan_piece_at (plan, elapsed_us), elapsed_us);
}

/* The exhale that goes with the running inhale, as it was planned. */
static NabijBreathPiece
planned_exhale (NabijBreathPlan *plan,
                gint64           edge_us)
{
  const NabijBreathPiece *running = nabij_breath_plan_piece_at (plan, edge_us);
  const gint64            next_us = nabij_breath_plan_get_next_edge_us (plan, edge_us);

  return running->phase == NABIJ_PHASE_INHALE ? *nabij_breath_plan_piece_at (plan, next_us) : *running;
}

/* Lays what is left of the running breath, stretched or shortened to @cycle_us. */
static void
lay_rest_of_breath (NabijBreathPlan *result,
                    NabijBreathPlan *plan,
                    gint64           edge_us,
                    gint64           cycle_us)
{
  const NabijBreathPiece  *running = nabij_breath_plan_piece_at (plan, edge_us);
  const NabijBreathPattern breath = nabij_breath_plan_breath_of_cycle (plan, running->stage_number, cycle_us);
  const double             progress = nabij_breath_piece_get_progress (running, edge_us);
  NabijBreathPiece         exhale = planned_exhale (plan, edge_us);

  exhale.cycle_us = cycle_us;
  if (running->phase == NABIJ_PHASE_INHALE) {
    NabijBreathPiece inhale = *running;

    inhale.cycle_us = cycle_us;
    inhale.progress_from = progress;
    inhale.duration_us = llround ((1.0 - progress) * (double)breath.inhale_us);
    nabij_breath_plan_lay (result, inhale);
    nabij_breath_plan_lay_exhale (result, &exhale, breath.exhale_us, 0.0);
  } else {
    nabij_breath_plan_lay_exhale (result, &exhale, llround ((1.0 - progress) * (double)breath.exhale_us), progress);
  }
}

static NabijBreathPlan *
with_pace (NabijBreathPlan *plan,
           gint64           edge_us,
           gint64           step_us)
{
  const NabijBreathPiece *running = nabij_breath_plan_piece_at (plan, edge_us);
  const gint64            from_us = running->cycle_us > 0 ? running->cycle_us : plan->start_cycle_us;
  const gint64            cycle_us = nabij_breath_plan_clamp_cycle_us (plan, 0, from_us + step_us);
  NabijBreathPlan        *result;

  /* At a limit there is nothing to change. */
  if (plan->own_pace || running->stage > NABIJ_STAGE_FOLLOW || cycle_us == from_us)
    return nabij_breath_plan_ref (plan);

  result = plan_with_past (plan, edge_us);
  /* Who wants it shorter keeps it short; who wants it longer may still be eased further. */
  result->target_cycle_us = step_us < 0 ? cycle_us : MAX (plan->target_cycle_us, cycle_us);

  if (running->cycle_us > 0)
    lay_rest_of_breath (result, plan, edge_us, cycle_us);

  if (running->stage == NABIJ_STAGE_ARRIVE) {
    result->start_cycle_us = cycle_us;
    nabij_breath_plan_lay_arrive (result, stage_elapsed_us (plan, edge_us));
    nabij_breath_plan_lay_follow (result, 0, 0, TRUE, edge_us);
  } else {
    nabij_breath_plan_lay_follow (result, running->breath, cycle_us, FALSE, result->end_us);
  }
  return result;
}

static NabijBreathPlan *
with_own_pace (NabijBreathPlan *plan,
               gint64           edge_us)
{
  const NabijBreathPiece *running = nabij_breath_plan_piece_at (plan, edge_us);
  NabijBreathPlan        *result;

  if (running->stage > NABIJ_STAGE_FOLLOW)
    return nabij_breath_plan_ref (plan);

  result = plan_with_past (plan, edge_us);
  result->own_pace = !plan->own_pace;

  if (running->stage == NABIJ_STAGE_ARRIVE) {
    nabij_breath_plan_lay_arrive (result, stage_elapsed_us (plan, edge_us));
    nabij_breath_plan_lay_follow (result, 0, 0, TRUE, edge_us);
  } else {
    guint breath = nabij_breath_plan_get_n_breaths (result);

    /* In five exhales a breath that was left does not count as one of the five. */
    if (result->options.form == NABIJ_BREATH_FORM_FIVE_EXHALES && breath > 0)
      breath -= 1;
    nabij_breath_plan_lay_follow (result, breath, 0, TRUE, edge_us);
  }
  return result;
}

/* A new plan in which what runs now, without a breath, runs to its end. */
static NabijBreathPlan *
plan_with_running (NabijBreathPlan *plan,
                   gint64           edge_us)
{
  const NabijBreathPiece *running = nabij_breath_plan_piece_at (plan, edge_us);
  NabijBreathPlan        *result = plan_with_past (plan, edge_us);

  if (running->start_us < edge_us)
    result->end_us = running->start_us + running->duration_us;
  return result;
}

/* In a timeline there is a pace only in the stages with guided breaths; before them it is chosen for later. */
static NabijBreathPlan *
with_timed_pace (NabijBreathPlan *plan,
                 gint64           edge_us,
                 gint64           step_us)
{
  const NabijBreathPiece *running = nabij_breath_plan_piece_at (plan, edge_us);
  const int               number = nabij_breath_plan_find_breaths (plan, running->stage_number);
  NabijBreathPlan        *result;
  gint64                  base_us, from_us, cycle_us;

  if (plan->own_pace || number < 0)
    return nabij_breath_plan_ref (plan);

  base_us = nabij_breath_plan_get_timed_cycle_us (plan, (guint)number);
  from_us = running->cycle_us > 0 ? running->cycle_us : base_us;
  cycle_us = nabij_breath_plan_clamp_cycle_us (plan, (guint)number, from_us + step_us);
  if (cycle_us == from_us)
    return nabij_breath_plan_ref (plan);

  result = running->cycle_us > 0 ? plan_with_past (plan, edge_us) : plan_with_running (plan, edge_us);
  result->target_cycle_us = step_us < 0 ? cycle_us : MAX (base_us, cycle_us);
  if (running->cycle_us > 0)
    lay_rest_of_breath (result, plan, edge_us, cycle_us);
  nabij_breath_plan_lay_timed (result, running->stage_number, running->cycle_us > 0 ? cycle_us : 0, FALSE);
  return result;
}

/* Whether a stage has had its time. Its last breath may still be on its way. */
static gboolean
is_stage_over (NabijBreathPlan *plan,
               guint            stage_number,
               gint64           elapsed_us)
{
  return elapsed_us >= nabij_timeline_get_stage (plan->options.timeline, stage_number)->duration_us;
}

static NabijBreathPlan *
with_timed_own_pace (NabijBreathPlan *plan,
                     gint64           edge_us)
{
  const NabijBreathPiece *running = nabij_breath_plan_piece_at (plan, edge_us);
  const gboolean          is_in_breaths = nabij_breath_plan_is_in_breaths (plan, running);
  NabijBreathPlan        *result;

  if (nabij_breath_plan_find_breaths (plan, running->stage_number) < 0)
    return nabij_breath_plan_ref (plan);

  result = is_in_breaths ? plan_with_past (plan, edge_us) : plan_with_running (plan, edge_us);
  result->own_pace = !plan->own_pace;
  /* The breath with which the stage ends, after its time, is breathed to its end. */
  if (running->cycle_us > 0 && is_stage_over (plan, running->stage_number, stage_elapsed_us (plan, edge_us)))
    lay_rest_of_breath (result, plan, edge_us, running->cycle_us);
  nabij_breath_plan_lay_timed (result, running->stage_number, 0, is_in_breaths);
  return result;
}

/* Lays what comes after a pause: the breath that was left, from its inhale, or simply the rest. The last
 * breath of a stage, after its time, is guided at one's own pace too: without it the stage would be over
 * at the click. */
static void
lay_timed_resume (NabijBreathPlan        *result,
                  const NabijBreathPiece *pause)
{
  gint64 cycle_us = 0;

  if (pause->cycle_us > 0 &&
      (!result->own_pace || is_stage_over (result, pause->stage_number, pause->stage_offset_us))) {
    cycle_us = pause->cycle_us;
    nabij_breath_plan_lay_breath (result, nabij_breath_plan_timed_breath (pause->stage_number, pause->breath, cycle_us));
  }
  nabij_breath_plan_lay_timed (result, pause->stage_number, cycle_us, TRUE);
}

static NabijBreathPlan *
with_pause (NabijBreathPlan *plan,
            gint64           edge_us)
{
  NabijBreathPlan *result;
  NabijBreathState now;
  NabijBreathState next;
  NabijBreathPiece pause = *nabij_breath_plan_piece_at (plan, edge_us);

  if (pause.stage == NABIJ_STAGE_CLOSE)
    return nabij_breath_plan_ref (plan);

  /* The water glides to rest with the speed that it has. */
  nabij_breath_plan_at (plan, edge_us, &now);
  nabij_breath_plan_at (plan, edge_us + 1000, &next);

  result = plan_with_past (plan, edge_us);
  pause.phase = NABIJ_PHASE_PAUSE;
  pause.curve = NABIJ_CURVE_DECELERATE;
  pause.start_us = edge_us;
  pause.duration_us = NABIJ_BREATH_PLAN_PAUSE_FADE_US;
  pause.stage_offset_us = now.stage_elapsed_us;
  pause.stage_stands_still = TRUE;
  pause.guided = FALSE;
  pause.tone_gain = 0.0;
  pause.progress_from = 0.0;
  pause.level_from = now.level;
  pause.level_to = CLAMP (now.level + (next.level - now.level) / 1000.0 * (double)pause.duration_us / 2.0,
                          NABIJ_LEVEL_EBBED, NABIJ_LEVEL_HIGH);
  g_array_append_val (result->pieces, pause);
  result->end_us = edge_us + pause.duration_us;
  result->paused_at_us = edge_us;
  return result;
}

static NabijBreathPlan *
with_resume (NabijBreathPlan *plan,
             gint64           edge_us)
{
  const NabijBreathPiece *pause = &g_array_index (plan->pieces, NabijBreathPiece, plan->pieces->len - 1);
  const gint64            stage_us = pause->stage_offset_us;
  NabijBreathPiece        back = { .stage = pause->stage, .cycle_us = plan->start_cycle_us, .guided = TRUE, .stage_stands_still = TRUE };
  NabijBreathPlan        *result;

  edge_us = MAX (edge_us, nabij_breath_plan_get_pause_us (plan));
  result = plan_with_past (plan, edge_us);

  if (nabij_breath_plan_is_timed (plan)) {
    lay_timed_resume (result, pause);
    return result;
  }
  if (pause->stage == NABIJ_STAGE_FOLLOW) {
    if (plan->own_pace || pause->cycle_us == 0) {
      nabij_breath_plan_lay_follow (result, pause->breath, 0, TRUE, edge_us);
      return result;
    }
    /* The breath that was left is breathed again, from its inhale. */
    nabij_breath_plan_lay_breath (result, nabij_breath_plan_follow_breath (result, pause->breath, pause->cycle_us));
    nabij_breath_plan_lay_follow (result, pause->breath, pause->cycle_us, FALSE, edge_us);
    return result;
  }

  back.quiet = pause->stage != NABIJ_STAGE_ARRIVE;
  back.tone_gain = back.quiet ? BACK_TONE_GAIN_AFTER : BACK_TONE_GAIN_BEFORE;
  if (!plan->own_pace)
    nabij_breath_plan_lay_breath (result, back);

  if (pause->stage == NABIJ_STAGE_ARRIVE) {
    nabij_breath_plan_lay_arrive (result, stage_us);
    nabij_breath_plan_lay_follow (result, 0, 0, TRUE, edge_us);
  } else if (pause->stage == NABIJ_STAGE_REST) {
    nabij_breath_plan_lay_rest (result, MAX (0, NABIJ_REST_MIN_US - stage_us));
  } else {
    nabij_breath_plan_lay_contact (result, stage_us);
  }
  return result;
}

/**
 * nabij_breath_plan_with_change:
 * @plan: the plan so far
 * @edge_us: from when on it may differ, in microseconds from the start
 * @change: what the person asked for
 *
 * Makes a new plan that shares the past. For every moment before the edge the two agree to the bit;
 * at the edge the level and, for a change of pace, the progress are continuous: what is left of the
 * running phase is stretched. After a resume a fresh inhale comes first, and each one after *follow*
 * adds that one breath to the whole. In a timeline only the stages with guided breaths have a pace and
 * a fresh inhale, all others simply go on; a stage with breaths may last one breath longer after a
 * change of them, so that it still ends with an exhale. A change that has no meaning at that moment gives the same plan.
 *
 * Returns: (transfer full): the plan from now on
 */
NabijBreathPlan *
nabij_breath_plan_with_change (NabijBreathPlan  *plan,
                               gint64            edge_us,
                               NabijBreathChange change)
{
  gboolean is_timed;

  g_return_val_if_fail (plan != NULL, NULL);

  is_timed = nabij_breath_plan_is_timed (plan);
  edge_us = MAX (edge_us, 0);

  if (nabij_breath_plan_is_paused (plan))
    return change == NABIJ_BREATH_CHANGE_RESUME ? with_resume (plan, edge_us) : nabij_breath_plan_ref (plan);
  if (edge_us >= plan->end_us)
    return nabij_breath_plan_ref (plan);

  switch (change) {
  case NABIJ_BREATH_CHANGE_SHORTER:
    return is_timed ? with_timed_pace (plan, edge_us, -NABIJ_PACE_STEP_US) : with_pace (plan, edge_us, -NABIJ_PACE_STEP_US);
  case NABIJ_BREATH_CHANGE_LONGER:
    return is_timed ? with_timed_pace (plan, edge_us, NABIJ_PACE_STEP_US) : with_pace (plan, edge_us, NABIJ_PACE_STEP_US);
  case NABIJ_BREATH_CHANGE_OWN_PACE:
    return is_timed ? with_timed_own_pace (plan, edge_us) : with_own_pace (plan, edge_us);
  case NABIJ_BREATH_CHANGE_PAUSE:
    return with_pause (plan, edge_us);
  case NABIJ_BREATH_CHANGE_RESUME:
    return nabij_breath_plan_ref (plan);
  default:
    g_assert_not_reached ();
  }
}
