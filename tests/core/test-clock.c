/* test-clock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-clock.h"

#define HOUR_S 3600

static void
assert_local (gint64      utc_us,
              int         offset_s,
              const char *expected)
{
  const NabijInstant instant = { utc_us, offset_s };
  g_autoptr (GDateTime) local = nabij_instant_to_local (&instant);
  g_autofree char *text = local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M:%S.%f") : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static gint64
utc_us (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, zone);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

/* On the two days that are not 24 hours long the wall says what it said then: the hour that is
 * skipped is never told, and the one that comes twice is told twice. */
static void
test_days_of_another_length (void)
{
  assert_local (utc_us ("2026-03-29T00:59:59"), 1 * HOUR_S, "2026-03-29 01:59:59.000000");
  assert_local (utc_us ("2026-03-29T01:00:00"), 2 * HOUR_S, "2026-03-29 03:00:00.000000");
  assert_local (utc_us ("2026-10-25T00:30:00"), 2 * HOUR_S, "2026-10-25 02:30:00.000000");
  assert_local (utc_us ("2026-10-25T01:30:00"), 1 * HOUR_S, "2026-10-25 02:30:00.000000");
}

static void
test_the_offset_is_that_of_the_place (void)
{
  assert_local (utc_us ("2026-12-31T23:30:00"), 0, "2026-12-31 23:30:00.000000");
  assert_local (utc_us ("2026-12-31T23:30:00"), 1 * HOUR_S, "2027-01-01 00:30:00.000000");
  assert_local (utc_us ("2027-01-01T00:30:00"), -3 * HOUR_S - 1800, "2026-12-31 21:00:00.000000");
  assert_local (utc_us ("2028-02-28T22:00:00"), 14 * HOUR_S, "2028-02-29 12:00:00.000000");
  assert_local (utc_us ("1890-01-01T00:00:00"), 1172, "1890-01-01 00:19:32.000000");
}

static void
test_before_1970 (void)
{
  assert_local (0, 0, "1970-01-01 00:00:00.000000");
  assert_local (-1, 0, "1969-12-31 23:59:59.999999");
  assert_local (-1000000, 0, "1969-12-31 23:59:59.000000");
  assert_local (-1000001, 1 * HOUR_S, "1970-01-01 00:59:58.999999");
}

/* What a damaged file may hold is no date, and no crash. */
static void
test_years_that_no_calendar_has (void)
{
  const gint64 first_us = utc_us ("0001-01-01T00:00:00");
  const gint64 last_us = utc_us ("9999-12-31T23:59:59");

  assert_local (first_us, 0, "1-01-01 00:00:00.000000");
  assert_local (last_us, 0, "9999-12-31 23:59:59.000000");
  assert_local (first_us - 1, 0, NULL);
  assert_local (last_us + G_USEC_PER_SEC, 0, NULL);
  assert_local (first_us, -1 * HOUR_S, NULL);
  assert_local (last_us, 1 * HOUR_S, NULL);
  assert_local (G_MININT64, 0, NULL);
  assert_local (G_MAXINT64, 0, NULL);
}

/* So may an offset that no place has: the date is told by UTC then. */
static void
test_offsets_that_no_place_has (void)
{
  static const int offsets_s[] = { 25 * HOUR_S, -25 * HOUR_S, 1000 * HOUR_S, G_MAXINT, G_MININT, G_MININT + 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (offsets_s); i++)
    assert_local (utc_us ("2026-11-17T15:40:00"), offsets_s[i], "2026-11-17 15:40:00.000000");
}

static void
test_the_clock_of_the_computer (void)
{
  g_autoptr (NabijClock) clock = nabij_system_clock_new ();
  const gint64       began_us = nabij_clock_get_monotonic_us (clock);
  const NabijInstant now = nabij_clock_get_now (clock);
  g_autoptr (GDateTime) wall = g_date_time_new_now_local ();
  g_autoptr (GDateTime) local = nabij_instant_to_local (&now);
  gint64 last_us = began_us;

  g_assert_cmpint (ABS (g_date_time_difference (wall, local)), <, 60 * (gint64)G_USEC_PER_SEC);
  g_assert_cmpint (g_date_time_get_hour (local), ==, (g_date_time_to_unix (local) + now.offset_s) / HOUR_S % 24);
  g_assert_cmpint (g_date_time_get_utc_offset (local), ==, now.offset_s * (gint64)G_USEC_PER_SEC);
  g_assert_cmpint (ABS (now.offset_s), <=, 14 * HOUR_S);

  for (int i = 0; i < 1000; i++) {
    const gint64 present_us = nabij_clock_get_monotonic_us (clock);

    g_assert_cmpint (present_us, >=, last_us);
    last_us = present_us;
  }

  /* The two clocks that it subtracts are read one after the other. */
  g_assert_cmpint (nabij_clock_get_asleep_us (clock), >=, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/clock/days-of-another-length", test_days_of_another_length);
  g_test_add_func ("/nabij/core/clock/the-offset-is-that-of-the-place", test_the_offset_is_that_of_the_place);
  g_test_add_func ("/nabij/core/clock/before-1970", test_before_1970);
  g_test_add_func ("/nabij/core/clock/years-that-no-calendar-has", test_years_that_no_calendar_has);
  g_test_add_func ("/nabij/core/clock/offsets-that-no-place-has", test_offsets_that_no_place_has);
  g_test_add_func ("/nabij/core/clock/the-clock-of-the-computer", test_the_clock_of_the_computer);

  return g_test_run ();
}
