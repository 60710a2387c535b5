/* nabij-database.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only file that prepares statements, but for those that look at a file before it is known to be
 * a journal: nabij-database-file.c. Runs on the threads of the journal; a connection belongs
 * to one of them at a time.
 */

#include "config.h"

#include "nabij-database-private.h"

#include "nabij-journal-error.h"
#include "nabij-journal-folder.h"
#include "nabij-schema.h"
#include "nabij-sqlite-error.h"

/* How many steps of SQLite's machine pass between two looks at the cancellable: well under 1 ms. */
#define CANCEL_CHECK_STEPS 1000

static void
close_handle (NabijDatabase *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->handle, sqlite3_close_v2);
}

static gboolean
prepare_for_writing (NabijDatabase *self,
                     GError       **error)
{
  g_autofree char *mode = NULL;

  /* What was acknowledged survives a power cut; what was deleted is not readable in the file. */
  if (!nabij_database_query_one (self, "PRAGMA journal_mode = WAL", NULL, &mode, error) ||
      !nabij_database_execute (self, "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;", error))
    return FALSE;

  if (g_strcmp0 (mode, "wal") != 0) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_FAILED,
                 "This disk has no write-ahead log, only %s", mode);
    return FALSE;
  }

  return nabij_database_set_option (self, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, error);
}

static int
is_cancelled_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

/* @folder is borrowed until the file is open: the caller still needs it to set the file aside. */
static NabijDatabase *
open_file (NabijJournalFolder *folder,
           const char         *path,
           NabijDatabaseCheck  check,
           GError            **error)
{
  g_autoptr (NabijDatabase) self = g_new0 (NabijDatabase, 1);
  guint8 header[NABIJ_SCHEMA_HEADER_SIZE];
  gsize  header_length = 0;
  gint64 version;

  if (!nabij_journal_folder_prepare_file (folder, header, sizeof header, &header_length, error) ||
      !nabij_schema_check_header (header, header_length, error) ||
      !nabij_database_open_handle (self, path, SQLITE_OPEN_READWRITE, error) ||
      !nabij_database_check_identity (self, &version, error) ||
      (version > 0 && !nabij_database_check_soundness (self, check, error)) ||
      !prepare_for_writing (self, error) ||
      !nabij_database_bring_up_to_date (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * nabij_database_open:
 * @folder: (type filename): the folder of the journal, which is made where it is missing
 * @now: the present moment, for the name of a file that is set aside
 * @check: how closely the file is looked at
 * @set_aside_path: (out) (optional) (nullable) (type filename): where a file went that was no sound
 *   journal, or `NULL`; also set where a new journal could then not be begun
 * @error: return location for an error
 *
 * Opens the journal for writing, as the only one who may, makes it where it is missing, and brings
 * an older file to the newest version in one transaction. A file that is damaged or that is
 * something else gets a new name, and a new journal is begun in its place.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_NOT_A_FOLDER`, `_UNWRITABLE`, `_FULL`, `_NEWER` (the file is not
 * touched), `_LOCKED`, `_BUSY`, `_FAILED`.
 *
 * Returns: (transfer full) (nullable): the connection, or `NULL` with @error set
 */
NabijDatabase *
nabij_database_open (const char         *folder,
                     const NabijInstant *now,
                     NabijDatabaseCheck  check,
                     char              **set_aside_path,
                     GError            **error)
{
  g_autoptr (NabijJournalFolder) held = NULL;
  g_autofree char *path = NULL;
  g_autofree char *moved_to = NULL;
  g_autoptr (NabijDatabase) self = NULL;
  g_autoptr (GError) first_error = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (set_aside_path != NULL)
    *set_aside_path = NULL;

  held = nabij_journal_folder_open (folder, error);
  if (held == NULL)
    return NULL;

  path = nabij_journal_folder_get_file (folder);
  self = open_file (held, path, check, &first_error);
  if (self == NULL) {
    if (!g_error_matches (first_error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_DAMAGED)) {
      g_propagate_error (error, g_steal_pointer (&first_error));
      return NULL;
    }

    moved_to = nabij_journal_folder_set_aside (held, now, error);
    if (moved_to == NULL)
      return NULL;
    if (set_aside_path != NULL)
      *set_aside_path = g_steal_pointer (&moved_to);

    self = open_file (held, path, NABIJ_DATABASE_CHECK_QUICK, error);
    if (self == NULL)
      return NULL;
  }

  self->folder = g_steal_pointer (&held);

  return g_steal_pointer (&self);
}

/**
 * nabij_database_open_for_reading:
 * @folder: (type filename): the folder of the journal
 * @error: return location for an error
 *
 * Opens the journal for reading only, also while it is open for writing, here or in another
 * program. Nothing is made, brought to a newer version or set aside.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_ABSENT` where there is no journal, or one that was never written to,
 * `_UNWRITABLE` where it may not be read, `_DAMAGED`, `_NEWER`, `_BUSY`, `_FAILED`.
 *
 * Returns: (transfer full) (nullable): the connection, or `NULL` with @error set
 */
NabijDatabase *
nabij_database_open_for_reading (const char *folder,
                                 GError    **error)
{
  g_autoptr (NabijDatabase) self = NULL;
  g_autofree char *path = NULL;
  gint64           version;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  path = nabij_journal_folder_get_file (folder);
  if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_ABSENT, "There is no %s", path);
    return NULL;
  }

  self = g_new0 (NabijDatabase, 1);
  if (!nabij_database_open_handle (self, path, SQLITE_OPEN_READONLY, error) ||
      !nabij_database_check_identity (self, &version, error))
    return NULL;

  if (version == 0) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_ABSENT, "Nothing is in %s", path);
    return NULL;
  }

  return g_steal_pointer (&self);
}

