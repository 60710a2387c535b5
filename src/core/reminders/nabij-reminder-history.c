/* nabij-reminder-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-history.h"

#include "nabij-reminder.h"
#include "nabij-wall-clock.h"

#define GROUP "History"
#define GROUP_PREFIX "History "
#define KEY_UNANSWERED "unanswered"
#define KEY_ID "id"
#define KEY_DAY "day"
#define KEY_MINUTE "minute"
#define KEY_AT "at"
#define KEY_PUT_OFF "put-off"
#define KEY_N_LATER "later"

/* A civil time and its instant lie at most so far apart: the widest zones, a day that an island left out,
 * and the hour within which a reminder may still come. */
#define APART_US_MAX (3 * G_TIME_SPAN_DAY)

/* What one reminder has done. */
typedef struct {
  GDate  day;    /* invalid before its first turn */
  int    minute; /* minutes after midnight */
  gint64 at_us;
  gint64 put_off_us; /* when it comes back; 0 where it was not put off */
  guint  n_later;    /* how often it was put off since its turn */
} Past;

struct _NabijReminderHistory {
  GHashTable *pasts; /* (element-type utf8 Past), by the id of the reminder */
  guint       n_unanswered;
};

/**
 * nabij_reminder_history_new:
 *
 * Makes a history in which nothing has happened.
 *
 * Returns: (transfer full): the history
 */
NabijReminderHistory *
nabij_reminder_history_new (void)
{
  NabijReminderHistory *self = g_new0 (NabijReminderHistory, 1);

  self->pasts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * nabij_reminder_history_free:
 * @self: (transfer full): a history
 *
 * Frees a history.
 */
void
nabij_reminder_history_free (NabijReminderHistory *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->pasts);
  g_free (self);
}

static Past *
ensure (NabijReminderHistory *self,
        const char           *id)
{
  Past *past = g_hash_table_lookup (self->pasts, id);

  if (past == NULL) {
    past = g_new0 (Past, 1);
    g_date_clear (&past->day, 1);
    g_hash_table_insert (self->pasts, g_strdup (id), past);
  }
  return past;
}

/* A turn whose day and instant contradict each other would hold up what comes after it. */
static gboolean
turn_is_whole (gint64 julian,
               gint64 minute,
               gint64 at_us)
{
  GDate  day;
  gint64 civil_us;

  if (julian < 1 || julian > NABIJ_JULIAN_MAX || minute < 0 || minute >= NABIJ_REMINDER_MINUTES_A_DAY)
    return FALSE;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, (guint32)julian);
  civil_us = nabij_civil_from_date (&day) * G_USEC_PER_SEC + minute * G_TIME_SPAN_MINUTE;
  return at_us >= civil_us - APART_US_MAX && at_us <= civil_us + APART_US_MAX;
}

/* What is missing or nonsense reads as 0, and is looked at afterwards. */
static gint64
read_number (GKeyFile   *key_file,
             const char *group,
             const char *key)
{
  return g_key_file_get_int64 (key_file, group, key, NULL);
}

static void
read_past (NabijReminderHistory *self,
           GKeyFile             *key_file,
           const char           *group)
{
  g_autofree char *id = g_key_file_get_string (key_file, group, KEY_ID, NULL);
  const gint64     julian = read_number (key_file, group, KEY_DAY);
  const gint64     minute = read_number (key_file, group, KEY_MINUTE);
  const gint64     at_us = read_number (key_file, group, KEY_AT);
  Past            *past;

  if (id == NULL || *id == '\0')
    return;

  past = ensure (self, id);
  if (turn_is_whole (julian, minute, at_us)) {
    g_date_set_julian (&past->day, (guint32)julian);
    past->minute = (int)minute;
    past->at_us = at_us;
  }
  past->put_off_us = MAX (read_number (key_file, group, KEY_PUT_OFF), 0);
  past->n_later = (guint)CLAMP (read_number (key_file, group, KEY_N_LATER), 0, NABIJ_REMINDER_N_LATER_MAX);
}

/**
 * nabij_reminder_history_new_from_key_file:
 * @key_file: what nabij_reminder_history_to_key_file() has written, among other groups
 *
 * Reads a history. What is missing or cannot be is passed over, each by itself.
 *
 * Returns: (transfer full): the history
 */
