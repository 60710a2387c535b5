/* nabij-pause-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijPausePage:
 *
 * *Pause or stop*: opening it already silences. What is chosen in it may stay unanswered, and can be
 * undone.
 */
#define NABIJ_TYPE_PAUSE_PAGE (nabij_pause_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijPausePage, nabij_pause_page, NABIJ, PAUSE_PAGE, GtkWidget)

GtkWidget *nabij_pause_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
