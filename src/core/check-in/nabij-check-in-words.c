/* nabij-check-in-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-words.h"

#include <glib/gi18n-lib.h>

#define CONTEXT "check-in"

/* Written for this program. None of them is out of a questionnaire, and nothing is reckoned from
 * them. */
static const char *const items[NABIJ_N_CHECK_IN_ITEMS] = {
  /* Translators: these sentences are about the last week. Each is answered with "hardly", "sometimes" or
   * "often", or passed over. They are one's own words, by ear, and no questionnaire. */
  [NABIJ_CHECK_IN_ITEM_CALM] = NC_ ("check-in", "I had moments of calm."),
  [NABIJ_CHECK_IN_ITEM_CLOSE] = NC_ ("check-in", "I had a nice moment with my baby, however small."),
  [NABIJ_CHECK_IN_ITEM_ALERT] = NC_ ("check-in", "My body stayed on alert."),
  [NABIJ_CHECK_IN_ITEM_FEELINGS] = NC_ ("check-in", "I felt guilty, sad or not like myself."),
  [NABIJ_CHECK_IN_ITEM_CRYING] = NC_ ("check-in", "When my baby cried, I felt panicky or far away."),
  [NABIJ_CHECK_IN_ITEM_STARTLED] = NC_ ("check-in", "My baby startled easily or was hard to soothe."),
  [NABIJ_CHECK_IN_ITEM_REST] = NC_ ("check-in", "I got some rest."),
  [NABIJ_CHECK_IN_ITEM_SOMEONE] = NC_ ("check-in", "There was someone I could turn to."),
};

/* For twins and more, where it makes a difference. */
static const char *const items_of_more[NABIJ_N_CHECK_IN_ITEMS] = {
  [NABIJ_CHECK_IN_ITEM_CLOSE] = NC_ ("check-in", "I had a nice moment with my babies, however small."),
  [NABIJ_CHECK_IN_ITEM_CRYING] = NC_ ("check-in", "When one of my babies cried, I felt panicky or far away."),
  [NABIJ_CHECK_IN_ITEM_STARTLED] = NC_ ("check-in", "My babies startled easily or were hard to soothe."),
};

/* Before birth, and in hospital, where being together is not a matter of course. */
static const char *
find_item_of_form (NabijCheckInForm form,
                   gboolean         more_children,
                   NabijCheckInItem item)
{
  if (form == NABIJ_CHECK_IN_FORM_PREGNANCY && item == NABIJ_CHECK_IN_ITEM_CLOSE)
    return more_children ? NC_ ("check-in", "For a moment I felt close to my babies.")
                         : NC_ ("check-in", "For a moment I felt close to my baby.");
  if (form == NABIJ_CHECK_IN_FORM_HOSPITAL && item == NABIJ_CHECK_IN_ITEM_CLOSE)
    return more_children ? NC_ ("check-in", "I was with my babies in a way that felt good.")
                         : NC_ ("check-in", "I was with my baby in a way that felt good.");
  if (form == NABIJ_CHECK_IN_FORM_HOSPITAL && item == NABIJ_CHECK_IN_ITEM_CRYING)
    return more_children ? NC_ ("check-in", "When I thought of my babies, I felt panicky or far away.")
                         : NC_ ("check-in", "When I thought of my baby, I felt panicky or far away.");

  return NULL;
}

static const char *
find_item (NabijCheckInForm form,
           gboolean         more_children,
           NabijCheckInItem item)
{
  const char *text = find_item_of_form (form, more_children, item);

  if (text == NULL && more_children)
    text = items_of_more[item];
  return text != NULL ? text : items[item];
}

/**
 * nabij_check_in_words_get_item:
 * @catalogue: (nullable): the language
 * @form: with which items it was asked
 * @more_children: whether it speaks of more than one baby
 * @item: an item
 *
 * Returns: (transfer none): the item, as a sentence about the last week
 */
const char *
nabij_check_in_words_get_item (NabijCatalogue  *catalogue,
                               NabijCheckInForm form,
                               gboolean         more_children,
                               NabijCheckInItem item)
{
  g_return_val_if_fail ((guint)item < NABIJ_N_CHECK_IN_ITEMS, NULL);

  return nabij_catalogue_get (catalogue, CONTEXT, find_item (form, more_children, item));
}

