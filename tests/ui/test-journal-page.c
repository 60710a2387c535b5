/* test-journal-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-months.h"
#include "nabij-journal-page.h"
#include "nabij-journal-row.h"
#include "nabij-recovery-card.h"
#include "nabij-ui-fixture.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#define MINUTE_US (60 * (gint64)G_USEC_PER_SEC)
#define N_MANY 150

typedef struct {
  NabijUiFixture ui;
  GtkWindow     *window;
  GtkWidget     *page;
  guint          n_rows; /* what a wait waits for */
  const char    *text;   /* likewise */
  char          *acted;  /* the last action of the window, and its entry */
} Fixture;

static void
action_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->acted);
  fixture->acted = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), g_variant_get_string (parameter, NULL));
}

/* What the window would do. */
static void
add_actions (Fixture *fixture)
{
  static const GActionEntry actions[] = {
    { "open-entry", action_cb, "s" },
    { "edit-entry", action_cb, "s" },
    { "delete-entry", action_cb, "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), fixture);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
}

static void
show (Fixture       *fixture,
      NabijServices *services)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->page = nabij_journal_page_new (services);
  add_actions (fixture);
  gtk_window_set_default_size (fixture->window, 440, 820);
  gtk_window_set_child (fixture->window, fixture->page);
  nabij_ui_show (fixture->window);
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
  g_object_ref (fixture->page);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  nabij_ui_assert_finalizes (fixture->page);
  g_free (fixture->acted);
  nabij_ui_fixture_clear (&fixture->ui);
}

/* A session that began so long before the present of the fake clock, 17 November 2026, 15:00. */
static NabijEntry *
save (Fixture *fixture,
      gint64   minutes_ago,
      gint64   minutes)
{
  NabijInstant instant = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  NabijEntry  *entry;

  instant.utc_us -= minutes_ago * MINUTE_US;
  entry = nabij_entry_new_session (&instant, "water-and-rust", "water", minutes * MINUTE_US);
  nabij_journal_save_async (fixture->ui.journal, entry, NULL, NULL, NULL);
  return entry;
}

static void
save_and_forget (Fixture *fixture,
                 gint64   minutes_ago)
{
  nabij_entry_unref (save (fixture, minutes_ago, 3));
}

/* Anything else, so long ago. */
static NabijEntry *
save_fields (Fixture         *fixture,
             gint64           minutes_ago,
             NabijEntryFields fields)
{
  NabijEntry *entry;

  fields.instant = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  fields.instant.utc_us -= minutes_ago * MINUTE_US;
  entry = nabij_entry_new (&fields);
  nabij_journal_save_async (fixture->ui.journal, entry, NULL, NULL, NULL);
  return entry;
}

static void
wait_for_the_disk (Fixture *fixture)
{
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
}

/* The rows that show what was read, from top to bottom. */
static void
collect_rows (GtkWidget *widget,
              GPtrArray *rows)
{
  if (NABIJ_IS_JOURNAL_ROW (widget)) {
    NabijJournalLine *line = nabij_journal_row_get_line (NABIJ_JOURNAL_ROW (widget));

    if (line != NULL && nabij_journal_line_get_kind (line) == NABIJ_JOURNAL_LINE_ENTRY && nabij_journal_line_get_entry (line) != NULL)
      g_ptr_array_add (rows, widget);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

static GtkWidget *
get_list (Fixture *fixture)
{
  return nabij_ui_find (fixture->page, GTK_TYPE_LIST_VIEW, "list");
}

static GListModel *
get_model (Fixture *fixture)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_list (fixture))));
}

static GPtrArray *
get_rows (Fixture *fixture)
{
  GPtrArray *rows = g_ptr_array_new ();

  collect_rows (get_list (fixture), rows);
  return rows;
}

static NabijEntry *
get_entry (GtkWidget *row)
{
  return nabij_journal_line_get_entry (nabij_journal_row_get_line (NABIJ_JOURNAL_ROW (row)));
}

static gboolean
has_rows (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GPtrArray) rows = get_rows (fixture);

  return rows->len == fixture->n_rows;
}

