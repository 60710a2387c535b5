/* nabij-scene.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-crest-strip.h"
#include "nabij-look.h"

G_BEGIN_DECLS

#define NABIJ_SCENE_STRIPS_MAX 4
#define NABIJ_SCENE_TEXTURES_MAX 4
#define NABIJ_SCENE_VALUES_MAX 12

/* A colour as it is written in style sheets, for tables of colours. */
#define NABIJ_SCENE_COLOUR(hex) NABIJ_SCENE_VEIL (hex, 1.f)
#define NABIJ_SCENE_VEIL(hex, strength)                                          \
  {                                                                              \
    (float)(((hex) >> 16) & 0xff) / 255.f, (float)(((hex) >> 8) & 0xff) / 255.f, \
      (float)((hex)&0xff) / 255.f, (strength)                                    \
  }

/**
 * NabijScenePlace:
 * @width: how wide the picture is, in device pixels
 * @height: how high the picture is, in device pixels
 * @scale: device pixels in a logical one
 * @look: how it is coloured
 *
 * Where a scene is drawn.
 */
typedef struct {
  int       width;
  int       height;
  int       scale;
  NabijLook look;
} NabijScenePlace;

/**
 * NabijSceneParts:
 * @strips: edges that repeat
 * @textures: small pictures
 *
 * What a scene draws once for a place and then only moves.
 */
typedef struct {
  NabijCrestStrip *strips[NABIJ_SCENE_STRIPS_MAX];
  GdkTexture      *textures[NABIJ_SCENE_TEXTURES_MAX];
} NabijSceneParts;

/**
 * NabijSceneMoment:
 * @time_us: a time that goes forward, in microseconds; 0 where nothing may move
 * @level: 0…1, its rest where nothing may move
 * @light: how much light there is, 0…1
 *
 * What changes while a scene is seen.
 */
typedef struct {
  gint64 time_us;
  double level;
  double light;
} NabijSceneMoment;

/**
 * NabijScene:
 * @id: the name of the scene, as the practices say it
 * @text_share: from where on downwards text can stand, as a part of the height; there the scene is
 *   dark and does not move
 * @prepare: draws the parts for a place
 * @find_values: tells what the picture of a moment depends on, in whole device pixels and steps of
 *   light; two moments with the same values look the same
 * @draw: draws the picture of these values
 *
 * A drawn place. The water is not among them: it is what is shown where no other scene is asked
 * for.
 */
typedef struct {
  const char *id;
  double      text_share;
  void (*prepare) (const NabijScenePlace *place,
                   NabijSceneParts       *parts);
  void (*find_values) (const NabijScenePlace  *place,
                       const NabijSceneParts  *parts,
                       const NabijSceneMoment *moment,
                       int                    *values);
  void (*draw) (const NabijScenePlace *place,
                const NabijSceneParts *parts,
                const int             *values,
                GtkSnapshot           *snapshot);
} NabijScene;

extern const NabijScene nabij_scene_beach;
extern const NabijScene nabij_scene_forest;
extern const NabijScene nabij_scene_rain;
extern const NabijScene nabij_scene_hearth;
extern const NabijScene nabij_scene_womb;

const NabijScene *nabij_scene_find (const char *id);
void              nabij_scene_clear_parts (NabijSceneParts *parts);

int              nabij_scene_step (double value);
double           nabij_scene_unstep (int step);
int              nabij_scene_get_y (const NabijScenePlace *place,
                                    double                 share);
NabijCrestStrip *nabij_scene_make_strip (const NabijScenePlace *place,
                                         double                 wave_px,
                                         double                 amplitude_px,
                                         double                 phase,
                                         const GdkRGBA         *body,
                                         const GdkRGBA         *edge) G_GNUC_WARN_UNUSED_RESULT;
GdkTexture      *nabij_scene_make_texture (const NabijScenePlace *place,
                                           int                    width,
                                           int                    height,
                                           void (*paint) (cairo_t *cairo, int width, int height, gconstpointer data),
                                           gconstpointer data) G_GNUC_WARN_UNUSED_RESULT;
int              nabij_scene_get_shift (const NabijScenePlace *place,
                                        const NabijCrestStrip *strip,
                                        double                 drift_px_s,
                                        gint64                 time_us);

void nabij_scene_append_rect (const NabijScenePlace *place,
                              GtkSnapshot           *snapshot,
                              double                 x,
                              double                 y,
                              double                 width,
                              double                 height,
                              const GdkRGBA         *colour);
void nabij_scene_append_round (const NabijScenePlace *place,
                               GtkSnapshot           *snapshot,
                               double                 x,
                               double                 y,
                               double                 width,
                               double                 height,
                               double                 radius,
                               const GdkRGBA         *colour);
void nabij_scene_append_circle (const NabijScenePlace *place,
                                GtkSnapshot           *snapshot,
                                double                 x,
                                double                 y,
                                double                 radius,
                                const GdkRGBA         *colour);
void nabij_scene_append_gradient (const NabijScenePlace *place,
                                  GtkSnapshot           *snapshot,
                                  double                 top,
                                  double                 bottom,
                                  const GdkRGBA         *first,
                                  const GdkRGBA         *last);
void nabij_scene_append_veil (const NabijScenePlace *place,
                              GtkSnapshot           *snapshot,
                              double                 top,
                              double                 bottom,
                              const GdkRGBA         *colour);
void nabij_scene_append_texture (const NabijScenePlace *place,
                                 GtkSnapshot           *snapshot,
                                 GdkTexture            *texture,
                                 double                 x,
                                 double                 y);
void nabij_scene_append_layer (const NabijScenePlace *place,
                               GtkSnapshot           *snapshot,
                               const NabijCrestStrip *strip,
                               int                    shift,
                               int                    mean,
                               int                    bottom,
                               const GdkRGBA         *colour);
void nabij_scene_append_ground (const NabijScenePlace *place,
                                GtkSnapshot           *snapshot,
                                const NabijCrestStrip *strip,
                                int                    shift,
                                int                    mean,
                                int                    floor_y,
                                const GdkRGBA         *colour,
                                const GdkRGBA         *deep);
void nabij_scene_append_sun (const NabijScenePlace *place,
                             GtkSnapshot           *snapshot,
                             double                 x,
                             double                 y,
                             double                 radius,
                             double                 light,
                             const GdkRGBA         *sun,
                             const GdkRGBA         *halo);

G_END_DECLS
