/* nabij-memories-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijMemoriesPage:
 *
 * *Memories*: letters, the song and the sentences that were chosen. Nothing else, and only for who asks.
 */
#define NABIJ_TYPE_MEMORIES_PAGE (nabij_memories_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijMemoriesPage, nabij_memories_page, NABIJ, MEMORIES_PAGE, GtkWidget)

GtkWidget *nabij_memories_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
