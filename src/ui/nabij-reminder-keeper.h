/* nabij-reminder-keeper.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-autostart.h"
#include "nabij-clock.h"
#include "nabij-reminder-link.h"
#include "nabij-reminder-settings.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NabijReminderKeeper:
 *
 * What the pages know of the reminders. It reads and writes the settings, and sees to it that the agent
 * runs at log-in while one is on, and only then. `changed` is emitted after every change, also one that
 * was made elsewhere.
 */
#define NABIJ_TYPE_REMINDER_KEEPER (nabij_reminder_keeper_get_type ())
G_DECLARE_FINAL_TYPE (NabijReminderKeeper, nabij_reminder_keeper, NABIJ, REMINDER_KEEPER, GObject)

NabijReminderKeeper *nabij_reminder_keeper_new (GSettings  *settings,
                                                NabijClock *clock) G_GNUC_WARN_UNUSED_RESULT;

void nabij_reminder_keeper_set_edges (NabijReminderKeeper *self,
                                      NabijAutostart      *autostart,
                                      NabijReminderLink   *link);
void nabij_reminder_keeper_bring_in_line (NabijReminderKeeper *self);

NabijReminderSettings *nabij_reminder_keeper_get_settings (NabijReminderKeeper *self);

gboolean nabij_reminder_keeper_put (NabijReminderKeeper *self,
                                    const NabijReminder *reminder);
gboolean nabij_reminder_keeper_put_back (NabijReminderKeeper *self,
                                         const NabijReminder *reminder,
                                         guint                place);
guint    nabij_reminder_keeper_remove (NabijReminderKeeper *self,
                                       const char          *id);
void     nabij_reminder_keeper_remove_broken (NabijReminderKeeper *self,
                                              guint                number);
void     nabij_reminder_keeper_put_back_broken (NabijReminderKeeper *self,
                                                GVariant            *value);

NabijReminder *nabij_reminder_keeper_dup_first (NabijReminderKeeper *self,
                                                const char          *id) G_GNUC_WARN_UNUSED_RESULT;

void     nabij_reminder_keeper_switch_async (NabijReminderKeeper *self,
                                             const char          *id,
                                             gboolean             on,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean nabij_reminder_keeper_switch_finish (NabijReminderKeeper *self,
                                              GAsyncResult        *result,
                                              GError             **error);

void     nabij_reminder_keeper_test_async (NabijReminderKeeper *self,
                                           const char          *id,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean nabij_reminder_keeper_test_finish (NabijReminderKeeper *self,
                                            GAsyncResult        *result,
                                            gboolean            *has_buttons,
                                            GError             **error);

void       nabij_reminder_keeper_set_quiet_hours (NabijReminderKeeper *self,
                                                  int                  from,
                                                  int                  until);
void       nabij_reminder_keeper_not_today (NabijReminderKeeper *self);
void       nabij_reminder_keeper_pause_for_a_week (NabijReminderKeeper *self);
void       nabij_reminder_keeper_go_on (NabijReminderKeeper *self);
GTimeZone *nabij_reminder_keeper_dup_zone (NabijReminderKeeper *self) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_reminder_keeper_set_check_in (NabijReminderKeeper *self,
                                               gint64               at_us,
                                               gboolean             asked);

void nabij_reminder_keeper_note_practice (NabijReminderKeeper *self,
                                          const char          *practice_id);

void     nabij_reminder_keeper_forget_async (NabijReminderKeeper *self,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean nabij_reminder_keeper_forget_finish (NabijReminderKeeper *self,
                                              GAsyncResult        *result,
                                              GError             **error);

G_END_DECLS
