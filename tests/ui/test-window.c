/* test-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-pacer.h"
#include "nabij-ui-widgets.h"
#include "nabij-window-fixture.h"

#include <adwaita.h>

#define NARROWEST_PX 360

typedef NabijWindowFixture Fixture;

static void
assert_fits (Fixture *fixture)
{
  nabij_ui_assert_fits_a_phone (GTK_WIDGET (fixture->window));
}

static void
test_every_page_fits_a_phone (Fixture      *fixture,
                              gconstpointer data)
{
  assert_fits (fixture);
  nabij_window_fixture_activate (fixture, "win.begin", NULL);
  assert_fits (fixture);
  nabij_session_page_end (nabij_window_fixture_get_session_page (fixture));
  assert_fits (fixture);
}

/* However wide the tabs are in its header, it can become as narrow as a phone in one step. */
static void
test_tabs_in_the_header_may_be_narrow (Fixture      *fixture,
                                       gconstpointer data)
{
  GtkStack  *title = GTK_STACK (nabij_ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_STACK, "title_stack"));
  GtkWidget *tabs = gtk_stack_get_child_by_name (title, "switcher");
  int        minimum_px;
  int        natural_px;

  gtk_widget_measure (tabs, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_px, &natural_px, NULL, NULL);
  g_assert_cmpint (minimum_px, <=, 100);
  g_assert_cmpint (natural_px, >, NARROWEST_PX);
}

static void
test_large_text_fits_too (Fixture      *fixture,
                          gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->window));
  int          dpi;

  /* The buttons of a window in GNOME. */
  g_object_set (settings, "gtk-decoration-layout", ":close", NULL);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * (dpi > 0 ? dpi : 96 * 1024), NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "large-text"));
  test_every_page_fits_a_phone (fixture, data);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static void
test_one_key_begins (Fixture      *fixture,
                     gconstpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  /* Enter or the space bar press what has the focus, and that is the pill button. */
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_true (gtk_widget_activate (focus));
  nabij_ui_wait_for (nabij_window_fixture_is_running, fixture);
  g_assert_true (NABIJ_IS_PACER (gtk_root_get_focus (GTK_ROOT (fixture->window))));
}

static void
test_the_pacer_says_its_phase (Fixture      *fixture,
                               gconstpointer data)
{
  nabij_window_fixture_activate (fixture, "win.begin", NULL);
  gtk_test_accessible_assert_property (NABIJ_PACER (nabij_ui_find (GTK_WIDGET (fixture->window), NABIJ_TYPE_PACER, NULL)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Let your breath go.");
}

static void
test_a_session_uses_what_was_chosen (Fixture      *fixture,
                                     gconstpointer data)
{
  NabijBreathPlan *plan;

  g_settings_set_string (fixture->ui.settings, "length", "10");
  g_settings_set_string (fixture->ui.settings, "pattern", "even");
  nabij_window_fixture_activate (fixture, "win.begin", NULL);
  plan = nabij_fake_player_get_plan (fixture->ui.player);
  g_assert_cmpint (nabij_breath_plan_get_options (plan)->length_us, ==, 600 * NABIJ_SECOND_US);
  g_assert_cmpint (nabij_breath_plan_get_options (plan)->pattern.inhale_us, ==, 5 * NABIJ_SECOND_US);
}

static void
test_keys_change_the_breath (Fixture      *fixture,
                             gconstpointer data)
{
  static const struct {
    const char *action;
    const char *call;
  } keys[] = {
    { "session.shorter", "shorter" },
    { "session.longer", "longer" },
    { "session.own-pace", "own-pace" },
    { "session.pause", "pause" },
    { "session.pause", "resume" },
  };
  NabijSessionPage *page;

  nabij_window_fixture_activate (fixture, "win.begin", NULL);
  page = nabij_window_fixture_get_session_page (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autofree char *before = nabij_fake_player_take_calls (fixture->ui.player);
    g_autofree char *calls = NULL;

    nabij_fake_clock_pass (fixture->ui.clock, NABIJ_SECOND_US);
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), keys[i].action, NULL));
    calls = nabij_fake_player_take_calls (fixture->ui.player);
    g_assert_nonnull (strstr (calls, keys[i].call));
  }
}

static void
test_tab_goes_round (Fixture      *fixture,
                     gconstpointer data)
{
  static const struct {
    GtkDirectionType direction;
    const char      *type_name;
  } steps[] = {
    { GTK_DIR_TAB_FORWARD, "GtkButton" },
    { GTK_DIR_TAB_FORWARD, "GtkToggleButton" },
    { GTK_DIR_TAB_FORWARD, "NabijPacer" },
    { GTK_DIR_TAB_BACKWARD, "GtkToggleButton" },
  };

  nabij_window_fixture_activate (fixture, "win.begin", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), steps[i].direction));
    g_assert_cmpstr (G_OBJECT_TYPE_NAME (gtk_root_get_focus (GTK_ROOT (fixture->window))), ==, steps[i].type_name);
  }
}

