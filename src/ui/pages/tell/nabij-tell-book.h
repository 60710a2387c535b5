/* nabij-tell-book.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-paper.h"
#include "nabij-tell-text.h"

G_BEGIN_DECLS

/**
 * NabijTellBook:
 *
 * The page to take along, set on one page or more: nothing is ever cut. It does not change any more, so
 * that it may be drawn by several threads.
 */
typedef struct _NabijTellBook NabijTellBook;

void           nabij_tell_book_new_async (const NabijTellText *text,
                                          const char          *paper_size,
                                          gboolean             is_large,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
NabijTellBook *nabij_tell_book_new_finish (GAsyncResult *result,
                                           GError      **error) G_GNUC_WARN_UNUSED_RESULT;
NabijTellBook *nabij_tell_book_ref (NabijTellBook *self);
void           nabij_tell_book_unref (NabijTellBook *self);

guint       nabij_tell_book_get_n_pages (NabijTellBook *self);
char       *nabij_tell_book_dup_page_text (NabijTellBook *self,
                                           guint          page) G_GNUC_WARN_UNUSED_RESULT;
NabijPaper *nabij_tell_book_to_paper (NabijTellBook *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijTellBook, nabij_tell_book_unref)

G_END_DECLS
