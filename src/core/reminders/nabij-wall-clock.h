/* nabij-wall-clock.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define NABIJ_SECONDS_A_DAY (24 * 60 * 60)
#define NABIJ_JULIAN_MAX 3652059 /* for GDate, the last day of 9999 */

/**
 * NabijWallClock:
 *
 * What the clock on the wall shows in a zone over a span of time. The zone is asked once, when it is
 * made; after that it is arithmetic. What the clock shows is told in *civil seconds*: the seconds from
 * 1970 to that date and time, as if they were of UTC.
 */
typedef struct _NabijWallClock NabijWallClock;

NabijWallClock *nabij_wall_clock_new (GTimeZone *zone,
                                      gint64     from_s,
                                      gint64     until_s) G_GNUC_WARN_UNUSED_RESULT;
void            nabij_wall_clock_free (NabijWallClock *self);
gint64          nabij_wall_clock_at (NabijWallClock *self,
                                     gint64          instant_s);
gint64          nabij_wall_clock_find (NabijWallClock *self,
                                       gint64          civil_s);

gint64   nabij_civil_get_day (gint64 civil_s);
int      nabij_civil_get_minute (gint64 civil_s);
gint64   nabij_civil_from_date (const GDate *date);
gboolean nabij_civil_to_date (gint64 civil_s,
                              GDate *date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijWallClock, nabij_wall_clock_free)

G_END_DECLS
