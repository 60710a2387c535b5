/* nabij-starter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-starter.h"

#define APPLICATION_INTERFACE "org.freedesktop.Application"
#define ACTION_PRACTICE "practice"
#define ACTION_TODAY "today"

typedef struct {
  char *program_path;
  char *practice;
  char *token;
} Start;

static void
free_start (Start *start)
{
  g_free (start->program_path);
  g_free (start->practice);
  g_free (start->token);
  g_free (start);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Start, free_start)

/* The object path that GApplication makes of its id. */
static char *
path_of_application (void)
{
  char *path = g_strconcat ("/", NABIJ_APPLICATION_ID, NULL);

  for (char *at = path; *at != '\0'; at++) {
    if (*at == '.')
      *at = '/';
    else if (*at == '-')
      *at = '_';
  }
  return path;
}

/* A token that was meant for the start of this program itself must not reach another one. */
static void
give_token (GSubprocessLauncher *launcher,
            const char          *token)
{
  static const char *const variables[] = { "XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++) {
    if (token != NULL)
      g_subprocess_launcher_setenv (launcher, variables[i], token, TRUE);
    else
      g_subprocess_launcher_unsetenv (launcher, variables[i]);
  }
}

static void
start_by_path (const Start  *start,
               const GError *why)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *option = start->practice != NULL ? g_strconcat ("--practice=", start->practice, NULL) : NULL;

  give_token (launcher, start->token);
  process = g_subprocess_launcher_spawn (launcher, &error, start->program_path, option, NULL);
  if (process == NULL)
    g_message ("The program could not be opened: %s; %s", why->message, error->message);
}

static void
activated_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Start) start = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply == NULL)
    start_by_path (start, error);
}

/**
 * nabij_starter_open:
 * @bus: (nullable): the session bus
 * @program_path: where the program is, in the encoding of file names
 * @practice: (nullable): the id of the practice to open, or `NULL` for *Today*
 * @token: (nullable): the startup token of whoever asked, or `NULL` or "" where there is none
 *
 * Opens the program: over the bus, which starts it if need be, and where that fails by its path. Nothing
 * waits for it. When both fail, one line in the log says why.
 */
void
nabij_starter_open (GDBusConnection *bus,
                    const char      *program_path,
                    const char      *practice,
                    const char      *token)
{
  g_autoptr (Start) start = g_new0 (Start, 1);
  g_autofree char *path = path_of_application ();
  GVariantBuilder  parameters, platform_data;

  g_return_if_fail (bus == NULL || G_IS_DBUS_CONNECTION (bus));
  g_return_if_fail (program_path != NULL);

  start->program_path = g_strdup (program_path);
  start->practice = g_strdup (practice);
  start->token = token != NULL && *token != '\0' ? g_strdup (token) : NULL;

  if (bus == NULL) {
    g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "there is no session bus");

    start_by_path (start, error);
    return;
  }

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  if (practice != NULL)
    g_variant_builder_add (&parameters, "v", g_variant_new_string (practice));

  g_variant_builder_init (&platform_data, G_VARIANT_TYPE_VARDICT);
  if (start->token != NULL) {
    g_variant_builder_add (&platform_data, "{sv}", "desktop-startup-id", g_variant_new_string (start->token));
    g_variant_builder_add (&platform_data, "{sv}", "activation-token", g_variant_new_string (start->token));
  }

  g_dbus_connection_call (bus,
                          NABIJ_APPLICATION_ID,
                          path,
                          APPLICATION_INTERFACE,
                          "ActivateAction",
                          g_variant_new ("(sava{sv})", practice != NULL ? ACTION_PRACTICE : ACTION_TODAY, &parameters, &platform_data),
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          activated_cb,
                          g_steal_pointer (&start));
}
