/* nabij-moment-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A hard moment in a sentence, for where a picture has to be put into words.
 */

#include "config.h"

#include "nabij-moment-words.h"

#include "nabij-language.h"
#include "nabij-recovery-words.h"

#include <glib/gi18n-lib.h>

static const char *const tensions[] = {
  [NABIJ_TENSION_UNSET] = NULL,
  /* Translators: how tense somebody was, inside a sentence, as in "Tuesday 17 November, very
   * tense". */
  [NABIJ_TENSION_CALM] = NC_ ("tension in a sentence", "calm"),
  [NABIJ_TENSION_A_LITTLE] = NC_ ("tension in a sentence", "a little tense"),
  [NABIJ_TENSION_TENSE] = NC_ ("tension in a sentence", "tense"),
  [NABIJ_TENSION_VERY_TENSE] = NC_ ("tension in a sentence", "very tense"),
  [NABIJ_TENSION_TOO_MUCH] = NC_ ("tension in a sentence", "too much"),
};

/**
 * nabij_moment_words_tension:
 * @tension: how tense
 *
 * Gives the words for it inside a sentence. Those of nabij_tension_get_word() stand on a button,
 * beside the others.
 *
 * Returns: (transfer none) (nullable): the words, translated; `NULL` where nothing was said
 */
const char *
nabij_moment_words_tension (NabijTension tension)
{
  return nabij_moment_words_tension_in (NULL, tension);
}

/**
 * nabij_moment_words_tension_in:
 * @catalogue: (nullable): the language
 * @tension: how tense
 *
 * Gives the words of nabij_moment_words_tension() in a language of choice.
 *
 * Returns: (transfer none) (nullable): the words; `NULL` where nothing was said
 */
const char *
nabij_moment_words_tension_in (NabijCatalogue *catalogue,
                               NabijTension    tension)
{
  g_return_val_if_fail ((guint)tension < G_N_ELEMENTS (tensions), NULL);

  if (tension == NABIJ_TENSION_UNSET)
    return NULL;

  return nabij_catalogue_get (catalogue, "tension in a sentence", tensions[tension]);
}

/**
 * nabij_moment_words_calmer:
 * @moment: when it was hard
 * @calmer: when it grew calmer
 * @tension_after: how tense it was then
 *
 * Says when it grew calmer, and how it was then, where that was said.
 *
 * Returns: (transfer full): for example "calmer the same afternoon, a little tense", translated
 */
char *
nabij_moment_words_calmer (const NabijInstant *moment,
                           const NabijInstant *calmer,
                           NabijTension        tension_after)
{
  return nabij_moment_words_calmer_in (NULL, moment, calmer, tension_after);
}

/**
 * nabij_moment_words_calmer_in:
 * @catalogue: (nullable): the language
 * @moment: when it was hard
 * @calmer: when it grew calmer
 * @tension_after: how tense it was then
 *
 * Says what nabij_moment_words_calmer() says, in a language of choice.
 *
 * Returns: (transfer full): for example "calmer the same afternoon, a little tense"
 */
char *
nabij_moment_words_calmer_in (NabijCatalogue     *catalogue,
                              const NabijInstant *moment,
                              const NabijInstant *calmer,
                              NabijTension        tension_after)
{
  const char *words;

  g_return_val_if_fail (moment != NULL, NULL);
  g_return_val_if_fail (calmer != NULL, NULL);

  words = nabij_recovery_words_calmer_in (catalogue, nabij_recovery_time_choose (moment, calmer));
  if (tension_after == NABIJ_TENSION_UNSET)
    return g_strdup (words);

  /* Translators: when it grew calmer ("calmer the same afternoon"), and how tense it was then. */
  return g_strdup_printf (nabij_catalogue_get (catalogue, "recovery", NC_ ("recovery", "%1$s, %2$s")), words,
                          nabij_moment_words_tension_in (catalogue, tension_after));
}

/**
 * nabij_moment_words_describe:
 * @moment: when it was hard
 * @tension: how tense it was
 * @calmer: (nullable): when it grew calmer, or `NULL` while it is open
 * @tension_after: how tense it was then
 *
 * Puts a hard moment and what came after it into words. A moment that is open is told as it is, and
 * nothing is asked.
 *
 * Returns: (transfer full): for example "Tuesday 17 November, very tense; calmer the same afternoon,
 *   a little tense", translated
 */
char *
nabij_moment_words_describe (const NabijInstant *moment,
                             NabijTension        tension,
                             const NabijInstant *calmer,
                             NabijTension        tension_after)
{
  return nabij_moment_words_describe_in (NULL, moment, tension, calmer, tension_after);
}

/**
 * nabij_moment_words_describe_in:
 * @catalogue: (nullable): the language
 * @moment: when it was hard
 * @tension: how tense it was
 * @calmer: (nullable): when it grew calmer, or `NULL` while it is open
 * @tension_after: how tense it was then
 *
 * Says what nabij_moment_words_describe() says, in a language of choice.
 *
 * Returns: (transfer full): for example "Tuesday 17 November, very tense; calmer the same afternoon,
 *   a little tense"
 */
char *
nabij_moment_words_describe_in (NabijCatalogue     *catalogue,
                                const NabijInstant *moment,
                                NabijTension        tension,
                                const NabijInstant *calmer,
                                NabijTension        tension_after)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *date = NULL;
  g_autofree char *recovery = NULL;
  const char      *words;

  g_return_val_if_fail (moment != NULL, NULL);

  local = nabij_instant_to_local (moment);
  date = local != NULL ? nabij_language_format_date_in (catalogue, local)
                       : g_strdup (nabij_catalogue_get (catalogue, NULL, N_ ("Once")));
  words = nabij_moment_words_tension_in (catalogue, tension);

  if (calmer == NULL) {
    if (words == NULL)
      /* Translators: %s is a day. The moment has no word for how tense it was, and is open. */
      return g_strdup_printf (nabij_catalogue_get (catalogue, NULL, N_ ("%s, without a word for it; open, and it may stay open")), date);
    /* Translators: a day, and how tense it was ("very tense"). */
    return g_strdup_printf (nabij_catalogue_get (catalogue, NULL, N_ ("%1$s, %2$s; open, and it may stay open")), date, words);
  }

  recovery = nabij_moment_words_calmer_in (catalogue, moment, calmer, tension_after);
  if (words == NULL)
    /* Translators: a day, and when it grew calmer ("calmer the same afternoon"). */
    return g_strdup_printf (nabij_catalogue_get (catalogue, NULL, N_ ("%1$s, without a word for it; %2$s")), date, recovery);

  /* Translators: a day, how tense it was ("very tense"), and when it grew calmer ("calmer the same
   * afternoon, a little tense"). */
  return g_strdup_printf (nabij_catalogue_get (catalogue, NULL, N_ ("%1$s, %2$s; %3$s")), date, words, recovery);
}
