/* nabij-day-grid.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijDayGrid:
 *
 * The days of a month, to choose one from. It speaks the language of the program, where
 * #GtkCalendar speaks that of the C locale, and does not offer days outside a range.
 */
#define NABIJ_TYPE_DAY_GRID (nabij_day_grid_get_type ())
G_DECLARE_FINAL_TYPE (NabijDayGrid, nabij_day_grid, NABIJ, DAY_GRID, GtkWidget)

GtkWidget *nabij_day_grid_new (void) G_GNUC_WARN_UNUSED_RESULT;

void nabij_day_grid_set_range (NabijDayGrid *self,
                               const GDate  *first,
                               const GDate  *last);
void nabij_day_grid_set_day (NabijDayGrid *self,
                             const GDate  *day);
void nabij_day_grid_get_day (NabijDayGrid *self,
                             GDate        *day);

G_END_DECLS
