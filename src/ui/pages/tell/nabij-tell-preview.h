/* nabij-tell-preview.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-tell-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijTellPreview:
 *
 * The pages to take along as they will be on paper, one at a time, and the ways out: its buttons have the
 * actions of #NabijPaperExit, which somebody around it provides.
 */
#define NABIJ_TYPE_TELL_PREVIEW (nabij_tell_preview_get_type ())
G_DECLARE_FINAL_TYPE (NabijTellPreview, nabij_tell_preview, NABIJ, TELL_PREVIEW, GtkWidget)

void nabij_tell_preview_set_book (NabijTellPreview *self,
                                  NabijTellBook    *book,
                                  double            ratio);
void nabij_tell_preview_set_large (NabijTellPreview *self,
                                   gboolean          large);
void nabij_tell_preview_set_busy (NabijTellPreview *self,
                                  gboolean          busy);
void nabij_tell_preview_set_saving (NabijTellPreview *self,
                                    gboolean          saving);
void nabij_tell_preview_say (NabijTellPreview *self,
                             const char       *sentence);
void nabij_tell_preview_turn (NabijTellPreview *self,
                              int               n_pages);

G_END_DECLS
