/* nabij-reading.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reading.h"

#include "nabij-content.h"
#include "nabij-reading-private.h"

#include <string.h>

#define FOLDER "reading/"

struct _NabijReading {
  GPtrArray *cards; /* (element-type NabijReadingCard), by group and order */
};

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const NabijReadingCard *one = *(const NabijReadingCard *const *)a;
  const NabijReadingCard *other = *(const NabijReadingCard *const *)b;

  if (one->group != other->group)
    return one->group < other->group ? -1 : 1;
  if (one->order != other->order)
    return one->order < other->order ? -1 : 1;
  return strcmp (one->id, other->id);
}

/**
 * nabij_reading_new:
 *
 * Makes a list without a card, to be filled by nabij_reading_add().
 *
 * Returns: (transfer full): the cards
 */
NabijReading *
nabij_reading_new (void)
{
  NabijReading *reading = g_new0 (NabijReading, 1);

  reading->cards = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_reading_card_free);
  return reading;
}

/**
 * nabij_reading_new_own:
 *
 * Reads the cards that are a part of the program. A file that is broken is left out, with a message in
 * the log that names file and line.
 *
 * Returns: (transfer full): the cards
 */
NabijReading *
nabij_reading_new_own (void)
{
  NabijReading *reading = nabij_reading_new ();

  nabij_content_add_folder (FOLDER, (NabijContentAddFunc)nabij_reading_add, reading);
  return reading;
}

/**
 * nabij_reading_free:
 * @reading: (transfer full): the cards
 *
 * Frees the cards and every text that was got from them.
 */
void
nabij_reading_free (NabijReading *reading)
{
  g_return_if_fail (reading != NULL);

  g_ptr_array_unref (reading->cards);
  g_free (reading);
}

/**
 * nabij_reading_add:
 * @reading: the cards
 * @file_name: how the file is called, which is its id and ".xml"
 * @xml: what stands in it
 * @length: how many bytes, or -1 where it ends with a NUL
 * @error: return location for an error
 *
 * Reads one more card.
 *
 * Errors: those of `G_MARKUP_ERROR` and `G_NUMBER_PARSER_ERROR`; the message names file and line.
 * Nothing is added then.
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_reading_add (NabijReading *reading,
                   const char   *file_name,
                   const char   *xml,
                   gssize        length,
                   GError      **error)
{
  g_autoptr (NabijReadingCard) card = NULL;

  g_return_val_if_fail (reading != NULL, FALSE);
  g_return_val_if_fail (file_name != NULL, FALSE);
  g_return_val_if_fail (xml != NULL, FALSE);

  card = nabij_reading_card_read (xml, length, error);
  if (card == NULL) {
    g_prefix_error (error, "%s: ", file_name);
    return FALSE;
  }

  if (!nabij_content_check_file_name (file_name, card->id, nabij_reading_find (reading, card->id) != NULL, error))
    return FALSE;

  g_ptr_array_add (reading->cards, g_steal_pointer (&card));
  g_ptr_array_sort (reading->cards, compare);
  return TRUE;
}

/**
 * nabij_reading_find:
 * @reading: the cards
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the card, also one that does not fit now; `NULL` where there is
 *   none
 */
const NabijReadingCard *
nabij_reading_find (NabijReading *reading,
                    const char   *id)
{
  g_return_val_if_fail (reading != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < reading->cards->len; i++) {
    const NabijReadingCard *card = g_ptr_array_index (reading->cards, i);

    if (g_str_equal (card->id, id))
      return card;
  }
  return NULL;
}

/**
 * nabij_reading_list:
 * @reading: the cards
 * @season: where the family is
 *
 * Lists what fits.
 *
 * Returns: (transfer container) (element-type NabijReadingCard): the cards, by group and order
 */
GPtrArray *
nabij_reading_list (NabijReading *reading,
                    NabijSeason   season)
{
  GPtrArray *list = g_ptr_array_new ();

  g_return_val_if_fail (reading != NULL, list);

  for (guint i = 0; i < reading->cards->len; i++) {
    NabijReadingCard *card = g_ptr_array_index (reading->cards, i);

    if (nabij_reading_card_fits (card, season))
      g_ptr_array_add (list, card);
  }
  return list;
}

/**
 * nabij_reading_list_all:
 * @reading: the cards
 * @season: where the family is
 *
 * Lists what may be shown to who asks for it. In a silence that is what fits and nothing more; else it is
 * every card but those that are only for a silence.
 *
 * Returns: (transfer container) (element-type NabijReadingCard): the cards, by group and order
 */
