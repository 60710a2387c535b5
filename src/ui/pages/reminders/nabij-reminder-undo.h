/* nabij-reminder-undo.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * NabijReminderUndo:
 *
 * Brings back what was removed, as long as a toast stands. What is removed meanwhile comes back with it.
 */
#define NABIJ_TYPE_REMINDER_UNDO (nabij_reminder_undo_get_type ())
G_DECLARE_FINAL_TYPE (NabijReminderUndo, nabij_reminder_undo, NABIJ, REMINDER_UNDO, GObject)

NabijReminderUndo *nabij_reminder_undo_new (AdwToastOverlay *toasts,
                                            NabijServices   *services) G_GNUC_WARN_UNUSED_RESULT;

void nabij_reminder_undo_offer (NabijReminderUndo   *self,
                                const NabijReminder *reminder,
                                guint                place);
void nabij_reminder_undo_offer_broken (NabijReminderUndo *self,
                                       GVariant          *value);

G_END_DECLS
