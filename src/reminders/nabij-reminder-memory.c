/* nabij-reminder-memory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-memory.h"

#include "nabij-known-plans.h"
#include "nabij-reminder-store.h"

#define GROUP_SHOWN "Shown"
#define KEY_TRACES "traces"

struct _NabijReminderMemory {
  NabijReminderStore   *store;
  NabijReminderHistory *history;
  NabijKnownPlans      *plans;
  GStrv                 traces; /* of what was shown at the end of an earlier agent, or NULL */
};

static void
take_over (NabijReminderMemory *self,
           GKeyFile            *key_file)
{
  g_clear_pointer (&self->history, nabij_reminder_history_free);
  g_clear_pointer (&self->plans, nabij_known_plans_free);
  self->history = nabij_reminder_history_new_from_key_file (key_file);
  self->plans = nabij_known_plans_new_from_key_file (key_file);
}

/**
 * nabij_reminder_memory_new:
 * @path: (type filename) (nullable): where it is kept, or `NULL` to keep it only while the agent runs
 *
 * Reads what was remembered.
 *
 * Returns: (transfer full): the memory
 */
NabijReminderMemory *
nabij_reminder_memory_new (const char *path)
{
  NabijReminderMemory *self = g_new0 (NabijReminderMemory, 1);
  g_autoptr (GKeyFile) key_file = NULL;

  self->store = nabij_reminder_store_new (path);
  key_file = nabij_reminder_store_load (self->store);
  take_over (self, key_file);
  self->traces = g_key_file_get_string_list (key_file, GROUP_SHOWN, KEY_TRACES, NULL, NULL);
  return self;
}

/**
 * nabij_reminder_memory_free:
 * @self: (transfer full): the memory
 *
 * Frees it; what was saved stays.
 */
void
nabij_reminder_memory_free (NabijReminderMemory *self)
{
  g_return_if_fail (self != NULL);

  g_strfreev (self->traces);
  nabij_known_plans_free (self->plans);
  nabij_reminder_history_free (self->history);
  nabij_reminder_store_free (self->store);
  g_free (self);
}

/**
 * nabij_reminder_memory_get_history:
 * @self: the memory
 *
 * Returns: (transfer none): what the reminders have done
 */
NabijReminderHistory *
nabij_reminder_memory_get_history (NabijReminderMemory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->history;
}

/**
 * nabij_reminder_memory_take_traces:
 * @self: the memory
 *
 * Tells what an earlier agent has left shown, once.
 *
 * Returns: (transfer full) (nullable): traces for nabij_notifier_follow_traces()
 */
GStrv
nabij_reminder_memory_take_traces (NabijReminderMemory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_steal_pointer (&self->traces);
}

/**
 * nabij_reminder_memory_forget:
 * @self: the memory
 *
 * Forgets everything, when no reminder is on any more. A history that was got before is gone.
 */
void
nabij_reminder_memory_forget (NabijReminderMemory *self)
{
  g_autoptr (GKeyFile) nothing = g_key_file_new ();

  g_return_if_fail (self != NULL);

  take_over (self, nothing);
}

/**
 * nabij_reminder_memory_save:
 * @self: the memory
 * @traces: what nabij_notifier_list_traces() says is shown
 *
 * Writes it, where it can be written. Of nothing there is no file.
 */
void
nabij_reminder_memory_save (NabijReminderMemory *self,
                            const char *const   *traces)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();

  g_return_if_fail (self != NULL);
  g_return_if_fail (traces != NULL);

  nabij_reminder_history_to_key_file (self->history, key_file);
  nabij_known_plans_to_key_file (self->plans, key_file);
  if (*traces != NULL)
    g_key_file_set_string_list (key_file, GROUP_SHOWN, KEY_TRACES, traces, g_strv_length ((GStrv)traces));
  nabij_reminder_store_save (self->store, key_file);
}

static void
note_turn (NabijReminderMemory *self,
           const NabijDue      *due,
           gint64               now_us)
{
  if (due->put_off)
    nabij_reminder_history_take_put_off (self->history, due->reminder->id);
  else
    nabij_reminder_history_set_turn (self->history, due->reminder->id, &due->day, due->minute, now_us);
}

/**
 * nabij_reminder_memory_take_turns:
 * @self: the memory
 * @settings: what the person has decided
 * @zone: where the person is
 * @now_us: the present, in UTC microseconds
 * @past_is_over: whether what is past has no turn any more
 *
 * Notes the turn of each reminder that is due. One that was not yet known as it is now, because it was
 * just switched on or moved, does not come for a time that is past.
 *
 * Returns: (transfer full) (element-type NabijTurn): the turns for which something shall be shown
 */
GArray *
nabij_reminder_memory_take_turns (NabijReminderMemory   *self,
                                  NabijReminderSettings *settings,
                                  GTimeZone             *zone,
                                  gint64                 now_us,
                                  gboolean               past_is_over)
{
  GArray *turns;
  g_autoptr (GHashTable) fresh = NULL;
  g_autoptr (GArray) due = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (settings != NULL, NULL);
  g_return_val_if_fail (zone != NULL, NULL);

  turns = nabij_turns_new ();
  fresh = nabij_known_plans_learn (self->plans, settings, self->history);
  due = nabij_schedule_list_due (settings, self->history, zone, now_us);
  for (guint i = 0; i < due->len; i++) {
    const NabijDue *one = &g_array_index (due, NabijDue, i);
    const gboolean  is_past = one->at_us < now_us && (past_is_over || g_hash_table_contains (fresh, one->reminder->id));

    note_turn (self, one, now_us);
    if (!is_past)
      nabij_turns_add (turns, one);
  }

  return turns;
}

/**
 * nabij_turn_may_still_come:
 * @turn: a turn that was noted, but for which nothing could be shown
 * @settings: what the person has decided
 * @zone: where the person is
 * @now_us: the present, in UTC microseconds
 *
 * Tells whether it would be due now, if it had not had its turn.
 *
 * Returns: whether it may be shown yet
 */
gboolean
nabij_turn_may_still_come (const NabijTurn       *turn,
                           NabijReminderSettings *settings,
                           GTimeZone             *zone,
                           gint64                 now_us)
{
  g_autoptr (NabijReminderHistory) history = NULL;
  g_autoptr (GArray) due = NULL;

  g_return_val_if_fail (turn != NULL, FALSE);
  g_return_val_if_fail (settings != NULL, FALSE);
  g_return_val_if_fail (zone != NULL, FALSE);

  history = nabij_reminder_history_new ();
  if (turn->put_off && !nabij_reminder_history_put_off (history, turn->id, turn->at_us))
    return FALSE;

  due = nabij_schedule_list_due (settings, history, zone, now_us);
  for (guint i = 0; i < due->len; i++) {
    const NabijDue *one = &g_array_index (due, NabijDue, i);

    if (g_str_equal (one->reminder->id, turn->id) && one->put_off == turn->put_off && one->at_us == turn->at_us)
      return TRUE;
  }
  return FALSE;
}
