/* nabij-family-store-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family-store.h"

G_BEGIN_DECLS

static inline void
nabij_family_store_bind_text (sqlite3_stmt *statement,
                              int           parameter,
                              const char   *text)
{
  sqlite3_bind_text (statement, parameter, text, -1, SQLITE_TRANSIENT);
}

gboolean nabij_family_store_write_lists (NabijDatabase     *database,
                                         const NabijFamily *family,
                                         GError           **error);

G_END_DECLS
