/* nabij-closing-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-closing-page.h"

#include "nabij-water-view.h"
#include "nabij-widgets.h"

/* A crash loses no more than this of what was typed. */
#define NOTICE_AFTER_MS 1500

/* After an exercise by day: the water lies still, and there is nothing that has to be done. After one
 * that was begun in a hard moment, and only then, it asks how it is now. */
struct _NabijClosingPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  NabijWaterView *water;
  GtkWidget      *ordinary;
  GtkEditable    *notice;
  GtkWidget      *done_button;
  GtkWidget      *phone_button;
  GtkWidget      *after_moment;
  GtkWidget      *calmer_button;
  GtkWidget      *write_button;

  guint notice_id; /* what was typed is given on after a moment */
};

enum {
  SIGNAL_NOTICED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijClosingPage, nabij_closing_page, GTK_TYPE_WIDGET)

static void
give_notice (NabijClosingPage *self)
{
  if (self->notice_id == 0)
    return;

  g_clear_handle_id (&self->notice_id, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_NOTICED], 0, gtk_editable_get_text (self->notice));
}

static void
notice_cb (gpointer user_data)
{
  NabijClosingPage *self = NABIJ_CLOSING_PAGE (user_data);

  self->notice_id = 0;
  g_signal_emit (self, signals[SIGNAL_NOTICED], 0, gtk_editable_get_text (self->notice));
}

static void
notice_changed_cb (NabijClosingPage *self)
{
  g_clear_handle_id (&self->notice_id, g_source_remove);
  self->notice_id = g_timeout_add_once (NOTICE_AFTER_MS, notice_cb, self);
}

static void
notice_activate_cb (NabijClosingPage *self)
{
  gtk_widget_grab_focus (self->done_button);
}

/* Whoever goes on has said all. */
static void
nabij_closing_page_unmap (GtkWidget *widget)
{
  give_notice (NABIJ_CLOSING_PAGE (widget));

  GTK_WIDGET_CLASS (nabij_closing_page_parent_class)->unmap (widget);
}

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

  g_clear_handle_id (&NABIJ_CLOSING_PAGE (object)->notice_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_closing_page_parent_class)->dispose (object);
}

static void
nabij_closing_page_class_init (NabijClosingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_closing_page_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_closing_page_grab_focus);
  widget_class->unmap = nabij_closing_page_unmap;

  /**
   * NabijClosingPage::noticed:
   * @self: the page
   * @text: what was typed so far; may be empty again
   *
   * Something was written about what was noticed.
   */
  signals[SIGNAL_NOTICED] = g_signal_new ("noticed", NABIJ_TYPE_CLOSING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (NABIJ_TYPE_WATER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/session/nabij-closing-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijClosingPage, water);
  gtk_widget_class_bind_template_child (widget_class, NabijClosingPage, ordinary);
  gtk_widget_class_bind_template_child (widget_class, NabijClosingPage, notice);
  gtk_widget_class_bind_template_callback (widget_class, notice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, notice_activate_cb);
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
 * nabij_closing_page_set_takes_notice:
 * @self: a page
 * @takes: whether there is a line for what was noticed
 *
 * Shows an empty line, which may stay so, or none.
 */
void
nabij_closing_page_set_takes_notice (NabijClosingPage *self,
                                     gboolean          takes)
{
  g_return_if_fail (NABIJ_IS_CLOSING_PAGE (self));

  give_notice (self);
  gtk_editable_set_text (self->notice, "");
  g_clear_handle_id (&self->notice_id, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), takes);
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
