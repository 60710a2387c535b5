/* nabij-scene-forest.c
 *
 * A forest in the first light: rows of firs, and mist between them that rises and sinks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-scene.h"

#define COLOUR NABIJ_SCENE_COLOUR
#define VEIL NABIJ_SCENE_VEIL

#define N_ROWS 3
#define GROUND .655
#define MIST_HIGH_PX 96

enum {
  MIST_Y,
  MIST,
  LIGHT,
};

/* From back to front. */
static const struct {
  double foot;
  int    height_px;
  double spacing_px;
  guint  seed;
} rows[N_ROWS] = {
  { .400, 58, 24, 3 },
  { .495, 74, 38, 11 },
  { .605, 96, 58, 29 },
};

/* From each side, in logical pixels. The round buttons in the corners stand between the two: they would not
 * be seen before a trunk. */
static const struct {
  double aside_px;
  double width_px;
} trunks[] = {
  { 76, 8 },
  { -5, 15 },
};

typedef struct {
  GdkRGBA sky[2];
  GdkRGBA sun;
  GdkRGBA halo;
  GdkRGBA firs[N_ROWS];
  GdkRGBA trunk[2];
  GdkRGBA mist;
  GdkRGBA ground;
  GdkRGBA ground_edge;
  GdkRGBA deep;
} Colours;

static const Colours colours[NABIJ_N_LOOKS] = {
  [NABIJ_LOOK_DAY_LIGHT] = {
    { COLOUR (0xf7e7d4), COLOUR (0xdcebe0) },
    COLOUR (0xfdf4e4),
    VEIL (0xfdf4e4, .50f),
    { COLOUR (0xb7d5c8), COLOUR (0x83b3a3), COLOUR (0x4a877b) },
    { COLOUR (0x5d9385), COLOUR (0x2f6a60) },
    VEIL (0xf8f3e6, .72f),
    COLOUR (0x2a6158),
    COLOUR (0x3a7568),
    COLOUR (0x14403b),
  },
  [NABIJ_LOOK_DAY_DARK] = {
    { COLOUR (0x0f1f27), COLOUR (0x22403f) },
    VEIL (0xcfc7b4, .43f),
    VEIL (0xcfc7b4, .055f),
    { COLOUR (0x2b5552), COLOUR (0x1f4744), COLOUR (0x173a38) },
    { COLOUR (0x1b4340), COLOUR (0x112f2f) },
    VEIL (0x9dbcb2, .26f),
    COLOUR (0x102d2d),
    COLOUR (0x183a38),
    COLOUR (0x091d1e),
  },
  [NABIJ_LOOK_NIGHT] = {
    { COLOUR (0x07131a), COLOUR (0x0e2d34) },
    VEIL (0xcfc7b4, .40f),
    VEIL (0xcfc7b4, .045f),
    { COLOUR (0x143a40), COLOUR (0x0e2d33), COLOUR (0x0a2329) },
    { COLOUR (0x0c282e), COLOUR (0x081a20) },
    VEIL (0x53777a, .22f),
    COLOUR (0x081b20),
    COLOUR (0x0d262b),
    COLOUR (0x051217),
  },
};

typedef struct {
  guint          row;
  const GdkRGBA *colour;
} Painting;

/* A fir of three skirts, its sides a little hollow. */
static void
paint_fir (cairo_t *cairo,
           double   x,
           double   foot,
           double   height)
{
  const double wide[] = { .15, .22, .29 };
  const double tops[] = { 0, .24, .50 };
  const double bottoms[] = { .42, .70, 1. };

  for (guint i = 0; i < G_N_ELEMENTS (wide); i++) {
    double top = foot - height * (1 - tops[i]);
    double bottom = foot - height * (1 - bottoms[i]);
    double half = wide[i] * height;
    double middle = (top + bottom * 2) / 3;

    cairo_move_to (cairo, x, top);
    cairo_curve_to (cairo, x + half * .25, middle, x + half * .6, bottom - 2, x + half, bottom);
    cairo_curve_to (cairo, x + half * .4, bottom + 2, x - half * .4, bottom + 2, x - half, bottom);
    cairo_curve_to (cairo, x - half * .6, bottom - 2, x - half * .25, middle, x, top);
  }
}

