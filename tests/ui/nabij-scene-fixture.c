/* nabij-scene-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-scene-fixture.h"

/**
 * nabij_scene_fixture_make:
 * @size: how large it will be drawn
 * @look: how it is coloured
 *
 * Returns: (transfer full): a scene of the water
 */
NabijWaterScene *
nabij_scene_fixture_make (const NabijSceneSize *size,
                          NabijLook             look)
{
  NabijWaterScene *scene = nabij_water_scene_new (size->composition);

  nabij_water_scene_set_scale_factor (scene, size->scale_factor);
  nabij_water_scene_set_look (scene, look);
  return scene;
}

/**
 * nabij_scene_fixture_take_snapshot:
 * @scene: a scene
 * @size: how large it is drawn
 * @state: a moment
 *
 * Returns: (transfer full): what GTK is given to draw
 */
GskRenderNode *
nabij_scene_fixture_take_snapshot (NabijWaterScene       *scene,
                                   const NabijSceneSize  *size,
                                   const NabijWaterState *state)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  nabij_water_scene_snapshot (scene, snapshot, size->width_px, size->height_px, state);
  return gtk_snapshot_free_to_node (snapshot);
}

/**
 * nabij_scene_fixture_draw:
 * @scene: a scene
 * @size: how large it is drawn
 * @state: a moment
 *
 * Returns: (transfer full): the picture, pixel for pixel as it is seen
 */
cairo_surface_t *
nabij_scene_fixture_draw (NabijWaterScene       *scene,
                          const NabijSceneSize  *size,
                          const NabijWaterState *state)
{
  int              scale = size->scale_factor;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size->width_px * scale, size->height_px * scale);
  GskRenderNode   *node = nabij_scene_fixture_take_snapshot (scene, size, state);
  cairo_t         *cairo;

  cairo_surface_set_device_scale (surface, scale, scale);
  cairo = cairo_create (surface);
  gsk_render_node_draw (node, cairo);
  cairo_destroy (cairo);
  gsk_render_node_unref (node);
  cairo_surface_flush (surface);
  return surface;
}

/**
 * nabij_scene_fixture_get_pixel:
 * @picture: a picture
 * @x: from the left, in device pixels
 * @y: from the top, in device pixels
 *
 * Returns: the pixel, 0xaarrggbb
 */
guint32
nabij_scene_fixture_get_pixel (cairo_surface_t *picture,
                               int              x,
                               int              y)
{
  const guchar *row = cairo_image_surface_get_data (picture) + y * cairo_image_surface_get_stride (picture);

  return ((const guint32 *)(gconstpointer)row)[x];
}

/**
 * nabij_scene_fixture_get_colour:
 * @picture: a picture without holes
 * @x: from the left, in device pixels
 * @y: from the top, in device pixels
 *
 * Returns: the colour there
 */
GdkRGBA
nabij_scene_fixture_get_colour (cairo_surface_t *picture,
                                int              x,
                                int              y)
{
  guint32 pixel = nabij_scene_fixture_get_pixel (picture, x, y);

  return (GdkRGBA){
    .red = (float)(pixel >> 16 & 0xff) / 255,
    .green = (float)(pixel >> 8 & 0xff) / 255,
    .blue = (float)(pixel & 0xff) / 255,
    .alpha = 1,
  };
}

/**
 * nabij_scene_fixture_count:
 * @node: what GTK is given to draw
 * @census: (inout): to what it is added
 *
 * Counts what a picture is made of. A scene has no other kinds of nodes than the ones in here.
 */
void
nabij_scene_fixture_count (GskRenderNode    *node,
                           NabijSceneCensus *census)
{
  GdkTexture *texture;

  census->n_nodes++;
  switch ((guint)gsk_render_node_get_node_type (node)) {
  case GSK_CONTAINER_NODE:
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      nabij_scene_fixture_count (gsk_container_node_get_child (node, i), census);
    break;
  case GSK_CLIP_NODE:
    nabij_scene_fixture_count (gsk_clip_node_get_child (node), census);
    break;
  case GSK_ROUNDED_CLIP_NODE:
    census->n_circles++;
    nabij_scene_fixture_count (gsk_rounded_clip_node_get_child (node), census);
    break;
  case GSK_CAIRO_NODE:
    census->n_cairos++;
    break;
  case GSK_TEXTURE_NODE:
    texture = gsk_texture_node_get_texture (node);
    census->n_textures++;
    census->highest_texture = MAX (census->highest_texture, gdk_texture_get_height (texture));
    census->n_texture_pixels += (gsize)gdk_texture_get_width (texture) * (gsize)gdk_texture_get_height (texture);
    break;
  case GSK_COLOR_NODE:
  case GSK_LINEAR_GRADIENT_NODE:
    break;
  default:
    g_error ("A node of type %d", (int)gsk_render_node_get_node_type (node));
  }
}
