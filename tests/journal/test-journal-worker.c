/* test-journal-worker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-worker.h"

typedef struct {
  GThread *home;
  GString *order;
  guint    n_left;
} Log;

typedef struct {
  Log     *log;
  char     name;
  gboolean has_run;
} Job;

static GMutex   gate_mutex;
static GCond    gate_changed;
static gboolean gate_is_open;

static void
set_gate (gboolean is_open)
{
  g_mutex_lock (&gate_mutex);
  gate_is_open = is_open;
  g_cond_broadcast (&gate_changed);
  g_mutex_unlock (&gate_mutex);
}

static void
run_through_gate (gpointer data)
{
  g_mutex_lock (&gate_mutex);
  while (!gate_is_open)
    g_cond_wait (&gate_changed, &gate_mutex);
  g_mutex_unlock (&gate_mutex);
}

static void
run_job (gpointer data)
{
  Job *job = data;

  g_assert_true (g_thread_self () != job->log->home);
  job->has_run = TRUE;
}

static void
job_done_cb (gpointer data)
{
  Job *job = data;

  g_assert_true (g_thread_self () == job->log->home);
  g_assert_true (job->has_run);
  g_string_append_c (job->log->order, job->name);
  job->log->n_left--;
  g_free (job);
}

static void
push_job (NabijJournalWorker *worker,
          Log                *log,
          char                name)
{
  Job *job = g_new0 (Job, 1);

  job->log = log;
  job->name = name;
  log->n_left++;
  nabij_journal_worker_push (worker, run_job, job_done_cb, job);
}

static void
test_hands_jobs_back_in_order (void)
{
  g_autoptr (NabijJournalWorker) worker = nabij_journal_worker_new ("test");
  g_autoptr (GString) order = g_string_new (NULL);
  Log log = { g_thread_self (), order, 0 };

  for (char name = 'a'; name <= 'z'; name++)
    push_job (worker, &log, name);
  while (log.n_left > 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (order->str, ==, "abcdefghijklmnopqrstuvwxyz");
}

static void
test_hands_jobs_back_without_a_loop (void)
{
  g_autoptr (NabijJournalWorker) worker = nabij_journal_worker_new ("test");
  g_autoptr (GString) order = g_string_new (NULL);
  Log log = { g_thread_self (), order, 0 };

  push_job (worker, &log, 'a');
  push_job (worker, &log, 'b');
  g_assert_true (nabij_journal_worker_wait (worker, G_MAXINT64));
  g_assert_cmpstr (order->str, ==, "ab");
}

static void
test_waits_no_longer_than_it_may (void)
{
  g_autoptr (NabijJournalWorker) worker = nabij_journal_worker_new ("test");
  g_autoptr (GString) order = g_string_new (NULL);
  Log log = { g_thread_self (), order, 0 };

  set_gate (FALSE);
  nabij_journal_worker_push (worker, run_through_gate, NULL, NULL);
  push_job (worker, &log, 'a');
  g_assert_false (nabij_journal_worker_wait (worker, g_get_monotonic_time ()));
  g_assert_cmpstr (order->str, ==, "");

  set_gate (TRUE);
  g_assert_true (nabij_journal_worker_wait (worker, G_MAXINT64));
  g_assert_cmpstr (order->str, ==, "a");
}

static void
run_count (gpointer data)
{
  g_atomic_int_inc ((int *)data);
}

static void
test_ends_after_its_jobs (void)
{
  NabijJournalWorker *worker = nabij_journal_worker_new ("test");
  static int          n_run;

  set_gate (FALSE);
  nabij_journal_worker_push (worker, run_through_gate, NULL, NULL);
  for (guint i = 0; i < 10; i++)
    nabij_journal_worker_push (worker, run_count, NULL, &n_run);
  nabij_journal_worker_free (worker);
  g_assert_cmpint (g_atomic_int_get (&n_run), ==, 0);

  set_gate (TRUE);
  while (g_atomic_int_get (&n_run) < 10)
    g_thread_yield ();
}

static void
test_needs_no_jobs (void)
{
  g_autoptr (NabijJournalWorker) worker = nabij_journal_worker_new ("test");

  g_assert_true (nabij_journal_worker_wait (worker, 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add_func ("/nabij/journal/journal-worker/" name, func)
  ADD ("hands-jobs-back-in-order", test_hands_jobs_back_in_order);
  ADD ("hands-jobs-back-without-a-loop", test_hands_jobs_back_without_a_loop);
  ADD ("waits-no-longer-than-it-may", test_waits_no_longer_than_it_may);
  ADD ("ends-after-its-jobs", test_ends_after_its_jobs);
  ADD ("needs-no-jobs", test_needs_no_jobs);
#undef ADD

  return g_test_run ();
}
