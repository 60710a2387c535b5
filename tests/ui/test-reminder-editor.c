/* test-reminder-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-day-field.h"
#include "nabij-fake-autostart.h"
#include "nabij-family-fixture.h"
#include "nabij-reminder-editor.h"
#include "nabij-reminder-practice-row.h"
#include "nabij-reminder-practices.h"
#include "nabij-reminder-times.h"
#include "nabij-reminders-fixture.h"
#include "nabij-time-field.h"
#include "nabij-typed-date.h"
#include "nabij-ui-widgets.h"
#include "nabij-weekday-choice.h"

#include <adwaita.h>
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>

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

/* The page, with the reminder of a practice open. */
static void
show (NabijPageFixture *fixture,
      const char       *practice)
{
  nabij_page_fixture_show (fixture, nabij_reminders_page_new_for (fixture->ui.services, practice));
}

static GtkWidget *
get_editor (NabijPageFixture *fixture)
{
  return nabij_ui_find (fixture->page, NABIJ_TYPE_REMINDER_EDITOR, "editor");
}

static GtkWidget *
find (NabijPageFixture *fixture,
      const char       *id)
{
  return nabij_ui_find (get_editor (fixture), GTK_TYPE_WIDGET, id);
}

static const NabijReminder *
get_edited (NabijPageFixture *fixture)
{
  return nabij_reminder_editor_get_reminder (NABIJ_REMINDER_EDITOR (get_editor (fixture)));
}

/* As it is kept; it must be. */
static const NabijReminder *
get_kept (NabijPageFixture *fixture)
{
  const NabijReminder *kept = nabij_reminders_fixture_find (fixture, get_edited (fixture)->id);

  g_assert_nonnull (kept);
  return kept;
}

static guint
count_reminders (NabijPageFixture *fixture)
{
  return nabij_reminders_fixture_get (fixture)->reminders->len;
}

static GtkWidget *
get_nth_child (GtkWidget *widget,
               guint      number)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (; child != NULL && number > 0; number--)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Times */

static GtkWidget *
get_field (NabijPageFixture *fixture,
           guint             number)
{
  GtkWidget *row = get_nth_child (find (fixture, "rows_box"), number);

  g_assert_nonnull (row);
  return gtk_widget_get_first_child (row);
}

static gboolean
type_time (NabijPageFixture *fixture,
           guint             number,
           const char       *text)
{
  GtkWidget *field = get_field (fixture, number);

  gtk_editable_set_text (GTK_EDITABLE (nabij_ui_find (field, GTK_TYPE_ENTRY, "entry")), text);
  return nabij_time_field_take (NABIJ_TIME_FIELD (field));
}

static const char *
read_time (NabijPageFixture *fixture,
           guint             number)
{
  return gtk_editable_get_text (GTK_EDITABLE (nabij_ui_find (get_field (fixture, number), GTK_TYPE_ENTRY, "entry")));
}

static const char *
read_sentence (NabijPageFixture *fixture,
               guint             number)
{
  GtkWidget *field = get_field (fixture, number);

  return gtk_widget_is_visible (nabij_ui_find (field, GTK_TYPE_BOX, "answer")) ? gtk_label_get_label (GTK_LABEL (nabij_ui_find (field, GTK_TYPE_LABEL, "sentence"))) : "";
}

static void
answer (NabijPageFixture *fixture,
        guint             number,
        const char       *button)
{
  GtkWidget *widget = nabij_ui_find (get_field (fixture, number), GTK_TYPE_BUTTON, button);

  g_assert_true (gtk_widget_is_visible (widget));
  g_signal_emit_by_name (widget, "clicked");
}

static void
assert_times (const NabijReminder *reminder,
              const char          *expected)
{
  g_autoptr (GString) times = g_string_new (NULL);

  for (guint i = 0; i < reminder->n_times; i++) {
    g_autofree char *time = nabij_reminder_minute_to_text (reminder->minutes[i]);

    g_string_append_printf (times, "%s ", time);
  }
  g_assert_cmpstr (times->str, ==, expected);
}

