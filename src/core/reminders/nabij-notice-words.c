/* nabij-notice-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-notice-words.h"

#include <glib/gi18n-lib.h>

/* The agent does not know the family. What is there for somebody of whom nothing is known speaks of no
 * belly, baby or week; what is not there has no name here. */
static char *
name_what_it_is_for (const NabijReminder *reminder,
                     NabijPractices      *known)
{
  static const NabijSituation unknown = { .season = NABIJ_SEASON_UNKNOWN, .weeks = NABIJ_WEEKS_UNKNOWN };
  g_autoptr (NabijPractices) own = NULL;
  NabijPractice *practice;

  if (g_str_equal (reminder->practice, NABIJ_REMINDER_ONE_EXHALE) || g_str_equal (reminder->practice, NABIJ_REMINDER_QUIET_MOMENT))
    return NULL;
  if (g_str_equal (reminder->practice, NABIJ_REMINDER_CHECK_IN))
    /* Translators: of a notification that says what it is for: the check-in. It is about the parent. */
    return g_strdup (C_ ("notification", "How are you doing?"));

  if (known == NULL)
    own = nabij_practices_new_own ();
  practice = nabij_practices_find (known != NULL ? known : own, reminder->practice);
  if (practice == NULL || !nabij_practice_fits (practice, &unknown))
    return NULL;

  return g_strdup (nabij_practice_get_name (practice, &unknown));
}

/**
 * nabij_notice_words_new:
 * @settings: what the person decided
 * @reminders: (element-type NabijReminder): what is due, at least one
 * @practices: (nullable): all practices, or `NULL` to read them for this and let them go, as whoever lives
 *   for months does
 *
 * Writes the notification for one reminder, or one line for several at once. Its buttons are *More* for
 * the one exhale, which is the exercise itself, and else *Start* and *Later*.
 *
 * Returns: (transfer full): the words
 */
NabijNoticeWords *
nabij_notice_words_new (const NabijReminderSettings *settings,
                        GPtrArray                   *reminders,
                        NabijPractices              *practices)
{
  NabijNoticeWords    *self;
  const NabijReminder *reminder;

  g_return_val_if_fail (settings != NULL, NULL);
  g_return_val_if_fail (reminders != NULL && reminders->len > 0, NULL);

  self = g_new0 (NabijNoticeWords, 1);
  reminder = reminders->len == 1 ? g_ptr_array_index (reminders, 0) : NULL;

  /* Translators: the name under which a notification is sent when it may not tell from which program it
   * is. */
  self->notice.sender = settings->neutral_name ? C_ ("sender of a notification", "Reminder") : "Nabij";
  self->notice.neutral = settings->neutral_name;
  self->notice.sound = settings->sound;

  if (reminder != NULL && g_str_equal (reminder->practice, NABIJ_REMINDER_ONE_EXHALE)) {
    /* Translators: a notification that is the whole exercise. */
    self->notice.summary = _ ("Breathe out slowly, once. Nothing more is needed.");
    self->notice.buttons[0] = NABIJ_NOTICE_ACTION_MORE;
    /* Translators: a button of a notification: opens five more exhales. */
    self->notice.labels[0] = C_ ("notification", "More");
  } else {
    /* Translators: a notification that anybody in the room may read. */
    self->notice.summary = _ ("A quiet moment?");
    self->notice.buttons[0] = NABIJ_NOTICE_ACTION_START;
    /* Translators: a button of a notification: begins the practice. */
    self->notice.labels[0] = C_ ("notification", "Start");
    self->notice.buttons[1] = NABIJ_NOTICE_ACTION_LATER;
    /* Translators: a button of a notification: it comes back in a while. */
    self->notice.labels[1] = C_ ("notification", "Later");
  }

  if (settings->with_words && reminder != NULL) {
    self->own_body = nabij_reminder_dup_short_words (reminder);
    if (self->own_body == NULL)
      self->own_body = name_what_it_is_for (reminder, practices);
    self->notice.body = self->own_body;
  }

  return self;
}

/**
 * nabij_notice_words_free:
 * @self: (transfer full): words
 *
 * Frees the words, and with them the texts of the notice.
 */
void
nabij_notice_words_free (NabijNoticeWords *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->own_body);
  g_free (self);
}

/**
 * nabij_notice_words_leave_out_later:
 * @self: words
 *
 * Takes the button *Later* away, for a reminder that came back often enough.
 */
void
nabij_notice_words_leave_out_later (NabijNoticeWords *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < NABIJ_NOTICE_N_BUTTONS_MAX; i++) {
    if (g_strcmp0 (self->notice.buttons[i], NABIJ_NOTICE_ACTION_LATER) == 0) {
      self->notice.buttons[i] = NULL;
      self->notice.labels[i] = NULL;
    }
  }
}
