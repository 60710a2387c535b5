/* nabij-journal-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-row.h"

#include "nabij-language.h"
#include "nabij-preferences.h"
#include "nabij-time-words.h"

/* One line of the journal. */
struct _NabijJournalRow {
  GtkListBoxRow parent_instance;

  /* Template Widgets */
  GtkLabel *title;
  GtkLabel *time;
  GtkLabel *line;

  /* Owned References */
  NabijEntry *entry;
};

G_DEFINE_FINAL_TYPE (NabijJournalRow, nabij_journal_row, GTK_TYPE_LIST_BOX_ROW)

static void
nabij_journal_row_dispose (GObject *object)
{
  NabijJournalRow *self = NABIJ_JOURNAL_ROW (object);

  g_clear_pointer (&self->entry, nabij_entry_unref);

  G_OBJECT_CLASS (nabij_journal_row_parent_class)->dispose (object);
}

static void
nabij_journal_row_class_init (NabijJournalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_journal_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/journal/nabij-journal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijJournalRow, title);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalRow, time);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalRow, line);
}

static void
nabij_journal_row_init (NabijJournalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_journal_row_new:
 * @entry: an entry of the journal
 *
 * Makes a row that shows an entry.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
nabij_journal_row_new (NabijEntry *entry)
{
  NabijJournalRow *self = g_object_new (NABIJ_TYPE_JOURNAL_ROW, NULL);

  nabij_journal_row_set_entry (self, entry);
  return GTK_WIDGET (self);
}

/**
 * nabij_journal_row_get_entry:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
NabijEntry *
nabij_journal_row_get_entry (NabijJournalRow *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL_ROW (self), NULL);

  return self->entry;
}

/**
 * nabij_journal_row_set_entry:
 * @self: a row
 * @entry: an entry of the journal
 *
 * Shows an entry, for example a newer version of the same one.
 */
void
nabij_journal_row_set_entry (NabijJournalRow *self,
                             NabijEntry      *entry)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *time = NULL;
  g_autofree char *duration = NULL;

  g_return_if_fail (NABIJ_IS_JOURNAL_ROW (self));
  g_return_if_fail (entry != NULL);

  nabij_entry_ref (entry);
  g_clear_pointer (&self->entry, nabij_entry_unref);
  self->entry = entry;

  local = nabij_instant_to_local (nabij_entry_get_instant (entry));
  time = local != NULL ? nabij_language_format_time (local) : g_strdup ("");
  gtk_label_set_label (self->time, time);

  if (nabij_entry_get_kind (entry) == NABIJ_ENTRY_KIND_SESSION) {
    gtk_label_set_label (self->title, nabij_practice_get_name (nabij_entry_get_practice (entry)));
    duration = nabij_time_words_duration (nabij_entry_get_duration_us (entry));
    gtk_label_set_label (self->line, duration);
  } else {
    const char *title = nabij_entry_get_title (entry);
    const char *text = nabij_entry_get_text (entry);

    gtk_label_set_label (self->title, title != NULL ? title : "");
    gtk_label_set_label (self->line, text != NULL ? text : "");
  }
}
