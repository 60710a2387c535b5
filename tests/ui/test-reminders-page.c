/* test-reminders-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fake-autostart.h"
#include "nabij-fake-reminder-link.h"
#include "nabij-family-fixture.h"
#include "nabij-notice-words.h"
#include "nabij-reminder-editor.h"
#include "nabij-reminders-bus.h"
#include "nabij-reminders-fixture.h"
#include "nabij-time-field.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>

#define NARROWEST_PX 360
#define AT(hour, minute) ((hour)*60 + (minute))

static void
set_up (NabijPageFixture *fixture,
        gconstpointer     data)
{
  nabij_reminders_fixture_init (fixture);
}

static void
tear_down (NabijPageFixture *fixture,
           gconstpointer     data)
{
  nabij_page_fixture_clear (fixture);
}

static void
show (NabijPageFixture *fixture)
{
  nabij_page_fixture_show (fixture, nabij_reminders_page_new (fixture->ui.services));
}

static GtkWidget *
find (NabijPageFixture *fixture,
      const char       *id)
{
  return nabij_ui_find (fixture->page, GTK_TYPE_WIDGET, id);
}

static gboolean
is_shown (NabijPageFixture *fixture,
          const char       *id)
{
  return gtk_widget_is_visible (find (fixture, id));
}

static void
click (NabijPageFixture *fixture,
       const char       *id)
{
  g_signal_emit_by_name (find (fixture, id), "clicked");
}

/* What a label says, or "" where it is not shown. */
static const char *
read_line (NabijPageFixture *fixture,
           const char       *id)
{
  return is_shown (fixture, id) ? gtk_label_get_label (GTK_LABEL (find (fixture, id))) : "";
}

static GtkSwitch *
get_switch (NabijPageFixture *fixture,
            guint             number)
{
  return GTK_SWITCH (nabij_ui_find (nabij_reminders_fixture_find_row (fixture, number), GTK_TYPE_SWITCH, "on"));
}

static void
assert_row (NabijPageFixture *fixture,
            guint             number,
            const char       *title,
            const char       *subtitle)
{
  GtkWidget *row = nabij_reminders_fixture_find_row (fixture, number);

  g_assert_nonnull (row);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, title);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, subtitle);
}

static const char *
get_view (NabijPageFixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "stack")));
}

/* Somebody was born ten days ago. */
static void
tell_birth (NabijPageFixture *fixture)
{
  g_autoptr (NabijFamily) family = nabij_family_copy (nabij_family_fixture_get (fixture));

  nabij_family_fixture_add_child (family, fixture, NULL, 10);
  nabij_family_fixture_set (fixture, family);
}

static void
test_offers_three_that_are_off (NabijPageFixture *fixture,
                                gconstpointer     data)
{
  show (fixture);
  assert_row (fixture, 0, "One slow exhale", "Every day at 10:30");
  assert_row (fixture, 1, "Before sleep", "Every day at 20:45");
  assert_row (fixture, 2, "Water & Rust", "On Tuesday and Friday at 19:30");
  g_assert_null (nabij_reminders_fixture_find_row (fixture, 3));
  for (guint i = 0; i < 3; i++)
    g_assert_false (gtk_switch_get_active (get_switch (fixture, i)));
  g_assert_false (is_shown (fixture, "state_card"));
  g_assert_false (is_shown (fixture, "broken_group"));
  g_assert_true (gtk_widget_is_ancestor (nabij_page_fixture_get_focus (fixture), nabij_reminders_fixture_find_row (fixture, 0)) ||
                 nabij_page_fixture_get_focus (fixture) == nabij_reminders_fixture_find_row (fixture, 0));
}

