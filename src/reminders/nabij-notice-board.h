/* nabij-notice-board.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-notifier.h"
#include "nabij-shown-notice.h"

G_BEGIN_DECLS

/**
 * NabijNoticeBoard:
 *
 * Remembers what is shown by a notifier, and for which reminders.
 *
 * Signals: `answered (notice, action, token)`, with a #NabijShownNotice or `NULL` for one that was
 * already taken back; `closed (notice, by_person)`; `lost ()`. What they tell of is not on the board
 * any more.
 */
#define NABIJ_TYPE_NOTICE_BOARD (nabij_notice_board_get_type ())
G_DECLARE_FINAL_TYPE (NabijNoticeBoard, nabij_notice_board, NABIJ, NOTICE_BOARD, GObject)

NabijNoticeBoard *nabij_notice_board_new (NabijNotifier *notifier) G_GNUC_WARN_UNUSED_RESULT;
guint             nabij_notice_board_get_n_shown (NabijNoticeBoard *self);
NabijShownNotice *nabij_notice_board_get_shown (NabijNoticeBoard *self,
                                                guint             number);
void              nabij_notice_board_show_async (NabijNoticeBoard   *self,
                                                 NabijShownNotice   *shown,
                                                 const NabijNotice  *notice,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
gboolean          nabij_notice_board_show_finish (NabijNoticeBoard *self,
                                                  GAsyncResult     *result,
                                                  gboolean         *has_buttons,
                                                  GError          **error);
void              nabij_notice_board_withdraw (NabijNoticeBoard *self,
                                               NabijShownNotice *shown);
void              nabij_notice_board_withdraw_all (NabijNoticeBoard *self);
GStrv             nabij_notice_board_list_traces (NabijNoticeBoard *self) G_GNUC_WARN_UNUSED_RESULT;
void              nabij_notice_board_follow_traces (NabijNoticeBoard  *self,
                                                    const char *const *traces);
gboolean          nabij_notice_board_was_nobody_there (const GError *error);

G_END_DECLS
