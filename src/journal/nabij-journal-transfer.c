/* nabij-journal-transfer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-export.h"
#include "nabij-journal-transfer.h"
#include "nabij-transfer-error.h"
#include "nabij-transfer-progress.h"

/* What an export is asked for; it is read on the thread that exports. */
typedef struct {
  char                  *folder;
  char                  *path;
  NabijExportFormat      format;
  gboolean               has_query;
  NabijJournalQuery      query;
  gboolean               with_recordings;
  char                  *author;
  char                  *match;
  NabijInstant           now;
  NabijTransferProgress *progress;
} ExportRequest;

static void
export_request_free (gpointer data)
{
  ExportRequest *request = data;

  g_free (request->folder);
  g_free (request->path);
  g_free (request->author);
  g_free (request->match);
  g_free (request);
}

static void
progress_cb (double   share,
             gpointer data)
{
  nabij_transfer_progress_set (data, share);
}

static void
export_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  ExportRequest *request = task_data;
  GError        *error = NULL;

  if (nabij_export_write (request->folder, request->path, request->format,
                          request->has_query ? &request->query : NULL, request->with_recordings, &request->now, cancellable,
                          progress_cb, request->progress, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Before the callback of whoever waits, so that nothing is told after the answer. */
static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  ExportRequest *request = g_task_get_task_data (G_TASK (result));
  GError        *error = NULL;

  nabij_transfer_progress_free (g_steal_pointer (&request->progress));
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * nabij_export_format_from_path:
 * @path: (type filename): the name of a file
 * @format: (out): what it is to become; untouched where the name does not tell
 *
 * Tells by the ending of its name what a file is to become.
 *
 * Returns: whether the ending is one that is known
 */
gboolean
nabij_export_format_from_path (const char        *path,
                               NabijExportFormat *format)
{
  g_autofree char *name = NULL;
  g_autofree char *small = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (format != NULL, FALSE);

  name = g_path_get_basename (path);
  small = g_ascii_strdown (name, -1);
  if (*small == '.')
    return FALSE;
  if (g_str_has_suffix (small, ".json"))
    *format = NABIJ_EXPORT_FORMAT_JSON;
  else if (g_str_has_suffix (small, ".csv"))
    *format = NABIJ_EXPORT_FORMAT_CSV;
  else
    return FALSE;

  return TRUE;
}

/**
 * nabij_journal_export_async:
 * @self: the journal
 * @file: where to; a file that is there is replaced
 * @format: as what
 * @query: (nullable): which entries, or `NULL` for everything; it is copied
 * @with_recordings: whether the recordings of the family's own voices are written too; a table never
 *   has them
 * @cancellable: (nullable): gives it up, and no file is left
 * @progress: (nullable): is told how far it is
 * @progress_data: for @progress
 * @callback: called when it is written, or could not be
 * @user_data: for @callback
 *
 * Writes what is in the journal at this moment into a file that nobody else can read. What is saved
 * meanwhile does not wait for it, and is not in it.
 */
void
nabij_journal_export_async (NabijJournal             *self,
                            GFile                    *file,
                            NabijExportFormat         format,
                            const NabijJournalQuery  *query,
                            gboolean                  with_recordings,
                            GCancellable             *cancellable,
                            NabijTransferProgressFunc progress,
                            gpointer                  progress_data,
                            GAsyncReadyCallback       callback,
                            gpointer                  user_data)
{
  g_autoptr (GTask) inner = NULL;
  g_autoptr (NabijClock) clock = NULL;
  g_autofree char *path = NULL;
  ExportRequest   *request;
  GTask           *task;
  GError          *error = NULL;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_export_async);
  g_task_set_check_cancellable (task, FALSE);
  path = g_file_get_path (file);
  if (path == NULL) {
    nabij_transfer_error_set (&error, NABIJ_TRANSFER_ERROR_UNWRITABLE);
    g_task_return_error (task, error);
    g_object_unref (task);
    return;
  }

  clock = nabij_system_clock_new ();
  request = g_new0 (ExportRequest, 1);
  request->folder = g_strdup (nabij_journal_get_folder (self));
  request->path = g_steal_pointer (&path);
  request->format = format;
  request->with_recordings = with_recordings;
  request->now = nabij_clock_get_now (clock);
  request->progress = nabij_transfer_progress_new (progress, progress_data);
  if (query != NULL) {
    request->has_query = TRUE;
    request->query = *query;
    request->query.author = request->author = g_strdup (query->author);
    request->query.match = request->match = g_strdup (query->match);
  }

  inner = g_task_new (self, cancellable, exported_cb, task);
  g_task_set_source_tag (inner, nabij_journal_export_async);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, request, export_request_free);
  g_task_run_in_thread (inner, export_in_thread);
}

/**
 * nabij_journal_export_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_export_async(). nabij_transfer_error_to_sentence() says an error to a person.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_ABSENT` and the others of reading; `NABIJ_TRANSFER_ERROR_UNWRITABLE`,
 * `_FULL`; `G_IO_ERROR_CANCELLED`.
 *
 * Returns: whether the file is there
 */
gboolean
nabij_journal_export_finish (NabijJournal *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, nabij_journal_export_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
