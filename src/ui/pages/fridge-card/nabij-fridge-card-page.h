/* nabij-fridge-card-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_FRIDGE_CARD_PAGE (nabij_fridge_card_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijFridgeCardPage, nabij_fridge_card_page, NABIJ, FRIDGE_CARD_PAGE, GtkWidget)

GtkWidget *nabij_fridge_card_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
