/* nabij-water-bowl.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _NabijWaterBowl NabijWaterBowl;

NabijWaterBowl *nabij_water_bowl_new (void) G_GNUC_WARN_UNUSED_RESULT;
void            nabij_water_bowl_free (NabijWaterBowl *self);
void            nabij_water_bowl_strike (NabijWaterBowl *self,
                                         double          frequency_hz,
                                         double          strength);
void            nabij_water_bowl_render (NabijWaterBowl *self,
                                         double          gain,
                                         float          *frames,
                                         guint           n_frames);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijWaterBowl, nabij_water_bowl_free)

G_END_DECLS
