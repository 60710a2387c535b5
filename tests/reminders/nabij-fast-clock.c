/* nabij-fast-clock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libfaketime stands before the C library of the program, answers what time it is and converts the
 * absolute moments of a timer. It reads a file for it each time, and so a test moves the clock by
 * writing that file; a timer that was set before ends when it would have ended, and finds the new time,
 * as after the sleep of a computer. Only the clock on the wall is changed: what a program measures with
 * the monotonic one, such as how long it waits for an answer, takes as long as ever.
 */

#include "config.h"

#include "nabij-fast-clock.h"

struct _NabijFastClock {
  char  *path;
  gint64 base_us;  /* what it shows … */
  gint64 since_us; /* … at this moment of the monotonic clock; from then on it goes at the speed */
  gint64 began_us; /* when the program began, from which libfaketime counts */
  double speed;
};

/* Each family of systems has another place for it. */
static const char *
find_library (void)
{
  static const char *const places[] = {
    "/usr/lib/" NABIJ_TEST_MULTIARCH "/faketime/libfaketimeMT.so.1",
    "/usr/lib64/faketime/libfaketimeMT.so.1",
    "/usr/lib/faketime/libfaketimeMT.so.1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_file_test (places[i], G_FILE_TEST_EXISTS))
      return places[i];
  g_error ("libfaketime is not there: ./dev test installs it");
}

/* libfaketime adds to the moment in its file what has passed since the program began. */
static void
write_file (NabijFastClock *self)
{
  gint64           at_us = self->base_us - (gint64)((double)(self->since_us - self->began_us) * self->speed);
  g_autofree char *text = g_strdup_printf ("@%" G_GINT64_FORMAT " x%g\n", at_us / G_USEC_PER_SEC, self->speed);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->path, text, -1, &error);
  g_assert_no_error (error);
}

/**
 * nabij_fast_clock_new:
 * @path: (type filename): where libfaketime is told the time
 *
 * Makes a clock; it is to be set before it is used.
 *
 * Returns: (transfer full): the clock
 */
NabijFastClock *
nabij_fast_clock_new (const char *path)
{
  NabijFastClock *self = g_new0 (NabijFastClock, 1);

  self->path = g_strdup (path);
  return self;
}

/**
 * nabij_fast_clock_free:
 * @self: (transfer full): a clock
 *
 * Frees it. The file stays.
 */
void
nabij_fast_clock_free (NabijFastClock *self)
{
  g_free (self->path);
  g_free (self);
}

/**
 * nabij_fast_clock_add_to:
 * @self: a clock
 * @environment: (transfer full): the variables of the program that is to see it
 *
 * Returns: (transfer full): the variables with those that are needed
 */
char **
nabij_fast_clock_add_to (NabijFastClock *self,
                         char          **environment)
{
  environment = g_environ_setenv (environment, "LD_PRELOAD", find_library (), TRUE);
  environment = g_environ_setenv (environment, "FAKETIME_TIMESTAMP_FILE", self->path, TRUE);
  environment = g_environ_setenv (environment, "FAKETIME_NO_CACHE", "1", TRUE);
  environment = g_environ_setenv (environment, "FAKETIME_DONT_FAKE_MONOTONIC", "1", TRUE);
  environment = g_environ_setenv (environment, "FAKETIME_FMT", "%s", TRUE);
  return g_environ_setenv (environment, "NO_FAKE_STAT", "1", TRUE);
}

/**
 * nabij_fast_clock_begin:
 * @self: a clock
 *
 * To be called right before a program is started that is to see it.
 */
void
nabij_fast_clock_begin (NabijFastClock *self)
{
  self->base_us = nabij_fast_clock_get_now (self);
  self->since_us = self->began_us = g_get_monotonic_time ();
  write_file (self);
}

/**
 * nabij_fast_clock_set:
 * @self: a clock
 * @utc: a moment in UTC, as `2026-03-29 00:59:30`
 * @speed: how much faster it goes than the real one
 *
 * Sets the clock. A program that sleeps until a moment sleeps for as long as it would have.
 */
void
nabij_fast_clock_set (NabijFastClock *self,
                      const char     *utc,
                      double          speed)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (utc, zone);

  g_assert_nonnull (at);
  self->base_us = g_date_time_to_unix (at) * G_USEC_PER_SEC;
  self->since_us = g_get_monotonic_time ();
  self->speed = speed;
  write_file (self);
}

/**
 * nabij_fast_clock_get_now:
 * @self: a clock
 *
 * Reads the clock. It may be off by the time that the program took to start, times the speed.
 *
 * Returns: the time, in UTC microseconds
 */
gint64
nabij_fast_clock_get_now (NabijFastClock *self)
{
  return self->base_us + (gint64)((double)(g_get_monotonic_time () - self->since_us) * self->speed);
}
