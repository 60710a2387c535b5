/* test-session.c
 *
 * The main job, in Dutch, on a real window and a real sound server.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-e2e-fixture.h"

#include <X11/keysym.h>
#include <sqlite3.h>
#include <string.h>

/* The first guided breath comes twenty seconds after the click: so long, and as long again. */
#define PATIENCE_US (40 * G_USEC_PER_SEC)
/* Five exhales take 56 s. */
#define FIVE_EXHALES_US (80 * G_USEC_PER_SEC)
/* Between these two lies everything that is heard; a pause is digital silence after its fade. */
#define HEARD 0.004
#define SILENT 0.0005

/* Waits until the loudest moment of the last half second is on one side of a line. */
static void
expect_sound (NabijPulseRecorder *recorder,
              gboolean            heard)
{
  gint64 end_us = g_get_monotonic_time () + PATIENCE_US;
  double peak;

  do {
    g_usleep (100 * 1000);
    peak = nabij_pulse_recorder_get_peak (recorder, G_USEC_PER_SEC / 2);
    if (heard ? peak > HEARD : peak < SILENT)
      return;
  } while (g_get_monotonic_time () < end_us);
  g_error ("%s: the peak is %g", heard ? "nothing is heard" : "it does not become silent", peak);
}

static char *
query_journal (NabijE2e   *person,
               const char *statement)
{
  g_autofree char *path = g_build_filename (nabij_e2e_get_home (person), ".local", "share", "nabij",
                                            "journal.db", NULL);
  sqlite3         *database = NULL;
  sqlite3_stmt    *row = NULL;
  char            *answer;

  g_assert_cmpint (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (database, 5000);
  g_assert_cmpint (sqlite3_prepare_v2 (database, statement, -1, &row, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
  answer = g_strdup ((const char *)sqlite3_column_text (row, 0));
  sqlite3_finalize (row);
  sqlite3_close (database);
  return answer;
}

static void
test_begins_pauses_and_ends (NabijE2eFixture *fixture,
                             gconstpointer    user_data)
{
  NabijE2e *person = fixture->person;
  g_autoptr (NabijPulseRecorder) recorder = NULL;
  g_autoptr (AtspiAccessible) focus = NULL;
  g_autofree char *name = NULL;

  recorder = nabij_pulse_recorder_new (nabij_e2e_get_sound (person), NABIJ_PULSE_FIXTURE_SINK);
  nabij_e2e_start (person, NULL);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Vandaag");
  g_assert_cmpfloat (nabij_pulse_recorder_get_peak (recorder, G_USEC_PER_SEC), ==, 0.0);

  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Begin*Water & Rust*");
  nabij_e2e_fixture_expect_spoken (fixture, "Adem maar uit.", PATIENCE_US);
  focus = nabij_e2e_find_focus (person);
  g_assert_nonnull (focus);
  name = atspi_accessible_get_name (focus, NULL);
  g_assert_cmpstr (name, ==, "Adem maar uit.");
  expect_sound (recorder, TRUE);
  nabij_e2e_fixture_expect_spoken (fixture, "Zit met steun in je rug, of lig op je zij.", PATIENCE_US);
  nabij_e2e_take_picture (person, "arrive");

  nabij_e2e_key (person, XK_space);
  nabij_e2e_fixture_expect_spoken (fixture, "Pauze*", PATIENCE_US);
  expect_sound (recorder, FALSE);
  nabij_e2e_take_picture (person, "pause");

  nabij_e2e_key (person, XK_space);
  expect_sound (recorder, TRUE);
  nabij_e2e_wait_until_gone (person, ATSPI_ROLE_INVALID, "Pauze*");

  nabij_e2e_key (person, XK_Escape);
  nabij_e2e_wait_for (person, ATSPI_ROLE_PUSH_BUTTON, "Begin*Water & Rust*");
  expect_sound (recorder, FALSE);
  nabij_e2e_close (person);
}

static void
test_is_kept_in_the_journal (NabijE2eFixture *fixture,
                             gconstpointer    user_data)
{
  const char *const arguments[] = { "--practice=five-exhales", NULL };
  NabijE2e         *person = fixture->person;
  g_autoptr (AtspiAccessible) line = NULL;
  g_auto (GStrv) names = NULL;
  g_autofree char *kept = NULL;
  gint64           begin_us;
  gint64           end_us;
  guint            n_exhales = 0;

  nabij_e2e_start (person, arguments);
  nabij_e2e_fixture_expect_spoken (fixture, "Leg je hand waar het fijn is.", PATIENCE_US);
  begin_us = g_get_monotonic_time ();
  if (nabij_e2e_listener_wait_for (fixture->listener, "Dat was alles.", FIVE_EXHALES_US) < 0)
    g_error ("the exercise did not come to its end");
  end_us = g_get_monotonic_time ();
  g_assert_cmpint ((end_us - begin_us) / G_USEC_PER_SEC, >=, 48);
  g_assert_cmpint ((end_us - begin_us) / G_USEC_PER_SEC, <=, 52);

  /* Only the first three breaths are spoken. */
  names = nabij_e2e_listener_dup_names (fixture->listener);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], "Adem uit") || g_str_equal (names[i], "Uit"))
      n_exhales++;
  g_assert_cmpuint (n_exhales, ==, 3);

  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Klaar");
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, "Dagboek");
  line = nabij_e2e_find (person, ATSPI_ROLE_INVALID, "*Vijf uitademingen*");
  nabij_e2e_take_picture (person, "journal");
  nabij_e2e_close (person);

  /* The six seconds of the last words are not of the exercise any more. */
  kept = query_journal (person, "SELECT count (*) || ' ' || kind || ' ' || practice || ' ' || (duration_us BETWEEN 49900000 AND 50100000)"
                                " FROM entry JOIN session ON entry_id = id");
  g_assert_cmpstr (kept, ==, "1 session five-exhales 1");
}

