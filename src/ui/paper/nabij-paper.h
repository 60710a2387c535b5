/* nabij-paper.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijPaperDraw:
 * @data: what is drawn
 * @page: the number of the page, from 0
 * @cairo: where to; a unit is a point of 1/72 inch
 *
 * Draws a page. It is called in any thread, also in several at once, so that @data may not change.
 */
typedef void (*NabijPaperDraw) (gpointer data,
                                guint    page,
                                cairo_t *cairo);

/**
 * NabijPaper:
 *
 * Pages that were set and are ready to leave: onto a printer, or into a PDF file. It never changes.
 */
typedef struct _NabijPaper NabijPaper;

NabijPaper *nabij_paper_new (double         width_pt,
                             double         height_pt,
                             guint          n_pages,
                             NabijPaperDraw draw_page,
                             gpointer       data,
                             GDestroyNotify destroy) G_GNUC_WARN_UNUSED_RESULT;
NabijPaper *nabij_paper_ref (NabijPaper *paper);
void        nabij_paper_unref (NabijPaper *paper);

void nabij_paper_draw_preview (NabijPaper *paper,
                               guint       page,
                               cairo_t    *cairo,
                               double      width_px,
                               double      height_px);

void     nabij_paper_save_async (NabijPaper         *paper,
                                 GFile              *file,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
gboolean nabij_paper_save_finish (GAsyncResult *result,
                                  GError      **error);
void     nabij_paper_print_async (NabijPaper             *paper,
                                  const char             *size,
                                  const char             *job_name,
                                  GtkWindow              *parent,
                                  GtkPrintOperationAction action,
                                  const char             *path,
                                  GAsyncReadyCallback     callback,
                                  gpointer                user_data);
gboolean nabij_paper_print_finish (GAsyncResult *result,
                                   GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijPaper, nabij_paper_unref)

G_END_DECLS
