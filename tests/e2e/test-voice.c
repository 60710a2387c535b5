/* test-voice.c
 *
 * A voice, in Dutch: said into a microphone line by line, heard over the water and in a file, there after a
 * crash, and gone with everything else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-catalogue.h"
#include "nabij-e2e-fixture.h"
#include "nabij-e2e-hearing.h"
#include "nabij-e2e-keyboard.h"
#include "nabij-e2e-microphone.h"

#include <X11/keysym.h>
#include <sqlite3.h>
#include <string.h>

#define PATIENCE_US (20 * G_USEC_PER_SEC)
/* Pages cross-fade, and a key that comes meanwhile would still mean the one before. */
#define SETTLE_US (600 * 1000)
#define MENU_US (3 * (gint64)G_USEC_PER_SEC)
#define N_TRIES 4
/* The first three lines of the welcome, of which each has its time. */
#define THREE_LINES_US (15 * (gint64)G_USEC_PER_SEC)
#define HEARD_AT_LEAST_US (5 * G_USEC_PER_SEC)
#define SPEAKER "Sam"
/* So many bytes do not come together by chance. */
#define N_BYTES 24

/* What somebody says, each in a voice of its own so that they are not taken for each other. */
enum {
  SAID_LET_GO,
  SAID_SIT,
  SAID_HAND,
  N_SAID,
};

typedef struct {
  NabijE2eFixture     base;
  NabijE2eKeyboard   *keyboard;
  NabijE2eMicrophone *microphone;
  NabijCatalogue     *dutch; /* what the installed program says */
  GArray             *said[N_SAID];
  GArray             *replaced; /* said at first, and then once more in another way */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer person)
{
  g_autofree char *locales = NULL;
  g_autoptr (GError) error = NULL;

  nabij_e2e_fixture_set_up (&fixture->base, person);
  fixture->keyboard = nabij_e2e_keyboard_new (fixture->base.person);
  fixture->microphone = nabij_e2e_microphone_new (fixture->base.person);
  locales = g_build_filename (nabij_e2e_get_prefix (fixture->base.person), "share", "locale", NULL);
  fixture->dutch = nabij_catalogue_new ("nl", locales, &error);
  g_assert_no_error (error);
  fixture->said[SAID_LET_GO] = nabij_e2e_microphone_make_voice (220.0, 1);
  fixture->said[SAID_SIT] = nabij_e2e_microphone_make_voice (110.0, 2);
  fixture->said[SAID_HAND] = nabij_e2e_microphone_make_voice (310.0, 3);
  fixture->replaced = nabij_e2e_microphone_make_voice (165.0, 4);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer person)
{
  nabij_e2e_fixture_tear_down (&fixture->base, person);
  nabij_e2e_keyboard_free (fixture->keyboard);
  nabij_e2e_microphone_free (fixture->microphone);
  nabij_catalogue_unref (fixture->dutch);
  for (guint i = 0; i < N_SAID; i++)
    g_array_unref (fixture->said[i]);
  g_array_unref (fixture->replaced);
}

static const char *
in_dutch (Fixture    *fixture,
          const char *context,
          const char *message)
{
  return nabij_catalogue_get (fixture->dutch, context, message);
}

static void
wait_for (Fixture    *fixture,
          const char *context,
          const char *message)
{
  nabij_e2e_wait_for (fixture->base.person, ATSPI_ROLE_INVALID, in_dutch (fixture, context, message));
}

/* What stands in the menu has a mark for its key, which nobody sees. A page that comes into its place takes
 * the focus, and with it the menu away: then it is opened once more, as everybody does. */
static void
choose_from_menu (Fixture    *fixture,
                  const char *message)
{
  NabijE2e *person = fixture->base.person;
  g_autoptr (GString) words = g_string_new (in_dutch (fixture, NULL, message));
  g_autoptr (AtspiAccessible) item = NULL;

  g_string_replace (words, "_", "", 0);
  nabij_e2e_pass_time (SETTLE_US);
  for (guint tries = 0; item == NULL && tries < N_TRIES; tries++) {
    const gint64 end_us = g_get_monotonic_time () + MENU_US;

    nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Menu");
    do {
      nabij_e2e_pass_time (SETTLE_US / 4);
      item = nabij_e2e_glance (person, ATSPI_ROLE_INVALID, words->str);
    } while (item == NULL && g_get_monotonic_time () < end_us);
  }
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, words->str);
  nabij_e2e_pass_time (SETTLE_US);
}

static void
press_key (Fixture *fixture,
           KeySym   key)
{
  nabij_e2e_key (fixture->base.person, key);
  nabij_e2e_pass_time (SETTLE_US / 2);
}

/* What stands under the ring is said by itself, which is quicker than to look for it: a line has its time. */
static void
expect_spoken (Fixture    *fixture,
               const char *message)
{
  nabij_e2e_fixture_expect_spoken (&fixture->base, in_dutch (fixture, "voice", message), PATIENCE_US);
}