static void
test_goes_on_without_a_sound_server (NabijE2eFixture *fixture,
                                     gconstpointer    user_data)
{
  NabijE2e          *person = fixture->person;
  NabijPulseFixture *sound = nabij_e2e_get_sound (person);
  g_autoptr (NabijPulseRecorder) recorder = NULL;

  nabij_pulse_fixture_kill (sound);
  nabij_e2e_start (person, NULL);
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Begin*Water & Rust*");
  nabij_e2e_fixture_expect_spoken (fixture, "Adem maar uit.", PATIENCE_US);
  nabij_e2e_fixture_expect_spoken (fixture, "Zit met steun in je rug, of lig op je zij.", PATIENCE_US);
  nabij_e2e_fixture_expect_spoken (fixture, "Leg een hand op je buik of je borst.", PATIENCE_US);

  nabij_pulse_fixture_start (sound);
  recorder = nabij_pulse_recorder_new (sound, NABIJ_PULSE_FIXTURE_SINK);
  expect_sound (recorder, TRUE);
  nabij_e2e_fixture_expect_spoken (fixture, "Adem in", PATIENCE_US);

  nabij_pulse_recorder_free (g_steal_pointer (&recorder));
  nabij_pulse_fixture_kill (sound);
  nabij_e2e_fixture_expect_spoken (fixture, "Adem uit", PATIENCE_US);
  nabij_e2e_fixture_expect_spoken (fixture, "Adem in", PATIENCE_US);
  nabij_e2e_key (person, XK_Escape);
  nabij_e2e_wait_for (person, ATSPI_ROLE_PUSH_BUTTON, "Begin*Water & Rust*");
  nabij_e2e_close (person);
  nabij_pulse_fixture_start (sound);
}

static void
test_opens_no_internet_socket (NabijE2eFixture *fixture,
                               gconstpointer    user_data)
{
  NabijE2e         *person = fixture->person;
  g_autofree char  *trace = g_build_filename (nabij_e2e_get_home (person), "trace", NULL);
  const char *const wrapper[] = { "strace", "-f", "-qq", "-e", "trace=socket,connect,sendto,bind",
                                  "-o", trace, NULL };
  g_autoptr (NabijPulseRecorder) recorder = NULL;
  g_autofree char *calls = NULL;
  g_autoptr (GError) error = NULL;

  recorder = nabij_pulse_recorder_new (nabij_e2e_get_sound (person), NABIJ_PULSE_FIXTURE_SINK);
  nabij_e2e_start_under (person, wrapper, NULL);
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Begin*Water & Rust*");
  expect_sound (recorder, TRUE);
  nabij_e2e_fixture_expect_spoken (fixture, "Adem in", PATIENCE_US);
  nabij_e2e_fixture_expect_spoken (fixture, "Adem uit", PATIENCE_US);
  nabij_e2e_key (person, XK_Escape);
  nabij_e2e_wait_for (person, ATSPI_ROLE_PUSH_BUTTON, "Begin*Water & Rust*");
  nabij_e2e_close (person);

  g_file_get_contents (trace, &calls, NULL, &error);
  g_assert_no_error (error);
  /* That the display and the sound server are in it shows that everything was seen. */
  g_assert_nonnull (strstr (calls, "socket(AF_UNIX"));
  g_assert_nonnull (strstr (calls, "/.X11-unix/"));
  g_assert_nonnull (strstr (calls, nabij_pulse_fixture_get_runtime_dir (nabij_e2e_get_sound (person))));
  g_assert_null (strstr (calls, "AF_INET"));
}

static void
test_is_started_by_the_bus (NabijE2eFixture *fixture,
                            gconstpointer    user_data)
{
  NabijE2e *person = fixture->person;

  nabij_e2e_start_service (person, NABIJ_APPLICATION_ID);
  nabij_e2e_wait_for (person, ATSPI_ROLE_PUSH_BUTTON, "Begin*Water & Rust*");
  nabij_e2e_ask_to_close (person);
  nabij_e2e_wait_until_gone (person, ATSPI_ROLE_FRAME, "*");
}

int
main (int    argc,
      char **argv)
{
  NabijE2e *person;

  g_test_init (&argc, &argv, NULL);
  person = nabij_e2e_new ();

  g_test_add ("/nabij/e2e/session/begins-pauses-and-ends", NabijE2eFixture, person,
              nabij_e2e_fixture_set_up, test_begins_pauses_and_ends, nabij_e2e_fixture_tear_down);
  g_test_add ("/nabij/e2e/session/is-kept-in-the-journal", NabijE2eFixture, person,
              nabij_e2e_fixture_set_up, test_is_kept_in_the_journal, nabij_e2e_fixture_tear_down);
  g_test_add ("/nabij/e2e/session/goes-on-without-a-sound-server", NabijE2eFixture, person,
              nabij_e2e_fixture_set_up, test_goes_on_without_a_sound_server, nabij_e2e_fixture_tear_down);
  g_test_add ("/nabij/e2e/session/opens-no-internet-socket", NabijE2eFixture, person,
              nabij_e2e_fixture_set_up, test_opens_no_internet_socket, nabij_e2e_fixture_tear_down);
  g_test_add ("/nabij/e2e/session/is-started-by-the-bus", NabijE2eFixture, person,
              nabij_e2e_fixture_set_up, test_is_started_by_the_bus, nabij_e2e_fixture_tear_down);

  return nabij_e2e_fixture_run (person);
}
