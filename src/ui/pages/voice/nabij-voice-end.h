/* nabij-voice-end.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-season.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijVoiceEnd:
 *
 * What is said after the last of the short lines, and what can be recorded besides. Emits "pressed" and
 * "more".
 */
#define NABIJ_TYPE_VOICE_END (nabij_voice_end_get_type ())
G_DECLARE_FINAL_TYPE (NabijVoiceEnd, nabij_voice_end, NABIJ, VOICE_END, GtkWidget)

void nabij_voice_end_show (NabijVoiceEnd *self,
                           const char    *speaker,
                           const char    *chosen,
                           gboolean       is_at_hand,
                           NabijSeason    season);

G_END_DECLS
