/* nabij-paper.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A PDF file is written in a thread of its own. It is not done by GtkPrintOperation: that would draw
 * on the main thread, and would not tell of a disk that is full.
 */

#include "config.h"

#include "nabij-paper.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

struct _NabijPaper {
  double         width_pt;
  double         height_pt;
  guint          n_pages;
  NabijPaperDraw draw;
  gpointer       data;
  GDestroyNotify destroy;
};

typedef struct {
  NabijPaper *paper;
  GFile      *file;
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

  nabij_paper_unref (job->paper);
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
draw (NabijPaper    *paper,
      GOutputStream *stream,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GError) problem = NULL;
  Sink             sink = { stream, cancellable, &problem };
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, &sink, paper->width_pt, paper->height_pt);
  cairo_t         *cairo = cairo_create (surface);
  cairo_status_t   status;

  for (guint page = 0; page < paper->n_pages && problem == NULL; page++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, &problem))
      break;
    paper->draw (paper->data, page, cairo);
    cairo_show_page (cairo);
  }

  status = cairo_status (cairo);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  /* The fonts that were loaded for this thread would be kept for as long as it waits for other work. */
  pango_cairo_font_map_set_default (NULL);

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
  const gboolean was_there = g_file_query_exists (job->file, cancellable);

  /* Who chose a place in the home folder did not choose to show it to others. */
  stream = g_file_replace (job->file, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, cancellable, &error);
  if (stream == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  if (!draw (job->paper, G_OUTPUT_STREAM (stream), cancellable, &error)) {
    g_autoptr (GCancellable) cancelled = g_cancellable_new ();

    /* A stream that is closed so leaves what was there before, but also half of what was not. */
    g_cancellable_cancel (cancelled);
    g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
    if (!was_there)
      g_file_delete (job->file, NULL, NULL);
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  if (g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* In the middle, and as large as it fits. */
static void
draw_fitting (NabijPaper *paper,
              guint       page,
              cairo_t    *cairo,
              double      width,
              double      height)
{
  const double scale = MIN (width / paper->width_pt, height / paper->height_pt);

  cairo_translate (cairo, (width - scale * paper->width_pt) / 2.0, (height - scale * paper->height_pt) / 2.0);
  cairo_scale (cairo, scale, scale);
  paper->draw (paper->data, page, cairo);
}

/* The pages are set already: what is left is one after the other, between which the main loop goes on. */
static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              gpointer           user_data)
{
  draw_fitting (user_data, (guint)page, gtk_print_context_get_cairo_context (context), gtk_print_context_get_width (context),
                gtk_print_context_get_height (context));
}

static void
paper_unref_cb (gpointer  data,
                GClosure *closure)
{
  nabij_paper_unref (data);
}

static void
done_cb (GtkPrintOperation      *operation,
         GtkPrintOperationResult result,
         gpointer                user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  g_signal_handlers_disconnect_by_func (operation, done_cb, task);
  switch (result) {
  case GTK_PRINT_OPERATION_RESULT_APPLY:
    g_task_return_boolean (task, TRUE);
    break;
  case GTK_PRINT_OPERATION_RESULT_CANCEL:
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "dismissed");
    break;
  case GTK_PRINT_OPERATION_RESULT_ERROR:
  case GTK_PRINT_OPERATION_RESULT_IN_PROGRESS:
  default:
    gtk_print_operation_get_error (operation, &error);
    if (error == NULL)
      g_set_error_literal (&error, GTK_PRINT_ERROR, GTK_PRINT_ERROR_GENERAL, "the printer did not answer");
    g_task_return_error (task, g_steal_pointer (&error));
    break;
  }
}

/**
 * nabij_paper_new:
 * @width_pt: how wide a page is, in points, > 0
 * @height_pt: how high a page is, in points, > 0
 * @n_pages: how many pages, ≥ 1
 * @draw_page: (scope notified): draws one of them
 * @data: for @draw_page
 * @destroy: (nullable): frees @data, in any thread
 *
 * Makes pages ready to leave.
 *
 * Returns: (transfer full): the pages
 */
NabijPaper *
nabij_paper_new (double         width_pt,
                 double         height_pt,
                 guint          n_pages,
                 NabijPaperDraw draw_page,
                 gpointer       data,
                 GDestroyNotify destroy)
{
  NabijPaper *paper;

  g_return_val_if_fail (width_pt > 0.0 && height_pt > 0.0, NULL);
  g_return_val_if_fail (n_pages > 0, NULL);
  g_return_val_if_fail (draw_page != NULL, NULL);

  paper = g_atomic_rc_box_new0 (NabijPaper);
  paper->width_pt = width_pt;
  paper->height_pt = height_pt;
  paper->n_pages = n_pages;
  paper->draw = draw_page;
  paper->data = data;
  paper->destroy = destroy;
  return paper;
}

/**
 * nabij_paper_ref:
 * @paper: pages
 *
 * Takes a reference, in any thread.
 *
 * Returns: (transfer full): the same pages
 */
NabijPaper *
nabij_paper_ref (NabijPaper *paper)
{
  g_return_val_if_fail (paper != NULL, NULL);

  return g_atomic_rc_box_acquire (paper);
}

static void
paper_clear (gpointer data)
{
  NabijPaper *paper = data;

  if (paper->destroy != NULL)
    paper->destroy (paper->data);
}

/**
 * nabij_paper_unref:
 * @paper: (transfer full): pages
 *
 * Gives a reference back, in any thread.
 */
void
nabij_paper_unref (NabijPaper *paper)
{
  g_return_if_fail (paper != NULL);

  g_atomic_rc_box_release_full (paper, paper_clear);
}

/**
 * nabij_paper_draw_preview:
 * @paper: (nullable): pages, or `NULL` for an empty sheet
 * @page: the number of a page, from 0; less than there are
 * @cairo: where to; it is left scaled
 * @width_px: how wide that is
 * @height_px: how high that is
 *
 * Draws a page as it will lie on the table: paper is white in every look.
 */
void
nabij_paper_draw_preview (NabijPaper *paper,
                          guint       page,
                          cairo_t    *cairo,
                          double      width_px,
                          double      height_px)
{
  g_return_if_fail (paper == NULL || page < paper->n_pages);
  g_return_if_fail (cairo != NULL);

  cairo_set_source_rgb (cairo, 1.0, 1.0, 1.0);
  cairo_paint (cairo);
  if (paper != NULL)
    draw_fitting (paper, page, cairo, width_px, height_px);
}

/**
 * nabij_paper_save_async:
 * @paper: pages
 * @file: where to; a file that is there is replaced when the new one is whole
 * @cancellable: (nullable): to give up
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Writes pages into a PDF file that only its owner may read.
 */
void
nabij_paper_save_async (NabijPaper         *paper,
                        GFile              *file,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (paper != NULL);
  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (Job, 1);
  job->paper = nabij_paper_ref (paper);
  job->file = g_object_ref (file);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_paper_save_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * nabij_paper_save_finish:
 * @result: what the callback was given
 * @error: return location: a #GIOErrorEnum, `G_IO_ERROR_CANCELLED` among them
 *
 * Tells how it went.
 *
 * Returns: whether the file is written
 */
gboolean
nabij_paper_save_finish (GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * nabij_paper_print_async:
 * @paper: pages
 * @size: (nullable): the name of a paper size, such as `GTK_PAPER_NAME_A5`, or `NULL` for what is usual
 * @job_name: what waits at the printer is called, translated; others see it
 * @parent: (nullable): the window that asks
 * @action: whether a dialog asks for a printer, or a file is written
 * @path: (nullable) (type filename): the file for `GTK_PRINT_OPERATION_ACTION_EXPORT`
 * @callback: called when it was printed, or not
 * @user_data: for @callback
 *
 * Prints pages. Where it can be, that goes on beside everything else.
 */
void
nabij_paper_print_async (NabijPaper             *paper,
                         const char             *size,
                         const char             *job_name,
                         GtkWindow              *parent,
                         GtkPrintOperationAction action,
                         const char             *path,
                         GAsyncReadyCallback     callback,
                         gpointer                user_data)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GError) error = NULL;
  GtkPaperSize           *paper_size;
  GTask                  *task;
  GtkPrintOperationResult result;

  g_return_if_fail (paper != NULL);
  g_return_if_fail (job_name != NULL);
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  paper_size = gtk_paper_size_new (size != NULL ? size : gtk_paper_size_get_default ());
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper_size);
  gtk_paper_size_free (paper_size);

  task = g_task_new (operation, NULL, callback, user_data);
  g_task_set_source_tag (task, nabij_paper_print_async);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), nabij_paper_ref (paper), paper_unref_cb, 0);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), task);

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int)paper->n_pages);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, job_name);
  if (path != NULL)
    gtk_print_operation_set_export_filename (operation, path);

  result = gtk_print_operation_run (operation, action, parent, &error);
  /* "done" was heard already, unless it goes on, or never began. */
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && g_signal_handler_find (operation, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL, (gpointer)done_cb, task) != 0)
    done_cb (operation, result, task);
}

/**
 * nabij_paper_print_finish:
 * @result: what the callback was given
 * @error: return location: `G_IO_ERROR_CANCELLED` when the person changed their mind, a
 *   #GtkPrintError where there is no printer
 *
 * Tells how it went.
 *
 * Returns: whether it was printed
 */
gboolean
nabij_paper_print_finish (GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
