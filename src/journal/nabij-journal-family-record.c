/* nabij-journal-family-record.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of the family, in the journal. The functions named `run_*` run on the threads of the
 * journal, all others on the thread that made it.
 */

#include "config.h"

#include "nabij-journal-family-record.h"

#include "nabij-family-store.h"
#include "nabij-journal-private.h"

#include <string.h>

#define GET_PUT_AWAY "SELECT coalesce (max (put_away_us), -1) FROM family"

/* The family, asked or answered. It belongs to one thread at a time. */
typedef struct {
  NabijFamily *family;
  gboolean     needs_purge;
  gboolean     changes_lists; /* whether other entries are put away than before */
} Record;

static void
record_free (Record *record)
{
  g_clear_pointer (&record->family, nabij_family_free);
  g_free (record);
}

/* All of it from one state of the file. */
static gboolean
run_load (NabijDatabase *database,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Record *record = data;

  return nabij_database_execute (database, "BEGIN", error) &&
         nabij_family_store_load (database, &record->family, error) &&
         nabij_database_execute (database, "COMMIT", error);
}

static gboolean
run_save_in_file (NabijDatabase *database,
                  gpointer       data,
                  GError       **error)
{
  Record *record = data;
  gint64  before_us;
  gint64  after_us;

  if (!nabij_database_query_one (database, GET_PUT_AWAY, &before_us, NULL, error) ||
      !nabij_family_store_save (database, record->family, &record->needs_purge, error) ||
      !nabij_database_query_one (database, GET_PUT_AWAY, &after_us, NULL, error))
    return FALSE;

  record->changes_lists = after_us != before_us;
  return TRUE;
}

static gboolean
is_blank (const NabijFamily *family)
{
  g_autoptr (NabijFamily) blank = nabij_family_new ();

  return nabij_family_equal (family, blank);
}

/* Where nothing is kept, this is: somebody has told it so that it be known. But that nothing was told
 * is no reason to begin a journal. */
static gboolean
run_save (NabijJournalWriter *writer,
          gpointer            data,
          GError            **error)
{
  Record *record = data;

  if (nabij_journal_writer_is_absent (writer) && is_blank (record->family))
    return TRUE;

  nabij_journal_writer_set_keeps_nothing (writer, FALSE);
  return nabij_journal_writer_run (writer, run_save_in_file, record, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  NabijJournal *self = NABIJ_JOURNAL (source);
  Record       *record = g_task_get_task_data (G_TASK (result));
  GError       *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    g_task_return_error (task, error);
    return;
  }

  if (record->needs_purge)
    nabij_journal_upkeep_purge_later (self);
  if (record->changes_lists)
    g_signal_emit_by_name (self, "reset");
  g_task_return_boolean (task, TRUE);
}

/**
 * nabij_journal_dup_song_path:
 * @self: the journal
 * @name: the name of the file, as the family has it; without a folder
 *
 * Tells where the family's song is kept, or is to be kept. Nothing looks whether it is there. Whoever
 * deletes everything deletes all that is in that folder.
 *
 * Returns: (transfer full) (type filename): the path of the file
 */
char *
nabij_journal_dup_song_path (NabijJournal *self,
                             const char   *name)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), NULL);
  g_return_val_if_fail (name != NULL && *name != '\0' && *name != '.', NULL);
  g_return_val_if_fail (strchr (name, G_DIR_SEPARATOR) == NULL, NULL);

  return g_build_filename (nabij_journal_get_folder (self), NABIJ_JOURNAL_SONG_FOLDER_NAME, name, NULL);
}

/**
 * nabij_journal_load_family_async:
 * @self: the journal
 * @cancellable: (nullable): gives it up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Reads what is known of the family.
 */
void
nabij_journal_load_family_async (NabijJournal       *self,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_load_family_async);
  g_task_set_task_data (task, g_new0 (Record, 1), (GDestroyNotify)record_free);
  nabij_journal_push_read (self, run_load, task);
}

/**
 * nabij_journal_load_family_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_load_family_async().
 *
 * Errors: as nabij_journal_find_finish().
 *
 * Returns: (transfer full) (nullable): the family, of which nothing may be known, or `NULL` with @error
 *   set
 */
NabijFamily *
nabij_journal_load_family_finish (NabijJournal *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  Record *record;

  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, nabij_journal_load_family_async), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  record = g_task_get_task_data (G_TASK (result));

  return g_steal_pointer (&record->family);
}

/**
 * nabij_journal_save_family_async:
 * @self: the journal
 * @family: what is known of the family; it is copied
 * @cancellable: (nullable): ends it as long as it has not begun
 * @callback: (nullable): called when it is on the disk, or cannot be saved
 * @user_data: for @callback
 *
 * Saves what is known of the family, in the place of what was known before. Saves happen in their
 * order. Words that are not in it any more are purged from the journal and its backups a little later;
 * nabij_journal_purge_async() does it at once. `reset` is emitted where other entries are put away than
 * before. It is saved also where nothing is kept.
 */
void
nabij_journal_save_family_async (NabijJournal       *self,
                                 const NabijFamily  *family,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  Record *record;
  GTask  *outer;
  GTask  *inner;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (family != NULL);

  outer = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (outer, nabij_journal_save_family_async);
  /* Whether it is on the disk is the answer, also to somebody who has stopped waiting. */
  g_task_set_check_cancellable (outer, FALSE);

  record = g_new0 (Record, 1);
  record->family = nabij_family_copy (family);
  inner = g_task_new (self, cancellable, saved_cb, outer);
  g_task_set_source_tag (inner, nabij_journal_save_family_async);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, record, (GDestroyNotify)record_free);
  nabij_journal_push_keep (self, run_save, NABIJ_JOURNAL_RESET_NOTHING, inner);
}

/**
 * nabij_journal_save_family_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_save_family_async().
 *
 * Errors: as nabij_journal_save_finish(). Nothing is tried again by itself.
 *
 * Returns: whether it is on the disk
 */
gboolean
nabij_journal_save_family_finish (NabijJournal *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, nabij_journal_save_family_async), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
