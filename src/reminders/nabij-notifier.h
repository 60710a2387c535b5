/* nabij-notifier.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-notice.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_NOTIFIER (nabij_notifier_get_type ())
G_DECLARE_INTERFACE (NabijNotifier, nabij_notifier, NABIJ, NOTIFIER, GObject)

/**
 * NabijNotifierInterface:
 * @show_async: shows a notice, in place of an earlier one with the same name
 * @show_finish: tells whether a server took it, and whether it shows buttons
 * @withdraw: takes it back, without waiting
 * @is_busy: tells whether something is on its way to a server
 * @list_traces: tells what a later process needs to take back what is shown
 * @follow_traces: takes back what an earlier process has left
 *
 * One of the four edges of the program: how it taps on the shoulder. Nothing in it waits.
 *
 * Signals: `answered (name, action, token)` when the person pressed a button or the body, with the
 * startup token of the server or ""; `closed (name, by_person)` when it has gone away otherwise;
 * `lost ()` when the server went away, and with it all that was shown.
 */
struct _NabijNotifierInterface {
  GTypeInterface parent_iface;

  void (*show_async) (NabijNotifier      *self,
                      const char         *name,
                      const NabijNotice  *notice,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data);
  gboolean (*show_finish) (NabijNotifier *self,
                           GAsyncResult  *result,
                           gboolean      *has_buttons,
                           GError       **error);
  void (*withdraw) (NabijNotifier *self,
                    const char    *name);
  gboolean (*is_busy) (NabijNotifier *self);
  GStrv (*list_traces) (NabijNotifier *self);
  void (*follow_traces) (NabijNotifier     *self,
                         const char *const *traces);
};

void     nabij_notifier_show_async (NabijNotifier      *self,
                                    const char         *name,
                                    const NabijNotice  *notice,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean nabij_notifier_show_finish (NabijNotifier *self,
                                     GAsyncResult  *result,
                                     gboolean      *has_buttons,
                                     GError       **error);
void     nabij_notifier_withdraw (NabijNotifier *self,
                                  const char    *name);
gboolean nabij_notifier_is_busy (NabijNotifier *self);
GStrv    nabij_notifier_list_traces (NabijNotifier *self) G_GNUC_WARN_UNUSED_RESULT;
void     nabij_notifier_follow_traces (NabijNotifier     *self,
                                       const char *const *traces);

/* For those who implement it. */
void nabij_notifier_emit_answered (NabijNotifier *self,
                                   const char    *name,
                                   const char    *action,
                                   const char    *token);
void nabij_notifier_emit_closed (NabijNotifier *self,
                                 const char    *name,
                                 gboolean       by_person);
void nabij_notifier_emit_lost (NabijNotifier *self);

G_END_DECLS
