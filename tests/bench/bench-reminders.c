/* bench-reminders.c
 *
 * What the agent costs while nothing happens, against a program that can do as little as possible, and
 * how exact it is: an alarm, and the real agent from end to end. Times of reminders are in whole
 * minutes; so that fifty of them do not take an hour, the agent is given a new time zone before each,
 * in which it is a second and a half before one of them. The clock of the computer is not touched.
 *
 * NABIJ_BENCH_IDLE_S is for how many seconds nothing happens; by hand, ten minutes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-alarm.h"
#include "nabij-bench.h"
#include "nabij-notice-server.h"
#include "nabij-schedule.h"

#include <glib/gstdio.h>
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#define N_ROUNDS 7
#define SETTLE_US (2 * G_USEC_PER_SEC)
#define IDLE_S_DEFAULT 60
#define PATIENCE_US (20 * G_USEC_PER_SEC)
#define N_ALARMS 50
#define ALARM_US (100 * 1000)
#define N_REAL 50
#define FIRST_MINUTE (10 * 60)
#define N_QUESTIONS 200
#define N_AT_ONCE 20 /* one alone is shorter than the clock can tell */

typedef struct {
  const char        *programs[2]; /* the agent, and the bare one */
  char              *place;
  char              *zone;
  GTestDBus         *bus;
  GSettings         *settings;
  NabijNoticeServer *server;
  gint64             notified_us;
} Bench;

static void
iterate_for (gint64 duration_us)
{
  const gint64 end_us = g_get_monotonic_time () + duration_us;

  while (g_get_monotonic_time () < end_us)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* A zone that is so many seconds ahead, in a file as zic writes it. */
static void
write_zone (Bench *bench,
            int    ahead_s)
{
  struct {
    char    magic[20];
    guint32 counts[6];
    guint32 ahead_s;
    char    rest[2 + 4];
  } file = { "TZif", { 0, 0, 0, 0, GUINT32_TO_BE (1), GUINT32_TO_BE (4) }, GUINT32_TO_BE ((guint32)ahead_s), "\0\0XXX" };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (bench->zone, (const char *)&file, G_STRUCT_OFFSET (typeof (file), rest) + sizeof file.rest, &error));
}

static void
notice_cb (NabijNoticeServer *server,
           const char        *line,
           Bench             *bench)
{
  if (strstr (line, "\tNotify\t") != NULL)
    bench->notified_us = g_ascii_strtoll (line, NULL, 10);
}

static void
die_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocess *
start (Bench *bench,
       guint  side)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *zone = g_strconcat ("--localtime=", bench->zone, NULL);
  GSubprocess     *process;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  process = g_subprocess_launcher_spawn (launcher, &error, bench->programs[side], side == 0 ? zone : NULL, NULL);
  if (process == NULL)
    g_error ("%s", error->message);
  return process;
}

static void
stop (GSubprocess *process)
{
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  g_object_unref (process);
}

/* A number out of a file in /proc, behind a word at the beginning of a line. */
static double
read_number (const char *path,
             const char *word)
{
  g_autofree char *text = NULL;
  const char      *line;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (line = strstr (text, word)) == NULL)
    g_error ("%s cannot be read; it may have ended", path);
  return g_ascii_strtod (line + strlen (word), NULL);
}

static double
read_of_process (GSubprocess *process,
                 const char  *file,
                 const char  *word)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/%s", g_subprocess_get_identifier (process), file);

  return read_number (path, word);
}

/* How often any of its threads has gone to sleep: one that never woke did not do that either. */
static double
count_sleeps (GSubprocess *process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/task", g_subprocess_get_identifier (process));
  g_autoptr (GDir) threads = g_dir_open (path, 0, NULL);
  const char *name;
  double      n_sleeps = 0.0;

  while ((name = g_dir_read_name (threads)) != NULL) {
    g_autofree char *status = g_build_filename (path, name, "status", NULL);

    n_sleeps += read_number (status, "\nvoluntary_ctxt_switches:");
    n_sleeps += read_number (status, "\nnonvoluntary_ctxt_switches:");
  }
  return n_sleeps;
}

