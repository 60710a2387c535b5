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
