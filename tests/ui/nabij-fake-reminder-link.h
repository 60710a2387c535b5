/* nabij-fake-reminder-link.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-reminder-link.h"

G_BEGIN_DECLS

#define NABIJ_TYPE_FAKE_REMINDER_LINK (nabij_fake_reminder_link_get_type ())
G_DECLARE_FINAL_TYPE (NabijFakeReminderLink, nabij_fake_reminder_link, NABIJ, FAKE_REMINDER_LINK, GObject)

NabijFakeReminderLink *nabij_fake_reminder_link_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                   nabij_fake_reminder_link_fail (NabijFakeReminderLink *self,
                                                      const GError          *error,
                                                      guint                  n_times);
void                   nabij_fake_reminder_link_set_has_buttons (NabijFakeReminderLink *self,
                                                                 gboolean               has_buttons);
const char            *nabij_fake_reminder_link_get_calls (NabijFakeReminderLink *self);

G_END_DECLS
