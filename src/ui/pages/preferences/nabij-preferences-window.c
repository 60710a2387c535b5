/* nabij-preferences-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-preferences-window.h"

/* What can be set beside what is remembered by itself. */
struct _NabijPreferencesWindow {
  AdwWindow parent_instance;

  /* Template Widgets */
  AdwComboRow *language;

  /* Owned References */
  NabijServices *services;
};

G_DEFINE_FINAL_TYPE (NabijPreferencesWindow, nabij_preferences_window, ADW_TYPE_WINDOW)

static const char *const languages[] = { "system", "nl", "en" };

static void
language_cb (NabijPreferencesWindow *self)
{
  const char      *chosen = languages[adw_combo_row_get_selected (self->language)];
  GSettings       *settings = nabij_services_get_settings (self->services);
  g_autofree char *current = g_settings_get_string (settings, "language");

  if (g_str_equal (chosen, current))
    return;

  /* The language is a value of the whole program: it starts again in place. */
  g_settings_set_string (settings, "language", chosen);
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), "app.restart", NULL);
}

static void
nabij_preferences_window_dispose (GObject *object)
{
  NabijPreferencesWindow *self = NABIJ_PREFERENCES_WINDOW (object);

  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_preferences_window_parent_class)->dispose (object);
}

static void
nabij_preferences_window_class_init (NabijPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_preferences_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/preferences/nabij-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijPreferencesWindow, language);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
nabij_preferences_window_init (NabijPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_preferences_window_new:
 * @parent: the window it belongs to
 * @services: what it needs from the world
 *
 * Makes the window for preferences.
 *
 * Returns: (transfer none): the window, which GTK owns
 */
GtkWindow *
nabij_preferences_window_new (GtkWindow     *parent,
                              NabijServices *services)
{
  NabijPreferencesWindow *self;
  g_autofree char        *current = NULL;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  self->services = g_object_ref (services);

  current = g_settings_get_string (nabij_services_get_settings (services), "language");
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    if (g_str_equal (languages[i], current))
      adw_combo_row_set_selected (self->language, i);
  }
  g_signal_connect_object (self->language, "notify::selected", G_CALLBACK (language_cb), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