NabijReminderHistory *
nabij_reminder_history_new_from_key_file (GKeyFile *key_file)
{
  NabijReminderHistory *self;
  g_auto (GStrv) groups = NULL;

  g_return_val_if_fail (key_file != NULL, NULL);

  self = nabij_reminder_history_new ();
  self->n_unanswered = (guint)CLAMP (read_number (key_file, GROUP, KEY_UNANSWERED), 0, NABIJ_REMINDER_N_UNANSWERED_MAX);
  groups = g_key_file_get_groups (key_file, NULL);
  for (char **group = groups; *group != NULL; group++) {
    if (g_str_has_prefix (*group, GROUP_PREFIX))
      read_past (self, key_file, *group);
  }
  return self;
}

static void
write_past (GKeyFile   *key_file,
            const char *group,
            const char *id,
            const Past *past)
{
  g_key_file_set_string (key_file, group, KEY_ID, id);
  if (g_date_valid (&past->day)) {
    g_key_file_set_int64 (key_file, group, KEY_DAY, g_date_get_julian (&past->day));
    g_key_file_set_int64 (key_file, group, KEY_MINUTE, past->minute);
    g_key_file_set_int64 (key_file, group, KEY_AT, past->at_us);
  }
  if (past->put_off_us != 0)
    g_key_file_set_int64 (key_file, group, KEY_PUT_OFF, past->put_off_us);
  if (past->n_later != 0)
    g_key_file_set_int64 (key_file, group, KEY_N_LATER, past->n_later);
}

/**
 * nabij_reminder_history_to_key_file:
 * @self: a history
 * @key_file: where to write it
 *
 * Writes a history in place of an earlier one; nothing where nothing has happened. Groups whose name does
 * not begin with "History" are left as they are.
 */
void
nabij_reminder_history_to_key_file (NabijReminderHistory *self,
                                    GKeyFile             *key_file)
{
  g_auto (GStrv) groups = NULL;
  GHashTableIter iter;
  gpointer       id;
  gpointer       past;
  guint          number = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (key_file != NULL);

  groups = g_key_file_get_groups (key_file, NULL);
  for (char **group = groups; *group != NULL; group++) {
    if (g_str_equal (*group, GROUP) || g_str_has_prefix (*group, GROUP_PREFIX))
      g_key_file_remove_group (key_file, *group, NULL);
  }

  if (self->n_unanswered > 0)
    g_key_file_set_int64 (key_file, GROUP, KEY_UNANSWERED, self->n_unanswered);
  g_hash_table_iter_init (&iter, self->pasts);
  while (g_hash_table_iter_next (&iter, &id, &past)) {
    g_autofree char *group = g_strdup_printf (GROUP_PREFIX "%u", ++number);

    write_past (key_file, group, id, past);
  }
}

/**
 * nabij_reminder_history_set_turn:
 * @self: a history
 * @id: the id of a reminder
 * @day: the civil day on which it was planned
 * @minute: its time of that day, in minutes after midnight, 0 to 1439
 * @at_us: when it had its turn, in UTC microseconds
 *
 * Notes that a reminder came, or was let pass. It can be put off anew after this.
 */
void
nabij_reminder_history_set_turn (NabijReminderHistory *self,
                                 const char           *id,
                                 const GDate          *day,
                                 int                   minute,
                                 gint64                at_us)
{
  Past *past;

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL);
  g_return_if_fail (day != NULL && g_date_valid (day));
  g_return_if_fail (minute >= 0 && minute < NABIJ_REMINDER_MINUTES_A_DAY);

  past = ensure (self, id);
  *past = (Past){ .day = *day, .minute = minute, .at_us = at_us };
}

/**
 * nabij_reminder_history_get_turn:
 * @self: a history
 * @id: the id of a reminder
 * @day: (out caller-allocates) (optional): the civil day on which its last turn was planned
 * @minute: (out) (optional): its time of that day, in minutes after midnight
 * @at_us: (out) (optional): when it had that turn, in UTC microseconds
 *
 * Tells the last turn of a reminder.
 *
 * Returns: `FALSE` where it had none yet
 */
