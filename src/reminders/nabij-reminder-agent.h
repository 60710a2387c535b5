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
 * Decides what is shown and taken back. It has no timer of its own: nabij_reminder_agent_get_wake_us()
 * says when it wants to be woken, and whoever owns it calls nabij_reminder_agent_wake() then, and
 * whenever the clock was set. Of the settings it hears by itself.
 *
 * Each turn of a reminder is noted before it is shown, so that it never comes twice, whatever ends in
 * between. What was not to be shown because no server was there comes within its hour when one is.
 *
 * Signals: `looked ()` after it has looked at everything anew; `open (practice, token)` when the person
 * wants the program, with `NULL` for *Today*.
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
void                nabij_reminder_agent_server_came (NabijReminderAgent *self);
gint64              nabij_reminder_agent_get_wake_us (NabijReminderAgent *self);
gboolean            nabij_reminder_agent_is_needed (NabijReminderAgent *self);
gboolean            nabij_reminder_agent_is_showing (NabijReminderAgent *self);
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
