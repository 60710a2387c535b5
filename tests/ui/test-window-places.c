/* test-window-places.c
 *
 * The tabs, practices of every kind, and the pages of the rituals, the reading and the family.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-about-you-page.h"
#include "nabij-closing-page.h"
#include "nabij-fridge-card-page.h"
#include "nabij-help-page.h"
#include "nabij-memories-page.h"
#include "nabij-order-page.h"
#include "nabij-pause-page.h"
#include "nabij-practice-page.h"
#include "nabij-reading-card-page.h"
#include "nabij-reading-page.h"
#include "nabij-reminders-page.h"
#include "nabij-rituals-page.h"
#include "nabij-session-support.h"
#include "nabij-steps-page.h"
#include "nabij-ui-widgets.h"
#include "nabij-voice-fixture.h"
#include "nabij-voice-page.h"
#include "nabij-voice-row.h"
#include "nabij-window-fixture.h"

#include <adwaita.h>

typedef NabijWindowFixture Fixture;

static void
tell (Fixture     *fixture,
      NabijTold    told,
      NabijSilence silence)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (fixture->ui.services);
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (keeper);

  family->told = told;
  family->silence = silence;
  nabij_family_keeper_set_family (keeper, family);
}

static guint
count (GtkWidget *widget,
       GType      type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count (child, type);
  return n;
}

/* Whoever only came to breathe does not wait for a page that is not shown. */
static void
test_tabs_are_made_when_shown (Fixture      *fixture,
                               gconstpointer data)
{
  const struct {
    const char *name;
    GType       type;
  } tabs[] = {
    { "rituals", NABIJ_TYPE_RITUALS_PAGE },
    { "reading", NABIJ_TYPE_READING_PAGE },
  };
  AdwViewStack *pages = ADW_VIEW_STACK (nabij_ui_find (GTK_WIDGET (fixture->window), ADW_TYPE_VIEW_STACK, "pages"));

  for (gsize i = 0; i < G_N_ELEMENTS (tabs); i++) {
    g_assert_cmpuint (count (GTK_WIDGET (fixture->window), tabs[i].type), ==, 0);
    nabij_window_fixture_activate (fixture, "win.show-page", tabs[i].name);
    g_assert_cmpstr (adw_view_stack_get_visible_child_name (pages), ==, tabs[i].name);
    g_assert_cmpuint (count (GTK_WIDGET (fixture->window), tabs[i].type), ==, 1);
    g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), adw_view_stack_get_visible_child (pages)));
  }
  nabij_window_fixture_activate (fixture, "win.show-page", "journal");
  nabij_window_fixture_activate (fixture, "win.show-page", "today");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (pages), ==, "today");
  /* A page that there is not is no page. */
  nabij_window_fixture_activate (fixture, "win.show-page", "scores");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (pages), ==, "today");

  /* From a page that lies over the tabs, too. */
  nabij_window_fixture_activate (fixture, "win.help", NULL);
  nabij_window_fixture_activate (fixture, "win.show-page", "rituals");
  g_assert_true (nabij_window_fixture_is_at_home (fixture));
}

