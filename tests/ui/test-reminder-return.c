/* test-reminder-return.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the editor of a reminder does where somebody or something else decides: an undo, another window,
 * settings that are locked.
 */

#include "config.h"

#include "nabij-editor-fixture.h"
#include "nabij-fake-autostart.h"
#include "nabij-time-field.h"
#include "nabij-ui-widgets.h"
#include "nabij-weekday-choice.h"

#include <adwaita.h>
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>

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
test_an_own_one_comes_back_by_undo (NabijPageFixture *fixture,
                                    gconstpointer     data)
{
  g_autofree char *id = g_strdup (nabij_reminders_fixture_put (fixture, "five-exhales", AT (11, 0))->id);

  nabij_editor_fixture_show (fixture, "five-exhales");
  gtk_switch_set_active (GTK_SWITCH (nabij_editor_fixture_find (fixture, "on")), TRUE);
  nabij_reminders_fixture_wait_until_on (fixture, id, TRUE);
  g_signal_emit_by_name (nabij_editor_fixture_find (fixture, "remove_row"), "activated");
  g_assert_null (nabij_reminders_fixture_find (fixture, id));
  g_assert_null (nabij_reminders_fixture_find_row (fixture, 3));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (nabij_ui_find (fixture->page, GTK_TYPE_STACK, "stack"))), ==, "list");

  nabij_ui_undo (fixture->page);
  nabij_reminders_fixture_wait_until_on (fixture, id, TRUE);
  nabij_editor_fixture_assert_times (nabij_reminders_fixture_find (fixture, id), "11:00 ");
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
  nabij_editor_fixture_show (fixture, "hand-on-belly");
  g_signal_emit_by_name (nabij_editor_fixture_find (fixture, "remove_row"), "activated");
  /* The first of them, and then the last. */
  for (guint number = 3; number <= 4; number++) {
    g_signal_emit_by_name (nabij_reminders_fixture_find_row (fixture, number), "activated");
    g_signal_emit_by_name (nabij_editor_fixture_find (fixture, "remove_row"), "activated");
  }
  g_assert_cmpuint (nabij_editor_fixture_count_reminders (fixture), ==, 4);

  nabij_ui_undo (fixture->page);
  g_assert_cmpuint (nabij_editor_fixture_count_reminders (fixture), ==, 7);
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
  nabij_editor_fixture_show (fixture, "water-and-rust");
  g_assert_false (gtk_widget_is_visible (nabij_editor_fixture_find (fixture, "remove_row")));
  g_assert_true (nabij_editor_fixture_type_time (fixture, 0, "18"));
  g_assert_true (gtk_widget_is_visible (nabij_editor_fixture_find (fixture, "remove_row")));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (nabij_editor_fixture_find (fixture, "remove_row"))), ==, "Back to how it was");

  g_signal_emit_by_name (nabij_editor_fixture_find (fixture, "remove_row"), "activated");
  nabij_editor_fixture_assert_times (nabij_editor_fixture_get_kept (fixture), "19:30 ");
  g_assert_cmpstr (nabij_editor_fixture_read_time (fixture, 0), ==, "19:30");
  g_assert_false (gtk_widget_is_visible (nabij_editor_fixture_find (fixture, "remove_row")));

  nabij_ui_wait_for_frame (fixture->page);
  g_signal_emit_by_name (find_toast_button (fixture->page), "clicked");
  nabij_editor_fixture_assert_times (nabij_editor_fixture_get_kept (fixture), "18:00 ");
  g_assert_cmpstr (nabij_editor_fixture_read_time (fixture, 0), ==, "18:00");
}

static void
test_shows_what_is_changed_elsewhere (NabijPageFixture *fixture,
                                      gconstpointer     data)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_parsed (
    "[{'id': <'water'>, 'practice': <'five-exhales'>, 'on': <true>, 'days': <[7]>, 'times': <['09:00', '10:00']>, 'words': <'Out'>}]"));

  nabij_editor_fixture_show (fixture, "water-and-rust");
  g_settings_set_value (fixture->ui.settings, "reminders", value);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (nabij_editor_fixture_find (fixture, "on_row"))), ==, "On Sunday at 9:00 and 10:00");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (nabij_editor_fixture_find (fixture, "on"))));
  g_assert_cmpstr (nabij_editor_fixture_read_time (fixture, 1), ==, "10:00");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (nabij_editor_fixture_find (fixture, "words"))), ==, "Out");
  g_assert_cmpuint (nabij_weekday_choice_get_days (NABIJ_WEEKDAY_CHOICE (nabij_editor_fixture_find (fixture, "days"))), ==, NABIJ_REMINDER_DAY (G_DATE_SUNDAY));
}

/* Deleted in another window, it does not come back with what was still being typed. */
static void
test_lets_go_of_what_is_gone (NabijPageFixture *fixture,
                              gconstpointer     data)
{
  nabij_reminders_fixture_put (fixture, "five-exhales", AT (11, 0));
  nabij_editor_fixture_show (fixture, "five-exhales");
  gtk_editable_set_text (GTK_EDITABLE (nabij_editor_fixture_find (fixture, "words")), "By the window");
  gtk_editable_set_text (GTK_EDITABLE (nabij_ui_find (nabij_editor_fixture_get_field (fixture, 0), GTK_TYPE_ENTRY, "entry")), "12:00");
  g_settings_reset (fixture->ui.settings, "reminders");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (nabij_ui_find (fixture->page, GTK_TYPE_STACK, "stack"))), ==, "list");
  nabij_page_fixture_leave (fixture);
  g_assert_cmpuint (nabij_editor_fixture_count_reminders (fixture), ==, 3);
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
  nabij_editor_fixture_show (fixture, "water-and-rust");
  g_assert_true (nabij_editor_fixture_type_time (fixture, 0, "18:00"));
  g_assert_cmpstr (nabij_editor_fixture_read_time (fixture, 0), ==, "19:30");
  nabij_editor_fixture_toggle_day (fixture, 2, TRUE);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nabij_editor_fixture_get_nth_child (nabij_editor_fixture_find (fixture, "days_box"), 2))));
  words = gtk_label_get_label (GTK_LABEL (nabij_editor_fixture_find (fixture, "line")));
  g_assert_true (g_str_has_prefix (words, "The settings of this computer are locked"));

  /* Also of one that is new; it is not said to have been there. */
  nabij_page_fixture_leave (fixture);
  nabij_editor_fixture_show (fixture, "five-exhales");
  gtk_switch_set_active (GTK_SWITCH (nabij_editor_fixture_find (fixture, "on")), TRUE);
  nabij_ui_wait_for (nabij_editor_fixture_has_gone_back, fixture);
  words = gtk_label_get_label (GTK_LABEL (nabij_editor_fixture_find (fixture, "line")));
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

#define ADD(path, test) g_test_add ("/nabij/ui/reminder-return/" path, NabijPageFixture, NULL, set_up, test, tear_down)
  ADD ("an-own-one-comes-back-by-undo", test_an_own_one_comes_back_by_undo);
  ADD ("what-comes-back-stands-where-it-stood", test_what_comes_back_stands_where_it_stood);
  ADD ("a-ready-one-goes-back-to-how-it-was", test_a_ready_one_goes_back_to_how_it_was);
  ADD ("shows-what-is-changed-elsewhere", test_shows_what_is_changed_elsewhere);
  ADD ("what-is-locked-stays-as-it-was", test_what_is_locked_stays_as_it_was);
  ADD ("lets-go-of-what-is-gone", test_lets_go_of_what_is_gone);
#undef ADD

  return g_test_run ();
}
