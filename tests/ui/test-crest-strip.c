/* test-crest-strip.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-crest-strip.h"

static const GdkRGBA body = { 0, .4f, .5f, 1 };
static const GdkRGBA edge = { .2f, .5f, .6f, 1 };

static const struct {
  NabijCrestShape shape;
  double          width_px;
  int             scale_factor;
} cases[] = {
  { { 300, 20, .1 }, 360, 1 },
  { { 310, NABIJ_CREST_STRIP_AMPLITUDE_MAX_PX, .3 }, 440, 2 },
  { { 527, 20, .87 }, 1920, 1 },
  { { 265, 9, .5 }, 404, 3 },
  { { 123.4, 1, 0 }, 1, 1 },
  { { 340, 17, .62 }, 7680, 1 },
};

static NabijCrestStrip *
make_strip (guint number)
{
  return nabij_crest_strip_new (&cases[number].shape, cases[number].width_px, cases[number].scale_factor, &body, &edge);
}

/* One window of the strip as it is drawn, with the strip's top at the window's. */
static cairo_surface_t *
draw_strip (NabijCrestStrip *strip,
            int              scale_factor,
            int              x,
            int              width)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, nabij_crest_strip_get_height (strip));
  GtkSnapshot     *snapshot = gtk_snapshot_new ();
  GskRenderNode   *node;
  cairo_t         *cairo;

  nabij_crest_strip_snapshot (strip, snapshot, x, 0, width);
  node = gtk_snapshot_free_to_node (snapshot);
  cairo_surface_set_device_scale (surface, scale_factor, scale_factor);
  cairo = cairo_create (surface);
  gsk_render_node_draw (node, cairo);
  cairo_destroy (cairo);
  gsk_render_node_unref (node);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  const guchar *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *)(gconstpointer)row)[x];
}

static void
test_repeats_without_a_seam (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (NabijCrestStrip) strip = make_strip (i);
    int period = nabij_crest_strip_get_period (strip);

    g_assert_cmpint (period, >=, (int)cases[i].width_px * cases[i].scale_factor);
    for (int x = 0; x < period; x += 7)
      g_assert_cmpfloat_with_epsilon (nabij_crest_strip_get_crest (strip, x), nabij_crest_strip_get_crest (strip, x + period), 1e-6);
    /* Soft: from one pixel to the next the crest goes up or down by less than one. */
    for (int x = 0; x < period; x++)
      g_assert_cmpfloat_with_epsilon (nabij_crest_strip_get_crest (strip, x), nabij_crest_strip_get_crest (strip, x + 1), .9);
  }
}

static void
test_stays_low_and_within_its_amplitude (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (NabijCrestStrip) strip = make_strip (i);
    int    scale = cases[i].scale_factor;
    int    mean = nabij_crest_strip_get_mean (strip);
    double amplitude = cases[i].shape.amplitude_px * scale;

    g_assert_cmpint (nabij_crest_strip_get_height (strip), <=, NABIJ_CREST_STRIP_HEIGHT_MAX_PX * scale);
    g_assert_cmpfloat (nabij_crest_strip_get_height (strip), <=, mean + amplitude + NABIJ_CREST_STRIP_BELOW_PX * scale);
    for (int x = 0; x < nabij_crest_strip_get_period (strip); x += 3)
      g_assert_cmpfloat_with_epsilon (nabij_crest_strip_get_crest (strip, x), mean, amplitude + 1e-6);
  }
}

/* What is drawn is what is said: clear above the crest, the plain colour at the bottom. */
static void
test_draws_the_crest_it_tells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases) - 1; i++) {
    g_autoptr (NabijCrestStrip) strip = make_strip (i);
    int              scale = cases[i].scale_factor;
    int              width = (int)cases[i].width_px * scale;
    int              x = nabij_crest_strip_get_period (strip) - width / 3;
    cairo_surface_t *surface = draw_strip (strip, scale, x, width);

    for (int column = 0; column < width; column++) {
      double crest = nabij_crest_strip_get_crest (strip, x + column + .5);

      for (int row = 0; row < (int)crest - 1; row++)
        g_assert_cmphex (get_pixel (surface, column, row), ==, 0);
      for (int row = (int)crest + 2; row < nabij_crest_strip_get_height (strip); row++)
        g_assert_cmphex (get_pixel (surface, column, row) >> 24, ==, 0xff);
      g_assert_cmphex (get_pixel (surface, column, nabij_crest_strip_get_height (strip) - 1), ==, 0xff006680);
    }

    cairo_surface_destroy (surface);
  }
}

static void
test_drifts_by_whole_pixels (void)
{
  g_autoptr (NabijCrestStrip) strip = make_strip (0);
  cairo_surface_t *here = draw_strip (strip, 1, 40, 360);
  cairo_surface_t *there = draw_strip (strip, 1, 53, 360);

  for (int row = 0; row < nabij_crest_strip_get_height (strip); row++)
    for (int column = 0; column < 360 - 13; column++)
      g_assert_cmphex (get_pixel (here, column + 13, row), ==, get_pixel (there, column, row));

  cairo_surface_destroy (here);
  cairo_surface_destroy (there);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  /* Without a display, nobody else registers the kinds of nodes. */
  g_type_ensure (GSK_TYPE_COLOR_NODE);

  g_test_add_func ("/nabij/ui/crest-strip/repeats-without-a-seam", test_repeats_without_a_seam);
  g_test_add_func ("/nabij/ui/crest-strip/stays-low-and-within-its-amplitude", test_stays_low_and_within_its_amplitude);
  g_test_add_func ("/nabij/ui/crest-strip/draws-the-crest-it-tells", test_draws_the_crest_it_tells);
  g_test_add_func ("/nabij/ui/crest-strip/drifts-by-whole-pixels", test_drifts_by_whole_pixels);

  return g_test_run ();
}
