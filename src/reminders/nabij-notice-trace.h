/* nabij-notice-trace.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By what a notice can be found on the bus and closed, also by a later process: which server has it, and
 * under which number. As text it is a trace. The number is of one server, and the name of that of one
 * bus; after another log-in the same ones may mean something else, so the bus is in it too.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void  nabij_notice_trace_close (GDBusConnection *connection,
                                const char      *server,
                                guint            id);
char *nabij_notice_trace_write (GDBusConnection *connection,
                                const char      *server,
                                guint            id) G_GNUC_WARN_UNUSED_RESULT;
void  nabij_notice_trace_follow_all (const char *const *traces);

G_END_DECLS
