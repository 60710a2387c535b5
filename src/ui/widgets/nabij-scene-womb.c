/* nabij-scene-womb.c
 *
 * A warm, round glow in a soft darkness, as light comes through skin: nothing but warmth.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-scene.h"

#include <math.h>

#define COLOUR NABIJ_SCENE_COLOUR
#define VEIL NABIJ_SCENE_VEIL

#define N_RINGS 4

enum {
  RADIUS,
  DRIFT,
  BACK_SHIFT,
  FRONT_SHIFT,
  LIGHT,
};

typedef struct {
  GdkRGBA dark[2];
  GdkRGBA glow;
  GdkRGBA back;
  GdkRGBA back_edge;
  GdkRGBA front;
  GdkRGBA front_edge;
  GdkRGBA deep;
} Colours;

static const Colours colours[NABIJ_N_LOOKS] = {
  [NABIJ_LOOK_DAY_LIGHT] = {
    { COLOUR (0xe2ab93), COLOUR (0xa7655a) },
    VEIL (0xfbe0c0, .27f),
    COLOUR (0x8f5350),
    COLOUR (0xa8665d),
    COLOUR (0x6c3b3e),
    COLOUR (0x814b4a),
    COLOUR (0x3e2127),
  },
  [NABIJ_LOOK_DAY_DARK] = {
    { COLOUR (0x2c1b1e), COLOUR (0x55302f) },
    VEIL (0xeab48f, .13f),
    COLOUR (0x4a292b),
    COLOUR (0x5d3534),
    COLOUR (0x361e22),
    COLOUR (0x45282a),
    COLOUR (0x1c1014),
  },
  [NABIJ_LOOK_NIGHT] = {
    { COLOUR (0x100b0e), COLOUR (0x2a181a) },
    VEIL (0xdd9d78, .085f),
    COLOUR (0x221417),
    COLOUR (0x301c1d),
    COLOUR (0x190f12),
    COLOUR (0x231518),
    COLOUR (0x0b080a),
  },
};

static void
prepare (const NabijScenePlace *place,
         NabijSceneParts       *parts)
{
  const Colours *palette = &colours[place->look];

  parts->strips[0] = nabij_scene_make_strip (place, 430, 20, .15, &palette->back, &palette->back_edge);
  parts->strips[1] = nabij_scene_make_strip (place, 380, 17, .6, &palette->front, &palette->front_edge);
}

static void
find_values (const NabijScenePlace  *place,
             const NabijSceneParts  *parts,
             const NabijSceneMoment *moment,
             int                    *values)
{
  double radius = .21 * MIN (place->width, place->height * .52);

  values[RADIUS] = (int)lround (radius * (.88 + .24 * moment->level));
  /* Very slowly from side to side, there and back in half a minute. */
  values[DRIFT] = (int)lround (.022 * MIN (place->width, place->height) * sin ((double)moment->time_us / G_USEC_PER_SEC * 2 * G_PI / 32));
  values[BACK_SHIFT] = nabij_scene_get_shift (place, parts->strips[0], 4, moment->time_us);
  values[FRONT_SHIFT] = nabij_scene_get_shift (place, parts->strips[1], -5, moment->time_us);
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
  double         x = floor (place->width / 2.) + values[DRIFT];
  double         y = floor (.315 * place->height);
  int            back = nabij_scene_get_y (place, .565);
  int            front = nabij_scene_get_y (place, .635);
  int            floor_y = front + 40 * place->scale;
  GdkRGBA        glow = palette->glow;

  nabij_scene_append_gradient (place, snapshot, 0, back + 24 * place->scale, &palette->dark[0], &palette->dark[1]);
  glow.alpha = palette->glow.alpha * (float)(.55 + .45 * light);
  for (int i = 0; i < N_RINGS; i++)
    nabij_scene_append_circle (place, snapshot, x, y, values[RADIUS] * (1.72 - .36 * i), &glow);

  nabij_scene_append_layer (place, snapshot, parts->strips[0], values[BACK_SHIFT], back, front + 24 * place->scale, &palette->back);
  nabij_scene_append_ground (place, snapshot, parts->strips[1], values[FRONT_SHIFT], front, floor_y, &palette->front, &palette->deep);
}

const NabijScene nabij_scene_womb = { "womb", .68, prepare, find_values, draw };
