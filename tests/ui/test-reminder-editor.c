/* test-reminder-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-day-field.h"
#include "nabij-editor-fixture.h"
#include "nabij-fake-autostart.h"
#include "nabij-family-fixture.h"
#include "nabij-reminder-practice-row.h"
#include "nabij-reminder-practices.h"
#include "nabij-reminders-fixture.h"
#include "nabij-time-field.h"
#include "nabij-ui-widgets.h"
#include "nabij-weekday-choice.h"

#include <adwaita.h>

#define AT(hour, minute) ((hour)*60 + (minute))
#define N_WEEKDAYS 7

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

/* Times */

static const char *
read_sentence (NabijPageFixture *fixture,
               guint             number)
{
  GtkWidget *field = nabij_editor_fixture_get_field (fixture, number);

  return gtk_widget_is_visible (nabij_ui_find (field, GTK_TYPE_BOX, "answer")) ? gtk_label_get_label (GTK_LABEL (nabij_ui_find (field, GTK_TYPE_LABEL, "sentence"))) : "";
}

static void
answer (NabijPageFixture *fixture,
        guint             number,
        const char       *button)
{
  GtkWidget *widget = nabij_ui_find (nabij_editor_fixture_get_field (fixture, number), GTK_TYPE_BUTTON, button);

  g_assert_true (gtk_widget_is_visible (widget));
  g_signal_emit_by_name (widget, "clicked");
}

/* A look leaves nothing behind. */
static void
test_a_new_one_is_kept_when_it_is_changed (NabijPageFixture *fixture,
                                           gconstpointer     data)
{
  nabij_editor_fixture_show (fixture, "five-exhales");
  g_assert_cmpstr (nabij_editor_fixture_get_edited (fixture)->practice, ==, "five-exhales");
  g_assert_false (gtk_widget_is_visible (nabij_editor_fixture_find (fixture, "remove_row")));
  gtk_widget_activate_action (fixture->page, "reminders.back", NULL);
  g_assert_cmpuint (nabij_editor_fixture_count_reminders (fixture), ==, 3);
  nabij_page_fixture_leave (fixture);

  nabij_editor_fixture_show (fixture, "five-exhales");
  g_assert_true (nabij_editor_fixture_type_time (fixture, 0, "11"));
  g_assert_cmpuint (nabij_editor_fixture_count_reminders (fixture), ==, 4);
  g_assert_false (nabij_editor_fixture_get_kept (fixture)->on);
  nabij_editor_fixture_assert_times (nabij_editor_fixture_get_kept (fixture), "11:00 ");
  g_assert_true (gtk_widget_is_visible (nabij_editor_fixture_find (fixture, "remove_row")));
}

static void
test_opens_the_one_that_there_is (NabijPageFixture *fixture,
                                  gconstpointer     data)
{
  nabij_editor_fixture_show (fixture, "water-and-rust");
  g_assert_cmpstr (nabij_editor_fixture_get_edited (fixture)->id, ==, "water");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (nabij_editor_fixture_find (fixture, "on_row"))), ==, "On Tuesday and Friday at 19:30");
}

static void
test_switches_on_what_is_new (NabijPageFixture *fixture,
                              gconstpointer     data)
{
  g_autofree char *id = NULL;

  nabij_editor_fixture_show (fixture, "five-exhales");
  id = g_strdup (nabij_editor_fixture_get_edited (fixture)->id);
  gtk_switch_set_active (GTK_SWITCH (nabij_editor_fixture_find (fixture, "on")), TRUE);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (nabij_editor_fixture_find (fixture, "on"))));
  nabij_reminders_fixture_wait_until_on (fixture, id, TRUE);
  g_assert_true (gtk_switch_get_state (GTK_SWITCH (nabij_editor_fixture_find (fixture, "on"))));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (nabij_editor_fixture_find (fixture, "line"))), ==, "Reminders also come when this window is closed.");
  g_assert_true (gtk_widget_is_visible (nabij_editor_fixture_find (fixture, "line")));

  /* What is changed afterwards leaves it on. */
  g_assert_true (nabij_editor_fixture_type_time (fixture, 0, "11:15"));
  g_assert_true (nabij_editor_fixture_get_kept (fixture)->on);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (nabij_editor_fixture_find (fixture, "on"))));
}

