/* nabij-crest-strip.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-crest-strip.h"

#include <math.h>

/* A strip is cut into this many pieces for each wave, and each piece is only as high as the crest
 * in it: drawing with cairo, GTK copies and converts every pixel of a texture each time (4.8), and
 * so a frame costs a third of what whole strips would. */
#define TILES_PER_WAVE 4
/* Over how many logical pixels below the crest the light on its edge fades. */
#define EDGE_DEPTH_PX 14
/* In how many steps each device pixel below the crest is looked up. */
#define STEPS_PER_PIXEL 8

/* One wave with two slower or quicker ones laid over it, so that no two crests look the same. */
static const double harmonic_shares[] = { .58, .27, .15 };

/* A piece reaches from the highest crest in it to where the light on the edge has faded. */
typedef struct {
  GdkTexture *texture;
  int         top;
  int         height;
} Tile;

/* Everything is in device pixels. */
struct _NabijCrestStrip {
  GdkRGBA body;
  int     scale_factor;
  int     tile_width;
  int     n_tiles;
  Tile   *tiles;
  int     height;
  int     mean;
  double  amplitude;
  double  phase;
  int     harmonics[G_N_ELEMENTS (harmonic_shares)];
};

static double
crest_at (const NabijCrestStrip *self,
          double                 x,
          double                *slope)
{
  double turn = 2 * G_PI / nabij_crest_strip_get_period (self);
  double rise = 0;
  double change = 0;

  for (guint i = 0; i < G_N_ELEMENTS (harmonic_shares); i++) {
    double angle = self->harmonics[i] * turn * x + 2 * G_PI * self->phase * (i + 1);

    rise += harmonic_shares[i] * sin (angle);
    change += harmonic_shares[i] * cos (angle) * self->harmonics[i] * turn;
  }

  if (slope != NULL)
    *slope = self->amplitude * change;

  return self->mean + self->amplitude * rise;
}

static guint32
pack_pixel (const GdkRGBA *colour,
            double         coverage)
{
  guint32 alpha = (guint32)lround (coverage * 255);
  guint32 red = (guint32)lround ((double)colour->red * coverage * 255);
  guint32 green = (guint32)lround ((double)colour->green * coverage * 255);
  guint32 blue = (guint32)lround ((double)colour->blue * coverage * 255);

  return alpha << 24 | red << 16 | green << 8 | blue;
}

/* What a pixel looks like for each distance below the crest: half covered where the crest crosses
 * it, then the lit edge, then the plain colour of the layer. */
static GArray *
make_depth_table (double         depth_px,
                  const GdkRGBA *body,
                  const GdkRGBA *edge)
{
  guint   n_steps = (guint)ceil ((depth_px + 1) * STEPS_PER_PIXEL) + 1;
  GArray *table = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_steps);

  for (guint i = 0; i < n_steps; i++) {
    double  depth = (double)i / STEPS_PER_PIXEL - .5;
    double  fade = 1 - CLAMP (depth / depth_px, 0., 1.);
    GdkRGBA colour;
    guint32 pixel;

    colour = *body;
    colour.red += (edge->red - body->red) * (float)(fade * fade);
    colour.green += (edge->green - body->green) * (float)(fade * fade);
    colour.blue += (edge->blue - body->blue) * (float)(fade * fade);
    pixel = pack_pixel (&colour, CLAMP (depth + .5, 0., 1.));
    g_array_append_val (table, pixel);
  }

  return table;
}

/* A piece is one device pixel wider than its place, so that its neighbour covers the seam where a
 * desktop with a broken scale moves it between two pixels. */
