/* nabij-schedule.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When a reminder comes. Everything is an argument; nothing here knows what time it is. All that can
 * make a reminder not come is looked at in one place, may_come(), for each civil day and time alone,
 * so that it does not matter from which moment on it is asked.
 */

#include "config.h"

#include "nabij-schedule.h"

#include "nabij-wall-clock.h"

#include <string.h>

#define DAYS_A_WEEK 7
#define DAY_OF_1970 3 /* a Thursday, from Monday */

/* A reminder that can come at all comes within so many days: the same time on the same weekday may be
 * let pass because of its last turn, a practice, or a skip into the quiet hours, each once or twice. */
#define NEXT_DAYS (5 * DAYS_A_WEEK)
/* So far ahead, and so many, are listed. */
#define LIST_DAYS 366
#define LIST_N_MAX 1000
/* The widest zone, and a day that an island left out. */
#define MARGIN_DAYS 2

/* What GDate can hold, with a year of room. */
#define INSTANT_US_MIN (-62000000000 * (gint64)G_USEC_PER_SEC)
#define INSTANT_US_MAX (253300000000 * (gint64)G_USEC_PER_SEC)

/* What is asked, and what answers it. */
typedef struct {
  NabijReminderSettings *settings;
  NabijReminderHistory  *history;
  GTimeZone             *zone;
  NabijWallClock        *wall;
  gint64                 now_us;
  gint64                 after_us;          /* nothing at or before this */
  gint64                 until_us;          /* nothing after this */
  gint64                 check_in_until_us; /* no check-in after this */
  gint64                 first_day;
  gint64                 last_day;
} Search;

/* One time of one reminder, from day to day. */
typedef struct {
  NabijReminder *reminder;
  guint          order; /* of the reminder in the settings */
  int            minute;
  gint64         until_day;    /* the last day */
  gint64         turn_s;       /* the date and time that had its last turn, in civil seconds */
  gint64         turn_at_us;   /* when that was */
  gint64         practised_us; /* when it was last practised, up to now */
  gboolean       is_once;      /* it comes at one instant, and does not go from day to day */
  gboolean       put_off;      /* it comes back at that instant */
  gint64         day;          /* the day it has come to */
  gint64         at_us;        /* when it comes then; `G_MAXINT64` when it does not come any more */
} Course;

