/* test-water-scene.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-water-scene.h"

#include "nabij-crest-strip.h"
#include "nabij-scene-fixture.h"

#define CONTRAST_MIN 4.5

static const NabijSceneSize sizes[] = {
  { NABIJ_WATER_COMPOSITION_PAGE, 360, 480, 1 },
  { NABIJ_WATER_COMPOSITION_PAGE, 440, 820, 1 },
  { NABIJ_WATER_COMPOSITION_PAGE, 440, 820, 2 },
  { NABIJ_WATER_COMPOSITION_PAGE, 1100, 820, 1 },
  { NABIJ_WATER_COMPOSITION_PAGE, 1920, 1400, 1 },
  { NABIJ_WATER_COMPOSITION_CARD, 324, 262, 1 },
  { NABIJ_WATER_COMPOSITION_CARD, 404, 262, 2 },
};

static const double levels[] = { 0, .27, 1 };

static gboolean
is_same_picture (cairo_surface_t *one,
                 cairo_surface_t *other,
                 int              first_row,
                 int              end_row)
{
  int stride = cairo_image_surface_get_stride (one);

  return memcmp (cairo_image_surface_get_data (one) + first_row * stride, cairo_image_surface_get_data (other) + first_row * stride,
                 (gsize)((end_row - first_row) * stride)) == 0;
}

static void
test_fills_every_pixel (void)
{
  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (NabijLook look = 0; look < NABIJ_N_LOOKS; look++)
      for (guint i = 0; i < G_N_ELEMENTS (levels); i++) {
        g_autoptr (NabijWaterScene) scene = nabij_scene_fixture_make (&sizes[size], look);
        NabijWaterState  state = { .level = levels[i], .light = levels[i], .time_us = 12345678 };
        cairo_surface_t *picture = nabij_scene_fixture_draw (scene, &sizes[size], &state);

        for (int y = 0; y < cairo_image_surface_get_height (picture); y++)
          for (int x = 0; x < cairo_image_surface_get_width (picture); x += 5)
            if (nabij_scene_fixture_get_pixel (picture, x, y) >> 24 != 0xff)
              g_error ("A hole at %d, %d in size %u, look %d", x, y, size, (int)look);

        cairo_surface_destroy (picture);
      }
}

static void
test_text_is_read_wherever_the_water_stands (void)
{
  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (NabijLook look = 0; look < NABIJ_N_LOOKS; look++)
      for (guint i = 0; i < G_N_ELEMENTS (levels); i++) {
        g_autoptr (NabijWaterScene) scene = nabij_scene_fixture_make (&sizes[size], look);
        NabijWaterState  state = { .level = levels[i], .light = 1 - levels[i] };
        cairo_surface_t *picture = nabij_scene_fixture_draw (scene, &sizes[size], &state);
        const GdkRGBA   *text = &nabij_look_get_colours (look)->text_on_water;
        int              top = (int)nabij_water_scene_get_text_y_px (scene, sizes[size].height_px) * sizes[size].scale_factor;

        g_assert_cmpint (top, <, cairo_image_surface_get_height (picture));
        for (int y = top; y < cairo_image_surface_get_height (picture); y += 2)
          for (int x = 0; x < cairo_image_surface_get_width (picture); x += 11) {
            GdkRGBA colour = nabij_scene_fixture_get_colour (picture, x, y);

            g_assert_cmpfloat (nabij_colour_contrast (&colour, text), >=, CONTRAST_MIN);
          }

        cairo_surface_destroy (picture);
      }
}

static void
test_front_rises_with_the_level (void)
{
  g_autoptr (NabijWaterScene) scene = nabij_scene_fixture_make (&sizes[1], NABIJ_LOOK_DAY_LIGHT);
  NabijWaterState state = { .level = 0 };
  double          last = nabij_water_scene_get_front_y_px (scene, 1000, &state);

  g_assert_cmpfloat_with_epsilon (last, 660, 1);
  for (int i = 1; i <= 100; i++) {
    double y;

    state.level = i / 100.;
    y = nabij_water_scene_get_front_y_px (scene, 1000, &state);
    g_assert_cmpfloat (y, <, last);
    last = y;
  }
  g_assert_cmpfloat_with_epsilon (last, 500, 1);
}

/* In every column the front layer begins as near to its line as a wave is high. */
static void
test_front_line_is_where_it_says (void)
{
  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (guint i = 0; i < G_N_ELEMENTS (levels); i++) {
      g_autoptr (NabijWaterScene) scene = nabij_scene_fixture_make (&sizes[size], NABIJ_LOOK_DAY_LIGHT);
      NabijWaterState  state = { .level = levels[i], .time_us = 987654 };
      cairo_surface_t *picture = nabij_scene_fixture_draw (scene, &sizes[size], &state);
      int              scale = sizes[size].scale_factor;
      int              line = (int)(nabij_water_scene_get_front_y_px (scene, sizes[size].height_px, &state) * scale);

      for (int x = 0; x < cairo_image_surface_get_width (picture); x += 3) {
        int     y = cairo_image_surface_get_height (picture) - 1;
        GdkRGBA colour;

        /* The front is much darker than what is behind it. */
        do
          colour = nabij_scene_fixture_get_colour (picture, x, --y);
        while (y > 0 && colour.green < .52f);

        g_assert_cmpint (ABS (y - line), <=, (int)(NABIJ_CREST_STRIP_AMPLITUDE_MAX_PX + 2) * scale);
      }

      cairo_surface_destroy (picture);
    }
}

