/* nabij-nearness.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-nearness.h"

#include "nabij-water-synth.h"

#include <math.h>

#define FAR_DB -9.0
/* What is above this is held back by the air in between, down to a share. */
#define DULL_HZ 700.0
#define FAR_OPEN 0.25
/* How long it takes from far to near: what dulls and what softens are under 3 dB a second together. */
#define TRAVEL_S 8.0

static double
get_gain (double nearness)
{
  return pow (10.0, FAR_DB * (1.0 - nearness) / 20.0);
}

static double
get_open (double nearness)
{
  return FAR_OPEN + (1.0 - FAR_OPEN) * nearness;
}

/**
 * nabij_nearness_init:
 * @self: (out caller-allocates): a nearness
 * @nearness: where it begins, 0…1
 *
 * Begins at a place.
 */
void
nabij_nearness_init (NabijNearness *self,
                     double         nearness)
{
  g_return_if_fail (self != NULL);

  *self = (NabijNearness){ .at = nearness, .gain = get_gain (nearness), .open = get_open (nearness) };
}

/**
 * nabij_nearness_apply:
 * @self: a nearness
 * @nearness: where it should be, 0…1
 * @frames: (inout): stereo frames
 * @n_frames: how many, a few milliseconds at most
 *
 * Brings a sound nearer or takes it away, slowly. Near as it can be, it is left as it is.
 */
void
nabij_nearness_apply (NabijNearness *self,
                      double         nearness,
                      float         *frames,
                      guint          n_frames)
{
  const double step = (double)n_frames / NABIJ_WATER_SYNTH_RATE / TRAVEL_S;
  const double share = 1.0 - exp (-2.0 * G_PI * DULL_HZ / NABIJ_WATER_SYNTH_RATE);
  double       gain_step;
  double       open_step;

  g_return_if_fail (self != NULL);

  if (self->at >= 1.0 && nearness >= 1.0)
    return;

  self->at += CLAMP (nearness - self->at, -step, step);
  gain_step = (get_gain (self->at) - self->gain) / (double)MAX (n_frames, 1);
  open_step = (get_open (self->at) - self->open) / (double)MAX (n_frames, 1);

  for (guint i = 0; i < n_frames; i++) {
    self->gain += gain_step;
    self->open += open_step;
    for (guint c = 0; c < 2; c++) {
      const double sound = (double)frames[2 * i + c];

      self->dull[c] += (sound - self->dull[c]) * share;
      frames[2 * i + c] = (float)(self->gain * (self->dull[c] + self->open * (sound - self->dull[c])));
    }
  }
}
