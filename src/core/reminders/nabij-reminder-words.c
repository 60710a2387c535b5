/* nabij-reminder-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-words.h"

#include "nabij-language.h"
#include "nabij-typed-time.h"

#include <glib/gi18n-lib.h>

#define N_WEEKDAYS 7
#define WORKING_DAYS (NABIJ_REMINDER_ALL_DAYS & ~WEEKEND)
#define WEEKEND (NABIJ_REMINDER_DAY (G_DATE_SATURDAY) | NABIJ_REMINDER_DAY (G_DATE_SUNDAY))

/* Says them as one does: with "and" before the last. */
static char *
join (GPtrArray *words)
{
  g_autofree char *list = g_strdup (words->len > 0 ? g_ptr_array_index (words, 0) : "");

  for (guint i = 1; i < words->len; i++) {
    const char *word = g_ptr_array_index (words, i);
    char       *longer;

    if (i + 1 < words->len)
      /* Translators: a list of days or times: what comes before, and the next of them. */
      longer = g_strdup_printf (C_ ("list", "%1$s, %2$s"), list, word);
    else
      /* Translators: a list of days or times: what comes before, and the last of them. */
      longer = g_strdup_printf (C_ ("list", "%1$s and %2$s"), list, word);
    g_free (list);
    list = longer;
  }
  return g_steal_pointer (&list);
}

static char *
join_days (guint days)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (int weekday = G_DATE_MONDAY; weekday <= G_DATE_SUNDAY; weekday++) {
    if (days & NABIJ_REMINDER_DAY (weekday))
      g_ptr_array_add (names, (gpointer)nabij_language_get_weekday ((GDateWeekday)weekday));
  }
  return join (names);
}

static guint
count_days (guint days)
{
  guint n_days = 0;

  for (; days > 0; days >>= 1)
    n_days += days & 1;
  return n_days;
}

/**
 * nabij_reminder_words_days:
 * @days: days of the week, one bit each, Monday the lowest; at least one of them
 *
 * Says on which days of the week.
 *
 * Returns: (transfer full): for example "On Tuesday and Friday", translated
 */
char *
nabij_reminder_words_days (guint days)
{
  g_autofree char *names = NULL;

  g_return_val_if_fail (days != 0 && (days & ~NABIJ_REMINDER_ALL_DAYS) == 0, NULL);

  if (days == NABIJ_REMINDER_ALL_DAYS)
    return g_strdup (C_ ("reminder", "Every day"));
  if (days == WORKING_DAYS)
    return g_strdup (C_ ("reminder", "On weekdays"));
  if (days == WEEKEND)
    return g_strdup (C_ ("reminder", "At the weekend"));
  if (count_days (days) == N_WEEKDAYS - 1) {
    names = join_days (NABIJ_REMINDER_ALL_DAYS & ~days);
    /* Translators: %s is the one day of the week on which it does not come. */
    return g_strdup_printf (C_ ("reminder", "Every day but %s"), names);
  }

  names = join_days (days);
  /* Translators: %s is a list of days of the week. */
  return g_strdup_printf (C_ ("reminder", "On %s"), names);
}

/**
 * nabij_reminder_words_times:
 * @minutes: (array length=n_times): times, in minutes after midnight, 0 to 1439
 * @n_times: how many of them, at least one
 *
 * Says at which times of the day.
 *
 * Returns: (transfer full): for example "10:30 and 15:00", translated
 */
char *
nabij_reminder_words_times (const int *minutes,
                            guint      n_times)
{
  g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (minutes != NULL && n_times > 0, NULL);

  for (guint i = 0; i < n_times; i++)
    g_ptr_array_add (times, nabij_typed_time_write (minutes[i]));
  return join (times);
}

/**
 * nabij_reminder_words_when:
 * @reminder: a reminder
 * @today: a valid day; the year is told of what ends in another one
 *
 * Says when a reminder comes.
 *
 * Returns: (transfer full): for example "On weekdays at 10:30 and 15:00, until 3 March", translated
 */
char *
nabij_reminder_words_when (const NabijReminder *reminder,
                           const GDate         *today)
{
  g_autofree char *days = NULL;
  g_autofree char *times = NULL;
  g_autofree char *until = NULL;
  g_autoptr (GDateTime) last = NULL;

  g_return_val_if_fail (reminder != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  days = nabij_reminder_words_days (reminder->days);
  times = nabij_reminder_words_times (reminder->minutes, reminder->n_times);
  if (!g_date_valid (&reminder->until))
    /* Translators: when a reminder comes: the days, as in "Every day" or "On Tuesday and Friday", and the times. */
    return g_strdup_printf (C_ ("reminder", "%1$s at %2$s"), days, times);

  last = g_date_time_new_utc (g_date_get_year (&reminder->until), (int)g_date_get_month (&reminder->until),
                              g_date_get_day (&reminder->until), 0, 0, 0.0);
  until = nabij_language_format_day (last, g_date_get_year (&reminder->until) != g_date_get_year (today));
  /* Translators: likewise, and the last day on which it comes, as in "3 March". */
  return g_strdup_printf (C_ ("reminder", "%1$s at %2$s, until %3$s"), days, times, until);
}

/**
 * nabij_reminder_words_pause:
 * @until: the first moment after the pause, on the clock on the wall
 * @now: the present moment there
 *
 * Says until when no reminder comes.
 *
 * Returns: (transfer full): one sentence, translated
 */
char *
nabij_reminder_words_pause (GDateTime *until,
                            GDateTime *now)
{
  g_autoptr (GDateTime) last = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (until != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  /* What ends at midnight is over with the day before. */
  last = g_date_time_add_seconds (until, -1.0);
  if (g_date_time_get_year (last) == g_date_time_get_year (now) && g_date_time_get_day_of_year (last) == g_date_time_get_day_of_year (now))
    return g_strdup (_ ("No more reminders today."));

  day = nabij_language_format_date (until);
  /* Translators: %s is a day, as in "Sunday 29 November". */
  return g_strdup_printf (_ ("No reminder comes until %s."), day);
}
