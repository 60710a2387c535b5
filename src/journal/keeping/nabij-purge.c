/* nabij-purge.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes entries out of a file for good, so that no byte of their words is left in it. Runs on the
 * thread that the connection belongs to.
 *
 * What is deleted is only marked at first. A purge then has two halves, and whatever ends the program
 * in between, the next one goes on where it stopped:
 *
 * - nabij_purge_begin() takes the rows out, and writes a tombstone without an instant for each;
 * - nabij_purge_end() cleans the file, and then gives the tombstones their instant.
 *
 * What was known of the family comes here with the second half only: nabij-family-store.c takes its words
 * out and writes their tombstones.
 *
 * Cleaning takes more than `secure_delete`: the search index keeps the words of deleted rows until
 * its parts are merged, and pages keep old copies of rows that were moved to another page
 * (measured). Only VACUUM writes every page anew.
 */

#include "config.h"

#include "nabij-purge.h"

#include "nabij-family-store.h"
#include "nabij-journal-error.h"
#include "nabij-recording-store.h"
#include "nabij-search-index.h"

/* A tombstone that has no instant yet. */
#define UNFINISHED "0"

#define MARK                                                         \
  "UPDATE entry SET deleted_us = ?2 WHERE deleted_us IS NULL AND id" \
  " IN (SELECT id FROM entry WHERE uuid = ?1"                        \
  "  UNION SELECT entry_id FROM session WHERE moment = ?1)"
/* A session that was deleted before its moment was, on its own, stays deleted. */
#define UNMARK                                              \
  "UPDATE entry SET deleted_us = NULL WHERE id"             \
  " IN (SELECT id FROM entry WHERE uuid = ?1"               \
  "  UNION SELECT entry_id FROM session WHERE moment = ?1)" \
  " AND deleted_us = (SELECT deleted_us FROM entry WHERE uuid = ?1) RETURNING 1"
#define MARK_ONE "UPDATE entry SET deleted_us = coalesce (deleted_us, 1) WHERE uuid = ?1"
#define IS_DUE                                                       \
  "SELECT EXISTS (SELECT 1 FROM entry WHERE deleted_us IS NOT NULL)" \
  " OR EXISTS (SELECT 1 FROM tombstone WHERE purged_us = " UNFINISHED ")"
#define LIST_MARKED                                                         \
  "SELECT id, place, uuid FROM entry WHERE deleted_us IS NOT NULL"          \
  " UNION SELECT e.id, e.place, e.uuid FROM entry m"                        \
  "  JOIN session s ON s.moment = m.uuid JOIN entry e ON e.id = s.entry_id" \
  "  WHERE m.deleted_us IS NOT NULL"
#define FIND "SELECT id, place, uuid FROM entry WHERE uuid = ?1"
#define REMOVE "DELETE FROM entry WHERE id = ?1"
#define BURY "INSERT OR REPLACE INTO tombstone (uuid, purged_us) VALUES (?1, " UNFINISHED ")"
#define BURY_UNKNOWN "INSERT OR IGNORE INTO tombstone (uuid, purged_us) VALUES (?1, ?2)"
#define LIST_UNFINISHED "SELECT uuid FROM tombstone WHERE purged_us = " UNFINISHED
#define LIST_DONE "SELECT uuid FROM tombstone"
#define FINISH "UPDATE tombstone SET purged_us = ?2 WHERE uuid = ?1 AND purged_us = " UNFINISHED
#define MERGE_INDEX "INSERT INTO entry_search (entry_search) VALUES ('optimize')"
#define REWRITE "VACUUM"
#define EMPTY_LOG "PRAGMA wal_checkpoint (TRUNCATE)"

/* An entry that is to go. */
typedef struct {
  gint64 id;
  gint64 place;
  char  *uuid;
} Row;

static void
clear_row (gpointer data)
{
  g_free (((Row *)data)->uuid);
}

static GArray *
row_array_new (void)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  g_array_set_clear_func (rows, clear_row);

  return rows;
}

/* Runs a statement that gives no rows, for a UUID and an instant. */
static gboolean
run (NabijDatabase *database,
     const char    *sql,
     const char    *uuid,
     gint64         us,
     GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  if (uuid != NULL)
    sqlite3_bind_text (statement, 1, uuid, -1, SQLITE_STATIC);
  if (us != 0)
    sqlite3_bind_int64 (statement, 2, us);

  return nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

/* Runs a statement, and answers with the first number of its first row, or 0 without one. */
static gboolean
ask (NabijDatabase *database,
     const char    *sql,
     const char    *uuid,
     gint64        *number,
     GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, error);
  int           result;

  *number = 0;
  if (statement == NULL)
    return FALSE;

  if (uuid != NULL)
    sqlite3_bind_text (statement, 1, uuid, -1, SQLITE_STATIC);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    *number = sqlite3_column_int64 (statement, 0);

  return nabij_database_finish (database, statement, result, error);
}

