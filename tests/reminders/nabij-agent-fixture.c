/* nabij-agent-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-agent-fixture.h"

#include "nabij-reminders-bus.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <signal.h>
#include <sys/prctl.h>

/* Long enough for a machine that does five things at once, and shorter than the 25 s that a call over
 * the bus may take: who waits for one is found. */
#define PATIENCE_US (15 * G_USEC_PER_SEC)

struct _NabijAgentFixture {
  char              *place;
  char              *program;
  char             **environment;
  GTestDBus         *bus;
  GDBusConnection   *connection;
  NabijFastClock    *clock;
  NabijNoticeRecord *record; /* of all servers that there were */
  NabijNoticeServer *server;
  GSettings         *settings;
  GSubprocess       *agent;
};

static void
die_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* The program in a folder of its own, so that what stands beside it is ours. */
static void
copy_program (NabijAgentFixture *self)
{
  g_autoptr (GFile) built = g_file_new_for_path (g_getenv ("NABIJ_TEST_AGENT"));
  g_autoptr (GFile) copy = NULL;
  g_autofree char *folder = g_build_filename (self->place, "bin", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir (folder, 0700));
  self->program = g_build_filename (folder, "nabij-reminders", NULL);
  copy = g_file_new_for_path (self->program);
  g_file_copy (built, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Only what is named here reaches the agent. */
static void
fill_environment (NabijAgentFixture *self)
{
  g_autofree char *home = g_build_filename (self->place, "home", NULL);

  g_assert_no_errno (g_mkdir (home, 0700));
  nabij_agent_fixture_set_variable (self, "HOME", home);
  nabij_agent_fixture_set_variable (self, "XDG_RUNTIME_DIR", self->place);
  nabij_agent_fixture_set_variable (self, "PATH", g_getenv ("PATH"));
  nabij_agent_fixture_set_variable (self, "DBUS_SESSION_BUS_ADDRESS", g_test_dbus_get_bus_address (self->bus));
  nabij_agent_fixture_set_variable (self, "GSETTINGS_BACKEND", "keyfile");
  nabij_agent_fixture_set_variable (self, "GSETTINGS_SCHEMA_DIR", g_getenv ("GSETTINGS_SCHEMA_DIR"));
  nabij_agent_fixture_set_variable (self, "GIO_USE_VFS", "local");
  nabij_agent_fixture_set_variable (self, "LC_ALL", "C.UTF-8");
  nabij_agent_fixture_set_variable (self, "LANGUAGE", "en");
  /* A mistake of a programmer ends the agent, and with it the test. */
  nabij_agent_fixture_set_variable (self, "G_DEBUG", "fatal-criticals");
  self->environment = nabij_fast_clock_add_to (self->clock, self->environment);
}

/* The settings as the program would write them: in the file that the agent reads. */
static void
open_settings (NabijAgentFixture *self)
{
  g_autofree char *path = g_build_filename (self->place, "home", ".config", "glib-2.0", "settings", "keyfile", NULL);
  g_autoptr (GSettingsBackend) backend = g_keyfile_settings_backend_new (path, "/", NULL);

  self->settings = g_settings_new_with_backend (NABIJ_APPLICATION_ID, backend);
}

static GDBusConnection *
connect_to_bus (NabijAgentFixture *self)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection =
    g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (self->bus),
                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                              G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                            NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

/**
 * nabij_agent_fixture_new:
 *
 * Sets up the computer: in Amsterdam, at noon of a winter day, twenty times as fast as usual, with no
 * quiet hours and no reminder on. No agent runs and no server.
 *
 * Returns: (transfer full): the computer
 */
NabijAgentFixture *
nabij_agent_fixture_new (void)
{
  NabijAgentFixture *self = g_new0 (NabijAgentFixture, 1);
  g_autofree char   *clock = NULL;
  /* Registered where it is first asked for; until then its errors are not known from the bus. */
  const GQuark errors = NABIJ_REMINDERS_ERROR;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (errors, !=, 0);
  self->place = g_dir_make_tmp ("nabij-agent-XXXXXX", &error);
  g_assert_no_error (error);
  clock = g_build_filename (self->place, "clock", NULL);
  self->clock = nabij_fast_clock_new (clock);
  self->record = nabij_notice_record_new (self->clock);
  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->bus);
  self->connection = connect_to_bus (self);

  copy_program (self);
  fill_environment (self);
  open_settings (self);
  g_settings_set_string (self->settings, "quiet-from", "00:00");
  g_settings_set_string (self->settings, "quiet-until", "00:00");
  nabij_agent_fixture_set_zone (self, "Europe/Amsterdam");
  nabij_fast_clock_set (self->clock, "2026-01-15 11:00:00", 20);
  return self;
}

/**
 * nabij_agent_fixture_free:
 * @self: (transfer full): a computer
 *
 * Ends what runs, and takes all files away.
 */
void
nabij_agent_fixture_free (NabijAgentFixture *self)
{
  const char *const remove[] = { "rm", "-rf", self->place, NULL };

  if (self->agent != NULL) {
    g_subprocess_force_exit (self->agent);
    g_subprocess_wait (self->agent, NULL, NULL);
    g_clear_object (&self->agent);
  }
  nabij_agent_fixture_stop_server (self);
  g_clear_object (&self->settings);
  nabij_agent_fixture_stop_bus (self);
  g_object_unref (self->bus);
  g_spawn_sync (NULL, (char **)remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  nabij_notice_record_free (self->record);
  nabij_fast_clock_free (self->clock);
  g_strfreev (self->environment);
  g_free (self->program);
  g_free (self->place);
  g_free (self);
}

/**
 * nabij_agent_fixture_get_place:
 * @self: a computer
 *
 * Returns: (type filename): the folder of everything: `bin` with the agent, `home`, `localtime`, `log`
 */
const char *
nabij_agent_fixture_get_place (NabijAgentFixture *self)
{
  return self->place;
}

/**
 * nabij_agent_fixture_set_variable:
 * @self: a computer
 * @name: the name of an environment variable
 * @value: its value
 *
 * Sets what the agents that are started from now on are told.
 */
void
nabij_agent_fixture_set_variable (NabijAgentFixture *self,
                                  const char        *name,
                                  const char        *value)
{
  self->environment = g_environ_setenv (self->environment, name, value, TRUE);
}

/**
 * nabij_agent_fixture_get_settings:
 * @self: a computer
 *
 * Returns: (transfer none): the settings that the agent reads
 */
GSettings *
nabij_agent_fixture_get_settings (NabijAgentFixture *self)
{
  return self->settings;
}

/**
 * nabij_agent_fixture_set_reminders:
 * @self: a computer
 * @text: the value of the key, as text
 *
 * Sets the reminders.
 */
void
nabij_agent_fixture_set_reminders (NabijAgentFixture *self,
                                   const char        *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = g_variant_parse (G_VARIANT_TYPE ("aa{sv}"), text, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_settings_set_value (self->settings, "reminders", value));
}

/**
 * nabij_agent_fixture_set_zone:
 * @self: a computer
 * @name: a name of the tz database
 *
 * Moves the computer there: puts another file in the place of what `/etc/localtime` is elsewhere.
 */
void
nabij_agent_fixture_set_zone (NabijAgentFixture *self,
                              const char        *name)
{
  g_autofree char *source = g_build_filename ("/usr/share/zoneinfo", name, NULL);
  g_autofree char *target = g_build_filename (self->place, "localtime", NULL);
  g_autofree char *text = NULL;
  gsize            length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (source, &text, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (target, text, (gssize)length, &error);
  g_assert_no_error (error);
}

/**
 * nabij_agent_fixture_get_clock:
 * @self: a computer
 *
 * Returns: (transfer none): the clock that the agent sees
 */
NabijFastClock *
nabij_agent_fixture_get_clock (NabijAgentFixture *self)
{
  return self->clock;
}

/**
 * nabij_agent_fixture_start_server:
 * @self: a computer
 * @flags: what the server lacks
 *
 * Starts a notification server, and waits until the bus knows it.
 *
 * Returns: (transfer none): the server
 */
NabijNoticeServer *
nabij_agent_fixture_start_server (NabijAgentFixture     *self,
                                  NabijNoticeServerFlags flags)
{
  g_autoptr (GDBusConnection) connection = connect_to_bus (self);
  gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  g_assert_null (self->server);
  self->server = nabij_notice_server_new (connection, flags);
  nabij_notice_record_listen_to (self->record, self->server);
  while (!nabij_notice_server_is_ready (self->server)) {
    g_assert_cmpint (g_get_monotonic_time (), <, end_us);
    nabij_agent_fixture_iterate (1000);
  }
  return self->server;
}

/**
 * nabij_agent_fixture_stop_server:
 * @self: a computer
 *
 * Ends the notification server as a crash does. Does nothing where there is none.
 */
void
nabij_agent_fixture_stop_server (NabijAgentFixture *self)
{
  if (self->server == NULL)
    return;

  if (nabij_notice_server_is_ready (self->server))
    nabij_notice_server_die (self->server);
  g_clear_object (&self->server);
}

/**
 * nabij_agent_fixture_get_record:
 * @self: a computer
 *
 * Returns: (transfer none): what all servers so far were called with
 */
NabijNoticeRecord *
nabij_agent_fixture_get_record (NabijAgentFixture *self)
{
  return self->record;
}

/**
 * nabij_agent_fixture_wait_for:
 * @self: a computer
 * @method: such as `Notify`
 * @n_times: how often
 *
 * Waits until the servers were called so often, and no more than that.
 */
void
nabij_agent_fixture_wait_for (NabijAgentFixture *self,
                              const char        *method,
                              guint              n_times)
{
  gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  while (nabij_notice_record_count (self->record, method) < n_times) {
    if (g_get_monotonic_time () > end_us) {
      g_autofree char *calls = nabij_notice_record_to_text (self->record);
      g_autofree char *log = nabij_agent_fixture_dup_log (self);

      g_error ("%s was not called %u times, but:\n%sthe agent says:\n%s", method, n_times, calls, log);
    }
    nabij_agent_fixture_iterate (1000);
  }
  g_assert_cmpuint (nabij_notice_record_count (self->record, method), ==, n_times);
}

static GSubprocess *
spawn (NabijAgentFixture *self,
       GSubprocessFlags   flags,
       const char        *argument)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autofree char *log = g_build_filename (self->place, "log", NULL);
  g_autofree char *localtime = g_strconcat ("--localtime=", self->place, "/localtime", NULL);
  GSubprocess     *process;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  g_subprocess_launcher_set_environ (launcher, self->environment);
  g_subprocess_launcher_take_stderr_fd (launcher, g_open (log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
  process = g_subprocess_launcher_spawn (launcher, &error, self->program, localtime, argument, NULL);
  g_assert_no_error (error);
  return process;
}

/**
 * nabij_agent_fixture_start:
 * @self: a computer
 *
 * Starts the agent, as at log-in.
 */
void
nabij_agent_fixture_start (NabijAgentFixture *self)
{
  g_assert_null (self->agent);

  nabij_fast_clock_begin (self->clock);
  self->agent = spawn (self, G_SUBPROCESS_FLAGS_NONE, NULL);
}

/**
 * nabij_agent_fixture_run:
 * @self: a computer
 * @argument: (nullable): what stands behind the program's name
 *
 * Runs the program once more, to its end, which must be a good one.
 *
 * Returns: (transfer full): what it has printed
 */
char *
nabij_agent_fixture_run (NabijAgentFixture *self,
                         const char        *argument)
{
  g_autoptr (GSubprocess) process = NULL;
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!nabij_agent_fixture_is_running (self))
    nabij_fast_clock_begin (self->clock);
  process = spawn (self, G_SUBPROCESS_FLAGS_STDOUT_PIPE, argument);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return text;
}

/**
 * nabij_agent_fixture_wait_until_up:
 * @self: a computer
 *
 * Waits until the agent is on the bus.
 */
void
nabij_agent_fixture_wait_until_up (NabijAgentFixture *self)
{
  gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  for (;;) {
    g_autoptr (GVariant) answer = NULL;
    gboolean owned;

    answer = g_dbus_connection_call_sync (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                          "org.freedesktop.DBus", "NameHasOwner",
                                          g_variant_new ("(s)", NABIJ_REMINDERS_BUS_NAME), G_VARIANT_TYPE ("(b)"),
                                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
    g_variant_get (answer, "(b)", &owned);
    if (owned)
      return;
    if (g_get_monotonic_time () > end_us || !nabij_agent_fixture_is_running (self)) {
      g_autofree char *log = nabij_agent_fixture_dup_log (self);

      g_error ("the agent is not on the bus; it says:\n%s", log);
    }
    nabij_agent_fixture_iterate (5000);
  }
}

/**
 * nabij_agent_fixture_signal:
 * @self: a computer
 * @number: such as `SIGTERM`
 *
 * Sends the agent a signal.
 */
void
nabij_agent_fixture_signal (NabijAgentFixture *self,
                            int                number)
{
  g_subprocess_send_signal (self->agent, number);
}

/**
 * nabij_agent_fixture_wait_for_end:
 * @self: a computer
 *
 * Waits until the agent has ended, which it must.
 *
 * Returns: its exit status, or minus the number of the signal that ended it
 */
int
nabij_agent_fixture_wait_for_end (NabijAgentFixture *self)
{
  gint64 end_us = g_get_monotonic_time () + PATIENCE_US;
  int    status;

  while (nabij_agent_fixture_is_running (self)) {
    if (g_get_monotonic_time () > end_us) {
      g_autofree char *log = nabij_agent_fixture_dup_log (self);

      g_error ("the agent does not end; it says:\n%s", log);
    }
    nabij_agent_fixture_iterate (1000);
  }
  g_subprocess_wait (self->agent, NULL, NULL);
  status = g_subprocess_get_if_exited (self->agent) ? g_subprocess_get_exit_status (self->agent)
                                                    : -g_subprocess_get_term_sig (self->agent);
  g_clear_object (&self->agent);
  return status;
}

/**
 * nabij_agent_fixture_is_running:
 * @self: a computer
 *
 * Returns: whether an agent was started and has not ended
 */
gboolean
nabij_agent_fixture_is_running (NabijAgentFixture *self)
{
  return self->agent != NULL && g_subprocess_get_identifier (self->agent) != NULL;
}

static void
called_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/**
 * nabij_agent_fixture_call:
 * @self: a computer
 * @method: a method of the agent
 * @parameters: its parameters
 * @error: return location for an error
 *
 * Calls the agent as the program does. The notification server of the test works meanwhile.
 *
 * Returns: (transfer full): the answer, or `NULL` with @error set
 */
GVariant *
nabij_agent_fixture_call (NabijAgentFixture *self,
                          const char        *method,
                          GVariant          *parameters,
                          GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_dbus_connection_call (self->connection, NABIJ_REMINDERS_BUS_NAME, NABIJ_REMINDERS_BUS_PATH,
                          NABIJ_REMINDERS_BUS_INTERFACE, method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, PATIENCE_US / 1000, NULL, called_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_dbus_connection_call_finish (self->connection, result, error);
}

/**
 * nabij_agent_fixture_stop_bus:
 * @self: a computer
 *
 * Takes the bus away, as at the end of a session.
 */
void
nabij_agent_fixture_stop_bus (NabijAgentFixture *self)
{
  if (self->connection == NULL)
    return;

  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_clear_object (&self->connection);
  g_test_dbus_stop (self->bus);
}

/**
 * nabij_agent_fixture_iterate:
 * @duration_us: how long, in microseconds of the real clock
 *
 * Lets everything go on.
 */
void
nabij_agent_fixture_iterate (gint64 duration_us)
{
  const gint64 end_us = g_get_monotonic_time () + duration_us;

  do {
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
  } while (g_get_monotonic_time () < end_us);
}

/**
 * nabij_agent_fixture_dup_log:
 * @self: a computer
 *
 * Returns: (transfer full): what the agents have written to their terminal
 */
char *
nabij_agent_fixture_dup_log (NabijAgentFixture *self)
{
  g_autofree char *path = g_build_filename (self->place, "log", NULL);
  char            *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text != NULL ? text : g_strdup ("");
}
