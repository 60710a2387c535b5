/* nabij-reminder-history.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Unanswered this often in a row, they become quiet by themselves. */
#define NABIJ_REMINDER_N_UNANSWERED_MAX 5
/* *Later* comes back this often. */
#define NABIJ_REMINDER_N_LATER_MAX 2

/**
 * NabijReminderHistory:
 *
 * What the reminders have done: for each the last civil day and time that had its turn, what was put
 * off until later, and how many in a row were not answered. It has no file of its own: the agent keeps
 * it, as a key file.
 */
typedef struct _NabijReminderHistory NabijReminderHistory;

NabijReminderHistory *nabij_reminder_history_new (void) G_GNUC_WARN_UNUSED_RESULT;
NabijReminderHistory *nabij_reminder_history_new_from_key_file (GKeyFile *key_file) G_GNUC_WARN_UNUSED_RESULT;
void                  nabij_reminder_history_free (NabijReminderHistory *self);
void                  nabij_reminder_history_to_key_file (NabijReminderHistory *self,
                                                          GKeyFile             *key_file);

void     nabij_reminder_history_set_turn (NabijReminderHistory *self,
                                          const char           *id,
                                          const GDate          *day,
                                          int                   minute,
                                          gint64                at_us);
gboolean nabij_reminder_history_get_turn (NabijReminderHistory *self,
                                          const char           *id,
                                          GDate                *day,
                                          int                  *minute,
                                          gint64               *at_us);

gboolean nabij_reminder_history_can_put_off (NabijReminderHistory *self,
                                             const char           *id);
gboolean nabij_reminder_history_put_off (NabijReminderHistory *self,
                                         const char           *id,
                                         gint64                until_us);
gint64   nabij_reminder_history_get_put_off (NabijReminderHistory *self,
                                             const char           *id);
void     nabij_reminder_history_take_put_off (NabijReminderHistory *self,
                                              const char           *id);

void     nabij_reminder_history_note_unanswered (NabijReminderHistory *self);
void     nabij_reminder_history_note_answered (NabijReminderHistory *self);
gboolean nabij_reminder_history_wants_rest (NabijReminderHistory *self);
void     nabij_reminder_history_forget (NabijReminderHistory *self,
                                        const char           *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijReminderHistory, nabij_reminder_history_free)

G_END_DECLS
