/* nabij-reminder-service.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-reminder-agent.h"

G_BEGIN_DECLS

/**
 * NabijReminderService:
 *
 * What the agent can be asked over the bus: see nabij-reminders-bus.h.
 *
 * Signals: `called ()` when somebody asks.
 */
#define NABIJ_TYPE_REMINDER_SERVICE (nabij_reminder_service_get_type ())
G_DECLARE_FINAL_TYPE (NabijReminderService, nabij_reminder_service, NABIJ, REMINDER_SERVICE, GObject)

NabijReminderService *nabij_reminder_service_new (NabijReminderAgent *agent,
                                                  GDBusConnection    *bus,
                                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
