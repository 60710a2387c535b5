/* nabij-journal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The object lives on the thread that made it. The functions named `run_*` are the only ones that
 * run elsewhere; they touch nothing but their job and the side, writing or reading, of their
 * thread. What can be asked of the journal is in nabij-journal-requests.c.
 */

#include "config.h"

#include "nabij-journal-private.h"

#include "nabij-journal-keeper.h"

G_DEFINE_FINAL_TYPE (NabijJournal, nabij_journal, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_FOLDER,
  PROP_CLOCK,
  PROP_PROBLEM,
  PROP_N_PENDING,
  PROP_SET_ASIDE_PATH,
  N_PROPS,
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_RESET,
  SIGNAL_RECORDINGS_CHANGED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint       signals[N_SIGNALS];

/* A job for the writing thread, with its answer. */
typedef struct {
  NabijJournal          *journal;
  GTask                 *task; /* NULL where nobody waits for it */
  NabijJournalWriter    *writer;
  NabijJournalAction     action;
  NabijEntry            *entry;
  NabijDatabaseFunc      func;
  NabijJournalWriterFunc keep_func;
  gpointer               data; /* borrowed from the task */
  gboolean               keeps_nothing;
  NabijJournalReset      resets;
  GCancellable          *cancellable;

  GError    *error;
  GError    *problem;
  GPtrArray *written;
  guint      n_pending;
  char      *set_aside_path;
  gboolean   is_open;
  gboolean   purge_is_due;
} WriteJob;

static void
write_job_free (WriteJob *job)
{
  g_clear_object (&job->task);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->entry, nabij_entry_unref);
  g_clear_pointer (&job->written, g_ptr_array_unref);
  g_clear_error (&job->error);
  g_clear_error (&job->problem);
  g_free (job->set_aside_path);
  g_clear_object (&job->journal);
  g_free (job);
}

static gboolean
errors_differ (const GError *a,
               const GError *b)
{
  return a == NULL || b == NULL ? a != b : a->domain != b->domain || a->code != b->code;
}

/* On the writing thread. What cannot be purged now is purged when the journal is next opened. */
static void
close_writer (NabijJournalWriter *writer,
              GError            **error)
{
  g_autoptr (GError) own_error = NULL;

  if (nabij_journal_writer_is_open (writer) && !nabij_journal_keeper_purge (writer, &own_error))
    g_info ("Journal: not purged: %s", own_error->message);
  g_clear_error (&own_error);
  if (nabij_journal_writer_is_open (writer) &&
      !nabij_journal_writer_run (writer, nabij_journal_index, NULL, &own_error))
    g_info ("Journal: search not up to date: %s", own_error->message);
  nabij_journal_writer_close (writer, error);
}

/* On the writing thread. */
static void
run_write (gpointer data)
{
  WriteJob *job = data;

  nabij_journal_writer_set_keeps_nothing (job->writer, job->keeps_nothing);
  switch (job->action) {
  case NABIJ_JOURNAL_ACTION_OPEN:
    nabij_journal_writer_open (job->writer, &job->error);
    break;
  case NABIJ_JOURNAL_ACTION_SAVE:
    /* Once an entry is on its way it is not taken back: a cancellable ends the waiting before
     * that. */
    if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
      nabij_journal_writer_save (job->writer, job->entry, &job->error);
    break;
  case NABIJ_JOURNAL_ACTION_FLUSH:
    nabij_journal_writer_flush (job->writer, &job->error);
    break;
  case NABIJ_JOURNAL_ACTION_CLOSE:
    close_writer (job->writer, &job->error);
    break;
  case NABIJ_JOURNAL_ACTION_RUN:
    if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
      nabij_journal_writer_run (job->writer, job->func, job->data, &job->error);
    break;
  case NABIJ_JOURNAL_ACTION_KEEP:
    if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
      job->keep_func (job->writer, job->data, &job->error);
    break;
  default:
    g_assert_not_reached ();
  }

  job->written = nabij_journal_writer_steal_written (job->writer);
  job->problem = nabij_journal_writer_copy_problem (job->writer);
  job->n_pending = nabij_journal_writer_get_n_pending (job->writer);
  job->set_aside_path = nabij_journal_writer_dup_set_aside_path (job->writer);
  job->is_open = nabij_journal_writer_is_open (job->writer);
  job->purge_is_due = nabij_journal_writer_steal_purge_is_due (job->writer);
}

