/* test-check-in-keeper.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When the program plans the reminder of the next check-in. It is Tuesday 17 November 2026.
 */

#include "config.h"

#include "nabij-check-in-keeper.h"

#include "nabij-family.h"
#include "nabij-ui-fixture.h"
#include "nabij-written-time.h"

#define MINUTE_US (60 * (gint64)G_USEC_PER_SEC)
#define HOUR_US (60 * MINUTE_US)
#define DAY_US (24 * HOUR_US)

typedef struct {
  NabijUiFixture       ui;
  NabijFamilyKeeper   *family_keeper; /* owned by the services, as is the other one */
  NabijReminderKeeper *reminder_keeper;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  static const char *const keys[] = { "next-check-in", "quiet-from", "quiet-until", "reminders", "silent", "practised", NULL };

  nabij_ui_fixture_init (&fixture->ui, 15);
  for (const char *const *key = keys; *key != NULL; key++)
    g_settings_reset (fixture->ui.settings, *key);
  fixture->family_keeper = nabij_services_get_family_keeper (fixture->ui.services);
  fixture->reminder_keeper = nabij_services_get_reminder_keeper (fixture->ui.services);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  settle ();
  nabij_ui_fixture_clear (&fixture->ui);
}

static void
load (Fixture *fixture)
{
  nabij_family_keeper_load (fixture->family_keeper);
  while (!nabij_family_keeper_is_loaded (fixture->family_keeper))
    g_main_context_iteration (NULL, TRUE);
}

static GDate
today (Fixture *fixture)
{
  const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  GDate              day;

  g_assert_true (nabij_instant_get_day (&now, &day));
  return day;
}

/* A child, born so many days ago. */
static void
tell_birth (Fixture *fixture,
            int      days_ago)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (fixture->family_keeper);
  GDate born = today (fixture);

  g_date_subtract_days (&born, (guint)days_ago);
  nabij_family_give_birth (family, &born);
  nabij_family_keeper_set_family (fixture->family_keeper, family);
}

static void
move_birth (Fixture *fixture,
            int      days_ago)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (fixture->family_keeper);
  NabijChild *child = g_ptr_array_index (family->children, 0);

  child->born = today (fixture);
  g_date_subtract_days (&child->born, (guint)days_ago);
  nabij_family_keeper_set_family (fixture->family_keeper, family);
}

static void
set_silence (Fixture     *fixture,
             NabijSilence silence)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (fixture->family_keeper);

  family->silence = silence;
  nabij_family_keeper_set_family (fixture->family_keeper, family);
}

static void
offer (Fixture *fixture,
       gboolean offered)
{
  nabij_check_in_keeper_set_offered (nabij_services_get_check_in_keeper (fixture->ui.services), offered);
}

static void
plan (Fixture *fixture)
{
  nabij_check_in_keeper_plan (nabij_services_get_check_in_keeper (fixture->ui.services));
}

/* On the clock on the wall in Amsterdam; "" for none. */
static void
assert_planned (Fixture    *fixture,
                const char *expected)
{
  const gint64 at_us = g_settings_get_int64 (fixture->ui.settings, "next-check-in");
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autofree char *text = at_us != 0 ? g_date_time_format (local, "%F %H:%M:%S") : g_strdup ("");

  g_assert_cmpstr (text, ==, expected);
  g_assert_true (at_us == 0 || at_us > nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)).utc_us);
}

static void
test_plans_the_next_offer (Fixture      *fixture,
                           gconstpointer data)
{
  load (fixture);
  tell_birth (fixture, 10);
  assert_planned (fixture, "");
  offer (fixture, TRUE);
  assert_planned (fixture, "2026-11-21 10:00:00");
  offer (fixture, FALSE);
  assert_planned (fixture, "");
}

/* A birth that was told wrong plans anew, and what is past by now does not come. */
static void
test_follows_the_birth (Fixture      *fixture,
                        gconstpointer data)
{
  load (fixture);
  tell_birth (fixture, 10);
  offer (fixture, TRUE);
  move_birth (fixture, 12);
  assert_planned (fixture, "2026-11-19 10:00:00");
  /* Today at ten is past, at three in the afternoon. */
  move_birth (fixture, 14);
  assert_planned (fixture, "2026-12-01 10:00:00");
  move_birth (fixture, 800);
  assert_planned (fixture, "");
}

static void
test_is_silent_in_a_silence (Fixture      *fixture,
                             gconstpointer data)
{
  load (fixture);
  tell_birth (fixture, 10);
  offer (fixture, TRUE);
  set_silence (fixture, NABIJ_SILENCE_PAUSE);
  assert_planned (fixture, "");
  set_silence (fixture, NABIJ_SILENCE_NONE);
  assert_planned (fixture, "2026-11-21 10:00:00");
}

static void
test_moves_out_of_the_quiet_hours (Fixture      *fixture,
                                   gconstpointer data)
{
  load (fixture);
  tell_birth (fixture, 10);
  offer (fixture, TRUE);
  nabij_reminder_keeper_set_quiet_hours (fixture->reminder_keeper, 22 * 60, 10 * 60 + 30);
  assert_planned (fixture, "2026-11-21 10:30:00");
  nabij_reminder_keeper_set_quiet_hours (fixture->reminder_keeper, 9 * 60 + 45, 18 * 60);
  assert_planned (fixture, "2026-11-21 09:44:00");
  nabij_reminder_keeper_set_quiet_hours (fixture->reminder_keeper, 22 * 60, 8 * 60);
  assert_planned (fixture, "2026-11-21 10:00:00");
}

