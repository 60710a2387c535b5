/* nabij-take-level.c
 *
 * Brings a voice to an even loudness by ITU-R BS.1770, and its highest peaks under a ceiling. Nothing is
 * changed but how loud it is: the limiter only turns it down for a moment, softly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-take-level.h"

#include "nabij-take-maker.h"

#include <ebur128.h>
#include <math.h>

/* What is coded comes out with peaks that are a little higher than what went in. */
#define CEILING_DB (NABIJ_TAKE_TRUE_PEAK_DB - 1.5)

/* By how much the limiter may take down a voice before it is left softer than others. */
#define LIMITED_DB_MAX 9.0
#define ROUNDS_MAX 5
#define NEAR_ENOUGH_LU 0.2

/* A loudness needs a whole block of 400 ms; so a shorter word is measured said over and over. */
#define MEASURED_SAMPLES_MIN (NABIJ_TAKE_RATE * 2)

/* The limiter looks at a millisecond at a time, and begins and ends so much around a peak. */
#define BLOCK (NABIJ_TAKE_RATE / 1000)
#define AROUND_BLOCKS 12

#define TAPS 16
#define PHASES 4

static void
apply_gain (float *samples,
            gsize  n_samples,
            double gain_db)
{
  const float gain = (float)pow (10.0, gain_db / 20.0);

  for (gsize i = 0; i < n_samples; i++)
    samples[i] *= gain;
}

/* The interpolation between two samples, at four times the rate. */
static void
make_filter (float filter[PHASES][TAPS])
{
  for (guint p = 0; p < PHASES; p++) {
    for (guint t = 0; t < TAPS; t++) {
      const double at = (double)t - (TAPS / 2 - 1) - (double)p / PHASES;
      const double sinc = fabs (at) < 1e-9 ? 1.0 : sin (G_PI * at) / (G_PI * at);
      const double window = 0.5 + 0.5 * cos (G_PI * at / (TAPS / 2.0 + 1.0));

      filter[p][t] = (float)(sinc * window);
    }
  }
}

/* The highest value on the samples of a block and between them. */
static float
get_true_peak (const float *samples,
               gsize        n_samples,
               gsize        first,
               float        filter[PHASES][TAPS],
               float        ceiling)
{
  const gsize end = MIN (first + BLOCK, n_samples);
  float       peak = 0.0f;

  for (gsize i = first; i < end; i++)
    peak = MAX (peak, fabsf (samples[i]));

  /* Between small samples there is no high peak; looking there would take most of the time. */
  if (peak < ceiling * 0.5f)
    return peak;

  for (gsize i = first; i < end; i++) {
    for (guint p = 1; p < PHASES; p++) {
      float value = 0.0f;

      for (guint t = 0; t < TAPS; t++) {
        const gssize at = (gssize)(i + t) - (TAPS / 2 - 1);

        if (at >= 0 && at < (gssize)n_samples)
          value += filter[p][t] * samples[at];
      }
      peak = MAX (peak, fabsf (value));
    }
  }
  return peak;
}

/* What each block may be multiplied with, or NULL where all may stay as it is. */
static float *
find_gains (const float *samples,
            gsize        n_samples,
            gsize        n_blocks)
{
  const float       ceiling = (float)pow (10.0, CEILING_DB / 20.0);
  g_autofree float *gains = g_new (float, n_blocks);
  float             filter[PHASES][TAPS];
  gboolean          is_needed = FALSE;

  make_filter (filter);
  for (gsize i = 0; i < n_blocks; i++) {
    const float peak = get_true_peak (samples, n_samples, i * BLOCK, filter, ceiling);

    gains[i] = peak > ceiling ? ceiling / peak : 1.0f;
    is_needed = is_needed || peak > ceiling;
  }
  return is_needed ? g_steal_pointer (&gains) : NULL;
}

static float
get_lowest (const float *gains,
            gssize       n_blocks,
            gssize       middle)
{
  float lowest = 1.0f;

  for (gssize i = MAX (0, middle - AROUND_BLOCKS); i <= MIN (n_blocks - 1, middle + AROUND_BLOCKS); i++)
    lowest = MIN (lowest, gains[i]);
  return lowest;
}

/* A mean of the lowest values around, weighted towards the middle, is nowhere higher than what is needed,
 * and has no corner. */
static float *
smooth_gains (const float *gains,
              gsize        n_blocks)
{
  g_autofree float *lowest = g_new (float, n_blocks);
  float            *smooth = g_new (float, n_blocks);

  for (gsize i = 0; i < n_blocks; i++)
    lowest[i] = get_lowest (gains, (gssize)n_blocks, (gssize)i);
  for (gsize i = 0; i < n_blocks; i++) {
    float sum = 0.0f;
    float weights = 0.0f;

    for (gssize j = 1 - AROUND_BLOCKS; j < AROUND_BLOCKS; j++) {
      const gssize at = CLAMP ((gssize)i + j, 0, (gssize)n_blocks - 1);
      const float  weight = (float)(AROUND_BLOCKS - ABS (j));

      sum += weight * lowest[at];
      weights += weight;
    }
    smooth[i] = sum / weights;
  }
  return smooth;
}

