/* nabij-e2e.c
 *
 * A person at a computer of their own: an X server, a session bus with the installed program's
 * service on it, a sound server that nobody hears, an empty home, and one program. What that
 * person sees and does is in nabij-e2e-user.c.
 *
 * Everything that is started dies with the test, whatever way that ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-e2e.h"

#include <atspi/atspi.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <glib-unix.h>
#include <signal.h>
#include <sys/prctl.h>

/* Long enough for a machine that does five things at once. */
#define PATIENCE_US (20 * G_USEC_PER_SEC)

struct _NabijE2e {
  char              *place;
  char              *prefix;
  char              *home;
  char              *log;
  char             **environment;
  guint              n_homes;
  GSubprocess       *server;
  GSubprocess       *bus;
  GSubprocess       *program;
  NabijPulseFixture *sound;
  Display           *display;
};

static void
die_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* Starts a server that tells on its third file descriptor where it is to be found. */
static GSubprocess *
start_server (NabijE2e          *self,
              const char *const *arguments,
              char             **address)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GIOChannel) channel = NULL;
  g_autofree char *log = NULL;
  g_autofree char *name = g_strconcat (arguments[0], ".log", NULL);
  GSubprocess     *process;
  g_autoptr (GError) error = NULL;
  int fds[2];

  g_unix_open_pipe (fds, FD_CLOEXEC, &error);
  g_assert_no_error (error);

  log = g_build_filename (self->place, name, NULL);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  g_subprocess_launcher_set_stdout_file_path (launcher, log);
  g_subprocess_launcher_unsetenv (launcher, "MALLOC_CHECK_");
  g_subprocess_launcher_unsetenv (launcher, "MALLOC_PERTURB_");
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_take_fd (launcher, fds[1], 3);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  /* Closes our copy of the writing end, so that a server that fails ends the wait below. */
  g_subprocess_launcher_close (launcher);

  channel = g_io_channel_unix_new (fds[0]);
  g_io_channel_set_close_on_unref (channel, TRUE);
  g_io_channel_read_line (channel, address, NULL, NULL, &error);
  g_assert_no_error (error);
  if (*address == NULL)
    g_error ("%s did not start; see %s", arguments[0], log);
  g_strstrip (*address);
  return process;
}

static void
stop_server (GSubprocess **process)
{
  if (*process == NULL)
    return;

  g_subprocess_force_exit (*process);
  g_subprocess_wait (*process, NULL, NULL);
  g_clear_object (process);
}

/* An installed program that is older than the built one would be tested instead of the code. */
static void
check_installed (NabijE2e *self)
{
  g_autofree char *program = g_build_filename (self->prefix, "bin", "nabij", NULL);
  const char      *built = g_getenv ("NABIJ_TEST_BUILT_PROGRAM");
  GStatBuf         there;
  GStatBuf         fresh;

  if (g_stat (program, &there) != 0)
    g_error ("%s is not there: ./dev test installs it", program);
  if (built != NULL && g_stat (built, &fresh) == 0 && fresh.st_mtime > there.st_mtime)
    g_error ("%s is older than what was built: ./dev test installs it", program);
}

/* Only what is named here reaches the program. */
static void
fill_environment (NabijE2e *self)
{
  const char *const kept[] = { "PATH", "DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "PULSE_SERVER",
                               "XDG_RUNTIME_DIR", "XDG_DATA_DIRS" };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    nabij_e2e_set_variable (self, kept[i], g_getenv (kept[i]));
  nabij_e2e_set_variable (self, "LC_ALL", "C.UTF-8");
  nabij_e2e_set_variable (self, "LANGUAGE", "nl");
  nabij_e2e_set_variable (self, "GDK_BACKEND", "x11");
  nabij_e2e_set_variable (self, "GSK_RENDERER", "cairo");
  nabij_e2e_set_variable (self, "GSETTINGS_BACKEND", "keyfile");
  /* A mistake of a programmer ends the program, and with it the test. */
  nabij_e2e_set_variable (self, "G_DEBUG", "fatal-criticals");
}

/**
 * nabij_e2e_new:
 *
 * Starts the computer: display, bus and sound. To be called once in a test program, before the
 * first thread is started, because it sets environment variables for libraries that read
 * them once.
 *
 * Returns: (transfer full): the person at it, without a program yet
 */
