/* nabij-scene-hearth.c
 *
 * A small fire in a hearth: its glow comes and goes with the breath, and nothing flickers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-scene.h"

#include <math.h>

#define COLOUR NABIJ_SCENE_COLOUR
#define VEIL NABIJ_SCENE_VEIL

#define FLOOR .640
#define N_FLAMES 3
#define N_GLOWS 3

enum {
  RISE,
  LIGHT,
};

/* From back to front: the size of a flame and where its foot is beside the middle. */
static const struct {
  int    width_px;
  int    height_px;
  int    aside_px;
  double rise;
} flames[N_FLAMES] = {
  { 78, 104, 0, 1 },
  { 52, 70, 7, .8 },
  { 28, 40, -3, .6 },
};

typedef struct {
  GdkRGBA wall[2];
  GdkRGBA stone;
  GdkRGBA shelf;
  GdkRGBA jar;
  GdkRGBA inside;
  GdkRGBA glow;
  GdkRGBA flames[N_FLAMES];
  GdkRGBA log;
  GdkRGBA log_end;
  GdkRGBA rug;
  GdkRGBA floor;
  GdkRGBA deep;
} Colours;

static const Colours colours[NABIJ_N_LOOKS] = {
  [NABIJ_LOOK_DAY_LIGHT] = {
    { COLOUR (0xf1dcc2), COLOUR (0xc89d78) },
    COLOUR (0xe6cba9),
    COLOUR (0x8a6248),
    COLOUR (0x4e9ea3),
    COLOUR (0x3a2620),
    VEIL (0xf4b274, .34f),
    { COLOUR (0xdf8f52), COLOUR (0xf3bd77), COLOUR (0xfdf0d2) },
    COLOUR (0x6d4a38),
    COLOUR (0xb08460),
    COLOUR (0x745041),
    COLOUR (0x5b3e33),
    COLOUR (0x33231f),
  },
  [NABIJ_LOOK_DAY_DARK] = {
    { COLOUR (0x231c1a), COLOUR (0x493428) },
    COLOUR (0x5a4334),
    COLOUR (0x2f221c),
    COLOUR (0x21525b),
    COLOUR (0x1a1210),
    VEIL (0xe59a5c, .24f),
    { COLOUR (0xb8713f), COLOUR (0xd79c5c), COLOUR (0xf1dfbd) },
    COLOUR (0x3a281f),
    COLOUR (0x6d5040),
    COLOUR (0x3c2b24),
    COLOUR (0x2c201b),
    COLOUR (0x181211),
  },
  [NABIJ_LOOK_NIGHT] = {
    { COLOUR (0x0b1013), COLOUR (0x211915) },
    COLOUR (0x2a211c),
    COLOUR (0x171210),
    COLOUR (0x0d2f3a),
    COLOUR (0x0e0b0a),
    VEIL (0xc97f4a, .15f),
    { COLOUR (0x7c4b2c), COLOUR (0x9a6a3f), COLOUR (0xbba47e) },
    COLOUR (0x1d1512),
    COLOUR (0x3a2c24),
    COLOUR (0x1c1613),
    COLOUR (0x15110f),
    COLOUR (0x0a0a0b),
  },
};

/* A drop that stands on its round end, its tip leaning a little. */
static void
paint_flame (cairo_t      *cairo,
             int           width,
             int           height,
             gconstpointer data)
{
  double w = width;
  double h = height;

  gdk_cairo_set_source_rgba (cairo, data);
  cairo_move_to (cairo, w * .54, 0);
  cairo_curve_to (cairo, w * .60, h * .28, w * .98, h * .42, w * .98, h * .70);
  cairo_curve_to (cairo, w * .98, h * .90, w * .76, h, w * .50, h);
  cairo_curve_to (cairo, w * .24, h, w * .02, h * .90, w * .02, h * .70);
  cairo_curve_to (cairo, w * .02, h * .44, w * .44, h * .34, w * .54, 0);
  cairo_fill (cairo);
}

static void
prepare (const NabijScenePlace *place,
         NabijSceneParts       *parts)
{
  for (guint i = 0; i < N_FLAMES; i++)
    parts->textures[i] = nabij_scene_make_texture (place, flames[i].width_px * place->scale, flames[i].height_px * place->scale,
                                                   paint_flame, &colours[place->look].flames[i]);
}

static void
find_values (const NabijScenePlace  *place,
             const NabijSceneParts  *parts,
             const NabijSceneMoment *moment,
             int                    *values)
{
  values[RISE] = (int)lround (moment->level * 14 * place->scale);
  values[LIGHT] = nabij_scene_step (moment->light);
}

