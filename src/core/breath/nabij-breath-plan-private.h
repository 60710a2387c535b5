/* nabij-breath-plan-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a plan looks inside, for the files that make it: -layout lays the pieces, -timed those of a
 * timeline, -change makes a new plan from an old one, and nabij-breath-plan.c answers questions.
 */

#pragma once

#include "nabij-breath-plan.h"

G_BEGIN_DECLS

#define NABIJ_SECONDS_US(seconds) ((gint64)((seconds) * (double)G_USEC_PER_SEC))

#define NABIJ_LEVEL_START 0.85
#define NABIJ_LEVEL_LOW 0.15
#define NABIJ_LEVEL_HIGH 1.0
#define NABIJ_LEVEL_OWN_PACE 0.35
#define NABIJ_LEVEL_EBBED 0.0

/* Where *arrive* stops being an exhale: a breath that leads back from a pause goes on after it. */
#define NABIJ_SOFT_EXHALE_US NABIJ_SECONDS_US (4)
#define NABIJ_START_CYCLE_US NABIJ_SECONDS_US (6)
#define NABIJ_PACE_STEP_US NABIJ_SECONDS_US (0.5)
#define NABIJ_REST_MIN_US NABIJ_SECONDS_US (24)

typedef enum {
  NABIJ_CURVE_SMOOTH,     /* from rest to rest */
  NABIJ_CURVE_DECELERATE, /* comes to rest */
  NABIJ_CURVE_EVEN,       /* always as fast */
} NabijCurve;

/* One phase of one breath, or a stretch without one. It lasts until the next piece starts, which may
 * be before its own end: a change cuts it, and what was before the cut stays as it was, to the bit. */
typedef struct {
  gint64     start_us;
  gint64     duration_us;
  gint64     stage_offset_us;
  gint64     cycle_us; /* of the breath that it belongs to, else 0 */
  NabijStage stage;
  guint      stage_number; /* of a timeline, else 0 */
  NabijPhase phase;
  NabijCurve curve;
  gboolean   stage_stands_still;
  gboolean   guided;
  gboolean   quiet;
  guint      breath;
  guint      tone_step;
  double     progress_from;
  double     level_from; /* at progress 0 */
  double     level_to;   /* at progress 1 */
  double     tone_gain;
} NabijBreathPiece;

struct _NabijBreathPlan {
  gatomicrefcount        ref_count;
  NabijBreathPlanOptions options;

  GArray *pieces;
  gint64  end_us; /* where the last piece that was laid ends */

  /* What the person chose on the way. */
  NabijBreathPattern pattern; /* what is guided, or would be */
  gboolean           own_pace;
  gint64             start_cycle_us;
  gint64             target_cycle_us; /* in a timeline 0, as long as its own breaths are kept */

  gint64 paused_at_us; /* -1 when it runs */
};

NabijBreathPlan        *nabij_breath_plan_alloc (const NabijBreathPlanOptions *options);
const NabijBreathPiece *nabij_breath_plan_piece_at (NabijBreathPlan *plan,
                                                    gint64           elapsed_us);
double                  nabij_breath_piece_get_progress (const NabijBreathPiece *piece,
                                                         gint64                  elapsed_us);
double                  nabij_breath_piece_get_eased (const NabijBreathPiece *piece,
                                                      double                  progress);
double                  nabij_breath_piece_get_level (const NabijBreathPiece *piece,
                                                      double                  progress);
gint64                  nabij_breath_piece_get_stage_elapsed_us (const NabijBreathPiece *piece,
                                                                 gint64                  elapsed_us);

NabijBreathPattern nabij_breath_plan_breath_of_cycle (NabijBreathPlan *plan,
                                                      guint            stage_number,
                                                      gint64           cycle_us);
gint64             nabij_breath_plan_clamp_cycle_us (NabijBreathPlan *plan,
                                                     guint            stage_number,
                                                     gint64           cycle_us);
double             nabij_breath_plan_get_last_level (NabijBreathPlan *plan);
void               nabij_breath_plan_lay (NabijBreathPlan *plan,
                                          NabijBreathPiece piece);
void               nabij_breath_plan_lay_breath (NabijBreathPlan *plan,
                                                 NabijBreathPiece breath);
void               nabij_breath_plan_lay_exhale (NabijBreathPlan        *plan,
                                                 const NabijBreathPiece *like,
                                                 gint64                  duration_us,
                                                 double                  progress_from);
NabijBreathPiece   nabij_breath_plan_follow_breath (NabijBreathPlan *plan,
                                                    guint            number,
                                                    gint64           cycle_us);
void               nabij_breath_plan_lay_arrive (NabijBreathPlan *plan,
                                                 gint64           from_us);
void               nabij_breath_plan_lay_follow (NabijBreathPlan *plan,
                                                 guint            breath,
                                                 gint64           cycle_us,
                                                 gboolean         at_least_one,
                                                 gint64           soften_from_us);
void               nabij_breath_plan_lay_rest (NabijBreathPlan *plan,
                                               gint64           rest_us);
void               nabij_breath_plan_lay_contact (NabijBreathPlan *plan,
                                                  gint64           from_us);

gboolean         nabij_breath_plan_is_timed (NabijBreathPlan *plan);
gboolean         nabij_breath_plan_is_in_breaths (NabijBreathPlan        *plan,
                                                  const NabijBreathPiece *piece);
gint64           nabij_breath_plan_get_timed_cycle_us (NabijBreathPlan *plan,
                                                       guint            stage_number);
int              nabij_breath_plan_find_breaths (NabijBreathPlan *plan,
                                                 guint            stage_number);
double           nabij_breath_plan_get_turn_level (NabijBreathPlan        *plan,
                                                   const NabijBreathPiece *piece);
NabijBreathPiece nabij_breath_plan_timed_breath (guint  stage_number,
                                                 guint  number,
                                                 gint64 cycle_us);
void             nabij_breath_plan_lay_timed (NabijBreathPlan *plan,
                                              guint            stage_number,
                                              gint64           cycle_us,
                                              gboolean         at_once);

G_END_DECLS
