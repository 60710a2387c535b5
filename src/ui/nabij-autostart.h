/* nabij-autostart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_AUTOSTART (nabij_autostart_get_type ())
G_DECLARE_INTERFACE (NabijAutostart, nabij_autostart, NABIJ, AUTOSTART, GObject)

/**
 * NabijAutostartInterface:
 * @set_async: has the reminders begin at log-in, or not any more
 * @set_finish: tells whether that is so now
 *
 * An edge of the program: what the system starts at log-in. Outside of a sandbox that is a file, inside
 * of one it is asked.
 */
struct _NabijAutostartInterface {
  GTypeInterface parent_iface;

  void (*set_async) (NabijAutostart     *self,
                     gboolean            on,
                     gboolean            asked,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data);
  gboolean (*set_finish) (NabijAutostart *self,
                          GAsyncResult   *result,
                          GError        **error);
};

void     nabij_autostart_set_async (NabijAutostart     *self,
                                    gboolean            on,
                                    gboolean            asked,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean nabij_autostart_set_finish (NabijAutostart *self,
                                     GAsyncResult   *result,
                                     GError        **error);

G_END_DECLS
