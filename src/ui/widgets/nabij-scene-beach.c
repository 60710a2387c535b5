/* nabij-scene-beach.c
 *
 * A beach with a low sun: the sea comes over the sand and goes again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-scene.h"

#define COLOUR NABIJ_SCENE_COLOUR
#define VEIL NABIJ_SCENE_VEIL

#define HORIZON .405
#define SWELL .465
/* How far up and down the beach the sea comes. */
#define SHORE_LOW .530
#define SHORE_HIGH .615
#define DUNE .650

enum {
  FAR,
  NEAR,
  SHORE,
  SAND,
};

enum {
  SHORE_Y,
  FAR_SHIFT,
  NEAR_SHIFT,
  SHORE_SHIFT,
  LIGHT,
};

typedef struct {
  GdkRGBA sky[2];
  GdkRGBA sun;
  GdkRGBA halo;
  GdkRGBA far;
  GdkRGBA far_edge;
  GdkRGBA near;
  GdkRGBA near_edge;
  GdkRGBA foam;
  GdkRGBA wet;
  GdkRGBA sand;
  GdkRGBA sand_edge;
  GdkRGBA deep;
} Colours;

static const Colours colours[NABIJ_N_LOOKS] = {
  [NABIJ_LOOK_DAY_LIGHT] = {
    { COLOUR (0xf7e7d4), COLOUR (0xf4d2b0) },
    COLOUR (0xfdf4e4),
    VEIL (0xfdf4e4, .50f),
    COLOUR (0x86c3c1),
    COLOUR (0xd9e8dc),
    COLOUR (0x4e9ea3),
    COLOUR (0x7dbcbb),
    COLOUR (0xfdf6e8),
    COLOUR (0xb08e6d),
    COLOUR (0x86674c),
    COLOUR (0x9a795b),
    COLOUR (0x604838),
  },
  [NABIJ_LOOK_DAY_DARK] = {
    { COLOUR (0x0f1f27), COLOUR (0x3a3a38) },
    VEIL (0xe0b48a, .60f),
    VEIL (0xe0b48a, .07f),
    COLOUR (0x2b5f66),
    COLOUR (0x4d7a7c),
    COLOUR (0x21525b),
    COLOUR (0x306670),
    COLOUR (0x8fb2ae),
    COLOUR (0x50443a),
    COLOUR (0x382e27),
    COLOUR (0x453930),
    COLOUR (0x1e1915),
  },
  [NABIJ_LOOK_NIGHT] = {
    { COLOUR (0x07131a), COLOUR (0x0e2b36) },
    VEIL (0xcfc7b4, .40f),
    VEIL (0xcfc7b4, .045f),
    COLOUR (0x123b47),
    COLOUR (0x1f4a55),
    COLOUR (0x0d2f3a),
    COLOUR (0x143a46),
    COLOUR (0x3a5f66),
    COLOUR (0x221f1d),
    COLOUR (0x161413),
    COLOUR (0x1d1a18),
    COLOUR (0x0b0c0e),
  },
};

static void
prepare (const NabijScenePlace *place,
         NabijSceneParts       *parts)
{
  const Colours *palette = &colours[place->look];

  parts->strips[FAR] = nabij_scene_make_strip (place, 210, 1.5, .1, &palette->far, &palette->far_edge);
  parts->strips[NEAR] = nabij_scene_make_strip (place, 260, 6, .6, &palette->near, &palette->near_edge);
  parts->strips[SHORE] = nabij_scene_make_strip (place, 330, 12, .3, &palette->wet, &palette->foam);
  parts->strips[SAND] = nabij_scene_make_strip (place, 420, 9, .8, &palette->sand, &palette->sand_edge);
}

static void
find_values (const NabijScenePlace  *place,
             const NabijSceneParts  *parts,
             const NabijSceneMoment *moment,
             int                    *values)
{
  values[SHORE_Y] = nabij_scene_get_y (place, SHORE_LOW + (SHORE_HIGH - SHORE_LOW) * moment->level);
  values[FAR_SHIFT] = nabij_scene_get_shift (place, parts->strips[FAR], 3, moment->time_us);
  values[NEAR_SHIFT] = nabij_scene_get_shift (place, parts->strips[NEAR], -6, moment->time_us);
  values[SHORE_SHIFT] = nabij_scene_get_shift (place, parts->strips[SHORE], 4, moment->time_us);
  values[LIGHT] = nabij_scene_step (moment->light);
}

static void
draw (const NabijScenePlace *place,
      const NabijSceneParts *parts,
      const int             *values,
      GtkSnapshot           *snapshot)
{
  const Colours *palette = &colours[place->look];
  double         light = nabij_scene_unstep (values[LIGHT]);
  double         radius = .125 * MIN (place->width, place->height * .55);
  double         x = .5 * place->width;
  double         y = .325 * place->height;
  int            horizon = nabij_scene_get_y (place, HORIZON);
  int            swell = nabij_scene_get_y (place, SWELL);
  int            dune = nabij_scene_get_y (place, DUNE);
  int            floor_y = dune + 30 * place->scale;

  nabij_scene_append_gradient (place, snapshot, 0, horizon + 8 * place->scale, &palette->sky[0], &palette->sky[1]);
  nabij_scene_append_sun (place, snapshot, x, y, radius, light, &palette->sun, &palette->halo);

  nabij_scene_append_layer (place, snapshot, parts->strips[FAR], values[FAR_SHIFT], horizon, swell + 24 * place->scale, &palette->far);
  nabij_scene_append_layer (place, snapshot, parts->strips[NEAR], values[NEAR_SHIFT], swell, values[SHORE_Y] + 30 * place->scale, &palette->near);
  nabij_scene_append_layer (place, snapshot, parts->strips[SHORE], values[SHORE_SHIFT], values[SHORE_Y], dune + 24 * place->scale, &palette->wet);
  nabij_scene_append_ground (place, snapshot, parts->strips[SAND], 0, dune, floor_y, &palette->sand, &palette->deep);
}

const NabijScene nabij_scene_beach = { "beach", .675, prepare, find_values, draw };
