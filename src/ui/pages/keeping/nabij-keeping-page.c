/* nabij-keeping-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-keeping-page.h"

struct _NabijKeepingPage {
  GtkWidget parent_instance;

  /* Owned References */
  NabijServices *services;
};

G_DEFINE_FINAL_TYPE (NabijKeepingPage, nabij_keeping_page, GTK_TYPE_WIDGET)

static void
nabij_keeping_page_dispose (GObject *object)
{
  g_clear_object (&NABIJ_KEEPING_PAGE (object)->services);

  G_OBJECT_CLASS (nabij_keeping_page_parent_class)->dispose (object);
}

static void
nabij_keeping_page_class_init (NabijKeepingPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nabij_keeping_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
nabij_keeping_page_init (NabijKeepingPage *self)
{
}

/**
 * nabij_keeping_page_new:
 * @services: what it needs from the world
 *
 * Makes the page that tells what is kept, and lets it be taken along, brought in and deleted.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
nabij_keeping_page_new (NabijServices *services)
{
  NabijKeepingPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_KEEPING_PAGE, NULL);
  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/**
 * nabij_keeping_page_import:
 * @self: a page
 * @file: what was exported before
 *
 * Reads a file and says what bringing it in will do. Nothing has changed yet.
 */
void
nabij_keeping_page_import (NabijKeepingPage *self,
                           GFile            *file)
{
  g_return_if_fail (NABIJ_IS_KEEPING_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));
}