static void
take_news (NabijJournal *self,
           WriteJob     *job)
{
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);

  if (errors_differ (self->problem, job->problem))
    g_object_notify_by_pspec (object, props[PROP_PROBLEM]);
  g_clear_error (&self->problem);
  self->problem = g_steal_pointer (&job->problem);

  if (self->n_pending != job->n_pending)
    g_object_notify_by_pspec (object, props[PROP_N_PENDING]);
  self->n_pending = job->n_pending;

  if (g_strcmp0 (self->set_aside_path, job->set_aside_path) != 0)
    g_object_notify_by_pspec (object, props[PROP_SET_ASIDE_PATH]);
  g_free (self->set_aside_path);
  self->set_aside_path = g_steal_pointer (&job->set_aside_path);

  self->is_open = job->is_open;
  /* Jobs are answered in the order in which they were done. */
  self->search_is_current = job->func == nabij_journal_index && job->error == NULL;

  g_object_thaw_notify (object);
}

static void
write_done_cb (gpointer data)
{
  WriteJob      *job = data;
  const gboolean was_set_aside = g_strcmp0 (job->journal->set_aside_path, job->set_aside_path) != 0;

  take_news (job->journal, job);
  for (guint i = 0; i < job->written->len; i++)
    g_signal_emit (job->journal, signals[SIGNAL_CHANGED], 0, g_ptr_array_index (job->written, i));
  if (job->resets != NABIJ_JOURNAL_RESET_NOTHING && job->error == NULL)
    g_signal_emit (job->journal, signals[SIGNAL_RESET], 0);
  if (was_set_aside || (job->resets == NABIJ_JOURNAL_RESET_ALL && job->error == NULL))
    g_signal_emit (job->journal, signals[SIGNAL_RECORDINGS_CHANGED], 0);
  nabij_journal_tidy_outbox (job->journal);
  nabij_journal_upkeep_take_news (job->journal, job->purge_is_due);

  if (job->task != NULL) {
    if (job->error != NULL)
      g_task_return_error (job->task, g_steal_pointer (&job->error));
    else
      g_task_return_boolean (job->task, TRUE);
  }
  write_job_free (job);
}

/* On the reading thread, and the last that it does. */
static void
run_free_reader (gpointer data)
{
  nabij_journal_reader_free (data);
}

/* On the writing thread, and the last that it does. */
static void
run_free_writer (gpointer data)
{
  nabij_journal_writer_free (data);
}

static void
nabij_journal_constructed (GObject *object)
{
  NabijJournal *self = NABIJ_JOURNAL (object);

  G_OBJECT_CLASS (nabij_journal_parent_class)->constructed (object);

  g_assert (self->folder != NULL);

  if (self->clock == NULL)
    self->clock = nabij_system_clock_new ();
  self->drafts = nabij_draft_store_new (self->folder);
  self->backups = nabij_backup_store_new (self->folder);
  self->writing_worker = nabij_journal_worker_new ("journal-write");
  self->reading_worker = nabij_journal_worker_new ("journal-read");
  self->writer = nabij_journal_writer_new (self->folder, self->clock, self->drafts, self->backups);
  self->reader = nabij_journal_reader_new (self->folder);
  nabij_journal_upkeep_start (self);
}

static void
nabij_journal_dispose (GObject *object)
{
  NabijJournal *self = NABIJ_JOURNAL (object);

  nabij_journal_upkeep_stop (self);
  /* Every job holds a reference, so that none is left here. The files are closed where they were
   * opened, and nobody waits for it: what was acknowledged is on the disk. */
  if (self->reading_worker != NULL)
    nabij_journal_worker_push (self->reading_worker, run_free_reader, NULL,
                               g_steal_pointer (&self->reader));
  if (self->writing_worker != NULL)
    nabij_journal_worker_push (self->writing_worker, run_free_writer, NULL,
                               g_steal_pointer (&self->writer));
  g_clear_pointer (&self->reading_worker, nabij_journal_worker_free);
  g_clear_pointer (&self->writing_worker, nabij_journal_worker_free);
  g_clear_pointer (&self->outbox_worker, nabij_journal_worker_free);
  g_clear_object (&self->long_cancellable);

  G_OBJECT_CLASS (nabij_journal_parent_class)->dispose (object);
}

