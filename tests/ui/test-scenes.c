/* test-scenes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-scene-fixture.h"

#define CONTRAST_MIN 4.5

static const char *const ids[] = { "water", "beach", "forest", "rain", "hearth", "womb" };

static const NabijSceneSize sizes[] = {
  { NABIJ_WATER_COMPOSITION_PAGE, 360, 480, 1 },
  { NABIJ_WATER_COMPOSITION_PAGE, 440, 820, 1 },
  { NABIJ_WATER_COMPOSITION_PAGE, 440, 820, 2 },
  { NABIJ_WATER_COMPOSITION_PAGE, 1100, 820, 1 },
  { NABIJ_WATER_COMPOSITION_PAGE, 1920, 1080, 1 },
};

#define USUAL_SIZE 1

static NabijWaterScene *
make_scene (const char *id,
            guint       size,
            NabijLook   look)
{
  NabijWaterScene *scene = nabij_scene_fixture_make (&sizes[size], look);

  nabij_water_scene_set_scene (scene, id);
  return scene;
}

static char *
sum_picture (NabijWaterScene       *scene,
             guint                  size,
             const NabijWaterState *state)
{
  cairo_surface_t *surface = nabij_scene_fixture_draw (scene, &sizes[size], state);
  char            *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (surface),
                                                      (gsize)(cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface)));

  cairo_surface_destroy (surface);
  return sum;
}

static void
test_knows_its_names (void)
{
  g_autoptr (NabijWaterScene) scene = nabij_water_scene_new (NABIJ_WATER_COMPOSITION_PAGE);

  g_assert_cmpstr (nabij_water_scene_get_scene (scene), ==, "water");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    nabij_water_scene_set_scene (scene, ids[i]);
    g_assert_cmpstr (nabij_water_scene_get_scene (scene), ==, ids[i]);
  }

  nabij_water_scene_set_scene (scene, "moon");
  g_assert_cmpstr (nabij_water_scene_get_scene (scene), ==, "water");
  nabij_water_scene_set_scene (scene, "womb");
  nabij_water_scene_set_scene (scene, NULL);
  g_assert_cmpstr (nabij_water_scene_get_scene (scene), ==, "water");
}

static void
test_each_looks_different (void)
{
  for (NabijLook look = 0; look < NABIJ_N_LOOKS; look++) {
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    NabijWaterState state = { .level = .4, .light = .4, .time_us = 3456789 };

    for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
      g_autoptr (NabijWaterScene) scene = make_scene (ids[i], USUAL_SIZE, look);

      g_assert_true (g_hash_table_add (seen, sum_picture (scene, USUAL_SIZE, &state)));
    }
  }
}

/* The same moment is the same picture, whatever was drawn before it. */
static void
test_depends_on_the_moment_only (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (NabijWaterScene) scene = make_scene (ids[i], USUAL_SIZE, NABIJ_LOOK_DAY_LIGHT);
    g_autoptr (NabijWaterScene) fresh = make_scene (ids[i], USUAL_SIZE, NABIJ_LOOK_DAY_LIGHT);
    NabijWaterState  state = { .level = .3, .light = .3, .time_us = 7654321 };
    NabijWaterState  other = { .level = .9, .light = .9, .time_us = 99654321 };
    g_autofree char *first = sum_picture (scene, USUAL_SIZE, &state);
    g_autofree char *between = sum_picture (scene, USUAL_SIZE, &other);
    g_autofree char *again = sum_picture (scene, USUAL_SIZE, &state);
    g_autofree char *anew = sum_picture (fresh, USUAL_SIZE, &state);

    g_assert_cmpstr (first, ==, again);
    g_assert_cmpstr (first, ==, anew);
    g_assert_cmpstr (first, !=, between);
  }
}

static void
test_breathes_with_the_level (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (NabijWaterScene) scene = make_scene (ids[i], USUAL_SIZE, NABIJ_LOOK_DAY_LIGHT);
    g_autofree char *last = NULL;

    /* The light stays, so that it is the shape that moves. */
    for (int step = 0; step <= 10; step++) {
      NabijWaterState  state = { .level = step / 10., .light = .5 };
      g_autofree char *sum = sum_picture (scene, USUAL_SIZE, &state);

      g_assert_cmpstr (sum, !=, last);
      g_free (last);
      last = g_steal_pointer (&sum);
    }
  }
}

