/* nabij-voice-keeper.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family-keeper.h"
#include "nabij-journal.h"
#include "nabij-practices.h"
#include "nabij-recording.h"
#include "nabij-speech.h"

G_BEGIN_DECLS

/**
 * NabijVoiceKeeper:
 *
 * Keeps the family's recordings at hand, so that an exercise can begin with a voice at once, and says
 * whose voice is heard by day and at night. Emits "changed".
 */
#define NABIJ_TYPE_VOICE_KEEPER (nabij_voice_keeper_get_type ())
G_DECLARE_FINAL_TYPE (NabijVoiceKeeper, nabij_voice_keeper, NABIJ, VOICE_KEEPER, GObject)

NabijVoiceKeeper *nabij_voice_keeper_new (NabijJournal      *journal,
                                          NabijFamilyKeeper *family_keeper) G_GNUC_WARN_UNUSED_RESULT;

gboolean           nabij_voice_keeper_is_loaded (NabijVoiceKeeper *self);
const GError      *nabij_voice_keeper_get_problem (NabijVoiceKeeper *self);
const char *const *nabij_voice_keeper_get_speakers (NabijVoiceKeeper *self);
NabijRecording    *nabij_voice_keeper_find (NabijVoiceKeeper *self,
                                            const char       *speaker,
                                            const char       *line);
GPtrArray         *nabij_voice_keeper_get_recordings (NabijVoiceKeeper *self,
                                                      const char       *speaker);
const char        *nabij_voice_keeper_get_chosen (NabijVoiceKeeper *self,
                                                  gboolean          night);
void               nabij_voice_keeper_choose (NabijVoiceKeeper *self,
                                              gboolean          night,
                                              const char       *speaker);
gboolean           nabij_voice_keeper_has_welcome (NabijVoiceKeeper *self,
                                                   const char       *speaker);
NabijSpeech       *nabij_voice_keeper_make_speech (NabijVoiceKeeper     *self,
                                                   const char           *speaker,
                                                   NabijPractice        *practice,
                                                   const NabijSituation *situation) G_GNUC_WARN_UNUSED_RESULT;
NabijSpeech       *nabij_voice_keeper_make_file_speech (NabijVoiceKeeper     *self,
                                                        const char           *speaker,
                                                        NabijPractice        *practice,
                                                        const NabijSituation *situation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
