/* nabij-family-id.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-family-id.h"

#include <string.h>

static const char *const told_ids[] = {
  [NABIJ_TOLD_NOTHING] = "nothing",
  [NABIJ_TOLD_NOT_NOW] = "not-now",
  [NABIJ_TOLD_PREGNANT] = "pregnant",
  [NABIJ_TOLD_BABY_IS_HERE] = "baby-is-here",
  [NABIJ_TOLD_SOMETHING_ELSE] = "something-else",
};

static const char *const silence_ids[] = {
  [NABIJ_SILENCE_NONE] = "none",
  [NABIJ_SILENCE_OPENED] = "opened",
  [NABIJ_SILENCE_PAUSE] = "pause",
  [NABIJ_SILENCE_PREGNANCY_ENDED] = "pregnancy-ended",
  [NABIJ_SILENCE_CHILD_DIED] = "child-died",
};

static const char *const hand_ids[] = {
  [NABIJ_HAND_UNKNOWN] = "unknown",
  [NABIJ_HAND_MY_BELLY] = "my-belly",
  [NABIJ_HAND_PARTNERS_BELLY] = "partners-belly",
  [NABIJ_HAND_MY_CHEST] = "my-chest",
};

static const char *const season_ids[] = {
  [NABIJ_SEASON_UNKNOWN] = "unknown",
  [NABIJ_SEASON_BEFORE] = "before",
  [NABIJ_SEASON_AFTER] = "after",
  [NABIJ_SEASON_PAUSED] = "paused",
  [NABIJ_SEASON_ENDED] = "ended",
};

static const char *const due_basis_ids[] = {
  [NABIJ_DUE_BASIS_DATE] = "date",
  [NABIJ_DUE_BASIS_LAST_PERIOD] = "last-period",
  [NABIJ_DUE_BASIS_TRANSFER_DAY_3] = "transfer-day-3",
  [NABIJ_DUE_BASIS_TRANSFER_DAY_5] = "transfer-day-5",
};

static const char *const contact_role_ids[] = {
  [NABIJ_CONTACT_ROLE_MIDWIFE] = "midwife",
  [NABIJ_CONTACT_ROLE_GP] = "gp",
  [NABIJ_CONTACT_ROLE_OUT_OF_HOURS] = "out-of-hours",
  [NABIJ_CONTACT_ROLE_FRIEND] = "friend",
  [NABIJ_CONTACT_ROLE_OTHER] = "other",
};

static const char *const own_text_role_ids[] = {
  [NABIJ_OWN_TEXT_ROLE_SENTENCE] = "sentence",
  [NABIJ_OWN_TEXT_ROLE_STEP] = "step",
  [NABIJ_OWN_TEXT_ROLE_QUESTIONS] = "questions",
};

static const char *const check_in_offer_ids[NABIJ_N_CHECK_IN_OFFERS] = {
  [NABIJ_CHECK_IN_OFFER_2_WEEKS] = "2-weeks",
  [NABIJ_CHECK_IN_OFFER_4_WEEKS] = "4-weeks",
  [NABIJ_CHECK_IN_OFFER_8_WEEKS] = "8-weeks",
  [NABIJ_CHECK_IN_OFFER_3_MONTHS] = "3-months",
  [NABIJ_CHECK_IN_OFFER_6_MONTHS] = "6-months",
  [NABIJ_CHECK_IN_OFFER_9_MONTHS] = "9-months",
  [NABIJ_CHECK_IN_OFFER_12_MONTHS] = "12-months",
  [NABIJ_CHECK_IN_OFFER_18_MONTHS] = "18-months",
  [NABIJ_CHECK_IN_OFFER_24_MONTHS] = "24-months",
};

static gboolean
find (const char *const *ids,
      gsize              n_ids,
      const char        *id,
      int               *value)
{
  for (gsize i = 0; id != NULL && i < n_ids; i++) {
    if (g_str_equal (ids[i], id)) {
      *value = (int)i;
      return TRUE;
    }
  }
  return FALSE;
}

/**
 * nabij_told_to_id:
 * @told: what was told
 *
 * Returns: (transfer none): its word in files
 */
