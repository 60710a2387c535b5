/* nabij-ui-widgets.c
 *
 * What every test of a page needs: a widget by its name in the template, a key, patience, and a look
 * at what is drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-ui-widgets.h"

#include "nabij-resources.h"

#include <adwaita.h>
#include <glib/gstdio.h>

/* Long enough for a machine that does five things at once; a wait ends as soon as it can. */
#define PATIENCE_US (20 * (gint64)G_USEC_PER_SEC)

/**
 * nabij_ui_init:
 * @argc: (inout): the number of arguments
 * @argv: (inout): the arguments
 *
 * Begins a program of display tests, with the styles and icons that AdwApplication gives the program.
 */
void
nabij_ui_init (int    *argc,
               char ***argv)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  g_test_init (argc, argv, NULL);
  adw_init ();
  g_resources_register (nabij_get_resource ());

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, NABIJ_RESOURCE_BASE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    NABIJ_RESOURCE_BASE_PATH "/icons");
}

static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *id)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      (id == NULL || g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type, id);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/**
 * nabij_ui_find:
 * @widget: where to look, itself included
 * @type: what kind of widget
 * @id: (nullable): its id in the template, or `NULL` for the first one
 *
 * Finds a widget; it must be there.
 *
 * Returns: (transfer none): the widget
 */
GtkWidget *
nabij_ui_find (GtkWidget  *widget,
               GType       type,
               const char *id)
{
  GtkWidget *found = find (widget, type, id);

  if (found == NULL)
    g_error ("there is no %s “%s”", g_type_name (type), id != NULL ? id : "");
  return found;
}

static void
wake_cb (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
}

/**
 * nabij_ui_wait_for:
 * @is_so: tells whether what was waited for has come
 * @data: for @is_so
 *
 * Lets the main loop run until then, and fails where it never comes.
 */
void
nabij_ui_wait_for (NabijUiIsSo is_so,
                   gpointer    data)
{
  const gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  while (!is_so (data) && g_get_monotonic_time () < end_us) {
    gboolean awake = FALSE;
    guint    wake_id = g_timeout_add_once (20, wake_cb, &awake);

    g_main_context_iteration (NULL, TRUE);
    if (!awake)
      g_source_remove (wake_id);
  }
  g_assert_true (is_so (data));
}

static gboolean
is_shown (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

static GtkWidget *
find_undo (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Undo") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_undo (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
has_undo (gpointer data)
{
  GtkWidget *undo = find_undo (data);

  return undo != NULL && gtk_widget_get_mapped (undo);
}

/**
 * nabij_ui_undo:
 * @widget: a widget with a toast in it, now or soon
 *
 * Waits for the button that undoes something, and presses it.
 */
void
nabij_ui_undo (GtkWidget *widget)
{
  nabij_ui_wait_for (has_undo, widget);
  g_signal_emit_by_name (find_undo (widget), "clicked");
}

/**
 * nabij_ui_show:
 * @window: a window
 *
 * Shows a window and waits until it is on the screen.
 */
void
nabij_ui_show (GtkWindow *window)
{
  gtk_window_present (window);
  nabij_ui_wait_for (is_shown, window);
}

static gboolean
press_here (GtkWidget      *widget,
            guint           keyval,
            GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
      continue;
    for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
          gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval &&
          gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers &&
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  }
  return FALSE;
}

/**
 * nabij_ui_press:
 * @widget: what has the focus
 * @keyval: a key
 * @modifiers: what is held with it
 *
 * Does what the key does there: the widget's own bindings come first, then those around it.
 *
 * Returns: whether it did anything
 */
gboolean
nabij_ui_press (GtkWidget      *widget,
                guint           keyval,
                GdkModifierType modifiers)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget)) {
    if (press_here (widget, keyval, modifiers))
      return TRUE;
  }
  return FALSE;
}

