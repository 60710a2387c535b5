/* nabij-breath-plan-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lays the pieces of a plan one behind the other: the times are those of the script.
 */

#include "config.h"

#include "nabij-breath-plan-private.h"

#include <math.h>

/* The stages of Water & Rust, and of five exhales. */
#define ARRIVE_US NABIJ_SECONDS_US (10)
#define ARRIVE_LONG_US NABIJ_SECONDS_US (20)
#define ARRIVE_TONE_AT_US NABIJ_SECONDS_US (14)
#define ARRIVE_TONE_US NABIJ_SECONDS_US (4)
#define ARRIVE_FIVE_US NABIJ_SECONDS_US (6)
#define REST_MAX_US NABIJ_SECONDS_US (34)
/* What rest gives up when a person stretches the very last breath. */
#define REST_SHORTEST_US NABIJ_SECONDS_US (20)
#define CONTACT_US NABIJ_SECONDS_US (24)
#define EBB_US NABIJ_SECONDS_US (6)
#define SETTLE_US NABIJ_SECONDS_US (4)
/* Together with the last fade a session stays within ten seconds of what was promised. */
#define OVERTIME_MAX_US NABIJ_SECONDS_US (2)

/* Easing in starts near a person's own pace and lengthens every breath a little: ten breaths a
 * minute, then 0.5 s more each time in a short session, 0.25 s in a longer one. */
#define EASE_STEP_SHORT_US NABIJ_SECONDS_US (0.5)
#define EASE_STEP_LONG_US NABIJ_SECONDS_US (0.25)
#define LONG_SESSION_US NABIJ_SECONDS_US (300)

#define N_QUIET_BREATHS 4
#define N_FIVE 5
#define QUIET_STEP_DB 3.0

static const gint64 five_cycles_us[N_FIVE] = {
  NABIJ_SECONDS_US (7), NABIJ_SECONDS_US (8), NABIJ_SECONDS_US (9), NABIJ_SECONDS_US (10), NABIJ_SECONDS_US (10)
};

/* Breaths */

/* The breath that this plan guides, made as long as asked or as the limits allow. */
NabijBreathPattern
nabij_breath_plan_breath_of_cycle (NabijBreathPlan *plan,
                                   guint            stage_number,
                                   gint64           cycle_us)
{
  NabijBreathPattern pattern = plan->pattern;

  if (nabij_breath_plan_is_timed (plan)) {
    const NabijTimelineStage *stage = nabij_timeline_get_stage (plan->options.timeline, stage_number);

    pattern = (NabijBreathPattern){ stage->inhale_us, stage->exhale_us };
  }
  return nabij_breath_pattern_with_cycle (&pattern, cycle_us, plan->options.season);
}

gint64
nabij_breath_plan_clamp_cycle_us (NabijBreathPlan *plan,
                                  guint            stage_number,
                                  gint64           cycle_us)
{
  const NabijBreathPattern breath = nabij_breath_plan_breath_of_cycle (plan, stage_number, cycle_us);

  return nabij_breath_pattern_get_cycle_us (&breath);
}

static gboolean
is_five (NabijBreathPlan *plan)
{
  return plan->options.form == NABIJ_BREATH_FORM_FIVE_EXHALES;
}

/* How long breath number @breath is, after one of @previous_us, which is 0 for the first one. */
static gint64
next_cycle_us (NabijBreathPlan *plan,
               gint64           previous_us,
               guint            breath)
{
  const gint64 step_us = plan->options.length_us < LONG_SESSION_US ? EASE_STEP_SHORT_US : EASE_STEP_LONG_US;

  if (previous_us == 0)
    return plan->start_cycle_us;
  if (is_five (plan))
    return MAX (previous_us, MIN (five_cycles_us[CLAMP (breath, 1, N_FIVE) - 1], plan->target_cycle_us));
  return MIN (previous_us + step_us, plan->target_cycle_us);
}

/* Where the water stands at the end of what was laid. */
double
nabij_breath_plan_get_last_level (NabijBreathPlan *plan)
{
  const NabijBreathPiece *last;

  if (plan->pieces->len == 0)
    return NABIJ_LEVEL_START;
  last = &g_array_index (plan->pieces, NabijBreathPiece, plan->pieces->len - 1);
  return nabij_breath_piece_get_level (last, nabij_breath_piece_get_progress (last, plan->end_us));
}

/* Adds a piece at the end of what was laid. Its start, its place in the stage and the level it starts
 * from follow from that; what is left of a phase that was cut goes on at the level of the cut. */
void
nabij_breath_plan_lay (NabijBreathPlan *plan,
                       NabijBreathPiece piece)
{
  const double level = nabij_breath_plan_get_last_level (plan);
  double       done;

  if (piece.duration_us <= 0)
    return;

  piece.start_us = plan->end_us;
  piece.stage_offset_us = 0;
  if (plan->pieces->len > 0) {
    const NabijBreathPiece *last = &g_array_index (plan->pieces, NabijBreathPiece, plan->pieces->len - 1);

    if (last->stage == piece.stage && last->stage_number == piece.stage_number)
      piece.stage_offset_us = nabij_breath_piece_get_stage_elapsed_us (last, plan->end_us);
  }

  done = nabij_breath_piece_get_eased (&piece, piece.progress_from);
  piece.level_from = done < 1.0 - 1e-9 ? (level - piece.level_to * done) / (1.0 - done) : level;

  plan->end_us += piece.duration_us;
  g_array_append_val (plan->pieces, piece);
}

