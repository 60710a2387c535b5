/* test-schedule.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-schedule-fixture.h"
#include "nabij-written-time.h"

#define HOUR_US (60 * 60 * (gint64)G_USEC_PER_SEC)
#define SUNDAY NABIJ_REMINDER_DAY (G_DATE_SUNDAY)

/* One with its times one after the other: "10:30 20:45". */
static NabijReminder *
add (NabijScheduleFixture *fixture,
     const char           *practice,
     guint                 days,
     const char           *times)
{
  NabijReminder *reminder = nabij_reminder_new (practice);
  g_auto (GStrv) parts = g_strsplit (times, " ", -1);

  reminder->on = TRUE;
  reminder->days = days;
  for (char **part = parts; *part != NULL; part++) {
    int minute;

    g_assert_true (nabij_reminder_minute_from_text (*part, &minute));
    g_assert_true (nabij_reminder_add_time (reminder, minute));
  }
  g_ptr_array_add (fixture->settings->reminders, reminder);
  return reminder;
}

static void
practise (NabijScheduleFixture *fixture,
          const char           *practice,
          const char           *when)
{
  NabijPractised practised = { g_strdup (practice), nabij_written_instant (when) };

  g_array_append_val (fixture->settings->practised, practised);
}

static char *
format (GArray *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++) {
    g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (g_array_index (list, NabijDue, i).at_us / G_USEC_PER_SEC);
    g_autofree char *one = g_date_time_format (time, "%m-%d %H:%M");

    g_string_append_printf (text, "%s%s%s", i > 0 ? ", " : "", one, g_array_index (list, NabijDue, i).put_off ? " again" : "");
  }
  return g_string_free (text, FALSE);
}

static void
assert_list (NabijScheduleFixture *fixture,
             const char           *now,
             guint                 n_max,
             const char           *expected)
{
  g_autoptr (GArray) list = nabij_schedule_list (fixture->settings, fixture->history, fixture->zone, nabij_written_instant (now), n_max);
  g_autofree char *text = format (list);
  NabijDue         next;

  g_assert_cmpstr (text, ==, expected);
  if (nabij_schedule_next (fixture->settings, fixture->history, fixture->zone, nabij_written_instant (now), &next)) {
    g_assert_cmpuint (list->len, >, 0);
    g_assert_cmpint (next.at_us, ==, g_array_index (list, NabijDue, 0).at_us);
    g_assert_true (next.reminder == g_array_index (list, NabijDue, 0).reminder);
  } else {
    g_assert_cmpuint (list->len, ==, 0);
  }
}

static void
assert_due (NabijScheduleFixture *fixture,
            const char           *now,
            const char           *expected)
{
  g_autoptr (GArray) list = nabij_schedule_list_due (fixture->settings, fixture->history, fixture->zone, nabij_written_instant (now));
  g_autofree char *text = format (list);

  g_assert_cmpstr (text, ==, expected);
}

static void
take_turns (NabijScheduleFixture *fixture,
            const char           *now)
{
  nabij_schedule_fixture_take_turns (fixture, nabij_written_instant (now));
}

static void
test_comes_on_its_days_at_its_times (NabijScheduleFixture *fixture,
                                     gconstpointer         user_data)
{
  NabijDue due;

  /* The first of June of 2026 is a Monday. */
  add (fixture, "water-and-rust", NABIJ_REMINDER_DAY (G_DATE_TUESDAY) | NABIJ_REMINDER_DAY (G_DATE_FRIDAY), "19:30 10:15");
  assert_list (fixture, "2026-06-01T12:00:00Z", 5, "06-02 08:15, 06-02 17:30, 06-05 08:15, 06-05 17:30, 06-09 08:15");

  g_assert_true (nabij_schedule_next (fixture->settings, fixture->history, fixture->zone, nabij_written_instant ("2026-06-01T12:00:00Z"), &due));
  g_assert_cmpint (due.minute, ==, 10 * 60 + 15);
  g_assert_cmpuint (g_date_get_day (&due.day), ==, 2);
  g_assert_false (due.put_off);

  /* What comes now is due, and not next. */
  assert_list (fixture, "2026-06-02T08:15:00Z", 1, "06-02 17:30");
  assert_due (fixture, "2026-06-02T08:14:59.999Z", "");
  assert_due (fixture, "2026-06-02T08:15:00Z", "06-02 08:15");
}

