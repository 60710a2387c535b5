/* nabij-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes the journal into one file. It has a connection of its own for reading, so that neither a
 * list nor a save waits for it, and sees one state of the journal throughout. It waits for the disk.
 */

#include "config.h"

#include "nabij-export.h"

#include "nabij-csv.h"
#include "nabij-entry-finder.h"
#include "nabij-entry-json.h"
#include "nabij-entry-store.h"
#include "nabij-family-json.h"
#include "nabij-family-store.h"
#include "nabij-instant-text.h"
#include "nabij-recording-json.h"
#include "nabij-recording-store.h"
#include "nabij-schema.h"
#include "nabij-transfer-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <unistd.h>

#define LIST_AUTHORS "SELECT name FROM author ORDER BY added_us, name"
/* How many entries are read at once. */
#define N_AT_ONCE 64
/* Tells a spreadsheet that it is UTF-8. */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef struct {
  NabijDatabase           *database;
  NabijExportFormat        format;
  const NabijJournalQuery *query;
  gboolean                 with_recordings;
  const NabijInstant      *now;
  GCancellable            *cancellable;
  NabijExportFunc          progress;
  gpointer                 data;

  FILE       *file;
  NabijWords *words;
  gboolean    has_entries;
} Export;

static gboolean
fail (int      system_error,
      GError **error)
{
  g_info ("Journal: not exported: %s", g_strerror (system_error));
  nabij_transfer_error_set (error,
                            nabij_journal_error_from_errno (system_error) == NABIJ_JOURNAL_ERROR_FULL
                              ? NABIJ_TRANSFER_ERROR_FULL
                              : NABIJ_TRANSFER_ERROR_UNWRITABLE);

  return FALSE;
}

static gboolean
write_text (Export        *self,
            const GString *text,
            GError       **error)
{
  if (fwrite (text->str, 1, text->len, self->file) != text->len)
    return fail (errno, error);

  return TRUE;
}

/* A member of the outermost object with its name. */
static void
append_member (GString    *text,
               const char *name,
               JsonNode   *value)
{
  g_autofree char *json = json_to_string (value, FALSE);

  g_string_append_printf (text, "\"%s\": %s,\n", name, json);
}

static gboolean
append_authors (NabijDatabase *database,
                GString       *text,
                GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, LIST_AUTHORS, error);
  g_autoptr (JsonArray) authors = json_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  int result;

  if (statement == NULL)
    return FALSE;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW) {
    g_autofree char *name = g_utf8_make_valid ((const char *)sqlite3_column_text (statement, 0), -1);

    json_array_add_string_element (authors, name);
  }
  json_node_set_array (node, authors);
  append_member (text, "authors", node);

  return nabij_database_finish (database, statement, result, error);
}

/* On a line of its own, where anything is known. */
static gboolean
append_family (NabijDatabase *database,
               GString       *text,
               GError       **error)
{
  g_autoptr (NabijFamily) family = NULL;
  g_autofree char *json = NULL;

  if (!nabij_family_store_load (database, &family, error))
    return FALSE;

  json = nabij_family_to_json (family);
  if (json != NULL)
    g_string_append_printf (text, "\"family\": %s,\n", json);
  return TRUE;
}

static gboolean
begin (Export  *self,
       GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *exported = NULL;

  if (self->format == NABIJ_EXPORT_FORMAT_CSV) {
    self->words = nabij_words_new_own ();
    nabij_csv_append_header (text);
    g_string_prepend (text, BYTE_ORDER_MARK);
  } else {
    exported = nabij_instant_to_text (self->now);
    g_string_append_printf (text,
                            "{\n\"format\": \"" NABIJ_EXPORT_NAME "\",\n\"version\": %d,\n"
                            "\"exported\": \"%s\",\n",
                            NABIJ_EXPORT_VERSION, exported);
    if (!append_authors (self->database, text, error) || !append_family (self->database, text, error))
      return FALSE;
    g_string_append (text, "\"entries\": [");
  }

  return write_text (self, text, error);
}

