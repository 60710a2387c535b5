/* notice-server.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The notification server of the tests as a program of its own: nabij-notice-server.h tells how it is
 * used.
 */

#include "config.h"

#include "nabij-notice-server.h"

#include <glib-unix.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
  GMainLoop *loop;
  FILE      *log;
  int        status;
} Program;

static void
ready_cb (NabijNoticeServer *server)
{
  g_print ("ready\n");
}

static void
logged_cb (NabijNoticeServer *server,
           const char        *line,
           Program           *program)
{
  if (program->log == NULL)
    return;

  fprintf (program->log, "%s\n", line);
  fflush (program->log);
}

static void
gone_cb (NabijNoticeServer *server,
         Program           *program)
{
  program->status = EXIT_FAILURE;
  g_main_loop_quit (program->loop);
}

static gboolean
terminated_cb (gpointer user_data)
{
  Program *program = user_data;

  g_main_loop_quit (program->loop);
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char *argv[])
{
  gboolean           no_actions = FALSE, no_markup = FALSE, hang = FALSE, die = FALSE;
  g_autofree char   *log_path = NULL;
  const GOptionEntry entries[] = {
    { "log", 0, 0, G_OPTION_ARG_FILENAME, &log_path, "Add a line for every call to a file", "FILE" },
    { "no-actions", 0, 0, G_OPTION_ARG_NONE, &no_actions, "Have no buttons", NULL },
    { "no-markup", 0, 0, G_OPTION_ARG_NONE, &no_markup, "Show a body as it is", NULL },
    { "hang", 0, 0, G_OPTION_ARG_NONE, &hang, "Answer nothing", NULL },
    { "die", 0, 0, G_OPTION_ARG_NONE, &die, "End at the first notice, without an answer", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (NabijNoticeServer) server = NULL;
  g_autoptr (GError) error = NULL;
  Program program = { .loop = loop };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    g_printerr ("%s\n", error->message);
    return EXIT_FAILURE;
  }
  if (log_path != NULL && (program.log = fopen (log_path, "ae")) == NULL) {
    g_printerr ("%s can not be written\n", log_path);
    return EXIT_FAILURE;
  }

  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (connection == NULL) {
    g_printerr ("%s\n", error->message);
    return EXIT_FAILURE;
  }
  g_dbus_connection_set_exit_on_close (connection, FALSE);

  server = nabij_notice_server_new (connection,
                                    (no_actions ? NABIJ_NOTICE_SERVER_NO_ACTIONS : 0) | (no_markup ? NABIJ_NOTICE_SERVER_NO_MARKUP : 0) |
                                      (hang ? NABIJ_NOTICE_SERVER_HANG : 0) | (die ? NABIJ_NOTICE_SERVER_DIE : 0));
  g_signal_connect (server, "ready", G_CALLBACK (ready_cb), NULL);
  g_signal_connect (server, "logged", G_CALLBACK (logged_cb), &program);
  g_signal_connect (server, "gone", G_CALLBACK (gone_cb), &program);
  g_unix_signal_add (SIGTERM, terminated_cb, &program);
  g_unix_signal_add (SIGINT, terminated_cb, &program);
  g_main_loop_run (loop);

  g_clear_object (&server);
  if (program.log != NULL)
    fclose (program.log);
  return program.status;
}