static void
test_nothing_moves_when_still (void)
{
  g_autoptr (NabijWaterScene) scene = nabij_scene_fixture_make (&sizes[1], NABIJ_LOOK_DAY_LIGHT);
  NabijWaterState  first = { .level = 0, .light = .2, .time_us = 0, .still = TRUE };
  NabijWaterState  later = { .level = 1, .light = .2, .time_us = 5 * G_USEC_PER_SEC, .still = TRUE };
  NabijWaterState  lit = { .level = 1, .light = .9, .time_us = 5 * G_USEC_PER_SEC, .still = TRUE };
  cairo_surface_t *first_picture = nabij_scene_fixture_draw (scene, &sizes[1], &first);
  cairo_surface_t *later_picture = nabij_scene_fixture_draw (scene, &sizes[1], &later);
  cairo_surface_t *lit_picture = nabij_scene_fixture_draw (scene, &sizes[1], &lit);
  int              line = (int)nabij_water_scene_get_front_y_px (scene, 820, &first);

  g_assert_true (is_same_picture (first_picture, later_picture, 0, 820));
  /* Light carries the breath: the sky brightens visibly, the water stays. */
  g_assert_false (is_same_picture (later_picture, lit_picture, 0, line - 200));
  g_assert_true (is_same_picture (later_picture, lit_picture, line - 100, 820));
  g_assert_cmpfloat (nabij_water_scene_get_front_y_px (scene, 820, &first), ==, nabij_water_scene_get_front_y_px (scene, 820, &lit));

  cairo_surface_destroy (first_picture);
  cairo_surface_destroy (later_picture);
  cairo_surface_destroy (lit_picture);
}

static void
test_layers_drift_and_further_in_front (void)
{
  g_autoptr (NabijWaterScene) scene = nabij_scene_fixture_make (&sizes[1], NABIJ_LOOK_DAY_LIGHT);
  NabijWaterState  first = { .level = .5, .light = .5 };
  NabijWaterState  later = { .level = .5, .light = .5, .time_us = 2 * G_USEC_PER_SEC };
  cairo_surface_t *first_picture = nabij_scene_fixture_draw (scene, &sizes[1], &first);
  cairo_surface_t *later_picture = nabij_scene_fixture_draw (scene, &sizes[1], &later);

  g_assert_true (is_same_picture (first_picture, later_picture, 0, 250));
  g_assert_false (is_same_picture (first_picture, later_picture, 250, 500));
  g_assert_true (is_same_picture (first_picture, later_picture, (int)nabij_water_scene_get_text_y_px (scene, 820), 820));

  cairo_surface_destroy (first_picture);
  cairo_surface_destroy (later_picture);
}

static void
test_has_news_only_when_a_pixel_changes (void)
{
  g_autoptr (NabijWaterScene) scene = nabij_scene_fixture_make (&sizes[1], NABIJ_LOOK_DAY_LIGHT);
  NabijWaterState state = { .level = .5, .light = .5, .time_us = 10 * G_USEC_PER_SEC + 1000 };
  NabijWaterState next = state;

  g_assert_true (nabij_water_scene_has_news (scene, 440, 820, &state));
  gsk_render_node_unref (nabij_scene_fixture_take_snapshot (scene, &sizes[1], &state));
  g_assert_false (nabij_water_scene_has_news (scene, 440, 820, &state));

  next.time_us += 10;
  next.level += 1e-5;
  next.light += 1e-5;
  g_assert_false (nabij_water_scene_has_news (scene, 440, 820, &next));

  next = state;
  next.time_us += G_USEC_PER_SEC;
  g_assert_true (nabij_water_scene_has_news (scene, 440, 820, &next));
  next = state;
  next.level += .02;
  g_assert_true (nabij_water_scene_has_news (scene, 440, 820, &next));
  next = state;
  next.light += .02;
  g_assert_true (nabij_water_scene_has_news (scene, 440, 820, &next));
  next = state;
  next.n_lights = 5;
  g_assert_true (nabij_water_scene_has_news (scene, 440, 820, &next));
  g_assert_true (nabij_water_scene_has_news (scene, 441, 820, &state));
  nabij_water_scene_set_look (scene, NABIJ_LOOK_NIGHT);
  g_assert_true (nabij_water_scene_has_news (scene, 440, 820, &state));
}

