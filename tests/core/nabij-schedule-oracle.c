/* nabij-schedule-oracle.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says when reminders come in another way than the schedule does: it looks at the clock on the wall, as
 * glibc's localtime_r() shows it, and waits. Nothing here knows an offset, an interval or a day of 24
 * hours, nor asks GLib for a time.
 */

#include "config.h"

#include "nabij-schedule-oracle.h"

#include <string.h>
#include <time.h>

#define ZONES_FOLDER "/usr/share/zoneinfo"
#define ZONE_MAGIC "TZif"
#define SECONDS_A_MINUTE 60
#define MINUTES_A_DAY (24 * 60)

static void
add_zones (GPtrArray  *zones,
           GHashTable *seen,
           const char *folder,
           const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    return;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *zone = g_strconcat (prefix, name, NULL);
    g_autofree char *contents = NULL;
    gsize            length;

    /* The same once more, and the same with leap seconds, which no computer's clock counts. */
    if (g_str_equal (zone, "posix") || g_str_equal (zone, "right"))
      continue;

    if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
      g_autofree char *inner = g_strconcat (zone, "/", NULL);

      add_zones (zones, seen, path, inner);
    } else if (g_file_get_contents (path, &contents, &length, NULL) && length > strlen (ZONE_MAGIC) &&
               memcmp (contents, ZONE_MAGIC, strlen (ZONE_MAGIC)) == 0 &&
               /* A zone has many names. */
               g_hash_table_add (seen, g_bytes_new_take (g_steal_pointer (&contents), length))) {
      g_ptr_array_add (zones, g_steal_pointer (&zone));
    }
  }
}

static int
compare_zones (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Every zone that is installed, once. */
GPtrArray *
nabij_schedule_oracle_list_zones (void)
{
  GPtrArray *zones = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);

  add_zones (zones, seen, ZONES_FOLDER, "");
  g_ptr_array_sort (zones, compare_zones);
  return zones;
}

void
nabij_schedule_oracle_enter_zone (const char *zone)
{
  g_setenv ("TZ", zone, TRUE);
  tzset ();
}

/* What the clock on the wall shows, in minutes since 1970 as if of UTC. */
gint64
nabij_schedule_oracle_get_wall (gint64 instant_s)
{
  const time_t instant = (time_t)instant_s;
  struct tm    wall;

  g_assert_nonnull (localtime_r (&instant, &wall));
  wall.tm_isdst = 0;
  return (gint64)timegm (&wall) / SECONDS_A_MINUTE;
}

/* Which minutes of the day are quiet: one after the other, as they go by. */
static void
mark_quiet (NabijReminderSettings *settings,
            gboolean              *quiet)
{
  memset (quiet, 0, MINUTES_A_DAY * sizeof (gboolean));
  for (int minute = settings->quiet_from; minute != settings->quiet_until; minute = (minute + 1) % MINUTES_A_DAY)
    quiet[minute] = TRUE;
}

/* Whether a reminder is planned for a civil day and time, on the calendar. */
static gboolean
is_planned (const NabijReminder *reminder,
            gint64               civil_minute)
{
  const time_t midnight = (time_t)(civil_minute / MINUTES_A_DAY * MINUTES_A_DAY * SECONDS_A_MINUTE);
  struct tm    civil;

  for (guint i = 0; i < reminder->n_times; i++) {
    if (reminder->minutes[i] == civil_minute % MINUTES_A_DAY) {
      g_assert_nonnull (gmtime_r (&midnight, &civil));
      if ((reminder->days & NABIJ_REMINDER_DAY (civil.tm_wday == 0 ? G_DATE_SUNDAY : civil.tm_wday)) == 0)
        return FALSE;
      if (!g_date_valid (&reminder->until))
        return TRUE;
      return (civil.tm_year + 1900) * 10000 + (civil.tm_mon + 1) * 100 + civil.tm_mday <=
             g_date_get_year (&reminder->until) * 10000 + (int)g_date_get_month (&reminder->until) * 100 + g_date_get_day (&reminder->until);
    }
  }
  return FALSE;
}

/* From each minute of the day, how many minutes it is to the next that matters. */
static void
measure_gaps (NabijReminderSettings *settings,
              int                   *gaps)
{
  gboolean marked[MINUTES_A_DAY] = { FALSE };

  for (guint i = 0; i < settings->reminders->len; i++) {
    const NabijReminder *reminder = g_ptr_array_index (settings->reminders, i);

    for (guint k = 0; k < reminder->n_times; k++)
      marked[reminder->minutes[k]] |= reminder->on;
  }

  for (int minute = 0; minute < MINUTES_A_DAY; minute++) {
    gaps[minute] = 1;
    while (!marked[(minute + gaps[minute]) % MINUTES_A_DAY])
      gaps[minute]++;
  }
}

static gint64
find_next (const int *gaps,
           gint64     civil_minute)
{
  return civil_minute + gaps[civil_minute % MINUTES_A_DAY];
}

