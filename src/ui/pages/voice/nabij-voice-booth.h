/* nabij-voice-booth.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"
#include "nabij-speech-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijVoiceBooth:
 *
 * Where lines are recorded one after the other: one large line, the ring that listens, and a key for
 * each thing that can be done. The microphone is open only while it says so, and never when the booth
 * is not on the screen.
 */
#define NABIJ_TYPE_VOICE_BOOTH (nabij_voice_booth_get_type ())
G_DECLARE_FINAL_TYPE (NabijVoiceBooth, nabij_voice_booth, NABIJ, VOICE_BOOTH, GtkWidget)

void     nabij_voice_booth_set_services (NabijVoiceBooth *self,
                                         NabijServices   *services);
void     nabij_voice_booth_begin (NabijVoiceBooth *self,
                                  const char      *speaker,
                                  GPtrArray       *lines,
                                  guint            place,
                                  gboolean         has_end);
void     nabij_voice_booth_hear (NabijVoiceBooth *self,
                                 const char      *speaker,
                                 GPtrArray       *lines);
void     nabij_voice_booth_stop (NabijVoiceBooth *self);
gboolean nabij_voice_booth_is_open (NabijVoiceBooth *self);

G_END_DECLS
