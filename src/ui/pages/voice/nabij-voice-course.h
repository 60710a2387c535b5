/* nabij-voice-course.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-speech-line.h"

G_BEGIN_DECLS

/**
 * NabijVoiceStage:
 * @NABIJ_VOICE_STAGE_READY: the line waits to be recorded
 * @NABIJ_VOICE_STAGE_OPENING: the microphone is being opened
 * @NABIJ_VOICE_STAGE_LISTENING: the microphone is open
 * @NABIJ_VOICE_STAGE_WORKING: what was said is being made ready and kept
 * @NABIJ_VOICE_STAGE_KEPT: the line is there, in this voice
 * @NABIJ_VOICE_STAGE_UNKEPT: the line was said and could not be kept; it is still at hand
 * @NABIJ_VOICE_STAGE_HEARING: the line is heard
 * @NABIJ_VOICE_STAGE_END: all lines lie behind
 *
 * What happens with the line that one is at.
 */
typedef enum {
  NABIJ_VOICE_STAGE_READY,
  NABIJ_VOICE_STAGE_OPENING,
  NABIJ_VOICE_STAGE_LISTENING,
  NABIJ_VOICE_STAGE_WORKING,
  NABIJ_VOICE_STAGE_KEPT,
  NABIJ_VOICE_STAGE_UNKEPT,
  NABIJ_VOICE_STAGE_HEARING,
  NABIJ_VOICE_STAGE_END,
} NabijVoiceStage;

/**
 * NabijVoiceKey:
 * @NABIJ_VOICE_KEY_MAIN: the space bar, the Enter key and the large button
 * @NABIJ_VOICE_KEY_HEAR: H
 * @NABIJ_VOICE_KEY_AGAIN: R
 * @NABIJ_VOICE_KEY_SKIP: N and the right arrow
 * @NABIJ_VOICE_KEY_BACK: the left arrow and Backspace
 * @NABIJ_VOICE_KEY_LEAVE: Escape
 *
 * What a person can press.
 */
typedef enum {
  NABIJ_VOICE_KEY_MAIN,
  NABIJ_VOICE_KEY_HEAR,
  NABIJ_VOICE_KEY_AGAIN,
  NABIJ_VOICE_KEY_SKIP,
  NABIJ_VOICE_KEY_BACK,
  NABIJ_VOICE_KEY_LEAVE,
} NabijVoiceKey;

#define NABIJ_N_VOICE_KEYS (NABIJ_VOICE_KEY_LEAVE + 1)

/**
 * NabijVoiceAct:
 * @NABIJ_VOICE_ACT_NONE: nothing
 * @NABIJ_VOICE_ACT_RECORD: records the line, in place of what there was
 * @NABIJ_VOICE_ACT_STOP: closes the microphone; what was said is kept
 * @NABIJ_VOICE_ACT_KEEP: tries again to keep what was said
 * @NABIJ_VOICE_ACT_HEAR: lets the line be heard; at the end, all of them
 * @NABIJ_VOICE_ACT_STOP_HEARING: ends that
 * @NABIJ_VOICE_ACT_GO_ON: goes on to the next line
 * @NABIJ_VOICE_ACT_GO_BACK: goes back to the line before
 * @NABIJ_VOICE_ACT_LEAVE: leaves the lines
 *
 * What a key does.
 */
typedef enum {
  NABIJ_VOICE_ACT_NONE,
  NABIJ_VOICE_ACT_RECORD,
  NABIJ_VOICE_ACT_STOP,
  NABIJ_VOICE_ACT_KEEP,
  NABIJ_VOICE_ACT_HEAR,
  NABIJ_VOICE_ACT_STOP_HEARING,
  NABIJ_VOICE_ACT_GO_ON,
  NABIJ_VOICE_ACT_GO_BACK,
  NABIJ_VOICE_ACT_LEAVE,
} NabijVoiceAct;

/**
 * NabijVoiceCourse:
 *
 * The way through the lines that are recorded one after the other: at which one is, what happens with
 * it, and what each key does there.
 */
typedef struct _NabijVoiceCourse NabijVoiceCourse;

NabijVoiceCourse *nabij_voice_course_new (GPtrArray *lines,
                                          guint      place,
                                          gboolean   has_end) G_GNUC_WARN_UNUSED_RESULT;
void              nabij_voice_course_free (NabijVoiceCourse *self);

NabijVoiceStage        nabij_voice_course_get_stage (NabijVoiceCourse *self);
const NabijSpeechLine *nabij_voice_course_get_line (NabijVoiceCourse *self);
guint                  nabij_voice_course_get_place (NabijVoiceCourse *self);
NabijVoiceAct          nabij_voice_course_find_act (NabijVoiceCourse *self,
                                                    NabijVoiceKey     key);

void     nabij_voice_course_set_stage (NabijVoiceCourse *self,
                                       NabijVoiceStage   stage);
void     nabij_voice_course_rest (NabijVoiceCourse *self);
void     nabij_voice_course_note (NabijVoiceCourse *self,
                                  const char       *line,
                                  NabijVoiceStage   stage);
gboolean nabij_voice_course_is_at_hand (NabijVoiceCourse *self);
gboolean nabij_voice_course_go_on (NabijVoiceCourse *self);
gboolean nabij_voice_course_go_back (NabijVoiceCourse *self);
gboolean nabij_voice_course_go_to_next_at_hand (NabijVoiceCourse *self,
                                                gboolean          from_start);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijVoiceCourse, nabij_voice_course_free)

G_END_DECLS
