/* nabij-schedule.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-reminder-history.h"
#include "nabij-reminder-settings.h"

G_BEGIN_DECLS

#define NABIJ_SCHEDULE_GRACE_US NABIJ_REMINDER_GRACE_US

/**
 * NabijDue:
 * @reminder: (nullable): which one; it belongs to the settings
 * @at_us: when, in UTC microseconds
 * @day: on which civil day it is planned; of the check-in, which is planned for an instant, the day in UTC
 * @minute: at which time of that day, in minutes after midnight
 * @put_off: whether this is one that comes back after *Later*; then @day and @minute have no meaning
 *
 * A reminder at its moment.
 */
typedef struct {
  NabijReminder *reminder;
  gint64         at_us;
  GDate          day;
  int            minute;
  gboolean       put_off;
} NabijDue;

gboolean nabij_schedule_next (NabijReminderSettings *settings,
                              NabijReminderHistory  *history,
                              GTimeZone             *zone,
                              gint64                 now_us,
                              NabijDue              *due);
GArray  *nabij_schedule_list (NabijReminderSettings *settings,
                              NabijReminderHistory  *history,
                              GTimeZone             *zone,
                              gint64                 now_us,
                              guint                  n_max) G_GNUC_WARN_UNUSED_RESULT;
GArray  *nabij_schedule_list_due (NabijReminderSettings *settings,
                                  NabijReminderHistory  *history,
                                  GTimeZone             *zone,
                                  gint64                 now_us) G_GNUC_WARN_UNUSED_RESULT;
gboolean nabij_schedule_instant_of (GTimeZone   *zone,
                                    const GDate *day,
                                    int          minute,
                                    gint64      *at_us);
gint64   nabij_schedule_end_of_day (GTimeZone *zone,
                                    gint64     now_us);

G_END_DECLS
