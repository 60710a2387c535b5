/* nabij-water-drawing.c
 *
 * How the water is drawn; what it depends on is in nabij-water-scene.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-water-scene-private.h"

#include <math.h>

/* The sky is painted anew for every eighth shade of light only. */
#define LIGHT_STEPS_PER_SKY 8
/* Over this many logical pixels the front layer darkens fully; less room, less dark. */
#define DEEP_FULL_PX 260.
#define LAMP_SPACING_PX 56.

/**
 * nabij_water_scene_get_n_layers:
 * @self: the scene
 *
 * Tells how many layers the look has colours for.
 *
 * Returns: their number
 */
guint
nabij_water_scene_get_n_layers (NabijWaterScene *self)
{
  return MIN (nabij_water_composition_get_layout (self->composition)->n_layers,
              nabij_look_get_colours (self->look)->n_waters);
}

/**
 * nabij_water_scene_get_layers:
 * @self: the scene
 *
 * Tells which layers are drawn.
 *
 * Returns: (transfer none) (array): the layers, from back to front; as many as
 *   nabij_water_scene_get_n_layers() tells
 */
const NabijWaterLayer *
nabij_water_scene_get_layers (NabijWaterScene *self)
{
  const NabijWaterLayout *layout = nabij_water_composition_get_layout (self->composition);

  return layout->layers + layout->n_layers - nabij_water_scene_get_n_layers (self);
}

/**
 * nabij_water_scene_get_mean_y:
 * @self: the scene
 * @layer: one of its layers
 * @height_px: how high the scene is, in logical pixels
 * @level: how high the water stands, from 0 to 1
 *
 * Tells where the mean of a layer is.
 *
 * Returns: the place, in device pixels from the top
 */
int
nabij_water_scene_get_mean_y (NabijWaterScene       *self,
                              const NabijWaterLayer *layer,
                              double                 height_px,
                              double                 level)
{
  double share = layer->low + (layer->high - layer->low) * CLAMP (level, 0., 1.);

  return (int)lround (share * height_px * self->scale_factor);
}

/* Everything is placed in device pixels, and GTK wants logical ones. */
static graphene_rect_t
make_rect (NabijWaterScene *self,
           double           x,
           double           y,
           double           width,
           double           height)
{
  double scale = self->scale_factor;

  return GRAPHENE_RECT_INIT ((float)(x / scale), (float)(y / scale), (float)(width / scale), (float)(height / scale));
}

