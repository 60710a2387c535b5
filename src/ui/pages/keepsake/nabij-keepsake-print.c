/* nabij-keepsake-print.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-keepsake-print.h"

#include <glib/gi18n-lib.h>

/* The book is set already: what is left is one page after the other, between which the main loop
 * goes on. On paper of another size it is drawn as large as it fits. */
static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              gpointer           user_data)
{
  NabijKeepsakeBook *book = user_data;
  cairo_t           *cairo = gtk_print_context_get_cairo_context (context);
  const double       width = gtk_print_context_get_width (context);
  const double       height = gtk_print_context_get_height (context);
  const double       scale = MIN (width / nabij_keepsake_book_get_width (book), height / nabij_keepsake_book_get_height (book));

  cairo_translate (cairo, (width - scale * nabij_keepsake_book_get_width (book)) / 2.0,
                   (height - scale * nabij_keepsake_book_get_height (book)) / 2.0);
  cairo_scale (cairo, scale, scale);
  nabij_keepsake_book_draw_page (book, (guint)page, cairo);
}

static void
book_unref_cb (gpointer  data,
               GClosure *closure)
{
  nabij_keepsake_book_unref (data);
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
 * nabij_keepsake_print_async:
 * @book: a keepsake
 * @parent: (nullable): the window that asks
 * @action: whether a dialog asks for a printer, or a file is written
 * @path: (nullable) (type filename): the file for `GTK_PRINT_OPERATION_ACTION_EXPORT`
 * @callback: called when it was printed, or not
 * @user_data: for @callback
 *
 * Prints a keepsake. Where it can be, that goes on beside everything else.
 */
void
nabij_keepsake_print_async (NabijKeepsakeBook      *book,
                            GtkWindow              *parent,
                            GtkPrintOperationAction action,
                            const char             *path,
                            GAsyncReadyCallback     callback,
                            gpointer                user_data)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GError) error = NULL;
  GtkPaperSize           *paper;
  GTask                  *task;
  GtkPrintOperationResult result;

  g_return_if_fail (book != NULL);
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  paper = gtk_paper_size_new (gtk_paper_size_get_default ());
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);

  task = g_task_new (operation, NULL, callback, user_data);
  g_task_set_source_tag (task, nabij_keepsake_print_async);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), nabij_keepsake_book_ref (book), book_unref_cb, 0);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), task);

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int)nabij_keepsake_book_get_n_pages (book));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  /* What waits at a printer is seen by others: it names nobody. */
  gtk_print_operation_set_job_name (operation, _ ("Keepsake"));
  if (path != NULL)
    gtk_print_operation_set_export_filename (operation, path);

  result = gtk_print_operation_run (operation, action, parent, &error);
  /* "done" was heard already, unless it goes on, or never began. */
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && g_signal_handler_find (operation, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL, (gpointer)done_cb, task) != 0)
    done_cb (operation, result, task);
}

/**
 * nabij_keepsake_print_finish:
 * @result: what the callback was given
 * @error: return location: `G_IO_ERROR_CANCELLED` when the person changed their mind, a
 *   #GtkPrintError where there is no printer
 *
 * Tells how it went.
 *
 * Returns: whether it was printed
 */
gboolean
nabij_keepsake_print_finish (GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