static void
test_a_refused_switch_goes_back (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  nabij_editor_fixture_show (fixture, "water-and-rust");
  nabij_fake_autostart_refuse (fixture->ui.autostart, "The system says no.");
  gtk_switch_set_active (GTK_SWITCH (nabij_editor_fixture_find (fixture, "on")), TRUE);
  nabij_ui_wait_for (nabij_editor_fixture_has_gone_back, fixture);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (nabij_editor_fixture_find (fixture, "line"))), ==, "The system says no.");
}

static void
test_one_day_stays (NabijPageFixture *fixture,
                    gconstpointer     data)
{
  nabij_editor_fixture_show (fixture, "water-and-rust");
  nabij_editor_fixture_toggle_day (fixture, 4, FALSE);
  g_assert_cmpuint (nabij_editor_fixture_get_kept (fixture)->days, ==, NABIJ_REMINDER_DAY (G_DATE_TUESDAY));
  g_assert_false (gtk_widget_is_visible (nabij_ui_find (nabij_editor_fixture_find (fixture, "days"), GTK_TYPE_LABEL, "line")));
  nabij_editor_fixture_toggle_day (fixture, 1, FALSE);
  g_assert_cmpuint (nabij_editor_fixture_get_kept (fixture)->days, ==, NABIJ_REMINDER_DAY (G_DATE_TUESDAY));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nabij_editor_fixture_get_nth_child (nabij_editor_fixture_find (fixture, "days_box"), 1))));
  g_assert_true (gtk_widget_is_visible (nabij_ui_find (nabij_editor_fixture_find (fixture, "days"), GTK_TYPE_LABEL, "line")));

  nabij_editor_fixture_toggle_day (fixture, 6, TRUE);
  g_assert_cmpuint (nabij_editor_fixture_get_kept (fixture)->days, ==, NABIJ_REMINDER_DAY (G_DATE_TUESDAY) | NABIJ_REMINDER_DAY (G_DATE_SUNDAY));
  g_signal_emit_by_name (nabij_editor_fixture_find (fixture, "working_days_button"), "clicked");
  g_assert_cmpuint (nabij_editor_fixture_get_kept (fixture)->days, ==, 0x1f);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nabij_editor_fixture_get_nth_child (nabij_editor_fixture_find (fixture, "days_box"), 6))));
  g_signal_emit_by_name (nabij_editor_fixture_find (fixture, "every_day_button"), "clicked");
  g_assert_cmpuint (nabij_editor_fixture_get_kept (fixture)->days, ==, NABIJ_REMINDER_ALL_DAYS);
}

static void
test_days_begin_with_monday (NabijPageFixture *fixture,
                             gconstpointer     data)
{
  static const char *const short_names[N_WEEKDAYS] = { "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su" };
  static const char *const names[N_WEEKDAYS] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };

  nabij_editor_fixture_show (fixture, "water-and-rust");
  for (guint i = 0; i < N_WEEKDAYS; i++) {
    GtkWidget *button = nabij_editor_fixture_get_nth_child (nabij_editor_fixture_find (fixture, "days_box"), i);

    g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, short_names[i]);
    gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, names[i]);
    g_assert_cmpint (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)), ==, i == 1 || i == 4);
  }
}