static void
test_says_once_that_they_go_on (NabijPageFixture *fixture,
                                gconstpointer     data)
{
  show (fixture);
  nabij_reminders_fixture_switch (nabij_reminders_fixture_find_row (fixture, 0), TRUE);
  nabij_reminders_fixture_wait_until_on (fixture, "exhale", TRUE);
  g_assert_true (nabij_fake_autostart_is_on (fixture->ui.autostart));
  g_assert_true (gtk_switch_get_state (get_switch (fixture, 0)));
  g_assert_cmpstr (read_line (fixture, "line"), ==, "Reminders also come when this window is closed.");

  nabij_reminders_fixture_switch (nabij_reminders_fixture_find_row (fixture, 0), FALSE);
  nabij_reminders_fixture_wait_until_on (fixture, "exhale", FALSE);
  g_assert_false (nabij_fake_autostart_is_on (fixture->ui.autostart));
  nabij_reminders_fixture_switch (nabij_reminders_fixture_find_row (fixture, 2), TRUE);
  nabij_reminders_fixture_wait_until_on (fixture, "water", TRUE);
  g_assert_cmpstr (read_line (fixture, "line"), ==, "");
}

static gboolean
has_gone_back (gpointer data)
{
  return !gtk_switch_get_active (get_switch (data, 0));
}

static void
test_a_refused_switch_goes_back (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  show (fixture);
  nabij_fake_autostart_refuse (fixture->ui.autostart, "The system says no.");
  nabij_reminders_fixture_switch (nabij_reminders_fixture_find_row (fixture, 0), TRUE);
  nabij_ui_wait_for (has_gone_back, fixture);
  g_assert_false (gtk_switch_get_state (get_switch (fixture, 0)));
  g_assert_cmpstr (read_line (fixture, "line"), ==, "The system says no.");
  g_assert_false (nabij_reminders_fixture_find (fixture, "exhale")->on);
  g_assert_false (g_settings_get_boolean (fixture->ui.settings, "reminders-explained"));
}

/* While the system thinks, another change does not move the switch back. */
static void
test_waits_for_the_system (NabijPageFixture *fixture,
                           gconstpointer     data)
{
  show (fixture);
  nabij_fake_autostart_hold (fixture->ui.autostart);
  nabij_reminders_fixture_switch (nabij_reminders_fixture_find_row (fixture, 0), TRUE);
  g_settings_set_boolean (fixture->ui.settings, "reminder-sound", TRUE);
  g_assert_true (gtk_switch_get_active (get_switch (fixture, 0)));
  g_assert_false (gtk_switch_get_state (get_switch (fixture, 0)));
  g_assert_false (nabij_reminders_fixture_find (fixture, "exhale")->on);
  nabij_fake_autostart_release (fixture->ui.autostart);
  nabij_reminders_fixture_wait_until_on (fixture, "exhale", TRUE);
  g_assert_true (gtk_switch_get_state (get_switch (fixture, 0)));

  /* What was switched elsewhere is seen. */
  g_settings_reset (fixture->ui.settings, "reminders");
  g_assert_false (gtk_switch_get_active (get_switch (fixture, 0)));
}

static void
test_nothing_is_left_to_switch_in_silence (NabijPageFixture *fixture,
                                           gconstpointer     data)
{
  g_autoptr (NabijFamily) family = nabij_family_copy (nabij_family_fixture_get (fixture));

  nabij_page_fixture_show (fixture, nabij_reminders_page_new_for (fixture->ui.services, "hand-on-belly"));
  g_assert_cmpstr (get_view (fixture), ==, "editor");
  family->silence = NABIJ_SILENCE_OPENED;
  nabij_family_fixture_set (fixture, family);
  g_assert_cmpstr (get_view (fixture), ==, "list");
  g_assert_cmpstr (read_line (fixture, "state_line"), ==, "While it is silent, no reminder comes.");
  g_assert_false (is_shown (fixture, "go_on_button"));
  g_assert_false (is_shown (fixture, "rest"));

  nabij_page_fixture_leave (fixture);
  nabij_page_fixture_show (fixture, nabij_reminders_page_new_for (fixture->ui.services, "five-exhales"));
  g_assert_cmpstr (get_view (fixture), ==, "list");
}

static void
test_asks_after_a_rest (NabijPageFixture *fixture,
                        gconstpointer     data)
{
  g_settings_set_boolean (fixture->ui.settings, "reminders-resting", TRUE);
  show (fixture);
  g_assert_cmpstr (read_line (fixture, "state_line"), ==, "I have been quiet for a while. Switch them on again?");
  g_assert_true (nabij_page_fixture_get_focus (fixture) == find (fixture, "go_on_button"));
  click (fixture, "go_on_button");
  g_assert_false (g_settings_get_boolean (fixture->ui.settings, "reminders-resting"));
  g_assert_false (is_shown (fixture, "state_card"));
}

