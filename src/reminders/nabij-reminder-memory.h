/* nabij-reminder-memory.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-shown-notice.h"

G_BEGIN_DECLS

/**
 * NabijReminderMemory:
 *
 * What the agent remembers, also after it was started anew: the history, when each reminder comes, and
 * what is shown.
 */
typedef struct _NabijReminderMemory NabijReminderMemory;

NabijReminderMemory  *nabij_reminder_memory_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void                  nabij_reminder_memory_free (NabijReminderMemory *self);
NabijReminderHistory *nabij_reminder_memory_get_history (NabijReminderMemory *self);
GStrv                 nabij_reminder_memory_take_traces (NabijReminderMemory *self) G_GNUC_WARN_UNUSED_RESULT;
void                  nabij_reminder_memory_forget (NabijReminderMemory *self);
void                  nabij_reminder_memory_save (NabijReminderMemory *self,
                                                  const char *const   *traces);
GArray               *nabij_reminder_memory_take_turns (NabijReminderMemory   *self,
                                                        NabijReminderSettings *settings,
                                                        GTimeZone             *zone,
                                                        gint64                 now_us,
                                                        gboolean               past_is_over) G_GNUC_WARN_UNUSED_RESULT;
gboolean              nabij_turn_may_still_come (const NabijTurn       *turn,
                                                 NabijReminderSettings *settings,
                                                 GTimeZone             *zone,
                                                 gint64                 now_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijReminderMemory, nabij_reminder_memory_free)

G_END_DECLS
