/* nabij-libnotify-notifier.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-notifier.h"

G_BEGIN_DECLS

/**
 * NabijLibnotifyNotifier:
 *
 * Shows notices by the notification server of the session. It has a thread only while a notice is on
 * its way to the server, because libnotify waits for an answer; all else happens on the main thread and
 * waits for nothing. It listens to the server only while something is shown.
 */
#define NABIJ_TYPE_LIBNOTIFY_NOTIFIER (nabij_libnotify_notifier_get_type ())
G_DECLARE_FINAL_TYPE (NabijLibnotifyNotifier, nabij_libnotify_notifier, NABIJ, LIBNOTIFY_NOTIFIER, GObject)

NabijNotifier *nabij_libnotify_notifier_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
