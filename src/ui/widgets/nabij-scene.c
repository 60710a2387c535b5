/* nabij-scene.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-scene.h"

#include <math.h>

/* Light and other soft things change in so many steps. */
#define STEPS 64

static const NabijScene *const scenes[] = {
  &nabij_scene_beach,
  &nabij_scene_forest,
  &nabij_scene_rain,
  &nabij_scene_hearth,
  &nabij_scene_womb,
};

/* Everything is placed in device pixels, and GTK wants logical ones. */
static graphene_rect_t
make_rect (const NabijScenePlace *place,
           double                 x,
           double                 y,
           double                 width,
           double                 height)
{
  double scale = place->scale;

  return GRAPHENE_RECT_INIT ((float)(x / scale), (float)(y / scale), (float)(width / scale), (float)(height / scale));
}

/**
 * nabij_scene_find:
 * @id: (nullable): the name of a scene
 *
 * Finds a scene by its name.
 *
 * Returns: (transfer none) (nullable): the scene, or `NULL` for the water and for names that nobody
 *   knows
 */
const NabijScene *
nabij_scene_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    if (g_strcmp0 (id, scenes[i]->id) == 0)
      return scenes[i];

  return NULL;
}

/**
 * nabij_scene_clear_parts:
 * @parts: parts
 *
 * Frees what was drawn for a place.
 */
void
nabij_scene_clear_parts (NabijSceneParts *parts)
{
  g_return_if_fail (parts != NULL);

  for (guint i = 0; i < NABIJ_SCENE_STRIPS_MAX; i++)
    g_clear_pointer (&parts->strips[i], nabij_crest_strip_free);
  for (guint i = 0; i < NABIJ_SCENE_TEXTURES_MAX; i++)
    g_clear_object (&parts->textures[i]);
}

/**
 * nabij_scene_step:
 * @value: 0…1
 *
 * Rounds something soft, so that not every moment is drawn anew.
 *
 * Returns: its step, 0…64
 */
int
nabij_scene_step (double value)
{
  return (int)lround (CLAMP (value, 0., 1.) * STEPS);
}

/**
 * nabij_scene_unstep:
 * @step: a step, as nabij_scene_step() gave it
 *
 * Returns: what the step stands for, 0…1
 */
double
nabij_scene_unstep (int step)
{
  return (double)step / STEPS;
}

/**
 * nabij_scene_get_y:
 * @place: where the scene is drawn
 * @share: a part of the height, 0…1
 *
 * Returns: how far down that is, in whole device pixels
 */
int
nabij_scene_get_y (const NabijScenePlace *place,
                   double                 share)
{
  return (int)lround (share * place->height);
}

/**
 * nabij_scene_make_strip:
 * @place: where the scene is drawn
 * @wave_px: how long a wave is in a window of 440 px, in logical pixels, over 0
 * @amplitude_px: how far it goes up and down, in logical pixels, 1…22
 * @phase: where in the wave it begins, in turns
 * @body: the colour under the edge
 * @edge: the colour of the edge itself
 *
 * Draws an edge as wide as the place.
 *
 * Returns: (transfer full): the strip
 */
NabijCrestStrip *
nabij_scene_make_strip (const NabijScenePlace *place,
                        double                 wave_px,
                        double                 amplitude_px,
                        double                 phase,
                        const GdkRGBA         *body,
                        const GdkRGBA         *edge)
{
  double          width_px;
  NabijCrestShape shape;

  g_return_val_if_fail (place != NULL, NULL);

  width_px = (double)place->width / place->scale;
  shape = (NabijCrestShape){ wave_px * CLAMP (sqrt (width_px / 440), 1., 1.7), amplitude_px, phase };
  return nabij_crest_strip_new (&shape, width_px, place->scale, body, edge);
}

/**
 * nabij_scene_make_texture:
 * @place: where the scene is drawn
 * @width: in device pixels, over 0
 * @height: in device pixels, over 0
 * @paint: paints it, in logical pixels
 * @data: (nullable): for @paint
 *
 * Paints a small part once.
 *
 * Returns: (transfer full): the part
 */
GdkTexture *
nabij_scene_make_texture (const NabijScenePlace *place,
                          int                    width,
                          int                    height,
                          void (*paint) (cairo_t *cairo, int width, int height, gconstpointer data),
                          gconstpointer data)
{
  cairo_surface_t *surface;
  cairo_t         *cairo;
  GdkTexture      *texture;
  gsize            stride;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (place != NULL && width > 0 && height > 0 && paint != NULL, NULL);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_surface_set_device_scale (surface, place->scale, place->scale);
  cairo = cairo_create (surface);
  paint (cairo, width / place->scale, height / place->scale, data);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  stride = (gsize)cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize)height);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
  cairo_surface_destroy (surface);
  return texture;
}