/* A look leaves nothing behind. */
static void
test_a_new_one_is_kept_when_it_is_changed (NabijPageFixture *fixture,
                                           gconstpointer     data)
{
  show (fixture, "five-exhales");
  g_assert_cmpstr (get_edited (fixture)->practice, ==, "five-exhales");
  g_assert_false (gtk_widget_is_visible (find (fixture, "remove_row")));
  gtk_widget_activate_action (fixture->page, "reminders.back", NULL);
  g_assert_cmpuint (count_reminders (fixture), ==, 3);
  nabij_page_fixture_leave (fixture);

  show (fixture, "five-exhales");
  g_assert_true (type_time (fixture, 0, "11"));
  g_assert_cmpuint (count_reminders (fixture), ==, 4);
  g_assert_false (get_kept (fixture)->on);
  assert_times (get_kept (fixture), "11:00 ");
  g_assert_true (gtk_widget_is_visible (find (fixture, "remove_row")));
}

static void
test_opens_the_one_that_there_is (NabijPageFixture *fixture,
                                  gconstpointer     data)
{
  show (fixture, "water-and-rust");
  g_assert_cmpstr (get_edited (fixture)->id, ==, "water");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find (fixture, "on_row"))), ==, "On Tuesday and Friday at 19:30");
}

static void
test_switches_on_what_is_new (NabijPageFixture *fixture,
                              gconstpointer     data)
{
  g_autofree char *id = NULL;

  show (fixture, "five-exhales");
  id = g_strdup (get_edited (fixture)->id);
  gtk_switch_set_active (GTK_SWITCH (find (fixture, "on")), TRUE);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (find (fixture, "on"))));
  nabij_reminders_fixture_wait_until_on (fixture, id, TRUE);
  g_assert_true (gtk_switch_get_state (GTK_SWITCH (find (fixture, "on"))));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find (fixture, "line"))), ==, "Reminders also come when this window is closed.");
  g_assert_true (gtk_widget_is_visible (find (fixture, "line")));

  /* What is changed afterwards leaves it on. */
  g_assert_true (type_time (fixture, 0, "11:15"));
  g_assert_true (get_kept (fixture)->on);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (find (fixture, "on"))));
}

static gboolean
has_gone_back (gpointer data)
{
  return !gtk_switch_get_active (GTK_SWITCH (find (data, "on")));
}

static void
test_a_refused_switch_goes_back (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  show (fixture, "water-and-rust");
  nabij_fake_autostart_refuse (fixture->ui.autostart, "The system says no.");
  gtk_switch_set_active (GTK_SWITCH (find (fixture, "on")), TRUE);
  nabij_ui_wait_for (has_gone_back, fixture);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find (fixture, "line"))), ==, "The system says no.");
}

static void
toggle_day (NabijPageFixture *fixture,
            guint             number,
            gboolean          active)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_nth_child (find (fixture, "days_box"), number)), active);
}

static void
test_one_day_stays (NabijPageFixture *fixture,
                    gconstpointer     data)
{
  show (fixture, "water-and-rust");
  toggle_day (fixture, 4, FALSE);
  g_assert_cmpuint (get_kept (fixture)->days, ==, NABIJ_REMINDER_DAY (G_DATE_TUESDAY));
  g_assert_false (gtk_widget_is_visible (nabij_ui_find (find (fixture, "days"), GTK_TYPE_LABEL, "line")));
  toggle_day (fixture, 1, FALSE);
  g_assert_cmpuint (get_kept (fixture)->days, ==, NABIJ_REMINDER_DAY (G_DATE_TUESDAY));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (get_nth_child (find (fixture, "days_box"), 1))));
  g_assert_true (gtk_widget_is_visible (nabij_ui_find (find (fixture, "days"), GTK_TYPE_LABEL, "line")));

  toggle_day (fixture, 6, TRUE);
  g_assert_cmpuint (get_kept (fixture)->days, ==, NABIJ_REMINDER_DAY (G_DATE_TUESDAY) | NABIJ_REMINDER_DAY (G_DATE_SUNDAY));
  g_signal_emit_by_name (find (fixture, "working_days_button"), "clicked");
  g_assert_cmpuint (get_kept (fixture)->days, ==, 0x1f);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (get_nth_child (find (fixture, "days_box"), 6))));
  g_signal_emit_by_name (find (fixture, "every_day_button"), "clicked");
  g_assert_cmpuint (get_kept (fixture)->days, ==, NABIJ_REMINDER_ALL_DAYS);
}