static void
test_several_come_in_the_order_of_the_settings (NabijScheduleFixture *fixture,
                                                gconstpointer         user_data)
{
  const NabijReminder *first = add (fixture, "before-sleep", NABIJ_REMINDER_ALL_DAYS, "20:45");
  const NabijReminder *second = add (fixture, "outside", NABIJ_REMINDER_ALL_DAYS, "20:45 12:00");
  g_autoptr (GArray) list = nabij_schedule_list (fixture->settings, fixture->history, fixture->zone, nabij_written_instant ("2026-06-01T00:00:00Z"), 3);

  g_assert_cmpuint (list->len, ==, 3);
  g_assert_true (g_array_index (list, NabijDue, 0).reminder == second);
  g_assert_true (g_array_index (list, NabijDue, 1).reminder == first);
  g_assert_true (g_array_index (list, NabijDue, 2).reminder == second);
  g_assert_cmpint (g_array_index (list, NabijDue, 1).at_us, ==, g_array_index (list, NabijDue, 2).at_us);
}

static void
test_a_skipped_time_comes_after_the_skip (NabijScheduleFixture *fixture,
                                          gconstpointer         user_data)
{
  fixture->settings->quiet_until = fixture->settings->quiet_from;
  add (fixture, "outside", SUNDAY, "01:55 02:10 02:40 03:00");
  assert_list (fixture, "2026-03-28T12:00:00Z", 5, "03-29 00:55, 03-29 01:00, 03-29 01:00, 03-29 01:00, 04-04 23:55");
  assert_list (fixture, "2026-10-24T12:00:00Z", 5, "10-24 23:55, 10-25 00:10, 10-25 00:40, 10-25 02:00, 11-01 00:55");
  /* The second 02:10 and 02:40 are none. */
  assert_list (fixture, "2026-10-25T01:05:00Z", 1, "10-25 02:00");
  assert_due (fixture, "2026-10-25T01:10:00Z", "10-25 00:40");
  assert_due (fixture, "2026-10-25T01:40:00Z", "");
}

static void
test_holds_the_quiet_hours (NabijScheduleFixture *fixture,
                            gconstpointer         user_data)
{
  add (fixture, "outside", NABIJ_REMINDER_ALL_DAYS, "07:59 08:00 21:29 21:30 00:00");
  assert_list (fixture, "2026-06-01T00:00:00Z", 3, "06-01 06:00, 06-01 19:29, 06-02 06:00");
  assert_due (fixture, "2026-06-01T06:05:00Z", "06-01 06:00");

  /* What was late until they began does not come any more, nor what was within them. */
  assert_due (fixture, "2026-06-01T19:29:59Z", "06-01 19:29");
  assert_due (fixture, "2026-06-01T19:30:00Z", "");
  assert_due (fixture, "2026-06-02T06:10:00Z", "06-02 06:00");
}

static void
test_a_skip_may_lead_into_the_quiet_hours (NabijScheduleFixture *fixture,
                                           gconstpointer         user_data)
{
  fixture->settings->quiet_from = 3 * 60;
  fixture->settings->quiet_until = 8 * 60;
  add (fixture, "outside", SUNDAY, "02:30");
  assert_list (fixture, "2026-03-21T12:00:00Z", 3, "03-22 01:30, 04-05 00:30, 04-12 00:30");
  assert_list (fixture, "2026-03-22T12:00:00Z", 1, "04-05 00:30");
}

static void
test_a_skip_does_not_lead_out_of_the_quiet_hours (NabijScheduleFixture *fixture,
                                                  gconstpointer         user_data)
{
  fixture->settings->quiet_from = 22 * 60;
  fixture->settings->quiet_until = 3 * 60;
  add (fixture, "outside", SUNDAY, "02:30");
  assert_list (fixture, "2026-03-21T12:00:00Z", 3, "");
  assert_due (fixture, "2026-03-29T01:00:00Z", "");
}

