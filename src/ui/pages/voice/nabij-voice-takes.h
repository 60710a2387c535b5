/* nabij-voice-takes.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"
#include "nabij-speech-line.h"

G_BEGIN_DECLS

/**
 * NabijVoiceTakes:
 *
 * Records a line and gives it to the journal. What could not be kept stays at hand, and can be given to
 * it again. Emits "taken" and "failed".
 */
#define NABIJ_TYPE_VOICE_TAKES (nabij_voice_takes_get_type ())
G_DECLARE_FINAL_TYPE (NabijVoiceTakes, nabij_voice_takes, NABIJ, VOICE_TAKES, GObject)

NabijVoiceTakes *nabij_voice_takes_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

gboolean        nabij_voice_takes_can_record (NabijServices *services);
gboolean        nabij_voice_takes_is_taking (NabijVoiceTakes *self);
gboolean        nabij_voice_takes_record (NabijVoiceTakes       *self,
                                          const char            *speaker,
                                          const NabijSpeechLine *line);
void            nabij_voice_takes_abandon (NabijVoiceTakes *self);
void            nabij_voice_takes_keep_again (NabijVoiceTakes *self,
                                              NabijRecording  *recording);
NabijRecording *nabij_voice_takes_find (NabijVoiceTakes *self,
                                        const char      *speaker,
                                        const char      *line);

G_END_DECLS
