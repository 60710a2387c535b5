/* test-today-family.c
 *
 * What *Today* tells and asks of the family.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-day-field.h"
#include "nabij-check-in-card.h"
#include "nabij-family-fixture.h"
#include "nabij-one-question.h"
#include "nabij-sentence-offer.h"
#include "nabij-thousand-days-ring.h"
#include "nabij-today-page.h"
#include "nabij-ui-widgets.h"
#include "nabij-week-line.h"

#define NARROWEST_PX 360
#define DAY_US (24 * 3600 * (gint64)G_USEC_PER_SEC)

static void
show (NabijPageFixture *fixture)
{
  nabij_family_fixture_load (fixture);
  nabij_page_fixture_show (fixture, nabij_today_page_new (fixture->ui.services));
}

static gboolean
is_shown (NabijPageFixture *fixture,
          const char       *id)
{
  return gtk_widget_is_visible (nabij_ui_find (fixture->page, GTK_TYPE_WIDGET, id));
}

/* Which page of a stack is in front. */
static const char *
get_front (NabijPageFixture *fixture,
           const char       *id)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (nabij_ui_find (nabij_ui_find (fixture->page, GTK_TYPE_WIDGET, id), GTK_TYPE_STACK, NULL)));
}

static void
click (NabijPageFixture *fixture,
       const char       *id)
{
  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, id), "clicked");
}

static const char *
get_weeks (NabijPageFixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (nabij_ui_find (nabij_ui_find (fixture->page, NABIJ_TYPE_WEEK_LINE, NULL), GTK_TYPE_LABEL, "label")));
}

static void
test_says_the_weeks_until_they_are_hidden (NabijPageFixture *fixture,
                                           gconstpointer     data)
{
  g_autoptr (NabijFamily) family = NULL;

  show (fixture);
  g_assert_false (is_shown (fixture, "week_line"));
  nabij_family_fixture_set_due (fixture, 280 - (23 * 7 + 4));
  g_assert_true (is_shown (fixture, "week_line"));
  g_assert_cmpstr (get_weeks (fixture), ==, "23 weeks and 4 days");
  g_assert_false (is_shown (fixture, "ring"));

  family = nabij_family_copy (nabij_family_fixture_get (fixture));
  family->ring_shown = TRUE;
  nabij_family_fixture_set (fixture, family);
  g_assert_true (is_shown (fixture, "ring"));
  g_assert_cmpint (nabij_thousand_days_ring_get_day (NABIJ_THOUSAND_DAYS_RING (nabij_ui_find (fixture->page, NABIJ_TYPE_THOUSAND_DAYS_RING, NULL))), ==, 23 * 7 + 4 - 14);

  gtk_widget_activate_action (nabij_ui_find (fixture->page, NABIJ_TYPE_WEEK_LINE, NULL), "weeks.hide", NULL);
  g_assert_true (nabij_family_fixture_get (fixture)->weeks_hidden);
  g_assert_false (is_shown (fixture, "week_line"));
  g_assert_false (is_shown (fixture, "ring"));
}

/* Another day comes while the program stays open. */
static void
test_goes_along_with_the_days (NabijPageFixture *fixture,
                               gconstpointer     data)
{
  show (fixture);
  nabij_family_fixture_set_due (fixture, 280 - (23 * 7 + 4));
  gtk_widget_set_visible (fixture->page, FALSE);
  nabij_fake_clock_pass (fixture->ui.clock, DAY_US);
  gtk_widget_set_visible (fixture->page, TRUE);
  g_assert_cmpstr (get_weeks (fixture), ==, "23 weeks and 5 days");
}

static void
test_asks_after_the_first_exercise (NabijPageFixture *fixture,
                                    gconstpointer     data)
{
  show (fixture);
  g_assert_false (is_shown (fixture, "question"));
  g_assert_true (is_shown (fixture, "small_moment"));
  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
  g_assert_true (is_shown (fixture, "question"));
  g_assert_false (is_shown (fixture, "small_moment"));

  click (fixture, "not_now_button");
  g_assert_cmpint (nabij_family_fixture_get (fixture)->told, ==, NABIJ_TOLD_NOT_NOW);
  g_assert_false (is_shown (fixture, "question"));
  g_assert_true (is_shown (fixture, "small_moment"));
}

