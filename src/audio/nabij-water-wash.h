/* nabij-water-wash.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijWaterWashShape:
 * @water_gain: how loud the water is, linear
 * @wind_gain: how loud the wind is, linear
 * @nearness: how near and bright it is, 0…1
 * @outward: how much it is a wash that flows away, 0…1; 0 while it comes nearer
 * @width: how wide it is, 0…1
 *
 * What the moving water or wind sounds like at one moment.
 */
typedef struct {
  double water_gain;
  double wind_gain;
  double nearness;
  double outward;
  double width;
} NabijWaterWashShape;

typedef struct _NabijWaterWash NabijWaterWash;

NabijWaterWash *nabij_water_wash_new (guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
void            nabij_water_wash_free (NabijWaterWash *self);
void            nabij_water_wash_render (NabijWaterWash            *self,
                                         const NabijWaterWashShape *shape,
                                         float                     *frames,
                                         guint                      n_frames);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijWaterWash, nabij_water_wash_free)

G_END_DECLS
