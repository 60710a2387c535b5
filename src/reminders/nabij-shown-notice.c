/* nabij-shown-notice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-shown-notice.h"

static void
clear_turn (NabijTurn *turn)
{
  g_free (turn->id);
}

/**
 * nabij_turns_new:
 *
 * Makes a list of turns.
 *
 * Returns: (transfer full) (element-type NabijTurn): an empty list
 */
GArray *
nabij_turns_new (void)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (NabijTurn));

  g_array_set_clear_func (turns, (GDestroyNotify)clear_turn);
  return turns;
}

/**
 * nabij_turns_add:
 * @turns: (element-type NabijTurn): a list of turns
 * @due: what is due
 *
 * Adds it; nothing of @due is kept.
 */
void
nabij_turns_add (GArray         *turns,
                 const NabijDue *due)
{
  NabijTurn turn = { .day = due->day, .minute = due->minute, .at_us = due->at_us, .put_off = due->put_off };

  turn.id = g_strdup (due->reminder->id);
  g_array_append_val (turns, turn);
}

/**
 * nabij_turns_add_copy:
 * @turns: (element-type NabijTurn): a list of turns
 * @turn: a turn of another list
 *
 * Adds a copy of it.
 */
void
nabij_turns_add_copy (GArray          *turns,
                      const NabijTurn *turn)
{
  NabijTurn copy = *turn;

  copy.id = g_strdup (turn->id);
  g_array_append_val (turns, copy);
}

/**
 * nabij_shown_notice_new:
 * @name: the stable name of the notice
 * @turns: (element-type NabijTurn): for what it is shown
 * @since_us: when it is shown, in UTC microseconds
 *
 * Returns: (transfer full): the notice, which is no test
 */
NabijShownNotice *
nabij_shown_notice_new (const char *name,
                        GArray     *turns,
                        gint64      since_us)
{
  NabijShownNotice *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (turns != NULL, NULL);

  self = g_rc_box_new0 (NabijShownNotice);
  self->name = g_strdup (name);
  self->turns = g_array_ref (turns);
  self->since_us = since_us;
  return self;
}

/**
 * nabij_shown_notice_ref:
 * @self: a notice
 *
 * Returns: (transfer full): the same
 */
NabijShownNotice *
nabij_shown_notice_ref (NabijShownNotice *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (NabijShownNotice *self)
{
  g_free (self->name);
  g_array_unref (self->turns);
}

/**
 * nabij_shown_notice_unref:
 * @self: (transfer full): a notice
 *
 * Lets go of it.
 */
void
nabij_shown_notice_unref (NabijShownNotice *self)
{
  g_rc_box_release_full (self, (GDestroyNotify)clear);
}

/**
 * nabij_shown_notice_set_name:
 * @self: a notice that is not shown yet
 * @name: its stable name
 *
 * Gives it another name.
 */
void
nabij_shown_notice_set_name (NabijShownNotice *self,
                             const char       *name)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  g_free (self->name);
  self->name = g_strdup (name);
}

/**
 * nabij_shown_notice_leave_out:
 * @self: a notice
 * @id: the id of a reminder
 *
 * Notes that it is not shown for that reminder any more; perhaps for none is left.
 */
void
nabij_shown_notice_leave_out (NabijShownNotice *self,
                              const char       *id)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL);

  for (guint i = self->turns->len; i > 0; i--) {
    if (g_str_equal (g_array_index (self->turns, NabijTurn, i - 1).id, id))
      g_array_remove_index (self->turns, i - 1);
  }
}

/**
 * nabij_shown_notice_leave_out_removed:
 * @self: a notice
 * @settings: what the person has decided
 *
 * Notes that it is not shown any more for reminders that were removed or switched off. A test is also
 * shown for one that is off.
 */
void
nabij_shown_notice_leave_out_removed (NabijShownNotice      *self,
                                      NabijReminderSettings *settings)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (settings != NULL);

  for (guint i = self->turns->len; i > 0; i--) {
    const NabijReminder *reminder = nabij_reminder_settings_find (settings, g_array_index (self->turns, NabijTurn, i - 1).id);

    if (reminder == NULL || (!reminder->on && !self->is_test))
      g_array_remove_index (self->turns, i - 1);
  }
}

/**
 * nabij_shown_notice_list_reminders:
 * @self: a notice
 * @settings: what the person has decided
 *
 * Lists for which reminders it is shown, each once.
 *
 * Returns: (transfer container) (element-type NabijReminder): the reminders; they belong to @settings
 */
