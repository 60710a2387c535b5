/* nabij-reminder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder.h"

#include "nabij-date-id.h"
#include "nabij-reminder-settings.h"
#include "nabij-short-words.h"

#include <string.h>

#define KEY_ID "id"
#define KEY_PRACTICE "practice"
#define KEY_ON "on"
#define KEY_DAYS "days"
#define KEY_TIMES "times"
#define KEY_UNTIL "until"
#define KEY_WORDS "words"

/* An id is a file name of ours or a UUID; one by hand may be longer, within reason. */
#define ID_BYTES_MAX 200

/* clang-format off */
G_DEFINE_QUARK (nabij-reminder-error-quark, nabij_reminder_error)
/* clang-format on */

/**
 * nabij_reminder_new:
 * @practice: the id of a practice, or `NABIJ_REMINDER_ONE_EXHALE` or `NABIJ_REMINDER_QUIET_MOMENT`
 *
 * Makes a reminder with an id of its own, for every day and without a time, that is off.
 *
 * Returns: (transfer full): the reminder
 */
NabijReminder *
nabij_reminder_new (const char *practice)
{
  NabijReminder *self;

  g_return_val_if_fail (practice != NULL, NULL);

  self = g_new0 (NabijReminder, 1);
  self->id = g_uuid_string_random ();
  self->practice = g_strdup (practice);
  self->days = NABIJ_REMINDER_ALL_DAYS;
  g_date_clear (&self->until, 1);
  return self;
}

/**
 * nabij_reminder_free:
 * @self: (transfer full): a reminder
 *
 * Frees a reminder.
 */
void
nabij_reminder_free (NabijReminder *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->practice);
  g_free (self->words);
  g_free (self);
}

/**
 * nabij_reminder_copy:
 * @self: a reminder
 *
 * Returns: (transfer full): the same, to be changed
 */
NabijReminder *
nabij_reminder_copy (const NabijReminder *self)
{
  NabijReminder *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (NabijReminder, 1);
  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->practice = g_strdup (self->practice);
  copy->words = g_strdup (self->words);
  return copy;
}

/* Two days that were not chosen are the same day. */
static gboolean
dates_equal (const GDate *a,
             const GDate *b)
{
  if (!g_date_valid (a) || !g_date_valid (b))
    return g_date_valid (a) == g_date_valid (b);

  return g_date_compare (a, b) == 0;
}

/**
 * nabij_reminder_equal:
 * @a: a reminder
 * @b: another one
 *
 * Returns: `TRUE` where they are the same in everything
 */
gboolean
nabij_reminder_equal (const NabijReminder *a,
                      const NabijReminder *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return g_str_equal (a->id, b->id) &&
         g_str_equal (a->practice, b->practice) &&
         g_strcmp0 (a->words, b->words) == 0 &&
         a->days == b->days &&
         a->n_times == b->n_times &&
         memcmp (a->minutes, b->minutes, a->n_times * sizeof (int)) == 0 &&
         dates_equal (&a->until, &b->until) &&
         a->on == b->on;
}

static gboolean
fail (GError    **error,
      const char *key,
      const char *why)
{
  g_set_error (error, NABIJ_REMINDER_ERROR, NABIJ_REMINDER_ERROR_BROKEN, "“%s” %s", key, why);
  return FALSE;
}

/* Gives `NULL` without an error where the key is not there. */
static gboolean
look_up (GVariant           *value,
         const char         *key,
         const GVariantType *type,
         GVariant          **found,
         GError            **error)
{
  *found = g_variant_lookup_value (value, key, NULL);
  if (*found == NULL || g_variant_is_of_type (*found, type))
    return TRUE;

  g_clear_pointer (found, g_variant_unref);
  return fail (error, key, "is of the wrong type");
}

static gboolean
read_text (GVariant   *value,
           const char *key,
           char      **text,
           GError    **error)
{
  g_autoptr (GVariant) found = NULL;

  if (!look_up (value, key, G_VARIANT_TYPE_STRING, &found, error))
    return FALSE;
  if (found != NULL && *g_variant_get_string (found, NULL) != '\0')
    *text = g_variant_dup_string (found, NULL);
  return TRUE;
}

static gboolean
read_names (NabijReminder *self,
            GVariant      *value,
            GError       **error)
{
  if (!read_text (value, KEY_ID, &self->id, error) || !read_text (value, KEY_PRACTICE, &self->practice, error))
    return FALSE;
  if (self->id == NULL)
    return fail (error, KEY_ID, "is missing");
  if (strlen (self->id) > ID_BYTES_MAX)
    return fail (error, KEY_ID, "is too long");
  if (self->practice == NULL)
    return fail (error, KEY_PRACTICE, "is missing");
  return TRUE;
}

