/* nabij-keeping-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-keeping-page.h"

#include "nabij-day-button.h"
#include "nabij-delete-panel.h"
#include "nabij-import-panel.h"
#include "nabij-journal-family.h"
#include "nabij-journal-recordings.h"
#include "nabij-journal-transfer.h"
#include "nabij-names-window.h"
#include "nabij-restore-panel.h"
#include "nabij-transfer-error.h"
#include "nabij-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What is kept, and how it is taken along, brought in and deleted. The larger of these have a view of
 * their own, and the way back leads from there to the first one. */
struct _NabijKeepingPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkStack          *stack;
  AdwWindowTitle    *title;
  GtkSwitch         *keep_nothing;
  AdwActionRow      *names_row;
  AdwActionRow      *everything_row;
  AdwActionRow      *voice_row;
  GtkSwitch         *with_voice;
  NabijDayButton    *from;
  NabijDayButton    *until;
  GtkLabel          *folder;
  NabijImportPanel  *import_panel;
  NabijRestorePanel *restore_panel;
  NabijDeletePanel  *delete_panel;
  GtkRevealer       *notice;
  GtkLabel          *line;
  GtkWidget         *progress_box;
  GtkProgressBar    *progress;

  /* Owned References */
  NabijServices *services;
  GCancellable  *exporting; /* NULL when nothing is under way */

  NabijExportFormat format;
};

G_DEFINE_FINAL_TYPE (NabijKeepingPage, nabij_keeping_page, GTK_TYPE_WIDGET)

static void
say (NabijKeepingPage *self,
     const char       *words)
{
  if (words != NULL)
    gtk_label_set_label (self->line, words);
  gtk_revealer_set_reveal_child (self->notice, words != NULL);
}

/* Views */

static void
show_view (NabijKeepingPage *self,
           const char       *name,
           const char       *title)
{
  say (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, name);
  adw_window_title_set_title (self->title, title);
}

static void
show_main (NabijKeepingPage *self)
{
  nabij_import_panel_stop (self->import_panel);
  nabij_restore_panel_stop (self->restore_panel);
  show_view (self, "main", _ ("Your journal"));
}

static gboolean
is_main (NabijKeepingPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "main") == 0;
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  NabijKeepingPage *self = NABIJ_KEEPING_PAGE (widget);

  if (is_main (self))
    gtk_widget_activate_action (widget, "win.back", NULL);
  else
    show_main (self);
}

/* The keys that lead back from a page lead back from a view first. */
static gboolean
back_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  NabijKeepingPage *self = NABIJ_KEEPING_PAGE (widget);

  if (is_main (self))
    return GDK_EVENT_PROPAGATE;

  show_main (self);
  return GDK_EVENT_STOP;
}

/* Names */

static void
authors_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NabijKeepingPage) self = NABIJ_KEEPING_PAGE (user_data);
  g_auto (GStrv) authors = nabij_journal_get_authors_finish (NABIJ_JOURNAL (source), result, NULL, NULL);
  g_autofree char *names = authors != NULL ? g_strjoinv (", ", authors) : NULL;

  if (self->services == NULL)
    return;

  adw_action_row_set_subtitle (self->names_row, names != NULL && *names != '\0' ? names : _ ("None, which is fine."));
}

static void
read_names (NabijKeepingPage *self)
{
  nabij_journal_get_authors_async (nabij_services_get_journal (self->services), NULL, authors_cb, g_object_ref (self));
}

static void
names_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  NabijKeepingPage *self = NABIJ_KEEPING_PAGE (widget);
  GtkWindow        *window = nabij_names_window_new (nabij_widgets_get_window (GTK_WIDGET (self)), self->services);

  g_signal_connect_object (window, "destroy", G_CALLBACK (read_names), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

/* The family's own voices */

/* What base64 makes of it, in a number that a person can use. */
static char *
say_size (gint64 n_bytes)
{
  const guint n_megabytes = (guint)((n_bytes / 3 * 4 + 500000) / 1000000);

  if (n_megabytes == 0)
    return g_strdup (_ ("The file grows by less than 1 MB. Whoever has it can hear you."));

  /* Translators: %u is a number, 1 or more. */
  return g_strdup_printf (_ ("The file grows by about %u MB. Whoever has it can hear you."), n_megabytes);
}

/* The row promises no more than the file will hold. */
static void
say_everything (NabijKeepingPage *self)
{
  const gboolean has_voices = gtk_widget_get_visible (GTK_WIDGET (self->voice_row));

  adw_action_row_set_subtitle (self->everything_row,
                               has_voices && !gtk_switch_get_active (self->with_voice)
                                 ? _ ("It holds all that is kept but your recorded voice, and can be brought in again, here or on another computer.")
                                 : _ ("It holds all that is kept, and can be brought in again, here or on another computer."));
}

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (NabijKeepingPage) self = NABIJ_KEEPING_PAGE (user_data);
  const gint64     n_bytes = nabij_journal_measure_recordings_finish (NABIJ_JOURNAL (source), result, NULL);
  g_autofree char *size = NULL;

  if (self->services == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->voice_row), n_bytes > 0);
  if (n_bytes <= 0)
    gtk_switch_set_active (self->with_voice, FALSE);
  say_everything (self);
  if (n_bytes <= 0)
    return;

  size = say_size (n_bytes);
  adw_action_row_set_subtitle (self->voice_row, size);
}