static void
test_nothing_comes_then (NabijScheduleFixture *fixture,
                         gconstpointer         user_data)
{
  NabijReminder *reminder = add (fixture, "outside", NABIJ_REMINDER_ALL_DAYS, "12:00");

  fixture->settings->silent = TRUE;
  assert_list (fixture, "2026-06-01T00:00:00Z", 3, "");
  assert_due (fixture, "2026-06-01T10:00:00Z", "");

  fixture->settings->silent = FALSE;
  fixture->settings->resting = TRUE;
  assert_list (fixture, "2026-06-01T00:00:00Z", 3, "");
  assert_due (fixture, "2026-06-01T10:00:00Z", "");

  fixture->settings->resting = FALSE;
  reminder->on = FALSE;
  assert_list (fixture, "2026-06-01T00:00:00Z", 3, "");
  assert_due (fixture, "2026-06-01T10:00:00Z", "");

  reminder->on = TRUE;
  assert_due (fixture, "2026-06-01T10:00:00Z", "06-01 10:00");
}

static void
test_nothing_comes_before_the_pause_ends (NabijScheduleFixture *fixture,
                                          gconstpointer         user_data)
{
  add (fixture, "outside", NABIJ_REMINDER_ALL_DAYS, "12:00 12:30");

  fixture->settings->paused_until_us = nabij_written_instant ("2026-06-08T10:00:00Z");
  assert_list (fixture, "2026-06-01T00:00:00Z", 2, "06-08 10:00, 06-08 10:30");
  fixture->settings->paused_until_us += 1;
  assert_list (fixture, "2026-06-01T00:00:00Z", 2, "06-08 10:30, 06-09 10:00");

  assert_due (fixture, "2026-06-08T10:00:00Z", "");
  assert_due (fixture, "2026-06-08T10:30:00Z", "06-08 10:30");
  fixture->settings->paused_until_us = nabij_written_instant ("2026-06-08T10:40:00Z");
  assert_due (fixture, "2026-06-08T10:39:00Z", "");
  assert_due (fixture, "2026-06-08T10:41:00Z", "");
}

static void
test_ends_after_its_last_day (NabijScheduleFixture *fixture,
                              gconstpointer         user_data)
{
  NabijReminder *reminder = add (fixture, "outside", NABIJ_REMINDER_ALL_DAYS, "12:00 20:00");

  reminder->until = nabij_written_day ("2026-06-02");
  assert_list (fixture, "2026-06-01T11:00:00Z", 9, "06-01 18:00, 06-02 10:00, 06-02 18:00");
  assert_list (fixture, "2026-06-02T18:00:00Z", 9, "");
  assert_due (fixture, "2026-06-03T10:00:00Z", "");

  reminder->until = nabij_written_day ("2020-01-01");
  assert_list (fixture, "2026-06-01T11:00:00Z", 9, "");
}

static void
test_is_due_for_an_hour (NabijScheduleFixture *fixture,
                         gconstpointer         user_data)
{
  add (fixture, "outside", NABIJ_REMINDER_ALL_DAYS, "12:00 12:20 14:00");

  assert_due (fixture, "2026-06-01T10:00:00Z", "06-01 10:00");
  assert_due (fixture, "2026-06-01T10:59:59Z", "06-01 10:00, 06-01 10:20");
  assert_due (fixture, "2026-06-01T11:00:00Z", "06-01 10:20");
  assert_due (fixture, "2026-06-01T11:20:00Z", "");

  /* After its turn it is not. */
  take_turns (fixture, "2026-06-01T10:10:00Z");
  assert_due (fixture, "2026-06-01T10:10:00Z", "");
  assert_due (fixture, "2026-06-01T10:30:00Z", "06-01 10:20");
  assert_list (fixture, "2026-06-01T10:10:00Z", 2, "06-01 10:20, 06-01 12:00");
}

