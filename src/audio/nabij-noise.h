/* nabij-noise.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijPink:
 * @slow: the pole of the lowest octaves
 * @middle: the one above it
 * @fast: the one of the highest octaves
 *
 * What white noise leaves behind while it is made pink; all 0 to begin with.
 */
typedef struct {
  double slow;
  double middle;
  double fast;
} NabijPink;

/**
 * NabijFilter:
 * @first: the first of what it remembers
 * @second: the second
 *
 * A state variable filter, which keeps calm while its frequency moves (after Zavalishin); all 0 to
 * begin with.
 */
typedef struct {
  double first;
  double second;
} NabijFilter;

/**
 * NabijTuning:
 * @a1: what its frequency and quality make of it
 * @a2: likewise
 * @a3: likewise
 * @damping: 1 / quality; times this, the band is as loud as what came in
 *
 * Where a filter stands: see nabij_tuning_make().
 */
typedef struct {
  double a1;
  double a2;
  double a3;
  double damping;
} NabijTuning;

guint32     nabij_random_begin (guint32 seed);
NabijTuning nabij_tuning_make (double frequency_hz,
                               double quality);
double      nabij_gain_from_db (double decibel);

/* These are asked for each sample, and stand here for the compiler to put them where they are used. */

/**
 * nabij_random_next:
 * @random: (inout): what nabij_random_begin() gave, or this left
 *
 * Returns: the next value of white noise, -1…1
 */
static inline double
nabij_random_next (guint32 *random)
{
  guint32 x = *random;

  /* Marsaglia's xorshift: cheap, and the same for the same seed on each computer. */
  x ^= x << 13;
  x ^= x >> 17;
  x ^= x << 5;
  *random = x;

  return (double)(gint32)x / 2147483648.0;
}

/**
 * nabij_pink_next:
 * @self: what came before
 * @white: the next value of white noise, -1…1
 *
 * Returns: the next value of pink noise
 */
static inline double
nabij_pink_next (NabijPink *self,
                 double     white)
{
  /* Kellet's three poles: 3 dB softer for each octave, within half a decibel above 50 Hz. */
  self->slow = 0.99765 * self->slow + white * 0.0990460;
  self->middle = 0.96300 * self->middle + white * 0.2965164;
  self->fast = 0.57000 * self->fast + white * 1.0526913;

  return 0.25 * (self->slow + self->middle + self->fast + white * 0.1848);
}

/**
 * nabij_filter_next:
 * @self: the filter
 * @tuning: where it stands
 * @input: the next value
 * @low: (out): what of it is below the frequency
 *
 * Runs the filter for one sample.
 *
 * Returns: what of it is around the frequency
 */
static inline double
nabij_filter_next (NabijFilter       *self,
                   const NabijTuning *tuning,
                   double             input,
                   double            *low)
{
  const double rest = input - self->second;
  const double band = tuning->a1 * self->first + tuning->a2 * rest;

  *low = self->second + tuning->a2 * self->first + tuning->a3 * rest;
  self->first = 2.0 * band - self->first;
  self->second = 2.0 * *low - self->second;

  return band;
}

G_END_DECLS
