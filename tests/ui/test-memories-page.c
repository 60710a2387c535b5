/* test-memories-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-family-fixture.h"
#include "nabij-memories-page.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>

static void
set_up (NabijPageFixture *fixture,
        gconstpointer     data)
{
  nabij_page_fixture_init (fixture, 15);
  nabij_family_fixture_load (fixture);
}

static gboolean
is_shown (NabijPageFixture *fixture,
          const char       *id)
{
  return gtk_widget_is_visible (nabij_ui_find (fixture->page, GTK_TYPE_WIDGET, id));
}

static gboolean
has_letters (gpointer data)
{
  return is_shown (data, "letters");
}

static GtkWidget *
find_row (NabijPageFixture *fixture,
          const char       *group)
{
  return nabij_ui_find (nabij_ui_find (fixture->page, ADW_TYPE_PREFERENCES_GROUP, group), ADW_TYPE_ACTION_ROW, NULL);
}

static void
save (NabijPageFixture *fixture,
      NabijEntryKind    kind,
      const char       *title,
      const char       *text)
{
  g_autoptr (NabijEntry) entry = nabij_entry_new (&(NabijEntryFields){
    .kind = kind,
    .instant = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)),
    .title = title,
    .text = text,
  });

  nabij_page_fixture_save (fixture, entry);
}

static void
test_says_what_could_come (NabijPageFixture *fixture,
                           gconstpointer     data)
{
  nabij_page_fixture_show (fixture, nabij_memories_page_new (fixture->ui.services));
  g_assert_true (is_shown (fixture, "empty"));
  g_assert_false (is_shown (fixture, "sentences"));
  g_assert_false (is_shown (fixture, "song"));
  g_assert_false (is_shown (fixture, "letters"));
}

static void
test_shows_letters_and_nothing_else (NabijPageFixture *fixture,
                                     gconstpointer     data)
{
  save (fixture, NABIJ_ENTRY_KIND_NOTE, "A note", "not here");
  save (fixture, NABIJ_ENTRY_KIND_LETTER, NULL, "Dear <b>you</b> & me\nThe second line");
  nabij_page_fixture_show (fixture, nabij_memories_page_new (fixture->ui.services));
  nabij_ui_wait_for (has_letters, fixture);
  g_assert_false (is_shown (fixture, "empty"));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (find_row (fixture, "letters"))), ==, "Dear <b>you</b> & me");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (fixture, "letters"))), ==, "Tuesday 17 November 2026");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (find_row (fixture, "letters"))), ==, "win.open-entry");
  g_assert_null (gtk_widget_get_next_sibling (find_row (fixture, "letters")));
}

/* Also in silence: whoever comes here asks for it. */
static void
test_shows_sentences_and_the_song (NabijPageFixture *fixture,
                                   gconstpointer     data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autofree char *title = g_strnfill (10000, 's');
  int              minimum_px;

  family->told = NABIJ_TOLD_PREGNANT;
  nabij_family_choose_sentence (family, "sentence-room", nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)).utc_us);
  family->silence = NABIJ_SILENCE_PREGNANCY_ENDED;
  family->song = g_strdup ("song.ogg");
  family->song_title = g_strdup (title);
  nabij_family_fixture_set (fixture, family);

  nabij_page_fixture_show (fixture, nabij_memories_page_new (fixture->ui.services));
  g_assert_true (is_shown (fixture, "song"));
  g_assert_true (is_shown (fixture, "sentences"));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (find_row (fixture, "sentences"))), ==, "I’m here. There is room for you.");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (fixture, "sentences"))), ==, "Chosen in the pregnancy, on Tuesday 17 November 2026");
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_px, NULL, NULL, NULL);
  g_assert_cmpint (minimum_px, <=, 360);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (NabijPageFixture *fixture, gconstpointer data);
  } tests[] = {
    { "says-what-could-come", test_says_what_could_come },
    { "shows-letters-and-nothing-else", test_shows_letters_and_nothing_else },
    { "shows-sentences-and-the-song", test_shows_sentences_and_the_song },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/memories-page/", tests[i].name, NULL);

    g_test_add (path, NabijPageFixture, NULL, set_up, tests[i].test, nabij_page_fixture_tear_down);
  }

  return g_test_run ();
}
