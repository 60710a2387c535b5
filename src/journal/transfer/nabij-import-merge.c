/* nabij-import-merge.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What becomes of the entries of a file in this journal. Runs on the thread that its connection
 * belongs to.
 */

#include "config.h"

#include "nabij-import-merge.h"

#include "nabij-entry-store.h"
#include "nabij-import-family.h"
#include "nabij-import-recordings.h"

/* Marked as deleted, or purged: both mean that somebody did not want it any more. */
#define COMPARE                                                          \
  "SELECT deleted_us IS NOT NULL, changed_us FROM entry WHERE uuid = ?1" \
  " UNION ALL SELECT 1, 0 FROM tombstone WHERE uuid = ?1"
#define ADD_AUTHOR                                            \
  "INSERT OR IGNORE INTO author (name, added_us, is_writing)" \
  " VALUES (?1, max (?2, coalesce ((SELECT max (added_us) + 1 FROM author), ?2)), 0)"

/* With room for what many rows touch, no page is written down only to be read again; and the log is
 * not taken over into the file before it is answered. The sizes are KiB, below zero, and the second
 * numbers are SQLite's own. */
#define TAKE_ROOM "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 0"
#define GIVE_ROOM_BACK "PRAGMA cache_size = -2000; PRAGMA wal_autocheckpoint = 1000"
/* The same for the words of the index; the second is FTS5's own. */
#define TAKE_WORD_ROOM "INSERT INTO entry_search (entry_search, rank) VALUES ('hashsize', 50331648)"
#define GIVE_WORD_ROOM_BACK "INSERT INTO entry_search (entry_search, rank) VALUES ('hashsize', 1048576)"
/* After so many rows the log is long. It goes into the file while nobody waits for it. */
#define TIDY_LOG "PRAGMA wal_checkpoint (TRUNCATE)"

/* Fewer are not worth the room. */
#define N_MANY 1000

/* What a merge means for one entry. */
typedef enum {
  CHANGE_NEW,
  CHANGE_NEWER,
  CHANGE_NONE,
  CHANGE_DELETED_BEFORE,
} Change;

typedef struct {
  GPtrArray           *entries;
  GPtrArray           *recordings;
  const char *const   *authors;
  const NabijFamily   *family;
  gint64               now_us;
  GCancellable        *cancellable;
  NabijImportMergeFunc progress;
  gpointer             data;
  gboolean             needs_purge;
} Merge;

static gboolean
compare (NabijDatabase *database,
         NabijEntry    *entry,
         Change        *change,
         GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, COMPARE, error);
  int           result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, nabij_entry_get_uuid (entry), -1, SQLITE_STATIC);
  result = sqlite3_step (statement);
  *change = CHANGE_NEW;
  if (result == SQLITE_ROW) {
    const gint64 changed_us = nabij_entry_get_fields (entry)->changed_us;

    if (sqlite3_column_int (statement, 0))
      *change = CHANGE_DELETED_BEFORE;
    else
      *change = changed_us > sqlite3_column_int64 (statement, 1) ? CHANGE_NEWER : CHANGE_NONE;
    result = SQLITE_DONE;
  }

  return nabij_database_finish (database, statement, result, error);
}

static gboolean
merge_entries (NabijDatabase *database,
               Merge         *merge,
               GError       **error)
{
  for (guint i = 0; i < merge->entries->len; i++) {
    NabijEntry *entry = g_ptr_array_index (merge->entries, i);
    Change      change = CHANGE_NONE;

    if (g_cancellable_set_error_if_cancelled (merge->cancellable, error) ||
        !compare (database, entry, &change, error))
      return FALSE;
    if ((change == CHANGE_NEW || change == CHANGE_NEWER) &&
        !nabij_entry_store_write (database, entry, error))
      return FALSE;
    if (merge->progress != NULL)
      merge->progress (i + 1, merge->data);
  }

  return TRUE;
}

