/* nabij-order-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_ORDER_PAGE (nabij_order_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijOrderPage, nabij_order_page, NABIJ, ORDER_PAGE, GtkWidget)

GtkWidget *nabij_order_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