static void
test_travel_does_not_bring_it_twice (NabijScheduleFixture *fixture,
                                     gconstpointer         user_data)
{
  add (fixture, "outside", NABIJ_REMINDER_ALL_DAYS, "12:00");

  nabij_schedule_fixture_go_to (fixture, "Asia/Tokyo");
  take_turns (fixture, "2026-06-02T03:00:00Z");
  assert_list (fixture, "2026-06-02T03:30:00Z", 1, "06-03 03:00");

  /* It becomes noon once more on the same day, and over the date line the day before comes back. */
  nabij_schedule_fixture_go_to (fixture, "Europe/Amsterdam");
  assert_list (fixture, "2026-06-02T03:30:00Z", 2, "06-03 10:00, 06-04 10:00");
  assert_due (fixture, "2026-06-02T10:00:00Z", "");
  nabij_schedule_fixture_go_to (fixture, "Pacific/Honolulu");
  assert_list (fixture, "2026-06-02T03:30:00Z", 1, "06-03 22:00");
}

static void
test_a_wrong_clock_does_not_hold_it_up (NabijScheduleFixture *fixture,
                                        gconstpointer         user_data)
{
  add (fixture, "outside", NABIJ_REMINDER_ALL_DAYS, "12:00");

  /* For a while the clock was three years ahead. */
  take_turns (fixture, "2029-06-01T10:00:00Z");
  assert_due (fixture, "2029-06-01T10:01:00Z", "");
  assert_due (fixture, "2026-06-01T10:00:00Z", "06-01 10:00");
  assert_list (fixture, "2026-06-01T10:00:00Z", 2, "06-02 10:00, 06-03 10:00");

  /* It was a quarter of an hour ahead, and is put right: that time had its turn. */
  take_turns (fixture, "2026-06-02T10:00:00Z");
  assert_list (fixture, "2026-06-02T09:45:00Z", 1, "06-03 10:00");
}

static void
test_passes_what_was_just_done (NabijScheduleFixture *fixture,
                                gconstpointer         user_data)
{
  add (fixture, "outside", NABIJ_REMINDER_ALL_DAYS, "12:00");
  add (fixture, NABIJ_REMINDER_ONE_EXHALE, NABIJ_REMINDER_ALL_DAYS, "12:01");
  add (fixture, NABIJ_REMINDER_QUIET_MOMENT, NABIJ_REMINDER_ALL_DAYS, "12:02");

  practise (fixture, "before-sleep", "2026-06-01T09:00:30Z");
  assert_list (fixture, "2026-06-01T09:30:00Z", 2, "06-01 10:00, 06-01 10:01");
  practise (fixture, "before-sleep", "2026-06-01T09:10:00Z");
  assert_list (fixture, "2026-06-01T09:30:00Z", 2, "06-01 10:00, 06-02 10:00");
  practise (fixture, "outside", "2026-06-01T08:59:59Z");
  assert_list (fixture, "2026-06-01T09:30:00Z", 1, "06-01 10:00");
  practise (fixture, "outside", "2026-06-01T09:00:00Z");
  assert_list (fixture, "2026-06-01T09:30:00Z", 1, "06-02 10:00");
  assert_due (fixture, "2026-06-01T10:02:00Z", "");
}

static void
test_passes_what_was_done_while_it_was_late (NabijScheduleFixture *fixture,
                                             gconstpointer         user_data)
{
  add (fixture, "outside", NABIJ_REMINDER_ALL_DAYS, "12:00");

  practise (fixture, "outside", "2026-06-01T10:20:00Z");
  /* Not yet, where the clock was set back; nor what a clock that was wrong has noted. */
  practise (fixture, "outside", "2029-06-01T10:20:00Z");
  assert_due (fixture, "2026-06-01T10:10:00Z", "06-01 10:00");
  assert_due (fixture, "2026-06-01T10:30:00Z", "");
  assert_list (fixture, "2026-06-01T10:30:00Z", 1, "06-02 10:00");
}

