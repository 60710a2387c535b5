/* nabij-speech-course.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-speech.h"

G_BEGIN_DECLS

/**
 * NabijSpeechTurn:
 * @recording: (transfer none): what is said; belongs to the speech of the course
 * @begins_us: when, in microseconds from the start of the exercise
 * @until_us: when it has to be over, should it begin later
 * @duration_us: how long it sounds
 * @is_done: whether it was begun, or is left out
 *
 * One line at its time.
 */
typedef struct {
  NabijRecording *recording;
  gint64          begins_us;
  gint64          until_us;
  gint64          duration_us;
  gboolean        is_done;
} NabijSpeechTurn;

/**
 * NabijSpeechCourse:
 *
 * What a voice still says of a plan, and what of it was said. It knows times only, and no sound.
 */
typedef struct _NabijSpeechCourse NabijSpeechCourse;

NabijSpeechCourse *nabij_speech_course_new (void) G_GNUC_WARN_UNUSED_RESULT;
void               nabij_speech_course_free (NabijSpeechCourse *self);
void               nabij_speech_course_lay_out (NabijSpeechCourse *self,
                                                NabijSpeech       *speech,
                                                NabijBreathPlan   *plan);
NabijSpeechTurn   *nabij_speech_course_find_next (NabijSpeechCourse *self,
                                                  gint64             now_us);
guint              nabij_speech_course_list_next (NabijSpeechCourse *self,
                                                  gint64             now_us,
                                                  NabijRecording   **recordings,
                                                  guint              n_most);
void               nabij_speech_course_begin (NabijSpeechCourse *self,
                                              NabijSpeechTurn   *turn);
void               nabij_speech_course_end (NabijSpeechCourse *self,
                                            gint64             now_us);
gboolean           nabij_speech_course_is_free (NabijSpeechCourse *self,
                                                gint64             now_us);
gboolean           nabij_speech_course_has (NabijSpeechCourse *self,
                                            NabijRecording    *recording,
                                            gint64             begins_us);
gboolean           nabij_speech_course_is_turned (NabijSpeechCourse *self,
                                                  gint64             from_us,
                                                  gint64             until_us);
gboolean           nabij_speech_course_is_aside (NabijSpeechCourse *self,
                                                 gint64             now_us,
                                                 gboolean           is_speaking);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijSpeechCourse, nabij_speech_course_free)

G_END_DECLS
