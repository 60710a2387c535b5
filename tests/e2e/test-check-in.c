/* test-check-in.c
 *
 * A check-in, in Dutch and by the keyboard alone: from the offer on *Today* to the page to take along;
 * and one that a crash has broken off.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-catalogue.h"
#include "nabij-e2e-fixture.h"
#include "nabij-e2e-keyboard.h"
#include "nabij-e2e-sample.h"

#include <X11/keysym.h>
#include <string.h>

/* The first offer comes after two weeks. */
#define BORN_DAYS_AGO 15
/* What was answered is in memory alone for no longer than this. */
#define KEPT_AFTER_US (5 * (gint64)G_USEC_PER_SEC / 2)
/* Pages cross-fade, and a key that comes meanwhile would still mean the one before. */
#define SETTLE_US (600 * 1000)

#define TITLE "Hoe gaat het met jou?"
#define CALM "Ik had momenten van rust."
#define CLOSE "Ik had een fijn moment met mijn baby, hoe klein ook."
#define ALERT "Mijn lijf bleef op scherp staan."
#define FEELINGS "Ik voelde me schuldig, verdrietig of niet mezelf."
#define CRYING "Bij huilen voelde ik paniek, of juist afstand."
#define STARTLED "Mijn baby schrok snel of was moeilijk te troosten."
#define REST "Ik kon even uitrusten."
#define SOMEONE "Er was iemand bij wie ik terechtkon."
#define TALK "Wil je hier met iemand over praten?"
#define FRAME "Dit zijn jouw woorden, geen uitslag*"

typedef struct {
  NabijE2eFixture   base;
  NabijE2eKeyboard *keyboard;
  NabijCatalogue   *dutch; /* what the installed program says */
} Fixture;

/* A family with a baby, to whom check-ins are offered: as if it came from another computer. */
static void
set_up (Fixture      *fixture,
        gconstpointer person)
{
  g_autofree char *path = NULL;
  g_autofree char *argument = NULL;
  g_autofree char *locales = NULL;
  const char      *arguments[] = { NULL, NULL };
  g_autoptr (GError) error = NULL;

  nabij_e2e_fixture_set_up (&fixture->base, person);
  fixture->keyboard = nabij_e2e_keyboard_new (fixture->base.person);
  locales = g_build_filename (nabij_e2e_get_prefix (fixture->base.person), "share", "locale", NULL);
  fixture->dutch = nabij_catalogue_new ("nl", locales, &error);
  g_assert_no_error (error);
  path = g_build_filename (nabij_e2e_get_home (fixture->base.person), "family.json", NULL);
  argument = g_strconcat ("--import=", path, NULL);
  arguments[0] = argument;
  nabij_e2e_sample_write_after_birth (path, BORN_DAYS_AGO, TRUE);
  nabij_e2e_start (fixture->base.person, arguments);
  nabij_e2e_wait_for_end (fixture->base.person, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer person)
{
  nabij_e2e_fixture_tear_down (&fixture->base, person);
  nabij_e2e_keyboard_free (fixture->keyboard);
  nabij_catalogue_unref (fixture->dutch);
}

/* Waits until it is asked, and answers with one key. */
static void
answer (NabijE2e   *person,
        const char *question,
        KeySym      key)
{
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, question);
  nabij_e2e_pass_time (SETTLE_US);
  nabij_e2e_key (person, key);
}

static const char *
in_dutch (Fixture    *fixture,
          const char *message)
{
  return nabij_catalogue_get (fixture->dutch, NULL, message);
}

static void
go_to_place (Fixture    *fixture,
             const char *name)
{
  nabij_e2e_keyboard_press (fixture->keyboard, name);
  nabij_e2e_pass_time (SETTLE_US);
}