static void
test_pauses_and_goes_on (NabijPageFixture *fixture,
                         gconstpointer     data)
{
  show (fixture);
  click (fixture, "not_today_button");
  g_assert_cmpstr (read_line (fixture, "state_line"), ==, "No more reminders today.");
  click (fixture, "week_button");
  g_assert_cmpstr (read_line (fixture, "state_line"), ==, "No reminder comes until Tuesday 24 November.");
  click (fixture, "go_on_button");
  g_assert_cmpint (g_settings_get_int64 (fixture->ui.settings, "reminders-paused-until"), ==, 0);
  g_assert_false (is_shown (fixture, "state_card"));

  /* By hand, to what is no date any more. */
  g_settings_set_int64 (fixture->ui.settings, "reminders-paused-until", G_MAXINT64);
  g_assert_cmpstr (read_line (fixture, "state_line"), ==, "No reminder comes now.");
  g_settings_set_int64 (fixture->ui.settings, "reminders-paused-until", G_MININT64);
  g_assert_false (is_shown (fixture, "state_card"));
}

static void
add_nonsense (NabijPageFixture *fixture)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_parsed (
    "[{'id': <'exhale'>, 'practice': <'one-exhale'>, 'days': <[1]>, 'times': <['10:30']>},"
    " {'id': <'a'>, 'practice': <'one-exhale'>, 'days': <[1]>, 'times': <['25:61']>},"
    " {'id': <'b'>, 'practice': <'nothing-there-is'>, 'days': <[1]>, 'times': <['10:30']>}]"));

  g_settings_set_value (fixture->ui.settings, "reminders", value);
}

static void
test_what_could_not_be_read_can_be_removed (NabijPageFixture *fixture,
                                            gconstpointer     data)
{
  show (fixture);
  add_nonsense (fixture);
  g_assert_true (is_shown (fixture, "broken_group"));
  g_assert_null (nabij_reminders_fixture_find_row (fixture, 1));
  g_assert_cmpuint (nabij_reminders_fixture_get (fixture)->broken->len, ==, 2);

  g_signal_emit_by_name (nabij_ui_find (find (fixture, "broken_group"), GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_cmpuint (nabij_reminders_fixture_get (fixture)->broken->len, ==, 1);
  g_signal_emit_by_name (nabij_ui_find (find (fixture, "broken_group"), GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_cmpuint (nabij_reminders_fixture_get (fixture)->broken->len, ==, 0);
  g_assert_false (is_shown (fixture, "broken_group"));

  nabij_ui_undo (fixture->page);
  g_assert_cmpuint (nabij_reminders_fixture_get (fixture)->broken->len, ==, 2);
  g_assert_cmpuint (nabij_reminders_fixture_get (fixture)->reminders->len, ==, 1);
}

static gboolean
type_time (GtkWidget  *field,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (nabij_ui_find (field, GTK_TYPE_ENTRY, "entry")), text);
  return nabij_time_field_take (NABIJ_TIME_FIELD (field));
}

static void
test_the_quiet_hours_are_typed (NabijPageFixture *fixture,
                                gconstpointer     data)
{
  show (fixture);
  g_assert_true (type_time (find (fixture, "quiet_from"), "20.15"));
  g_assert_cmpint (nabij_reminders_fixture_get (fixture)->quiet_from, ==, AT (20, 15));
  g_assert_cmpint (nabij_reminders_fixture_get (fixture)->quiet_until, ==, AT (8, 0));
  assert_row (fixture, 1, "Before sleep", "Every day at 20:45\nIn your quiet hours: 20:45");

  g_assert_false (type_time (find (fixture, "quiet_until"), "half past"));
  g_assert_cmpint (nabij_reminders_fixture_get (fixture)->quiet_until, ==, AT (8, 0));
  g_assert_false (is_shown (fixture, "no_quiet_line"));
  g_assert_true (type_time (find (fixture, "quiet_until"), "2015"));
  g_assert_true (is_shown (fixture, "no_quiet_line"));
  assert_row (fixture, 1, "Before sleep", "Every day at 20:45");
}

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

/* What is shown before is what comes. */
static void
test_the_example_is_the_notification (NabijPageFixture *fixture,
                                      gconstpointer     data)
{
  static const char *const practices[] = { "one-exhale", "quiet-moment", "before-sleep", "hand-on-belly" };
  static const char *const words[] = { "", "In the garden, <b>no</b> shoes & no phone" };

  show (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (practices) * G_N_ELEMENTS (words) * 4; i++) {
    const char *practice = practices[i % G_N_ELEMENTS (practices)];
    const char *own_words = words[(i / G_N_ELEMENTS (practices)) % G_N_ELEMENTS (words)];
    g_autoptr (NabijNoticeWords) notice = NULL;

    g_settings_set_value (fixture->ui.settings, "reminders",
                          g_variant_new_parsed ("[{'id': <'one'>, 'practice': <%s>, 'on': <true>, 'days': <[1]>, 'times': <['10:30']>, 'words': <%s>}]",
                                                practice, own_words));
    g_settings_set_boolean (fixture->ui.settings, "reminder-with-words", (i & 8) != 0);
    g_settings_set_boolean (fixture->ui.settings, "reminder-neutral-name", (i & 16) != 0);
    notice = nabij_notice_words_new (nabij_reminders_fixture_get (fixture), nabij_reminders_fixture_get (fixture)->reminders, NULL);
    g_assert_cmpstr (read_line (fixture, "sender"), ==, notice->notice.sender);
    g_assert_cmpstr (read_line (fixture, "summary"), ==, notice->notice.summary);
    g_assert_cmpstr (read_line (fixture, "body"), ==, or_nothing (notice->notice.body));
    g_assert_cmpstr (read_line (fixture, "first_button"), ==, or_nothing (notice->notice.labels[0]));
    g_assert_cmpstr (read_line (fixture, "second_button"), ==, or_nothing (notice->notice.labels[1]));
  }
}

static gboolean
has_tested (gpointer data)
{
  return gtk_widget_get_sensitive (find (data, "test_button"));
}

static void
send_one (NabijPageFixture *fixture)
{
  click (fixture, "test_button");
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "test_button")));
  g_assert_cmpstr (read_line (fixture, "test_line"), ==, "");
  nabij_ui_wait_for (has_tested, fixture);
}

