/* nabij-frame-governor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-frame-governor.h"

/* What a tick is taken for until two have been seen: that of a common screen. */
#define TICK_START_US (G_USEC_PER_SEC / 60)
/* No screen is slower than this; a longer gap is a tick that came late. */
#define TICK_MAX_US (G_USEC_PER_SEC / 24)
/* A cost that grows is believed in two frames and one that falls in many, so that a cost near
 * the limit does not make the picture go to and fro between two rates. */
#define SHARE_OF_HIGHER .5
#define SHARE_OF_LOWER .06
/* Drawing sooner than the last time must be this much cheaper than it may be, for the same reason. */
#define MARGIN_FOR_SOONER 1.1
/* A frame that costs exactly what it may is not put off because a clock was read late. */
#define ROUNDING_US 300

struct _NabijFrameGovernor {
  gboolean has_tick;
  gboolean has_cost;
  gint64   last_tick_us;
  gint64   tick_us;
  gboolean drew_at_last_tick;
  gint64   drawn_wall_us;
  gint64   drawn_processor_us;
  gint64   last_gap_us;
  double   cost_us;
};

static void
learn_cost (NabijFrameGovernor *self,
            gint64              spent_us)
{
  double difference = (double)spent_us - self->cost_us;

  if (!self->has_cost)
    self->cost_us = (double)spent_us;
  else
    self->cost_us += difference * (difference > 0 ? SHARE_OF_HIGHER : SHARE_OF_LOWER);

  self->has_cost = TRUE;
}

static gboolean
may_draw (NabijFrameGovernor *self,
          gint64              elapsed_us,
          gint64              spent_us)
{
  double   allowed_us = (double)elapsed_us * NABIJ_FRAME_GOVERNOR_SHARE_MAX;
  gboolean sooner = elapsed_us + self->tick_us / 2 < self->last_gap_us;

  /* The next tick would come too late for eight pictures in a second. */
  if (elapsed_us + self->tick_us > NABIJ_FRAME_GOVERNOR_INTERVAL_MAX_US)
    return TRUE;

  /* The last frame has cost too much until now. */
  if ((double)spent_us > allowed_us)
    return FALSE;

  /* Frames have cost too much lately. */
  return self->cost_us * (sooner ? MARGIN_FOR_SOONER : 1) <= allowed_us + ROUNDING_US;
}

/**
 * nabij_frame_governor_new:
 *
 * Makes a governor, which decides how often a picture is drawn so that drawing never takes more
 * than `NABIJ_FRAME_GOVERNOR_SHARE_MAX` of a core.
 *
 * Returns: (transfer full): the governor
 */
NabijFrameGovernor *
nabij_frame_governor_new (void)
{
  NabijFrameGovernor *self = g_new0 (NabijFrameGovernor, 1);

  self->tick_us = TICK_START_US;
  return self;
}

/**
 * nabij_frame_governor_free:
 * @self: (transfer full): a governor
 *
 * Frees the governor.
 */
void
nabij_frame_governor_free (NabijFrameGovernor *self)
{
  g_free (self);
}

/**
 * nabij_frame_governor_tick:
 * @self: a governor
 * @wall_us: a clock that only goes forward, in microseconds
 * @processor_us: the processor time used until now by all that draws, in microseconds; it only
 *   grows, and may grow faster than @wall_us where several threads draw
 *
 * Decides at a tick of the screen whether this one is drawn. All processor time between two
 * drawn ticks counts as the cost of the first, so that also what is drawn later, in another
 * thread, is seen.
 *
 * Returns: `TRUE` when the caller should draw now
 */
gboolean
nabij_frame_governor_tick (NabijFrameGovernor *self,
                           gint64              wall_us,
                           gint64              processor_us)
{
  gint64   elapsed_us;
  gint64   spent_us;
  gboolean draw;

  g_return_val_if_fail (self != NULL, TRUE);

  if (!self->has_tick) {
    draw = TRUE;
  } else {
    elapsed_us = MAX (wall_us - self->drawn_wall_us, 0);
    spent_us = MAX (processor_us - self->drawn_processor_us, 0);

    /* Only a gap in which nothing was drawn shows how often the screen ticks. */
    if (!self->drew_at_last_tick)
      self->tick_us = CLAMP (wall_us - self->last_tick_us, 1, TICK_MAX_US);

    draw = may_draw (self, elapsed_us, spent_us);
    if (draw) {
      learn_cost (self, spent_us);
      self->last_gap_us = elapsed_us;
    }
  }

  if (draw) {
    self->drawn_wall_us = wall_us;
    self->drawn_processor_us = processor_us;
  }

  self->has_tick = TRUE;
  self->drew_at_last_tick = draw;
  self->last_tick_us = wall_us;
  return draw;
}

/**
 * nabij_frame_governor_rest:
 * @self: a governor
 *
 * Tells that nothing is drawn for a while, so that what the program does meanwhile is not taken
 * for the cost of a frame. The next tick is drawn; what frames cost is remembered.
 */
void
nabij_frame_governor_rest (NabijFrameGovernor *self)
{
  g_return_if_fail (self != NULL);

  self->has_tick = FALSE;
}
