/* nabij-bus-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bus-fixture.h"

static GDBusConnection *
connect (NabijBusFixture *self)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection =
    g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (self->bus),
                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                            NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

/**
 * nabij_bus_fixture_init:
 * @self: (out caller-allocates): a bus
 *
 * Starts a bus and puts the program on it.
 */
void
nabij_bus_fixture_init (NabijBusFixture *self)
{
  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->bus);
  self->program = connect (self);
  self->service = NULL;
}

/**
 * nabij_bus_fixture_clear:
 * @self: a bus, of which nothing that is tested holds anything any more
 *
 * Takes everybody off it, and ends it.
 */
void
nabij_bus_fixture_clear (NabijBusFixture *self)
{
  nabij_bus_fixture_go_away (self);
  g_dbus_connection_close_sync (self->program, NULL, NULL);
  g_clear_object (&self->program);
  g_test_dbus_down (self->bus);
  g_clear_object (&self->bus);
}

/**
 * nabij_bus_fixture_serve:
 * @self: a bus on which nobody answers yet
 * @name: the name to answer under
 * @path: the path of the object
 * @interface: what can be called
 * @vtable: what answers
 * @user_data: for @vtable
 *
 * Puts somebody on the bus who answers.
 */
void
nabij_bus_fixture_serve (NabijBusFixture            *self,
                         const char                 *name,
                         const char                 *path,
                         GDBusInterfaceInfo         *interface,
                         const GDBusInterfaceVTable *vtable,
                         gpointer                    user_data)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  self->service = connect (self);
  g_dbus_connection_register_object (self->service, path, interface, vtable, user_data, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (self->service, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", name, 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

/**
 * nabij_bus_fixture_go_away:
 * @self: a bus
 *
 * Takes whoever answers off the bus, as one that has crashed goes. Does nothing where there is none.
 */
void
nabij_bus_fixture_go_away (NabijBusFixture *self)
{
  if (self->service != NULL)
    g_dbus_connection_close_sync (self->service, NULL, NULL);
  g_clear_object (&self->service);
}

/**
 * nabij_bus_fixture_result_cb:
 * @source: what was called
 * @result: its answer
 * @user_data: (type GAsyncResult**): where to put it
 *
 * Keeps an answer, for nabij_bus_fixture_wait_for().
 */
void
nabij_bus_fixture_result_cb (GObject      *source,
                             GAsyncResult *result,
                             gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

/**
 * nabij_bus_fixture_wait_for:
 * @result: where an answer comes
 *
 * Waits for it.
 */
void
nabij_bus_fixture_wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}
