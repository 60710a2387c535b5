/* nabij-tell-cards.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-tell-choices.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijTellCards:
 *
 * What the page to take along says, a card for each part, in the order of the page.
 */
#define NABIJ_TYPE_TELL_CARDS (nabij_tell_cards_get_type ())
G_DECLARE_FINAL_TYPE (NabijTellCards, nabij_tell_cards, NABIJ, TELL_CARDS, GtkWidget)

void nabij_tell_cards_show (NabijTellCards      *self,
                            const NabijTellText *text,
                            NabijTellChoices    *choices,
                            const char          *language);

G_END_DECLS
