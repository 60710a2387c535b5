/* test-agent-program.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real agent, on a clock that is not: nights in which the clocks change, a computer that slept, a
 * journey, a crash, servers that die or hang, and settings that are nonsense.
 */

#include "config.h"

#include "nabij-agent-fixture.h"

#include "nabij-reminders-bus.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* Where it is no night and no sleep, a minute takes a second. */
#define SPEED 60
/* Long enough for something to happen that must not. */
#define A_WHILE_US (3 * G_USEC_PER_SEC / 2)
/* What a start of the agent, on a machine that does five things at once, is off on its clock. */
#define TOLERANCE_US (10 * 60 * (gint64)G_USEC_PER_SEC)

#define EVERY_DAY "'days': <[1, 2, 3, 4, 5, 6, 7]>"

typedef struct {
  NabijAgentFixture *computer;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->computer = nabij_agent_fixture_new ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  nabij_agent_fixture_free (fixture->computer);
}

/* Reminders that are on, on every day, each at one time: their names are a, b, c… */
static void
remind_at (NabijAgentFixture *computer,
           const char        *times)
{
  g_auto (GStrv) list = g_strsplit (times, " ", -1);
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; list[i] != NULL; i++)
    g_string_append_printf (text,
                            "%s{'id': <'%c'>, 'practice': <'before-sleep'>, 'on': <true>, " EVERY_DAY ", 'times': <['%s']>}",
                            i > 0 ? ", " : "", 'a' + (char)i, list[i]);
  g_string_append_c (text, ']');
  nabij_agent_fixture_set_reminders (computer, text->str);
}

/* Reminders at times, a clock that begins and goes, somebody who shows notices, and the agent. */
static NabijNoticeServer *
begin (NabijAgentFixture *computer,
       const char        *times,
       const char        *utc,
       double             speed)
{
  NabijNoticeServer *server;

  remind_at (computer, times);
  nabij_fast_clock_set (nabij_agent_fixture_get_clock (computer), utc, speed);
  server = nabij_agent_fixture_start_server (computer, NABIJ_NOTICE_SERVER_NONE);
  nabij_agent_fixture_start (computer);
  return server;
}

static guint
count (NabijAgentFixture *computer,
       const char        *call)
{
  return nabij_notice_record_count (nabij_agent_fixture_get_record (computer), call);
}

static void
expect_shown_at (NabijAgentFixture *computer,
                 guint              number,
                 const char        *utc)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (utc, zone);
  const gint64 expected_us = g_date_time_to_unix (at) * G_USEC_PER_SEC;
  const gint64 shown_us = nabij_notice_record_get_time_of (nabij_agent_fixture_get_record (computer), "Notify", number);

  g_assert_cmpint (ABS (shown_us - expected_us), <, TOLERANCE_US);
}

static void
expect_in_log (NabijAgentFixture *computer,
               const char        *text)
{
  g_autofree char *log = nabij_agent_fixture_dup_log (computer);

  if (strstr (log, text) == NULL)
    g_error ("“%s” is not in the log:\n%s", text, log);
}

/* It answers on the loop on which it looks when it gets its name, and so after that. */
static void
wait_until_looked (NabijAgentFixture *computer)
{
  g_autoptr (GVariant) moments = NULL;
  g_autoptr (GError) error = NULL;

  moments = nabij_agent_fixture_call (computer, "List", g_variant_new ("(u)", 1), &error);
  g_assert_no_error (error);
}

static void
test_a_skipped_time_comes_after_it (Fixture      *fixture,
                                    gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;

  /* From 1:59:59 it becomes 3:00:00. */
  begin (computer, "02:30", "2026-03-29 00:59:00", 20);
  nabij_agent_fixture_wait_for (computer, "Notify", 1);
  expect_shown_at (computer, 0, "2026-03-29 01:00:00");
  nabij_agent_fixture_iterate (A_WHILE_US);
  g_assert_cmpuint (count (computer, "Notify"), ==, 1);
}

