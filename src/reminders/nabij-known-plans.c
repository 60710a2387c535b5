/* nabij-known-plans.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-known-plans.h"

/* The history has groups of its own in the same file, which begin with another word. */
#define GROUP_PREFIX "Plan "
#define KEY_ID "id"
#define KEY_PLAN "plan"

struct _NabijKnownPlans {
  GHashTable *plans; /* (element-type utf8 utf8), by the id of the reminder */
};

/**
 * nabij_known_plans_new_from_key_file:
 * @key_file: what nabij_known_plans_to_key_file() has written, among other groups
 *
 * Reads what was known. A group that is not whole is passed over.
 *
 * Returns: (transfer full): the plans
 */
NabijKnownPlans *
nabij_known_plans_new_from_key_file (GKeyFile *key_file)
{
  NabijKnownPlans *self;
  g_auto (GStrv) groups = NULL;

  g_return_val_if_fail (key_file != NULL, NULL);

  self = g_new0 (NabijKnownPlans, 1);
  self->plans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  groups = g_key_file_get_groups (key_file, NULL);
  for (char **group = groups; *group != NULL; group++) {
    g_autofree char *id = NULL;
    g_autofree char *plan = NULL;

    if (!g_str_has_prefix (*group, GROUP_PREFIX))
      continue;

    id = g_key_file_get_string (key_file, *group, KEY_ID, NULL);
    plan = g_key_file_get_string (key_file, *group, KEY_PLAN, NULL);
    if (id != NULL && plan != NULL)
      g_hash_table_replace (self->plans, g_steal_pointer (&id), g_steal_pointer (&plan));
  }

  return self;
}

/**
 * nabij_known_plans_free:
 * @self: (transfer full): the plans
 *
 * Frees them.
 */
void
nabij_known_plans_free (NabijKnownPlans *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->plans);
  g_free (self);
}

/**
 * nabij_known_plans_to_key_file:
 * @self: the plans
 * @key_file: where to write them
 *
 * Writes what is known.
 */
void
nabij_known_plans_to_key_file (NabijKnownPlans *self,
                               GKeyFile        *key_file)
{
  GHashTableIter iter;
  gpointer       id;
  gpointer       plan;
  guint          number = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (key_file != NULL);

  g_hash_table_iter_init (&iter, self->plans);
  while (g_hash_table_iter_next (&iter, &id, &plan)) {
    g_autofree char *group = g_strdup_printf (GROUP_PREFIX "%u", ++number);

    g_key_file_set_string (key_file, group, KEY_ID, id);
    g_key_file_set_string (key_file, group, KEY_PLAN, plan);
  }
}

/* When it comes; nothing where it does not come at all, be it switched off or quiet by itself. */
static char *
describe (const NabijReminder         *reminder,
          const NabijReminderSettings *settings)
{
  GString *plan = g_string_new (NULL);

  if (reminder == settings->check_in && !settings->silent && !settings->resting) {
    g_string_append_printf (plan, "at %" G_GINT64_FORMAT, settings->check_in_us);
  } else if (reminder->on && !settings->silent && !settings->resting) {
    g_string_append_printf (plan, "%02x", reminder->days);
    for (guint i = 0; i < reminder->n_times; i++)
      g_string_append_printf (plan, " %d", reminder->minutes[i]);
  }

  return g_string_free (plan, FALSE);
}

static void
learn_one (NabijKnownPlans       *self,
           NabijReminderSettings *settings,
           const NabijReminder   *reminder,
           GHashTable            *fresh)
{
  g_autofree char *plan = describe (reminder, settings);

  if (g_strcmp0 (g_hash_table_lookup (self->plans, reminder->id), plan) == 0)
    return;

  g_hash_table_add (fresh, g_strdup (reminder->id));
  g_hash_table_replace (self->plans, g_strdup (reminder->id), g_steal_pointer (&plan));
}

static void
forget_removed (NabijKnownPlans       *self,
                NabijReminderSettings *settings,
                NabijReminderHistory  *history)
{
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, self->plans);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    if (nabij_reminder_settings_find (settings, id) != NULL)
      continue;

    nabij_reminder_history_forget (history, id);
    g_hash_table_iter_remove (&iter);
  }
}

/**
 * nabij_known_plans_learn:
 * @self: the plans
 * @settings: what the person has decided
 * @history: what has happened
 *
 * Takes over when each reminder comes now. What has been removed is forgotten, in the history too.
 *
 * Returns: (transfer full) (element-type utf8): the ids of those that come otherwise than was known
 */
GHashTable *
nabij_known_plans_learn (NabijKnownPlans       *self,
                         NabijReminderSettings *settings,
                         NabijReminderHistory  *history)
{
  GHashTable *fresh;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (settings != NULL, NULL);
  g_return_val_if_fail (history != NULL, NULL);

  fresh = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < settings->reminders->len; i++)
    learn_one (self, settings, g_ptr_array_index (settings->reminders, i), fresh);
  if (settings->check_in != NULL)
    learn_one (self, settings, settings->check_in, fresh);

  forget_removed (self, settings, history);
  return fresh;
}
