/* nabij-check-in-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a check-in asks and says. Each takes a catalogue, because the page to take along may speak
 * another language than the program; `NULL` is the language of the program.
 */

#pragma once

#include "nabij-catalogue.h"
#include "nabij-check-in.h"

G_BEGIN_DECLS

const char *nabij_check_in_words_get_item (NabijCatalogue  *catalogue,
                                           NabijCheckInForm form,
                                           gboolean         more_children,
                                           NabijCheckInItem item);
const char *nabij_check_in_words_get_answer (NabijCatalogue    *catalogue,
                                             NabijCheckInAnswer answer);
const char *nabij_check_in_words_get_talk_question (NabijCatalogue *catalogue);
const char *nabij_check_in_words_get_talk (NabijCatalogue  *catalogue,
                                           NabijCheckInTalk talk);
const char *nabij_check_in_words_get_good (NabijCatalogue *catalogue);
const char *nabij_check_in_words_get_hard (NabijCatalogue *catalogue);
const char *nabij_check_in_words_get_need (NabijCatalogue *catalogue);
const char *nabij_check_in_words_get_frame (NabijCatalogue *catalogue);

G_END_DECLS
