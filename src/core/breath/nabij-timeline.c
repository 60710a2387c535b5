/* nabij-timeline.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-timeline.h"

struct _NabijTimeline {
  gatomicrefcount     ref_count;
  NabijTimelineStage *stages;
  guint               n_stages;
  gboolean            falls;
  gboolean            bowl_at_end;
};

G_DEFINE_BOXED_TYPE (NabijTimeline, nabij_timeline, nabij_timeline_ref, nabij_timeline_unref)

/**
 * nabij_timeline_new:
 * @stages: (array length=n_stages): the stages, in their order
 * @n_stages: how many there are, ≥ 1
 * @falls: whether the water falls slowly from the first stage to the last
 * @bowl_at_end: whether a bowl rings when it is over, where one is wanted at all
 *
 * Puts stages one behind the other.
 *
 * Returns: (transfer full): the timeline
 */
NabijTimeline *
nabij_timeline_new (const NabijTimelineStage *stages,
                    guint                     n_stages,
                    gboolean                  falls,
                    gboolean                  bowl_at_end)
{
  NabijTimeline *timeline;

  g_return_val_if_fail (stages != NULL && n_stages > 0, NULL);
  for (guint i = 0; i < n_stages; i++)
    g_return_val_if_fail (stages[i].duration_us > 0, NULL);

  timeline = g_new0 (NabijTimeline, 1);
  g_atomic_ref_count_init (&timeline->ref_count);
  timeline->stages = g_memdup2 (stages, n_stages * sizeof *stages);
  timeline->n_stages = n_stages;
  timeline->falls = falls;
  timeline->bowl_at_end = bowl_at_end;
  return timeline;
}

/**
 * nabij_timeline_ref:
 * @timeline: a timeline
 *
 * Takes a reference.
 *
 * Returns: (transfer full): the same timeline
 */
NabijTimeline *
nabij_timeline_ref (NabijTimeline *timeline)
{
  g_return_val_if_fail (timeline != NULL, NULL);

  g_atomic_ref_count_inc (&timeline->ref_count);
  return timeline;
}

/**
 * nabij_timeline_unref:
 * @timeline: (transfer full): a timeline
 *
 * Gives up a reference.
 */
void
nabij_timeline_unref (NabijTimeline *timeline)
{
  g_return_if_fail (timeline != NULL);

  if (g_atomic_ref_count_dec (&timeline->ref_count)) {
    g_free (timeline->stages);
    g_free (timeline);
  }
}

/**
 * nabij_timeline_get_n_stages:
 * @timeline: a timeline
 *
 * Returns: how many stages there are, ≥ 1
 */
guint
nabij_timeline_get_n_stages (NabijTimeline *timeline)
{
  g_return_val_if_fail (timeline != NULL, 0);

  return timeline->n_stages;
}

/**
 * nabij_timeline_get_stage:
 * @timeline: a timeline
 * @number: which stage, from 0
 *
 * Returns: (transfer none): the stage
 */
const NabijTimelineStage *
nabij_timeline_get_stage (NabijTimeline *timeline,
                          guint          number)
{
  g_return_val_if_fail (timeline != NULL, NULL);
  g_return_val_if_fail (number < timeline->n_stages, NULL);

  return &timeline->stages[number];
}

/**
 * nabij_timeline_get_duration_us:
 * @timeline: a timeline
 *
 * Returns: how long all stages last together, in microseconds, without the last fade
 */
gint64
nabij_timeline_get_duration_us (NabijTimeline *timeline)
{
  gint64 duration_us = 0;

  g_return_val_if_fail (timeline != NULL, 0);

  for (guint i = 0; i < timeline->n_stages; i++)
    duration_us += timeline->stages[i].duration_us;
  return duration_us;
}

/**
 * nabij_timeline_falls:
 * @timeline: a timeline
 *
 * Returns: whether the water falls slowly from the first stage to the last
 */
gboolean
nabij_timeline_falls (NabijTimeline *timeline)
{
  g_return_val_if_fail (timeline != NULL, FALSE);

  return timeline->falls;
}

/**
 * nabij_timeline_has_bowl_at_end:
 * @timeline: a timeline
 *
 * Returns: whether a bowl rings when it is over, where one is wanted at all
 */
gboolean
nabij_timeline_has_bowl_at_end (NabijTimeline *timeline)
{
  g_return_val_if_fail (timeline != NULL, FALSE);

  return timeline->bowl_at_end;
}
