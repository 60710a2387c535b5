/* nabij-water-scene.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-water-scene-private.h"

#include <math.h>

/* Below this height the waves are lower, so that the layers stay apart. */
#define LOW_PAGE_HEIGHT_PX 620

G_DEFINE_FINAL_TYPE (NabijWaterScene, nabij_water_scene, G_TYPE_OBJECT)

static void
clear_strips (NabijWaterScene *self)
{
  for (guint i = 0; i < self->n_strips; i++)
    nabij_crest_strip_free (self->strips[i]);

  nabij_scene_clear_parts (&self->parts);
  self->place.width = 0;
  self->n_strips = 0;
  self->has_drawn = FALSE;
}

static void
ensure_strips (NabijWaterScene *self,
               double           width_px,
               double           height_px)
{
  const NabijLookColours *colours = nabij_look_get_colours (self->look);
  const NabijWaterLayer  *layers = nabij_water_scene_get_layers (self);
  guint                   n_layers = nabij_water_scene_get_n_layers (self);
  guint                   first_colour = colours->n_waters - n_layers;
  gboolean                low = self->composition == NABIJ_WATER_COMPOSITION_PAGE && height_px < LOW_PAGE_HEIGHT_PX;
  double                  stretch = CLAMP (sqrt (width_px / 440), 1., 1.7);

  if (self->n_strips > 0 && self->strips_width_px == (int)ceil (width_px) && self->strips_low == low)
    return;

  clear_strips (self);
  for (guint i = 0; i < n_layers; i++) {
    NabijCrestShape shape = layers[i].shape;

    shape.wave_px *= stretch;
    shape.amplitude_px *= low ? .55 : 1;
    self->strips[i] = nabij_crest_strip_new (&shape, width_px, self->scale_factor,
                                             &colours->water[first_colour + i], &colours->crests[first_colour + i]);
  }

  self->n_strips = n_layers;
  self->strips_width_px = (int)ceil (width_px);
  self->strips_low = low;
}

static void
ensure_parts (NabijWaterScene *self,
              double           width_px,
              double           height_px)
{
  NabijScenePlace place = {
    .width = (int)ceil (width_px * self->scale_factor),
    .height = (int)ceil (height_px * self->scale_factor),
    .scale = self->scale_factor,
    .look = self->look,
  };

  if (self->other == NULL) {
    ensure_strips (self, width_px, height_px);
    return;
  }

  if (memcmp (&place, &self->place, sizeof place) == 0)
    return;

  clear_strips (self);
  self->place = place;
  self->other->prepare (&self->place, &self->parts);
}

/* The strips must be there. */
static void
find_frame (NabijWaterScene       *self,
            double                 width_px,
            double                 height_px,
            const NabijWaterState *state,
            NabijWaterFrame       *frame)
{
  const NabijWaterLayer *layers = nabij_water_scene_get_layers (self);
  double                 level = state->still ? NABIJ_WATER_STILL_LEVEL : state->level;

  /* Frames are compared byte by byte. */
  memset (frame, 0, sizeof *frame);
  frame->width = (int)ceil (width_px * self->scale_factor);
  frame->height = (int)ceil (height_px * self->scale_factor);
  for (guint i = 0; i < self->n_strips; i++) {
    frame->tops[i] = nabij_water_scene_get_mean_y (self, &layers[i], height_px, level) - nabij_crest_strip_get_mean (self->strips[i]);

    if (!state->still) {
      int    period = nabij_crest_strip_get_period (self->strips[i]);
      double way = fmod (layers[i].drift_px_s * self->scale_factor * (double)state->time_us / G_USEC_PER_SEC, period);

      frame->shifts[i] = ((int)floor (way) + period) % period;
    }
  }

  frame->light_step = (int)lround (CLAMP (state->light, 0., 1.) * NABIJ_WATER_LIGHT_STEPS);
  frame->n_lights = state->n_lights;
  frame->n_lit = MIN (state->n_lit, state->n_lights);
  frame->still = state->still != FALSE;

  if (self->other != NULL) {
    NabijSceneMoment moment = { state->still ? 0 : state->time_us, CLAMP (level, 0., 1.), CLAMP (state->light, 0., 1.) };

    self->other->find_values (&self->place, &self->parts, &moment, frame->values);
    /* The values hold all that this place shows. */
    frame->light_step = 0;
    frame->n_lights = frame->n_lit = 0;
  }
}