static gboolean
read_on (NabijReminder *self,
         GVariant      *value,
         GError       **error)
{
  g_autoptr (GVariant) found = NULL;

  if (!look_up (value, KEY_ON, G_VARIANT_TYPE_BOOLEAN, &found, error))
    return FALSE;
  self->on = found != NULL && g_variant_get_boolean (found);
  return TRUE;
}

static gboolean
read_days (NabijReminder *self,
           GVariant      *value,
           GError       **error)
{
  g_autoptr (GVariant) found = g_variant_lookup_value (value, KEY_DAYS, NULL);
  const gint32 *days;
  gsize         n_days;

  if (found == NULL)
    return fail (error, KEY_DAYS, "is missing");
  /* Whoever writes them by hand may take either kind of number. */
  if (!g_variant_is_of_type (found, G_VARIANT_TYPE ("ai")) && !g_variant_is_of_type (found, G_VARIANT_TYPE ("au")))
    return fail (error, KEY_DAYS, "is of the wrong type");

  days = g_variant_get_fixed_array (found, &n_days, sizeof (gint32));
  for (gsize i = 0; i < n_days; i++) {
    if (days[i] < G_DATE_MONDAY || days[i] > G_DATE_SUNDAY)
      return fail (error, KEY_DAYS, "has a day that is not of 1 to 7");
    self->days |= NABIJ_REMINDER_DAY (days[i]);
  }
  return self->days != 0 ? TRUE : fail (error, KEY_DAYS, "has no day");
}

static gboolean
read_times (NabijReminder *self,
            GVariant      *value,
            GError       **error)
{
  g_autoptr (GVariant) found = NULL;
  GVariantIter iter;
  const char  *text;

  if (!look_up (value, KEY_TIMES, G_VARIANT_TYPE_STRING_ARRAY, &found, error))
    return FALSE;
  if (found == NULL || g_variant_n_children (found) == 0)
    return fail (error, KEY_TIMES, "has no time");
  if (g_variant_n_children (found) > NABIJ_REMINDER_N_TIMES_MAX)
    return fail (error, KEY_TIMES, "has too many times");

  g_variant_iter_init (&iter, found);
  while (g_variant_iter_next (&iter, "&s", &text)) {
    int minute;

    if (!nabij_reminder_minute_from_text (text, &minute))
      return fail (error, KEY_TIMES, "has a time that is not of 00:00 to 23:59");
    /* The same time twice is that time. */
    nabij_reminder_add_time (self, minute);
  }
  return TRUE;
}

static gboolean
read_until (NabijReminder *self,
            GVariant      *value,
            GError       **error)
{
  g_autofree char *text = NULL;

  g_date_clear (&self->until, 1);
  if (!read_text (value, KEY_UNTIL, &text, error))
    return FALSE;
  if (text != NULL && !nabij_date_from_id (text, &self->until))
    return fail (error, KEY_UNTIL, "is not a date");
  return TRUE;
}

static gboolean
read_words (NabijReminder *self,
            GVariant      *value,
            GError       **error)
{
  g_autofree char *words = NULL;

  if (!read_text (value, KEY_WORDS, &words, error))
    return FALSE;
  if (words != NULL)
    self->words = nabij_short_words_cut (words, NABIJ_REMINDER_WORDS_KEPT_MAX);
  return TRUE;
}

/**
 * nabij_reminder_new_from_variant:
 * @value: an `a{sv}` of the settings
 * @error: return location for an error
 *
 * Reads a reminder: `id` and `practice` (s), `on` (b, off where it is missing), `days` (ai or au, 1 is
 * Monday), `times` (as, each "HH:MM"), and perhaps `until` (s, "YYYY-MM-DD") and `words` (s). Other keys
 * are passed over. Whether there is such a practice is not looked at.
 *
 * Errors: `NABIJ_REMINDER_ERROR_BROKEN`; the message says which key and why, for the log.
 *
 * Returns: (transfer full) (nullable): the reminder, or `NULL` with @error set
 */
