/* nabij-family-parts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a family is made of. They are plain values, and are changed by whoever owns them.
 */

#include "config.h"

#include "nabij-family.h"

/**
 * nabij_child_new:
 *
 * Makes a child of which nothing is known but that it lives.
 *
 * Returns: (transfer full): the child
 */
NabijChild *
nabij_child_new (void)
{
  NabijChild *child;

  child = g_new0 (NabijChild, 1);
  child->uuid = g_uuid_string_random ();
  g_date_clear (&child->born, 1);
  child->days_at_birth = -1;
  child->shows_corrected = TRUE;
  return child;
}

/**
 * nabij_child_copy:
 * @child: a child
 *
 * Returns: (transfer full): the same child once more
 */
NabijChild *
nabij_child_copy (const NabijChild *child)
{
  NabijChild *copy;

  g_return_val_if_fail (child != NULL, NULL);

  copy = g_new (NabijChild, 1);
  *copy = *child;
  copy->uuid = g_strdup (child->uuid);
  copy->name = g_strdup (child->name);
  return copy;
}

/**
 * nabij_child_free:
 * @child: (transfer full): a child
 *
 * Frees what was known of a child.
 */
void
nabij_child_free (NabijChild *child)
{
  g_return_if_fail (child != NULL);

  g_free (child->uuid);
  g_free (child->name);
  g_free (child);
}

/**
 * nabij_contact_new:
 * @role: whose number it is
 * @name: (nullable): a name
 * @number: the number as it was typed
 *
 * Returns: (transfer full): a number of the family's own
 */
NabijContact *
nabij_contact_new (NabijContactRole role,
                   const char      *name,
                   const char      *number)
{
  NabijContact *contact;

  g_return_val_if_fail (number != NULL, NULL);

  contact = g_new0 (NabijContact, 1);
  contact->uuid = g_uuid_string_random ();
  contact->role = role;
  contact->name = g_strdup (name);
  contact->number = g_strdup (number);
  return contact;
}

/**
 * nabij_contact_copy:
 * @contact: a number of the family's own
 *
 * Returns: (transfer full): the same number once more
 */
NabijContact *
nabij_contact_copy (const NabijContact *contact)
{
  NabijContact *copy;

  g_return_val_if_fail (contact != NULL, NULL);

  copy = g_new (NabijContact, 1);
  copy->uuid = g_strdup (contact->uuid);
  copy->role = contact->role;
  copy->name = g_strdup (contact->name);
  copy->number = g_strdup (contact->number);
  return copy;
}

/**
 * nabij_contact_free:
 * @contact: (transfer full): a number of the family's own
 *
 * Frees it.
 */
void
nabij_contact_free (NabijContact *contact)
{
  g_return_if_fail (contact != NULL);

  g_free (contact->uuid);
  g_free (contact->name);
  g_free (contact->number);
  g_free (contact);
}

/**
 * nabij_own_text_new:
 * @role: what it is for
 * @text: the words
 * @added_us: when it was written, UTC microseconds
 * @season: the season it was written in
 *
 * Returns: (transfer full): a text of the family's own, of which nobody is the author
 */
NabijOwnText *
nabij_own_text_new (NabijOwnTextRole role,
                    const char      *text,
                    gint64           added_us,
                    NabijSeason      season)
{
  NabijOwnText *own;

  g_return_val_if_fail (text != NULL, NULL);

  own = g_new0 (NabijOwnText, 1);
  own->uuid = g_uuid_string_random ();
  own->role = role;
  own->text = g_strdup (text);
  own->added_us = added_us;
  own->season = season;
  own->author = g_strdup ("");
  return own;
}

/**
 * nabij_own_text_copy:
 * @text: a text of the family's own
 *
 * Returns: (transfer full): the same text once more
 */
NabijOwnText *
nabij_own_text_copy (const NabijOwnText *text)
{
  NabijOwnText *copy;

  g_return_val_if_fail (text != NULL, NULL);

  copy = g_new (NabijOwnText, 1);
  *copy = *text;
  copy->uuid = g_strdup (text->uuid);
  copy->text = g_strdup (text->text);
  copy->author = g_strdup (text->author);
  return copy;
}

/**
 * nabij_own_text_free:
 * @text: (transfer full): a text of the family's own
 *
 * Frees it.
 */
void
nabij_own_text_free (NabijOwnText *text)
{
  g_return_if_fail (text != NULL);

  g_free (text->uuid);
  g_free (text->text);
  g_free (text->author);
  g_free (text);
}

/**
 * nabij_sentence_choice_new:
 * @sentence: the id of an offered sentence, the UUID of an own one, or an empty string for none
 * @chosen_us: when it was chosen, UTC microseconds
 * @season: the season it was chosen in
 *
 * Returns: (transfer full): a sentence that was chosen
 */
NabijSentenceChoice *
nabij_sentence_choice_new (const char *sentence,
                           gint64      chosen_us,
                           NabijSeason season)
{
  NabijSentenceChoice *choice;

  g_return_val_if_fail (sentence != NULL, NULL);

  choice = g_new (NabijSentenceChoice, 1);
  choice->sentence = g_strdup (sentence);
  choice->chosen_us = chosen_us;
  choice->season = season;
  return choice;
}

/**
 * nabij_sentence_choice_free:
 * @choice: (transfer full): a sentence that was chosen
 *
 * Frees it.
 */
void
nabij_sentence_choice_free (NabijSentenceChoice *choice)
{
  g_return_if_fail (choice != NULL);

  g_free (choice->sentence);
  g_free (choice);
}

/**
 * nabij_check_in_turn_new:
 * @author: which parent, or an empty string where nobody is named
 * @child: the UUID of the child whose birth it is counted from
 * @offer: which offer
 *
 * Returns: (transfer full): an offer that had its turn
 */
NabijCheckInTurn *
nabij_check_in_turn_new (const char       *author,
                         const char       *child,
                         NabijCheckInOffer offer)
{
  NabijCheckInTurn *turn;

  g_return_val_if_fail (author != NULL, NULL);
  g_return_val_if_fail (child != NULL, NULL);

  turn = g_new (NabijCheckInTurn, 1);
  turn->author = g_strdup (author);
  turn->child = g_strdup (child);
  turn->offer = offer;
  return turn;
}

/**
 * nabij_check_in_turn_copy:
 * @turn: an offer that had its turn
 *
 * Returns: (transfer full): the same once more
 */
NabijCheckInTurn *
nabij_check_in_turn_copy (const NabijCheckInTurn *turn)
{
  g_return_val_if_fail (turn != NULL, NULL);

  return nabij_check_in_turn_new (turn->author, turn->child, turn->offer);
}

/**
 * nabij_check_in_turn_free:
 * @turn: (transfer full): an offer that had its turn
 *
 * Frees it.
 */
void
nabij_check_in_turn_free (NabijCheckInTurn *turn)
{
  g_return_if_fail (turn != NULL);

  g_free (turn->author);
  g_free (turn->child);
  g_free (turn);
}
