/* test-writing-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-author-button.h"
#include "nabij-ui-fixture.h"
#include "nabij-ui-widgets.h"
#include "nabij-when-button.h"
#include "nabij-writing-page.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#define MINUTE_US (60 * (gint64)G_USEC_PER_SEC)

typedef struct {
  NabijUiFixture ui;
  GtkWindow     *window;
  GtkWidget     *overlay;
  GtkWidget     *page;
  guint          n_backs;
} Fixture;

static void
back_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  ((Fixture *)user_data)->n_backs++;
}

static void
show (Fixture       *fixture,
      NabijServices *services,
      NabijEntry    *entry)
{
  static const GActionEntry actions[] = { { "back", back_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->overlay = adw_toast_overlay_new ();
  fixture->page = nabij_writing_page_new (services, NABIJ_ENTRY_KIND_LETTER, entry);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), fixture);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
  gtk_window_set_default_size (fixture->window, 440, 820);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), fixture->page);
  gtk_window_set_child (fixture->window, fixture->overlay);
  nabij_ui_show (fixture->window);
}

/* The way back takes the page off the screen. */
static void
leave (Fixture *fixture)
{
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), gtk_label_new (""));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_ui_fixture_init (&fixture->ui, 15);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  /* What was still being read for the page has come, too. */
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  nabij_ui_fixture_clear (&fixture->ui);
}

static GtkTextBuffer *
get_buffer (Fixture *fixture)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (nabij_ui_find (fixture->page, GTK_TYPE_TEXT_VIEW, "text")));
}

static void
write_down (Fixture    *fixture,
            const char *title,
            const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (nabij_ui_find (fixture->page, GTK_TYPE_ENTRY, "title")), title);
  gtk_text_buffer_set_text (get_buffer (fixture), text, -1);
}

static void
test_saved_as_it_is_left (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  NabijEntry *entry;

  show (fixture, fixture->ui.services, NULL);
  write_down (fixture, "", "Lieve jij\n");
  leave (fixture);
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (nabij_entry_get_kind (entry), ==, NABIJ_ENTRY_KIND_LETTER);
  g_assert_cmpstr (nabij_entry_get_text (entry), ==, "Lieve jij\n");
  g_assert_null (nabij_entry_get_title (entry));
  g_assert_null (nabij_entry_get_author (entry));
}

static void
test_blank_leaves_nothing (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;

  show (fixture, fixture->ui.services, NULL);
  write_down (fixture, " ", " \n\t\n");
  leave (fixture);
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 0);
}

static gboolean
went_back (gpointer data)
{
  return ((Fixture *)data)->n_backs > 0;
}

static void
test_done_saves_and_goes_back (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;

  show (fixture, fixture->ui.services, NULL);
  write_down (fixture, "A title", "text");
  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "done_button"), "clicked");
  nabij_ui_wait_for (went_back, fixture);
  leave (fixture);
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (nabij_entry_get_title (g_ptr_array_index (entries, 0)), ==, "A title");
}

static NabijEntry *
save_one (Fixture *fixture)
{
  NabijInstant instant = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  g_autoptr (NabijEntry) entry = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  instant.utc_us -= 60 * MINUTE_US;
  entry = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_LETTER, .instant = instant, .text = "before", .author = "Noor" });
  nabij_journal_save_async (fixture->ui.journal, entry, NULL, NULL, NULL);
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 1);
  return nabij_entry_ref (g_ptr_array_index (entries, 0));
}

static void
test_what_is_not_changed_is_not_saved (Fixture      *fixture,
                                       gconstpointer data)
{
  g_autoptr (NabijEntry) entry = save_one (fixture);
  g_autoptr (GPtrArray) entries = NULL;

  show (fixture, fixture->ui.services, entry);
  leave (fixture);
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_true (nabij_entry_equal (entry, g_ptr_array_index (entries, 0)));
}

static void
test_editing_keeps_when_it_was_changed (Fixture      *fixture,
                                        gconstpointer data)
{
  g_autoptr (NabijEntry) entry = save_one (fixture);
  g_autoptr (GPtrArray) entries = NULL;
  const NabijEntryFields *fields;

  show (fixture, fixture->ui.services, entry);
  gtk_text_buffer_set_text (get_buffer (fixture), "after", -1);
  leave (fixture);
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 1);
  fields = nabij_entry_get_fields (g_ptr_array_index (entries, 0));
  g_assert_cmpstr (fields->uuid, ==, nabij_entry_get_uuid (entry));
  g_assert_cmpstr (fields->text, ==, "after");
  g_assert_cmpstr (fields->author, ==, "Noor");
  g_assert_cmpint (fields->added_us, ==, nabij_entry_get_fields (entry)->added_us);
  g_assert_cmpint (fields->changed_us, ==, nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)).utc_us);
}

static void
test_emptied_is_deleted (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (NabijEntry) entry = save_one (fixture);
  g_autoptr (GPtrArray) entries = NULL;

  show (fixture, fixture->ui.services, entry);
  write_down (fixture, "", "");
  leave (fixture);
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 0);
}

static void
test_emptied_is_deleted_as_the_window_closes (Fixture      *fixture,
                                              gconstpointer data)
{
  g_autoptr (NabijEntry) entry = save_one (fixture);
  g_autoptr (GPtrArray) entries = NULL;

  show (fixture, fixture->ui.services, entry);
  write_down (fixture, "", "");
  gtk_window_destroy (fixture->window);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 0);
}

