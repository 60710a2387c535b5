/* nabij-import-preparation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is read on a thread of its own, a batch of entries at a time, and each batch is compared with
 * the journal on the reading thread in steps that are short, so that lists come in between. The
 * writing thread has nothing to do with it. The functions named `run_*` run on those threads, all
 * others on the thread that made the journal.
 */

#include "config.h"

#include "nabij-import-file.h"
#include "nabij-import-merge.h"
#include "nabij-import-private.h"
#include "nabij-journal-deletion.h"
#include "nabij-transfer-error.h"
#include "nabij-transfer-progress.h"

/* How many entries are read and compared at once: a few milliseconds. */
#define BATCH_SIZE 256

typedef struct {
  NabijJournal          *journal;
  GTask                 *task;
  GFile                 *source;
  GCancellable          *cancellable;
  NabijTransferProgress *progress;
  NabijJournalWorker    *worker;
  GPtrArray             *entries; /* (element-type NabijEntry), all that were compared */
  guint                  n_under_way;
  GError                *error; /* the first */

  /* Belong to the thread of the file while it reads. */
  NabijImportFile *file;
  GHashTable      *uuids; /* (element-type utf8), which belong to their entries */
  GPtrArray       *batch; /* (element-type NabijEntry) */
  GError          *read_error;

  /* Belong to the reading thread of the journal while it compares. */
  GPtrArray         *comparing; /* (element-type NabijEntry) */
  NabijImportSummary summary;
} Preparation;

static void go_on (Preparation *self);

static void
preparation_free (Preparation *self)
{
  g_clear_pointer (&self->file, nabij_import_file_free);
  g_hash_table_unref (self->uuids);
  g_clear_pointer (&self->batch, g_ptr_array_unref);
  g_clear_pointer (&self->comparing, g_ptr_array_unref);
  g_ptr_array_unref (self->entries);
  nabij_journal_worker_free (self->worker);
  nabij_transfer_progress_free (self->progress);
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
  if (self->error == NULL && g_cancellable_is_cancelled (self->cancellable))
    g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);

  if (self->error != NULL) {
    g_task_return_error (self->task, g_steal_pointer (&self->error));
  } else {
    g_task_return_pointer (self->task,
                           nabij_import_new (self->journal, self->entries,
                                             nabij_import_file_get_authors (self->file),
                                             &self->summary),
                           g_object_unref);
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

  self->batch = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  if (!run_open (self))
    return;

  while (self->batch->len < BATCH_SIZE &&
         nabij_import_file_next (self->file, &entry, self->cancellable, &self->read_error) &&
         entry != NULL) {
    g_ptr_array_add (self->batch, entry);
    if (!g_hash_table_add (self->uuids, (char *)nabij_entry_get_uuid (entry))) {
      nabij_transfer_error_set_duplicate (&self->read_error,
                                          nabij_import_file_get_position (self->file));
      return;
    }
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

/* Comparing */

static gboolean
run_compare (NabijDatabase *database,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Preparation *self = data;

  for (guint i = 0; i < self->comparing->len; i++) {
    if (!nabij_import_compare (database, g_ptr_array_index (self->comparing, i), &self->summary, error))
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
  g_ptr_array_extend_and_steal (self->entries, g_steal_pointer (&self->comparing));
  go_on (self);
}

static void
compare (Preparation *self)
{
  GTask *task = g_task_new (self->journal, self->cancellable, compared_cb, self);

  g_task_set_source_tag (task, compare);
  g_task_set_task_data (task, self, NULL);
  self->n_under_way++;
  nabij_journal_push_read (self->journal, run_compare, task);
}

/* While one batch is compared, the next is read. */
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
  self->comparing = g_steal_pointer (&self->batch);
  self->n_under_way++;
  nabij_journal_worker_push (self->worker, run_read, read_cb, self);
  compare (self);
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
  preparation->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  preparation->uuids = g_hash_table_new (g_str_hash, g_str_equal);
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