static void
test_days_begin_with_monday (NabijPageFixture *fixture,
                             gconstpointer     data)
{
  static const char *const short_names[N_WEEKDAYS] = { "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su" };
  static const char *const names[N_WEEKDAYS] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };

  show (fixture, "water-and-rust");
  for (guint i = 0; i < N_WEEKDAYS; i++) {
    GtkWidget *button = get_nth_child (find (fixture, "days_box"), i);

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

  show (fixture, "water-and-rust");
  remove_button = gtk_widget_get_last_child (gtk_widget_get_parent (get_field (fixture, 0)));
  g_assert_false (gtk_widget_is_visible (remove_button));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++) {
    g_assert_true (gtk_widget_is_visible (find (fixture, "add_button")));
    g_signal_emit_by_name (find (fixture, "add_button"), "clicked");
    g_assert_true (gtk_widget_is_ancestor (nabij_page_fixture_get_focus (fixture), get_field (fixture, i + 1)));
    g_assert_true (type_time (fixture, i + 1, typed[i]));
  }
  g_assert_false (gtk_widget_is_visible (find (fixture, "add_button")));
  assert_times (get_kept (fixture), "09:00 10:30 12:00 15:00 19:30 ");
  g_assert_cmpstr (read_time (fixture, 4), ==, "15:00");

  g_assert_true (gtk_widget_is_visible (remove_button));
  gtk_test_accessible_assert_property (remove_button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove 19:30");
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_signal_emit_by_name (gtk_widget_get_last_child (gtk_widget_get_parent (get_field (fixture, 0))), "clicked");
  assert_times (get_kept (fixture), "15:00 ");
  g_assert_false (gtk_widget_is_visible (gtk_widget_get_last_child (gtk_widget_get_parent (get_field (fixture, 0)))));
}

static void
test_no_time_stands_twice (NabijPageFixture *fixture,
                           gconstpointer     data)
{
  show (fixture, "water-and-rust");
  g_signal_emit_by_name (find (fixture, "add_button"), "clicked");
  g_assert_false (type_time (fixture, 1, "19h30"));
  g_assert_cmpstr (read_sentence (fixture, 1), ==, "This time is there already.");
  g_assert_false (gtk_widget_is_visible (nabij_ui_find (get_field (fixture, 1), GTK_TYPE_BOX, "choice")));
  assert_times (get_kept (fixture), "19:30 ");
}

static void
test_what_is_no_time_stays_as_it_is (NabijPageFixture *fixture,
                                     gconstpointer     data)
{
  show (fixture, "water-and-rust");
  g_assert_false (type_time (fixture, 0, "25:61"));
  g_assert_cmpstr (read_sentence (fixture, 0), ==, "Please write a time, as in 19:30.");
  g_assert_cmpstr (read_time (fixture, 0), ==, "25:61");
  assert_times (get_kept (fixture), "19:30 ");
  /* Nothing at all is no other time. */
  g_assert_true (type_time (fixture, 0, ""));
  g_assert_cmpstr (read_time (fixture, 0), ==, "19:30");
}

static void
test_asks_about_the_quiet_hours (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  show (fixture, "water-and-rust");
  g_assert_false (type_time (fixture, 0, "7:15"));
  g_assert_cmpstr (read_sentence (fixture, 0), ==, "That is in your quiet hours. Move it to 8:00?");
  /* Never by itself. */
  assert_times (get_kept (fixture), "19:30 ");
  answer (fixture, 0, "another_button");
  g_assert_true (gtk_widget_is_ancestor (nabij_page_fixture_get_focus (fixture), get_field (fixture, 0)));
  assert_times (get_kept (fixture), "19:30 ");
  answer (fixture, 0, "move_button");
  assert_times (get_kept (fixture), "08:00 ");
  g_assert_cmpstr (read_time (fixture, 0), ==, "8:00");
  g_assert_cmpstr (read_sentence (fixture, 0), ==, "");

  /* Rather a little earlier than much later. */
  g_assert_false (type_time (fixture, 0, "21:45"));
  g_assert_cmpstr (read_sentence (fixture, 0), ==, "That is in your quiet hours. Move it to 21:15?");
  nabij_page_fixture_leave (fixture);
  assert_times (nabij_reminders_fixture_find (fixture, "water"), "08:00 ");
}