/* Large textures and cairo nodes cost ten times as much: see design.md, Water. */
static void
test_draws_small_textures_only (void)
{
  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (NabijLook look = 0; look < NABIJ_N_LOOKS; look++)
      for (guint i = 0; i < G_N_ELEMENTS (levels); i++) {
        g_autoptr (NabijWaterScene) scene = nabij_scene_fixture_make (&sizes[size], look);
        NabijWaterState  state = { .level = levels[i], .light = 1, .time_us = 7654321, .n_lights = 5, .n_lit = 3 };
        GskRenderNode   *node = nabij_scene_fixture_take_snapshot (scene, &sizes[size], &state);
        int              scale = sizes[size].scale_factor;
        NabijSceneCensus census = { 0 };

        nabij_scene_fixture_count (node, &census);
        g_assert_cmpuint (census.n_cairos, ==, 0);
        g_assert_cmpuint (census.n_textures, >, 0);
        g_assert_cmpint (census.highest_texture, <=, NABIJ_CREST_STRIP_HEIGHT_MAX_PX * scale);
        g_assert_cmpuint (census.n_texture_pixels, <, (gsize)(4 * NABIJ_CREST_STRIP_HEIGHT_MAX_PX * scale * sizes[size].width_px * scale));
        g_assert_cmpuint (census.n_nodes, <, 300);
        gsk_render_node_unref (node);
      }
}

static void
test_lights_float_on_the_line (void)
{
  static const struct {
    guint n_lights;
    guint n_lit;
    guint n_circles;
  } cases[] = {
    { 0, 0, 3 },
    { 5, 0, 3 + 5 },
    { 5, 2, 3 + 2 * 3 + 3 },
    { 5, 5, 3 + 5 * 3 },
    { 5, 9, 3 + 5 * 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (NabijWaterScene) scene = nabij_scene_fixture_make (&sizes[1], NABIJ_LOOK_DAY_LIGHT);
    NabijWaterState  state = { .level = .5, .n_lights = cases[i].n_lights, .n_lit = cases[i].n_lit };
    GskRenderNode   *node = nabij_scene_fixture_take_snapshot (scene, &sizes[1], &state);
    NabijSceneCensus census = { 0 };

    nabij_scene_fixture_count (node, &census);
    g_assert_cmpuint (census.n_circles, ==, cases[i].n_circles);
    gsk_render_node_unref (node);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  /* Without a display, nobody else registers the kinds of nodes. */
  g_type_ensure (GSK_TYPE_COLOR_NODE);

  g_test_add_func ("/nabij/ui/water-scene/fills-every-pixel", test_fills_every_pixel);
  g_test_add_func ("/nabij/ui/water-scene/text-is-read-wherever-the-water-stands", test_text_is_read_wherever_the_water_stands);
  g_test_add_func ("/nabij/ui/water-scene/front-rises-with-the-level", test_front_rises_with_the_level);
  g_test_add_func ("/nabij/ui/water-scene/front-line-is-where-it-says", test_front_line_is_where_it_says);
  g_test_add_func ("/nabij/ui/water-scene/nothing-moves-when-still", test_nothing_moves_when_still);
  g_test_add_func ("/nabij/ui/water-scene/layers-drift-and-further-in-front", test_layers_drift_and_further_in_front);
  g_test_add_func ("/nabij/ui/water-scene/has-news-only-when-a-pixel-changes", test_has_news_only_when_a_pixel_changes);
  g_test_add_func ("/nabij/ui/water-scene/draws-small-textures-only", test_draws_small_textures_only);
  g_test_add_func ("/nabij/ui/water-scene/lights-float-on-the-line", test_lights_float_on_the_line);

  return g_test_run ();
}
