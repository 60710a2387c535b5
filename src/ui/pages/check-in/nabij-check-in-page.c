/* nabij-check-in-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-page.h"

#include "nabij-stress-button.h"

#include <adwaita.h>

struct _NabijCheckInPage {
  GtkWidget parent_instance;

  /* Owned References */
  NabijServices *services;
};

G_DEFINE_FINAL_TYPE (NabijCheckInPage, nabij_check_in_page, GTK_TYPE_WIDGET)

static void
nabij_check_in_page_dispose (GObject *object)
{
  NabijCheckInPage *self = NABIJ_CHECK_IN_PAGE (object);
  GtkWidget        *child;

  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_check_in_page_parent_class)->dispose (object);
}

static void
nabij_check_in_page_class_init (NabijCheckInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_check_in_page_dispose;

  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/check-in/nabij-check-in-page.ui");
}

static void
nabij_check_in_page_init (NabijCheckInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_check_in_page_new_for:
 * @services: what it needs from the world
 * @entry: (nullable): a check-in of the journal to go on with, or `NULL` for a new one
 *
 * Makes the page for a check-in that was left half-way.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_check_in_page_new_for (NabijServices *services,
                             NabijEntry    *entry)
{
  NabijCheckInPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (entry == NULL || nabij_entry_get_kind (entry) == NABIJ_ENTRY_KIND_CHECK_IN, NULL);

  self = g_object_new (NABIJ_TYPE_CHECK_IN_PAGE, NULL);
  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/**
 * nabij_check_in_page_new:
 * @services: what it needs from the world
 *
 * Makes the page, at its beginning.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_check_in_page_new (NabijServices *services)
{
  return nabij_check_in_page_new_for (services, NULL);
}
