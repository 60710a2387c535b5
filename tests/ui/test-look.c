/* test-look.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-look.h"

#define CONTRAST_MIN 4.5

static void
test_measures_contrast_as_the_guidelines_do (void)
{
  static const struct {
    const char *one;
    const char *other;
    double      contrast;
  } cases[] = {
    { "#000000", "#ffffff", 21. },
    { "#ffffff", "#ffffff", 1. },
    { "#ffffff", "#767676", 4.54 },
    { "#ffffff", "#777777", 4.48 },
    { "#1f6f7a", "#ffffff", 5.81 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    GdkRGBA one;
    GdkRGBA other;

    g_assert_true (gdk_rgba_parse (&one, cases[i].one));
    g_assert_true (gdk_rgba_parse (&other, cases[i].other));
    g_assert_cmpfloat_with_epsilon (nabij_colour_contrast (&one, &other), cases[i].contrast, .01);
    g_assert_cmpfloat_with_epsilon (nabij_colour_contrast (&other, &one), cases[i].contrast, .01);
  }
}

static void
test_mixes_from_one_to_the_other (void)
{
  GdkRGBA from = { 0, .2f, 1, 1 };
  GdkRGBA to = { 1, .6f, 0, .5f };
  GdkRGBA mixed;

  nabij_colour_mix (&from, &to, 0, &mixed);
  g_assert_true (gdk_rgba_equal (&mixed, &from));
  nabij_colour_mix (&from, &to, .5, &mixed);
  g_assert_cmpfloat_with_epsilon (mixed.green, .4, 1e-6);
  g_assert_cmpfloat_with_epsilon (mixed.alpha, .75, 1e-6);
  nabij_colour_mix (&from, &to, 7, &mixed);
  g_assert_true (gdk_rgba_equal (&mixed, &to));
}

static void
test_text_is_read_on_front_water_and_its_edge (void)
{
  for (NabijLook look = 0; look < NABIJ_N_LOOKS; look++) {
    const NabijLookColours *colours = nabij_look_get_colours (look);
    guint                   front = colours->n_waters - 1;

    g_assert_cmpfloat (nabij_colour_contrast (&colours->text_on_water, &colours->water[front]), >=, CONTRAST_MIN);
    g_assert_cmpfloat (nabij_colour_contrast (&colours->text_on_water, &colours->crests[front]), >=, CONTRAST_MIN);
    g_assert_cmpfloat (nabij_colour_contrast (&colours->text_on_water, &colours->deep), >=, CONTRAST_MIN);
  }
}

static void
test_text_is_read_on_sky_in_any_light_and_on_the_disc (void)
{
  for (NabijLook look = 0; look < NABIJ_N_LOOKS; look++) {
    const NabijLookColours *colours = nabij_look_get_colours (look);
    const GdkRGBA          *skies[] = {
               &colours->sky_top, &colours->sky_bottom, &colours->sky_top_dim, &colours->sky_bottom_dim
    };

    for (guint i = 0; i < G_N_ELEMENTS (skies); i++)
      g_assert_cmpfloat (nabij_colour_contrast (&colours->text_on_sky, skies[i]), >=, CONTRAST_MIN);

    /* The disc and its rings stand above the middle of the sky. */
    for (guint i = 0; i < G_N_ELEMENTS (skies); i += 2) {
      GdkRGBA lit;

      nabij_colour_mix (skies[i], skies[i + 1], .45, &lit);
      nabij_colour_mix (&lit, &colours->halo, 1.6 * colours->halo.alpha, &lit);
      g_assert_cmpfloat (nabij_colour_contrast (&colours->text_on_sky, &lit), >=, CONTRAST_MIN);
      nabij_colour_mix (&lit, &colours->disc, colours->disc.alpha, &lit);
      g_assert_cmpfloat (nabij_colour_contrast (&colours->text_on_sky, &lit), >=, CONTRAST_MIN);
    }
  }
}

static void
test_each_layer_is_darker_than_the_one_behind_it (void)
{
  static const GdkRGBA black = { 0, 0, 0, 1 };

  for (NabijLook look = 0; look < NABIJ_N_LOOKS; look++) {
    const NabijLookColours *colours = nabij_look_get_colours (look);

    for (guint i = 1; i < colours->n_waters; i++)
      g_assert_cmpfloat (nabij_colour_contrast (&colours->crests[i], &black), <,
                         nabij_colour_contrast (&colours->water[i - 1], &black));
  }
}

static void
test_night_is_stronger_than_the_desktop (void)
{
  g_assert_cmpint (nabij_look_choose (FALSE, FALSE), ==, NABIJ_LOOK_DAY_LIGHT);
  g_assert_cmpint (nabij_look_choose (FALSE, TRUE), ==, NABIJ_LOOK_DAY_DARK);
  g_assert_cmpint (nabij_look_choose (TRUE, FALSE), ==, NABIJ_LOOK_NIGHT);
  g_assert_cmpint (nabij_look_choose (TRUE, TRUE), ==, NABIJ_LOOK_NIGHT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/ui/look/measures-contrast-as-the-guidelines-do", test_measures_contrast_as_the_guidelines_do);
  g_test_add_func ("/nabij/ui/look/mixes-from-one-to-the-other", test_mixes_from_one_to_the_other);
  g_test_add_func ("/nabij/ui/look/text-is-read-on-front-water-and-its-edge", test_text_is_read_on_front_water_and_its_edge);
  g_test_add_func ("/nabij/ui/look/text-is-read-on-sky-in-any-light-and-on-the-disc", test_text_is_read_on_sky_in_any_light_and_on_the_disc);
  g_test_add_func ("/nabij/ui/look/each-layer-is-darker-than-the-one-behind-it", test_each_layer_is_darker_than_the_one_behind_it);
  g_test_add_func ("/nabij/ui/look/night-is-stronger-than-the-desktop", test_night_is_stronger_than_the_desktop);

  return g_test_run ();
}
