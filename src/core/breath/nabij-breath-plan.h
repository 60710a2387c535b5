/* nabij-breath-plan.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-breath-pattern.h"
#include "nabij-timeline.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * NabijBreathForm:
 * @NABIJ_BREATH_FORM_WATER_AND_RUST: the main exercise, of a chosen length
 * @NABIJ_BREATH_FORM_FIVE_EXHALES: exactly five breaths, about a minute
 * @NABIJ_BREATH_FORM_TIMED: the stages of a timeline, one behind the other
 *
 * How a plan is laid out.
 */
typedef enum {
  NABIJ_BREATH_FORM_WATER_AND_RUST,
  NABIJ_BREATH_FORM_FIVE_EXHALES,
  NABIJ_BREATH_FORM_TIMED,
} NabijBreathForm;

/**
 * NabijStage:
 * @NABIJ_STAGE_ARRIVE: sitting down, the first soft exhale
 * @NABIJ_STAGE_FOLLOW: breathing with the water; only here breaths are counted
 * @NABIJ_STAGE_REST: no pacing
 * @NABIJ_STAGE_CONTACT: the hand, the warmth, one sentence
 * @NABIJ_STAGE_TIMED: a stage of a timeline; its number tells which
 * @NABIJ_STAGE_CLOSE: the sound fades; the picture may be gone already
 */
typedef enum {
  NABIJ_STAGE_ARRIVE,
  NABIJ_STAGE_FOLLOW,
  NABIJ_STAGE_REST,
  NABIJ_STAGE_CONTACT,
  NABIJ_STAGE_TIMED,
  NABIJ_STAGE_CLOSE,
} NabijStage;

/**
 * NabijPhase:
 * @NABIJ_PHASE_INHALE: the level rises
 * @NABIJ_PHASE_EXHALE: the level falls
 * @NABIJ_PHASE_STILL: small waves without a direction, or a slow ebb
 * @NABIJ_PHASE_OWN_PACE: where breaths would be guided, nothing is
 * @NABIJ_PHASE_PAUSE: everything comes to rest and waits
 */
typedef enum {
  NABIJ_PHASE_INHALE,
  NABIJ_PHASE_EXHALE,
  NABIJ_PHASE_STILL,
  NABIJ_PHASE_OWN_PACE,
  NABIJ_PHASE_PAUSE,
} NabijPhase;

/**
 * NabijBreathState:
 * @stage: the part of the exercise
 * @stage_number: which stage it is, from 0; the words and what is heard hang on it. In a timeline the
 *   number of its stage, and for *close* how many there are
 * @bowls: how many bowls ring when this stage begins, 0…2; the one at the very end is not counted, the
 *   timeline tells of it
 * @bed: what is heard under the words; in *close* what was heard before it. `NABIJ_BED_WATER` but in a
 *   timeline
 * @nearness: how near what is heard is, 0…1; it goes there slowly. 1 but in a timeline
 * @phase: what the breath does
 * @piece_start_us: when this phase began, in microseconds from the start of the exercise
 * @piece_duration_us: how long it lasts
 * @stage_elapsed_us: how far the stage is, in microseconds; stands still in a pause and in the
 *   breath that leads back from it
 * @progress: how far the phase is, 0…1, linear in time as long as the pace is not changed
 * @level: how high the water stands, 0…1, smooth and continuous
 * @breath: the number of the guided breath, from 1, in *follow* or in a timeline; 0 elsewhere
 * @guided: whether in and out are told by a word; not in the first exhale of *arrive*
 * @quiet: whether the guidance is already fading, in the last breaths of *follow*
 * @tone_gain: how loud the warm tone of this piece is, 0…1, linear; 0 where there is none
 * @tone_step: which note, counted down from the first one; 0 but in *five exhales*
 *
 * Where the breath is at one moment.
 */
typedef struct {
  NabijStage stage;
  guint      stage_number;
  guint      bowls;
  NabijBed   bed;
  double     nearness;
  NabijPhase phase;
  gint64     piece_start_us;
  gint64     piece_duration_us;
  gint64     stage_elapsed_us;
  double     progress;
  double     level;
  guint      breath;
  gboolean   guided;
  gboolean   quiet;
  double     tone_gain;
  guint      tone_step;
} NabijBreathState;

