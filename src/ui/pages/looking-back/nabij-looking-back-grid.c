/* nabij-looking-back-grid.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-looking-back-grid.h"

#include "nabij-entry-words.h"
#include "nabij-looking-back-words.h"

#include <glib/gi18n-lib.h>

/* How wide the columns are, in heights of a line. */
#define SENTENCE_LINES 13
#define CELL_LINES 7
#define TOLD_CELL_LINES 11
/* So many rows are made in a frame, so that the window never waits for them. */
#define ROWS_A_FRAME 1

struct _NabijLookingBackGrid {
  GtkWidget parent_instance;

  /* Borrowed References */
  GtkWidget *sentences; /* owned by the widget tree */
  GtkWidget *cells;     /* likewise */

  /* Owned References */
  GPtrArray             *rows; /* of GPtrArray of GtkWidget, which the widget tree owns: a sentence and its cells */
  NabijLookingBackTable *table;

  NabijInstant now;
  guint        n_rows; /* of the table, that are there */
  gboolean     has_told;
};

G_DEFINE_FINAL_TYPE (NabijLookingBackGrid, nabij_looking_back_grid, GTK_TYPE_WIDGET)

enum {
  SIGNAL_FILLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
get_line_px (GtkWidget *widget)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  const int         line_px = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return line_px;
}

/* How wide the sentences are, and how wide each of the other columns. */
static int
get_column_px (NabijLookingBackGrid *self,
               gboolean              is_sentence)
{
  return get_line_px (GTK_WIDGET (self)) * (is_sentence ? SENTENCE_LINES : self->has_told ? TOLD_CELL_LINES
                                                                                          : CELL_LINES);
}

static int
get_row_px (NabijLookingBackGrid *self,
            guint                 row)
{
  GPtrArray *widgets = g_ptr_array_index (self->rows, row);
  int        height_px = 0;

  for (guint i = 0; i < widgets->len; i++) {
    int natural_px;

    gtk_widget_measure (g_ptr_array_index (widgets, i), GTK_ORIENTATION_VERTICAL, get_column_px (self, i == 0), NULL, &natural_px, NULL, NULL);
    height_px = MAX (height_px, natural_px);
  }
  return height_px;
}

static guint
get_n_columns (NabijLookingBackGrid *self,
               GtkWidget            *part)
{
  GPtrArray *widgets = g_ptr_array_index (self->rows, 0);

  return part == self->sentences ? 1 : widgets->len - 1;
}

/* Both parts, so that a row is as high in one as in the other. */
static void
measure_part (GtkWidget     *part,
              GtkOrientation orientation,
              int            for_size,
              int           *minimum,
              int           *natural,
              int           *minimum_baseline,
              int           *natural_baseline)
{
  NabijLookingBackGrid *self = NABIJ_LOOKING_BACK_GRID (gtk_widget_get_ancestor (part, NABIJ_TYPE_LOOKING_BACK_GRID));

  *minimum = *natural = 0;
  if (self == NULL)
    return;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = *natural = (int)get_n_columns (self, part) * get_column_px (self, part == self->sentences);
    return;
  }
  for (guint i = 0; i < self->rows->len; i++)
    *natural += get_row_px (self, i);
  *minimum = *natural;
}

static void
allocate_part (GtkWidget *part,
               int        width,
               int        height,
               int        baseline)
{
  NabijLookingBackGrid *self = NABIJ_LOOKING_BACK_GRID (gtk_widget_get_ancestor (part, NABIJ_TYPE_LOOKING_BACK_GRID));
  const gboolean        is_sentences = part == self->sentences;
  const int             column_px = get_column_px (self, is_sentences);
  const guint           n_columns = get_n_columns (self, part);
  const gboolean        is_rtl = gtk_widget_get_direction (part) == GTK_TEXT_DIR_RTL;
  int                   y_px = 0;

  for (guint i = 0; i < self->rows->len; i++) {
    GPtrArray *widgets = g_ptr_array_index (self->rows, i);
    const int  row_px = get_row_px (self, i);

    for (guint j = 0; j < n_columns; j++) {
      const int x_px = (int)j * column_px;

      gtk_widget_size_allocate (g_ptr_array_index (widgets, is_sentences ? 0 : j + 1),
                                &(GtkAllocation){ is_rtl ? width - x_px - column_px : x_px, y_px, column_px, row_px }, -1);
    }
    y_px += row_px;
  }
}

static GtkSizeRequestMode
get_part_mode (GtkWidget *part)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static GtkWidget *
make_part (void)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_layout_manager (part, gtk_custom_layout_new (get_part_mode, measure_part, allocate_part));
  gtk_widget_set_valign (part, GTK_ALIGN_START);
  return part;
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_yalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "looking-back-cell");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add (NabijLookingBackGrid *self,
     GPtrArray            *row,
     GtkWidget            *widget)
{
  gtk_box_append (GTK_BOX (row->len == 0 ? self->sentences : self->cells), widget);
  g_ptr_array_add (row, widget);
}

