/* nabij-import-stage.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the entries of a file wait beside the journal: a temporary table of the writing connection,
 * which is in memory and is gone with it. Runs on the writing thread, inside of a transaction.
 */

#include "config.h"

#include "nabij-import-stage.h"

#include "nabij-entry-bytes.h"
#include "nabij-entry-store.h"
#include "nabij-transfer-error.h"

#define MAKE_STAGE                           \
  "CREATE TEMP TABLE IF NOT EXISTS staged (" \
  "  number INTEGER PRIMARY KEY,"            \
  "  import INTEGER NOT NULL,"               \
  "  uuid TEXT NOT NULL,"                    \
  "  changed_us INTEGER NOT NULL,"           \
  "  bytes BLOB NOT NULL,"                   \
  "  UNIQUE (import, uuid)"                  \
  ") STRICT"
#define HAS_STAGE "SELECT count(*) FROM sqlite_temp_schema WHERE name = 'staged'"
#define COUNT_STAGED "SELECT count(*) FROM temp.staged WHERE import = ?1"
#define ADD_STAGED \
  "INSERT INTO temp.staged (import, uuid, changed_us, bytes) VALUES (?1, ?2, ?3, ?4)"
#define READ_STAGED \
  "SELECT uuid, changed_us, bytes FROM temp.staged WHERE import = ?1 ORDER BY number"
#define DROP_STAGED "DELETE FROM temp.staged WHERE import = ?1"
/* Marked as deleted, or purged: both mean that somebody did not want it any more. */
#define COMPARE                                                                 \
  "SELECT (SELECT changed_us FROM entry WHERE uuid = ?1),"                      \
  " EXISTS (SELECT 1 FROM entry WHERE uuid = ?1 AND deleted_us IS NOT NULL) OR" \
  " EXISTS (SELECT 1 FROM tombstone WHERE uuid = ?1)"
#define ADD_AUTHOR                                            \
  "INSERT OR IGNORE INTO author (name, added_us, is_writing)" \
  " VALUES (?1, max (?2, coalesce ((SELECT max (added_us) + 1 FROM author), ?2)), 0)"

/* What a merge means for one entry. */
typedef enum {
  CHANGE_NEW,
  CHANGE_NEWER,
  CHANGE_NONE,
  CHANGE_DELETED_BEFORE,
} Change;

static gboolean
run (NabijDatabase *database,
     const char    *sql,
     GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, error);

  return statement != NULL &&
         nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

/* Ends a question that has one row. */
static gboolean
finish_one (NabijDatabase *database,
            sqlite3_stmt  *statement,
            int            result,
            GError       **error)
{
  return nabij_database_finish (database, statement, result == SQLITE_ROW ? SQLITE_DONE : result, error);
}

static gboolean
count (NabijDatabase *database,
       const char    *sql,
       gint64         import,
       gint64        *number,
       GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, error);
  int           result;

  if (statement == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int64 (statement, 1, import);
  result = sqlite3_step (statement);
  *number = result == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;

  return finish_one (database, statement, result, error);
}

static gboolean
compare (NabijDatabase *database,
         const char    *uuid,
         gint64         changed_us,
         Change        *change,
         GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, COMPARE, error);
  int           result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, uuid, -1, SQLITE_STATIC);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW) {
    if (sqlite3_column_int (statement, 1))
      *change = CHANGE_DELETED_BEFORE;
    else if (sqlite3_column_type (statement, 0) == SQLITE_NULL)
      *change = CHANGE_NEW;
    else
      *change = changed_us > sqlite3_column_int64 (statement, 0) ? CHANGE_NEWER : CHANGE_NONE;
  }

  return finish_one (database, statement, result, error);
}

static void
count_change (NabijImportSummary *summary,
              Change              change)
{
  switch (change) {
  case CHANGE_NEW:
    summary->n_new++;
    break;
  case CHANGE_NEWER:
    summary->n_changed++;
    break;
  case CHANGE_DELETED_BEFORE:
    summary->n_deleted_before++;
    break;
  case CHANGE_NONE:
  default:
    summary->n_same++;
    break;
  }
}

