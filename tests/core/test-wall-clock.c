/* test-wall-clock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-wall-clock.h"

/* 2026-03-29 and 2026-10-25, 01:00 in UTC: Amsterdam goes to summer time, and back. */
#define SPRING_S ((gint64)1774746000)
#define AUTUMN_S ((gint64)1792890000)
#define HOUR_S (60 * 60)

static NabijWallClock *
make_year (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");

  return nabij_wall_clock_new (zone, SPRING_S - 88 * NABIJ_SECONDS_A_DAY, SPRING_S + 277 * NABIJ_SECONDS_A_DAY);
}

static void
test_shows_the_civil_time (void)
{
  g_autoptr (NabijWallClock) clock = make_year ();

  g_assert_cmpint (nabij_wall_clock_at (clock, SPRING_S - 80 * NABIJ_SECONDS_A_DAY), ==, SPRING_S - 80 * NABIJ_SECONDS_A_DAY + HOUR_S);
  g_assert_cmpint (nabij_wall_clock_at (clock, SPRING_S - 1), ==, SPRING_S - 1 + HOUR_S);
  g_assert_cmpint (nabij_wall_clock_at (clock, SPRING_S), ==, SPRING_S + 2 * HOUR_S);
  g_assert_cmpint (nabij_wall_clock_at (clock, AUTUMN_S - 1), ==, AUTUMN_S - 1 + 2 * HOUR_S);
  g_assert_cmpint (nabij_wall_clock_at (clock, AUTUMN_S), ==, AUTUMN_S + HOUR_S);
  g_assert_cmpint (nabij_wall_clock_at (clock, SPRING_S + 276 * NABIJ_SECONDS_A_DAY), ==, SPRING_S + 276 * NABIJ_SECONDS_A_DAY + HOUR_S);
}

static void
test_finds_the_first_instant (void)
{
  g_autoptr (NabijWallClock) clock = make_year ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (NabijWallClock) late = nabij_wall_clock_new (zone, AUTUMN_S, AUTUMN_S + NABIJ_SECONDS_A_DAY);

  /* 02:00, 02:30 and 03:00 in spring: all at the first instant after. */
  g_assert_cmpint (nabij_wall_clock_find (clock, SPRING_S + HOUR_S - 60), ==, SPRING_S - 60);
  g_assert_cmpint (nabij_wall_clock_find (clock, SPRING_S + HOUR_S), ==, SPRING_S);
  g_assert_cmpint (nabij_wall_clock_find (clock, SPRING_S + HOUR_S + HOUR_S / 2), ==, SPRING_S);
  g_assert_cmpint (nabij_wall_clock_find (clock, SPRING_S + 2 * HOUR_S), ==, SPRING_S);
  g_assert_cmpint (nabij_wall_clock_find (clock, SPRING_S + 2 * HOUR_S + 60), ==, SPRING_S + 60);

  /* 02:30 in autumn: the first, and of a span that begins later, the second. */
  g_assert_cmpint (nabij_wall_clock_find (clock, AUTUMN_S + HOUR_S + HOUR_S / 2), ==, AUTUMN_S - HOUR_S / 2);
  g_assert_cmpint (nabij_wall_clock_find (late, AUTUMN_S + HOUR_S + HOUR_S / 2), ==, AUTUMN_S + HOUR_S / 2);
}

static void
test_knows_where_it_ends (void)
{
  g_autoptr (NabijWallClock) clock = make_year ();

  g_assert_cmpint (nabij_wall_clock_find (clock, SPRING_S + 400 * NABIJ_SECONDS_A_DAY), ==, G_MAXINT64);
}

static void
test_counts_civil_days (void)
{
  static const struct {
    gint64      civil_s;
    gint64      day;
    int         minute;
    const char *date;
  } rows[] = {
    { 0, 0, 0, "1970-01-01" },
    { 59, 0, 0, "1970-01-01" },
    { NABIJ_SECONDS_A_DAY - 1, 0, 1439, "1970-01-01" },
    { NABIJ_SECONDS_A_DAY, 1, 0, "1970-01-02" },
    { -1, -1, 1439, "1969-12-31" },
    { -NABIJ_SECONDS_A_DAY, -1, 0, "1969-12-31" },
    { -NABIJ_SECONDS_A_DAY - 1, -2, 1439, "1969-12-30" },
    { SPRING_S, 20541, 60, "2026-03-29" },
    { G_GINT64_CONSTANT (253402300799), 2932896, 1439, "9999-12-31" },
    { G_GINT64_CONSTANT (-62135596800), -719162, 0, "0001-01-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    GDate date;
    char  text[16];

    g_assert_cmpint (nabij_civil_get_day (rows[i].civil_s), ==, rows[i].day);
    g_assert_cmpint (nabij_civil_get_minute (rows[i].civil_s), ==, rows[i].minute);
    g_assert_true (nabij_civil_to_date (rows[i].civil_s, &date));
    g_snprintf (text, sizeof text, "%04u-%02d-%02u", (guint)g_date_get_year (&date), (int)g_date_get_month (&date), (guint)g_date_get_day (&date));
    g_assert_cmpstr (text, ==, rows[i].date);
    g_assert_cmpint (nabij_civil_from_date (&date), ==, rows[i].day * NABIJ_SECONDS_A_DAY);
  }
}

static void
test_has_no_days_beyond_the_calendar (void)
{
  GDate date;

  g_assert_false (nabij_civil_to_date (G_GINT64_CONSTANT (253402300800), &date));
  g_assert_false (g_date_valid (&date));
  g_assert_false (nabij_civil_to_date (G_GINT64_CONSTANT (-62135596801), &date));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/wall-clock/shows-the-civil-time", test_shows_the_civil_time);
  g_test_add_func ("/nabij/core/wall-clock/finds-the-first-instant", test_finds_the_first_instant);
  g_test_add_func ("/nabij/core/wall-clock/knows-where-it-ends", test_knows_where_it_ends);
  g_test_add_func ("/nabij/core/wall-clock/counts-civil-days", test_counts_civil_days);
  g_test_add_func ("/nabij/core/wall-clock/has-no-days-beyond-the-calendar", test_has_no_days_beyond_the_calendar);

  return g_test_run ();
}
