/* test-reminders.c
 *
 * Reminders, in Dutch, with a notification server that people use (dunst), and the agent that the bus
 * starts. Only the agent sees another clock, which goes faster: a reminder is due seconds after it was
 * switched on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-e2e-fixture.h"
#include "nabij-fast-clock.h"

#include <X11/keysym.h>
#include <glib/gstdio.h>
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#define AGENT NABIJ_APPLICATION_ID ".Reminders"
#define PATIENCE_US (20 * G_USEC_PER_SEC)
#define NOTICES "org.freedesktop.Notifications"
#define DUNST_INTERFACE "org.dunstproject.cmd0"

/* A minute in a second; *Later* comes back after five. */
#define SPEED 60
#define LATER_MINUTES 5

/* What an e2e test sees is the window; the notices stand beside it, and never time out by themselves. */
#define DUNST_SETTINGS                                                                    \
  "[global]\n"                                                                            \
  "    width = 380\n    origin = bottom-right\n    offset = 24x24\n    padding = 14\n"    \
  "    horizontal_padding = 18\n    frame_width = 1\n    corner_radius = 8\n"             \
  "    font = Cantarell 12\n    format = \"%%a\\n<b>%%s</b>\\n%%b\"\n    markup = full\n" \
  "    show_indicators = yes\n    idle_threshold = 0\n    dmenu = %s\n"                   \
  "[urgency_low]\n    timeout = 0\n[urgency_normal]\n    timeout = 0\n"                   \
  "    background = \"#242424\"\n    foreground = \"#ffffff\"\n"                          \
  "[urgency_critical]\n    timeout = 0\n"

typedef struct {
  NabijE2eFixture base;
  NabijFastClock *clock;
  GSubprocess    *dunst;
  char           *wanted; /* the file with the label of the wanted button */
} Fixture;

static void
write_file (const char *path,
            const char *text,
            int         mode)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, mode, &error);
  g_assert_no_error (error);
}

static void
die_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GVariant *
call (const char *name,
      const char *path,
      const char *interface,
      const char *method,
      GVariant   *parameters)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  GVariant *answer;
  g_autoptr (GError) error = NULL;

  answer = g_dbus_connection_call_sync (connection, name, path, interface, method, parameters, NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  return answer;
}

static gboolean
is_on_bus (const char *name)
{
  g_autoptr (GVariant) answer = call ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                      "NameHasOwner", g_variant_new ("(s)", name));
  gboolean owned;

  g_variant_get (answer, "(b)", &owned);
  return owned;
}

static void
wait_until_on_bus (const char *name,
                   gboolean    expected)
{
  const gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  while (is_on_bus (name) != expected) {
    if (g_get_monotonic_time () > end_us)
      g_error ("%s %s", name, expected ? "did not come" : "does not end");
    nabij_e2e_pass_time (20 * 1000);
  }
}

/* dunst asks a menu of the person's choice which button is meant. Here the menu is a script, and the
 * person's choice is in a file: dunst shows the lines “#Label (…) [id,action]”. */
static void
start_dunst (Fixture *fixture)
{
  const char      *home = nabij_e2e_get_home (fixture->base.person);
  g_autofree char *menu = g_build_filename (home, "menu", NULL);
  g_autofree char *settings = g_build_filename (home, "dunstrc", NULL);
  g_autofree char *log = g_build_filename (home, "dunst.log", NULL);
  g_autofree char *script = NULL;
  g_autofree char *text = g_strdup_printf (DUNST_SETTINGS, menu);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GError) error = NULL;

  fixture->wanted = g_build_filename (home, "wanted", NULL);
  script = g_strdup_printf ("#!/bin/sh\ngrep -m 1 -F -- \"#$(cat '%s') \"\n", fixture->wanted);
  write_file (menu, script, 0700);
  write_file (settings, text, 0600);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_set_stdout_file_path (launcher, log);
  fixture->dunst = g_subprocess_launcher_spawn (launcher, &error, "dunst", "-conf", settings, NULL);
  g_assert_no_error (error);
  wait_until_on_bus (NOTICES, TRUE);
}

static guint
count_notices (void)
{
  g_autoptr (GVariant) answer = call (NOTICES, "/org/freedesktop/Notifications", "org.freedesktop.DBus.Properties",
                                      "Get", g_variant_new ("(ss)", DUNST_INTERFACE, "displayedLength"));
  g_autoptr (GVariant) value = NULL;

  g_variant_get (answer, "(v)", &value);
  return g_variant_get_uint32 (value);
}

static void
wait_for_notices (guint n_notices)
{
  const gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  while (count_notices () != n_notices) {
    if (g_get_monotonic_time () > end_us)
      g_error ("there are %u notices, not %u", count_notices (), n_notices);
    nabij_e2e_pass_time (20 * 1000);
  }
}

