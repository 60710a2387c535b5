/* nabij-scene-rain.c
 *
 * Soft rain over hills, and a pool that slowly fills and sinks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-scene.h"

#include <math.h>

#define COLOUR NABIJ_SCENE_COLOUR
#define VEIL NABIJ_SCENE_VEIL

#define N_DROPS 18
#define N_RINGS 4
#define HILL_BACK .37
#define HILL_FRONT .445
/* The pool at its lowest and its highest. */
#define POOL_LOW .610
#define POOL_HIGH .535
/* How fast the rain falls, in logical pixels a second: slower than real rain. */
#define FALL_PX_S 70.
#define RING_US (4 * G_USEC_PER_SEC)

enum {
  BACK,
  FRONT,
  BANK,
  POOL,
};

enum {
  POOL_Y,
  POOL_SHIFT,
  FALL,
  RINGS,
  LIGHT,
};

typedef struct {
  GdkRGBA sky[2];
  GdkRGBA cloud;
  GdkRGBA back;
  GdkRGBA front;
  GdkRGBA bank;
  GdkRGBA bank_edge;
  GdkRGBA pool;
  GdkRGBA pool_edge;
  GdkRGBA deep;
  GdkRGBA drop;
  GdkRGBA ring;
} Colours;

static const Colours colours[NABIJ_N_LOOKS] = {
  [NABIJ_LOOK_DAY_LIGHT] = {
    { COLOUR (0xe9e4da), COLOUR (0xc7dcd9) },
    VEIL (0xfdf8ee, .55f),
    COLOUR (0xb2cfca),
    COLOUR (0x8cb7b2),
    COLOUR (0x5f9794),
    COLOUR (0x74a8a3),
    COLOUR (0x286b75),
    COLOUR (0x4b8b91),
    COLOUR (0x114650),
    VEIL (0xffffff, .62f),
    VEIL (0xffffff, .34f),
  },
  [NABIJ_LOOK_DAY_DARK] = {
    { COLOUR (0x142127), COLOUR (0x24393f) },
    VEIL (0xcfd8d4, .09f),
    COLOUR (0x2c4f54),
    COLOUR (0x234449),
    COLOUR (0x1b393f),
    COLOUR (0x24464b),
    COLOUR (0x12333c),
    COLOUR (0x1f4852),
    COLOUR (0x0a222a),
    VEIL (0xcfe2e0, .26f),
    VEIL (0xcfe2e0, .16f),
  },
  [NABIJ_LOOK_NIGHT] = {
    { COLOUR (0x07131a), COLOUR (0x0f2831) },
    VEIL (0xcfd8d4, .05f),
    COLOUR (0x12333c),
    COLOUR (0x0e2932),
    COLOUR (0x0b2129),
    COLOUR (0x102b33),
    COLOUR (0x081d26),
    COLOUR (0x11323d),
    COLOUR (0x05131a),
    VEIL (0xcfe2e0, .16f),
    VEIL (0xcfe2e0, .10f),
  },
};

static void
prepare (const NabijScenePlace *place,
         NabijSceneParts       *parts)
{
  const Colours *palette = &colours[place->look];

  parts->strips[BACK] = nabij_scene_make_strip (place, 300, 22, .35, &palette->back, &palette->back);
  parts->strips[FRONT] = nabij_scene_make_strip (place, 380, 20, .85, &palette->front, &palette->front);
  parts->strips[BANK] = nabij_scene_make_strip (place, 340, 9, .2, &palette->bank, &palette->bank_edge);
  parts->strips[POOL] = nabij_scene_make_strip (place, 260, 2, .5, &palette->pool, &palette->pool_edge);
}

static void
find_values (const NabijScenePlace  *place,
             const NabijSceneParts  *parts,
             const NabijSceneMoment *moment,
             int                    *values)
{
  values[POOL_Y] = nabij_scene_get_y (place, POOL_LOW + (POOL_HIGH - POOL_LOW) * moment->level);
  values[POOL_SHIFT] = nabij_scene_get_shift (place, parts->strips[POOL], 3, moment->time_us);
  values[FALL] = (int)floor (FALL_PX_S * place->scale * (double)moment->time_us / G_USEC_PER_SEC);
  values[RINGS] = (int)(moment->time_us * 64 / RING_US);
  values[LIGHT] = nabij_scene_step (moment->light);
}