NabijE2e *
nabij_e2e_new (void)
{
  const char *const x_server[] = { "Xvfb", "-displayfd", "3", "-screen", "0", "1280x960x24",
                                   "-nolisten", "tcp", NULL };
  const char *const bus[] = { "dbus-daemon", "--session", "--nofork", "--nosyslog",
                              "--print-address=3", NULL };
  NabijE2e         *self = g_new0 (NabijE2e, 1);
  g_autofree char  *number = NULL;
  g_autofree char  *display = NULL;
  g_autofree char  *address = NULL;
  g_autofree char  *runtime = NULL;
  g_autofree char  *data_dirs = NULL;
  g_autoptr (GError) error = NULL;

  self->prefix = g_strdup (g_getenv ("NABIJ_TEST_PREFIX"));
  g_assert_nonnull (self->prefix);
  check_installed (self);

  self->place = g_dir_make_tmp ("nabij-e2e-XXXXXX", &error);
  g_assert_no_error (error);
  runtime = g_build_filename (self->place, "runtime", NULL);
  g_assert_no_errno (g_mkdir (runtime, 0700));

  /* The bus reads from here which services there are: the installed program's before the system's. */
  data_dirs = g_strconcat (self->prefix, "/share:/usr/local/share:/usr/share", NULL);
  g_setenv ("XDG_DATA_DIRS", data_dirs, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  g_unsetenv ("WAYLAND_DISPLAY");
  g_unsetenv ("AT_SPI_BUS_ADDRESS");

  self->server = start_server (self, x_server, &number);
  display = g_strconcat (":", number, NULL);
  g_setenv ("DISPLAY", display, TRUE);
  self->bus = start_server (self, bus, &address);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);
  self->sound = nabij_pulse_fixture_new ();

  self->display = XOpenDisplay (display);
  g_assert_nonnull (self->display);
  g_assert_cmpint (atspi_init (), ==, 0);
  /* libatspi warns where a program is still too young to answer; a test would end by it. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  fill_environment (self);
  nabij_e2e_set_hour (self, 14);
  nabij_e2e_new_home (self);
  return self;
}

/**
 * nabij_e2e_free:
 * @self: (transfer full): a person
 *
 * Takes everything away again, files too.
 */
void
nabij_e2e_free (NabijE2e *self)
{
  const char *const remove[] = { "rm", "-rf", self->place, NULL };

  nabij_e2e_kill (self);
  XCloseDisplay (self->display);
  nabij_pulse_fixture_free (self->sound);
  stop_server (&self->bus);
  stop_server (&self->server);
  g_spawn_sync (NULL, (char **)remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (self->place);
  g_free (self->prefix);
  g_free (self->home);
  g_free (self->log);
  g_strfreev (self->environment);
  g_free (self);
}

/**
 * nabij_e2e_set_variable:
 * @self: a person
 * @name: the name of an environment variable
 * @value: (nullable): its value, or `NULL` to take it away
 *
 * Sets what the programs that are started from now on are told. At first the language is Dutch and
 * they draw with cairo.
 */
void
nabij_e2e_set_variable (NabijE2e   *self,
                        const char *name,
                        const char *value)
{
  if (value != NULL)
    self->environment = g_environ_setenv (self->environment, name, value, TRUE);
  else
    self->environment = g_environ_unsetenv (self->environment, name);
}

/**
 * nabij_e2e_set_hour:
 * @self: a person
 * @hour: the hour of the day that it is to be, 0…23
 *
 * Moves the home to where it is that hour now, for the programs that are started from now on. At
 * first it is after noon, whenever the tests run, because the night has rules of its own.
 */
void
nabij_e2e_set_hour (NabijE2e *self,
                    int       hour)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *zone = NULL;
  int              east = hour - g_date_time_get_hour (now);

  if (east > 12)
    east -= 24;
  if (east < -11)
    east += 24;
  /* The sign of these names is that of the sea: what lies east has a minus. */
  zone = g_strdup_printf ("Etc/GMT%+d", -east);
  nabij_e2e_set_variable (self, "TZ", zone);
}

/**
 * nabij_e2e_new_home:
 * @self: a person
 *
 * Moves into an empty home, where the program has never been. To be called between programs.
 */
void
nabij_e2e_new_home (NabijE2e *self)
{
  g_autofree char *name = g_strdup_printf ("home-%u", ++self->n_homes);
  g_autofree char *settings = NULL;
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;

  g_free (self->home);
  g_free (self->log);
  self->home = g_build_filename (self->place, name, NULL);
  self->log = g_strconcat (self->home, ".log", NULL);
  g_assert_no_errno (g_mkdir (self->home, 0700));
  nabij_e2e_set_variable (self, "HOME", self->home);

  /* There is no desktop here that would tell GTK its font. */
  settings = g_build_filename (self->home, ".config", "gtk-4.0", NULL);
  g_assert_no_errno (g_mkdir_with_parents (settings, 0700));
  file = g_build_filename (settings, "settings.ini", NULL);
  g_file_set_contents (file, "[Settings]\ngtk-font-name=Cantarell 11\n", -1, &error);
  g_assert_no_error (error);
}

/**
 * nabij_e2e_get_home:
 * @self: a person
 *
 * Returns: (type filename): the home of the programs
 */
const char *
nabij_e2e_get_home (NabijE2e *self)
{
  return self->home;
}

/**
 * nabij_e2e_get_prefix:
 * @self: a person
 *
 * Returns: (type filename): where the program is installed
 */
const char *
nabij_e2e_get_prefix (NabijE2e *self)
{
  return self->prefix;
}

/**
 * nabij_e2e_dup_log:
 * @self: a person
 *
 * Reads what the programs in this home have written to their terminal.
 *
 * Returns: (transfer full): the text
 */
char *
nabij_e2e_dup_log (NabijE2e *self)
{
  char *text = NULL;

  g_file_get_contents (self->log, &text, NULL, NULL);
  return text != NULL ? text : g_strdup ("");
}

/**
 * nabij_e2e_get_sound:
 * @self: a person
 *
 * Returns: (transfer none): the sound server of the computer
 */
NabijPulseFixture *
nabij_e2e_get_sound (NabijE2e *self)
{
  return self->sound;
}

/**
 * nabij_e2e_start:
 * @self: a person
 * @arguments: (array zero-terminated=1) (nullable): what stands behind the program's name
 *
 * Starts the program. It is not waited for: whoever looks for something in it does that.
 */
void
nabij_e2e_start (NabijE2e          *self,
                 const char *const *arguments)
{
  nabij_e2e_start_under (self, NULL, arguments);
}

/**
 * nabij_e2e_start_under:
 * @self: a person
 * @wrapper: (array zero-terminated=1) (nullable): a command that starts another one, with its
 *   arguments
 * @arguments: (array zero-terminated=1) (nullable): what stands behind the program's name
 *
 * Starts the program from another one, like strace.
 */
void
nabij_e2e_start_under (NabijE2e          *self,
                       const char *const *wrapper,
                       const char *const *arguments)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) command = NULL;
  g_autofree char *program = g_build_filename (self->prefix, "bin", "nabij", NULL);

  if (wrapper != NULL)
    g_strv_builder_addv (builder, (const char **)wrapper);
  g_strv_builder_add (builder, program);
  if (arguments != NULL)
    g_strv_builder_addv (builder, (const char **)arguments);
  command = g_strv_builder_end (builder);
  nabij_e2e_start_command (self, (const char *const *)command);
}

