/* nabij-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The functions named `run_*` run on the writing thread, all others on the thread that made the
 * journal. How a file comes to be prepared is in nabij-import-preparation.c.
 */

#include "config.h"

#include "nabij-import-merge.h"
#include "nabij-import-private.h"
#include "nabij-transfer-progress.h"

#include <glib/gi18n-lib.h>

/* How long nothing was saved when it is quiet. */
#define QUIET_MS 3000

/* A merge that is under way. */
typedef struct {
  NabijImport           *import;
  GCancellable          *cancellable;
  GCancellable          *outer; /* of whoever asked */
  gulong                 outer_id;
  NabijTransferProgress *progress;
  gint64                 now_us;
  gboolean               needs_purge;
} Merge;

/* What is done after a merge, when it is quiet. */
typedef struct {
  GWeakRef journal;
  guint    n_saves; /* when it was last looked at */
} Tidying;

G_DEFINE_FINAL_TYPE (NabijImport, nabij_import, G_TYPE_OBJECT)

static void
merge_free (gpointer data)
{
  Merge *merge = data;

  g_cancellable_disconnect (merge->outer, merge->outer_id);
  g_clear_object (&merge->outer);
  g_object_unref (merge->cancellable);
  g_clear_pointer (&merge->progress, nabij_transfer_progress_free);
  g_object_unref (merge->import);
  g_free (merge);
}

static void
progress_cb (guint    n_done,
             gpointer user_data)
{
  Merge *merge = user_data;

  nabij_transfer_progress_set (merge->progress, (double)n_done / merge->import->entries->len);
}

static gboolean
run_merge (NabijDatabase *database,
           gpointer       data,
           GError       **error)
{
  Merge       *merge = data;
  NabijImport *self = merge->import;

  return nabij_import_merge (database, self->entries, self->recordings, (const char *const *)self->authors,
                             self->family, merge->now_us, merge->cancellable, progress_cb, merge,
                             &merge->needs_purge, error);
}

static gboolean
run_tidy (NabijDatabase *database,
          gpointer       data,
          GError       **error)
{
  nabij_import_tidy (database);

  return TRUE;
}

static void
tidying_free (gpointer data)
{
  Tidying *tidying = data;

  g_weak_ref_clear (&tidying->journal);
  g_free (tidying);
}

/* The disk has much to do for it, so that a save that came now would be slow. A journal that is
 * closed is tidy. */
static gboolean
tidy_cb (gpointer user_data)
{
  Tidying *tidying = user_data;
  g_autoptr (NabijJournal) journal = g_weak_ref_get (&tidying->journal);
  GTask *task;

  if (journal == NULL || !journal->is_open)
    return G_SOURCE_REMOVE;
  if (journal->n_behind > 0 || journal->n_saves != tidying->n_saves) {
    tidying->n_saves = journal->n_saves;
    return G_SOURCE_CONTINUE;
  }

  task = g_task_new (journal, NULL, NULL, NULL);
  g_task_set_source_tag (task, tidy_cb);
  nabij_journal_push_long_run (journal, run_tidy, NABIJ_JOURNAL_RESET_NOTHING, NULL, task);

  return G_SOURCE_REMOVE;
}

/* When nothing was saved for a while. */
static void
tidy_later (NabijJournal *journal)
{
  g_autoptr (GSource) source = g_timeout_source_new (QUIET_MS);
  Tidying *tidying = g_new0 (Tidying, 1);

  g_weak_ref_init (&tidying->journal, journal);
  tidying->n_saves = journal->n_saves;
  g_source_set_static_name (source, "[nabij] tidy log");
  g_source_set_callback (source, tidy_cb, tidying, tidying_free);
  g_source_attach (source, g_main_context_get_thread_default ());
}

static void
nabij_import_dispose (GObject *object)
{
  g_clear_object (&NABIJ_IMPORT (object)->journal);

  G_OBJECT_CLASS (nabij_import_parent_class)->dispose (object);
}

static void
nabij_import_finalize (GObject *object)
{
  NabijImport *self = NABIJ_IMPORT (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->recordings, g_ptr_array_unref);
  g_strfreev (self->authors);
  g_clear_pointer (&self->family, nabij_family_free);

  G_OBJECT_CLASS (nabij_import_parent_class)->finalize (object);
}

static void
nabij_import_class_init (NabijImportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_import_dispose;
  object_class->finalize = nabij_import_finalize;
}

static void
nabij_import_init (NabijImport *self)
{
}

/**
 * nabij_import_new:
 * @journal: the journal that it may be brought into
 * @entries: (element-type NabijEntry): what the file has and the journal has not
 * @recordings: (element-type NabijRecording): likewise
 * @authors: (array zero-terminated=1): who wrote them
 * @family: (nullable): what the file tells of a family
 * @summary: what there is to say about it
 *
 * Makes what a file would bring, once it was read.
 *
 * Returns: (transfer full): the import; everything was copied or referenced
 */
