/* nabij-chosen-sentence.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-chosen-sentence.h"

#include "nabij-language.h"

#include <glib/gi18n-lib.h>

/**
 * nabij_chosen_sentence_get_text:
 * @words: the words that are offered
 * @family: a family
 * @sentence: the id of an offered sentence, or the UUID of an own one
 *
 * Finds the words of a sentence that was chosen once.
 *
 * Returns: (transfer none) (nullable): the sentence, or `NULL` where it is not there any more
 */
const char *
nabij_chosen_sentence_get_text (NabijWords        *words,
                                const NabijFamily *family,
                                const char        *sentence)
{
  g_return_val_if_fail (words != NULL, NULL);
  g_return_val_if_fail (family != NULL, NULL);
  g_return_val_if_fail (sentence != NULL, NULL);

  for (guint i = 0; i < family->own_texts->len; i++) {
    const NabijOwnText *own = g_ptr_array_index (family->own_texts, i);

    if (own->role == NABIJ_OWN_TEXT_ROLE_SENTENCE && g_str_equal (own->uuid, sentence))
      return own->text;
  }
  return nabij_words_get_text (words, sentence);
}

/**
 * nabij_chosen_sentence_describe:
 * @choice: a sentence that was chosen once
 *
 * Says when it was chosen.
 *
 * Returns: (transfer full): one line, translated
 */
char *
nabij_chosen_sentence_describe (const NabijSentenceChoice *choice)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *date = NULL;

  g_return_val_if_fail (choice != NULL, NULL);

  local = g_date_time_new_from_unix_local (choice->chosen_us / G_USEC_PER_SEC);
  date = local != NULL ? nabij_language_format_date_with_year (local) : g_strdup ("");
  switch (choice->season) {
  case NABIJ_SEASON_BEFORE:
    /* Translators: a sentence; %s is a day, such as Tuesday 17 November 2026. */
    return g_strdup_printf (_ ("Chosen in the pregnancy, on %s"), date);
  case NABIJ_SEASON_AFTER:
    /* Translators: a sentence; %s is a day, such as Tuesday 17 November 2026. */
    return g_strdup_printf (_ ("Chosen after the birth, on %s"), date);
  case NABIJ_SEASON_UNKNOWN:
  case NABIJ_SEASON_PAUSED:
  case NABIJ_SEASON_ENDED:
  default:
    /* Translators: a sentence; %s is a day, such as Tuesday 17 November 2026. */
    return g_strdup_printf (_ ("Chosen on %s"), date);
  }
}
