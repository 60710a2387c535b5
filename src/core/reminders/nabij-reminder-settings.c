/* nabij-reminder-settings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-settings.h"

#include "nabij-content.h"

#include <string.h>

#define QUIET_FROM (21 * 60 + 30)
#define QUIET_UNTIL (8 * 60)
#define LATER_MINUTES 15

#define PRACTICES_FOLDER "practices/"
#define PRACTICES_SUFFIX ".xml"

static void
broken_free (NabijBrokenReminder *broken)
{
  g_variant_unref (broken->value);
  g_free (broken->message);
  g_free (broken);
}

static void
practised_clear (NabijPractised *practised)
{
  g_free (practised->practice);
}

/**
 * nabij_reminder_settings_new:
 *
 * Makes settings without a reminder, with the quiet hours of the beginning.
 *
 * Returns: (transfer full): the settings
 */
NabijReminderSettings *
nabij_reminder_settings_new (void)
{
  NabijReminderSettings *self = g_new0 (NabijReminderSettings, 1);

  self->reminders = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_reminder_free);
  self->broken = g_ptr_array_new_with_free_func ((GDestroyNotify)broken_free);
  self->practised = g_array_new (FALSE, FALSE, sizeof (NabijPractised));
  g_array_set_clear_func (self->practised, (GDestroyNotify)practised_clear);
  self->quiet_from = QUIET_FROM;
  self->quiet_until = QUIET_UNTIL;
  self->later_us = LATER_MINUTES * G_TIME_SPAN_MINUTE;
  return self;
}

/**
 * nabij_reminder_settings_free:
 * @self: (transfer full): the settings
 *
 * Frees the settings and the reminders in them.
 */
void
nabij_reminder_settings_free (NabijReminderSettings *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->reminders);
  g_ptr_array_unref (self->broken);
  g_array_unref (self->practised);
  g_clear_pointer (&self->check_in, nabij_reminder_free);
  g_free (self);
}

/* The practices have the names of their files; to know those, no practice needs to be read. */
static GHashTable *
list_practices (void)
{
  GHashTable *practices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) names = nabij_content_list (PRACTICES_FOLDER);

  g_hash_table_add (practices, g_strdup (NABIJ_REMINDER_ONE_EXHALE));
  g_hash_table_add (practices, g_strdup (NABIJ_REMINDER_QUIET_MOMENT));
  for (char **name = names; *name != NULL; name++) {
    if (g_str_has_suffix (*name, PRACTICES_SUFFIX))
      g_hash_table_add (practices, g_strndup (*name, strlen (*name) - strlen (PRACTICES_SUFFIX)));
  }
  return practices;
}

static NabijReminder *
read_reminder (NabijReminderSettings *self,
               GVariant              *value,
               GHashTable            *practices,
               GError               **error)
{
  g_autoptr (NabijReminder) reminder = nabij_reminder_new_from_variant (value, error);

  if (reminder == NULL)
    return NULL;

  if (g_str_equal (reminder->id, NABIJ_REMINDER_CHECK_IN)) {
    g_set_error (error, NABIJ_REMINDER_ERROR, NABIJ_REMINDER_ERROR_BROKEN, "“id” is that of the check-in");
    return NULL;
  }
  if (nabij_reminder_settings_find (self, reminder->id) != NULL) {
    g_set_error (error, NABIJ_REMINDER_ERROR, NABIJ_REMINDER_ERROR_BROKEN, "“id” is that of an earlier one");
    return NULL;
  }
  if (!g_hash_table_contains (practices, reminder->practice)) {
    g_set_error (error, NABIJ_REMINDER_ERROR, NABIJ_REMINDER_ERROR_BROKEN, "“practice” is of none that there is");
    return NULL;
  }
  return g_steal_pointer (&reminder);
}

static void
add_broken (NabijReminderSettings *self,
            GVariant              *value,
            const char            *message,
            guint                  place)
{
  NabijBrokenReminder *broken = g_new (NabijBrokenReminder, 1);

  broken->value = g_variant_ref (value);
  broken->message = g_strdup (message);
  broken->place = place;
  g_ptr_array_add (self->broken, broken);
}