static void
test_every_action_opens_its_page (Fixture      *fixture,
                                  gconstpointer data)
{
  const struct {
    const char *action;
    const char *target;
    GType       type;
  } rows[] = {
    { "win.about-you", NULL, NABIJ_TYPE_ABOUT_YOU_PAGE },
    { "win.baby-is-here", NULL, NABIJ_TYPE_ABOUT_YOU_PAGE },
    { "win.memories", NULL, NABIJ_TYPE_MEMORIES_PAGE },
    { "win.fridge-card", NULL, NABIJ_TYPE_FRIDGE_CARD_PAGE },
    { "win.order", NULL, NABIJ_TYPE_ORDER_PAGE },
    { "win.reminders", NULL, NABIJ_TYPE_REMINDERS_PAGE },
    { "win.remind", "one-song", NABIJ_TYPE_REMINDERS_PAGE },
    { "win.your-voice", NULL, NABIJ_TYPE_VOICE_PAGE },
    { "win.your-voice-at", "lullaby", NABIJ_TYPE_VOICE_PAGE },
    { "win.your-voice-at", "sentence", NABIJ_TYPE_VOICE_PAGE },
    { "win.help", NULL, NABIJ_TYPE_HELP_PAGE },
    { "win.help-ill", NULL, NABIJ_TYPE_HELP_PAGE },
    { "win.help-unsafe", NULL, NABIJ_TYPE_HELP_PAGE },
    { "win.open-practice", "one-song", NABIJ_TYPE_PRACTICE_PAGE },
    { "win.reading-card", "stress", NABIJ_TYPE_READING_CARD_PAGE },
    { "win.practice", "when-your-baby-cries", NABIJ_TYPE_STEPS_PAGE },
    { "win.practice", "three-steps", NABIJ_TYPE_STEPS_PAGE },
    { "win.practice", "our-order", NABIJ_TYPE_ORDER_PAGE },
    { "win.practice", "signals", NABIJ_TYPE_READING_CARD_PAGE },
    { "win.practice", "warm-place", NABIJ_TYPE_SESSION_PAGE },
    { "win.practice", "quiet-moment", NABIJ_TYPE_SESSION_PAGE },
    /* Last: opening it is what silences. */
    { "win.pause-or-stop", NULL, NABIJ_TYPE_PAUSE_PAGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    nabij_window_fixture_activate (fixture, rows[i].action, rows[i].target);
    g_test_message ("%s %s", rows[i].action, rows[i].target != NULL ? rows[i].target : "");
    g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (nabij_window_fixture_get_top (fixture), rows[i].type));
    nabij_window_fixture_activate (fixture, "win.home", NULL);
    g_assert_true (nabij_window_fixture_is_at_home (fixture));
  }
}

/* Whoever comes to sing does not look for the place. */
static void
test_the_way_to_a_lullaby_ends_there (Fixture      *fixture,
                                      gconstpointer data)
{
  static const struct {
    const char *what;
    const char *id;
  } ways[] = {
    { "lullaby", NABIJ_SPEECH_LINE_LULLABY },
    { "sentence", "sentence/" },
  };

  tell (fixture, NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE);
  nabij_voice_fixture_load (&fixture->ui);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    GtkWidget *focus;
    GtkWidget *row;

    nabij_window_fixture_activate (fixture, "win.your-voice-at", ways[i].what);
    focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
    g_assert_nonnull (focus);
    row = NABIJ_IS_VOICE_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, NABIJ_TYPE_VOICE_ROW);
    g_assert_nonnull (row);
    g_assert_true (g_str_has_prefix (nabij_voice_row_get_id (NABIJ_VOICE_ROW (row)), ways[i].id));
  }
}

/* Twice pressed is once opened. */
static void
test_no_page_lies_over_itself (Fixture      *fixture,
                               gconstpointer data)
{
  const char *const actions[] = { "win.about-you", "win.memories", "win.order", "win.fridge-card", "win.reminders", "win.your-voice", "win.help", "win.pause-or-stop" };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    nabij_window_fixture_activate (fixture, actions[i], NULL);
    nabij_window_fixture_activate (fixture, actions[i], NULL);
    nabij_window_fixture_activate (fixture, "win.back", NULL);
    g_assert_true (nabij_window_fixture_is_at_home (fixture));
  }
}

static const char *
get_tab (Fixture *fixture)
{
  return adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (nabij_ui_find (GTK_WIDGET (fixture->window), ADW_TYPE_VIEW_STACK, "pages")));
}

/* A click on a reminder, and one whose practice there is no longer. */
static void
test_today_is_shown_from_everywhere (Fixture      *fixture,
                                     gconstpointer data)
{
  static const char *const gone[] = { NULL, "gone-long-ago", "one-exhale" };

  for (gsize i = 0; i < G_N_ELEMENTS (gone); i++) {
    nabij_window_fixture_activate (fixture, "win.show-page", "rituals");
    nabij_window_fixture_activate (fixture, "win.help", NULL);
    if (gone[i] != NULL)
      nabij_window_start_practice (fixture->window, gone[i]);
    else
      nabij_window_show_today (fixture->window);
    g_assert_true (nabij_window_fixture_is_at_home (fixture));
    g_assert_cmpstr (get_tab (fixture), ==, "today");
  }
}