static void
test_a_doubled_time_comes_once (Fixture      *fixture,
                                gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;

  /* From 2:59:59 it becomes 2:00:00. Both times, and three minutes more, in seven seconds. */
  begin (computer, "02:30 02:33", "2026-10-25 00:29:00", 600);
  nabij_agent_fixture_wait_for (computer, "Notify", 2);
  expect_shown_at (computer, 0, "2026-10-25 00:30:00");
  while (nabij_fast_clock_get_now (nabij_agent_fixture_get_clock (computer)) < nabij_notice_record_get_time_of (nabij_agent_fixture_get_record (computer), "Notify", 1) + 65 * 60 * (gint64)G_USEC_PER_SEC)
    nabij_agent_fixture_iterate (10 * 1000);
  g_assert_cmpuint (count (computer, "Notify"), ==, 2);
  /* And after an hour each is taken back. */
  g_assert_cmpuint (count (computer, "CloseNotification"), ==, 2);
}

static void
test_after_sleep_one_line (Fixture      *fixture,
                           gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;
  NabijNoticeServer *server;

  /* Asleep from just before 10:00 to 17:50: of the first two the hour is over. Before it sleeps, it looked
   * what comes: it has its name a moment earlier than that, and its start is given six real seconds. */
  server = begin (computer, "10:00 16:45 17:20 17:40", "2026-01-15 08:58:00", 20);
  nabij_agent_fixture_wait_until_up (computer);
  wait_until_looked (computer);
  g_assert_cmpuint (count (computer, "Notify"), ==, 0);
  nabij_fast_clock_set (nabij_agent_fixture_get_clock (computer), "2026-01-15 16:50:00", 20);
  nabij_agent_fixture_wait_for (computer, "Notify", 1);
  nabij_agent_fixture_iterate (A_WHILE_US);
  g_assert_cmpuint (count (computer, "Notify"), ==, 1);
  g_assert_cmpuint (nabij_notice_server_get_n_shown (server), ==, 1);
}

static void
test_a_journey (Fixture      *fixture,
                gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;

  /* 11:59 in Amsterdam is 12:59 in Helsinki. */
  begin (computer, "13:00", "2026-01-15 10:59:00", SPEED);
  nabij_agent_fixture_wait_until_up (computer);
  nabij_agent_fixture_set_zone (computer, "Europe/Helsinki");
  nabij_agent_fixture_wait_for (computer, "Notify", 1);
  expect_shown_at (computer, 0, "2026-01-15 11:00:00");
}

static void
test_once_over_a_crash (Fixture      *fixture,
                        gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;

  begin (computer, "10:00 10:02", "2026-01-15 08:59:30", SPEED);
  nabij_agent_fixture_wait_for (computer, "Notify", 1);
  /* Its state is written once the server has answered. */
  nabij_agent_fixture_iterate (G_USEC_PER_SEC / 2);
  nabij_agent_fixture_signal (computer, SIGKILL);
  g_assert_cmpint (nabij_agent_fixture_wait_for_end (computer), ==, -SIGKILL);

  nabij_agent_fixture_start (computer);
  nabij_agent_fixture_wait_until_up (computer);
  nabij_agent_fixture_iterate (G_USEC_PER_SEC);
  g_assert_cmpuint (count (computer, "Notify"), ==, 1);
  nabij_agent_fixture_wait_for (computer, "Notify", 2);
}

static void
test_settings_count_at_once (Fixture      *fixture,
                             gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;
  NabijNoticeServer *server;

  server = begin (computer, "23:00", "2026-01-15 08:59:00", SPEED);
  nabij_agent_fixture_wait_until_up (computer);

  remind_at (computer, "10:00");
  nabij_agent_fixture_wait_for (computer, "Notify", 1);
  g_settings_set_boolean (nabij_agent_fixture_get_settings (computer), "silent", TRUE);
  nabij_agent_fixture_wait_for (computer, "CloseNotification", 1);
  g_assert_cmpuint (nabij_notice_server_get_n_shown (server), ==, 0);

  /* Without a reminder there is nothing to do. */
  nabij_agent_fixture_set_reminders (computer, "[]");
  g_assert_cmpint (nabij_agent_fixture_wait_for_end (computer), ==, 0);
}

static void
test_another_server (Fixture      *fixture,
                     gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;

  begin (computer, "10:00 10:02", "2026-01-15 08:59:30", SPEED);
  nabij_agent_fixture_wait_for (computer, "Notify", 1);
  nabij_agent_fixture_stop_server (computer);
  nabij_agent_fixture_start_server (computer, NABIJ_NOTICE_SERVER_NONE);
  nabij_agent_fixture_wait_for (computer, "Notify", 2);
  expect_shown_at (computer, 1, "2026-01-15 09:02:00");
}

