/* test-keeping-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-backups.h"
#include "nabij-journal-deletion.h"
#include "nabij-keeping-page.h"
#include "nabij-journal-recordings.h"
#include "nabij-keepsake-fixture.h"
#include "nabij-ui-fixture.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>
#include <glib/gstdio.h>

typedef struct {
  NabijUiFixture ui;
  NabijServices *services;
  GtkWindow     *window;
  GtkWidget     *page;
  GPtrArray     *entries;
  char          *folder;
  char          *path;
  GType          panel; /* where a wait looks */
  const char    *view;  /* what it waits for there */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_ui_fixture_init (&fixture->ui, 15);
  g_settings_reset (fixture->ui.settings, "keep-nothing");
  fixture->folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "journal.json", NULL);
  fixture->entries = nabij_keepsake_fixture_entries ();
}

static void
show (Fixture    *fixture,
      const char *path)
{
  nabij_ui_fixture_keep (&fixture->ui, fixture->entries);
  fixture->services = nabij_ui_fixture_make_services (&fixture->ui, path);
  fixture->page = nabij_keeping_page_new (fixture->services);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 440, 820);
  gtk_window_set_child (fixture->window, fixture->page);
  nabij_ui_show (fixture->window);
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
  g_clear_object (&fixture->services);
  g_ptr_array_unref (fixture->entries);
  nabij_ui_fixture_clear (&fixture->ui);
  nabij_ui_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static GtkWidget *
find_panel (Fixture *fixture)
{
  return nabij_ui_find (fixture->page, fixture->panel, NULL);
}

static gboolean
shows_view (gpointer data)
{
  Fixture *fixture = data;

  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (nabij_ui_find (find_panel (fixture), GTK_TYPE_STACK, "stack"))), fixture->view);
}

static void
wait_for (Fixture    *fixture,
          const char *panel,
          const char *view)
{
  fixture->panel = g_type_from_name (panel);
  fixture->view = view;
  nabij_ui_wait_for (shows_view, fixture);
}

static const char *
get_label (GtkWidget  *widget,
           const char *id)
{
  return gtk_label_get_label (GTK_LABEL (nabij_ui_find (widget, GTK_TYPE_LABEL, id)));
}

static void
click (GtkWidget  *widget,
       const char *id)
{
  g_signal_emit_by_name (nabij_ui_find (widget, GTK_TYPE_BUTTON, id), "clicked");
}

static gboolean
has_exported (gpointer data)
{
  return g_str_equal (get_label (((Fixture *)data)->page, "line"), "The copy is saved. Whoever has the file can read it.");
}

static guint
count_entries (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = nabij_ui_fixture_read_journal (&fixture->ui);

  return entries->len;
}

static void
test_keep_nothing (Fixture      *fixture,
                   gconstpointer data)
{
  GtkSwitch *keep_nothing;

  show (fixture, NULL);
  keep_nothing = GTK_SWITCH (nabij_ui_find (fixture->page, GTK_TYPE_SWITCH, "keep_nothing"));
  g_assert_false (gtk_switch_get_active (keep_nothing));
  gtk_switch_set_active (keep_nothing, TRUE);
  g_assert_true (g_settings_get_boolean (fixture->ui.settings, "keep-nothing"));
  g_assert_true (nabij_journal_get_keeps_nothing (fixture->ui.journal));
  gtk_switch_set_active (keep_nothing, FALSE);
  g_assert_false (nabij_journal_get_keeps_nothing (fixture->ui.journal));
}

static void
test_folder (Fixture      *fixture,
             gconstpointer data)
{
  show (fixture, NULL);
  g_assert_cmpstr (get_label (fixture->page, "folder"), ==, nabij_journal_get_folder (fixture->ui.journal));
}

