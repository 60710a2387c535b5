/* shots.c
 *
 * Takes pictures of every screen in one language and one look, in three widths, for people to look at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-catalogue.h"
#include "nabij-e2e-listener.h"
#include "nabij-e2e-sample.h"

#include <X11/keysym.h>
#include <string.h>

#define PATIENCE_US (90 * G_USEC_PER_SEC)
/* A window that was resized is drawn anew, and pages cross-fade. */
#define SETTLE_US (700 * 1000)
/* The first line of a place has come by then, and the level stands high. */
#define PLACE_US (6 * G_USEC_PER_SEC)
#define NIGHT_HOUR 23
/* The first check-in is offered after two weeks. */
#define BORN_DAYS_AGO 15
#define N_ITEMS 8

typedef struct {
  const char *language;
  const char *begin;
  const char *breathe_out;
  const char *done;
  const char *rituals;
  const char *journal;
  const char *reading;
  const char *too_much;
  const char *stop;
  const char *write;
  const char *back;
  const char *very_tense;
  const char *slept_badly;
  const char *calmer;
  const char *a_little;
  const char *outside;
  const char *moment;
  const char *letter;
  const char *search;
  const char *help;
  const char *warm_place;
  const char *card;
  const char *pause_or_stop;
  const char *quiet;
  const char *menu;
  const char *about_you;
  const char *reminders;
  const char *one_exhale;
} Words;

/* The breath out is “Uit” or “Adem uit”, “Out” or “Breathe out”. */
static const Words words[] = {
  { "nl", "Begin*Water & Rust*", "*it", "Klaar", "Rituelen", "Dagboek", "Lezen", "Het is me even te veel*", "Stop de oefening", "Schrijf het op", "Terug", "heel gespannen",
    "slecht geslapen", "Het is nu rustiger", "een beetje", "even naar buiten", "*Na het telefoontje*", "*Brief aan je baby*",
    "Zoeken", "Hulp", "Een warme plek", "Het liep mis*", "Pauze of stoppen*", "Het is nu stil.", "Menu", "Over jou",
    "Herinneringen", "Eén keer rustig uitademen*" },
  { "en", "Begin*Water & Rust*", "*ut", "Done", "Rituals", "Journal", "Reading", "It is too much right now*", "Stop the exercise", "Write it down", "Back", "very tense",
    "slept badly", "It is calmer now", "a little", "going outside", "*After the phone call*", "*Letter to your baby*",
    "Search", "Help", "A warm place", "It went wrong*", "Pause or stop*", "It is quiet now.", "Menu", "About you",
    "Reminders", "One slow exhale*" },
};

typedef struct {
  const char *name;
  const char *variable;
  const char *value;
} Look;

/* libadwaita's own variables for trying out a look without a desktop that asks for it. */
static const Look looks[] = {
  { "light", NULL, NULL },
  { "dark", "ADW_DEBUG_COLOR_SCHEME", "prefer-dark" },
  { "contrast", "ADW_DEBUG_HIGH_CONTRAST", "1" },
  { "night", NULL, NULL },
};

static const struct {
  int width_px;
  int height_px;
} sizes[] = {
  { 360, 720 },
  { 440, 820 },
  { 1100, 820 },
};

typedef struct {
  NabijE2e         *person;
  NabijE2eListener *listener;
  const Words      *words;
  const Look       *look;
  const char       *place;
  NabijCatalogue   *catalogue;
} Shots;

/* Nothing is lit up because the pointer happens to be there. */
static void
put_pointer_away (Shots *shots)
{
  Display  *display = nabij_e2e_get_display (shots->person);
  const int screen = DefaultScreen (display);

  XWarpPointer (display, None, DefaultRootWindow (display), 0, 0, 0, 0, DisplayWidth (display, screen) - 1, DisplayHeight (display, screen) - 1);
  XSync (display, False);
}

