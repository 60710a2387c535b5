/* nabij-database-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the database share among themselves.
 */

#pragma once

#include "nabij-database.h"
#include "nabij-journal-folder.h"

G_BEGIN_DECLS

struct _NabijDatabase {
  NabijJournalFolder *folder; /* NULL where it is not the journal itself, open for writing */
  sqlite3            *handle;
  GHashTable         *statements; /* (owned) (element-type utf8 sqlite3_stmt), by their text */
};

gboolean nabij_database_open_handle (NabijDatabase *self,
                                     const char    *path,
                                     int            flags,
                                     GError       **error);
gboolean nabij_database_check_identity (NabijDatabase *self,
                                        gint64        *version,
                                        GError       **error);
gboolean nabij_database_check_soundness (NabijDatabase     *self,
                                         NabijDatabaseCheck check,
                                         GError           **error);
gboolean nabij_database_bring_up_to_date (NabijDatabase *self,
                                          GError       **error);
gboolean nabij_database_set_option (NabijDatabase *self,
                                    int            option,
                                    int            value,
                                    GError       **error);

G_END_DECLS