const char *
nabij_told_to_id (NabijTold told)
{
  g_return_val_if_fail ((gsize)told < G_N_ELEMENTS (told_ids), NULL);

  return told_ids[told];
}

/**
 * nabij_told_from_id:
 * @id: (nullable): a word from a file
 * @told: (out): what was told
 *
 * Reads what nabij_told_to_id() wrote.
 *
 * Returns: `FALSE`, and @told is untouched, where no such word is known
 */
gboolean
nabij_told_from_id (const char *id,
                    NabijTold  *told)
{
  int value;

  g_return_val_if_fail (told != NULL, FALSE);

  if (!find (told_ids, G_N_ELEMENTS (told_ids), id, &value))
    return FALSE;

  *told = (NabijTold)value;
  return TRUE;
}

/**
 * nabij_silence_to_id:
 * @silence: why it is silent
 *
 * Returns: (transfer none): its word in files
 */
const char *
nabij_silence_to_id (NabijSilence silence)
{
  g_return_val_if_fail ((gsize)silence < G_N_ELEMENTS (silence_ids), NULL);

  return silence_ids[silence];
}

/**
 * nabij_silence_from_id:
 * @id: (nullable): a word from a file
 * @silence: (out): why it is silent
 *
 * Reads what nabij_silence_to_id() wrote.
 *
 * Returns: `FALSE`, and @silence is untouched, where no such word is known
 */
gboolean
nabij_silence_from_id (const char   *id,
                       NabijSilence *silence)
{
  int value;

  g_return_val_if_fail (silence != NULL, FALSE);

  if (!find (silence_ids, G_N_ELEMENTS (silence_ids), id, &value))
    return FALSE;

  *silence = (NabijSilence)value;
  return TRUE;
}

/**
 * nabij_hand_to_id:
 * @hand: where a hand rests
 *
 * Returns: (transfer none): its word in files
 */
const char *
nabij_hand_to_id (NabijHand hand)
{
  g_return_val_if_fail ((gsize)hand < G_N_ELEMENTS (hand_ids), NULL);

  return hand_ids[hand];
}

/**
 * nabij_hand_from_id:
 * @id: (nullable): a word from a file
 * @hand: (out): where a hand rests
 *
 * Reads what nabij_hand_to_id() wrote.
 *
 * Returns: `FALSE`, and @hand is untouched, where no such word is known
 */
gboolean
nabij_hand_from_id (const char *id,
                    NabijHand  *hand)
{
  int value;

  g_return_val_if_fail (hand != NULL, FALSE);

  if (!find (hand_ids, G_N_ELEMENTS (hand_ids), id, &value))
    return FALSE;

  *hand = (NabijHand)value;
  return TRUE;
}

/**
 * nabij_season_to_id:
 * @season: a season
 *
 * Returns: (transfer none): its word in files
 */
const char *
nabij_season_to_id (NabijSeason season)
{
  g_return_val_if_fail ((gsize)season < G_N_ELEMENTS (season_ids), NULL);

  return season_ids[season];
}

/**
 * nabij_season_from_id:
 * @id: (nullable): a word from a file
 * @season: (out): a season
 *
 * Reads what nabij_season_to_id() wrote.
 *
 * Returns: `FALSE`, and @season is untouched, where no such word is known
 */
gboolean
nabij_season_from_id (const char  *id,
                      NabijSeason *season)
{
  int value;

  g_return_val_if_fail (season != NULL, FALSE);

  if (!find (season_ids, G_N_ELEMENTS (season_ids), id, &value))
    return FALSE;

  *season = (NabijSeason)value;
  return TRUE;
}

/**
 * nabij_due_basis_to_id:
 * @basis: what a due date rests on
 *
 * Returns: (transfer none): its word in files
 */
