/* nabij-check-in-plan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-plan.h"

/* GDate knows no later year, and the last offer is two years after the birth. */
#define LAST_YEAR_OF_BIRTH (G_MAXUINT16 - 3)

/* How long after the birth. A month is one of the calendar: from the 31st of January to the last day of
 * February. */
static const struct {
  guint weeks;
  guint months;
} offers[NABIJ_N_CHECK_IN_OFFERS] = {
  [NABIJ_CHECK_IN_OFFER_2_WEEKS] = { .weeks = 2 },
  [NABIJ_CHECK_IN_OFFER_4_WEEKS] = { .weeks = 4 },
  [NABIJ_CHECK_IN_OFFER_8_WEEKS] = { .weeks = 8 },
  [NABIJ_CHECK_IN_OFFER_3_MONTHS] = { .months = 3 },
  [NABIJ_CHECK_IN_OFFER_6_MONTHS] = { .months = 6 },
  [NABIJ_CHECK_IN_OFFER_9_MONTHS] = { .months = 9 },
  [NABIJ_CHECK_IN_OFFER_12_MONTHS] = { .months = 12 },
  [NABIJ_CHECK_IN_OFFER_18_MONTHS] = { .months = 18 },
  [NABIJ_CHECK_IN_OFFER_24_MONTHS] = { .months = 24 },
};

static const NabijChild *
find_child (const NabijFamily *family)
{
  const NabijChild *child = nabij_family_get_youngest_child (family);

  if (child == NULL || g_date_get_year (&child->born) > LAST_YEAR_OF_BIRTH)
    return NULL;

  return child;
}

/* Nothing is offered where a baby is not assumed, or where it is silent. */
static const NabijChild *
find_child_of_offers (const NabijFamily *family)
{
  if (!family->check_ins_offered || nabij_family_get_season (family) != NABIJ_SEASON_AFTER)
    return NULL;

  return find_child (family);
}

static GDate
get_first_day (const NabijChild *child,
               guint             offer)
{
  GDate day = child->born;

  g_date_add_days (&day, offers[offer].weeks * 7);
  g_date_add_months (&day, offers[offer].months);
  return day;
}

/* The offer that began last; whether it is still open is another matter. */
static gboolean
find_latest (const NabijChild *child,
             const GDate      *today,
             guint            *offer,
             GDate            *first_day)
{
  for (guint i = NABIJ_N_CHECK_IN_OFFERS; i > 0; i--) {
    *first_day = get_first_day (child, i - 1);
    if (g_date_compare (first_day, today) <= 0) {
      *offer = i - 1;
      return TRUE;
    }
  }
  return FALSE;
}

/* Twins have one birth between them. */
static gboolean
is_of_birth (const NabijFamily *family,
             const NabijChild  *child,
             const char        *uuid)
{
  for (guint i = 0; i < family->children->len; i++) {
    const NabijChild *other = g_ptr_array_index (family->children, i);

    if (g_str_equal (other->uuid, uuid))
      return nabij_child_is_of_same_birth (other, child);
  }
  return FALSE;
}

/* Where nobody was named it is not known who it was: then it was the turn of everybody. */
static gboolean
is_same_author (const char *a,
                const char *b)
{
  return *a == '\0' || *b == '\0' || g_str_equal (a, b);
}

static gboolean
had_turn (const NabijFamily *family,
          const NabijChild  *child,
          const char        *author,
          guint              offer)
{
  for (guint i = 0; i < family->check_in_turns->len; i++) {
    const NabijCheckInTurn *turn = g_ptr_array_index (family->check_in_turns, i);

    if (turn->offer == offer && is_same_author (turn->author, author) && is_of_birth (family, child, turn->child))
      return TRUE;
  }
  return FALSE;
}

/* Whether nobody has it open any more. Who the parents are is known from the check-ins that had their
 * turn before. */
static gboolean
everybody_had_turn (const NabijFamily *family,
                    const NabijChild  *child,
                    guint              offer)
{
  if (!had_turn (family, child, "", offer))
    return FALSE;

  for (guint i = 0; i < family->check_in_turns->len; i++) {
    const NabijCheckInTurn *turn = g_ptr_array_index (family->check_in_turns, i);

    if (*turn->author != '\0' && !had_turn (family, child, turn->author, offer))
      return FALSE;
  }
  return TRUE;
}

static gboolean
has_turn_of_child (const NabijFamily *family,
                   const char        *author,
                   const char        *uuid,
                   guint              offer)
{
  for (guint i = 0; i < family->check_in_turns->len; i++) {
    const NabijCheckInTurn *turn = g_ptr_array_index (family->check_in_turns, i);

    if (turn->offer == offer && g_str_equal (turn->author, author) && g_str_equal (turn->child, uuid))
      return TRUE;
  }
  return FALSE;
}

