/* nabij-recovery-axis.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-recovery-axis.h"

#define DAY_US (24 * 3600 * (gint64)G_USEC_PER_SEC)

/* The ids stand in settings: they never change. */
static const char *const period_ids[NABIJ_N_RECOVERY_PERIODS] = {
  [NABIJ_RECOVERY_PERIOD_TWO_WEEKS] = "two-weeks",
  [NABIJ_RECOVERY_PERIOD_FOUR_WEEKS] = "four-weeks",
  [NABIJ_RECOVERY_PERIOD_THREE_MONTHS] = "three-months",
  [NABIJ_RECOVERY_PERIOD_ALL] = "all",
};

/* Rounds down also before 1970. */
static gint64
floor_to_day (gint64 wall_us)
{
  const gint64 past_us = wall_us % DAY_US;

  return wall_us - (past_us < 0 ? past_us + DAY_US : past_us);
}

/* The first instant of a day, by the clock on the wall at that place. */
static gint64
get_midnight_us (const NabijInstant *instant)
{
  const gint64 offset_us = instant->offset_s * (gint64)G_USEC_PER_SEC;

  return floor_to_day (instant->utc_us + offset_us) - offset_us;
}

/* How many days lie between a date and the one that many months before it. */
static gint64
count_days_of_months (const NabijInstant *now,
                      guint               n_months)
{
  const gint64 day = floor_to_day (now->utc_us + now->offset_s * (gint64)G_USEC_PER_SEC) / DAY_US;
  GDate        epoch;
  GDate        before;
  GDate        date;

  g_date_set_dmy (&epoch, 1, G_DATE_JANUARY, 1970);
  /* GDate knows the years 1 to 65535; outside of them a month is as good as thirty days. */
  if (day < -700000 || day > 20000000)
    return n_months * 30;

  g_date_set_julian (&date, (guint32)(g_date_get_julian (&epoch) + day));
  before = date;
  g_date_subtract_months (&before, n_months);
  return g_date_days_between (&before, &date);
}

/**
 * nabij_recovery_period_to_id:
 * @period: how far to look back
 *
 * Gives the name under which it is remembered. It is not for showing.
 *
 * Returns: (transfer none): the id
 */
const char *
nabij_recovery_period_to_id (NabijRecoveryPeriod period)
{
  g_return_val_if_fail ((guint)period < NABIJ_N_RECOVERY_PERIODS, NULL);

  return period_ids[period];
}

/**
 * nabij_recovery_period_from_id:
 * @id: (nullable): a remembered name
 * @period: (out): what it stands for; untouched where the name is not known
 *
 * Reads back what nabij_recovery_period_to_id() gave.
 *
 * Returns: whether it is known
 */
