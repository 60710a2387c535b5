/* nabij-database-copy.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-database.h"

G_BEGIN_DECLS

/**
 * NabijDatabaseStopFunc:
 * @data: what was handed over with it
 *
 * Is asked between two steps of a copy.
 *
 * Returns: whether to stop
 */
typedef gboolean (*NabijDatabaseStopFunc) (gpointer data);

NabijDatabase *nabij_database_open_copy (const char *path,
                                         GError    **error) G_GNUC_WARN_UNUSED_RESULT;
NabijDatabase *nabij_database_open_empty (GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean nabij_database_copy_to (NabijDatabase        *self,
                                 const char           *path,
                                 NabijDatabaseStopFunc should_stop,
                                 gpointer              data,
                                 GError              **error);
gboolean nabij_database_check_copy (NabijDatabase *self,
                                    GError       **error);
gboolean nabij_database_make_index_anew (NabijDatabase *self,
                                         GError       **error);

G_END_DECLS
