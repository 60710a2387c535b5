/* test-noise.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-noise.h"

#include "nabij-water-synth.h"

#include <math.h>

#define N_VALUES 200000

static void
test_same_seed_gives_the_same (void)
{
  guint32 one = nabij_random_begin (7);
  guint32 same = nabij_random_begin (7);
  guint32 other = nabij_random_begin (8);
  guint   n_different = 0;

  for (int i = 0; i < 1000; i++) {
    const double value = nabij_random_next (&one);

    g_assert_true (value == nabij_random_next (&same));
    n_different += value != nabij_random_next (&other);
  }
  g_assert_cmpuint (n_different, >, 990);
}

/* Also from the seed 0, which left to itself would be silence. */
static void
test_is_white (void)
{
  for (guint32 seed = 0; seed < 4; seed++) {
    guint32 random = nabij_random_begin (seed);
    double  last = 0.0;
    double  sum = 0.0;
    double  power = 0.0;
    double  likeness = 0.0;

    for (int i = 0; i < N_VALUES; i++) {
      const double value = nabij_random_next (&random);

      g_assert_cmpfloat (value, >=, -1.0);
      g_assert_cmpfloat (value, <=, 1.0);
      sum += value;
      power += value * value;
      likeness += value * last;
      last = value;
    }
    g_assert_cmpfloat_with_epsilon (sum / N_VALUES, 0.0, 0.01);
    g_assert_cmpfloat_with_epsilon (power / N_VALUES, 1.0 / 3.0, 0.01);
    g_assert_cmpfloat_with_epsilon (likeness / N_VALUES, 0.0, 0.01);
  }
}

/* How strong a tone comes out of a filter, once it has settled. */
static void
measure_tone (double  filter_hz,
              double  quality,
              double  tone_hz,
              double *band,
              double *low)
{
  const NabijTuning tuning = nabij_tuning_make (filter_hz, quality);
  NabijFilter       filter = { 0 };
  double            band_power = 0.0;
  double            low_power = 0.0;

  for (int i = 0; i < 2 * NABIJ_WATER_SYNTH_RATE; i++) {
    double       below;
    const double around = nabij_filter_next (&filter, &tuning, sin (2.0 * G_PI * tone_hz * i / NABIJ_WATER_SYNTH_RATE), &below);

    if (i < NABIJ_WATER_SYNTH_RATE)
      continue;
    band_power += around * around;
    low_power += below * below;
  }
  *band = sqrt (2.0 * band_power / NABIJ_WATER_SYNTH_RATE) * tuning.damping;
  *low = sqrt (2.0 * low_power / NABIJ_WATER_SYNTH_RATE);
}

static void
test_filter_stands_where_it_is_tuned (void)
{
  static const struct {
    double filter_hz;
    double quality;
  } cases[] = { { 70, .7 }, { 400, .54 }, { 1800, 2.6 }, { 8500, .7 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    double band;
    double low;

    measure_tone (cases[i].filter_hz, cases[i].quality, cases[i].filter_hz, &band, &low);
    g_assert_cmpfloat_with_epsilon (band, 1.0, 1e-3);
    g_assert_cmpfloat_with_epsilon (low, cases[i].quality, 1e-3 * cases[i].quality);

    measure_tone (cases[i].filter_hz, cases[i].quality, cases[i].filter_hz / 16, &band, &low);
    g_assert_cmpfloat_with_epsilon (low, 1.0, 0.02);
    g_assert_cmpfloat (band, <, 0.2);
  }
}

/* Each octave of pink noise is as strong as the next: a low one is not drowned by those above it. */
static void
test_pink_has_equal_octaves (void)
{
  static const double octaves_hz[] = { 200, 800, 3200 };
  NabijTuning         tunings[G_N_ELEMENTS (octaves_hz)];
  NabijFilter         filters[G_N_ELEMENTS (octaves_hz)] = { 0 };
  double              powers[G_N_ELEMENTS (octaves_hz)] = { 0 };
  guint32             random = nabij_random_begin (1);
  NabijPink           pink = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (octaves_hz); i++)
    tunings[i] = nabij_tuning_make (octaves_hz[i], 1.4);
  for (int i = 0; i < 4 * N_VALUES; i++) {
    const double value = nabij_pink_next (&pink, nabij_random_next (&random));

    for (guint j = 0; j < G_N_ELEMENTS (octaves_hz); j++) {
      double       low;
      const double band = nabij_filter_next (&filters[j], &tunings[j], value, &low);

      powers[j] += band * band;
    }
  }
  for (guint i = 1; i < G_N_ELEMENTS (octaves_hz); i++)
    g_assert_cmpfloat_with_epsilon (10.0 * log10 (powers[i] / powers[0]), 0.0, 1.0);
}

static void
test_knows_decibels (void)
{
  g_assert_true (nabij_gain_from_db (0.0) == 1.0);
  g_assert_cmpfloat_with_epsilon (nabij_gain_from_db (-20.0), 0.1, 1e-12);
  g_assert_cmpfloat_with_epsilon (nabij_gain_from_db (6.0206), 2.0, 1e-4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/audio/noise/same-seed-gives-the-same", test_same_seed_gives_the_same);
  g_test_add_func ("/nabij/audio/noise/is-white", test_is_white);
  g_test_add_func ("/nabij/audio/noise/filter-stands-where-it-is-tuned", test_filter_stands_where_it_is_tuned);
  g_test_add_func ("/nabij/audio/noise/pink-has-equal-octaves", test_pink_has_equal_octaves);
  g_test_add_func ("/nabij/audio/noise/knows-decibels", test_knows_decibels);

  return g_test_run ();
}