/**
 * nabij_reminder_settings_set_from_variant:
 * @self: the settings
 * @value: an `aa{sv}`, the reminders as they stand in GSettings
 *
 * Reads the reminders in place of those that are there. One that is not a reminder, that has the id of an
 * earlier one, or that is for a practice that there is not, is left out with a line in the log, and is
 * among the broken ones.
 */
void
nabij_reminder_settings_set_from_variant (NabijReminderSettings *self,
                                          GVariant              *value)
{
  g_autoptr (GHashTable) practices = NULL;
  const gsize n_values = value != NULL ? g_variant_n_children (value) : 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE ("aa{sv}")));

  g_ptr_array_set_size (self->reminders, 0);
  g_ptr_array_set_size (self->broken, 0);
  practices = list_practices ();

  for (gsize i = 0; i < n_values; i++) {
    g_autoptr (GVariant) child = g_variant_get_child_value (value, i);
    g_autoptr (GError) error = NULL;
    NabijReminder *reminder = read_reminder (self, child, practices, &error);

    if (reminder != NULL) {
      g_ptr_array_add (self->reminders, reminder);
      continue;
    }
    g_message ("Reminder %" G_GSIZE_FORMAT " in the settings is left out: %s", i + 1, error->message);
    add_broken (self, child, error->message, (guint)i);
  }
}

/**
 * nabij_reminder_settings_set_check_in:
 * @self: the settings
 * @at_us: when the next check-in is offered, in UTC microseconds; 0 or less for none
 *
 * Takes over when something reminds of the next check-in. It is a reminder of its own, not among the
 * others: it is on, has no days or times, and comes at that instant alone.
 */
void
nabij_reminder_settings_set_check_in (NabijReminderSettings *self,
                                      gint64                 at_us)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->check_in, nabij_reminder_free);
  self->check_in_us = MAX (at_us, 0);
  if (self->check_in_us == 0)
    return;

  self->check_in = nabij_reminder_new (NABIJ_REMINDER_CHECK_IN);
  g_free (self->check_in->id);
  self->check_in->id = g_strdup (NABIJ_REMINDER_CHECK_IN);
  self->check_in->on = TRUE;
}

static int
read_minute (GSettings  *settings,
             const char *key,
             int         otherwise)
{
  g_autofree char *text = g_settings_get_string (settings, key);
  int              minute;

  if (nabij_reminder_minute_from_text (text, &minute))
    return minute;

  g_message ("The setting “%s” is not a time of 00:00 to 23:59, and is taken as it is at first", key);
  return otherwise;
}

static void
read_practised (NabijReminderSettings *self,
                GSettings             *settings)
{
  g_autoptr (GVariant) value = g_settings_get_value (settings, NABIJ_REMINDER_KEY_PRACTISED);
  NabijPractised practised;
  GVariantIter   iter;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(sx)", &practised.practice, &practised.at_us))
    g_array_append_val (self->practised, practised);
}

/**
 * nabij_reminder_settings_read:
 * @settings: the settings of the program
 *
 * Reads all that was decided about reminders. What was written by hand and cannot be is left out one by
 * one, with a line in the log: see nabij_reminder_settings_set_from_variant().
 *
 * Returns: (transfer full): the settings
 */
NabijReminderSettings *
nabij_reminder_settings_read (GSettings *settings)
{
  NabijReminderSettings *self;
  g_autoptr (GVariant) reminders = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = nabij_reminder_settings_new ();
  reminders = g_settings_get_value (settings, NABIJ_REMINDER_KEY_REMINDERS);
  nabij_reminder_settings_set_from_variant (self, reminders);
  self->quiet_from = read_minute (settings, NABIJ_REMINDER_KEY_QUIET_FROM, QUIET_FROM);
  self->quiet_until = read_minute (settings, NABIJ_REMINDER_KEY_QUIET_UNTIL, QUIET_UNTIL);
  self->paused_until_us = MAX (g_settings_get_int64 (settings, NABIJ_REMINDER_KEY_PAUSED_UNTIL), 0);
  self->later_us = g_settings_get_int (settings, NABIJ_REMINDER_KEY_LATER) * G_TIME_SPAN_MINUTE;
  read_practised (self, settings);
  nabij_reminder_settings_set_check_in (self, g_settings_get_int64 (settings, NABIJ_REMINDER_KEY_CHECK_IN));
  self->silent = g_settings_get_boolean (settings, NABIJ_REMINDER_KEY_SILENT);
  self->resting = g_settings_get_boolean (settings, NABIJ_REMINDER_KEY_RESTING);
  self->with_words = g_settings_get_boolean (settings, NABIJ_REMINDER_KEY_WITH_WORDS);
  self->sound = g_settings_get_boolean (settings, NABIJ_REMINDER_KEY_SOUND);
  self->neutral_name = g_settings_get_boolean (settings, NABIJ_REMINDER_KEY_NEUTRAL_NAME);
  return self;
}

