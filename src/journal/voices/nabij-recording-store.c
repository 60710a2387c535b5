/* nabij-recording-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes recordings; how they are read is in nabij-recording-store-read.c. One that is taken away or
 * gives way to a newer one leaves a tombstone without an instant, as entries do, and nabij-purge.c cleans
 * the file and the backups of it. Runs on the thread that its connection belongs to.
 */

#include "config.h"

#include "nabij-recording-store.h"

#include "nabij-journal-error.h"
#include "nabij-recording-check.h"

#define HAS_THE_SAME                                                                               \
  "SELECT uuid FROM recording WHERE uuid = ?1 AND speaker = ?2 AND line = ?3 AND recorded_us = ?4" \
  " AND length (sound) = ?5"
#define TAKE_OLDER_AWAY \
  "DELETE FROM recording WHERE speaker = ?2 AND line = ?3 AND uuid <> ?1 RETURNING uuid"
/* The names of the others; two of them leave no room for one more. */
#define LIST_OTHER_SPEAKERS \
  "SELECT DISTINCT speaker FROM recording WHERE speaker <> ?2 AND uuid <> ?1"
#define SAVE                                                                                          \
  "INSERT OR REPLACE INTO recording (uuid, speaker, line, words, recorded_us, offset_s, duration_us," \
  " sound) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
#define FORGET "DELETE FROM recording WHERE uuid = ?1 RETURNING uuid"
/* Of two that say the same line, the one that was recorded last stays. */
#define LIST_OLDER_OF_BOTH                                                      \
  "SELECT CASE WHEN a.recorded_us >= b.recorded_us THEN b.uuid ELSE a.uuid END" \
  " FROM recording a JOIN recording b ON b.line = a.line AND b.speaker = ?2"    \
  " WHERE a.speaker = ?1"
#define RENAME "UPDATE recording SET speaker = ?2 WHERE speaker = ?1"
/* A tombstone that has no instant yet: see nabij-purge.c. */
#define BURY "INSERT OR REPLACE INTO tombstone (uuid, purged_us) VALUES (?1, 0)"
#define UNBURY "DELETE FROM tombstone WHERE uuid = ?1"

static void
bind_text (sqlite3_stmt *statement,
           int           parameter,
           const char   *text)
{
  if (parameter <= sqlite3_bind_parameter_count (statement))
    sqlite3_bind_text (statement, parameter, text, -1, SQLITE_TRANSIENT);
}

/* Runs a statement for one or two texts, and lists the texts of its first column. */
static gboolean
run (NabijDatabase *database,
     const char    *sql,
     const char    *first,
     const char    *second,
     GPtrArray     *found,
     GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, error);
  int           result;

  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, first);
  bind_text (statement, 2, second);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW) {
    if (found != NULL)
      g_ptr_array_add (found, g_strdup ((const char *)sqlite3_column_text (statement, 0)));
  }

  return nabij_database_finish (database, statement, result, error);
}

