/* nabij-pause-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-pause-page.h"

#include "nabij-stress-button.h"

struct _NabijPausePage {
  GtkWidget parent_instance;

  /* Owned References */
  NabijServices *services;
};

G_DEFINE_FINAL_TYPE (NabijPausePage, nabij_pause_page, GTK_TYPE_WIDGET)

static void
nabij_pause_page_dispose (GObject *object)
{
  NabijPausePage *self = NABIJ_PAUSE_PAGE (object);
  GtkWidget      *child;

  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_pause_page_parent_class)->dispose (object);
}

static void
nabij_pause_page_class_init (NabijPausePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_pause_page_dispose;

  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "pause-page");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/pause/nabij-pause-page.ui");
}

static void
nabij_pause_page_init (NabijPausePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_pause_page_new:
 * @services: (transfer none): what it needs from the world
 *
 * Makes the page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_pause_page_new (NabijServices *services)
{
  NabijPausePage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_PAUSE_PAGE, NULL);
  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}
