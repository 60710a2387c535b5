/* nabij-database-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens any file that may be a journal, and finds out whether it is one.
 */

#include "config.h"

#include "nabij-database-private.h"

#include "nabij-journal-error.h"
#include "nabij-schema.h"
#include "nabij-search.h"
#include "nabij-sqlite-error.h"

/* Long enough for another program to finish a short write, short enough for a person who quits. */
#define BUSY_TIMEOUT_MS 2000

/**
 * nabij_database_execute:
 * @self: the connection
 * @sql: statements without values
 * @error: return location for an error
 *
 * Runs statements that are not worth keeping.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether they were run
 */
gboolean
nabij_database_execute (NabijDatabase *self,
                        const char    *sql,
                        GError       **error)
{
  int result;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (sql != NULL, FALSE);

  result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (result != SQLITE_OK) {
    nabij_sqlite_error_set (self->handle, "Could not change the journal", result, error);
    return FALSE;
  }

  return TRUE;
}

/**
 * nabij_database_query_one:
 * @self: the connection
 * @sql: a question that always has an answer
 * @number: (out) (optional): the answer as a number, where @text is `NULL`
 * @text: (out) (optional) (transfer full) (nullable): the answer as text
 * @error: return location for an error
 *
 * Reads the first column of the first row.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it was read
 */
gboolean
nabij_database_query_one (NabijDatabase *self,
                          const char    *sql,
                          gint64        *number,
                          char         **text,
                          GError       **error)
{
  sqlite3_stmt *statement = NULL;
  int           result = sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result != SQLITE_ROW) {
    /* Every question that is asked here has an answer, so that none is a damage as well. */
    nabij_sqlite_error_set (self->handle, "Could not read the journal",
                            result == SQLITE_DONE ? SQLITE_CORRUPT : result, error);
    sqlite3_finalize (statement);
    return FALSE;
  }

  if (text != NULL)
    *text = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  else
    *number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);

  return TRUE;
}

/**
 * nabij_database_set_option:
 * @self: the connection
 * @option: one of the `SQLITE_DBCONFIG_…` that are on or off
 * @value: 1 or 0
 * @error: return location for an error
 *
 * Sets an option of a connection.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it was set
 */
gboolean
nabij_database_set_option (NabijDatabase *self,
                           int            option,
                           int            value,
                           GError       **error)
{
  int result = sqlite3_db_config (self->handle, option, value, NULL);

  if (result != SQLITE_OK) {
    nabij_sqlite_error_set (self->handle, "Could not set an option", result, error);
    return FALSE;
  }

  return TRUE;
}

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

/**
 * nabij_database_open_handle:
 * @self: a connection without a file
 * @path: (type filename): the file
 * @flags: how SQLite opens it
 * @error: return location for an error
 *
 * Opens a file that may be anything, so that it can harm as little as possible.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it is open; the handle is there in either case, for nabij_database_close()
 */
gboolean
nabij_database_open_handle (NabijDatabase *self,
                            const char    *path,
                            int            flags,
                            GError       **error)
{
  int result;

  flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
  result = sqlite3_open_v2 (path, &self->handle, flags, NULL);
  if (result != SQLITE_OK) {
    nabij_sqlite_error_set (self->handle, "Could not open the journal", result, error);
    return FALSE;
  }
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                            finalize_statement);

  /* Until we know that the file is ours, closing it leaves it as it was. After that, a file that
   * somebody has tampered with can harm as little as possible. A map of a file that is cut under us
   * would end the program, so there is none. */
  return nabij_database_set_option (self, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, error) &&
         nabij_database_set_option (self, SQLITE_DBCONFIG_DEFENSIVE, 1, error) &&
         nabij_database_set_option (self, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, error) &&
         nabij_database_set_option (self, SQLITE_DBCONFIG_ENABLE_FKEY, 1, error) &&
         nabij_database_execute (self,
                                 "PRAGMA cell_size_check = ON;"
                                 "PRAGMA mmap_size = 0;"
                                 "PRAGMA temp_store = MEMORY;",
                                 error);
}

