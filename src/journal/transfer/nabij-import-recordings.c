/* nabij-import-recordings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What becomes of the recordings of a file in this journal. Runs on the thread that its connection
 * belongs to.
 */

#include "config.h"

#include "nabij-import-recordings.h"

#include "nabij-recording-store.h"

/* Whatever stands here under the same name, or for the same line of the same speaker. */
#define COMPARE                                                             \
  "SELECT 1 FROM recording WHERE uuid = ?1 AND recorded_us >= ?4"           \
  " UNION ALL SELECT 1 FROM recording"                                      \
  "  WHERE speaker = ?2 AND line = ?3 AND uuid <> ?1 AND recorded_us >= ?4" \
  " UNION ALL SELECT 1 FROM tombstone WHERE uuid = ?1"
#define HAS_RECORDINGS "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND name = 'recording'"
#define LIST_SPEAKERS "SELECT DISTINCT speaker FROM recording"

/**
 * nabij_import_recordings_add_speakers:
 * @database: a connection
 * @speakers: (element-type utf8): where the names are added; it frees them
 * @error: return location for an error
 *
 * Tells who speaks in this journal.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: `FALSE` with @error set where the journal could not be read
 */
gboolean
nabij_import_recordings_add_speakers (NabijDatabase *database,
                                      GHashTable    *speakers,
                                      GError       **error)
{
  sqlite3_stmt *statement;
  gint64        has_them;
  int           result;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (speakers != NULL, FALSE);

  if (!nabij_database_query_one (database, HAS_RECORDINGS, &has_them, NULL, error))
    return FALSE;
  if (has_them == 0)
    return TRUE;

  statement = nabij_database_prepare (database, LIST_SPEAKERS, error);
  if (statement == NULL)
    return FALSE;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    g_hash_table_add (speakers, g_strdup ((const char *)sqlite3_column_text (statement, 0)));

  return nabij_database_finish (database, statement, result, error);
}

/* Whether it is here already, newer, or was taken away. */
static gboolean
is_here (NabijDatabase  *database,
         NabijRecording *recording,
         gboolean       *found,
         GError        **error)
{
  const NabijRecordingFields *fields = nabij_recording_get_fields (recording);
  sqlite3_stmt               *statement = nabij_database_prepare (database, COMPARE, error);
  int                         result;

  *found = FALSE;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, fields->uuid, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, fields->speaker, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, fields->line, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 4, fields->recorded.utc_us);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    *found = TRUE;

  return nabij_database_finish (database, statement, result, error);
}

/* Who was here first stays; of a file, who comes first. */
static gboolean
may_speak (GHashTable     *speakers,
           NabijRecording *recording)
{
  const char *speaker = nabij_recording_get_fields (recording)->speaker;

  if (g_hash_table_contains (speakers, speaker))
    return TRUE;
  if (g_hash_table_size (speakers) >= NABIJ_RECORDING_SPEAKERS_MAX)
    return FALSE;

  g_hash_table_add (speakers, g_strdup (speaker));
  return TRUE;
}

/**
 * nabij_import_recording_compare:
 * @database: a connection
 * @recording: a recording of a file
 * @speakers: (inout) (element-type utf8): who speaks here, and in what was compared before
 * @summary: (inout): where is noted that recordings come, or are left out
 * @is_wanted: (out): whether a merge would take it in
 * @error: return location for an error
 *
 * Tells what a merge would do with a recording.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: `FALSE` with @error set where the journal could not be read
 */
gboolean
nabij_import_recording_compare (NabijDatabase      *database,
                                NabijRecording     *recording,
                                GHashTable         *speakers,
                                NabijImportSummary *summary,
                                gboolean           *is_wanted,
                                GError            **error)
{
  gboolean found;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (recording != NULL, FALSE);
  g_return_val_if_fail (speakers != NULL, FALSE);
  g_return_val_if_fail (summary != NULL, FALSE);
  g_return_val_if_fail (is_wanted != NULL, FALSE);

  if (!is_here (database, recording, &found, error))
    return FALSE;

  *is_wanted = !found && may_speak (speakers, recording);
  summary->brings_voices = summary->brings_voices || *is_wanted;
  summary->leaves_voices_out = summary->leaves_voices_out || (!found && !*is_wanted);

  return TRUE;
}

/**
 * nabij_import_recordings_merge:
 * @database: a connection for writing, inside of a transaction
 * @recordings: (element-type NabijRecording): the recordings of a file
 * @cancellable: (nullable): gives it up, from any thread
 * @needs_purge: (inout): is set to `TRUE` where one that was here gave way
 * @error: return location for an error
 *
 * Takes in what is not here yet and what was recorded later than here, and leaves the rest. Whoever
 * would be one too many to speak stays away.
 *
 * Errors: as nabij_database_finish(); `G_IO_ERROR_CANCELLED`.
 *
 * Returns: whether it was done
 */
gboolean
nabij_import_recordings_merge (NabijDatabase *database,
                               GPtrArray     *recordings,
                               GCancellable  *cancellable,
                               gboolean      *needs_purge,
                               GError       **error)
{
  g_autoptr (GHashTable) speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (recordings != NULL, FALSE);
  g_return_val_if_fail (needs_purge != NULL, FALSE);

  if (!nabij_import_recordings_add_speakers (database, speakers, error))
    return FALSE;

  for (guint i = 0; i < recordings->len; i++) {
    NabijRecording *recording = g_ptr_array_index (recordings, i);
    gboolean        found;

    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !is_here (database, recording, &found, error))
      return FALSE;
    if (!found && may_speak (speakers, recording) &&
        !nabij_recording_store_write (database, recording, needs_purge, error))
      return FALSE;
  }

  return TRUE;
}
