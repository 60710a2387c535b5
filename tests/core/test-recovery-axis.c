/* test-recovery-axis.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-recovery-axis.h"

#include <math.h>

#define HOUR_US (3600 * (gint64)G_USEC_PER_SEC)
#define DAY_US (24 * HOUR_US)
#define TOLERANCE 1e-9

/* Tuesday 17 November 2026, 15:00 in Amsterdam. */
#define NOW_US (G_GINT64_CONSTANT (1794924000) * G_USEC_PER_SEC)
#define WINTER_S 3600

static const NabijInstant now = { NOW_US, WINTER_S };
/* Its midnight. */
#define MIDNIGHT_US (NOW_US - 15 * HOUR_US)

static void
test_ids (void)
{
  NabijRecoveryPeriod period = NABIJ_RECOVERY_PERIOD_ALL;

  for (guint i = 0; i < NABIJ_N_RECOVERY_PERIODS; i++) {
    g_assert_true (nabij_recovery_period_from_id (nabij_recovery_period_to_id ((NabijRecoveryPeriod)i), &period));
    g_assert_cmpuint (period, ==, i);
  }

  period = NABIJ_RECOVERY_PERIOD_THREE_MONTHS;
  g_assert_false (nabij_recovery_period_from_id ("a-year", &period));
  g_assert_false (nabij_recovery_period_from_id (NULL, &period));
  g_assert_cmpuint (period, ==, NABIJ_RECOVERY_PERIOD_THREE_MONTHS);
}

static void
test_periods_begin_with_a_day (void)
{
  static const struct {
    NabijRecoveryPeriod period;
    NabijInstant        now;
    gint64              start_us;
  } table[] = {
    { NABIJ_RECOVERY_PERIOD_TWO_WEEKS, { NOW_US, WINTER_S }, MIDNIGHT_US - 13 * DAY_US },
    { NABIJ_RECOVERY_PERIOD_FOUR_WEEKS, { NOW_US, WINTER_S }, MIDNIGHT_US - 27 * DAY_US },
    /* From 18 August on: 14 days of August, 30, 31 and 17. */
    { NABIJ_RECOVERY_PERIOD_THREE_MONTHS, { NOW_US, WINTER_S }, MIDNIGHT_US - 91 * DAY_US },
    { NABIJ_RECOVERY_PERIOD_ALL, { NOW_US, WINTER_S }, 0 },
    /* The first and the last microsecond of a day begin the same one. */
    { NABIJ_RECOVERY_PERIOD_TWO_WEEKS, { MIDNIGHT_US, WINTER_S }, MIDNIGHT_US - 13 * DAY_US },
    { NABIJ_RECOVERY_PERIOD_TWO_WEEKS, { MIDNIGHT_US - 1, WINTER_S }, MIDNIGHT_US - 14 * DAY_US },
    /* The same instant is another day further east. */
    { NABIJ_RECOVERY_PERIOD_TWO_WEEKS, { MIDNIGHT_US - 1, 2 * 3600 }, MIDNIGHT_US - HOUR_US - 13 * DAY_US },
    /* Before 1970, and west of Greenwich. */
    { NABIJ_RECOVERY_PERIOD_TWO_WEEKS, { -1, 0 }, -14 * DAY_US },
    { NABIJ_RECOVERY_PERIOD_TWO_WEEKS, { 0, -3600 }, HOUR_US - 14 * DAY_US },
    /* 31 May 1970: three months before ends with February. */
    { NABIJ_RECOVERY_PERIOD_THREE_MONTHS, { 150 * DAY_US, 0 }, (31 + 28) * DAY_US },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (nabij_recovery_period_get_start_us (table[i].period, &table[i].now), ==, table[i].start_us);
}

static void
test_axis (void)
{
  static const struct {
    NabijRecoveryPeriod period;
    gint64              first_us;
    gint64              from_us;
  } table[] = {
    { NABIJ_RECOVERY_PERIOD_TWO_WEEKS, 0, MIDNIGHT_US - 13 * DAY_US },
    { NABIJ_RECOVERY_PERIOD_FOUR_WEEKS, 0, MIDNIGHT_US - 27 * DAY_US },
    { NABIJ_RECOVERY_PERIOD_ALL, NOW_US - 300 * DAY_US, MIDNIGHT_US - 300 * DAY_US },
    /* Never shorter than a week. */
    { NABIJ_RECOVERY_PERIOD_ALL, NOW_US - HOUR_US, MIDNIGHT_US - 6 * DAY_US },
    { NABIJ_RECOVERY_PERIOD_ALL, NOW_US + 3 * DAY_US, MIDNIGHT_US - 6 * DAY_US },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    NabijRecoveryAxis axis;

    nabij_recovery_axis_init (&axis, table[i].period, &now, table[i].first_us);
    g_assert_cmpint (axis.from_us, ==, table[i].from_us);
    g_assert_cmpint (axis.until_us, ==, MIDNIGHT_US + DAY_US);
  }
}

static void
test_x (void)
{
  NabijRecoveryAxis axis;

  nabij_recovery_axis_init (&axis, NABIJ_RECOVERY_PERIOD_TWO_WEEKS, &now, 0);
  g_assert_cmpfloat (nabij_recovery_axis_get_x (&axis, axis.from_us), ==, 0.0);
  g_assert_cmpfloat (nabij_recovery_axis_get_x (&axis, axis.until_us), ==, 1.0);
  g_assert_cmpfloat_with_epsilon (nabij_recovery_axis_get_x (&axis, axis.from_us + 7 * DAY_US), 0.5, TOLERANCE);
  /* Outside is at the nearer end. */
  g_assert_cmpfloat (nabij_recovery_axis_get_x (&axis, axis.from_us - DAY_US), ==, 0.0);
  g_assert_cmpfloat (nabij_recovery_axis_get_x (&axis, axis.until_us + DAY_US), ==, 1.0);
}

static void
test_y (void)
{
  static const struct {
    NabijTension tension;
    double       y;
  } table[] = {
    { NABIJ_TENSION_TOO_MUCH, 0.0 },
    { NABIJ_TENSION_VERY_TENSE, 0.25 },
    { NABIJ_TENSION_TENSE, 0.5 },
    { NABIJ_TENSION_A_LITTLE, 0.75 },
    { NABIJ_TENSION_CALM, 1.0 },
  };
  double y = -1.0;

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    g_assert_true (nabij_recovery_axis_get_y (table[i].tension, &y));
    g_assert_cmpfloat (y, ==, table[i].y);
  }

  /* What was not said has no height. */
  y = -1.0;
  g_assert_false (nabij_recovery_axis_get_y (NABIJ_TENSION_UNSET, &y));
  g_assert_cmpfloat (y, ==, -1.0);
}

