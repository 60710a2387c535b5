/* nabij-crest-strip.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* No strip is higher than this, in logical pixels: what is drawn in each frame stays small. */
#define NABIJ_CREST_STRIP_HEIGHT_MAX_PX 64
/* How far a crest may go up and down, so that the strip keeps within its height. */
#define NABIJ_CREST_STRIP_AMPLITUDE_MAX_PX 22.
/* How far below the lowest crest the strip ends, at most, in logical pixels. */
#define NABIJ_CREST_STRIP_BELOW_PX 18

/**
 * NabijCrestShape:
 * @wave_px: how long one wave is, in logical pixels, over 0
 * @amplitude_px: how far the crest goes above and below its mean, in logical pixels,
 *   1…22
 * @phase: where in the wave it begins, in turns
 *
 * The form of one layer's crest.
 */
typedef struct {
  double wave_px;
  double amplitude_px;
  double phase;
} NabijCrestShape;

typedef struct _NabijCrestStrip NabijCrestStrip;

NabijCrestStrip *nabij_crest_strip_new (const NabijCrestShape *shape,
                                        double                 width_px,
                                        int                    scale_factor,
                                        const GdkRGBA         *body,
                                        const GdkRGBA         *edge) G_GNUC_WARN_UNUSED_RESULT;
void             nabij_crest_strip_free (NabijCrestStrip *self);

int    nabij_crest_strip_get_period (const NabijCrestStrip *self);
int    nabij_crest_strip_get_height (const NabijCrestStrip *self);
int    nabij_crest_strip_get_mean (const NabijCrestStrip *self);
double nabij_crest_strip_get_crest (const NabijCrestStrip *self,
                                    double                 x);
void   nabij_crest_strip_snapshot (const NabijCrestStrip *self,
                                   GtkSnapshot           *snapshot,
                                   int                    x,
                                   int                    y,
                                   int                    width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijCrestStrip, nabij_crest_strip_free)

G_END_DECLS