static void
measure_voices (NabijKeepingPage *self)
{
  if (self->services != NULL)
    nabij_journal_measure_recordings_async (nabij_services_get_journal (self->services), NULL, measured_cb, g_object_ref (self));
}

/* Taking a copy */

static void
set_exporting (NabijKeepingPage *self,
               GCancellable     *exporting)
{
  g_set_object (&self->exporting, exporting);
  if (self->services == NULL)
    return;

  gtk_widget_set_visible (self->progress_box, exporting != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keeping.export", exporting == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keeping.export-table", exporting == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keeping.cancel", exporting != NULL);
}

static void
progress_cb (double   share,
             gpointer data)
{
  NabijKeepingPage *self = NABIJ_KEEPING_PAGE (data);

  /* The page may be gone before the copy knows. */
  if (self->services != NULL)
    gtk_progress_bar_set_fraction (self->progress, CLAMP (share, 0.0, 1.0));
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (NabijKeepingPage) self = NABIJ_KEEPING_PAGE (user_data);
  g_autoptr (GError) error = NULL;

  nabij_journal_export_finish (NABIJ_JOURNAL (source), result, &error);
  set_exporting (self, NULL);
  if (self->services == NULL)
    return;

  say (self, error == NULL ? _ ("The copy is saved. Whoever has the file can read it.") : nabij_transfer_error_to_sentence (error));
}

static void
export_to_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (NabijKeepingPage) self = NABIJ_KEEPING_PAGE (user_data);
  g_autoptr (GFile) file = nabij_file_picker_save_finish (NABIJ_FILE_PICKER (source), result, NULL);
  g_autoptr (GCancellable) exporting = NULL;
  NabijJournalQuery query = { .with_sessions_of_moments = TRUE, .with_put_away = TRUE };

  if (file == NULL || self->services == NULL) {
    set_exporting (self, NULL);
    return;
  }

  if (self->format == NABIJ_EXPORT_FORMAT_CSV) {
    query.from_us = nabij_day_button_get_start_us (self->from);
    query.until_us = nabij_day_button_get_end_us (self->until);
  }
  exporting = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0.0);
  set_exporting (self, exporting);
  say (self, _ ("The copy is being written."));
  nabij_journal_export_async (nabij_services_get_journal (self->services), file, self->format,
                              self->format == NABIJ_EXPORT_FORMAT_CSV ? &query : NULL,
                              self->format == NABIJ_EXPORT_FORMAT_JSON && gtk_switch_get_active (self->with_voice),
                              exporting, progress_cb, self, exported_cb, g_object_ref (self));
}

static void
export_as (NabijKeepingPage *self,
           NabijExportFormat format,
           const char       *ending)
{
  g_autofree char *name = g_strconcat (_ ("Journal"), ending, NULL);

  /* One at a time: a second press must not ask for a second place. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keeping.export", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keeping.export-table", FALSE);
  self->format = format;
  say (self, NULL);
  nabij_file_picker_save_async (nabij_services_get_file_picker (self->services), nabij_widgets_get_window (GTK_WIDGET (self)),
                                _ ("Save a copy of the journal"), name, NULL, export_to_cb, g_object_ref (self));
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  export_as (NABIJ_KEEPING_PAGE (widget), NABIJ_EXPORT_FORMAT_JSON, ".json");
}

static void
export_table_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  export_as (NABIJ_KEEPING_PAGE (widget), NABIJ_EXPORT_FORMAT_CSV, ".csv");
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_cancellable_cancel (NABIJ_KEEPING_PAGE (widget)->exporting);
}

/* Bringing in, bringing back, and deleting */

static void
import_from_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (NabijKeepingPage) self = NABIJ_KEEPING_PAGE (user_data);
  g_autoptr (GFile) file = nabij_file_picker_open_finish (NABIJ_FILE_PICKER (source), result, NULL);

  if (self->services == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keeping.import", TRUE);
  if (file != NULL)
    nabij_keeping_page_import (self, file);
}

static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  NabijKeepingPage *self = NABIJ_KEEPING_PAGE (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Copies of a journal"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_widget_action_set_enabled (widget, "keeping.import", FALSE);
  nabij_file_picker_open_async (nabij_services_get_file_picker (self->services), nabij_widgets_get_window (GTK_WIDGET (self)),
                                _ ("Bring in a file"), filter, NULL, import_from_cb, g_object_ref (self));
}

static void
restore_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  NabijKeepingPage *self = NABIJ_KEEPING_PAGE (widget);

  show_view (self, "restore", _ ("Restore"));
  nabij_restore_panel_start (self->restore_panel, nabij_services_get_journal (self->services));
}