static void
test_has_one_to_five_times (NabijPageFixture *fixture,
                            gconstpointer     data)
{
  static const char *const typed[] = { "9", "1030", "12.00", "3 pm" };
  GtkWidget               *remove_button;

  nabij_editor_fixture_show (fixture, "water-and-rust");
  remove_button = gtk_widget_get_last_child (gtk_widget_get_parent (nabij_editor_fixture_get_field (fixture, 0)));
  g_assert_false (gtk_widget_is_visible (remove_button));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++) {
    g_assert_true (gtk_widget_is_visible (nabij_editor_fixture_find (fixture, "add_button")));
    g_signal_emit_by_name (nabij_editor_fixture_find (fixture, "add_button"), "clicked");
    g_assert_true (gtk_widget_is_ancestor (nabij_page_fixture_get_focus (fixture), nabij_editor_fixture_get_field (fixture, i + 1)));
    g_assert_true (nabij_editor_fixture_type_time (fixture, i + 1, typed[i]));
  }
  g_assert_false (gtk_widget_is_visible (nabij_editor_fixture_find (fixture, "add_button")));
  nabij_editor_fixture_assert_times (nabij_editor_fixture_get_kept (fixture), "09:00 10:30 12:00 15:00 19:30 ");
  g_assert_cmpstr (nabij_editor_fixture_read_time (fixture, 4), ==, "15:00");

  g_assert_true (gtk_widget_is_visible (remove_button));
  gtk_test_accessible_assert_property (remove_button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove 19:30");
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_signal_emit_by_name (gtk_widget_get_last_child (gtk_widget_get_parent (nabij_editor_fixture_get_field (fixture, 0))), "clicked");
  nabij_editor_fixture_assert_times (nabij_editor_fixture_get_kept (fixture), "15:00 ");
  g_assert_false (gtk_widget_is_visible (gtk_widget_get_last_child (gtk_widget_get_parent (nabij_editor_fixture_get_field (fixture, 0)))));
}

static void
test_no_time_stands_twice (NabijPageFixture *fixture,
                           gconstpointer     data)
{
  nabij_editor_fixture_show (fixture, "water-and-rust");
  g_signal_emit_by_name (nabij_editor_fixture_find (fixture, "add_button"), "clicked");
  g_assert_false (nabij_editor_fixture_type_time (fixture, 1, "19h30"));
  g_assert_cmpstr (read_sentence (fixture, 1), ==, "This time is there already.");
  g_assert_false (gtk_widget_is_visible (nabij_ui_find (nabij_editor_fixture_get_field (fixture, 1), GTK_TYPE_BOX, "choice")));
  nabij_editor_fixture_assert_times (nabij_editor_fixture_get_kept (fixture), "19:30 ");
}

static void
test_what_is_no_time_stays_as_it_is (NabijPageFixture *fixture,
                                     gconstpointer     data)
{
  nabij_editor_fixture_show (fixture, "water-and-rust");
  g_assert_false (nabij_editor_fixture_type_time (fixture, 0, "25:61"));
  g_assert_cmpstr (read_sentence (fixture, 0), ==, "Please write a time, as in 19:30.");
  g_assert_cmpstr (nabij_editor_fixture_read_time (fixture, 0), ==, "25:61");
  nabij_editor_fixture_assert_times (nabij_editor_fixture_get_kept (fixture), "19:30 ");
  /* Nothing at all is no other time. */
  g_assert_true (nabij_editor_fixture_type_time (fixture, 0, ""));
  g_assert_cmpstr (nabij_editor_fixture_read_time (fixture, 0), ==, "19:30");
}

static void
test_asks_about_the_quiet_hours (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  nabij_editor_fixture_show (fixture, "water-and-rust");
  g_assert_false (nabij_editor_fixture_type_time (fixture, 0, "7:15"));
  g_assert_cmpstr (read_sentence (fixture, 0), ==, "That is in your quiet hours. Move it to 8:00?");
  /* Never by itself. */
  nabij_editor_fixture_assert_times (nabij_editor_fixture_get_kept (fixture), "19:30 ");
  answer (fixture, 0, "another_button");
  g_assert_true (gtk_widget_is_ancestor (nabij_page_fixture_get_focus (fixture), nabij_editor_fixture_get_field (fixture, 0)));
  nabij_editor_fixture_assert_times (nabij_editor_fixture_get_kept (fixture), "19:30 ");
  answer (fixture, 0, "move_button");
  nabij_editor_fixture_assert_times (nabij_editor_fixture_get_kept (fixture), "08:00 ");
  g_assert_cmpstr (nabij_editor_fixture_read_time (fixture, 0), ==, "8:00");
  g_assert_cmpstr (read_sentence (fixture, 0), ==, "");

  /* Rather a little earlier than much later. */
  g_assert_false (nabij_editor_fixture_type_time (fixture, 0, "21:45"));
  g_assert_cmpstr (read_sentence (fixture, 0), ==, "That is in your quiet hours. Move it to 21:15?");
  nabij_page_fixture_leave (fixture);
  nabij_editor_fixture_assert_times (nabij_reminders_fixture_find (fixture, "water"), "08:00 ");
}

