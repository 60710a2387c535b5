/* nabij-welcome-back.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-welcome-back.h"

#include "nabij-widgets.h"

struct _NabijWelcomeBack {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget *as_before_button;

  /* Owned References */
  NabijServices *services;
};

G_DEFINE_FINAL_TYPE (NabijWelcomeBack, nabij_welcome_back, GTK_TYPE_WIDGET)

/* The other ways answer by themselves: a birth and a silence are no pregnancy. Who only breathes is asked
 * again another time. */
static void
as_before_cb (NabijWelcomeBack *self)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (self->services);
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (keeper);

  family->seen_us = nabij_clock_get_now (nabij_services_get_clock (self->services)).utc_us;
  nabij_family_keeper_set_family (keeper, family);
}

static gboolean
nabij_welcome_back_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (NABIJ_WELCOME_BACK (widget)->as_before_button);
}

static void
nabij_welcome_back_dispose (GObject *object)
{
  NabijWelcomeBack *self = NABIJ_WELCOME_BACK (object);
  GtkWidget        *child;

  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_welcome_back_parent_class)->dispose (object);
}

static void
nabij_welcome_back_class_init (NabijWelcomeBackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_welcome_back_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_welcome_back_grab_focus);

  gtk_widget_class_set_css_name (widget_class, "welcome-back");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/today/nabij-welcome-back.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijWelcomeBack, as_before_button);
  gtk_widget_class_bind_template_callback (widget_class, as_before_cb);
}

static void
nabij_welcome_back_init (NabijWelcomeBack *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_welcome_back_set_services:
 * @self: a page without services
 * @services: (transfer none): what it needs from the world
 *
 * Gives a page from a template what it needs.
 */
void
nabij_welcome_back_set_services (NabijWelcomeBack *self,
                                 NabijServices    *services)
{
  g_return_if_fail (NABIJ_IS_WELCOME_BACK (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
}