/* Every drop has its own place, length and speed, so that no row can be seen. */
static void
append_rain (const NabijScenePlace *place,
             const int             *values,
             GtkSnapshot           *snapshot)
{
  const Colours *palette = &colours[place->look];
  int            reach = values[POOL_Y] + 8 * place->scale;

  for (int i = 0; i < N_DROPS; i++) {
    int     length = (26 + i * 7 % 22) * place->scale;
    int     way = (int)((gint64)values[FALL] * (8 + i % 3) / 8 + (gint64)(i * 397 % 211) * reach / 211);
    int     y = way % (reach + length) - length;
    int     x = (int)((i + .5 + .35 * sin (i * 2.4)) * place->width / N_DROPS);
    GdkRGBA colour = palette->drop;

    colour.alpha *= .55f + .15f * (float)(i % 4);
    nabij_scene_append_rect (place, snapshot, x, MAX (y, 0), place->scale, MIN (y + length, reach) - MAX (y, 0), &colour);
  }
}

static void
append_rings (const NabijScenePlace *place,
              const int             *values,
              GtkSnapshot           *snapshot)
{
  static const double xs[N_RINGS] = { .22, .68, .41, .83 };
  static const int    ys_px[N_RINGS] = { 24, 34, 44, 20 };

  for (int i = 0; i < N_RINGS; i++) {
    int     age = (values[RINGS] + i * 17) % 64;
    double  half = (4 + age * .55) * place->scale;
    GdkRGBA colour = colours[place->look].ring;

    colour.alpha *= (float)(64 - age) / 64;
    nabij_scene_append_round (place, snapshot, floor (xs[i] * place->width - half), values[POOL_Y] + ys_px[i] * place->scale,
                              2 * half, 2 * place->scale, place->scale, &colour);
  }
}

static void
draw (const NabijScenePlace *place,
      const NabijSceneParts *parts,
      const int             *values,
      GtkSnapshot           *snapshot)
{
  const Colours *palette = &colours[place->look];
  double         light = nabij_scene_unstep (values[LIGHT] / 4 * 4);
  int            back = nabij_scene_get_y (place, HILL_BACK);
  int            front = nabij_scene_get_y (place, HILL_FRONT);
  int            bank = nabij_scene_get_y (place, .515);
  int            floor_y = (int)ceil (.66 * place->height);
  double         radius = .15 * MIN (place->width, place->height * .55);
  GdkRGBA        cloud = palette->cloud;

  nabij_scene_append_gradient (place, snapshot, 0, back + 24 * place->scale, &palette->sky[0], &palette->sky[1]);

  /* The sun behind the clouds. */
  cloud.alpha = palette->cloud.alpha * (float)(.25 + .45 * light);
  nabij_scene_append_circle (place, snapshot, .5 * place->width, .235 * place->height, radius * 1.45, &cloud);
  nabij_scene_append_circle (place, snapshot, .5 * place->width, .235 * place->height, radius * .95, &cloud);

  nabij_scene_append_layer (place, snapshot, parts->strips[BACK], 0, back, front + 24 * place->scale, &palette->back);
  nabij_scene_append_layer (place, snapshot, parts->strips[FRONT], 0, front, bank + 24 * place->scale, &palette->front);
  nabij_scene_append_layer (place, snapshot, parts->strips[BANK], 0, bank, values[POOL_Y] + 24 * place->scale, &palette->bank);
  nabij_scene_append_ground (place, snapshot, parts->strips[POOL], values[POOL_SHIFT], values[POOL_Y], floor_y, &palette->pool, &palette->deep);
  append_rain (place, values, snapshot);
  append_rings (place, values, snapshot);
}

const NabijScene nabij_scene_rain = { "rain", .68, prepare, find_values, draw };
