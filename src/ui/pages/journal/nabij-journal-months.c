/* nabij-journal-months.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-months.h"

#include "nabij-language.h"

struct _NabijJournalMonths {
  GtkPopover parent_instance;

  /* Template Widgets */
  GtkListBox *list;

  /* Owned References */
  NabijJournalModel *model;
  GArray            *months; /* as they are listed */
};

G_DEFINE_FINAL_TYPE (NabijJournalMonths, nabij_journal_months, GTK_TYPE_POPOVER)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_label (int day)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *words = NULL;
  GtkWidget       *label;
  GDate            date;

  nabij_journal_day_to_date (day, &date);
  time = g_date_time_new_utc (g_date_get_year (&date), (int)g_date_get_month (&date), 1, 0, 0, 0.0);
  words = nabij_language_format_month (time);
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  return label;
}

/* They are listed as they are when somebody looks. */
static void
list_months (NabijJournalMonths *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  g_clear_pointer (&self->months, g_array_unref);
  self->months = nabij_journal_model_list_months (self->model);
  for (guint i = 0; i < self->months->len; i++)
    gtk_list_box_append (self->list, make_label (g_array_index (self->months, NabijJournalMonth, i).day));
}

static void
row_cb (NabijJournalMonths *self,
        GtkListBoxRow      *row)
{
  const guint position = g_array_index (self->months, NabijJournalMonth, gtk_list_box_row_get_index (row)).position;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, position);
}

static void
nabij_journal_months_map (GtkWidget *widget)
{
  list_months (NABIJ_JOURNAL_MONTHS (widget));
  GTK_WIDGET_CLASS (nabij_journal_months_parent_class)->map (widget);
}

static void
nabij_journal_months_dispose (GObject *object)
{
  NabijJournalMonths *self = NABIJ_JOURNAL_MONTHS (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->months, g_array_unref);

  G_OBJECT_CLASS (nabij_journal_months_parent_class)->dispose (object);
}

static void
nabij_journal_months_class_init (NabijJournalMonthsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_journal_months_dispose;
  widget_class->map = nabij_journal_months_map;

  /**
   * NabijJournalMonths::chosen:
   * @self: the months
   * @position: where the month begins in the model
   *
   * Emitted when a month was chosen.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/journal/nabij-journal-months.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijJournalMonths, list);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
}

static void
nabij_journal_months_init (NabijJournalMonths *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_journal_months_set_model:
 * @self: the months
 * @model: the journal as a list
 *
 * Sets whose months are listed.
 */
void
nabij_journal_months_set_model (NabijJournalMonths *self,
                                NabijJournalModel  *model)
{
  g_return_if_fail (NABIJ_IS_JOURNAL_MONTHS (self));
  g_return_if_fail (NABIJ_IS_JOURNAL_MODEL (model));

  g_set_object (&self->model, model);
}
