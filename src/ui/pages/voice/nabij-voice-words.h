/* nabij-voice-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-season.h"
#include "nabij-speech-line.h"
#include "nabij-take.h"
#include "nabij-voice-course.h"

G_BEGIN_DECLS

const char *nabij_voice_words_get_stage (NabijVoiceStage stage);
const char *nabij_voice_words_get_act (NabijVoiceAct act);
const char *nabij_voice_words_get_sentence (NabijSeason season);
const char *nabij_voice_words_get_take (const NabijTake *take,
                                        NabijSpeechGroup group,
                                        gint64           heard_us);
char       *nabij_voice_words_describe_error (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
