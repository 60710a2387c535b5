/* nabij-journal-recordings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The recordings of the family's own voices, in the journal. The functions named `run_*` run on the
 * threads of the journal, all others on the thread that made it.
 */

#include "config.h"

#include "nabij-journal-recordings.h"

#include "nabij-journal-folder.h"
#include "nabij-journal-private.h"
#include "nabij-recording-store.h"

#include <glib/gi18n-lib.h>

/* A question, with its answer. It belongs to one thread at a time. */
typedef struct {
  NabijJournalReadFunc run;
  char                *file;
  char                *speaker;
  gboolean             with_sound;
  gboolean             is_absent;
  GPtrArray           *recordings;
  gint64               n_bytes;
} Question;

/* What is to change. Likewise. */
typedef struct {
  NabijDatabaseFunc run;
  NabijRecording   *recording;
  char            **uuids;
  char             *from;
  char             *to;
  gboolean          needs_purge;
} Change;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->recordings, g_ptr_array_unref);
  g_free (question->speaker);
  g_free (question->file);
  g_free (question);
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->recording, nabij_recording_unref);
  g_strfreev (change->uuids);
  g_free (change->from);
  g_free (change->to);
  g_free (change);
}

/* Reading */

static gboolean
run_list (NabijDatabase *database,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Question *question = data;

  g_clear_pointer (&question->recordings, g_ptr_array_unref);
  question->recordings = nabij_recording_store_list (database, question->speaker, question->with_sound, error);

  return question->recordings != NULL;
}

static gboolean
run_measure (NabijDatabase *database,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Question *question = data;

  return nabij_recording_store_measure (database, &question->n_bytes, error);
}

static void
run_look (gpointer data)
{
  Question *question = g_task_get_task_data (data);

  question->is_absent = !g_file_test (question->file, G_FILE_TEST_EXISTS);
}

/* Whoever only asks for recordings begins no journal. */
static void
looked_cb (gpointer data)
{
  g_autoptr (GTask) task = data;
  NabijJournal *self = g_task_get_source_object (task);
  Question     *question = g_task_get_task_data (task);

  if (question->is_absent && !self->is_open) {
    question->recordings = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref);
    g_task_return_boolean (task, TRUE);
    return;
  }

  nabij_journal_push_read (self, question->run, g_steal_pointer (&task));
}

static void
ask (NabijJournal *self,
     Question     *question,
     GTask        *task)
{
  question->file = nabij_journal_folder_get_file (self->folder);
  g_task_set_task_data (task, question, question_free);
  if (self->is_open)
    nabij_journal_push_read (self, question->run, task);
  else
    nabij_journal_worker_push (self->reading_worker, run_look, looked_cb, task);
}

/**
 * nabij_journal_list_recordings_async:
 * @self: the journal
 * @speaker: (nullable): whose recordings, or `NULL` for all
 * @with_sound: whether their sounds are read too; without them it is soon done
 * @cancellable: (nullable): gives it up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Lists the recordings. Where there is no journal yet, there are none, and none is begun.
 */
void
nabij_journal_list_recordings_async (NabijJournal       *self,
                                     const char         *speaker,
                                     gboolean            with_sound,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  Question *question;
  GTask    *task;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  question = g_new0 (Question, 1);
  question->run = run_list;
  question->speaker = g_strdup (speaker);
  question->with_sound = with_sound;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_list_recordings_async);
  ask (self, question, task);
}

/**
 * nabij_journal_list_recordings_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_list_recordings_async().
 *
 * Errors: as nabij_journal_find_finish().
 *
 * Returns: (transfer full) (element-type NabijRecording) (nullable): the recordings, in the order in
 *   which they were made, which may be none, or `NULL` with @error set
 */
GPtrArray *
nabij_journal_list_recordings_finish (NabijJournal *self,
                                      GAsyncResult *result,
                                      GError      **error)
{
  Question *question;

  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, nabij_journal_list_recordings_async), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  question = g_task_get_task_data (G_TASK (result));

  return g_steal_pointer (&question->recordings);
}

/**
 * nabij_journal_measure_recordings_async:
 * @self: the journal
 * @cancellable: (nullable): gives it up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks how large all recordings are together. Where there is no journal yet, none is begun.
 */
