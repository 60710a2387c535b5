/* nabij-libnotify.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one place that calls libnotify. It waits for the server, so it is only for a thread that nothing
 * else waits for.
 */

#pragma once

#include "nabij-notifier.h"

G_BEGIN_DECLS

#define NABIJ_LIBNOTIFY_BUS_NAME "org.freedesktop.Notifications"
#define NABIJ_LIBNOTIFY_BUS_PATH "/org/freedesktop/Notifications"
#define NABIJ_LIBNOTIFY_BUS_INTERFACE "org.freedesktop.Notifications"

gboolean nabij_libnotify_show (const NabijNotice *notice,
                               guint              replaces_id,
                               guint             *id,
                               gboolean          *has_buttons,
                               GError           **error);

G_END_DECLS