static void
make_tile (const NabijCrestStrip *self,
           int                    first_x,
           double                 edge_depth,
           const GArray          *table,
           Tile                  *tile)
{
  int                 width = self->tile_width + 1;
  gsize               stride = (gsize)width * sizeof (guint32);
  double              top = G_MAXINT;
  double              bottom = 0;
  g_autofree double  *crests = g_new (double, (gsize)width);
  g_autofree double  *steepnesses = g_new (double, (gsize)width);
  g_autofree guint32 *pixels = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (int column = 0; column < width; column++) {
    double slope;
    double stretch;

    crests[column] = crest_at (self, first_x + column + .5, &slope);
    stretch = sqrt (1 + slope * slope);
    steepnesses[column] = STEPS_PER_PIXEL / stretch;
    top = MIN (top, crests[column] - stretch);
    bottom = MAX (bottom, crests[column] + (edge_depth + 1) * stretch);
  }

  tile->top = (int)floor (top);
  tile->height = (int)ceil (bottom) - tile->top;
  pixels = g_malloc (stride * (gsize)tile->height);
  for (int row = 0; row < tile->height; row++) {
    for (int column = 0; column < width; column++) {
      double step = (tile->top + row + .5 - crests[column]) * steepnesses[column] + STEPS_PER_PIXEL / 2.;
      guint  index = (guint)CLAMP (step + .5, 0., (double)(table->len - 1));

      pixels[row * width + column] = g_array_index (table, guint32, index);
    }
  }

  bytes = g_bytes_new_take (g_steal_pointer (&pixels), stride * (gsize)tile->height);
  tile->texture = gdk_memory_texture_new (width, tile->height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/**
 * nabij_crest_strip_new:
 * @shape: the form of the crest
 * @width_px: how wide the window is, in logical pixels, over 0
 * @scale_factor: device pixels in a logical one, 1 or more
 * @body: the colour of the layer
 * @edge: the colour that its edge turns towards
 *
 * Draws the crest of a layer of water once: clear above it, the layer's colour below it. It
 * repeats without a seam after at least the width of the window, and so can drift for ever.
 *
 * Returns: (transfer full): the strip
 */
NabijCrestStrip *
nabij_crest_strip_new (const NabijCrestShape *shape,
                       double                 width_px,
                       int                    scale_factor,
                       const GdkRGBA         *body,
                       const GdkRGBA         *edge)
{
  NabijCrestStrip *self;
  g_autoptr (GArray) table = NULL;
  int n_waves;
  int edge_depth;

  g_return_val_if_fail (shape != NULL && shape->wave_px > 0, NULL);
  g_return_val_if_fail (shape->amplitude_px >= 1 && shape->amplitude_px <= NABIJ_CREST_STRIP_AMPLITUDE_MAX_PX, NULL);
  g_return_val_if_fail (width_px > 0 && scale_factor >= 1, NULL);
  g_return_val_if_fail (body != NULL && edge != NULL, NULL);

  self = g_new0 (NabijCrestStrip, 1);
  self->body = *body;
  self->scale_factor = scale_factor;
  self->phase = shape->phase;
  self->amplitude = shape->amplitude_px * scale_factor;
  self->mean = (int)(ceil (shape->amplitude_px) + 2) * scale_factor;

  /* With one wave fewer and one wave in between beside the main one, the height of the waves
   * swells and ebbs along the window. */
  n_waves = MAX (2, (int)ceil (width_px / shape->wave_px));
  self->harmonics[0] = n_waves;
  self->harmonics[1] = n_waves - 1;
  self->harmonics[2] = 2 * n_waves - 1;

  self->n_tiles = n_waves * TILES_PER_WAVE;
  self->tile_width = (int)ceil (shape->wave_px / TILES_PER_WAVE) * scale_factor;
  self->tiles = g_new0 (Tile, (gsize)self->n_tiles);

  edge_depth = EDGE_DEPTH_PX * scale_factor;
  table = make_depth_table (edge_depth, body, edge);
  for (int i = 0; i < self->n_tiles; i++) {
    make_tile (self, i * self->tile_width, edge_depth, table, &self->tiles[i]);
    self->height = MAX (self->height, self->tiles[i].top + self->tiles[i].height);
  }

  return self;
}

/**
 * nabij_crest_strip_free:
 * @self: (transfer full): a strip
 *
 * Frees the strip.
 */
void
nabij_crest_strip_free (NabijCrestStrip *self)
{
  for (int i = 0; i < self->n_tiles; i++)
    g_object_unref (self->tiles[i].texture);

  g_free (self->tiles);
  g_free (self);
}

/**
 * nabij_crest_strip_get_period:
 * @self: a strip
 *
 * Tells after how far the crest repeats.
 *
 * Returns: device pixels
 */
int
nabij_crest_strip_get_period (const NabijCrestStrip *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->tile_width * self->n_tiles;
}

/**
 * nabij_crest_strip_get_height:
 * @self: a strip
 *
 * Tells how high the strip is. Its lowest row has the plain colour of the layer.
 *
 * Returns: device pixels, up to `NABIJ_CREST_STRIP_HEIGHT_MAX_PX` times the scale factor
 */
int
nabij_crest_strip_get_height (const NabijCrestStrip *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->height;
}

/**
 * nabij_crest_strip_get_mean:
 * @self: a strip
 *
 * Tells how far below the top of the strip the mean of the crest lies.
 *
 * Returns: device pixels
 */
int
nabij_crest_strip_get_mean (const NabijCrestStrip *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->mean;
}

/**
 * nabij_crest_strip_get_crest:
 * @self: a strip
 * @x: a place along the strip, in device pixels; the strip repeats
 *
 * Tells how high the water stands at one place.
 *
 * Returns: device pixels below the top of the strip
 */
double
nabij_crest_strip_get_crest (const NabijCrestStrip *self,
                             double                 x)
{
  g_return_val_if_fail (self != NULL, 0);

  return crest_at (self, x, NULL);
}

/**
 * nabij_crest_strip_snapshot:
 * @self: a strip
 * @snapshot: where to draw
 * @x: which place of the strip comes at the left edge, in device pixels, 0 or more
 * @y: where the top of the strip comes, in device pixels
 * @width: how wide the window is, in device pixels
 *
 * Draws as much of the strip as the window shows. The first and the last piece may reach out of
 * the window, so the caller clips.
 */
void
nabij_crest_strip_snapshot (const NabijCrestStrip *self,
                            GtkSnapshot           *snapshot,
                            int                    x,
                            int                    y,
                            int                    width)
{
  float scale;
  int   number;
  int   left;

  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (x >= 0);

  scale = (float)self->scale_factor;
  number = x / self->tile_width % self->n_tiles;
  left = -(x % self->tile_width);

  for (; left < width; left += self->tile_width) {
    const Tile *tile = &self->tiles[number];
    float       left_px = (float)left / scale;
    float       width_px = (float)(self->tile_width + 1) / scale;
    int         bottom = tile->top + tile->height - 1;

    gtk_snapshot_append_color (snapshot, &self->body,
                               &GRAPHENE_RECT_INIT (left_px, (float)(y + bottom) / scale,
                                                    width_px, (float)(self->height - bottom) / scale));
    gtk_snapshot_append_texture (snapshot, tile->texture,
                                 &GRAPHENE_RECT_INIT (left_px, (float)(y + tile->top) / scale,
                                                      width_px, (float)tile->height / scale));
    number = (number + 1) % self->n_tiles;
  }
}