/**
 * nabij_e2e_start_command:
 * @self: a person
 * @command: (array zero-terminated=1): any program and its arguments
 *
 * Starts another program where ours would run, to compare the two.
 */
void
nabij_e2e_start_command (NabijE2e          *self,
                         const char *const *command)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  int fd;

  g_assert_null (self->program);

  fd = g_open (self->log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  g_assert_cmpint (fd, >=, 0);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  g_subprocess_launcher_set_environ (launcher, self->environment);
  g_subprocess_launcher_take_stdout_fd (launcher, fd);
  self->program = g_subprocess_launcher_spawnv (launcher, command, &error);
  g_assert_no_error (error);
}

/**
 * nabij_e2e_get_pid:
 * @self: a person, whose program runs
 *
 * Returns: the number of its process, that of the wrapper where there is one
 */
GPid
nabij_e2e_get_pid (NabijE2e *self)
{
  const char *identifier = g_subprocess_get_identifier (self->program);

  g_assert_nonnull (identifier);
  return (GPid)g_ascii_strtoll (identifier, NULL, 10);
}

/**
 * nabij_e2e_share_environment:
 * @self: a person
 *
 * Tells the bus what the programs are told, for those that it starts from now on.
 */
void
nabij_e2e_share_environment (NabijE2e *self)
{
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GVariant) answer = NULL;
  GVariantBuilder variables;
  g_autoptr (GError) error = NULL;

  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);

  g_variant_builder_init (&variables, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; self->environment[i] != NULL; i++) {
    g_auto (GStrv) pair = g_strsplit (self->environment[i], "=", 2);

    g_variant_builder_add (&variables, "{ss}", pair[0], pair[1]);
  }
  answer = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                        "org.freedesktop.DBus", "UpdateActivationEnvironment",
                                        g_variant_new ("(a{ss})", &variables), NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

