/* nabij-check-in-question.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-check-in-course.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijCheckInQuestion:
 *
 * One sentence, the three words to answer it with, and a quiet one to pass over: large on a screen of its own,
 * or as one of several. The signal `answered` tells that a word was chosen.
 */
#define NABIJ_TYPE_CHECK_IN_QUESTION (nabij_check_in_question_get_type ())
G_DECLARE_FINAL_TYPE (NabijCheckInQuestion, nabij_check_in_question, NABIJ, CHECK_IN_QUESTION, GtkWidget)

GtkWidget *nabij_check_in_question_new (NabijCheckInCourse *course,
                                        guint               place,
                                        gboolean            is_large) G_GNUC_WARN_UNUSED_RESULT;

guint       nabij_check_in_question_get_place (NabijCheckInQuestion *self);
const char *nabij_check_in_question_get_answer (NabijCheckInQuestion *self);
void        nabij_check_in_question_press (NabijCheckInQuestion *self,
                                           guint                 key);

G_END_DECLS
