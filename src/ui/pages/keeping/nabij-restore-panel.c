/* nabij-restore-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-restore-panel.h"

#include "nabij-journal-backups.h"
#include "nabij-language.h"
#include "nabij-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _NabijRestorePanel {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkStack   *stack;
  GtkListBox *list;
  GtkLabel   *question;
  GtkWidget  *leave;
  GtkLabel   *result;
  GtkWidget  *done;

  /* Owned References */
  NabijJournal *journal;
  GCancellable *cancellable;
  GPtrArray    *backups; /* of NabijBackup, in the order of the rows */
  NabijBackup  *chosen;
};

G_DEFINE_FINAL_TYPE (NabijRestorePanel, nabij_restore_panel, GTK_TYPE_WIDGET)

enum {
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_result (NabijRestorePanel *self,
             const char        *words)
{
  gtk_label_set_label (self->result, words);
  gtk_stack_set_visible_child_name (self->stack, "result");
  gtk_widget_grab_focus (self->done);
}

static char *
describe (const NabijBackup *backup)
{
  g_autoptr (GDateTime) local = nabij_instant_to_local (&backup->made);
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (local == NULL)
    return g_strdup ("");

  date = nabij_language_format_date_with_year (local);
  time = nabij_language_format_time (local);
  /* Translators: a day with its year, and a time. */
  return g_strdup_printf (_ ("%1$s, %2$s"), date, time);
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (NabijRestorePanel) self = NABIJ_RESTORE_PANEL (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = nabij_journal_list_backups_finish (NABIJ_JOURNAL (source), result, &error);

  if (self->journal == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (backups == NULL) {
    show_result (self, nabij_journal_error_to_sentence (error));
    return;
  }
  if (backups->len == 0) {
    show_result (self, _ ("There is no copy yet. The first one is made by itself after something was written."));
    return;
  }

  g_clear_pointer (&self->backups, g_ptr_array_unref);
  self->backups = g_steal_pointer (&backups);
  for (guint i = 0; i < self->backups->len; i++) {
    g_autofree char *words = describe (g_ptr_array_index (self->backups, i));
    GtkWidget       *row = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_list_box_append (self->list, row);
  }
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

static void
row_cb (NabijRestorePanel *self,
        GtkListBoxRow     *row)
{
  const int        index = gtk_list_box_row_get_index (row);
  g_autofree char *words = NULL;
  g_autofree char *question = NULL;

  g_clear_pointer (&self->chosen, nabij_backup_free);
  self->chosen = nabij_backup_copy (g_ptr_array_index (self->backups, index));
  words = describe (self->chosen);
  /* Translators: %s is a day and a time. */
  question = g_strdup_printf (_ ("Go back to how your journal was on %s?"), words);
  gtk_label_set_label (self->question, question);
  gtk_stack_set_visible_child_name (self->stack, "ask");
  gtk_widget_grab_focus (self->leave);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (NabijRestorePanel) self = NABIJ_RESTORE_PANEL (user_data);
  g_autoptr (GError) error = NULL;

  nabij_journal_restore_finish (NABIJ_JOURNAL (source), result, &error);
  if (self->journal == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  show_result (self, error == NULL ? _ ("Your journal is as it was then. How it was until now is kept as a copy.")
                                   : nabij_journal_error_to_sentence (error));
}

static void
restore_cb (NabijRestorePanel *self)
{
  gtk_stack_set_visible_child_name (self->stack, "working");
  nabij_journal_restore_async (self->journal, self->chosen, self->cancellable, restored_cb, g_object_ref (self));
}

static void
leave_cb (NabijRestorePanel *self)
{
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
finish (NabijRestorePanel *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
nabij_restore_panel_dispose (GObject *object)
{
  NabijRestorePanel *self = NABIJ_RESTORE_PANEL (object);
  GtkWidget         *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, nabij_backup_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_restore_panel_parent_class)->dispose (object);
}

static void
nabij_restore_panel_class_init (NabijRestorePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_restore_panel_dispose;

  /**
   * NabijRestorePanel::finished:
   * @self: a panel
   *
   * There is nothing more to be seen.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/keeping/nabij-restore-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijRestorePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, NabijRestorePanel, list);
  gtk_widget_class_bind_template_child (widget_class, NabijRestorePanel, question);
  gtk_widget_class_bind_template_child (widget_class, NabijRestorePanel, leave);
  gtk_widget_class_bind_template_child (widget_class, NabijRestorePanel, result);
  gtk_widget_class_bind_template_child (widget_class, NabijRestorePanel, done);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish);
}

static void
nabij_restore_panel_init (NabijRestorePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_restore_panel_start:
 * @self: a panel
 * @journal: the journal
 *
 * Lists the copies that there are now.
 */
void
nabij_restore_panel_start (NabijRestorePanel *self,
                           NabijJournal      *journal)
{
  GtkWidget *row;

  g_return_if_fail (NABIJ_IS_RESTORE_PANEL (self));
  g_return_if_fail (NABIJ_IS_JOURNAL (journal));

  nabij_restore_panel_stop (self);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->journal, journal);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  gtk_stack_set_visible_child_name (self->stack, "working");
  nabij_journal_list_backups_async (journal, self->cancellable, list_cb, g_object_ref (self));
}

/**
 * nabij_restore_panel_stop:
 * @self: a panel
 *
 * Gives up what is under way.
 */
void
nabij_restore_panel_stop (NabijRestorePanel *self)
{
  g_return_if_fail (NABIJ_IS_RESTORE_PANEL (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}
