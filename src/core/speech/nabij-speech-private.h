/* nabij-speech-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of an exercise can be spoken: nabij-speech.c finds it and keeps it, -layout says when, and
 * nabij-speech-line.c lists it for the page of the voice.
 */

#pragma once

#include "nabij-practice-private.h"
#include "nabij-recording.h"

G_BEGIN_DECLS

/**
 * NabijSpeechSlot:
 * @stage: the stage that it is in
 * @stage_number: in a timeline, which one of the stages; else 0
 * @breath: `NABIJ_PHASE_INHALE` or `NABIJ_PHASE_EXHALE` for the words of the first breaths, or
 *   `NABIJ_PHASE_STILL` for a line
 * @from_us: when the line is shown, in microseconds of the stage
 * @until_us: until when
 * @line: (nullable): the line; the layout does not look at it
 * @recording: (nullable): what is said there; for the layout
 *
 * Where something can be spoken.
 */
typedef struct {
  NabijStage               stage;
  guint                    stage_number;
  NabijPhase               breath;
  gint64                   from_us;
  gint64                   until_us;
  const NabijPracticeLine *line;
  NabijRecording          *recording;
} NabijSpeechSlot;

/**
 * NabijSpeechRoom:
 * @longest_us: its slot and `NABIJ_SPEECH_LINE_OVER_US`, in microseconds
 * @heard_us: what there is room for, at most @longest_us
 *
 * How long something may be.
 */
typedef struct {
  gint64 longest_us;
  gint64 heard_us;
} NabijSpeechRoom;

GArray         *nabij_speech_list_slots (NabijPractice        *practice,
                                         const NabijSituation *situation) G_GNUC_WARN_UNUSED_RESULT;
void            nabij_speech_place (GArray          *slots,
                                    NabijBreathPlan *plan,
                                    GArray          *utterances);
NabijSpeechRoom nabij_speech_measure (const NabijSpeechSlot *slot,
                                      NabijBreathPlan       *plan);

G_END_DECLS
