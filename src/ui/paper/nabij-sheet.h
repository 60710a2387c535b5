/* nabij-sheet.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-paper.h"

G_BEGIN_DECLS

/* A5, upright. */
#define NABIJ_SHEET_WIDTH_PT 419.53
#define NABIJ_SHEET_HEIGHT_PT 595.28

/**
 * NabijSheetStyle:
 * @NABIJ_SHEET_STYLE_TITLE: the title of the page
 * @NABIJ_SHEET_STYLE_LEAD: what stands under it
 * @NABIJ_SHEET_STYLE_STEP: a numbered step: its head, and a text under it
 * @NABIJ_SHEET_STYLE_BOX: what has a line around it: its head, and a text under it
 * @NABIJ_SHEET_STYLE_HEADING: a small heading
 * @NABIJ_SHEET_STYLE_NUMBER: whom to call, and the number
 *
 * How a part of a sheet is set.
 */
typedef enum {
  NABIJ_SHEET_STYLE_TITLE,
  NABIJ_SHEET_STYLE_LEAD,
  NABIJ_SHEET_STYLE_STEP,
  NABIJ_SHEET_STYLE_BOX,
  NABIJ_SHEET_STYLE_HEADING,
  NABIJ_SHEET_STYLE_NUMBER,
} NabijSheetStyle;

#define NABIJ_N_SHEET_STYLES (NABIJ_SHEET_STYLE_NUMBER + 1)

/**
 * NabijSheet:
 *
 * One page that is large enough to be read from the other side of a kitchen. Its letters become
 * smaller until everything fits; nothing is ever cut. It is put together, set once, and does not change
 * after that, so that it may be drawn in any thread.
 */
typedef struct _NabijSheet NabijSheet;

NabijSheet *nabij_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;
NabijSheet *nabij_sheet_ref (NabijSheet *sheet);
void        nabij_sheet_unref (NabijSheet *sheet);

void        nabij_sheet_add (NabijSheet     *sheet,
                             NabijSheetStyle style,
                             const char     *head,
                             const char     *text);
void        nabij_sheet_set (NabijSheet *sheet);
double      nabij_sheet_get_scale (NabijSheet *sheet);
double      nabij_sheet_get_used_pt (NabijSheet *sheet);
char       *nabij_sheet_dup_text (NabijSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;
void        nabij_sheet_draw (NabijSheet *sheet,
                              cairo_t    *cairo);
NabijPaper *nabij_sheet_to_paper (NabijSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijSheet, nabij_sheet_unref)

G_END_DECLS