static void
append_circle (NabijWaterScene *self,
               GtkSnapshot     *snapshot,
               double           x,
               double           y,
               double           radius,
               const GdkRGBA   *colour)
{
  graphene_rect_t bounds = make_rect (self, x - radius, y - radius, 2 * radius, 2 * radius);
  GskRoundedRect  outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, bounds.size.width / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append_sky (NabijWaterScene       *self,
            GtkSnapshot           *snapshot,
            const NabijWaterFrame *frame,
            double                 height_px)
{
  const NabijLookColours *colours = nabij_look_get_colours (self->look);
  const NabijWaterLayer  *back = nabij_water_scene_get_layers (self);
  double                  light = (double)(frame->light_step / LIGHT_STEPS_PER_SKY) * LIGHT_STEPS_PER_SKY / NABIJ_WATER_LIGHT_STEPS;
  double                  dimness = (1 - light) * (frame->still ? 1 : .38);
  int                     bottom;
  graphene_rect_t         bounds;
  GskColorStop            stops[2] = { { .offset = 0 }, { .offset = 1 } };

  /* The lower edge stays where the water is lowest, so that a sky that has not changed is not
   * painted again. */
  bottom = nabij_water_scene_get_mean_y (self, back, height_px, frame->still ? NABIJ_WATER_STILL_LEVEL : 0) -
           nabij_crest_strip_get_mean (self->strips[0]) + nabij_crest_strip_get_height (self->strips[0]);
  bounds = make_rect (self, 0, 0, frame->width, MIN (bottom, frame->height));

  nabij_colour_mix (&colours->sky_top, &colours->sky_top_dim, dimness, &stops[0].color);
  nabij_colour_mix (&colours->sky_bottom, &colours->sky_bottom_dim, dimness, &stops[1].color);
  gtk_snapshot_append_linear_gradient (
    snapshot, &bounds, &GRAPHENE_POINT_INIT (0, 0),
    &GRAPHENE_POINT_INIT (0, (float)(height_px * nabij_water_composition_get_layout (self->composition)->sky_end)), stops, 2);
}

static void
append_disc (NabijWaterScene       *self,
             GtkSnapshot           *snapshot,
             const NabijWaterFrame *frame)
{
  const NabijLookColours *colours = nabij_look_get_colours (self->look);
  const NabijWaterDisc   *disc = &nabij_water_composition_get_layout (self->composition)->discs[self->look];
  double                  light = (double)frame->light_step / NABIJ_WATER_LIGHT_STEPS;
  double                  reach = frame->still ? .5 : light;
  double                  side = self->composition == NABIJ_WATER_COMPOSITION_CARD ? frame->height : MIN (frame->width, frame->height * .55);
  double                  radius = disc->radius * side;
  double                  x = disc->x * frame->width;
  double                  y = disc->y * frame->height;
  GdkRGBA                 ring = colours->halo;

  if (disc->radius <= 0)
    return;

  ring.alpha = colours->halo.alpha * (float)(.12 + .48 * light);
  append_circle (self, snapshot, x, y, radius * (2.12 + .42 * reach), &ring);
  ring.alpha = colours->halo.alpha * (float)(.40 + .60 * light);
  append_circle (self, snapshot, x, y, radius * (1.50 + .24 * reach), &ring);
  append_circle (self, snapshot, x, y, radius, &colours->disc);
}

static void
append_water (NabijWaterScene       *self,
              GtkSnapshot           *snapshot,
              const NabijWaterFrame *frame,
              double                 height_px)
{
  const NabijLookColours *colours = nabij_look_get_colours (self->look);
  const GdkRGBA          *water = colours->water + colours->n_waters - self->n_strips;
  guint                   front = self->n_strips - 1;
  int                     floor_y;
  int                     room;
  graphene_rect_t         bounds;
  GskColorStop            stops[2] = { { .offset = 0 }, { .offset = 1 } };

  floor_y = MIN ((int)lround (nabij_water_scene_get_text_y_px (self, height_px) * self->scale_factor), frame->height);

  for (guint i = 0; i < self->n_strips; i++) {
    int bottom = frame->tops[i] + nabij_crest_strip_get_height (self->strips[i]);
    int next = i == front ? floor_y : frame->tops[i + 1] + nabij_crest_strip_get_height (self->strips[i + 1]);

    /* One pixel under the strip, so that no seam shows where the desktop has a broken scale. */
    if (next > bottom) {
      bounds = make_rect (self, 0, bottom - 1, frame->width, next - bottom + 1);
      gtk_snapshot_append_color (snapshot, &water[i], &bounds);
    }

    nabij_crest_strip_snapshot (self->strips[i], snapshot, frame->shifts[i], frame->tops[i], frame->width);
  }

  /* What lies below the lowest crest never changes and is painted once. */
  room = frame->height - floor_y;
  if (room <= 0)
    return;

  stops[0].color = water[front];
  nabij_colour_mix (&water[front], &colours->deep, room / (DEEP_FULL_PX * self->scale_factor), &stops[1].color);
  bounds = make_rect (self, 0, floor_y, frame->width, room);
  gtk_snapshot_append_linear_gradient (
    snapshot, &bounds,
    &GRAPHENE_POINT_INIT (0, (float)floor_y / (float)self->scale_factor),
    &GRAPHENE_POINT_INIT (0, (float)frame->height / (float)self->scale_factor), stops, 2);
}

/* The lights float: they rise and fall with the crest that passes under them. */
static void
append_lamps (NabijWaterScene       *self,
              GtkSnapshot           *snapshot,
              const NabijWaterFrame *frame)
{
  const NabijLookColours *colours = nabij_look_get_colours (self->look);
  guint                   front = self->n_strips - 1;
  double                  scale = self->scale_factor;
  double                  spacing = MIN (LAMP_SPACING_PX * scale, (double)frame->width / (frame->n_lights + 1));

  for (guint i = 0; i < frame->n_lights; i++) {
    double x = frame->width / 2. + (i - (frame->n_lights - 1) / 2.) * spacing;
    double y = frame->tops[front] + nabij_crest_strip_get_crest (self->strips[front], frame->shifts[front] + x);

    if (i < frame->n_lit) {
      GdkRGBA glow = colours->lamp_lit;

      glow.alpha *= .20f;
      append_circle (self, snapshot, x, y, 15 * scale, &glow);
      glow.alpha = colours->lamp_lit.alpha * .34f;
      append_circle (self, snapshot, x, y, 9.5 * scale, &glow);
      append_circle (self, snapshot, x, y, 5.5 * scale, &colours->lamp_lit);
    } else {
      append_circle (self, snapshot, x, y, 4.5 * scale, &colours->lamp_unlit);
    }
  }
}

/**
 * nabij_water_scene_draw:
 * @self: the scene
 * @snapshot: where to
 * @frame: what is seen at this moment
 * @height_px: how high the scene is, in logical pixels
 *
 * Draws the water as a frame says.
 */
void
nabij_water_scene_draw (NabijWaterScene       *self,
                        GtkSnapshot           *snapshot,
                        const NabijWaterFrame *frame,
                        double                 height_px)
{
  append_sky (self, snapshot, frame, height_px);
  append_disc (self, snapshot, frame);
  append_water (self, snapshot, frame, height_px);
  append_lamps (self, snapshot, frame);
}
