/* nabij-keepsake-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-keepsake-page.h"

struct _NabijKeepsakePage {
  GtkWidget parent_instance;

  /* Owned References */
  NabijServices *services;
};

G_DEFINE_FINAL_TYPE (NabijKeepsakePage, nabij_keepsake_page, GTK_TYPE_WIDGET)

static void
nabij_keepsake_page_dispose (GObject *object)
{
  g_clear_object (&NABIJ_KEEPSAKE_PAGE (object)->services);

  G_OBJECT_CLASS (nabij_keepsake_page_parent_class)->dispose (object);
}

static void
nabij_keepsake_page_class_init (NabijKeepsakePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nabij_keepsake_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
nabij_keepsake_page_init (NabijKeepsakePage *self)
{
}

/**
 * nabij_keepsake_page_new:
 * @services: what it needs from the world
 *
 * Makes the page on which a keepsake is put together.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
nabij_keepsake_page_new (NabijServices *services)
{
  NabijKeepsakePage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_KEEPSAKE_PAGE, NULL);
  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}
