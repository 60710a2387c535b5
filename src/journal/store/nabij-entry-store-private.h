/* nabij-entry-store-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-database.h"
#include "nabij-entry.h"

G_BEGIN_DECLS

/* Where the words of a moment are kept apart. */
enum {
  ROLE_CIRCUMSTANCE,
  ROLE_OWN_CIRCUMSTANCE,
  ROLE_HELPED,
  ROLE_OWN_HELPED,
  N_ROLES,
};

static const char *const nabij_entry_store_role_names[N_ROLES] = {
  [ROLE_CIRCUMSTANCE] = "circumstance",
  [ROLE_OWN_CIRCUMSTANCE] = "own-circumstance",
  [ROLE_HELPED] = "helped",
  [ROLE_OWN_HELPED] = "own-helped",
};

/* The text is not copied: it lives as long as the entry, and nabij_database_finish() takes it back.
 * Binding fails only without memory, where GLib has ended the program already. */
static inline void
nabij_entry_store_bind_text (sqlite3_stmt *statement,
                             int           place,
                             const char   *text)
{
  if (text != NULL)
    sqlite3_bind_text (statement, place, text, -1, SQLITE_STATIC);
  else
    sqlite3_bind_null (statement, place);
}

/* A file that was damaged or edited by hand may hold bytes that no widget takes. */
static inline char *
nabij_entry_store_dup_text (sqlite3_stmt *statement,
                            int           column)
{
  const char *text = (const char *)sqlite3_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

/* Runs a statement that changes something for one entry. */
static inline gboolean
nabij_entry_store_run_for_id (NabijDatabase *database,
                              const char    *sql,
                              gint64         id,
                              GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);

  return nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

/* Ends a question that has one row or none. */
static inline gboolean
nabij_entry_store_finish_one (NabijDatabase *database,
                              sqlite3_stmt  *statement,
                              int            result,
                              GError       **error)
{
  return nabij_database_finish (database, statement, result == SQLITE_ROW ? SQLITE_DONE : result,
                                error);
}

gboolean nabij_entry_store_find_place (NabijDatabase *database,
                                       gint64         place,
                                       NabijEntry   **entry,
                                       GError       **error);

G_END_DECLS
