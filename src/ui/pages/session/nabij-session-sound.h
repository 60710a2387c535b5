/* nabij-session-sound.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"
#include "nabij-session-notice.h"
#include "nabij-sound-popover.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_SESSION_SOUND (nabij_session_sound_get_type ())
G_DECLARE_FINAL_TYPE (NabijSessionSound, nabij_session_sound, NABIJ, SESSION_SOUND, GObject)

NabijSessionSound *nabij_session_sound_new (NabijServices      *services,
                                            GtkMenuButton      *button,
                                            NabijSoundPopover  *popover,
                                            NabijSessionNotice *notice) G_GNUC_WARN_UNUSED_RESULT;

void        nabij_session_sound_begin (NabijSessionSound    *self,
                                       NabijPractice        *practice,
                                       const NabijSituation *situation);
void        nabij_session_sound_end (NabijSessionSound *self);
const char *nabij_session_sound_toggle (NabijSessionSound *self);

G_END_DECLS
