/* nabij-notice-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-notifier.h"
#include "nabij-reminder-settings.h"

G_BEGIN_DECLS

/**
 * NabijNoticeWords:
 * @notice: what is shown; its texts belong to this
 *
 * What a notification says. Discreet unless words were chosen; never a belly, a baby or a week, but in
 * the parent's own words.
 */
typedef struct {
  NabijNotice notice;
  char       *own_summary;
  char       *own_body;
} NabijNoticeWords;

/* For one reminder, or for several at once: one line. */
NabijNoticeWords *nabij_notice_words_new (const NabijReminderSettings *settings,
                                          GPtrArray                   *reminders) G_GNUC_WARN_UNUSED_RESULT;
void              nabij_notice_words_free (NabijNoticeWords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijNoticeWords, nabij_notice_words_free)

G_END_DECLS
