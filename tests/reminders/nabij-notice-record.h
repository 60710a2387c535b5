/* nabij-notice-record.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-fast-clock.h"
#include "nabij-notice-server.h"

G_BEGIN_DECLS

/**
 * NabijNoticeRecord:
 *
 * What notification servers were called with, one after the other, and when that was by the clock of the
 * program that called them.
 */
typedef struct _NabijNoticeRecord NabijNoticeRecord;

NabijNoticeRecord *nabij_notice_record_new (NabijFastClock *clock) G_GNUC_WARN_UNUSED_RESULT;
void               nabij_notice_record_free (NabijNoticeRecord *self);
void               nabij_notice_record_listen_to (NabijNoticeRecord *self,
                                                  NabijNoticeServer *server);
guint              nabij_notice_record_count (NabijNoticeRecord *self,
                                              const char        *method);
gint64             nabij_notice_record_get_time_of (NabijNoticeRecord *self,
                                                    const char        *method,
                                                    guint              number);
const char        *nabij_notice_record_get_line_of (NabijNoticeRecord *self,
                                                    const char        *method,
                                                    guint              number);
char              *nabij_notice_record_to_text (NabijNoticeRecord *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijNoticeRecord, nabij_notice_record_free)

G_END_DECLS