static gboolean
list_rows (NabijDatabase *database,
           const char    *sql,
           const char    *uuid,
           GArray        *rows,
           GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, error);
  int           result;

  if (statement == NULL)
    return FALSE;

  if (uuid != NULL)
    sqlite3_bind_text (statement, 1, uuid, -1, SQLITE_STATIC);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW) {
    Row row = {
      .id = sqlite3_column_int64 (statement, 0),
      .place = sqlite3_column_int64 (statement, 1),
      .uuid = g_strdup ((const char *)sqlite3_column_text (statement, 2)),
    };

    g_array_append_val (rows, row);
  }

  return nabij_database_finish (database, statement, result, error);
}

static gboolean
list_uuids (NabijDatabase *database,
            const char    *sql,
            char        ***uuids,
            GError       **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, error);
  int           result;

  if (statement == NULL)
    return FALSE;

  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    g_strv_builder_add (builder, (const char *)sqlite3_column_text (statement, 0));
  if (!nabij_database_finish (database, statement, result, error))
    return FALSE;

  *uuids = g_strv_builder_end (builder);

  return TRUE;
}

static gboolean
bury_rows (NabijDatabase *database,
           GArray        *rows,
           GError       **error)
{
  for (guint i = 0; i < rows->len; i++) {
    const Row    *row = &g_array_index (rows, Row, i);
    sqlite3_stmt *statement;

    if (!nabij_search_index_remove (database, row->place, error))
      return FALSE;

    /* What belongs to it goes with it. */
    statement = nabij_database_prepare (database, REMOVE, error);
    if (statement == NULL)
      return FALSE;
    sqlite3_bind_int64 (statement, 1, row->id);
    if (!nabij_database_finish (database, statement, sqlite3_step (statement), error) ||
        !run (database, BURY, row->uuid, 0, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
bury_marked (NabijDatabase *database,
             gpointer       data,
             GError       **error)
{
  g_autoptr (GArray) rows = row_array_new ();

  return list_rows (database, LIST_MARKED, NULL, rows, error) && bury_rows (database, rows, error);
}

/* What bury_named() and finish_named() are given. */
typedef struct {
  const char *const *uuids;
  gint64             now_us;
} Named;

static gboolean
bury_named (NabijDatabase *database,
            gpointer       data,
            GError       **error)
{
  const Named *named = data;

  for (gsize i = 0; named->uuids[i] != NULL; i++) {
    g_autoptr (GArray) rows = row_array_new ();
    gboolean was_family;
    gboolean was_recording;

    if (!list_rows (database, FIND, named->uuids[i], rows, error) ||
        !bury_rows (database, rows, error) ||
        !nabij_family_store_forget (database, named->uuids[i], &was_family, error) ||
        !nabij_recording_store_forget (database, named->uuids[i], &was_recording, error) ||
        ((was_family || was_recording) && !run (database, BURY, named->uuids[i], 0, error)) ||
        !run (database, BURY_UNKNOWN, named->uuids[i], named->now_us, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
finish_named (NabijDatabase *database,
              gpointer       data,
              GError       **error)
{
  const Named *named = data;

  for (gsize i = 0; named->uuids[i] != NULL; i++) {
    if (!run (database, FINISH, named->uuids[i], named->now_us, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
merge_index (NabijDatabase *database,
             gpointer       data,
             GError       **error)
{
  return run (database, MERGE_INDEX, NULL, 0, error);
}

static gboolean
clean (NabijDatabase *database,
       GError       **error)
{
  gint64 is_busy;

  if (!nabij_database_in_transaction (database, merge_index, NULL, error) ||
      !run (database, REWRITE, NULL, 0, error) ||
      !ask (database, EMPTY_LOG, NULL, &is_busy, error))
    return FALSE;

  if (is_busy != 0) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_BUSY,
                 "The log is being read, and could not be emptied");
    return FALSE;
  }

  return TRUE;
}

/**
 * nabij_purge_mark:
 * @database: a connection for writing
 * @uuid: the name of an entry
 * @now_us: the present moment, in microseconds since 1970 in UTC
 * @error: return location for an error
 *
 * Marks an entry as deleted, and the sessions that were begun from it. That there is none is no
 * error.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it is marked, and stays so through a power cut
 */
gboolean
nabij_purge_mark (NabijDatabase *database,
                  const char    *uuid,
                  gint64         now_us,
                  GError       **error)
{
  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);

  return run (database, MARK, uuid, now_us, error);
}

/* What unmark() is given, and its answer. */
typedef struct {
  const char *uuid;
  gint64      n_found;
} OneEntry;

/* It writes also where nothing is marked. A mark that could not be brought to the disk is not seen by
 * this connection, but may be in the log all the same, and would be there after a crash; what is
 * written now comes after it. */
static gboolean
unmark (NabijDatabase *database,
        gpointer       data,
        GError       **error)
{
  OneEntry *one = data;

  return run (database, MARK_ONE, one->uuid, 0, error) &&
         ask (database, UNMARK, one->uuid, &one->n_found, error);
}

/**
 * nabij_purge_unmark:
 * @database: a connection for writing
 * @uuid: the name of an entry
 * @was_there: (out): whether it was still there
 * @error: return location for an error
 *
 * Takes the mark of nabij_purge_mark() back, also from the sessions that were marked with it.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it could be done
 */
gboolean
nabij_purge_unmark (NabijDatabase *database,
                    const char    *uuid,
                    gboolean      *was_there,
                    GError       **error)
{
  OneEntry one = { .uuid = uuid };

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);
  g_return_val_if_fail (was_there != NULL, FALSE);

  if (!nabij_database_in_transaction (database, unmark, &one, error))
    return FALSE;

  *was_there = one.n_found != 0;

  return TRUE;
}

/**
 * nabij_purge_is_due:
 * @database: a connection
 * @is_due: (out): whether something is marked, or a purge was not brought to its end
 * @error: return location for an error
 *
 * Tells whether there is anything to purge.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it could be told
 */
gboolean
nabij_purge_is_due (NabijDatabase *database,
                    gboolean      *is_due,
                    GError       **error)
{
  gint64 answer;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (is_due != NULL, FALSE);

  if (!ask (database, IS_DUE, NULL, &answer, error))
    return FALSE;

  *is_due = answer != 0;

  return TRUE;
}

/**
 * nabij_purge_begin:
 * @database: the journal, open for writing
 * @error: return location for an error
 *
 * Takes everything out of the journal that is marked, with the sessions of a marked moment.
 *
 * Errors: as nabij_database_in_transaction().
 *
 * Returns: whether it was done
 */
gboolean
nabij_purge_begin (NabijDatabase *database,
                   GError       **error)
{
  g_return_val_if_fail (database != NULL, FALSE);

  return nabij_database_in_transaction (database, bury_marked, NULL, error);
}

/**
 * nabij_purge_list_begun:
 * @database: the journal
 * @uuids: (out) (transfer full) (array zero-terminated=1): the names, which may be none
 * @error: return location for an error
 *
 * Lists what was taken out, and is to be purged from the copies as well before the purge can come to
 * its end.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it could be told
 */
gboolean
nabij_purge_list_begun (NabijDatabase *database,
                        char        ***uuids,
                        GError       **error)
{
  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (uuids != NULL, FALSE);

  return list_uuids (database, LIST_UNFINISHED, uuids, error);
}

/**
 * nabij_purge_end:
 * @database: the journal, open for writing
 * @uuids: (array zero-terminated=1): what nabij_purge_list_begun() gave
 * @now_us: the present moment, in microseconds since 1970 in UTC
 * @error: return location for an error
 *
 * Cleans the file and its log, after which no byte of the words is left in them. It takes the longer
 * the more the journal holds.
 *
 * Errors: as nabij_database_in_transaction(); `NABIJ_JOURNAL_ERROR_BUSY` also while somebody reads.
 *
 * Returns: whether it was done
 */
gboolean
nabij_purge_end (NabijDatabase     *database,
                 const char *const *uuids,
                 gint64             now_us,
                 GError           **error)
{
  Named named = { uuids, now_us };

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (uuids != NULL, FALSE);

  return uuids[0] == NULL ||
         (clean (database, error) &&
          nabij_database_in_transaction (database, finish_named, &named, error));
}

/**
 * nabij_purge_from_copy:
 * @copy: a copy of the journal, open for writing
 * @uuids: (array zero-terminated=1): what is to go
 * @now_us: the present moment, in microseconds since 1970 in UTC
 * @error: return location for an error
 *
 * Purges entries from a copy, and keeps their tombstones in it, so that they stay away where the copy
 * is brought back. A copy that has none of them is not cleaned.
 *
 * Errors: as nabij_database_in_transaction().
 *
 * Returns: whether it was done
 */
gboolean
nabij_purge_from_copy (NabijDatabase     *copy,
                       const char *const *uuids,
                       gint64             now_us,
                       GError           **error)
{
  Named named = { uuids, now_us };
  g_auto (GStrv) unfinished = NULL;

  g_return_val_if_fail (copy != NULL, FALSE);
  g_return_val_if_fail (uuids != NULL, FALSE);

  return nabij_database_in_transaction (copy, bury_named, &named, error) &&
         list_uuids (copy, LIST_UNFINISHED, &unfinished, error) &&
         nabij_purge_end (copy, (const char *const *)unfinished, now_us, error);
}

/**
 * nabij_purge_list_done:
 * @database: a connection
 * @uuids: (out) (transfer full) (array zero-terminated=1): the names
 * @error: return location for an error
 *
 * Lists everything that was purged from a file.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it could be told
 */
gboolean
nabij_purge_list_done (NabijDatabase *database,
                       char        ***uuids,
                       GError       **error)
{
  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (uuids != NULL, FALSE);

  return list_uuids (database, LIST_DONE, uuids, error);
}
