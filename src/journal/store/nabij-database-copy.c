/* nabij-database-copy.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies of the journal: how one is made while the journal is in use, and how one is opened that
 * somebody may have changed. A copy is one file, without a log beside it.
 */

#include "config.h"

#include "nabij-database-copy.h"

#include "nabij-database-private.h"
#include "nabij-entry-store.h"
#include "nabij-journal-error.h"
#include "nabij-schema.h"
#include "nabij-search-index.h"
#include "nabij-sqlite-error.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* 256 pages are 1 MB: a small part of a second between two looks at whether to stop. */
#define PAGES_PER_STEP 256
#define WAIT_FOR_SOURCE_US 5000
#define WAIT_FOR_SOURCE_MAX 400
#define ENTRIES_PER_PAGE 200

#define SEARCH_TABLE "entry_search"
/* What SQLite keeps for itself is not asked for, and the tables of the search index may have been
 * written a little differently by another version of SQLite: they are made anew anyway. */
#define LIST_OBJECTS                                                                 \
  "SELECT group_concat (object, x'0a') FROM (SELECT type || ' ' || name || ' ' ||"   \
  " tbl_name || ' ' || CASE WHEN name LIKE '" SEARCH_TABLE "!_%' ESCAPE '!' THEN ''" \
  " ELSE coalesce (sql, '') END AS object FROM sqlite_schema"                        \
  " WHERE name NOT LIKE 'sqlite!_stat%' ESCAPE '!' ORDER BY object)"
#define GET_SEARCH_TABLE "SELECT sql FROM sqlite_schema WHERE name = '" SEARCH_TABLE "'"
#define DROP_SEARCH_TABLE "DROP TABLE " SEARCH_TABLE

static gboolean
check_header (const char *path,
              GError    **error)
{
  guint8 header[NABIJ_SCHEMA_HEADER_SIZE];
  int    fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  gssize length = -1;
  int    system_error;

  if (fd >= 0)
    length = pread (fd, header, sizeof header, 0);
  system_error = errno;
  if (fd >= 0)
    close (fd);
  if (length < 0) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, nabij_journal_error_from_errno (system_error),
                 "Could not read %s: %s", path, g_strerror (system_error));
    return FALSE;
  }

  return nabij_schema_check_header (header, (gsize)length, error);
}

/* A journal in memory, as the steps up to a version make it. */
static NabijDatabase *
open_reference (int      version,
                GError **error)
{
  g_autoptr (NabijDatabase) self = g_new0 (NabijDatabase, 1);
  const NabijSchemaStep *step;

  if (!nabij_database_open_handle (self, ":memory:", SQLITE_OPEN_READWRITE, error))
    return NULL;

  if (version >= nabij_schema_get_newest_version ())
    return nabij_database_bring_up_to_date (self, error) ? g_steal_pointer (&self) : NULL;

  for (step = nabij_schema_get_step_after (0);
       step != NULL && step->version <= version;
       step = nabij_schema_get_step_after (step->version)) {
    if (!nabij_database_execute (self, step->sql, error))
      return NULL;
  }

  return g_steal_pointer (&self);
}

static gboolean
check_is_ours (NabijDatabase *self,
               int            version,
               GError       **error)
{
  g_autoptr (NabijDatabase) reference = open_reference (version, error);
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  if (reference == NULL ||
      !nabij_database_query_one (reference, LIST_OBJECTS, NULL, &expected, error) ||
      !nabij_database_query_one (self, LIST_OBJECTS, NULL, &found, error))
    return FALSE;

  if (g_strcmp0 (found, expected) != 0) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_DAMAGED,
                 "The copy has other tables than a journal of version %d", version);
    return FALSE;
  }

  return TRUE;
}

/**
 * nabij_database_open_copy:
 * @path: (type filename): where the copy is
 * @error: return location for an error
 *
 * Opens a copy of the journal for writing, and brings it to the newest version. A file with other
 * tables than ours is refused before anything of it is used.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_DAMAGED` where it is none, `_NEWER`, `_UNWRITABLE`, `_FULL`, `_BUSY`,
 * `_FAILED`.
 *
 * Returns: (transfer full) (nullable): the connection, or `NULL` with @error set
 */
