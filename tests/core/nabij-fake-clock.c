/* nabij-fake-clock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A clock that goes when a test says so. It starts on 17 November 2026 at some hour, in Amsterdam.
 */

#include "config.h"

#include "nabij-fake-clock.h"

struct _NabijFakeClock {
  GObject parent_instance;

  gint64       monotonic_us;
  gint64       asleep_us;
  NabijInstant now;
};

static void nabij_fake_clock_clock_init (NabijClockInterface *iface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (NabijFakeClock, nabij_fake_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (NABIJ_TYPE_CLOCK, nabij_fake_clock_clock_init))
/* clang-format on */

static gint64
nabij_fake_clock_get_monotonic_us (NabijClock *clock)
{
  return NABIJ_FAKE_CLOCK (clock)->monotonic_us;
}

static gint64
nabij_fake_clock_get_asleep_us (NabijClock *clock)
{
  return NABIJ_FAKE_CLOCK (clock)->asleep_us;
}

static NabijInstant
nabij_fake_clock_get_now (NabijClock *clock)
{
  return NABIJ_FAKE_CLOCK (clock)->now;
}

static void
nabij_fake_clock_clock_init (NabijClockInterface *iface)
{
  iface->get_monotonic_us = nabij_fake_clock_get_monotonic_us;
  iface->get_asleep_us = nabij_fake_clock_get_asleep_us;
  iface->get_now = nabij_fake_clock_get_now;
}

static void
nabij_fake_clock_class_init (NabijFakeClockClass *klass)
{
}

static void
nabij_fake_clock_init (NabijFakeClock *self)
{
  self->monotonic_us = 1000 * (gint64)G_USEC_PER_SEC;
}

NabijFakeClock *
nabij_fake_clock_new (int hour)
{
  NabijFakeClock *self = g_object_new (NABIJ_TYPE_FAKE_CLOCK, NULL);
  g_autoptr (GDateTime) midnight = g_date_time_new_utc (2026, 11, 17, 0, 0, 0.0);

  self->now.offset_s = 3600;
  self->now.utc_us = (g_date_time_to_unix (midnight) + (hour - 1) * 3600) * G_USEC_PER_SEC;
  return self;
}

void
nabij_fake_clock_pass (NabijFakeClock *self,
                       gint64          us)
{
  self->monotonic_us += us;
  self->now.utc_us += us;
}

void
nabij_fake_clock_sleep (NabijFakeClock *self,
                        gint64          us)
{
  self->asleep_us += us;
  self->now.utc_us += us;
}
