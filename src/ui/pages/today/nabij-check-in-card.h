/* nabij-check-in-card.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijCheckInCard:
 *
 * The offer of a check-in to the parent who writes. It may be waved aside, and does not come again then.
 */
#define NABIJ_TYPE_CHECK_IN_CARD (nabij_check_in_card_get_type ())
G_DECLARE_FINAL_TYPE (NabijCheckInCard, nabij_check_in_card, NABIJ, CHECK_IN_CARD, GtkWidget)

void     nabij_check_in_card_set_services (NabijCheckInCard *self,
                                           NabijServices    *services);
void     nabij_check_in_card_update (NabijCheckInCard *self);
gboolean nabij_check_in_card_is_offered (NabijCheckInCard *self);

G_END_DECLS
