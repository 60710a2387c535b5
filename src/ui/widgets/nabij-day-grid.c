/* nabij-day-grid.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-day-grid.h"

#include "nabij-language.h"

#include <glib/gi18n-lib.h>

#define N_COLUMNS 7
#define N_WEEKS 6
#define N_CELLS (N_COLUMNS * N_WEEKS)

struct _NabijDayGrid {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget *earlier_button;
  GtkWidget *later_button;
  GtkLabel  *month_label;
  GtkGrid   *days;

  /* Borrowed References */
  GtkWidget *cells[N_CELLS]; /* owned by days */

  GDate month; /* its first day */
  GDate day;
  GDate first; /* not valid where there is no limit */
  GDate last;  /* likewise */
};

G_DEFINE_FINAL_TYPE (NabijDayGrid, nabij_day_grid, GTK_TYPE_WIDGET)

enum {
  SIGNAL_DAY_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Translators: the days of the week over a month, as short as they are understood. */
static const char *const weekdays[N_COLUMNS] = {
  NC_ ("short weekday", "Mo"),
  NC_ ("short weekday", "Tu"),
  NC_ ("short weekday", "We"),
  NC_ ("short weekday", "Th"),
  NC_ ("short weekday", "Fr"),
  NC_ ("short weekday", "Sa"),
  NC_ ("short weekday", "Su"),
};

static GDateTime *
to_date_time (const GDate *date)
{
  return g_date_time_new_utc (g_date_get_year (date), (int)g_date_get_month (date), g_date_get_day (date), 0, 0, 0.0);
}

static gboolean
is_offered (NabijDayGrid *self,
            const GDate  *date)
{
  return (!g_date_valid (&self->first) || g_date_compare (date, &self->first) >= 0) &&
         (!g_date_valid (&self->last) || g_date_compare (date, &self->last) <= 0);
}

/* The day of a cell. The first row has the first day of the month in it; weeks begin on Monday. */
static void
get_cell_day (NabijDayGrid *self,
              guint         cell,
              GDate        *date)
{
  const guint before = (guint)g_date_get_weekday (&self->month) - 1;

  *date = self->month;
  if (cell >= before)
    g_date_add_days (date, cell - before);
  else
    g_date_subtract_days (date, before - cell);
}

static void
show_month (NabijDayGrid *self)
{
  g_autoptr (GDateTime) month = to_date_time (&self->month);
  g_autofree char *title = nabij_language_format_month (month);
  GDate            edge;

  gtk_label_set_label (self->month_label, title);
  for (guint i = 0; i < N_CELLS; i++) {
    g_autoptr (GDateTime) time = NULL;
    g_autofree char *spoken = NULL;
    g_autofree char *number = NULL;
    GtkWidget       *cell = self->cells[i];
    GDate            date;

    get_cell_day (self, i, &date);
    time = to_date_time (&date);
    spoken = nabij_language_format_date_with_year (time);
    number = g_strdup_printf ("%d", g_date_get_day (&date));
    gtk_button_set_label (GTK_BUTTON (cell), number);
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    /* The days of other months keep their place, so that the rows stand still. */
    gtk_widget_set_opacity (cell, g_date_get_month (&date) == g_date_get_month (&self->month) ? 1.0 : 0.0);
    gtk_widget_set_can_target (cell, g_date_get_month (&date) == g_date_get_month (&self->month));
    gtk_widget_set_sensitive (cell, g_date_get_month (&date) == g_date_get_month (&self->month) && is_offered (self, &date));
    if (g_date_valid (&self->day) && g_date_compare (&date, &self->day) == 0)
      gtk_widget_add_css_class (cell, "chosen");
    else
      gtk_widget_remove_css_class (cell, "chosen");
  }

  edge = self->month;
  g_date_subtract_days (&edge, 1);
  gtk_widget_set_sensitive (self->earlier_button, is_offered (self, &edge));
  edge = self->month;
  g_date_add_months (&edge, 1);
  gtk_widget_set_sensitive (self->later_button, is_offered (self, &edge));
}

static void
earlier_cb (NabijDayGrid *self)
{
  g_date_subtract_months (&self->month, 1);
  show_month (self);
}

static void
later_cb (NabijDayGrid *self)
{
  g_date_add_months (&self->month, 1);
  show_month (self);
}

static void
cell_cb (NabijDayGrid *self,
         GtkWidget    *cell)
{
  GDate date;

  for (guint i = 0; i < N_CELLS; i++) {
    if (self->cells[i] == cell) {
      get_cell_day (self, i, &date);
      nabij_day_grid_set_day (self, &date);
      g_signal_emit (self, signals[SIGNAL_DAY_CHOSEN], 0);
      return;
    }
  }
}

static void
nabij_day_grid_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_day_grid_parent_class)->dispose (object);
}

