/* nabij-order-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijOrderRow:
 *
 * A step of the fixed order: its words can be changed in place, and it can go up, down or away.
 */
#define NABIJ_TYPE_ORDER_ROW (nabij_order_row_get_type ())
G_DECLARE_FINAL_TYPE (NabijOrderRow, nabij_order_row, NABIJ, ORDER_ROW, GtkWidget)

GtkWidget *nabij_order_row_new (const char *uuid,
                                const char *text) G_GNUC_WARN_UNUSED_RESULT;

const char *nabij_order_row_get_uuid (NabijOrderRow *self);
void        nabij_order_row_set_place (NabijOrderRow *self,
                                       guint          place,
                                       guint          n_rows);
void        nabij_order_row_set_text (NabijOrderRow *self,
                                      const char    *text);
char       *nabij_order_row_dup_text (NabijOrderRow *self) G_GNUC_WARN_UNUSED_RESULT;
void        nabij_order_row_focus_move (NabijOrderRow *self,
                                        gboolean       up);

G_END_DECLS