static void
test_a_copy_comes_back (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  const NabijEntryFields *fields = nabij_entry_get_fields (g_ptr_array_index (fixture->entries, 1));
  NabijEntryFields        older = *fields;
  g_autoptr (NabijEntry) entry = NULL;
  const guint n_entries = fixture->entries->len;
  GtkWidget  *count;

  show (fixture, fixture->path);
  gtk_widget_activate_action (fixture->page, "keeping.export", NULL);
  nabij_ui_wait_for (has_exported, fixture);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_REGULAR));

  /* Everything is here already. */
  gtk_widget_activate_action (fixture->page, "keeping.import", NULL);
  wait_for (fixture, "NabijImportPanel", "result");
  g_assert_cmpstr (get_label (find_panel (fixture), "result"), ==, "Everything in this file is here already. Nothing was changed.");
  click (find_panel (fixture), "done");
  wait_for (fixture, "NabijKeepingPage", "main");

  /* One of them is older here: it says so, and leaves it where that is wanted. */
  older.changed_us -= 1;
  older.text = "older";
  entry = nabij_entry_new (&older);
  nabij_journal_save_async (fixture->ui.journal, entry, NULL, NULL, NULL);
  g_assert_cmpuint (count_entries (fixture), ==, n_entries);
  nabij_keeping_page_import (NABIJ_KEEPING_PAGE (fixture->page), file);
  wait_for (fixture, "NabijImportPanel", "ask");
  count = gtk_widget_get_first_child (nabij_ui_find (find_panel (fixture), GTK_TYPE_BOX, "counts"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (count)), ==, "1 entry is newer in the file, and takes the place of the one here.");
  count = gtk_widget_get_next_sibling (count);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (count)), ==, "15 entries are here already, and stay as they are.");
  g_assert_null (gtk_widget_get_next_sibling (count));
  click (find_panel (fixture), "leave");
  wait_for (fixture, "NabijKeepingPage", "main");

  nabij_keeping_page_import (NABIJ_KEEPING_PAGE (fixture->page), file);
  wait_for (fixture, "NabijImportPanel", "ask");
  click (find_panel (fixture), "bring_in");
  wait_for (fixture, "NabijImportPanel", "result");
  g_assert_cmpstr (get_label (find_panel (fixture), "result"), ==, "It is in your journal now.");
  g_assert_cmpuint (count_entries (fixture), ==, n_entries);
}

static void
add_voice (Fixture *fixture)
{
  g_autofree guint8 *bytes = g_malloc0 (2000000);
  g_autoptr (GBytes) sound = g_bytes_new_take (g_steal_pointer (&bytes), 2000000);
  g_autoptr (NabijRecording) recording = NULL;

  recording = nabij_recording_new (&(NabijRecordingFields){ .speaker = "Noor",
                                                            .line = "lullaby",
                                                            .words = "",
                                                            .recorded = { 1, 0 },
                                                            .duration_us = 1 },
                                   sound);
  nabij_journal_save_recording_async (fixture->ui.journal, recording, NULL, NULL, NULL);
}

static gboolean
shows_voice (gpointer data)
{
  return gtk_widget_get_visible (nabij_ui_find (((Fixture *)data)->page, ADW_TYPE_ACTION_ROW, "voice_row"));
}

static char *
export_as_json (Fixture *fixture)
{
  char *json = NULL;

  g_unlink (fixture->path);
  gtk_label_set_label (GTK_LABEL (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "line")), "");
  gtk_widget_activate_action (fixture->page, "keeping.export", NULL);
  nabij_ui_wait_for (has_exported, fixture);
  g_assert_true (g_file_get_contents (fixture->path, &json, NULL, NULL));
  return json;
}

/* A voice is in a copy where somebody asks for it, and the row is there where there is a voice. */
static void
test_a_voice_comes_along_where_asked (Fixture      *fixture,
                                      gconstpointer data)
{
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;
  AdwActionRow    *everything;
  AdwActionRow    *voice;

  show (fixture, fixture->path);
  everything = ADW_ACTION_ROW (nabij_ui_find (fixture->page, ADW_TYPE_ACTION_ROW, "everything_row"));
  voice = ADW_ACTION_ROW (nabij_ui_find (fixture->page, ADW_TYPE_ACTION_ROW, "voice_row"));
  g_assert_false (shows_voice (fixture));
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (everything), "It holds all that is kept, "));

  add_voice (fixture);
  nabij_ui_wait_for (shows_voice, fixture);
  g_assert_cmpstr (adw_action_row_get_subtitle (voice), ==, "The file grows by about 3 MB. Whoever has it can hear you.");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (everything), "It holds all that is kept but your recorded voice"));
  without = export_as_json (fixture);
  g_assert_null (strstr (without, "\"recordings\""));

  gtk_switch_set_active (GTK_SWITCH (nabij_ui_find (fixture->page, GTK_TYPE_SWITCH, "with_voice")), TRUE);
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (everything), "It holds all that is kept, "));
  with = export_as_json (fixture);
  g_assert_nonnull (strstr (with, "\"recordings\""));
}

