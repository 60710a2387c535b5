/* nabij-breath-plan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-breath-plan-private.h"

#include <math.h>

#define FIVE_START_CYCLE_US NABIJ_SECONDS_US (7)

G_DEFINE_BOXED_TYPE (NabijBreathPlan, nabij_breath_plan, nabij_breath_plan_ref, nabij_breath_plan_unref)

const NabijBreathPiece *
nabij_breath_plan_piece_at (NabijBreathPlan *plan,
                            gint64           elapsed_us)
{
  guint low = 0;
  guint high = plan->pieces->len;

  while (high - low > 1) {
    const guint middle = low + (high - low) / 2;

    if (g_array_index (plan->pieces, NabijBreathPiece, middle).start_us <= elapsed_us)
      low = middle;
    else
      high = middle;
  }

  return &g_array_index (plan->pieces, NabijBreathPiece, low);
}

double
nabij_breath_piece_get_progress (const NabijBreathPiece *piece,
                                 gint64                  elapsed_us)
{
  double share = 1.0;

  if (elapsed_us - piece->start_us < piece->duration_us)
    share = (double)(elapsed_us - piece->start_us) / (double)piece->duration_us;

  return piece->progress_from + (1.0 - piece->progress_from) * share;
}

/* How far the level has gone on its way, 0…1. */
double
nabij_breath_piece_get_eased (const NabijBreathPiece *piece,
                              double                  progress)
{
  switch (piece->curve) {
  case NABIJ_CURVE_SMOOTH:
    return 0.5 - 0.5 * cos (G_PI * progress);
  case NABIJ_CURVE_DECELERATE:
    return progress * (2.0 - progress);
  case NABIJ_CURVE_EVEN:
    return progress;
  default:
    g_assert_not_reached ();
  }
}

double
nabij_breath_piece_get_level (const NabijBreathPiece *piece,
                              double                  progress)
{
  return piece->level_from +
         (piece->level_to - piece->level_from) * nabij_breath_piece_get_eased (piece, progress);
}

gint64
nabij_breath_piece_get_stage_elapsed_us (const NabijBreathPiece *piece,
                                         gint64                  elapsed_us)
{
  if (piece->stage_stands_still)
    return piece->stage_offset_us;

  return piece->stage_offset_us + MIN (elapsed_us - piece->start_us, piece->duration_us);
}

NabijBreathPlan *
nabij_breath_plan_alloc (const NabijBreathPlanOptions *options)
{
  NabijBreathPlan *plan = g_new0 (NabijBreathPlan, 1);

  g_atomic_ref_count_init (&plan->ref_count);
  plan->options = *options;
  if (nabij_breath_plan_is_timed (plan))
    nabij_timeline_ref (plan->options.timeline);
  else
    plan->options.timeline = NULL;
  plan->pieces = g_array_new (FALSE, FALSE, sizeof (NabijBreathPiece));
  plan->paused_at_us = -1;
  return plan;
}

/**
 * nabij_breath_plan_new:
 * @options: what to make it from
 *
 * Plans a whole exercise: every inhale, exhale and stretch of stillness, from the click to the end
 * of the last fade. The stages and their times are those of the script; *follow* ends on an exhale,
 * and the whole lasts the promised length and at most ten seconds more, the last fade included. A
 * timeline lasts as long as its stages and the last fade, to the microsecond; where @options ask for the
 * own pace, its breaths are not guided.
 *
 * Returns: (transfer full): the plan, which never changes
 */
NabijBreathPlan *
nabij_breath_plan_new (const NabijBreathPlanOptions *options)
{
  NabijBreathPlan *plan;
  gint64           first_us;

  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (options->form != NABIJ_BREATH_FORM_TIMED || options->timeline != NULL, NULL);
  g_return_val_if_fail (options->form != NABIJ_BREATH_FORM_WATER_AND_RUST ||
                          (options->length_us >= NABIJ_SECONDS_US (60 * NABIJ_BREATH_PLAN_MINUTES_MIN) &&
                           options->length_us <= NABIJ_SECONDS_US (60 * NABIJ_BREATH_PLAN_MINUTES_MAX)),
                        NULL);

  plan = nabij_breath_plan_alloc (options);
  plan->own_pace = nabij_breath_pattern_is_own_pace (&options->pattern);
  plan->pattern = options->pattern;
  if (plan->own_pace)
    plan->pattern = nabij_breath_pattern_find (NABIJ_BREATH_PATTERN_DEFAULT_ID, options->season, NULL)->pattern;

  if (nabij_breath_plan_is_timed (plan)) {
    nabij_breath_plan_lay_timed (plan, 0, 0, FALSE);
    return plan;
  }

  first_us = options->form == NABIJ_BREATH_FORM_FIVE_EXHALES ? FIVE_START_CYCLE_US : NABIJ_START_CYCLE_US;
  plan->target_cycle_us = nabij_breath_plan_clamp_cycle_us (plan, 0, nabij_breath_pattern_get_cycle_us (&plan->pattern));
  plan->start_cycle_us = nabij_breath_plan_clamp_cycle_us (plan, 0, MIN (first_us, plan->target_cycle_us));

  nabij_breath_plan_lay_arrive (plan, 0);
  nabij_breath_plan_lay_follow (plan, 0, 0, TRUE, 0);
  return plan;
}