static void
test_spread (void)
{
  static const struct {
    guint  n;
    double spacing;
    double before[4];
    double after[4];
  } table[] = {
    { 0, 0.1, { 0 }, { 0 } },
    { 1, 0.1, { 0.3 }, { 0.3 } },
    /* Far enough apart. */
    { 3, 0.1, { 0.1, 0.5, 0.9 }, { 0.1, 0.5, 0.9 } },
    /* Two of one day give way equally; the third stays. */
    { 3, 0.1, { 0.5, 0.5, 0.9 }, { 0.45, 0.55, 0.9 } },
    /* At an end there is only one side to give way to. */
    { 2, 0.1, { 1.0, 1.0 }, { 0.9, 1.0 } },
    { 2, 0.1, { 0.0, 0.0 }, { 0.0, 0.1 } },
    /* No room: at equal distances. */
    { 3, 0.9, { 0.2, 0.2, 0.2 }, { 0.0, 0.5, 1.0 } },
    { 2, 0.0, { 0.2, 0.2 }, { 0.2, 0.2 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    double xs[4];

    memcpy (xs, table[i].before, sizeof xs);
    nabij_recovery_axis_spread (xs, table[i].n, table[i].spacing);
    for (guint j = 0; j < table[i].n; j++)
      g_assert_cmpfloat_with_epsilon (xs[j], table[i].after[j], TOLERANCE);
  }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double difference = *(const double *)a - *(const double *)b;

  return (difference > 0) - (difference < 0);
}

/* Whatever lies there: in order, inside, apart, and only moved where there was no room. */
static void
test_spread_always_holds (void)
{
  for (guint round = 0; round < 2000; round++) {
    const guint        n = (guint)g_test_rand_int_range (2, round % 50 == 0 ? 1000 : 40);
    const double       spacing = g_test_rand_double_range (0.0, 0.2);
    const double       expected = MIN (spacing, 1.0 / (n - 1));
    const gboolean     in_clusters = g_test_rand_bit ();
    g_autofree double *before = g_new (double, n);
    g_autofree double *xs = g_new (double, n);

    for (guint i = 0; i < n; i++) {
      const double x = g_test_rand_double_range (0.0, 1.0);

      before[i] = in_clusters ? floor (x * 4.0) / 4.0 : x;
    }
    qsort (before, n, sizeof *before, compare);
    memcpy (xs, before, n * sizeof *xs);
    nabij_recovery_axis_spread (xs, n, spacing);

    for (guint i = 0; i < n; i++) {
      g_assert_cmpfloat (xs[i], >=, 0.0);
      g_assert_cmpfloat (xs[i], <=, 1.0);
      if (i > 0)
        g_assert_cmpfloat (xs[i] - xs[i - 1], >=, expected - TOLERANCE);
    }

    /* What stands apart already stays, and doing it twice changes nothing. */
    memcpy (before, xs, n * sizeof *xs);
    nabij_recovery_axis_spread (xs, n, expected * (1.0 - 1e-6));
    for (guint i = 0; i < n; i++)
      g_assert_cmpfloat_with_epsilon (xs[i], before[i], 1e-5);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/core/recovery-axis/ids", test_ids);
  g_test_add_func ("/nabij/core/recovery-axis/periods-begin-with-a-day", test_periods_begin_with_a_day);
  g_test_add_func ("/nabij/core/recovery-axis/axis", test_axis);
  g_test_add_func ("/nabij/core/recovery-axis/x", test_x);
  g_test_add_func ("/nabij/core/recovery-axis/y", test_y);
  g_test_add_func ("/nabij/core/recovery-axis/spread", test_spread);
  g_test_add_func ("/nabij/core/recovery-axis/spread-always-holds", test_spread_always_holds);

  return g_test_run ();
}