static void
test_comes_back_when_put_off (NabijScheduleFixture *fixture,
                              gconstpointer         user_data)
{
  NabijReminder *reminder = add (fixture, "outside", NABIJ_REMINDER_ALL_DAYS, "12:00");

  take_turns (fixture, "2026-06-01T10:00:00Z");
  g_assert_true (nabij_reminder_history_put_off (fixture->history, reminder->id, nabij_written_instant ("2026-06-01T10:16:07Z")));
  assert_list (fixture, "2026-06-01T10:01:00Z", 2, "06-01 10:16 again, 06-02 10:00");
  assert_due (fixture, "2026-06-01T10:16:06Z", "");
  assert_due (fixture, "2026-06-01T10:16:07Z", "06-01 10:16 again");
  assert_due (fixture, "2026-06-01T11:16:07Z", "");

  reminder->on = FALSE;
  assert_list (fixture, "2026-06-01T10:01:00Z", 2, "");
  reminder->on = TRUE;
  practise (fixture, "outside", "2026-06-01T10:05:00Z");
  assert_list (fixture, "2026-06-01T10:06:00Z", 1, "06-02 10:00");
}

static void
test_does_not_come_back_in_the_quiet_hours (NabijScheduleFixture *fixture,
                                            gconstpointer         user_data)
{
  NabijReminder *reminder = add (fixture, "outside", NABIJ_REMINDER_ALL_DAYS, "21:20");

  take_turns (fixture, "2026-06-01T19:20:00Z");
  g_assert_true (nabij_reminder_history_put_off (fixture->history, reminder->id, nabij_written_instant ("2026-06-01T19:35:00Z")));
  assert_list (fixture, "2026-06-01T19:21:00Z", 1, "06-02 19:20");
  assert_due (fixture, "2026-06-01T19:35:00Z", "");
  /* And of one that was in time, nothing comes within them. */
  g_assert_true (nabij_reminder_history_put_off (fixture->history, reminder->id, nabij_written_instant ("2026-06-01T19:29:00Z")));
  assert_due (fixture, "2026-06-01T19:29:00Z", "06-01 19:29 again");
  assert_due (fixture, "2026-06-01T19:30:00Z", "");
}

static void
test_does_not_come_back_out_of_a_pause_or_after_its_end (NabijScheduleFixture *fixture,
                                                         gconstpointer         user_data)
{
  NabijReminder *reminder = add (fixture, "outside", NABIJ_REMINDER_ALL_DAYS, "12:00");

  g_assert_true (nabij_reminder_history_put_off (fixture->history, reminder->id, nabij_written_instant ("2026-06-01T10:15:00Z")));
  fixture->settings->paused_until_us = nabij_written_instant ("2026-06-01T10:20:00Z");
  assert_list (fixture, "2026-06-01T10:01:00Z", 1, "06-02 10:00");
  assert_due (fixture, "2026-06-01T10:21:00Z", "");

  fixture->settings->paused_until_us = 0;
  reminder->until = nabij_written_day ("2026-05-31");
  assert_list (fixture, "2026-06-01T10:01:00Z", 1, "");
}

static void
test_what_never_comes_is_not_waited_for (NabijScheduleFixture *fixture,
                                         gconstpointer         user_data)
{
  assert_list (fixture, "2026-06-01T10:00:00Z", 5, "");
  add (fixture, "outside", NABIJ_REMINDER_ALL_DAYS, "23:00");
  assert_list (fixture, "2026-06-01T10:00:00Z", 5, "");
  add (fixture, "outside", 0, "12:00");
  assert_list (fixture, "2026-06-01T10:00:00Z", 5, "");
}

static void
test_lists_no_more_than_is_wanted (NabijScheduleFixture *fixture,
                                   gconstpointer         user_data)
{
  g_autoptr (GArray) none = NULL;
  g_autoptr (GArray) all = NULL;

  for (int i = 0; i < 3; i++)
    add (fixture, "outside", NABIJ_REMINDER_ALL_DAYS, "12:00");
  none = nabij_schedule_list (fixture->settings, fixture->history, fixture->zone, 0, 0);
  g_assert_cmpuint (none->len, ==, 0);
  all = nabij_schedule_list (fixture->settings, fixture->history, fixture->zone, 0, G_MAXUINT);
  g_assert_cmpuint (all->len, ==, 1000);
}

