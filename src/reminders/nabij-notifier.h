/* nabij-notifier.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_NOTIFIER (nabij_notifier_get_type ())
G_DECLARE_INTERFACE (NabijNotifier, nabij_notifier, NABIJ, NOTIFIER, GObject)

/**
 * NabijNotifierInterface:
 * @show: shows one line, in place of an earlier one with the same id
 * @withdraw: takes it back
 *
 * One of the four edges of the program: how it taps on the shoulder.
 */
struct _NabijNotifierInterface {
  GTypeInterface parent_iface;

  gboolean (*show) (NabijNotifier *self,
                    const char    *id,
                    const char    *line,
                    GError       **error);
  void (*withdraw) (NabijNotifier *self,
                    const char    *id);
};

gboolean nabij_notifier_show (NabijNotifier *self,
                              const char    *id,
                              const char    *line,
                              GError       **error);
void     nabij_notifier_withdraw (NabijNotifier *self,
                                  const char    *id);

G_END_DECLS
