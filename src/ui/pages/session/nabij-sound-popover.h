/* nabij-sound-popover.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-voice-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_SOUND_POPOVER (nabij_sound_popover_get_type ())
G_DECLARE_FINAL_TYPE (NabijSoundPopover, nabij_sound_popover, NABIJ, SOUND_POPOVER, GtkPopover)

void nabij_sound_popover_set_settings (NabijSoundPopover *self,
                                       GSettings         *settings,
                                       gboolean           night);
void nabij_sound_popover_set_own_ambience (NabijSoundPopover *self,
                                           const char        *ambience);
void nabij_sound_popover_set_voices (NabijSoundPopover *self,
                                     NabijVoiceKeeper  *voice_keeper,
                                     gboolean           night);

G_END_DECLS