/* The microphone is open from one key to the other, and not a moment longer. */
static void
record (Fixture *fixture,
        KeySym   key,
        GArray  *sound)
{
  g_assert_cmpuint (nabij_e2e_microphone_count_listeners (fixture->microphone), ==, 0);
  nabij_e2e_key (fixture->base.person, key);
  expect_spoken (fixture, "I’m listening");
  nabij_e2e_microphone_say (fixture->microphone, sound);
  g_assert_cmpuint (nabij_e2e_microphone_count_listeners (fixture->microphone), ==, 1);
  nabij_e2e_key (fixture->base.person, XK_space);
  expect_spoken (fixture, "Recorded");
  g_assert_cmpuint (nabij_e2e_microphone_count_listeners (fixture->microphone), ==, 0);
}

static GArray *
dup_heard (NabijPulseRecorder *recorder)
{
  gint64 start_us;

  return nabij_pulse_recorder_dup_samples (recorder, &start_us);
}

/* By the keyboard alone. */
static void
record_three_lines (Fixture *fixture)
{
  NabijE2e *person = fixture->base.person;
  g_autoptr (NabijPulseRecorder) recorder = nabij_pulse_recorder_new (nabij_e2e_get_sound (person), NABIJ_PULSE_FIXTURE_SINK);
  g_autoptr (GArray) heard = NULL;

  choose_from_menu (fixture, "Your _voice");
  nabij_e2e_keyboard_write (fixture->keyboard, in_dutch (fixture, NULL, "Who speaks: a name"), SPEAKER);
  nabij_e2e_pass_time (SETTLE_US);
  nabij_e2e_take_picture (person, "page");
  nabij_e2e_keyboard_press (fixture->keyboard, in_dutch (fixture, NULL, "Record"));
  wait_for (fixture, "voice", "Whenever you like");
  nabij_e2e_take_picture (person, "line");

  record (fixture, XK_space, fixture->replaced);
  record (fixture, XK_r, fixture->said[SAID_LET_GO]);
  nabij_e2e_take_picture (person, "recorded");
  nabij_e2e_key (person, XK_h);
  expect_spoken (fixture, "This is how it sounds");
  expect_spoken (fixture, "Recorded");
  heard = dup_heard (recorder);
  g_assert_cmpint (nabij_e2e_hearing_measure (heard, fixture->said[SAID_LET_GO], NULL), >=, G_USEC_PER_SEC);
  g_assert_cmpint (nabij_e2e_hearing_measure (heard, fixture->replaced, NULL), <, G_USEC_PER_SEC);

  press_key (fixture, XK_space);
  record (fixture, XK_space, fixture->said[SAID_SIT]);
  press_key (fixture, XK_space);

  /* Passed over, and back to it. */
  press_key (fixture, XK_n);
  press_key (fixture, XK_BackSpace);
  record (fixture, XK_space, fixture->said[SAID_HAND]);
}

static void
breathe_with_it (Fixture *fixture)
{
  NabijE2e *person = fixture->base.person;
  g_autoptr (NabijPulseRecorder) recorder = nabij_pulse_recorder_new (nabij_e2e_get_sound (person), NABIJ_PULSE_FIXTURE_SINK);
  g_autoptr (GArray) heard = NULL;
  gint64 all_us = 0;
  gint64 before_us = -1;

  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Begin*Water & Rust*");
  nabij_e2e_fixture_expect_spoken (&fixture->base, "Adem maar uit.", PATIENCE_US);
  nabij_e2e_pass_time (THREE_LINES_US);
  nabij_e2e_take_picture (person, "over-the-water");
  nabij_e2e_key (person, XK_Escape);

  heard = dup_heard (recorder);
  for (guint i = 0; i < N_SAID; i++) {
    gint64       at_us;
    const gint64 measured_us = nabij_e2e_hearing_measure (heard, fixture->said[i], &at_us);

    g_test_message ("line %u: %g s of it over the water, at %g s", i, (double)measured_us / 1e6, (double)at_us / 1e6);
    g_assert_cmpint (measured_us, >=, G_USEC_PER_SEC);
    g_assert_cmpint (at_us, >, before_us);
    all_us += measured_us;
    before_us = at_us;
  }
  g_assert_cmpint (all_us, >=, HEARD_AT_LEAST_US);
}

/* The dialog of GTK itself, where the computer has no portal. Its line has the focus, with the name before
 * the dot selected. */
static void
take_it_along (Fixture *fixture)
{
  NabijE2e        *person = fixture->base.person;
  g_autofree char *stem = g_build_filename (nabij_e2e_get_home (person), "along", NULL);
  g_autofree char *path = g_strconcat (stem, ".mp3", NULL);
  g_autoptr (GArray) heard = NULL;

  choose_from_menu (fixture, "_Take it with you");
  wait_for (fixture, NULL, "Save…");
  nabij_e2e_take_picture (person, "take-along");
  nabij_e2e_keyboard_press (fixture->keyboard, in_dutch (fixture, NULL, "Save…"));
  wait_for (fixture, NULL, "Save the exercise");
  nabij_e2e_pass_time (2 * SETTLE_US);
  nabij_e2e_type (person, stem);
  nabij_e2e_key (person, XK_Return);
  wait_for (fixture, NULL, "It is ready");

  heard = nabij_e2e_hearing_read (path);
  g_array_set_size (heard, (guint)MIN (heard->len, 2 * THREE_LINES_US * NABIJ_PULSE_RECORDER_RATE / G_USEC_PER_SEC));
  for (guint i = 0; i < N_SAID; i++)
    g_assert_cmpint (nabij_e2e_hearing_measure (heard, fixture->said[i], NULL), >=, G_USEC_PER_SEC);
  g_assert_cmpint (nabij_e2e_hearing_measure (heard, fixture->replaced, NULL), <, G_USEC_PER_SEC);
  nabij_e2e_key (person, XK_Escape);
}