static void
test_pregnant_may_have_a_date (NabijPageFixture *fixture,
                               gconstpointer     data)
{
  NabijDayField *due;
  GtkEditable   *entry;

  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
  show (fixture);
  click (fixture, "pregnant_button");
  g_assert_cmpint (nabij_family_fixture_get (fixture)->told, ==, NABIJ_TOLD_PREGNANT);
  g_assert_true (is_shown (fixture, "question"));
  g_assert_true (is_shown (fixture, "date_page"));

  due = NABIJ_DAY_FIELD (nabij_ui_find (fixture->page, NABIJ_TYPE_DAY_FIELD, "due"));
  entry = GTK_EDITABLE (nabij_ui_find (GTK_WIDGET (due), GTK_TYPE_ENTRY, "entry"));
  /* What is no date is not left behind without a word. */
  gtk_editable_set_text (entry, "31/2/2027");
  click (fixture, "done_button");
  g_assert_true (is_shown (fixture, "question"));
  gtk_editable_set_text (entry, "14/3/2027");
  click (fixture, "done_button");
  g_assert_false (is_shown (fixture, "question"));
  g_assert_cmpuint (nabij_family_fixture_get (fixture)->due_dates->len, ==, 1);
  g_assert_true (is_shown (fixture, "week_line"));
}

static void
test_pregnant_needs_no_date (NabijPageFixture *fixture,
                             gconstpointer     data)
{
  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
  show (fixture);
  click (fixture, "pregnant_button");
  click (fixture, "done_button");
  g_assert_false (is_shown (fixture, "question"));
  g_assert_cmpint (nabij_family_fixture_get (fixture)->told, ==, NABIJ_TOLD_PREGNANT);
  g_assert_cmpuint (nabij_family_fixture_get (fixture)->due_dates->len, ==, 0);
  g_assert_false (is_shown (fixture, "week_line"));
}

static void
test_something_else_is_silent (NabijPageFixture *fixture,
                               gconstpointer     data)
{
  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
  show (fixture);
  click (fixture, "else_button");
  g_assert_cmpint (nabij_family_fixture_get (fixture)->told, ==, NABIJ_TOLD_SOMETHING_ELSE);
  g_assert_true (g_settings_get_boolean (fixture->ui.settings, "silent"));
  g_assert_true (is_shown (fixture, "question"));
  g_assert_true (is_shown (fixture, "answer_page"));
  /* It was read; the next time it is gone. */
  click (fixture, "good_button");
  g_assert_false (is_shown (fixture, "question"));
  g_assert_true (is_shown (fixture, "small_moment"));
}

/* Whoever goes elsewhere has read it. */
static void
test_what_was_read_is_gone (NabijPageFixture *fixture,
                            gconstpointer     data)
{
  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
  show (fixture);
  click (fixture, "here_button");
  g_assert_cmpint (nabij_family_fixture_get (fixture)->told, ==, NABIJ_TOLD_BABY_IS_HERE);
  g_assert_true (is_shown (fixture, "answer_page"));
  gtk_widget_set_visible (fixture->page, FALSE);
  nabij_ui_wait_for_frame (GTK_WIDGET (fixture->window));
  gtk_widget_set_visible (fixture->page, TRUE);
  g_assert_false (is_shown (fixture, "question"));
  g_assert_true (is_shown (fixture, "small_moment"));
}

static void
test_asks_who_was_away_before_a_week_is_said (NabijPageFixture *fixture,
                                              gconstpointer     data)
{
  g_autoptr (NabijFamily) family = NULL;

  nabij_family_fixture_load (fixture);
  nabij_family_fixture_set_due (fixture, 100);
  family = nabij_family_copy (nabij_family_fixture_get (fixture));
  family->seen_us = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)).utc_us;
  nabij_family_fixture_set (fixture, family);
  nabij_fake_clock_pass (fixture->ui.clock, 22 * DAY_US);

  show (fixture);
  g_assert_cmpstr (get_front (fixture, "stack"), ==, "welcome-back");
  g_assert_false (gtk_widget_get_visible (nabij_ui_find (fixture->page, NABIJ_TYPE_WEEK_LINE, NULL)));
  click (fixture, "breathe_button");
  g_assert_cmpstr (get_front (fixture, "stack"), ==, "welcome-back");

  click (fixture, "as_before_button");
  nabij_ui_wait_for_frame (fixture->page);
  g_assert_true (gtk_widget_get_visible (nabij_ui_find (fixture->page, NABIJ_TYPE_WEEK_LINE, NULL)));
  g_assert_cmpstr (get_front (fixture, "stack"), ==, "today");
}