/* The quiet hours came later, or by hand. */
static void
test_asks_about_a_time_that_became_quiet (NabijPageFixture *fixture,
                                          gconstpointer     data)
{
  show (fixture, "water-and-rust");
  g_signal_emit_by_name (find (fixture, "add_button"), "clicked");
  g_assert_true (type_time (fixture, 1, "20:30"));
  g_settings_set_string (fixture->ui.settings, "quiet-from", "20:00");
  g_settings_set_string (fixture->ui.settings, "quiet-until", "19:30");
  g_settings_set_string (fixture->ui.settings, "quiet-from", "19:45");
  g_settings_set_string (fixture->ui.settings, "quiet-until", "08:00");
  g_assert_cmpstr (read_sentence (fixture, 0), ==, "");
  g_assert_cmpstr (read_sentence (fixture, 1), ==, "That is in your quiet hours. Move it to 19:30?");
  assert_times (get_kept (fixture), "19:30 20:30 ");

  /* Where one stands already, they are one. */
  answer (fixture, 1, "move_button");
  assert_times (get_kept (fixture), "19:30 ");
  g_assert_null (get_nth_child (find (fixture, "rows_box"), 1));

  g_settings_set_string (fixture->ui.settings, "quiet-from", "19:00");
  g_assert_cmpstr (read_sentence (fixture, 0), ==, "That is in your quiet hours. Move it to 18:45?");
  g_settings_reset (fixture->ui.settings, "quiet-from");
  g_assert_cmpstr (read_sentence (fixture, 0), ==, "");
}

static gboolean
type_day (NabijPageFixture *fixture,
          const char       *text)
{
  gtk_editable_set_text (GTK_EDITABLE (nabij_ui_find (find (fixture, "until"), GTK_TYPE_ENTRY, "entry")), text);
  return nabij_day_field_take (NABIJ_DAY_FIELD (find (fixture, "until")));
}

static void
test_has_a_last_day_or_none (NabijPageFixture *fixture,
                             gconstpointer     data)
{
  show (fixture, "water-and-rust");
  g_assert_false (g_date_valid (&get_kept (fixture)->until));
  g_assert_true (type_day (fixture, "3/3/2027"));
  g_assert_true (g_date_valid (&get_kept (fixture)->until));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find (fixture, "on_row"))), ==, "On Tuesday and Friday at 19:30, until 3 March 2027");
  g_assert_false (type_day (fixture, "16/11/2026"));
  g_assert_cmpint (g_date_get_year (&get_kept (fixture)->until), ==, 2027);
  g_assert_true (type_day (fixture, "17/11/2026"));
  g_assert_true (type_day (fixture, ""));
  g_assert_false (g_date_valid (&get_kept (fixture)->until));
}

static gboolean
has_words (gpointer data)
{
  return g_strcmp0 (get_kept (data)->words, "No shoes & <b>no</b> phone 🌊") == 0;
}

static void
test_keeps_own_words (NabijPageFixture *fixture,
                      gconstpointer     data)
{
  g_autofree char *long_words = g_strnfill (5000, 'w');

  show (fixture, "water-and-rust");
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "words")), "  No shoes & <b>no</b> phone 🌊 ");
  nabij_ui_wait_for (has_words, fixture);
  /* What is typed stays as it is. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "words"))), ==, "  No shoes & <b>no</b> phone 🌊 ");
  g_assert_false (gtk_widget_is_visible (find (fixture, "words_limit")));

  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "words")), long_words);
  g_assert_true (gtk_widget_is_visible (find (fixture, "words_limit")));
  /* Going elsewhere keeps it. */
  gtk_widget_activate_action (fixture->page, "reminders.back", NULL);
  g_assert_cmpint (g_utf8_strlen (nabij_reminders_fixture_find (fixture, "water")->words, -1), ==, NABIJ_REMINDER_WORDS_MAX);

  g_signal_emit_by_name (nabij_reminders_fixture_find_row (fixture, 2), "activated");
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "words")), " ");
  nabij_page_fixture_leave (fixture);
  g_assert_null (nabij_reminders_fixture_find (fixture, "water")->words);
}