/**
 * nabij_reminder_settings_concern:
 * @key: a key of the settings of the program
 *
 * Returns: `TRUE` where nabij_reminder_settings_read() reads it
 */
gboolean
nabij_reminder_settings_concern (const char *key)
{
  static const char *const keys[] = {
    NABIJ_REMINDER_KEY_REMINDERS,
    NABIJ_REMINDER_KEY_QUIET_FROM,
    NABIJ_REMINDER_KEY_QUIET_UNTIL,
    NABIJ_REMINDER_KEY_PAUSED_UNTIL,
    NABIJ_REMINDER_KEY_RESTING,
    NABIJ_REMINDER_KEY_PRACTISED,
    NABIJ_REMINDER_KEY_LATER,
    NABIJ_REMINDER_KEY_WITH_WORDS,
    NABIJ_REMINDER_KEY_SOUND,
    NABIJ_REMINDER_KEY_NEUTRAL_NAME,
    NABIJ_REMINDER_KEY_SILENT,
    NABIJ_REMINDER_KEY_CHECK_IN,
    NULL,
  };

  g_return_val_if_fail (key != NULL, FALSE);

  return g_strv_contains (keys, key);
}

/**
 * nabij_reminder_settings_to_variant:
 * @self: the settings
 *
 * Writes the reminders as they go into GSettings. What could not be read goes back as it was, and to
 * where it was.
 *
 * Returns: (transfer full): an `aa{sv}`, not floating
 */
GVariant *
nabij_reminder_settings_to_variant (NabijReminderSettings *self)
{
  GVariantBuilder builder;
  guint           n_reminders = 0;
  guint           n_broken = 0;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  while (n_reminders < self->reminders->len || n_broken < self->broken->len) {
    const NabijBrokenReminder *broken = n_broken < self->broken->len ? g_ptr_array_index (self->broken, n_broken) : NULL;

    if (broken != NULL && (broken->place <= n_reminders + n_broken || n_reminders == self->reminders->len)) {
      g_variant_builder_add_value (&builder, broken->value);
      n_broken++;
    } else {
      g_autoptr (GVariant) value = nabij_reminder_to_variant (g_ptr_array_index (self->reminders, n_reminders));

      g_variant_builder_add_value (&builder, value);
      n_reminders++;
    }
  }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/**
 * nabij_reminder_settings_find:
 * @self: the settings
 * @id: the id of a reminder, also that of the check-in
 *
 * Returns: (transfer none) (nullable): the reminder, or `NULL` where there is none
 */
NabijReminder *
nabij_reminder_settings_find (NabijReminderSettings *self,
                              const char            *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->reminders->len; i++) {
    NabijReminder *reminder = g_ptr_array_index (self->reminders, i);

    if (g_str_equal (reminder->id, id))
      return reminder;
  }
  return g_str_equal (id, NABIJ_REMINDER_CHECK_IN) ? self->check_in : NULL;
}

/**
 * nabij_reminder_settings_any_on:
 * @self: the settings
 * @now_us: the present, in UTC microseconds
 *
 * Tells whether anybody is needed who reminds. A check-in counts until it is too late for it: the next one
 * is only known when the program has planned it.
 *
 * Returns: `TRUE` where a reminder is switched on, also while nothing comes
 */
