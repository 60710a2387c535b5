/* nabij-language.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* Names of days and months come from our own translation: a machine without a Dutch locale would
 * give English ones. */
static const char *const weekdays[] = {
  NC_ ("weekday", "Monday"),
  NC_ ("weekday", "Tuesday"),
  NC_ ("weekday", "Wednesday"),
  NC_ ("weekday", "Thursday"),
  NC_ ("weekday", "Friday"),
  NC_ ("weekday", "Saturday"),
  NC_ ("weekday", "Sunday"),
};

/* Where there is room for two letters. */
static const char *const short_weekdays[] = {
  NC_ ("short weekday", "Mo"),
  NC_ ("short weekday", "Tu"),
  NC_ ("short weekday", "We"),
  NC_ ("short weekday", "Th"),
  NC_ ("short weekday", "Fr"),
  NC_ ("short weekday", "Sa"),
  NC_ ("short weekday", "Su"),
};

static const char *const months[] = {
  NC_ ("month", "January"),
  NC_ ("month", "February"),
  NC_ ("month", "March"),
  NC_ ("month", "April"),
  NC_ ("month", "May"),
  NC_ ("month", "June"),
  NC_ ("month", "July"),
  NC_ ("month", "August"),
  NC_ ("month", "September"),
  NC_ ("month", "October"),
  NC_ ("month", "November"),
  NC_ ("month", "December"),
};

static const char *
get_month (NabijCatalogue *catalogue,
           GDateTime      *local)
{
  return nabij_catalogue_get (catalogue, "month", months[g_date_time_get_month (local) - 1]);
}

static gboolean
has_no_translations (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX");
}

/* An empty variable says as little as one that is not there. */
static const char *
get_variable (const char *name)
{
  const char *value = g_getenv (name);

  return value != NULL && *value != '\0' ? value : NULL;
}

/* A machine that names a language it has no locale for still means that language. */
static void
take_language_of_locale (void)
{
  static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
  const char              *wanted = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names) && wanted == NULL; i++)
    wanted = get_variable (names[i]);

  if (wanted != NULL && get_variable ("LANGUAGE") == NULL) {
    g_auto (GStrv) parts = g_strsplit_set (wanted, ".@", 2);

    if (!has_no_translations (parts[0]))
      g_setenv ("LANGUAGE", parts[0], TRUE);
  }
}

/**
 * nabij_language_init:
 * @preference: "nl", "en", or "system" for what the computer says
 * @locale_folder: (type filename): where the translations are
 *
 * Sets the language of everything that is shown. Call it once, before GTK starts. Where the locale
 * is missing or plain C, C.UTF-8 is taken, in which gettext does look at `LANGUAGE`.
 */