/* A line that needs two lines of the page gets them. */
static void
test_long_lines_have_room (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  GtkWidget      *counts;
  GtkWidget      *label;
  graphene_rect_t bounds;

  g_assert_true (g_file_set_contents (fixture->path,
                                      "{\"format\": \"nabij-journal\", \"version\": 1, \"entries\": [],"
                                      " \"family\": {\"told\": \"pregnant\"}}",
                                      -1, NULL));
  show (fixture, NULL);
  gtk_window_set_default_size (fixture->window, 360, 640);
  nabij_keeping_page_import (NABIJ_KEEPING_PAGE (fixture->page), file);
  wait_for (fixture, "NabijImportPanel", "ask");
  counts = nabij_ui_find (find_panel (fixture), GTK_TYPE_BOX, "counts");
  label = gtk_widget_get_last_child (counts);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==,
                   "What was told about the family, and is not known here yet, comes in.");
  while (gtk_widget_get_height (label) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_compute_bounds (label, counts, &bounds));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (counts));
}

static void
test_a_table (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "journal.csv", NULL);
  g_autofree char *table = NULL;

  show (fixture, path);
  gtk_widget_activate_action (fixture->page, "keeping.export-table", NULL);
  nabij_ui_wait_for (has_exported, fixture);
  g_assert_true (g_file_get_contents (path, &table, NULL, NULL));
  /* From a month ago on. */
  g_assert_nonnull (strstr (table, "Voor het eerst"));
  g_assert_null (strstr (table, "Noor, Sam, Jip"));
}

static void
test_a_file_that_is_none (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  const char *line;

  g_assert_true (g_file_set_contents (fixture->path, "not JSON", -1, NULL));
  show (fixture, NULL);
  nabij_keeping_page_import (NABIJ_KEEPING_PAGE (fixture->page), file);
  wait_for (fixture, "NabijImportPanel", "result");
  line = get_label (find_panel (fixture), "result");
  g_assert_true (g_str_has_suffix (line, "."));
  g_assert_cmpuint (count_entries (fixture), ==, fixture->entries->len);
}

/* Escape leads from a view to the page, and from there to the window. */
static void
test_back (Fixture      *fixture,
           gconstpointer data)
{
  show (fixture, NULL);
  g_assert_false (nabij_ui_press (fixture->page, GDK_KEY_Escape, 0));
  gtk_widget_activate_action (fixture->page, "keeping.everything", NULL);
  wait_for (fixture, "NabijKeepingPage", "everything");
  g_assert_true (nabij_ui_press (fixture->page, GDK_KEY_Escape, 0));
  wait_for (fixture, "NabijKeepingPage", "main");
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static void
make_backup (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  nabij_journal_make_backup_async (fixture->ui.journal, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (nabij_journal_make_backup_finish (fixture->ui.journal, result, &error));
  g_assert_no_error (error);
}

static void
test_no_copy_yet (Fixture      *fixture,
                  gconstpointer data)
{
  g_ptr_array_set_size (fixture->entries, 0);
  show (fixture, NULL);
  gtk_widget_activate_action (fixture->page, "keeping.restore", NULL);
  wait_for (fixture, "NabijRestorePanel", "result");
  g_assert_true (g_str_has_prefix (get_label (find_panel (fixture), "result"), "There is no copy yet."));
  click (find_panel (fixture), "done");
  wait_for (fixture, "NabijKeepingPage", "main");
}

static void
test_restore (Fixture      *fixture,
              gconstpointer data)
{
  const NabijEntryFields fields = { .kind = NABIJ_ENTRY_KIND_NOTE, .text = "later", .instant = { G_USEC_PER_SEC, 0 } };
  g_autoptr (NabijEntry) later = nabij_entry_new (&fields);
  const guint n_entries = fixture->entries->len;
  GtkWidget  *panel;
  GtkListBox *list;

  show (fixture, NULL);
  make_backup (fixture);
  nabij_journal_save_async (fixture->ui.journal, later, NULL, NULL, NULL);
  g_assert_cmpuint (count_entries (fixture), ==, n_entries + 1);

  gtk_widget_activate_action (fixture->page, "keeping.restore", NULL);
  wait_for (fixture, "NabijRestorePanel", "list");
  panel = find_panel (fixture);
  list = GTK_LIST_BOX (nabij_ui_find (panel, GTK_TYPE_LIST_BOX, "list"));
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 0));

  /* It asks once, and a no is a no. */
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  wait_for (fixture, "NabijRestorePanel", "ask");
  g_assert_true (g_str_has_prefix (get_label (panel, "question"), "Go back to how your journal was on "));
  click (panel, "leave");
  wait_for (fixture, "NabijRestorePanel", "list");
  g_assert_cmpuint (count_entries (fixture), ==, n_entries + 1);

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  click (panel, "restore_button");
  wait_for (fixture, "NabijRestorePanel", "result");
  g_assert_cmpstr (get_label (panel, "result"), ==, "Your journal is as it was then. How it was until now is kept as a copy.");
  g_assert_cmpuint (count_entries (fixture), ==, n_entries);

  /* How it was until now is one more to choose from. */
  click (panel, "done");
  gtk_widget_activate_action (fixture->page, "keeping.restore", NULL);
  wait_for (fixture, "NabijRestorePanel", "list");
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 1));
}

