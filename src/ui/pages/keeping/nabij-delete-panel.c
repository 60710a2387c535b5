/* nabij-delete-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-delete-panel.h"

#include "nabij-journal-deletion.h"
#include "nabij-widgets.h"
#include "nabij-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _NabijDeletePanel {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkStack    *stack;
  GtkEditable *confirmation;
  GtkLabel    *how;
  GtkWidget   *button;
  GtkLabel    *problem;
  GtkWidget   *to_today;

  /* Owned References */
  NabijServices *services;
};

G_DEFINE_FINAL_TYPE (NabijDeletePanel, nabij_delete_panel, GTK_TYPE_WIDGET)

static const char *
get_word (void)
{
  /* Translators: the word that somebody types to delete everything. */
  return C_ ("typed confirmation", "delete");
}

/* Capitals and spaces around it do not matter: the word is there to be sure, and no test. */
static void
typed_cb (NabijDeletePanel *self)
{
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (self->confirmation), -1);
  g_autofree char *word = g_utf8_casefold (get_word (), -1);

  gtk_widget_set_sensitive (self->button, g_str_equal (g_strstrip (typed), word));
}

/* What is remembered of a person goes as well: every key is as at the first start. */
static void
reset_settings (GSettings *settings)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
  g_settings_apply (settings);
}

static void
show_problem (NabijDeletePanel *self,
              const char       *words)
{
  nabij_widgets_show_text (self->problem, words);
  gtk_stack_set_visible_child_name (self->stack, "ask");
}

static void
forgotten_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (NabijDeletePanel) self = NABIJ_DELETE_PANEL (user_data);
  g_autoptr (GError) error = NULL;
  const gboolean done = nabij_reminder_keeper_forget_finish (NABIJ_REMINDER_KEEPER (source), result, &error);

  if (self->services == NULL)
    return;
  if (!done) {
    show_problem (self, error->message);
    return;
  }

  gtk_stack_set_visible_child_name (self->stack, "gone");
  gtk_widget_grab_focus (self->to_today);
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NabijDeletePanel) self = NABIJ_DELETE_PANEL (user_data);
  g_autoptr (GError) error = NULL;
  const gboolean done = nabij_journal_delete_everything_finish (NABIJ_JOURNAL (source), result, &error);

  if (self->services == NULL)
    return;
  if (!done) {
    show_problem (self, nabij_journal_error_to_sentence (error));
    return;
  }

  /* With the settings every reminder is off: what was made for them goes as well. */
  reset_settings (nabij_services_get_settings (self->services));
  nabij_reminder_keeper_forget_async (nabij_services_get_reminder_keeper (self->services), NULL, forgotten_cb, g_object_ref (self));
}

static void
delete_cb (NabijDeletePanel *self)
{
  if (!gtk_widget_get_sensitive (self->button))
    return;

  gtk_stack_set_visible_child_name (self->stack, "working");
  /* What is not on the disk goes as well, whoever leaves the page before it is done. */
  nabij_held_recordings_clear (nabij_services_get_held_recordings (self->services));
  nabij_journal_delete_everything_async (nabij_services_get_journal (self->services), NULL, deleted_cb, g_object_ref (self));
}

static void
nabij_delete_panel_dispose (GObject *object)
{
  NabijDeletePanel *self = NABIJ_DELETE_PANEL (object);
  GtkWidget        *child;

  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_delete_panel_parent_class)->dispose (object);
}

static void
nabij_delete_panel_class_init (NabijDeletePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_delete_panel_dispose;

  g_type_ensure (NABIJ_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/keeping/nabij-delete-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijDeletePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, NabijDeletePanel, confirmation);
  gtk_widget_class_bind_template_child (widget_class, NabijDeletePanel, how);
  gtk_widget_class_bind_template_child (widget_class, NabijDeletePanel, button);
  gtk_widget_class_bind_template_child (widget_class, NabijDeletePanel, problem);
  gtk_widget_class_bind_template_child (widget_class, NabijDeletePanel, to_today);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
nabij_delete_panel_init (NabijDeletePanel *self)
{
  g_autofree char *how = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Translators: %s is the word "delete". */
  how = g_strdup_printf (_ ("If you are sure, type “%s” here."), get_word ());
  gtk_label_set_label (self->how, how);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->confirmation), GTK_ACCESSIBLE_PROPERTY_LABEL, how, -1);
}

/**
 * nabij_delete_panel_start:
 * @self: a panel
 * @services: what it needs from the world
 *
 * Says what will go, and asks for the word.
 */
void
nabij_delete_panel_start (NabijDeletePanel *self,
                          NabijServices    *services)
{
  g_return_if_fail (NABIJ_IS_DELETE_PANEL (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));

  g_set_object (&self->services, services);
  gtk_editable_set_text (self->confirmation, "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "ask");
  gtk_widget_grab_focus (GTK_WIDGET (self->confirmation));
}
