/* nabij-notice-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-notice.h"
#include "nabij-practices.h"
#include "nabij-reminder-settings.h"

G_BEGIN_DECLS

/**
 * NabijNoticeWords:
 * @notice: what is shown; its texts belong to this, or to the translation
 * @own_body: what stands under the line, or `NULL`
 *
 * What a notification says. Discreet unless words were chosen; never a belly, a baby or a week, but in
 * the parent's own words.
 */
typedef struct {
  NabijNotice notice;
  char       *own_body;
} NabijNoticeWords;

NabijNoticeWords *nabij_notice_words_new (const NabijReminderSettings *settings,
                                          GPtrArray                   *reminders,
                                          NabijPractices              *practices) G_GNUC_WARN_UNUSED_RESULT;
void              nabij_notice_words_free (NabijNoticeWords *self);
void              nabij_notice_words_leave_out_later (NabijNoticeWords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijNoticeWords, nabij_notice_words_free)

G_END_DECLS
