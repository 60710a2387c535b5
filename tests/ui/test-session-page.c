/* test-session-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fading-controls.h"
#include "nabij-pacer.h"
#include "nabij-session-notice.h"
#include "nabij-session-page.h"
#include "nabij-ui-fixture.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>

#define SECONDS(seconds) ((gint64)((seconds) * (double)G_USEC_PER_SEC))

typedef struct {
  NabijUiFixture    ui;
  GtkWindow        *window;
  NabijSessionPage *page;
  GtkWidget        *pacer;

  const char *word; /* what a wait waits for */
  int         n_finished;
  gboolean    to_the_end;
  int         n_night_toggled;
  int         n_full_screen;
} Fixture;

static void
finished_cb (Fixture *fixture,
             gboolean to_the_end)
{
  fixture->n_finished++;
  fixture->to_the_end = to_the_end;
}

static void
night_toggled_cb (Fixture *fixture)
{
  fixture->n_night_toggled++;
}

static void
full_screen_cb (Fixture *fixture)
{
  fixture->n_full_screen++;
}

static void
set_up_at (Fixture *fixture,
           int      hour)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) full_screen = g_simple_action_new ("full-screen", NULL);

  nabij_ui_fixture_init (&fixture->ui, hour);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->page = NABIJ_SESSION_PAGE (nabij_session_page_new (fixture->ui.services));
  fixture->pacer = nabij_ui_find (GTK_WIDGET (fixture->page), NABIJ_TYPE_PACER, NULL);
  g_signal_connect_swapped (fixture->page, "finished", G_CALLBACK (finished_cb), fixture);
  g_signal_connect_swapped (fixture->page, "night-toggled", G_CALLBACK (night_toggled_cb), fixture);

  g_signal_connect_swapped (full_screen, "activate", G_CALLBACK (full_screen_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (full_screen));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (actions));

  gtk_window_set_default_size (fixture->window, 440, 820);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  nabij_ui_show (fixture->window);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  set_up_at (fixture, 15);
}

static void
set_up_night (Fixture      *fixture,
              gconstpointer data)
{
  set_up_at (fixture, 23);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_ref (fixture->page);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  nabij_ui_assert_finalizes (fixture->page);
  nabij_ui_fixture_clear (&fixture->ui);
}

static void
begin (Fixture    *fixture,
       const char *id,
       gboolean    first_time)
{
  g_settings_set_boolean (fixture->ui.settings, "introduced", !first_time);
  nabij_session_page_start (fixture->page, nabij_practices_find (nabij_services_get_practices (fixture->ui.services), id),
                            SECONDS (180), NULL);
}

static void
start (Fixture        *fixture,
       NabijBreathForm practice,
       gboolean        first_time)
{
  begin (fixture, practice == NABIJ_BREATH_FORM_FIVE_EXHALES ? NABIJ_PRACTICE_ID_FIVE : NABIJ_PRACTICE_ID_WATER, first_time);
}

static const char *
get_word (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (fixture->pacer)));
}

static gboolean
shows_word (gpointer data)
{
  Fixture *fixture = data;

  return g_str_equal (get_word (fixture), fixture->word);
}

static void
wait_for_word (Fixture    *fixture,
               const char *word)
{
  fixture->word = word;
  nabij_ui_wait_for (shows_word, fixture);
}

static gboolean
is_finished (gpointer data)
{
  return ((Fixture *)data)->n_finished > 0;
}

static void
assert_name (Fixture    *fixture,
             const char *name)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->pacer), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static NabijSessionNotice *
get_notice (Fixture *fixture)
{
  return NABIJ_SESSION_NOTICE (nabij_ui_find (GTK_WIDGET (fixture->page), NABIJ_TYPE_SESSION_NOTICE, NULL));
}

static const char *
get_notice_text (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (nabij_ui_find (GTK_WIDGET (get_notice (fixture)), GTK_TYPE_LABEL, NULL)));
}

static const char *
get_key_hint (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (nabij_ui_find (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "key_hint_label")));
}

