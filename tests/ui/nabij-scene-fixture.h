/* nabij-scene-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-water-scene.h"

G_BEGIN_DECLS

/**
 * NabijSceneSize:
 * @composition: what the scene is drawn for
 * @width_px: in logical pixels
 * @height_px: in logical pixels
 * @scale_factor: device pixels in a logical one
 *
 * How large a scene is drawn.
 */
typedef struct {
  NabijWaterComposition composition;
  int                   width_px;
  int                   height_px;
  int                   scale_factor;
} NabijSceneSize;

/**
 * NabijSceneCensus:
 * @n_nodes: all nodes
 * @n_cairos: those that cairo draws anew each time
 * @n_textures: those of textures
 * @n_circles: those with round corners
 * @highest_texture: how high the highest texture is, in device pixels
 * @n_texture_pixels: how many pixels all textures have
 *
 * What a picture is made of.
 */
typedef struct {
  guint n_nodes;
  guint n_cairos;
  guint n_textures;
  guint n_circles;
  int   highest_texture;
  gsize n_texture_pixels;
} NabijSceneCensus;

NabijWaterScene *nabij_scene_fixture_make (const NabijSceneSize *size,
                                           NabijLook             look) G_GNUC_WARN_UNUSED_RESULT;
GskRenderNode   *nabij_scene_fixture_take_snapshot (NabijWaterScene       *scene,
                                                    const NabijSceneSize  *size,
                                                    const NabijWaterState *state) G_GNUC_WARN_UNUSED_RESULT;
cairo_surface_t *nabij_scene_fixture_draw (NabijWaterScene       *scene,
                                           const NabijSceneSize  *size,
                                           const NabijWaterState *state) G_GNUC_WARN_UNUSED_RESULT;
guint32          nabij_scene_fixture_get_pixel (cairo_surface_t *picture,
                                                int              x,
                                                int              y);
GdkRGBA          nabij_scene_fixture_get_colour (cairo_surface_t *picture,
                                                 int              x,
                                                 int              y);
void             nabij_scene_fixture_count (GskRenderNode    *node,
                                            NabijSceneCensus *census);

G_END_DECLS
