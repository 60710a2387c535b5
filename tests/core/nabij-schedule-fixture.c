/* nabij-schedule-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-schedule-fixture.h"

/**
 * nabij_schedule_fixture_set_up:
 * @self: a fixture, for g_test_add()
 * @user_data: unused
 *
 * Begins with a person in Amsterdam who has decided nothing.
 */
void
nabij_schedule_fixture_set_up (NabijScheduleFixture *self,
                               gconstpointer         user_data)
{
  self->settings = nabij_reminder_settings_new ();
  self->history = nabij_reminder_history_new ();
  self->zone = g_time_zone_new_identifier ("Europe/Amsterdam");
}

/**
 * nabij_schedule_fixture_tear_down:
 * @self: a fixture, for g_test_add()
 * @user_data: unused
 *
 * Frees what is in it.
 */
void
nabij_schedule_fixture_tear_down (NabijScheduleFixture *self,
                                  gconstpointer         user_data)
{
  nabij_reminder_settings_free (self->settings);
  nabij_reminder_history_free (self->history);
  g_time_zone_unref (self->zone);
}

/**
 * nabij_schedule_fixture_go_to:
 * @self: a fixture
 * @zone: a name of the tz database
 *
 * Moves the person there.
 */
void
nabij_schedule_fixture_go_to (NabijScheduleFixture *self,
                              const char           *zone)
{
  g_time_zone_unref (self->zone);
  self->zone = g_time_zone_new_identifier (zone);
  g_assert_nonnull (self->zone);
}

/**
 * nabij_schedule_fixture_take_turns:
 * @self: a fixture
 * @now_us: the time, in UTC microseconds
 *
 * Does what the agent does with what is due.
 *
 * Returns: how many were due
 */
guint
nabij_schedule_fixture_take_turns (NabijScheduleFixture *self,
                                   gint64                now_us)
{
  g_autoptr (GArray) list = nabij_schedule_list_due (self->settings, self->history, self->zone, now_us);

  for (guint i = 0; i < list->len; i++) {
    const NabijDue *due = &g_array_index (list, NabijDue, i);

    if (due->put_off)
      nabij_reminder_history_take_put_off (self->history, due->reminder->id);
    else
      nabij_reminder_history_set_turn (self->history, due->reminder->id, &due->day, due->minute, now_us);
  }
  return list->len;
}