/* Presses a button of the notice, as `dunstctl context` does. */
static void
answer_notice (Fixture    *fixture,
               const char *label)
{
  g_autoptr (GVariant) nothing = NULL;

  write_file (fixture->wanted, label, 0600);
  nothing = call (NOTICES, "/org/freedesktop/Notifications", DUNST_INTERFACE, "ContextMenuCall", NULL);
}

/* The next agent begins at that time of the clock on the wall. It reads the zone of the computer itself. */
static void
set_clock (Fixture *fixture,
           int      hour,
           int      minute)
{
  g_autoptr (GTimeZone) there = g_time_zone_new_identifier ("/etc/localtime");
  g_autoptr (GTimeZone) zone = there != NULL ? g_steal_pointer (&there) : g_time_zone_new_utc ();
  g_autoptr (GDateTime) local = g_date_time_new (zone, 2026, 6, 10, hour, minute, 0.0);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (local);
  g_autofree char *text = g_date_time_format (utc, "%Y-%m-%d %H:%M:%S");

  nabij_fast_clock_set (fixture->clock, text, SPEED);
  nabij_fast_clock_begin (fixture->clock);
}

/* The bus asks here first which services there are. The agent is the installed one, with another clock;
 * a program with sound does not stand to be given that too. */
static void
install_clock (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (g_getenv ("XDG_RUNTIME_DIR"), "dbus-1", "services", NULL);
  g_autofree char *path = g_build_filename (folder, AGENT ".service", NULL);
  g_auto (GStrv) variables = nabij_fast_clock_add_to (fixture->clock, g_new0 (char *, 1));
  g_autofree char *all = g_strjoinv (" ", variables);
  g_autofree char *text = g_strdup_printf ("[D-BUS Service]\nName=" AGENT "\nExec=/usr/bin/env %s %s/bin/nabij-reminders\n",
                                           all, nabij_e2e_get_prefix (fixture->base.person));
  g_autoptr (GVariant) nothing = NULL;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  write_file (path, text, 0600);
  nothing = call ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ReloadConfig", NULL);
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  g_autofree char *path = NULL;

  nabij_e2e_fixture_set_up (&fixture->base, user_data);
  path = g_build_filename (nabij_e2e_get_home (fixture->base.person), "clock", NULL);
  fixture->clock = nabij_fast_clock_new (path);
  set_clock (fixture, 10, 29);
  install_clock (fixture);
  nabij_e2e_share_environment (fixture->base.person);
  start_dunst (fixture);
}

static void
end_agent (void)
{
  g_autoptr (GVariant) answer = NULL;
  guint32 pid;

  if (!is_on_bus (AGENT))
    return;
  answer = call ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                 "GetConnectionUnixProcessID", g_variant_new ("(s)", AGENT));
  g_variant_get (answer, "(u)", &pid);
  kill ((GPid)pid, SIGTERM);
  wait_until_on_bus (AGENT, FALSE);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  end_agent ();
  nabij_e2e_fixture_tear_down (&fixture->base, user_data);
  g_subprocess_force_exit (fixture->dunst);
  g_subprocess_wait (fixture->dunst, NULL, NULL);
  g_clear_object (&fixture->dunst);
  wait_until_on_bus (NOTICES, FALSE);
  nabij_fast_clock_free (fixture->clock);
  g_free (fixture->wanted);
}

/* As if the person had chosen it in the program, which does not run. */
static void
write_settings (Fixture    *fixture,
                const char *reminders)
{
  g_autofree char *path = g_build_filename (nabij_e2e_get_home (fixture->base.person), ".config", "glib-2.0", "settings", "keyfile", NULL);
  g_autoptr (GSettingsBackend) backend = g_keyfile_settings_backend_new (path, "/", NULL);
  g_autoptr (GSettings) settings = NULL;
  GVariant *value;
  g_autoptr (GError) error = NULL;

  settings = g_settings_new_with_backend (NABIJ_APPLICATION_ID, backend);
  value = g_variant_parse (G_VARIANT_TYPE ("aa{sv}"), reminders, NULL, NULL, &error);
  g_assert_no_error (error);
  g_settings_set_value (settings, "reminders", value);
  g_variant_unref (value);
  g_settings_set_int (settings, "reminder-later", LATER_MINUTES);
}

/* At log-in the entry starts the agent; the bus can as well. */
static void
start_agent (void)
{
  g_autoptr (GVariant) answer = call ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                      "StartServiceByName", g_variant_new ("(su)", AGENT, 0));

  wait_until_on_bus (AGENT, TRUE);
}

static void
open_reminders (NabijE2e *person)
{
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, "Menu");
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, "Herinneringen");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Nieuwe herinnering");
}

/* The program that the bus has started is not our child: it is closed as a person does it. */
static void
close_started_program (NabijE2e *person)
{
  nabij_e2e_ask_to_close (person);
  wait_until_on_bus (NABIJ_APPLICATION_ID, FALSE);
}