/* Behind the names that are there. */
static gboolean
add_authors (NabijDatabase *database,
             Merge         *merge,
             GError       **error)
{
  for (gsize i = 0; merge->authors != NULL && merge->authors[i] != NULL; i++) {
    sqlite3_stmt *statement = nabij_database_prepare (database, ADD_AUTHOR, error);

    if (statement == NULL)
      return FALSE;
    sqlite3_bind_text (statement, 1, merge->authors[i], -1, SQLITE_STATIC);
    sqlite3_bind_int64 (statement, 2, merge->now_us);
    if (!nabij_database_finish (database, statement, sqlite3_step (statement), error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
merge_in_transaction (NabijDatabase *database,
                      gpointer       data,
                      GError       **error)
{
  Merge         *merge = data;
  const gboolean is_many = merge->entries->len >= N_MANY;

  merge->needs_purge = FALSE;
  return (!is_many || nabij_database_execute (database, TAKE_WORD_ROOM, error)) &&
         merge_entries (database, merge, error) &&
         add_authors (database, merge, error) &&
         /* Before the family, which says whose voice is heard. */
         nabij_import_recordings_merge (database, merge->recordings, merge->cancellable, &merge->needs_purge, error) &&
         (merge->family == NULL || nabij_import_family_merge (database, merge->family, error)) &&
         (!is_many || nabij_database_execute (database, GIVE_WORD_ROOM_BACK, error)) &&
         /* The last moment at which somebody can change their mind. */
         !g_cancellable_set_error_if_cancelled (merge->cancellable, error);
}

/* That this cannot be done does not matter. */
static void
try_to (NabijDatabase *database,
        const char    *sql)
{
  g_autoptr (GError) error = NULL;

  if (!nabij_database_execute (database, sql, &error))
    g_debug ("Journal: %s: %s", sql, error->message);
}

/**
 * nabij_import_compare:
 * @database: a connection
 * @entry: an entry of a file
 * @summary: (inout): where it is counted
 * @error: return location for an error
 *
 * Tells what a merge would do with an entry.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: `FALSE` with @error set where the journal could not be read
 */
gboolean
nabij_import_compare (NabijDatabase      *database,
                      NabijEntry         *entry,
                      NabijImportSummary *summary,
                      GError            **error)
{
  Change change = CHANGE_NONE;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);
  g_return_val_if_fail (summary != NULL, FALSE);

  if (!compare (database, entry, &change, error))
    return FALSE;

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

  return TRUE;
}

/**
 * nabij_import_merge:
 * @database: a connection for writing
 * @entries: (element-type NabijEntry): the entries of a file
 * @recordings: (element-type NabijRecording): its recordings
 * @authors: (nullable): the names that a family has chosen
 * @family: (nullable): what the file knows of the family
 * @now_us: the present moment, in microseconds since 1970 in UTC
 * @cancellable: (nullable): gives it up, from any thread
 * @progress: (nullable) (scope call): is told how far it is
 * @data: for @progress
 * @needs_purge: (out): whether a recording gave way that nabij_purge_list_begun() then lists
 * @error: return location for an error
 *
 * Takes in what is new and what is newer than here, in one transaction, and leaves the rest. When it
 * returns `TRUE`, all of it is on the disk, and otherwise the journal is as it was. It takes its time:
 * about 30 µs for each entry.
 *
 * Errors: as nabij_database_in_transaction(); `G_IO_ERROR_CANCELLED`.
 *
 * Returns: whether it was done
 */
gboolean
nabij_import_merge (NabijDatabase       *database,
                    GPtrArray           *entries,
                    GPtrArray           *recordings,
                    const char *const   *authors,
                    const NabijFamily   *family,
                    gint64               now_us,
                    GCancellable        *cancellable,
                    NabijImportMergeFunc progress,
                    gpointer             data,
                    gboolean            *needs_purge,
                    GError             **error)
{
  Merge merge = { entries, recordings, authors, family, now_us, cancellable, progress, data, FALSE };

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (entries != NULL, FALSE);
  g_return_val_if_fail (recordings != NULL, FALSE);
  g_return_val_if_fail (needs_purge != NULL, FALSE);

  if (entries->len >= N_MANY)
    try_to (database, TAKE_ROOM);

  if (!nabij_database_in_transaction (database, merge_in_transaction, &merge, error))
    return FALSE;

  *needs_purge = merge.needs_purge;

  return TRUE;
}

/**
 * nabij_import_tidy:
 * @database: a connection for writing
 *
 * Is done after each merge, whether it went well or not, when it was answered: it takes the log over
 * into the file, and gives back the room that the merge took.
 */
void
nabij_import_tidy (NabijDatabase *database)
{
  g_return_if_fail (database != NULL);

  try_to (database, GIVE_ROOM_BACK);
  try_to (database, TIDY_LOG);
}