static void
test_an_own_one_comes_back_by_undo (NabijPageFixture *fixture,
                                    gconstpointer     data)
{
  g_autofree char *id = g_strdup (nabij_reminders_fixture_put (fixture, "five-exhales", AT (11, 0))->id);

  show (fixture, "five-exhales");
  gtk_switch_set_active (GTK_SWITCH (find (fixture, "on")), TRUE);
  nabij_reminders_fixture_wait_until_on (fixture, id, TRUE);
  g_signal_emit_by_name (find (fixture, "remove_row"), "activated");
  g_assert_null (nabij_reminders_fixture_find (fixture, id));
  g_assert_null (nabij_reminders_fixture_find_row (fixture, 3));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (nabij_ui_find (fixture->page, GTK_TYPE_STACK, "stack"))), ==, "list");

  nabij_ui_undo (fixture->page);
  nabij_reminders_fixture_wait_until_on (fixture, id, TRUE);
  assert_times (nabij_reminders_fixture_find (fixture, id), "11:00 ");
  g_assert_true (nabij_fake_autostart_is_on (fixture->ui.autostart));
}

/* Whatever was removed with it. */
static void
test_what_comes_back_stands_where_it_stood (NabijPageFixture *fixture,
                                            gconstpointer     data)
{
  static const char *const practices[] = { "five-exhales", "hand-on-belly", "one-song", "outside" };
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (practices); i++)
    g_ptr_array_add (ids, g_strdup (nabij_reminders_fixture_put (fixture, practices[i], AT (11, 0))->id));
  show (fixture, "hand-on-belly");
  g_signal_emit_by_name (find (fixture, "remove_row"), "activated");
  /* The first of them, and then the last. */
  for (guint number = 3; number <= 4; number++) {
    g_signal_emit_by_name (nabij_reminders_fixture_find_row (fixture, number), "activated");
    g_signal_emit_by_name (find (fixture, "remove_row"), "activated");
  }
  g_assert_cmpuint (count_reminders (fixture), ==, 4);

  nabij_ui_undo (fixture->page);
  g_assert_cmpuint (count_reminders (fixture), ==, 7);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpstr (((NabijReminder *)nabij_reminders_fixture_get (fixture)->reminders->pdata[3 + i])->id, ==, ids->pdata[i]);
}

static GtkWidget *
find_toast_button (GtkWidget *widget)
{
  return nabij_ui_find (nabij_ui_find (widget, g_type_from_name ("AdwToastWidget"), NULL), GTK_TYPE_BUTTON, NULL);
}

static void
test_a_ready_one_goes_back_to_how_it_was (NabijPageFixture *fixture,
                                          gconstpointer     data)
{
  show (fixture, "water-and-rust");
  g_assert_false (gtk_widget_is_visible (find (fixture, "remove_row")));
  g_assert_true (type_time (fixture, 0, "18"));
  g_assert_true (gtk_widget_is_visible (find (fixture, "remove_row")));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (find (fixture, "remove_row"))), ==, "Back to how it was");

  g_signal_emit_by_name (find (fixture, "remove_row"), "activated");
  assert_times (get_kept (fixture), "19:30 ");
  g_assert_cmpstr (read_time (fixture, 0), ==, "19:30");
  g_assert_false (gtk_widget_is_visible (find (fixture, "remove_row")));

  nabij_ui_wait_for_frame (fixture->page);
  g_signal_emit_by_name (find_toast_button (fixture->page), "clicked");
  assert_times (get_kept (fixture), "18:00 ");
  g_assert_cmpstr (read_time (fixture, 0), ==, "18:00");
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

  show (fixture, "water-and-rust");
  g_assert_true (is_offered (find (fixture, "practice"), "one-exhale", FALSE));
  g_assert_true (is_offered (find (fixture, "practice"), "five-exhales", FALSE));
  g_assert_false (is_offered (find (fixture, "practice"), "nappy-change", FALSE));
  g_assert_true (is_offered (find (fixture, "practice"), "quiet-moment", TRUE));
  g_assert_cmpstr (get_kept (fixture)->practice, ==, "quiet-moment");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (find (fixture, "practice"))), ==, "A quiet moment");
  nabij_page_fixture_leave (fixture);

  nabij_family_fixture_add_child (family, fixture, "Noor", 20);
  nabij_family_fixture_set (fixture, family);
  show (fixture, "nappy-change");
  g_assert_true (is_offered (find (fixture, "practice"), "nappy-change", FALSE));
  g_assert_false (is_offered (find (fixture, "practice"), "hand-on-belly", FALSE));
  /* Nothing to begin, something else's variant, and what nobody waits for. */
  g_assert_false (is_offered (find (fixture, "practice"), "signals", FALSE));
  g_assert_false (is_offered (find (fixture, "practice"), "warm-place-forest", FALSE));
  g_assert_false (is_offered (find (fixture, "practice"), "when-your-baby-cries", FALSE));
  g_assert_false (is_offered (find (fixture, "practice"), "lay-down", FALSE));
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
  show (fixture, "hand-on-belly");
  g_assert_cmpuint (count_reminders (fixture), ==, 4);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (find (fixture, "practice"))), ==,
                   nabij_reminder_practices_get_name (fixture->ui.services, "hand-on-belly"));
  g_assert_true (is_offered (find (fixture, "practice"), "five-exhales", TRUE));
  g_assert_cmpstr (get_kept (fixture)->practice, ==, "five-exhales");
}

