/* nabij-notice-trace.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-notice-trace.h"

#include "nabij-libnotify.h"

/**
 * nabij_notice_trace_close:
 * @connection: (nullable): the session bus, or `NULL` while there is none, and no notice either
 * @server: a name of the server on it
 * @id: the number that the server gave to the notice
 *
 * Asks the server to take a notice away. Nothing waits for the answer: a server that hangs is asked all
 * the same, and one that is not there is not started for it.
 */
void
nabij_notice_trace_close (GDBusConnection *connection,
                          const char      *server,
                          guint            id)
{
  g_return_if_fail (connection == NULL || G_IS_DBUS_CONNECTION (connection));
  g_return_if_fail (server != NULL);

  if (connection == NULL)
    return;

  g_dbus_connection_call (connection,
                          server,
                          NABIJ_LIBNOTIFY_BUS_PATH,
                          NABIJ_LIBNOTIFY_BUS_INTERFACE,
                          "CloseNotification",
                          g_variant_new ("(u)", id),
                          NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          -1,
                          NULL,
                          NULL,
                          NULL);
}

/**
 * nabij_notice_trace_write:
 * @connection: the session bus
 * @server: the name of the server that nobody else on it ever has
 * @id: the number that the server gave to the notice
 *
 * Returns: (transfer full): the trace of the notice
 */
char *
nabij_notice_trace_write (GDBusConnection *connection,
                          const char      *server,
                          guint            id)
{
  g_return_val_if_fail (G_IS_DBUS_CONNECTION (connection), NULL);
  g_return_val_if_fail (server != NULL, NULL);

  return g_strdup_printf ("%s %s %u", g_dbus_connection_get_guid (connection), server, id);
}

static void
follow (GDBusConnection *connection,
        const char      *trace)
{
  g_auto (GStrv) parts = g_strsplit (trace, " ", -1);
  guint64 id;

  if (g_strv_length (parts) == 3 &&
      g_str_equal (parts[0], g_dbus_connection_get_guid (connection)) &&
      g_dbus_is_unique_name (parts[1]) &&
      g_ascii_string_to_unsigned (parts[2], 10, 1, G_MAXUINT32, &id, NULL))
    nabij_notice_trace_close (connection, parts[1], (guint)id);
}

static void
got_bus_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_auto (GStrv) traces = user_data;
  g_autoptr (GDBusConnection) connection = g_bus_get_finish (result, NULL);

  for (char **trace = traces; connection != NULL && *trace != NULL; trace++)
    follow (connection, *trace);
}

/**
 * nabij_notice_trace_follow_all:
 * @traces: what nabij_notice_trace_write() has written, perhaps in another process
 *
 * Closes those notices where their server is there still. What is no trace is passed over. Nothing waits
 * for it.
 */
void
nabij_notice_trace_follow_all (const char *const *traces)
{
  g_return_if_fail (traces != NULL);

  g_bus_get (G_BUS_TYPE_SESSION, NULL, got_bus_cb, g_strdupv ((GStrv)traces));
}
