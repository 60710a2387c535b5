/* nabij-journal-requests.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be asked of the journal. The functions named `run_*` run on the reading thread, all
 * others on the thread that made the journal.
 */

#include "config.h"

#include "nabij-journal-private.h"

/* A job for the reading thread, with its answer. */
typedef struct {
  NabijJournal        *journal;
  GTask               *task;
  NabijJournalReader  *reader;
  NabijJournalReadFunc func;
  gpointer             data; /* borrowed from the task */
  GCancellable        *cancellable;
  GError              *open_error; /* why it is not open for writing; reading may do all the same */

  gboolean done;
  GError  *error;
} ReadJob;

static void
read_job_free (ReadJob *job)
{
  g_clear_object (&job->cancellable);
  g_clear_error (&job->open_error);
  g_clear_error (&job->error);
  g_clear_object (&job->task);
  g_clear_object (&job->journal);
  g_free (job);
}

static void
run_read (gpointer data)
{
  ReadJob *job = data;

  job->done = nabij_journal_reader_run (job->reader, job->func, job->data, job->cancellable, &job->error);
}

static void
read_done_cb (gpointer data)
{
  ReadJob *job = data;

  if (job->done)
    g_task_return_boolean (job->task, TRUE);
  else if (job->open_error != NULL && job->error->domain == NABIJ_JOURNAL_ERROR)
    g_task_return_error (job->task, g_steal_pointer (&job->open_error));
  else
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  read_job_free (job);
}

static void
push_read (ReadJob *job)
{
  nabij_journal_worker_push (job->journal->reading_worker, run_read, read_done_cb, job);
}

static void
opened_for_read_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  ReadJob *job = user_data;

  /* Where it cannot be opened for writing, it can often still be read: on a disk that is full or
   * may not be written, and while another program has it. */
  nabij_journal_open_finish (NABIJ_JOURNAL (source), result, &job->open_error);
  push_read (job);
}

/**
 * nabij_journal_push_read:
 * @self: the journal
 * @func: what to read, on the reading thread; it is given the data of @task
 * @task: (transfer full): who waits for the answer, which is a boolean; its data carries the rest
 *
 * Asks something of the reading thread.
 */
void
nabij_journal_push_read (NabijJournal        *self,
                         NabijJournalReadFunc func,
                         GTask               *task)
{
  ReadJob *job = g_new0 (ReadJob, 1);

  job->journal = g_object_ref (self);
  job->task = task;
  job->reader = self->reader;
  job->func = func;
  job->data = g_task_get_task_data (task);
  g_set_object (&job->cancellable, g_task_get_cancellable (task));

  /* Only the writing side makes a file, brings an old one to the newest version, and sets a damaged
   * one aside. */
  if (self->is_open)
    push_read (job);
  else
    nabij_journal_open_async (self, NULL, opened_for_read_cb, job);
}

static void
run_close_reader (gpointer data)
{
  nabij_journal_reader_close (data);
}

static void
outbox_written_cb (gpointer data)
{
  GTask        *task = data;
  NabijJournal *self = g_task_get_source_object (task);

  nabij_journal_push_write (self, NABIJ_JOURNAL_ACTION_CLOSE, NULL, task);
}

static void
reader_closed_cb (gpointer data)
{
  nabij_journal_wait_for_outbox (g_task_get_source_object (data), outbox_written_cb, data);
}

static void
run_close_reader_of_task (gpointer data)
{
  nabij_journal_reader_close (g_task_get_task_data (data));
}

/**
 * nabij_journal_open_async:
 * @self: the journal
 * @cancellable: (nullable): ends the waiting, not the opening
 * @callback: called when it is open, or cannot be
 * @user_data: for @callback
 *
 * Opens the file where it is not open yet, and makes it where it is missing, so that the first save
 * need not do it.
 */
void
nabij_journal_open_async (NabijJournal       *self,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_open_async);
  nabij_journal_push_write (self, NABIJ_JOURNAL_ACTION_OPEN, NULL, task);
}

/**
 * nabij_journal_open_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_open_async().
 *
 * Errors: `NABIJ_JOURNAL_ERROR_NOT_A_FOLDER`, `_UNWRITABLE`, `_FULL`, `_NEWER`, `_LOCKED`, `_BUSY`,
 * `_FAILED`; `G_IO_ERROR_CANCELLED`.
 *
 * Returns: whether it is open
 */
