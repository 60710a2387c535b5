/* nabij-keepsake-cover.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The title page of a keepsake: a title, the days, and the water. It may run in any thread.
 */

#include "config.h"

#include "nabij-keepsake-cover.h"

#include "nabij-keepsake-type.h"
#include "nabij-look.h"

#include <pango/pangocairo.h>

#define TITLE_PT 34.0
#define PERIOD_PT 12.0
#define TITLE_TOP_SHARE 0.12
#define GAP_PT 12.0
#define PICTURE_GAP_PT 48.0
#define PICTURE_TOP_SHARE 0.40
#define PICTURE_HEIGHT_PT 268.0
#define CORNER_PT 18.0

/* Each layer of water: how high it stands in the picture, and the bends of its edge. */
static const struct {
  double level;
  double bends[4];
} waters[] = {
  { 0.50, { -0.065, 0.060, -0.055, 0.015 } },
  { 0.61, { -0.055, 0.065, -0.060, 0.010 } },
  { 0.73, { -0.060, 0.050, -0.065, 0.020 } },
  { 0.86, { -0.050, 0.055, -0.045, 0.010 } },
};

static PangoLayout *
make_words (PangoContext *context,
            const char   *text,
            double        size_pt,
            PangoWeight   weight)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_weight (font, weight);
  pango_font_description_set_absolute_size (font, size_pt * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int)(NABIJ_KEEPSAKE_MEASURE_PT * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
measure (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return pango_units_to_double (extents.height);
}

static void
add_rounded_box (cairo_t *cairo,
                 double   width,
                 double   height,
                 double   radius)
{
  cairo_new_sub_path (cairo);
  cairo_arc (cairo, width - radius, radius, radius, -G_PI_2, 0.0);
  cairo_arc (cairo, width - radius, height - radius, radius, 0.0, G_PI_2);
  cairo_arc (cairo, radius, height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cairo, radius, radius, radius, G_PI, 3.0 * G_PI_2);
  cairo_close_path (cairo);
}

static void
draw_sky (cairo_t                *cairo,
          const NabijLookColours *look,
          double                  width,
          double                  height)
{
  cairo_pattern_t *sky = cairo_pattern_create_linear (0.0, 0.0, 0.0, height);
  GdkRGBA          halo;

  cairo_pattern_add_color_stop_rgb (sky, 0.0, (double)look->sky_top.red, (double)look->sky_top.green, (double)look->sky_top.blue);
  cairo_pattern_add_color_stop_rgb (sky, 0.75, (double)look->sky_bottom.red, (double)look->sky_bottom.green, (double)look->sky_bottom.blue);
  cairo_set_source (cairo, sky);
  cairo_paint (cairo);
  cairo_pattern_destroy (sky);

  /* Plain colours instead of a half-transparent halo: a printer draws them without a raster. */
  nabij_colour_mix (&look->sky_top, &look->disc, 0.55, &halo);
  gdk_cairo_set_source_rgba (cairo, &halo);
  cairo_arc (cairo, width * 0.5, height * 0.34, 56.0, 0.0, 2.0 * G_PI);
  cairo_fill (cairo);
  gdk_cairo_set_source_rgba (cairo, &look->disc);
  cairo_arc (cairo, width * 0.5, height * 0.34, 34.0, 0.0, 2.0 * G_PI);
  cairo_fill (cairo);
}

static void
draw_water (cairo_t                *cairo,
            const NabijLookColours *look,
            double                  width,
            double                  height)
{
  for (guint i = 0; i < G_N_ELEMENTS (waters); i++) {
    const double  y = waters[i].level * height;
    const double *bends = waters[i].bends;

    gdk_cairo_set_source_rgba (cairo, &look->water[i]);
    cairo_move_to (cairo, 0.0, y);
    cairo_curve_to (cairo, width * 0.18, y + bends[0] * height, width * 0.34, y + bends[1] * height, width * 0.52, y);
    cairo_curve_to (cairo, width * 0.68, y - bends[1] * height, width * 0.84, y + bends[2] * height, width, y + bends[3] * height);
    cairo_line_to (cairo, width, height);
    cairo_line_to (cairo, 0.0, height);
    cairo_close_path (cairo);
    cairo_fill (cairo);
  }
}

/**
 * nabij_keepsake_cover_draw:
 * @cairo: what it is drawn on, in points from the upper left corner of the paper
 * @context: what words are written with
 * @width: how wide the paper is
 * @height: how high it is
 * @title: the title
 * @period: the days, in words; may be empty
 *
 * Draws the title page. A title of any length stays on it, smaller where it has to be.
 */
void
nabij_keepsake_cover_draw (cairo_t      *cairo,
                           PangoContext *context,
                           double        width,
                           double        height,
                           const char   *title,
                           const char   *period)
{
  const NabijLookColours *look = nabij_look_get_colours (NABIJ_LOOK_DAY_LIGHT);
  const double            left = (width - NABIJ_KEEPSAKE_MEASURE_PT) / 2.0;
  const double            room = height * (PICTURE_TOP_SHARE - TITLE_TOP_SHARE) - GAP_PT - PICTURE_GAP_PT - 2.0 * PERIOD_PT;
  g_autoptr (PangoLayout) words = make_words (context, period, PERIOD_PT, PANGO_WEIGHT_NORMAL);
  g_autoptr (PangoLayout) name = NULL;
  double size_pt = TITLE_PT;
  double y;

  name = make_words (context, title, size_pt, PANGO_WEIGHT_LIGHT);
  while (size_pt > PERIOD_PT && measure (name) > room) {
    size_pt *= 0.85;
    g_object_unref (name);
    name = make_words (context, title, size_pt, PANGO_WEIGHT_LIGHT);
  }

  /* The words stand on the picture, as it were; a title that goes on and on moves it down. */
  y = MAX (height * PICTURE_TOP_SHARE - PICTURE_GAP_PT - measure (words) - GAP_PT - measure (name), height * TITLE_TOP_SHARE / 2.0);
  gdk_cairo_set_source_rgba (cairo, nabij_keepsake_type_get_colour (NABIJ_KEEPSAKE_STYLE_BODY));
  cairo_move_to (cairo, left, y);
  pango_cairo_show_layout (cairo, name);
  y += measure (name) + GAP_PT;

  gdk_cairo_set_source_rgba (cairo, nabij_keepsake_type_get_colour (NABIJ_KEEPSAKE_STYLE_QUIET));
  cairo_move_to (cairo, left, y);
  pango_cairo_show_layout (cairo, words);

  cairo_save (cairo);
  cairo_translate (cairo, left, MAX (height * PICTURE_TOP_SHARE, y + measure (words) + GAP_PT));
  add_rounded_box (cairo, NABIJ_KEEPSAKE_MEASURE_PT, PICTURE_HEIGHT_PT, CORNER_PT);
  cairo_clip (cairo);
  draw_sky (cairo, look, NABIJ_KEEPSAKE_MEASURE_PT, PICTURE_HEIGHT_PT);
  draw_water (cairo, look, NABIJ_KEEPSAKE_MEASURE_PT, PICTURE_HEIGHT_PT);
  cairo_restore (cairo);
}
