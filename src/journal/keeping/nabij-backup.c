/* nabij-backup.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-backup.h"

#include <string.h>
#include <sys/stat.h>

#define PREFIX "journal-"
#define SUFFIX ".db"

#define DAYS_KEPT 7
#define WEEKS_KEPT 4
#define MONTHS_KEPT 6

/**
 * nabij_backup_free:
 * @backup: (transfer full) (nullable): the backup
 *
 * Lets go of what is known of a backup; its file stays.
 */
void
nabij_backup_free (NabijBackup *backup)
{
  if (backup == NULL)
    return;

  g_free (backup->path);
  g_free (backup);
}

/**
 * nabij_backup_copy:
 * @backup: the backup
 *
 * Copies what is known of a backup.
 *
 * Returns: (transfer full): the same
 */
NabijBackup *
nabij_backup_copy (const NabijBackup *backup)
{
  NabijBackup *copy;

  g_return_val_if_fail (backup != NULL, NULL);

  copy = g_new (NabijBackup, 1);
  *copy = (NabijBackup){ g_strdup (backup->path), backup->made };

  return copy;
}

/**
 * nabij_backup_dup_name:
 * @made: when it is made
 * @with_time: whether there may be several of one day
 *
 * Gives the name of the file of a backup: `journal-2026-11-21.db`, or with its time
 * `journal-2026-11-21-200405.db`.
 *
 * Returns: (transfer full) (type filename): the name
 */
char *
nabij_backup_dup_name (const NabijInstant *made,
                       gboolean            with_time)
{
  g_autoptr (GDateTime) local = nabij_instant_to_local (made);

  g_return_val_if_fail (local != NULL, NULL);

  return g_date_time_format (local, with_time ? PREFIX "%Y-%m-%d-%H%M%S" SUFFIX
                                              : PREFIX "%Y-%m-%d" SUFFIX);
}

/* The number that the first @length digits make. */
static int
read_digits (const char *text,
             gsize       length)
{
  int number = 0;

  for (gsize i = 0; i < length; i++)
    number = number * 10 + g_ascii_digit_value (text[i]);

  return number;
}

/* Reads the civil time out of a name; noon where it has none. */
static GDateTime *
read_name (const char *name)
{
  static const char daily[] = PREFIX "####-##-##" SUFFIX;
  static const char timed[] = PREFIX "####-##-##-######" SUFFIX;
  gboolean          has_time = strlen (name) == sizeof timed - 1;
  const char       *pattern = has_time ? timed : daily;
  const char       *digits = name + strlen (PREFIX);
  int               year;
  int               month;
  int               day;
  int               time = 120000;

  if (strlen (name) != strlen (pattern))
    return NULL;
  for (gsize i = 0; pattern[i] != '\0'; i++) {
    if (pattern[i] == '#' ? !g_ascii_isdigit (name[i]) : pattern[i] != name[i])
      return NULL;
  }

  year = read_digits (digits, 4);
  month = read_digits (digits + 5, 2);
  day = read_digits (digits + 8, 2);
  if (has_time)
    time = read_digits (digits + 11, 6);

  return g_date_time_new_local (year, month, day, time / 10000, time / 100 % 100, time % 100);
}

static gboolean
is_same_day (GDateTime *a,
             GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/**
 * nabij_backup_new_for_file:
 * @folder: (type filename): the folder of the backups
 * @name: (type filename): the name of a file in it
 *
 * Finds out when a backup was made. Its name tells the day; the time is that of the file, as long as
 * that is of the same day.
 *
 * Returns: (transfer full) (nullable): the backup, or `NULL` where the file is none
 */
NabijBackup *
nabij_backup_new_for_file (const char *folder,
                           const char *name)
{
  g_autofree char *path = NULL;
  g_autoptr (GDateTime) named = NULL;
  g_autoptr (GDateTime) of_file = NULL;
  GDateTime   *made;
  NabijBackup *self;
  struct stat  info;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  named = read_name (name);
  path = g_build_filename (folder, name, NULL);
  if (named == NULL || lstat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return NULL;

  of_file = g_date_time_new_from_unix_local (info.st_mtim.tv_sec);
  made = of_file != NULL && is_same_day (of_file, named) ? of_file : named;

  self = g_new (NabijBackup, 1);
  self->path = g_steal_pointer (&path);
  self->made.utc_us = g_date_time_to_unix (made) * G_USEC_PER_SEC;
  if (made == of_file)
    self->made.utc_us += info.st_mtim.tv_nsec / 1000;
  self->made.offset_s = (int)(g_date_time_get_utc_offset (made) / G_USEC_PER_SEC);

  return self;
}

/**
 * nabij_backup_get_day:
 * @backup: the backup
 * @day: (out caller-allocates): the civil day on which it was made
 *
 * Tells of which day a backup is.
 */
void
nabij_backup_get_day (const NabijBackup *backup,
                      GDate             *day)
{
  g_autoptr (GDateTime) local = NULL;

  g_return_if_fail (backup != NULL);
  g_return_if_fail (day != NULL);

  local = nabij_instant_to_local (&backup->made);
  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay)g_date_time_get_day_of_month (local),
                  (GDateMonth)g_date_time_get_month (local),
                  (GDateYear)g_date_time_get_year (local));
}

static guint32
get_day_number (const GDate *day)
{
  return g_date_get_julian (day);
}

/* The first day of the first year, which is number 1, was a Monday. */
static guint32
get_week_number (const GDate *day)
{
  return (g_date_get_julian (day) - 1) / 7;
}

static guint32
get_month_number (const GDate *day)
{
  return g_date_get_year (day) * 12u + (guint)g_date_get_month (day);
}

/**
 * nabij_backups_choose:
 * @days: (array length=n_days): the days of the backups, the newest backup first
 * @n_days: how many there are
 * @kept: (array length=n_days) (out caller-allocates): which are kept
 *
 * Decides which backups are kept: the newest of each of the last 7 days, 4 weeks from Monday to
 * Sunday and 6 months that have one. Days without a backup do not count, so that nobody loses an old
 * one by not being here.
 */
void
nabij_backups_choose (const GDate *days,
                      guint        n_days,
                      gboolean    *kept)
{
  static const struct {
    guint32 (*get_number) (const GDate *day);
    guint n_kept;
  } rules[] = {
    { get_day_number, DAYS_KEPT },
    { get_week_number, WEEKS_KEPT },
    { get_month_number, MONTHS_KEPT },
  };

  g_return_if_fail (days != NULL || n_days == 0);
  g_return_if_fail (kept != NULL || n_days == 0);

  for (guint i = 0; i < n_days; i++)
    kept[i] = FALSE;

  for (guint rule = 0; rule < G_N_ELEMENTS (rules); rule++) {
    guint   n_kept = 0;
    guint32 last = 0;

    for (guint i = 0; i < n_days && n_kept < rules[rule].n_kept; i++) {
      guint32 number = rules[rule].get_number (&days[i]);

      if (n_kept > 0 && number == last)
        continue;
      kept[i] = TRUE;
      last = number;
      n_kept++;
    }
  }
}