static gboolean
press (Fixture        *fixture,
       guint           keyval,
       GdkModifierType modifiers)
{
  return nabij_ui_press (fixture->pacer, keyval, modifiers);
}

static void
test_keys_change_the_breath (Fixture      *fixture,
                             gconstpointer data)
{
  static const struct {
    guint           keyval;
    GdkModifierType modifiers;
    const char     *call;
    const char     *answer;
  } keys[] = {
    { GDK_KEY_minus, 0, "shorter", "A little shorter" },
    { GDK_KEY_plus, 0, "longer", "A little longer" },
    { GDK_KEY_KP_Subtract, 0, "shorter", "A little shorter" },
    { GDK_KEY_KP_Add, 0, "longer", "A little longer" },
    { GDK_KEY_Left, 0, "shorter", "A little shorter" },
    { GDK_KEY_Right, 0, "longer", "A little longer" },
    { GDK_KEY_Down, 0, "shorter", "A little shorter" },
    { GDK_KEY_Up, 0, "longer", "A little longer" },
    { GDK_KEY_minus, 0, "shorter", "A little shorter" },
    { GDK_KEY_equal, 0, "longer", "A little longer" },
    { GDK_KEY_minus, 0, "shorter", "A little shorter" },
    { GDK_KEY_plus, GDK_SHIFT_MASK, "longer", "A little longer" },
    { GDK_KEY_o, 0, "own-pace", "At your own pace" },
    { GDK_KEY_minus, 0, "shorter", "Breathe as you like." },
    { GDK_KEY_o, 0, "own-pace", "Breathe with the water again" },
  };

  start (fixture, NABIJ_BREATH_FORM_WATER_AND_RUST, FALSE);
  nabij_fake_clock_pass (fixture->ui.clock, SECONDS (60));
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autofree char *before = nabij_fake_player_take_calls (fixture->ui.player);
    g_autofree char *calls = NULL;

    nabij_fake_clock_pass (fixture->ui.clock, SECONDS (0.1));
    g_assert_true (press (fixture, keys[i].keyval, keys[i].modifiers));
    calls = nabij_fake_player_take_calls (fixture->ui.player);
    g_test_message ("key %zu: %s", i, calls);
    g_assert_nonnull (strstr (calls, keys[i].call));
    /* For the eyes and for the ears. */
    g_assert_cmpstr (get_notice_text (fixture), ==, keys[i].answer);
    assert_name (fixture, keys[i].answer);
  }
}

/* A person is told why nothing changed, and never that something did. */
static void
test_keys_that_change_nothing (Fixture      *fixture,
                               gconstpointer data)
{
  static const guint keyvals[] = { GDK_KEY_minus, GDK_KEY_plus, GDK_KEY_o };
  gint64             rest_us;

  start (fixture, NABIJ_BREATH_FORM_WATER_AND_RUST, FALSE);
  nabij_fake_clock_pass (fixture->ui.clock, SECONDS (15));
  for (int i = 0; i < 20; i++)
    g_assert_true (press (fixture, GDK_KEY_minus, 0));
  g_assert_cmpstr (get_notice_text (fixture), ==, "Shorter would not be easy");
  for (int i = 0; i < 20; i++)
    g_assert_true (press (fixture, GDK_KEY_plus, 0));
  g_assert_cmpstr (get_notice_text (fixture), ==, "Longer would not be easy");

  g_assert_true (press (fixture, GDK_KEY_space, 0));
  for (gsize i = 0; i < G_N_ELEMENTS (keyvals); i++) {
    g_assert_true (press (fixture, keyvals[i], 0));
    g_assert_cmpstr (get_notice_text (fixture), ==, "The space bar goes on");
  }
  g_assert_true (press (fixture, GDK_KEY_space, 0));

  /* In rest nothing is guided. */
  rest_us = nabij_breath_plan_get_stage_start_us (nabij_fake_player_get_plan (fixture->ui.player), NABIJ_STAGE_REST);
  nabij_fake_clock_pass (fixture->ui.clock, rest_us - SECONDS (12));
  wait_for_word (fixture, "Now let your breath do as it likes.");
  for (gsize i = 0; i < G_N_ELEMENTS (keyvals); i++) {
    g_assert_true (press (fixture, keyvals[i], 0));
    g_assert_cmpstr (get_notice_text (fixture), ==, "Breathe as you like.");
  }
}

