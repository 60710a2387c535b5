/* nabij-journal-upkeep.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the journal does by itself: it tries again what could not be saved, writes drafts, makes the
 * backup of the day, and brings purges to their end. The functions named `run_*` run on the threads
 * of the drafts and the backups, or as nabij-journal-keeper.c does; all others on the thread that made
 * the journal.
 */

#include "config.h"

#include "nabij-journal-keeper.h"
#include "nabij-journal-private.h"

/* Whoever types on loses no more than this, and twice it where the disk is slow. */
#define DRAFT_WAIT_MS 1000
/* Soon enough to be glad of, seldom enough to keep nobody awake. */
#define RETRY_FIRST_S 5
#define RETRY_LAST_S 60
/* A backup is not made in the first moments, and not for each word. */
#define BACKUP_WAIT_MS 20000
#define LATE_PURGE_WAIT_MS 10000

/* A job for the thread of the drafts or that of the backups. */
typedef struct {
  NabijJournal *journal;
  NabijInstant  now;
  GTask        *task;  /* NULL where nobody waits for it */
  char        **uuids; /* of a purge */

  gboolean is_settled;
  GError  *error;
} Upkeep;

static Upkeep *
upkeep_new (NabijJournal *self)
{
  Upkeep *upkeep = g_new0 (Upkeep, 1);

  upkeep->journal = g_object_ref (self);
  upkeep->now = nabij_clock_get_now (self->clock);

  return upkeep;
}

static void
upkeep_free (gpointer data)
{
  Upkeep *upkeep = data;

  g_clear_object (&upkeep->task);
  g_clear_object (&upkeep->journal);
  g_clear_error (&upkeep->error);
  g_strfreev (upkeep->uuids);
  g_free (upkeep);
}

/* Trying again */

static void
retry_cb (gpointer data)
{
  NabijJournal *self = data;

  self->retry_source = 0;
  nabij_journal_retry (self);
  if (self->purge_failed)
    nabij_journal_upkeep_purge (self, NULL);
  if (self->drafts_failed)
    nabij_journal_upkeep_write_drafts_soon (self);
}

static void
retry_where_needed (NabijJournal *self)
{
  if (self->n_pending == 0 && self->problem == NULL && !self->purge_failed &&
      !self->drafts_failed) {
    g_clear_handle_id (&self->retry_source, g_source_remove);
    self->retry_wait_s = 0;
    return;
  }
  if (self->retry_source != 0)
    return;

  self->retry_wait_s = CLAMP (self->retry_wait_s * 2, RETRY_FIRST_S, RETRY_LAST_S);
  self->retry_source = g_timeout_add_once (self->retry_wait_s * 1000, retry_cb, self);
  g_source_set_name_by_id (self->retry_source, "[nabij] retry");
}

/* Drafts */

static void
run_write_drafts (gpointer data)
{
  Upkeep *upkeep = data;

  nabij_draft_store_write (upkeep->journal->drafts, &upkeep->error);
}

static void
drafts_written_cb (gpointer data)
{
  Upkeep       *upkeep = data;
  NabijJournal *self = upkeep->journal;

  self->drafts_failed = upkeep->error != NULL;
  if (upkeep->error != NULL)
    g_debug ("Draft: not written: %s", upkeep->error->message);
  retry_where_needed (self);
  upkeep_free (upkeep);
}

static void
draft_cb (gpointer data)
{
  NabijJournal *self = data;

  self->draft_source = 0;
  nabij_journal_worker_push (self->draft_worker, run_write_drafts, drafts_written_cb,
                             upkeep_new (self));
}

/**
 * nabij_journal_upkeep_write_drafts_soon:
 * @self: the journal
 *
 * Writes what was put into the drafts, all of it at once, a moment from now.
 */
void
nabij_journal_upkeep_write_drafts_soon (NabijJournal *self)
{
  if (self->draft_source != 0)
    return;

  self->draft_source = g_timeout_add_once (DRAFT_WAIT_MS, draft_cb, self);
  g_source_set_name_by_id (self->draft_source, "[nabij] drafts");
}

/* Backups */

static guint32
get_day (const NabijInstant *instant)
{
  g_autoptr (GDateTime) local = nabij_instant_to_local (instant);
  GDate day;

  if (local == NULL)
    return 0;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay)g_date_time_get_day_of_month (local),
                  (GDateMonth)g_date_time_get_month (local),
                  (GDateYear)g_date_time_get_year (local));

  return g_date_get_julian (&day);
}

static void
run_make_backup (gpointer data)
{
  Upkeep *upkeep = data;

  nabij_backup_store_make_daily (upkeep->journal->backups, &upkeep->now, &upkeep->is_settled,
                                 &upkeep->error);
}

