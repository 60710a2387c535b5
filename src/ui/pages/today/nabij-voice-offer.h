/* nabij-voice-offer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijVoiceOffer:
 *
 * The offer to speak the lines of the breathing exercise in one's own voice. It is made once, to who has
 * breathed a few times, and does not come again after any answer.
 */
#define NABIJ_TYPE_VOICE_OFFER (nabij_voice_offer_get_type ())
G_DECLARE_FINAL_TYPE (NabijVoiceOffer, nabij_voice_offer, NABIJ, VOICE_OFFER, GtkWidget)

void     nabij_voice_offer_set_services (NabijVoiceOffer *self,
                                         NabijServices   *services);
void     nabij_voice_offer_update (NabijVoiceOffer *self);
gboolean nabij_voice_offer_is_offered (NabijVoiceOffer *self);

G_END_DECLS
