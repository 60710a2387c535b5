/* test-screen.c
 *
 * The screen stays on while somebody breathes along, and may dim again in a pause and at the end. The
 * desktop's session manager is a fake on the test's own bus.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-e2e-listener.h"

#include <X11/keysym.h>
#include <gio/gio.h>

#define PATIENCE_US (20 * (gint64)G_USEC_PER_SEC)
#define NAME "org.gnome.SessionManager"
#define PATH "/org/gnome/SessionManager"

static const char introspection[] =
  "<node><interface name='org.gnome.SessionManager'>"
  "<method name='RegisterClient'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
  "<method name='UnregisterClient'><arg type='o' direction='in'/></method>"
  "<method name='Inhibit'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='u' direction='out'/></method>"
  "<method name='Uninhibit'><arg type='u' direction='in'/></method>"
  "</interface></node>";

/* It answers on a thread of its own: GTK waits for it while the test waits for GTK. */
typedef struct {
  GThread      *thread;
  GMainContext *context;
  GMainLoop    *loop;
  gint          n_held; /* atomic: how many requests to stay awake are held */
  gint          flags;  /* atomic: of the last one */
  gint          ready;  /* atomic */
} SessionManager;

static void
method_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *object_path,
           const char            *interface_name,
           const char            *method_name,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  SessionManager *manager = user_data;

  if (g_str_equal (method_name, "Inhibit")) {
    guint flags;

    g_variant_get (parameters, "(&su&su)", NULL, NULL, NULL, &flags);
    g_atomic_int_set (&manager->flags, (gint)flags);
    g_atomic_int_inc (&manager->n_held);
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", 7));
  } else if (g_str_equal (method_name, "Uninhibit")) {
    g_atomic_int_add (&manager->n_held, -1);
    g_dbus_method_invocation_return_value (invocation, NULL);
  } else if (g_str_equal (method_name, "RegisterClient")) {
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", PATH "/Client1"));
  } else {
    g_dbus_method_invocation_return_value (invocation, NULL);
  }
}

static void
name_cb (GDBusConnection *connection,
         const char      *name,
         gpointer         user_data)
{
  g_atomic_int_set (&((SessionManager *)user_data)->ready, TRUE);
}

static gpointer
run_session_manager (gpointer user_data)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_cb };
  SessionManager                   *manager = user_data;
  g_autofree char                  *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  guint name_id;

  g_main_context_push_thread_default (manager->context);
  connection = g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (connection, PATH, node->interfaces[0], &vtable, manager, NULL, &error);
  g_assert_no_error (error);
  name_id = g_bus_own_name_on_connection (connection, NAME, G_BUS_NAME_OWNER_FLAGS_NONE, name_cb, NULL, manager, NULL);
  g_main_loop_run (manager->loop);
  g_bus_unown_name (name_id);
  g_dbus_connection_close_sync (connection, NULL, NULL);
  g_main_context_pop_thread_default (manager->context);
  return NULL;
}

static void
session_manager_start (SessionManager *manager)
{
  manager->context = g_main_context_new ();
  manager->loop = g_main_loop_new (manager->context, FALSE);
  manager->thread = g_thread_new ("session-manager", run_session_manager, manager);
  while (!g_atomic_int_get (&manager->ready))
    g_usleep (10000);
}

static void
session_manager_stop (SessionManager *manager)
{
  g_main_loop_quit (manager->loop);
  g_thread_join (manager->thread);
  g_main_loop_unref (manager->loop);
  g_main_context_unref (manager->context);
}

static void
expect_held (SessionManager *manager,
             int             n_held)
{
  const gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  while (g_atomic_int_get (&manager->n_held) != n_held && g_get_monotonic_time () < end_us)
    g_usleep (20000);
  g_assert_cmpint (g_atomic_int_get (&manager->n_held), ==, n_held);
}

static void
test_stays_on_while_it_runs (void)
{
  g_autoptr (NabijE2e) person = nabij_e2e_new ();
  NabijE2eListener *listener = nabij_e2e_listener_new ();
  SessionManager    manager = { 0 };

  session_manager_start (&manager);
  nabij_e2e_new_home (person);
  nabij_e2e_set_hour (person, 15);
  nabij_e2e_start (person, NULL);
  nabij_e2e_wait_for (person, ATSPI_ROLE_PUSH_BUTTON, "Begin*Water & Rust*");
  expect_held (&manager, 0);

  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Begin*Water & Rust*");
  expect_held (&manager, 1);
  /* Neither dim (8) nor sleep (4). */
  g_assert_cmpint (g_atomic_int_get (&manager.flags), ==, 12);

  nabij_e2e_key (person, XK_space);
  expect_held (&manager, 0);
  nabij_e2e_key (person, XK_space);
  expect_held (&manager, 1);
  nabij_e2e_key (person, XK_Escape);
  expect_held (&manager, 0);

  nabij_e2e_kill (person);
  nabij_e2e_listener_free (listener);
  session_manager_stop (&manager);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/e2e/screen/stays-on-while-it-runs", test_stays_on_while_it_runs);

  return g_test_run ();
}
