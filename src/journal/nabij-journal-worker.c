/* nabij-journal-worker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The functions here are called by the thread that made the worker; `run_jobs` is the other one. A
 * job and its data always belong to one of the two, so that an object that a job refers to is never
 * let go of on the wrong thread.
 */

#include "config.h"

#include "nabij-journal-worker.h"

typedef struct {
  NabijJournalWorkerFunc run;
  NabijJournalWorkerFunc done;
  gpointer               data;
} Job;

struct _NabijJournalWorker {
  char         *name;
  GMainContext *context;
  GThread      *thread; /* made with the first job */

  GMutex   mutex;
  GCond    pushed;
  GCond    ran;
  GQueue   waiting;
  GQueue   finished;
  guint    n_unfinished;
  gboolean delivery_is_due;
  gboolean ending;
};

static void
nabij_journal_worker_clear (gpointer data)
{
  NabijJournalWorker *self = data;

  g_assert (g_queue_is_empty (&self->waiting));
  g_assert (g_queue_is_empty (&self->finished));
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->pushed);
  g_cond_clear (&self->ran);
  g_main_context_unref (self->context);
  g_free (self->name);
}

static void
unref_worker (gpointer data)
{
  g_atomic_rc_box_release_full (data, nabij_journal_worker_clear);
}

static void
deliver (NabijJournalWorker *self)
{
  Job *job;

  do {
    g_mutex_lock (&self->mutex);
    self->delivery_is_due = FALSE;
    job = g_queue_pop_head (&self->finished);
    g_mutex_unlock (&self->mutex);

    if (job != NULL) {
      job->done (job->data);
      g_free (job);
    }
  } while (job != NULL);
}

static gboolean
deliver_cb (gpointer data)
{
  deliver (data);

  return G_SOURCE_REMOVE;
}

/* The mutex is held. */
static void
schedule_delivery (NabijJournalWorker *self)
{
  g_autoptr (GSource) source = NULL;

  if (self->delivery_is_due)
    return;

  self->delivery_is_due = TRUE;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "[nabij] journal");
  g_source_set_callback (source, deliver_cb, g_atomic_rc_box_acquire (self), unref_worker);
  g_source_attach (source, self->context);
}

static gpointer
run_jobs (gpointer data)
{
  NabijJournalWorker *self = data;

  g_mutex_lock (&self->mutex);
  while (TRUE) {
    Job *job = g_queue_pop_head (&self->waiting);

    if (job == NULL) {
      if (self->ending)
        break;
      g_cond_wait (&self->pushed, &self->mutex);
      continue;
    }

    g_mutex_unlock (&self->mutex);
    job->run (job->data);
    g_mutex_lock (&self->mutex);

    if (job->done != NULL) {
      g_queue_push_tail (&self->finished, job);
      schedule_delivery (self);
    } else {
      g_free (job);
    }
    self->n_unfinished--;
    g_cond_broadcast (&self->ran);
  }
  g_mutex_unlock (&self->mutex);

  unref_worker (self);

  return NULL;
}

/**
 * nabij_journal_worker_new:
 * @name: what the thread is called, at most 15 bytes
 *
 * Makes a worker that hands its jobs back in the present thread-default main context. The thread
 * begins with the first job.
 *
 * Returns: (transfer full): the worker
 */
NabijJournalWorker *
nabij_journal_worker_new (const char *name)
{
  NabijJournalWorker *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_atomic_rc_box_new0 (NabijJournalWorker);
  self->name = g_strdup (name);
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->pushed);
  g_cond_init (&self->ran);
  g_queue_init (&self->waiting);
  g_queue_init (&self->finished);

  return self;
}

/**
 * nabij_journal_worker_free:
 * @self: (transfer full): the worker
 *
 * Lets go of a worker without waiting for it: the jobs that it has still run, and then its thread
 * ends.
 */
void
nabij_journal_worker_free (NabijJournalWorker *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  self->ending = TRUE;
  g_cond_signal (&self->pushed);
  g_mutex_unlock (&self->mutex);

  g_clear_pointer (&self->thread, g_thread_unref);
  unref_worker (self);
}

/**
 * nabij_journal_worker_push:
 * @self: the worker
 * @run: what the thread does with @data; it may take as long as it needs
 * @done: (nullable): called with @data afterwards, in the main context of the worker, or `NULL`
 *   where @run lets go of @data itself
 * @data: what belongs to the thread until @done gets it back
 *
 * Adds a job. Jobs run one after another, in their order.
 */
void
nabij_journal_worker_push (NabijJournalWorker    *self,
                           NabijJournalWorkerFunc run,
                           NabijJournalWorkerFunc done,
                           gpointer               data)
{
  Job *job;

  g_return_if_fail (self != NULL);
  g_return_if_fail (run != NULL);

  job = g_new (Job, 1);
  *job = (Job){ .run = run, .done = done, .data = data };

  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->waiting, job);
  self->n_unfinished++;
  g_cond_signal (&self->pushed);
  g_mutex_unlock (&self->mutex);

  if (self->thread == NULL)
    self->thread = g_thread_new (self->name, run_jobs, g_atomic_rc_box_acquire (self));
}

/**
 * nabij_journal_worker_wait:
 * @self: the worker
 * @deadline_us: the moment of g_get_monotonic_time(), in microseconds, up to which is waited
 *
 * Waits until all jobs have run, and hands them back at once. It is for the end of the program,
 * where no main loop runs any more.
 *
 * Returns: whether all have run; those that have were handed back in either case
 */
gboolean
nabij_journal_worker_wait (NabijJournalWorker *self,
                           gint64              deadline_us)
{
  gboolean all;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->mutex);
  while (self->n_unfinished > 0) {
    if (!g_cond_wait_until (&self->ran, &self->mutex, deadline_us))
      break;
  }
  all = self->n_unfinished == 0;
  g_mutex_unlock (&self->mutex);

  deliver (self);

  return all;
}
