/* nabij-reading-card-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijReadingCardPage:
 *
 * One card to read: its text, what it rests on, a practice that goes with it, and the next one.
 */
#define NABIJ_TYPE_READING_CARD_PAGE (nabij_reading_card_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijReadingCardPage, nabij_reading_card_page, NABIJ, READING_CARD_PAGE, GtkWidget)

GtkWidget *nabij_reading_card_page_new (NabijServices *services,
                                        const char    *card_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
