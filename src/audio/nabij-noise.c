/* nabij-noise.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-noise.h"

#include "nabij-water-synth.h"

#include <math.h>

/**
 * nabij_random_begin:
 * @seed: where the randomness begins; the same seed gives the same noise
 *
 * Returns: what nabij_random_next() goes on from
 */
guint32
nabij_random_begin (guint32 seed)
{
  /* Zero is the one value from which xorshift never leaves. */
  return seed != 0 ? seed : 1;
}

/**
 * nabij_tuning_make:
 * @frequency_hz: the frequency, in Hz, over 0 and under half of `NABIJ_WATER_SYNTH_RATE`
 * @quality: how narrow it is, over 0; 0.7 is flat
 *
 * Tells where a filter stands.
 *
 * Returns: the tuning
 */
NabijTuning
nabij_tuning_make (double frequency_hz,
                   double quality)
{
  const double g = tan (G_PI * frequency_hz / NABIJ_WATER_SYNTH_RATE);
  NabijTuning  tuning;

  tuning.damping = 1.0 / quality;
  tuning.a1 = 1.0 / (1.0 + g * (g + tuning.damping));
  tuning.a2 = g * tuning.a1;
  tuning.a3 = g * tuning.a2;

  return tuning;
}

/**
 * nabij_gain_from_db:
 * @decibel: a level, in decibels
 *
 * Returns: the linear gain, 1 for 0 dB
 */
double
nabij_gain_from_db (double decibel)
{
  return pow (10.0, decibel / 20.0);
}
