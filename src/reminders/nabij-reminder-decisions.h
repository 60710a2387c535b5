/* nabij-reminder-decisions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-reminder-settings.h"

G_BEGIN_DECLS

/**
 * NabijReminderDecisions:
 *
 * What the person has decided, as it is now, and the one thing that the agent decides: to be quiet by
 * itself.
 */
typedef struct _NabijReminderDecisions NabijReminderDecisions;

NabijReminderDecisions *nabij_reminder_decisions_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void                    nabij_reminder_decisions_free (NabijReminderDecisions *self);
gboolean                nabij_reminder_decisions_read (NabijReminderDecisions *self,
                                                       gint64                  now_us);
NabijReminderSettings  *nabij_reminder_decisions_get (NabijReminderDecisions *self);
gint64                  nabij_reminder_decisions_get_end_us (NabijReminderDecisions *self,
                                                             gint64                  now_us);
void                    nabij_reminder_decisions_rest (NabijReminderDecisions *self,
                                                       gint64                  now_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijReminderDecisions, nabij_reminder_decisions_free)

G_END_DECLS