static void
test_a_prompt_on_request (Fixture      *fixture,
                          gconstpointer data)
{
  GtkRevealer     *revealer;
  GtkLabel        *prompt;
  GtkWidget       *button;
  g_autofree char *first = NULL;

  show (fixture, fixture->ui.services, NULL);
  revealer = GTK_REVEALER (nabij_ui_find (fixture->page, GTK_TYPE_REVEALER, "prompt_revealer"));
  prompt = GTK_LABEL (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "prompt"));
  g_assert_false (gtk_revealer_get_reveal_child (revealer));

  button = gtk_widget_get_last_child (gtk_widget_get_parent (GTK_WIDGET (revealer)));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (gtk_revealer_get_reveal_child (revealer));
  first = g_strdup (gtk_label_get_label (prompt));
  g_assert_cmpstr (first, !=, "");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (gtk_label_get_label (prompt), !=, first);
  /* It is never put into the text. */
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (fixture)), ==, 0);
}

static gboolean
shows_problem (gpointer data)
{
  return gtk_widget_get_visible (nabij_ui_find (((Fixture *)data)->page, GTK_TYPE_LABEL, "problem"));
}

static void
test_what_can_not_be_saved_stays (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "journal", NULL);
  g_autofree char *text = NULL;
  g_autoptr (NabijJournal) journal = nabij_journal_new (path);
  g_autoptr (NabijServices) services = NULL;
  GtkTextIter start;
  GtkTextIter end;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  services = nabij_services_new (NABIJ_CLOCK (fixture->ui.clock), fixture->ui.settings, NABIJ_PLAYER (fixture->ui.player), NABIJ_STUDIO (fixture->ui.studio), journal,
                                 nabij_services_get_file_picker (fixture->ui.services), "/nowhere");
  show (fixture, services, NULL);
  write_down (fixture, "", "it stays");
  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "done_button"), "clicked");
  nabij_ui_wait_for (shows_problem, fixture);
  g_assert_cmpuint (fixture->n_backs, ==, 0);
  gtk_text_buffer_get_bounds (get_buffer (fixture), &start, &end);
  text = gtk_text_buffer_get_text (get_buffer (fixture), &start, &end, FALSE);
  g_assert_cmpstr (text, ==, "it stays");

  g_assert_no_errno (g_remove (path));
  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "done_button"), "clicked");
  nabij_ui_wait_for (went_back, fixture);
  g_assert_false (shows_problem (fixture));

  leave (fixture);
  g_assert_true (nabij_journal_close_blocking (journal, 10 * (gint64)G_USEC_PER_SEC, NULL));
  nabij_ui_remove_folder (path);
  nabij_ui_remove_folder (folder);
}

/* When it was */

static void
test_when_is_never_the_future (Fixture      *fixture,
                               gconstpointer data)
{
  const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  NabijWhenButton   *when;
  GtkSpinButton     *hour;

  show (fixture, fixture->ui.services, NULL);
  when = NABIJ_WHEN_BUTTON (nabij_ui_find (fixture->page, NABIJ_TYPE_WHEN_BUTTON, "when"));
  hour = GTK_SPIN_BUTTON (nabij_ui_find (GTK_WIDGET (when), GTK_TYPE_SPIN_BUTTON, "hour"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (nabij_ui_find (GTK_WIDGET (when), GTK_TYPE_LABEL, "label"))), ==, "Now");

  gtk_spin_button_set_value (hour, 23);
  g_assert_cmpint (nabij_when_button_get_instant (when).utc_us, ==, now.utc_us);
  gtk_spin_button_set_value (hour, 9);
  g_assert_cmpint (nabij_when_button_get_instant (when).utc_us, ==, now.utc_us - 6 * 60 * MINUTE_US);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (nabij_ui_find (GTK_WIDGET (when), GTK_TYPE_LABEL, "label"))), ==, "Today 09:00");
}

static void
test_when_has_a_beginning (Fixture      *fixture,
                           gconstpointer data)
{
  const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  const NabijInstant earliest = { now.utc_us - 60 * MINUTE_US, now.offset_s };
  NabijWhenButton   *when;

  show (fixture, fixture->ui.services, NULL);
  when = NABIJ_WHEN_BUTTON (nabij_ui_find (fixture->page, NABIJ_TYPE_WHEN_BUTTON, "when"));
  nabij_when_button_set_earliest (when, &earliest);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (nabij_ui_find (GTK_WIDGET (when), GTK_TYPE_SPIN_BUTTON, "hour")), 2);
  g_assert_cmpint (nabij_when_button_get_instant (when).utc_us, ==, earliest.utc_us);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "saved-as-it-is-left", test_saved_as_it_is_left },
    { "blank-leaves-nothing", test_blank_leaves_nothing },
    { "done-saves-and-goes-back", test_done_saves_and_goes_back },
    { "what-is-not-changed-is-not-saved", test_what_is_not_changed_is_not_saved },
    { "editing-keeps-when-it-was-changed", test_editing_keeps_when_it_was_changed },
    { "emptied-is-deleted", test_emptied_is_deleted },
    { "emptied-is-deleted-as-the-window-closes", test_emptied_is_deleted_as_the_window_closes },
    { "a-prompt-on-request", test_a_prompt_on_request },
    { "what-can-not-be-saved-stays", test_what_can_not_be_saved_stays },
    { "when-is-never-the-future", test_when_is_never_the_future },
    { "when-has-a-beginning", test_when_has_a_beginning },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/writing-page/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }

  return g_test_run ();
}
