/* nabij-reminder-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-reminder.h"

G_BEGIN_DECLS

char *nabij_reminder_words_days (guint days) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_reminder_words_times (const int *minutes,
                                  guint      n_times) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_reminder_words_when (const NabijReminder *reminder,
                                 const GDate         *today) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_reminder_words_pause (GDateTime *until,
                                  GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
