/* nabij-timeline.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * NabijMotion:
 * @NABIJ_MOTION_STILL: small waves without a direction
 * @NABIJ_MOTION_EXHALE: one long soft exhale, without a word of its own
 * @NABIJ_MOTION_BREATHS: guided breaths, in and out, as many as fit; the last one ends with the stage
 * @NABIJ_MOTION_EBB: the level goes to the bottom
 *
 * What the water does in a stage.
 */
typedef enum {
  NABIJ_MOTION_STILL,
  NABIJ_MOTION_EXHALE,
  NABIJ_MOTION_BREATHS,
  NABIJ_MOTION_EBB,
} NabijMotion;

/**
 * NabijBed:
 * @NABIJ_BED_WATER: the water of the breath
 * @NABIJ_BED_HUSH: hardly anything
 * @NABIJ_BED_BREEZE: soft air
 * @NABIJ_BED_SAND: a dry, fine rustle
 * @NABIJ_BED_WAVES: waves that come and go at some distance
 * @NABIJ_BED_NEAR_WAVES: the same, nearer
 * @NABIJ_BED_SONG: the family's song
 * @NABIJ_BED_NONE: nothing but bowls and the ambience
 *
 * What is heard in a stage, so that closed eyes know where they are.
 */
typedef enum {
  NABIJ_BED_WATER,
  NABIJ_BED_HUSH,
  NABIJ_BED_BREEZE,
  NABIJ_BED_SAND,
  NABIJ_BED_WAVES,
  NABIJ_BED_NEAR_WAVES,
  NABIJ_BED_SONG,
  NABIJ_BED_NONE,
} NabijBed;

#define NABIJ_N_BEDS (NABIJ_BED_NONE + 1)

/**
 * NabijTimelineStage:
 * @duration_us: how long it lasts, in microseconds, > 0
 * @motion: what the water does
 * @inhale_us: of a guided breath, in microseconds; 0 without
 * @exhale_us: of a guided breath, in microseconds; 0 without
 * @bowls: how many bowls ring when it begins, 0…2
 * @bed: what is heard
 * @nearness: how near the ambience is, 0…1
 *
 * One stage of a practice.
 */
typedef struct {
  gint64      duration_us;
  NabijMotion motion;
  gint64      inhale_us;
  gint64      exhale_us;
  guint       bowls;
  NabijBed    bed;
  double      nearness;
} NabijTimelineStage;

/**
 * NabijTimeline:
 *
 * The stages of a practice, one behind the other. It never changes and may be shared between threads.
 */
typedef struct _NabijTimeline NabijTimeline;

#define NABIJ_TYPE_TIMELINE (nabij_timeline_get_type ())
GType nabij_timeline_get_type (void) G_GNUC_CONST;

NabijTimeline *nabij_timeline_new (const NabijTimelineStage *stages,
                                   guint                     n_stages,
                                   gboolean                  falls,
                                   gboolean                  bowl_at_end) G_GNUC_WARN_UNUSED_RESULT;
NabijTimeline *nabij_timeline_ref (NabijTimeline *timeline);
void           nabij_timeline_unref (NabijTimeline *timeline);

guint                     nabij_timeline_get_n_stages (NabijTimeline *timeline);
const NabijTimelineStage *nabij_timeline_get_stage (NabijTimeline *timeline,
                                                    guint          number);
gint64                    nabij_timeline_get_duration_us (NabijTimeline *timeline);
gboolean                  nabij_timeline_falls (NabijTimeline *timeline);
gboolean                  nabij_timeline_has_bowl_at_end (NabijTimeline *timeline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijTimeline, nabij_timeline_unref)

G_END_DECLS