static void
test_a_server_that_dies_while_it_shows (Fixture      *fixture,
                                        gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;

  remind_at (computer, "10:00 10:02");
  nabij_fast_clock_set (nabij_agent_fixture_get_clock (computer), "2026-01-15 08:59:30", SPEED);
  nabij_agent_fixture_start_server (computer, NABIJ_NOTICE_SERVER_DIE);
  nabij_agent_fixture_start (computer);
  nabij_agent_fixture_wait_until_up (computer);
  nabij_agent_fixture_iterate (A_WHILE_US);
  nabij_agent_fixture_stop_server (computer);
  nabij_agent_fixture_start_server (computer, NABIJ_NOTICE_SERVER_NONE);
  nabij_agent_fixture_wait_for (computer, "Notify", 1);
}

static void
test_a_server_that_hangs (Fixture      *fixture,
                          gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;
  g_autoptr (GVariant) moments = NULL;
  g_autoptr (GVariant) nothing = NULL;
  gint64 begin_us;
  g_autoptr (GError) error = NULL;

  remind_at (computer, "10:00 23:00");
  nabij_fast_clock_set (nabij_agent_fixture_get_clock (computer), "2026-01-15 08:59:30", SPEED);
  nabij_agent_fixture_start_server (computer, NABIJ_NOTICE_SERVER_HANG);
  nabij_agent_fixture_start (computer);
  nabij_agent_fixture_wait_until_up (computer);
  nabij_agent_fixture_iterate (A_WHILE_US);

  /* It waits for a second by now, and would for 24 more. */
  begin_us = g_get_monotonic_time ();
  moments = nabij_agent_fixture_call (computer, "List", g_variant_new ("(u)", 10), &error);
  g_assert_no_error (error);
  nothing = nabij_agent_fixture_call (computer, "Withdraw", NULL, &error);
  g_assert_no_error (error);
  nabij_agent_fixture_signal (computer, SIGTERM);
  g_assert_cmpint (nabij_agent_fixture_wait_for_end (computer), ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - begin_us, <, 10 * G_USEC_PER_SEC);
}

static void
test_no_server (Fixture      *fixture,
                gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;

  remind_at (computer, "10:00");
  nabij_fast_clock_set (nabij_agent_fixture_get_clock (computer), "2026-01-15 08:59:30", SPEED);
  nabij_agent_fixture_start (computer);
  nabij_agent_fixture_wait_until_up (computer);
  nabij_agent_fixture_iterate (A_WHILE_US);

  answer = nabij_agent_fixture_call (computer, "Test", g_variant_new ("(s)", "a"), &error);
  g_assert_error (error, NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_NO_SERVER);
  g_clear_error (&error);
  answer = nabij_agent_fixture_call (computer, "Test", g_variant_new ("(s)", "of nobody"), &error);
  g_assert_error (error, NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_UNKNOWN);
  g_clear_error (&error);

  /* When one comes, what was due is shown; and a test works, whatever the time. */
  nabij_agent_fixture_start_server (computer, NABIJ_NOTICE_SERVER_NONE);
  nabij_agent_fixture_wait_for (computer, "Notify", 1);
  answer = nabij_agent_fixture_call (computer, "Test", g_variant_new ("(s)", "a"), &error);
  g_assert_no_error (error);
  g_assert_true (g_variant_is_of_type (answer, G_VARIANT_TYPE ("(b)")));
  nabij_agent_fixture_wait_for (computer, "Notify", 2);
}

static void
test_the_bus_goes_away (Fixture      *fixture,
                        gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;

  remind_at (computer, "10:00");
  nabij_agent_fixture_start (computer);
  nabij_agent_fixture_wait_until_up (computer);
  nabij_agent_fixture_stop_bus (computer);
  /* The session is over. It ends by itself, not by a signal. */
  g_assert_cmpint (nabij_agent_fixture_wait_for_end (computer), >=, 0);
}

static void
test_a_home_that_cannot_be_written (Fixture      *fixture,
                                    gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;
  g_autofree char   *state = g_build_filename (nabij_agent_fixture_get_place (computer), "state", NULL);
  g_autoptr (GError) error = NULL;

  /* Nothing can be made in what is a file; root, who may run this, is not kept out otherwise. */
  g_file_set_contents (state, "", -1, &error);
  g_assert_no_error (error);
  nabij_agent_fixture_set_variable (computer, "XDG_STATE_HOME", state);
  begin (computer, "10:00 10:02", "2026-01-15 08:59:30", SPEED);
  nabij_agent_fixture_wait_for (computer, "Notify", 2);
  nabij_agent_fixture_signal (computer, SIGTERM);
  g_assert_cmpint (nabij_agent_fixture_wait_for_end (computer), ==, 0);
}