gboolean
nabij_journal_open_finish (NabijJournal *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * nabij_journal_save_async:
 * @self: the journal
 * @entry: the entry
 * @cancellable: (nullable): ends it as long as it has not begun; then nothing is kept of @entry
 * @callback: (nullable): called when @entry is on the disk, or cannot be saved now
 * @user_data: for @callback
 *
 * Saves an entry, or what has changed in the one with the same UUID. Saves happen in their order.
 * An entry that cannot be saved now is not lost: see nabij_journal_get_n_pending().
 */
void
nabij_journal_save_async (NabijJournal       *self,
                          NabijEntry         *entry,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (entry != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_save_async);
  /* Whether it is on the disk is the answer, also to somebody who has stopped waiting. */
  g_task_set_check_cancellable (task, FALSE);
  if (self->keeps_nothing) {
    g_task_return_boolean (task, TRUE);
    g_object_unref (task);
    return;
  }
  nabij_journal_push_save (self, entry, task);
}

/**
 * nabij_journal_save_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_save_async().
 *
 * Errors: `NABIJ_JOURNAL_ERROR_NOT_A_FOLDER`, `_UNWRITABLE`, `_FULL`, `_NEWER`, `_LOCKED`, `_BUSY`,
 * `_FAILED`, and the entry waits; `G_IO_ERROR_CANCELLED`, and it does not.
 *
 * Returns: whether the entry is on the disk, where it survives a power cut
 */
gboolean
nabij_journal_save_finish (NabijJournal *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * nabij_journal_retry:
 * @self: the journal
 *
 * Tries again what could not be done before. How it went is seen in the problem and in the number
 * of entries that wait.
 */
void
nabij_journal_retry (NabijJournal *self)
{
  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  nabij_journal_push_write (self, NABIJ_JOURNAL_ACTION_FLUSH, NULL, NULL);
}

/**
 * nabij_journal_flush_async:
 * @self: the journal
 * @cancellable: (nullable): ends the waiting, not the writing
 * @callback: called when everything that was asked before has been done
 * @user_data: for @callback
 *
 * Waits for all writes, and tries again those that failed.
 */
void
nabij_journal_flush_async (NabijJournal       *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_flush_async);
  nabij_journal_push_write (self, NABIJ_JOURNAL_ACTION_FLUSH, NULL, task);
}

/**
 * nabij_journal_flush_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_flush_async().
 *
 * Errors: as nabij_journal_save_finish().
 *
 * Returns: whether nothing waits any more
 */
gboolean
nabij_journal_flush_finish (NabijJournal *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * nabij_journal_close_async:
 * @self: the journal
 * @cancellable: (nullable): ends the waiting, not the closing
 * @callback: (nullable): called when the files are closed
 * @user_data: for @callback
 *
 * Waits for everything that was asked, tries again what could not be saved, and closes the files.
 * The journal can be used afterwards: it opens them again.
 */
void
nabij_journal_close_async (NabijJournal       *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_close_async);
  g_task_set_task_data (task, self->reader, NULL);
  /* The writing connection goes last, because it is the one that can tidy up the log. */
  nabij_journal_worker_push (self->reading_worker, run_close_reader_of_task, reader_closed_cb,
                             task);
}

/**
 * nabij_journal_close_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_close_async().
 *
 * Errors: as nabij_journal_save_finish(). The files are closed all the same.
 *
 * Returns: whether everything was saved
 */
gboolean
nabij_journal_close_finish (NabijJournal *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * nabij_journal_close_blocking:
 * @self: the journal
 * @timeout_us: how long to wait at most, in microseconds, ≥ 0
 * @error: return location for an error
 *
 * Does what nabij_journal_close_async() does, at the end of the program, where no main loop runs
 * any more. Everything that was still on its way is answered for.
 *
 * Errors: as nabij_journal_save_finish(); `NABIJ_JOURNAL_ERROR_BUSY` where the time was over.
 *
 * Returns: whether everything was saved
 */
gboolean
nabij_journal_close_blocking (NabijJournal *self,
                              gint64        timeout_us,
                              GError      **error)
{
  gint64 start_us;

  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), FALSE);
  g_return_val_if_fail (timeout_us >= 0, FALSE);

  /* Whoever takes in a file and quits has not waited for it: nothing of it is taken in. */
  if (self->long_cancellable != NULL)
    g_cancellable_cancel (self->long_cancellable);
  /* A page that is being read is worth less than a line that is being written: it gets half of the
   * time. */
  start_us = g_get_monotonic_time ();
  nabij_journal_worker_push (self->reading_worker, run_close_reader, NULL, self->reader);
  nabij_journal_worker_wait (self->reading_worker, start_us + timeout_us / 2);

  nabij_journal_push_write (self, NABIJ_JOURNAL_ACTION_CLOSE, NULL, NULL);
  if (!nabij_journal_worker_wait (self->writing_worker, start_us + timeout_us)) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_BUSY,
                 "The journal was not closed in time");
    return FALSE;
  }
  if (self->outbox_worker != NULL)
    nabij_journal_worker_wait (self->outbox_worker, start_us + timeout_us);

  if (self->n_pending > 0) {
    g_propagate_error (error, g_error_copy (self->problem));
    return FALSE;
  }

  return TRUE;
}
