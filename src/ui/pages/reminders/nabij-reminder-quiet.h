/* nabij-reminder-quiet.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijReminderQuiet:
 *
 * When it is quiet: the hours of each day, the rest of this one, or a week.
 */
#define NABIJ_TYPE_REMINDER_QUIET (nabij_reminder_quiet_get_type ())
G_DECLARE_FINAL_TYPE (NabijReminderQuiet, nabij_reminder_quiet, NABIJ, REMINDER_QUIET, GtkWidget)

void nabij_reminder_quiet_set_keeper (NabijReminderQuiet  *self,
                                      NabijReminderKeeper *keeper);

G_END_DECLS