static void
test_the_space_bar_pauses (Fixture      *fixture,
                           gconstpointer data)
{
  g_autofree char *paused = NULL;
  g_autofree char *resumed = NULL;

  start (fixture, NABIJ_BREATH_FORM_WATER_AND_RUST, FALSE);
  g_assert_cmpstr (get_key_hint (fixture), ==, "The space bar pauses");
  nabij_fake_clock_pass (fixture->ui.clock, SECONDS (20));
  g_free (nabij_fake_player_take_calls (fixture->ui.player));

  g_assert_true (press (fixture, GDK_KEY_space, 0));
  paused = nabij_fake_player_take_calls (fixture->ui.player);
  g_assert_nonnull (strstr (paused, "pause"));
  g_assert_cmpstr (get_key_hint (fixture), ==, "The space bar goes on");
  nabij_fake_clock_pass (fixture->ui.clock, SECONDS (600));
  wait_for_word (fixture, "Pause");
  assert_name (fixture, "Pause");
  g_assert_true (nabij_session_page_is_running (fixture->page));

  g_assert_true (press (fixture, GDK_KEY_space, 0));
  resumed = nabij_fake_player_take_calls (fixture->ui.player);
  g_assert_nonnull (strstr (resumed, "resume"));
  g_assert_cmpstr (get_key_hint (fixture), ==, "The space bar pauses");
  wait_for_word (fixture, "Breathe in");
}

static void
test_other_keys (Fixture      *fixture,
                 gconstpointer data)
{
  start (fixture, NABIJ_BREATH_FORM_WATER_AND_RUST, FALSE);

  g_assert_true (press (fixture, GDK_KEY_s, 0));
  g_assert_false (g_settings_get_boolean (fixture->ui.settings, "sound"));
  g_assert_cmpstr (get_notice_text (fixture), ==, "Sound off");
  g_assert_true (press (fixture, GDK_KEY_s, 0));
  g_assert_true (g_settings_get_boolean (fixture->ui.settings, "sound"));
  g_assert_cmpstr (get_notice_text (fixture), ==, "Sound on");

  g_assert_true (press (fixture, GDK_KEY_t, 0));
  g_assert_cmpstr (get_notice_text (fixture), ==, "About 3 minutes more.");
  assert_name (fixture, "About 3 minutes more.");

  g_assert_true (press (fixture, GDK_KEY_n, 0));
  g_assert_cmpint (fixture->n_night_toggled, ==, 1);
  g_assert_true (press (fixture, GDK_KEY_f, 0));
  g_assert_cmpint (fixture->n_full_screen, ==, 1);

  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_false (nabij_session_page_is_running (fixture->page));
  g_assert_cmpint (fixture->n_finished, ==, 1);
  g_assert_false (fixture->to_the_end);
}

static void
test_keys_without_an_exercise_do_nothing (Fixture      *fixture,
                                          gconstpointer data)
{
  static const guint keyvals[] = { GDK_KEY_space, GDK_KEY_minus, GDK_KEY_plus, GDK_KEY_o, GDK_KEY_s, GDK_KEY_t, GDK_KEY_Escape };
  g_autofree char   *calls = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (keyvals); i++)
    press (fixture, keyvals[i], 0);
  nabij_session_page_pause (fixture->page);
  nabij_session_page_end (fixture->page);

  calls = nabij_fake_player_take_calls (fixture->ui.player);
  g_assert_cmpstr (calls, ==, "");
  g_assert_cmpint (fixture->n_finished, ==, 0);
  g_assert_true (g_settings_get_boolean (fixture->ui.settings, "sound"));
}

