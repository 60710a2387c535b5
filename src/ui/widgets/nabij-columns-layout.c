/* nabij-columns-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-columns-layout.h"

struct _NabijColumnsLayout {
  GtkLayoutManager parent_instance;

  int two_from_px;
  int gap_px;
};

G_DEFINE_FINAL_TYPE (NabijColumnsLayout, nabij_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_widest (GtkWidget *widget,
            gboolean   natural)
{
  int widest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int minimum_px;
    int natural_px;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_px, &natural_px, NULL, NULL);
    widest = MAX (widest, natural ? natural_px : minimum_px);
  }
  return widest;
}

/* With large text two columns may not fit where they otherwise would. */
static int
get_n_columns (NabijColumnsLayout *self,
               GtkWidget          *widget,
               int                 width_px)
{
  return width_px >= self->two_from_px && width_px >= 2 * get_widest (widget, FALSE) + self->gap_px ? 2 : 1;
}

/* Goes through the rows, and places them if it is asked to; returns how high they are together. */
static int
place (NabijColumnsLayout *self,
       GtkWidget          *widget,
       int                 width_px,
       gboolean            allocate)
{
  const int      n_columns = get_n_columns (self, widget, width_px);
  const int      column_px = n_columns == 2 ? (width_px - self->gap_px) / 2 : width_px;
  const gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget     *row[2];
  int            n_in_row = 0;
  int            row_px = 0;
  int            y_px = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *next = gtk_widget_get_next_sibling (child);

    if (gtk_widget_should_layout (child)) {
      int natural_px;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column_px, NULL, &natural_px, NULL, NULL);
      row[n_in_row++] = child;
      row_px = MAX (row_px, natural_px);
    }
    if (n_in_row == 0 || (n_in_row < n_columns && next != NULL))
      continue;

    if (y_px > 0)
      y_px += self->gap_px;
    for (int i = 0; allocate && i < n_in_row; i++) {
      const int     column = is_rtl ? n_columns - 1 - i : i;
      GtkAllocation area = { column * (column_px + self->gap_px), y_px, column_px, row_px };

      gtk_widget_size_allocate (row[i], &area, -1);
    }
    y_px += row_px;
    n_in_row = 0;
    row_px = 0;
  }
  return y_px;
}

static GtkSizeRequestMode
nabij_columns_layout_get_request_mode (GtkLayoutManager *manager,
                                       GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
nabij_columns_layout_measure (GtkLayoutManager *manager,
                              GtkWidget        *widget,
                              GtkOrientation    orientation,
                              int               for_size,
                              int              *minimum,
                              int              *natural,
                              int              *minimum_baseline,
                              int              *natural_baseline)
{
  NabijColumnsLayout *self = NABIJ_COLUMNS_LAYOUT (manager);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = get_widest (widget, FALSE);
    *natural = MAX (*minimum, 2 * get_widest (widget, TRUE) + self->gap_px);
    return;
  }

  *minimum = *natural = place (self, widget, for_size >= 0 ? for_size : get_widest (widget, FALSE), FALSE);
}

static void
nabij_columns_layout_allocate (GtkLayoutManager *manager,
                               GtkWidget        *widget,
                               int               width,
                               int               height,
                               int               baseline)
{
  place (NABIJ_COLUMNS_LAYOUT (manager), widget, width, TRUE);
}

static void
nabij_columns_layout_class_init (NabijColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = nabij_columns_layout_get_request_mode;
  manager_class->measure = nabij_columns_layout_measure;
  manager_class->allocate = nabij_columns_layout_allocate;
}

static void
nabij_columns_layout_init (NabijColumnsLayout *self)
{
}

/**
 * nabij_columns_layout_new:
 * @two_from_px: from which width on there are two columns, in pixels
 * @gap_px: how far cards stand from each other, in pixels, ≥ 0
 *
 * Makes a layout manager.
 *
 * Returns: (transfer full): the layout manager
 */
GtkLayoutManager *
nabij_columns_layout_new (int two_from_px,
                          int gap_px)
{
  NabijColumnsLayout *self = g_object_new (NABIJ_TYPE_COLUMNS_LAYOUT, NULL);

  g_return_val_if_fail (gap_px >= 0, NULL);

  self->two_from_px = two_from_px;
  self->gap_px = gap_px;
  return GTK_LAYOUT_MANAGER (self);
}