static void
take (Shots      *shots,
      const char *screen)
{
  put_pointer_away (shots);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    XWindowAttributes attributes;
    g_autofree char  *window = NULL;
    g_autofree char  *path = NULL;
    g_autoptr (GError) error = NULL;
    const char *command[] = { "import", "-silent", "-window", NULL, NULL, NULL };
    int         status;

    nabij_e2e_resize (shots->person, sizes[i].width_px, sizes[i].height_px);
    nabij_e2e_pass_time (SETTLE_US);
    window = g_strdup_printf ("0x%lx", nabij_e2e_find_window (shots->person, &attributes));
    path = g_strdup_printf ("%s/%s-%s-%s-%d.png", shots->place, screen, shots->words->language,
                            shots->look->name, sizes[i].width_px);
    command[3] = window;
    command[4] = path;
    if (!g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                       &status, &error) ||
        !g_spawn_check_wait_status (status, &error))
      g_error ("%s: %s", path, error->message);
  }
}

static void
expect_spoken (Shots      *shots,
               const char *name)
{
  if (nabij_e2e_listener_wait_for (shots->listener, name, PATIENCE_US) < 0)
    g_error ("“%s” was not spoken", name);
}

/* A journal of some weeks, so that its pages have something to show. */
static void
fill_journal (Shots   *shots,
              gboolean after_birth)
{
  g_autofree char *path = g_build_filename (nabij_e2e_get_home (shots->person), "sample.json", NULL);
  g_autofree char *argument = g_strconcat ("--import=", path, NULL);
  const char      *arguments[] = { argument, NULL };
  const gboolean   dutch = g_str_equal (shots->words->language, "nl");

  if (after_birth)
    nabij_e2e_sample_write_after_birth (path, BORN_DAYS_AGO, dutch);
  else
    nabij_e2e_sample_write (path, dutch);
  nabij_e2e_start (shots->person, arguments);
  nabij_e2e_wait_for_end (shots->person, 0);
}

/* The page for when it is too much breathes by itself after some seconds, which is sooner than all
 * pictures are taken. Whoever comes back from that is hurried no more. */
static void
come_back_from_breathing (Shots *shots)
{
  nabij_e2e_press (shots->person, ATSPI_ROLE_PUSH_BUTTON, shots->words->stop);
  nabij_e2e_wait_for (shots->person, ATSPI_ROLE_PUSH_BUTTON, shots->words->write);
}

static void
take_moment (Shots *shots)
{
  NabijE2e *person = shots->person;

  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, shots->words->too_much);
  come_back_from_breathing (shots);
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, shots->words->write);
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, shots->words->very_tense);
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, shots->words->slept_badly);
  take (shots, "moment");
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, shots->words->calmer);
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, shots->words->a_little);
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, shots->words->outside);
  take (shots, "recovery");
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, shots->words->done);
}

static void
take_journal (Shots *shots)
{
  NabijE2e *person = shots->person;

  nabij_e2e_press (person, ATSPI_ROLE_INVALID, shots->words->journal);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, shots->words->moment);
  take (shots, "journal");
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, shots->words->search);
  take (shots, "search");
}

/* Each place, after some seconds of it. */
static void
take_places (Shots *shots)
{
  static const char *const practices[] = { "warm-place", "warm-place-forest", "warm-place-rain", "warm-place-hearth", "warm-place-womb" };

  for (guint i = 0; i < G_N_ELEMENTS (practices); i++) {
    g_autofree char  *argument = g_strconcat ("--practice=", practices[i], NULL);
    const char *const arguments[] = { argument, NULL };

    nabij_e2e_start (shots->person, arguments);
    nabij_e2e_pass_time (PLACE_US);
    take (shots, practices[i]);
    nabij_e2e_kill (shots->person);
  }
}

/* What a press leads to, and back again. */
static void
take_pushed (Shots      *shots,
             const char *name,
             const char *screen)
{
  nabij_e2e_press (shots->person, ATSPI_ROLE_INVALID, name);
  nabij_e2e_pass_time (SETTLE_US);
  take (shots, screen);
  nabij_e2e_press (shots->person, ATSPI_ROLE_PUSH_BUTTON, shots->words->back);
  nabij_e2e_pass_time (SETTLE_US);
}

