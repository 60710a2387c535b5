/* nabij-reminder-state.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijReminderState:
 *
 * A card that says why no reminder comes now, and how that ends. It hides itself where they do come.
 */
#define NABIJ_TYPE_REMINDER_STATE (nabij_reminder_state_get_type ())
G_DECLARE_FINAL_TYPE (NabijReminderState, nabij_reminder_state, NABIJ, REMINDER_STATE, GtkWidget)

void     nabij_reminder_state_set_services (NabijReminderState *self,
                                            NabijServices      *services);
void     nabij_reminder_state_show (NabijReminderState *self);
gboolean nabij_reminder_state_is_silent (NabijReminderState *self);

G_END_DECLS