static void
test_nothing_but_light_moves_when_still (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (NabijWaterScene) scene = make_scene (ids[i], USUAL_SIZE, NABIJ_LOOK_DAY_LIGHT);
    NabijWaterState  first = { .level = 0, .light = .2, .still = TRUE };
    NabijWaterState  later = { .level = 1, .light = .2, .still = TRUE, .time_us = 5 * G_USEC_PER_SEC };
    NabijWaterState  lit = { .level = 1, .light = .9, .still = TRUE, .time_us = 5 * G_USEC_PER_SEC };
    g_autofree char *first_sum = sum_picture (scene, USUAL_SIZE, &first);
    g_autofree char *later_sum = NULL;
    g_autofree char *lit_sum = NULL;

    g_assert_false (nabij_water_scene_has_news (scene, sizes[USUAL_SIZE].width_px, sizes[USUAL_SIZE].height_px, &later));
    later_sum = sum_picture (scene, USUAL_SIZE, &later);
    g_assert_cmpstr (first_sum, ==, later_sum);
    g_assert_true (nabij_water_scene_has_news (scene, sizes[USUAL_SIZE].width_px, sizes[USUAL_SIZE].height_px, &lit));
    lit_sum = sum_picture (scene, USUAL_SIZE, &lit);
    g_assert_cmpstr (first_sum, !=, lit_sum);
  }
}

/* Where a moment has no news, its picture is the one that is seen. */
static void
test_news_are_never_kept_back (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (NabijWaterScene) scene = make_scene (ids[i], USUAL_SIZE, NABIJ_LOOK_DAY_LIGHT);
    g_autofree char *last = NULL;
    guint            n_without = 0;

    for (int step = 0; step < 40; step++) {
      NabijWaterState  state = { .level = .5 + step / 20000., .light = .5 + step / 20000., .time_us = 3 * G_USEC_PER_SEC + step * 4000 };
      gboolean         news = nabij_water_scene_has_news (scene, sizes[USUAL_SIZE].width_px, sizes[USUAL_SIZE].height_px, &state);
      g_autofree char *sum = sum_picture (scene, USUAL_SIZE, &state);

      if (!news) {
        g_assert_cmpstr (sum, ==, last);
        n_without++;
      }
      g_free (last);
      last = g_steal_pointer (&sum);
    }

    /* At 250 frames a second, most are the same. */
    g_assert_cmpuint (n_without, >, 0);
  }
}

