/* nabij-night.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-night.h"

#define NIGHT_BEGINS_AT_HOUR 22
#define NIGHT_ENDS_AT_HOUR 7

/**
 * nabij_night_at_hour:
 * @hour: an hour of the clock on the wall, 0 to 23
 *
 * The one place that decides when it is night: from 22:00 until 7:00.
 *
 * Returns: `TRUE` at night
 */
gboolean
nabij_night_at_hour (int hour)
{
  g_return_val_if_fail (hour >= 0 && hour <= 23, FALSE);

  return hour >= NIGHT_BEGINS_AT_HOUR || hour < NIGHT_ENDS_AT_HOUR;
}

/**
 * nabij_night_at:
 * @instant: a moment
 *
 * Tells whether it is night at that moment, where the person is.
 *
 * Returns: `TRUE` at night
 */
gboolean
nabij_night_at (const NabijInstant *instant)
{
  g_autoptr (GDateTime) local = nabij_instant_to_local (instant);

  return local != NULL && nabij_night_at_hour (g_date_time_get_hour (local));
}
