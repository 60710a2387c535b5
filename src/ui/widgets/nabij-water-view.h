/* nabij-water-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-water-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_WATER_VIEW (nabij_water_view_get_type ())
G_DECLARE_FINAL_TYPE (NabijWaterView, nabij_water_view, NABIJ, WATER_VIEW, GtkWidget)

GtkWidget *nabij_water_view_new (NabijWaterComposition composition) G_GNUC_WARN_UNUSED_RESULT;

void                  nabij_water_view_set_composition (NabijWaterView       *self,
                                                        NabijWaterComposition composition);
NabijWaterComposition nabij_water_view_get_composition (NabijWaterView *self);
void                  nabij_water_view_set_look (NabijWaterView *self,
                                                 NabijLook       look);
NabijLook             nabij_water_view_get_look (NabijWaterView *self);
void                  nabij_water_view_set_scene (NabijWaterView *self,
                                                  const char     *scene);
void                  nabij_water_view_set_level (NabijWaterView *self,
                                                  double          level);
double                nabij_water_view_get_level (NabijWaterView *self);
void                  nabij_water_view_set_light (NabijWaterView *self,
                                                  double          light);
double                nabij_water_view_get_light (NabijWaterView *self);
void                  nabij_water_view_set_drifting (NabijWaterView *self,
                                                     gboolean        drifting);
gboolean              nabij_water_view_get_drifting (NabijWaterView *self);

G_END_DECLS
