/* nabij-bus-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NabijBusFixture:
 * @bus: a bus of the test's own
 * @program: the connection of what is tested
 * @service: (nullable): that of whom it calls, where there is one
 *
 * A bus with the program on it, and somebody who answers.
 */
typedef struct {
  GTestDBus       *bus;
  GDBusConnection *program;
  GDBusConnection *service;
} NabijBusFixture;

void nabij_bus_fixture_init (NabijBusFixture *self);
void nabij_bus_fixture_clear (NabijBusFixture *self);
void nabij_bus_fixture_serve (NabijBusFixture            *self,
                              const char                 *name,
                              const char                 *path,
                              GDBusInterfaceInfo         *interface,
                              const GDBusInterfaceVTable *vtable,
                              gpointer                    user_data);
void nabij_bus_fixture_go_away (NabijBusFixture *self);

void nabij_bus_fixture_result_cb (GObject      *source,
                                  GAsyncResult *result,
                                  gpointer      user_data);
void nabij_bus_fixture_wait_for (GAsyncResult **result);

G_END_DECLS