/**
 * nabij_check_in_plan_find:
 * @family: a family
 * @author: (nullable): which parent, or `NULL` where nobody is named
 * @today: today, where the person is
 * @offer: (out): which offer; untouched where there is none
 *
 * Tells whether a check-in is offered today to one of the parents. It is where the family asked for it, in
 * the season after a birth, from some days after the birth of the youngest child that lives; for
 * `NABIJ_CHECK_IN_OFFER_DAYS` days, or until the next one; and as long as it had not its turn. What had
 * its turn while nobody was named had it for each of the parents, and for who is not named, the turn of
 * either is enough.
 *
 * Returns: whether there is an offer
 */
gboolean
nabij_check_in_plan_find (const NabijFamily *family,
                          const char        *author,
                          const GDate       *today,
                          NabijCheckInOffer *offer)
{
  const NabijChild *child;
  GDate             first_day;
  guint             latest;

  g_return_val_if_fail (family != NULL, FALSE);
  g_return_val_if_fail (today != NULL && g_date_valid (today), FALSE);
  g_return_val_if_fail (offer != NULL, FALSE);

  child = find_child_of_offers (family);
  if (child == NULL || !find_latest (child, today, &latest, &first_day) ||
      g_date_days_between (&first_day, today) >= NABIJ_CHECK_IN_OFFER_DAYS ||
      had_turn (family, child, author != NULL ? author : "", latest))
    return FALSE;

  *offer = (NabijCheckInOffer)latest;
  return TRUE;
}

/**
 * nabij_check_in_plan_next:
 * @family: a family
 * @from: the first day that is looked at
 * @day: (out caller-allocates): the first day of the offer; untouched where there is none
 * @offer: (out): which offer; untouched likewise
 *
 * Finds the next offer that begins on @from or later, for a reminder. One reminder is for both parents: it
 * comes while one of them still has the offer open. A parent is known by an earlier turn; for one who
 * never took part nothing is brought up that the other has had already, as can be after a clock was set back
 * or a birth was found to be later.
 *
 * Returns: whether there is one
 */
gboolean
nabij_check_in_plan_next (const NabijFamily *family,
                          const GDate       *from,
                          GDate             *day,
                          NabijCheckInOffer *offer)
{
  const NabijChild *child;

  g_return_val_if_fail (family != NULL, FALSE);
  g_return_val_if_fail (from != NULL && g_date_valid (from), FALSE);
  g_return_val_if_fail (day != NULL, FALSE);
  g_return_val_if_fail (offer != NULL, FALSE);

  child = find_child_of_offers (family);
  for (guint i = 0; child != NULL && i < NABIJ_N_CHECK_IN_OFFERS; i++) {
    const GDate first_day = get_first_day (child, i);

    if (g_date_compare (&first_day, from) >= 0 && !everybody_had_turn (family, child, i)) {
      *day = first_day;
      *offer = (NabijCheckInOffer)i;
      return TRUE;
    }
  }
  return FALSE;
}

/**
 * nabij_check_in_plan_take:
 * @family: a family
 * @author: (nullable): which parent, or `NULL` where nobody is named
 * @today: today, where the person is
 *
 * Notes that a check-in was made, or its offer waved aside. The offer that is open had its turn then, and so
 * had all before it, for every child of that birth: neither a clock that is set back nor another date
 * of birth brings one of them again. It is noted in any season, and also where nothing is offered: who did
 * it by themselves is not asked again the next time they open the program.
 */
void
nabij_check_in_plan_take (NabijFamily *family,
                          const char  *author,
                          const GDate *today)
{
  const NabijChild *child;
  GDate             first_day;
  guint             latest;

  g_return_if_fail (family != NULL);
  g_return_if_fail (today != NULL && g_date_valid (today));

  if (author == NULL)
    author = "";

  child = find_child (family);
  if (child == NULL || !find_latest (child, today, &latest, &first_day))
    return;

  for (guint i = 0; i < family->children->len; i++) {
    const NabijChild *other = g_ptr_array_index (family->children, i);

    if (!nabij_child_is_of_same_birth (other, child))
      continue;
    for (guint j = 0; j <= latest; j++)
      if (!has_turn_of_child (family, author, other->uuid, j))
        g_ptr_array_add (family->check_in_turns, nabij_check_in_turn_new (author, other->uuid, (NabijCheckInOffer)j));
  }
}