static void
test_the_answer_gives_way_to_the_breath (Fixture      *fixture,
                                         gconstpointer data)
{
  start (fixture, NABIJ_BREATH_FORM_WATER_AND_RUST, FALSE);
  g_assert_true (press (fixture, GDK_KEY_t, 0));
  assert_name (fixture, "About 3 minutes more.");

  /* The picture goes on under it; what is said waits until the answer has been read. */
  nabij_fake_clock_pass (fixture->ui.clock, SECONDS (5));
  wait_for_word (fixture, "Sit supported. Rest your hand where it feels good.");
  assert_name (fixture, "About 3 minutes more.");
  nabij_session_notice_hide (get_notice (fixture));
  nabij_fake_clock_pass (fixture->ui.clock, SECONDS (5));
  wait_for_word (fixture, "Breathe in");
  assert_name (fixture, "Breathe in");
}

static NabijFadingControls *
get_controls (Fixture *fixture)
{
  return NABIJ_FADING_CONTROLS (nabij_ui_find (GTK_WIDGET (fixture->page), NABIJ_TYPE_FADING_CONTROLS, "controls"));
}

static gboolean
has_faded (gpointer data)
{
  return nabij_fading_controls_is_faded (get_controls (data));
}

static void
test_the_buttons_fade_and_return (Fixture      *fixture,
                                  gconstpointer data)
{
  GtkWidget *stop_button = nabij_ui_find (GTK_WIDGET (get_controls (fixture)), GTK_TYPE_BUTTON, NULL);

  start (fixture, NABIJ_BREATH_FORM_WATER_AND_RUST, FALSE);
  g_assert_false (has_faded (fixture));
  nabij_ui_wait_for (has_faded, fixture);

  g_assert_true (gtk_widget_grab_focus (stop_button));
  g_assert_false (has_faded (fixture));
  g_assert_true (gtk_widget_grab_focus (fixture->pacer));
  nabij_ui_wait_for (has_faded, fixture);

  /* Whoever pauses sees them, and one who goes on sees them for a while. */
  g_assert_true (press (fixture, GDK_KEY_space, 0));
  g_assert_false (has_faded (fixture));
}

static void
test_words_go_on_without_animations (Fixture      *fixture,
                                     gconstpointer data)
{
  GtkSettings     *settings = gtk_widget_get_settings (fixture->pacer);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  start (fixture, NABIJ_BREATH_FORM_WATER_AND_RUST, FALSE);
  nabij_fake_clock_pass (fixture->ui.clock, SECONDS (10.1));
  wait_for_word (fixture, "Breathe in");
  low = nabij_ui_describe_shape (fixture->pacer);
  nabij_fake_clock_pass (fixture->ui.clock, SECONDS (2.4));
  wait_for_word (fixture, "Breathe out");
  high = nabij_ui_describe_shape (fixture->pacer);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);

  g_assert_cmpstr (low, !=, "");
  g_assert_cmpstr (low, ==, high);
}

static void
test_says_when_it_is_over (Fixture      *fixture,
                           gconstpointer data)
{
  g_autofree char *calls = NULL;

  start (fixture, NABIJ_BREATH_FORM_WATER_AND_RUST, FALSE);
  nabij_fake_clock_pass (fixture->ui.clock, SECONDS (187.9));
  wait_for_word (fixture, "That’s all. Look around when you’re ready.");
  g_assert_cmpint (fixture->n_finished, ==, 0);
  nabij_fake_clock_pass (fixture->ui.clock, SECONDS (0.2));
  nabij_ui_wait_for (is_finished, fixture);
  g_assert_cmpint (fixture->n_finished, ==, 1);
  g_assert_true (fixture->to_the_end);
  g_assert_false (nabij_session_page_is_running (fixture->page));
  calls = nabij_fake_player_take_calls (fixture->ui.player);
  g_assert_true (g_str_has_suffix (calls, "stop"));

  /* And once more, on the same page. */
  start (fixture, NABIJ_BREATH_FORM_FIVE_EXHALES, FALSE);
  g_assert_true (nabij_session_page_is_running (fixture->page));
  wait_for_word (fixture, "Rest your hand where it feels good.");
}