void
nabij_journal_measure_recordings_async (NabijJournal       *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data)
{
  Question *question;
  GTask    *task;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  question = g_new0 (Question, 1);
  question->run = run_measure;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_measure_recordings_async);
  ask (self, question, task);
}

/**
 * nabij_journal_measure_recordings_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_measure_recordings_async().
 *
 * Errors: as nabij_journal_find_finish().
 *
 * Returns: the number of bytes, 0 where there are none, or -1 with @error set
 */
gint64
nabij_journal_measure_recordings_finish (NabijJournal *self,
                                         GAsyncResult *result,
                                         GError      **error)
{
  Question *question;

  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), -1);
  g_return_val_if_fail (g_async_result_is_tagged (result, nabij_journal_measure_recordings_async), -1);
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return -1;

  question = g_task_get_task_data (G_TASK (result));

  return question->n_bytes;
}

/* Writing */

static gboolean
run_save (NabijDatabase *database,
          gpointer       data,
          GError       **error)
{
  Change *change = data;

  return nabij_recording_store_save (database, change->recording, &change->needs_purge, error);
}

static gboolean
run_delete (NabijDatabase *database,
            gpointer       data,
            GError       **error)
{
  Change *change = data;

  return nabij_recording_store_delete (database, (const char *const *)change->uuids, &change->needs_purge, error);
}

static gboolean
run_rename (NabijDatabase *database,
            gpointer       data,
            GError       **error)
{
  Change *change = data;

  return nabij_recording_store_rename (database, change->from, change->to, &change->needs_purge, error);
}

/* A journal that is not there has nothing to take away, and none is begun for it. */
static gboolean
run_change (NabijJournalWriter *writer,
            gpointer            data,
            GError            **error)
{
  Change *change = data;

  if (change->recording == NULL && nabij_journal_writer_is_absent (writer))
    return TRUE;

  return nabij_journal_writer_run (writer, change->run, change, error);
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  NabijJournal *self = NABIJ_JOURNAL (source);
  Change       *change = g_task_get_task_data (G_TASK (result));
  GError       *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    g_task_return_error (task, error);
    return;
  }

  if (change->needs_purge)
    nabij_journal_upkeep_purge_later (self);
  g_signal_emit_by_name (self, "recordings-changed");
  g_task_return_boolean (task, TRUE);
}

static void
begin_change (NabijJournal       *self,
              gpointer            tag,
              Change             *change,
              GCancellable       *cancellable,
              GAsyncReadyCallback callback,
              gpointer            user_data)
{
  GTask *outer = g_task_new (self, cancellable, callback, user_data);
  GTask *inner = g_task_new (self, cancellable, changed_cb, outer);

  /* Whether it is on the disk is the answer, also to somebody who has stopped waiting. */
  g_task_set_source_tag (outer, tag);
  g_task_set_check_cancellable (outer, FALSE);
  g_task_set_source_tag (inner, tag);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, change, change_free);
  nabij_journal_push_keep (self, run_change, NABIJ_JOURNAL_RESET_NOTHING, inner);
}