static void
nabij_day_grid_class_init (NabijDayGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_day_grid_dispose;

  /**
   * NabijDayGrid::day-chosen:
   * @self: a grid
   *
   * Emitted when the person has chosen a day.
   */
  signals[SIGNAL_DAY_CHOSEN] = g_signal_new ("day-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                             0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/widgets/nabij-day-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijDayGrid, earlier_button);
  gtk_widget_class_bind_template_child (widget_class, NabijDayGrid, later_button);
  gtk_widget_class_bind_template_child (widget_class, NabijDayGrid, month_label);
  gtk_widget_class_bind_template_child (widget_class, NabijDayGrid, days);
  gtk_widget_class_bind_template_callback (widget_class, earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_set_css_name (widget_class, "daygrid");
}

static void
nabij_day_grid_init (NabijDayGrid *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (int column = 0; column < N_COLUMNS; column++) {
    GtkWidget *label = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "short weekday", weekdays[column]));

    gtk_widget_add_css_class (label, "card-line");
    gtk_grid_attach (self->days, label, column, 0, 1, 1);
  }
  for (int i = 0; i < N_CELLS; i++) {
    self->cells[i] = gtk_button_new ();
    gtk_widget_add_css_class (self->cells[i], "flat");
    gtk_widget_add_css_class (self->cells[i], "circular");
    g_signal_connect_object (self->cells[i], "clicked", G_CALLBACK (cell_cb), self, G_CONNECT_SWAPPED);
    gtk_grid_attach (self->days, self->cells[i], i % N_COLUMNS, 1 + i / N_COLUMNS, 1, 1);
  }
  g_date_set_dmy (&self->month, 1, G_DATE_JANUARY, 1970);
  show_month (self);
}

/**
 * nabij_day_grid_new:
 *
 * Makes a grid without a chosen day.
 *
 * Returns: (transfer floating): the grid
 */
GtkWidget *
nabij_day_grid_new (void)
{
  return g_object_new (NABIJ_TYPE_DAY_GRID, NULL);
}

/**
 * nabij_day_grid_set_range:
 * @self: a grid
 * @first: (nullable): the first day that can be chosen, or `NULL` for no limit
 * @last: (nullable): the last one, likewise
 *
 * Sets which days are offered.
 */
void
nabij_day_grid_set_range (NabijDayGrid *self,
                          const GDate  *first,
                          const GDate  *last)
{
  g_return_if_fail (NABIJ_IS_DAY_GRID (self));
  g_return_if_fail (first == NULL || g_date_valid (first));
  g_return_if_fail (last == NULL || g_date_valid (last));

  g_date_clear (&self->first, 1);
  g_date_clear (&self->last, 1);
  if (first != NULL)
    self->first = *first;
  if (last != NULL)
    self->last = *last;
  show_month (self);
}

/**
 * nabij_day_grid_set_day:
 * @self: a grid
 * @day: a day
 *
 * Marks a day as the chosen one and shows its month.
 */
void
nabij_day_grid_set_day (NabijDayGrid *self,
                        const GDate  *day)
{
  g_return_if_fail (NABIJ_IS_DAY_GRID (self));
  g_return_if_fail (day != NULL && g_date_valid (day));

  self->day = *day;
  self->month = *day;
  g_date_set_day (&self->month, 1);
  show_month (self);
}

/**
 * nabij_day_grid_get_day:
 * @self: a grid
 * @day: (out caller-allocates): the chosen day; not valid where none was chosen
 *
 * Tells which day is chosen.
 */
void
nabij_day_grid_get_day (NabijDayGrid *self,
                        GDate        *day)
{
  g_return_if_fail (NABIJ_IS_DAY_GRID (self));
  g_return_if_fail (day != NULL);

  *day = self->day;
}
