/* test-reminder-service.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the agent answers over a bus, to somebody on another connection.
 */

#include "config.h"

#include "nabij-agent-story.h"
#include "nabij-reminder-service.h"
#include "nabij-reminders-bus.h"

typedef struct {
  NabijAgentStory       story;
  GTestDBus            *bus;
  GDBusConnection      *agent_side;
  GDBusConnection      *person_side;
  NabijReminderService *service;
  guint                 n_calls;
} Fixture;

static void
called_cb (Fixture *fixture)
{
  fixture->n_calls++;
}

static GDBusConnection *
connect_to (GTestDBus *bus)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection =
    g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (bus),
                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                            NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  fixture->agent_side = connect_to (fixture->bus);
  fixture->person_side = connect_to (fixture->bus);
  nabij_agent_story_set_up (&fixture->story, data);
  fixture->service = nabij_reminder_service_new (fixture->story.agent, fixture->agent_side, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (fixture->service, "called", G_CALLBACK (called_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  nabij_agent_story_let_happen ();
  g_assert_finalize_object (fixture->service);
  nabij_agent_story_tear_down (&fixture->story, data);
  g_dbus_connection_close_sync (fixture->agent_side, NULL, NULL);
  g_object_unref (fixture->agent_side);
  g_dbus_connection_close_sync (fixture->person_side, NULL, NULL);
  g_object_unref (fixture->person_side);
  g_test_dbus_down (fixture->bus);
  g_object_unref (fixture->bus);
}

static void
called_back_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static GVariant *
call (Fixture    *fixture,
      const char *method,
      GVariant   *parameters,
      GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_dbus_connection_call (fixture->person_side,
                          g_dbus_connection_get_unique_name (fixture->agent_side),
                          NABIJ_REMINDERS_BUS_PATH,
                          NABIJ_REMINDERS_BUS_INTERFACE,
                          method,
                          parameters,
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          called_back_cb,
                          &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_dbus_connection_call_finish (fixture->person_side, result, error);
}

static void
test_lists_what_comes (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = call (fixture, "List", g_variant_new ("(u)", 2), &error);
  g_autoptr (GVariant) moments = NULL;
  const char *id;
  gint64      at_us;

  g_assert_no_error (error);
  g_assert_cmpstr (g_variant_get_type_string (answer), ==, "(a(xs))");
  moments = g_variant_get_child_value (answer, 0);
  g_assert_cmpuint (g_variant_n_children (moments), ==, 2);
  g_variant_get_child (moments, 0, "(x&s)", &at_us, &id);
  g_assert_cmpint (at_us, ==, nabij_agent_story_now_us (&fixture->story) + 30 * MINUTE_US);
  g_assert_cmpstr (id, ==, "exhale");
  g_assert_cmpuint (fixture->n_calls, ==, 1);
}

/* Whatever somebody asks for, it is answered, and not for ever. */
static void
test_lists_very_much (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = call (fixture, "List", g_variant_new ("(u)", G_MAXUINT32), &error);
  g_autoptr (GVariant) moments = NULL;

  g_assert_no_error (error);
  moments = g_variant_get_child_value (answer, 0);
  g_assert_cmpuint (g_variant_n_children (moments), >, 300);
  g_assert_cmpuint (g_variant_n_children (moments), <=, 1000);
}

static void
test_tests_and_withdraws (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) tested = call (fixture, "Test", g_variant_new ("(s)", "exhale"), &error);
  g_autoptr (GVariant) withdrawn = NULL;
  gboolean has_buttons;

  g_assert_no_error (error);
  g_variant_get (tested, "(b)", &has_buttons);
  g_assert_true (has_buttons);
  nabij_agent_story_assert_shown (&fixture->story, "test");

  withdrawn = call (fixture, "Withdraw", NULL, &error);
  g_assert_no_error (error);
  nabij_agent_story_assert_shown (&fixture->story, NULL);
}

static void
test_errors_keep_their_names (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_assert_null (call (fixture, "Test", g_variant_new ("(s)", "nobody"), &error));
  g_assert_error (error, NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_UNKNOWN);
  name = g_dbus_error_get_remote_error (error);
  g_assert_cmpstr (name, ==, NABIJ_REMINDERS_BUS_INTERFACE ".Error.Unknown");
  g_clear_error (&error);

  nabij_fake_notifier_set_gone (fixture->story.notifier, TRUE);
  g_assert_null (call (fixture, "Test", g_variant_new ("(s)", "exhale"), &error));
  g_assert_error (error, NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_NO_SERVER);
}

static void
test_nonsense_is_refused (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (call (fixture, "Test", g_variant_new ("(u)", 1), &error));
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS);
  g_clear_error (&error);
  g_assert_null (call (fixture, "Nonsense", NULL, &error));
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD);
  g_assert_cmpuint (fixture->n_calls, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add ("/nabij/reminders/reminder-service/" path, Fixture, "[" EXHALE "]", set_up, function, tear_down)
  ADD ("lists-what-comes", test_lists_what_comes);
  ADD ("lists-very-much", test_lists_very_much);
  ADD ("tests-and-withdraws", test_tests_and_withdraws);
  ADD ("errors-keep-their-names", test_errors_keep_their_names);
  ADD ("nonsense-is-refused", test_nonsense_is_refused);
#undef ADD

  return g_test_run ();
}
