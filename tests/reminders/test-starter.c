/* test-starter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Against a program of our own, on a bus of our own. As a program it is this test itself, which writes
 * down how it was started.
 */

#include "config.h"

#include "nabij-starter.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define STARTED_VARIABLE "NABIJ_TEST_STARTED"

static const char introspection[] =
  "<node><interface name='org.freedesktop.Application'>"
  "<method name='ActivateAction'><arg type='s' direction='in'/><arg type='av' direction='in'/><arg type='a{sv}' direction='in'/></method>"
  "</interface></node>";

static char *self_path;

typedef struct {
  GTestDBus       *bus;
  GDBusConnection *connection;  /* of the agent */
  GDBusConnection *application; /* of the program, or NULL where it does not run */
  GDBusNodeInfo   *info;
  gboolean         refuses;
  char            *called;       /* what the program was asked, or NULL */
  char            *started_path; /* where a program that was started writes how */
} Fixture;

#define WAIT_FOR(condition) \
  while (!(condition))      \
  g_main_context_iteration (NULL, TRUE)

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
method_call_cb (GDBusConnection       *connection,
                const char            *sender,
                const char            *object_path,
                const char            *interface_name,
                const char            *method_name,
                GVariant              *parameters,
                GDBusMethodInvocation *invocation,
                gpointer               user_data)
{
  Fixture *fixture = user_data;

  if (fixture->refuses) {
    g_dbus_method_invocation_return_error_literal (invocation, G_IO_ERROR, G_IO_ERROR_FAILED, "no");
    return;
  }

  g_assert_null (fixture->called);
  fixture->called = g_variant_print (parameters, FALSE);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
start_application (Fixture *fixture)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_call_cb };
  g_autofree char                  *dotted = g_strconcat (".", NABIJ_APPLICATION_ID, NULL);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;

  fixture->application = connect_to (fixture->bus);
  g_dbus_connection_register_object (fixture->application, g_strdelimit (dotted, ".", '/'), fixture->info->interfaces[0], &vtable, fixture, NULL, &error);
  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (fixture->application, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                                        g_variant_new ("(su)", NABIJ_APPLICATION_ID, 0u), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  fixture->connection = connect_to (fixture->bus);
  fixture->info = g_dbus_node_info_new_for_xml (introspection, NULL);
  fixture->started_path = g_build_filename (g_get_user_cache_dir (), "started", NULL);
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_setenv (STARTED_VARIABLE, fixture->started_path, TRUE);

  /* What the agent itself was started with is not for anybody else. */
  g_setenv ("XDG_ACTIVATION_TOKEN", "stale", TRUE);
  g_setenv ("DESKTOP_STARTUP_ID", "stale", TRUE);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  g_clear_object (&fixture->application);
  g_clear_object (&fixture->connection);
  g_dbus_node_info_unref (fixture->info);
  g_free (fixture->called);
  g_free (fixture->started_path);
  g_test_dbus_down (fixture->bus);
  g_object_unref (fixture->bus);
}

/* How this program was started, in its second life. */
static int
write_how_it_was_started (int   argc,
                          char *argv[])
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 1; i < argc; i++)
    g_string_append_printf (text, "%s\n", argv[i]);
  g_string_append_printf (text, "%s %s\n", g_getenv ("XDG_ACTIVATION_TOKEN"), g_getenv ("DESKTOP_STARTUP_ID"));
  return g_file_set_contents (g_getenv (STARTED_VARIABLE), text->str, -1, &error) ? EXIT_SUCCESS : EXIT_FAILURE;
}

