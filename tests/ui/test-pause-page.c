/* test-pause-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-family-fixture.h"
#include "nabij-pause-page.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>
#include <string.h>

#define NARROWEST_PX 360

static void
set_up (NabijPageFixture *fixture,
        gconstpointer     data)
{
  nabij_page_fixture_init (fixture, 15);
  nabij_family_fixture_load (fixture);
}

static void
show (NabijPageFixture *fixture)
{
  nabij_page_fixture_show (fixture, nabij_pause_page_new (fixture->ui.services));
}

/* A click toggles the button by itself. */
static void
choose (NabijPageFixture *fixture,
        const char       *id)
{
  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_TOGGLE_BUTTON, id), "clicked");
}

static NabijSilence
get_silence (NabijPageFixture *fixture)
{
  return nabij_family_fixture_get (fixture)->silence;
}

static gboolean
is_visible (NabijPageFixture *fixture,
            const char       *id)
{
  return gtk_widget_is_visible (nabij_ui_find (fixture->page, GTK_TYPE_WIDGET, id));
}

static const char *
get_go_on (NabijPageFixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "go_on_label")));
}

static void
test_opening_it_silences (NabijPageFixture *fixture,
                          gconstpointer     data)
{
  nabij_family_fixture_set_due (fixture, 100);
  g_assert_false (g_settings_get_boolean (fixture->ui.settings, "silent"));
  show (fixture);
  g_assert_cmpint (get_silence (fixture), ==, NABIJ_SILENCE_OPENED);
  g_assert_true (g_settings_get_boolean (fixture->ui.settings, "silent"));
  /* Leaving without a choice leaves it so. */
  nabij_page_fixture_leave (fixture);
  g_assert_cmpint (get_silence (fixture), ==, NABIJ_SILENCE_OPENED);
  g_assert_cmpuint (nabij_family_fixture_get (fixture)->due_dates->len, ==, 1);
}

static void
test_a_silence_stays_what_it_was (NabijPageFixture *fixture,
                                  gconstpointer     data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();

  family->told = NABIJ_TOLD_PREGNANT;
  family->silence = NABIJ_SILENCE_PREGNANCY_ENDED;
  nabij_family_fixture_set (fixture, family);
  show (fixture);
  g_assert_cmpint (get_silence (fixture), ==, NABIJ_SILENCE_PREGNANCY_ENDED);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nabij_ui_find (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "ended"))));
}

/* It is silent even where the family is not known yet. */
static void
test_does_not_wait_for_the_disk (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  g_autoptr (NabijServices) services = nabij_services_new (NABIJ_CLOCK (fixture->ui.clock), fixture->ui.settings, NABIJ_PLAYER (fixture->ui.player), NABIJ_STUDIO (fixture->ui.studio), fixture->ui.journal,
                                                           nabij_services_get_file_picker (fixture->ui.services), "/nowhere");

  nabij_page_fixture_show (fixture, nabij_pause_page_new (services));
  g_assert_false (nabij_family_keeper_is_loaded (nabij_services_get_family_keeper (services)));
  g_assert_true (g_settings_get_boolean (fixture->ui.settings, "silent"));
  nabij_page_fixture_leave (fixture);
}

static void
test_a_choice_may_be_taken_back (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  static const struct {
    const char  *id;
    NabijSilence silence;
  } choices[] = {
    { "pause", NABIJ_SILENCE_PAUSE },
    { "ended", NABIJ_SILENCE_PREGNANCY_ENDED },
    { "died", NABIJ_SILENCE_CHILD_DIED },
  };

  nabij_family_fixture_set_due (fixture, 100);
  show (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++) {
    choose (fixture, choices[i].id);
    g_assert_cmpint (get_silence (fixture), ==, choices[i].silence);
    for (gsize j = 0; j < G_N_ELEMENTS (choices); j++)
      g_assert_cmpint (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nabij_ui_find (fixture->page, GTK_TYPE_TOGGLE_BUTTON, choices[j].id))), ==, i == j);
  }
  choose (fixture, "died");
  g_assert_cmpint (get_silence (fixture), ==, NABIJ_SILENCE_OPENED);

  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "go_on_button"), "clicked");
  g_assert_cmpint (get_silence (fixture), ==, NABIJ_SILENCE_NONE);
  g_assert_false (g_settings_get_boolean (fixture->ui.settings, "silent"));
  g_assert_cmpuint (nabij_family_fixture_get (fixture)->due_dates->len, ==, 1);
  g_assert_cmpstr (fixture->activated->str, ==, "back ");
}

static void
test_who_died_may_be_said (NabijPageFixture *fixture,
                           gconstpointer     data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  GtkWidget *children;
  GtkWidget *second;

  nabij_family_fixture_add_child (family, fixture, "<b>Noor</b>", 20);
  nabij_family_fixture_add_child (family, fixture, "Sam", 20);
  nabij_family_fixture_set (fixture, family);
  show (fixture);
  g_assert_false (is_visible (fixture, "which"));
  choose (fixture, "died");
  g_assert_true (is_visible (fixture, "which"));
  g_assert_cmpstr (get_go_on (fixture), ==, "Go on as before");

  children = nabij_ui_find (fixture->page, GTK_TYPE_BOX, "children");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (gtk_widget_get_first_child (children))), ==, "<b>Noor</b>");
  second = gtk_widget_get_last_child (children);
  g_signal_emit_by_name (second, "clicked");
  g_assert_true (((NabijChild *)g_ptr_array_index (nabij_family_fixture_get (fixture)->children, 1))->died);
  g_assert_false (((NabijChild *)g_ptr_array_index (nabij_family_fixture_get (fixture)->children, 0))->died);
  g_assert_cmpstr (get_go_on (fixture), ==, "Go on with my other child");

  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "go_on_button"), "clicked");
  g_assert_cmpint (nabij_family_get_season (nabij_family_fixture_get (fixture)), ==, NABIJ_SEASON_AFTER);
  g_assert_true (((NabijChild *)g_ptr_array_index (nabij_family_fixture_get (fixture)->children, 1))->died);
}

