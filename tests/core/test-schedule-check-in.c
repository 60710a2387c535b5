/* test-schedule-check-in.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When something reminds of the next check-in: at its instant, once, and never where it is quiet.
 */

#include "config.h"

#include "nabij-schedule-fixture.h"
#include "nabij-written-time.h"

#define MINUTE_US (60 * (gint64)G_USEC_PER_SEC)
#define HOUR_US (60 * MINUTE_US)
#define DAY_US (24 * HOUR_US)
/* Ten o'clock in Amsterdam. */
#define PLANNED "2026-12-14T09:00:00Z"
#define N_STORIES 400

static void
set_up (NabijScheduleFixture *fixture,
        gconstpointer         user_data)
{
  nabij_schedule_fixture_set_up (fixture, user_data);
  nabij_reminder_settings_set_check_in (fixture->settings, nabij_written_instant (PLANNED));
}

static guint
take_turns_at (NabijScheduleFixture *fixture,
               const char           *now)
{
  return nabij_schedule_fixture_take_turns (fixture, nabij_written_instant (now));
}

static gint64
find_next (NabijScheduleFixture *fixture,
           gint64                now_us)
{
  g_autoptr (GArray) list = nabij_schedule_list (fixture->settings, fixture->history, fixture->zone, now_us, 1);
  NabijDue due;

  if (!nabij_schedule_next (fixture->settings, fixture->history, fixture->zone, now_us, &due)) {
    g_assert_cmpuint (list->len, ==, 0);
    return 0;
  }
  /* What is more than a year away is waited for, and not listed. */
  if (due.at_us <= now_us + 366 * DAY_US)
    g_assert_cmpint (g_array_index (list, NabijDue, 0).at_us, ==, due.at_us);
  else
    g_assert_cmpuint (list->len, ==, 0);
  return due.at_us;
}

static void
assert_next (NabijScheduleFixture *fixture,
             const char           *now,
             const char           *expected)
{
  g_assert_cmpint (find_next (fixture, nabij_written_instant (now)), ==, expected != NULL ? nabij_written_instant (expected) : 0);
}

static void
test_comes_at_its_instant (NabijScheduleFixture *fixture,
                           gconstpointer         user_data)
{
  NabijDue due;

  assert_next (fixture, "2026-12-14T08:59:59Z", PLANNED);
  assert_next (fixture, PLANNED, NULL);
  g_assert_true (nabij_schedule_next (fixture->settings, fixture->history, fixture->zone,
                                      nabij_written_instant ("2026-12-01T00:00:00Z"), &due));
  g_assert_cmpstr (due.reminder->id, ==, NABIJ_REMINDER_CHECK_IN);
  g_assert_false (due.put_off);
}

/* Between the last two there is half a year, and a journal may come from another century. */
static void
test_is_waited_for_however_long (NabijScheduleFixture *fixture,
                                 gconstpointer         user_data)
{
  assert_next (fixture, "2026-06-14T09:00:00Z", PLANNED);
  assert_next (fixture, "2016-01-01T00:00:00Z", PLANNED);
  nabij_reminder_settings_set_check_in (fixture->settings, G_MAXINT64);
  assert_next (fixture, "2026-06-14T09:00:00Z", NULL);
  nabij_reminder_settings_set_check_in (fixture->settings, G_MININT64);
  assert_next (fixture, "2026-06-14T09:00:00Z", NULL);
}

static void
test_stands_among_the_others (NabijScheduleFixture *fixture,
                              gconstpointer         user_data)
{
  NabijReminder *daily = nabij_reminder_new ("water-and-rust");
  g_autoptr (GArray) list = NULL;

  daily->on = TRUE;
  nabij_reminder_add_time (daily, 10 * 60);
  g_ptr_array_add (fixture->settings->reminders, daily);
  list = nabij_schedule_list (fixture->settings, fixture->history, fixture->zone, nabij_written_instant ("2026-12-13T12:00:00Z"), 3);

  g_assert_cmpuint (list->len, ==, 3);
  g_assert_true (g_array_index (list, NabijDue, 0).reminder == daily);
  g_assert_true (g_array_index (list, NabijDue, 1).reminder == fixture->settings->check_in);
  g_assert_true (g_array_index (list, NabijDue, 2).reminder == daily);
  g_assert_cmpuint (take_turns_at (fixture, PLANNED), ==, 2);
}