/* From the middle of each of the sounds. */
static GPtrArray *
dup_bytes_of_sounds (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (nabij_e2e_get_home (fixture->base.person), ".local", "share", "nabij", "journal.db", NULL);
  GPtrArray       *sounds = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  sqlite3         *database = NULL;
  sqlite3_stmt    *row = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (database, 5000);
  g_assert_cmpint (sqlite3_prepare_v2 (database, "SELECT substr (sound, length (sound) / 2, ?1) FROM recording", -1, &row, NULL), ==, SQLITE_OK);
  sqlite3_bind_int (row, 1, N_BYTES);
  while (sqlite3_step (row) == SQLITE_ROW)
    g_ptr_array_add (sounds, g_bytes_new (sqlite3_column_blob (row, 0), N_BYTES));
  sqlite3_finalize (row);
  sqlite3_close (database);
  return sounds;
}

/* In all that lies in the home, but for the file that was saved on purpose. */
static gboolean
holds_bytes (const char *folder,
             GBytes     *bytes)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean    found = FALSE;

  while (dir != NULL && !found && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *contents = NULL;
    gsize            length;

    if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      continue;
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      found = holds_bytes (path, bytes);
    else if (g_file_get_contents (path, &contents, &length, NULL))
      found = memmem (contents, length, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) != NULL;
  }
  return found;
}

static void
delete_everything (Fixture *fixture)
{
  NabijE2e   *person = fixture->base.person;
  const char *home = nabij_e2e_get_home (person);
  g_autoptr (GPtrArray) sounds = dup_bytes_of_sounds (fixture);

  g_assert_cmpuint (sounds->len, ==, N_SAID);
  for (guint i = 0; i < sounds->len; i++)
    g_assert_true (holds_bytes (home, g_ptr_array_index (sounds, i)));

  choose_from_menu (fixture, "Your _journal");
  nabij_e2e_keyboard_press (fixture->keyboard, in_dutch (fixture, NULL, "Delete everything…"));
  nabij_e2e_pass_time (SETTLE_US);
  nabij_e2e_keyboard_go_to (fixture->keyboard, "*“verwijder”*");
  nabij_e2e_type (person, in_dutch (fixture, "typed confirmation", "delete"));
  nabij_e2e_key (person, XK_Return);
  wait_for (fixture, NULL, "Everything is gone.");

  for (guint i = 0; i < sounds->len; i++)
    g_assert_false (holds_bytes (home, g_ptr_array_index (sounds, i)));
}

static void
test_said_heard_and_gone (Fixture      *fixture,
                          gconstpointer user_data)
{
  static const char *const lines[N_SAID] = {
    "Adem maar uit.",
    "Zit met steun in je rug, of lig op je zij.",
    "Leg een hand op je buik of je borst.",
  };
  NabijE2e *person = fixture->base.person;

  nabij_e2e_start (person, NULL);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Vandaag");
  record_three_lines (fixture);

  /* What was said to be recorded is there, also where the power goes in that moment. */
  nabij_e2e_kill (person);
  nabij_e2e_keyboard_forget (fixture->keyboard);
  nabij_e2e_start (person, NULL);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Vandaag");
  choose_from_menu (fixture, "Your _voice");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, SPEAKER);
  wait_for (fixture, NULL, "Go on recording");
  for (guint i = 0; i < N_SAID; i++) {
    g_autoptr (GString) hear = g_string_new (in_dutch (fixture, NULL, "Hear “%s”"));

    g_string_replace (hear, "%s", lines[i], 1);
    nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, hear->str);
  }
  nabij_e2e_take_picture (person, "again");
  nabij_e2e_key (person, XK_Escape);
  nabij_e2e_pass_time (SETTLE_US);

  breathe_with_it (fixture);
  nabij_e2e_wait_for (person, ATSPI_ROLE_PUSH_BUTTON, "Begin*Water & Rust*");
  take_it_along (fixture);
  delete_everything (fixture);
  nabij_e2e_close (person);
}

int
main (int    argc,
      char **argv)
{
  NabijE2e *person;

  g_test_init (&argc, &argv, NULL);
  person = nabij_e2e_new ();

  g_test_add ("/nabij/e2e/voice/said-heard-and-gone", Fixture, person,
              set_up, test_said_heard_and_gone, tear_down);

  return nabij_e2e_fixture_run (person);
}
