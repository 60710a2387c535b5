/* nabij-reminder-editor.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-reminder.h"
#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijReminderEditor:
 *
 * One reminder: what for, on which days, at what times, until when. What is changed is kept at once.
 */
#define NABIJ_TYPE_REMINDER_EDITOR (nabij_reminder_editor_get_type ())
G_DECLARE_FINAL_TYPE (NabijReminderEditor, nabij_reminder_editor, NABIJ, REMINDER_EDITOR, GtkWidget)

void nabij_reminder_editor_set_services (NabijReminderEditor *self,
                                         NabijServices       *services);
void nabij_reminder_editor_open (NabijReminderEditor *self,
                                 const NabijReminder *reminder);
void nabij_reminder_editor_close (NabijReminderEditor *self);
void nabij_reminder_editor_show_on (NabijReminderEditor *self,
                                    gboolean             on);
void nabij_reminder_editor_say (NabijReminderEditor *self,
                                const char          *words);

const NabijReminder *nabij_reminder_editor_get_reminder (NabijReminderEditor *self);

G_END_DECLS