static void
backup_made_cb (gpointer data)
{
  Upkeep *upkeep = data;

  if (upkeep->is_settled)
    upkeep->journal->backup_day = get_day (&upkeep->now);
  if (upkeep->task != NULL && upkeep->error != NULL)
    g_task_return_error (upkeep->task, g_steal_pointer (&upkeep->error));
  else if (upkeep->task != NULL)
    g_task_return_boolean (upkeep->task, TRUE);
  else if (upkeep->error != NULL)
    g_info ("Backup: not made: %s", upkeep->error->message);
  upkeep_free (upkeep);
}

/**
 * nabij_journal_upkeep_make_backup:
 * @self: the journal
 * @task: (transfer full) (nullable): who waits for it
 *
 * Makes the backup of today, where one is due.
 */
void
nabij_journal_upkeep_make_backup (NabijJournal *self,
                                  GTask        *task)
{
  Upkeep *upkeep = upkeep_new (self);

  upkeep->task = task;
  nabij_journal_worker_push (self->backup_worker, run_make_backup, backup_made_cb, upkeep);
}

static void
backup_cb (gpointer data)
{
  NabijJournal *self = data;

  self->backup_source = 0;
  if (!self->keeps_nothing)
    nabij_journal_upkeep_make_backup (self, NULL);
}

static void
make_backup_where_needed (NabijJournal *self)
{
  NabijInstant now = nabij_clock_get_now (self->clock);

  if (self->backup_source != 0 || !self->is_open || self->keeps_nothing ||
      get_day (&now) == self->backup_day)
    return;

  self->backup_source = g_timeout_add_once (BACKUP_WAIT_MS, backup_cb, self);
  g_source_set_name_by_id (self->backup_source, "[nabij] backup");
}

/* Purging: three steps, so that nobody waits for the backups who wants to save. */

static void begin_purge (NabijJournal *self);

static void
answer_purge (NabijJournal *self,
              const GError *error)
{
  g_autoptr (GPtrArray) taken = g_steal_pointer (&self->purge_taken);

  self->purge_taken = g_ptr_array_new_with_free_func (g_object_unref);
  self->is_purging = FALSE;
  self->purge_failed = error != NULL;
  if (error == NULL)
    self->purge_takes_marked = self->purge_asked->len > 0;
  if (error != NULL)
    g_info ("Journal: not purged yet: %s", error->message);

  for (guint i = 0; i < taken->len; i++) {
    GTask *task = g_ptr_array_index (taken, i);

    if (error != NULL)
      g_task_return_error (task, g_error_copy (error));
    else
      g_task_return_boolean (task, TRUE);
  }

  retry_where_needed (self);
  if (self->purge_asked->len > 0 && !self->is_purging)
    begin_purge (self);
}

static gboolean
run_end_purge (NabijJournalWriter *writer,
               gpointer            data,
               GError            **error)
{
  return nabij_journal_keeper_end_purge (writer, data, error);
}

static void
purge_ended_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  answer_purge (NABIJ_JOURNAL (source), error);
}

static void
run_purge_backups (gpointer data)
{
  Upkeep *upkeep = data;

  nabij_backup_store_purge (upkeep->journal->backups, (const char *const *)upkeep->uuids,
                            upkeep->now.utc_us, &upkeep->error);
}

static void
backups_purged_cb (gpointer data)
{
  Upkeep       *upkeep = data;
  NabijJournal *self = upkeep->journal;
  GTask        *step;

  if (upkeep->error != NULL) {
    answer_purge (self, upkeep->error);
    upkeep_free (upkeep);
    return;
  }

  step = g_task_new (self, NULL, purge_ended_cb, NULL);
  g_task_set_task_data (step, g_steal_pointer (&upkeep->uuids), (GDestroyNotify)g_strfreev);
  nabij_journal_note_long (self, NULL, step);
  nabij_journal_push_keep (self, run_end_purge, NABIJ_JOURNAL_RESET_NOTHING, step);
  upkeep_free (upkeep);
}

/* What the first step is given, and its answer. */
typedef struct {
  gboolean takes_marked;
  char   **uuids;
} Begin;

static void
begin_free (gpointer data)
{
  Begin *begin = data;

  g_strfreev (begin->uuids);
  g_free (begin);
}

static gboolean
run_begin_purge (NabijJournalWriter *writer,
                 gpointer            data,
                 GError            **error)
{
  Begin *begin = data;

  return nabij_journal_keeper_begin_purge (writer, begin->takes_marked, &begin->uuids, error);
}

