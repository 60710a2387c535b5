/* nabij-sheet-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-file-picker.h"
#include "nabij-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijSheetView:
 *
 * A sheet as it will be printed, with the two ways out: a printer, or a PDF file.
 */
#define NABIJ_TYPE_SHEET_VIEW (nabij_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (NabijSheetView, nabij_sheet_view, NABIJ, SHEET_VIEW, GtkWidget)

void nabij_sheet_view_set_up (NabijSheetView  *self,
                              NabijFilePicker *file_picker,
                              const char      *name);
void nabij_sheet_view_set_sheet (NabijSheetView *self,
                                 NabijSheet     *sheet);

G_END_DECLS
