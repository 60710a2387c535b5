/* nabij-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-catalogue.h"
#include "nabij-season.h"

G_BEGIN_DECLS

/**
 * NabijWordList:
 * @NABIJ_WORD_LIST_CIRCUMSTANCES: what was going on in a hard moment
 * @NABIJ_WORD_LIST_HELPED: what helped
 * @NABIJ_WORD_LIST_PROMPTS: questions to write by
 * @NABIJ_WORD_LIST_SENTENCES: sentences to say, to a baby or to oneself
 *
 * The lists of words that are offered.
 */
typedef enum {
  NABIJ_WORD_LIST_CIRCUMSTANCES,
  NABIJ_WORD_LIST_HELPED,
  NABIJ_WORD_LIST_PROMPTS,
  NABIJ_WORD_LIST_SENTENCES,
} NabijWordList;

#define NABIJ_N_WORD_LISTS (NABIJ_WORD_LIST_SENTENCES + 1)

/**
 * NabijWords:
 *
 * The words that are offered while somebody writes, read from a content file. Each has an id, which is
 * what journals keep, and a text, which is what is shown. It never changes after it was read.
 */
typedef struct _NabijWords NabijWords;

NabijWords *nabij_words_new (const char *xml,
                             gssize      length,
                             GError    **error) G_GNUC_WARN_UNUSED_RESULT;
NabijWords *nabij_words_new_own (void) G_GNUC_WARN_UNUSED_RESULT;
void        nabij_words_free (NabijWords *words);

char      **nabij_words_list (NabijWords   *words,
                              NabijWordList list,
                              NabijSeason   season) G_GNUC_WARN_UNUSED_RESULT;
const char *nabij_words_get_text (NabijWords *words,
                                  const char *id);
const char *nabij_words_get_text_in (NabijWords     *words,
                                     NabijCatalogue *catalogue,
                                     const char     *id);
gboolean    nabij_words_is_about_contact (NabijWords *words,
                                          const char *id);
char      **nabij_words_find_ids (NabijWords *words,
                                  const char *token) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijWords, nabij_words_free)

G_END_DECLS
