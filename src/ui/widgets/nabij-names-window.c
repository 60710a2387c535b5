/* nabij-names-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-names-window.h"

#include "nabij-journal-family.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _NabijNamesWindow {
  AdwWindow parent_instance;

  /* Template Widgets */
  AdwPreferencesGroup *group;
  AdwEntryRow         *name;
  GtkLabel            *readable;
  GtkLabel            *problem;

  /* Owned References */
  NabijServices *services;
  GCancellable  *cancellable;
  GPtrArray     *rows; /* borrowed, owned by group */
  char         **names;
  char          *writing;
};

G_DEFINE_FINAL_TYPE (NabijNamesWindow, nabij_names_window, ADW_TYPE_WINDOW)

enum {
  SIGNAL_ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void show_names (NabijNamesWindow *self);

static void
show_problem (NabijNamesWindow *self,
              const GError     *error)
{
  gtk_label_set_label (self->problem, error != NULL ? nabij_journal_error_to_sentence (error) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

static void
authors_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NabijNamesWindow) self = NABIJ_NAMES_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *writing = NULL;
  g_auto (GStrv) names = nabij_journal_get_authors_finish (NABIJ_JOURNAL (source), result, &writing, &error);

  if (self->services == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Where there is no file yet, there are no names. */
  if (names == NULL && !g_error_matches (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_ABSENT)) {
    show_problem (self, error);
    return;
  }

  g_strfreev (self->names);
  self->names = names != NULL ? g_steal_pointer (&names) : g_new0 (char *, 1);
  g_free (self->writing);
  self->writing = g_steal_pointer (&writing);
  show_names (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NabijNamesWindow) self = NABIJ_NAMES_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (!nabij_journal_set_authors_finish (NABIJ_JOURNAL (source), result, &error) && self->services != NULL)
    show_problem (self, error);
}

static void
save_names (NabijNamesWindow *self)
{
  show_problem (self, NULL);
  nabij_journal_set_authors_async (nabij_services_get_journal (self->services), (const char *const *)self->names,
                                   self->writing, NULL, saved_cb, g_object_ref (self));
  show_names (self);
}

static void
remove_cb (NabijNamesWindow *self,
           GtkWidget        *button)
{
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();
  const char *name = g_object_get_data (G_OBJECT (button), "name");

  for (char **one = self->names; *one != NULL; one++) {
    if (!g_str_equal (*one, name))
      g_strv_builder_add (left, *one);
  }
  if (g_strcmp0 (self->writing, name) == 0)
    g_clear_pointer (&self->writing, g_free);

  g_strfreev (self->names);
  self->names = g_strv_builder_end (left);
  save_names (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
add_cb (NabijNamesWindow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autoptr (GStrvBuilder) more = NULL;

  /* Nothing may be written before it is known which names there are. */
  if (*name == '\0' || self->names == NULL)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  if (!g_strv_contains ((const char *const *)self->names, name)) {
    more = g_strv_builder_new ();
    g_strv_builder_addv (more, (const char **)self->names);
    g_strv_builder_add (more, name);
    g_strfreev (self->names);
    self->names = g_strv_builder_end (more);
    save_names (self);
  }
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, name);
}

static void
show_names (NabijNamesWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (char **name = self->names; *name != NULL; name++) {
    GtkWidget       *row = adw_action_row_new ();
    GtkWidget       *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
    g_autofree char *spoken = NULL;

    /* Translators: takes a name away, so that nobody writes under it any more; %s is the name. */
    spoken = g_strdup_printf (_ ("Take %s away"), *name);
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *name);
    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_set_tooltip_text (button, spoken);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    g_object_set_data_full (G_OBJECT (button), "name", g_strdup (*name), g_free);
    g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    adw_preferences_group_add (self->group, row);
    g_ptr_array_add (self->rows, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->readable), self->names[0] != NULL);
}

static void
nabij_names_window_dispose (GObject *object)
{
  NabijNamesWindow *self = NABIJ_NAMES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->services);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->writing, g_free);

  G_OBJECT_CLASS (nabij_names_window_parent_class)->dispose (object);
}

static void
nabij_names_window_class_init (NabijNamesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_names_window_dispose;

  /**
   * NabijNamesWindow::added:
   * @self: a window
   * @name: the name that was added
   *
   * Emitted when the person has added a name.
   */
  signals[SIGNAL_ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/widgets/nabij-names-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijNamesWindow, group);
  gtk_widget_class_bind_template_child (widget_class, NabijNamesWindow, name);
  gtk_widget_class_bind_template_child (widget_class, NabijNamesWindow, readable);
  gtk_widget_class_bind_template_child (widget_class, NabijNamesWindow, problem);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
nabij_names_window_init (NabijNamesWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_names_window_new:
 * @parent: (nullable): the window it belongs to
 * @services: what it needs from the world
 *
 * Makes the window for the names under which a family writes.
 *
 * Returns: (transfer none): the window, which GTK owns
 */
GtkWindow *
nabij_names_window_new (GtkWindow     *parent,
                        NabijServices *services)
{
  NabijNamesWindow *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_NAMES_WINDOW, "transient-for", parent, NULL);
  self->services = g_object_ref (services);
  self->cancellable = g_cancellable_new ();
  nabij_journal_get_authors_async (nabij_services_get_journal (services), self->cancellable, authors_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  return GTK_WINDOW (self);
}
