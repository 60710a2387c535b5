/* test-family.c
 *
 * A family, in Dutch, from the first question to the birth; a pause; and a baby who cries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-e2e-fixture.h"

#include <X11/keysym.h>
#include <string.h>

/* The first exercise is over its welcome, and is kept. */
#define INTRODUCED_AFTER_US (26 * G_USEC_PER_SEC)
/* Today is the day of 34 weeks, when the due date is so far away. */
#define DAYS_TO_GO ((40 - 34) * 7)

/* As it is typed in Dutch: day, month, year. */
static char *
day_from_today (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, days);

  return g_date_time_format (day, "%d-%m-%Y");
}

static void
type_into (NabijE2e   *person,
           const char *name,
           const char *text)
{
  g_autoptr (AtspiAccessible) field = nabij_e2e_find (person, ATSPI_ROLE_INVALID, name);

  nabij_e2e_click (person, field);
  nabij_e2e_type (person, text);
  nabij_e2e_key (person, XK_Return);
}

/* A first exercise, stopped before its end, and then the one question. */
static void
say_pregnant (NabijE2e *person)
{
  g_autofree char *due = day_from_today (DAYS_TO_GO);

  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Begin met Water & Rust");
  nabij_e2e_pass_time (INTRODUCED_AFTER_US);
  nabij_e2e_key (person, XK_Escape);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Wat past nu bij jou?");
  nabij_e2e_take_picture (person, "question");
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Zwanger");
  type_into (person, "Uitgerekende datum", due);
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Klaar");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "*34 weken*");
}

static void
test_pregnant_then_born_early (NabijE2eFixture *fixture,
                               gconstpointer    user_data)
{
  NabijE2e        *person = fixture->person;
  g_autofree char *born = day_from_today (-14);

  nabij_e2e_start (person, NULL);
  nabij_e2e_wait_for (person, ATSPI_ROLE_PUSH_BUTTON, "Begin met Water & Rust");
  g_assert_null (nabij_e2e_glance (person, ATSPI_ROLE_INVALID, "Wat past nu bij jou?"));
  say_pregnant (person);
  nabij_e2e_take_picture (person, "weeks");

  /* Five exhales, to their end, and they are in the journal. */
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, "Rituelen");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Een hand op je buik");
  nabij_e2e_take_picture (person, "rituals");
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Begin: Vijf uitademingen");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Leg je hand waar het fijn is.");
  nabij_e2e_pass_time (64 * G_USEC_PER_SEC);
  nabij_e2e_key (person, XK_Escape);
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, "Dagboek");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "*Vijf uitademingen*");
  nabij_e2e_take_picture (person, "journal");

  /* Born two weeks ago, at 32 weeks: the age, and the weeks that are still counted. */
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, "Vandaag");
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, "*34 weken*");
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, "Onze baby is er");
  type_into (person, "Geboortedatum", born);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "*34 weken*");
  nabij_e2e_take_picture (person, "born");
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Terug");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Het is me even te veel*");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "*2 weken*34 weken*");
  nabij_e2e_take_picture (person, "both-ages");
  nabij_e2e_close (person);

  /* The next start knows it. */
  nabij_e2e_start (person, NULL);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "*2 weken*34 weken*");
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, "Rituelen");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Als je baby huilt");
  nabij_e2e_close (person);
}

/* No word of what was. */
static void
expect_silence (NabijE2e   *person,
                const char *page)
{
  static const char *const words[] = { "*baby*", "*Baby*", "*zwanger*", "*Zwanger*", "*weken*", "*buik*", "*geboorte*", "*uitgerekend*", NULL };
  g_autoptr (AtspiAccessible) found = nabij_e2e_glance_any (person, ATSPI_ROLE_INVALID, words);

  if (found != NULL) {
    g_autofree char *name = atspi_accessible_get_name (found, NULL);

    g_error ("On the page %s stands “%s”", page, name);
  }
}