/**
 * nabij_database_check_identity:
 * @self: the connection
 * @version: (out): the version of the file, which is 0 for one without anything in it
 * @error: return location for an error
 *
 * Tells whether a file is a journal that this program knows.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_NEWER`, and as nabij_database_finish().
 *
 * Returns: whether it is
 */
gboolean
nabij_database_check_identity (NabijDatabase *self,
                               gint64        *version,
                               GError       **error)
{
  gint64 application_id;
  gint64 n_objects;

  if (!nabij_database_query_one (self, "PRAGMA application_id", &application_id, NULL, error) ||
      !nabij_database_query_one (self, "PRAGMA user_version", version, NULL, error))
    return FALSE;

  if (application_id == NABIJ_SCHEMA_APPLICATION_ID) {
    if (*version > nabij_schema_get_newest_version ()) {
      g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_NEWER,
                   "The journal has version %" G_GINT64_FORMAT ", known are versions up to %d",
                   *version, nabij_schema_get_newest_version ());
      return FALSE;
    }
    if (*version >= 1)
      return TRUE;
  } else if (application_id == 0 && *version == 0) {
    if (!nabij_database_query_one (self, "SELECT count(*) FROM sqlite_schema", &n_objects, NULL, error))
      return FALSE;
    if (n_objects == 0)
      return TRUE;
  }

  g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_DAMAGED,
               "The file is no journal: application %" G_GINT64_FORMAT
               ", version %" G_GINT64_FORMAT,
               application_id, *version);
  return FALSE;
}

/**
 * nabij_database_check_soundness:
 * @self: the connection
 * @check: how closely it is looked at
 * @error: return location for an error
 *
 * Tells whether a file can be read as it should.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it can
 */
gboolean
nabij_database_check_soundness (NabijDatabase     *self,
                                NabijDatabaseCheck check,
                                GError           **error)
{
  g_autofree char *answer = NULL;
  const char      *question = "PRAGMA quick_check (1)";

  if (check == NABIJ_DATABASE_CHECK_WHOLE)
    question = "PRAGMA integrity_check (1)";
  if (!nabij_database_query_one (self, question, NULL, &answer, error))
    return FALSE;

  if (g_strcmp0 (answer, "ok") != 0) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_DAMAGED,
                 "The journal is damaged: %s", answer);
    return FALSE;
  }

  return TRUE;
}

/* For the steps of the schema: nabij_search_fold(). */
static void
fold_cb (sqlite3_context *context,
         int              n_values,
         sqlite3_value  **values)
{
  char *folded = nabij_search_fold ((const char *)sqlite3_value_text (values[0]));

  sqlite3_result_text (context, folded, -1, g_free);
}

static gboolean
migrate (NabijDatabase *self,
         gpointer       data,
         GError       **error)
{
  const NabijSchemaStep *step;
  gint64                 version;

  if (!nabij_database_query_one (self, "PRAGMA user_version", &version, NULL, error))
    return FALSE;

  sqlite3_create_function (self->handle, "nabij_fold", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL,
                           fold_cb, NULL, NULL);
  for (step = nabij_schema_get_step_after ((int)version);
       step != NULL;
       step = nabij_schema_get_step_after (step->version)) {
    g_autofree char *stamp = NULL;

    g_debug ("Journal: version %d, %s", step->version, step->name);
    /* A PRAGMA takes no parameters; both values are numbers of ours. */
    stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                             NABIJ_SCHEMA_APPLICATION_ID, step->version);
    if (!nabij_database_execute (self, step->sql, error) || !nabij_database_execute (self, stamp, error))
      return FALSE;
  }

  return TRUE;
}

/**
 * nabij_database_bring_up_to_date:
 * @self: a connection for writing
 * @error: return location for an error
 *
 * Brings an older or an empty file to the newest version, in one transaction.
 *
 * Errors: as nabij_database_in_transaction().
 *
 * Returns: whether it has the newest version
 */
gboolean
nabij_database_bring_up_to_date (NabijDatabase *self,
                                 GError       **error)
{
  gint64 version;

  return nabij_database_query_one (self, "PRAGMA user_version", &version, NULL, error) &&
         (version >= nabij_schema_get_newest_version () ||
          nabij_database_in_transaction (self, migrate, NULL, error));
}
