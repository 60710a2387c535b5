/* nabij-writing-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijWritingPage:
 *
 * Room to write a letter or a note. It asks for nothing, and is saved as it is left.
 */
#define NABIJ_TYPE_WRITING_PAGE (nabij_writing_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijWritingPage, nabij_writing_page, NABIJ, WRITING_PAGE, GtkWidget)

GtkWidget *nabij_writing_page_new (NabijServices *services,
                                   NabijEntryKind kind,
                                   NabijEntry    *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
