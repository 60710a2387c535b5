/* nabij-water-bed.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-timeline.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct _NabijWaterBed NabijWaterBed;

NabijWaterBed *nabij_water_bed_new (guint32  seed,
                                    NabijBed bed) G_GNUC_WARN_UNUSED_RESULT;
void           nabij_water_bed_free (NabijWaterBed *self);
void           nabij_water_bed_set (NabijWaterBed *self,
                                    NabijBed       bed,
                                    double         water_db);
double         nabij_water_bed_get_water_gain (NabijWaterBed *self);
void           nabij_water_bed_render (NabijWaterBed *self,
                                       double         gain,
                                       float         *frames,
                                       guint          n_frames);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijWaterBed, nabij_water_bed_free)

G_END_DECLS