gboolean
nabij_recovery_period_from_id (const char          *id,
                               NabijRecoveryPeriod *period)
{
  g_return_val_if_fail (period != NULL, FALSE);

  for (guint i = 0; i < NABIJ_N_RECOVERY_PERIODS; i++) {
    if (g_strcmp0 (id, period_ids[i]) == 0) {
      *period = (NabijRecoveryPeriod)i;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * nabij_recovery_period_get_start_us:
 * @period: how far to look back
 * @now: the present moment
 *
 * Tells where a period begins: at the beginning of a day, by the clock on the wall at @now.
 *
 * Returns: microseconds since 1970 in UTC; 0 for everything, as in a query of the journal
 */
gint64
nabij_recovery_period_get_start_us (NabijRecoveryPeriod period,
                                    const NabijInstant *now)
{
  gint64 n_days = 0;

  g_return_val_if_fail ((guint)period < NABIJ_N_RECOVERY_PERIODS, 0);
  g_return_val_if_fail (now != NULL, 0);

  switch (period) {
  case NABIJ_RECOVERY_PERIOD_TWO_WEEKS:
    n_days = 13;
    break;
  case NABIJ_RECOVERY_PERIOD_FOUR_WEEKS:
    n_days = 27;
    break;
  case NABIJ_RECOVERY_PERIOD_THREE_MONTHS:
    n_days = count_days_of_months (now, 3) - 1;
    break;
  case NABIJ_RECOVERY_PERIOD_ALL:
  default:
    return 0;
  }

  return get_midnight_us (now) - n_days * DAY_US;
}

/**
 * nabij_recovery_axis_init:
 * @axis: (out caller-allocates): an axis
 * @period: how far it looks back
 * @now: the present moment
 * @first_us: the first moment that is shown, in microseconds since 1970 in UTC; it is looked at for
 *   NABIJ_RECOVERY_PERIOD_ALL only
 *
 * Lays an axis over a period. It ends with the day of @now; where everything is shown it begins with
 * the day of the first moment, and is never shorter than a week, so that a few points of one day do
 * not stand at its two ends.
 */
void
nabij_recovery_axis_init (NabijRecoveryAxis  *axis,
                          NabijRecoveryPeriod period,
                          const NabijInstant *now,
                          gint64              first_us)
{
  g_return_if_fail (axis != NULL);
  g_return_if_fail ((guint)period < NABIJ_N_RECOVERY_PERIODS);
  g_return_if_fail (now != NULL);

  if (period == NABIJ_RECOVERY_PERIOD_ALL) {
    const NabijInstant first = { .utc_us = first_us, .offset_s = now->offset_s };

    nabij_recovery_axis_init_between (axis, &first, now);
    return;
  }

  axis->until_us = get_midnight_us (now) + DAY_US;
  axis->from_us = nabij_recovery_period_get_start_us (period, now);
}

/**
 * nabij_recovery_axis_init_between:
 * @axis: (out caller-allocates): an axis
 * @first: an instant of the first day
 * @last: an instant of the last day
 *
 * Lays an axis from the beginning of one day to the end of another. It is never shorter than a week;
 * what is added lies before.
 */
void
nabij_recovery_axis_init_between (NabijRecoveryAxis  *axis,
                                  const NabijInstant *first,
                                  const NabijInstant *last)
{
  g_return_if_fail (axis != NULL);
  g_return_if_fail (first != NULL);
  g_return_if_fail (last != NULL);

  axis->until_us = get_midnight_us (last) + DAY_US;
  axis->from_us = MIN (get_midnight_us (first), axis->until_us - 7 * DAY_US);
}

/**
 * nabij_recovery_axis_get_x:
 * @axis: an axis
 * @utc_us: an instant, in microseconds since 1970 in UTC
 *
 * Tells where an instant lies. What is outside lies at the nearer end: a clock that was set back can
 * bring moments that are still to come.
 *
 * Returns: 0…1
 */
double
nabij_recovery_axis_get_x (const NabijRecoveryAxis *axis,
                           gint64                   utc_us)
{
  g_return_val_if_fail (axis != NULL, 0.0);
  g_return_val_if_fail (axis->until_us > axis->from_us, 0.0);

  return CLAMP ((double)(utc_us - axis->from_us) / (double)(axis->until_us - axis->from_us), 0.0, 1.0);
}

/**
 * nabij_recovery_axis_get_y:
 * @tension: how tense
 * @y: (out): 0 for too much, at the top, to 1 for calm; untouched where nothing was said
 *
 * Tells at which height a word lies. Without a word there is no height, and none is made up.
 *
 * Returns: whether there is one
 */
gboolean
nabij_recovery_axis_get_y (NabijTension tension,
                           double      *y)
{
  g_return_val_if_fail ((guint)tension <= NABIJ_TENSION_LAST, FALSE);
  g_return_val_if_fail (y != NULL, FALSE);

  if (tension == NABIJ_TENSION_UNSET)
    return FALSE;

  *y = (double)(NABIJ_TENSION_LAST - tension) / (NABIJ_TENSION_LAST - NABIJ_TENSION_FIRST);
  return TRUE;
}

/**
 * nabij_recovery_axis_spread:
 * @xs: (array length=n_xs) (inout): where points lie, 0…1, in their order
 * @n_xs: how many there are
 * @spacing: how far two neighbours are to be from each other at least, ≥ 0
 *
 * Moves points apart that would hide each other, as little as can be. Their order stays, points that
 * are far enough from the others stay where they are, and all stay within 0…1; where there is no
 * room for @spacing, they stand at equal distances.
 */
void
nabij_recovery_axis_spread (double *xs,
                            guint   n_xs,
                            double  spacing)
{
  g_autofree double *sums = NULL;
  g_autofree guint  *lengths = NULL;
  guint              n_groups = 0;
  guint              i = 0;

  g_return_if_fail (xs != NULL || n_xs == 0);
  g_return_if_fail (spacing >= 0.0);

  if (n_xs < 2)
    return;

  spacing = MIN (spacing, 1.0 / (n_xs - 1));
  sums = g_new (double, n_xs);
  lengths = g_new (guint, n_xs);

  /* With the wanted distances taken off, the points have only to be in order. Neighbours that are
   * not are drawn together into groups, and each group stands at the mean of its points: that is
   * the least that they can be moved, by squares. */
  for (guint j = 0; j < n_xs; j++) {
    sums[n_groups] = xs[j] - j * spacing;
    lengths[n_groups] = 1;
    n_groups++;
    while (n_groups > 1 &&
           sums[n_groups - 2] / lengths[n_groups - 2] >= sums[n_groups - 1] / lengths[n_groups - 1]) {
      sums[n_groups - 2] += sums[n_groups - 1];
      lengths[n_groups - 2] += lengths[n_groups - 1];
      n_groups--;
    }
  }

  for (guint group = 0; group < n_groups; group++) {
    const double place = CLAMP (sums[group] / lengths[group], 0.0, 1.0 - (n_xs - 1) * spacing);

    for (guint j = 0; j < lengths[group]; j++, i++)
      xs[i] = CLAMP (place + i * spacing, 0.0, 1.0);
  }
}