static void
test_escape_goes_home_without_a_question (Fixture      *fixture,
                                          gconstpointer data)
{
  NabijSessionPage *page = nabij_window_fixture_get_session_page (fixture);

  nabij_window_fixture_activate (fixture, "win.begin", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "session.end", NULL));
  g_assert_false (nabij_session_page_is_running (page));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (nabij_ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_STACK, NULL))), ==, "home");
}

static void
test_night_is_dark_and_silent (Fixture      *fixture,
                               gconstpointer data)
{
  NabijSessionPage *page = nabij_window_fixture_get_session_page (fixture);
  g_autofree char  *calls = NULL;

  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "night"));
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));

  nabij_window_fixture_activate (fixture, "win.begin", NULL);
  g_assert_cmpint (nabij_player_get_state (NABIJ_PLAYER (fixture->ui.player)), ==, NABIJ_PLAYER_STATE_OFF);
  g_assert_false (nabij_fake_player_get_mix (fixture->ui.player)->bowl_at_end);

  /* Chosen for the night, it is remembered for the night alone. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "session.sound", NULL));
  g_assert_true (g_settings_get_boolean (fixture->ui.settings, "night-sound"));
  g_settings_set_boolean (fixture->ui.settings, "sound", FALSE);
  g_assert_true (g_settings_get_boolean (fixture->ui.settings, "night-sound"));
}

static void
test_n_changes_the_look (Fixture      *fixture,
                         gconstpointer data)
{
  NabijSessionPage *page = nabij_window_fixture_get_session_page (fixture);

  nabij_window_fixture_activate (fixture, "win.begin", NULL);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "night"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "session.night", NULL));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "night"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "session.night", NULL));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "night"));
}

static void
test_closing_the_window_keeps_the_session (Fixture      *fixture,
                                           gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;

  nabij_window_fixture_activate (fixture, "win.begin", NULL);
  nabij_fake_clock_pass (fixture->ui.clock, 45 * NABIJ_SECOND_US);
  nabij_session_page_end (nabij_window_fixture_get_session_page (fixture));
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 1);
}

static gboolean
has_tabs_in_header (gpointer data)
{
  Fixture   *fixture = data;
  GtkWidget *title = nabij_ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_STACK, "title_stack");

  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (title)), "switcher");
}

/* As a reminder does in a process whose window was closed while the sound still fades. The tests run with
 * freed memory filled: whoever still looks there does not get far. */
static void
test_a_window_follows_another (Fixture      *fixture,
                               gconstpointer data)
{
  static const char *const tabs[] = { "rituals", "journal", "reading" };

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++) {
    gtk_window_destroy (GTK_WINDOW (fixture->window));
    fixture->window = nabij_window_new (NULL, fixture->ui.services);
    gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 800);
    nabij_ui_show (GTK_WINDOW (fixture->window));
    nabij_ui_wait_for (has_tabs_in_header, fixture);
    nabij_window_fixture_activate (fixture, "win.show-page", tabs[i]);
    nabij_ui_wait_for_frame (GTK_WIDGET (fixture->window));
    nabij_window_fixture_activate (fixture, "win.begin", NULL);
    nabij_ui_wait_for (nabij_window_fixture_is_running, fixture);
  }
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*set_up) (Fixture *fixture, gconstpointer data);
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "every-page-fits-a-phone", nabij_window_fixture_set_up, test_every_page_fits_a_phone },
    { "tabs-in-the-header-may-be-narrow", nabij_window_fixture_set_up, test_tabs_in_the_header_may_be_narrow },
    { "large-text-fits-too", nabij_window_fixture_set_up, test_large_text_fits_too },
    { "one-key-begins", nabij_window_fixture_set_up, test_one_key_begins },
    { "the-pacer-says-its-phase", nabij_window_fixture_set_up, test_the_pacer_says_its_phase },
    { "a-session-uses-what-was-chosen", nabij_window_fixture_set_up, test_a_session_uses_what_was_chosen },
    { "keys-change-the-breath", nabij_window_fixture_set_up, test_keys_change_the_breath },
    { "tab-goes-round", nabij_window_fixture_set_up, test_tab_goes_round },
    { "escape-goes-home-without-a-question", nabij_window_fixture_set_up, test_escape_goes_home_without_a_question },
    { "night-is-dark-and-silent", nabij_window_fixture_set_up_night, test_night_is_dark_and_silent },
    { "n-changes-the-look", nabij_window_fixture_set_up, test_n_changes_the_look },
    { "a-window-follows-another", nabij_window_fixture_set_up, test_a_window_follows_another },
    { "closing-the-window-keeps-the-session", nabij_window_fixture_set_up, test_closing_the_window_keeps_the_session },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/window/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, tests[i].set_up, tests[i].test, nabij_window_fixture_tear_down);
  }

  return g_test_run ();
}