/* Reminders that are on, on all days, a minute apart. */
static void
set_reminders (Bench *bench,
               guint  n_reminders,
               int    first_minute)
{
  g_autoptr (GString) text = g_string_new ("[");
  GVariant *value;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_reminders; i++) {
    int minute = first_minute + (int)i;

    g_string_append_printf (text, "%s{'id': <'r%u'>, 'practice': <'before-sleep'>, 'on': <true>, 'days': <[1, 2, 3, 4, 5, 6, 7]>, 'times': <['%02d:%02d']>}",
                            i > 0 ? ", " : "", i, minute / 60, minute % 60);
  }
  g_string_append_c (text, ']');
  value = g_variant_parse (G_VARIANT_TYPE ("aa{sv}"), text->str, NULL, NULL, &error);
  g_assert_no_error (error);
  g_settings_set_value (bench->settings, "reminders", value);
  g_variant_unref (value);
}

/* By which offset it is that second of the day now, between two noons. */
static int
find_offset (gint64 at_s,
             int    second_of_day)
{
  int ahead_s = (int)((second_of_day - at_s % 86400 + 86400) % 86400);

  return ahead_s > 43200 ? ahead_s - 86400 : ahead_s;
}

/* Tells the agent that it is a little before a minute, and waits until it has sent its reminder. A zone
 * has whole seconds, and so the minute begins when a second of the clock does. */
static double
measure_lateness (Bench *bench,
                  int    minute)
{
  const gint64 due_s = (g_get_real_time () + 3 * G_USEC_PER_SEC / 2) / G_USEC_PER_SEC + 1;
  const gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  bench->notified_us = 0;
  write_zone (bench, find_offset (due_s, minute * 60));
  while (bench->notified_us == 0) {
    if (g_get_monotonic_time () > end_us)
      g_error ("no reminder came at %02d:%02d", minute / 60, minute % 60);
    g_main_context_iteration (NULL, TRUE);
  }
  return (double)(bench->notified_us - due_s * G_USEC_PER_SEC) / 1000.0;
}

static void
bench_lateness_of_agent (Bench *bench)
{
  g_autoptr (GArray) lateness_ms = g_array_new (FALSE, FALSE, sizeof (double));
  GSubprocess *process;
  double       earliest_ms;
  double       latest_ms;

  write_zone (bench, find_offset (g_get_real_time () / G_USEC_PER_SEC, 8 * 60 * 60));
  set_reminders (bench, N_REAL, FIRST_MINUTE);
  process = start (bench, 0);
  iterate_for (SETTLE_US);
  for (guint i = 0; i < N_REAL; i++) {
    double figure = measure_lateness (bench, FIRST_MINUTE + (int)i);

    g_array_append_val (lateness_ms, figure);
  }
  g_printerr ("threads after %d notices: %.0f; memory %.1f MiB\n", N_REAL,
              read_of_process (process, "status", "\nThreads:"),
              read_of_process (process, "smaps_rollup", "\nPss:") / 1024.0);
  stop (process);

  earliest_ms = nabij_bench_percentile (lateness_ms, 0.0);
  latest_ms = nabij_bench_percentile (lateness_ms, 1.0);
  g_printerr ("lateness of the agent: %.1f … %.1f ms, median %.1f ms\n",
              earliest_ms, latest_ms, nabij_bench_median (lateness_ms));
  if (earliest_ms < 0.0)
    g_error ("a reminder came before its time");
  nabij_bench_report_at_most ("a reminder's lateness at the server, largest of 50", latest_ms, 50.0, "ms");
}

typedef struct {
  NabijAlarm *alarm;
  gint64      at_us;
  GArray     *lateness_ms;
} Alarms;

static void
woken_cb (gpointer user_data)
{
  Alarms *alarms = user_data;
  double  lateness_ms = (double)(g_get_real_time () - alarms->at_us) / 1000.0;

  g_array_append_val (alarms->lateness_ms, lateness_ms);
  if (alarms->lateness_ms->len == N_ALARMS)
    return;
  alarms->at_us = g_get_real_time () + ALARM_US;
  g_assert_true (nabij_alarm_set (alarms->alarm, alarms->at_us, NULL));
}