static void
test_sends_one_now (NabijPageFixture *fixture,
                    gconstpointer     data)
{
  g_autoptr (GError) error = g_error_new (NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_NO_SERVER, "No notifications are shown on this computer.");

  show (fixture);
  nabij_fake_reminder_link_set_has_buttons (fixture->ui.link, TRUE);
  send_one (fixture);
  g_assert_cmpstr (nabij_fake_reminder_link_get_calls (fixture->ui.link), ==, "test:before-sleep ");
  g_assert_cmpstr (read_line (fixture, "test_line"), ==, "It was sent.");

  nabij_fake_reminder_link_set_has_buttons (fixture->ui.link, FALSE);
  send_one (fixture);
  g_assert_cmpstr (read_line (fixture, "test_line"), ==, "It was sent. Notifications on this computer show no buttons; a click on it opens Nabij.");

  nabij_fake_reminder_link_fail (fixture->ui.link, error, 1);
  send_one (fixture);
  g_assert_cmpstr (read_line (fixture, "test_line"), ==, error->message);

  /* The one that is on is the one that is sent. */
  nabij_reminders_fixture_switch (nabij_reminders_fixture_find_row (fixture, 2), TRUE);
  nabij_reminders_fixture_wait_until_on (fixture, "water", TRUE);
  send_one (fixture);
  g_assert_true (g_str_has_suffix (nabij_fake_reminder_link_get_calls (fixture->ui.link), "test:water "));
}

static void
test_the_page_may_go_while_one_is_sent (NabijPageFixture *fixture,
                                        gconstpointer     data)
{
  show (fixture);
  click (fixture, "test_button");
  nabij_reminders_fixture_switch (nabij_reminders_fixture_find_row (fixture, 0), TRUE);
  nabij_page_fixture_leave (fixture);
  nabij_reminders_fixture_wait_until_on (fixture, "exhale", TRUE);
}