static gboolean
write_entry (Export     *self,
             NabijEntry *entry,
             GError    **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->format == NABIJ_EXPORT_FORMAT_CSV) {
    nabij_csv_append_entry (text, entry, self->words);
  } else {
    g_autofree char *json = nabij_entry_to_json (entry);

    g_string_append (text, self->has_entries ? ",\n" : "\n");
    g_string_append (text, json);
  }
  self->has_entries = TRUE;

  return write_text (self, text, error);
}

static gboolean
write_words (Export     *self,
             const char *words,
             GError    **error)
{
  return fputs (words, self->file) != EOF || fail (errno, error);
}

/* Every piece but the last has a number of bytes that base64 needs nothing to fill up for. */
static gboolean
write_chunk (const guint8 *bytes,
             gsize         length,
             gpointer      data,
             GError      **error)
{
  Export          *self = data;
  g_autofree char *base64 = g_base64_encode (bytes, length);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error) && write_words (self, base64, error);
}

static gboolean
write_recording (Export         *self,
                 NabijRecording *recording,
                 GError        **error)
{
  g_autofree char *begin = nabij_recording_to_json_begin (recording);

  return write_words (self, begin, error) &&
         write_words (self, NABIJ_RECORDING_JSON_SOUND_BEGIN, error) &&
         nabij_recording_store_read_sound (self->database, nabij_recording_get_fields (recording)->uuid,
                                           write_chunk, self, error) &&
         write_words (self, NABIJ_RECORDING_JSON_SOUND_END, error);
}

/* They come last, so that a person who looks into the file finds the words first. */
static gboolean
write_recordings (Export  *self,
                  GError **error)
{
  g_autoptr (GPtrArray) recordings = nabij_recording_store_list (self->database, NULL, FALSE, error);

  if (recordings == NULL)
    return FALSE;
  if (recordings->len == 0)
    return TRUE;

  if (!write_words (self, ",\n\"recordings\": [", error))
    return FALSE;
  for (guint i = 0; i < recordings->len; i++) {
    if (!write_words (self, i > 0 ? ",\n" : "\n", error) ||
        !write_recording (self, g_ptr_array_index (recordings, i), error))
      return FALSE;
  }

  return write_words (self, "\n]", error);
}

static gboolean
finish (Export  *self,
        GError **error)
{
  if (self->format != NABIJ_EXPORT_FORMAT_JSON)
    return TRUE;

  return write_words (self, self->has_entries ? "\n]" : "]", error) &&
         (!self->with_recordings || write_recordings (self, error)) && write_words (self, "\n}\n", error);
}

