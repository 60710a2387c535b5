/* nabij-database.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * NabijDatabaseCheck:
 * @NABIJ_DATABASE_CHECK_QUICK: as much as tells a cut or overwritten file
 * @NABIJ_DATABASE_CHECK_WHOLE: everything, the indexes too; for a file that has already failed once
 *
 * How closely a file is looked at when it is opened.
 */
typedef enum {
  NABIJ_DATABASE_CHECK_QUICK,
  NABIJ_DATABASE_CHECK_WHOLE,
} NabijDatabaseCheck;

/**
 * NabijDatabase:
 *
 * One connection to the file of the journal. It is used by one thread at a time, and every function
 * waits for the disk.
 */
typedef struct _NabijDatabase NabijDatabase;

typedef gboolean (*NabijDatabaseFunc) (NabijDatabase *self,
                                       gpointer       data,
                                       GError       **error);

NabijDatabase *nabij_database_open (const char         *folder,
                                    const NabijInstant *now,
                                    NabijDatabaseCheck  check,
                                    char              **set_aside_path,
                                    GError            **error) G_GNUC_WARN_UNUSED_RESULT;
NabijDatabase *nabij_database_open_for_reading (const char *folder,
                                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void           nabij_database_close (NabijDatabase *self);

gboolean      nabij_database_replace (NabijDatabase *self,
                                      const char    *path,
                                      GError       **error);
gboolean      nabij_database_has_moved (NabijDatabase *self);
gboolean      nabij_database_in_transaction (NabijDatabase    *self,
                                             NabijDatabaseFunc func,
                                             gpointer          data,
                                             GError          **error);
gboolean      nabij_database_execute (NabijDatabase *self,
                                      const char    *sql,
                                      GError       **error);
gboolean      nabij_database_query_one (NabijDatabase *self,
                                        const char    *sql,
                                        gint64        *number,
                                        char         **text,
                                        GError       **error);
sqlite3_stmt *nabij_database_prepare (NabijDatabase *self,
                                      const char    *sql,
                                      GError       **error);
gboolean      nabij_database_finish (NabijDatabase *self,
                                     sqlite3_stmt  *statement,
                                     int            result,
                                     GError       **error);
void          nabij_database_set_cancellable (NabijDatabase *self,
                                              GCancellable  *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijDatabase, nabij_database_close)

G_END_DECLS
