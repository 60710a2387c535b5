/* nabij-ritual-card.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-practice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijRitualCard:
 *
 * A ritual that is put forward: its picture, its name, one line, and a button that begins it.
 */
#define NABIJ_TYPE_RITUAL_CARD (nabij_ritual_card_get_type ())
G_DECLARE_FINAL_TYPE (NabijRitualCard, nabij_ritual_card, NABIJ, RITUAL_CARD, GtkWidget)

void nabij_ritual_card_set_practice (NabijRitualCard      *self,
                                     NabijPractice        *practice,
                                     const NabijSituation *situation);
void nabij_ritual_card_load_picture (NabijRitualCard *self);
void nabij_ritual_card_fit (NabijRitualCard *self);

G_END_DECLS