void
nabij_language_init (const char *preference,
                     const char *locale_folder)
{
  g_return_if_fail (preference != NULL);
  g_return_if_fail (locale_folder != NULL);

  if (!g_str_equal (preference, "system"))
    g_setenv ("LANGUAGE", preference, TRUE);

  /* The locale of the messages is what counts: it may be C where the others are not. */
  if (setlocale (LC_ALL, "") == NULL || has_no_translations (setlocale (LC_MESSAGES, NULL))) {
    take_language_of_locale ();
    g_setenv ("LC_ALL", "C.UTF-8", TRUE);
    setlocale (LC_ALL, "C.UTF-8");
  }

  bindtextdomain (GETTEXT_PACKAGE, locale_folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * nabij_language_get_weekday:
 * @weekday: a day of the week, `G_DATE_MONDAY` to `G_DATE_SUNDAY`
 *
 * Returns: (transfer none): its name, as in "Tuesday", translated
 */
const char *
nabij_language_get_weekday (GDateWeekday weekday)
{
  return nabij_language_get_weekday_in (NULL, weekday);
}

/**
 * nabij_language_get_weekday_in:
 * @catalogue: (nullable): the language
 * @weekday: a day of the week, `G_DATE_MONDAY` to `G_DATE_SUNDAY`
 *
 * Returns: (transfer none): its name, as in "Tuesday"
 */
const char *
nabij_language_get_weekday_in (NabijCatalogue *catalogue,
                               GDateWeekday    weekday)
{
  g_return_val_if_fail (g_date_valid_weekday (weekday), NULL);

  return nabij_catalogue_get (catalogue, "weekday", weekdays[weekday - G_DATE_MONDAY]);
}

/**
 * nabij_language_get_short_weekday:
 * @weekday: a day of the week, `G_DATE_MONDAY` to `G_DATE_SUNDAY`
 *
 * Returns: (transfer none): its name in two letters or so, as in "Tu", translated
 */
const char *
nabij_language_get_short_weekday (GDateWeekday weekday)
{
  g_return_val_if_fail (g_date_valid_weekday (weekday), NULL);

  return nabij_catalogue_get (NULL, "short weekday", short_weekdays[weekday - G_DATE_MONDAY]);
}

/**
 * nabij_language_format_date:
 * @local: a date
 *
 * Writes a day as people say it, with its weekday.
 *
 * Returns: (transfer full): for example "Tuesday 17 November"
 */
char *
nabij_language_format_date (GDateTime *local)
{
  return nabij_language_format_date_in (NULL, local);
}

/**
 * nabij_language_format_date_in:
 * @catalogue: (nullable): the language
 * @local: a date
 *
 * Writes a day as nabij_language_format_date() does.
 *
 * Returns: (transfer full): for example "Tuesday 17 November"
 */
char *
nabij_language_format_date_in (NabijCatalogue *catalogue,
                               GDateTime      *local)
{
  g_return_val_if_fail (local != NULL, NULL);

  /* Translators: a day: weekday, day of the month, month. */
  return g_strdup_printf (nabij_catalogue_get (catalogue, "date", NC_ ("date", "%1$s %2$d %3$s")),
                          nabij_language_get_weekday_in (catalogue, (GDateWeekday)g_date_time_get_day_of_week (local)),
                          g_date_time_get_day_of_month (local),
                          get_month (catalogue, local));
}

/**
 * nabij_language_format_date_with_year:
 * @local: a date
 *
 * Writes a day of another year than this one.
 *
 * Returns: (transfer full): for example "Tuesday 17 November 2026"
 */
char *
nabij_language_format_date_with_year (GDateTime *local)
{
  return nabij_language_format_date_with_year_in (NULL, local);
}

/**
 * nabij_language_format_date_with_year_in:
 * @catalogue: (nullable): the language
 * @local: a date
 *
 * Writes a day of another year than this one.
 *
 * Returns: (transfer full): for example "Tuesday 17 November 2026"
 */
char *
nabij_language_format_date_with_year_in (NabijCatalogue *catalogue,
                                         GDateTime      *local)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (local != NULL, NULL);

  date = nabij_language_format_date_in (catalogue, local);
  /* Translators: a day with its year: the day, as in "Tuesday 17 November", and the year. */
  return g_strdup_printf (nabij_catalogue_get (catalogue, "date", NC_ ("date", "%1$s %2$d")),
                          date, g_date_time_get_year (local));
}

/**
 * nabij_language_format_day:
 * @local: a date
 * @with_year: whether the year is told, too
 *
 * Writes a day without its weekday.
 *
 * Returns: (transfer full): for example "17 November", or "17 November 2026"
 */
char *
nabij_language_format_day (GDateTime *local,
                           gboolean   with_year)
{
  return nabij_language_format_day_in (NULL, local, with_year);
}

/**
 * nabij_language_format_day_in:
 * @catalogue: (nullable): the language
 * @local: a date
 * @with_year: whether the year is told, too
 *
 * Writes a day without its weekday.
 *
 * Returns: (transfer full): for example "17 November", or "17 November 2026"
 */
char *
nabij_language_format_day_in (NabijCatalogue *catalogue,
                              GDateTime      *local,
                              gboolean        with_year)
{
  const char *month;

  g_return_val_if_fail (local != NULL, NULL);

  month = get_month (catalogue, local);
  if (with_year)
    /* Translators: a day without its weekday: day of the month, month, year. */
    return g_strdup_printf (nabij_catalogue_get (catalogue, "day", NC_ ("day", "%1$d %2$s %3$d")),
                            g_date_time_get_day_of_month (local), month, g_date_time_get_year (local));

  /* Translators: a day without its weekday: day of the month, month. */
  return g_strdup_printf (nabij_catalogue_get (catalogue, "day", NC_ ("day", "%1$d %2$s")),
                          g_date_time_get_day_of_month (local), month);
}

/**
 * nabij_language_format_month:
 * @local: a date
 *
 * Writes a month with its year.
 *
 * Returns: (transfer full): for example "November 2026"
 */
char *
nabij_language_format_month (GDateTime *local)
{
  return nabij_language_format_month_in (NULL, local);
}

/**
 * nabij_language_format_month_in:
 * @catalogue: (nullable): the language
 * @local: a date
 *
 * Writes a month with its year.
 *
 * Returns: (transfer full): for example "November 2026"
 */
char *
nabij_language_format_month_in (NabijCatalogue *catalogue,
                                GDateTime      *local)
{
  g_return_val_if_fail (local != NULL, NULL);

  /* Translators: a month and its year. */
  return g_strdup_printf (nabij_catalogue_get (catalogue, "month-of-year", NC_ ("month-of-year", "%1$s %2$d")),
                          get_month (catalogue, local), g_date_time_get_year (local));
}

/**
 * nabij_language_format_time:
 * @local: a date and time
 *
 * Writes a time of day.
 *
 * Returns: (transfer full): for example "16:40"
 */
char *
nabij_language_format_time (GDateTime *local)
{
  return nabij_language_format_time_in (NULL, local);
}

/**
 * nabij_language_format_time_in:
 * @catalogue: (nullable): the language
 * @local: a date and time
 *
 * Writes a time of day.
 *
 * Returns: (transfer full): for example "16:40"
 */
char *
nabij_language_format_time_in (NabijCatalogue *catalogue,
                               GDateTime      *local)
{
  g_return_val_if_fail (local != NULL, NULL);

  /* Translators: hour and minute, as in 16:40. */
  return g_strdup_printf (nabij_catalogue_get (catalogue, "time", NC_ ("time", "%1$02d:%2$02d")),
                          g_date_time_get_hour (local), g_date_time_get_minute (local));
}