/**
 * nabij_breath_plan_ref:
 * @plan: a plan
 *
 * Takes a reference. Plans may be shared between threads.
 *
 * Returns: (transfer full): the same plan
 */
NabijBreathPlan *
nabij_breath_plan_ref (NabijBreathPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  g_atomic_ref_count_inc (&plan->ref_count);
  return plan;
}

/**
 * nabij_breath_plan_unref:
 * @plan: (transfer full): a plan
 *
 * Gives up a reference.
 */
void
nabij_breath_plan_unref (NabijBreathPlan *plan)
{
  g_return_if_fail (plan != NULL);

  if (g_atomic_ref_count_dec (&plan->ref_count)) {
    g_array_unref (plan->pieces);
    g_clear_pointer (&plan->options.timeline, nabij_timeline_unref);
    g_free (plan);
  }
}

/* What hangs on the stage. The last fade of a timeline sounds as its last stage did. */
static void
tell_stage (NabijBreathPlan        *plan,
            const NabijBreathPiece *piece,
            NabijBreathState       *state)
{
  state->bed = NABIJ_BED_WATER;
  state->nearness = 1.0;

  if (nabij_breath_plan_is_timed (plan)) {
    NabijTimeline            *timeline = plan->options.timeline;
    const guint               last = nabij_timeline_get_n_stages (timeline) - 1;
    const NabijTimelineStage *stage = nabij_timeline_get_stage (timeline, MIN (piece->stage_number, last));

    state->stage_number = piece->stage_number;
    state->bowls = piece->stage_number <= last ? stage->bowls : 0;
    state->bed = stage->bed;
    state->nearness = stage->nearness;
    return;
  }

  if (plan->options.form == NABIJ_BREATH_FORM_FIVE_EXHALES && piece->stage == NABIJ_STAGE_CLOSE)
    state->stage_number = NABIJ_STAGE_FOLLOW + 1;
  else if (piece->stage == NABIJ_STAGE_CLOSE)
    state->stage_number = NABIJ_STAGE_CONTACT + 1;
  else
    state->stage_number = piece->stage;
  if (piece->stage == NABIJ_STAGE_REST)
    state->bowls = 1;
  else if (piece->stage == NABIJ_STAGE_CONTACT)
    state->bowls = 2;
}

/**
 * nabij_breath_plan_at:
 * @plan: a plan
 * @elapsed_us: time since the start, in microseconds
 * @state: (out caller-allocates): where the breath is
 *
 * Finds where the breath is at a moment of the exercise. Before the start it is the first state,
 * past the end the last one; a paused plan has no end.
 *
 * Returns: `FALSE` when the exercise is over
 */
gboolean
nabij_breath_plan_at (NabijBreathPlan  *plan,
                      gint64            elapsed_us,
                      NabijBreathState *state)
{
  const NabijBreathPiece *piece;

  g_return_val_if_fail (plan != NULL, FALSE);
  g_return_val_if_fail (state != NULL, FALSE);

  elapsed_us = MAX (elapsed_us, 0);
  piece = nabij_breath_plan_piece_at (plan, elapsed_us);

  *state = (NabijBreathState){
    .stage = piece->stage,
    .phase = piece->phase,
    .piece_start_us = piece->start_us,
    .piece_duration_us = piece->duration_us,
    .stage_elapsed_us = nabij_breath_piece_get_stage_elapsed_us (piece, elapsed_us),
    .progress = nabij_breath_piece_get_progress (piece, elapsed_us),
    .breath = piece->breath,
    .guided = piece->guided,
    .quiet = piece->quiet,
    .tone_gain = piece->tone_gain,
    .tone_step = piece->tone_step,
  };
  state->level = nabij_breath_piece_get_level (piece, state->progress);
  tell_stage (plan, piece, state);

  return elapsed_us < nabij_breath_plan_get_duration_us (plan);
}

