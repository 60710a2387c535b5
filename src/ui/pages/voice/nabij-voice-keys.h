/* nabij-voice-keys.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-voice-course.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijVoiceKeys:
 *
 * The buttons under a line that is recorded, with the key of each. Emits "pressed".
 */
#define NABIJ_TYPE_VOICE_KEYS (nabij_voice_keys_get_type ())
G_DECLARE_FINAL_TYPE (NabijVoiceKeys, nabij_voice_keys, NABIJ, VOICE_KEYS, GtkWidget)

void nabij_voice_keys_show (NabijVoiceKeys   *self,
                            NabijVoiceCourse *course);

G_END_DECLS