static void
nabij_water_scene_finalize (GObject *object)
{
  clear_strips (NABIJ_WATER_SCENE (object));

  G_OBJECT_CLASS (nabij_water_scene_parent_class)->finalize (object);
}

static void
nabij_water_scene_class_init (NabijWaterSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nabij_water_scene_finalize;
}

static void
nabij_water_scene_init (NabijWaterScene *self)
{
  self->scale_factor = 1;
}

/**
 * nabij_water_scene_new:
 * @composition: how the picture is laid out
 *
 * Makes the picture of the water: sky, sun or moon, and layers of water. It is no widget; whoever
 * shows it asks for a snapshot.
 *
 * Returns: (transfer full): the scene, by day
 */
NabijWaterScene *
nabij_water_scene_new (NabijWaterComposition composition)
{
  NabijWaterScene *self = g_object_new (NABIJ_TYPE_WATER_SCENE, NULL);

  nabij_water_scene_set_composition (self, composition);
  return self;
}

/**
 * nabij_water_scene_set_look:
 * @self: a scene
 * @look: how it is coloured
 *
 * Sets the colours. Whoever shows the scene asks for a new snapshot.
 */
void
nabij_water_scene_set_look (NabijWaterScene *self,
                            NabijLook        look)
{
  g_return_if_fail (NABIJ_IS_WATER_SCENE (self));
  g_return_if_fail ((guint)look < NABIJ_N_LOOKS);

  if (self->look == look)
    return;

  self->look = look;
  clear_strips (self);
}

/**
 * nabij_water_scene_get_look:
 * @self: a scene
 *
 * Tells how the scene is coloured.
 *
 * Returns: the look
 */
NabijLook
nabij_water_scene_get_look (NabijWaterScene *self)
{
  g_return_val_if_fail (NABIJ_IS_WATER_SCENE (self), NABIJ_LOOK_DAY_LIGHT);

  return self->look;
}

/**
 * nabij_water_scene_set_composition:
 * @self: a scene
 * @composition: how the picture is laid out
 *
 * Sets the layout. Whoever shows the scene asks for a new snapshot.
 */
void
nabij_water_scene_set_composition (NabijWaterScene      *self,
                                   NabijWaterComposition composition)
{
  g_return_if_fail (NABIJ_IS_WATER_SCENE (self));
  g_return_if_fail ((guint)composition < NABIJ_N_WATER_COMPOSITIONS);

  if (self->composition == composition)
    return;

  self->composition = composition;
  clear_strips (self);
}

/**
 * nabij_water_scene_get_composition:
 * @self: a scene
 *
 * Tells how the picture is laid out.
 *
 * Returns: the composition
 */
NabijWaterComposition
nabij_water_scene_get_composition (NabijWaterScene *self)
{
  g_return_val_if_fail (NABIJ_IS_WATER_SCENE (self), NABIJ_WATER_COMPOSITION_PAGE);

  return self->composition;
}

/**
 * nabij_water_scene_set_scale_factor:
 * @self: a scene
 * @scale_factor: device pixels in a logical one, 1 or more
 *
 * Sets how fine the screen is. Whoever shows the scene asks for a new snapshot.
 */
void
nabij_water_scene_set_scale_factor (NabijWaterScene *self,
                                    int              scale_factor)
{
  g_return_if_fail (NABIJ_IS_WATER_SCENE (self));
  g_return_if_fail (scale_factor >= 1);

  if (self->scale_factor == scale_factor)
    return;

  self->scale_factor = scale_factor;
  clear_strips (self);
}

/**
 * nabij_water_scene_set_scene:
 * @self: a scene
 * @scene: (nullable): the name of a place: "water", "beach", "forest", "rain", "hearth" or "womb";
 *   for any other the water is shown
 *
 * Sets which place is drawn. The layout and the lights belong to the water; the other places fill a
 * whole window. Whoever shows the scene asks for a new snapshot.
 */
void
nabij_water_scene_set_scene (NabijWaterScene *self,
                             const char      *scene)
{
  const NabijScene *other;

  g_return_if_fail (NABIJ_IS_WATER_SCENE (self));

  other = nabij_scene_find (scene);
  if (self->other == other)
    return;

  clear_strips (self);
  self->other = other;
}

/**
 * nabij_water_scene_get_scene:
 * @self: a scene
 *
 * Tells which place is drawn.
 *
 * Returns: (transfer none): its name
 */
const char *
nabij_water_scene_get_scene (NabijWaterScene *self)
{
  g_return_val_if_fail (NABIJ_IS_WATER_SCENE (self), NULL);

  return self->other != NULL ? self->other->id : "water";
}

