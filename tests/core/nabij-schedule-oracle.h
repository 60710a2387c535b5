/* nabij-schedule-oracle.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-schedule.h"

G_BEGIN_DECLS

/**
 * NabijExpected:
 * @at_s: when, in seconds since 1970 in UTC
 * @order: which reminder of the settings
 * @civil_minute: the civil day and time, in minutes since 1970 as if of UTC
 *
 * A reminder that must come.
 */
typedef struct {
  gint64 at_s;
  guint  order;
  gint64 civil_minute;
} NabijExpected;

GPtrArray *nabij_schedule_oracle_list_zones (void) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_schedule_oracle_enter_zone (const char *zone);
gint64     nabij_schedule_oracle_get_wall (gint64 instant_s);
GArray    *nabij_schedule_oracle_list (NabijReminderSettings *settings,
                                       gint64                 after_s,
                                       gint64                 until_s) G_GNUC_WARN_UNUSED_RESULT;

NabijReminderSettings *nabij_schedule_oracle_make_settings (gint64 from_s,
                                                            gint64 until_s) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