static gboolean
finish_change (NabijJournal *self,
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
 * nabij_journal_save_recording_async:
 * @self: the journal
 * @recording: a recording, with its sound
 * @cancellable: (nullable): ends it as long as it has not begun
 * @callback: (nullable): called when it is on the disk, or cannot be saved
 * @user_data: for @callback
 *
 * Keeps a recording in the place of the one of the same line and speaker, of which nothing is left a
 * little later, also in the backups; nabij_journal_purge_async() does that at once. Where nothing is
 * kept, this is not kept either.
 */
void
nabij_journal_save_recording_async (NabijJournal       *self,
                                    NabijRecording     *recording,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  Change *change;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (recording != NULL);

  if (self->keeps_nothing) {
    g_task_report_new_error (self, callback, user_data, nabij_journal_save_recording_async,
                             NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_KEEPS_NOTHING, "Nothing is kept");
    return;
  }

  change = g_new0 (Change, 1);
  change->run = run_save;
  change->recording = nabij_recording_ref (recording);
  begin_change (self, nabij_journal_save_recording_async, change, cancellable, callback, user_data);
}

/**
 * nabij_journal_save_recording_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_save_recording_async(). nabij_recording_error_to_sentence() says an error to a
 * person.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_KEEPS_NOTHING`; `NABIJ_JOURNAL_ERROR_TOO_MANY_SPEAKERS`;
 * `NABIJ_JOURNAL_ERROR_UNFIT_RECORDING` where it is larger, longer or otherwise not as it should be; and
 * as nabij_journal_save_finish(). Nothing is tried again by itself: the recording is still the caller's,
 * and may be saved again.
 *
 * Returns: whether it is on the disk
 */
gboolean
nabij_journal_save_recording_finish (NabijJournal *self,
                                     GAsyncResult *result,
                                     GError      **error)
{
  return finish_change (self, result, nabij_journal_save_recording_async, error);
}

/**
 * nabij_journal_delete_recordings_async:
 * @self: the journal
 * @uuids: (array zero-terminated=1): the names of recordings; they are copied
 * @cancellable: (nullable): ends it as long as it has not begun
 * @callback: (nullable): called when they are gone
 * @user_data: for @callback
 *
 * Takes recordings away, all of them or none. That one is not there is no error. Nothing is left of them
 * a little later, also in the backups; nabij_journal_purge_async() does that at once.
 */
void
nabij_journal_delete_recordings_async (NabijJournal       *self,
                                       const char *const  *uuids,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  Change *change;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (uuids != NULL);

  change = g_new0 (Change, 1);
  change->run = run_delete;
  change->uuids = g_strdupv ((GStrv)uuids);
  begin_change (self, nabij_journal_delete_recordings_async, change, cancellable, callback, user_data);
}

/**
 * nabij_journal_delete_recordings_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_delete_recordings_async().
 *
 * Errors: as nabij_journal_save_finish().
 *
 * Returns: whether none of them is there any more
 */
gboolean
nabij_journal_delete_recordings_finish (NabijJournal *self,
                                        GAsyncResult *result,
                                        GError      **error)
{
  return finish_change (self, result, nabij_journal_delete_recordings_async, error);
}

/**
 * nabij_journal_rename_speaker_async:
 * @self: the journal
 * @from: how somebody who speaks was called
 * @to: how they are called now
 * @cancellable: (nullable): ends it as long as it has not begun
 * @callback: (nullable): called when it is on the disk
 * @user_data: for @callback
 *
 * Gives a speaker another name. Where somebody has that name already, both become one, and of two
 * recordings of one line the newer one stays. Whose voice was chosen, see `voice_by_day`, is not changed
 * with it.
 */
void
nabij_journal_rename_speaker_async (NabijJournal       *self,
                                    const char         *from,
                                    const char         *to,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  Change *change;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (from != NULL);
  g_return_if_fail (to != NULL);

  change = g_new0 (Change, 1);
  change->run = run_rename;
  change->from = g_strdup (from);
  change->to = g_strdup (to);
  begin_change (self, nabij_journal_rename_speaker_async, change, cancellable, callback, user_data);
}

/**
 * nabij_journal_rename_speaker_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_rename_speaker_async().
 *
 * Errors: `NABIJ_JOURNAL_ERROR_UNFIT_RECORDING` where nobody can be called so, and as
 * nabij_journal_save_finish().
 *
 * Returns: whether nobody has the old name any more
 */
gboolean
nabij_journal_rename_speaker_finish (NabijJournal *self,
                                     GAsyncResult *result,
                                     GError      **error)
{
  return finish_change (self, result, nabij_journal_rename_speaker_async, error);
}

/**
 * nabij_recording_error_to_sentence:
 * @error: why a recording could not be kept
 *
 * Says in the language of the person what happened, and what may be done. It differs from
 * nabij_journal_error_to_sentence() where that one promises to try again by itself.
 *
 * Returns: (transfer none) (nullable): the text, or `NULL` where there is nothing to say because it was
 *   cancelled
 */
const char *
nabij_recording_error_to_sentence (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_FULL))
    return _ ("There is no room left on this computer. Your recording is still here, "
              "and can be kept once there is room again.");
  if (g_error_matches (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_BUSY))
    return _ ("The journal is used by another program just now. Your recording is still here, "
              "and can be kept in a moment.");

  return nabij_journal_error_to_sentence (error);
}
