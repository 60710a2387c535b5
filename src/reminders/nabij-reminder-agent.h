/* nabij-reminder-agent.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"
#include "nabij-notifier.h"
#include "nabij-reminder-history.h"
#include "nabij-reminder-settings.h"

G_BEGIN_DECLS

/**
 * NabijReminderAgent:
 *
 * Decides what is shown and taken back. It has no timer of its own: `wake-us` says when it wants to be
 * woken, in UTC microseconds (`G_MAXINT64` for never), and whoever owns it calls
 * nabij_reminder_agent_wake() then, and whenever the clock, the zone or the settings may have changed.
 *
 * Signals: `open (practice, token)` when the person wants the program, with `NULL` for Today.
 */
#define NABIJ_TYPE_REMINDER_AGENT (nabij_reminder_agent_get_type ())
G_DECLARE_FINAL_TYPE (NabijReminderAgent, nabij_reminder_agent, NABIJ, REMINDER_AGENT, GObject)

NabijReminderAgent *nabij_reminder_agent_new (GSettings     *settings,
                                              NabijClock    *clock,
                                              NabijNotifier *notifier,
                                              const char    *state_path) G_GNUC_WARN_UNUSED_RESULT;
void                nabij_reminder_agent_set_zone (NabijReminderAgent *self,
                                                   GTimeZone          *zone);
void                nabij_reminder_agent_wake (NabijReminderAgent *self);
gint64              nabij_reminder_agent_get_wake_us (NabijReminderAgent *self);
gboolean            nabij_reminder_agent_is_needed (NabijReminderAgent *self); /* one is on, or something is shown */
GArray             *nabij_reminder_agent_list (NabijReminderAgent *self,
                                               guint               n_max) G_GNUC_WARN_UNUSED_RESULT;
void                nabij_reminder_agent_withdraw_all (NabijReminderAgent *self);
void                nabij_reminder_agent_test_async (NabijReminderAgent *self,
                                                     const char         *id,
                                                     GCancellable       *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer            user_data);
gboolean            nabij_reminder_agent_test_finish (NabijReminderAgent *self,
                                                      GAsyncResult       *result,
                                                      gboolean           *has_buttons,
                                                      GError            **error);

G_END_DECLS
