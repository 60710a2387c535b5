/* nabij-journal-backups.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies of the journal. The functions named `run_*` run on the threads of the journal, all others on
 * the thread that made it.
 */

#include "config.h"

#include "nabij-journal-backups.h"

#include "nabij-journal-keeper.h"
#include "nabij-journal-private.h"

/* A question for the list, with its answer. */
typedef struct {
  NabijBackupStore *store;
  GTask            *task;

  GPtrArray *backups;
  GError    *error;
} List;

/* What a task of restoring carries. */
typedef struct {
  NabijJournalReader *reader; /* borrowed from the journal */
  NabijBackup        *backup;
} Restore;

static void
run_list (gpointer data)
{
  List *list = data;

  list->backups = nabij_backup_store_list (list->store, &list->error);
}

static void
listed_cb (gpointer data)
{
  List *list = data;

  if (list->backups != NULL)
    g_task_return_pointer (list->task, list->backups, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (list->task, list->error);
  g_object_unref (list->task);
  nabij_backup_store_unref (list->store);
  g_free (list);
}

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  nabij_backup_free (restore->backup);
  g_free (restore);
}

static gboolean
run_restore (NabijJournalWriter *writer,
             gpointer            data,
             GError            **error)
{
  Restore *restore = data;

  return nabij_journal_keeper_restore (writer, restore->reader, restore->backup, error);
}

static void
run_close_reader (gpointer data)
{
  Restore *restore = g_task_get_task_data (data);

  nabij_journal_reader_close (restore->reader);
}

static void
reader_closed_cb (gpointer data)
{
  GTask        *task = data;
  NabijJournal *self = g_task_get_source_object (task);

  nabij_journal_note_long (self, NULL, task);
  nabij_journal_push_keep (self, run_restore, NABIJ_JOURNAL_RESET_ALL, task);
}

/**
 * nabij_journal_list_backups_async:
 * @self: the journal
 * @cancellable: (nullable): ends the waiting
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Lists the copies that were made by themselves. The journal itself need not be readable.
 */
void
nabij_journal_list_backups_async (NabijJournal       *self,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  List *list;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  list = g_new0 (List, 1);
  list->store = nabij_backup_store_ref (self->backups);
  list->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (list->task, nabij_journal_list_backups_async);
  nabij_journal_worker_push (self->reading_worker, run_list, listed_cb, list);
}

/**
 * nabij_journal_list_backups_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_list_backups_async().
 *
 * Errors: `NABIJ_JOURNAL_ERROR_UNWRITABLE` where the folder may not be looked into, `_NOT_A_FOLDER`,
 * `_FAILED`; `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full) (element-type NabijBackup) (nullable): the backups, the newest first, which
 *   may be none, or `NULL` with @error set
 */
GPtrArray *
nabij_journal_list_backups_finish (NabijJournal *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, nabij_journal_list_backups_async), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * nabij_journal_make_backup_async:
 * @self: the journal
 * @cancellable: (nullable): ends the waiting, not the copying
 * @callback: (nullable): called when it is done
 * @user_data: for @callback
 *
 * Makes the backup of today where there is none and something has changed since the last one. The
 * journal does it by itself, some time after each change.
 */
void
nabij_journal_make_backup_async (NabijJournal       *self,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_make_backup_async);
  if (self->keeps_nothing) {
    g_task_return_boolean (task, TRUE);
    g_object_unref (task);
    return;
  }
  nabij_journal_upkeep_make_backup (self, task);
}

/**
 * nabij_journal_make_backup_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_make_backup_async().
 *
 * Errors: `NABIJ_JOURNAL_ERROR_FULL`, `_UNWRITABLE`, `_DAMAGED`, `_NEWER`, `_BUSY`, `_FAILED`.
 *
 * Returns: whether it was made, or none was due
 */
gboolean
nabij_journal_make_backup_finish (NabijJournal *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, nabij_journal_make_backup_async), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * nabij_journal_restore_async:
 * @self: the journal
 * @backup: the backup
 * @cancellable: (nullable): ends it as long as it has not begun
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Brings a backup back. What is there now is kept as one more backup first. What was deleted for good
 * since the backup was made stays away.
 */
void
nabij_journal_restore_async (NabijJournal       *self,
                             const NabijBackup  *backup,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask   *task;
  Restore *restore;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (backup != NULL);

  restore = g_new (Restore, 1);
  *restore = (Restore){ self->reader, nabij_backup_copy (backup) };
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_restore_async);
  g_task_set_task_data (task, restore, restore_free);
  g_task_set_check_cancellable (task, FALSE);
  nabij_journal_worker_push (self->reading_worker, run_close_reader, reader_closed_cb, task);
}

/**
 * nabij_journal_restore_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_restore_async().
 *
 * Errors: `NABIJ_JOURNAL_ERROR_BACKUP_DAMAGED` where the backup cannot be relied upon,
 * `NABIJ_JOURNAL_ERROR_NEWER`, `_FULL`, `_UNWRITABLE`, `_LOCKED`, `_BUSY`, `_FAILED`;
 * `G_IO_ERROR_CANCELLED`. The journal is then as it was.
 *
 * Returns: whether it was brought back
 */
gboolean
nabij_journal_restore_finish (NabijJournal *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, nabij_journal_restore_async), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
