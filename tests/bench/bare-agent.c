/* bare-agent.c
 *
 * The other side of the benchmark of the agent: the least that a program can be that waits for a
 * moment to tell something. It has libnotify, the session bus, and settings with somebody who listens.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <libnotify/notify.h>

static void
changed_cb (GSettings  *settings,
            const char *key,
            gpointer    user_data)
{
  g_message ("%s has changed", key);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GSettings) settings = g_settings_new (NABIJ_APPLICATION_ID);
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GVariant) reminders = NULL;
  g_autoptr (GError) error = NULL;

  if (!notify_init ("bare"))
    return 1;
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (bus == NULL) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  g_signal_connect (settings, "changed", G_CALLBACK (changed_cb), NULL);
  /* Nothing is told of a key that was never read. */
  reminders = g_settings_get_value (settings, "reminders");
  g_main_loop_run (loop);
  return 0;
}