NabijImport *
nabij_import_new (NabijJournal             *journal,
                  GPtrArray                *entries,
                  GPtrArray                *recordings,
                  const char *const        *authors,
                  const NabijFamily        *family,
                  const NabijImportSummary *summary)
{
  NabijImport *self = g_object_new (NABIJ_TYPE_IMPORT, NULL);

  self->journal = g_object_ref (journal);
  self->entries = g_ptr_array_ref (entries);
  self->recordings = g_ptr_array_ref (recordings);
  self->authors = g_strdupv ((GStrv)authors);
  self->family = family != NULL ? nabij_family_copy (family) : NULL;
  self->summary = *summary;

  return self;
}

/**
 * nabij_import_get_summary:
 * @self: a file that was prepared
 *
 * Tells what taking it in would do, as it was when the file was compared.
 *
 * Returns: (transfer none): the numbers
 */
const NabijImportSummary *
nabij_import_get_summary (NabijImport *self)
{
  g_return_val_if_fail (NABIJ_IS_IMPORT (self), NULL);

  return &self->summary;
}

/**
 * nabij_import_brings_anything:
 * @self: a file that was prepared
 *
 * Tells whether taking it in would change anything.
 *
 * Returns: `FALSE` where everything is here already, or has to stay away
 */
gboolean
nabij_import_brings_anything (NabijImport *self)
{
  const NabijImportSummary *summary;

  g_return_val_if_fail (NABIJ_IS_IMPORT (self), FALSE);

  summary = &self->summary;

  return summary->n_new > 0 || summary->n_changed > 0 || summary->brings_family || summary->brings_voices;
}

/**
 * nabij_import_get_result_sentence:
 * @self: a file that was taken in, or that brings nothing
 *
 * Says in the language of the person what became of a file, once that is so.
 *
 * Returns: (transfer none): the text
 */
const char *
nabij_import_get_result_sentence (NabijImport *self)
{
  g_return_val_if_fail (NABIJ_IS_IMPORT (self), NULL);

  if (nabij_import_brings_anything (self))
    return self->summary.leaves_voices_out
             ? _ ("It is in your journal now. Two voices can be kept, so the recordings of another one stayed out.")
             : _ ("It is in your journal now.");

  return self->summary.leaves_voices_out
           ? _ ("Nothing was changed. Two voices can be kept, so the recordings of another one stayed out.")
           : _ ("Everything in this file is here already. Nothing was changed.");
}

static void
cancelled_cb (GCancellable *outer,
              gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

static void
merged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Merge  *merge = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  /* Nothing is told after the answer. */
  g_clear_pointer (&merge->progress, nabij_transfer_progress_free);
  tidy_later (NABIJ_JOURNAL (source));
  if (merge->needs_purge)
    nabij_journal_upkeep_purge_later (NABIJ_JOURNAL (source));
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * nabij_import_apply_async:
 * @self: a file that was prepared
 * @cancellable: (nullable): takes everything back, as long as it is not done
 * @progress: (nullable): is told how far it is
 * @progress_data: for @progress
 * @callback: called when it is done, or was not
 * @user_data: for @callback
 *
 * Takes the file in: what is new here, and what is newer than here; all of it or nothing. What was
 * deleted here stays away. It may be done again, and changes nothing then. Reading and saving go on
 * meanwhile, and when the program ends before it is done, nothing was taken in.
 */
void
nabij_import_apply_async (NabijImport              *self,
                          GCancellable             *cancellable,
                          NabijTransferProgressFunc progress,
                          gpointer                  progress_data,
                          GAsyncReadyCallback       callback,
                          gpointer                  user_data)
{
  Merge *merge;
  GTask *outer;
  GTask *inner;

  g_return_if_fail (NABIJ_IS_IMPORT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  /* The answer says what became of the journal, also to somebody who changed their mind too late. */
  outer = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (outer, nabij_import_apply_async);
  g_task_set_check_cancellable (outer, FALSE);

  merge = g_new0 (Merge, 1);
  merge->import = g_object_ref (self);
  merge->cancellable = g_cancellable_new ();
  merge->progress = nabij_transfer_progress_new (progress, progress_data);
  merge->now_us = g_get_real_time ();
  if (cancellable != NULL) {
    merge->outer = g_object_ref (cancellable);
    merge->outer_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                             g_object_ref (merge->cancellable), g_object_unref);
  }

  inner = g_task_new (self->journal, merge->cancellable, merged_cb, outer);
  g_task_set_source_tag (inner, nabij_import_apply_async);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, merge, merge_free);
  nabij_journal_push_long_run (self->journal, run_merge,
                               self->recordings->len > 0 ? NABIJ_JOURNAL_RESET_ALL : NABIJ_JOURNAL_RESET_LISTS,
                               merge->cancellable, inner);
}

/**
 * nabij_import_apply_finish:
 * @self: a file that was prepared
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_import_apply_async(). nabij_transfer_error_to_sentence() says an error to a person.
 *
 * Errors: those of saving; `G_IO_ERROR_CANCELLED`.
 *
 * Returns: whether everything was taken in; otherwise nothing was
 */
gboolean
nabij_import_apply_finish (NabijImport  *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, nabij_import_apply_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