static char *
read_pdf (const char *path)
{
  const char *const command[] = { "pdftotext", "-layout", path, "-", NULL };
  char             *text = NULL;
  int               status;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_holds (const char *text,
              const char *words,
              gboolean    expected)
{
  if ((strstr (text, words) != NULL) != expected)
    g_error ("“%s” is %s in\n%s", words, expected ? "not" : "", text);
}

/* For a doctor who speaks no Dutch. The list has Dutch before English. */
static void
choose_english (Fixture *fixture)
{
  NabijE2e *person = fixture->base.person;

  nabij_e2e_keyboard_go_to (fixture->keyboard, in_dutch (fixture, "Language of the page"));
  nabij_e2e_key (person, XK_space);
  nabij_e2e_pass_time (SETTLE_US);
  nabij_e2e_key (person, XK_Down);
  nabij_e2e_key (person, XK_Return);
  nabij_e2e_pass_time (SETTLE_US);
}

/* The dialog of GTK itself, where the computer has no portal. Its line has the focus, with the name before
 * the dot selected. */
static char *
save_pdf (Fixture *fixture)
{
  NabijE2e        *person = fixture->base.person;
  g_autofree char *stem = g_build_filename (nabij_e2e_get_home (person), "tell", NULL);
  char            *path = g_strconcat (stem, ".pdf", NULL);

  nabij_e2e_keyboard_press (fixture->keyboard, in_dutch (fixture, "Save as PDF…"));
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Opslaan als pdf");
  nabij_e2e_pass_time (2 * SETTLE_US);
  nabij_e2e_type (person, stem);
  nabij_e2e_key (person, XK_Return);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Opgeslagen*");
  return path;
}

static void
test_from_today_to_paper (Fixture      *fixture,
                          gconstpointer user_data)
{
  NabijE2e         *person = fixture->base.person;
  NabijE2eKeyboard *keyboard = fixture->keyboard;
  g_autofree char  *tell = NULL;
  g_autofree char  *path = NULL;
  g_autofree char  *text = NULL;

  nabij_e2e_start (person, NULL);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, TITLE);
  nabij_e2e_take_picture (person, "today");
  nabij_e2e_keyboard_press (keyboard, "Begin");
  nabij_e2e_take_picture (person, "opening");
  nabij_e2e_keyboard_press (keyboard, "Begin");

  /* Often, passed over, and back again for another answer. */
  answer (person, CALM, XK_3);
  answer (person, CLOSE, XK_0);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, ALERT);
  nabij_e2e_take_picture (person, "item");
  nabij_e2e_pass_time (SETTLE_US);
  nabij_e2e_keyboard_chord (keyboard, XK_Alt_L, XK_Left);
  answer (person, CLOSE, XK_2);
  answer (person, ALERT, XK_1);

  /* Stopped half-way, it is in the journal, and goes on where it was. */
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, FEELINGS);
  nabij_e2e_pass_time (SETTLE_US);
  nabij_e2e_key (person, XK_Escape);
  go_to_place (fixture, "Dagboek");
  nabij_e2e_take_picture (person, "journal");
  nabij_e2e_keyboard_press (keyboard, TITLE "*");
  answer (person, FEELINGS, XK_2);
  answer (person, CRYING, XK_0);
  answer (person, STARTLED, XK_1);
  answer (person, REST, XK_1);
  answer (person, SOMEONE, XK_3);
  nabij_e2e_take_picture (person, "talk");
  answer (person, TALK, XK_1);

  nabij_e2e_keyboard_write (keyboard, "Eén goed moment", "de zon op mijn gezicht");
  nabij_e2e_keyboard_write (keyboard, "Wat ik nodig heb", "een nacht slaap");
  nabij_e2e_take_picture (person, "words");
  nabij_e2e_keyboard_press (keyboard, in_dutch (fixture, "Done"));
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, FRAME);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Je verloskundige of dokter");
  nabij_e2e_take_picture (person, "end");

  tell = g_strconcat (in_dutch (fixture, "Take your words along"), "*", NULL);
  nabij_e2e_keyboard_press (keyboard, tell);
  choose_english (fixture);
  nabij_e2e_take_picture (person, "tell");
  path = save_pdf (fixture);
  text = read_pdf (path);
  assert_holds (text, "What I want to tell", TRUE);
  assert_holds (text, "I had moments of calm.", TRUE);
  assert_holds (text, "often", TRUE);
  assert_holds (text, "de zon op mijn gezicht", TRUE);
  assert_holds (text, "een nacht slaap", TRUE);
  assert_holds (text, "Ik had", FALSE);
  assert_holds (text, "Het eerste bad", FALSE);
  assert_holds (text, "thee", FALSE);
  assert_holds (text, "telefoontje", FALSE);
  nabij_e2e_close (person);

  /* What had its turn is not offered again. */
  nabij_e2e_start (person, NULL);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Vandaag");
  nabij_e2e_pass_time (2 * G_USEC_PER_SEC);
  g_assert_null (nabij_e2e_glance (person, ATSPI_ROLE_INVALID, TITLE));
  nabij_e2e_close (person);
}

static void
test_comes_back_after_a_crash (Fixture      *fixture,
                               gconstpointer user_data)
{
  NabijE2e         *person = fixture->base.person;
  NabijE2eKeyboard *keyboard = fixture->keyboard;

  nabij_e2e_start (person, NULL);
  nabij_e2e_keyboard_press (keyboard, "Begin");
  nabij_e2e_keyboard_press (keyboard, "Begin");
  answer (person, CALM, XK_3);
  answer (person, CLOSE, XK_2);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, ALERT);
  nabij_e2e_pass_time (KEPT_AFTER_US);
  nabij_e2e_kill (person);
  nabij_e2e_keyboard_forget (keyboard);

  nabij_e2e_start (person, NULL);
  go_to_place (fixture, "Dagboek");
  nabij_e2e_keyboard_press (keyboard, TITLE "*");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, ALERT);
  nabij_e2e_take_picture (person, "back");

  /* What was answered before is still there. */
  nabij_e2e_pass_time (SETTLE_US);
  nabij_e2e_keyboard_chord (keyboard, XK_Alt_L, XK_Left);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, CLOSE);
  nabij_e2e_close (person);
}

int
main (int    argc,
      char **argv)
{
  NabijE2e *person;

  g_test_init (&argc, &argv, NULL);
  person = nabij_e2e_new ();

  g_test_add ("/nabij/e2e/check-in/from-today-to-paper", Fixture, person,
              set_up, test_from_today_to_paper, tear_down);
  g_test_add ("/nabij/e2e/check-in/comes-back-after-a-crash", Fixture, person,
              set_up, test_comes_back_after_a_crash, tear_down);

  return nabij_e2e_fixture_run (person);
}