/**
 * nabij_breath_plan_get_next_edge_us:
 * @plan: a plan
 * @elapsed_us: time since the start, in microseconds
 *
 * Finds the next moment at which something begins, or the end.
 *
 * Returns: a moment after @elapsed_us, `G_MAXINT64` when nothing comes any more
 */
gint64
nabij_breath_plan_get_next_edge_us (NabijBreathPlan *plan,
                                    gint64           elapsed_us)
{
  const NabijBreathPiece *piece;
  const NabijBreathPiece *end;
  gint64                  duration_us;

  g_return_val_if_fail (plan != NULL, G_MAXINT64);

  piece = nabij_breath_plan_piece_at (plan, elapsed_us);
  end = &g_array_index (plan->pieces, NabijBreathPiece, plan->pieces->len);
  if (piece->start_us > elapsed_us)
    return piece->start_us;
  if (piece + 1 < end)
    return piece[1].start_us;

  duration_us = nabij_breath_plan_get_duration_us (plan);
  return duration_us > elapsed_us ? duration_us : G_MAXINT64;
}

/**
 * nabij_breath_plan_get_duration_us:
 * @plan: a plan
 *
 * Tells how long the exercise lasts as planned now, with the last fade.
 *
 * Returns: microseconds; `G_MAXINT64` while paused
 */
gint64
nabij_breath_plan_get_duration_us (NabijBreathPlan *plan)
{
  g_return_val_if_fail (plan != NULL, 0);

  return nabij_breath_plan_is_paused (plan) ? G_MAXINT64 : plan->end_us;
}

/**
 * nabij_breath_plan_get_stage_start_us:
 * @plan: a plan
 * @stage: a stage
 *
 * Tells when a stage begins; of the stages of a timeline, the first one.
 *
 * Returns: microseconds from the start; -1 when the plan has no such stage
 */
gint64
nabij_breath_plan_get_stage_start_us (NabijBreathPlan *plan,
                                      NabijStage       stage)
{
  g_return_val_if_fail (plan != NULL, -1);

  for (guint i = 0; i < plan->pieces->len; i++) {
    const NabijBreathPiece *piece = &g_array_index (plan->pieces, NabijBreathPiece, i);

    if (piece->stage == stage)
      return piece->start_us;
  }

  return -1;
}

/**
 * nabij_breath_plan_get_n_breaths:
 * @plan: a plan
 *
 * Counts the guided breaths: those of *follow*, or of a timeline.
 *
 * Returns: the number of the last one
 */
guint
nabij_breath_plan_get_n_breaths (NabijBreathPlan *plan)
{
  guint number = 0;

  g_return_val_if_fail (plan != NULL, 0);

  for (guint i = 0; i < plan->pieces->len; i++)
    number = MAX (number, g_array_index (plan->pieces, NabijBreathPiece, i).breath);

  return number;
}

/**
 * nabij_breath_plan_is_own_pace:
 * @plan: a plan
 *
 * Tells whether nothing is guided, in *follow* or in a timeline.
 *
 * Returns: `TRUE` for the own pace
 */
gboolean
nabij_breath_plan_is_own_pace (NabijBreathPlan *plan)
{
  g_return_val_if_fail (plan != NULL, FALSE);

  return plan->own_pace;
}

/**
 * nabij_breath_plan_is_paused:
 * @plan: a plan
 *
 * Tells whether the plan waits.
 *
 * Returns: `TRUE` when it does
 */
gboolean
nabij_breath_plan_is_paused (NabijBreathPlan *plan)
{
  g_return_val_if_fail (plan != NULL, FALSE);

  return plan->paused_at_us >= 0;
}

/**
 * nabij_breath_plan_get_pause_us:
 * @plan: a plan
 *
 * Tells when a paused plan has come to rest; its time should stand still there.
 *
 * Returns: microseconds from the start; -1 when the plan runs
 */
gint64
nabij_breath_plan_get_pause_us (NabijBreathPlan *plan)
{
  g_return_val_if_fail (plan != NULL, -1);

  return nabij_breath_plan_is_paused (plan) ? plan->paused_at_us + NABIJ_BREATH_PLAN_PAUSE_FADE_US : -1;
}

/**
 * nabij_breath_plan_get_options:
 * @plan: a plan
 *
 * Gives what the plan was made from.
 *
 * Returns: (transfer none): the options
 */
const NabijBreathPlanOptions *
nabij_breath_plan_get_options (NabijBreathPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  return &plan->options;
}
