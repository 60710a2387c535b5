/* nabij-keepsake-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-keepsake-book.h"

G_BEGIN_DECLS

void     nabij_keepsake_file_save_async (NabijKeepsakeBook  *book,
                                         GFile              *file,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean nabij_keepsake_file_save_finish (GAsyncResult *result,
                                          GError      **error);

G_END_DECLS
