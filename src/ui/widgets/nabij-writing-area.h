/* nabij-writing-area.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijWritingArea:
 *
 * Room to write in, which grows with what is written, and scrolls the page around it so that the
 * cursor is seen.
 */
#define NABIJ_TYPE_WRITING_AREA (nabij_writing_area_get_type ())
G_DECLARE_FINAL_TYPE (NabijWritingArea, nabij_writing_area, NABIJ, WRITING_AREA, GtkWidget)

GtkWidget *nabij_writing_area_new (void) G_GNUC_WARN_UNUSED_RESULT;

char       *nabij_writing_area_dup_text (NabijWritingArea *self) G_GNUC_WARN_UNUSED_RESULT;
void        nabij_writing_area_set_text (NabijWritingArea *self,
                                         const char       *text);
const char *nabij_writing_area_get_title (NabijWritingArea *self);
void        nabij_writing_area_set_title (NabijWritingArea *self,
                                          const char       *title);
const char *nabij_writing_area_get_placeholder (NabijWritingArea *self);
void        nabij_writing_area_set_placeholder (NabijWritingArea *self,
                                                const char       *placeholder);

G_END_DECLS
