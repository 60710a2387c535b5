/* nabij-speech-recordings.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-practices.h"
#include "nabij-session-bin.h"
#include "nabij-speech.h"

G_BEGIN_DECLS

/**
 * NabijSpeechRecordings:
 * @practice: an exercise
 * @situation: what decides its words
 * @recordings: (element-type NabijRecording): what was recorded for it
 * @speech: what the voice says
 * @plan: when
 *
 * An exercise with a voice that really sounds.
 */
typedef struct {
  NabijPractices  *practices;
  NabijPractice   *practice;
  NabijSituation   situation;
  GPtrArray       *recordings;
  NabijSpeech     *speech;
  NabijBreathPlan *plan;
} NabijSpeechRecordings;

NabijRecording *nabij_speech_recordings_say (const char *line,
                                             guint       n_syllables,
                                             guint32     seed) G_GNUC_WARN_UNUSED_RESULT;
NabijRecording *nabij_speech_recordings_take (const char *line,
                                              GBytes     *sound,
                                              gint64      duration_us) G_GNUC_WARN_UNUSED_RESULT;
void            nabij_speech_recordings_set_up (NabijSpeechRecordings *self,
                                                const char            *practice,
                                                gint64                 minutes);
void            nabij_speech_recordings_replace (NabijSpeechRecordings *self,
                                                 NabijRecording        *recording);
void            nabij_speech_recordings_tear_down (NabijSpeechRecordings *self);
GstElement     *nabij_speech_recordings_make_bin (NabijSpeechRecordings *self,
                                                  const NabijMix        *mix,
                                                  guint                  buffer_ms,
                                                  gboolean               with_voice) G_GNUC_WARN_UNUSED_RESULT;
double          nabij_speech_recordings_find (GArray         *sound,
                                              NabijRecording *recording,
                                              gint64          at_us);
double          nabij_speech_recordings_find_part (GArray         *sound,
                                                   NabijRecording *recording,
                                                   gint64          part_us,
                                                   gint64          at_us);

G_END_DECLS
