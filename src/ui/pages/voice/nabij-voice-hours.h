/* nabij-voice-hours.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-voice-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * NabijVoiceHours:
 *
 * Whose voice is heard by day and at night. It is there only where there is a voice.
 */
#define NABIJ_TYPE_VOICE_HOURS (nabij_voice_hours_get_type ())
G_DECLARE_FINAL_TYPE (NabijVoiceHours, nabij_voice_hours, NABIJ, VOICE_HOURS, GtkWidget)

void nabij_voice_hours_set_keeper (NabijVoiceHours  *self,
                                   NabijVoiceKeeper *keeper);

G_END_DECLS
