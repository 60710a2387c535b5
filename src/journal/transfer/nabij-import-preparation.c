/* nabij-import-preparation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file goes through three stations, a batch of entries at a time: it is cut into entries, the
 * entries are read, and they are compared with the journal on its reading thread, in steps of a few
 * milliseconds, so that lists come in between. Each station has a thread, and works on another batch
 * at the same time; two threads that read would only wait for each other in the parser. Recordings, of
 * which there are few and large ones, come after them, a few at a time. The writing thread has nothing
 * to do with it. The functions named `run_*` run on those threads, all others on
 * the thread that made the journal.
 */

#include "config.h"

#include "nabij-entry-json-private.h"
#include "nabij-import-family.h"
#include "nabij-import-file.h"
#include "nabij-import-merge.h"
#include "nabij-import-private.h"
#include "nabij-import-recordings.h"
#include "nabij-journal-deletion.h"
#include "nabij-recording-json.h"
#include "nabij-transfer-error.h"
#include "nabij-transfer-progress.h"

/* How much is in a batch: whichever comes first. */
#define BATCH_ENTRIES_MAX 256
#define BATCH_BYTES_MAX (512 * 1024)

/* Some entries of the file, one after the other. */
typedef struct {
  guint      first;   /* the position of the first */
  GPtrArray *json;    /* (element-type GBytes) */
  GPtrArray *entries; /* (element-type NabijEntry), once they are read */
} Batch;

typedef struct {
  NabijJournal          *journal;
  GTask                 *task;
  GFile                 *source;
  GCancellable          *cancellable;
  NabijTransferProgress *progress;
  NabijJournalWorker    *cutter;
  NabijJournalWorker    *reader;
  GPtrArray             *entries;    /* (element-type NabijEntry), all that were compared */
  GPtrArray             *recordings; /* (element-type NabijRecording), those that would be taken in */
  guint                  n_under_way;
  GError                *error;      /* the first */
  gboolean               has_turned; /* from the entries to the recordings */
  gboolean               has_compared_family;

  /* Belong to the thread that cuts while it does. */
  NabijImportFile *file;
  Batch           *cut;
  GPtrArray       *cut_recordings; /* (element-type NabijRecording), NULL while none were cut */
  guint            first_recording;
  GError          *cut_error;

  /* Belong to the thread that reads while it does. */
  JsonParser *parser;
  Batch      *parsed;
  GError     *parse_error;

  /* Belong to the reading thread of the journal while it compares. */
  Batch             *compared;
  GHashTable        *uuids;           /* (element-type utf8), which belong to their entries */
  GHashTable        *recording_uuids; /* (element-type utf8) */
  GHashTable        *speakers;        /* (element-type utf8), who speaks here or would; NULL until it is asked */
  NabijImportSummary summary;
} Preparation;

static void go_on (Preparation *self);

static void
batch_free (Batch *batch)
{
  g_ptr_array_unref (batch->json);
  g_ptr_array_unref (batch->entries);
  g_free (batch);
}

static void
preparation_free (Preparation *self)
{
  g_clear_pointer (&self->file, nabij_import_file_free);
  g_clear_pointer (&self->cut, batch_free);
  g_clear_pointer (&self->parsed, batch_free);
  g_clear_pointer (&self->compared, batch_free);
  nabij_journal_worker_free (self->reader);
  g_object_unref (self->parser);
  g_hash_table_unref (self->uuids);
  g_hash_table_unref (self->recording_uuids);
  g_clear_pointer (&self->speakers, g_hash_table_unref);
  g_clear_pointer (&self->cut_recordings, g_ptr_array_unref);
  g_ptr_array_unref (self->recordings);
  g_ptr_array_unref (self->entries);
  nabij_journal_worker_free (self->cutter);
  g_clear_pointer (&self->progress, nabij_transfer_progress_free);
  g_clear_object (&self->cancellable);
  g_object_unref (self->source);
  g_object_unref (self->journal);
  g_object_unref (self->task);
  g_free (self);
}

static void
take_error (Preparation *self,
            GError      *error)
{
  if (error != NULL && self->error == NULL)
    self->error = error;
  else
    g_clear_error (&error);
}