/**
 * nabij_water_scene_has_news:
 * @self: a scene
 * @width_px: how wide it is shown, in logical pixels, over 0
 * @height_px: how high it is shown, in logical pixels, over 0
 * @state: the moment
 *
 * Tells whether a picture of this moment would differ from the one that was drawn last. Slow water
 * moves by a pixel only now and then, and what has not changed need not be drawn.
 *
 * Returns: `TRUE` when a new snapshot would show something new
 */
gboolean
nabij_water_scene_has_news (NabijWaterScene       *self,
                            double                 width_px,
                            double                 height_px,
                            const NabijWaterState *state)
{
  NabijWaterFrame frame;

  g_return_val_if_fail (NABIJ_IS_WATER_SCENE (self), FALSE);
  g_return_val_if_fail (width_px > 0 && height_px > 0, FALSE);
  g_return_val_if_fail (state != NULL && state->time_us >= 0, FALSE);

  ensure_parts (self, width_px, height_px);
  if (!self->has_drawn)
    return TRUE;

  find_frame (self, width_px, height_px, state, &frame);
  return memcmp (&frame, &self->drawn, sizeof frame) != 0;
}

/**
 * nabij_water_scene_snapshot:
 * @self: a scene
 * @snapshot: where to draw; the picture is put at its origin and stays inside of its size
 * @width_px: how wide, in logical pixels, over 0
 * @height_px: how high, in logical pixels, over 0
 * @state: the moment
 *
 * Draws the picture of one moment.
 */
void
nabij_water_scene_snapshot (NabijWaterScene       *self,
                            GtkSnapshot           *snapshot,
                            double                 width_px,
                            double                 height_px,
                            const NabijWaterState *state)
{
  NabijWaterFrame frame;

  g_return_if_fail (NABIJ_IS_WATER_SCENE (self));
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (width_px > 0 && height_px > 0);
  g_return_if_fail (state != NULL && state->time_us >= 0);

  ensure_parts (self, width_px, height_px);
  find_frame (self, width_px, height_px, state, &frame);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width_px, (float)height_px));
  if (self->other != NULL) {
    self->other->draw (&self->place, &self->parts, frame.values, snapshot);
  } else {
    nabij_water_scene_draw (self, snapshot, &frame, height_px);
  }
  gtk_snapshot_pop (snapshot);

  self->drawn = frame;
  self->has_drawn = TRUE;
}

/**
 * nabij_water_scene_get_front_y_px:
 * @self: a scene
 * @height_px: how high it is shown, in logical pixels, over 0
 * @state: the moment
 *
 * Tells where the line of the front layer is, so that words can float under it.
 *
 * Returns: the mean of the front crest, in logical pixels from the top, as it is drawn; in another
 *   place than the water, where text can stand
 */
double
nabij_water_scene_get_front_y_px (NabijWaterScene       *self,
                                  double                 height_px,
                                  const NabijWaterState *state)
{
  const NabijWaterLayer *front;

  g_return_val_if_fail (NABIJ_IS_WATER_SCENE (self), 0);
  g_return_val_if_fail (height_px > 0, 0);
  g_return_val_if_fail (state != NULL, 0);

  if (self->other != NULL)
    return nabij_water_scene_get_text_y_px (self, height_px);

  front = nabij_water_scene_get_layers (self) + nabij_water_scene_get_n_layers (self) - 1;
  return (double)nabij_water_scene_get_mean_y (self, front, height_px, state->still ? NABIJ_WATER_STILL_LEVEL : state->level) / self->scale_factor;
}

/**
 * nabij_water_scene_get_text_y_px:
 * @self: a scene
 * @height_px: how high it is shown, in logical pixels, over 0
 *
 * Tells from where on downwards there is nothing but the front layer, whatever the level: text can
 * stand there without moving.
 *
 * Returns: logical pixels from the top
 */
double
nabij_water_scene_get_text_y_px (NabijWaterScene *self,
                                 double           height_px)
{
  const NabijWaterLayer *front;

  g_return_val_if_fail (NABIJ_IS_WATER_SCENE (self), 0);
  g_return_val_if_fail (height_px > 0, 0);

  if (self->other != NULL)
    return ceil (self->other->text_share * height_px);

  front = nabij_water_scene_get_layers (self) + nabij_water_scene_get_n_layers (self) - 1;
  return ceil (front->low * height_px + front->shape.amplitude_px + NABIJ_CREST_STRIP_BELOW_PX);
}