static gboolean
look_again_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* It is written in one go, so that what is there is whole. */
static void
assert_started (Fixture    *fixture,
                const char *expected)
{
  g_autofree char *text = NULL;
  guint            id = g_timeout_add (5, look_again_cb, NULL);

  WAIT_FOR (g_file_test (fixture->started_path, G_FILE_TEST_EXISTS));
  g_source_remove (id);
  g_assert_true (g_file_get_contents (fixture->started_path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

/* Lets the answer of the program come back, before it goes. */
static void
settle (Fixture *fixture)
{
  g_assert_true (g_dbus_connection_flush_sync (fixture->application, NULL, NULL));
  for (int i = 0; i < 3; i++) {
    g_autoptr (GVariant) answer =
      g_dbus_connection_call_sync (fixture->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetId",
                                   NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

    g_assert_nonnull (answer);
    while (g_main_context_iteration (NULL, FALSE))
      ;
  }
}

static void
test_opens_a_practice_over_the_bus (Fixture      *fixture,
                                    gconstpointer user_data)
{
  start_application (fixture);
  nabij_starter_open (fixture->connection, self_path, "before-sleep", "token-1");
  g_assert_null (fixture->called);
  WAIT_FOR (fixture->called != NULL);
  g_assert_cmpstr (fixture->called, ==,
                   "('practice', [<'before-sleep'>], {'desktop-startup-id': <'token-1'>, 'activation-token': <'token-1'>})");
  settle (fixture);
  g_assert_false (g_file_test (fixture->started_path, G_FILE_TEST_EXISTS));
}

static void
test_opens_today_over_the_bus (Fixture      *fixture,
                               gconstpointer user_data)
{
  static const char *const none[] = { NULL, "" };

  start_application (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (none); i++) {
    nabij_starter_open (fixture->connection, self_path, NULL, none[i]);
    WAIT_FOR (fixture->called != NULL);
    g_assert_cmpstr (fixture->called, ==, "('today', [], {})");
    g_clear_pointer (&fixture->called, g_free);
    settle (fixture);
  }
}

static void
test_starts_by_path_without_a_service (Fixture      *fixture,
                                       gconstpointer user_data)
{
  nabij_starter_open (fixture->connection, self_path, "before-sleep", "token-1");
  assert_started (fixture, "--practice=before-sleep\ntoken-1 token-1\n");
}

static void
test_starts_by_path_when_refused (Fixture      *fixture,
                                  gconstpointer user_data)
{
  fixture->refuses = TRUE;
  start_application (fixture);
  nabij_starter_open (fixture->connection, self_path, NULL, NULL);
  assert_started (fixture, "(null) (null)\n");
}

static void
test_starts_by_path_without_a_bus (Fixture      *fixture,
                                   gconstpointer user_data)
{
  nabij_starter_open (NULL, self_path, "water-and-rust", "");
  assert_started (fixture, "--practice=water-and-rust\n(null) (null)\n");
}

static void
test_starts_by_path_when_the_bus_is_gone (Fixture      *fixture,
                                          gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_close_sync (fixture->connection, NULL, &error);
  g_assert_no_error (error);
  nabij_starter_open (fixture->connection, self_path, NULL, "token-1");
  assert_started (fixture, "token-1 token-1\n");
}

static gboolean logged;

static GLogWriterOutput
count_messages (GLogLevelFlags   level,
                const GLogField *fields,
                gsize            n_fields,
                gpointer         user_data)
{
  g_assert_true ((level & G_LOG_LEVEL_MASK) >= G_LOG_LEVEL_MESSAGE);
  if ((level & G_LOG_LEVEL_MASK) == G_LOG_LEVEL_MESSAGE) {
    g_assert_false (logged);
    logged = TRUE;
  }
  return G_LOG_WRITER_HANDLED;
}

/* A subprocess, because the log is set once. */
static void
test_nothing_to_start_is_one_line (Fixture      *fixture,
                                   gconstpointer user_data)
{
  if (g_test_subprocess ()) {
    g_log_set_writer_func (count_messages, NULL, NULL);
    nabij_starter_open (fixture->connection, "/nonexistent/nabij", "before-sleep", "token-1");
    g_assert_false (logged);
    WAIT_FOR (logged);
    while (g_main_context_iteration (NULL, FALSE))
      ;
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *whole = g_strconcat ("/nabij/reminders/starter/", path, NULL);

  g_test_add (whole, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  if (g_getenv (STARTED_VARIABLE) != NULL && !g_strv_contains ((const char *const *)argv, "--GTestSubprocess"))
    return write_how_it_was_started (argc, argv);

  self_path = g_file_read_link ("/proc/self/exe", NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_dbus_unset ();

  add ("opens-a-practice-over-the-bus", test_opens_a_practice_over_the_bus);
  add ("opens-today-over-the-bus", test_opens_today_over_the_bus);
  add ("starts-by-path-without-a-service", test_starts_by_path_without_a_service);
  add ("starts-by-path-when-refused", test_starts_by_path_when_refused);
  add ("starts-by-path-without-a-bus", test_starts_by_path_without_a_bus);
  add ("starts-by-path-when-the-bus-is-gone", test_starts_by_path_when_the_bus_is_gone);
  add ("nothing-to-start-is-one-line", test_nothing_to_start_is_one_line);

  return g_test_run ();
}