static void
finish (Preparation *self)
{
  /* Nothing is told after the answer. */
  g_clear_pointer (&self->progress, nabij_transfer_progress_free);
  if (self->error == NULL && g_cancellable_is_cancelled (self->cancellable))
    g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);

  if (self->error != NULL)
    g_task_return_error (self->task, g_steal_pointer (&self->error));
  else
    g_task_return_pointer (self->task,
                           nabij_import_new (self->journal, self->entries, self->recordings,
                                             nabij_import_file_get_authors (self->file),
                                             nabij_import_file_get_family (self->file),
                                             &self->summary),
                           g_object_unref);
  preparation_free (self);
}

/* Cutting */

static gboolean
run_open (Preparation *self)
{
  if (self->file != NULL)
    return TRUE;
  self->file = nabij_import_file_open (self->source, self->cancellable, &self->cut_error);

  return self->file != NULL &&
         nabij_import_file_check (self->file, self->cancellable, &self->cut_error);
}

static void
run_cut (gpointer data)
{
  Preparation *self = data;
  Batch       *batch = g_new0 (Batch, 1);
  GBytes      *json = NULL;
  gsize        n_bytes = 0;

  batch->json = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  batch->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  self->cut = batch;
  if (!run_open (self))
    return;

  batch->first = nabij_import_file_get_position (self->file) + 1;
  while (batch->json->len < BATCH_ENTRIES_MAX && n_bytes < BATCH_BYTES_MAX &&
         nabij_import_file_cut (self->file, &json, self->cancellable, &self->cut_error) &&
         json != NULL) {
    n_bytes += g_bytes_get_size (json);
    g_ptr_array_add (batch->json, json);
  }
}

static void
cut_cb (gpointer user_data)
{
  Preparation *self = user_data;

  self->n_under_way--;
  take_error (self, g_steal_pointer (&self->cut_error));
  go_on (self);
}

static void
begin_to_cut (Preparation *self)
{
  self->n_under_way++;
  nabij_journal_worker_push (self->cutter, run_cut, cut_cb, self);
}

/* Reading */

static void
run_parse (gpointer data)
{
  Preparation *self = data;
  Batch       *batch = self->parsed;

  for (guint i = 0; i < batch->json->len && self->parse_error == NULL; i++) {
    gsize       length;
    const char *json = g_bytes_get_data (g_ptr_array_index (batch->json, i), &length);
    NabijEntry *entry;

    entry = nabij_entry_from_checked_json (self->parser, json, length, batch->first + i,
                                           &self->parse_error);
    if (entry != NULL)
      g_ptr_array_add (batch->entries, entry);
  }
}

static void
parsed_cb (gpointer user_data)
{
  Preparation *self = user_data;

  self->n_under_way--;
  take_error (self, g_steal_pointer (&self->parse_error));
  go_on (self);
}

static void
begin_to_parse (Preparation *self)
{
  self->n_under_way++;
  nabij_journal_worker_push (self->reader, run_parse, parsed_cb, self);
}

/* Comparing */

static gboolean
run_compare (NabijDatabase *database,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Preparation *self = data;
  Batch       *batch = self->compared;

  for (guint i = 0; i < batch->entries->len; i++) {
    NabijEntry *entry = g_ptr_array_index (batch->entries, i);

    if (!g_hash_table_add (self->uuids, (char *)nabij_entry_get_uuid (entry))) {
      nabij_transfer_error_set_duplicate (error, batch->first + i);
      return FALSE;
    }
    if (!nabij_import_compare (database, entry, &self->summary, error))
      return FALSE;
  }

  return TRUE;
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Preparation *self = user_data;
  GError      *error = NULL;

  self->n_under_way--;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    take_error (self, error);
  g_ptr_array_extend_and_steal (self->entries, g_steal_pointer (&self->compared->entries));
  self->compared->entries = g_ptr_array_new ();
  g_clear_pointer (&self->compared, batch_free);
  go_on (self);
}

