/* nabij-reminder-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijReminderStore:
 *
 * The small file with what the agent has to know after it was started anew. Only its owner may read it.
 */
typedef struct _NabijReminderStore NabijReminderStore;

NabijReminderStore *nabij_reminder_store_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void                nabij_reminder_store_free (NabijReminderStore *self);
GKeyFile           *nabij_reminder_store_load (NabijReminderStore *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean            nabij_reminder_store_save (NabijReminderStore *self,
                                               GKeyFile           *key_file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijReminderStore, nabij_reminder_store_free)

G_END_DECLS