/* The quiet hours came later, or by hand. */
static void
test_asks_about_a_time_that_became_quiet (NabijPageFixture *fixture,
                                          gconstpointer     data)
{
  nabij_editor_fixture_show (fixture, "water-and-rust");
  g_signal_emit_by_name (nabij_editor_fixture_find (fixture, "add_button"), "clicked");
  g_assert_true (nabij_editor_fixture_type_time (fixture, 1, "20:30"));
  g_settings_set_string (fixture->ui.settings, "quiet-from", "20:00");
  g_settings_set_string (fixture->ui.settings, "quiet-until", "19:30");
  g_settings_set_string (fixture->ui.settings, "quiet-from", "19:45");
  g_settings_set_string (fixture->ui.settings, "quiet-until", "08:00");
  g_assert_cmpstr (read_sentence (fixture, 0), ==, "");
  g_assert_cmpstr (read_sentence (fixture, 1), ==, "That is in your quiet hours. Move it to 19:30?");
  nabij_editor_fixture_assert_times (nabij_editor_fixture_get_kept (fixture), "19:30 20:30 ");

  /* Where one stands already, they are one. */
  answer (fixture, 1, "move_button");
  nabij_editor_fixture_assert_times (nabij_editor_fixture_get_kept (fixture), "19:30 ");
  g_assert_null (nabij_editor_fixture_get_nth_child (nabij_editor_fixture_find (fixture, "rows_box"), 1));

  g_settings_set_string (fixture->ui.settings, "quiet-from", "19:00");
  g_assert_cmpstr (read_sentence (fixture, 0), ==, "That is in your quiet hours. Move it to 18:45?");
  g_settings_reset (fixture->ui.settings, "quiet-from");
  g_assert_cmpstr (read_sentence (fixture, 0), ==, "");
}

static gboolean
type_day (NabijPageFixture *fixture,
          const char       *text)
{
  gtk_editable_set_text (GTK_EDITABLE (nabij_ui_find (nabij_editor_fixture_find (fixture, "until"), GTK_TYPE_ENTRY, "entry")), text);
  return nabij_day_field_take (NABIJ_DAY_FIELD (nabij_editor_fixture_find (fixture, "until")));
}

static void
test_has_a_last_day_or_none (NabijPageFixture *fixture,
                             gconstpointer     data)
{
  nabij_editor_fixture_show (fixture, "water-and-rust");
  g_assert_false (g_date_valid (&nabij_editor_fixture_get_kept (fixture)->until));
  g_assert_true (type_day (fixture, "3/3/2027"));
  g_assert_true (g_date_valid (&nabij_editor_fixture_get_kept (fixture)->until));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (nabij_editor_fixture_find (fixture, "on_row"))), ==, "On Tuesday and Friday at 19:30, until 3 March 2027");
  g_assert_false (type_day (fixture, "16/11/2026"));
  g_assert_cmpint (g_date_get_year (&nabij_editor_fixture_get_kept (fixture)->until), ==, 2027);
  g_assert_true (type_day (fixture, "17/11/2026"));
  g_assert_true (type_day (fixture, ""));
  g_assert_false (g_date_valid (&nabij_editor_fixture_get_kept (fixture)->until));
}

static gboolean
has_words (gpointer data)
{
  return g_strcmp0 (nabij_editor_fixture_get_kept (data)->words, "No shoes & <b>no</b> phone 🌊") == 0;
}

