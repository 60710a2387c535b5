/* nabij-check-in-own-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-check-in-course.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijCheckInOwnWords:
 *
 * Room for one good moment, one hard moment and what is needed. The signal `changed` tells that something was
 * written.
 */
#define NABIJ_TYPE_CHECK_IN_OWN_WORDS (nabij_check_in_own_words_get_type ())
G_DECLARE_FINAL_TYPE (NabijCheckInOwnWords, nabij_check_in_own_words, NABIJ, CHECK_IN_OWN_WORDS, GtkWidget)

GtkWidget *nabij_check_in_own_words_new (const NabijCheckIn *check_in) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_check_in_own_words_take_over (NabijCheckInOwnWords *self,
                                               NabijCheckInCourse   *course);

G_END_DECLS
