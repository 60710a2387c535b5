/* nabij-notifier-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-notifier-fixture.h"

#include <string.h>

const NabijNotice nabij_notifier_fixture_moment = {
  .sender = "Nabij",
  .summary = "A quiet moment?",
  .body = "Tea & <b>rest</b>",
  .buttons = { NABIJ_NOTICE_ACTION_START, NABIJ_NOTICE_ACTION_LATER },
  .labels = { "Start", "Later" },
};

const NabijNotice nabij_notifier_fixture_neutral = {
  .sender = "Reminder",
  .neutral = TRUE,
  .summary = "Breathe out slowly, once.",
  .buttons = { NABIJ_NOTICE_ACTION_MORE },
  .labels = { "More" },
  .sound = TRUE,
};

/* Lets everything arrive that is under way. The bus reads from all who have sent something before it
 * reads from one of them again. */
void
nabij_notifier_fixture_settle (void)
{
  for (int i = 0; i < 3; i++) {
    g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
    g_autoptr (GVariant) answer = NULL;

    g_assert_nonnull (connection);
    answer = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetId", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
    g_assert_nonnull (answer);
    while (g_main_context_iteration (NULL, FALSE))
      ;
  }
}

static void
answered_cb (NabijNotifier        *notifier,
             const char           *name,
             const char           *action,
             const char           *token,
             NabijNotifierFixture *fixture)
{
  g_string_append_printf (fixture->heard, "answered %s %s '%s'\n", name, action, token);
}

static void
closed_cb (NabijNotifier        *notifier,
           const char           *name,
           gboolean              by_person,
           NabijNotifierFixture *fixture)
{
  g_string_append_printf (fixture->heard, "closed %s %d\n", name, by_person);
}

static void
lost_cb (NabijNotifier        *notifier,
         NabijNotifierFixture *fixture)
{
  g_string_append (fixture->heard, "lost\n");
}

void
nabij_notifier_fixture_start_server (NabijNotifierFixture  *fixture,
                                     NabijNoticeServerFlags flags)
{
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture->server);
  connection = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (fixture->bus),
                                                       G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                       NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->server = nabij_notice_server_new (connection, flags);
  WAIT_FOR (nabij_notice_server_is_ready (fixture->server));
}

static void
start_notifier (NabijNotifierFixture *fixture)
{
  fixture->notifier = nabij_libnotify_notifier_new ();
  g_signal_connect (fixture->notifier, "answered", G_CALLBACK (answered_cb), fixture);
  g_signal_connect (fixture->notifier, "closed", G_CALLBACK (closed_cb), fixture);
  g_signal_connect (fixture->notifier, "lost", G_CALLBACK (lost_cb), fixture);
}

/* A notifier works from the first moment, before it has a connection. */
void
nabij_notifier_fixture_set_up (NabijNotifierFixture *fixture,
                               gconstpointer         user_data)
{
  fixture->heard = g_string_new (NULL);
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  nabij_notifier_fixture_start_server (fixture, (NabijNoticeServerFlags)GPOINTER_TO_UINT (user_data));
  start_notifier (fixture);
}

void
nabij_notifier_fixture_set_up_without_server (NabijNotifierFixture *fixture,
                                              gconstpointer         user_data)
{
  fixture->heard = g_string_new (NULL);
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  start_notifier (fixture);
}

void
nabij_notifier_fixture_stop_server (NabijNotifierFixture *fixture)
{
  if (fixture->server != NULL)
    nabij_notice_server_die (fixture->server);
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
}

void
nabij_notifier_fixture_tear_down (NabijNotifierFixture *fixture,
                                  gconstpointer         user_data)
{
  g_clear_object (&fixture->server);
  nabij_notifier_fixture_settle ();
  g_assert_finalize_object (fixture->notifier);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_test_dbus_down (fixture->bus);
  g_object_unref (fixture->bus);
  g_string_free (fixture->heard, TRUE);
}

void
nabij_notifier_fixture_shown_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      user_data)
{
  NabijNotifierShown *shown = user_data;

  shown->finished = TRUE;
  shown->shown = nabij_notifier_show_finish (NABIJ_NOTIFIER (source), result, &shown->has_buttons, &shown->error);
}

NabijNotifierShown
nabij_notifier_fixture_try_to_show (NabijNotifierFixture *fixture,
                                    const char           *name,
                                    const NabijNotice    *notice)
{
  NabijNotifierShown shown = { 0 };

  nabij_notifier_show_async (fixture->notifier, name, notice, NULL, nabij_notifier_fixture_shown_cb, &shown);
  WAIT_FOR (shown.finished);
  return shown;
}

/* Returns the number that the server gave it. */
guint
nabij_notifier_fixture_show (NabijNotifierFixture *fixture,
                             const char           *name,
                             const NabijNotice    *notice)
{
  NabijNotifierShown shown = nabij_notifier_fixture_try_to_show (fixture, name, notice);

  g_assert_no_error (shown.error);
  g_assert_true (shown.shown);
  return nabij_notice_server_get_shown (fixture->server, nabij_notice_server_get_n_shown (fixture->server) - 1);
}

void
nabij_notifier_fixture_assert_heard (NabijNotifierFixture *fixture,
                                     const char           *expected)
{
  WAIT_FOR (fixture->heard->len >= strlen (expected));
  nabij_notifier_fixture_settle ();
  g_assert_cmpstr (fixture->heard->str, ==, expected);
  g_string_truncate (fixture->heard, 0);
}
