/* nabij-notice-server.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A notification server that shows nothing and records every call, for tests. Within a test it is an
 * object on a connection of its own; for tests of whole programs there is the executable around it:
 *
 *   notice-server [--log=FILE] [--no-actions] [--no-markup] [--hang] [--die]
 *
 * It owns org.freedesktop.Notifications on the session bus, prints `ready` on its own line when it has
 * the name, ends with 1 when somebody else has it or takes it, and with 0 on SIGTERM. --hang answers
 * nothing; --die ends at the first Notify without answering it, as a server does that crashes.
 *
 * Every call is one line of FILE: the wall clock in microseconds, what happened, and `key=value`, all
 * with tabs between them. In a value a tab, a newline and a backslash are escaped as in C; a key is
 * always there, and in this order:
 *
 *   1700000000000000  Notify  id=1  replaces=0  sender=Nabij  icon=…  summary=…  body=…
 *       actions=default,start,later  labels=,Start,Later  hints={'urgency': <byte 0x01>, …}  timeout=-1
 *   …  CloseNotification  id=1
 *   …  Press  id=1  action=start
 *   …  Dismiss  id=1
 *   …  Expire  id=1
 *
 * The person is played on the interface io.github.nabij_app.NoticeServer of the same name and object;
 * id 0 is the notice that came last:
 *
 *   gdbus call --session --dest org.freedesktop.Notifications --object-path /org/freedesktop/Notifications \
 *     --method io.github.nabij_app.NoticeServer.Press 0 start
 *
 *   Press (u id, s action)  the token is `token-ID`, then the action, then it is closed
 *   Dismiss (u id)          the person closes it
 *   Expire (u id)           its time runs out
 *   GetLog () → (as)        the lines so far
 *   GetShown () → (au)      the ids of what is shown now, in the order in which they came
 *   Hang (b hanging)        answers nothing from now on, or all that waits and what comes
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NABIJ_NOTICE_SERVER_NAME "org.freedesktop.Notifications"

/**
 * NabijNoticeServerFlags:
 * @NABIJ_NOTICE_SERVER_NO_ACTIONS: it has no buttons
 * @NABIJ_NOTICE_SERVER_NO_MARKUP: it shows a body as it is
 * @NABIJ_NOTICE_SERVER_HANG: it answers nothing
 * @NABIJ_NOTICE_SERVER_DIE: it dies at the first notice, without an answer
 *
 * What a server lacks.
 */
typedef enum {
  NABIJ_NOTICE_SERVER_NONE = 0,
  NABIJ_NOTICE_SERVER_NO_ACTIONS = 1 << 0,
  NABIJ_NOTICE_SERVER_NO_MARKUP = 1 << 1,
  NABIJ_NOTICE_SERVER_HANG = 1 << 2,
  NABIJ_NOTICE_SERVER_DIE = 1 << 3,
} NabijNoticeServerFlags;

/**
 * NabijNoticeServer:
 *
 * A notification server that records.
 *
 * Signals: `ready ()` when it owns the name; `logged (line)` for every call; `gone ()` when it has died
 * or lost the name.
 */
#define NABIJ_TYPE_NOTICE_SERVER (nabij_notice_server_get_type ())
G_DECLARE_FINAL_TYPE (NabijNoticeServer, nabij_notice_server, NABIJ, NOTICE_SERVER, GObject)

NabijNoticeServer *nabij_notice_server_new (GDBusConnection       *connection,
                                            NabijNoticeServerFlags flags) G_GNUC_WARN_UNUSED_RESULT;

gboolean    nabij_notice_server_is_ready (NabijNoticeServer *self);
guint       nabij_notice_server_get_n_calls (NabijNoticeServer *self);
const char *nabij_notice_server_get_call (NabijNoticeServer *self,
                                          guint              number);
guint       nabij_notice_server_get_n_waiting (NabijNoticeServer *self);
guint       nabij_notice_server_get_n_shown (NabijNoticeServer *self);
guint       nabij_notice_server_get_shown (NabijNoticeServer *self,
                                           guint              number);
GVariant   *nabij_notice_server_get_notice (NabijNoticeServer *self,
                                            guint              id);

gboolean nabij_notice_server_press (NabijNoticeServer *self,
                                    guint              id,
                                    const char        *action);
gboolean nabij_notice_server_dismiss (NabijNoticeServer *self,
                                      guint              id);
gboolean nabij_notice_server_expire (NabijNoticeServer *self,
                                     guint              id);
void     nabij_notice_server_set_hanging (NabijNoticeServer *self,
                                          gboolean           hanging);
void     nabij_notice_server_die (NabijNoticeServer *self);

G_END_DECLS
