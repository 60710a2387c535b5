/* nabij-keepsake-print.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-keepsake-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     nabij_keepsake_print_async (NabijKeepsakeBook      *book,
                                     GtkWindow              *parent,
                                     GtkPrintOperationAction action,
                                     const char             *path,
                                     GAsyncReadyCallback     callback,
                                     gpointer                user_data);
gboolean nabij_keepsake_print_finish (GAsyncResult *result,
                                      GError      **error);

G_END_DECLS
