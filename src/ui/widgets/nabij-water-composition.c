/* nabij-water-composition.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-water-composition.h"

G_DEFINE_ENUM_TYPE (NabijWaterComposition, nabij_water_composition, G_DEFINE_ENUM_VALUE (NABIJ_WATER_COMPOSITION_PAGE, "page"), G_DEFINE_ENUM_VALUE (NABIJ_WATER_COMPOSITION_CARD, "card"), G_DEFINE_ENUM_VALUE (NABIJ_WATER_COMPOSITION_DOOR, "door"))

/* Neighbours drift against each other, as water in a basin does: no flow carries the eye away. */
static const NabijWaterLayout layouts[NABIJ_N_WATER_COMPOSITIONS] = {
  [NABIJ_WATER_COMPOSITION_PAGE] = {
    .n_layers = 4,
    .layers = {
      { .435, .365, 4.5, { 340, 17, .10 } },
      { .500, .408, -6., { 300, 19, .62 } },
      { .572, .452, 8.5, { 325, 20, .35 } },
      { .660, .500, -11., { 310, 20, .87 } },
    },
    .discs = {
      [NABIJ_LOOK_DAY_LIGHT] = { .5, .275, .14 },
      [NABIJ_LOOK_DAY_DARK] = { .5, .250, .10 },
      [NABIJ_LOOK_NIGHT] = { .72, .183, .06 },
    },
    .sky_end = .6,
  },
  [NABIJ_WATER_COMPOSITION_CARD] = {
    .n_layers = 3,
    .layers = {
      { .570, .520, 3., { 265, 9, .10 } },
      { .675, .610, -4., { 240, 9, .50 } },
      { .800, .730, 5.5, { 285, 9, .30 } },
    },
    .discs = {
      [NABIJ_LOOK_DAY_LIGHT] = { .76, .37, .125 },
      [NABIJ_LOOK_DAY_DARK] = { .76, .41, .10 },
      [NABIJ_LOOK_NIGHT] = { .80, .42, .08 },
    },
    .sky_end = .8,
  },
  [NABIJ_WATER_COMPOSITION_DOOR] = {
    .n_layers = 4,
    .layers = {
      { .560, .430, 4.5, { 340, 17, .10 } },
      { .598, .470, -6., { 300, 19, .62 } },
      { .640, .515, 8.5, { 325, 20, .35 } },
      { .690, .565, -11., { 310, 20, .87 } },
    },
    /* A word stands where the sun would be. */
    .discs = { { .5, .25, 0. }, { .5, .25, 0. }, { .5, .25, 0. } },
    .sky_end = .68,
  },
};

/**
 * nabij_water_composition_get_layout:
 * @composition: a composition
 *
 * Gives the measures of a composition.
 *
 * Returns: (transfer none): the measures; they live as long as the program
 */
const NabijWaterLayout *
nabij_water_composition_get_layout (NabijWaterComposition composition)
{
  g_return_val_if_fail ((guint)composition < NABIJ_N_WATER_COMPOSITIONS, &layouts[0]);

  return &layouts[composition];
}
