/* nabij-journal-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-page.h"

#include "nabij-journal-query.h"
#include "nabij-journal-row.h"
#include "nabij-language.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* How many entries are read at a time; scrolling to the end brings the next ones. */
#define N_ENTRIES_PER_PAGE 60

struct _NabijJournalPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkStack  *stack;
  GtkBox    *days;
  GtkWidget *earlier_button;
  GtkLabel  *problem;

  /* Borrowed References */
  GtkListBox *last_day; /* owned by days */

  /* Owned References */
  NabijServices *services;
  GCancellable  *cancellable;
  GHashTable    *rows; /* uuid → row, owned by its list */
  guint          n_wanted;
  char          *last_date;
};

G_DEFINE_FINAL_TYPE (NabijJournalPage, nabij_journal_page, GTK_TYPE_WIDGET)

static void load (NabijJournalPage *self);

static void
show_problem (NabijJournalPage *self,
              const GError     *error)
{
  gtk_label_set_label (self->problem, error != NULL ? nabij_journal_error_to_sentence (error) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

static void
problem_cb (NabijJournalPage *self)
{
  show_problem (self, nabij_journal_get_problem (nabij_services_get_journal (self->services)));
}

/* A day has its name, and a card with its entries. */
static GtkListBox *
add_day (NabijJournalPage *self,
         const char       *date)
{
  GtkWidget *title = gtk_label_new (date);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0.0f);
  gtk_widget_add_css_class (title, "day-title");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, date, -1);
  gtk_box_append (self->days, title);
  gtk_box_append (self->days, list);
  return GTK_LIST_BOX (list);
}

static void
append_entry (NabijJournalPage *self,
              NabijEntry       *entry)
{
  g_autoptr (GDateTime) local = nabij_instant_to_local (nabij_entry_get_instant (entry));
  g_autofree char *date = local != NULL ? nabij_language_format_date (local) : g_strdup ("");
  GtkWidget       *row = nabij_journal_row_new (entry);

  if (self->last_day == NULL || g_strcmp0 (self->last_date, date) != 0) {
    self->last_day = add_day (self, date);
    g_free (self->last_date);
    self->last_date = g_steal_pointer (&date);
  }

  gtk_list_box_append (self->last_day, row);
  g_hash_table_insert (self->rows, g_strdup (nabij_entry_get_uuid (entry)), row);
}

static void
clear (NabijJournalPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->days))) != NULL)
    gtk_box_remove (self->days, child);

  g_hash_table_remove_all (self->rows);
  g_clear_pointer (&self->last_date, g_free);
  self->last_day = NULL;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (NabijJournalPage) self = NABIJ_JOURNAL_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = nabij_journal_list_finish (NABIJ_JOURNAL (source), result, &error);

  if (entries == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->services != NULL) {
      show_problem (self, error);
      /* What can not be read is not empty. */
      gtk_widget_set_visible (GTK_WIDGET (self->stack), FALSE);
    }
    return;
  }

  if (self->services == NULL)
    return;

  clear (self);
  for (guint i = 0; i < entries->len; i++)
    append_entry (self, g_ptr_array_index (entries, i));

  gtk_widget_set_visible (self->earlier_button, entries->len == self->n_wanted);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_set_visible_child_name (self->stack, g_hash_table_size (self->rows) > 0 ? "entries" : "empty");
}

static void
load (NabijJournalPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  nabij_journal_list_async (nabij_services_get_journal (self->services), NULL, self->n_wanted,
                            self->cancellable, read_cb, g_object_ref (self));
}

static void
changed_cb (NabijJournalPage *self,
            NabijEntry       *entry)
{
  NabijJournalRow *row = g_hash_table_lookup (self->rows, nabij_entry_get_uuid (entry));

  if (row != NULL) {
    nabij_journal_row_set_entry (row, entry);
    return;
  }

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
earlier_cb (NabijJournalPage *self)
{
  self->n_wanted = g_hash_table_size (self->rows) + N_ENTRIES_PER_PAGE;
  load (self);
}

static void
edge_reached_cb (NabijJournalPage *self,
                 GtkPositionType   position)
{
  if (position == GTK_POS_BOTTOM && gtk_widget_get_visible (self->earlier_button))
    earlier_cb (self);
}

static void
nabij_journal_page_map (GtkWidget *widget)
{
  NabijJournalPage *self = NABIJ_JOURNAL_PAGE (widget);

  GTK_WIDGET_CLASS (nabij_journal_page_parent_class)->map (widget);
  clear (self);
  self->n_wanted = N_ENTRIES_PER_PAGE;
  load (self);
}

static void
nabij_journal_page_dispose (GObject *object)
{
  NabijJournalPage *self = NABIJ_JOURNAL_PAGE (object);
  GtkWidget        *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->services);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->last_date, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_journal_page_parent_class)->dispose (object);
}

static void
nabij_journal_page_class_init (NabijJournalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_journal_page_dispose;
  widget_class->map = nabij_journal_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/journal/nabij-journal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, days);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, earlier_button);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, problem);
  gtk_widget_class_bind_template_callback (widget_class, earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
}

static void
nabij_journal_page_init (NabijJournalPage *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_journal_page_new:
 * @services: what it needs from the world
 *
 * Makes the page that shows what was kept, by day, newest first. It reads when it is shown.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_journal_page_new (NabijServices *services)
{
  NabijJournalPage *self;
  NabijJournal     *journal;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_JOURNAL_PAGE, NULL);
  self->services = g_object_ref (services);
  journal = nabij_services_get_journal (services);
  g_signal_connect_object (journal, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "notify::problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