gboolean
nabij_reminder_history_get_turn (NabijReminderHistory *self,
                                 const char           *id,
                                 GDate                *day,
                                 int                  *minute,
                                 gint64               *at_us)
{
  const Past *past;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  past = g_hash_table_lookup (self->pasts, id);
  if (past == NULL || !g_date_valid (&past->day))
    return FALSE;

  if (day != NULL)
    *day = past->day;
  if (minute != NULL)
    *minute = past->minute;
  if (at_us != NULL)
    *at_us = past->at_us;
  return TRUE;
}

/**
 * nabij_reminder_history_can_put_off:
 * @self: a history
 * @id: the id of a reminder
 *
 * Returns: `FALSE` where it was put off `NABIJ_REMINDER_N_LATER_MAX` times since its turn
 */
gboolean
nabij_reminder_history_can_put_off (NabijReminderHistory *self,
                                    const char           *id)
{
  const Past *past;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  past = g_hash_table_lookup (self->pasts, id);
  return past == NULL || past->n_later < NABIJ_REMINDER_N_LATER_MAX;
}

/**
 * nabij_reminder_history_put_off:
 * @self: a history
 * @id: the id of a reminder
 * @until_us: when it comes back, in UTC microseconds, > 0
 *
 * Puts a reminder off.
 *
 * Returns: `FALSE`, and nothing changes, where it was put off `NABIJ_REMINDER_N_LATER_MAX` times since
 *   its turn
 */
gboolean
nabij_reminder_history_put_off (NabijReminderHistory *self,
                                const char           *id,
                                gint64                until_us)
{
  Past *past;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (until_us > 0, FALSE);

  if (!nabij_reminder_history_can_put_off (self, id))
    return FALSE;

  past = ensure (self, id);
  past->put_off_us = until_us;
  past->n_later += 1;
  return TRUE;
}

/**
 * nabij_reminder_history_get_put_off:
 * @self: a history
 * @id: the id of a reminder
 *
 * Returns: when it comes back, in UTC microseconds; 0 where it was not put off
 */
gint64
nabij_reminder_history_get_put_off (NabijReminderHistory *self,
                                    const char           *id)
{
  const Past *past;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (id != NULL, 0);

  past = g_hash_table_lookup (self->pasts, id);
  return past != NULL ? past->put_off_us : 0;
}

/**
 * nabij_reminder_history_take_put_off:
 * @self: a history
 * @id: the id of a reminder
 *
 * Notes that a reminder came back, or that it does not come back any more. How often it was put off
 * stays known until its next turn.
 */
void
nabij_reminder_history_take_put_off (NabijReminderHistory *self,
                                     const char           *id)
{
  Past *past;

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL);

  past = g_hash_table_lookup (self->pasts, id);
  if (past != NULL)
    past->put_off_us = 0;
}

/**
 * nabij_reminder_history_note_unanswered:
 * @self: a history
 *
 * Notes that nobody answered one.
 */
void
nabij_reminder_history_note_unanswered (NabijReminderHistory *self)
{
  g_return_if_fail (self != NULL);

  self->n_unanswered = MIN (self->n_unanswered + 1, NABIJ_REMINDER_N_UNANSWERED_MAX);
}

/**
 * nabij_reminder_history_note_answered:
 * @self: a history
 *
 * Notes that somebody is there: those that were not answered before do not count any more.
 */
void
nabij_reminder_history_note_answered (NabijReminderHistory *self)
{
  g_return_if_fail (self != NULL);

  self->n_unanswered = 0;
}

/**
 * nabij_reminder_history_wants_rest:
 * @self: a history
 *
 * Returns: `TRUE` where `NABIJ_REMINDER_N_UNANSWERED_MAX` in a row were not answered
 */
gboolean
nabij_reminder_history_wants_rest (NabijReminderHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_unanswered >= NABIJ_REMINDER_N_UNANSWERED_MAX;
}

/**
 * nabij_reminder_history_forget:
 * @self: a history
 * @id: the id of a reminder
 *
 * Forgets what a reminder has done, when it is removed.
 */
void
nabij_reminder_history_forget (NabijReminderHistory *self,
                               const char           *id)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL);

  g_hash_table_remove (self->pasts, id);
}