NabijDatabase *
nabij_database_open_copy (const char *path,
                          GError    **error)
{
  g_autoptr (NabijDatabase) self = NULL;
  g_autofree char *mode = NULL;
  gint64           version;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_new0 (NabijDatabase, 1);
  if (!check_header (path, error) ||
      !nabij_database_open_handle (self, path, SQLITE_OPEN_READWRITE, error) ||
      !nabij_database_check_identity (self, &version, error))
    return NULL;
  if (version == 0) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_DAMAGED, "Nothing is in %s", path);
    return NULL;
  }

  if (!check_is_ours (self, (int)version, error) ||
      !nabij_database_query_one (self, "PRAGMA journal_mode = DELETE", NULL, &mode, error) ||
      /* A log that a power cut brings back would undo a purge. */
      !nabij_database_execute (self, "PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;",
                               error) ||
      !nabij_database_bring_up_to_date (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * nabij_database_open_empty:
 * @error: return location for an error
 *
 * Makes a journal without anything in it, in memory alone.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: (transfer full) (nullable): the connection, or `NULL` with @error set
 */
NabijDatabase *
nabij_database_open_empty (GError **error)
{
  return open_reference (nabij_schema_get_newest_version (), error);
}

/**
 * nabij_database_copy_to:
 * @self: a connection
 * @path: (type filename): where the copy comes, an empty file that is private to the person
 * @should_stop: (scope call) (nullable): whether to stop in the middle
 * @data: for @should_stop
 * @error: return location for an error
 *
 * Copies a file while others use it.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_FULL`, `_UNWRITABLE`, `_DAMAGED`, `_BUSY`, `_FAILED`;
 * `G_IO_ERROR_CANCELLED` where it was stopped.
 *
 * Returns: whether the whole copy is there
 */
gboolean
nabij_database_copy_to (NabijDatabase        *self,
                        const char           *path,
                        NabijDatabaseStopFunc should_stop,
                        gpointer              data,
                        GError              **error)
{
  g_autoptr (NabijDatabase) target = g_new0 (NabijDatabase, 1);
  sqlite3_backup *backup;
  int             result = SQLITE_OK;
  guint           n_waits = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!nabij_database_open_handle (target, path, SQLITE_OPEN_READWRITE, error))
    return FALSE;
  backup = sqlite3_backup_init (target->handle, "main", self->handle, "main");
  if (backup == NULL) {
    nabij_sqlite_error_set (target->handle, "Could not begin a copy",
                            sqlite3_extended_errcode (target->handle), error);
    return FALSE;
  }

  while (result == SQLITE_OK) {
    if (should_stop != NULL && should_stop (data)) {
      result = SQLITE_INTERRUPT;
      break;
    }
    result = sqlite3_backup_step (backup, PAGES_PER_STEP);
    if ((result == SQLITE_BUSY || result == SQLITE_LOCKED) && n_waits < WAIT_FOR_SOURCE_MAX) {
      n_waits++;
      g_usleep (WAIT_FOR_SOURCE_US);
      result = SQLITE_OK;
    }
  }
  if (result == SQLITE_DONE)
    result = sqlite3_backup_finish (backup);
  else
    sqlite3_backup_finish (backup);

  if (result != SQLITE_OK)
    nabij_sqlite_error_set (target->handle, "Could not copy the journal", result, error);

  return result == SQLITE_OK;
}

/**
 * nabij_database_check_copy:
 * @self: a copy that is open
 * @error: return location for an error
 *
 * Looks at every page and index of a copy, before it is relied upon.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_DAMAGED`, and as nabij_database_finish().
 *
 * Returns: whether it is sound
 */
gboolean
nabij_database_check_copy (NabijDatabase *self,
                           GError       **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return nabij_database_check_soundness (self, NABIJ_DATABASE_CHECK_WHOLE, error);
}

static gboolean
fill_index (NabijDatabase *self,
            GError       **error)
{
  g_autoptr (NabijEntry) last = NULL;
  guint n_read;

  do {
    g_autoptr (GPtrArray) entries = NULL;

    entries = nabij_entry_store_list (self, last, ENTRIES_PER_PAGE, NULL, error);
    if (entries == NULL)
      return FALSE;

    n_read = entries->len;
    for (guint i = 0; i < n_read; i++) {
      NabijEntry *entry = g_ptr_array_index (entries, i);

      if (!nabij_search_index_save (self, entry, nabij_entry_get_fields (entry)->place, error))
        return FALSE;
    }
    g_clear_pointer (&last, nabij_entry_unref);
    if (n_read > 0)
      last = nabij_entry_ref (g_ptr_array_index (entries, n_read - 1));
  } while (n_read > 0);

  return TRUE;
}

static gboolean
make_index_anew (NabijDatabase *self,
                 gpointer       sql,
                 GError       **error)
{
  return nabij_database_execute (self, DROP_SEARCH_TABLE, error) &&
         nabij_database_execute (self, sql, error) &&
         /* Nobody is in the middle of deleting something in a copy. */
         nabij_database_execute (self, "UPDATE entry SET deleted_us = NULL", error) &&
         fill_index (self, error);
}

/**
 * nabij_database_make_index_anew:
 * @self: a copy that is open
 * @error: return location for an error
 *
 * Gives a copy a new search index, made from its entries and from nothing else, and takes back the
 * marks of those that were just being deleted when it was made.
 *
 * Errors: as nabij_database_in_transaction().
 *
 * Returns: whether it was done
 */
gboolean
nabij_database_make_index_anew (NabijDatabase *self,
                                GError       **error)
{
  g_autoptr (NabijDatabase) reference = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  reference = nabij_database_open_empty (error);

  return reference != NULL &&
         nabij_database_query_one (reference, GET_SEARCH_TABLE, NULL, &sql, error) &&
         nabij_database_in_transaction (self, make_index_anew, sql, error);
}
