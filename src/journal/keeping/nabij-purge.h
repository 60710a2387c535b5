/* nabij-purge.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-database.h"

G_BEGIN_DECLS

gboolean nabij_purge_mark (NabijDatabase *database,
                           const char    *uuid,
                           gint64         now_us,
                           GError       **error);
gboolean nabij_purge_unmark (NabijDatabase *database,
                             const char    *uuid,
                             gboolean      *was_there,
                             GError       **error);

gboolean nabij_purge_is_due (NabijDatabase *database,
                             gboolean      *is_due,
                             GError       **error);
gboolean nabij_purge_begin (NabijDatabase *database,
                            GError       **error);
gboolean nabij_purge_list_begun (NabijDatabase *database,
                                 char        ***uuids,
                                 GError       **error);
gboolean nabij_purge_end (NabijDatabase     *database,
                          const char *const *uuids,
                          gint64             now_us,
                          GError           **error);
gboolean nabij_purge_from_copy (NabijDatabase     *copy,
                                const char *const *uuids,
                                gint64             now_us,
                                GError           **error);
gboolean nabij_purge_list_done (NabijDatabase *database,
                                char        ***uuids,
                                GError       **error);

G_END_DECLS