static void
test_nonsense_is_left_out (Fixture      *fixture,
                           gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;
  g_autoptr (GString) text = g_string_new ("[");
  g_autofree char *long_words = g_strnfill (5000, 'x');
  const char      *line;

  g_string_append (text, "{'id': <'late'>, 'practice': <'before-sleep'>, 'on': <true>, " EVERY_DAY ", 'times': <['25:61']>}, ");
  g_string_append (text, "{'id': <'often'>, 'practice': <'before-sleep'>, 'on': <true>, " EVERY_DAY ", 'times': <['10:00'");
  for (guint i = 1; i < 400; i++)
    g_string_append_printf (text, ", '%02u:%02u'", i / 60, i % 60);
  g_string_append (text, "]>}, {'id': <'never'>, 'practice': <'before-sleep'>, 'on': <true>, 'days': <@ai []>, 'times': <['10:00']>}, ");
  g_string_append (text, "{'id': <'other'>, 'practice': <'../../no/such'>, 'on': <true>, " EVERY_DAY ", 'times': <['10:00']>}, ");
  g_string_append (text, "{'id': <7>, 'practice': <true>, 'on': <'yes'>}, @a{sv} {}, ");
  g_string_append_printf (text, "{'id': <'good'>, 'practice': <'before-sleep'>, 'on': <true>, " EVERY_DAY ", 'times': <['10:00']>, 'words': <'<b>&\\n%s'>}]", long_words);
  nabij_agent_fixture_set_reminders (computer, text->str);
  g_settings_set_boolean (nabij_agent_fixture_get_settings (computer), "reminder-with-words", TRUE);

  nabij_fast_clock_set (nabij_agent_fixture_get_clock (computer), "2026-01-15 08:59:30", SPEED);
  nabij_agent_fixture_start_server (computer, NABIJ_NOTICE_SERVER_NONE);
  nabij_agent_fixture_start (computer);
  nabij_agent_fixture_wait_for (computer, "Notify", 1);
  line = nabij_notice_record_get_line_of (nabij_agent_fixture_get_record (computer), "Notify", 0);
  g_assert_cmpuint (strlen (line), <, 2000);
  g_assert_null (strstr (line, "body=<b>"));
  for (guint i = 1; i <= 6; i++) {
    g_autofree char *told = g_strdup_printf ("Reminder %u in the settings is left out", i);

    expect_in_log (computer, told);
  }
  nabij_agent_fixture_iterate (A_WHILE_US);
  g_assert_cmpuint (count (computer, "Notify"), ==, 1);
}

/* Where the program is not on the bus, the one beside the agent is started. */
/* A program beside the agent, which writes down with what it was started. */
static char *
make_program (NabijAgentFixture *computer)
{
  g_autofree char *program = g_build_filename (nabij_agent_fixture_get_place (computer), "bin", "nabij", NULL);
  char            *told = g_build_filename (nabij_agent_fixture_get_place (computer), "told", NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\necho \"$@\" >%s.new\nmv %s.new %s\n", told, told, told);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (program, script, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0700, &error);
  g_assert_no_error (error);
  return told;
}

