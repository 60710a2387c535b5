/* nabij-speech.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-breath-plan.h"
#include "nabij-practice.h"
#include "nabij-recording.h"

G_BEGIN_DECLS

/* So long before the turn of a breath, and before the next line, a line is over. */
#define NABIJ_SPEECH_BEFORE_TURN_US (250 * G_TIME_SPAN_MILLISECOND)
#define NABIJ_SPEECH_BETWEEN_US (300 * G_TIME_SPAN_MILLISECOND)

/**
 * NabijUtterance:
 * @recording: (transfer none): what is heard; belongs to the speech
 * @begins_us: when, in microseconds from the start of the exercise
 * @until_us: when it has to be over at the latest, should it begin later
 *
 * One line at its time.
 */
typedef struct {
  NabijRecording *recording;
  gint64          begins_us;
  gint64          until_us;
} NabijUtterance;

/**
 * NabijSpeech:
 *
 * What a voice says in one exercise: the recordings that fit its practice and situation, and the rule
 * when each of them sounds. It never changes and may be shared between threads.
 */
typedef struct _NabijSpeech NabijSpeech;

#define NABIJ_TYPE_SPEECH (nabij_speech_get_type ())
GType nabij_speech_get_type (void) G_GNUC_CONST;

NabijSpeech *nabij_speech_new (NabijPractice        *practice,
                               const NabijSituation *situation,
                               const char           *sentence,
                               GPtrArray            *recordings) G_GNUC_WARN_UNUSED_RESULT;
NabijSpeech *nabij_speech_new_for_any_hour (NabijPractice        *practice,
                                            const NabijSituation *situation,
                                            const char           *sentence,
                                            GPtrArray            *recordings) G_GNUC_WARN_UNUSED_RESULT;
NabijSpeech *nabij_speech_ref (NabijSpeech *self);
void         nabij_speech_unref (NabijSpeech *self);

gboolean        nabij_speech_is_empty (NabijSpeech *self);
NabijRecording *nabij_speech_get_song (NabijSpeech *self);
GArray         *nabij_speech_lay_out (NabijSpeech     *self,
                                      NabijBreathPlan *plan) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijSpeech, nabij_speech_unref)

G_END_DECLS