static void
test_shows_what_is_changed_elsewhere (NabijPageFixture *fixture,
                                      gconstpointer     data)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_parsed (
    "[{'id': <'water'>, 'practice': <'five-exhales'>, 'on': <true>, 'days': <[7]>, 'times': <['09:00', '10:00']>, 'words': <'Out'>}]"));

  show (fixture, "water-and-rust");
  g_settings_set_value (fixture->ui.settings, "reminders", value);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find (fixture, "on_row"))), ==, "On Sunday at 9:00 and 10:00");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (find (fixture, "on"))));
  g_assert_cmpstr (read_time (fixture, 1), ==, "10:00");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "words"))), ==, "Out");
  g_assert_cmpuint (nabij_weekday_choice_get_days (NABIJ_WEEKDAY_CHOICE (find (fixture, "days"))), ==, NABIJ_REMINDER_DAY (G_DATE_SUNDAY));
}

/* Deleted in another window, it does not come back with what was still being typed. */
static void
test_lets_go_of_what_is_gone (NabijPageFixture *fixture,
                              gconstpointer     data)
{
  nabij_reminders_fixture_put (fixture, "five-exhales", AT (11, 0));
  show (fixture, "five-exhales");
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "words")), "By the window");
  gtk_editable_set_text (GTK_EDITABLE (nabij_ui_find (get_field (fixture, 0), GTK_TYPE_ENTRY, "entry")), "12:00");
  g_settings_reset (fixture->ui.settings, "reminders");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (nabij_ui_find (fixture->page, GTK_TYPE_STACK, "stack"))), ==, "list");
  nabij_page_fixture_leave (fixture);
  g_assert_cmpuint (count_reminders (fixture), ==, 3);
}

