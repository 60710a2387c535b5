/* nabij-reminder-check-ins.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijReminderCheckIns:
 *
 * Whether a check-in is offered after a birth, and when the next one is. It is only shown in the season
 * after a birth.
 */
#define NABIJ_TYPE_REMINDER_CHECK_INS (nabij_reminder_check_ins_get_type ())
G_DECLARE_FINAL_TYPE (NabijReminderCheckIns, nabij_reminder_check_ins, NABIJ, REMINDER_CHECK_INS, GtkWidget)

void nabij_reminder_check_ins_set_services (NabijReminderCheckIns *self,
                                            NabijServices         *services);

G_END_DECLS
