/* test-schedule-instants.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When a civil time is, in zones that make it hard to say.
 */

#include "config.h"

#include "nabij-schedule.h"
#include "nabij-written-time.h"

static void
test_finds_the_instant_of_a_civil_time (void)
{
  static const struct {
    const char *zone;
    const char *day;
    const char *time;
    const char *instant;
  } rows[] = {
    { "Europe/Amsterdam", "2026-03-29", "01:59", "2026-03-29T00:59:00Z" },
    { "Europe/Amsterdam", "2026-03-29", "02:00", "2026-03-29T01:00:00Z" },
    { "Europe/Amsterdam", "2026-03-29", "02:30", "2026-03-29T01:00:00Z" },
    { "Europe/Amsterdam", "2026-03-29", "03:00", "2026-03-29T01:00:00Z" },
    { "Europe/Amsterdam", "2026-03-29", "10:30", "2026-03-29T08:30:00Z" },
    { "Europe/Amsterdam", "2026-10-25", "01:59", "2026-10-24T23:59:00Z" },
    { "Europe/Amsterdam", "2026-10-25", "02:00", "2026-10-25T00:00:00Z" },
    { "Europe/Amsterdam", "2026-10-25", "02:59", "2026-10-25T00:59:00Z" },
    { "Europe/Amsterdam", "2026-10-25", "03:00", "2026-10-25T02:00:00Z" },
    { "Europe/Amsterdam", "2027-03-28", "02:30", "2027-03-28T01:00:00Z" },
    { "Europe/Amsterdam", "2027-10-31", "02:30", "2027-10-31T00:30:00Z" },
    { "Australia/Lord_Howe", "2026-10-04", "02:10", "2026-10-03T15:30:00Z" },
    { "Australia/Lord_Howe", "2026-10-04", "02:30", "2026-10-03T15:30:00Z" },
    { "Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00Z" },
    { "Australia/Lord_Howe", "2026-04-05", "02:00", "2026-04-04T15:30:00Z" },
    { "Africa/Cairo", "2026-04-24", "00:00", "2026-04-23T22:00:00Z" },
    { "Africa/Cairo", "2026-04-24", "00:30", "2026-04-23T22:00:00Z" },
    { "Africa/Cairo", "2026-10-29", "23:30", "2026-10-29T20:30:00Z" },
    { "Africa/Cairo", "2026-10-30", "00:00", "2026-10-29T22:00:00Z" },
    { "America/Havana", "2026-03-08", "00:30", "2026-03-08T05:00:00Z" },
    { "America/Havana", "2026-11-01", "00:30", "2026-11-01T04:30:00Z" },
    { "Pacific/Apia", "2011-12-29", "23:59", "2011-12-30T09:59:00Z" },
    { "Pacific/Apia", "2011-12-30", "12:00", "2011-12-30T10:00:00Z" },
    { "Pacific/Apia", "2011-12-31", "00:00", "2011-12-30T10:00:00Z" },
    { "Africa/Casablanca", "2026-02-15", "02:30", "2026-02-15T01:30:00Z" },
    { "Africa/Casablanca", "2026-03-22", "02:30", "2026-03-22T02:00:00Z" },
    { "America/St_Johns", "2026-03-08", "02:30", "2026-03-08T05:30:00Z" },
    { "America/St_Johns", "2026-11-01", "01:30", "2026-11-01T04:00:00Z" },
    { "America/St_Johns", "2010-11-06", "23:30", "2010-11-07T02:00:00Z" },
    { "America/St_Johns", "2010-11-07", "00:00", "2010-11-07T02:30:00Z" },
    { "America/St_Johns", "2010-11-07", "00:01", "2010-11-07T03:31:00Z" },
    { "America/Nuuk", "2026-03-28", "23:30", "2026-03-29T01:00:00Z" },
    { "America/Nuuk", "2026-10-24", "23:30", "2026-10-25T00:30:00Z" },
    { "America/Nuuk", "2026-10-25", "00:00", "2026-10-25T02:00:00Z" },
    { "Antarctica/Troll", "2026-03-29", "02:30", "2026-03-29T01:00:00Z" },
    { "Pacific/Chatham", "2026-09-27", "03:00", "2026-09-26T14:00:00Z" },
    { "Asia/Kathmandu", "2026-07-01", "10:30", "2026-07-01T04:45:00Z" },
    { "UTC", "1969-12-31", "23:59", "1969-12-31T23:59:00Z" },
    { "UTC", "0001-01-01", "00:00", NULL },
    { "UTC", "9999-12-31", "23:59", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (rows[i].zone);
    const GDate day = nabij_written_day (rows[i].day);
    gint64      at_us = -1;
    int         minute;

    g_test_message ("%s %s %s", rows[i].zone, rows[i].day, rows[i].time);
    g_assert_nonnull (zone);
    g_assert_true (nabij_reminder_minute_from_text (rows[i].time, &minute));
    g_assert_true (nabij_schedule_instant_of (zone, &day, minute, &at_us) == (rows[i].instant != NULL));
    g_assert_cmpint (at_us, ==, rows[i].instant != NULL ? nabij_written_instant (rows[i].instant) : -1);
  }
}

static void
test_finds_the_end_of_the_day (void)
{
  static const struct {
    const char *zone;
    const char *now;
    const char *end;
  } rows[] = {
    { "Europe/Amsterdam", "2026-06-01T12:00:00Z", "2026-06-01T22:00:00Z" },
    { "Europe/Amsterdam", "2026-06-01T21:59:59.999Z", "2026-06-01T22:00:00Z" },
    { "Europe/Amsterdam", "2026-06-01T22:00:00Z", "2026-06-02T22:00:00Z" },
    { "Europe/Amsterdam", "2026-03-29T00:30:00Z", "2026-03-29T22:00:00Z" },
    { "Europe/Amsterdam", "2026-10-25T00:30:00Z", "2026-10-25T23:00:00Z" },
    /* Midnight is skipped. */
    { "Africa/Cairo", "2026-04-23T12:00:00Z", "2026-04-23T22:00:00Z" },
    /* The last hour of Saturday occurs twice; once Sunday had already begun, for a minute. */
    { "America/Nuuk", "2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z" },
    { "America/Nuuk", "2026-10-25T01:30:00Z", "2026-10-25T02:00:00Z" },
    { "America/St_Johns", "2010-11-07T02:00:00Z", "2010-11-07T02:30:00Z" },
    { "America/St_Johns", "2010-11-07T03:00:00Z", "2010-11-07T03:30:00Z" },
    /* The day after is left out. */
    { "Pacific/Apia", "2011-12-30T09:00:00Z", "2011-12-30T10:00:00Z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (rows[i].zone);

    g_test_message ("%s %s", rows[i].zone, rows[i].now);
    g_assert_cmpint (nabij_schedule_end_of_day (zone, nabij_written_instant (rows[i].now)), ==, nabij_written_instant (rows[i].end));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/schedule/finds-the-instant-of-a-civil-time", test_finds_the_instant_of_a_civil_time);
  g_test_add_func ("/nabij/core/schedule/finds-the-end-of-the-day", test_finds_the_end_of_the_day);

  return g_test_run ();
}
