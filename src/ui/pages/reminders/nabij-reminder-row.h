/* nabij-reminder-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * NabijReminderRow:
 *
 * One reminder in the list: what it is for, when it comes, and a switch. The rest is behind it.
 */
#define NABIJ_TYPE_REMINDER_ROW (nabij_reminder_row_get_type ())
G_DECLARE_FINAL_TYPE (NabijReminderRow, nabij_reminder_row, NABIJ, REMINDER_ROW, AdwActionRow)

GtkWidget *nabij_reminder_row_new (const char *id) G_GNUC_WARN_UNUSED_RESULT;

const char *nabij_reminder_row_get_id (NabijReminderRow *self);
void        nabij_reminder_row_show (NabijReminderRow    *self,
                                     NabijServices       *services,
                                     const NabijReminder *reminder);
void        nabij_reminder_row_show_on (NabijReminderRow *self,
                                        gboolean          on);

G_END_DECLS
