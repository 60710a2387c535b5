/* nabij-day-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-day-words.h"

#include <glib/gi18n-lib.h>

#define DAY_US (24 * G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

/* The parts of a day, as people speak of them. */
#define MORNING_HOUR 6
#define AFTERNOON_HOUR 12
#define EVENING_HOUR 18
#define NIGHT_HOUR 22

/* The clock on the wall as civil days since the first of January 1970, and the hour. */
static gint64
split_wall (const NabijInstant *instant,
            int                *hour)
{
  const gint64 wall_us = instant->utc_us + (gint64)instant->offset_s * G_USEC_PER_SEC;
  const gint64 day = wall_us / DAY_US - (wall_us % DAY_US < 0 ? 1 : 0);

  *hour = (int)((wall_us - day * DAY_US) / HOUR_US);
  return day;
}

static const char *
from_today (int hour,
            int hour_now)
{
  if (hour < MORNING_HOUR)
    return hour_now < MORNING_HOUR ? _ ("From tonight") : _ ("From last night");
  if (hour < AFTERNOON_HOUR)
    return _ ("From this morning");
  if (hour < EVENING_HOUR)
    return _ ("From this afternoon");

  return _ ("From this evening");
}

static const char *
from_yesterday (int hour,
                int hour_now)
{
  /* The small hours belong to no day by which people call them. */
  if (hour < MORNING_HOUR)
    return _ ("From yesterday");
  if (hour < AFTERNOON_HOUR)
    return _ ("From yesterday morning");
  if (hour < EVENING_HOUR)
    return _ ("From yesterday afternoon");
  if (hour < NIGHT_HOUR)
    return _ ("From yesterday evening");

  return hour_now < MORNING_HOUR ? _ ("From tonight") : _ ("From last night");
}

/**
 * nabij_day_words_from:
 * @instant: when something was
 * @now: the present moment
 *
 * Says from when it is, as one would to somebody: days and hours are those of the clock on the wall at
 * each place. What seems to come later, after a clock was set back, is from today.
 *
 * Returns: (transfer none): for example "From yesterday evening", translated
 */
const char *
nabij_day_words_from (const NabijInstant *instant,
                      const NabijInstant *now)
{
  int    hour;
  int    hour_now;
  gint64 days;

  g_return_val_if_fail (instant != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  days = -split_wall (instant, &hour);
  days += split_wall (now, &hour_now);
  if (days <= 0)
    return days == 0 ? from_today (hour, hour_now) : _ ("From today");
  if (days == 1)
    return from_yesterday (hour, hour_now);

  return days < 7 ? _ ("From some days ago") : _ ("From a while ago");
}
