/* nabij-word-choices.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-chip-flow.h"
#include "nabij-journal-query.h"
#include "nabij-services.h"

G_BEGIN_DECLS

/**
 * NabijWordChoices:
 *
 * Fills chips with the words that are offered in this season, and with the person's own words of
 * earlier.
 */
#define NABIJ_TYPE_WORD_CHOICES (nabij_word_choices_get_type ())
G_DECLARE_FINAL_TYPE (NabijWordChoices, nabij_word_choices, NABIJ, WORD_CHOICES, GObject)

NabijWordChoices *nabij_word_choices_new (NabijServices *services,
                                          NabijChipFlow *chips,
                                          NabijWordList  list,
                                          NabijOwnWords  own_words) G_GNUC_WARN_UNUSED_RESULT;

void nabij_word_choices_choose (NabijWordChoices  *self,
                                const char *const *ids,
                                const char *const *own_words);

G_END_DECLS
