/* nabij-check-in-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-fixture.h"

#include "nabij-date-id.h"

/**
 * nabij_check_in_fixture_get_day:
 * @id: a day, as in 2026-11-17
 *
 * Returns: the day
 */
GDate
nabij_check_in_fixture_get_day (const char *id)
{
  GDate day;

  g_assert_true (nabij_date_from_id (id, &day));
  return day;
}

/**
 * nabij_check_in_fixture_get_day_after:
 * @day: a day
 * @n_days: how many days later; below 0, earlier
 *
 * Returns: that day
 */
GDate
nabij_check_in_fixture_get_day_after (const GDate *day,
                                      int          n_days)
{
  GDate after;

  g_date_clear (&after, 1);
  g_date_set_julian (&after, (guint32)((int)g_date_get_julian (day) + n_days));
  return after;
}

/**
 * nabij_check_in_fixture_add_child:
 * @family: a family
 * @born: (nullable): the day of birth, or `NULL` where it is not known
 *
 * Returns: (transfer none): a child more
 */
NabijChild *
nabij_check_in_fixture_add_child (NabijFamily *family,
                                  const char  *born)
{
  NabijChild *child = nabij_family_add_child (family);

  if (born != NULL)
    child->born = nabij_check_in_fixture_get_day (born);
  return child;
}

/**
 * nabij_check_in_fixture_make_family:
 * @born: (nullable): the day of birth of its one child
 *
 * Returns: (transfer full): a family that asked for check-ins
 */
NabijFamily *
nabij_check_in_fixture_make_family (const char *born)
{
  NabijFamily *family = nabij_family_new ();

  family->told = NABIJ_TOLD_BABY_IS_HERE;
  family->check_ins_offered = TRUE;
  nabij_check_in_fixture_add_child (family, born);
  return family;
}

/**
 * nabij_check_in_fixture_get_child:
 * @family: a family
 *
 * Returns: (transfer none): its first child
 */
NabijChild *
nabij_check_in_fixture_get_child (NabijFamily *family)
{
  return g_ptr_array_index (family->children, 0);
}

/**
 * nabij_check_in_fixture_find:
 * @family: a family
 * @author: (nullable): which parent
 * @day: a day
 *
 * Returns: what is offered on that day, or -1 for nothing
 */
int
nabij_check_in_fixture_find (const NabijFamily *family,
                             const char        *author,
                             const GDate       *day)
{
  NabijCheckInOffer offer = NABIJ_N_CHECK_IN_OFFERS;

  if (nabij_check_in_plan_find (family, author, day, &offer))
    return (int)offer;

  g_assert_cmpint (offer, ==, NABIJ_N_CHECK_IN_OFFERS);
  return -1;
}