static void
test_over_at_night_too (Fixture      *fixture,
                        gconstpointer data)
{
  start (fixture, NABIJ_BREATH_FORM_WATER_AND_RUST, FALSE);
  nabij_fake_clock_pass (fixture->ui.clock, SECONDS (188.1));
  nabij_ui_wait_for (is_finished, fixture);
  g_assert_true (fixture->to_the_end);
}

static gboolean
is_introduced (Fixture *fixture)
{
  return g_settings_get_boolean (fixture->ui.settings, "introduced");
}

static void
test_introduced_after_the_welcome (Fixture      *fixture,
                                   gconstpointer data)
{
  start (fixture, NABIJ_BREATH_FORM_WATER_AND_RUST, TRUE);
  nabij_fake_clock_pass (fixture->ui.clock, SECONDS (10));
  wait_for_word (fixture, "Rest a hand on your belly or chest.");
  g_assert_false (is_introduced (fixture));

  /* Who left during the welcome gets it again. */
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_false (is_introduced (fixture));

  /* Five exhales have no welcome. */
  start (fixture, NABIJ_BREATH_FORM_FIVE_EXHALES, TRUE);
  nabij_fake_clock_pass (fixture->ui.clock, SECONDS (7));
  wait_for_word (fixture, "In");
  g_assert_false (is_introduced (fixture));

  start (fixture, NABIJ_BREATH_FORM_WATER_AND_RUST, TRUE);
  nabij_fake_clock_pass (fixture->ui.clock, SECONDS (19.5));
  wait_for_word (fixture, "Breathe along with the water.");
  g_assert_false (is_introduced (fixture));
  nabij_fake_clock_pass (fixture->ui.clock, SECONDS (1));
  wait_for_word (fixture, "Breathe in");
  g_assert_true (is_introduced (fixture));
}

/* What a screen reader hears, over a whole exercise. */
static void
test_its_name_follows_the_breath (Fixture      *fixture,
                                  gconstpointer data)
{
  static const struct {
    double      pass_s;
    const char *word;
    const char *name;
  } steps[] = {
    { 0.0, "Let your breath go.", "Let your breath go." },
    { 10.1, "Breathe in", "Breathe in" },
    { 2.4, "Breathe out", "Breathe out" },
    { 17.1, "In", "Breathe with the water" },
    { 3.0, "Out", "Breathe with the water" },
    { 100.0, "Now let your breath do as it likes.", "Now let your breath do as it likes." },
    /* Between two lines the last one stays what is said. */
    { 9.0, "Now let your breath do as it likes.", "Now let your breath do as it likes." },
    { 3.0, "Nothing to do.", "Nothing to do." },
  };

  start (fixture, NABIJ_BREATH_FORM_WATER_AND_RUST, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    nabij_fake_clock_pass (fixture->ui.clock, SECONDS (steps[i].pass_s));
    wait_for_word (fixture, steps[i].word);
    nabij_ui_wait_for_frame (fixture->pacer);
    assert_name (fixture, steps[i].name);
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
    { "keys-change-the-breath", set_up, test_keys_change_the_breath },
    { "keys-that-change-nothing", set_up, test_keys_that_change_nothing },
    { "the-space-bar-pauses", set_up, test_the_space_bar_pauses },
    { "other-keys", set_up, test_other_keys },
    { "keys-without-an-exercise-do-nothing", set_up, test_keys_without_an_exercise_do_nothing },
    { "the-answer-gives-way-to-the-breath", set_up, test_the_answer_gives_way_to_the_breath },
    { "the-buttons-fade-and-return", set_up, test_the_buttons_fade_and_return },
    { "words-go-on-without-animations", set_up, test_words_go_on_without_animations },
    { "says-when-it-is-over", set_up, test_says_when_it_is_over },
    { "over-at-night-too", set_up_night, test_over_at_night_too },
    { "introduced-after-the-welcome", set_up, test_introduced_after_the_welcome },
    { "its-name-follows-the-breath", set_up, test_its_name_follows_the_breath },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/session-page/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, tests[i].set_up, tests[i].test, tear_down);
  }

  return g_test_run ();
}
