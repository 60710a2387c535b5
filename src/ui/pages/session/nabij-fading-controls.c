/* nabij-fading-controls.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fading-controls.h"

#define FADE_AFTER_MS 3000

/* What lies over the water and leaves it after three seconds: it returns on movement and on focus,
 * and stays while it has the focus, while a popover of it is open, or while it is held. */
struct _NabijFadingControls {
  AdwBin parent_instance;

  /* Borrowed References */
  GtkWidget *page; /* an ancestor, which owns us */

  guint    fade_id;
  double   pointer_x;
  double   pointer_y;
  gboolean held;
};

G_DEFINE_FINAL_TYPE (NabijFadingControls, nabij_fading_controls, ADW_TYPE_BIN)

static gboolean
has_focus_inside (NabijFadingControls *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* The focus of an open popover is inside too. */
  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
fade_cb (gpointer user_data)
{
  NabijFadingControls *self = NABIJ_FADING_CONTROLS (user_data);

  self->fade_id = 0;
  if (self->held || has_focus_inside (self))
    return;

  gtk_widget_add_css_class (GTK_WIDGET (self), "faded");
  if (self->page != NULL)
    gtk_widget_set_cursor_from_name (self->page, "none");
}

static void
motion_cb (NabijFadingControls *self,
           double               x,
           double               y)
{
  /* GTK repeats the last place when what is under the pointer was drawn anew. */
  if (x == self->pointer_x && y == self->pointer_y)
    return;

  self->pointer_x = x;
  self->pointer_y = y;
  nabij_fading_controls_show (self);
}

static void
nabij_fading_controls_dispose (GObject *object)
{
  NabijFadingControls *self = NABIJ_FADING_CONTROLS (object);

  g_clear_handle_id (&self->fade_id, g_source_remove);

  G_OBJECT_CLASS (nabij_fading_controls_parent_class)->dispose (object);
}

static void
nabij_fading_controls_class_init (NabijFadingControlsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nabij_fading_controls_dispose;
}

static void
nabij_fading_controls_init (NabijFadingControls *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "fading-controls");
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (nabij_fading_controls_show), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (nabij_fading_controls_show), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * nabij_fading_controls_watch:
 * @self: the controls
 * @page: the page that they lie on, which owns them
 *
 * Lets the controls return when the pointer moves over the page, and hides the pointer with them.
 */
void
nabij_fading_controls_watch (NabijFadingControls *self,
                             GtkWidget           *page)
{
  GtkEventController *motion;

  g_return_if_fail (NABIJ_IS_FADING_CONTROLS (self));
  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (self->page == NULL);

  self->page = page;
  motion = gtk_event_controller_motion_new ();
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (page, motion);
}

/**
 * nabij_fading_controls_show:
 * @self: the controls
 *
 * Shows them, for three seconds at least.
 */
void
nabij_fading_controls_show (NabijFadingControls *self)
{
  g_return_if_fail (NABIJ_IS_FADING_CONTROLS (self));

  gtk_widget_remove_css_class (GTK_WIDGET (self), "faded");
  if (self->page != NULL)
    gtk_widget_set_cursor (self->page, NULL);
  g_clear_handle_id (&self->fade_id, g_source_remove);
  self->fade_id = g_timeout_add_once (FADE_AFTER_MS, fade_cb, self);
}

/**
 * nabij_fading_controls_set_held:
 * @self: the controls
 * @held: whether they stay
 *
 * Shows them, and keeps them for as long as something waits for the person.
 */
void
nabij_fading_controls_set_held (NabijFadingControls *self,
                                gboolean             held)
{
  g_return_if_fail (NABIJ_IS_FADING_CONTROLS (self));

  self->held = held;
  nabij_fading_controls_show (self);
}

/**
 * nabij_fading_controls_is_faded:
 * @self: the controls
 *
 * Returns: whether they have left the water
 */
gboolean
nabij_fading_controls_is_faded (NabijFadingControls *self)
{
  g_return_val_if_fail (NABIJ_IS_FADING_CONTROLS (self), FALSE);

  return gtk_widget_has_css_class (GTK_WIDGET (self), "faded");
}
