/* nabij-chosen-sentence.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family.h"
#include "nabij-words.h"

G_BEGIN_DECLS

const char *nabij_chosen_sentence_get_text (NabijWords        *words,
                                            const NabijFamily *family,
                                            const char        *sentence);
char       *nabij_chosen_sentence_describe (const NabijSentenceChoice *choice) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