NabijReminder *
nabij_reminder_new_from_variant (GVariant *value,
                                 GError  **error)
{
  g_autoptr (NabijReminder) self = NULL;

  g_return_val_if_fail (value != NULL, NULL);
  g_return_val_if_fail (g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT), NULL);

  self = g_new0 (NabijReminder, 1);
  if (!read_names (self, value, error) ||
      !read_on (self, value, error) ||
      !read_days (self, value, error) ||
      !read_times (self, value, error) ||
      !read_until (self, value, error) ||
      !read_words (self, value, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * nabij_reminder_to_variant:
 * @self: a reminder
 *
 * Writes a reminder as nabij_reminder_new_from_variant() reads it. One without a day or a time can be
 * written, but not be read again.
 *
 * Returns: (transfer full): an `a{sv}`, not floating
 */
GVariant *
nabij_reminder_to_variant (const NabijReminder *self)
{
  GVariantDict     dict;
  GVariantBuilder  days;
  GVariantBuilder  times;
  g_autofree char *until = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  until = nabij_date_to_id (&self->until);
  g_variant_builder_init (&days, G_VARIANT_TYPE ("ai"));
  for (gint32 day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++) {
    if (self->days & NABIJ_REMINDER_DAY (day))
      g_variant_builder_add (&days, "i", day);
  }

  g_variant_builder_init (&times, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < self->n_times; i++)
    g_variant_builder_add_value (&times, g_variant_new_take_string (nabij_reminder_minute_to_text (self->minutes[i])));

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, KEY_ID, "s", self->id);
  g_variant_dict_insert (&dict, KEY_PRACTICE, "s", self->practice);
  g_variant_dict_insert (&dict, KEY_ON, "b", self->on);
  g_variant_dict_insert_value (&dict, KEY_DAYS, g_variant_builder_end (&days));
  g_variant_dict_insert_value (&dict, KEY_TIMES, g_variant_builder_end (&times));
  if (until != NULL)
    g_variant_dict_insert (&dict, KEY_UNTIL, "s", until);
  if (self->words != NULL)
    g_variant_dict_insert (&dict, KEY_WORDS, "s", self->words);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/**
 * nabij_reminder_is_ready:
 * @self: a reminder
 *
 * Tells whether it is one of the three that are there from the beginning, which can be changed but not
 * be removed.
 *
 * Returns: `TRUE` for a ready one
 */
gboolean
nabij_reminder_is_ready (const NabijReminder *self)
{
  static const char *const ready[] = { "exhale", "before-sleep", "water", NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  return g_strv_contains (ready, self->id);
}

/**
 * nabij_reminder_is_answered_by:
 * @self: a reminder
 * @practice: (nullable): the id of a practice that was done
 *
 * Tells whether what was done is what it is for. To breathe out, and for a quiet moment, any practice will
 * do.
 *
 * Returns: `TRUE` where it is
 */
gboolean
nabij_reminder_is_answered_by (const NabijReminder *self,
                               const char          *practice)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_str_equal (self->practice, NABIJ_REMINDER_ONE_EXHALE) ||
         g_str_equal (self->practice, NABIJ_REMINDER_QUIET_MOMENT) ||
         g_strcmp0 (self->practice, practice) == 0;
}

/**
 * nabij_reminder_add_time:
 * @self: a reminder
 * @minute: a time, in minutes after midnight, 0 to 1439
 *
 * Adds a time in its place.
 *
 * Returns: `FALSE` where it is there already, or where there are `NABIJ_REMINDER_N_TIMES_MAX`
 */
gboolean
nabij_reminder_add_time (NabijReminder *self,
                         int            minute)
{
  guint place = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (minute >= 0 && minute < NABIJ_REMINDER_MINUTES_A_DAY, FALSE);

  while (place < self->n_times && self->minutes[place] < minute)
    place++;
  if (self->n_times == NABIJ_REMINDER_N_TIMES_MAX || (place < self->n_times && self->minutes[place] == minute))
    return FALSE;

  memmove (self->minutes + place + 1, self->minutes + place, (self->n_times - place) * sizeof (int));
  self->minutes[place] = minute;
  self->n_times += 1;
  return TRUE;
}

/**
 * nabij_reminder_remove_time:
 * @self: a reminder
 * @minute: a time, in minutes after midnight
 *
 * Takes a time away, if it is there.
 */
void
nabij_reminder_remove_time (NabijReminder *self,
                            int            minute)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_times; i++) {
    if (self->minutes[i] == minute) {
      memmove (self->minutes + i, self->minutes + i + 1, (self->n_times - i - 1) * sizeof (int));
      self->n_times -= 1;
      return;
    }
  }
}

/**
 * nabij_reminder_dup_short_words:
 * @self: a reminder
 *
 * Gives the own words as a notification shows them: in one line of at most `NABIJ_REMINDER_WORDS_MAX`
 * characters. It is plain text: whoever shows it as markup escapes it.
 *
 * Returns: (transfer full) (nullable): the words, or `NULL` where none can be seen
 */
char *
nabij_reminder_dup_short_words (const NabijReminder *self)
{
  g_autofree char *line = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->words == NULL)
    return NULL;

  line = nabij_short_words_make_line (self->words);
  return *line != '\0' ? nabij_short_words_cut (line, NABIJ_REMINDER_WORDS_MAX) : NULL;
}