static void
begin_to_compare (Preparation *self)
{
  GTask *task = g_task_new (self->journal, self->cancellable, compared_cb, self);

  g_task_set_source_tag (task, begin_to_compare);
  g_task_set_task_data (task, self, NULL);
  self->n_under_way++;
  nabij_journal_push_read (self->journal, run_compare, task);
}

/* Recordings. Nobody reads entries any more by now, and each of the two threads works while the other
 * waits for it, so that they share the parser and what was cut. */

static void
run_cut_recordings (gpointer data)
{
  Preparation *self = data;
  GBytes      *json = NULL;
  gsize        n_bytes = 0;

  self->cut_recordings = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref);
  if (!self->has_turned &&
      !nabij_import_file_turn_to_recordings (self->file, self->cancellable, &self->cut_error))
    return;

  self->has_turned = TRUE;
  self->first_recording = nabij_import_file_get_position (self->file) + 1;
  while (n_bytes < BATCH_BYTES_MAX && self->cut_error == NULL &&
         nabij_import_file_cut (self->file, &json, self->cancellable, &self->cut_error) && json != NULL) {
    g_autoptr (GBytes) piece = json;
    gsize           length;
    const char     *bytes = g_bytes_get_data (piece, &length);
    NabijRecording *recording;

    recording = nabij_recording_from_checked_json (self->parser, bytes, length,
                                                   nabij_import_file_get_position (self->file), &self->cut_error);
    if (recording != NULL)
      g_ptr_array_add (self->cut_recordings, recording);
    n_bytes += length;
  }
}

static gboolean
add_speakers (Preparation   *self,
              NabijDatabase *database,
              GError       **error)
{
  if (self->speakers != NULL)
    return TRUE;

  self->speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return nabij_import_recordings_add_speakers (database, self->speakers, error);
}

static gboolean
run_compare_recordings (NabijDatabase *database,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  Preparation *self = data;

  if (!add_speakers (self, database, error))
    return FALSE;

  for (guint i = 0; i < self->cut_recordings->len; i++) {
    NabijRecording *recording = g_ptr_array_index (self->cut_recordings, i);
    gboolean        is_wanted;

    if (!g_hash_table_add (self->recording_uuids, g_strdup (nabij_recording_get_fields (recording)->uuid))) {
      nabij_transfer_error_set_duplicate_recording (error, self->first_recording + i);
      return FALSE;
    }
    if (!nabij_import_recording_compare (database, recording, self->speakers, &self->summary, &is_wanted, error))
      return FALSE;
    if (is_wanted)
      g_ptr_array_add (self->recordings, nabij_recording_ref (recording));
  }

  return TRUE;
}

static void
recordings_compared_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  Preparation *self = user_data;
  GError      *error = NULL;

  self->n_under_way--;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    take_error (self, error);
  g_clear_pointer (&self->cut_recordings, g_ptr_array_unref);
  go_on (self);
}

static void
recordings_cut_cb (gpointer user_data)
{
  Preparation *self = user_data;
  GTask       *task;

  self->n_under_way--;
  take_error (self, g_steal_pointer (&self->cut_error));
  if (self->error != NULL || self->cut_recordings->len == 0) {
    go_on (self);
    return;
  }

  task = g_task_new (self->journal, self->cancellable, recordings_compared_cb, self);
  g_task_set_source_tag (task, recordings_cut_cb);
  g_task_set_task_data (task, self, NULL);
  self->n_under_way++;
  nabij_journal_push_read (self->journal, run_compare_recordings, task);
}

/* After the entries, until none is left. */
static gboolean
begin_to_take_recordings (Preparation *self)
{
  if (nabij_import_file_get_n_recordings (self->file) == 0 || self->cut_recordings != NULL)
    return FALSE;

  self->n_under_way++;
  nabij_journal_worker_push (self->cutter, run_cut_recordings, recordings_cut_cb, self);
  return TRUE;
}

/* The family */

static gboolean
run_compare_family (NabijDatabase *database,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  Preparation *self = data;

  return add_speakers (self, database, error) &&
         nabij_import_family_compare (database, nabij_import_file_get_family (self->file), self->speakers,
                                      &self->summary.brings_family, error);
}