GPtrArray *
nabij_shown_notice_list_reminders (NabijShownNotice      *self,
                                   NabijReminderSettings *settings)
{
  GPtrArray *reminders;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (settings != NULL, NULL);

  reminders = g_ptr_array_new ();
  for (guint i = 0; i < self->turns->len; i++) {
    NabijReminder *reminder = nabij_reminder_settings_find (settings, g_array_index (self->turns, NabijTurn, i).id);

    if (reminder != NULL && !g_ptr_array_find (reminders, reminder, NULL))
      g_ptr_array_add (reminders, reminder);
  }
  return reminders;
}

/**
 * nabij_shown_notice_write_words:
 * @self: a notice
 * @settings: what the person has decided
 * @history: what has happened
 *
 * Writes what it says. *Later* is offered as long as one of the reminders can be put off.
 *
 * Returns: (transfer full): the words
 */
NabijNoticeWords *
nabij_shown_notice_write_words (NabijShownNotice      *self,
                                NabijReminderSettings *settings,
                                NabijReminderHistory  *history)
{
  g_autoptr (GPtrArray) reminders = NULL;
  NabijNoticeWords *words;
  gboolean          can_put_off = FALSE;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (settings != NULL, NULL);
  g_return_val_if_fail (history != NULL, NULL);

  reminders = nabij_shown_notice_list_reminders (self, settings);
  words = nabij_notice_words_new (settings, reminders, NULL);
  for (guint i = 0; i < reminders->len; i++) {
    const NabijReminder *reminder = g_ptr_array_index (reminders, i);

    can_put_off = can_put_off || nabij_reminder_history_can_put_off (history, reminder->id);
  }
  if (!can_put_off)
    nabij_notice_words_leave_out_later (words);

  return words;
}

/**
 * nabij_shown_notice_put_off:
 * @self: a notice
 * @settings: what the person has decided
 * @history: what has happened
 * @now_us: the present, in UTC microseconds
 *
 * Puts off those for which it is shown, as far as they are on: a test is also shown for one that is off.
 */
void
nabij_shown_notice_put_off (NabijShownNotice      *self,
                            NabijReminderSettings *settings,
                            NabijReminderHistory  *history,
                            gint64                 now_us)
{
  g_autoptr (GPtrArray) reminders = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (settings != NULL);
  g_return_if_fail (history != NULL);

  reminders = nabij_shown_notice_list_reminders (self, settings);
  for (guint i = 0; i < reminders->len; i++) {
    const NabijReminder *reminder = g_ptr_array_index (reminders, i);

    if (reminder->on)
      nabij_reminder_history_put_off (history, reminder->id, now_us + settings->later_us);
  }
}

static gboolean
is_done_with (const NabijReminder  *reminder,
              const NabijPractised *practised,
              gint64                since_us,
              gint64                now_us)
{
  return practised->at_us >= since_us && practised->at_us <= now_us &&
         nabij_reminder_is_answered_by (reminder, practised->practice);
}

/**
 * nabij_shown_notice_was_done:
 * @self: a notice
 * @settings: what the person has decided, and what was practised
 * @now_us: the present, in UTC microseconds
 *
 * Tells whether one of those for which it is shown was done since.
 *
 * Returns: whether it was
 */
gboolean
nabij_shown_notice_was_done (NabijShownNotice      *self,
                             NabijReminderSettings *settings,
                             gint64                 now_us)
{
  g_autoptr (GPtrArray) reminders = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (settings != NULL, FALSE);

  reminders = nabij_shown_notice_list_reminders (self, settings);
  for (guint i = 0; i < reminders->len; i++) {
    for (guint j = 0; j < settings->practised->len; j++) {
      if (is_done_with (g_ptr_array_index (reminders, i), &g_array_index (settings->practised, NabijPractised, j), self->since_us, now_us))
        return TRUE;
    }
  }
  return FALSE;
}

/**
 * nabij_shown_notice_choose_practice:
 * @self: a notice
 * @settings: what the person has decided
 *
 * Tells what *Start* opens: what all of them are for, or else what the program chooses.
 *
 * Returns: the id of a practice, or `NABIJ_REMINDER_QUIET_MOMENT`; it lives as long as @settings
 */
const char *
nabij_shown_notice_choose_practice (NabijShownNotice      *self,
                                    NabijReminderSettings *settings)
{
  g_autoptr (GPtrArray) reminders = NULL;
  const char *practice = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (settings != NULL, NULL);

  reminders = nabij_shown_notice_list_reminders (self, settings);
  for (guint i = 0; i < reminders->len; i++) {
    const NabijReminder *reminder = g_ptr_array_index (reminders, i);

    if (practice != NULL && !g_str_equal (practice, reminder->practice))
      return NABIJ_REMINDER_QUIET_MOMENT;
    practice = reminder->practice;
  }

  if (practice == NULL)
    return NABIJ_REMINDER_QUIET_MOMENT;
  return g_str_equal (practice, NABIJ_REMINDER_ONE_EXHALE) ? NABIJ_SHOWN_NOTICE_MORE : practice;
}