static gboolean
merge_row (NabijDatabase *database,
           sqlite3_stmt  *row,
           GError       **error)
{
  const char *uuid = (const char *)sqlite3_column_text (row, 0);
  Change      change = CHANGE_NONE;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NabijEntry) entry = NULL;

  if (!compare (database, uuid, sqlite3_column_int64 (row, 1), &change, error))
    return FALSE;
  if (change != CHANGE_NEW && change != CHANGE_NEWER)
    return TRUE;

  bytes = g_bytes_new (sqlite3_column_blob (row, 2), (gsize)sqlite3_column_bytes (row, 2));
  entry = nabij_entry_from_bytes (bytes);

  return nabij_entry_store_write (database, entry, error);
}

/* The table is gone where the file was closed and opened since. */
static gboolean
check_stage (NabijDatabase *database,
             gint64         import,
             guint          n_staged,
             GError       **error)
{
  gint64 number = 0;

  if (!count (database, HAS_STAGE, import, &number, error))
    return FALSE;
  if (number == 0 && n_staged == 0)
    return TRUE;
  if (number > 0 && !count (database, COUNT_STAGED, import, &number, error))
    return FALSE;
  if (number == n_staged)
    return TRUE;
  nabij_transfer_error_set (error, NABIJ_TRANSFER_ERROR_STALE);

  return FALSE;
}

/**
 * nabij_staged_entry_new:
 * @entry: an entry
 *
 * Packs an entry, on any thread.
 *
 * Returns: (transfer full): the packed entry
 */
NabijStagedEntry *
nabij_staged_entry_new (NabijEntry *entry)
{
  NabijStagedEntry *self;

  g_return_val_if_fail (entry != NULL, NULL);

  self = g_new0 (NabijStagedEntry, 1);
  self->uuid = g_strdup (nabij_entry_get_uuid (entry));
  self->changed_us = nabij_entry_get_fields (entry)->changed_us;
  self->bytes = nabij_entry_to_bytes (entry);

  return self;
}

/**
 * nabij_staged_entry_free:
 * @self: (transfer full): a packed entry
 *
 * Lets go of it.
 */
void
nabij_staged_entry_free (NabijStagedEntry *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->uuid);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * nabij_import_stage_add:
 * @database: a connection for writing, in a transaction
 * @import: the number of the import
 * @entry: the entry
 * @summary: (inout): where it is counted what the merge would do with it
 * @error: return location for an error
 *
 * Lays an entry beside the journal, and compares it with what is there.
 *
 * Errors: `NABIJ_TRANSFER_ERROR_DUPLICATE`, and those of nabij_database_finish().
 *
 * Returns: whether it was done
 */
gboolean
nabij_import_stage_add (NabijDatabase      *database,
                        gint64              import,
                        NabijStagedEntry   *entry,
                        NabijImportSummary *summary,
                        GError            **error)
{
  sqlite3_stmt *statement;
  gconstpointer bytes;
  gsize         length;
  Change        change = CHANGE_NONE;
  int           result;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);
  g_return_val_if_fail (summary != NULL, FALSE);

  if (!run (database, MAKE_STAGE, error))
    return FALSE;
  statement = nabij_database_prepare (database, ADD_STAGED, error);
  if (statement == NULL)
    return FALSE;

  bytes = g_bytes_get_data (entry->bytes, &length);
  sqlite3_bind_int64 (statement, 1, import);
  sqlite3_bind_text (statement, 2, entry->uuid, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, entry->changed_us);
  sqlite3_bind_blob64 (statement, 4, bytes, length, SQLITE_STATIC);
  result = sqlite3_step (statement);
  if ((result & 0xff) == SQLITE_CONSTRAINT) {
    nabij_database_finish (database, statement, result, NULL);
    nabij_transfer_error_set (error, NABIJ_TRANSFER_ERROR_DUPLICATE);
    return FALSE;
  }
  if (!nabij_database_finish (database, statement, result, error) ||
      !compare (database, entry->uuid, entry->changed_us, &change, error))
    return FALSE;
  count_change (summary, change);

  return TRUE;
}