static gboolean
bury (NabijDatabase *database,
      GPtrArray     *uuids,
      gboolean      *needs_purge,
      GError       **error)
{
  for (guint i = 0; i < uuids->len; i++) {
    *needs_purge = TRUE;
    if (!run (database, BURY, g_ptr_array_index (uuids, i), NULL, NULL, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
check (const NabijRecordingFields *fields,
       GBytes                     *sound,
       GError                    **error)
{
  const gsize size = sound != NULL ? g_bytes_get_size (sound) : 0;

  if (nabij_recording_fields_are_sound (fields) && size > 0 && size <= NABIJ_RECORDING_BYTES_MAX)
    return TRUE;

  g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_UNFIT_RECORDING,
               "A recording of %" G_GSIZE_FORMAT " bytes and %" G_GINT64_FORMAT " µs is not kept", size,
               fields->duration_us);

  return FALSE;
}

/* What was asked twice is done once. */
static gboolean
is_there (NabijDatabase              *database,
          const NabijRecordingFields *fields,
          GBytes                     *sound,
          gboolean                   *found,
          GError                    **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, HAS_THE_SAME, error);
  int           result;

  *found = FALSE;
  if (statement == NULL)
    return FALSE;
  bind_text (statement, 1, fields->uuid);
  bind_text (statement, 2, fields->speaker);
  bind_text (statement, 3, fields->line);
  sqlite3_bind_int64 (statement, 4, fields->recorded.utc_us);
  sqlite3_bind_int64 (statement, 5, (gint64)g_bytes_get_size (sound));
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    *found = TRUE;

  return nabij_database_finish (database, statement, result, error);
}

static gboolean
make_room (NabijDatabase              *database,
           const NabijRecordingFields *fields,
           gboolean                   *needs_purge,
           GError                    **error)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) older = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement;
  int           result;

  if (!run (database, LIST_OTHER_SPEAKERS, fields->uuid, fields->speaker, others, error))
    return FALSE;
  if (others->len >= NABIJ_RECORDING_SPEAKERS_MAX) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_TOO_MANY_SPEAKERS,
                 "There are %u others who speak", others->len);
    return FALSE;
  }

  statement = nabij_database_prepare (database, TAKE_OLDER_AWAY, error);
  if (statement == NULL)
    return FALSE;
  bind_text (statement, 1, fields->uuid);
  bind_text (statement, 2, fields->speaker);
  bind_text (statement, 3, fields->line);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (older, g_strdup ((const char *)sqlite3_column_text (statement, 0)));

  return nabij_database_finish (database, statement, result, error) &&
         bury (database, older, needs_purge, error) &&
         run (database, UNBURY, fields->uuid, NULL, NULL, error);
}

static gboolean
insert (NabijDatabase              *database,
        const NabijRecordingFields *fields,
        GBytes                     *sound,
        GError                    **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, SAVE, error);
  gsize         size;
  gconstpointer bytes = g_bytes_get_data (sound, &size);

  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, fields->uuid);
  bind_text (statement, 2, fields->speaker);
  bind_text (statement, 3, fields->line);
  bind_text (statement, 4, fields->words);
  sqlite3_bind_int64 (statement, 5, fields->recorded.utc_us);
  sqlite3_bind_int (statement, 6, fields->recorded.offset_s);
  sqlite3_bind_int64 (statement, 7, fields->duration_us);
  /* The recording lives longer than the step. */
  sqlite3_bind_blob64 (statement, 8, bytes, size, SQLITE_STATIC);

  return nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

/**
 * nabij_recording_store_write:
 * @database: a connection for writing, inside of a transaction
 * @recording: a recording, with its sound
 * @needs_purge: (inout): is set to `TRUE` where one gave way that nabij_purge_list_begun() then lists
 * @error: return location for an error
 *
 * Writes a recording in the place of the one of the same line and speaker.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_UNFIT_RECORDING`, `_TOO_MANY_SPEAKERS`, and as nabij_database_finish().
 *
 * Returns: whether it was written
 */
gboolean
nabij_recording_store_write (NabijDatabase  *database,
                             NabijRecording *recording,
                             gboolean       *needs_purge,
                             GError        **error)
{
  const NabijRecordingFields *fields;
  GBytes                     *sound;
  gboolean                    found;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (recording != NULL, FALSE);
  g_return_val_if_fail (needs_purge != NULL, FALSE);

  fields = nabij_recording_get_fields (recording);
  sound = nabij_recording_get_sound (recording);

  return check (fields, sound, error) && is_there (database, fields, sound, &found, error) &&
         (found || (make_room (database, fields, needs_purge, error) && insert (database, fields, sound, error)));
}

/* What the functions below are given. */
typedef struct {
  NabijRecording    *recording;
  const char *const *uuids;
  const char        *from;
  const char        *to;
  gboolean           needs_purge;
} Change;

static gboolean
save (NabijDatabase *database,
      gpointer       data,
      GError       **error)
{
  Change *change = data;

  change->needs_purge = FALSE;

  return nabij_recording_store_write (database, change->recording, &change->needs_purge, error);
}

static gboolean
run_change (NabijDatabase    *database,
            NabijDatabaseFunc func,
            Change           *change,
            gboolean         *needs_purge,
            GError          **error)
{
  if (!nabij_database_in_transaction (database, func, change, error))
    return FALSE;

  *needs_purge = change->needs_purge;

  return TRUE;
}