static void
lay_still (NabijBreathPlan *plan,
           NabijStage       stage,
           gint64           duration_us,
           double           level_to)
{
  nabij_breath_plan_lay (plan, (NabijBreathPiece){ .stage = stage, .phase = NABIJ_PHASE_STILL, .duration_us = duration_us, .level_to = level_to });
}

/* Lays an exhale in the manner of @like, or what is left of one from @progress_from on. */
void
nabij_breath_plan_lay_exhale (NabijBreathPlan        *plan,
                              const NabijBreathPiece *like,
                              gint64                  duration_us,
                              double                  progress_from)
{
  NabijBreathPiece exhale = *like;

  exhale.phase = NABIJ_PHASE_EXHALE;
  exhale.duration_us = duration_us;
  exhale.progress_from = progress_from;
  exhale.level_to = nabij_breath_plan_get_turn_level (plan, &exhale);
  nabij_breath_plan_lay (plan, exhale);
}

/* Lays an inhale and an exhale as long as the cycle of @breath says. */
void
nabij_breath_plan_lay_breath (NabijBreathPlan *plan,
                              NabijBreathPiece breath)
{
  const NabijBreathPattern pattern = nabij_breath_plan_breath_of_cycle (plan, breath.stage_number, breath.cycle_us);
  NabijBreathPiece         inhale = breath;

  inhale.phase = NABIJ_PHASE_INHALE;
  inhale.duration_us = pattern.inhale_us;
  inhale.level_to = nabij_breath_plan_get_turn_level (plan, &inhale);
  inhale.tone_gain = 0.0;
  nabij_breath_plan_lay (plan, inhale);
  nabij_breath_plan_lay_exhale (plan, &breath, pattern.exhale_us, 0.0);
}

/* A breath of *follow*, to be laid. */
NabijBreathPiece
nabij_breath_plan_follow_breath (NabijBreathPlan *plan,
                                 guint            number,
                                 gint64           cycle_us)
{
  return (NabijBreathPiece){
    .stage = NABIJ_STAGE_FOLLOW,
    .cycle_us = cycle_us,
    .guided = TRUE,
    .breath = number,
    .tone_gain = 1.0,
    .tone_step = is_five (plan) ? number - 1 : 0,
  };
}

/* In the last breaths the guidance goes: words fade, and each tone is 3 dB softer than the one
 * before. A tone that has become softer never becomes louder again. */
static void
soften_last_breaths (NabijBreathPlan *plan,
                     gint64           from_us)
{
  const guint last = nabij_breath_plan_get_n_breaths (plan);
  guint       softer = 0;

  for (guint i = 0; i < plan->pieces->len; i++) {
    NabijBreathPiece *piece = &g_array_index (plan->pieces, NabijBreathPiece, i);

    if (piece->breath == 0 || piece->phase == NABIJ_PHASE_PAUSE)
      continue;

    if (piece->start_us < from_us) {
      if (piece->quiet && piece->tone_gain > 0.0)
        softer = MAX (softer, (guint)lround (-20.0 * log10 (piece->tone_gain) / QUIET_STEP_DB));
      continue;
    }

    if (piece->breath + N_QUIET_BREATHS > last)
      softer = MAX (softer, piece->breath + N_QUIET_BREATHS - last);
    piece->quiet = softer > 0;
    if (piece->tone_gain > 0.0)
      piece->tone_gain = pow (10.0, -QUIET_STEP_DB * softer / 20.0);
  }
}

/* Stages */

/* Lays what is left of *arrive* from @from_us of it on. */
void
nabij_breath_plan_lay_arrive (NabijBreathPlan *plan,
                              gint64           from_us)
{
  /* The first soft exhale has no word and no number: it is simply under way. */
  const struct {
    gint64     end_us;
    NabijPhase phase;
    double     tone_gain;
  } long_welcome[] = {
    { NABIJ_SOFT_EXHALE_US, NABIJ_PHASE_EXHALE, 0.0 },
    { ARRIVE_TONE_AT_US, NABIJ_PHASE_STILL, 0.0 },
    { ARRIVE_TONE_AT_US + ARRIVE_TONE_US, NABIJ_PHASE_STILL, 1.0 },
    { ARRIVE_LONG_US, NABIJ_PHASE_STILL, 0.0 },
  },
    later[] = {
      { NABIJ_SOFT_EXHALE_US, NABIJ_PHASE_EXHALE, 0.0 },
      { is_five (plan) ? ARRIVE_FIVE_US : ARRIVE_US, NABIJ_PHASE_STILL, 0.0 },
    },
    *spans = plan->options.long_welcome && !is_five (plan) ? long_welcome : later;
  const guint n_spans = spans == long_welcome ? G_N_ELEMENTS (long_welcome) : G_N_ELEMENTS (later);
  gint64      start_us = 0;

  for (guint i = 0; i < n_spans; i++) {
    const gint64     begin_us = MAX (start_us, from_us);
    NabijBreathPiece piece = {
      .stage = NABIJ_STAGE_ARRIVE,
      .phase = spans[i].phase,
      .duration_us = spans[i].end_us - begin_us,
      .progress_from = (double)(begin_us - start_us) / (double)(spans[i].end_us - start_us),
      .level_to = NABIJ_LEVEL_LOW,
      .tone_gain = spans[i].tone_gain,
    };

    nabij_breath_plan_lay (plan, piece);
    start_us = spans[i].end_us;
  }
}

