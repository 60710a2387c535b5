/* nabij-reminder-practice-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * NabijReminderPracticeRow:
 *
 * What a reminder is for. The row opens for the choice.
 */
#define NABIJ_TYPE_REMINDER_PRACTICE_ROW (nabij_reminder_practice_row_get_type ())
G_DECLARE_FINAL_TYPE (NabijReminderPracticeRow, nabij_reminder_practice_row, NABIJ, REMINDER_PRACTICE_ROW, AdwExpanderRow)

void        nabij_reminder_practice_row_set_services (NabijReminderPracticeRow *self,
                                                      NabijServices            *services);
void        nabij_reminder_practice_row_set_practice (NabijReminderPracticeRow *self,
                                                      const char               *practice_id);
const char *nabij_reminder_practice_row_get_practice (NabijReminderPracticeRow *self);

G_END_DECLS
