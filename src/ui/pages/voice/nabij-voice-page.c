/* nabij-voice-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-page.h"

#include "nabij-stress-button.h"
#include "nabij-widgets.h"

#include <adwaita.h>

struct _NabijVoicePage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget *back_button;

  /* Owned References */
  NabijServices *services;
};

G_DEFINE_FINAL_TYPE (NabijVoicePage, nabij_voice_page, GTK_TYPE_WIDGET)

static gboolean
nabij_voice_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (NABIJ_VOICE_PAGE (widget)->back_button);
}

static void
nabij_voice_page_dispose (GObject *object)
{
  NabijVoicePage *self = NABIJ_VOICE_PAGE (object);
  GtkWidget      *child;

  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_voice_page_parent_class)->dispose (object);
}

static void
nabij_voice_page_class_init (NabijVoicePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_voice_page_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_voice_page_grab_focus);

  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "voice-page");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/voice/nabij-voice-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijVoicePage, back_button);
}

static void
nabij_voice_page_init (NabijVoicePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_voice_page_new:
 * @services: (transfer none): what it needs from the world
 *
 * Makes the page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_voice_page_new (NabijServices *services)
{
  NabijVoicePage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_VOICE_PAGE, NULL);
  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}
