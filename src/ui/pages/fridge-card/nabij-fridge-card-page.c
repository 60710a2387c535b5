/* nabij-fridge-card-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fridge-card-page.h"

struct _NabijFridgeCardPage {
  GtkWidget parent_instance;

  /* Owned References */
  NabijServices *services;
};

G_DEFINE_FINAL_TYPE (NabijFridgeCardPage, nabij_fridge_card_page, GTK_TYPE_WIDGET)

static void
nabij_fridge_card_page_dispose (GObject *object)
{
  NabijFridgeCardPage *self = NABIJ_FRIDGE_CARD_PAGE (object);
  GtkWidget           *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_fridge_card_page_parent_class)->dispose (object);
}

static void
nabij_fridge_card_page_class_init (NabijFridgeCardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_fridge_card_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/fridge-card/nabij-fridge-card-page.ui");
}

static void
nabij_fridge_card_page_init (NabijFridgeCardPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_fridge_card_page_new:
 * @services: (transfer none): the services
 *
 * Makes the page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_fridge_card_page_new (NabijServices *services)
{
  NabijFridgeCardPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_FRIDGE_CARD_PAGE, NULL);
  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}