static void
test_offers_the_sentence_of_the_pregnancy (NabijPageFixture *fixture,
                                           gconstpointer     data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();

  nabij_family_fixture_load (fixture);
  family->told = NABIJ_TOLD_PREGNANT;
  g_ptr_array_add (family->own_texts, nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_SENTENCE, "<i>You & I</i>", 1, NABIJ_SEASON_BEFORE));
  nabij_family_choose_sentence (family, ((NabijOwnText *)g_ptr_array_index (family->own_texts, 0))->uuid, 1);
  nabij_family_fixture_add_child (family, fixture, NULL, 5);
  nabij_family_fixture_set (fixture, family);

  show (fixture);
  g_assert_true (is_shown (fixture, "sentence_offer"));
  click (fixture, "yes_button");
  g_assert_true (nabij_family_fixture_get (fixture)->sentence_offered);
  g_assert_true (is_shown (fixture, "sentence_page"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (nabij_ui_find (nabij_ui_find (fixture->page, NABIJ_TYPE_SENTENCE_OFFER, NULL), GTK_TYPE_LABEL, "sentence"))), ==, "<i>You & I</i>");
  click (fixture, "close_button");
  g_assert_false (is_shown (fixture, "sentence_offer"));
  g_assert_true (is_shown (fixture, "small_moment"));
}

static void
test_is_silent_in_silence (NabijPageFixture *fixture,
                           gconstpointer     data)
{
  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
  show (fixture);
  nabij_family_fixture_set_due (fixture, 100);
  for (int silence = NABIJ_SILENCE_OPENED; silence <= NABIJ_SILENCE_CHILD_DIED; silence++) {
    g_autoptr (NabijFamily) family = nabij_family_copy (nabij_family_fixture_get (fixture));

    family->silence = (NabijSilence)silence;
    family->ring_shown = TRUE;
    nabij_family_fixture_set (fixture, family);
    g_assert_false (is_shown (fixture, "week_line"));
    g_assert_false (is_shown (fixture, "question"));
    g_assert_false (is_shown (fixture, "sentence_offer"));
    g_assert_true (is_shown (fixture, "small_moment"));
    g_assert_true (is_shown (fixture, "stress_card"));
  }
}

static void
assert_fits (NabijPageFixture *fixture)
{
  nabij_ui_assert_fits_a_phone (fixture->page);
}

/* Every state of the third place, and lines for two children with a long name. */
static void
let_write (NabijPageFixture *fixture,
           const char       *name)
{
  static const char *const names[] = { "Anna", "Bas", NULL };

  nabij_family_fixture_set_names (fixture, names, name);
}

static void
ask_for_check_ins (NabijPageFixture *fixture,
                   int               born_days_ago)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();

  family->told = NABIJ_TOLD_BABY_IS_HERE;
  family->check_ins_offered = TRUE;
  nabij_family_fixture_add_child (family, fixture, NULL, born_days_ago);
  nabij_family_fixture_set (fixture, family);
}

static gboolean
offers_check_in (gpointer fixture)
{
  return is_shown (fixture, "check_in");
}

static void
test_offers_a_check_in_until_it_is_waved_aside (NabijPageFixture *fixture,
                                                gconstpointer     data)
{
  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
  show (fixture);
  ask_for_check_ins (fixture, 15);
  nabij_ui_wait_for (offers_check_in, fixture);
  g_assert_false (is_shown (fixture, "small_moment"));

  click (fixture, "not_this_time_button");
  g_assert_false (is_shown (fixture, "check_in"));
  g_assert_true (is_shown (fixture, "small_moment"));
  /* Neither another date of birth nor the next day brings it again. */
  gtk_widget_set_visible (fixture->page, FALSE);
  nabij_fake_clock_pass (fixture->ui.clock, DAY_US);
  gtk_widget_set_visible (fixture->page, TRUE);
  g_assert_false (is_shown (fixture, "check_in"));
}

