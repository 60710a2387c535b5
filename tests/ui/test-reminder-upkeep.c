/* test-reminder-upkeep.c
 *
 * What the keeper of the reminders does beside switching them: tries one out, pauses, notes what was
 * practised and forgets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-keeper.h"

#include "nabij-reminders-bus.h"
#include "nabij-ui-fixture.h"

#include <glib/gstdio.h>

#define MINUTE_US (60 * (gint64)G_USEC_PER_SEC)

typedef struct {
  NabijUiFixture       ui;
  NabijReminderKeeper *keeper; /* owned by the services */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_ui_fixture_init (&fixture->ui, 15);
  fixture->keeper = nabij_services_get_reminder_keeper (fixture->ui.services);
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
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_on (Fixture    *fixture,
       const char *id)
{
  return nabij_reminder_settings_find (nabij_reminder_keeper_get_settings (fixture->keeper), id)->on;
}

static void
switch_on (Fixture    *fixture,
           const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  nabij_reminder_keeper_switch_async (fixture->keeper, id, TRUE, NULL, result_cb, &result);
  wait_for (&result);
  g_assert_true (nabij_reminder_keeper_switch_finish (fixture->keeper, result, &error));
  g_assert_no_error (error);
  settle ();
}

/* Trying one out */

static gboolean
try_out (Fixture    *fixture,
         const char *id,
         gboolean   *has_buttons,
         GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_reminder_keeper_test_async (fixture->keeper, id, NULL, result_cb, &result);
  wait_for (&result);
  return nabij_reminder_keeper_test_finish (fixture->keeper, result, has_buttons, error);
}

static void
test_tries_one_out (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) unknown = g_error_new_literal (NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_UNKNOWN, "unknown");
  g_autoptr (GError) no_server = g_error_new_literal (NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_NO_SERVER, "nobody");
  g_autoptr (GError) error = NULL;
  gboolean has_buttons = FALSE;

  g_assert_true (try_out (fixture, "exhale", &has_buttons, &error));
  g_assert_true (has_buttons);
  nabij_fake_reminder_link_set_has_buttons (fixture->ui.link, FALSE);
  g_assert_true (try_out (fixture, "exhale", &has_buttons, &error));
  g_assert_false (has_buttons);
  g_assert_true (try_out (fixture, "exhale", NULL, NULL));
  /* It does not have to be on for it. */
  g_assert_false (is_on (fixture, "exhale"));

  nabij_fake_reminder_link_fail (fixture->ui.link, no_server, 1);
  g_assert_false (try_out (fixture, "exhale", &has_buttons, &error));
  g_assert_error (error, NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_NO_SERVER);
  g_clear_error (&error);

  /* One that was made just now may not be known on the other side yet. */
  nabij_fake_reminder_link_fail (fixture->ui.link, unknown, 2);
  g_assert_true (try_out (fixture, "exhale", NULL, &error));
  nabij_fake_reminder_link_fail (fixture->ui.link, unknown, G_MAXUINT);
  g_assert_false (try_out (fixture, "never-there", NULL, &error));
  g_assert_error (error, NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_UNKNOWN);
}

/* Quiet */

static void
assert_paused_until (Fixture *fixture,
                     int      day,
                     int      month)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (GDateTime) midnight = g_date_time_new (zone, 2026, month, day, 0, 0, 0.0);

  g_assert_cmpint (nabij_reminder_keeper_get_settings (fixture->keeper)->paused_until_us, ==,
                   g_date_time_to_unix (midnight) * G_USEC_PER_SEC);
}

/* The clock begins on 17 November at 15:00. */
static void
test_pauses_and_goes_on (Fixture      *fixture,
                         gconstpointer data)
{
  nabij_reminder_keeper_not_today (fixture->keeper);
  assert_paused_until (fixture, 18, 11);
  nabij_reminder_keeper_pause_for_a_week (fixture->keeper);
  assert_paused_until (fixture, 24, 11);
  /* A longer pause does not become shorter. */
  nabij_reminder_keeper_not_today (fixture->keeper);
  assert_paused_until (fixture, 24, 11);

  g_settings_set_boolean (fixture->ui.settings, "reminders-resting", TRUE);
  nabij_reminder_keeper_go_on (fixture->keeper);
  g_assert_cmpint (nabij_reminder_keeper_get_settings (fixture->keeper)->paused_until_us, ==, 0);
  g_assert_false (nabij_reminder_keeper_get_settings (fixture->keeper)->resting);

  /* At half past midnight *today* has only begun. */
  nabij_fake_clock_pass (fixture->ui.clock, (9 * 60 + 30) * MINUTE_US);
  nabij_reminder_keeper_not_today (fixture->keeper);
  assert_paused_until (fixture, 19, 11);
}

