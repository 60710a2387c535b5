/* nabij-gestation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-gestation.h"

/* How far the last day of the thousand is, and where they begin to be counted from. */
#define N_THOUSAND_DAYS 1001
#define N_DAYS_BEFORE_BIRTH 270
#define DAYS_BEFORE_CONCEPTION 14

/* A due date further away is asked about once more. */
#define LIKELY_DAYS_AGO (4 * 7)
#define LIKELY_DAYS_AHEAD (42 * 7)

#define DAYS_FROM_TRANSFER 266
#define CORRECTED_MONTHS 24

static gboolean
is_told (const GDate *date)
{
  return date != NULL && g_date_valid (date);
}

static int
count_days (const GDate *from,
            const GDate *to)
{
  return (int)g_date_get_julian (to) - (int)g_date_get_julian (from);
}

/* A date so late that it has no number is no date. */
static void
set_days_after (GDate       *result,
                const GDate *date,
                guint        days)
{
  GDate last;

  g_date_set_dmy (&last, 31, G_DATE_DECEMBER, G_MAXUINT16 - 1);
  if (!is_told (date) || count_days (date, &last) < (int)days) {
    g_date_clear (result, 1);
    return;
  }

  g_date_set_julian (result, g_date_get_julian (date) + days);
}

/**
 * nabij_gestation_get_days:
 * @due: a due date
 * @day: a civil day, where the person is
 *
 * Tells how many days of pregnancy there are on a day: 280 on the due date.
 *
 * Returns: the days, which may be negative; 0 where one of the two is no date
 */
int
nabij_gestation_get_days (const GDate *due,
                          const GDate *day)
{
  g_return_val_if_fail (due != NULL, 0);
  g_return_val_if_fail (day != NULL, 0);

  if (!g_date_valid (due) || !g_date_valid (day))
    return 0;

  return NABIJ_PREGNANCY_DAYS - count_days (day, due);
}

/**
 * nabij_gestation_has_weeks:
 * @due: (nullable): a due date, or an invalid date where none was told
 * @day: a civil day, where the person is
 *
 * Tells whether weeks of pregnancy may be spoken of on a day. From 42 weeks on nothing does, and
 * nothing does before they begin.
 *
 * Returns: `TRUE` from 0 weeks and 0 days to 41 weeks and 6 days
 */
gboolean
nabij_gestation_has_weeks (const GDate *due,
                           const GDate *day)
{
  int days;

  if (!is_told (due) || !is_told (day))
    return FALSE;

  days = nabij_gestation_get_days (due, day);
  return days >= 0 && days < NABIJ_PREGNANCY_LAST_DAYS;
}

/**
 * nabij_gestation_due_from_last_period:
 * @last_period: the first day of the last period
 * @due: (out caller-allocates): the due date that follows from it; invalid where the day is no date
 *
 * Reckons a due date from the last period.
 */
void
nabij_gestation_due_from_last_period (const GDate *last_period,
                                      GDate       *due)
{
  g_return_if_fail (due != NULL);

  set_days_after (due, last_period, NABIJ_PREGNANCY_DAYS);
}

/**
 * nabij_gestation_due_from_transfer:
 * @transfer: the day on which an embryo was transferred
 * @embryo_days: how many days old it was, 0 to 14; mostly 3 or 5
 * @due: (out caller-allocates): the due date that follows from it; invalid where the day is no date
 *
 * Reckons a due date from the transfer of an embryo.
 */
void
nabij_gestation_due_from_transfer (const GDate *transfer,
                                   guint        embryo_days,
                                   GDate       *due)
{
  g_return_if_fail (embryo_days <= 14);
  g_return_if_fail (due != NULL);

  set_days_after (due, transfer, DAYS_FROM_TRANSFER - embryo_days);
}

/**
 * nabij_gestation_is_likely:
 * @due: (nullable): a due date
 * @today: today, where the person is
 *
 * Tells whether a due date can be taken without asking whether it is right. It is never refused.
 *
 * Returns: `TRUE` from four weeks ago to 42 weeks ahead
 */