/* Nobody is taken out of a breath, or away from what helps beside a baby who cries. */
static void
test_today_does_not_end_an_exercise (Fixture      *fixture,
                                     gconstpointer data)
{
  tell (fixture, NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE);
  nabij_window_fixture_activate (fixture, "win.practice", "five-exhales");
  nabij_window_show_today (fixture->window);
  g_assert_true (nabij_session_page_is_running (nabij_window_fixture_get_session_page (fixture)));
  g_assert_true (NABIJ_IS_SESSION_PAGE (nabij_window_fixture_get_top (fixture)));

  nabij_window_fixture_activate (fixture, "win.practice", "when-your-baby-cries");
  nabij_window_show_today (fixture->window);
  g_assert_true (NABIJ_IS_STEPS_PAGE (nabij_window_fixture_get_top (fixture)));
}

/* Its steps are on the screen: no reminder for it is needed. What is read only, or for a baby who
 * cries, is not noted. */
static void
test_the_reminders_know_of_steps (Fixture      *fixture,
                                  gconstpointer data)
{
  static const char *const begun[] = { "three-steps", "our-order", "signals", "when-your-baby-cries" };
  g_autoptr (GVariant) reminders =
    g_variant_ref_sink (g_variant_new_parsed ("[{'id': <'water'>, 'practice': <'water-and-rust'>, 'on': <true>, 'days': <[2]>, 'times': <['19:30']>}]"));
  g_autoptr (GVariant) practised = NULL;
  const char *id;

  tell (fixture, NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE);
  g_settings_set_value (fixture->ui.settings, "reminders", reminders);
  for (gsize i = 0; i < G_N_ELEMENTS (begun); i++)
    nabij_window_fixture_activate (fixture, "win.practice", begun[i]);

  practised = g_settings_get_value (fixture->ui.settings, "practised");
  g_assert_cmpuint (g_variant_n_children (practised), ==, 2);
  for (gsize i = 0; i < 2; i++) {
    g_variant_get_child (practised, i, "(&sx)", &id, NULL);
    g_assert_cmpstr (id, ==, begun[i]);
  }
}

/* Every practice, in every season in which it is offered, begins and says something within its first
 * seconds; a warning ends this program. */
static void
test_every_practice_begins (Fixture      *fixture,
                            gconstpointer data)
{
  static const struct {
    NabijTold    told;
    NabijSilence silence;
  } families[] = {
    { NABIJ_TOLD_NOTHING, NABIJ_SILENCE_NONE },
    { NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE },
    { NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE },
    { NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_PAUSE },
    { NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_PREGNANCY_ENDED },
  };
  NabijPractices *practices = nabij_services_get_practices (fixture->ui.services);
  g_autoptr (GPtrArray) all = nabij_practices_list_all (practices);
  guint n_begun = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++) {
    NabijSituation situation;

    tell (fixture, families[i].told, families[i].silence);
    nabij_services_get_situation (fixture->ui.services, &situation);
    for (guint j = 0; j < all->len; j++) {
      NabijPractice *practice = g_ptr_array_index (all, j);
      GtkWidget     *word;

      if (!nabij_practice_fits (practice, &situation))
        continue;
      nabij_window_fixture_activate (fixture, "win.practice", nabij_practice_get_id (practice));
      g_assert_false (nabij_window_fixture_is_at_home (fixture));
      if (nabij_session_page_is_running (nabij_window_fixture_get_session_page (fixture))) {
        word = nabij_ui_find (GTK_WIDGET (nabij_window_fixture_get_session_page (fixture)), GTK_TYPE_LABEL, NULL);
        g_test_message ("%s in %d", nabij_practice_get_id (practice), situation.season);
        nabij_fake_clock_pass (fixture->ui.clock, NABIJ_SECOND_US);
        nabij_ui_wait_for_frame (GTK_WIDGET (fixture->window));
        g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (word)), !=, "");
        n_begun++;
      }
      nabij_window_fixture_activate (fixture, "win.home", NULL);
    }
  }
  g_assert_cmpuint (n_begun, >, 40);
}

