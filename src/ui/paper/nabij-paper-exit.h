/* nabij-paper-exit.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-file-picker.h"
#include "nabij-paper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijPaperExit:
 *
 * The two ways on which a page of the window lets its paper go: onto a printer, or into a PDF file at a
 * place that the person chooses. It gives its widget the actions `paper.print`, `paper.save` and
 * `paper.cancel`, each of which can be activated while there is something to do for it.
 *
 * What went out, or did not, is said by the signal #NabijPaperExit::ended.
 */
#define NABIJ_TYPE_PAPER_EXIT (nabij_paper_exit_get_type ())
G_DECLARE_FINAL_TYPE (NabijPaperExit, nabij_paper_exit, NABIJ, PAPER_EXIT, GObject)

NabijPaperExit *nabij_paper_exit_new (GtkWidget       *widget,
                                      NabijFilePicker *file_picker,
                                      const char      *name,
                                      const char      *size) G_GNUC_WARN_UNUSED_RESULT;
void            nabij_paper_exit_set_paper (NabijPaperExit *self,
                                            NabijPaper     *paper);
void            nabij_paper_exit_set_name (NabijPaperExit *self,
                                           const char     *name,
                                           const char     *size);
gboolean        nabij_paper_exit_get_is_saving (NabijPaperExit *self);
void            nabij_paper_exit_close (NabijPaperExit *self);

G_END_DECLS