static void
purge_begun_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  NabijJournal *self = NABIJ_JOURNAL (source);
  Begin        *begin = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  Upkeep *upkeep;

  if (!g_task_propagate_boolean (G_TASK (result), &error) || begin->uuids[0] == NULL) {
    answer_purge (self, error);
    return;
  }

  upkeep = upkeep_new (self);
  upkeep->uuids = g_steal_pointer (&begin->uuids);
  nabij_journal_worker_push (self->backup_worker, run_purge_backups, backups_purged_cb, upkeep);
}

static void
begin_purge (NabijJournal *self)
{
  GPtrArray *taken = self->purge_taken;
  Begin     *begin = g_new0 (Begin, 1);
  GTask     *step;

  self->is_purging = TRUE;
  self->purge_taken = self->purge_asked;
  self->purge_asked = taken;

  step = g_task_new (self, NULL, purge_begun_cb, NULL);
  begin->takes_marked = self->purge_takes_marked;
  g_task_set_task_data (step, begin, begin_free);
  nabij_journal_push_keep (self, run_begin_purge, NABIJ_JOURNAL_RESET_NOTHING, step);
}

/**
 * nabij_journal_upkeep_purge:
 * @self: the journal
 * @task: (transfer full) (nullable): who asks for it, or `NULL` to go on with what was begun
 *
 * Purges everything that is marked. Whoever asks while a purge is under way waits for the next one,
 * which several share.
 */
void
nabij_journal_upkeep_purge (NabijJournal *self,
                            GTask        *task)
{
  if (task != NULL) {
    g_ptr_array_add (self->purge_asked, task);
    self->purge_takes_marked = TRUE;
  }
  if (!self->is_purging)
    begin_purge (self);
}

static void
late_purge_cb (gpointer data)
{
  NabijJournal *self = data;

  self->late_purge_source = 0;
  nabij_journal_upkeep_purge (self, NULL);
}

/**
 * nabij_journal_upkeep_purge_later:
 * @self: the journal
 *
 * Purges, a little later, what was changed or taken away of the family and of recordings. Whoever
 * changes one name may change another: one purge is enough for both. What was just deleted, and can
 * still come back, is no part of it.
 */
void
nabij_journal_upkeep_purge_later (NabijJournal *self)
{
  g_clear_handle_id (&self->late_purge_source, g_source_remove);
  self->late_purge_source = g_timeout_add_once (LATE_PURGE_WAIT_MS, late_purge_cb, self);
  g_source_set_name_by_id (self->late_purge_source, "[nabij] late purge");
}

/**
 * nabij_journal_upkeep_take_news:
 * @self: the journal
 * @purge_is_due: whether a purge was left undone by another run of the program
 *
 * Does what follows from an answer of the writing thread.
 */
void
nabij_journal_upkeep_take_news (NabijJournal *self,
                                gboolean      purge_is_due)
{
  retry_where_needed (self);
  make_backup_where_needed (self);
  if (purge_is_due)
    nabij_journal_upkeep_purge (self, NULL);
}

/**
 * nabij_journal_upkeep_start:
 * @self: the journal, while it is made
 *
 * Makes what is needed for it.
 */
void
nabij_journal_upkeep_start (NabijJournal *self)
{
  self->draft_worker = nabij_journal_worker_new ("journal-draft");
  self->backup_worker = nabij_journal_worker_new ("journal-backup");
  self->purge_asked = g_ptr_array_new_with_free_func (g_object_unref);
  self->purge_taken = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
run_write_and_free_drafts (gpointer data)
{
  nabij_draft_store_write (data, NULL);
  nabij_draft_store_unref (data);
}

/**
 * nabij_journal_upkeep_stop:
 * @self: the journal, while it is let go of
 *
 * Ends everything that goes on by itself. Drafts that were not written yet are written.
 */
void
nabij_journal_upkeep_stop (NabijJournal *self)
{
  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_handle_id (&self->retry_source, g_source_remove);
  g_clear_handle_id (&self->backup_source, g_source_remove);
  g_clear_handle_id (&self->late_purge_source, g_source_remove);
  if (self->drafts != NULL && nabij_draft_store_has_waiting (self->drafts))
    nabij_journal_worker_push (self->draft_worker, run_write_and_free_drafts, NULL,
                               nabij_draft_store_ref (self->drafts));

  g_clear_pointer (&self->draft_worker, nabij_journal_worker_free);
  g_clear_pointer (&self->backup_worker, nabij_journal_worker_free);
  g_clear_pointer (&self->purge_asked, g_ptr_array_unref);
  g_clear_pointer (&self->purge_taken, g_ptr_array_unref);
  g_clear_pointer (&self->drafts, nabij_draft_store_unref);
  g_clear_pointer (&self->backups, nabij_backup_store_unref);
  g_clear_object (&self->clock);
}