static void
describe (GskRenderNode *node,
          float          dx,
          float          dy,
          GString       *description)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  switch (gsk_render_node_get_node_type (node)) {
  case GSK_CONTAINER_NODE:
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      describe (gsk_container_node_get_child (node, i), dx, dy, description);
    break;
  case GSK_CLIP_NODE:
    describe (gsk_clip_node_get_child (node), dx, dy, description);
    break;
  case GSK_ROUNDED_CLIP_NODE:
    describe (gsk_rounded_clip_node_get_child (node), dx, dy, description);
    break;
  case GSK_OPACITY_NODE:
    describe (gsk_opacity_node_get_child (node), dx, dy, description);
    break;
  case GSK_DEBUG_NODE:
    describe (gsk_debug_node_get_child (node), dx, dy, description);
    break;
  case GSK_TRANSFORM_NODE: {
    float x;
    float y;

    gsk_transform_to_translate (gsk_transform_node_get_transform (node), &x, &y);
    describe (gsk_transform_node_get_child (node), dx + x, dy + y, description);
    break;
  }
  case GSK_TEXTURE_NODE:
    g_string_append_printf (description, "texture %.2f %.2f\n", (double)(bounds.origin.x + dx), (double)(bounds.origin.y + dy));
    break;
  case GSK_TEXT_NODE:
    g_string_append_printf (description, "text %u\n", gsk_text_node_get_num_glyphs (node));
    break;
  case GSK_COLOR_NODE: {
    g_autofree char *colour = gdk_rgba_to_string (gsk_color_node_get_color (node));

    g_string_append_printf (description, "colour %s\n", colour);
    break;
  }
  case GSK_NOT_A_RENDER_NODE:
  case GSK_CAIRO_NODE:
  case GSK_LINEAR_GRADIENT_NODE:
  case GSK_REPEATING_LINEAR_GRADIENT_NODE:
  case GSK_RADIAL_GRADIENT_NODE:
  case GSK_REPEATING_RADIAL_GRADIENT_NODE:
  case GSK_CONIC_GRADIENT_NODE:
  case GSK_BORDER_NODE:
  case GSK_INSET_SHADOW_NODE:
  case GSK_OUTSET_SHADOW_NODE:
  case GSK_COLOR_MATRIX_NODE:
  case GSK_REPEAT_NODE:
  case GSK_SHADOW_NODE:
  case GSK_BLEND_NODE:
  case GSK_CROSS_FADE_NODE:
  case GSK_BLUR_NODE:
  case GSK_GL_SHADER_NODE:
  default:
    break;
  }
}

static void
after_paint_cb (GdkFrameClock *frame_clock,
                guint         *n_frames)
{
  *n_frames += 1;
}

static gboolean
has_drawn (gpointer data)
{
  return *(guint *)data > 0;
}

/**
 * nabij_ui_wait_for_frame:
 * @widget: a widget that is on the screen
 *
 * Lets what was changed be drawn.
 */
void
nabij_ui_wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *frame_clock = gtk_widget_get_frame_clock (widget);
  guint          n_frames = 0;
  gulong         handler_id = g_signal_connect (frame_clock, "after-paint", G_CALLBACK (after_paint_cb), &n_frames);

  gdk_frame_clock_request_phase (frame_clock, GDK_FRAME_CLOCK_PHASE_LAYOUT | GDK_FRAME_CLOCK_PHASE_PAINT);
  nabij_ui_wait_for (has_drawn, &n_frames);
  g_signal_handler_disconnect (frame_clock, handler_id);
}

/**
 * nabij_ui_describe:
 * @widget: a widget that is on the screen
 *
 * Lets it be drawn, and tells what it draws now: a line for every texture with its place, for every text with its number of
 * glyphs, and for every plain colour, from back to front.
 *
 * Returns: (transfer full): the lines
 */
char *
nabij_ui_describe (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) picture = NULL;
  GtkSnapshot   *snapshot = gtk_snapshot_new ();
  GString       *description = g_string_new (NULL);
  GskRenderNode *node;

  nabij_ui_wait_for_frame (widget);
  picture = gtk_widget_paintable_new (widget);
  gdk_paintable_snapshot (picture, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  describe (node, 0.0f, 0.0f, description);
  gsk_render_node_unref (node);
  return g_string_free (description, FALSE);
}

/**
 * nabij_ui_describe_shape:
 * @widget: a widget that is on the screen
 *
 * Does as nabij_ui_describe(), and keeps the places of the textures alone: the light may change.
 *
 * Returns: (transfer full): the lines
 */
char *
nabij_ui_describe_shape (GtkWidget *widget)
{
  g_autofree char *description = nabij_ui_describe (widget);
  g_auto (GStrv) lines = g_strsplit (description, "\n", -1);
  GString *shape = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++) {
    if (g_str_has_prefix (lines[i], "texture"))
      g_string_append_printf (shape, "%s\n", lines[i]);
  }
  return g_string_free (shape, FALSE);
}

/**
 * nabij_ui_remove_folder:
 * @path: (type filename): a folder without folders in it
 *
 * Takes a folder away, with what is in it.
 */
void
nabij_ui_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    g_remove (child);
  }
  g_rmdir (path);
}

/* The narrowest phone that there is. */
void
nabij_ui_assert_fits_a_phone (GtkWidget *widget)
{
  int minimum_px;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_px, NULL, NULL, NULL);
  g_assert_cmpint (minimum_px, <=, 360);
}
