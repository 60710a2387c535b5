/* nabij-journal-outbox.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a save gets past a writing thread that is busy for long. The functions named `run_*` run on
 * the thread of the outbox, all others on the thread that made the journal.
 */

#include "config.h"

#include "nabij-journal-private.h"
#include "nabij-outbox.h"

/* An entry on two ways at once: into a file of its own, which is soon done and makes it safe, and
 * into the journal, in its turn. Whichever is there first answers. */
typedef struct {
  NabijJournal *journal;
  NabijEntry   *entry;
  char         *path;
  GTask        *task;     /* NULL once it was answered */
  guint         n_on_way; /* on how many of the ways it still is */

  GError *error; /* why the file could not be written */
} Save;

static NabijJournalWorker *
get_worker (NabijJournal *self)
{
  if (self->outbox_worker == NULL)
    self->outbox_worker = nabij_journal_worker_new ("journal-outbox");

  return self->outbox_worker;
}

static void
arrive (Save *save)
{
  if (--save->n_on_way > 0)
    return;

  g_clear_object (&save->task);
  g_clear_error (&save->error);
  nabij_entry_unref (save->entry);
  g_free (save->path);
  g_object_unref (save->journal);
  g_free (save);
}

static void
run_write_file (gpointer data)
{
  Save *save = data;

  nabij_outbox_write (save->path, save->entry, &save->error);
}

static void
run_remove_file (gpointer data)
{
  nabij_outbox_remove (data);
}

/* For what comes after everything that was asked before. */
static void
run_nothing (gpointer data)
{
}

static void
run_clear (gpointer data)
{
  nabij_outbox_clear (data);
}

static void
file_written_cb (gpointer data)
{
  Save *save = data;

  /* Without a file, the answer comes with the journal. */
  if (save->error != NULL)
    g_debug ("Journal: no room in the outbox: %s", save->error->message);
  else if (save->task != NULL)
    g_task_return_boolean (save->task, TRUE);
  if (save->error == NULL)
    g_clear_object (&save->task);
  arrive (save);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Save         *save = user_data;
  NabijJournal *self = save->journal;
  g_autoptr (GError) error = NULL;

  self->n_behind--;
  if (nabij_journal_save_finish (self, result, &error)) {
    if (save->task != NULL)
      g_task_return_boolean (save->task, TRUE);
    /* The thread of the outbox has written the file by the time it comes to this. */
    nabij_journal_worker_push (get_worker (self), run_remove_file, g_free, g_strdup (save->path));
  } else {
    /* The entry waits in memory now, to be tried again, and in its file, should the program end. */
    self->outbox_has_strays = TRUE;
    if (save->task != NULL)
      g_task_return_error (save->task, g_steal_pointer (&error));
  }
  g_clear_object (&save->task);
  arrive (save);
}

static void
completed_cb (GTask        *task,
              GParamSpec   *pspec,
              NabijJournal *self)
{
  self->n_behind--;
  if (g_task_get_cancellable (task) == self->long_cancellable)
    g_clear_object (&self->long_cancellable);
}

/**
 * nabij_journal_note_long:
 * @self: the journal
 * @cancellable: (nullable): what ends it where the program ends
 * @task: who waits for it, before it was asked for
 *
 * Lets what is saved go past a long piece of work on the writing thread, until @task has its answer.
 */
void
nabij_journal_note_long (NabijJournal *self,
                         GCancellable *cancellable,
                         GTask        *task)
{
  self->n_behind++;
  if (cancellable != NULL)
    g_set_object (&self->long_cancellable, cancellable);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (completed_cb), self, 0);
}

/**
 * nabij_journal_push_save:
 * @self: the journal
 * @entry: the entry
 * @task: (transfer full): who waits until it is on the disk
 *
 * Saves an entry the shortest way. It comes into the journal in its turn either way.
 */
void
nabij_journal_push_save (NabijJournal *self,
                         NabijEntry   *entry,
                         GTask        *task)
{
  Save  *save;
  GTask *stored;

  self->n_saves++;
  /* Before it was opened, what a crash left is still in the outbox, and is not to be mixed with what
   * comes now. */
  if (self->n_behind == 0 || !self->is_open ||
      g_cancellable_is_cancelled (g_task_get_cancellable (task))) {
    nabij_journal_push_write (self, NABIJ_JOURNAL_ACTION_SAVE, entry, task);
    return;
  }

  save = g_new0 (Save, 1);
  save->journal = g_object_ref (self);
  save->entry = nabij_entry_ref (entry);
  save->path = nabij_outbox_get_path (self->folder, entry, self->n_outbox++);
  save->task = task;
  save->n_on_way = 2;
  self->n_behind++;

  nabij_journal_worker_push (get_worker (self), run_write_file, file_written_cb, save);
  stored = g_task_new (self, NULL, stored_cb, save);
  g_task_set_source_tag (stored, nabij_journal_save_async);
  nabij_journal_push_write (self, NABIJ_JOURNAL_ACTION_SAVE, entry, stored);
}

/**
 * nabij_journal_push_long_run:
 * @self: the journal
 * @func: as for nabij_journal_push_run()
 * @resets: likewise
 * @cancellable: (nullable): what @func looks at; it is cancelled when the program ends
 * @task: (transfer full): likewise
 *
 * Asks something of the writing thread that takes long. What is saved meanwhile does not wait for
 * it.
 */
void
nabij_journal_push_long_run (NabijJournal     *self,
                             NabijDatabaseFunc func,
                             NabijJournalReset resets,
                             GCancellable     *cancellable,
                             GTask            *task)
{
  nabij_journal_note_long (self, cancellable, task);
  nabij_journal_push_run (self, func, resets, task);
}

/**
 * nabij_journal_wait_for_outbox:
 * @self: the journal
 * @done: what to do then, at once where nothing was ever in the outbox
 * @data: for @done
 *
 * Waits until all files are written that were asked for.
 */
void
nabij_journal_wait_for_outbox (NabijJournal          *self,
                               NabijJournalWorkerFunc done,
                               gpointer               data)
{
  if (self->outbox_worker != NULL)
    nabij_journal_worker_push (self->outbox_worker, run_nothing, done, data);
  else
    done (data);
}

/**
 * nabij_journal_tidy_outbox:
 * @self: the journal
 *
 * Removes the files of entries that came into the journal later than in their turn.
 */
void
nabij_journal_tidy_outbox (NabijJournal *self)
{
  if (!self->outbox_has_strays || self->n_behind > 0 || self->n_pending > 0)
    return;

  self->outbox_has_strays = FALSE;
  nabij_journal_worker_push (get_worker (self), run_clear, g_free, g_strdup (self->folder));
}