/* Waits for the entries of the model, of which not all need a row. */
static gboolean
has_entries (gpointer data)
{
  Fixture *fixture = data;
  guint    n_entries = 0;

  for (guint i = 0; i < g_list_model_get_n_items (get_model (fixture)); i++) {
    g_autoptr (NabijJournalLine) line = g_list_model_get_item (get_model (fixture), i);

    n_entries += nabij_journal_line_get_kind (line) == NABIJ_JOURNAL_LINE_ENTRY;
  }
  return n_entries == fixture->n_rows;
}

static void
wait_for_model (Fixture *fixture,
                guint    n_entries)
{
  fixture->n_rows = n_entries;
  nabij_ui_wait_for (has_entries, fixture);
}

static void
wait_for_rows (Fixture *fixture,
               guint    n_rows)
{
  fixture->n_rows = n_rows;
  nabij_ui_wait_for (has_rows, fixture);
}

static void
assert_labels (GtkWidget  *row,
               const char *title,
               const char *time,
               const char *line)
{
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (nabij_ui_find (row, GTK_TYPE_LABEL, "title"))), ==, title);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (nabij_ui_find (row, GTK_TYPE_LABEL, "time"))), ==, time);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (nabij_ui_find (row, GTK_TYPE_LABEL, "text"))), ==, line);
}

static const char *
get_stack_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (nabij_ui_find (fixture->page, GTK_TYPE_STACK, "stack")));
}

static GtkWidget *
get_problem (Fixture *fixture)
{
  return nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "problem");
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  show (fixture, fixture->ui.services);
  wait_for_the_disk (fixture);
  wait_for_rows (fixture, 0);
  g_assert_cmpstr (get_stack_page (fixture), ==, "empty");
  /* That there is no file yet is nothing to worry about. */
  g_assert_false (gtk_widget_get_visible (get_problem (fixture)));
}

/* The line at a position is the title of a day. */
static void
assert_day (Fixture *fixture,
            guint    position,
            int      day)
{
  g_autoptr (NabijJournalLine) line = g_list_model_get_item (get_model (fixture), position);

  g_assert_cmpint (nabij_journal_line_get_kind (line), ==, NABIJ_JOURNAL_LINE_DAY);
  g_assert_cmpint (nabij_journal_line_get_day (line), ==, day);
}

static void
test_by_day (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  /* Saved in another order than they began. */
  save_and_forget (fixture, 24 * 60);
  save_and_forget (fixture, 0);
  /* One minute before midnight and at midnight, on the wall. */
  save_and_forget (fixture, 15 * 60);
  save_and_forget (fixture, 15 * 60 + 1);
  wait_for_the_disk (fixture);
  show (fixture, fixture->ui.services);
  wait_for_rows (fixture, 4);
  g_assert_cmpstr (get_stack_page (fixture), ==, "entries");

  rows = get_rows (fixture);
  assert_labels (rows->pdata[0], "Water & Rust", "15:00", "3 minutes");
  assert_labels (rows->pdata[1], "Water & Rust", "00:00", "3 minutes");
  assert_labels (rows->pdata[2], "Water & Rust", "23:59", "3 minutes");
  assert_labels (rows->pdata[3], "Water & Rust", "15:00", "3 minutes");

  /* The card, a day with two, a day with two. */
  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, 7);
  /* From 1 January 1970 until 17 November 2026. */
  assert_day (fixture, 1, 20774);
  assert_day (fixture, 4, 20773);
  g_assert_true (gtk_widget_has_css_class (rows->pdata[0], "first"));
  g_assert_false (gtk_widget_has_css_class (rows->pdata[0], "last"));
  g_assert_true (gtk_widget_has_css_class (rows->pdata[1], "last"));
  g_assert_true (gtk_widget_has_css_class (rows->pdata[2], "first"));
}

static gboolean
says_ten_minutes (gpointer data)
{
  g_autoptr (GPtrArray) rows = get_rows (data);
  GtkWidget *line = nabij_ui_find (rows->pdata[0], GTK_TYPE_LABEL, "text");

  return g_str_equal (gtk_label_get_label (GTK_LABEL (line)), "10 minutes");
}