/* Lays what is left of *contact* from @from_us of it on, and the last fade. */
void
nabij_breath_plan_lay_contact (NabijBreathPlan *plan,
                               gint64           from_us)
{
  if (!is_five (plan)) {
    const gint64 ebb_at_us = CONTACT_US - EBB_US;

    lay_still (plan, NABIJ_STAGE_CONTACT, ebb_at_us - from_us, NABIJ_LEVEL_LOW);
    lay_still (plan, NABIJ_STAGE_CONTACT, CONTACT_US - MAX (ebb_at_us, from_us), NABIJ_LEVEL_EBBED);
  }

  lay_still (plan, NABIJ_STAGE_CLOSE, NABIJ_BREATH_PLAN_CLOSE_US, NABIJ_LEVEL_EBBED);
}

/* Lays @rest_us of *rest*, and what comes after it. */
void
nabij_breath_plan_lay_rest (NabijBreathPlan *plan,
                            gint64           rest_us)
{
  const gint64 settle_us = MIN (SETTLE_US, rest_us);

  lay_still (plan, NABIJ_STAGE_REST, settle_us, NABIJ_LEVEL_LOW);
  lay_still (plan, NABIJ_STAGE_REST, rest_us - settle_us, NABIJ_LEVEL_LOW);
  nabij_breath_plan_lay_contact (plan, 0);
}

static gint64
rest_left_us (NabijBreathPlan *plan)
{
  return plan->options.length_us - CONTACT_US - plan->end_us;
}

static void
lay_own_pace (NabijBreathPlan *plan)
{
  NabijBreathPiece own = { .stage = NABIJ_STAGE_FOLLOW, .phase = NABIJ_PHASE_OWN_PACE, .level_to = NABIJ_LEVEL_OWN_PACE };
  gint64           end_us = plan->options.length_us - CONTACT_US - NABIJ_REST_MIN_US;

  if (is_five (plan)) {
    end_us = ARRIVE_FIVE_US;
    for (guint i = 0; i < N_FIVE; i++)
      end_us += five_cycles_us[i];
  }

  own.duration_us = MIN (SETTLE_US, end_us - plan->end_us);
  nabij_breath_plan_lay (plan, own);
  own.duration_us = end_us - plan->end_us;
  nabij_breath_plan_lay (plan, own);
}

static void
lay_breaths (NabijBreathPlan *plan,
             guint            breath,
             gint64           cycle_us,
             gboolean         at_least_one)
{
  for (;;) {
    const gint64 next_us = nabij_breath_plan_clamp_cycle_us (plan, 0, next_cycle_us (plan, cycle_us, breath + 1));
    const gint64 rest_us = rest_left_us (plan);
    const gint64 missing_us = NABIJ_REST_MIN_US - (rest_us - next_us);

    if (is_five (plan)) {
      if (breath == N_FIVE)
        return;
    } else if (!at_least_one && missing_us > 0 && (rest_us <= REST_MAX_US || missing_us > OVERTIME_MAX_US)) {
      /* A breath too many is better than a long wait only where it costs little. */
      return;
    }

    at_least_one = FALSE;
    breath += 1;
    cycle_us = next_us;
    nabij_breath_plan_lay_breath (plan, nabij_breath_plan_follow_breath (plan, breath, cycle_us));
  }
}

/* Lays breaths after number @breath, which was one of @cycle_us (0 for none), as many as fit, and then
 * what comes after *follow*. With @at_least_one, one comes even where there is no time for it. */
void
nabij_breath_plan_lay_follow (NabijBreathPlan *plan,
                              guint            breath,
                              gint64           cycle_us,
                              gboolean         at_least_one,
                              gint64           soften_from_us)
{
  gint64 rest_us;

  if (plan->own_pace)
    lay_own_pace (plan);
  else
    lay_breaths (plan, breath, cycle_us, at_least_one);

  if (is_five (plan)) {
    nabij_breath_plan_lay_contact (plan, 0);
    return;
  }

  rest_us = rest_left_us (plan);
  if (rest_us < NABIJ_REST_MIN_US)
    rest_us = MAX (REST_SHORTEST_US, MIN (NABIJ_REST_MIN_US, rest_us + OVERTIME_MAX_US));

  soften_last_breaths (plan, soften_from_us);
  nabij_breath_plan_lay_rest (plan, rest_us);
}