gboolean
nabij_gestation_is_likely (const GDate *due,
                           const GDate *today)
{
  int ahead;

  if (!is_told (due) || !is_told (today))
    return FALSE;

  ahead = count_days (today, due);
  return ahead >= -LIKELY_DAYS_AGO && ahead <= LIKELY_DAYS_AHEAD;
}

/**
 * nabij_age_at:
 * @born: (nullable): the day of birth
 * @day: a civil day, where the person is
 * @age: (out caller-allocates): how old somebody is who was born then
 *
 * Tells an age. A month is over on the same day of the next month, or on its last day where there
 * is no such day: from 31 January to 28 February is a month.
 *
 * Returns: `FALSE` where one of the two is no date, or where the day is before the birth; then @age
 *   is all zero
 */
gboolean
nabij_age_at (const GDate *born,
              const GDate *day,
              NabijAge    *age)
{
  GDate month_over;
  int   months;

  g_return_val_if_fail (age != NULL, FALSE);

  *age = (NabijAge){ 0 };
  if (!is_told (born) || !is_told (day) || g_date_compare (born, day) > 0)
    return FALSE;

  months = (g_date_get_year (day) - g_date_get_year (born)) * 12 +
           ((int)g_date_get_month (day) - (int)g_date_get_month (born));
  month_over = *born;
  g_date_add_months (&month_over, (guint)months);
  if (g_date_compare (&month_over, day) > 0)
    months--;

  age->years = months / 12;
  age->months = months % 12;
  age->days = count_days (born, day);
  age->weeks = age->days / 7;
  return TRUE;
}

/**
 * nabij_age_corrected_at:
 * @born: (nullable): the day of birth
 * @days_at_birth: how many days of pregnancy there were at birth, or -1 where that was not told
 * @day: a civil day, where the person is
 * @age: (out caller-allocates): the age counted from the due date
 * @postmenstrual_days: (out): before the due date, how many days there are since the start of the
 *   pregnancy; -1 from the due date on
 *
 * Tells the corrected age of a child that was born before 37 weeks, until it is 24 months old. Before
 * the due date there is no such age yet; then the pregnancy is counted on.
 *
 * Returns: `TRUE` where there is one of the two; otherwise @age is all zero and
 *   @postmenstrual_days is -1
 */
gboolean
nabij_age_corrected_at (const GDate *born,
                        int          days_at_birth,
                        const GDate *day,
                        NabijAge    *age,
                        int         *postmenstrual_days)
{
  NabijAge since_birth;
  GDate    due;

  g_return_val_if_fail (age != NULL, FALSE);
  g_return_val_if_fail (postmenstrual_days != NULL, FALSE);

  *age = (NabijAge){ 0 };
  *postmenstrual_days = -1;
  if (days_at_birth < 0 || days_at_birth >= NABIJ_TERM_DAYS || !nabij_age_at (born, day, &since_birth))
    return FALSE;
  if (since_birth.years * 12 + since_birth.months >= CORRECTED_MONTHS)
    return FALSE;

  set_days_after (&due, born, (guint)(NABIJ_PREGNANCY_DAYS - days_at_birth));
  if (!nabij_age_at (&due, day, age))
    *postmenstrual_days = days_at_birth + since_birth.days;
  return TRUE;
}

/**
 * nabij_thousand_days_at:
 * @due: (nullable): the due date
 * @born: (nullable): the day of birth
 * @day: a civil day, where the person is
 *
 * Tells which of the first 1001 days a day is. Before birth they are counted on the due date, and
 * never beyond the 270th; the birth is the 271st whenever it is.
 *
 * Returns: 1 to 1001, or 0 where it cannot be told
 */
int
nabij_thousand_days_at (const GDate *due,
                        const GDate *born,
                        const GDate *day)
{
  NabijAge age;

  if (nabij_age_at (born, day, &age))
    return MIN (N_THOUSAND_DAYS, N_DAYS_BEFORE_BIRTH + 1 + MIN (age.days, N_THOUSAND_DAYS));
  if (is_told (born) || !is_told (due) || !is_told (day))
    return 0;

  return CLAMP (nabij_gestation_get_days (due, day) - DAYS_BEFORE_CONCEPTION, 1, N_DAYS_BEFORE_BIRTH);
}