/**
 * nabij_check_in_words_get_answer:
 * @catalogue: (nullable): the language
 * @answer: an answer
 *
 * Returns: (transfer none) (nullable): the answer, in a word, or `NULL` where there is none
 */
const char *
nabij_check_in_words_get_answer (NabijCatalogue    *catalogue,
                                 NabijCheckInAnswer answer)
{
  switch (answer) {
  case NABIJ_CHECK_IN_ANSWER_HARDLY:
    /* Translators: the three answers to each sentence; they stand alone, and have no order. */
    return nabij_catalogue_get (catalogue, CONTEXT, NC_ ("check-in", "hardly"));
  case NABIJ_CHECK_IN_ANSWER_SOMETIMES:
    return nabij_catalogue_get (catalogue, CONTEXT, NC_ ("check-in", "sometimes"));
  case NABIJ_CHECK_IN_ANSWER_OFTEN:
    return nabij_catalogue_get (catalogue, CONTEXT, NC_ ("check-in", "often"));
  case NABIJ_CHECK_IN_ANSWER_NONE:
  case NABIJ_CHECK_IN_ANSWER_SKIPPED:
  default:
    return NULL;
  }
}

/**
 * nabij_check_in_words_get_talk_question:
 * @catalogue: (nullable): the language
 *
 * Returns: (transfer none): the question that comes after the items
 */
const char *
nabij_check_in_words_get_talk_question (NabijCatalogue *catalogue)
{
  return nabij_catalogue_get (catalogue, CONTEXT, NC_ ("check-in", "Would you like to talk to someone about this?"));
}

/**
 * nabij_check_in_words_get_talk:
 * @catalogue: (nullable): the language
 * @talk: whether to talk with somebody
 *
 * Returns: (transfer none) (nullable): the answer, in words, or `NULL` where there is none
 */
const char *
nabij_check_in_words_get_talk (NabijCatalogue  *catalogue,
                               NabijCheckInTalk talk)
{
  switch (talk) {
  case NABIJ_CHECK_IN_TALK_YES:
    /* Translators: the answers to "Would you like to talk to someone about this?" */
    return nabij_catalogue_get (catalogue, CONTEXT, NC_ ("check-in", "yes"));
  case NABIJ_CHECK_IN_TALK_MAYBE:
    return nabij_catalogue_get (catalogue, CONTEXT, NC_ ("check-in", "maybe"));
  case NABIJ_CHECK_IN_TALK_NOT_NOW:
    return nabij_catalogue_get (catalogue, CONTEXT, NC_ ("check-in", "not now"));
  case NABIJ_CHECK_IN_TALK_NONE:
  case NABIJ_CHECK_IN_TALK_SKIPPED:
  default:
    return NULL;
  }
}

/**
 * nabij_check_in_words_get_good:
 * @catalogue: (nullable): the language
 *
 * Returns: (transfer none): what stands above the good moment
 */
const char *
nabij_check_in_words_get_good (NabijCatalogue *catalogue)
{
  /* Translators: the next three stand above what somebody may write in own words. */
  return nabij_catalogue_get (catalogue, CONTEXT, NC_ ("check-in", "One good moment"));
}

/**
 * nabij_check_in_words_get_hard:
 * @catalogue: (nullable): the language
 *
 * Returns: (transfer none): what stands above the hard moment
 */
const char *
nabij_check_in_words_get_hard (NabijCatalogue *catalogue)
{
  return nabij_catalogue_get (catalogue, CONTEXT, NC_ ("check-in", "One hard moment"));
}

/**
 * nabij_check_in_words_get_need:
 * @catalogue: (nullable): the language
 *
 * Returns: (transfer none): what stands above what is needed
 */
const char *
nabij_check_in_words_get_need (NabijCatalogue *catalogue)
{
  return nabij_catalogue_get (catalogue, CONTEXT, NC_ ("check-in", "What I need"));
}

/**
 * nabij_check_in_words_get_frame:
 * @catalogue: (nullable): the language
 *
 * Returns: (transfer none): what is said after every check-in, whatever was answered
 */
const char *
nabij_check_in_words_get_frame (NabijCatalogue *catalogue)
{
  /* Translators: said after every check-in, whatever was answered. */
  return nabij_catalogue_get (catalogue, CONTEXT,
                              NC_ ("check-in", "These are your words, not a result. You may share them with someone, even if it seems small."));
}
