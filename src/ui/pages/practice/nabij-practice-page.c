/* nabij-practice-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-practice-page.h"

struct _NabijPracticePage {
  GtkWidget parent_instance;

  /* Owned References */
  NabijServices *services;
};

G_DEFINE_FINAL_TYPE (NabijPracticePage, nabij_practice_page, GTK_TYPE_WIDGET)

static void
nabij_practice_page_dispose (GObject *object)
{
  NabijPracticePage *self = NABIJ_PRACTICE_PAGE (object);
  GtkWidget         *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_practice_page_parent_class)->dispose (object);
}

static void
nabij_practice_page_class_init (NabijPracticePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_practice_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/practice/nabij-practice-page.ui");
}

static void
nabij_practice_page_init (NabijPracticePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_practice_page_new:
 * @services: (transfer none): the services
 * @practice_id: which practice
 *
 * Makes the page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_practice_page_new (NabijServices *services,
                         const char    *practice_id)
{
  NabijPracticePage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (practice_id != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_PRACTICE_PAGE, NULL);
  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}