static GPtrArray *
add_row (NabijLookingBackGrid *self)
{
  GPtrArray *row = g_ptr_array_new ();

  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_dates (NabijLookingBackGrid *self)
{
  GPtrArray *row = add_row (self);

  add (self, row, make_label ("", "first"));
  for (guint i = 0; i < nabij_looking_back_table_get_n_columns (self->table); i++)
    add (self, row, nabij_looking_back_words_make_date (nabij_looking_back_table_get_entry (self->table, i), &self->now));
}

static void
add_answers (NabijLookingBackGrid *self,
             guint                 number)
{
  const char    *sentence = nabij_looking_back_table_get_sentence (self->table, number);
  const gboolean is_told = nabij_looking_back_table_is_told (self->table, number);
  GPtrArray     *row = add_row (self);

  add (self, row, make_label (sentence, NULL));
  for (guint i = 0; i < nabij_looking_back_table_get_n_columns (self->table); i++) {
    const char      *words = nabij_looking_back_table_get_cell (self->table, number, i);
    GtkWidget       *cell = make_label (words != NULL ? words : "", is_told ? "told" : "answer");
    g_autofree char *date = nabij_entry_words_date (nabij_entry_get_instant (nabij_looking_back_table_get_entry (self->table, i)), &self->now);
    g_autofree char *name = nabij_looking_back_words_name_cell (words, date);

    /* Read aloud, a cell has neither a column nor a row around it. */
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
    add (self, row, cell);
  }
}

static gboolean
fill_cb (GtkWidget     *widget,
         GdkFrameClock *frame_clock,
         gpointer       user_data)
{
  NabijLookingBackGrid *self = NABIJ_LOOKING_BACK_GRID (widget);
  const guint           n_rows = nabij_looking_back_table_get_n_rows (self->table);

  for (guint i = 0; i < ROWS_A_FRAME && self->n_rows < n_rows; i++, self->n_rows++)
    add_answers (self, self->n_rows);
  if (self->n_rows < n_rows)
    return G_SOURCE_CONTINUE;

  g_signal_emit (self, signals[SIGNAL_FILLED], 0);
  return G_SOURCE_REMOVE;
}

static void
nabij_looking_back_grid_dispose (GObject *object)
{
  NabijLookingBackGrid *self = NABIJ_LOOKING_BACK_GRID (object);
  GtkWidget            *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (nabij_looking_back_grid_parent_class)->dispose (object);
}

static void
nabij_looking_back_grid_finalize (GObject *object)
{
  g_clear_pointer (&NABIJ_LOOKING_BACK_GRID (object)->table, nabij_looking_back_table_free);

  G_OBJECT_CLASS (nabij_looking_back_grid_parent_class)->finalize (object);
}

static void
nabij_looking_back_grid_class_init (NabijLookingBackGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_looking_back_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = nabij_looking_back_grid_finalize;

  /**
   * NabijLookingBackGrid::filled:
   * @self: a grid
   *
   * Emitted when everything stands in it.
   */
  signals[SIGNAL_FILLED] = g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "looking-back-grid");
}

/* A scrolled window takes the wheel also where it moves nothing: over the table, the page would stand
 * still. It is left what goes sideways. */
static void
leave_wheel_to_page (GtkWidget *scrolled)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scrolled);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
      gtk_event_controller_scroll_set_flags (GTK_EVENT_CONTROLLER_SCROLL (controller),
                                             GTK_EVENT_CONTROLLER_SCROLL_HORIZONTAL | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  }
}

static void
nabij_looking_back_grid_init (NabijLookingBackGrid *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  self->sentences = make_part ();
  self->cells = make_part ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->cells);
  leave_wheel_to_page (scrolled);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_parent (self->sentences, GTK_WIDGET (self));
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/**
 * nabij_looking_back_grid_new:
 * @table: (transfer full): what stands in it
 * @now: the present moment, for the years
 *
 * Makes a grid, which fills itself a little in each frame. The dates activate the actions win.open-entry and win.edit-entry.
 *
 * Returns: (transfer floating): the grid
 */
GtkWidget *
nabij_looking_back_grid_new (NabijLookingBackTable *table,
                             const NabijInstant    *now)
{
  NabijLookingBackGrid *self;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_LOOKING_BACK_GRID, NULL);
  self->table = table;
  self->now = *now;
  /* The columns are as wide from the beginning as they will be at the end. */
  for (guint i = 0; i < nabij_looking_back_table_get_n_rows (table); i++)
    self->has_told = self->has_told || nabij_looking_back_table_is_told (table, i);
  add_dates (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_cb, NULL, NULL);
  return GTK_WIDGET (self);
}

/**
 * nabij_looking_back_grid_get_least_px:
 * @widget: a widget with the same font
 *
 * Tells from which width on a grid is of use: the sentences, and two check-ins beside them.
 *
 * Returns: the width, in pixels
 */
int
nabij_looking_back_grid_get_least_px (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  return get_line_px (widget) * (SENTENCE_LINES + 2 * TOLD_CELL_LINES);
}
