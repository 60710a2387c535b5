/* nabij-meter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-meter.h"

#include "nabij-take-maker.h"

#include <math.h>

/* A new reading every 60 ms: the eye needs no more. */
#define READING_SAMPLES (NABIJ_TAKE_RATE * 6 / 100)
/* What is softer is nothing, what is louder is full. */
#define SOFTEST_DB (-55.0)
#define LOUDEST_DB (-10.0)
/* It rises at once with a voice and sinks softly. */
#define RISE 0.7
#define SINK 0.25

/**
 * nabij_meter_add:
 * @self: a meter
 * @samples: mono samples at `NABIJ_TAKE_RATE`
 * @n_samples: how many
 *
 * Adds what sounds.
 *
 * Returns: `TRUE` where there is a new reading in @level
 */
gboolean
nabij_meter_add (NabijMeter  *self,
                 const float *samples,
                 gsize        n_samples)
{
  double level;

  for (gsize i = 0; i < n_samples; i++)
    self->sum += (double)samples[i] * (double)samples[i];
  self->n_samples += n_samples;
  if (self->n_samples < READING_SAMPLES)
    return FALSE;

  level = (10.0 * log10 (self->sum / (double)self->n_samples + 1e-12) - SOFTEST_DB) / (LOUDEST_DB - SOFTEST_DB);
  /* Not a number is not above nor below anything: it is silence. */
  level = level > 0.0 ? MIN (level, 1.0) : 0.0;
  self->level += (level > self->level ? RISE : SINK) * (level - self->level);
  self->sum = 0.0;
  self->n_samples = 0;
  return TRUE;
}
