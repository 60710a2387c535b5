/* nabij-water-composition.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-crest-strip.h"
#include "nabij-look.h"

G_BEGIN_DECLS

/**
 * NabijWaterComposition:
 * @NABIJ_WATER_COMPOSITION_PAGE: a whole window; the front layer stands at about half its height
 * @NABIJ_WATER_COMPOSITION_CARD: a low card; more sky for a title, low water, the sun at the side
 * @NABIJ_WATER_COMPOSITION_DOOR: a whole window with a word in the sky, and no sun; the water leaves
 *   room for it, and ebbs far
 *
 * How the picture is laid out.
 */
typedef enum {
  NABIJ_WATER_COMPOSITION_PAGE,
  NABIJ_WATER_COMPOSITION_CARD,
  NABIJ_WATER_COMPOSITION_DOOR,
} NabijWaterComposition;

#define NABIJ_N_WATER_COMPOSITIONS 3

#define NABIJ_TYPE_WATER_COMPOSITION (nabij_water_composition_get_type ())
GType nabij_water_composition_get_type (void) G_GNUC_CONST;

/**
 * NabijWaterLayer:
 * @low: where its mean lies at level 0, as a part of the height
 * @high: where its mean lies at level 1
 * @drift_px_s: how fast it drifts to the left, in logical pixels a second; to the right below 0
 * @shape: its form in a window of 440 px
 *
 * One layer of water. The front one goes furthest up and down.
 */
typedef struct {
  double          low;
  double          high;
  double          drift_px_s;
  NabijCrestShape shape;
} NabijWaterLayer;

/**
 * NabijWaterDisc:
 * @x: where its middle is, as a part of the width
 * @y: where its middle is, as a part of the height
 * @radius: as a part of the shorter side; 0 for none
 *
 * Where the sun or the moon stands.
 */
typedef struct {
  double x;
  double y;
  double radius;
} NabijWaterDisc;

/**
 * NabijWaterLayout:
 * @n_layers: how many layers there are
 * @layers: from back to front; a look with fewer colours leaves out those at the back
 * @discs: the sun or the moon of each look
 * @sky_end: where the sky has its lower colour, as a part of the height
 *
 * The measures of a composition.
 */
typedef struct {
  guint           n_layers;
  NabijWaterLayer layers[NABIJ_LOOK_WATERS_MAX];
  NabijWaterDisc  discs[NABIJ_N_LOOKS];
  double          sky_end;
} NabijWaterLayout;

const NabijWaterLayout *nabij_water_composition_get_layout (NabijWaterComposition composition);

G_END_DECLS
