/* test-water-bed.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-sound-measure.h"
#include "nabij-water-bed.h"
#include "nabij-water-wash.h"

#include <math.h>

#define STEP_FRAMES 48
#define STEPS_PER_S 1000
/* Levels are read a tenth of a second at a time. */
#define TENTHS_PER_S 10

static const NabijBed made_beds[] = {
  NABIJ_BED_HUSH,
  NABIJ_BED_BREEZE,
  NABIJ_BED_SAND,
  NABIJ_BED_WAVES,
  NABIJ_BED_NEAR_WAVES,
};

static void
render (NabijWaterBed *bed,
        GArray        *sound,
        guint          seconds)
{
  for (guint i = 0; i < seconds * STEPS_PER_S; i++) {
    float frames[2 * STEP_FRAMES] = { 0.0f };

    nabij_water_bed_render (bed, 1.0, frames, STEP_FRAMES);
    g_array_append_vals (sound, frames, G_N_ELEMENTS (frames));
  }
}

static GArray *
render_one (NabijBed what,
            guint    seconds)
{
  g_autoptr (NabijWaterBed) bed = nabij_water_bed_new (7, what);
  GArray *sound = g_array_new (FALSE, FALSE, sizeof (float));

  render (bed, sound, seconds);
  return sound;
}

/* The still sea, which is what is heard between guided breaths. */
static GArray *
render_still_water (guint seconds)
{
  const NabijWaterWashShape shape = { .water_gain = pow (10.0, -8.0 / 20.0), .nearness = 0.15, .outward = 0.45, .width = 0.75 };
  g_autoptr (NabijWaterWash) wash = nabij_water_wash_new (7);
  GArray *sound = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = 0; i < seconds * STEPS_PER_S; i++) {
    float frames[2 * STEP_FRAMES] = { 0.0f };

    nabij_water_wash_render (wash, &shape, frames, STEP_FRAMES);
    g_array_append_vals (sound, frames, G_N_ELEMENTS (frames));
  }
  return sound;
}

/* How high it sounds: the frequency of a sine that moves as much. */
static double
get_brightness_hz (GArray *sound)
{
  double moves = 0.0;
  double power = 0.0;

  for (guint i = 2; i < sound->len; i += 2) {
    const double now = (double)g_array_index (sound, float, i);
    const double step = now - (double)g_array_index (sound, float, i - 2);

    moves += step * step;
    power += now * now;
  }
  return sqrt (moves / power) * NABIJ_SOUND_RATE / (2.0 * G_PI);
}

/* How far its level goes up and down, in decibels, in stretches of so many frames. */
static double
get_unrest_db (GArray *sound,
               gint64  stretch_frames)
{
  const gint64 n = sound->len / 2 / stretch_frames;
  double       sum = 0.0;
  double       squares = 0.0;

  for (gint64 i = 0; i < n; i++) {
    const double level_db = nabij_sound_get_level_db (sound, i * stretch_frames, stretch_frames);

    sum += level_db;
    squares += level_db * level_db;
  }
  return sqrt (MAX (0.0, squares / (double)n - (sum / (double)n) * (sum / (double)n)));
}

static void
test_lies_under_the_water (void)
{
  g_autoptr (GArray) water = render_still_water (30);
  const double water_lufs = nabij_sound_get_loudness_lufs (water);

  g_test_message ("the still water: %.1f LUFS", water_lufs);
  for (guint i = 0; i < G_N_ELEMENTS (made_beds); i++) {
    g_autoptr (GArray) sound = render_one (made_beds[i], 60);
    const double loudness_lufs = nabij_sound_get_loudness_lufs (sound);

    g_test_message ("bed %u: %.1f LUFS, %.0f Hz, unrest %.1f dB over seconds, %.1f dB over hundredths", made_beds[i],
                    loudness_lufs, get_brightness_hz (sound), get_unrest_db (sound, NABIJ_SOUND_RATE),
                    get_unrest_db (sound, NABIJ_SOUND_RATE / 50));
    g_assert_cmpfloat (loudness_lufs, <, water_lufs);
    g_assert_cmpfloat (loudness_lufs, >, water_lufs - 16.0);
  }
}

