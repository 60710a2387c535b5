/* nabij-keepsake-book.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-keepsake-text.h"
#include "nabij-paper.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NabijKeepsakeBook:
 *
 * A keepsake that was set on pages. It does not change any more, so that it may be drawn on the
 * screen, on paper and into a file by several threads. All lengths are points of 1/72 inch.
 */
typedef struct _NabijKeepsakeBook NabijKeepsakeBook;

NabijKeepsakeBook *nabij_keepsake_book_new (NabijKeepsakeText *text,
                                            double             width,
                                            double             height,
                                            GCancellable      *cancellable,
                                            GError           **error) G_GNUC_WARN_UNUSED_RESULT;
NabijKeepsakeBook *nabij_keepsake_book_ref (NabijKeepsakeBook *self);
void               nabij_keepsake_book_unref (NabijKeepsakeBook *self);

guint       nabij_keepsake_book_get_n_pages (NabijKeepsakeBook *self);
double      nabij_keepsake_book_get_width (NabijKeepsakeBook *self);
double      nabij_keepsake_book_get_height (NabijKeepsakeBook *self);
void        nabij_keepsake_book_draw_page (NabijKeepsakeBook *self,
                                           guint              page,
                                           cairo_t           *cairo);
NabijPaper *nabij_keepsake_book_to_paper (NabijKeepsakeBook *self) G_GNUC_WARN_UNUSED_RESULT;
char       *nabij_keepsake_book_dup_page_text (NabijKeepsakeBook *self,
                                               guint              page) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijKeepsakeBook, nabij_keepsake_book_unref)

G_END_DECLS
