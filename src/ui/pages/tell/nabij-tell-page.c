/* nabij-tell-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-tell-page.h"

#include <adwaita.h>

struct _NabijTellPage {
  GtkWidget parent_instance;

  /* Owned References */
  NabijServices *services;
};

G_DEFINE_FINAL_TYPE (NabijTellPage, nabij_tell_page, GTK_TYPE_WIDGET)

static void
nabij_tell_page_dispose (GObject *object)
{
  NabijTellPage *self = NABIJ_TELL_PAGE (object);
  GtkWidget     *child;

  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_tell_page_parent_class)->dispose (object);
}

static void
nabij_tell_page_class_init (NabijTellPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_tell_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/tell/nabij-tell-page.ui");
  gtk_widget_class_set_css_name (widget_class, "tell-page");
}

static void
nabij_tell_page_init (NabijTellPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_tell_page_new:
 * @services: what it needs from the world
 *
 * Makes the page on which somebody puts together what to tell to a midwife or a doctor, sees exactly
 * what it says, and prints or saves it.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_tell_page_new (NabijServices *services)
{
  NabijTellPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_TELL_PAGE, NULL);
  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}