static void
test_is_due_for_an_hour (NabijScheduleFixture *fixture,
                         gconstpointer         user_data)
{
  static const struct {
    const char *now;
    guint       n_due;
  } rows[] = {
    { "2026-12-14T08:59:59Z", 0 },
    { PLANNED, 1 },
    { "2026-12-14T09:59:59Z", 1 },
    { "2026-12-14T10:00:00Z", 0 },
    { "2026-12-20T09:00:00Z", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const gint64 now_us = nabij_written_instant (rows[i].now);
    g_autoptr (GArray) list = nabij_schedule_list_due (fixture->settings, fixture->history, fixture->zone, now_us);

    g_test_message ("%s", rows[i].now);
    g_assert_cmpuint (list->len, ==, rows[i].n_due);
  }
}

static void
test_comes_once (NabijScheduleFixture *fixture,
                 gconstpointer         user_data)
{
  g_assert_cmpuint (take_turns_at (fixture, "2026-12-14T09:05:00Z"), ==, 1);
  g_assert_cmpuint (take_turns_at (fixture, "2026-12-14T09:06:00Z"), ==, 0);
  /* Also for a clock that was set back, and for whoever travels meanwhile. */
  assert_next (fixture, "2026-12-13T09:00:00Z", NULL);
  nabij_schedule_fixture_go_to (fixture, "Asia/Tokyo");
  g_assert_cmpuint (take_turns_at (fixture, "2026-12-14T09:06:00Z"), ==, 0);
  nabij_schedule_fixture_go_to (fixture, "America/New_York");
  g_assert_cmpuint (take_turns_at (fixture, "2026-12-14T09:06:00Z"), ==, 0);

  /* Another instant is another turn. */
  nabij_schedule_fixture_go_to (fixture, "Europe/Amsterdam");
  nabij_reminder_settings_set_check_in (fixture->settings, nabij_written_instant ("2026-12-16T09:00:00Z"));
  assert_next (fixture, "2026-12-14T09:06:00Z", "2026-12-16T09:00:00Z");
  g_assert_cmpuint (take_turns_at (fixture, "2026-12-16T09:00:00Z"), ==, 1);
  g_assert_cmpuint (take_turns_at (fixture, "2026-12-16T09:00:00Z"), ==, 0);
}

/* A clock that was a year ahead has shown the one of then. */
static void
test_a_wrong_clock_does_not_hold_it_up (NabijScheduleFixture *fixture,
                                        gconstpointer         user_data)
{
  nabij_reminder_settings_set_check_in (fixture->settings, nabij_written_instant ("2027-12-14T09:00:00Z"));
  g_assert_cmpuint (take_turns_at (fixture, "2027-12-14T09:00:00Z"), ==, 1);
  nabij_reminder_settings_set_check_in (fixture->settings, nabij_written_instant (PLANNED));
  assert_next (fixture, "2026-12-01T00:00:00Z", PLANNED);
  g_assert_cmpuint (take_turns_at (fixture, PLANNED), ==, 1);
}

static void
test_holds_the_quiet (NabijScheduleFixture *fixture,
                      gconstpointer         user_data)
{
  NabijReminderSettings *settings = fixture->settings;

  settings->silent = TRUE;
  assert_next (fixture, "2026-12-01T00:00:00Z", NULL);
  g_assert_cmpuint (take_turns_at (fixture, PLANNED), ==, 0);
  settings->silent = FALSE;

  settings->resting = TRUE;
  assert_next (fixture, "2026-12-01T00:00:00Z", NULL);
  g_assert_cmpuint (take_turns_at (fixture, PLANNED), ==, 0);
  settings->resting = FALSE;

  settings->paused_until_us = nabij_written_instant (PLANNED) + 1;
  assert_next (fixture, "2026-12-01T00:00:00Z", NULL);
  g_assert_cmpuint (take_turns_at (fixture, PLANNED), ==, 0);
  settings->paused_until_us = nabij_written_instant (PLANNED);
  assert_next (fixture, "2026-12-01T00:00:00Z", PLANNED);

  settings->quiet_from = 10 * 60;
  settings->quiet_until = 10 * 60 + 1;
  assert_next (fixture, "2026-06-01T00:00:00Z", NULL);
  g_assert_cmpuint (take_turns_at (fixture, PLANNED), ==, 0);
  g_assert_cmpuint (take_turns_at (fixture, "2026-12-14T09:30:00Z"), ==, 0);
  /* The quiet hours are those of where the person is. */
  nabij_schedule_fixture_go_to (fixture, "Europe/London");
  assert_next (fixture, "2026-06-01T00:00:00Z", PLANNED);
}

static void
test_only_a_check_in_answers_it (NabijScheduleFixture *fixture,
                                 gconstpointer         user_data)
{
  NabijPractised practised = { g_strdup ("water-and-rust"), nabij_written_instant ("2026-12-14T08:30:00Z") };

  g_assert_true (nabij_reminder_is_answered_by (fixture->settings->check_in, NABIJ_REMINDER_CHECK_IN));
  g_assert_false (nabij_reminder_is_answered_by (fixture->settings->check_in, "water-and-rust"));
  g_assert_false (nabij_reminder_is_answered_by (fixture->settings->check_in, NULL));

  g_array_append_val (fixture->settings->practised, practised);
  assert_next (fixture, "2026-12-14T08:40:00Z", PLANNED);
  practised.practice = g_strdup (NABIJ_REMINDER_CHECK_IN);
  g_array_append_val (fixture->settings->practised, practised);
  assert_next (fixture, "2026-12-14T08:40:00Z", NULL);
  g_assert_cmpuint (take_turns_at (fixture, PLANNED), ==, 0);
}

static void
test_comes_back_when_put_off (NabijScheduleFixture *fixture,
                              gconstpointer         user_data)
{
  g_assert_cmpuint (take_turns_at (fixture, PLANNED), ==, 1);
  for (guint i = 0; i < NABIJ_REMINDER_N_LATER_MAX; i++) {
    const gint64 later_us = nabij_written_instant (PLANNED) + (i + 1) * 70 * MINUTE_US;

    g_assert_true (nabij_reminder_history_put_off (fixture->history, NABIJ_REMINDER_CHECK_IN, later_us));
    g_assert_cmpint (find_next (fixture, later_us - 1), ==, later_us);
    g_assert_cmpuint (nabij_schedule_fixture_take_turns (fixture, later_us), ==, 1);
  }
  g_assert_false (nabij_reminder_history_put_off (fixture->history, NABIJ_REMINDER_CHECK_IN, nabij_written_instant ("2026-12-14T15:00:00Z")));
  assert_next (fixture, "2026-12-14T09:00:00Z", NULL);
}

/* Whatever is planned and whenever the agent looks, in any zone: each instant has its turn at most once, and
 * nothing comes but at a planned instant, within its hour. */
static void
test_each_instant_has_one_turn (void)
{
  static const char *const zones[] = { "Europe/Amsterdam", "Asia/Tokyo", "America/St_Johns", "Pacific/Apia", "UTC" };

  for (guint story = 0; story < N_STORIES; story++) {
    NabijScheduleFixture fixture;
    gint64               now_us = nabij_written_instant ("2026-03-27T00:00:00Z");
    gint64               shown_us = 0;
    gint64               planned_us;

    set_up (&fixture, NULL);
    fixture.settings->quiet_until = fixture.settings->quiet_from;
    planned_us = now_us + g_test_rand_int_range (0, 60 * 24 * 10) * MINUTE_US;
    nabij_reminder_settings_set_check_in (fixture.settings, planned_us);
    for (guint step = 0; step < 40; step++) {
      const gint64 next_us = find_next (&fixture, now_us);

      g_assert_true (next_us == 0 || next_us == planned_us);
      /* To its moment, a while further, or back a little. */
      if (next_us != 0 && g_test_rand_bit ())
        now_us = next_us;
      else
        now_us += g_test_rand_int_range (-90, 60 * 12) * MINUTE_US;

      if (nabij_schedule_fixture_take_turns (&fixture, now_us) > 0) {
        g_assert_cmpint (planned_us, !=, shown_us);
        g_assert_cmpint (now_us - planned_us, >=, 0);
        g_assert_cmpint (now_us - planned_us, <, HOUR_US);
        shown_us = planned_us;
      }
      if (g_test_rand_int_range (0, 6) == 0)
        nabij_schedule_fixture_go_to (&fixture, zones[g_test_rand_int_range (0, G_N_ELEMENTS (zones))]);
      if (g_test_rand_int_range (0, 6) == 0) {
        planned_us = MAX (now_us, planned_us) + g_test_rand_int_range (1, 60 * 24 * 10) * MINUTE_US;
        nabij_reminder_settings_set_check_in (fixture.settings, planned_us);
      }
    }
    nabij_schedule_fixture_tear_down (&fixture, NULL);
  }
}

#define ADD(path, test) g_test_add ("/nabij/core/schedule/check-in/" path, NabijScheduleFixture, NULL, set_up, test, nabij_schedule_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("comes-at-its-instant", test_comes_at_its_instant);
  ADD ("is-waited-for-however-long", test_is_waited_for_however_long);
  ADD ("stands-among-the-others", test_stands_among_the_others);
  ADD ("is-due-for-an-hour", test_is_due_for_an_hour);
  ADD ("comes-once", test_comes_once);
  ADD ("a-wrong-clock-does-not-hold-it-up", test_a_wrong_clock_does_not_hold_it_up);
  ADD ("holds-the-quiet", test_holds_the_quiet);
  ADD ("only-a-check-in-answers-it", test_only_a_check_in_answers_it);
  ADD ("comes-back-when-put-off", test_comes_back_when_put_off);
  g_test_add_func ("/nabij/core/schedule/check-in/each-instant-has-one-turn", test_each_instant_has_one_turn);

  return g_test_run ();
}
