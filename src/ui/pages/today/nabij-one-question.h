/* nabij-one-question.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijOneQuestion:
 *
 * The one question: what fits now. It is asked once, may be waved aside, and only one of the answers
 * leads to another question, which may stay open.
 */
#define NABIJ_TYPE_ONE_QUESTION (nabij_one_question_get_type ())
G_DECLARE_FINAL_TYPE (NabijOneQuestion, nabij_one_question, NABIJ, ONE_QUESTION, GtkWidget)

void     nabij_one_question_set_services (NabijOneQuestion *self,
                                          NabijServices    *services);
gboolean nabij_one_question_is_going_on (NabijOneQuestion *self);
void     nabij_one_question_leave (NabijOneQuestion *self);

G_END_DECLS