static void
test_a_change_is_seen_in_its_row (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autoptr (NabijEntry) entry = save (fixture, 10, 1);
  g_autoptr (NabijEntry) longer = nabij_entry_with_session (entry, "water", 10 * MINUTE_US);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) same_rows = NULL;

  wait_for_the_disk (fixture);
  show (fixture, fixture->ui.services);
  wait_for_rows (fixture, 1);
  rows = get_rows (fixture);
  assert_labels (rows->pdata[0], "Water & Rust", "14:50", "about a minute");

  nabij_journal_save_async (fixture->ui.journal, longer, NULL, NULL, NULL);
  nabij_ui_wait_for (says_ten_minutes, fixture);
  same_rows = get_rows (fixture);
  g_assert_cmpuint (same_rows->len, ==, 1);
  g_assert_true (same_rows->pdata[0] == rows->pdata[0]);
  g_assert_true (nabij_entry_equal (get_entry (rows->pdata[0]), longer));
}

static void
test_a_new_entry_comes_on_top (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  show (fixture, fixture->ui.services);
  wait_for_the_disk (fixture);
  save_and_forget (fixture, 30);
  wait_for_rows (fixture, 1);
  g_assert_cmpstr (get_stack_page (fixture), ==, "entries");
  save_and_forget (fixture, 10);
  wait_for_rows (fixture, 2);
  rows = get_rows (fixture);
  assert_labels (rows->pdata[0], "Water & Rust", "14:50", "3 minutes");
  assert_labels (rows->pdata[1], "Water & Rust", "14:30", "3 minutes");
}

static GtkWidget *
find_card (GtkWidget *widget)
{
  GtkWidget *found = NABIJ_IS_RECOVERY_CARD (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_card (child);
  return found;
}

static gboolean
has_card (gpointer data)
{
  GtkWidget *card = find_card (((Fixture *)data)->page);

  return card != NULL && gtk_widget_get_mapped (card) && gtk_widget_get_height (card) > 0;
}

/* The picture over the list grows once it is read, and not out of sight. */
static void
test_the_picture_is_seen (Fixture      *fixture,
                          gconstpointer data)
{
  GtkAdjustment *adjustment;

  for (guint i = 0; i < 40; i++)
    nabij_entry_unref (save_fields (fixture, 1 + i * 60, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .tension = NABIJ_TENSION_TENSE }));
  wait_for_the_disk (fixture);
  show (fixture, fixture->ui.services);
  nabij_ui_wait_for (has_card, fixture);
  for (guint i = 0; i < 5; i++)
    nabij_ui_wait_for_frame (fixture->page);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (nabij_ui_find (fixture->page, GTK_TYPE_SCROLLED_WINDOW, "scroller")));
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, gtk_adjustment_get_page_size (adjustment) + 300.0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0.0);
}

/* Each entry once, and newer ones before older ones. */
static void
assert_order (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = NULL;
  gint64 last_us = G_MAXINT64;

  nabij_ui_wait_for_frame (fixture->page);
  rows = get_rows (fixture);
  for (guint i = 0; i < rows->len; i++) {
    const gint64 utc_us = nabij_entry_get_instant (get_entry (rows->pdata[i]))->utc_us;

    g_assert_cmpint (utc_us, <, last_us);
    last_us = utc_us;
  }
}

static void
save_many (Fixture *fixture)
{
  for (int i = 0; i < N_MANY; i++)
    save_and_forget (fixture, i * 20);
  wait_for_the_disk (fixture);
}

static void
test_many_are_endless (Fixture      *fixture,
                       gconstpointer data)
{
  save_many (fixture);
  show (fixture, fixture->ui.services);
  wait_for_model (fixture, N_MANY);
  assert_order (fixture);
}

