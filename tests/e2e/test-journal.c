/* test-journal.c
 *
 * A hard moment, in Dutch, from the stress door to the day on which it is found again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-e2e-fixture.h"

#include <X11/keysym.h>
#include <string.h>

#define PATIENCE_US (40 * G_USEC_PER_SEC)
/* What is breathed for less than 20 s is not kept. */
#define KEPT_AFTER_US (23 * G_USEC_PER_SEC)

/* Exports the journal on the command line, as somebody does who wants to see what was kept. */
static char *
export_journal (NabijE2eFixture *fixture)
{
  NabijE2e        *person = fixture->person;
  g_autofree char *path = g_build_filename (nabij_e2e_get_home (person), "export.json", NULL);
  g_autofree char *argument = g_strconcat ("--export=", path, NULL);
  const char      *arguments[] = { argument, NULL };
  char            *contents = NULL;
  g_autoptr (GError) error = NULL;

  nabij_e2e_start (person, arguments);
  nabij_e2e_wait_for_end (person, 0);
  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static void
assert_holds (const char *contents,
              const char *words)
{
  if (strstr (contents, words) == NULL)
    g_error ("“%s” is not in\n%s", words, contents);
}

static void
test_breathed_written_closed_found (NabijE2eFixture *fixture,
                                    gconstpointer    user_data)
{
  NabijE2e *person = fixture->person;
  g_autoptr (AtspiAccessible) text = NULL;
  g_autofree char *exported = NULL;

  nabij_e2e_start (person, NULL);

  /* The door is on Today, and breathing from there belongs to the moment. */
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Het is me even te veel*");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Adem maar uit.");
  nabij_e2e_take_picture (person, "too-much");
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Adem verder");
  nabij_e2e_fixture_expect_spoken (fixture, "Adem in", PATIENCE_US);
  nabij_e2e_pass_time (KEPT_AFTER_US);
  nabij_e2e_key (person, XK_Escape);

  /* Whoever stops early is back where it began. */
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Schrijf het op");
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, "heel gespannen");
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, "slecht geslapen");
  text = nabij_e2e_find (person, ATSPI_ROLE_TEXT, "In je eigen woorden");
  nabij_e2e_click (person, text);
  nabij_e2e_type (person, "de telefoon ging");
  nabij_e2e_take_picture (person, "moment");
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Klaar");

  /* It may stay open; Today says so in one kind line, and it is closed from there. */
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Er staat nog iets open");
  nabij_e2e_take_picture (person, "open");
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Het is nu rustiger");
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, "een beetje");
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, "even naar buiten");
  nabij_e2e_take_picture (person, "recovery");
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Klaar");
  nabij_e2e_wait_until_gone (person, ATSPI_ROLE_INVALID, "Er staat nog iets open");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Vandaag werd het na een poos weer rustiger.");

  /* The beginning of a word is enough to find it again. */
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, "Dagboek");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "*de telefoon ging*");
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Zoeken");
  nabij_e2e_wait_for (person, ATSPI_ROLE_ENTRY, "Zoeken in je dagboek");
  nabij_e2e_take_picture (person, "search");
  nabij_e2e_type (person, "zzz");
  nabij_e2e_wait_until_gone (person, ATSPI_ROLE_INVALID, "*de telefoon ging*");
  for (guint i = 0; i < 3; i++)
    nabij_e2e_key (person, XK_BackSpace);
  nabij_e2e_type (person, "telef");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "*de telefoon ging*");
  nabij_e2e_take_picture (person, "found");

  nabij_e2e_close (person);
  exported = export_journal (fixture);
  assert_holds (exported, "very-tense");
  assert_holds (exported, "slept-badly");
  assert_holds (exported, "de telefoon ging");
  assert_holds (exported, "a-little");
  assert_holds (exported, "outside");
  assert_holds (exported, "water-and-rust");
}

int
main (int    argc,
      char **argv)
{
  NabijE2e *person;

  g_test_init (&argc, &argv, NULL);
  person = nabij_e2e_new ();

  g_test_add ("/nabij/e2e/journal/breathed-written-closed-found", NabijE2eFixture, person,
              nabij_e2e_fixture_set_up, test_breathed_written_closed_found, nabij_e2e_fixture_tear_down);

  return nabij_e2e_fixture_run (person);
}
