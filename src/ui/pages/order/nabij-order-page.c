/* nabij-order-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-order-page.h"

struct _NabijOrderPage {
  GtkWidget parent_instance;

  /* Owned References */
  NabijServices *services;
};

G_DEFINE_FINAL_TYPE (NabijOrderPage, nabij_order_page, GTK_TYPE_WIDGET)

static void
nabij_order_page_dispose (GObject *object)
{
  NabijOrderPage *self = NABIJ_ORDER_PAGE (object);
  GtkWidget      *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_order_page_parent_class)->dispose (object);
}

static void
nabij_order_page_class_init (NabijOrderPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_order_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/order/nabij-order-page.ui");
}

static void
nabij_order_page_init (NabijOrderPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_order_page_new:
 * @services: (transfer none): the services
 *
 * Makes the page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_order_page_new (NabijServices *services)
{
  NabijOrderPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_ORDER_PAGE, NULL);
  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}