static void
bench_lateness_of_alarm (void)
{
  Alarms alarms = { NULL, g_get_real_time () + ALARM_US, g_array_new (FALSE, FALSE, sizeof (double)) };

  alarms.alarm = nabij_alarm_new (woken_cb, &alarms, NULL);
  g_assert_true (nabij_alarm_set (alarms.alarm, alarms.at_us, NULL));
  while (alarms.lateness_ms->len < N_ALARMS)
    g_main_context_iteration (NULL, TRUE);
  nabij_bench_report_at_most ("an alarm's lateness, largest of 50",
                              nabij_bench_percentile (alarms.lateness_ms, 1.0), 50.0, "ms");
  nabij_alarm_free (alarms.alarm);
  g_array_unref (alarms.lateness_ms);
}

/* The two in turn, so that whatever the machine does meets both. */
static void
bench_memory (Bench *bench)
{
  GArray *memories_kib[2] = { g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) };
  double  n_threads[2] = { 0.0, 0.0 };
  double  memory_kib[2];

  for (guint round = 0; round <= N_ROUNDS; round++) {
    for (guint side = 0; side < 2; side++) {
      GSubprocess *process = start (bench, side);
      double       figure_kib;

      iterate_for (SETTLE_US);
      figure_kib = read_of_process (process, "smaps_rollup", "\nPss:");
      n_threads[side] = fmax (n_threads[side], read_of_process (process, "status", "\nThreads:"));
      /* Nothing is taken of the first round: it fills the caches of the machine. */
      if (round > 0)
        g_array_append_val (memories_kib[side], figure_kib);
      stop (process);
    }
  }
  for (guint side = 0; side < 2; side++) {
    memory_kib[side] = nabij_bench_median (memories_kib[side]);
    g_array_unref (memories_kib[side]);
  }
  g_printerr ("memory: %.0f KiB, the bare one %.0f KiB; threads: %.0f, the bare one %.0f\n",
              memory_kib[0], memory_kib[1], n_threads[0], n_threads[1]);
  nabij_bench_report_at_most ("memory of the idle agent (Pss), against a bare one", memory_kib[0] / memory_kib[1], 1.3, "");
  nabij_bench_report_at_most ("its threads", n_threads[0], 4.0, "");
}

static void
bench_idle (Bench *bench)
{
  const char      *variable = g_getenv ("NABIJ_BENCH_IDLE_S");
  const gint64     idle_s = variable != NULL ? g_ascii_strtoll (variable, NULL, 10) : IDLE_S_DEFAULT;
  g_autofree char *what = g_strdup_printf ("its wake-ups in %" G_GINT64_FORMAT " idle seconds", idle_s);
  GSubprocess     *process = start (bench, 0);
  double           before;

  iterate_for (2 * SETTLE_US);
  before = count_sleeps (process);
  g_usleep ((gulong)(idle_s * G_USEC_PER_SEC));
  nabij_bench_report_at_most (what, count_sleeps (process) - before, 0.0, "");
  stop (process);
}

static double
measure_next (guint n_reminders)
{
  g_autoptr (NabijReminderSettings) settings = nabij_reminder_settings_new ();
  g_autoptr (NabijReminderHistory) history = nabij_reminder_history_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (GArray) times_ms = g_array_new (FALSE, FALSE, sizeof (double));
  gint64 now_us = 1767225600 * (gint64)G_USEC_PER_SEC;

  /* Each as large as may be: five times a day, on a few days, and with a turn in the past. */
  for (guint i = 0; i < n_reminders; i++) {
    NabijReminder *reminder = nabij_reminder_new ("before-sleep");
    GDate          day;

    g_date_clear (&day, 1);
    g_date_set_dmy (&day, 31, G_DATE_DECEMBER, 2025);
    reminder->on = TRUE;
    reminder->days = 1u << (i % 7) | 1u << (i * 3 % 7);
    while (reminder->n_times > 0)
      nabij_reminder_remove_time (reminder, reminder->minutes[0]);
    for (guint time = 0; time < NABIJ_REMINDER_N_TIMES_MAX; time++)
      nabij_reminder_add_time (reminder, (int)(8 * 60 + (i * 7 + time * 150) % (13 * 60)));
    nabij_reminder_history_set_turn (history, reminder->id, &day, reminder->minutes[0], now_us - G_TIME_SPAN_DAY);
    g_ptr_array_add (settings->reminders, reminder);
  }

  for (guint i = 0; i < N_QUESTIONS; i++) {
    gint64 begin_us = g_get_monotonic_time ();
    double time_ms;

    for (guint j = 0; j < N_AT_ONCE; j++) {
      NabijDue due;

      if (!nabij_schedule_next (settings, history, zone, now_us, &due))
        g_error ("nothing is due any more");
      now_us += G_GINT64_CONSTANT (7919) * G_USEC_PER_SEC;
    }
    time_ms = (double)(g_get_monotonic_time () - begin_us) / 1000.0 / N_AT_ONCE;
    g_array_append_val (times_ms, time_ms);
  }
  return nabij_bench_median (times_ms);
}

