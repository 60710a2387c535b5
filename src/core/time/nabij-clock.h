/* nabij-clock.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * NabijInstant:
 * @utc_us: microseconds since 1970 in UTC
 * @offset_s: how many seconds the local clock was ahead of UTC at that place and time
 *
 * A moment, and what the clock on the wall said.
 */
typedef struct {
  gint64 utc_us;
  int    offset_s;
} NabijInstant;

#define NABIJ_TYPE_CLOCK (nabij_clock_get_type ())
G_DECLARE_INTERFACE (NabijClock, nabij_clock, NABIJ, CLOCK, GObject)

/**
 * NabijClockInterface:
 * @get_monotonic_us: time that only goes forward and stands still while the computer sleeps
 * @get_asleep_us: how long the computer has slept since it was started
 * @get_now: the present moment
 *
 * One of the four edges of the program: where time comes from.
 */
struct _NabijClockInterface {
  GTypeInterface parent_iface;

  gint64 (*get_monotonic_us) (NabijClock *self);
  gint64 (*get_asleep_us) (NabijClock *self);
  NabijInstant (*get_now) (NabijClock *self);
};

gint64       nabij_clock_get_monotonic_us (NabijClock *self);
gint64       nabij_clock_get_asleep_us (NabijClock *self);
NabijInstant nabij_clock_get_now (NabijClock *self);
GDateTime   *nabij_instant_to_local (const NabijInstant *instant) G_GNUC_WARN_UNUSED_RESULT;
gboolean     nabij_instant_get_day (const NabijInstant *instant,
                                    GDate              *day);

#define NABIJ_TYPE_SYSTEM_CLOCK (nabij_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (NabijSystemClock, nabij_system_clock, NABIJ, SYSTEM_CLOCK, GObject)

NabijClock *nabij_system_clock_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
