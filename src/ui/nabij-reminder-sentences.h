/* nabij-reminder-sentences.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said in more than one place when something around the reminders does not succeed.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

const char *nabij_reminder_sentences_get_locked (void);
GError     *nabij_reminder_sentences_make_not_removed (GFile        *file,
                                                       const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
