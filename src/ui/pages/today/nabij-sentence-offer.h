/* nabij-sentence-offer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijSentenceOffer:
 *
 * Once after the birth: whether to hear the sentence that was chosen in the pregnancy.
 */
#define NABIJ_TYPE_SENTENCE_OFFER (nabij_sentence_offer_get_type ())
G_DECLARE_FINAL_TYPE (NabijSentenceOffer, nabij_sentence_offer, NABIJ, SENTENCE_OFFER, GtkWidget)

void     nabij_sentence_offer_set_services (NabijSentenceOffer *self,
                                            NabijServices      *services);
gboolean nabij_sentence_offer_is_going_on (NabijSentenceOffer *self);
void     nabij_sentence_offer_leave (NabijSentenceOffer *self);

G_END_DECLS
