/* nabij-clock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-clock.h"

#include <time.h>

G_DEFINE_INTERFACE (NabijClock, nabij_clock, G_TYPE_OBJECT)

struct _NabijSystemClock {
  GObject parent_instance;
};

static void nabij_system_clock_clock_init (NabijClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NabijSystemClock, nabij_system_clock, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (NABIJ_TYPE_CLOCK, nabij_system_clock_clock_init))

static gint64
nabij_system_clock_get_monotonic_us (NabijClock *self)
{
  return g_get_monotonic_time ();
}

static gint64
nabij_system_clock_get_asleep_us (NabijClock *self)
{
  struct timespec boot;

  /* CLOCK_BOOTTIME goes on while the computer sleeps; CLOCK_MONOTONIC does not. */
  if (clock_gettime (CLOCK_BOOTTIME, &boot) != 0)
    return 0;

  return (gint64)boot.tv_sec * G_USEC_PER_SEC + boot.tv_nsec / 1000 - g_get_monotonic_time ();
}

static NabijInstant
nabij_system_clock_get_now (NabijClock *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return (NabijInstant){
    .utc_us = g_date_time_to_unix (now) * G_USEC_PER_SEC + g_date_time_get_microsecond (now),
    .offset_s = (int)(g_date_time_get_utc_offset (now) / G_USEC_PER_SEC),
  };
}

static void
nabij_system_clock_clock_init (NabijClockInterface *iface)
{
  iface->get_monotonic_us = nabij_system_clock_get_monotonic_us;
  iface->get_asleep_us = nabij_system_clock_get_asleep_us;
  iface->get_now = nabij_system_clock_get_now;
}

static void
nabij_clock_default_init (NabijClockInterface *iface)
{
}

static void
nabij_system_clock_class_init (NabijSystemClockClass *klass)
{
}

static void
nabij_system_clock_init (NabijSystemClock *self)
{
}

/**
 * nabij_system_clock_new:
 *
 * Makes the clock of the computer.
 *
 * Returns: (transfer full): the clock
 */
NabijClock *
nabij_system_clock_new (void)
{
  return g_object_new (NABIJ_TYPE_SYSTEM_CLOCK, NULL);
}

/**
 * nabij_clock_get_monotonic_us:
 * @self: a clock
 *
 * Tells a time that only goes forward, and stands still while the computer sleeps.
 *
 * Returns: microseconds since some moment
 */
gint64
nabij_clock_get_monotonic_us (NabijClock *self)
{
  g_return_val_if_fail (NABIJ_IS_CLOCK (self), 0);

  return NABIJ_CLOCK_GET_IFACE (self)->get_monotonic_us (self);
}

/**
 * nabij_clock_get_asleep_us:
 * @self: a clock
 *
 * Tells how long the computer has slept. A value that has grown means that it slept in between.
 *
 * Returns: microseconds since the computer was started
 */
gint64
nabij_clock_get_asleep_us (NabijClock *self)
{
  g_return_val_if_fail (NABIJ_IS_CLOCK (self), 0);

  return NABIJ_CLOCK_GET_IFACE (self)->get_asleep_us (self);
}

/**
 * nabij_clock_get_now:
 * @self: a clock
 *
 * Tells the present moment and the offset of the local zone.
 *
 * Returns: the moment
 */
NabijInstant
nabij_clock_get_now (NabijClock *self)
{
  g_return_val_if_fail (NABIJ_IS_CLOCK (self), ((NabijInstant){ 0, 0 }));

  return NABIJ_CLOCK_GET_IFACE (self)->get_now (self);
}

/**
 * nabij_instant_to_local:
 * @instant: a moment
 *
 * Gives the civil date and time as the clock on the wall showed it at that moment and place.
 *
 * Returns: (transfer full) (nullable): the date and time, or `NULL` outside the years 1 to 9999
 */
GDateTime *
nabij_instant_to_local (const NabijInstant *instant)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) whole = NULL;
  gint64 seconds;
  gint64 rest_us;

  g_return_val_if_fail (instant != NULL, NULL);

  seconds = instant->utc_us / G_USEC_PER_SEC;
  rest_us = instant->utc_us % G_USEC_PER_SEC;
  if (rest_us < 0) {
    seconds -= 1;
    rest_us += G_USEC_PER_SEC;
  }

  utc = g_date_time_new_from_unix_utc (seconds);
  if (utc == NULL)
    return NULL;

  whole = g_date_time_add (utc, rest_us);
  if (whole == NULL)
    return NULL;

  zone = g_time_zone_new_offset (instant->offset_s);
  return g_date_time_to_timezone (whole, zone);
}

/**
 * nabij_instant_get_day:
 * @instant: a moment
 * @day: (out caller-allocates): the civil day there and then
 *
 * Tells which day a moment belongs to, where it was.
 *
 * Returns: `FALSE`, and an invalid day, where the moment is beyond all calendars
 */
gboolean
nabij_instant_get_day (const NabijInstant *instant,
                       GDate              *day)
{
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (instant != NULL, FALSE);
  g_return_val_if_fail (day != NULL, FALSE);

  g_date_clear (day, 1);
  local = nabij_instant_to_local (instant);
  if (local == NULL)
    return FALSE;

  g_date_set_dmy (day, (GDateDay)g_date_time_get_day_of_month (local),
                  (GDateMonth)g_date_time_get_month (local), (GDateYear)g_date_time_get_year (local));
  return TRUE;
}
