/* nabij-shown-notice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-notice-words.h"
#include "nabij-schedule.h"

G_BEGIN_DECLS

/* What *More* opens, and *Start* where the notice was the exercise. */
#define NABIJ_SHOWN_NOTICE_MORE "five-exhales"

/**
 * NabijTurn:
 * @id: the id of the reminder
 * @day: on which civil day it was planned
 * @minute: at which time of that day
 * @at_us: when that was, in UTC microseconds
 * @put_off: whether it came back after *Later*
 *
 * One turn of a reminder, which outlives the settings that it came from.
 */
typedef struct {
  char    *id;
  GDate    day;
  int      minute;
  gint64   at_us;
  gboolean put_off;
} NabijTurn;

GArray *nabij_turns_new (void) G_GNUC_WARN_UNUSED_RESULT;
void    nabij_turns_add (GArray         *turns,
                         const NabijDue *due);
void    nabij_turns_add_copy (GArray          *turns,
                              const NabijTurn *turn);

/**
 * NabijShownNotice:
 * @name: the stable name of the notice
 * @turns: (element-type NabijTurn): for what it is shown, at least one
 * @since_us: when it was shown, in UTC microseconds
 * @is_test: whether the person asked for it
 *
 * A notice that the person may see now, or as soon as the server has taken it. Counted references.
 */
typedef struct {
  char    *name;
  GArray  *turns;
  gint64   since_us;
  gboolean is_test;
} NabijShownNotice;

NabijShownNotice *nabij_shown_notice_new (const char *name,
                                          GArray     *turns,
                                          gint64      since_us) G_GNUC_WARN_UNUSED_RESULT;
NabijShownNotice *nabij_shown_notice_ref (NabijShownNotice *self) G_GNUC_WARN_UNUSED_RESULT;
void              nabij_shown_notice_unref (NabijShownNotice *self);

void              nabij_shown_notice_set_name (NabijShownNotice *self,
                                               const char       *name);
void              nabij_shown_notice_leave_out (NabijShownNotice *self,
                                                const char       *id);
void              nabij_shown_notice_leave_out_removed (NabijShownNotice      *self,
                                                        NabijReminderSettings *settings);
GPtrArray        *nabij_shown_notice_list_reminders (NabijShownNotice      *self,
                                                     NabijReminderSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
NabijNoticeWords *nabij_shown_notice_write_words (NabijShownNotice *self, NabijReminderSettings *settings, NabijReminderHistory *history) G_GNUC_WARN_UNUSED_RESULT;
void              nabij_shown_notice_put_off (NabijShownNotice      *self,
                                              NabijReminderSettings *settings,
                                              NabijReminderHistory  *history,
                                              gint64                 now_us);
gboolean          nabij_shown_notice_was_done (NabijShownNotice      *self,
                                               NabijReminderSettings *settings,
                                               gint64                 now_us);
const char       *nabij_shown_notice_choose_practice (NabijShownNotice      *self,
                                                      NabijReminderSettings *settings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijShownNotice, nabij_shown_notice_unref)

G_END_DECLS
