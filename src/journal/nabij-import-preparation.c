/* nabij-import-preparation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is read on a thread of its own, a batch of entries at a time, and each batch is laid beside
 * the journal on the writing thread in steps that are short, so that saves come in between. The
 * functions named `run_*` run on those threads, all others on the thread that made the journal.
 */

#include "config.h"

#include "nabij-import-file.h"
#include "nabij-import-private.h"
#include "nabij-transfer-progress.h"

/* What is read at once: whichever comes first. */
#define BATCH_ENTRIES_MAX 256
#define BATCH_BYTES_MAX (256 * 1024)
/* How long the writing thread is held at a time. */
#define STEP_US 3000

typedef struct {
  NabijImport           *import;
  GTask                 *task;
  GFile                 *source;
  GCancellable          *cancellable;
  NabijTransferProgress *progress;
  NabijJournalWorker    *worker;
  guint                  n_under_way;
  GError                *error; /* the first */

  /* Belong to the reading thread while it reads. */
  NabijImportFile *file;
  GPtrArray       *batch; /* (element-type NabijStagedEntry) */
  GError          *read_error;

  /* Belong to the writing thread while it writes. */
  GPtrArray         *staging;
  guint              n_staged; /* of this batch */
  NabijImportSummary summary;
} Preparation;

static void go_on (Preparation *self);

static void
preparation_free (Preparation *self)
{
  g_clear_pointer (&self->file, nabij_import_file_free);
  g_clear_pointer (&self->batch, g_ptr_array_unref);
  g_clear_pointer (&self->staging, g_ptr_array_unref);
  nabij_journal_worker_free (self->worker);
  nabij_transfer_progress_free (self->progress);
  g_clear_object (&self->cancellable);
  g_object_unref (self->source);
  g_object_unref (self->import);
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
  if (self->error == NULL && g_cancellable_is_cancelled (self->cancellable))
    g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);

  if (self->error != NULL) {
    g_task_return_error (self->task, g_steal_pointer (&self->error));
  } else {
    self->import->summary = self->summary;
    self->import->authors = g_strdupv ((GStrv)nabij_import_file_get_authors (self->file));
    g_task_return_pointer (self->task, g_object_ref (self->import), g_object_unref);
  }
  preparation_free (self);
}

/* Reading */

static gboolean
run_open (Preparation *self)
{
  if (self->file != NULL)
    return TRUE;
  self->file = nabij_import_file_open (self->source, self->cancellable, &self->read_error);

  return self->file != NULL &&
         nabij_import_file_check (self->file, self->cancellable, &self->read_error);
}

static void
run_read (gpointer data)
{
  Preparation *self = data;
  NabijEntry  *entry = NULL;
  gsize        n_bytes = 0;

  self->batch = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_staged_entry_free);
  if (!run_open (self))
    return;

  while (self->batch->len < BATCH_ENTRIES_MAX && n_bytes < BATCH_BYTES_MAX &&
         nabij_import_file_next (self->file, &entry, self->cancellable, &self->read_error) &&
         entry != NULL) {
    NabijStagedEntry *staged = nabij_staged_entry_new (entry);

    n_bytes += g_bytes_get_size (staged->bytes);
    g_ptr_array_add (self->batch, staged);
    nabij_entry_unref (entry);
  }
}

static void
read_cb (gpointer user_data)
{
  Preparation *self = user_data;

  self->n_under_way--;
  take_error (self, g_steal_pointer (&self->read_error));
  go_on (self);
}

/* Laying beside the journal */

static gboolean
stage_some (NabijDatabase *database,
            gpointer       data,
            GError       **error)
{
  Preparation *self = data;
  const gint64 end_us = g_get_monotonic_time () + STEP_US;

  do {
    if (!nabij_import_stage_add (database, self->import->number,
                                 g_ptr_array_index (self->staging, self->n_staged), &self->summary,
                                 error))
      return FALSE;
    self->n_staged++;
  } while (self->n_staged < self->staging->len && g_get_monotonic_time () < end_us);

  return TRUE;
}

static gboolean
run_stage (NabijDatabase *database,
           gpointer       data,
           GError       **error)
{
  return nabij_database_in_transaction (database, stage_some, data, error);
}

static void stage (Preparation *self);

static void
staged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Preparation *self = user_data;
  GError      *error = NULL;

  self->n_under_way--;
  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    take_error (self, error);
  } else if (self->n_staged < self->staging->len) {
    stage (self);
    return;
  }
  self->import->n_staged += self->n_staged;
  g_clear_pointer (&self->staging, g_ptr_array_unref);
  go_on (self);
}

static void
stage (Preparation *self)
{
  GTask *task = g_task_new (self->import->journal, self->cancellable, staged_cb, self);

  g_task_set_source_tag (task, stage);
  g_task_set_task_data (task, self, NULL);
  self->n_under_way++;
  nabij_journal_push_run (self->import->journal, run_stage, FALSE, task);
}

/* While one batch is laid down, the next is read. */
static void
go_on (Preparation *self)
{
  if (self->n_under_way > 0)
    return;
  if (self->error != NULL || self->batch->len == 0 || g_cancellable_is_cancelled (self->cancellable)) {
    finish (self);
    return;
  }

  nabij_transfer_progress_set (self->progress,
                               (double)nabij_import_file_get_position (self->file) /
                                 MAX (nabij_import_file_get_n_entries (self->file), 1));
  self->staging = g_steal_pointer (&self->batch);
  self->n_staged = 0;
  self->n_under_way++;
  nabij_journal_worker_push (self->worker, run_read, read_cb, self);
  stage (self);
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

  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (G_IS_FILE (file));

  preparation = g_new0 (Preparation, 1);
  preparation->import = nabij_import_new (self);
  preparation->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (preparation->task, nabij_journal_prepare_import_async);
  preparation->source = g_object_ref (file);
  g_set_object (&preparation->cancellable, cancellable);
  preparation->progress = nabij_transfer_progress_new (progress, progress_data);
  preparation->worker = nabij_journal_worker_new ("journal-import");
  preparation->n_under_way = 1;
  nabij_journal_worker_push (preparation->worker, run_read, read_cb, preparation);
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
