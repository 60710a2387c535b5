/* nabij-recording-store-read.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads recordings. Somebody may have edited the file by hand: whatever is not what it should be is left
 * out. Runs on the thread that its connection belongs to.
 */

#include "config.h"

#include "nabij-recording-store.h"

#include "nabij-database-private.h"
#include "nabij-recording-check.h"
#include "nabij-sqlite-error.h"

/* A file that somebody edited is read no further than this. */
#define N_ROWS_MAX 2000
/* A multiple of three, so that every piece can be written as base64 by itself. */
#define CHUNK_SIZE (3 * 16 * 1024)

#define HAS_RECORDINGS "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND name = 'recording'"
#define COLUMNS "uuid, speaker, line, words, recorded_us, offset_s, duration_us"
#define ROWS                                         \
  " FROM recording WHERE ?1 IS NULL OR speaker = ?1" \
  " ORDER BY recorded_us, uuid LIMIT " G_STRINGIFY (N_ROWS_MAX)
#define LIST "SELECT " COLUMNS ROWS
#define LIST_WITH_SOUND "SELECT " COLUMNS ", sound" ROWS
/* SQLite tells the length of a BLOB without reading it. */
#define MEASURE "SELECT coalesce (sum (length (sound)), 0) FROM recording"
#define FIND_ROW "SELECT rowid FROM recording WHERE uuid = ?1"

/* A file of an older version, which could only be opened for reading, has none. */
static gboolean
has_recordings (NabijDatabase *database,
                gint64        *has_them,
                GError       **error)
{
  return nabij_database_query_one (database, HAS_RECORDINGS, has_them, NULL, error);
}

static char *
dup_text (sqlite3_stmt *statement,
          int           column)
{
  const char *text = (const char *)sqlite3_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

/* Somebody may have edited the file: what is not what it should be is left out. */
static NabijRecording *
read_row (sqlite3_stmt *statement,
          gboolean      with_sound)
{
  g_autofree char *speaker = dup_text (statement, 1);
  g_autofree char *line = dup_text (statement, 2);
  g_autofree char *words = dup_text (statement, 3);
  g_autoptr (GBytes) sound = NULL;
  const NabijRecordingFields fields = {
    .uuid = (const char *)sqlite3_column_text (statement, 0),
    .speaker = speaker,
    .line = line,
    .words = words,
    /* What is too large for a number of seconds is refused with the rest. */
    .recorded = { sqlite3_column_int64 (statement, 4),
                  (int)CLAMP (sqlite3_column_int64 (statement, 5), G_MININT, G_MAXINT) },
    .duration_us = sqlite3_column_int64 (statement, 6),
  };

  if (fields.uuid == NULL || !nabij_recording_fields_are_sound (&fields))
    return NULL;
  if (with_sound) {
    const int     length = sqlite3_column_bytes (statement, 7);
    gconstpointer bytes = sqlite3_column_blob (statement, 7);

    if (length <= 0 || length > NABIJ_RECORDING_BYTES_MAX || bytes == NULL)
      return NULL;
    sound = g_bytes_new (bytes, (gsize)length);
  }

  return nabij_recording_new (&fields, sound);
}

/**
 * nabij_recording_store_list:
 * @database: a connection
 * @speaker: (nullable): whose, or `NULL` for all
 * @with_sound: whether the sounds are read too
 * @error: return location for an error
 *
 * Lists the recordings. A file of an older version, which could only be opened for reading, has none.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: (transfer full) (element-type NabijRecording) (nullable): the recordings, in the order in
 *   which they were made, or `NULL` with @error set
 */
GPtrArray *
nabij_recording_store_list (NabijDatabase *database,
                            const char    *speaker,
                            gboolean       with_sound,
                            GError       **error)
{
  g_autoptr (GPtrArray) recordings = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref);
  sqlite3_stmt *statement;
  gint64        has_them;
  int           result;

  g_return_val_if_fail (database != NULL, NULL);

  if (!has_recordings (database, &has_them, error))
    return NULL;
  if (has_them == 0)
    return g_steal_pointer (&recordings);

  statement = nabij_database_prepare (database, with_sound ? LIST_WITH_SOUND : LIST, error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, speaker, -1, SQLITE_TRANSIENT);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW) {
    NabijRecording *recording = read_row (statement, with_sound);

    if (recording != NULL)
      g_ptr_array_add (recordings, recording);
  }

  return nabij_database_finish (database, statement, result, error) ? g_steal_pointer (&recordings) : NULL;
}

/**
 * nabij_recording_store_measure:
 * @database: a connection
 * @n_bytes: (out): how many bytes all sounds have together; 0 where there are none
 * @error: return location for an error
 *
 * Tells how large the recordings are, without reading them.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it could be told
 */
gboolean
nabij_recording_store_measure (NabijDatabase *database,
                               gint64        *n_bytes,
                               GError       **error)
{
  gint64 has_them;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (n_bytes != NULL, FALSE);

  *n_bytes = 0;

  return has_recordings (database, &has_them, error) &&
         (has_them == 0 || nabij_database_query_one (database, MEASURE, n_bytes, NULL, error));
}

static gboolean
find_row (NabijDatabase *database,
          const char    *uuid,
          gint64        *row,
          GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, FIND_ROW, error);
  int           result;

  *row = 0;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, uuid, -1, SQLITE_TRANSIENT);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    *row = sqlite3_column_int64 (statement, 0);

  return nabij_database_finish (database, statement, result, error);
}

static gboolean
fail_with_database (NabijDatabase *database,
                    int            result,
                    GError       **error)
{
  nabij_sqlite_error_set (database->handle, "Could not read a recording", result, error);

  return FALSE;
}

static gboolean
read_chunks (NabijDatabase          *database,
             sqlite3_blob           *blob,
             NabijRecordingChunkFunc func,
             gpointer                data,
             GError                **error)
{
  const int          size = sqlite3_blob_bytes (blob);
  g_autofree guint8 *chunk = g_malloc (CHUNK_SIZE);

  for (int at = 0; at < size; at += CHUNK_SIZE) {
    const int length = MIN (size - at, CHUNK_SIZE);
    const int result = sqlite3_blob_read (blob, chunk, length, at);

    if (result != SQLITE_OK)
      return fail_with_database (database, result, error);
    if (!func (chunk, (gsize)length, data, error))
      return FALSE;
  }

  return TRUE;
}

/**
 * nabij_recording_store_read_sound:
 * @database: a connection, inside of a transaction
 * @uuid: the name of a recording
 * @func: (scope call): is given its bytes, a few at a time
 * @data: for @func
 * @error: return location for an error
 *
 * Reads a sound without ever holding all of it. Of a recording that is not there it has nothing to give.
 *
 * Errors: as nabij_database_finish(), and those of @func.
 *
 * Returns: whether all of it was read
 */
gboolean
nabij_recording_store_read_sound (NabijDatabase          *database,
                                  const char             *uuid,
                                  NabijRecordingChunkFunc func,
                                  gpointer                data,
                                  GError                **error)
{
  sqlite3_blob *blob = NULL;
  gboolean      done;
  gint64        row;
  int           result;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (!find_row (database, uuid, &row, error))
    return FALSE;
  if (row == 0)
    return TRUE;

  result = sqlite3_blob_open (database->handle, "main", "recording", "sound", row, 0, &blob);
  if (result != SQLITE_OK)
    return fail_with_database (database, result, error);
  done = read_chunks (database, blob, func, data, error);
  sqlite3_blob_close (blob);

  return done;
}