static void
test_an_only_child_needs_no_question (NabijPageFixture *fixture,
                                      gconstpointer     data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  const NabijChild *child;

  nabij_family_fixture_add_child (family, fixture, NULL, 20);
  nabij_family_fixture_set (fixture, family);
  show (fixture);
  choose (fixture, "died");
  child = g_ptr_array_index (nabij_family_fixture_get (fixture)->children, 0);
  g_assert_true (child->died);
  g_assert_false (is_visible (fixture, "which"));
  choose (fixture, "died");
  child = g_ptr_array_index (nabij_family_fixture_get (fixture)->children, 0);
  g_assert_false (child->died);
}

static void
test_the_older_journal_can_wait (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  GtkSwitch *put_away;

  show (fixture);
  put_away = GTK_SWITCH (nabij_ui_find (fixture->page, GTK_TYPE_SWITCH, "put_away"));
  g_assert_false (nabij_family_fixture_get (fixture)->journal_put_away);
  gtk_switch_set_active (put_away, TRUE);
  g_assert_true (nabij_family_fixture_get (fixture)->journal_put_away);
  g_assert_cmpint (nabij_family_fixture_get (fixture)->put_away_us, ==, nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)).utc_us);
  gtk_switch_set_active (put_away, FALSE);
  g_assert_false (nabij_family_fixture_get (fixture)->journal_put_away);
}

static void
find_targets (GtkWidget *widget,
              GString   *targets)
{
  if (ADW_IS_ACTION_ROW (widget) && gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) != NULL) {
    GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));

    g_string_append_printf (targets, "%s%s%s ", gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)),
                            target != NULL ? ":" : "", target != NULL ? g_variant_get_string (target, NULL) : "");
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    find_targets (child, targets);
}

static void
test_shows_what_remains (NabijPageFixture *fixture,
                         gconstpointer     data)
{
  g_autoptr (GString) targets = g_string_new (NULL);

  nabij_family_fixture_set_due (fixture, 100);
  show (fixture);
  find_targets (fixture->page, targets);
  g_assert_cmpstr (targets->str, ==,
                   "win.practice:water-and-rust win.practice:five-exhales win.open-practice:warm-place win.help win.keepsake win.keeping ");

  /* The page to read is about a loss, and is there where there is one. */
  choose (fixture, "ended");
  g_string_truncate (targets, 0);
  find_targets (fixture->page, targets);
  g_assert_nonnull (strstr (targets->str, "win.reading-card:after-loss"));
}

static void
gather_words (GtkWidget *widget,
              GString   *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_is_visible (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gather_words (child, words);
}

static void
test_speaks_of_no_baby (NabijPageFixture *fixture,
                        gconstpointer     data)
{
  static const char *const words[] = { "baby", "belly", "!", "sorry", "must", "sure" };
  g_autoptr (GString) said = g_string_new (NULL);

  nabij_family_fixture_set_due (fixture, 100);
  show (fixture);
  gather_words (fixture->page, said);
  g_assert_nonnull (strstr (said->str, "It is quiet now."));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_null (strstr (said->str, words[i]));
}

static void
test_fits_a_phone_with_large_text (NabijPageFixture *fixture,
                                   gconstpointer     data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autofree char *name = g_strnfill (200, 'n');

  nabij_family_fixture_add_child (family, fixture, name, 20);
  nabij_family_fixture_add_child (family, fixture, NULL, 20);
  nabij_family_fixture_set (fixture, family);
  gtk_window_set_default_size (fixture->window, NARROWEST_PX, 720);
  show (fixture);
  choose (fixture, "died");
  nabij_ui_assert_fits_a_phone (fixture->page);
  nabij_page_fixture_enlarge_text (fixture);
  nabij_ui_assert_fits_a_phone (fixture->page);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (NabijPageFixture *fixture, gconstpointer data);
  } tests[] = {
    { "opening-it-silences", test_opening_it_silences },
    { "a-silence-stays-what-it-was", test_a_silence_stays_what_it_was },
    { "does-not-wait-for-the-disk", test_does_not_wait_for_the_disk },
    { "a-choice-may-be-taken-back", test_a_choice_may_be_taken_back },
    { "who-died-may-be-said", test_who_died_may_be_said },
    { "an-only-child-needs-no-question", test_an_only_child_needs_no_question },
    { "the-older-journal-can-wait", test_the_older_journal_can_wait },
    { "shows-what-remains", test_shows_what_remains },
    { "speaks-of-no-baby", test_speaks_of_no_baby },
    /* The last one, because it changes the display. */
    { "fits-a-phone-with-large-text", test_fits_a_phone_with_large_text },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/pause-page/", tests[i].name, NULL);

    g_test_add (path, NabijPageFixture, NULL, set_up, tests[i].test, nabij_page_fixture_tear_down);
  }

  return g_test_run ();
}
