/* nabij-voice-speakers.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijVoiceSpeakers:
 *
 * Who speaks: a name to begin with, then the voices there are. Emits "changed", "activate", "delete" and
 * "problem".
 */
#define NABIJ_TYPE_VOICE_SPEAKERS (nabij_voice_speakers_get_type ())
G_DECLARE_FINAL_TYPE (NabijVoiceSpeakers, nabij_voice_speakers, NABIJ, VOICE_SPEAKERS, GtkWidget)

void  nabij_voice_speakers_set_services (NabijVoiceSpeakers *self,
                                         NabijServices      *services);
char *nabij_voice_speakers_dup_speaker (NabijVoiceSpeakers *self) G_GNUC_WARN_UNUSED_RESULT;
void  nabij_voice_speakers_set_can_record (NabijVoiceSpeakers *self,
                                           gboolean            can_record);
void  nabij_voice_speakers_ask (NabijVoiceSpeakers *self);

G_END_DECLS