static gint64
to_seconds (gint64 instant_us)
{
  /* Downwards, also before 1970. */
  return instant_us >= 0 ? instant_us / G_USEC_PER_SEC : -((-instant_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}

static gint64
get_day_at (NabijWallClock *wall,
            gint64          instant_us)
{
  return nabij_civil_get_day (nabij_wall_clock_at (wall, to_seconds (instant_us)));
}

/* Within the days of the search. */
static gboolean
is_quiet_at (const Search *search,
             gint64        instant_us)
{
  const gint64 civil_s = nabij_wall_clock_at (search->wall, to_seconds (instant_us));

  return nabij_reminder_settings_is_quiet (search->settings, nabij_civil_get_minute (civil_s));
}

/* Likewise, however far away. */
static gboolean
is_quiet_far_away (const Search *search,
                   gint64        instant_us)
{
  const gint64    instant_s = to_seconds (instant_us);
  NabijWallClock *wall = nabij_wall_clock_new (search->zone, instant_s - MARGIN_DAYS * NABIJ_SECONDS_A_DAY,
                                               instant_s + MARGIN_DAYS * NABIJ_SECONDS_A_DAY);
  const gint64    civil_s = nabij_wall_clock_at (wall, instant_s);

  nabij_wall_clock_free (wall);
  return nabij_reminder_settings_is_quiet (search->settings, nabij_civil_get_minute (civil_s));
}

/* Prepares to look for what comes after @after_us, up to so many days later. */
static gboolean
begin (Search                *search,
       NabijReminderSettings *settings,
       NabijReminderHistory  *history,
       GTimeZone             *zone,
       gint64                 now_us,
       gint64                 after_us,
       guint                  n_days)
{
  const gint64 from_us = settings->paused_until_us > after_us ? settings->paused_until_us - 1 : after_us;

  if (settings->silent || settings->resting)
    return FALSE;
  if (from_us < INSTANT_US_MIN || from_us > INSTANT_US_MAX)
    return FALSE;

  *search = (Search){ .settings = settings, .history = history, .zone = zone, .now_us = now_us, .after_us = from_us };
  search->until_us = from_us + n_days * G_TIME_SPAN_DAY;
  search->check_in_until_us = search->until_us;
  search->wall = nabij_wall_clock_new (zone, to_seconds (from_us) - MARGIN_DAYS * NABIJ_SECONDS_A_DAY,
                                       to_seconds (search->until_us) + 2 * MARGIN_DAYS * NABIJ_SECONDS_A_DAY);
  search->first_day = get_day_at (search->wall, from_us);
  search->last_day = get_day_at (search->wall, search->until_us) + 1;
  return TRUE;
}

/* What is noted for later than now was noted by a clock that was wrong. */
static gint64
find_practised (const Search        *search,
                const NabijReminder *reminder)
{
  GArray *practised = search->settings->practised;
  gint64  last_us = G_MININT64;

  for (guint i = 0; i < practised->len; i++) {
    const NabijPractised *one = &g_array_index (practised, NabijPractised, i);

    if (one->at_us <= search->now_us && one->at_us > last_us && nabij_reminder_is_answered_by (reminder, one->practice))
      last_us = one->at_us;
  }
  return last_us;
}

/* Whether it was done within the hour before, or, of one that is late, since. */
static gboolean
was_practised (const Course *course,
               gint64        at_us)
{
  return course->practised_us >= at_us - NABIJ_SCHEDULE_GRACE_US;
}

/* A civil day and time has its turn once, also where travel brings it a second time. A turn that was later
 * than a late reminder can be was that of a clock that was wrong, and does not hold up anything. */
static gboolean
had_its_turn (const Course *course,
              gint64        civil_s,
              gint64        at_us)
{
  return civil_s <= course->turn_s && course->turn_at_us <= at_us + NABIJ_SCHEDULE_GRACE_US;
}

static gboolean
may_come (const Search *search,
          const Course *course,
          gint64        civil_s,
          gint64        at_us)
{
  return at_us > search->after_us && at_us <= search->until_us &&
         !had_its_turn (course, civil_s, at_us) &&
         !was_practised (course, at_us) &&
         !is_quiet_at (search, at_us);
}

static gboolean
is_chosen_day (const NabijReminder *reminder,
               gint64               day)
{
  const gint64 weekday = ((day + DAY_OF_1970) % DAYS_A_WEEK + DAYS_A_WEEK) % DAYS_A_WEEK;

  return (reminder->days & (1u << weekday)) != 0;
}

/* Goes to the first day from @day on, on which it comes. A time within the quiet hours never does, also
 * not where a skip would lead out of them. */
static void
go_on (Course       *course,
       const Search *search,
       gint64        day)
{
  const gboolean is_quiet = nabij_reminder_settings_is_quiet (search->settings, course->minute);
  const gint64   last_day = is_quiet ? G_MININT64 : MIN (search->last_day, course->until_day);

  for (; day <= last_day; day++) {
    const gint64 civil_s = day * NABIJ_SECONDS_A_DAY + course->minute * 60;
    gint64       at_us;

    if (!is_chosen_day (course->reminder, day))
      continue;

    at_us = nabij_wall_clock_find (search->wall, civil_s) * G_USEC_PER_SEC;
    if (may_come (search, course, civil_s, at_us)) {
      course->day = day;
      course->at_us = at_us;
      return;
    }
  }
  course->at_us = G_MAXINT64;
}

/* One that comes back does so once, at its instant. */
static void
come_back (Course       *course,
           const Search *search,
           gint64        put_off_us)
{
  course->is_once = TRUE;
  course->put_off = TRUE;
  course->at_us = G_MAXINT64;
  if (put_off_us <= search->after_us || put_off_us > search->until_us)
    return;

  course->day = get_day_at (search->wall, put_off_us);
  if (course->day <= course->until_day && !was_practised (course, put_off_us) && !is_quiet_at (search, put_off_us))
    course->at_us = put_off_us;
}

/* What has happened with a reminder. */
static Course
begin_course (const Search  *search,
              NabijReminder *reminder,
              guint          order)
{
  Course course = { .reminder = reminder, .order = order, .until_day = G_MAXINT64, .turn_s = G_MININT64 };
  GDate  turn_day;
  int    turn_minute;

  if (g_date_valid (&reminder->until))
    course.until_day = nabij_civil_get_day (nabij_civil_from_date (&reminder->until));
  if (nabij_reminder_history_get_turn (search->history, reminder->id, &turn_day, &turn_minute, &course.turn_at_us))
    course.turn_s = nabij_civil_from_date (&turn_day) + turn_minute * 60;
  course.practised_us = find_practised (search, reminder);
  return course;
}

static void
add_put_off (GArray       *courses,
             const Search *search,
             Course        course)
{
  const gint64 put_off_us = nabij_reminder_history_get_put_off (search->history, course.reminder->id);

  if (put_off_us == 0)
    return;

  come_back (&course, search, put_off_us);
  g_array_append_val (courses, course);
}

static void
add_courses (GArray       *courses,
             const Search *search,
             guint         order)
{
  NabijReminder *reminder = g_ptr_array_index (search->settings->reminders, order);
  Course         course = begin_course (search, reminder, order);

  add_put_off (courses, search, course);
  for (guint i = 0; i < reminder->n_times; i++) {
    course.minute = reminder->minutes[i];
    go_on (&course, search, search->first_day);
    g_array_append_val (courses, course);
  }
}

/* A check-in is planned for an instant, and what had its turn is that instant: so its civil day and time
 * are those of UTC, and to travel does not bring it a second time. */
static void
add_check_in (GArray       *courses,
              const Search *search)
{
  const gint64 at_us = search->settings->check_in_us;
  const gint64 civil_s = to_seconds (at_us);
  Course       course = begin_course (search, search->settings->check_in, search->settings->reminders->len);

  add_put_off (courses, search, course);
  course.is_once = TRUE;
  course.day = nabij_civil_get_day (civil_s);
  course.minute = nabij_civil_get_minute (civil_s);
  course.at_us = at_us;
  if (at_us > search->after_us && at_us <= search->check_in_until_us && at_us <= INSTANT_US_MAX &&
      !had_its_turn (&course, course.day * NABIJ_SECONDS_A_DAY + course.minute * 60, at_us) &&
      !was_practised (&course, at_us) && !is_quiet_far_away (search, at_us))
    g_array_append_val (courses, course);
}

static GArray *
list_courses (const Search *search)
{
  GArray *courses = g_array_new (FALSE, FALSE, sizeof (Course));

  for (guint i = 0; i < search->settings->reminders->len; i++) {
    const NabijReminder *reminder = g_ptr_array_index (search->settings->reminders, i);

    if (reminder->on)
      add_courses (courses, search, i);
  }
  if (search->settings->check_in != NULL)
    add_check_in (courses, search);
  return courses;
}

/* Of what comes at the same instant, what stands first in the settings goes first, and of that the
 * earlier civil time: the clock may have skipped several. */
static gboolean
comes_before (const Course *a,
              const Course *b)
{
  if (a->at_us != b->at_us)
    return a->at_us < b->at_us;
  if (a->order != b->order)
    return a->order < b->order;
  if (a->day != b->day)
    return a->day < b->day;
  return a->minute < b->minute;
}

static Course *
find_first (GArray *courses)
{
  Course *first = NULL;

  for (guint i = 0; i < courses->len; i++) {
    Course *course = &g_array_index (courses, Course, i);

    if (course->at_us != G_MAXINT64 && (first == NULL || comes_before (course, first)))
      first = course;
  }
  return first;
}

static void
tell (const Course *course,
      NabijDue     *due)
{
  *due = (NabijDue){
    .reminder = course->reminder,
    .at_us = course->at_us,
    .minute = course->minute,
    .put_off = course->put_off,
  };
  nabij_civil_to_date (course->day * NABIJ_SECONDS_A_DAY, &due->day);
}

static void
end (Search *search)
{
  nabij_wall_clock_free (search->wall);
}

/* All that comes, in order, up to @n_max. */
static GArray *
collect (const Search *search,
         guint         n_max)
{
  g_autoptr (GArray) courses = list_courses (search);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (NabijDue));

  while (found->len < n_max) {
    Course  *first = find_first (courses);
    NabijDue due;

    if (first == NULL)
      break;
    tell (first, &due);
    g_array_append_val (found, due);
    if (first->is_once)
      first->at_us = G_MAXINT64;
    else
      go_on (first, search, first->day + 1);
  }
  return found;
}

/**
 * nabij_schedule_next:
 * @settings: what was decided
 * @history: what has happened
 * @zone: where the person is
 * @now_us: the present, in UTC microseconds
 * @due: (out caller-allocates): what comes, and when; it lives as long as @settings
 *
 * Finds what comes next, after @now_us; what comes at @now_us itself is due, see
 * nabij_schedule_list_due(). Of several at the same moment, the one that stands first in the settings.
 *
 * A reminder comes once for each chosen civil day and time: where the clock skips that time, at the first
 * instant after, and where it occurs twice, at the first. It does not come where its time is within the
 * quiet hours, nor where the clock has skipped it into them; in silence; while they rest; before the pause
 * ends; on a day after its last; where it had its turn; or where its practice was done within the hour
 * before.
 *
 * The next check-in comes at its instant, however far away that is, and under the same conditions; the same
 * instant has its turn once.
 *
 * Returns: `FALSE`, and @due untouched, where nothing comes
 */
gboolean
nabij_schedule_next (NabijReminderSettings *settings,
                     NabijReminderHistory  *history,
                     GTimeZone             *zone,
                     gint64                 now_us,
                     NabijDue              *due)
{
  g_autoptr (GArray) courses = NULL;
  Search  search;
  Course *first;

  g_return_val_if_fail (settings != NULL, FALSE);
  g_return_val_if_fail (history != NULL, FALSE);
  g_return_val_if_fail (zone != NULL, FALSE);
  g_return_val_if_fail (due != NULL, FALSE);

  if (!begin (&search, settings, history, zone, now_us, now_us, NEXT_DAYS))
    return FALSE;

  search.check_in_until_us = INSTANT_US_MAX;
  courses = list_courses (&search);
  first = find_first (courses);
  if (first != NULL)
    tell (first, due);
  end (&search);
  return first != NULL;
}

/**
 * nabij_schedule_list:
 * @settings: what was decided
 * @history: what has happened
 * @zone: where the person is
 * @now_us: the present, in UTC microseconds
 * @n_max: how many at most; not more than 1,000 are listed
 *
 * Lists what comes after @now_us, in order, as far as a year ahead: see nabij_schedule_next().
 *
 * Returns: (transfer full) (element-type NabijDue): what comes; it lives as long as @settings
 */
GArray *
nabij_schedule_list (NabijReminderSettings *settings,
                     NabijReminderHistory  *history,
                     GTimeZone             *zone,
                     gint64                 now_us,
                     guint                  n_max)
{
  Search  search;
  GArray *found;

  g_return_val_if_fail (settings != NULL, NULL);
  g_return_val_if_fail (history != NULL, NULL);
  g_return_val_if_fail (zone != NULL, NULL);

  if (!begin (&search, settings, history, zone, now_us, now_us, LIST_DAYS))
    return g_array_new (FALSE, FALSE, sizeof (NabijDue));

  found = collect (&search, MIN (n_max, LIST_N_MAX));
  end (&search);
  return found;
}

/**
 * nabij_schedule_list_due:
 * @settings: what was decided
 * @history: what has happened
 * @zone: where the person is
 * @now_us: the present, in UTC microseconds
 *
 * Lists what is due: what came within the last hour, up to now, and has not had its turn. After sleep or
 * travel there may be several, also of one reminder; what is older simply had no turn. Nothing is due
 * while it is quiet. Whoever shows or passes over one notes it in the history: by
 * nabij_reminder_history_set_turn(), or by nabij_reminder_history_take_put_off() where it was put off.
 *
 * Returns: (transfer full) (element-type NabijDue): what is due, in order; it lives as long as @settings
 */
GArray *
nabij_schedule_list_due (NabijReminderSettings *settings,
                         NabijReminderHistory  *history,
                         GTimeZone             *zone,
                         gint64                 now_us)
{
  Search  search;
  GArray *found = NULL;

  g_return_val_if_fail (settings != NULL, NULL);
  g_return_val_if_fail (history != NULL, NULL);
  g_return_val_if_fail (zone != NULL, NULL);

  if (now_us < INSTANT_US_MIN ||
      !begin (&search, settings, history, zone, now_us, now_us - NABIJ_SCHEDULE_GRACE_US, 1))
    return g_array_new (FALSE, FALSE, sizeof (NabijDue));

  search.until_us = search.check_in_until_us = now_us;
  found = is_quiet_at (&search, now_us) ? g_array_new (FALSE, FALSE, sizeof (NabijDue)) : collect (&search, G_MAXUINT);
  end (&search);
  return found;
}

/**
 * nabij_schedule_instant_of:
 * @zone: a zone
 * @day: a valid civil day
 * @minute: a time of that day, in minutes after midnight, 0 to 1439
 * @at_us: (out): the instant, in UTC microseconds
 *
 * Finds when the clock on the wall shows a time: the first instant of one that occurs twice, and for one
 * that is skipped the first instant after.
 *
 * Returns: `FALSE`, and @at_us untouched, at the edges of the calendar
 */
gboolean
nabij_schedule_instant_of (GTimeZone   *zone,
                           const GDate *day,
                           int          minute,
                           gint64      *at_us)
{
  g_autoptr (NabijWallClock) wall = NULL;
  gint64 civil_s;

  g_return_val_if_fail (zone != NULL, FALSE);
  g_return_val_if_fail (day != NULL && g_date_valid (day), FALSE);
  g_return_val_if_fail (minute >= 0 && minute < NABIJ_REMINDER_MINUTES_A_DAY, FALSE);
  g_return_val_if_fail (at_us != NULL, FALSE);

  civil_s = nabij_civil_from_date (day) + minute * 60;
  if (civil_s < to_seconds (INSTANT_US_MIN) || civil_s > to_seconds (INSTANT_US_MAX))
    return FALSE;

  wall = nabij_wall_clock_new (zone, civil_s - MARGIN_DAYS * NABIJ_SECONDS_A_DAY, civil_s + MARGIN_DAYS * NABIJ_SECONDS_A_DAY);
  *at_us = nabij_wall_clock_find (wall, civil_s) * G_USEC_PER_SEC;
  return TRUE;
}

/**
 * nabij_schedule_end_of_day:
 * @zone: where the person is
 * @now_us: the present, in UTC microseconds
 *
 * Finds when the civil day of now is over: the next midnight on the clock on the wall, or the first
 * instant after it where it is skipped.
 *
 * Returns: the instant, in UTC microseconds, > @now_us
 */
gint64
nabij_schedule_end_of_day (GTimeZone *zone,
                           gint64     now_us)
{
  g_autoptr (NabijWallClock) wall = NULL;
  gint64 now_s;
  gint64 civil_s;

  g_return_val_if_fail (zone != NULL, now_us);

  now_s = to_seconds (CLAMP (now_us, INSTANT_US_MIN, INSTANT_US_MAX));
  /* It looks ahead only: a midnight that the clock was set back from is not the end. */
  wall = nabij_wall_clock_new (zone, now_s, now_s + 2 * MARGIN_DAYS * NABIJ_SECONDS_A_DAY);
  civil_s = nabij_wall_clock_at (wall, now_s);
  return nabij_wall_clock_find (wall, (nabij_civil_get_day (civil_s) + 1) * NABIJ_SECONDS_A_DAY) * G_USEC_PER_SEC;
}