/* Presses what the program says in its language. */
static void
press_message (Shots      *shots,
               const char *message)
{
  nabij_e2e_press (shots->person, ATSPI_ROLE_PUSH_BUTTON, nabij_catalogue_get (shots->catalogue, NULL, message));
  nabij_e2e_pass_time (SETTLE_US);
}

/* Who speaks, and a line that waits to be said. */
static void
take_voice (Shots *shots)
{
  NabijE2e   *person = shots->person;
  const char *who = nabij_catalogue_get (shots->catalogue, NULL, "Who speaks: a name");
  g_autoptr (GString) item = g_string_new (nabij_catalogue_get (shots->catalogue, NULL, "Your _voice"));
  g_autoptr (AtspiAccessible) name = NULL;

  g_string_replace (item, "_", "", 0);
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, shots->words->menu);
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, item->str);
  nabij_e2e_pass_time (SETTLE_US);
  name = nabij_e2e_find (person, ATSPI_ROLE_INVALID, who);
  nabij_e2e_click (person, name);
  nabij_e2e_type (person, "Sam");
  nabij_e2e_pass_time (SETTLE_US);
  take (shots, "your-voice");
  press_message (shots, "Record");
  take (shots, "your-voice-line");
  nabij_e2e_key (person, XK_Escape);
  nabij_e2e_pass_time (SETTLE_US);
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, shots->words->back);
  nabij_e2e_pass_time (SETTLE_US);
}

static void
take_pages (Shots *shots)
{
  NabijE2e *person = shots->person;

  nabij_e2e_press (person, ATSPI_ROLE_INVALID, shots->words->rituals);
  take (shots, "rituals");
  take_pushed (shots, shots->words->warm_place, "practice");
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, shots->words->reading);
  take (shots, "reading");
  take_pushed (shots, shots->words->card, "card");

  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, shots->words->menu);
  take_pushed (shots, shots->words->about_you, "about-you");

  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, shots->words->menu);
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, shots->words->reminders);
  nabij_e2e_pass_time (SETTLE_US);
  take (shots, "reminders");
  take_pushed (shots, shots->words->one_exhale, "reminder");
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, shots->words->back);
  nabij_e2e_pass_time (SETTLE_US);

  take_voice (shots);

  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, shots->words->help);
  nabij_e2e_pass_time (SETTLE_US);
  take (shots, "help");
  nabij_e2e_press (person, ATSPI_ROLE_INVALID, shots->words->pause_or_stop);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, shots->words->quiet);
  take (shots, "pause-or-stop");
}

/* From the offer on *Today* to the page to take along. */
static void
take_check_in (Shots *shots)
{
  NabijE2e        *person = shots->person;
  g_autofree char *tell = g_strconcat (nabij_catalogue_get (shots->catalogue, NULL, "Take your words along"), "*", NULL);

  nabij_e2e_new_home (person);
  fill_journal (shots, TRUE);
  nabij_e2e_start (person, NULL);
  nabij_e2e_wait_for (person, ATSPI_ROLE_INVALID, nabij_catalogue_get (shots->catalogue, NULL, "How are you doing?"));
  take (shots, "today-check-in");
  press_message (shots, "Begin");
  take (shots, "check-in");
  press_message (shots, "Begin");
  take (shots, "check-in-item");
  for (guint i = 0; i < N_ITEMS; i++) {
    nabij_e2e_key (person, XK_1 + i % 3);
    nabij_e2e_pass_time (2 * SETTLE_US);
  }
  take (shots, "check-in-talk");
  nabij_e2e_key (person, XK_1);
  nabij_e2e_pass_time (2 * SETTLE_US);
  take (shots, "check-in-words");
  press_message (shots, "Done");
  take (shots, "check-in-end");
  press_message (shots, "Look back");
  take (shots, "looking-back");
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, shots->words->back);
  nabij_e2e_pass_time (SETTLE_US);
  /* Opened wide, it grows narrow only step by step, as a hand draws at the window. */
  nabij_e2e_resize (person, sizes[0].width_px, sizes[0].height_px);
  nabij_e2e_pass_time (SETTLE_US);
  nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, tell);
  nabij_e2e_pass_time (2 * SETTLE_US);
  take (shots, "tell");
  nabij_e2e_close (person);
}