GPtrArray *
nabij_reading_list_all (NabijReading *reading,
                        NabijSeason   season)
{
  GPtrArray *list;

  g_return_val_if_fail (reading != NULL, NULL);

  if (nabij_season_is_silent (season))
    return nabij_reading_list (reading, season);

  list = g_ptr_array_new ();
  for (guint i = 0; i < reading->cards->len; i++) {
    NabijReadingCard *card = g_ptr_array_index (reading->cards, i);

    if (card->group != NABIJ_READING_GROUP_LOSS)
      g_ptr_array_add (list, card);
  }
  return list;
}

static gboolean
has_prefix (char      **tokens,
            const char *prefix)
{
  for (; *tokens != NULL; tokens++) {
    if (g_str_has_prefix (*tokens, prefix))
      return TRUE;
  }
  return FALSE;
}

static gboolean
matches (const NabijReadingCard *card,
         NabijSeason             season,
         char                  **prefixes)
{
  g_autofree const char **paragraphs = nabij_reading_card_list_paragraphs (card, season);
  g_autofree char        *text = g_strjoinv (" ", (char **)paragraphs);
  g_autofree char        *all = g_strjoin (" ", nabij_reading_card_get_title (card), text, NULL);
  g_auto (GStrv) alternates = NULL;
  g_auto (GStrv) tokens = g_str_tokenize_and_fold (all, NULL, &alternates);

  for (; *prefixes != NULL; prefixes++) {
    if (!has_prefix (tokens, *prefixes) && !has_prefix (alternates, *prefixes))
      return FALSE;
  }
  return TRUE;
}

/**
 * nabij_reading_search:
 * @reading: the cards
 * @words: what somebody looks for; of several words each must be there
 * @season: where the family is
 *
 * Finds cards by the beginnings of words in their title and text, whatever the case and the accents.
 * Who looks for something finds what does not fit yet, too; in a silence only what fits it.
 *
 * Returns: (transfer container) (element-type NabijReadingCard): the cards, by group and order; for no
 *   word at all those of nabij_reading_list()
 */
GPtrArray *
nabij_reading_search (NabijReading *reading,
                      const char   *words,
                      NabijSeason   season)
{
  g_autoptr (GPtrArray) all = NULL;
  g_auto (GStrv) prefixes = NULL;
  GPtrArray *found;

  g_return_val_if_fail (reading != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  prefixes = g_str_tokenize_and_fold (words, NULL, NULL);
  if (prefixes[0] == NULL)
    return nabij_reading_list (reading, season);

  all = nabij_reading_list_all (reading, season);
  found = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++) {
    if (matches (g_ptr_array_index (all, i), season, prefixes))
      g_ptr_array_add (found, g_ptr_array_index (all, i));
  }
  return found;
}

static const NabijReadingCard *
get_neighbour (NabijReading           *reading,
               const NabijReadingCard *card,
               NabijSeason             season,
               gboolean                forwards)
{
  const NabijReadingCard *before = NULL;
  gboolean                passed = FALSE;

  for (guint i = 0; i < reading->cards->len; i++) {
    const NabijReadingCard *other = g_ptr_array_index (reading->cards, i);

    if (other == card) {
      if (!forwards)
        return before;
      passed = TRUE;
    } else if (nabij_reading_card_fits (other, season)) {
      if (passed)
        return other;
      before = other;
    }
  }
  return NULL;
}

/**
 * nabij_reading_get_next:
 * @reading: the cards
 * @card: one of them
 * @season: where the family is
 *
 * Returns: (transfer none) (nullable): the next card that fits the season; `NULL` after the last one
 */
const NabijReadingCard *
nabij_reading_get_next (NabijReading           *reading,
                        const NabijReadingCard *card,
                        NabijSeason             season)
{
  g_return_val_if_fail (reading != NULL, NULL);
  g_return_val_if_fail (card != NULL, NULL);

  return get_neighbour (reading, card, season, TRUE);
}

/**
 * nabij_reading_get_previous:
 * @reading: the cards
 * @card: one of them
 * @season: where the family is
 *
 * Returns: (transfer none) (nullable): the card before that fits the season; `NULL` before the first one
 */
const NabijReadingCard *
nabij_reading_get_previous (NabijReading           *reading,
                            const NabijReadingCard *card,
                            NabijSeason             season)
{
  g_return_val_if_fail (reading != NULL, NULL);
  g_return_val_if_fail (card != NULL, NULL);

  return get_neighbour (reading, card, season, FALSE);
}