static void
family_compared_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Preparation *self = user_data;
  GError      *error = NULL;

  self->n_under_way--;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    take_error (self, error);
  go_on (self);
}

/* Last of all, and once. */
static gboolean
begin_to_compare_family (Preparation *self)
{
  GTask *task;

  if (self->has_compared_family || nabij_import_file_get_family (self->file) == NULL)
    return FALSE;

  self->has_compared_family = TRUE;
  task = g_task_new (self->journal, self->cancellable, family_compared_cb, self);
  g_task_set_source_tag (task, begin_to_compare_family);
  g_task_set_task_data (task, self, NULL);
  self->n_under_way++;
  nabij_journal_push_read (self->journal, run_compare_family, task);
  return TRUE;
}

/* When every station is done, each hands on its batch. */
static void
go_on (Preparation *self)
{
  const gboolean is_over = self->cut == NULL || self->cut->json->len == 0;

  if (self->n_under_way > 0)
    return;
  if (self->error != NULL || g_cancellable_is_cancelled (self->cancellable)) {
    finish (self);
    return;
  }
  if (is_over && self->parsed == NULL) {
    if (!begin_to_take_recordings (self) && !begin_to_compare_family (self))
      finish (self);
    return;
  }

  nabij_transfer_progress_set (self->progress,
                               (double)nabij_import_file_get_position (self->file) /
                                 MAX (nabij_import_file_get_n_entries (self->file), 1));
  self->compared = g_steal_pointer (&self->parsed);
  if (!is_over) {
    self->parsed = g_steal_pointer (&self->cut);
    begin_to_parse (self);
    begin_to_cut (self);
  }
  if (self->compared != NULL)
    begin_to_compare (self);
}

/**
 * nabij_journal_prepare_import_async:
 * @self: the journal
 * @file: what nabij_journal_export_async() wrote as JSON, or somebody else
 * @cancellable: (nullable): gives it up
 * @progress: (nullable): is told how far it is
 * @progress_data: for @progress
 * @callback: called when it is prepared, or cannot be
 * @user_data: for @callback
 *
 * Reads a file and compares it with the journal, in which nothing changes. The file is refused as a
 * whole where anything in it is not as it should be.
 */
void
nabij_journal_prepare_import_async (NabijJournal             *self,
                                    GFile                    *file,
                                    GCancellable             *cancellable,
                                    NabijTransferProgressFunc progress,
                                    gpointer                  progress_data,
                                    GAsyncReadyCallback       callback,
                                    gpointer                  user_data)
{
  Preparation *preparation;
  GError      *error = NULL;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (G_IS_FILE (file));

  if (nabij_journal_get_keeps_nothing (self)) {
    nabij_transfer_error_set (&error, NABIJ_TRANSFER_ERROR_KEEPS_NOTHING);
    g_task_report_error (self, callback, user_data, nabij_journal_prepare_import_async, error);
    return;
  }

  preparation = g_new0 (Preparation, 1);
  preparation->journal = g_object_ref (self);
  preparation->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (preparation->task, nabij_journal_prepare_import_async);
  preparation->source = g_object_ref (file);
  g_set_object (&preparation->cancellable, cancellable);
  preparation->progress = nabij_transfer_progress_new (progress, progress_data);
  preparation->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  preparation->recordings = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref);
  preparation->uuids = g_hash_table_new (g_str_hash, g_str_equal);
  preparation->recording_uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  preparation->cutter = nabij_journal_worker_new ("journal-import");
  preparation->reader = nabij_journal_worker_new ("journal-parse");
  preparation->parser = json_parser_new ();
  begin_to_cut (preparation);
}

/**
 * nabij_journal_prepare_import_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_prepare_import_async(). nabij_transfer_error_to_sentence() says an error to a
 * person.
 *
 * Errors: `NABIJ_TRANSFER_ERROR_*`, those of opening the journal; `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full) (nullable): the file, to be taken in, or `NULL` with @error set
 */
NabijImport *
nabij_journal_prepare_import_finish (NabijJournal *self,
                                     GAsyncResult *result,
                                     GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, nabij_journal_prepare_import_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
