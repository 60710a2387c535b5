/* nabij-voice-microphones.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-studio.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijVoiceMicrophones:
 *
 * A quiet button to choose a microphone with. It is there only where there is a choice.
 */
#define NABIJ_TYPE_VOICE_MICROPHONES (nabij_voice_microphones_get_type ())
G_DECLARE_FINAL_TYPE (NabijVoiceMicrophones, nabij_voice_microphones, NABIJ, VOICE_MICROPHONES, GtkWidget)

void nabij_voice_microphones_set_studio (NabijVoiceMicrophones *self,
                                         NabijStudio           *studio);
void nabij_voice_microphones_set_busy (NabijVoiceMicrophones *self,
                                       gboolean               busy);

G_END_DECLS