/**
 * nabij_scene_get_shift:
 * @place: where the scene is drawn
 * @strip: an edge
 * @drift_px_s: how fast it drifts to the left, in logical pixels a second; to the right below 0
 * @time_us: the time, in microseconds
 *
 * Tells how far an edge has drifted.
 *
 * Returns: which place of the strip comes at the left edge, in device pixels
 */
int
nabij_scene_get_shift (const NabijScenePlace *place,
                       const NabijCrestStrip *strip,
                       double                 drift_px_s,
                       gint64                 time_us)
{
  int    period = nabij_crest_strip_get_period (strip);
  double way = fmod (drift_px_s * place->scale * (double)time_us / G_USEC_PER_SEC, period);

  return ((int)floor (way) + period) % period;
}

/**
 * nabij_scene_append_rect:
 * @place: where the scene is drawn
 * @snapshot: where to draw
 * @x: left, in device pixels
 * @y: top, in device pixels
 * @width: in device pixels
 * @height: in device pixels; nothing is drawn below 1
 * @colour: its colour
 *
 * Draws a plain box.
 */
void
nabij_scene_append_rect (const NabijScenePlace *place,
                         GtkSnapshot           *snapshot,
                         double                 x,
                         double                 y,
                         double                 width,
                         double                 height,
                         const GdkRGBA         *colour)
{
  graphene_rect_t bounds = make_rect (place, x, y, width, height);

  if (width >= 1 && height >= 1)
    gtk_snapshot_append_color (snapshot, colour, &bounds);
}

/**
 * nabij_scene_append_round:
 * @place: where the scene is drawn
 * @snapshot: where to draw
 * @x: left, in device pixels
 * @y: top, in device pixels
 * @width: in device pixels
 * @height: in device pixels; nothing is drawn below 1
 * @radius: of the corners, in device pixels
 * @colour: its colour
 *
 * Draws a box with round corners.
 */
void
nabij_scene_append_round (const NabijScenePlace *place,
                          GtkSnapshot           *snapshot,
                          double                 x,
                          double                 y,
                          double                 width,
                          double                 height,
                          double                 radius,
                          const GdkRGBA         *colour)
{
  graphene_rect_t bounds = make_rect (place, x, y, width, height);
  GskRoundedRect  outline;

  if (width < 1 || height < 1)
    return;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float)(radius / place->scale));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

/**
 * nabij_scene_append_circle:
 * @place: where the scene is drawn
 * @snapshot: where to draw
 * @x: its middle, in device pixels
 * @y: its middle, in device pixels
 * @radius: in device pixels
 * @colour: its colour
 *
 * Draws a disc.
 */
void
nabij_scene_append_circle (const NabijScenePlace *place,
                           GtkSnapshot           *snapshot,
                           double                 x,
                           double                 y,
                           double                 radius,
                           const GdkRGBA         *colour)
{
  nabij_scene_append_round (place, snapshot, x - radius, y - radius, 2 * radius, 2 * radius, radius, colour);
}

/**
 * nabij_scene_append_gradient:
 * @place: where the scene is drawn
 * @snapshot: where to draw
 * @top: in device pixels
 * @bottom: in device pixels
 * @first: the colour at the top
 * @last: the colour at the bottom
 *
 * Draws a band over the whole width.
 */
void
nabij_scene_append_gradient (const NabijScenePlace *place,
                             GtkSnapshot           *snapshot,
                             double                 top,
                             double                 bottom,
                             const GdkRGBA         *first,
                             const GdkRGBA         *last)
{
  graphene_rect_t    bounds = make_rect (place, 0, top, place->width, bottom - top);
  const GskColorStop stops[] = { { 0, *first }, { 1, *last } };

  if (bottom - top < 1)
    return;

  gtk_snapshot_append_linear_gradient (snapshot, &bounds, &GRAPHENE_POINT_INIT (0, bounds.origin.y),
                                       &GRAPHENE_POINT_INIT (0, bounds.origin.y + bounds.size.height),
                                       stops, G_N_ELEMENTS (stops));
}

/**
 * nabij_scene_append_veil:
 * @place: where the scene is drawn
 * @snapshot: where to draw
 * @top: in device pixels
 * @bottom: in device pixels
 * @colour: the colour in its middle, with its strength
 *
 * Draws a band that fades towards both edges, as mist does.
 */