static void
test_in_silence_no_baby_is_spoken_of (Fixture      *fixture,
                                      gconstpointer data)
{
  static const char *const of_a_baby[] = { "lay-down", "when-your-baby-cries", "skin-to-skin", "hand-on-belly" };

  tell (fixture, NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_PREGNANCY_ENDED);
  for (gsize i = 0; i < G_N_ELEMENTS (of_a_baby); i++) {
    nabij_window_fixture_activate (fixture, "win.practice", of_a_baby[i]);
    g_assert_true (nabij_window_fixture_is_at_home (fixture));
    g_assert_false (nabij_session_page_is_running (nabij_window_fixture_get_session_page (fixture)));
  }
  nabij_window_fixture_activate (fixture, "win.practice", "five-exhales");
  g_assert_true (nabij_session_page_is_running (nabij_window_fixture_get_session_page (fixture)));
}

/* What lies below was opened before, and is not come back to. */
static void
test_the_way_back_from_the_pause_leads_home (Fixture      *fixture,
                                             gconstpointer data)
{
  tell (fixture, NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE);
  nabij_window_fixture_activate (fixture, "win.practice", "when-your-baby-cries");
  nabij_window_fixture_activate (fixture, "win.help", NULL);
  nabij_window_fixture_activate (fixture, "win.pause-or-stop", NULL);
  tell (fixture, NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_PAUSE);
  nabij_window_fixture_activate (fixture, "win.memories", NULL);
  nabij_window_fixture_activate (fixture, "win.back", NULL);
  g_assert_true (NABIJ_IS_PAUSE_PAGE (nabij_window_fixture_get_top (fixture)));
  nabij_window_fixture_activate (fixture, "win.back", NULL);
  g_assert_true (nabij_window_fixture_is_at_home (fixture));
}

static void
breathe_to_the_end (Fixture *fixture)
{
  nabij_fake_clock_pass (fixture->ui.clock, 30 * NABIJ_SECOND_US);
  nabij_ui_wait_for_frame (GTK_WIDGET (nabij_window_fixture_get_session_page (fixture)));
  nabij_fake_clock_pass (fixture->ui.clock, 600 * NABIJ_SECOND_US);
}

/* By day as well: dark while it lasts, and then nothing that asks anything. */
static void
test_before_sleep_it_is_night (Fixture      *fixture,
                               gconstpointer data)
{
  nabij_window_fixture_activate (fixture, "win.practice", "before-sleep");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "night"));
  breathe_to_the_end (fixture);
  nabij_ui_wait_for (nabij_window_fixture_is_at_home, fixture);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "night"));

  nabij_window_fixture_activate (fixture, "win.practice", "before-sleep");
  nabij_window_fixture_activate (fixture, "win.stress", NULL);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "night"));
}

static gboolean
is_closing (gpointer data)
{
  return NABIJ_IS_CLOSING_PAGE (nabij_window_fixture_get_top (data));
}

static void
test_one_line_may_be_left (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  GtkWidget *notice;

  nabij_window_fixture_activate (fixture, "win.practice", "warm-place");
  breathe_to_the_end (fixture);
  nabij_ui_wait_for (is_closing, fixture);
  notice = nabij_ui_find (nabij_window_fixture_get_top (fixture), GTK_TYPE_ENTRY, "notice");
  g_assert_true (gtk_widget_get_visible (notice));
  gtk_editable_set_text (GTK_EDITABLE (notice), "warm feet <3");
  nabij_window_fixture_activate (fixture, "win.home", NULL);
  while (!nabij_window_fixture_is_at_home (fixture) || gtk_widget_get_mapped (notice))
    g_main_context_iteration (NULL, TRUE);

  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpint (nabij_entry_get_kind (entries->pdata[0]), ==, NABIJ_ENTRY_KIND_SESSION);
  g_assert_cmpstr (nabij_entry_get_text (entries->pdata[0]), ==, "warm feet <3");

  /* The next one begins with an empty line, and one that invites to nothing has none. */
  nabij_window_fixture_activate (fixture, "win.once-more", NULL);
  breathe_to_the_end (fixture);
  nabij_ui_wait_for (is_closing, fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (notice)), ==, "");
  nabij_window_fixture_activate (fixture, "win.practice", NABIJ_PRACTICE_ID_WATER);
  breathe_to_the_end (fixture);
  nabij_ui_wait_for (is_closing, fixture);
  g_assert_false (gtk_widget_get_visible (notice));
}

