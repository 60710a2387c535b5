/* test-reading-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-family-fixture.h"
#include "nabij-reading-card-page.h"
#include "nabij-reading-page.h"
#include "nabij-ui-widgets.h"

#include <string.h>

typedef NabijPageFixture Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer card_id)
{
  nabij_page_fixture_init (fixture, 15);
  nabij_family_fixture_load (fixture);
  nabij_page_fixture_show (fixture, card_id != NULL ? nabij_reading_card_page_new (fixture->ui.services, card_id)
                                                    : nabij_reading_page_new (fixture->ui.services));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  nabij_page_fixture_clear (fixture);
}

static void
tell (Fixture     *fixture,
      NabijTold    told,
      NabijSilence silence)
{
  g_autoptr (NabijFamily) family = nabij_family_copy (nabij_family_fixture_get (fixture));

  family->told = told;
  family->silence = silence;
  nabij_family_fixture_set (fixture, family);
}

static void
add_target (GtkWidget *widget,
            GString   *ids)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.reading-card") == 0)
    g_string_append_printf (ids, "%s ", g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)), NULL));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    add_target (child, ids);
}

static char *
list_shown (Fixture *fixture)
{
  GString *ids = g_string_new (NULL);

  add_target (fixture->page, ids);
  return g_string_free (ids, FALSE);
}

static const char *
get_label (Fixture    *fixture,
           const char *id)
{
  return gtk_label_get_label (GTK_LABEL (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, id)));
}

static gboolean
is_visible (Fixture    *fixture,
            const char *id)
{
  return gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_WIDGET, id));
}

static void
press (Fixture    *fixture,
       const char *id)
{
  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, id), "clicked");
}

static void
test_follows_the_season (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *unknown = list_shown (fixture);
  g_autofree char *after = NULL;
  g_autofree char *silent = NULL;

  g_assert_cmpstr (unknown, ==, "repair stress caring-for-yourself hard-circumstances struggling-longer when-to-call ");
  tell (fixture, NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE);
  after = list_shown (fixture);
  g_assert_nonnull (strstr (after, "sleep-safely"));
  g_assert_null (strstr (after, "after-loss"));
  tell (fixture, NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_PAUSE);
  silent = list_shown (fixture);
  g_assert_cmpstr (silent, ==, "after-loss ");
  g_assert_false (is_visible (fixture, "search"));
  g_assert_false (is_visible (fixture, "show_all"));
}

static void
test_shows_all_on_request (Fixture      *fixture,
                           gconstpointer data)
{
  g_autofree char *all = NULL;

  g_assert_true (is_visible (fixture, "show_all"));
  press (fixture, "show_all");
  all = list_shown (fixture);
  g_assert_nonnull (strstr (all, "sleep-safely"));
  g_assert_null (strstr (all, "after-loss"));
  g_assert_false (is_visible (fixture, "show_all"));
}

static gboolean
shows_the_cot_only (gpointer data)
{
  g_autofree char *shown = list_shown (data);

  return g_str_equal (shown, "sleep-safely ");
}

static gboolean
shows_nothing (gpointer data)
{
  return is_visible (data, "nothing");
}

static void
test_searches (Fixture      *fixture,
               gconstpointer data)
{
  GtkEditable *search = GTK_EDITABLE (nabij_ui_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, "search"));

  gtk_editable_set_text (search, "Cot empty");
  nabij_ui_wait_for (shows_the_cot_only, fixture);
  gtk_editable_set_text (search, "zebra");
  nabij_ui_wait_for (shows_nothing, fixture);
}

static void
test_fits_a_narrow_window (Fixture      *fixture,
                           gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (fixture->page);
  int          dpi;

  tell (fixture, NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE);
  nabij_ui_assert_fits_a_phone (fixture->page);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  nabij_page_fixture_enlarge_text (fixture);
  nabij_ui_assert_fits_a_phone (fixture->page);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static void
test_shows_a_card (Fixture      *fixture,
                   gconstpointer data)
{
  GtkExpander *rests_on = GTK_EXPANDER (nabij_ui_find (fixture->page, GTK_TYPE_EXPANDER, "rests_on_expander"));
  GtkButton   *practice = GTK_BUTTON (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "practice_button"));
  GtkButton   *help = GTK_BUTTON (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "help_button"));

  g_assert_cmpstr (get_label (fixture, "title"), ==, "It went wrong, and then");
  g_assert_nonnull (strstr (get_label (fixture, "text"), "\n\nWhat builds trust"));
  g_assert_true (gtk_label_get_selectable (GTK_LABEL (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "text"))));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (gtk_expander_get_child (rests_on))), "Based on"));
  g_assert_false (gtk_expander_get_expanded (rests_on));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (practice)), ==, "win.open-practice");
  g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (practice)), NULL), ==, "one-sentence");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (help)), ==, "win.help-unsafe");
}

static void
test_goes_to_the_next_card (Fixture      *fixture,
                            gconstpointer data)
{
  g_assert_false (is_visible (fixture, "previous_button"));
  press (fixture, "next_button");
  g_assert_cmpstr (get_label (fixture, "title"), ==, "Stress is part of life");
  press (fixture, "previous_button");
  g_assert_cmpstr (get_label (fixture, "title"), ==, "It went wrong, and then");
}

static void
test_is_silent_in_a_silence (Fixture      *fixture,
                             gconstpointer data)
{
  tell (fixture, NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_PREGNANCY_ENDED);
  g_assert_cmpstr (get_label (fixture, "title"), ==, "Nothing is asked of you now");
  g_assert_false (is_visible (fixture, "neighbours") && is_visible (fixture, "next_button"));
}

static void
test_bears_an_unknown_card (Fixture      *fixture,
                            gconstpointer data)
{
  g_assert_false (is_visible (fixture, "scroller"));
  tell (fixture, NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE);
}

static void
add (const char *path,
     const char *card_id,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, card_id, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

  add ("/nabij/ui/reading-page/follows-the-season", NULL, test_follows_the_season);
  add ("/nabij/ui/reading-page/shows-all-on-request", NULL, test_shows_all_on_request);
  add ("/nabij/ui/reading-page/searches", NULL, test_searches);
  add ("/nabij/ui/reading-page/fits-a-narrow-window", NULL, test_fits_a_narrow_window);
  add ("/nabij/ui/reading-card-page/shows-a-card", "repair", test_shows_a_card);
  add ("/nabij/ui/reading-card-page/goes-to-the-next-card", "repair", test_goes_to_the_next_card);
  add ("/nabij/ui/reading-card-page/is-silent-in-a-silence", "crying", test_is_silent_in_a_silence);
  add ("/nabij/ui/reading-card-page/bears-an-unknown-card", "atlantis", test_bears_an_unknown_card);
  add ("/nabij/ui/reading-card-page/fits-a-narrow-window", "after-loss", test_fits_a_narrow_window);

  return g_test_run ();
}
