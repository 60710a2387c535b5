/* nabij-search-index.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-database.h"
#include "nabij-entry.h"

G_BEGIN_DECLS

gboolean nabij_search_index_save (NabijDatabase *database,
                                  NabijEntry    *entry,
                                  gint64         place,
                                  GError       **error);
gboolean nabij_search_index_drop (NabijDatabase *database,
                                  gint64         place,
                                  GError       **error);
gboolean nabij_search_index_put_off (NabijDatabase *database,
                                     gint64         place,
                                     GError       **error);
gboolean nabij_search_index_remove (NabijDatabase *database,
                                    gint64         place,
                                    GError       **error);

G_END_DECLS