static void
nabij_journal_finalize (GObject *object)
{
  NabijJournal *self = NABIJ_JOURNAL (object);

  g_clear_error (&self->problem);
  g_clear_pointer (&self->songs, g_ptr_array_unref);
  g_free (self->set_aside_path);
  g_free (self->folder);

  G_OBJECT_CLASS (nabij_journal_parent_class)->finalize (object);
}

static void
nabij_journal_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  NabijJournal *self = NABIJ_JOURNAL (object);

  switch (property_id) {
  case PROP_FOLDER:
    g_value_set_string (value, self->folder);
    break;
  case PROP_CLOCK:
    g_value_set_object (value, self->clock);
    break;
  case PROP_PROBLEM:
    g_value_set_boxed (value, self->problem);
    break;
  case PROP_N_PENDING:
    g_value_set_uint (value, self->n_pending);
    break;
  case PROP_SET_ASIDE_PATH:
    g_value_set_string (value, self->set_aside_path);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
nabij_journal_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  NabijJournal *self = NABIJ_JOURNAL (object);

  switch (property_id) {
  case PROP_FOLDER:
    self->folder = g_value_dup_string (value);
    break;
  case PROP_CLOCK:
    self->clock = g_value_dup_object (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
nabij_journal_class_init (NabijJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = nabij_journal_constructed;
  object_class->dispose = nabij_journal_dispose;
  object_class->finalize = nabij_journal_finalize;
  object_class->get_property = nabij_journal_get_property;
  object_class->set_property = nabij_journal_set_property;

  /**
   * NabijJournal:folder: (type filename)
   *
   * Where the journal is kept.
   */
  props[PROP_FOLDER] =
    g_param_spec_string ("folder", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * NabijJournal:clock: (nullable)
   *
   * Where it has the time from; `NULL` for the clock of the system.
   */
  props[PROP_CLOCK] =
    g_param_spec_object ("clock", NULL, NULL, NABIJ_TYPE_CLOCK,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * NabijJournal:problem: (nullable)
   *
   * Why the journal cannot be opened, or why entries wait; `NULL` where all is well.
   */
  props[PROP_PROBLEM] =
    g_param_spec_boxed ("problem", NULL, NULL, G_TYPE_ERROR,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * NabijJournal:n-pending:
   *
   * How many entries could not be saved yet.
   */
  props[PROP_N_PENDING] =
    g_param_spec_uint ("n-pending", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * NabijJournal:set-aside-path: (type filename) (nullable)
   *
   * Where a file went that was no sound journal; `NULL` where none was found.
   */
  props[PROP_SET_ASIDE_PATH] =
    g_param_spec_string ("set-aside-path", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * NabijJournal::changed:
   * @self: the journal
   * @entry: the entry as it is now on the disk
   *
   * An entry was written, a new one or a change of one. It comes before the answer to the save.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, NABIJ_TYPE_ENTRY);

  /**
   * NabijJournal::reset:
   * @self: the journal
   *
   * Something else has changed than one entry, by deleting, taking in or bringing back: what is shown
   * has to be read anew. It comes before the answer to what changed it.
   */
  signals[SIGNAL_RESET] =
    g_signal_new ("reset", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * NabijJournal::recordings-changed:
   * @self: the journal
   *
   * Other recordings are kept than before. It comes before the answer to what changed them.
   */
  signals[SIGNAL_RECORDINGS_CHANGED] =
    g_signal_new ("recordings-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
nabij_journal_init (NabijJournal *self)
{
}

/**
 * nabij_journal_new:
 * @folder: (type filename): the folder of the journal, which is made when it is first needed
 *
 * Makes the journal. Nothing is opened until it is used, or until nabij_journal_open_async(). Its
 * functions are called, and its signals and answers come, on the thread that made it.
 *
 * Returns: (transfer full): the journal
 */
NabijJournal *
nabij_journal_new (const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);

  return g_object_new (NABIJ_TYPE_JOURNAL, "folder", folder, NULL);
}

/**
 * nabij_journal_new_with_clock:
 * @folder: (type filename): as for nabij_journal_new()
 * @clock: where the journal has the time from
 *
 * Does what nabij_journal_new() does, with another clock than that of the system.
 *
 * Returns: (transfer full): the journal
 */
NabijJournal *
nabij_journal_new_with_clock (const char *folder,
                              NabijClock *clock)
{
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (NABIJ_IS_CLOCK (clock), NULL);

  return g_object_new (NABIJ_TYPE_JOURNAL, "folder", folder, "clock", clock, NULL);
}

/**
 * nabij_journal_get_folder:
 * @self: the journal
 *
 * Tells where the journal is kept.
 *
 * Returns: (transfer none) (type filename): the folder
 */
const char *
nabij_journal_get_folder (NabijJournal *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), NULL);

  return self->folder;
}

/**
 * nabij_journal_get_problem:
 * @self: the journal
 *
 * Tells why the journal cannot be opened, or why entries wait. nabij_journal_error_to_sentence()
 * says it to a person.
 *
 * Returns: (transfer none) (nullable): the last error, or `NULL` where all is well
 */
const GError *
nabij_journal_get_problem (NabijJournal *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), NULL);

  return self->problem;
}

/**
 * nabij_journal_get_n_pending:
 * @self: the journal
 *
 * Tells how many entries could not be saved yet. They are kept in memory, and tried again with the
 * next save, with nabij_journal_retry() and when the journal is closed.
 *
 * Returns: the number
 */
guint
nabij_journal_get_n_pending (NabijJournal *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), 0);

  return self->n_pending;
}

/**
 * nabij_journal_get_set_aside_path:
 * @self: the journal
 *
 * Tells where a file went that was no sound journal. nabij_journal_set_aside_to_sentence() says it
 * to a person.
 *
 * Returns: (transfer none) (nullable) (type filename): the path, or `NULL` where none was found
 */
const char *
nabij_journal_get_set_aside_path (NabijJournal *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), NULL);

  return self->set_aside_path;
}

static WriteJob *
write_job_new (NabijJournal      *self,
               NabijJournalAction action,
               GTask             *task)
{
  WriteJob *job = g_new0 (WriteJob, 1);

  job->journal = g_object_ref (self);
  job->writer = self->writer;
  job->action = action;
  job->task = task;
  job->keeps_nothing = self->keeps_nothing;
  if (task != NULL)
    g_set_object (&job->cancellable, g_task_get_cancellable (task));

  return job;
}

/**
 * nabij_journal_push_write:
 * @self: the journal
 * @action: what is asked
 * @entry: (nullable): the entry to save
 * @task: (transfer full) (nullable): who waits for the answer
 *
 * Asks something of the writing thread. Its answer brings the properties up to date and tells what
 * was written, before it goes to @task.
 */
void
nabij_journal_push_write (NabijJournal      *self,
                          NabijJournalAction action,
                          NabijEntry        *entry,
                          GTask             *task)
{
  WriteJob *job = write_job_new (self, action, task);

  job->entry = entry != NULL ? nabij_entry_ref (entry) : NULL;

  nabij_journal_worker_push (self->writing_worker, run_write, write_done_cb, job);
}

/**
 * nabij_journal_push_run:
 * @self: the journal
 * @func: what to do with the file, on the writing thread; it is given the data of @task, and may be
 *   done twice
 * @resets: what has to be read anew afterwards
 * @task: (transfer full): who waits for the answer, which is a boolean; its data carries the rest
 *
 * Asks something else of the writing thread than to save an entry.
 */
void
nabij_journal_push_run (NabijJournal     *self,
                        NabijDatabaseFunc func,
                        NabijJournalReset resets,
                        GTask            *task)
{
  WriteJob *job = write_job_new (self, NABIJ_JOURNAL_ACTION_RUN, task);

  job->func = func;
  job->data = g_task_get_task_data (task);
  job->resets = resets;

  nabij_journal_worker_push (self->writing_worker, run_write, write_done_cb, job);
}

/**
 * nabij_journal_push_keep:
 * @self: the journal
 * @func: what to do with the journal as a whole, on the writing thread; it is given the data of @task
 * @resets: what has to be read anew afterwards
 * @task: (transfer full): who waits for the answer, which is a boolean; its data carries the rest
 *
 * Asks something of the writing thread that is about more than the open file.
 */
void
nabij_journal_push_keep (NabijJournal          *self,
                         NabijJournalWriterFunc func,
                         NabijJournalReset      resets,
                         GTask                 *task)
{
  WriteJob *job = write_job_new (self, NABIJ_JOURNAL_ACTION_KEEP, task);

  job->keep_func = func;
  job->data = g_task_get_task_data (task);
  job->resets = resets;

  nabij_journal_worker_push (self->writing_worker, run_write, write_done_cb, job);
}
