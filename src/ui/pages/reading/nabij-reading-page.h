/* nabij-reading-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijReadingPage:
 *
 * The cards to read, in groups, with a search. Nothing is counted, and nothing tells what was read.
 */
#define NABIJ_TYPE_READING_PAGE (nabij_reading_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijReadingPage, nabij_reading_page, NABIJ, READING_PAGE, GtkWidget)

GtkWidget *nabij_reading_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
