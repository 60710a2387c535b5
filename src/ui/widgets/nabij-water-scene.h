/* nabij-water-scene.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-look.h"
#include "nabij-water-composition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijWaterState:
 * @time_us: any time that goes forward, in microseconds, 0 or more; the layers drift with it
 * @level: how high the water stands, 0…1
 * @light: how much light there is, 0…1
 * @n_lights: how many lights float on the water line; 0 for none
 * @n_lit: how many of them are lit, from the left
 * @still: whether nothing may move: the shape then stands at its rest, whatever the level and
 *   the time are, and only the light changes
 *
 * What the picture shows at one moment.
 */
typedef struct {
  gint64   time_us;
  double   level;
  double   light;
  guint    n_lights;
  guint    n_lit;
  gboolean still;
} NabijWaterState;

#define NABIJ_TYPE_WATER_SCENE (nabij_water_scene_get_type ())
G_DECLARE_FINAL_TYPE (NabijWaterScene, nabij_water_scene, NABIJ, WATER_SCENE, GObject)

NabijWaterScene *nabij_water_scene_new (NabijWaterComposition composition) G_GNUC_WARN_UNUSED_RESULT;

void                  nabij_water_scene_set_look (NabijWaterScene *self,
                                                  NabijLook        look);
NabijLook             nabij_water_scene_get_look (NabijWaterScene *self);
void                  nabij_water_scene_set_composition (NabijWaterScene      *self,
                                                         NabijWaterComposition composition);
NabijWaterComposition nabij_water_scene_get_composition (NabijWaterScene *self);
void                  nabij_water_scene_set_scale_factor (NabijWaterScene *self,
                                                          int              scale_factor);
void                  nabij_water_scene_set_scene (NabijWaterScene *self,
                                                   const char      *scene);
const char           *nabij_water_scene_get_scene (NabijWaterScene *self);

gboolean nabij_water_scene_has_news (NabijWaterScene       *self,
                                     double                 width_px,
                                     double                 height_px,
                                     const NabijWaterState *state);
void     nabij_water_scene_snapshot (NabijWaterScene       *self,
                                     GtkSnapshot           *snapshot,
                                     double                 width_px,
                                     double                 height_px,
                                     const NabijWaterState *state);
double   nabij_water_scene_get_front_y_px (NabijWaterScene       *self,
                                           double                 height_px,
                                           const NabijWaterState *state);
double   nabij_water_scene_get_text_y_px (NabijWaterScene *self,
                                          double           height_px);

G_END_DECLS