/* The numbers of all entries are held, and of the entries themselves a few at a time. */
static gboolean
write_entries (Export  *self,
               GError **error)
{
  g_autoptr (GArray) items = NULL;
  gint64 ids[N_AT_ONCE];
  guint  n_done = 0;

  items = nabij_entry_finder_find (self->database, self->query, 0, self->cancellable, error);
  if (items == NULL)
    return FALSE;

  while (n_done < items->len) {
    const guint n = MIN (items->len - n_done, N_AT_ONCE);
    g_autoptr (GPtrArray) entries = NULL;

    /* They were found with the newest first, and a person reads from the beginning. */
    for (guint i = 0; i < n; i++)
      ids[i] = g_array_index (items, NabijJournalItem, items->len - 1 - n_done - i).id;
    entries = nabij_entry_store_get_many (self->database, ids, n, self->cancellable, error);
    if (entries == NULL)
      return FALSE;
    for (guint i = 0; i < entries->len; i++) {
      if (!write_entry (self, g_ptr_array_index (entries, i), error))
        return FALSE;
    }
    n_done += n;
    if (self->progress != NULL)
      self->progress ((double)n_done / items->len, self->data);
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
run (NabijDatabase *database,
     const char    *sql,
     GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, error);

  return statement != NULL && nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

static gboolean
write_all (Export  *self,
           GError **error)
{
  return run (self->database, "BEGIN", error) && begin (self, error) &&
         write_entries (self, error) && finish (self, error) &&
         run (self->database, "COMMIT", error);
}

static gboolean
read_version (NabijDatabase *database,
              int           *version,
              GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, "PRAGMA user_version", error);
  int           result;

  if (statement == NULL)
    return FALSE;
  result = sqlite3_step (statement);
  *version = result == SQLITE_ROW ? sqlite3_column_int (statement, 0) : 0;

  return nabij_database_finish (database, statement, result == SQLITE_ROW ? SQLITE_DONE : result, error);
}

/* A journal that an older program wrote, and that was not opened since, is brought to the newest
 * version first. */
static NabijDatabase *
open_journal (const char         *folder,
              const NabijInstant *now,
              GError            **error)
{
  g_autoptr (NabijDatabase) database = nabij_database_open_for_reading (folder, error);
  g_autoptr (NabijDatabase) writing = NULL;
  int version;

  if (database == NULL || !read_version (database, &version, error))
    return NULL;
  if (version == nabij_schema_get_newest_version ())
    return g_steal_pointer (&database);

  g_clear_pointer (&database, nabij_database_close);
  writing = nabij_database_open (folder, now, NABIJ_DATABASE_CHECK_QUICK, NULL, error);
  if (writing == NULL)
    return NULL;

  return nabij_database_open_for_reading (folder, error);
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const int        fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("Could not sync %s: %s", folder, g_strerror (errno));
  close (fd);
}

/* Only what is whole gets the name that was asked for. */
static gboolean
put_in_place (Export     *self,
              const char *from,
              const char *to,
              GError    **error)
{
  if (fflush (self->file) != 0 || fsync (fileno (self->file)) != 0 || g_rename (from, to) != 0)
    return fail (errno, error);
  sync_folder (to);

  return TRUE;
}

/**
 * nabij_export_write:
 * @folder: (type filename): the folder of the journal
 * @path: (type filename): the file to write; one that is there is replaced
 * @format: as what
 * @query: (nullable): which entries, or `NULL` for all
 * @with_recordings: whether recordings are written too; a table never has them
 * @now: the present moment
 * @cancellable: (nullable): gives it up, from any thread
 * @progress: (nullable) (scope call): is told how far it is
 * @data: for @progress
 * @error: return location for an error
 *
 * Writes the journal as it is at this moment, also while it is open for writing, here or in another
 * program. The file can be read by nobody else. It is there as a whole, or not at all.
 *
 * Errors: as nabij_database_open_for_reading(); `NABIJ_TRANSFER_ERROR_UNWRITABLE`, `_FULL`;
 * `G_IO_ERROR_CANCELLED`.
 *
 * Returns: whether it was written
 */
gboolean
nabij_export_write (const char              *folder,
                    const char              *path,
                    NabijExportFormat        format,
                    const NabijJournalQuery *query,
                    gboolean                 with_recordings,
                    const NabijInstant      *now,
                    GCancellable            *cancellable,
                    NabijExportFunc          progress,
                    gpointer                 data,
                    GError                 **error)
{
  const NabijJournalQuery everything = { .with_sessions_of_moments = TRUE, .with_put_away = TRUE };
  g_autoptr (NabijDatabase) database = NULL;
  g_autofree char *temporary = NULL;
  Export           self = { .format = format,
                            .query = query != NULL ? query : &everything,
                            .with_recordings = with_recordings,
                            .now = now,
                            .cancellable = cancellable,
                            .progress = progress,
                            .data = data };
  gboolean         done;
  int              fd;

  g_return_val_if_fail (folder != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (now != NULL, FALSE);

  database = open_journal (folder, now, error);
  if (database == NULL)
    return FALSE;

  temporary = g_strconcat (path, ".XXXXXX", NULL);
  fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail (errno, error);
  self.file = fdopen (fd, "w");
  self.database = database;

  done = write_all (&self, error) && put_in_place (&self, temporary, path, error);
  fclose (self.file);
  g_clear_pointer (&self.words, nabij_words_free);
  if (!done)
    g_unlink (temporary);

  return done;
}
