/* nabij-reminder-look.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijReminderLook:
 *
 * How reminders come: what they say, under which name, with or without sound; and one to try.
 */
#define NABIJ_TYPE_REMINDER_LOOK (nabij_reminder_look_get_type ())
G_DECLARE_FINAL_TYPE (NabijReminderLook, nabij_reminder_look, NABIJ, REMINDER_LOOK, GtkWidget)

void nabij_reminder_look_set_services (NabijReminderLook *self,
                                       NabijServices     *services);

G_END_DECLS
