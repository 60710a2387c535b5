/* nabij-columns-layout.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijColumnsLayout:
 *
 * Puts cards below each other, and in two columns where there is room for that. Cards that are beside
 * each other are of one height.
 */
#define NABIJ_TYPE_COLUMNS_LAYOUT (nabij_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (NabijColumnsLayout, nabij_columns_layout, NABIJ, COLUMNS_LAYOUT, GtkLayoutManager)

GtkLayoutManager *nabij_columns_layout_new (int two_from_px,
                                            int gap_px) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