/* With closed eyes each is known from the others: by how high it sounds, or by how it moves. */
static void
test_can_be_told_apart (void)
{
  double brightness_hz[G_N_ELEMENTS (made_beds)];
  double unrest_db[G_N_ELEMENTS (made_beds)];

  for (guint i = 0; i < G_N_ELEMENTS (made_beds); i++) {
    g_autoptr (GArray) sound = render_one (made_beds[i], 60);

    brightness_hz[i] = get_brightness_hz (sound);
    unrest_db[i] = get_unrest_db (sound, NABIJ_SOUND_RATE);
  }

  for (guint i = 0; i < G_N_ELEMENTS (made_beds); i++) {
    for (guint j = 0; j < i; j++) {
      g_test_message ("beds %u and %u: %.1f times as high, %.1f dB more unrest", made_beds[i], made_beds[j],
                      brightness_hz[i] / brightness_hz[j], unrest_db[i] - unrest_db[j]);
      g_assert_true (fabs (log2 (brightness_hz[i] / brightness_hz[j])) > 0.7 ||
                     fabs (unrest_db[i] - unrest_db[j]) > 1.0);
    }
  }
}

/* Levels of half a second each, a tenth of a second apart. */
static double *
get_levels_db (GArray *sound,
               gint64 *n_levels)
{
  double *levels_db;

  *n_levels = (sound->len / 2 - NABIJ_SOUND_RATE / 2) * TENTHS_PER_S / NABIJ_SOUND_RATE;
  levels_db = g_new (double, *n_levels);
  for (gint64 i = 0; i < *n_levels; i++)
    levels_db[i] = nabij_sound_get_level_db (sound, i * NABIJ_SOUND_RATE / TENTHS_PER_S, NABIJ_SOUND_RATE / 2);
  return levels_db;
}

/* Whatever bed gives way to whatever other, nothing changes by more than 3 dB in a second, and after
 * some seconds only the new one is left. */
static void
test_gives_way_slowly (void)
{
  double worst_db = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (made_beds); i++) {
    for (guint j = 0; j < G_N_ELEMENTS (made_beds); j++) {
      g_autoptr (NabijWaterBed) bed = nabij_water_bed_new (7, made_beds[i]);
      g_autoptr (GArray) sound = g_array_new (FALSE, FALSE, sizeof (float));
      g_autoptr (GArray) later = g_array_new (FALSE, FALSE, sizeof (float));
      g_autoptr (GArray) alone = render_one (made_beds[j], 30);
      g_autofree double *levels_db = NULL;
      gint64             n_levels;

      render (bed, sound, 12);
      nabij_water_bed_set (bed, made_beds[j], 0.0);
      render (bed, sound, 18);
      render (bed, later, 30);

      levels_db = get_levels_db (sound, &n_levels);
      for (gint64 at = TENTHS_PER_S; at < n_levels; at++)
        worst_db = MAX (worst_db, fabs (levels_db[at] - levels_db[at - TENTHS_PER_S]));
      g_assert_cmpfloat_with_epsilon (log2 (get_brightness_hz (later)), log2 (get_brightness_hz (alone)), 0.2);
      g_assert_cmpfloat_with_epsilon (nabij_sound_get_loudness_lufs (later), nabij_sound_get_loudness_lufs (alone), 1.0);
    }
  }
  g_test_message ("the fastest change is %.2f dB in a second", worst_db);
  g_assert_cmpfloat (worst_db, <=, 3.0);
}

