/* nabij-water-tone.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many notes the tone can step down: A, G, E, D, C. */
#define NABIJ_WATER_TONE_N_STEPS 5
/* How long the tone takes to be there, and to be gone. */
#define NABIJ_WATER_TONE_ATTACK_S 0.60

typedef struct _NabijWaterTone NabijWaterTone;

NabijWaterTone *nabij_water_tone_new (void) G_GNUC_WARN_UNUSED_RESULT;
void            nabij_water_tone_free (NabijWaterTone *self);
void            nabij_water_tone_start (NabijWaterTone *self,
                                        guint           step);
void            nabij_water_tone_release (NabijWaterTone *self);
void            nabij_water_tone_render (NabijWaterTone *self,
                                         double          gain,
                                         float          *frames,
                                         guint           n_frames);

double nabij_water_tone_get_frequency_hz (guint step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijWaterTone, nabij_water_tone_free)

G_END_DECLS
