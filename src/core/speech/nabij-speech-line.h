/* nabij-speech-line.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-practices.h"

G_BEGIN_DECLS

/* The ids of what belongs to no line of a practice. A line has the id "practice/line", a sentence
 * "sentence/id". */
#define NABIJ_SPEECH_LINE_LULLABY "lullaby"
#define NABIJ_SPEECH_LINE_BREATHE_IN "breathe-in"
#define NABIJ_SPEECH_LINE_BREATHE_OUT "breathe-out"

/* So much longer than its slot a line may be. */
#define NABIJ_SPEECH_LINE_OVER_US (2 * G_TIME_SPAN_SECOND)

/**
 * NabijSpeechGroup:
 * @NABIJ_SPEECH_GROUP_WATER: the short lines of *Water & Rust* by day
 * @NABIJ_SPEECH_GROUP_SENTENCE: the sentence that was chosen, or the one given
 * @NABIJ_SPEECH_GROUP_LULLABY: a song, or a few words of one's own
 * @NABIJ_SPEECH_GROUP_NIGHT: what *Water & Rust* says only at night
 * @NABIJ_SPEECH_GROUP_RITUAL: a line of another practice
 *
 * Where a line stands on the page of the voice.
 */
typedef enum {
  NABIJ_SPEECH_GROUP_WATER,
  NABIJ_SPEECH_GROUP_SENTENCE,
  NABIJ_SPEECH_GROUP_LULLABY,
  NABIJ_SPEECH_GROUP_NIGHT,
  NABIJ_SPEECH_GROUP_RITUAL,
} NabijSpeechGroup;

/**
 * NabijSpeechLine:
 * @id: its stable name, by which a recording is found again
 * @words: what stands on the screen, translated, or the sentence; for a lullaby an invitation
 * @group: where it stands
 * @practice: (nullable): the id of the practice it belongs to, or `NULL`
 * @longest_us: the longest recording, in microseconds: its slot and `NABIJ_SPEECH_LINE_OVER_US`; for a
 *   lullaby `NABIJ_RECORDING_LONGEST_US`
 * @heard_us: what there is room for, with the default breath and when nothing is said just before it, at
 *   most @longest_us: less where a breath is guided soon after. What is longer can be kept, but only its
 *   words are shown
 *
 * Something that can be said in one's own voice.
 */
typedef struct {
  char            *id;
  char            *words;
  NabijSpeechGroup group;
  char            *practice;
  gint64           longest_us;
  gint64           heard_us;
} NabijSpeechLine;

void nabij_speech_line_free (NabijSpeechLine *line);

GPtrArray *nabij_speech_line_list (NabijPractices       *practices,
                                   const NabijSituation *situation,
                                   const char           *sentence,
                                   const char           *sentence_words) G_GNUC_WARN_UNUSED_RESULT;
char      *nabij_speech_line_dup_sentence_id (const char *sentence) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijSpeechLine, nabij_speech_line_free)

G_END_DECLS
