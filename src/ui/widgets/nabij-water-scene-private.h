/* nabij-water-scene-private.h
 *
 * What nabij-water-scene.c and nabij-water-drawing.c share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-scene.h"
#include "nabij-water-scene.h"

G_BEGIN_DECLS

/* How many shades of light there are. */
#define NABIJ_WATER_LIGHT_STEPS 256
/* Where the shape stands when nothing may move. */
#define NABIJ_WATER_STILL_LEVEL .35

/* All that a picture depends on, in whole device pixels: two moments with the same frame look
 * the same. */
typedef struct {
  int      width;
  int      height;
  int      tops[NABIJ_LOOK_WATERS_MAX];
  int      shifts[NABIJ_LOOK_WATERS_MAX];
  int      light_step;
  guint    n_lights;
  guint    n_lit;
  gboolean still;
  int      values[NABIJ_SCENE_VALUES_MAX];
} NabijWaterFrame;

struct _NabijWaterScene {
  GObject parent_instance;

  NabijWaterComposition composition;
  NabijLook             look;
  int                   scale_factor;

  /* What the strips were made for. */
  NabijCrestStrip *strips[NABIJ_LOOK_WATERS_MAX];
  guint            n_strips;
  int              strips_width_px;
  gboolean         strips_low;

  /* Another place than the water, or NULL, and what was drawn for it. */
  const NabijScene *other;
  NabijScenePlace   place;
  NabijSceneParts   parts;

  NabijWaterFrame drawn;
  gboolean        has_drawn;
};

guint                  nabij_water_scene_get_n_layers (NabijWaterScene *self);
const NabijWaterLayer *nabij_water_scene_get_layers (NabijWaterScene *self);
int                    nabij_water_scene_get_mean_y (NabijWaterScene       *self,
                                                     const NabijWaterLayer *layer,
                                                     double                 height_px,
                                                     double                 level);
void                   nabij_water_scene_draw (NabijWaterScene       *self,
                                               GtkSnapshot           *snapshot,
                                               const NabijWaterFrame *frame,
                                               double                 height_px);

G_END_DECLS