static void
test_sets_quiet_hours (Fixture      *fixture,
                       gconstpointer data)
{
  nabij_reminder_keeper_set_quiet_hours (fixture->keeper, 20 * 60 + 5, 9 * 60);
  g_assert_cmpint (nabij_reminder_keeper_get_settings (fixture->keeper)->quiet_from, ==, 20 * 60 + 5);
  g_assert_cmpint (nabij_reminder_keeper_get_settings (fixture->keeper)->quiet_until, ==, 9 * 60);
}

static char *
list_practised (Fixture *fixture)
{
  const GArray *practised = nabij_reminder_keeper_get_settings (fixture->keeper)->practised;
  GString      *ids = g_string_new (NULL);

  for (guint i = 0; i < practised->len; i++)
    g_string_append_printf (ids, "%s ", g_array_index (practised, NabijPractised, i).practice);
  return g_string_free (ids, FALSE);
}

static void
assert_practised (Fixture    *fixture,
                  const char *expected)
{
  g_autofree char *practised = list_practised (fixture);

  g_assert_cmpstr (practised, ==, expected);
}

static void
test_notes_only_the_last_hour (Fixture      *fixture,
                               gconstpointer data)
{
  /* Nobody needs to know while none is on. */
  nabij_reminder_keeper_note_practice (fixture->keeper, "one-song");
  assert_practised (fixture, "");

  switch_on (fixture, "water");
  nabij_reminder_keeper_note_practice (fixture->keeper, "one-song");
  nabij_fake_clock_pass (fixture->ui.clock, 30 * MINUTE_US);
  nabij_reminder_keeper_note_practice (fixture->keeper, "five-exhales");
  assert_practised (fixture, "one-song five-exhales ");
  nabij_fake_clock_pass (fixture->ui.clock, 30 * MINUTE_US);
  nabij_reminder_keeper_note_practice (fixture->keeper, "outside");
  assert_practised (fixture, "five-exhales outside ");

  /* A clock that was wrong leaves nothing behind. */
  nabij_fake_clock_pass (fixture->ui.clock, -48 * 60 * MINUTE_US);
  nabij_reminder_keeper_note_practice (fixture->keeper, "one-song");
  assert_practised (fixture, "one-song ");
}

/* Forgetting */

static void
test_leaves_nothing_behind (Fixture      *fixture,
                            gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "nabij", NULL);
  g_autofree char *path = g_build_filename (folder, "reminders.ini", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  switch_on (fixture, "water");
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "[history]\n", -1, NULL));

  g_settings_reset (fixture->ui.settings, "reminders");
  nabij_reminder_keeper_forget_async (fixture->keeper, NULL, result_cb, &result);
  wait_for (&result);
  g_assert_true (nabij_reminder_keeper_forget_finish (fixture->keeper, result, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (nabij_fake_autostart_is_on (fixture->ui.autostart));
  g_assert_cmpstr (nabij_fake_reminder_link_get_calls (fixture->ui.link), ==, "list withdraw ");
  while (g_file_test (folder, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, TRUE);

  /* What cannot be taken away is said. */
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_clear_object (&result);
  {
    g_autofree char *inside = g_build_filename (path, "in-the-way", NULL);

    g_assert_true (g_file_set_contents (inside, "", 0, NULL));
    nabij_reminder_keeper_forget_async (fixture->keeper, NULL, result_cb, &result);
    wait_for (&result);
    g_assert_false (nabij_reminder_keeper_forget_finish (fixture->keeper, result, &error));
    g_assert_nonnull (strstr (error->message, "reminders.ini"));
    g_assert_cmpint (g_remove (inside), ==, 0);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/nabij/ui/reminder-upkeep/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("tries-one-out", test_tries_one_out);
  ADD ("pauses-and-goes-on", test_pauses_and_goes_on);
  ADD ("sets-quiet-hours", test_sets_quiet_hours);
  ADD ("notes-only-the-last-hour", test_notes_only_the_last_hour);
  ADD ("leaves-nothing-behind", test_leaves_nothing_behind);
#undef ADD

  return g_test_run ();
}
