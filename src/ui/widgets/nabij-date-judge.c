/* nabij-date-judge.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-date-judge.h"

#include "nabij-gestation.h"

#include <glib/gi18n-lib.h>

/* Nobody's child of today was expected before this year; a slip of the finger was. */
#define FIRST_YEAR 1900
/* A due date further ahead than this is a slip as well. */
#define YEARS_AHEAD 2
/* The start of a pregnancy that goes on was not longer ago. */
#define START_DAYS_AGO 301

/* What is strange about the year of any of these days, or NULL; the day it is now is given in @today. */
static const char *
judge_year (const GDate *day,
            gpointer     clock,
            GDate       *today)
{
  const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (clock));

  nabij_instant_get_day (&now, today);
  if (g_date_get_year (day) < FIRST_YEAR || g_date_get_year (day) > g_date_get_year (today) + YEARS_AHEAD)
    return _ ("Please look at the year once more.");

  return NULL;
}

/**
 * nabij_date_judge_due:
 * @day: a due date
 * @ask: (out): whether it may be right nevertheless
 * @clock: a clock
 *
 * Judges a due date. It is never argued with: what is unlikely is asked once.
 *
 * Returns: (transfer none) (nullable): what is strange about it, or `NULL`
 */
const char *
nabij_date_judge_due (const GDate *day,
                      gboolean    *ask,
                      gpointer     clock)
{
  const char *strange;
  GDate       today;

  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);
  g_return_val_if_fail (ask != NULL, NULL);

  strange = judge_year (day, clock, &today);
  if (strange != NULL)
    return strange;
  if (nabij_gestation_is_likely (day, &today))
    return NULL;

  *ask = TRUE;
  return _ ("That is further from today than most due dates. Is this right?");
}

/**
 * nabij_date_judge_birth:
 * @day: a day of birth
 * @ask: (out): whether it may be right nevertheless; it never may
 * @clock: a clock
 *
 * Judges a day of birth.
 *
 * Returns: (transfer none) (nullable): what is strange about it, or `NULL`
 */
const char *
nabij_date_judge_birth (const GDate *day,
                        gboolean    *ask,
                        gpointer     clock)
{
  const char *strange;
  GDate       today;

  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);
  g_return_val_if_fail (ask != NULL, NULL);

  strange = judge_year (day, clock, &today);
  if (strange != NULL)
    return strange;

  return g_date_compare (day, &today) > 0 ? _ ("That day is still to come. A birth is today, or earlier.") : NULL;
}

/**
 * nabij_date_judge_start:
 * @day: the first day of the last period, or the day of a transfer
 * @ask: (out): whether it may be right nevertheless
 * @clock: a clock
 *
 * Judges a day from which a due date is reckoned.
 *
 * Returns: (transfer none) (nullable): what is strange about it, or `NULL`
 */
const char *
nabij_date_judge_start (const GDate *day,
                        gboolean    *ask,
                        gpointer     clock)
{
  const char *strange;
  GDate       today;

  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);
  g_return_val_if_fail (ask != NULL, NULL);

  strange = judge_year (day, clock, &today);
  if (strange != NULL)
    return strange;
  if (g_date_compare (day, &today) > 0)
    return _ ("That day is still to come. Please look at it once more.");
  if (g_date_days_between (day, &today) <= START_DAYS_AGO)
    return NULL;

  *ask = TRUE;
  return _ ("That is longer ago than most pregnancies last. Is this right?");
}
