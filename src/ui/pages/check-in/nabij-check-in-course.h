/* nabij-check-in-course.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-check-in.h"

G_BEGIN_DECLS

/**
 * NabijCheckInPlace:
 * @NABIJ_CHECK_IN_PLACE_ITEM: a sentence about the last week
 * @NABIJ_CHECK_IN_PLACE_TALK: whether to talk to someone
 * @NABIJ_CHECK_IN_PLACE_WORDS: own words
 * @NABIJ_CHECK_IN_PLACE_END: what is said after it
 *
 * What stands at a place of the way through a check-in.
 */
typedef enum {
  NABIJ_CHECK_IN_PLACE_ITEM,
  NABIJ_CHECK_IN_PLACE_TALK,
  NABIJ_CHECK_IN_PLACE_WORDS,
  NABIJ_CHECK_IN_PLACE_END,
} NabijCheckInPlace;

/* Three words to answer with, and to pass over; their keys are 1, 2, 3 and 0. */
#define NABIJ_N_CHECK_IN_CHOICES 4

/**
 * NabijCheckInCourse:
 *
 * Where one is in a check-in, and what was said up to there.
 */
typedef struct _NabijCheckInCourse NabijCheckInCourse;

NabijCheckInCourse *nabij_check_in_course_new (const NabijCheckIn *check_in) G_GNUC_WARN_UNUSED_RESULT;
void                nabij_check_in_course_free (NabijCheckInCourse *self);

const NabijCheckIn *nabij_check_in_course_get_check_in (NabijCheckInCourse *self);
guint               nabij_check_in_course_get_n_questions (NabijCheckInCourse *self);
guint               nabij_check_in_course_get_place (NabijCheckInCourse *self);
NabijCheckInPlace   nabij_check_in_course_get_kind (NabijCheckInCourse *self);
double              nabij_check_in_course_get_progress (NabijCheckInCourse *self);
const char         *nabij_check_in_course_get_question (NabijCheckInCourse *self,
                                                        guint               place);
const char         *nabij_check_in_course_get_choice (NabijCheckInCourse *self,
                                                      guint               place,
                                                      guint               key,
                                                      const char        **word);
const char         *nabij_check_in_course_get_answer (NabijCheckInCourse *self,
                                                      guint               place);
void                nabij_check_in_course_set_answer (NabijCheckInCourse *self,
                                                      guint               place,
                                                      const char         *id);
void                nabij_check_in_course_set_words (NabijCheckInCourse *self,
                                                     const char         *good,
                                                     const char         *hard,
                                                     const char         *need);
gboolean            nabij_check_in_course_go_on (NabijCheckInCourse *self);
gboolean            nabij_check_in_course_go_back (NabijCheckInCourse *self);
void                nabij_check_in_course_go_to_words (NabijCheckInCourse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijCheckInCourse, nabij_check_in_course_free)

G_END_DECLS