static void
test_switched_on_and_off (Fixture      *fixture,
                          gconstpointer user_data)
{
  NabijE2e        *person = fixture->base.person;
  g_autofree char *entry = g_build_filename (nabij_e2e_get_home (person), ".config", "autostart", AGENT ".desktop", NULL);

  nabij_e2e_start (person, NULL);
  open_reminders (person);
  g_assert_false (g_file_test (entry, G_FILE_TEST_EXISTS));
  nabij_e2e_press (person, ATSPI_ROLE_CHECK_BOX, "Eén keer rustig uitademen. Elke dag*");
  wait_until_on_bus (AGENT, TRUE);
  g_assert_true (g_file_test (entry, G_FILE_TEST_EXISTS));
  wait_for_notices (1);
  nabij_e2e_take_picture (person, "exhale");
  nabij_e2e_press (person, ATSPI_ROLE_CHECK_BOX, "Eén keer rustig uitademen. Elke dag*");

  /* Taken back, and with nothing left to do it ends. */
  wait_for_notices (0);
  wait_until_on_bus (AGENT, FALSE);
  g_assert_false (g_file_test (entry, G_FILE_TEST_EXISTS));
  nabij_e2e_take_picture (person, "switched-off");
  nabij_e2e_close (person);
}

static void
test_an_exhale_has_more (Fixture      *fixture,
                         gconstpointer user_data)
{
  NabijE2e *person = fixture->base.person;

  write_settings (fixture, "[{'id': <'exhale'>, 'practice': <'one-exhale'>, 'on': <true>, 'days': <[1, 2, 3, 4, 5, 6, 7]>, 'times': <['10:30']>}]");
  start_agent ();
  wait_for_notices (1);
  answer_notice (fixture, "Meer");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Leg je hand waar het fijn is.");
  wait_for_notices (0);
  nabij_e2e_take_picture (person, "more");
  close_started_program (person);
}

static void
test_later_and_start (Fixture      *fixture,
                      gconstpointer user_data)
{
  NabijE2e *person = fixture->base.person;
  gint64    begin_us;

  write_settings (fixture, "[{'id': <'before-sleep'>, 'practice': <'before-sleep'>, 'on': <true>, 'days': <[1, 2, 3, 4, 5, 6, 7]>, 'times': <['20:45']>}]");
  set_clock (fixture, 20, 44);
  start_agent ();
  wait_for_notices (1);
  nabij_e2e_take_picture (person, "discreet");

  answer_notice (fixture, "Straks");
  begin_us = g_get_monotonic_time ();
  wait_for_notices (0);
  wait_for_notices (1);
  g_assert_cmpint (g_get_monotonic_time () - begin_us, >, G_USEC_PER_SEC);
  nabij_e2e_take_picture (person, "later");

  g_assert_false (is_on_bus (NABIJ_APPLICATION_ID));
  answer_notice (fixture, "Beginnen");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Lig op je zij, links of rechts, of zit met steun.");
  nabij_e2e_take_picture (person, "start");
  wait_for_notices (0);
  close_started_program (person);
}

static void
test_silence_takes_it_back (Fixture      *fixture,
                            gconstpointer user_data)
{
  NabijE2e *person = fixture->base.person;

  write_settings (fixture, "[{'id': <'exhale'>, 'practice': <'one-exhale'>, 'on': <true>, 'days': <[1, 2, 3, 4, 5, 6, 7]>, 'times': <['10:30', '10:36']>}]");
  start_agent ();
  nabij_e2e_start (person, NULL);
  wait_for_notices (1);
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Hulp");
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, "Pauze of stoppen*");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Het is nu stil.");
  wait_for_notices (0);
  nabij_e2e_take_picture (person, "silence");

  /* Nor does the next one come. */
  nabij_e2e_pass_time (7 * G_USEC_PER_SEC);
  g_assert_cmpuint (count_notices (), ==, 0);
  nabij_e2e_close (person);
}

int
main (int    argc,
      char **argv)
{
  NabijE2e *person;

  g_test_init (&argc, &argv, NULL);
  person = nabij_e2e_new ();

  g_test_add ("/nabij/e2e/reminders/switched-on-and-off", Fixture, person,
              set_up, test_switched_on_and_off, tear_down);
  g_test_add ("/nabij/e2e/reminders/an-exhale-has-more", Fixture, person,
              set_up, test_an_exhale_has_more, tear_down);
  g_test_add ("/nabij/e2e/reminders/later-and-start", Fixture, person,
              set_up, test_later_and_start, tear_down);
  g_test_add ("/nabij/e2e/reminders/silence-takes-it-back", Fixture, person,
              set_up, test_silence_takes_it_back, tear_down);

  return nabij_e2e_fixture_run (person);
}
