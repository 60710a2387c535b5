/* nabij-entry-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-database.h"
#include "nabij-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean   nabij_entry_store_save (NabijDatabase *database,
                                   NabijEntry    *entry,
                                   GError       **error);
GPtrArray *nabij_entry_store_list (NabijDatabase *database,
                                   NabijEntry    *before,
                                   guint          limit,
                                   GCancellable  *cancellable,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