static void
test_pause_leaves_no_trace (NabijE2eFixture *fixture,
                            gconstpointer    user_data)
{
  static const struct {
    const char *tab;
    const char *something;
  } tabs[] = {
    { "Vandaag", "Het is me even te veel*" },
    { "Rituelen", "Een glas water" },
    { "Dagboek", "*Water & Rust*" },
    { "Lezen", "Er hoeft nu niets*" },
  };
  NabijE2e *person = fixture->person;

  nabij_e2e_start (person, NULL);
  say_pregnant (person);

  /* Two clicks: help, and there it is. It is quiet before anything is chosen. */
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Hulp");
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, "Pauze of stoppen*");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Het is nu stil.");
  nabij_e2e_take_picture (person, "pause");
  nabij_e2e_key (person, XK_Escape);

  /* The way back leads home, to no page of before. */
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Het is me even te veel*");
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, "Hulp");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "*112*");
  expect_silence (person, "Help");
  nabij_e2e_key (person, XK_Escape);

  for (guint round = 0; round < 2; round++) {
    for (guint i = 0; i < G_N_ELEMENTS (tabs); i++) {
      nabij_e2e_press (person, ATSPI_ROLE_INVALID, tabs[i].tab);
      nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, tabs[i].something);
      nabij_e2e_take_picture (person, tabs[i].tab);
      expect_silence (person, tabs[i].tab);
    }
    nabij_e2e_close (person);
    /* And so it is at the next start, from the first look. */
    if (round == 0) {
      nabij_e2e_start (person, NULL);
      nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Het is me even te veel*");
      expect_silence (person, "Today");
    }
  }
}

static void
test_crying_with_the_space_bar (NabijE2eFixture *fixture,
                                gconstpointer    user_data)
{
  const char *arguments[] = { "--practice=when-your-baby-cries", NULL };
  NabijE2e   *person = fixture->person;

  nabij_e2e_start (person, arguments);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Als je baby huilt");
  nabij_e2e_wait_for (person, ATSPI_ROLE_PUSH_BUTTON, "Even neerleggen");
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "*Schud je baby nooit*");
  nabij_e2e_take_picture (person, "crying");

  /* Slow down, closeness first, you too, and then the question. */
  for (guint round = 0; round < 2; round++) {
    for (guint step = 0; step < 4; step++) {
      nabij_e2e_key (person, XK_space);
      nabij_e2e_pass_time (G_USEC_PER_SEC / 2);
    }
    nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Huilt je baby nog?");
    nabij_e2e_take_picture (person, round == 0 ? "still-crying" : "still-crying-again");
    nabij_e2e_key (person, XK_space);
    nabij_e2e_pass_time (G_USEC_PER_SEC);
  }

  /* From the second time on the first one is to lay the baby down, and that ends with it as well. */
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, "Leg je baby op de rug*");
  nabij_e2e_take_picture (person, "lay-down");
  nabij_e2e_key (person, XK_space);
  nabij_e2e_wait_until_gone (person, ATSPI_ROLE_INVALID, "Leg je baby op de rug in het eigen, lege bedje.");
  nabij_e2e_close (person);
}

int
main (int    argc,
      char **argv)
{
  NabijE2e *person;

  g_test_init (&argc, &argv, NULL);
  person = nabij_e2e_new ();

  g_test_add ("/nabij/e2e/family/pregnant-then-born-early", NabijE2eFixture, person,
              nabij_e2e_fixture_set_up, test_pregnant_then_born_early, nabij_e2e_fixture_tear_down);
  g_test_add ("/nabij/e2e/family/pause-leaves-no-trace", NabijE2eFixture, person,
              nabij_e2e_fixture_set_up, test_pause_leaves_no_trace, nabij_e2e_fixture_tear_down);
  g_test_add ("/nabij/e2e/family/crying-with-the-space-bar", NabijE2eFixture, person,
              nabij_e2e_fixture_set_up, test_crying_with_the_space_bar, nabij_e2e_fixture_tear_down);

  return nabij_e2e_fixture_run (person);
}