/**
 * nabij_import_stage_merge:
 * @database: a connection for writing, in a transaction
 * @import: the number of the import
 * @n_staged: how many entries were laid beside the journal
 * @cancellable: (nullable): gives it up, from any thread
 * @progress: (nullable) (scope call): is told how far it is
 * @data: for @progress
 * @error: return location for an error
 *
 * Takes in what is new and what is newer than here, and leaves the rest. It is compared once more,
 * because the journal may have changed since. The caller's transaction makes it all or nothing.
 *
 * Errors: `NABIJ_TRANSFER_ERROR_STALE`, those of nabij_database_finish(), `G_IO_ERROR_CANCELLED`.
 *
 * Returns: whether it was done
 */
gboolean
nabij_import_stage_merge (NabijDatabase       *database,
                          gint64               import,
                          guint                n_staged,
                          GCancellable        *cancellable,
                          NabijImportMergeFunc progress,
                          gpointer             data,
                          GError             **error)
{
  sqlite3_stmt *statement;
  gboolean      is_sound = TRUE;
  guint         n_done = 0;
  int           result = SQLITE_DONE;

  g_return_val_if_fail (database != NULL, FALSE);

  if (!check_stage (database, import, n_staged, error))
    return FALSE;
  if (n_staged == 0)
    return TRUE;
  statement = nabij_database_prepare (database, READ_STAGED, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, import);
  while (is_sound && (result = sqlite3_step (statement)) == SQLITE_ROW) {
    is_sound = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
               merge_row (database, statement, error);
    if (is_sound && progress != NULL)
      progress (++n_done, data);
  }

  return nabij_database_finish (database, statement, is_sound ? result : SQLITE_ABORT, is_sound ? error : NULL);
}

/**
 * nabij_import_stage_add_authors:
 * @database: a connection for writing, in a transaction
 * @names: (nullable): names that a family has chosen
 * @now_us: the present moment, in microseconds since 1970 in UTC
 * @error: return location for an error
 *
 * Adds the names that are not there yet, behind those that are.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it was done
 */
gboolean
nabij_import_stage_add_authors (NabijDatabase     *database,
                                const char *const *names,
                                gint64             now_us,
                                GError           **error)
{
  g_return_val_if_fail (database != NULL, FALSE);

  for (gsize i = 0; names != NULL && names[i] != NULL; i++) {
    sqlite3_stmt *statement = nabij_database_prepare (database, ADD_AUTHOR, error);

    if (statement == NULL)
      return FALSE;
    sqlite3_bind_text (statement, 1, names[i], -1, SQLITE_STATIC);
    sqlite3_bind_int64 (statement, 2, now_us);
    if (!nabij_database_finish (database, statement, sqlite3_step (statement), error))
      return FALSE;
  }

  return TRUE;
}

/**
 * nabij_import_stage_drop:
 * @database: a connection for writing
 * @import: the number of the import
 * @error: return location for an error
 *
 * Lets go of what lies beside the journal. That nothing does is no error.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it was done
 */
gboolean
nabij_import_stage_drop (NabijDatabase *database,
                         gint64         import,
                         GError       **error)
{
  sqlite3_stmt *statement;
  gint64        number = 0;

  g_return_val_if_fail (database != NULL, FALSE);

  if (!count (database, HAS_STAGE, import, &number, error))
    return FALSE;
  if (number == 0)
    return TRUE;
  statement = nabij_database_prepare (database, DROP_STAGED, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, import);

  return nabij_database_finish (database, statement, sqlite3_step (statement), error);
}