static void
everything_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  NabijKeepingPage *self = NABIJ_KEEPING_PAGE (widget);

  show_view (self, "everything", _ ("Delete everything"));
  nabij_delete_panel_start (self->delete_panel, self->services);
}

static void
nabij_keeping_page_map (GtkWidget *widget)
{
  NabijKeepingPage *self = NABIJ_KEEPING_PAGE (widget);

  GTK_WIDGET_CLASS (nabij_keeping_page_parent_class)->map (widget);
  read_names (self);
  measure_voices (self);
}

static void
nabij_keeping_page_dispose (GObject *object)
{
  NabijKeepingPage *self = NABIJ_KEEPING_PAGE (object);
  GtkWidget        *child;

  g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_keeping_page_parent_class)->dispose (object);
}

static void
nabij_keeping_page_class_init (NabijKeepingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_keeping_page_dispose;
  widget_class->map = nabij_keeping_page_map;

  g_type_ensure (NABIJ_TYPE_DAY_BUTTON);
  g_type_ensure (NABIJ_TYPE_IMPORT_PANEL);
  g_type_ensure (NABIJ_TYPE_RESTORE_PANEL);
  g_type_ensure (NABIJ_TYPE_DELETE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/keeping/nabij-keeping-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, title);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, keep_nothing);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, names_row);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, everything_row);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, voice_row);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, with_voice);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, from);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, until);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, folder);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, import_panel);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, restore_panel);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, delete_panel);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, notice);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, line);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, progress_box);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepingPage, progress);
  gtk_widget_class_bind_template_callback (widget_class, show_main);
  gtk_widget_class_bind_template_callback (widget_class, say_everything);

  gtk_widget_class_set_css_name (widget_class, "keeping-page");
  gtk_widget_class_install_action (widget_class, "keeping.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "keeping.names", NULL, names_action);
  gtk_widget_class_install_action (widget_class, "keeping.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "keeping.export-table", NULL, export_table_action);
  gtk_widget_class_install_action (widget_class, "keeping.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "keeping.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "keeping.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "keeping.everything", NULL, everything_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, back_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, back_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Back, 0, back_key_cb, NULL);
}

static void
nabij_keeping_page_init (NabijKeepingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Names are what somebody typed, and no markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->names_row), FALSE);
}

/**
 * nabij_keeping_page_new:
 * @services: what it needs from the world
 *
 * Makes the page that tells what is kept, and lets it be taken along, brought in and deleted.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_keeping_page_new (NabijServices *services)
{
  NabijKeepingPage *self;
  NabijInstant      now;
  g_autofree char  *folder = NULL;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_KEEPING_PAGE, NULL);
  self->services = g_object_ref (services);
  g_settings_bind (nabij_services_get_settings (services), "keep-nothing", self->keep_nothing, "active", G_SETTINGS_BIND_DEFAULT);
  folder = g_filename_display_name (nabij_journal_get_folder (nabij_services_get_journal (services)));
  gtk_label_set_label (self->folder, folder);
  now = nabij_clock_get_now (nabij_services_get_clock (services));
  nabij_day_button_couple (self->from, self->until, &now);
  set_exporting (self, NULL);
  g_signal_connect_object (nabij_services_get_journal (services), "recordings-changed", G_CALLBACK (measure_voices), self,
                           G_CONNECT_SWAPPED);
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

  show_view (self, "import", _ ("Bring in"));
  nabij_import_panel_start (self->import_panel, nabij_services_get_journal (self->services), file);
}