static void
limit (float *samples,
       gsize  n_samples)
{
  const gsize       n_blocks = (n_samples + BLOCK - 1) / BLOCK;
  g_autofree float *gains = find_gains (samples, n_samples, n_blocks);
  g_autofree float *smooth = NULL;

  if (gains == NULL)
    return;

  smooth = smooth_gains (gains, n_blocks);
  for (gsize i = 0; i < n_blocks; i++) {
    const float from = smooth[i];
    const float to = smooth[MIN (i + 1, n_blocks - 1)];

    for (gsize s = 0; s < BLOCK && i * BLOCK + s < n_samples; s++)
      samples[i * BLOCK + s] *= from + (to - from) * (float)s / (float)BLOCK;
  }
}

/**
 * nabij_take_level_measure_lufs:
 * @samples: mono samples at `NABIJ_TAKE_RATE`
 * @n_samples: how many, > 0
 *
 * Measures how loud something is, as it is heard in the middle between two loudspeakers.
 *
 * Returns: the loudness in LUFS; minus infinity for silence
 */
double
nabij_take_level_measure_lufs (const float *samples,
                               gsize        n_samples)
{
  ebur128_state *meter;
  gsize          n_times;
  double         lufs = -HUGE_VAL;

  g_return_val_if_fail (samples != NULL, -HUGE_VAL);
  g_return_val_if_fail (n_samples > 0, -HUGE_VAL);

  meter = ebur128_init (1, NABIJ_TAKE_RATE, EBUR128_MODE_I);
  if (meter == NULL)
    g_error ("there is no memory for a meter");

  n_times = n_samples < MEASURED_SAMPLES_MIN / 4 ? MEASURED_SAMPLES_MIN / n_samples : 1;
  ebur128_set_channel (meter, 0, EBUR128_DUAL_MONO);
  for (gsize i = 0; i < n_times; i++)
    ebur128_add_frames_float (meter, samples, n_samples);
  ebur128_loudness_global (meter, &lufs);
  ebur128_destroy (&meter);
  return lufs;
}

/**
 * nabij_take_level_lift:
 * @samples: (inout): mono samples at `NABIJ_TAKE_RATE`
 * @n_samples: how many, > 0
 * @gain_db: by how much, in decibels
 *
 * Makes something louder or softer, and keeps it under `NABIJ_TAKE_TRUE_PEAK_DB`.
 */
void
nabij_take_level_lift (float *samples,
                       gsize  n_samples,
                       double gain_db)
{
  g_return_if_fail (samples != NULL);
  g_return_if_fail (n_samples > 0);

  apply_gain (samples, n_samples, gain_db);
  limit (samples, n_samples);
}

/**
 * nabij_take_level_even_out:
 * @samples: (inout): mono samples at `NABIJ_TAKE_RATE` in which somebody is heard
 * @n_samples: how many, > 0
 *
 * Brings a voice to `NABIJ_TAKE_LOUDNESS_LUFS` and under `NABIJ_TAKE_TRUE_PEAK_DB`. One that would need more
 * than `NABIJ_TAKE_GAIN_DB_MAX` stays softer.
 */
void
nabij_take_level_even_out (float *samples,
                           gsize  n_samples)
{
  double gain_db;
  double limited_db = 0.0;

  g_return_if_fail (samples != NULL);
  g_return_if_fail (n_samples > 0);

  gain_db = NABIJ_TAKE_LOUDNESS_LUFS - nabij_take_level_measure_lufs (samples, n_samples);
  gain_db = CLAMP (gain_db, -NABIJ_TAKE_GAIN_DB_MAX * 2.0, NABIJ_TAKE_GAIN_DB_MAX);
  nabij_take_level_lift (samples, n_samples, gain_db);

  /* What the limiter took away is missing in the loudness. */
  for (guint i = 0; i < ROUNDS_MAX; i++) {
    double missing_db = NABIJ_TAKE_LOUDNESS_LUFS - nabij_take_level_measure_lufs (samples, n_samples);

    missing_db = MIN (missing_db, MIN (LIMITED_DB_MAX - limited_db, NABIJ_TAKE_GAIN_DB_MAX - gain_db));
    if (missing_db < NEAR_ENOUGH_LU)
      break;
    nabij_take_level_lift (samples, n_samples, missing_db);
    limited_db += missing_db;
    gain_db += missing_db;
  }
}