static void
take_all (Shots *shots)
{
  const char *const arguments[] = { "--practice=five-exhales", NULL };
  const char *const stress[] = { "--stress", NULL };
  NabijE2e         *person = shots->person;

  nabij_e2e_start (person, NULL);
  nabij_e2e_wait_for (person, ATSPI_ROLE_PUSH_BUTTON, shots->words->begin);
  take (shots, "today");
  take_pages (shots);
  nabij_e2e_close (person);
  nabij_e2e_new_home (person);
  take_places (shots);

  nabij_e2e_start (person, arguments);
  expect_spoken (shots, shots->words->breathe_out);
  take (shots, "session");
  nabij_e2e_key (person, XK_space);
  take (shots, "pause");
  nabij_e2e_key (person, XK_space);
  if (!g_str_equal (shots->look->name, "night")) {
    g_autoptr (AtspiAccessible) done = NULL;
    gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

    while (done == NULL && g_get_monotonic_time () < end_us) {
      nabij_e2e_pass_time (G_USEC_PER_SEC);
      done = nabij_e2e_glance (person, ATSPI_ROLE_PUSH_BUTTON, shots->words->done);
    }
    take (shots, "closing");
    nabij_e2e_press (person, ATSPI_ROLE_PUSH_BUTTON, shots->words->done);
  } else {
    nabij_e2e_key (person, XK_Escape);
  }

  take_moment (shots);
  nabij_e2e_close (person);

  nabij_e2e_start (person, stress);
  come_back_from_breathing (shots);
  take (shots, "too-much");
  nabij_e2e_kill (person);

  fill_journal (shots, FALSE);
  nabij_e2e_start (person, NULL);
  nabij_e2e_wait_for (person, ATSPI_ROLE_PUSH_BUTTON, shots->words->calmer);
  take (shots, "today-open");
  take_journal (shots);
  nabij_e2e_close (person);
  take_check_in (shots);
}

int
main (int    argc,
      char **argv)
{
  Shots            shots = { 0 };
  g_autofree char *locales = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; argc == 4 && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (argv[1], words[i].language))
      shots.words = &words[i];
  for (guint i = 0; argc == 4 && i < G_N_ELEMENTS (looks); i++)
    if (g_str_equal (argv[2], looks[i].name))
      shots.look = &looks[i];
  if (shots.words == NULL || shots.look == NULL)
    g_error ("usage: %s nl|en light|dark|contrast|night FOLDER", argv[0]);
  shots.place = argv[3];

  g_set_prgname ("shots");
  shots.person = nabij_e2e_new ();
  shots.listener = nabij_e2e_listener_new ();
  locales = g_build_filename (nabij_e2e_get_prefix (shots.person), "share", "locale", NULL);
  shots.catalogue = nabij_catalogue_new (shots.words->language, locales, &error);
  g_assert_no_error (error);
  nabij_e2e_set_variable (shots.person, "LANGUAGE", shots.words->language);
  if (shots.look->variable != NULL)
    nabij_e2e_set_variable (shots.person, shots.look->variable, shots.look->value);
  if (g_str_equal (shots.look->name, "night"))
    nabij_e2e_set_hour (shots.person, NIGHT_HOUR);
  take_all (&shots);
  nabij_catalogue_unref (shots.catalogue);
  nabij_e2e_listener_free (shots.listener);
  nabij_e2e_free (shots.person);
  return 0;
}