static void
test_keeps_own_words (NabijPageFixture *fixture,
                      gconstpointer     data)
{
  g_autofree char *long_words = g_strnfill (5000, 'w');

  nabij_editor_fixture_show (fixture, "water-and-rust");
  gtk_editable_set_text (GTK_EDITABLE (nabij_editor_fixture_find (fixture, "words")), "  No shoes & <b>no</b> phone 🌊 ");
  nabij_ui_wait_for (has_words, fixture);
  /* What is typed stays as it is. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (nabij_editor_fixture_find (fixture, "words"))), ==, "  No shoes & <b>no</b> phone 🌊 ");
  g_assert_false (gtk_widget_is_visible (nabij_editor_fixture_find (fixture, "words_limit")));

  gtk_editable_set_text (GTK_EDITABLE (nabij_editor_fixture_find (fixture, "words")), long_words);
  g_assert_true (gtk_widget_is_visible (nabij_editor_fixture_find (fixture, "words_limit")));
  /* Going elsewhere keeps it. */
  gtk_widget_activate_action (fixture->page, "reminders.back", NULL);
  g_assert_cmpint (g_utf8_strlen (nabij_reminders_fixture_find (fixture, "water")->words, -1), ==, NABIJ_REMINDER_WORDS_MAX);

  g_signal_emit_by_name (nabij_reminders_fixture_find_row (fixture, 2), "activated");
  gtk_editable_set_text (GTK_EDITABLE (nabij_editor_fixture_find (fixture, "words")), " ");
  nabij_page_fixture_leave (fixture);
  g_assert_null (nabij_reminders_fixture_find (fixture, "water")->words);
}

static gboolean
is_offered (GtkWidget  *widget,
            const char *practice,
            gboolean    choose)
{
  if (GTK_IS_CHECK_BUTTON (widget) && g_strcmp0 (g_object_get_data (G_OBJECT (widget), "practice"), practice) == 0) {
    if (choose)
      gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);
    return TRUE;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (is_offered (child, practice, choose))
      return TRUE;
  }
  return FALSE;
}

static void
test_is_for_what_fits_the_season (NabijPageFixture *fixture,
                                  gconstpointer     data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();

  nabij_editor_fixture_show (fixture, "water-and-rust");
  g_assert_true (is_offered (nabij_editor_fixture_find (fixture, "practice"), "one-exhale", FALSE));
  g_assert_true (is_offered (nabij_editor_fixture_find (fixture, "practice"), "five-exhales", FALSE));
  g_assert_false (is_offered (nabij_editor_fixture_find (fixture, "practice"), "nappy-change", FALSE));
  g_assert_true (is_offered (nabij_editor_fixture_find (fixture, "practice"), "quiet-moment", TRUE));
  g_assert_cmpstr (nabij_editor_fixture_get_kept (fixture)->practice, ==, "quiet-moment");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (nabij_editor_fixture_find (fixture, "practice"))), ==, "A quiet moment");
  nabij_page_fixture_leave (fixture);

  nabij_family_fixture_add_child (family, fixture, "Noor", 20);
  nabij_family_fixture_set (fixture, family);
  nabij_editor_fixture_show (fixture, "nappy-change");
  g_assert_true (is_offered (nabij_editor_fixture_find (fixture, "practice"), "nappy-change", FALSE));
  g_assert_false (is_offered (nabij_editor_fixture_find (fixture, "practice"), "hand-on-belly", FALSE));
  /* Nothing to begin, something else's variant, and what nobody waits for. */
  g_assert_false (is_offered (nabij_editor_fixture_find (fixture, "practice"), "signals", FALSE));
  g_assert_false (is_offered (nabij_editor_fixture_find (fixture, "practice"), "warm-place-forest", FALSE));
  g_assert_false (is_offered (nabij_editor_fixture_find (fixture, "practice"), "when-your-baby-cries", FALSE));
  g_assert_false (is_offered (nabij_editor_fixture_find (fixture, "practice"), "lay-down", FALSE));
}

/* What was chosen once has its name also in another season. */
static void
test_names_what_does_not_fit_any_more (NabijPageFixture *fixture,
                                       gconstpointer     data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();

  nabij_family_fixture_add_child (family, fixture, "Noor", 20);
  nabij_family_fixture_set (fixture, family);
  nabij_reminders_fixture_put (fixture, "hand-on-belly", AT (11, 0));
  nabij_editor_fixture_show (fixture, "hand-on-belly");
  g_assert_cmpuint (nabij_editor_fixture_count_reminders (fixture), ==, 4);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (nabij_editor_fixture_find (fixture, "practice"))), ==,
                   nabij_reminder_practices_get_name (fixture->ui.services, "hand-on-belly"));
  g_assert_true (is_offered (nabij_editor_fixture_find (fixture, "practice"), "five-exhales", TRUE));
  g_assert_cmpstr (nabij_editor_fixture_get_kept (fixture)->practice, ==, "five-exhales");
}

