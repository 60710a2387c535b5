/* nabij-reading-card.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reading-card.h"

#include "nabij-content.h"
#include "nabij-reading-private.h"

/**
 * nabij_reading_card_get_id:
 * @card: a card
 *
 * Returns: (transfer none): a name that never changes
 */
const char *
nabij_reading_card_get_id (const NabijReadingCard *card)
{
  g_return_val_if_fail (card != NULL, NULL);

  return card->id;
}

/**
 * nabij_reading_card_get_group:
 * @card: a card
 *
 * Returns: under which heading it stands
 */
NabijReadingGroup
nabij_reading_card_get_group (const NabijReadingCard *card)
{
  g_return_val_if_fail (card != NULL, NABIJ_READING_GROUP_BOND);

  return card->group;
}

/**
 * nabij_reading_card_get_help:
 * @card: a card
 *
 * Returns: to which part of *Help* it leads
 */
NabijReadingHelp
nabij_reading_card_get_help (const NabijReadingCard *card)
{
  g_return_val_if_fail (card != NULL, NABIJ_READING_HELP_NONE);

  return card->help;
}

/**
 * nabij_reading_card_get_picture:
 * @card: a card
 *
 * Returns: (transfer none): the name of its drawing in ui/pictures
 */
const char *
nabij_reading_card_get_picture (const NabijReadingCard *card)
{
  g_return_val_if_fail (card != NULL, NULL);

  return card->picture;
}

/**
 * nabij_reading_card_get_practice:
 * @card: a card
 *
 * Returns: (transfer none): the id of the practice that it leads to
 */
const char *
nabij_reading_card_get_practice (const NabijReadingCard *card)
{
  g_return_val_if_fail (card != NULL, NULL);

  return card->practice;
}

/**
 * nabij_reading_card_get_title:
 * @card: a card
 *
 * Returns: (transfer none): its title, translated
 */
const char *
nabij_reading_card_get_title (const NabijReadingCard *card)
{
  g_return_val_if_fail (card != NULL, NULL);

  return nabij_content_translate (card->id, card->title);
}

/**
 * nabij_reading_card_get_rests_on:
 * @card: a card
 *
 * Returns: (transfer none): what it rests on, in plain words, translated
 */
const char *
nabij_reading_card_get_rests_on (const NabijReadingCard *card)
{
  g_return_val_if_fail (card != NULL, NULL);

  return nabij_content_translate (card->id, card->rests_on);
}

/**
 * nabij_reading_card_list_paragraphs:
 * @card: a card
 * @season: where the family is
 *
 * Lists what stands on the card. Where the card does not fit the season and somebody opens it all the
 * same, these are the paragraphs of the first season that it fits.
 *
 * Returns: (transfer container) (array zero-terminated=1): its paragraphs, translated
 */
const char **
nabij_reading_card_list_paragraphs (const NabijReadingCard *card,
                                    NabijSeason             season)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  g_return_val_if_fail (card != NULL, NULL);

  if (!nabij_reading_card_fits (card, season))
    season = (NabijSeason)g_bit_nth_lsf (card->seasons, -1);
  for (guint i = 0; i < card->paragraphs->len; i++) {
    const NabijReadingParagraph *paragraph = g_ptr_array_index (card->paragraphs, i);

    if ((paragraph->seasons & (1u << season)) != 0)
      g_ptr_array_add (texts, (char *)nabij_content_translate (card->id, paragraph->text));
  }
  g_ptr_array_add (texts, NULL);
  return (const char **)g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

/**
 * nabij_reading_card_fits:
 * @card: a card
 * @season: where the family is
 *
 * Returns: whether it is shown in that season without being asked for
 */
gboolean
nabij_reading_card_fits (const NabijReadingCard *card,
                         NabijSeason             season)
{
  g_return_val_if_fail (card != NULL, FALSE);

  return (card->seasons & (1u << season)) != 0;
}
