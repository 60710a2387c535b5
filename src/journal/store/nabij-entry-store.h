/* nabij-entry-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-database.h"
#include "nabij-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How far at most the place of an entry is after its time, in microseconds: 18 minutes. */
#define NABIJ_ENTRY_PLACE_SPREAD_US (G_GINT64_CONSTANT (1) << 30)

gboolean   nabij_entry_store_save (NabijDatabase *database,
                                   NabijEntry    *entry,
                                   GError       **error);
gboolean   nabij_entry_store_write (NabijDatabase *database,
                                    NabijEntry    *entry,
                                    GError       **error);
gboolean   nabij_entry_store_index (NabijDatabase *database,
                                    GError       **error);
GPtrArray *nabij_entry_store_list (NabijDatabase *database,
                                   NabijEntry    *before,
                                   guint          limit,
                                   GCancellable  *cancellable,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *nabij_entry_store_get_many (NabijDatabase *database,
                                       const gint64  *ids,
                                       guint          n_ids,
                                       GCancellable  *cancellable,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   nabij_entry_store_find (NabijDatabase *database,
                                   const char    *uuid,
                                   NabijEntry   **entry,
                                   GError       **error);
GPtrArray *nabij_entry_store_list_sessions (NabijDatabase *database,
                                            const char    *moment,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
