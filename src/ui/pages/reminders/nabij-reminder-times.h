/* nabij-reminder-times.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-reminder-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijReminderTimes:
 *
 * The times of a reminder, from one to `NABIJ_REMINDER_N_TIMES_MAX`. One in the quiet hours is asked about.
 */
#define NABIJ_TYPE_REMINDER_TIMES (nabij_reminder_times_get_type ())
G_DECLARE_FINAL_TYPE (NabijReminderTimes, nabij_reminder_times, NABIJ, REMINDER_TIMES, GtkWidget)

void nabij_reminder_times_set_keeper (NabijReminderTimes  *self,
                                      NabijReminderKeeper *keeper);
void nabij_reminder_times_set_times (NabijReminderTimes  *self,
                                     const NabijReminder *reminder);
void nabij_reminder_times_get_times (NabijReminderTimes *self,
                                     NabijReminder      *reminder);

G_END_DECLS
