/* nabij-journal-deletion.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How something leaves the journal, and how nothing comes into it. The functions named `run_*` run on
 * the threads of the journal, all others on the thread that made it.
 */

#include "config.h"

#include "nabij-journal-deletion.h"

#include "nabij-journal-keeper.h"
#include "nabij-journal-private.h"

static gboolean
run_delete (NabijJournalWriter *writer,
            gpointer            data,
            GError            **error)
{
  return nabij_journal_keeper_mark (writer, data, error);
}

static gboolean
run_undelete (NabijJournalWriter *writer,
              gpointer            data,
              GError            **error)
{
  return nabij_journal_keeper_unmark (writer, data, error);
}

static gboolean
run_delete_everything (NabijJournalWriter *writer,
                       gpointer            data,
                       GError            **error)
{
  return nabij_journal_keeper_delete_everything (writer, data, error);
}

static gboolean
finish (NabijJournal *self,
        GAsyncResult *result,
        gpointer      tag,
        GError      **error)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * nabij_journal_delete_async:
 * @self: the journal
 * @uuid: the name of an entry
 * @cancellable: (nullable): ends it as long as it has not begun
 * @callback: (nullable): called when it is deleted
 * @user_data: for @callback
 *
 * Deletes an entry, and for a moment also the sessions that were begun from it. They are gone from
 * every list and from search at once, and can be brought back by nabij_journal_undelete_async() until
 * nabij_journal_purge_async() ends them. What is saved under the same name meanwhile stays deleted.
 * Where the program ends before that, they are purged when the journal is next opened.
 */
void
nabij_journal_delete_async (NabijJournal       *self,
                            const char         *uuid,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (uuid != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_delete_async);
  g_task_set_task_data (task, g_strdup (uuid), g_free);
  /* Whether it is deleted is the answer, also to somebody who has stopped waiting. */
  g_task_set_check_cancellable (task, FALSE);
  nabij_journal_push_keep (self, run_delete, NABIJ_JOURNAL_RESET_LISTS, task);
}

/**
 * nabij_journal_delete_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_delete_async(). That the entry is not there is no error.
 *
 * Errors: as nabij_journal_save_finish(); an entry that could not even be saved cannot be deleted
 * either.
 *
 * Returns: whether it is deleted
 */
gboolean
nabij_journal_delete_finish (NabijJournal *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return finish (self, result, nabij_journal_delete_async, error);
}

/**
 * nabij_journal_undelete_async:
 * @self: the journal
 * @uuid: the name of an entry
 * @cancellable: (nullable): ends it as long as it has not begun
 * @callback: (nullable): called when it is there again
 * @user_data: for @callback
 *
 * Brings back what nabij_journal_delete_async() took away.
 */
void
nabij_journal_undelete_async (NabijJournal       *self,
                              const char         *uuid,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (uuid != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_undelete_async);
  g_task_set_task_data (task, g_strdup (uuid), g_free);
  g_task_set_check_cancellable (task, FALSE);
  nabij_journal_push_keep (self, run_undelete, NABIJ_JOURNAL_RESET_LISTS, task);
}

/**
 * nabij_journal_undelete_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_undelete_async().
 *
 * Errors: `NABIJ_JOURNAL_ERROR_GONE` where it was purged already, and as nabij_journal_save_finish().
 *
 * Returns: whether it is there again
 */
gboolean
nabij_journal_undelete_finish (NabijJournal *self,
                               GAsyncResult *result,
                               GError      **error)
{
  return finish (self, result, nabij_journal_undelete_async, error);
}

/**
 * nabij_journal_purge_async:
 * @self: the journal
 * @cancellable: (nullable): ends the waiting, not the purging
 * @callback: (nullable): called when nothing is left of what was deleted
 * @user_data: for @callback
 *
 * Takes everything that was deleted away for good: from the journal, its log, its search index, the
 * backups and the drafts. Several that are asked at once share one. nabij_journal_close_async() does
 * it too. Where it fails, it is tried again by itself.
 */
void
nabij_journal_purge_async (NabijJournal       *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_purge_async);
  nabij_journal_upkeep_purge (self, task);
}

/**
 * nabij_journal_purge_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_purge_async().
 *
 * Errors: `NABIJ_JOURNAL_ERROR_FULL`, `_UNWRITABLE`, `_BUSY`, `_LOCKED`, `_NEWER`, `_FAILED`.
 *
 * Returns: whether no byte of it is left
 */
gboolean
nabij_journal_purge_finish (NabijJournal *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return finish (self, result, nabij_journal_purge_async, error);
}

static void
run_close_reader (gpointer data)
{
  nabij_journal_reader_close (g_task_get_task_data (data));
}