/**
 * nabij_recording_store_save:
 * @database: a connection for writing
 * @recording: a recording, with its sound
 * @needs_purge: (out): whether another one gave way
 * @error: return location for an error
 *
 * Does what nabij_recording_store_write() does, in a transaction of its own.
 *
 * Errors: as nabij_recording_store_write() and nabij_database_in_transaction().
 *
 * Returns: whether it is on the disk
 */
gboolean
nabij_recording_store_save (NabijDatabase  *database,
                            NabijRecording *recording,
                            gboolean       *needs_purge,
                            GError        **error)
{
  Change change = { .recording = recording };

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (recording != NULL, FALSE);
  g_return_val_if_fail (needs_purge != NULL, FALSE);

  return run_change (database, save, &change, needs_purge, error);
}

static gboolean
delete_many (NabijDatabase *database,
             gpointer       data,
             GError       **error)
{
  Change *change = data;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  change->needs_purge = FALSE;
  for (gsize i = 0; change->uuids[i] != NULL; i++) {
    if (!run (database, FORGET, change->uuids[i], NULL, found, error))
      return FALSE;
  }

  return bury (database, found, &change->needs_purge, error);
}

/**
 * nabij_recording_store_delete:
 * @database: a connection for writing
 * @uuids: (array zero-terminated=1): the names of recordings
 * @needs_purge: (out): whether any of them was there
 * @error: return location for an error
 *
 * Takes recordings away, all of them or none.
 *
 * Errors: as nabij_database_in_transaction().
 *
 * Returns: whether none of them is there any more
 */
gboolean
nabij_recording_store_delete (NabijDatabase     *database,
                              const char *const *uuids,
                              gboolean          *needs_purge,
                              GError           **error)
{
  Change change = { .uuids = uuids };

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (uuids != NULL, FALSE);
  g_return_val_if_fail (needs_purge != NULL, FALSE);

  return run_change (database, delete_many, &change, needs_purge, error);
}

static gboolean
rename_speaker (NabijDatabase *database,
                gpointer       data,
                GError       **error)
{
  Change *change = data;
  g_autoptr (GPtrArray) older = g_ptr_array_new_with_free_func (g_free);

  change->needs_purge = FALSE;
  if (!run (database, LIST_OLDER_OF_BOTH, change->from, change->to, older, error))
    return FALSE;
  for (guint i = 0; i < older->len; i++) {
    if (!run (database, FORGET, g_ptr_array_index (older, i), NULL, NULL, error))
      return FALSE;
  }

  return bury (database, older, &change->needs_purge, error) &&
         run (database, RENAME, change->from, change->to, NULL, error);
}

/**
 * nabij_recording_store_rename:
 * @database: a connection for writing
 * @from: how a speaker was called
 * @to: how they are called now
 * @needs_purge: (out): whether a recording gave way
 * @error: return location for an error
 *
 * Gives a speaker another name. Where somebody has that name already, both become one, and of two
 * recordings of one line the newer one stays.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_UNFIT_RECORDING` where @to can be no name, and as
 * nabij_database_in_transaction().
 *
 * Returns: whether nobody is called @from any more
 */
gboolean
nabij_recording_store_rename (NabijDatabase *database,
                              const char    *from,
                              const char    *to,
                              gboolean      *needs_purge,
                              GError       **error)
{
  Change change = { .from = from, .to = to };

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (from != NULL, FALSE);
  g_return_val_if_fail (to != NULL, FALSE);
  g_return_val_if_fail (needs_purge != NULL, FALSE);

  *needs_purge = FALSE;
  if (g_str_equal (from, to))
    return TRUE;
  if (!nabij_speaker_is_sound (to)) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_UNFIT_RECORDING, "That is no name");
    return FALSE;
  }

  return run_change (database, rename_speaker, &change, needs_purge, error);
}

/**
 * nabij_recording_store_forget:
 * @database: a copy of the journal, open for writing, inside of a transaction
 * @uuid: the name of a recording
 * @was_there: (out): whether the copy had it
 * @error: return location for an error
 *
 * Takes a recording out of a copy that was taken away in the journal.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it was done
 */
gboolean
nabij_recording_store_forget (NabijDatabase *database,
                              const char    *uuid,
                              gboolean      *was_there,
                              GError       **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);
  g_return_val_if_fail (was_there != NULL, FALSE);

  if (!run (database, FORGET, uuid, NULL, found, error))
    return FALSE;

  *was_there = found->len > 0;

  return TRUE;
}