static void
test_offers_a_check_in_to_each_parent (NabijPageFixture *fixture,
                                       gconstpointer     data)
{
  GtkWidget *card;

  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
  let_write (fixture, "Anna");
  show (fixture);
  ask_for_check_ins (fixture, 15);
  nabij_ui_wait_for (offers_check_in, fixture);
  click (fixture, "not_this_time_button");
  g_assert_false (is_shown (fixture, "check_in"));

  let_write (fixture, "Bas");
  card = nabij_ui_find (fixture->page, NABIJ_TYPE_CHECK_IN_CARD, NULL);
  nabij_check_in_card_update (NABIJ_CHECK_IN_CARD (card));
  nabij_ui_wait_for (offers_check_in, fixture);
}

static void
test_offers_no_check_in_between (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  static const int days[] = { 13, 55, 71, 800 };

  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
  show (fixture);
  ask_for_check_ins (fixture, 14);
  nabij_ui_wait_for (offers_check_in, fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    ask_for_check_ins (fixture, days[i]);
    g_assert_false (is_shown (fixture, "check_in"));
  }
}

static void
fits_in_every_state (NabijPageFixture *fixture)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autofree char *name = g_strnfill (200, 'n');

  nabij_family_fixture_set (fixture, family);
  assert_fits (fixture);
  click (fixture, "pregnant_button");
  assert_fits (fixture);
  gtk_editable_set_text (GTK_EDITABLE (nabij_ui_find (nabij_ui_find (fixture->page, GTK_TYPE_WIDGET, "due"), GTK_TYPE_ENTRY, "entry")), "14/3/2024");
  click (fixture, "done_button");
  assert_fits (fixture);

  family->told = NABIJ_TOLD_PREGNANT;
  nabij_family_choose_sentence (family, "sentence-room", 1);
  nabij_family_fixture_add_child (family, fixture, name, 20)->days_at_birth = 240;
  nabij_family_fixture_add_child (family, fixture, NULL, 20)->days_at_birth = 240;
  family->ring_shown = TRUE;
  nabij_family_fixture_set (fixture, family);
  assert_fits (fixture);
  click (fixture, "yes_button");
  assert_fits (fixture);
  click (fixture, "close_button");
  assert_fits (fixture);

  ask_for_check_ins (fixture, 15);
  nabij_ui_wait_for (offers_check_in, fixture);
  assert_fits (fixture);
}

static void
test_fits_a_phone (NabijPageFixture *fixture,
                   gconstpointer     data)
{
  gtk_window_set_default_size (fixture->window, NARROWEST_PX, 720);
  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
  show (fixture);
  fits_in_every_state (fixture);
}

static void
test_fits_a_phone_with_large_text (NabijPageFixture *fixture,
                                   gconstpointer     data)
{
  gtk_window_set_default_size (fixture->window, NARROWEST_PX, 720);
  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
  show (fixture);
  nabij_page_fixture_enlarge_text (fixture);
  fits_in_every_state (fixture);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (NabijPageFixture *fixture, gconstpointer data);
  } tests[] = {
    { "says-the-weeks-until-they-are-hidden", test_says_the_weeks_until_they_are_hidden },
    { "goes-along-with-the-days", test_goes_along_with_the_days },
    { "asks-after-the-first-exercise", test_asks_after_the_first_exercise },
    { "pregnant-may-have-a-date", test_pregnant_may_have_a_date },
    { "pregnant-needs-no-date", test_pregnant_needs_no_date },
    { "something-else-is-silent", test_something_else_is_silent },
    { "what-was-read-is-gone", test_what_was_read_is_gone },
    { "asks-who-was-away-before-a-week-is-said", test_asks_who_was_away_before_a_week_is_said },
    { "offers-the-sentence-of-the-pregnancy", test_offers_the_sentence_of_the_pregnancy },
    { "is-silent-in-silence", test_is_silent_in_silence },
    { "offers-a-check-in-until-it-is-waved-aside", test_offers_a_check_in_until_it_is_waved_aside },
    { "offers-a-check-in-to-each-parent", test_offers_a_check_in_to_each_parent },
    { "offers-no-check-in-between", test_offers_no_check_in_between },
    { "fits-a-phone", test_fits_a_phone },
    /* The last one, because it changes the display. */
    { "fits-a-phone-with-large-text", test_fits_a_phone_with_large_text },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/today-family/", tests[i].name, NULL);

    g_test_add (path, NabijPageFixture, NULL, nabij_page_fixture_set_up, tests[i].test, nabij_page_fixture_tear_down);
  }

  return g_test_run ();
}
