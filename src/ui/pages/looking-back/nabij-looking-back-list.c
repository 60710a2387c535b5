/* nabij-looking-back-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-looking-back-list.h"

#include "nabij-entry-words.h"
#include "nabij-looking-back-words.h"
#include "nabij-wrap-layout.h"

#define LINE_GAP_PX 6

/* So many cards are made in a frame, so that the window never waits for them. */
#define ROWS_A_FRAME 1

struct _NabijLookingBackList {
  GtkWidget parent_instance;

  /* Owned References */
  NabijLookingBackTable *table;

  NabijInstant now;
  guint        n_rows; /* that are there */
};

G_DEFINE_FINAL_TYPE (NabijLookingBackList, nabij_looking_back_list, GTK_TYPE_WIDGET)

enum {
  SIGNAL_FILLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Where a day stands for the first time it leads to its check-in; a button at each sentence would be a long
 * way for the Tab key. */
static gboolean
is_first_of_day (NabijLookingBackList *self,
                 guint                 row,
                 guint                 column)
{
  for (guint i = 0; i < row; i++) {
    if (nabij_looking_back_table_get_cell (self->table, i, column) != NULL)
      return FALSE;
  }
  return TRUE;
}

static GtkWidget *
make_date (NabijLookingBackList *self,
           guint                 row,
           guint                 column)
{
  NabijEntry      *entry = nabij_looking_back_table_get_entry (self->table, column);
  g_autofree char *date = NULL;

  if (is_first_of_day (self, row, column))
    return nabij_looking_back_words_make_date (entry, &self->now);

  date = nabij_entry_words_date (nabij_entry_get_instant (entry), &self->now);
  return make_label (date, "looking-back-date");
}

/* A word stands beside its day, or under it where the letters are too large for both; a text always
 * does. */
static void
add_line (NabijLookingBackList *self,
          GtkWidget            *card,
          guint                 row,
          guint                 column,
          const char           *words)
{
  const gboolean is_told = nabij_looking_back_table_is_told (self->table, row);
  GtkWidget     *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget     *date = make_date (self, row, column);

  if (!is_told)
    gtk_widget_set_layout_manager (line, nabij_wrap_layout_new (LINE_GAP_PX));
  gtk_widget_set_halign (date, is_told ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_box_append (GTK_BOX (line), date);
  gtk_box_append (GTK_BOX (line), make_label (words, is_told ? "told" : "answer"));
  gtk_box_append (GTK_BOX (card), line);
}

static void
add_row (NabijLookingBackList *self,
         guint                 row)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded");
  gtk_box_append (GTK_BOX (card), make_label (nabij_looking_back_table_get_sentence (self->table, row), "card-title"));
  for (guint i = 0; i < nabij_looking_back_table_get_n_columns (self->table); i++) {
    const char *words = nabij_looking_back_table_get_cell (self->table, row, i);

    if (words != NULL)
      add_line (self, card, row, i, words);
  }
  gtk_widget_set_parent (card, GTK_WIDGET (self));
}

static gboolean
fill_cb (GtkWidget     *widget,
         GdkFrameClock *frame_clock,
         gpointer       user_data)
{
  NabijLookingBackList *self = NABIJ_LOOKING_BACK_LIST (widget);
  const guint           n_rows = nabij_looking_back_table_get_n_rows (self->table);

  for (guint i = 0; i < ROWS_A_FRAME && self->n_rows < n_rows; i++, self->n_rows++)
    add_row (self, self->n_rows);
  if (self->n_rows < n_rows)
    return G_SOURCE_CONTINUE;

  g_signal_emit (self, signals[SIGNAL_FILLED], 0);
  return G_SOURCE_REMOVE;
}

static void
nabij_looking_back_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_looking_back_list_parent_class)->dispose (object);
}

static void
nabij_looking_back_list_finalize (GObject *object)
{
  g_clear_pointer (&NABIJ_LOOKING_BACK_LIST (object)->table, nabij_looking_back_table_free);

  G_OBJECT_CLASS (nabij_looking_back_list_parent_class)->finalize (object);
}

static void
nabij_looking_back_list_class_init (NabijLookingBackListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_looking_back_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = nabij_looking_back_list_finalize;

  /**
   * NabijLookingBackList::filled:
   * @self: a list
   *
   * Emitted when everything stands in it.
   */
  signals[SIGNAL_FILLED] = g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "looking-back-list");
}

static void
nabij_looking_back_list_init (NabijLookingBackList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 14);
}

/**
 * nabij_looking_back_list_new:
 * @table: (transfer full): what stands in it
 * @now: the present moment, for the years
 *
 * Makes a list, which fills itself a little in each frame. The dates activate the actions win.open-entry and win.edit-entry.
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
nabij_looking_back_list_new (NabijLookingBackTable *table,
                             const NabijInstant    *now)
{
  NabijLookingBackList *self;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_LOOKING_BACK_LIST, NULL);
  self->table = table;
  self->now = *now;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_cb, NULL, NULL);
  return GTK_WIDGET (self);
}