/* All that must come, in order. It waits from minute to minute; where the clock goes evenly, until a
 * minute that matters. What the clock shows for the first time comes, and with it what it has skipped. */
GArray *
nabij_schedule_oracle_list (NabijReminderSettings *settings,
                            gint64                 after_s,
                            gint64                 until_s)
{
  GArray  *expected = g_array_new (FALSE, FALSE, sizeof (NabijExpected));
  int      gaps[MINUTES_A_DAY];
  gboolean quiet[MINUTES_A_DAY];
  gint64   at_s = after_s - after_s % SECONDS_A_MINUTE;
  gint64   shown; /* the latest that the clock has ever shown */

  if (settings->silent || settings->resting || !nabij_reminder_settings_any_on (settings, after_s * G_USEC_PER_SEC))
    return expected;

  measure_gaps (settings, gaps);
  mark_quiet (settings, quiet);
  /* A clock that was set back before has already shown what it shows now. */
  shown = G_MININT64;
  for (gint64 before_s = at_s - 3 * 24 * 60 * SECONDS_A_MINUTE; before_s <= at_s; before_s += 5 * SECONDS_A_MINUTE)
    shown = MAX (shown, nabij_schedule_oracle_get_wall (before_s));

  while (at_s <= until_s) {
    const gint64 wanted = find_next (gaps, shown);
    const gint64 ahead_s = at_s + (wanted - shown) * SECONDS_A_MINUTE;
    gint64       wall;

    if (nabij_schedule_oracle_get_wall (ahead_s) == wanted && nabij_schedule_oracle_get_wall (ahead_s - SECONDS_A_MINUTE) == wanted - 1)
      at_s = ahead_s;
    else
      at_s += SECONDS_A_MINUTE;

    wall = nabij_schedule_oracle_get_wall (at_s);
    if (at_s > until_s || wall <= shown)
      continue;

    for (guint order = 0; order < settings->reminders->len; order++) {
      const NabijReminder *reminder = g_ptr_array_index (settings->reminders, order);

      for (gint64 civil_minute = find_next (gaps, shown); civil_minute <= wall; civil_minute = find_next (gaps, civil_minute)) {
        const NabijExpected one = { .at_s = at_s, .order = order, .civil_minute = civil_minute };

        if (reminder->on && is_planned (reminder, civil_minute) && !quiet[wall % MINUTES_A_DAY] && !quiet[civil_minute % MINUTES_A_DAY] &&
            at_s * G_USEC_PER_SEC >= settings->paused_until_us && at_s > after_s)
          g_array_append_val (expected, one);
      }
    }
    shown = wall;
  }
  return expected;
}

static int
make_minute (void)
{
  /* Most clocks are changed in the small hours, and just before midnight. */
  if (g_test_rand_bit ())
    return g_test_rand_int_range (0, NABIJ_REMINDER_MINUTES_A_DAY);
  return (g_test_rand_int_range (-60, 4 * 60) + NABIJ_REMINDER_MINUTES_A_DAY) % NABIJ_REMINDER_MINUTES_A_DAY;
}

/* Settings by chance. Mostly something comes. */
NabijReminderSettings *
nabij_schedule_oracle_make_settings (gint64 from_s,
                                     gint64 until_s)
{
  NabijReminderSettings *settings = nabij_reminder_settings_new ();
  const int              n_reminders = g_test_rand_int_range (1, 4);

  settings->quiet_from = make_minute ();
  settings->quiet_until = g_test_rand_bit () ? settings->quiet_from : (settings->quiet_from + g_test_rand_int_range (1, 11 * 60)) % NABIJ_REMINDER_MINUTES_A_DAY;
  settings->silent = g_test_rand_int_range (0, 30) == 0;
  settings->resting = g_test_rand_int_range (0, 30) == 0;
  if (g_test_rand_int_range (0, 5) == 0)
    settings->paused_until_us = from_s * G_USEC_PER_SEC + (gint64)g_test_rand_int_range (0, 400 * 24 * 60) * G_TIME_SPAN_MINUTE + g_test_rand_int_range (-1, 2);

  for (int i = 0; i < n_reminders; i++) {
    NabijReminder *reminder = nabij_reminder_new (NABIJ_REMINDER_QUIET_MOMENT);
    const int      n_times = g_test_rand_int_range (1, 4);

    reminder->on = g_test_rand_int_range (0, 8) != 0;
    reminder->days = (guint)g_test_rand_int_range (1, NABIJ_REMINDER_ALL_DAYS + 1);
    if (g_test_rand_bit ())
      reminder->days |= NABIJ_REMINDER_DAY (G_DATE_SUNDAY);
    for (int k = 0; k < n_times; k++)
      nabij_reminder_add_time (reminder, make_minute ());
    if (g_test_rand_int_range (0, 5) == 0) {
      g_date_set_time_t (&reminder->until, (time_t)from_s);
      g_date_add_days (&reminder->until, (guint)g_test_rand_int_range (0, 1 + (int)((until_s - from_s) / (24 * 60 * 60))));
    }
    g_ptr_array_add (settings->reminders, reminder);
  }
  return settings;
}
