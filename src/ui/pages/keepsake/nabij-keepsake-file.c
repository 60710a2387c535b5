/* nabij-keepsake-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a keepsake into a PDF file, in a thread of its own. It is not done by GtkPrintOperation:
 * that would draw on the main thread, and would not tell of a disk that is full.
 */

#include "config.h"

#include "nabij-keepsake-file.h"

#include <cairo-pdf.h>

typedef struct {
  NabijKeepsakeBook *book;
  GFile             *file;
} Job;

typedef struct {
  GOutputStream *stream;
  GCancellable  *cancellable;
  GError       **error;
} Sink;

static void
job_free (gpointer data)
{
  Job *job = data;

  nabij_keepsake_book_unref (job->book);
  g_object_unref (job->file);
  g_free (job);
}

static cairo_status_t
write_cb (gpointer             closure,
          const unsigned char *bytes,
          unsigned int         length)
{
  Sink *sink = closure;

  /* Cairo writes on after a mistake; the first one is the one to tell of. */
  if (*sink->error != NULL)
    return CAIRO_STATUS_WRITE_ERROR;

  return g_output_stream_write_all (sink->stream, bytes, length, NULL, sink->cancellable, sink->error)
           ? CAIRO_STATUS_SUCCESS
           : CAIRO_STATUS_WRITE_ERROR;
}

static gboolean
draw (NabijKeepsakeBook *book,
      GOutputStream     *stream,
      GCancellable      *cancellable,
      GError           **error)
{
  g_autoptr (GError) problem = NULL;
  Sink             sink = { stream, cancellable, &problem };
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, &sink,
                                                                  nabij_keepsake_book_get_width (book),
                                                                  nabij_keepsake_book_get_height (book));
  cairo_t         *cairo = cairo_create (surface);
  cairo_status_t   status;

  for (guint page = 0; page < nabij_keepsake_book_get_n_pages (book) && problem == NULL; page++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, &problem))
      break;
    nabij_keepsake_book_draw_page (book, page, cairo);
    cairo_show_page (cairo);
  }

  status = cairo_status (cairo);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (problem == NULL && status != CAIRO_STATUS_SUCCESS)
    g_set_error_literal (&problem, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }

  return TRUE;
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = NULL;

  /* Who chose a place in the home folder did not choose to show it to others. */
  stream = g_file_replace (job->file, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, cancellable, &error);
  if (stream == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  if (!draw (job->book, G_OUTPUT_STREAM (stream), cancellable, &error)) {
    g_autoptr (GCancellable) cancelled = g_cancellable_new ();

    /* A stream that is closed so leaves what was there before. */
    g_cancellable_cancel (cancelled);
    g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  if (g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * nabij_keepsake_file_save_async:
 * @book: a keepsake
 * @file: where to; a file that is there is replaced when the new one is whole
 * @cancellable: (nullable): to give up
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Writes a keepsake as a PDF file that only its owner may read.
 */
void
nabij_keepsake_file_save_async (NabijKeepsakeBook  *book,
                                GFile              *file,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (book != NULL);
  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (Job, 1);
  job->book = nabij_keepsake_book_ref (book);
  job->file = g_object_ref (file);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_keepsake_file_save_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * nabij_keepsake_file_save_finish:
 * @result: what the callback was given
 * @error: return location: a #GIOErrorEnum, `G_IO_ERROR_CANCELLED` among them
 *
 * Tells how it went.
 *
 * Returns: whether the file is written
 */
gboolean
nabij_keepsake_file_save_finish (GAsyncResult *result,
                                 GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
