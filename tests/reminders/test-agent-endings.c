/* test-agent-endings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the real agent ends, and what it leaves: nothing with buttons that do nothing.
 */

#include "config.h"

#include "nabij-agent-fixture.h"

#include "nabij-reminders-bus.h"

#include <signal.h>

#define EVERY_DAY "'days': <[1, 2, 3, 4, 5, 6, 7]>"
#define WATER "[{'id': <'water'>, 'practice': <'water-and-rust'>, 'on': <true>, " EVERY_DAY ", 'times': <['10:00']>}]"
#define SETTLE_US (G_USEC_PER_SEC / 2)

typedef struct {
  NabijAgentFixture *computer;
  NabijNoticeServer *server;
} Fixture;

/* It is two seconds before ten in Amsterdam, and the clock goes as it does. */
static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->computer = nabij_agent_fixture_new ();
  nabij_agent_fixture_set_reminders (fixture->computer, WATER);
  nabij_fast_clock_set (nabij_agent_fixture_get_clock (fixture->computer), "2026-01-15 08:59:58", 1);
  fixture->server = nabij_agent_fixture_start_server (fixture->computer, NABIJ_NOTICE_SERVER_NONE);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  nabij_agent_fixture_free (fixture->computer);
}

static void
test_killed_leaves_nothing_for_long (Fixture      *fixture,
                                     gconstpointer user_data)
{
  nabij_agent_fixture_start (fixture->computer);
  nabij_agent_fixture_wait_for (fixture->computer, "Notify", 1);
  nabij_agent_fixture_iterate (SETTLE_US);
  nabij_agent_fixture_signal (fixture->computer, SIGKILL);
  g_assert_cmpint (nabij_agent_fixture_wait_for_end (fixture->computer), ==, -SIGKILL);
  g_assert_cmpuint (nabij_notice_server_get_n_shown (fixture->server), ==, 1);

  nabij_agent_fixture_start (fixture->computer);
  nabij_agent_fixture_wait_for (fixture->computer, "CloseNotification", 1);
  g_assert_cmpuint (nabij_notice_server_get_n_shown (fixture->server), ==, 0);
}

/* The server takes it only after the agent was asked to end. */
static void
test_ends_with_what_is_on_its_way (Fixture      *fixture,
                                   gconstpointer user_data)
{
  nabij_notice_server_set_hanging (fixture->server, TRUE);
  nabij_agent_fixture_start (fixture->computer);
  while (nabij_notice_server_get_n_waiting (fixture->server) == 0)
    nabij_agent_fixture_iterate (5000);
  nabij_agent_fixture_signal (fixture->computer, SIGTERM);
  nabij_agent_fixture_iterate (G_USEC_PER_SEC / 10);
  nabij_notice_server_set_hanging (fixture->server, FALSE);
  g_assert_cmpint (nabij_agent_fixture_wait_for_end (fixture->computer), ==, 0);
  nabij_agent_fixture_iterate (SETTLE_US);
  g_assert_cmpuint (nabij_notice_record_count (nabij_agent_fixture_get_record (fixture->computer), "Notify"), ==, 1);
  g_assert_cmpuint (nabij_notice_server_get_n_shown (fixture->server), ==, 0);
}

/* Returns the name of it on the bus that it has until it is started anew. */
static char *
dup_agent_name (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) answer = NULL;
  char *name = NULL;

  g_assert_nonnull (bus);
  g_dbus_connection_set_exit_on_close (bus, FALSE);
  answer = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetNameOwner", g_variant_new ("(s)", NABIJ_REMINDERS_BUS_NAME), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  if (answer != NULL)
    g_variant_get (answer, "(s)", &name);
  return name;
}

/* In the same process it begins anew, and reminds. */
static void
test_another_language (Fixture      *fixture,
                       gconstpointer user_data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  nabij_fast_clock_set (nabij_agent_fixture_get_clock (fixture->computer), "2026-01-15 08:59:54", 1);
  nabij_agent_fixture_start (fixture->computer);
  nabij_agent_fixture_wait_until_up (fixture->computer);
  before = dup_agent_name ();
  g_assert_nonnull (before);

  g_settings_set_string (nabij_agent_fixture_get_settings (fixture->computer), "language", "nl");
  while (after == NULL || g_str_equal (before, after)) {
    g_clear_pointer (&after, g_free);
    nabij_agent_fixture_iterate (5000);
    g_assert_true (nabij_agent_fixture_is_running (fixture->computer));
    after = dup_agent_name ();
  }

  nabij_agent_fixture_wait_for (fixture->computer, "Notify", 1);
  nabij_agent_fixture_signal (fixture->computer, SIGTERM);
  g_assert_cmpint (nabij_agent_fixture_wait_for_end (fixture->computer), ==, 0);
  nabij_agent_fixture_iterate (SETTLE_US);
  g_assert_cmpuint (nabij_notice_server_get_n_shown (fixture->server), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add ("/nabij/reminders/agent-endings/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("killed-leaves-nothing-for-long", test_killed_leaves_nothing_for_long);
  ADD ("ends-with-what-is-on-its-way", test_ends_with_what_is_on_its_way);
  ADD ("another-language", test_another_language);
#undef ADD

  return g_test_run ();
}