static void
bench_next (void)
{
  double one_ms = measure_next (1);
  double many_ms = measure_next (50);

  g_printerr ("the next due moment: %.4f ms with one reminder, %.4f ms with 50\n", one_ms, many_ms);
  nabij_bench_report_at_most ("the next due moment, 50 reminders against 1", many_ms / one_ms, 50.0, "");
  nabij_bench_report_at_most ("the next due moment, 50 reminders", many_ms, 1.0, "ms");
}

static void
set_up (Bench      *bench,
        const char *prefix,
        const char *bare)
{
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autoptr (GDBusConnection) connection = NULL;
  g_autofree char *schemas = g_build_filename (prefix, "share", "glib-2.0", "schemas", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  bench->place = g_dir_make_tmp ("nabij-bench-XXXXXX", &error);
  g_assert_no_error (error);
  bench->zone = g_build_filename (bench->place, "localtime", NULL);
  bench->programs[0] = g_build_filename (prefix, "bin", "nabij-reminders", NULL);
  bench->programs[1] = bare;

  /* What the programs that are started are told. */
  g_setenv ("HOME", bench->place, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", bench->place, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
  g_unsetenv ("XDG_CONFIG_HOME");
  g_unsetenv ("XDG_STATE_HOME");
  g_unsetenv ("XDG_DATA_HOME");
  bench->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bench->bus);

  path = g_build_filename (bench->place, ".config", "glib-2.0", "settings", "keyfile", NULL);
  backend = g_keyfile_settings_backend_new (path, "/", NULL);
  bench->settings = g_settings_new_with_backend (NABIJ_APPLICATION_ID, backend);
  g_settings_set_string (bench->settings, "quiet-from", "00:00");
  g_settings_set_string (bench->settings, "quiet-until", "00:00");

  connection = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (bench->bus),
                                                       G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                         G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                       NULL, NULL, &error);
  g_assert_no_error (error);
  bench->server = nabij_notice_server_new (connection, NABIJ_NOTICE_SERVER_NONE);
  g_signal_connect (bench->server, "logged", G_CALLBACK (notice_cb), bench);
  while (!nabij_notice_server_is_ready (bench->server))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Bench *bench)
{
  const char *const remove[] = { "rm", "-rf", bench->place, NULL };

  nabij_notice_server_die (bench->server);
  g_object_unref (bench->server);
  g_object_unref (bench->settings);
  g_test_dbus_stop (bench->bus);
  g_object_unref (bench->bus);
  g_spawn_sync (NULL, (char **)remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { 0 };

  g_assert_cmpint (argc, ==, 2);
  g_assert_nonnull (g_getenv ("NABIJ_TEST_PREFIX"));
  bench_next ();
  bench_lateness_of_alarm ();

  set_up (&bench, g_getenv ("NABIJ_TEST_PREFIX"), argv[1]);
  /* One reminder, which is not due for hours: an idle agent. */
  write_zone (&bench, find_offset (g_get_real_time () / G_USEC_PER_SEC, 12 * 60 * 60));
  set_reminders (&bench, 1, 20 * 60);
  bench_memory (&bench);
  bench_idle (&bench);
  bench_lateness_of_agent (&bench);
  tear_down (&bench);
  return 0;
}
