/* nabij-reminder-link.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_REMINDER_LINK (nabij_reminder_link_get_type ())
G_DECLARE_INTERFACE (NabijReminderLink, nabij_reminder_link, NABIJ, REMINDER_LINK, GObject)

/**
 * NabijReminderLinkInterface:
 * @test_async: has a reminder sent now
 * @test_finish: tells whether a notification server took it, and whether it shows buttons
 * @list_async: asks for the next due moments, which starts whoever reminds
 * @list_finish: gives them
 * @withdraw_async: has everything taken back that is shown
 * @withdraw_finish: tells that nothing is shown any more
 *
 * An edge of the program: how it speaks with the program that reminds. Nothing in it waits.
 */
struct _NabijReminderLinkInterface {
  GTypeInterface parent_iface;

  void (*test_async) (NabijReminderLink  *self,
                      const char         *id,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data);
  gboolean (*test_finish) (NabijReminderLink *self,
                           GAsyncResult      *result,
                           gboolean          *has_buttons,
                           GError           **error);
  void (*list_async) (NabijReminderLink  *self,
                      guint               n_max,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data);
  GVariant *(*list_finish) (NabijReminderLink *self,
                            GAsyncResult      *result,
                            GError           **error);
  void (*withdraw_async) (NabijReminderLink  *self,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data);
  gboolean (*withdraw_finish) (NabijReminderLink *self,
                               GAsyncResult      *result,
                               GError           **error);
};

void      nabij_reminder_link_test_async (NabijReminderLink  *self,
                                          const char         *id,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
gboolean  nabij_reminder_link_test_finish (NabijReminderLink *self,
                                           GAsyncResult      *result,
                                           gboolean          *has_buttons,
                                           GError           **error);
void      nabij_reminder_link_list_async (NabijReminderLink  *self,
                                          guint               n_max,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
GVariant *nabij_reminder_link_list_finish (NabijReminderLink *self,
                                           GAsyncResult      *result,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void      nabij_reminder_link_withdraw_async (NabijReminderLink  *self,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
gboolean  nabij_reminder_link_withdraw_finish (NabijReminderLink *self,
                                               GAsyncResult      *result,
                                               GError           **error);

#define NABIJ_TYPE_BUS_REMINDER_LINK (nabij_bus_reminder_link_get_type ())
G_DECLARE_FINAL_TYPE (NabijBusReminderLink, nabij_bus_reminder_link, NABIJ, BUS_REMINDER_LINK, GObject)

NabijReminderLink *nabij_bus_reminder_link_new (GDBusConnection *bus) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