static void
type_and_leave_alone (NabijPageFixture *fixture,
                      const char       *text)
{
  GtkWidget *entry = nabij_ui_find (get_field (fixture, 0), GTK_TYPE_ENTRY, "entry");

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* Whoever goes on has finished typing, whatever takes them away. */
static void
test_keeps_a_time_that_was_only_typed (NabijPageFixture *fixture,
                                       gconstpointer     data)
{
  show (fixture, "water-and-rust");
  type_and_leave_alone (fixture, "18:00");
  gtk_widget_activate_action (fixture->page, "reminders.back", NULL);
  assert_times (nabij_reminders_fixture_find (fixture, "water"), "18:00 ");

  g_signal_emit_by_name (nabij_reminders_fixture_find_row (fixture, 2), "activated");
  type_and_leave_alone (fixture, "17:00");
  g_settings_set_boolean (fixture->ui.settings, "silent", TRUE);
  assert_times (nabij_reminders_fixture_find (fixture, "water"), "17:00 ");
  g_settings_reset (fixture->ui.settings, "silent");

  g_signal_emit_by_name (nabij_reminders_fixture_find_row (fixture, 2), "activated");
  type_and_leave_alone (fixture, "16:00");
  nabij_page_fixture_leave (fixture);
  assert_times (nabij_reminders_fixture_find (fixture, "water"), "16:00 ");
}

static void
test_the_switch_says_what_it_switches (NabijPageFixture *fixture,
                                       gconstpointer     data)
{
  show (fixture, "water-and-rust");
  gtk_test_accessible_assert_property (find (fixture, "on"), GTK_ACCESSIBLE_PROPERTY_LABEL, "Water & Rust. On Tuesday and Friday at 19:30");
  g_assert_true (is_offered (find (fixture, "practice"), "one-exhale", TRUE));
  gtk_test_accessible_assert_property (find (fixture, "on"), GTK_ACCESSIBLE_PROPERTY_LABEL, "One slow exhale. On Tuesday and Friday at 19:30");
}

/* As whoever looks after the computer may have locked them. */
static GSettings *
make_locked_settings (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "settings", NULL);
  g_autofree char *locks = g_build_filename (folder, "locks", NULL);
  g_autoptr (GSettingsBackend) open = g_keyfile_settings_backend_new (path, "/", NULL);
  g_autoptr (GSettingsBackend) locked = NULL;

  g_assert_true (g_file_set_contents (locks, "/io/github/nabij_app/Nabij/reminders\n", -1, NULL));
  locked = g_object_new (G_OBJECT_TYPE (open), "filename", path, "root-path", "/", "defaults-dir", folder, NULL);
  g_assert_no_errno (g_remove (locks));
  return g_settings_new_with_backend (NABIJ_APPLICATION_ID, locked);
}

static void
test_what_is_locked_stays_as_it_was (NabijPageFixture *fixture,
                                     gconstpointer     data)
{
  g_autofree char *folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  g_autoptr (GSettings) unlocked = g_steal_pointer (&fixture->ui.settings);
  NabijServices *services = fixture->ui.services;
  const char    *words;

  fixture->ui.settings = make_locked_settings (folder);
  fixture->ui.services = nabij_ui_fixture_make_services (&fixture->ui, NULL);
  show (fixture, "water-and-rust");
  g_assert_true (type_time (fixture, 0, "18:00"));
  g_assert_cmpstr (read_time (fixture, 0), ==, "19:30");
  toggle_day (fixture, 2, TRUE);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (get_nth_child (find (fixture, "days_box"), 2))));
  words = gtk_label_get_label (GTK_LABEL (find (fixture, "line")));
  g_assert_true (g_str_has_prefix (words, "The settings of this computer are locked"));

  /* Also of one that is new; it is not said to have been there. */
  nabij_page_fixture_leave (fixture);
  show (fixture, "five-exhales");
  gtk_switch_set_active (GTK_SWITCH (find (fixture, "on")), TRUE);
  nabij_ui_wait_for (has_gone_back, fixture);
  words = gtk_label_get_label (GTK_LABEL (find (fixture, "line")));
  g_assert_true (g_str_has_prefix (words, "The settings of this computer are locked"));

  nabij_page_fixture_leave (fixture);
  g_object_unref (fixture->ui.services);
  g_object_unref (fixture->ui.settings);
  fixture->ui.services = services;
  fixture->ui.settings = g_steal_pointer (&unlocked);
  g_assert_no_errno (g_rmdir (folder));
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
  ADD ("an-own-one-comes-back-by-undo", test_an_own_one_comes_back_by_undo);
  ADD ("what-comes-back-stands-where-it-stood", test_what_comes_back_stands_where_it_stood);
  ADD ("a-ready-one-goes-back-to-how-it-was", test_a_ready_one_goes_back_to_how_it_was);
  ADD ("is-for-what-fits-the-season", test_is_for_what_fits_the_season);
  ADD ("names-what-does-not-fit-any-more", test_names_what_does_not_fit_any_more);
  ADD ("shows-what-is-changed-elsewhere", test_shows_what_is_changed_elsewhere);
  ADD ("what-is-locked-stays-as-it-was", test_what_is_locked_stays_as_it_was);
  ADD ("lets-go-of-what-is-gone", test_lets_go_of_what_is_gone);
  ADD ("keeps-a-time-that-was-only-typed", test_keeps_a_time_that_was_only_typed);
  ADD ("the-switch-says-what-it-switches", test_the_switch_says_what_it_switches);
#undef ADD

  return g_test_run ();
}
