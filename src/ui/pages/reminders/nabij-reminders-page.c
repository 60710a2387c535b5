/* nabij-reminders-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminders-page.h"

#include "nabij-stress-button.h"

#include <adwaita.h>

struct _NabijRemindersPage {
  GtkWidget parent_instance;

  /* Owned References */
  NabijServices *services;
};

G_DEFINE_FINAL_TYPE (NabijRemindersPage, nabij_reminders_page, GTK_TYPE_WIDGET)

static void
nabij_reminders_page_dispose (GObject *object)
{
  NabijRemindersPage *self = NABIJ_REMINDERS_PAGE (object);
  GtkWidget          *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_reminders_page_parent_class)->dispose (object);
}

static void
nabij_reminders_page_class_init (NabijRemindersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_reminders_page_dispose;

  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "reminders-page");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/reminders/nabij-reminders-page.ui");
}

static void
nabij_reminders_page_init (NabijRemindersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_reminders_page_new:
 * @services: (transfer none): what it needs from the world
 *
 * Makes the page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_reminders_page_new (NabijServices *services)
{
  NabijRemindersPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_REMINDERS_PAGE, NULL);
  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/**
 * nabij_reminders_page_new_for:
 * @services: (transfer none): what it needs from the world
 * @practice_id: the id of a practice
 *
 * Makes the page, with the reminder of a practice open above it.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_reminders_page_new_for (NabijServices *services,
                              const char    *practice_id)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (practice_id != NULL, NULL);

  return nabij_reminders_page_new (services);
}