static void
type (Fixture    *fixture,
      const char *word)
{
  gtk_editable_set_text (GTK_EDITABLE (nabij_ui_find (fixture->page, GTK_TYPE_ENTRY, "confirmation")), word);
}

static void
test_delete_everything (Fixture      *fixture,
                        gconstpointer data)
{
  static const char *const wrong[] = { "", "dele", "deleted", "remove", "verwijder" };
  GtkWidget               *button;

  g_settings_set_string (fixture->ui.settings, "recovery-period", "all");
  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
  g_settings_set_int64 (fixture->ui.settings, "reminders-paused-until", 1);
  show (fixture, NULL);
  gtk_widget_activate_action (fixture->page, "keeping.everything", NULL);
  wait_for (fixture, "NabijDeletePanel", "ask");
  button = nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "button");
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    type (fixture, wrong[i]);
    g_assert_false (gtk_widget_get_sensitive (button));
  }
  /* Enter does not help either. */
  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_ENTRY, "confirmation"), "activate");
  g_assert_cmpuint (count_entries (fixture), ==, fixture->entries->len);

  type (fixture, " Delete ");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  wait_for (fixture, "NabijDeletePanel", "gone");
  g_assert_cmpuint (count_entries (fixture), ==, 0);
  g_assert_null (g_settings_get_user_value (fixture->ui.settings, "recovery-period"));
  g_assert_null (g_settings_get_user_value (fixture->ui.settings, "introduced"));
  /* The reminders go with it: what is shown, and what begins at log-in. */
  g_assert_null (g_settings_get_user_value (fixture->ui.settings, "reminders-paused-until"));
  g_assert_cmpstr (nabij_fake_reminder_link_get_calls (fixture->ui.link), ==, "withdraw ");
  g_assert_cmpstr (nabij_fake_autostart_get_calls (fixture->ui.autostart), ==, "off ");
}

/* What could not be taken away is said, and it can be tried again. */
static void
test_says_what_is_left (Fixture      *fixture,
                        gconstpointer data)
{
  GtkWidget *problem;
  GtkWidget *button;

  nabij_fake_autostart_refuse (fixture->ui.autostart, "It is locked.");
  show (fixture, NULL);
  gtk_widget_activate_action (fixture->page, "keeping.everything", NULL);
  wait_for (fixture, "NabijDeletePanel", "ask");
  problem = nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "problem");
  button = nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "button");
  type (fixture, "delete");
  g_signal_emit_by_name (button, "clicked");
  wait_for (fixture, "NabijDeletePanel", "ask");
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (problem)), ==, "It is locked.");

  nabij_fake_autostart_refuse (fixture->ui.autostart, NULL);
  g_signal_emit_by_name (button, "clicked");
  wait_for (fixture, "NabijDeletePanel", "gone");
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "keep-nothing", test_keep_nothing },
    { "folder", test_folder },
    { "a-copy-comes-back", test_a_copy_comes_back },
    { "a-voice-comes-along-where-asked", test_a_voice_comes_along_where_asked },
    { "long-lines-have-room", test_long_lines_have_room },
    { "a-table", test_a_table },
    { "a-file-that-is-none", test_a_file_that_is_none },
    { "back", test_back },
    { "no-copy-yet", test_no_copy_yet },
    { "restore", test_restore },
    { "delete-everything", test_delete_everything },
    { "says-what-is-left", test_says_what_is_left },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/keeping-page/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }

  return g_test_run ();
}