/* The old bed is still there a second after the new one was asked for, and half of it after two. */
static void
test_crosses_in_three_seconds_or_more (void)
{
  g_autoptr (NabijWaterBed) bed = nabij_water_bed_new (7, NABIJ_BED_SAND);
  g_autoptr (GArray) sound = g_array_new (FALSE, FALSE, sizeof (float));
  double sand_hz;
  double second_hz;

  render (bed, sound, 5);
  sand_hz = get_brightness_hz (sound);
  nabij_water_bed_set (bed, NABIJ_BED_HUSH, 0.0);
  g_array_set_size (sound, 0);
  render (bed, sound, 1);
  g_assert_cmpfloat (get_brightness_hz (sound), >, 0.8 * sand_hz);
  render (bed, sound, 1);
  g_array_set_size (sound, 0);
  render (bed, sound, 1);
  second_hz = get_brightness_hz (sound);
  g_assert_cmpfloat (second_hz, <, 0.85 * sand_hz);
  g_assert_cmpfloat (second_hz, >, 0.3 * sand_hz);
}

/* Where only the water was asked for nothing is added, and nothing is taken from it. */
static void
test_leaves_the_water_alone (void)
{
  g_autoptr (NabijWaterBed) bed = nabij_water_bed_new (7, NABIJ_BED_WATER);
  g_autoptr (GArray) sound = g_array_new (FALSE, FALSE, sizeof (float));

  render (bed, sound, 3);
  for (guint i = 0; i < sound->len; i++)
    g_assert_cmpfloat (g_array_index (sound, float, i), ==, 0.0f);
  g_assert_cmpfloat (nabij_water_bed_get_water_gain (bed), ==, 1.0);
}

/* Under a song the water goes down by as much as was asked, slowly, and comes back. */
static void
test_takes_the_water_down (void)
{
  g_autoptr (NabijWaterBed) bed = nabij_water_bed_new (7, NABIJ_BED_WATER);
  g_autoptr (GArray) sound = g_array_new (FALSE, FALSE, sizeof (float));

  render (bed, sound, 1);
  nabij_water_bed_set (bed, NABIJ_BED_SONG, -10.0);
  for (guint second = 0; second < 14; second++) {
    const double before = nabij_water_bed_get_water_gain (bed);

    render (bed, sound, 1);
    g_assert_cmpfloat (fabs (20.0 * log10 (nabij_water_bed_get_water_gain (bed) / before)), <=, 3.0);
  }
  g_assert_cmpfloat_with_epsilon (20.0 * log10 (nabij_water_bed_get_water_gain (bed)), -10.0, 0.01);
  nabij_water_bed_set (bed, NABIJ_BED_WATER, 0.0);
  render (bed, sound, 14);
  g_assert_cmpfloat (nabij_water_bed_get_water_gain (bed), ==, 1.0);
}

static void
test_goes_silent (void)
{
  g_autoptr (NabijWaterBed) bed = nabij_water_bed_new (7, NABIJ_BED_WAVES);
  g_autoptr (GArray) sound = g_array_new (FALSE, FALSE, sizeof (float));

  render (bed, sound, 2);
  nabij_water_bed_set (bed, NABIJ_BED_NONE, 0.0);
  render (bed, sound, 20);
  g_array_set_size (sound, 0);
  render (bed, sound, 1);
  for (guint i = 0; i < sound->len; i++)
    g_assert_cmpfloat (g_array_index (sound, float, i), ==, 0.0f);
  g_assert_cmpfloat (nabij_water_bed_get_water_gain (bed), ==, 0.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/audio/water-bed/lies-under-the-water", test_lies_under_the_water);
  g_test_add_func ("/nabij/audio/water-bed/can-be-told-apart", test_can_be_told_apart);
  g_test_add_func ("/nabij/audio/water-bed/gives-way-slowly", test_gives_way_slowly);
  g_test_add_func ("/nabij/audio/water-bed/crosses-in-three-seconds-or-more", test_crosses_in_three_seconds_or_more);
  g_test_add_func ("/nabij/audio/water-bed/leaves-the-water-alone", test_leaves_the_water_alone);
  g_test_add_func ("/nabij/audio/water-bed/takes-the-water-down", test_takes_the_water_down);
  g_test_add_func ("/nabij/audio/water-bed/goes-silent", test_goes_silent);

  return g_test_run ();
}