const char *
nabij_due_basis_to_id (NabijDueBasis basis)
{
  g_return_val_if_fail ((gsize)basis < G_N_ELEMENTS (due_basis_ids), NULL);

  return due_basis_ids[basis];
}

/**
 * nabij_due_basis_from_id:
 * @id: (nullable): a word from a file
 * @basis: (out): what a due date rests on
 *
 * Reads what nabij_due_basis_to_id() wrote.
 *
 * Returns: `FALSE`, and @basis is untouched, where no such word is known
 */
gboolean
nabij_due_basis_from_id (const char    *id,
                         NabijDueBasis *basis)
{
  int value;

  g_return_val_if_fail (basis != NULL, FALSE);

  if (!find (due_basis_ids, G_N_ELEMENTS (due_basis_ids), id, &value))
    return FALSE;

  *basis = (NabijDueBasis)value;
  return TRUE;
}

/**
 * nabij_contact_role_to_id:
 * @role: whose number it is
 *
 * Returns: (transfer none): its word in files
 */
const char *
nabij_contact_role_to_id (NabijContactRole role)
{
  g_return_val_if_fail ((gsize)role < G_N_ELEMENTS (contact_role_ids), NULL);

  return contact_role_ids[role];
}

/**
 * nabij_contact_role_from_id:
 * @id: (nullable): a word from a file
 * @role: (out): whose number it is
 *
 * Reads what nabij_contact_role_to_id() wrote.
 *
 * Returns: `FALSE`, and @role is untouched, where no such word is known
 */
gboolean
nabij_contact_role_from_id (const char       *id,
                            NabijContactRole *role)
{
  int value;

  g_return_val_if_fail (role != NULL, FALSE);

  if (!find (contact_role_ids, G_N_ELEMENTS (contact_role_ids), id, &value))
    return FALSE;

  *role = (NabijContactRole)value;
  return TRUE;
}

/**
 * nabij_own_text_role_to_id:
 * @role: what an own text is for
 *
 * Returns: (transfer none): its word in files
 */
const char *
nabij_own_text_role_to_id (NabijOwnTextRole role)
{
  g_return_val_if_fail ((gsize)role < G_N_ELEMENTS (own_text_role_ids), NULL);

  return own_text_role_ids[role];
}

/**
 * nabij_own_text_role_from_id:
 * @id: (nullable): a word from a file
 * @role: (out): what an own text is for
 *
 * Reads what nabij_own_text_role_to_id() wrote.
 *
 * Returns: `FALSE`, and @role is untouched, where no such word is known
 */
gboolean
nabij_own_text_role_from_id (const char       *id,
                             NabijOwnTextRole *role)
{
  int value;

  g_return_val_if_fail (role != NULL, FALSE);

  if (!find (own_text_role_ids, G_N_ELEMENTS (own_text_role_ids), id, &value))
    return FALSE;

  *role = (NabijOwnTextRole)value;
  return TRUE;
}

/**
 * nabij_check_in_offer_to_id:
 * @offer: when a check-in is offered
 *
 * Returns: (transfer none): its word in files
 */
const char *
nabij_check_in_offer_to_id (NabijCheckInOffer offer)
{
  g_return_val_if_fail ((gsize)offer < G_N_ELEMENTS (check_in_offer_ids), NULL);

  return check_in_offer_ids[offer];
}

/**
 * nabij_check_in_offer_from_id:
 * @id: (nullable): a word from a file
 * @offer: (out): when a check-in is offered
 *
 * Reads what nabij_check_in_offer_to_id() wrote.
 *
 * Returns: `FALSE`, and @offer is untouched, where no such word is known
 */
gboolean
nabij_check_in_offer_from_id (const char        *id,
                              NabijCheckInOffer *offer)
{
  int value;

  g_return_val_if_fail (offer != NULL, FALSE);

  if (!find (check_in_offer_ids, G_N_ELEMENTS (check_in_offer_ids), id, &value))
    return FALSE;

  *offer = (NabijCheckInOffer)value;
  return TRUE;
}
