/* test-night.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-night.h"

static void
test_from_ten_to_seven (void)
{
  static const char hours[] = "nnnnnnn---------------nn";

  for (int hour = 0; hour < 24; hour++)
    g_assert_cmpint (nabij_night_at_hour (hour), ==, hours[hour] == 'n');
}

/* The clock on the wall decides, wherever it hangs, and the switch is made on the second. */
static void
test_by_the_clock_on_the_wall (void)
{
  static const struct {
    int      hour;
    int      minute;
    double   second;
    int      offset_s;
    gboolean night;
  } moments[] = {
    { 20, 59, 59.999999, 3600, FALSE },
    { 21, 0, 0.0, 3600, TRUE },
    { 21, 0, 0.0, 0, FALSE },
    { 19, 59, 59.999999, 7200, FALSE },
    { 20, 0, 0.0, 7200, TRUE },
    { 5, 59, 59.999999, 3600, TRUE },
    { 6, 0, 0.0, 3600, FALSE },
    { 6, 0, 0.0, 0, TRUE },
    { 6, 0, 0.0, -8 * 3600, TRUE },
    { 15, 0, 0.0, -8 * 3600, FALSE },
    { 16, 29, 59.0, 19800, FALSE },
    { 16, 30, 0.0, 19800, TRUE },
    { 23, 30, 0.0, 14 * 3600, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++) {
    g_autoptr (GDateTime) utc = g_date_time_new_utc (2026, 3, 29, moments[i].hour, moments[i].minute, moments[i].second);
    const NabijInstant instant = {
      .utc_us = g_date_time_to_unix (utc) * G_USEC_PER_SEC + g_date_time_get_microsecond (utc),
      .offset_s = moments[i].offset_s,
    };

    g_assert_cmpint (nabij_night_at (&instant), ==, moments[i].night);
  }
}

/* A moment that no calendar has is a day, not a crash. */
static void
test_outside_the_calendar_it_is_day (void)
{
  const NabijInstant before = { G_MININT64, 0 };
  const NabijInstant after = { G_MAXINT64, 0 };

  g_assert_false (nabij_night_at (&before));
  g_assert_false (nabij_night_at (&after));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/night/from-ten-to-seven", test_from_ten_to_seven);
  g_test_add_func ("/nabij/core/night/by-the-clock-on-the-wall", test_by_the_clock_on_the_wall);
  g_test_add_func ("/nabij/core/night/outside-the-calendar-it-is-day", test_outside_the_calendar_it_is_day);

  return g_test_run ();
}
