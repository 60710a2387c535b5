/* nabij-written-time.c
 *
 * Times as a table of a test writes them down.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-written-time.h"

#include <stdio.h>

/**
 * nabij_written_instant:
 * @text: a time in the form of ISO 8601, in UTC where it names no offset
 *
 * Reads when something is. The test ends where it is no time.
 *
 * Returns: the time in UTC, in microseconds since 1970
 */
gint64
nabij_written_instant (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

/**
 * nabij_written_day:
 * @text: a day as in `2026-06-01`
 *
 * Reads a civil day. The test ends where it is none.
 *
 * Returns: the day
 */
GDate
nabij_written_day (const char *text)
{
  GDate date;
  guint year;
  guint month;
  guint day;

  g_assert_cmpint (sscanf (text, "%4u-%2u-%2u", &year, &month, &day), ==, 3);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return date;
}