static void
test_later_comes_back_when_chosen (NabijPageFixture *fixture,
                                   gconstpointer     data)
{
  g_settings_set_int (fixture->ui.settings, "reminder-later", 25);
  show (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find (fixture, "later"))), ==, 3);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (fixture, "later")), 2);
  g_assert_cmpint (g_settings_get_int (fixture->ui.settings, "reminder-later"), ==, 30);
  g_settings_set_int (fixture->ui.settings, "reminder-later", 10);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find (fixture, "later"))), ==, 0);
}

static void
test_opens_one_and_comes_back (NabijPageFixture *fixture,
                               gconstpointer     data)
{
  show (fixture);
  g_signal_emit_by_name (nabij_reminders_fixture_find_row (fixture, 1), "activated");
  g_assert_cmpstr (get_view (fixture), ==, "editor");
  g_assert_cmpstr (nabij_reminder_editor_get_reminder (NABIJ_REMINDER_EDITOR (find (fixture, "editor")))->id, ==, "before-sleep");
  g_assert_true (gtk_widget_is_ancestor (nabij_page_fixture_get_focus (fixture), find (fixture, "editor")));
  g_assert_true (nabij_ui_press (nabij_page_fixture_get_focus (fixture), GDK_KEY_Escape, 0));
  g_assert_cmpstr (get_view (fixture), ==, "list");
  g_assert_true (nabij_page_fixture_get_focus (fixture) == nabij_reminders_fixture_find_row (fixture, 1));
  g_assert_cmpstr (fixture->activated->str, ==, "");

  gtk_widget_activate_action (fixture->page, "reminders.back", NULL);
  g_assert_cmpstr (fixture->activated->str, ==, "back ");
}

static void
test_adds_one (NabijPageFixture *fixture,
               gconstpointer     data)
{
  show (fixture);
  click (fixture, "add_button");
  g_assert_cmpstr (get_view (fixture), ==, "editor");
  gtk_widget_activate_action (fixture->page, "reminders.back", NULL);
  assert_row (fixture, 3, "A quiet moment", "Every day at 15:00");
  g_assert_false (gtk_switch_get_active (get_switch (fixture, 3)));
}

/* In either view, and at twice the size. */
static void
test_is_narrow_and_named (NabijPageFixture *fixture,
                          gconstpointer     data)
{
  nabij_reminders_fixture_put (fixture, "water-and-rust", AT (22, 0));
  g_settings_set_boolean (fixture->ui.settings, "reminders-resting", TRUE);
  if (GPOINTER_TO_INT (data))
    nabij_page_fixture_enlarge_text (fixture);
  tell_birth (fixture);
  show (fixture);
  add_nonsense (fixture);
  nabij_reminders_fixture_put (fixture, "five-exhales", AT (22, 0));
  nabij_reminders_fixture_assert_named (find (fixture, "stack"));
  g_assert_cmpint (nabij_reminders_fixture_measure (fixture), <=, NARROWEST_PX);

  g_signal_emit_by_name (nabij_reminders_fixture_find_row (fixture, 1), "activated");
  nabij_reminders_fixture_assert_named (find (fixture, "stack"));
  g_assert_cmpint (nabij_reminders_fixture_measure (fixture), <=, NARROWEST_PX);
}

static void
test_the_keyboard_reaches_everything (NabijPageFixture *fixture,
                                      gconstpointer     data)
{
  static const char *const of_the_list[] = {
    "back_button", "go_on_button", "reminders_group", "on", "broken_group", "add_button", "offered", "quiet_from", "quiet_until",
    "not_today_button", "week_button", "with_words", "neutral_name", "sound", "later", "test_button", NULL
  };
  static const char *const of_one[] = {
    "back_button", "on", "practice", "every_day_button", "working_days_button", "times", "add_button", "move_button",
    "another_button", "until", "words", "remove_row", NULL
  };

  g_settings_set_boolean (fixture->ui.settings, "reminders-resting", TRUE);
  tell_birth (fixture);
  show (fixture);
  add_nonsense (fixture);
  nabij_reminders_fixture_put (fixture, "five-exhales", AT (22, 0));
  nabij_reminders_fixture_assert_reached (fixture, of_the_list);
  gtk_widget_activate (nabij_reminders_fixture_find_row (fixture, 1));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (get_view (fixture), ==, "editor");
  nabij_reminders_fixture_assert_reached (fixture, of_one);
  /* Open, it is gone through with the arrows. */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find (fixture, "practice")), TRUE);
  nabij_reminders_fixture_assert_reached (fixture, of_one);
}

