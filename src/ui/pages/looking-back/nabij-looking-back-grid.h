/* nabij-looking-back-grid.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-looking-back-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijLookingBackGrid:
 *
 * Check-ins side by side where there is room for it. The sentences stay where they are when the columns
 * are moved sideways.
 */
#define NABIJ_TYPE_LOOKING_BACK_GRID (nabij_looking_back_grid_get_type ())
G_DECLARE_FINAL_TYPE (NabijLookingBackGrid, nabij_looking_back_grid, NABIJ, LOOKING_BACK_GRID, GtkWidget)

GtkWidget *nabij_looking_back_grid_new (NabijLookingBackTable *table,
                                        const NabijInstant    *now) G_GNUC_WARN_UNUSED_RESULT;
int        nabij_looking_back_grid_get_least_px (GtkWidget *widget);

G_END_DECLS
