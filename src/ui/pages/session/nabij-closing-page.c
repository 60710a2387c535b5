/* nabij-closing-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-closing-page.h"

#include "nabij-water-view.h"

/* After an exercise by day: the water lies still, and there is nothing that has to be done. After one
 * that was begun in a hard moment, and only then, it asks how it is now. */
struct _NabijClosingPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  NabijWaterView *water;
  GtkWidget      *ordinary;
  GtkWidget      *done_button;
  GtkWidget      *phone_button;
  GtkWidget      *after_moment;
  GtkWidget      *calmer_button;
  GtkWidget      *write_button;
};

G_DEFINE_FINAL_TYPE (NabijClosingPage, nabij_closing_page, GTK_TYPE_WIDGET)

static gboolean
nabij_closing_page_grab_focus (GtkWidget *widget)
{
  NabijClosingPage *self = NABIJ_CLOSING_PAGE (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->ordinary) ? self->done_button : self->calmer_button);
}

static void
nabij_closing_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_closing_page_parent_class)->dispose (object);
}

static void
nabij_closing_page_class_init (NabijClosingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_closing_page_dispose;
  widget_class->grab_focus = nabij_closing_page_grab_focus;

  g_type_ensure (NABIJ_TYPE_WATER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/session/nabij-closing-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijClosingPage, water);
  gtk_widget_class_bind_template_child (widget_class, NabijClosingPage, ordinary);
  gtk_widget_class_bind_template_child (widget_class, NabijClosingPage, done_button);
  gtk_widget_class_bind_template_child (widget_class, NabijClosingPage, phone_button);
  gtk_widget_class_bind_template_child (widget_class, NabijClosingPage, after_moment);
  gtk_widget_class_bind_template_child (widget_class, NabijClosingPage, calmer_button);
  gtk_widget_class_bind_template_child (widget_class, NabijClosingPage, write_button);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.home", NULL);
}

static void
nabij_closing_page_init (NabijClosingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_closing_page_new:
 *
 * Makes the page that comes after an exercise. Its buttons activate the actions win.home, win.once-more,
 * win.take-along, win.calmer and win.edit-entry.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_closing_page_new (void)
{
  return g_object_new (NABIJ_TYPE_CLOSING_PAGE, NULL);
}

/**
 * nabij_closing_page_set_offers_phone:
 * @self: a page
 * @offers: whether taking the exercise along is offered
 *
 * Shows or hides the offer.
 */
void
nabij_closing_page_set_offers_phone (NabijClosingPage *self,
                                     gboolean          offers)
{
  g_return_if_fail (NABIJ_IS_CLOSING_PAGE (self));

  gtk_widget_set_visible (self->phone_button, offers);
}

/**
 * nabij_closing_page_set_moment:
 * @self: a page
 * @uuid: (nullable): the UUID of the hard moment that the exercise was begun from
 *
 * Asks how it is now, or, with `NULL`, nothing.
 */
void
nabij_closing_page_set_moment (NabijClosingPage *self,
                               const char       *uuid)
{
  g_return_if_fail (NABIJ_IS_CLOSING_PAGE (self));

  gtk_widget_set_visible (self->ordinary, uuid == NULL);
  gtk_widget_set_visible (self->after_moment, uuid != NULL);
  if (uuid == NULL)
    return;

  /* In this order: an action without its target would be refused with a warning. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->calmer_button), "s", uuid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->calmer_button), "win.calmer");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->write_button), "s", uuid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->write_button), "win.edit-entry");
}

/**
 * nabij_closing_page_set_look:
 * @self: a page
 * @look: how it is coloured
 *
 * Changes the colours of the water.
 */
void
nabij_closing_page_set_look (NabijClosingPage *self,
                             NabijLook         look)
{
  g_return_if_fail (NABIJ_IS_CLOSING_PAGE (self));

  nabij_water_view_set_look (self->water, look);
}