static const char *
get_check_in_words (NabijPageFixture *fixture)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (nabij_ui_find (find (fixture, "check_ins"), ADW_TYPE_ACTION_ROW, "row")));
}

/* Asked of nobody of whom it is not known, and of nobody in a silence. */
static void
test_offers_check_ins_after_a_birth (NabijPageFixture *fixture,
                                     gconstpointer     data)
{
  g_autoptr (NabijFamily) family = NULL;

  show (fixture);
  g_assert_false (is_shown (fixture, "check_ins"));
  nabij_family_fixture_set_due (fixture, 30);
  g_assert_false (is_shown (fixture, "check_ins"));
  tell_birth (fixture);
  g_assert_true (is_shown (fixture, "check_ins"));
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (find (fixture, "offered"))));
  g_assert_cmpstr (get_check_in_words (fixture), ==, "A few times in the first two years after the birth.");

  gtk_switch_set_active (GTK_SWITCH (find (fixture, "offered")), TRUE);
  g_assert_true (nabij_family_fixture_get (fixture)->check_ins_offered);
  g_assert_cmpstr (get_check_in_words (fixture), ==,
                   "A few times in the first two years after the birth.\nThe next time is Saturday 21 November.");

  /* Also where it is decided elsewhere. */
  family = nabij_family_copy (nabij_family_fixture_get (fixture));
  family->check_ins_offered = FALSE;
  nabij_family_fixture_set (fixture, family);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (find (fixture, "offered"))));
  g_assert_cmpstr (get_check_in_words (fixture), ==, "A few times in the first two years after the birth.");
  family->silence = NABIJ_SILENCE_PAUSE;
  nabij_family_fixture_set (fixture, family);
  g_assert_false (is_shown (fixture, "check_ins"));
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

#define ADD(path, data, test) g_test_add ("/nabij/ui/reminders-page/" path, NabijPageFixture, data, set_up, test, tear_down)
  ADD ("offers-three-that-are-off", NULL, test_offers_three_that_are_off);
  ADD ("says-once-that-they-go-on", NULL, test_says_once_that_they_go_on);
  ADD ("a-refused-switch-goes-back", NULL, test_a_refused_switch_goes_back);
  ADD ("waits-for-the-system", NULL, test_waits_for_the_system);
  ADD ("nothing-is-left-to-switch-in-silence", NULL, test_nothing_is_left_to_switch_in_silence);
  ADD ("asks-after-a-rest", NULL, test_asks_after_a_rest);
  ADD ("pauses-and-goes-on", NULL, test_pauses_and_goes_on);
  ADD ("what-could-not-be-read-can-be-removed", NULL, test_what_could_not_be_read_can_be_removed);
  ADD ("the-quiet-hours-are-typed", NULL, test_the_quiet_hours_are_typed);
  ADD ("the-example-is-the-notification", NULL, test_the_example_is_the_notification);
  ADD ("sends-one-now", NULL, test_sends_one_now);
  ADD ("the-page-may-go-while-one-is-sent", NULL, test_the_page_may_go_while_one_is_sent);
  ADD ("later-comes-back-when-chosen", NULL, test_later_comes_back_when_chosen);
  ADD ("opens-one-and-comes-back", NULL, test_opens_one_and_comes_back);
  ADD ("adds-one", NULL, test_adds_one);
  ADD ("offers-check-ins-after-a-birth", NULL, test_offers_check_ins_after_a_birth);
  ADD ("the-keyboard-reaches-everything", NULL, test_the_keyboard_reaches_everything);
  ADD ("is-narrow-and-named", GINT_TO_POINTER (FALSE), test_is_narrow_and_named);
  ADD ("is-narrow-and-named-with-large-text", GINT_TO_POINTER (TRUE), test_is_narrow_and_named);
#undef ADD

  return g_test_run ();
}
