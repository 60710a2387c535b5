/* nabij-wall-clock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-wall-clock.h"

#define JULIAN_OF_1970 719163
#define SECONDS_A_MINUTE 60

/* A time during which the clock is ahead of UTC by the same. */
typedef struct {
  gint64 from_s;
  gint64 until_s;
  gint64 offset_s;
} Span;

struct _NabijWallClock {
  GArray *spans; /* (element-type Span), at least one, without a hole */
};

/* The first instant after @from_s at which the interval is another one than @interval; @until_s is such
 * an instant. GTimeZone does not tell when its intervals begin, but they follow each other. */
static gint64
find_change (GTimeZone *zone,
             int        interval,
             gint64     from_s,
             gint64     until_s)
{
  while (until_s - from_s > 1) {
    const gint64 middle_s = from_s + (until_s - from_s) / 2;

    if (g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, middle_s) == interval)
      from_s = middle_s;
    else
      until_s = middle_s;
  }
  return until_s;
}

/**
 * nabij_wall_clock_new:
 * @zone: a zone
 * @from_s: the first second that is asked for, since 1970 in UTC
 * @until_s: the first second after that, > @from_s
 *
 * Looks up what the clock on the wall shows. Only instants of UTC are asked of the zone: what a local time
 * means that is skipped or that occurs twice is decided by nabij_wall_clock_find(), and not by GLib.
 *
 * Returns: (transfer full): the clock
 */
NabijWallClock *
nabij_wall_clock_new (GTimeZone *zone,
                      gint64     from_s,
                      gint64     until_s)
{
  NabijWallClock *self;
  Span            span = { .from_s = from_s };
  int             interval;
  int             last;

  g_return_val_if_fail (zone != NULL, NULL);
  g_return_val_if_fail (from_s < until_s, NULL);

  self = g_new (NabijWallClock, 1);
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, from_s);
  last = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, until_s - 1);

  while (interval != last) {
    span.until_s = find_change (zone, interval, span.from_s, until_s - 1);
    span.offset_s = g_time_zone_get_offset (zone, interval);
    g_array_append_val (self->spans, span);
    span.from_s = span.until_s;
    interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, span.from_s);
  }

  span.until_s = until_s;
  span.offset_s = g_time_zone_get_offset (zone, interval);
  g_array_append_val (self->spans, span);
  return self;
}

/**
 * nabij_wall_clock_free:
 * @self: (transfer full): the clock
 *
 * Frees the clock.
 */
void
nabij_wall_clock_free (NabijWallClock *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->spans);
  g_free (self);
}

/**
 * nabij_wall_clock_at:
 * @self: the clock
 * @instant_s: an instant within its span, in seconds since 1970 in UTC
 *
 * Returns: what the clock shows then, in civil seconds
 */
gint64
nabij_wall_clock_at (NabijWallClock *self,
                     gint64          instant_s)
{
  guint number = 0;

  g_return_val_if_fail (self != NULL, 0);

  while (number + 1 < self->spans->len && g_array_index (self->spans, Span, number).until_s <= instant_s)
    number++;
  return instant_s + g_array_index (self->spans, Span, number).offset_s;
}

/**
 * nabij_wall_clock_find:
 * @self: the clock
 * @civil_s: a date and time, in civil seconds
 *
 * Finds the first instant of its span at which the clock shows a date and time, or has gone past it: of a
 * time that occurs twice the first, and for a time that is skipped the first instant after.
 *
 * Returns: the instant, in seconds since 1970 in UTC; `G_MAXINT64` where it is beyond the span
 */
gint64
nabij_wall_clock_find (NabijWallClock *self,
                       gint64          civil_s)
{
  g_return_val_if_fail (self != NULL, G_MAXINT64);

  for (guint i = 0; i < self->spans->len; i++) {
    const Span  *span = &g_array_index (self->spans, Span, i);
    const gint64 instant_s = MAX (span->from_s, civil_s - span->offset_s);

    if (instant_s < span->until_s)
      return instant_s;
  }
  return G_MAXINT64;
}

/**
 * nabij_civil_get_day:
 * @civil_s: a date and time, in civil seconds
 *
 * Returns: its day, in days since 1970, also before that
 */
gint64
nabij_civil_get_day (gint64 civil_s)
{
  return civil_s >= 0 ? civil_s / NABIJ_SECONDS_A_DAY : -((-civil_s + NABIJ_SECONDS_A_DAY - 1) / NABIJ_SECONDS_A_DAY);
}

/**
 * nabij_civil_get_minute:
 * @civil_s: a date and time, in civil seconds
 *
 * Returns: its time, in minutes after midnight, 0 to 1439
 */
int
nabij_civil_get_minute (gint64 civil_s)
{
  return (int)((civil_s - nabij_civil_get_day (civil_s) * NABIJ_SECONDS_A_DAY) / SECONDS_A_MINUTE);
}

/**
 * nabij_civil_from_date:
 * @date: a valid date
 *
 * Returns: the midnight with which it begins, in civil seconds
 */
gint64
nabij_civil_from_date (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), 0);

  return ((gint64)g_date_get_julian (date) - JULIAN_OF_1970) * NABIJ_SECONDS_A_DAY;
}

/**
 * nabij_civil_to_date:
 * @civil_s: a date and time, in civil seconds
 * @date: (out caller-allocates): its date
 *
 * Returns: `FALSE`, and an invalid date, outside of the years 1 to 9999
 */
gboolean
nabij_civil_to_date (gint64 civil_s,
                     GDate *date)
{
  const gint64 julian = nabij_civil_get_day (civil_s) + JULIAN_OF_1970;

  g_return_val_if_fail (date != NULL, FALSE);

  g_date_clear (date, 1);
  if (julian < 1 || julian > NABIJ_JULIAN_MAX)
    return FALSE;

  g_date_set_julian (date, (guint32)julian);
  return TRUE;
}