static void
wait_until_started_with (const char *told,
                         const char *expected)
{
  const gint64     end_us = g_get_monotonic_time () + 15 * G_USEC_PER_SEC;
  g_autofree char *arguments = NULL;
  g_autoptr (GError) error = NULL;

  while (!g_file_test (told, G_FILE_TEST_EXISTS)) {
    g_assert_cmpint (g_get_monotonic_time (), <, end_us);
    nabij_agent_fixture_iterate (10 * 1000);
  }
  g_file_get_contents (told, &arguments, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (arguments, ==, expected);
}

static void
test_start_without_a_service (Fixture      *fixture,
                              gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;
  NabijNoticeServer *server;
  g_autofree char   *told = make_program (computer);

  server = begin (computer, "10:00", "2026-01-15 08:59:30", SPEED);
  nabij_agent_fixture_wait_for (computer, "Notify", 1);
  nabij_agent_fixture_iterate (G_USEC_PER_SEC / 10);
  g_assert_true (nabij_notice_server_press (server, 0, "start"));
  wait_until_started_with (told, "--practice=before-sleep\n");
}

/* The agent lives for a check-in alone, and opens it. */
static void
test_a_check_in (Fixture      *fixture,
                 gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;
  NabijNoticeServer *server;
  g_autofree char   *told = make_program (computer);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) planned = g_date_time_new_from_iso8601 ("2026-01-15 09:00:00", zone);

  g_assert_true (g_settings_set_int64 (nabij_agent_fixture_get_settings (computer), "next-check-in",
                                       g_date_time_to_unix (planned) * G_USEC_PER_SEC));
  nabij_fast_clock_set (nabij_agent_fixture_get_clock (computer), "2026-01-15 08:59:30", SPEED);
  server = nabij_agent_fixture_start_server (computer, NABIJ_NOTICE_SERVER_NONE);
  nabij_agent_fixture_start (computer);
  nabij_agent_fixture_wait_for (computer, "Notify", 1);
  expect_shown_at (computer, 0, "2026-01-15 09:00:00");
  nabij_agent_fixture_iterate (G_USEC_PER_SEC / 10);
  g_assert_true (nabij_notice_server_press (server, 0, "start"));
  wait_until_started_with (told, "--practice=check-in\n");

  /* Another one finds out that it had its turn. */
  nabij_agent_fixture_signal (computer, SIGTERM);
  g_assert_cmpint (nabij_agent_fixture_wait_for_end (computer), ==, 0);
  nabij_fast_clock_set (nabij_agent_fixture_get_clock (computer), "2026-01-15 08:59:30", SPEED);
  nabij_agent_fixture_start (computer);
  nabij_agent_fixture_iterate (A_WHILE_US);
  g_assert_cmpuint (count (computer, "Notify"), ==, 1);
}

static void
test_a_second_one_ends (Fixture      *fixture,
                        gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;
  g_autofree char   *text = NULL;

  remind_at (computer, "10:00");
  nabij_agent_fixture_start (computer);
  nabij_agent_fixture_wait_until_up (computer);
  text = nabij_agent_fixture_run (computer, NULL);
  g_assert_true (nabij_agent_fixture_is_running (computer));
}

static void
test_what_it_prints (Fixture      *fixture,
                     gconstpointer user_data)
{
  NabijAgentFixture *computer = fixture->computer;
  g_autofree char   *version = NULL;
  g_autofree char   *list = NULL;
  g_auto (GStrv) lines = NULL;

  version = nabij_agent_fixture_run (computer, "--version");
  g_assert_nonnull (strstr (version, NABIJ_VERSION));

  /* The next ten, over the night of daylight saving. */
  remind_at (computer, "10:30 02:30");
  nabij_fast_clock_set (nabij_agent_fixture_get_clock (computer), "2026-03-28 11:00:00", 1);
  list = nabij_agent_fixture_run (computer, "--list");
  lines = g_strsplit (g_strchomp (list), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 10);
  g_test_message ("%s", lines[0]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add ("/nabij/reminders/agent-program/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("a-skipped-time-comes-after-it", test_a_skipped_time_comes_after_it);
  ADD ("a-doubled-time-comes-once", test_a_doubled_time_comes_once);
  ADD ("after-sleep-one-line", test_after_sleep_one_line);
  ADD ("a-journey", test_a_journey);
  ADD ("once-over-a-crash", test_once_over_a_crash);
  ADD ("settings-count-at-once", test_settings_count_at_once);
  ADD ("another-server", test_another_server);
  ADD ("a-server-that-dies-while-it-shows", test_a_server_that_dies_while_it_shows);
  ADD ("a-server-that-hangs", test_a_server_that_hangs);
  ADD ("no-server", test_no_server);
  ADD ("the-bus-goes-away", test_the_bus_goes_away);
  ADD ("a-home-that-cannot-be-written", test_a_home_that_cannot_be_written);
  ADD ("nonsense-is-left-out", test_nonsense_is_left_out);
  ADD ("start-without-a-service", test_start_without_a_service);
  ADD ("a-check-in", test_a_check_in);
  ADD ("a-second-one-ends", test_a_second_one_ends);
  ADD ("what-it-prints", test_what_it_prints);
#undef ADD

  return g_test_run ();
}