/* A clock that is out of its mind, and a pause for ever. */
static void
test_bears_every_moment (NabijScheduleFixture *fixture,
                         gconstpointer         user_data)
{
  static const gint64 moments[] = { G_MININT64, G_MININT64 + 1, -HOUR_US, -1, 0, 1, G_MAXINT64 - 1, G_MAXINT64 };
  NabijReminder      *reminder = add (fixture, "outside", NABIJ_REMINDER_ALL_DAYS, "12:00 00:00");

  fixture->settings->quiet_until = fixture->settings->quiet_from;
  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++) {
    for (gsize k = 0; k < G_N_ELEMENTS (moments); k++) {
      g_autoptr (GArray) list = NULL;
      g_autoptr (GArray) list_due = NULL;
      NabijDue due;

      fixture->settings->paused_until_us = moments[k];
      list = nabij_schedule_list (fixture->settings, fixture->history, fixture->zone, moments[i], 3);
      list_due = nabij_schedule_list_due (fixture->settings, fixture->history, fixture->zone, moments[i]);
      if (nabij_schedule_next (fixture->settings, fixture->history, fixture->zone, moments[i], &due))
        g_assert_cmpint (due.at_us, >, moments[i]);
      else
        g_assert_cmpuint (list->len, ==, 0);
      g_assert_cmpuint (list_due->len, <=, 1);
    }
    nabij_schedule_end_of_day (fixture->zone, moments[i]);
  }

  fixture->settings->paused_until_us = 0;
  g_assert_true (nabij_reminder_history_put_off (fixture->history, reminder->id, G_MAXINT64));
  assert_list (fixture, "2026-06-01T11:00:00Z", 1, "06-01 22:00");
}

#define ADD(path, test) g_test_add ("/nabij/core/schedule/" path, NabijScheduleFixture, NULL, nabij_schedule_fixture_set_up, test, nabij_schedule_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("comes-on-its-days-at-its-times", test_comes_on_its_days_at_its_times);
  ADD ("several-come-in-the-order-of-the-settings", test_several_come_in_the_order_of_the_settings);
  ADD ("a-skipped-time-comes-after-the-skip", test_a_skipped_time_comes_after_the_skip);
  ADD ("holds-the-quiet-hours", test_holds_the_quiet_hours);
  ADD ("a-skip-may-lead-into-the-quiet-hours", test_a_skip_may_lead_into_the_quiet_hours);
  ADD ("a-skip-does-not-lead-out-of-the-quiet-hours", test_a_skip_does_not_lead_out_of_the_quiet_hours);
  ADD ("nothing-comes-in-silence-at-rest-or-off", test_nothing_comes_then);
  ADD ("nothing-comes-before-the-pause-ends", test_nothing_comes_before_the_pause_ends);
  ADD ("ends-after-its-last-day", test_ends_after_its_last_day);
  ADD ("is-due-for-an-hour", test_is_due_for_an_hour);
  ADD ("travel-does-not-bring-it-twice", test_travel_does_not_bring_it_twice);
  ADD ("a-wrong-clock-does-not-hold-it-up", test_a_wrong_clock_does_not_hold_it_up);
  ADD ("passes-what-was-just-done", test_passes_what_was_just_done);
  ADD ("passes-what-was-done-while-it-was-late", test_passes_what_was_done_while_it_was_late);
  ADD ("comes-back-when-put-off", test_comes_back_when_put_off);
  ADD ("does-not-come-back-in-the-quiet-hours", test_does_not_come_back_in_the_quiet_hours);
  ADD ("does-not-come-back-out-of-a-pause-or-after-its-end", test_does_not_come_back_out_of_a_pause_or_after_its_end);
  ADD ("what-never-comes-is-not-waited-for", test_what_never_comes_is_not_waited_for);
  ADD ("lists-no-more-than-is-wanted", test_lists_no_more_than_is_wanted);
  ADD ("bears-every-moment", test_bears_every_moment);

  return g_test_run ();
}