/**
 * nabij_database_close:
 * @self: (transfer full): the connection
 *
 * Closes the file, and gives up the lock of one that was open for writing. Everything that was
 * saved is on the disk already.
 */
void
nabij_database_close (NabijDatabase *self)
{
  g_return_if_fail (self != NULL);

  close_handle (self);
  g_clear_pointer (&self->folder, nabij_journal_folder_close);
  g_free (self);
}

/**
 * nabij_database_replace:
 * @self: (transfer full): the journal, open for writing
 * @path: (type filename): a file in the same folder that is to be the journal
 * @error: return location for an error
 *
 * Closes the journal, and puts another file in its place.
 *
 * Errors: as nabij_journal_folder_replace_file() and nabij_database_finish();
 * `NABIJ_JOURNAL_ERROR_BUSY` also while somebody reads.
 *
 * Returns: whether it was put in place; the journal is closed in either case
 */
gboolean
nabij_database_replace (NabijDatabase *self,
                        const char    *path,
                        GError       **error)
{
  gint64   is_busy = 0;
  gboolean done;

  g_return_val_if_fail (self != NULL && self->folder != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  done = nabij_database_query_one (self, "PRAGMA wal_checkpoint (TRUNCATE)", &is_busy, NULL, error);
  if (done && is_busy != 0) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_BUSY, "The journal is being read");
    done = FALSE;
  }
  /* The lock is held on to until the new file is there. */
  close_handle (self);
  done = done && nabij_journal_folder_replace_file (self->folder, path, error);
  nabij_database_close (self);

  return done;
}

/**
 * nabij_database_has_moved:
 * @self: the connection
 *
 * Tells whether the file was removed or renamed since it was opened. What is written from then on
 * would be lost with it, so that it has to be opened anew.
 *
 * Returns: whether it was
 */
gboolean
nabij_database_has_moved (NabijDatabase *self)
{
  int moved = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  if (sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK)
    return FALSE;

  return moved != 0;
}

/**
 * nabij_database_in_transaction:
 * @self: the connection
 * @func: (scope call): what to do; it sets an error where it returns `FALSE`
 * @data: for @func
 * @error: return location for an error
 *
 * Does everything or nothing. When it returns `TRUE`, all of it is on the disk.
 *
 * Errors: those of @func, `NABIJ_JOURNAL_ERROR_BUSY`, `_FULL`, `_UNWRITABLE`, `_DAMAGED`,
 * `_FAILED`.
 *
 * Returns: whether it was done
 */
gboolean
nabij_database_in_transaction (NabijDatabase    *self,
                               NabijDatabaseFunc func,
                               gpointer          data,
                               GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  /* A transaction that begins with reading can find no way to write any more, and cannot be tried
   * again. */
  if (!nabij_database_execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (func (self, data, error) && nabij_database_execute (self, "COMMIT", error))
    return TRUE;

  /* Some errors have ended the transaction already. */
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);

  return FALSE;
}

/**
 * nabij_database_prepare:
 * @self: the connection
 * @sql: one statement, with its values as `?1`, `?2` …; it lives as long as the program
 * @error: return location for an error
 *
 * Prepares a statement, or takes the one that was prepared before, reset and without values.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: (transfer none) (nullable): the statement, or `NULL` with @error set
 */
sqlite3_stmt *
nabij_database_prepare (NabijDatabase *self,
                        const char    *sql,
                        GError       **error)
{
  sqlite3_stmt *statement;
  int           result;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL) {
    sqlite3_reset (statement);
    sqlite3_clear_bindings (statement);
    return statement;
  }

  result = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK) {
    nabij_sqlite_error_set (self->handle, "Could not prepare a statement", result, error);
    return NULL;
  }
  g_hash_table_insert (self->statements, (char *)sql, statement);

  return statement;
}

/**
 * nabij_database_finish:
 * @self: the connection
 * @statement: a statement of nabij_database_prepare() that has run
 * @result: the last answer of `sqlite3_step ()`
 * @error: return location for an error
 *
 * Lets go of the values of a statement and of its hold on the file.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_FULL`, `_UNWRITABLE`, `_DAMAGED`, `_BUSY`, `_FAILED`;
 * `G_IO_ERROR_CANCELLED` for one that was interrupted.
 *
 * Returns: whether it had run to its end
 */
gboolean
nabij_database_finish (NabijDatabase *self,
                       sqlite3_stmt  *statement,
                       int            result,
                       GError       **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (statement != NULL, FALSE);

  if (result != SQLITE_DONE)
    nabij_sqlite_error_set (self->handle, "Could not use the journal", result, error);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);

  return result == SQLITE_DONE;
}

/**
 * nabij_database_set_cancellable:
 * @self: the connection
 * @cancellable: (nullable): what ends the statements that run from now on, from any thread, or
 *   `NULL`
 *
 * Lets a long query be given up. It is taken back before @cancellable goes.
 */
void
nabij_database_set_cancellable (NabijDatabase *self,
                                GCancellable  *cancellable)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  if (cancellable != NULL)
    sqlite3_progress_handler (self->handle, CANCEL_CHECK_STEPS, is_cancelled_cb, cancellable);
  else
    sqlite3_progress_handler (self->handle, 0, NULL, NULL);
}
