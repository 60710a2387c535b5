/* nabij-wrap-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-wrap-layout.h"

#define GAP_PX 7

/* Children stand beside each other like the words of a text, each as wide as it likes, and go on in
 * the next row where there is no more room. */
struct _NabijWrapLayout {
  GtkLayoutManager parent_instance;

  int gap_px;
};

G_DEFINE_FINAL_TYPE (NabijWrapLayout, nabij_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The end of the row that begins with @first, and how wide and high it is. */
static GtkWidget *
measure_row (NabijWrapLayout *self,
             GtkWidget       *first,
             int              width_px,
             int             *row_height_px)
{
  GtkWidget *child = first;
  int        used_px = 0;

  *row_height_px = 0;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int minimum_px;
    int natural_px;
    int height_px;

    if (!gtk_widget_should_layout (child))
      continue;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_px, &natural_px, NULL, NULL);
    if (child != first && used_px > 0 && used_px + self->gap_px + natural_px > width_px)
      break;

    natural_px = MAX (minimum_px, MIN (natural_px, width_px));
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, natural_px, NULL, &height_px, NULL, NULL);
    used_px += (used_px > 0 ? self->gap_px : 0) + natural_px;
    *row_height_px = MAX (*row_height_px, height_px);
  }

  return child;
}

static void
measure_width (NabijWrapLayout *self,
               GtkWidget       *widget,
               int             *minimum_px,
               int             *natural_px)
{
  *minimum_px = 0;
  *natural_px = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int child_minimum_px;
    int child_natural_px;

    if (!gtk_widget_should_layout (child))
      continue;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum_px, &child_natural_px, NULL, NULL);
    *minimum_px = MAX (*minimum_px, child_minimum_px);
    *natural_px += (*natural_px > 0 ? self->gap_px : 0) + child_natural_px;
  }
}

static int
measure_height (NabijWrapLayout *self,
                GtkWidget       *widget,
                int              width_px)
{
  int height_px = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;) {
    int row_height_px;

    child = measure_row (self, child, width_px, &row_height_px);
    height_px += (height_px > 0 && row_height_px > 0 ? self->gap_px : 0) + row_height_px;
  }

  return height_px;
}

static GtkSizeRequestMode
nabij_wrap_layout_get_request_mode (GtkLayoutManager *layout,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
nabij_wrap_layout_measure (GtkLayoutManager *layout,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  NabijWrapLayout *self = NABIJ_WRAP_LAYOUT (layout);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    measure_width (self, widget, minimum, natural);
    return;
  }

  /* Without a width, the height is that of the narrowest, which always has room. */
  if (for_size < 0)
    measure_width (self, widget, &for_size, natural);
  *minimum = *natural = measure_height (self, widget, for_size);
}

static void
allocate_row (NabijWrapLayout *self,
              GtkWidget       *widget,
              GtkWidget       *first,
              GtkWidget       *end,
              int              width_px,
              int              y_px,
              int              height_px)
{
  const gboolean to_the_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int            x_px = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child)) {
    GtkAllocation place = { 0, y_px, 0, height_px };
    int           minimum_px;
    int           natural_px;

    if (!gtk_widget_should_layout (child))
      continue;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_px, &natural_px, NULL, NULL);
    place.width = MAX (minimum_px, MIN (natural_px, width_px));
    place.x = to_the_left ? width_px - x_px - place.width : x_px;
    gtk_widget_size_allocate (child, &place, -1);
    x_px += place.width + self->gap_px;
  }
}

static void
nabij_wrap_layout_allocate (GtkLayoutManager *layout,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  NabijWrapLayout *self = NABIJ_WRAP_LAYOUT (layout);
  int              y_px = 0;

  for (GtkWidget *first = gtk_widget_get_first_child (widget); first != NULL;) {
    int        height_px;
    GtkWidget *end = measure_row (self, first, width, &height_px);

    allocate_row (self, widget, first, end, width, y_px, height_px);
    y_px += height_px + (height_px > 0 ? self->gap_px : 0);
    first = end;
  }
}

static void
nabij_wrap_layout_class_init (NabijWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = nabij_wrap_layout_get_request_mode;
  layout_class->measure = nabij_wrap_layout_measure;
  layout_class->allocate = nabij_wrap_layout_allocate;
}

static void
nabij_wrap_layout_init (NabijWrapLayout *self)
{
  /* As in a template, where no other gap is asked for. */
  self->gap_px = GAP_PX;
}

/**
 * nabij_wrap_layout_new:
 * @gap_px: the space between children and between rows, in pixels, ≥ 0
 *
 * Makes a layout that wraps like a text.
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
nabij_wrap_layout_new (int gap_px)
{
  NabijWrapLayout *self;

  g_return_val_if_fail (gap_px >= 0, NULL);

  self = g_object_new (NABIJ_TYPE_WRAP_LAYOUT, NULL);
  self->gap_px = gap_px;
  return GTK_LAYOUT_MANAGER (self);
}
