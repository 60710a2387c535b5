/* nabij-session-notice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_SESSION_NOTICE (nabij_session_notice_get_type ())
G_DECLARE_FINAL_TYPE (NabijSessionNotice, nabij_session_notice, NABIJ, SESSION_NOTICE, AdwBin)

void     nabij_session_notice_show (NabijSessionNotice *self,
                                    const char         *text,
                                    guint               for_ms);
void     nabij_session_notice_hide (NabijSessionNotice *self);
gboolean nabij_session_notice_is_shown (NabijSessionNotice *self);

G_END_DECLS