static void
reader_closed_cb (gpointer data)
{
  GTask        *task = data;
  NabijJournal *self = g_task_get_source_object (task);

  self->backup_day = 0;
  nabij_journal_push_keep (self, run_delete_everything, NABIJ_JOURNAL_RESET_ALL, task);
}

static void
delete_everything (NabijJournal *self,
                   GTask        *task)
{
  nabij_journal_worker_push (self->reading_worker, run_close_reader, reader_closed_cb, task);
}

/**
 * nabij_journal_begin_song:
 * @self: the journal
 * @cancellable: ends the copying
 *
 * Tells that a song is being copied into the folder of the journal, which nabij_journal_end_song() ends.
 * Where everything is deleted meanwhile, @cancellable is cancelled, and the deleting waits for the end:
 * nothing comes back after it.
 */
void
nabij_journal_begin_song (NabijJournal *self,
                          GCancellable *cancellable)
{
  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  if (self->songs == NULL)
    self->songs = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->songs, g_object_ref (cancellable));
  if (self->deleting != NULL)
    g_cancellable_cancel (cancellable);
}

/**
 * nabij_journal_end_song:
 * @self: the journal
 * @cancellable: the one that nabij_journal_begin_song() was given
 *
 * Tells that nothing is written any more, whatever came of it.
 */
void
nabij_journal_end_song (NabijJournal *self,
                        GCancellable *cancellable)
{
  g_autoptr (GPtrArray) deleting = NULL;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (self->songs != NULL && g_ptr_array_find (self->songs, cancellable, NULL));

  g_ptr_array_remove_fast (self->songs, cancellable);
  if (self->songs->len > 0)
    return;

  g_clear_pointer (&self->songs, g_ptr_array_unref);
  deleting = g_steal_pointer (&self->deleting);
  for (guint i = 0; deleting != NULL && i < deleting->len; i++)
    delete_everything (self, g_ptr_array_index (deleting, i));
}

/**
 * nabij_journal_delete_everything_async:
 * @self: the journal
 * @cancellable: (nullable): ends the waiting, not the deleting
 * @callback: (nullable): called when nothing is left
 * @user_data: for @callback
 *
 * Removes the journal, its backups, its drafts, the song, what was set aside, and what still waited to
 * be saved. A song that is being copied in is given up first.
 * The journal can be used afterwards: it begins anew.
 */
void
nabij_journal_delete_everything_async (NabijJournal       *self,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_delete_everything_async);
  g_task_set_task_data (task, self->reader, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_clear_handle_id (&self->draft_source, g_source_remove);
  if (self->songs == NULL) {
    delete_everything (self, task);
    return;
  }

  if (self->deleting == NULL)
    self->deleting = g_ptr_array_new ();
  g_ptr_array_add (self->deleting, task);
  for (guint i = 0; i < self->songs->len; i++)
    g_cancellable_cancel (g_ptr_array_index (self->songs, i));
}

/**
 * nabij_journal_delete_everything_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_delete_everything_async().
 *
 * Errors: `NABIJ_JOURNAL_ERROR_LEFT_BEHIND`, for nabij_journal_left_behind_to_sentence();
 * `NABIJ_JOURNAL_ERROR_LOCKED` where another program has the journal, `_NOT_A_FOLDER`, `_UNWRITABLE`,
 * and nothing was deleted.
 *
 * Returns: whether nothing is left
 */
gboolean
nabij_journal_delete_everything_finish (NabijJournal *self,
                                        GAsyncResult *result,
                                        GError      **error)
{
  return finish (self, result, nabij_journal_delete_everything_async, error);
}

/**
 * nabij_journal_get_keeps_nothing:
 * @self: the journal
 *
 * Tells whether nothing is kept.
 *
 * Returns: whether nothing is
 */
gboolean
nabij_journal_get_keeps_nothing (NabijJournal *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), FALSE);

  return self->keeps_nothing;
}

/**
 * nabij_journal_set_keeps_nothing:
 * @self: the journal
 * @keeps_nothing: whether nothing is kept
 *
 * Says that nothing is written from now on: whatever is saved is let go of with a good answer, there
 * are no drafts and no backups, and no file is made where there is none. What is there already can be
 * read and deleted.
 */
void
nabij_journal_set_keeps_nothing (NabijJournal *self,
                                 gboolean      keeps_nothing)
{
  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  keeps_nothing = !!keeps_nothing;
  if (self->keeps_nothing == keeps_nothing)
    return;

  self->keeps_nothing = keeps_nothing;
  nabij_journal_reader_set_may_be_absent (self->reader, keeps_nothing);
  if (keeps_nothing) {
    g_clear_handle_id (&self->draft_source, g_source_remove);
    g_clear_handle_id (&self->backup_source, g_source_remove);
    nabij_draft_store_forget_all (self->drafts);
  }
}