static gboolean
shows_text (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GPtrArray) rows = get_rows (fixture);

  for (guint i = 0; i < rows->len; i++) {
    if (g_strcmp0 (nabij_entry_get_text (get_entry (rows->pdata[i])), fixture->text) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
test_a_month_is_jumped_to (Fixture      *fixture,
                           gconstpointer data)
{
  GtkWidget *months;
  g_autoptr (NabijEntry) old = NULL;

  save_many (fixture);
  old = save_fields (fixture, 24 * 60 * 100, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .text = "in summer" });
  wait_for_the_disk (fixture);
  show (fixture, fixture->ui.services);
  wait_for_model (fixture, N_MANY + 1);

  months = nabij_ui_find (fixture->page, NABIJ_TYPE_JOURNAL_MONTHS, "months");
  g_signal_emit_by_name (months, "chosen", g_list_model_get_n_items (get_model (fixture)) - 2);
  fixture->text = "in summer";
  nabij_ui_wait_for (shows_text, fixture);
}

static void
test_keys_open_and_delete (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (NabijEntry) entry = save (fixture, 10, 3);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *opened = g_strconcat ("open-entry ", nabij_entry_get_uuid (entry), NULL);
  g_autofree char *deleted = g_strconcat ("delete-entry ", nabij_entry_get_uuid (entry), NULL);
  GtkWidget       *item;

  wait_for_the_disk (fixture);
  show (fixture, fixture->ui.services);
  wait_for_rows (fixture, 1);
  rows = get_rows (fixture);
  item = gtk_widget_get_parent (rows->pdata[0]);
  g_assert_true (gtk_widget_grab_focus (item));
  g_assert_true (gtk_widget_activate (item));
  g_assert_cmpstr (fixture->acted, ==, opened);
  g_assert_true (nabij_ui_press (item, GDK_KEY_Delete, 0));
  g_assert_cmpstr (fixture->acted, ==, deleted);
}

/* A check-in that was stopped half-way is taken up again from its row. */
static void
test_a_stopped_check_in_goes_on (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autoptr (NabijCheckIn) check_in = nabij_check_in_new (NABIJ_CHECK_IN_FORM_SELF, FALSE);
  g_autoptr (NabijEntry) entry = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *expected = NULL;

  check_in->answers[NABIJ_CHECK_IN_ITEM_CALM] = NABIJ_CHECK_IN_ANSWER_OFTEN;
  entry = save_fields (fixture, 10, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_CHECK_IN, .check_in = check_in });
  expected = g_strconcat ("edit-entry ", nabij_entry_get_uuid (entry), NULL);

  wait_for_the_disk (fixture);
  show (fixture, fixture->ui.services);
  wait_for_rows (fixture, 1);
  rows = get_rows (fixture);
  g_assert_true (gtk_widget_activate (gtk_widget_get_parent (rows->pdata[0])));
  g_assert_cmpstr (fixture->acted, ==, expected);
}

static gboolean
shows_problem (gpointer data)
{
  return gtk_widget_get_visible (get_problem (data));
}

static gboolean
shows_no_problem (gpointer data)
{
  return !gtk_widget_get_visible (get_problem (data));
}

static void
test_one_line_tells_of_a_problem (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "journal", NULL);
  g_autoptr (NabijJournal) journal = nabij_journal_new (path);
  g_autoptr (NabijServices) services = NULL;

  /* There is a file where the folder should be, and then it is gone. */
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  services = nabij_services_new (NABIJ_CLOCK (fixture->ui.clock), fixture->ui.settings, NABIJ_PLAYER (fixture->ui.player), NABIJ_STUDIO (fixture->ui.studio), journal,
                                 nabij_services_get_file_picker (fixture->ui.services), "/nowhere");
  show (fixture, services);
  nabij_ui_wait_for (shows_problem, fixture);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (get_problem (fixture))), ==,
                   "The journal could not be saved: there is a file where its folder should be. Breathing works as always.");

  g_assert_no_errno (g_remove (path));
  nabij_journal_retry (journal);
  nabij_ui_wait_for (shows_no_problem, fixture);

  g_assert_true (nabij_journal_close_blocking (journal, 10 * (gint64)G_USEC_PER_SEC, NULL));
  g_clear_object (&services);
  nabij_ui_remove_folder (path);
  nabij_ui_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "empty", test_empty },
    { "by-day", test_by_day },
    { "a-change-is-seen-in-its-row", test_a_change_is_seen_in_its_row },
    { "the-picture-is-seen", test_the_picture_is_seen },
    { "a-new-entry-comes-on-top", test_a_new_entry_comes_on_top },
    { "many-are-endless", test_many_are_endless },
    { "a-month-is-jumped-to", test_a_month_is_jumped_to },
    { "a-stopped-check-in-goes-on", test_a_stopped_check_in_goes_on },
    { "keys-open-and-delete", test_keys_open_and_delete },
    { "one-line-tells-of-a-problem", test_one_line_tells_of_a_problem },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/journal-page/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }

  return g_test_run ();
}