void
nabij_scene_append_veil (const NabijScenePlace *place,
                         GtkSnapshot           *snapshot,
                         double                 top,
                         double                 bottom,
                         const GdkRGBA         *colour)
{
  double  middle = floor ((top + bottom) / 2);
  GdkRGBA clear = *colour;

  clear.alpha = 0;
  nabij_scene_append_gradient (place, snapshot, top, middle, &clear, colour);
  nabij_scene_append_gradient (place, snapshot, middle, bottom, colour, &clear);
}

/**
 * nabij_scene_append_texture:
 * @place: where the scene is drawn
 * @snapshot: where to draw
 * @texture: a part
 * @x: left, in device pixels
 * @y: top, in device pixels
 *
 * Draws a part, pixel for pixel.
 */
void
nabij_scene_append_texture (const NabijScenePlace *place,
                            GtkSnapshot           *snapshot,
                            GdkTexture            *texture,
                            double                 x,
                            double                 y)
{
  graphene_rect_t bounds = make_rect (place, floor (x), floor (y), gdk_texture_get_width (texture), gdk_texture_get_height (texture));

  gtk_snapshot_append_texture (snapshot, texture, &bounds);
}

/**
 * nabij_scene_append_layer:
 * @place: where the scene is drawn
 * @snapshot: where to draw
 * @strip: its edge
 * @shift: how far the edge has drifted, in device pixels
 * @mean: where its edge is, in device pixels
 * @bottom: how far down it goes, in device pixels
 * @colour: its colour
 *
 * Draws a layer with an edge.
 */
void
nabij_scene_append_layer (const NabijScenePlace *place,
                          GtkSnapshot           *snapshot,
                          const NabijCrestStrip *strip,
                          int                    shift,
                          int                    mean,
                          int                    bottom,
                          const GdkRGBA         *colour)
{
  int top = mean - nabij_crest_strip_get_mean (strip);
  int below = top + nabij_crest_strip_get_height (strip);

  /* One pixel under the strip, so that no seam shows where the desktop has a broken scale. */
  nabij_scene_append_rect (place, snapshot, 0, below - 1, place->width, bottom - below + 1, colour);
  nabij_crest_strip_snapshot (strip, snapshot, shift, top, place->width);
}

/**
 * nabij_scene_append_ground:
 * @place: where the scene is drawn
 * @snapshot: where to draw
 * @strip: its edge
 * @shift: how far the edge has drifted, in device pixels
 * @mean: where its edge is, in device pixels
 * @floor_y: from where on downwards it darkens, in device pixels
 * @colour: its colour
 * @deep: its colour at the bottom
 *
 * Draws the layer in front, on which text stands.
 */
void
nabij_scene_append_ground (const NabijScenePlace *place,
                           GtkSnapshot           *snapshot,
                           const NabijCrestStrip *strip,
                           int                    shift,
                           int                    mean,
                           int                    floor_y,
                           const GdkRGBA         *colour,
                           const GdkRGBA         *deep)
{
  nabij_scene_append_layer (place, snapshot, strip, shift, mean, floor_y, colour);
  nabij_scene_append_gradient (place, snapshot, floor_y, place->height, colour, deep);
}

/**
 * nabij_scene_append_sun:
 * @place: where the scene is drawn
 * @snapshot: where to draw
 * @x: its middle, in device pixels
 * @y: its middle, in device pixels
 * @radius: in device pixels
 * @light: how much light there is, 0…1
 * @sun: its colour
 * @halo: the colour of the air around it, with its strength
 *
 * Draws a sun, and two rings of light that grow with it.
 */
void
nabij_scene_append_sun (const NabijScenePlace *place,
                        GtkSnapshot           *snapshot,
                        double                 x,
                        double                 y,
                        double                 radius,
                        double                 light,
                        const GdkRGBA         *sun,
                        const GdkRGBA         *halo)
{
  GdkRGBA ring = *halo;

  ring.alpha = halo->alpha * (float)(.12 + .48 * light);
  nabij_scene_append_circle (place, snapshot, x, y, radius * (2.05 + .35 * light), &ring);
  ring.alpha = halo->alpha * (float)(.40 + .60 * light);
  nabij_scene_append_circle (place, snapshot, x, y, radius * (1.45 + .20 * light), &ring);
  nabij_scene_append_circle (place, snapshot, x, y, radius, sun);
}
