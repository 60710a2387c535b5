/* nabij-third-place.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-third-place.h"

#define PRACTICE_ID_BEFORE_SLEEP "before-sleep"

/* When one may think of going to sleep. */
#define EVENING_HOUR 19
#define NIGHT_HOUR 22

/**
 * nabij_third_place_find_sentence:
 * @family: a family
 *
 * Finds the sentence that was chosen last in the pregnancy.
 *
 * Returns: (transfer none) (nullable): the choice, or `NULL` where there was none
 */
const NabijSentenceChoice *
nabij_third_place_find_sentence (const NabijFamily *family)
{
  g_return_val_if_fail (family != NULL, NULL);

  for (guint i = family->sentences->len; i > 0; i--) {
    const NabijSentenceChoice *choice = g_ptr_array_index (family->sentences, i - 1);

    if (choice->season == NABIJ_SEASON_BEFORE && choice->sentence[0] != '\0')
      return choice;
  }
  return NULL;
}

/**
 * nabij_third_place_choose:
 * @facts: what decides it
 *
 * Chooses by rank. In silence there is no question and nothing of before.
 *
 * Returns: what has the place
 */
NabijThirdPlace
nabij_third_place_choose (const NabijThirdPlaceFacts *facts)
{
  NabijSeason season;

  g_return_val_if_fail (facts != NULL, NABIJ_THIRD_PLACE_NOTHING);

  if (facts->has_open_moment)
    return NABIJ_THIRD_PLACE_OPEN_MOMENT;
  if (facts->family == NULL)
    return NABIJ_THIRD_PLACE_NOTHING;
  if (facts->check_in_offered)
    return NABIJ_THIRD_PLACE_CHECK_IN;

  season = nabij_family_get_season (facts->family);
  if (facts->is_answering ||
      (facts->introduced && facts->family->told == NABIJ_TOLD_NOTHING && season == NABIJ_SEASON_UNKNOWN))
    return NABIJ_THIRD_PLACE_QUESTION;
  if (season == NABIJ_SEASON_AFTER &&
      (facts->is_hearing || (!facts->family->sentence_offered && nabij_third_place_find_sentence (facts->family) != NULL)))
    return NABIJ_THIRD_PLACE_SENTENCE;
  if (facts->voice_offered && !nabij_season_is_silent (season))
    return NABIJ_THIRD_PLACE_VOICE;

  return NABIJ_THIRD_PLACE_RITUAL;
}

/* What needs a page of its own first, is on the card already, or is for a baby who cries, is not
 * put forward. */
static gboolean
can_be_put_forward (NabijPractice *practice,
                    const char    *taken)
{
  const NabijPracticeKind kind = nabij_practice_get_kind (practice);

  return kind != NABIJ_PRACTICE_KIND_WATER && kind != NABIJ_PRACTICE_KIND_STEPS &&
         kind != NABIJ_PRACTICE_KIND_ORDER && kind != NABIJ_PRACTICE_KIND_READING &&
         (nabij_practice_get_flags (practice) & NABIJ_PRACTICE_FLAGS_CRYING) == 0 &&
         !g_str_equal (nabij_practice_get_id (practice), PRACTICE_ID_BEFORE_SLEEP) &&
         g_strcmp0 (nabij_practice_get_id (practice), taken) != 0;
}

static NabijPractice *
choose_of_group (NabijPractices       *practices,
                 NabijPracticeGroup    group,
                 const NabijSituation *situation,
                 const GDate          *today,
                 const char           *taken)
{
  g_autoptr (GPtrArray) listed = nabij_practices_list (practices, group, situation);
  guint n_left = 0;

  for (guint i = 0; i < listed->len; i++) {
    if (can_be_put_forward (listed->pdata[i], taken))
      listed->pdata[n_left++] = listed->pdata[i];
  }

  /* Another one each day, and the same one all day long. */
  return n_left > 0 ? listed->pdata[g_date_get_julian (today) % n_left] : NULL;
}

static NabijPractice *
find_fitting (NabijPractices       *practices,
              const char           *id,
              const NabijSituation *situation)
{
  NabijPractice *practice = nabij_practices_find (practices, id);

  return practice != NULL && nabij_practice_fits (practice, situation) ? practice : NULL;
}

/**
 * nabij_third_place_choose_ritual:
 * @practices: all of them
 * @situation: what decides which fit
 * @today: the day on the calendar of this place
 * @hour: the hour of the clock on the wall, 0 to 23
 * @taken: (nullable): the id of what is offered on the page already
 *
 * Chooses the ritual of the day. Before the first exercise it is five exhales, and in the evening the
 * one before sleep; in silence something for the parent alone.
 *
 * Returns: (transfer none) (nullable): a practice that fits, or `NULL` where there is none
 */
NabijPractice *
nabij_third_place_choose_ritual (NabijPractices       *practices,
                                 const NabijSituation *situation,
                                 const GDate          *today,
                                 int                   hour,
                                 const char           *taken)
{
  NabijPractice *practice = NULL;

  g_return_val_if_fail (practices != NULL, NULL);
  g_return_val_if_fail (situation != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  if (nabij_season_is_silent (situation->season))
    return choose_of_group (practices, NABIJ_PRACTICE_GROUP_FOR_YOU, situation, today, taken);

  if (situation->first_time && g_strcmp0 (taken, NABIJ_PRACTICE_ID_FIVE) != 0)
    practice = find_fitting (practices, NABIJ_PRACTICE_ID_FIVE, situation);
  if (practice == NULL && hour >= EVENING_HOUR && hour < NIGHT_HOUR)
    practice = find_fitting (practices, PRACTICE_ID_BEFORE_SLEEP, situation);
  if (practice == NULL)
    practice = choose_of_group (practices, NABIJ_PRACTICE_GROUP_CONNECT, situation, today, taken);
  if (practice == NULL)
    practice = choose_of_group (practices, NABIJ_PRACTICE_GROUP_FOR_YOU, situation, today, taken);
  return practice;
}

/**
 * nabij_third_place_choose_quiet_moment:
 * @practices: all of them
 * @situation: what decides which fit
 * @today: the day on the calendar of this place
 * @hour: the hour of the clock on the wall, 0 to 23
 *
 * Chooses what somebody begins who asked for a quiet moment and left the choice to the program: the
 * ritual of the day, and in silence five exhales. It is the same one all day long, but in the evening.
 *
 * Returns: (transfer none) (nullable): a practice that fits, or `NULL` where there is none
 */
NabijPractice *
nabij_third_place_choose_quiet_moment (NabijPractices       *practices,
                                       const NabijSituation *situation,
                                       const GDate          *today,
                                       int                   hour)
{
  NabijPractice *practice = NULL;

  g_return_val_if_fail (practices != NULL, NULL);
  g_return_val_if_fail (situation != NULL, NULL);

  if (!nabij_season_is_silent (situation->season))
    practice = nabij_third_place_choose_ritual (practices, situation, today, hour, NULL);

  return practice != NULL ? practice : find_fitting (practices, NABIJ_PRACTICE_ID_FIVE, situation);
}