gboolean
nabij_reminder_settings_any_on (NabijReminderSettings *self,
                                gint64                 now_us)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->check_in != NULL && self->check_in_us >= now_us - NABIJ_REMINDER_GRACE_US)
    return TRUE;

  for (guint i = 0; i < self->reminders->len; i++) {
    const NabijReminder *reminder = g_ptr_array_index (self->reminders, i);

    if (reminder->on)
      return TRUE;
  }
  return FALSE;
}

/**
 * nabij_reminder_settings_is_quiet:
 * @self: the settings
 * @minute: a time on the clock on the wall, in minutes after midnight, 0 to 1439
 *
 * Tells whether a time is within the quiet hours, which may pass midnight.
 *
 * Returns: `TRUE` where nothing may come
 */
gboolean
nabij_reminder_settings_is_quiet (NabijReminderSettings *self,
                                  int                    minute)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (minute >= 0 && minute < NABIJ_REMINDER_MINUTES_A_DAY, FALSE);

  if (self->quiet_from <= self->quiet_until)
    return minute >= self->quiet_from && minute < self->quiet_until;

  return minute >= self->quiet_from || minute < self->quiet_until;
}

/* How long it takes on the clock from one time to another, in minutes. */
static int
minutes_between (int from,
                 int to)
{
  return (to - from + NABIJ_REMINDER_MINUTES_A_DAY) % NABIJ_REMINDER_MINUTES_A_DAY;
}

/**
 * nabij_reminder_settings_move_out_of_quiet:
 * @self: the settings
 * @minute: a time, in minutes after midnight, 0 to 1439
 *
 * Finds the nearest time that is not quiet: the first after the quiet hours, or the last before them
 * where that is nearer.
 *
 * Returns: the time, in minutes after midnight; @minute itself where it is not quiet
 */
int
nabij_reminder_settings_move_out_of_quiet (NabijReminderSettings *self,
                                           int                    minute)
{
  int before;

  g_return_val_if_fail (self != NULL, minute);
  g_return_val_if_fail (minute >= 0 && minute < NABIJ_REMINDER_MINUTES_A_DAY, minute);

  if (!nabij_reminder_settings_is_quiet (self, minute))
    return minute;

  before = minutes_between (1, self->quiet_from);
  return minutes_between (before, minute) < minutes_between (minute, self->quiet_until) ? before : self->quiet_until;
}

/**
 * nabij_reminder_minute_from_text:
 * @text: "HH:MM"
 * @minute: (out): the time, in minutes after midnight
 *
 * Reads a time as it stands in the settings. Also "8:05" is read, but nothing beyond 23:59.
 *
 * Returns: `FALSE`, and @minute untouched, where it is not a time
 */
gboolean
nabij_reminder_minute_from_text (const char *text,
                                 int        *minute)
{
  const gsize n_hour_digits = text != NULL ? strspn (text, "0123456789") : 0;
  const char *minutes;
  int         hour;
  int         past;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (minute != NULL, FALSE);

  if (n_hour_digits < 1 || n_hour_digits > 2 || text[n_hour_digits] != ':')
    return FALSE;
  minutes = text + n_hour_digits + 1;
  if (strspn (minutes, "0123456789") != 2 || minutes[2] != '\0')
    return FALSE;

  hour = n_hour_digits == 2 ? g_ascii_digit_value (text[0]) * 10 + g_ascii_digit_value (text[1]) : g_ascii_digit_value (text[0]);
  past = g_ascii_digit_value (minutes[0]) * 10 + g_ascii_digit_value (minutes[1]);
  if (hour > 23 || past > 59)
    return FALSE;

  *minute = hour * 60 + past;
  return TRUE;
}

/**
 * nabij_reminder_minute_to_text:
 * @minute: a time, in minutes after midnight, 0 to 1439
 *
 * Writes a time as it stands in the settings.
 *
 * Returns: (transfer full): "HH:MM"
 */
char *
nabij_reminder_minute_to_text (int minute)
{
  g_return_val_if_fail (minute >= 0 && minute < NABIJ_REMINDER_MINUTES_A_DAY, NULL);

  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}