static void
paint_row (cairo_t      *cairo,
           int           width,
           int           height,
           gconstpointer data)
{
  const Painting *painting = data;
  guint           row = painting->row;
  g_autoptr (GRand) random = g_rand_new_with_seed (rows[row].seed);

  gdk_cairo_set_source_rgba (cairo, painting->colour);
  for (double x = -rows[row].spacing_px / 2; x < width + rows[row].spacing_px; x += rows[row].spacing_px * g_rand_double_range (random, .55, 1.3))
    paint_fir (cairo, x, height, height * g_rand_double_range (random, .58, .98));

  cairo_rectangle (cairo, 0, height - 3, width, 3);
  cairo_fill (cairo);
}

static void
prepare (const NabijScenePlace *place,
         NabijSceneParts       *parts)
{
  const Colours *palette = &colours[place->look];

  for (guint i = 0; i < N_ROWS; i++) {
    Painting painting = { i, &palette->firs[i] };

    parts->textures[i] = nabij_scene_make_texture (place, place->width, rows[i].height_px * place->scale, paint_row, &painting);
  }
  parts->strips[0] = nabij_scene_make_strip (place, 380, 9, .15, &palette->ground, &palette->ground_edge);
}

static void
find_values (const NabijScenePlace  *place,
             const NabijSceneParts  *parts,
             const NabijSceneMoment *moment,
             int                    *values)
{
  values[MIST_Y] = nabij_scene_get_y (place, .548 - .075 * moment->level);
  values[MIST] = nabij_scene_step (.45 + .55 * moment->light) / 2 * 2;
  values[LIGHT] = nabij_scene_step (moment->light);
}

static void
append_mist (const NabijScenePlace *place,
             const int             *values,
             double                 strength,
             int                    sink,
             GtkSnapshot           *snapshot)
{
  GdkRGBA mist = colours[place->look].mist;
  int     half = MIST_HIGH_PX / 2 * place->scale;
  int     middle = values[MIST_Y] + sink;

  mist.alpha *= (float)(strength * values[MIST] / nabij_scene_step (1));
  nabij_scene_append_veil (place, snapshot, middle - half, middle + half, &mist);
}

static void
draw (const NabijScenePlace *place,
      const NabijSceneParts *parts,
      const int             *values,
      GtkSnapshot           *snapshot)
{
  const Colours *palette = &colours[place->look];
  double         light = nabij_scene_unstep (values[LIGHT]);
  double         radius = .115 * MIN (place->width, place->height * .55);
  double         x = .56 * place->width;
  double         y = .255 * place->height;
  int            ground = nabij_scene_get_y (place, GROUND);
  int            floor_y = ground + 30 * place->scale;

  nabij_scene_append_gradient (place, snapshot, 0, rows[0].foot * place->height, &palette->sky[0], &palette->sky[1]);
  nabij_scene_append_sun (place, snapshot, x, y, radius, light, &palette->sun, &palette->halo);

  for (guint i = 0; i < N_ROWS; i++) {
    int foot = nabij_scene_get_y (place, rows[i].foot);
    int next = i + 1 < N_ROWS ? nabij_scene_get_y (place, rows[i + 1].foot) : ground + 24 * place->scale;

    nabij_scene_append_texture (place, snapshot, parts->textures[i], 0, foot - rows[i].height_px * place->scale);
    nabij_scene_append_rect (place, snapshot, 0, foot, place->width, next - foot, &palette->firs[i]);
    if (i == 0)
      append_mist (place, values, .75, -nabij_scene_get_y (place, .065), snapshot);
    if (i == 1)
      append_mist (place, values, 1, 0, snapshot);
  }

  for (guint i = 0; i < G_N_ELEMENTS (trunks); i++) {
    double width = trunks[i].width_px * place->scale;
    double aside = trunks[i].aside_px * place->scale;

    nabij_scene_append_rect (place, snapshot, aside, 0, width, ground + 8 * place->scale, &palette->trunk[i]);
    nabij_scene_append_rect (place, snapshot, place->width - aside - width, 0, width, ground + 8 * place->scale, &palette->trunk[i]);
  }

  nabij_scene_append_ground (place, snapshot, parts->strips[0], 0, ground, floor_y, &palette->ground, &palette->deep);
}

const NabijScene nabij_scene_forest = { "forest", .68, prepare, find_values, draw };
