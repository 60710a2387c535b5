/* nabij-entry-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijEntryPage:
 *
 * Shows an entry of the journal whole, to read.
 */
#define NABIJ_TYPE_ENTRY_PAGE (nabij_entry_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijEntryPage, nabij_entry_page, NABIJ, ENTRY_PAGE, GtkWidget)

GtkWidget *nabij_entry_page_new (NabijServices *services,
                                 const char    *uuid) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