static gboolean
offers_ways (gpointer data)
{
  return nabij_session_support_get_offers_ways (data);
}

/* Whoever laid the baby down is told to look, and that stays until somebody does something. */
static void
test_laying_down_waits_at_the_end (Fixture      *fixture,
                                   gconstpointer data)
{
  NabijSessionSupport *support = NABIJ_SESSION_SUPPORT (nabij_ui_find (GTK_WIDGET (fixture->window), NABIJ_TYPE_SESSION_SUPPORT, NULL));

  tell (fixture, NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE);
  nabij_window_fixture_activate (fixture, "win.practice", "when-your-baby-cries");
  nabij_window_fixture_activate (fixture, "win.practice", "lay-down");
  g_assert_false (offers_ways (support));
  breathe_to_the_end (fixture);
  nabij_ui_wait_for (offers_ways, support);
  nabij_fake_clock_pass (fixture->ui.clock, 3600 * NABIJ_SECOND_US);
  nabij_ui_wait_for_frame (GTK_WIDGET (fixture->window));
  g_assert_true (NABIJ_IS_SESSION_PAGE (nabij_window_fixture_get_top (fixture)));

  g_signal_emit_by_name (nabij_ui_find (GTK_WIDGET (support), GTK_TYPE_BUTTON, "again_button"), "clicked");
  g_assert_true (nabij_session_page_is_running (nabij_window_fixture_get_session_page (fixture)));
  g_assert_false (offers_ways (support));

  /* The space bar ends it, where it began. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (nabij_window_fixture_get_session_page (fixture)), "session.pause", NULL));
  g_assert_true (NABIJ_IS_STEPS_PAGE (nabij_window_fixture_get_top (fixture)));
}

static void
test_own_numbers_stand_under_it (Fixture      *fixture,
                                 gconstpointer data)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (fixture->ui.services);
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (keeper);
  GtkWidget *numbers = nabij_ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_BOX, "numbers");
  GtkWidget *number;

  g_ptr_array_add (family->contacts, nabij_contact_new (NABIJ_CONTACT_ROLE_FRIEND, "Sam & <i>co</i>", "06 12345678"));
  nabij_family_keeper_set_family (keeper, family);
  nabij_window_fixture_activate (fixture, "win.practice", "lay-down");
  g_assert_true (gtk_widget_get_mapped (numbers));
  number = gtk_widget_get_last_child (gtk_widget_get_first_child (numbers));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (number)), ==, "06 12345678");
  g_assert_true (gtk_label_get_selectable (GTK_LABEL (number)));

  nabij_window_fixture_activate (fixture, "win.practice", "warm-place");
  g_assert_false (gtk_widget_get_mapped (numbers));
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "tabs-are-made-when-shown", test_tabs_are_made_when_shown },
    { "every-action-opens-its-page", test_every_action_opens_its_page },
    { "the-way-to-a-lullaby-ends-there", test_the_way_to_a_lullaby_ends_there },
    { "no-page-lies-over-itself", test_no_page_lies_over_itself },
    { "today-is-shown-from-everywhere", test_today_is_shown_from_everywhere },
    { "today-does-not-end-an-exercise", test_today_does_not_end_an_exercise },
    { "the-reminders-know-of-steps", test_the_reminders_know_of_steps },
    { "every-practice-begins", test_every_practice_begins },
    { "in-silence-no-baby-is-spoken-of", test_in_silence_no_baby_is_spoken_of },
    { "the-way-back-from-the-pause-leads-home", test_the_way_back_from_the_pause_leads_home },
    { "before-sleep-it-is-night", test_before_sleep_it_is_night },
    { "one-line-may-be-left", test_one_line_may_be_left },
    { "laying-down-waits-at-the-end", test_laying_down_waits_at_the_end },
    { "own-numbers-stand-under-it", test_own_numbers_stand_under_it },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/window-places/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, nabij_window_fixture_set_up, tests[i].test, nabij_window_fixture_tear_down);
  }

  return g_test_run ();
}
