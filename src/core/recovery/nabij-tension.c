/* nabij-tension.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-tension.h"

#include <glib/gi18n-lib.h>

/* The ids stand in the files of people and in what they export: they never change. */
static const struct {
  const char *id;
  const char *word;
} tensions[] = {
  [NABIJ_TENSION_UNSET] = { NULL, NULL },
  /* Translators: five words for how tense somebody was, from least to most; they stand alone on a
   * button. */
  [NABIJ_TENSION_CALM] = { "calm", NC_ ("tension", "calm") },
  [NABIJ_TENSION_A_LITTLE] = { "a-little", NC_ ("tension", "a little") },
  [NABIJ_TENSION_TENSE] = { "tense", NC_ ("tension", "tense") },
  [NABIJ_TENSION_VERY_TENSE] = { "very-tense", NC_ ("tension", "very tense") },
  [NABIJ_TENSION_TOO_MUCH] = { "too-much", NC_ ("tension", "too much") },
};

/**
 * nabij_tension_to_id:
 * @tension: how tense
 *
 * Gives the name under which it is stored and exported. It is not for showing.
 *
 * Returns: (transfer none) (nullable): the id, or `NULL` where nothing was said
 */
const char *
nabij_tension_to_id (NabijTension tension)
{
  g_return_val_if_fail ((guint)tension < G_N_ELEMENTS (tensions), NULL);

  return tensions[tension].id;
}

/**
 * nabij_tension_from_id:
 * @id: (nullable): a stored name, or `NULL` where nothing was said
 * @tension: (out): what it stands for; untouched where the name is not known
 *
 * Reads back what nabij_tension_to_id() gave.
 *
 * Returns: whether it is known
 */
gboolean
nabij_tension_from_id (const char   *id,
                       NabijTension *tension)
{
  g_return_val_if_fail (tension != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (tensions); i++) {
    if (g_strcmp0 (id, tensions[i].id) == 0) {
      *tension = (NabijTension)i;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * nabij_tension_get_word:
 * @tension: how tense
 *
 * Gives the word for it.
 *
 * Returns: (transfer none) (nullable): the word, translated, without a capital; `NULL` where nothing
 *   was said
 */
const char *
nabij_tension_get_word (NabijTension tension)
{
  return nabij_tension_get_word_in (NULL, tension);
}

/**
 * nabij_tension_get_word_in:
 * @catalogue: (nullable): the language
 * @tension: how tense
 *
 * Gives the word for it, in a language of choice.
 *
 * Returns: (transfer none) (nullable): the word, without a capital; `NULL` where nothing was said
 */
const char *
nabij_tension_get_word_in (NabijCatalogue *catalogue,
                           NabijTension    tension)
{
  g_return_val_if_fail ((guint)tension < G_N_ELEMENTS (tensions), NULL);

  if (tension == NABIJ_TENSION_UNSET)
    return NULL;

  return nabij_catalogue_get (catalogue, "tension", tensions[tension].word);
}