static void
append_logs (const NabijScenePlace *place,
             double                 x,
             double                 floor_y,
             GtkSnapshot           *snapshot)
{
  const Colours *palette = &colours[place->look];
  double         scale = place->scale;

  nabij_scene_append_round (place, snapshot, x - 62 * scale, floor_y - 18 * scale, 124 * scale, 17 * scale, 8 * scale, &palette->log);
  nabij_scene_append_round (place, snapshot, x - 46 * scale, floor_y - 31 * scale, 92 * scale, 16 * scale, 8 * scale, &palette->log);
  nabij_scene_append_circle (place, snapshot, x + 52 * scale, floor_y - 9.5 * scale, 6 * scale, &palette->log_end);
  nabij_scene_append_circle (place, snapshot, x - 37 * scale, floor_y - 23 * scale, 5.5 * scale, &palette->log_end);
}

static void
draw (const NabijScenePlace *place,
      const NabijSceneParts *parts,
      const int             *values,
      GtkSnapshot           *snapshot)
{
  const Colours *palette = &colours[place->look];
  double         scale = place->scale;
  double         light = nabij_scene_unstep (values[LIGHT]);
  double         x = floor (place->width / 2.);
  double         floor_y = floor (FLOOR * place->height);
  double         half = floor (MIN (.36 * place->width, 150 * scale));
  double         high = floor (MIN (.36 * place->height, 290 * scale));
  double         shelf_y = floor_y - high;
  double         opening = floor (half * .68);
  double         opening_high = floor (high * .74);
  GdkRGBA        glow = palette->glow;

  nabij_scene_append_gradient (place, snapshot, 0, floor_y, &palette->wall[0], &palette->wall[1]);
  nabij_scene_append_gradient (place, snapshot, floor_y, place->height, &palette->floor, &palette->deep);

  /* The chimney, its shelf with a jar and a pot, and the opening. */
  nabij_scene_append_rect (place, snapshot, x - half, shelf_y, 2 * half, high, &palette->stone);
  nabij_scene_append_round (place, snapshot, x - half - 14 * scale, shelf_y - 12 * scale, 2 * half + 28 * scale, 14 * scale, 4 * scale, &palette->shelf);
  nabij_scene_append_round (place, snapshot, x - half + 16 * scale, shelf_y - 46 * scale, 24 * scale, 34 * scale, 10 * scale, &palette->jar);
  nabij_scene_append_circle (place, snapshot, x + half - 34 * scale, shelf_y - 26 * scale, 14 * scale, &palette->log_end);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)(place->width / scale), (float)(floor_y / scale)));
  nabij_scene_append_round (place, snapshot, x - opening, floor_y - opening_high, 2 * opening, opening_high + opening, opening * .8, &palette->inside);

  /* What shines is in the opening and on the stone around it. */
  for (int i = 0; i < N_GLOWS; i++) {
    double radius = opening * (.62 + .26 * i) * (.88 + .12 * light);

    glow.alpha = palette->glow.alpha * (float)((.35 + .65 * light) * (1 - .22 * i));
    nabij_scene_append_circle (place, snapshot, x, floor_y - opening * .60, MIN (radius, opening * 1.1), &glow);
  }

  gtk_snapshot_pop (snapshot);
  nabij_scene_append_round (place, snapshot, x - half - 10 * scale, floor_y - 2 * scale, 2 * half + 20 * scale, 12 * scale, 5 * scale, &palette->shelf);
  append_logs (place, x, floor_y, snapshot);
  for (guint i = 0; i < N_FLAMES; i++) {
    double foot = floor_y - 24 * scale - floor (values[RISE] * flames[i].rise);

    nabij_scene_append_texture (place, snapshot, parts->textures[i], x + (flames[i].aside_px - flames[i].width_px / 2) * scale,
                                foot + 8 * scale - flames[i].height_px * scale);
  }
  /* The front log hides the feet of the flames. */
  nabij_scene_append_round (place, snapshot, x - 50 * scale, floor_y - 30 * scale, 100 * scale, 15 * scale, 7 * scale, &palette->log);
  nabij_scene_append_circle (place, snapshot, x - 41 * scale, floor_y - 22.5 * scale, 5 * scale, &palette->log_end);

  nabij_scene_append_round (place, snapshot, x - half * 1.15, floor_y + 26 * scale, half * 2.3, 20 * scale, 10 * scale, &palette->rug);
}

const NabijScene nabij_scene_hearth = { "hearth", .70, prepare, find_values, draw };