/* When it was its day, the next one is planned, and not the same day again, whatever is changed. */
static void
test_goes_on_when_it_is_past (Fixture      *fixture,
                              gconstpointer data)
{
  const gint64 planned_us = nabij_written_instant ("2026-11-21T09:00:00Z");

  load (fixture);
  tell_birth (fixture, 10);
  offer (fixture, TRUE);
  nabij_fake_clock_pass (fixture->ui.clock, planned_us - nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)).utc_us - 1);
  plan (fixture);
  assert_planned (fixture, "2026-11-21 10:00:00");
  nabij_fake_clock_pass (fixture->ui.clock, 1);
  nabij_reminder_keeper_set_quiet_hours (fixture->reminder_keeper, 22 * 60, 10 * 60 + 30);
  assert_planned (fixture, "2026-12-05 10:30:00");

  nabij_fake_clock_pass (fixture->ui.clock, -DAY_US);
  plan (fixture);
  assert_planned (fixture, "2026-12-05 10:30:00");
}

/* Until the family is read, nobody knows better than what was planned the last time. */
static void
test_keeps_what_was_planned_until_it_is_known (Fixture      *fixture,
                                               gconstpointer data)
{
  g_settings_set_int64 (fixture->ui.settings, "next-check-in", nabij_written_instant ("2026-12-24T09:00:00Z"));
  plan (fixture);
  assert_planned (fixture, "2026-12-24 10:00:00");
  load (fixture);
  assert_planned (fixture, "");
}

/* Who reminds begins with it and ends with it, and a person has asked for it. */
static void
test_begins_and_ends_at_log_in (Fixture      *fixture,
                                gconstpointer data)
{
  load (fixture);
  tell_birth (fixture, 10);
  settle ();
  g_assert_false (nabij_fake_autostart_is_on (fixture->ui.autostart));

  offer (fixture, TRUE);
  settle ();
  g_assert_true (nabij_fake_autostart_is_on (fixture->ui.autostart));
  g_assert_cmpstr (nabij_fake_reminder_link_get_calls (fixture->ui.link), ==, "list ");

  offer (fixture, FALSE);
  settle ();
  g_assert_false (nabij_fake_autostart_is_on (fixture->ui.autostart));
}

/* What is shown goes, for it was answered. */
static void
test_a_turn_answers_it (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (NabijFamily) family = NULL;
  g_autoptr (GVariant) practised = NULL;
  const char *practice;

  load (fixture);
  tell_birth (fixture, 10);
  offer (fixture, TRUE);
  family = nabij_family_keeper_copy_family (fixture->family_keeper);
  g_ptr_array_add (family->check_in_turns,
                   nabij_check_in_turn_new ("", ((NabijChild *)g_ptr_array_index (family->children, 0))->uuid, NABIJ_CHECK_IN_OFFER_2_WEEKS));
  nabij_family_keeper_set_family (fixture->family_keeper, family);

  practised = g_settings_get_value (fixture->ui.settings, "practised");
  g_assert_cmpuint (g_variant_n_children (practised), ==, 1);
  g_variant_get_child (practised, 0, "(&sx)", &practice, NULL);
  g_assert_cmpstr (practice, ==, NABIJ_REMINDER_CHECK_IN);
  assert_planned (fixture, "2026-12-05 10:00:00");
}

static void
test_writes_only_what_is_news (Fixture      *fixture,
                               gconstpointer data)
{
  guint n_changes = 0;

  load (fixture);
  tell_birth (fixture, 10);
  offer (fixture, TRUE);
  g_signal_connect_swapped (fixture->ui.settings, "changed::next-check-in", G_CALLBACK (g_atomic_int_inc), &n_changes);
  plan (fixture);
  nabij_fake_clock_pass (fixture->ui.clock, HOUR_US);
  plan (fixture);
  offer (fixture, TRUE);
  g_assert_cmpuint (n_changes, ==, 0);
  move_birth (fixture, 11);
  g_assert_cmpuint (n_changes, ==, 1);
  g_signal_handlers_disconnect_by_func (fixture->ui.settings, g_atomic_int_inc, &n_changes);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/nabij/ui/check-in-keeper/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("plans-the-next-offer", test_plans_the_next_offer);
  ADD ("follows-the-birth", test_follows_the_birth);
  ADD ("is-silent-in-a-silence", test_is_silent_in_a_silence);
  ADD ("moves-out-of-the-quiet-hours", test_moves_out_of_the_quiet_hours);
  ADD ("goes-on-when-it-is-past", test_goes_on_when_it_is_past);
  ADD ("keeps-what-was-planned-until-it-is-known", test_keeps_what_was_planned_until_it_is_known);
  ADD ("begins-and-ends-at-log-in", test_begins_and_ends_at_log_in);
  ADD ("a-turn-answers-it", test_a_turn_answers_it);
  ADD ("writes-only-what-is-news", test_writes_only_what_is_news);
#undef ADD

  return g_test_run ();
}
