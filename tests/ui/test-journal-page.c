/* test-journal-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-page.h"
#include "nabij-journal-row.h"
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
} Fixture;

static void
show (Fixture       *fixture,
      NabijServices *services)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->page = nabij_journal_page_new (services);
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
  g_assert_finalize_object (fixture->page);
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

static void
wait_for_the_disk (Fixture *fixture)
{
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
}

static void
collect_rows (GtkWidget *widget,
              GPtrArray *rows)
{
  if (NABIJ_IS_JOURNAL_ROW (widget))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

static GPtrArray *
get_rows (Fixture *fixture)
{
  GPtrArray *rows = g_ptr_array_new ();

  collect_rows (fixture->page, rows);
  return rows;
}

static gboolean
has_rows (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GPtrArray) rows = get_rows (fixture);

  return rows->len == fixture->n_rows;
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
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (nabij_ui_find (row, GTK_TYPE_LABEL, "line"))), ==, line);
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

static void
test_by_day (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *day;

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
  g_assert_false (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "earlier_button")));

  rows = get_rows (fixture);
  assert_labels (rows->pdata[0], "Water & Rust", "15:00", "3 minutes");
  assert_labels (rows->pdata[1], "Water & Rust", "00:00", "3 minutes");
  assert_labels (rows->pdata[2], "Water & Rust", "23:59", "3 minutes");
  assert_labels (rows->pdata[3], "Water & Rust", "15:00", "3 minutes");

  day = gtk_widget_get_first_child (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "days"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (day)), ==, "Tuesday 17 November");
  day = gtk_widget_get_next_sibling (day);
  g_assert_true (gtk_widget_get_parent (rows->pdata[0]) == day);
  g_assert_true (gtk_widget_get_parent (rows->pdata[1]) == day);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (day), GTK_ACCESSIBLE_PROPERTY_LABEL, "Tuesday 17 November");
  day = gtk_widget_get_next_sibling (day);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (day)), ==, "Monday 16 November");
  day = gtk_widget_get_next_sibling (day);
  g_assert_true (gtk_widget_get_parent (rows->pdata[2]) == day);
  g_assert_null (gtk_widget_get_next_sibling (day));
}

static gboolean
says_ten_minutes (gpointer data)
{
  g_autoptr (GPtrArray) rows = get_rows (data);
  GtkWidget *line = nabij_ui_find (rows->pdata[0], GTK_TYPE_LABEL, "line");

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
  g_assert_true (nabij_entry_equal (nabij_journal_row_get_entry (rows->pdata[0]), longer));
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

/* Each entry once, and newer ones before older ones. */
static void
assert_order (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = get_rows (fixture);
  gint64 last_us = G_MAXINT64;

  for (guint i = 0; i < rows->len; i++) {
    const gint64 utc_us = nabij_entry_get_instant (nabij_journal_row_get_entry (rows->pdata[i]))->utc_us;

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
test_many_come_in_pages (Fixture      *fixture,
                         gconstpointer data)
{
  GtkWidget *earlier;

  save_many (fixture);
  show (fixture, fixture->ui.services);
  wait_for_rows (fixture, 60);
  earlier = nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "earlier_button");
  g_assert_true (gtk_widget_get_visible (earlier));

  /* An impatient hand gets each page once. */
  g_signal_emit_by_name (earlier, "clicked");
  g_signal_emit_by_name (earlier, "clicked");
  wait_for_rows (fixture, 120);
  assert_order (fixture);
  g_assert_true (gtk_widget_get_visible (earlier));

  g_signal_emit_by_name (earlier, "clicked");
  wait_for_rows (fixture, N_MANY);
  assert_order (fixture);
  g_assert_false (gtk_widget_get_visible (earlier));
}

static void
test_the_end_of_the_list_brings_more (Fixture      *fixture,
                                      gconstpointer data)
{
  GtkWidget *scrolled;

  save_many (fixture);
  show (fixture, fixture->ui.services);
  wait_for_rows (fixture, 60);
  scrolled = gtk_widget_get_ancestor (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "days"), GTK_TYPE_SCROLLED_WINDOW);
  /* What GTK says when a hand scrolls that far. */
  g_signal_emit_by_name (scrolled, "edge-reached", GTK_POS_TOP);
  g_signal_emit_by_name (scrolled, "edge-reached", GTK_POS_BOTTOM);
  wait_for_rows (fixture, 120);
  assert_order (fixture);
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
  services = nabij_services_new (NABIJ_CLOCK (fixture->ui.clock), fixture->ui.settings, NABIJ_PLAYER (fixture->ui.player), journal,
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
    { "a-new-entry-comes-on-top", test_a_new_entry_comes_on_top },
    { "many-come-in-pages", test_many_come_in_pages },
    { "the-end-of-the-list-brings-more", test_the_end_of_the_list_brings_more },
    { "one-line-tells-of-a-problem", test_one_line_tells_of_a_problem },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/journal-page/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }

  return g_test_run ();
}
