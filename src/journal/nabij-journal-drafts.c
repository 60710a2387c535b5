/* nabij-journal-drafts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is being written, before it is saved. The functions named `run_*` run on the threads of the
 * journal, all others on the thread that made it.
 */

#include "config.h"

#include "nabij-journal-drafts.h"

#include "nabij-journal-keeper.h"
#include "nabij-journal-private.h"

/* A draft that is dropped. */
typedef struct {
  NabijDraftStore *drafts;
  char            *uuid;
} Drop;

static void
run_drop (gpointer data)
{
  Drop *drop = data;

  nabij_draft_store_drop (drop->drafts, drop->uuid, G_MAXINT64);
  nabij_draft_store_unref (drop->drafts);
  g_free (drop->uuid);
  g_free (drop);
}

static gboolean
run_recover (NabijJournalWriter *writer,
             gpointer            data,
             GError            **error)
{
  return nabij_journal_keeper_recover_drafts (writer, data, error);
}

/**
 * nabij_journal_save_draft:
 * @self: the journal
 * @entry: what is being written, as it is now, with the moment of its last change
 *
 * Keeps what is being written in a small file of its own, within two seconds, so that a crash loses no
 * more than those. It may be called at every keystroke. The draft goes when the entry is saved; one
 * that a crash leaves comes back by nabij_journal_recover_drafts_async().
 */
void
nabij_journal_save_draft (NabijJournal *self,
                          NabijEntry   *entry)
{
  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (entry != NULL);

  if (self->keeps_nothing)
    return;

  nabij_draft_store_put (self->drafts, entry);
  nabij_journal_upkeep_write_drafts_soon (self);
}

/**
 * nabij_journal_drop_draft:
 * @self: the journal
 * @uuid: the name of an entry
 *
 * Removes the draft of an entry that somebody decided not to keep.
 */
void
nabij_journal_drop_draft (NabijJournal *self,
                          const char   *uuid)
{
  Drop *drop;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (uuid != NULL);

  nabij_draft_store_forget (self->drafts, uuid);
  drop = g_new (Drop, 1);
  *drop = (Drop){ nabij_draft_store_ref (self->drafts), g_strdup (uuid) };
  nabij_journal_worker_push (self->draft_worker, run_drop, NULL, drop);
}

/**
 * nabij_journal_recover_drafts_async:
 * @self: the journal
 * @cancellable: (nullable): ends it as long as it has not begun
 * @callback: (nullable): called when it is done
 * @user_data: for @callback
 *
 * Saves what a crash left as drafts, where they are newer than what is in the journal. It is asked
 * once, when the program starts; drafts of this run of the program are left alone. A draft that cannot
 * be read is kept under another name.
 */
void
nabij_journal_recover_drafts_async (NabijJournal       *self,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_recover_drafts_async);
  g_task_set_task_data (task, g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref),
                        (GDestroyNotify)g_ptr_array_unref);
  nabij_journal_push_keep (self, run_recover, NABIJ_JOURNAL_RESET_NOTHING, task);
}

/**
 * nabij_journal_recover_drafts_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_recover_drafts_async().
 *
 * Errors: as nabij_journal_save_finish(). What could not be saved stays a draft, for the next time.
 *
 * Returns: (transfer full) (element-type NabijEntry) (nullable): the entries that were brought back,
 *   which are in the journal now, or `NULL` with @error set
 */
GPtrArray *
nabij_journal_recover_drafts_finish (NabijJournal *self,
                                     GAsyncResult *result,
                                     GError      **error)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, nabij_journal_recover_drafts_async), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return g_ptr_array_ref (g_task_get_task_data (G_TASK (result)));
}