static void
test_text_is_read_in_every_place (void)
{
  static const double levels[] = { 0, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
      for (NabijLook look = 0; look < NABIJ_N_LOOKS; look++)
        for (guint level = 0; level < G_N_ELEMENTS (levels); level++) {
          g_autoptr (NabijWaterScene) scene = make_scene (ids[i], size, look);
          NabijWaterState  state = { .level = levels[level], .light = levels[level], .time_us = 2345678 };
          cairo_surface_t *picture = nabij_scene_fixture_draw (scene, &sizes[size], &state);
          const GdkRGBA   *text = &nabij_look_get_colours (look)->text_on_water;
          int              height = cairo_image_surface_get_height (picture);
          int              top = (int)nabij_water_scene_get_text_y_px (scene, sizes[size].height_px) * sizes[size].scale_factor;

          g_assert_cmpint (top, <, height * 3 / 4);
          for (int y = top; y < height; y += 3)
            for (int x = 0; x < cairo_image_surface_get_width (picture); x += 7) {
              GdkRGBA colour = nabij_scene_fixture_get_colour (picture, x, y);

              if (nabij_colour_contrast (&colour, text) < CONTRAST_MIN)
                g_error ("%s, look %d, size %u: %.2f at %d, %d", ids[i], (int)look, size, nabij_colour_contrast (&colour, text), x, y);
            }

          cairo_surface_destroy (picture);
        }
}

/* What stands in the uppermost corners, the round buttons, is read as well. */
static void
test_buttons_are_seen_in_every_place (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (NabijLook look = 0; look < NABIJ_N_LOOKS; look++) {
      g_autoptr (NabijWaterScene) scene = make_scene (ids[i], USUAL_SIZE, look);
      NabijWaterState  state = { .level = .5, .light = .5 };
      cairo_surface_t *picture = nabij_scene_fixture_draw (scene, &sizes[USUAL_SIZE], &state);
      const GdkRGBA   *text = &nabij_look_get_colours (look)->text_on_sky;

      for (int at = 16; at < 56 * 2; at++) {
        /* First the left button, then the right one, along their diagonals. */
        int     y = 12 + at % 40;
        int     x = at < 56 ? 16 + at % 40 : sizes[USUAL_SIZE].width_px - 17 - at % 40;
        GdkRGBA colour = nabij_scene_fixture_get_colour (picture, x, y);

        g_assert_cmpfloat (nabij_colour_contrast (&colour, text), >=, CONTRAST_MIN);
      }

      cairo_surface_destroy (picture);
    }
}

static void
test_fills_every_pixel (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
      for (int level = 0; level <= 1; level++) {
        g_autoptr (NabijWaterScene) scene = make_scene (ids[i], size, NABIJ_LOOK_DAY_LIGHT);
        NabijWaterState  state = { .level = level, .light = level, .time_us = 12345678 };
        cairo_surface_t *picture = nabij_scene_fixture_draw (scene, &sizes[size], &state);

        for (int y = 0; y < cairo_image_surface_get_height (picture); y++)
          for (int x = 0; x < cairo_image_surface_get_width (picture); x += 5)
            if (nabij_scene_fixture_get_pixel (picture, x, y) >> 24 != 0xff)
              g_error ("A hole at %d, %d of %s", x, y, ids[i]);

        cairo_surface_destroy (picture);
      }
}

/* Every pixel of a texture is copied in each frame: see design.md, Water. */
static void
test_draws_few_pixels_of_textures (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (guint size = 0; size < G_N_ELEMENTS (sizes); size++) {
      g_autoptr (NabijWaterScene) scene = make_scene (ids[i], size, NABIJ_LOOK_DAY_LIGHT);
      NabijWaterState  state = { .level = .5, .light = 1, .time_us = 7654321 };
      GskRenderNode   *node = nabij_scene_fixture_take_snapshot (scene, &sizes[size], &state);
      int              scale = sizes[size].scale_factor;
      NabijSceneCensus census = { 0 };

      nabij_scene_fixture_count (node, &census);
      g_assert_cmpuint (census.n_cairos, ==, 0);
      g_assert_cmpuint (census.n_texture_pixels, <, (gsize)(5 * 64 * scale * sizes[size].width_px * scale));
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

  g_test_add_func ("/nabij/ui/scenes/knows-its-names", test_knows_its_names);
  g_test_add_func ("/nabij/ui/scenes/each-looks-different", test_each_looks_different);
  g_test_add_func ("/nabij/ui/scenes/depends-on-the-moment-only", test_depends_on_the_moment_only);
  g_test_add_func ("/nabij/ui/scenes/breathes-with-the-level", test_breathes_with_the_level);
  g_test_add_func ("/nabij/ui/scenes/nothing-but-light-moves-when-still", test_nothing_but_light_moves_when_still);
  g_test_add_func ("/nabij/ui/scenes/news-are-never-kept-back", test_news_are_never_kept_back);
  g_test_add_func ("/nabij/ui/scenes/text-is-read-in-every-place", test_text_is_read_in_every_place);
  g_test_add_func ("/nabij/ui/scenes/buttons-are-seen-in-every-place", test_buttons_are_seen_in_every_place);
  g_test_add_func ("/nabij/ui/scenes/fills-every-pixel", test_fills_every_pixel);
  g_test_add_func ("/nabij/ui/scenes/draws-few-pixels-of-textures", test_draws_few_pixels_of_textures);

  return g_test_run ();
}