/**
 * nabij_e2e_start_service:
 * @self: a person
 * @application_id: a name on the bus
 *
 * Has the bus start the program by its installed service file, as a shell does on a click.
 *
 * The program is then the bus's child, not ours: it ends with the bus.
 */
void
nabij_e2e_start_service (NabijE2e   *self,
                         const char *application_id)
{
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autofree char *path = g_strconcat ("/", application_id, NULL);
  g_autoptr (GError) error = NULL;

  nabij_e2e_share_environment (self);
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  g_strdelimit (path, ".", '/');
  answer = g_dbus_connection_call_sync (connection, application_id, path,
                                        "org.freedesktop.Application", "Activate",
                                        g_variant_new_parsed ("(@a{sv} {},)"), NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

/**
 * nabij_e2e_is_running:
 * @self: a person
 *
 * Tells whether the program has not ended by itself.
 *
 * Returns: `TRUE` while it runs
 */
gboolean
nabij_e2e_is_running (NabijE2e *self)
{
  return self->program != NULL && g_subprocess_get_identifier (self->program) != NULL;
}

static void
ended_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  gboolean *ended = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (object), result, NULL);
  *ended = TRUE;
}

static gboolean
has_owner (const char *name)
{
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GVariant) answer = NULL;
  gboolean owned = FALSE;
  g_autoptr (GError) error = NULL;

  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                        "org.freedesktop.DBus", "NameHasOwner",
                                        g_variant_new ("(s)", name), G_VARIANT_TYPE ("(b)"),
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(b)", &owned);
  return owned;
}

/* The bus learns of an end a moment later; until then, the next program would only wake the dead. */
static void
wait_until_name_is_free (void)
{
  gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  while (has_owner (NABIJ_APPLICATION_ID) && g_get_monotonic_time () < end_us)
    g_usleep (1000);
}

/**
 * nabij_e2e_wait_for_end:
 * @self: a person
 * @status: the exit status that is right
 *
 * Waits until the program has ended by itself, which it must.
 */
void
nabij_e2e_wait_for_end (NabijE2e *self,
                        int       status)
{
  gint64   end_us = g_get_monotonic_time () + PATIENCE_US;
  gboolean ended = FALSE;

  g_subprocess_wait_async (self->program, NULL, ended_cb, &ended);
  while (!ended && g_get_monotonic_time () < end_us)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (10 * 1000);
  if (!ended)
    g_error ("the program did not end");
  if (!g_subprocess_get_if_exited (self->program))
    g_error ("the program broke off; see %s", self->log);
  g_assert_cmpint (g_subprocess_get_exit_status (self->program), ==, status);
  g_clear_object (&self->program);
  wait_until_name_is_free ();
}

/**
 * nabij_e2e_kill:
 * @self: a person
 *
 * Ends the program at once, as a power cut does. Does nothing where none runs.
 */
void
nabij_e2e_kill (NabijE2e *self)
{
  stop_server (&self->program);
  wait_until_name_is_free ();
}

/**
 * nabij_e2e_get_display:
 * @self: a person
 *
 * Returns: (transfer none): the connection to the X server
 */
Display *
nabij_e2e_get_display (NabijE2e *self)
{
  return self->display;
}
