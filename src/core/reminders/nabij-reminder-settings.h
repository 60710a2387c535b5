/* nabij-reminder-settings.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-reminder.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define NABIJ_REMINDER_KEY_REMINDERS "reminders"
#define NABIJ_REMINDER_KEY_QUIET_FROM "quiet-from"
#define NABIJ_REMINDER_KEY_QUIET_UNTIL "quiet-until"
#define NABIJ_REMINDER_KEY_PAUSED_UNTIL "reminders-paused-until"
#define NABIJ_REMINDER_KEY_RESTING "reminders-resting"
#define NABIJ_REMINDER_KEY_PRACTISED "practised"
#define NABIJ_REMINDER_KEY_LATER "reminder-later"
#define NABIJ_REMINDER_KEY_WITH_WORDS "reminder-with-words"
#define NABIJ_REMINDER_KEY_SOUND "reminder-sound"
#define NABIJ_REMINDER_KEY_NEUTRAL_NAME "reminder-neutral-name"
#define NABIJ_REMINDER_KEY_SILENT "silent"
#define NABIJ_REMINDER_KEY_CHECK_IN "next-check-in"

/* Later than this after its time, a reminder does not come any more. */
#define NABIJ_REMINDER_GRACE_US (60 * 60 * (gint64)G_USEC_PER_SEC)

/**
 * NabijBrokenReminder:
 * @value: what stands in the settings
 * @message: why it is not a reminder, for the log
 * @place: at which place of the list it stands, with the others, from 0
 *
 * A reminder that could not be read. It is kept as it is until the person removes it.
 */
typedef struct {
  GVariant *value;
  char     *message;
  guint     place;
} NabijBrokenReminder;

/**
 * NabijPractised:
 * @practice: the id of a practice
 * @at_us: when it was begun, in UTC microseconds
 */
typedef struct {
  char  *practice;
  gint64 at_us;
} NabijPractised;

/**
 * NabijReminderSettings:
 * @reminders: (element-type NabijReminder): those that could be read, in their order
 * @broken: (element-type NabijBrokenReminder): those that could not
 * @quiet_from: the first quiet minute after midnight
 * @quiet_until: the first minute that is not quiet any more; the same as @quiet_from for no quiet hours
 * @paused_until_us: nothing comes before this, in UTC microseconds; 0 for no pause
 * @later_us: after how long *Later* comes back, in microseconds
 * @practised: (element-type NabijPractised): what was done lately
 * @check_in: (nullable): what reminds of the next check-in, or `NULL` where none is planned
 * @check_in_us: when it does, in UTC microseconds; 0 for none
 * @silent: whether the season is silent
 * @resting: whether they became quiet by themselves
 * @with_words: whether the notification says what it is for
 * @sound: whether it sounds
 * @neutral_name: whether it is sent under a name that does not say from which program it is
 *
 * Everything that the person decided about reminders, read once. A plain value.
 */
typedef struct {
  GPtrArray     *reminders;
  GPtrArray     *broken;
  int            quiet_from;
  int            quiet_until;
  gint64         paused_until_us;
  gint64         later_us;
  GArray        *practised;
  NabijReminder *check_in;
  gint64         check_in_us;
  gboolean       silent;
  gboolean       resting;
  gboolean       with_words;
  gboolean       sound;
  gboolean       neutral_name;
} NabijReminderSettings;

NabijReminderSettings *nabij_reminder_settings_new (void) G_GNUC_WARN_UNUSED_RESULT;
NabijReminderSettings *nabij_reminder_settings_read (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void                   nabij_reminder_settings_set_from_variant (NabijReminderSettings *self,
                                                                 GVariant              *value);
void                   nabij_reminder_settings_set_check_in (NabijReminderSettings *self,
                                                             gint64                 at_us);
gboolean               nabij_reminder_settings_concern (const char *key);
void                   nabij_reminder_settings_free (NabijReminderSettings *self);
NabijReminder         *nabij_reminder_settings_find (NabijReminderSettings *self,
                                                     const char            *id);
gboolean               nabij_reminder_settings_any_on (NabijReminderSettings *self,
                                                       gint64                 now_us);
gboolean               nabij_reminder_settings_is_quiet (NabijReminderSettings *self,
                                                         int                    minute);
int                    nabij_reminder_settings_move_out_of_quiet (NabijReminderSettings *self,
                                                                  int                    minute);
GVariant              *nabij_reminder_settings_to_variant (NabijReminderSettings *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean               nabij_reminder_minute_from_text (const char *text,
                                                        int        *minute);
char                  *nabij_reminder_minute_to_text (int minute) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijReminderSettings, nabij_reminder_settings_free)

G_END_DECLS
