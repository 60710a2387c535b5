/* nabij-reminder.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Besides the id of a practice, what a reminder may be for: */
#define NABIJ_REMINDER_ONE_EXHALE "one-exhale"     /* the notification itself is the exercise */
#define NABIJ_REMINDER_QUIET_MOMENT "quiet-moment" /* the program chooses, by the season */
/* The one reminder of the next check-in, by this id and for this. It has no times of its own, and does not
 * stand among the others: see #NabijReminderSettings. */
#define NABIJ_REMINDER_CHECK_IN "check-in"

#define NABIJ_REMINDER_N_TIMES_MAX 5
#define NABIJ_REMINDER_MINUTES_A_DAY (24 * 60)
#define NABIJ_REMINDER_ALL_DAYS 0x7fu
#define NABIJ_REMINDER_DAY(weekday) (1u << ((weekday)-G_DATE_MONDAY))
/* More of the own words, in characters, does not fit a notification. */
#define NABIJ_REMINDER_WORDS_MAX 200
/* More of them is not kept. */
#define NABIJ_REMINDER_WORDS_KEPT_MAX 10000

/**
 * NabijReminder:
 * @id: the stable name; of a ready one `exhale`, `before-sleep` or `water`, else a UUID
 * @practice: what it is for
 * @words: the own words, plain text in one or more lines, or `NULL`
 * @days: on which days of the week, one bit each, Monday the lowest
 * @minutes: at which times, in minutes after midnight, ascending
 * @n_times: how many of them
 * @until: the last day, or an invalid date for no end
 * @on: whether it is switched on
 *
 * A tap on the shoulder at fixed times. A plain value.
 */
typedef struct {
  char    *id;
  char    *practice;
  char    *words;
  guint    days;
  int      minutes[NABIJ_REMINDER_N_TIMES_MAX];
  guint    n_times;
  GDate    until;
  gboolean on;
} NabijReminder;

/* Why a value in the settings is not a reminder. */
typedef enum {
  NABIJ_REMINDER_ERROR_BROKEN,
} NabijReminderError;

#define NABIJ_REMINDER_ERROR (nabij_reminder_error_quark ())
GQuark nabij_reminder_error_quark (void);

NabijReminder *nabij_reminder_new (const char *practice) G_GNUC_WARN_UNUSED_RESULT;
NabijReminder *nabij_reminder_new_from_variant (GVariant *value,
                                                GError  **error) G_GNUC_WARN_UNUSED_RESULT;
NabijReminder *nabij_reminder_copy (const NabijReminder *self) G_GNUC_WARN_UNUSED_RESULT;
void           nabij_reminder_free (NabijReminder *self);
gboolean       nabij_reminder_equal (const NabijReminder *a,
                                     const NabijReminder *b);
GVariant      *nabij_reminder_to_variant (const NabijReminder *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean       nabij_reminder_is_ready (const NabijReminder *self);
gboolean       nabij_reminder_is_answered_by (const NabijReminder *self,
                                              const char          *practice);
gboolean       nabij_reminder_add_time (NabijReminder *self,
                                        int            minute);
void           nabij_reminder_remove_time (NabijReminder *self,
                                           int            minute);
char          *nabij_reminder_dup_short_words (const NabijReminder *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijReminder, nabij_reminder_free)

G_END_DECLS