static void
type_and_leave_alone (NabijPageFixture *fixture,
                      const char       *text)
{
  GtkWidget *entry = nabij_ui_find (nabij_editor_fixture_get_field (fixture, 0), GTK_TYPE_ENTRY, "entry");

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* Whoever goes on has finished typing, whatever takes them away. */
static void
test_keeps_a_time_that_was_only_typed (NabijPageFixture *fixture,
                                       gconstpointer     data)
{
  nabij_editor_fixture_show (fixture, "water-and-rust");
  type_and_leave_alone (fixture, "18:00");
  gtk_widget_activate_action (fixture->page, "reminders.back", NULL);
  nabij_editor_fixture_assert_times (nabij_reminders_fixture_find (fixture, "water"), "18:00 ");

  g_signal_emit_by_name (nabij_reminders_fixture_find_row (fixture, 2), "activated");
  type_and_leave_alone (fixture, "17:00");
  g_settings_set_boolean (fixture->ui.settings, "silent", TRUE);
  nabij_editor_fixture_assert_times (nabij_reminders_fixture_find (fixture, "water"), "17:00 ");
  g_settings_reset (fixture->ui.settings, "silent");

  g_signal_emit_by_name (nabij_reminders_fixture_find_row (fixture, 2), "activated");
  type_and_leave_alone (fixture, "16:00");
  nabij_page_fixture_leave (fixture);
  nabij_editor_fixture_assert_times (nabij_reminders_fixture_find (fixture, "water"), "16:00 ");
}

static void
test_the_switch_says_what_it_switches (NabijPageFixture *fixture,
                                       gconstpointer     data)
{
  nabij_editor_fixture_show (fixture, "water-and-rust");
  gtk_test_accessible_assert_property (nabij_editor_fixture_find (fixture, "on"), GTK_ACCESSIBLE_PROPERTY_LABEL, "Water & Rust. On Tuesday and Friday at 19:30");
  g_assert_true (is_offered (nabij_editor_fixture_find (fixture, "practice"), "one-exhale", TRUE));
  gtk_test_accessible_assert_property (nabij_editor_fixture_find (fixture, "on"), GTK_ACCESSIBLE_PROPERTY_LABEL, "One slow exhale. On Tuesday and Friday at 19:30");
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

#define ADD(path, test) g_test_add ("/nabij/ui/reminder-editor/" path, NabijPageFixture, NULL, set_up, test, tear_down)
  ADD ("a-new-one-is-kept-when-it-is-changed", test_a_new_one_is_kept_when_it_is_changed);
  ADD ("opens-the-one-that-there-is", test_opens_the_one_that_there_is);
  ADD ("switches-on-what-is-new", test_switches_on_what_is_new);
  ADD ("a-refused-switch-goes-back", test_a_refused_switch_goes_back);
  ADD ("one-day-stays", test_one_day_stays);
  ADD ("days-begin-with-monday", test_days_begin_with_monday);
  ADD ("has-one-to-five-times", test_has_one_to_five_times);
  ADD ("no-time-stands-twice", test_no_time_stands_twice);
  ADD ("what-is-no-time-stays-as-it-is", test_what_is_no_time_stays_as_it_is);
  ADD ("asks-about-the-quiet-hours", test_asks_about_the_quiet_hours);
  ADD ("asks-about-a-time-that-became-quiet", test_asks_about_a_time_that_became_quiet);
  ADD ("has-a-last-day-or-none", test_has_a_last_day_or_none);
  ADD ("keeps-own-words", test_keeps_own_words);
  ADD ("is-for-what-fits-the-season", test_is_for_what_fits_the_season);
  ADD ("names-what-does-not-fit-any-more", test_names_what_does_not_fit_any_more);
  ADD ("keeps-a-time-that-was-only-typed", test_keeps_a_time_that_was_only_typed);
  ADD ("the-switch-says-what-it-switches", test_the_switch_says_what_it_switches);
#undef ADD

  return g_test_run ();
}