/**
 * NabijBreathPlanOptions:
 * @form: how it is laid out
 * @timeline: (nullable): its stages, for `NABIJ_BREATH_FORM_TIMED`; the plan takes a reference
 * @length_us: how long *Water & Rust* lasts, in microseconds, 2 to 20 minutes; the other forms do not
 *   look at it
 * @pattern: the breath to ease towards, or the own pace; of a timeline only the own pace counts
 * @season: where the family is, for the limits
 * @long_welcome: whether the longer welcome is given
 *
 * What a plan is made from.
 */
typedef struct {
  NabijBreathForm    form;
  NabijTimeline     *timeline;
  gint64             length_us;
  NabijBreathPattern pattern;
  NabijSeason        season;
  gboolean           long_welcome;
} NabijBreathPlanOptions;

/**
 * NabijBreathChange:
 * @NABIJ_BREATH_CHANGE_SHORTER: a shorter breath, at once
 * @NABIJ_BREATH_CHANGE_LONGER: a longer breath, at once
 * @NABIJ_BREATH_CHANGE_OWN_PACE: no pacing, or pacing again
 * @NABIJ_BREATH_CHANGE_PAUSE: comes to rest within `NABIJ_BREATH_PLAN_PAUSE_FADE_US`
 * @NABIJ_BREATH_CHANGE_RESUME: goes on with a fresh inhale
 */
typedef enum {
  NABIJ_BREATH_CHANGE_SHORTER,
  NABIJ_BREATH_CHANGE_LONGER,
  NABIJ_BREATH_CHANGE_OWN_PACE,
  NABIJ_BREATH_CHANGE_PAUSE,
  NABIJ_BREATH_CHANGE_RESUME,
} NabijBreathChange;

/* How long a pause takes to come to rest; sound fades over the same time. */
#define NABIJ_BREATH_PLAN_PAUSE_FADE_US (400 * G_GINT64_CONSTANT (1000))
/* How long the last fade is. */
#define NABIJ_BREATH_PLAN_CLOSE_US (8 * NABIJ_SECOND_US)
#define NABIJ_BREATH_PLAN_MINUTES_MIN 2
#define NABIJ_BREATH_PLAN_MINUTES_MAX 20

typedef struct _NabijBreathPlan NabijBreathPlan;

#define NABIJ_TYPE_BREATH_PLAN (nabij_breath_plan_get_type ())
GType nabij_breath_plan_get_type (void) G_GNUC_CONST;

NabijBreathPlan *nabij_breath_plan_new (const NabijBreathPlanOptions *options) G_GNUC_WARN_UNUSED_RESULT;
NabijBreathPlan *nabij_breath_plan_with_change (NabijBreathPlan  *plan,
                                                gint64            edge_us,
                                                NabijBreathChange change) G_GNUC_WARN_UNUSED_RESULT;
NabijBreathPlan *nabij_breath_plan_ref (NabijBreathPlan *plan);
void             nabij_breath_plan_unref (NabijBreathPlan *plan);

gboolean                      nabij_breath_plan_at (NabijBreathPlan  *plan,
                                                    gint64            elapsed_us,
                                                    NabijBreathState *state);
gint64                        nabij_breath_plan_get_next_edge_us (NabijBreathPlan *plan,
                                                                  gint64           elapsed_us);
gint64                        nabij_breath_plan_get_duration_us (NabijBreathPlan *plan);
gint64                        nabij_breath_plan_get_stage_start_us (NabijBreathPlan *plan,
                                                                    NabijStage       stage);
guint                         nabij_breath_plan_get_n_breaths (NabijBreathPlan *plan);
gboolean                      nabij_breath_plan_is_own_pace (NabijBreathPlan *plan);
gboolean                      nabij_breath_plan_is_paused (NabijBreathPlan *plan);
gint64                        nabij_breath_plan_get_pause_us (NabijBreathPlan *plan);
const NabijBreathPlanOptions *nabij_breath_plan_get_options (NabijBreathPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijBreathPlan, nabij_breath_plan_unref)

G_END_DECLS
