/* nabij-looking-back-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-looking-back-page.h"

#include "nabij-stress-button.h"

#include <adwaita.h>

struct _NabijLookingBackPage {
  GtkWidget parent_instance;

  /* Owned References */
  NabijServices *services;
};

G_DEFINE_FINAL_TYPE (NabijLookingBackPage, nabij_looking_back_page, GTK_TYPE_WIDGET)

static void
nabij_looking_back_page_dispose (GObject *object)
{
  NabijLookingBackPage *self = NABIJ_LOOKING_BACK_PAGE (object);
  GtkWidget            *child;

  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_looking_back_page_parent_class)->dispose (object);
}

static void
nabij_looking_back_page_class_init (NabijLookingBackPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_looking_back_page_dispose;

  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "looking-back-page");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/looking-back/nabij-looking-back-page.ui");
}

static void
nabij_looking_back_page_init (NabijLookingBackPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_looking_back_page_new:
 * @services: what it needs from the world
 *
 * Makes the page on which several check-ins stand side by side, in words.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_looking_back_page_new (NabijServices *services)
{
  NabijLookingBackPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_LOOKING_BACK_PAGE, NULL);
  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}
