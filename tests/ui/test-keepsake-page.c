/* test-keepsake-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-day-button.h"
#include "nabij-keepsake-book.h"
#include "nabij-keepsake-fixture.h"
#include "nabij-keepsake-page.h"
#include "nabij-ui-fixture.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>
#include <glib/gstdio.h>

typedef struct {
  NabijUiFixture ui;
  NabijServices *services;
  GtkWindow     *window;
  GtkWidget     *page;
  char          *folder;
  char          *path;

  const char *text; /* what a wait waits for */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_ui_fixture_init (&fixture->ui, 15);
  fixture->folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "keepsake.pdf", NULL);
}

static void
show (Fixture    *fixture,
      const char *path)
{
  g_autoptr (GPtrArray) entries = nabij_keepsake_fixture_entries ();

  nabij_ui_fixture_keep (&fixture->ui, entries);
  fixture->services = nabij_ui_fixture_make_services (&fixture->ui, path);
  fixture->page = nabij_keepsake_page_new (fixture->services);
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
  nabij_ui_fixture_clear (&fixture->ui);
  nabij_ui_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static GtkLabel *
get_label (Fixture    *fixture,
           const char *id)
{
  return GTK_LABEL (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, id));
}

static gboolean
is_on_page (gpointer data)
{
  Fixture *fixture = data;

  return g_str_equal (gtk_label_get_label (get_label (fixture, "page_label")), fixture->text);
}

static gboolean
says (gpointer data)
{
  Fixture *fixture = data;

  return g_str_equal (gtk_label_get_label (get_label (fixture, "line")), fixture->text);
}

static void
wait_for_page (Fixture    *fixture,
               const char *label)
{
  fixture->text = label;
  nabij_ui_wait_for (is_on_page, fixture);
}

static void
wait_for_line (Fixture    *fixture,
               const char *line)
{
  fixture->text = line;
  nabij_ui_wait_for (says, fixture);
}

static void
set_switch (Fixture    *fixture,
            const char *id,
            gboolean    active)
{
  gtk_switch_set_active (GTK_SWITCH (nabij_ui_find (fixture->page, GTK_TYPE_SWITCH, id)), active);
}

static void
test_pages (Fixture      *fixture,
            gconstpointer data)
{
  show (fixture, NULL);
  wait_for_page (fixture, "Page 1 of 7");
  g_assert_false (gtk_widget_get_sensitive (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "previous_button")));
  for (guint i = 0; i < 6; i++)
    gtk_widget_activate_action (fixture->page, "keepsake.next", NULL);
  wait_for_page (fixture, "Page 7 of 7");
  g_assert_false (gtk_widget_get_sensitive (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "next_button")));
  g_assert_true (nabij_ui_press (fixture->page, GDK_KEY_Page_Up, GDK_CONTROL_MASK));
  wait_for_page (fixture, "Page 6 of 7");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nabij_ui_find (fixture->page, GTK_TYPE_DRAWING_AREA, "preview")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Page 6 of 7");
}

static void
test_choices (Fixture      *fixture,
              gconstpointer data)
{
  show (fixture, NULL);
  wait_for_page (fixture, "Page 1 of 7");

  /* Notes alone are one page; without anything there is nothing to print. */
  set_switch (fixture, "letters", FALSE);
  set_switch (fixture, "moments", FALSE);
  wait_for_page (fixture, "Page 1 of 2");
  g_assert_false (gtk_widget_get_sensitive (nabij_ui_find (fixture->page, ADW_TYPE_ACTION_ROW, "picture_row")));
  set_switch (fixture, "notes", FALSE);
  wait_for_line (fixture, "Nothing that was written fits this choice.");
  g_assert_false (gtk_widget_get_sensitive (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "save_button")));
  g_assert_false (gtk_widget_get_sensitive (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "print_button")));

  set_switch (fixture, "sessions", TRUE);
  wait_for_page (fixture, "Page 1 of 2");
  g_assert_true (gtk_widget_get_sensitive (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "save_button")));
}

static void
test_period (Fixture      *fixture,
             gconstpointer data)
{
  AdwComboRow    *period;
  GtkWidget      *from_row;
  NabijDayButton *from;
  NabijDayButton *until;
  GDate           today;
  GDate           day;

  show (fixture, NULL);
  wait_for_page (fixture, "Page 1 of 7");
  period = ADW_COMBO_ROW (nabij_ui_find (fixture->page, ADW_TYPE_COMBO_ROW, "period"));
  from_row = nabij_ui_find (fixture->page, ADW_TYPE_ACTION_ROW, "from_row");
  g_assert_false (gtk_widget_get_visible (from_row));
  adw_combo_row_set_selected (period, 2);
  g_assert_true (gtk_widget_get_visible (from_row));
  /* From 17 October: without the first two days. */
  wait_for_page (fixture, "Page 1 of 6");

  /* A period is never turned round: its end goes along. */
  from = NABIJ_DAY_BUTTON (nabij_ui_find (fixture->page, NABIJ_TYPE_DAY_BUTTON, "from"));
  until = NABIJ_DAY_BUTTON (nabij_ui_find (fixture->page, NABIJ_TYPE_DAY_BUTTON, "until"));
  nabij_day_button_get_day (until, &today);
  g_date_set_dmy (&day, 10, G_DATE_OCTOBER, 2026);
  nabij_day_button_set_day (until, &day);
  g_signal_emit_by_name (until, "changed");
  nabij_day_button_get_day (from, &day);
  g_assert_cmpint (g_date_get_julian (&today) - g_date_get_julian (&day), ==, 38);
  /* The day of the names, and nothing else. */
  wait_for_page (fixture, "Page 1 of 2");
  g_assert_cmpint (nabij_day_button_get_end_us (until) - nabij_day_button_get_start_us (from), ==, 24 * 3600 * G_TIME_SPAN_SECOND);
  /* The clock goes back on 25 October. */
  g_date_set_dmy (&day, 25, G_DATE_OCTOBER, 2026);
  nabij_day_button_set_day (until, &day);
  g_assert_cmpint (nabij_day_button_get_end_us (until) - nabij_day_button_get_start_us (until), ==, 25 * 3600 * G_TIME_SPAN_SECOND);
}

static void
test_saved (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *pdf = NULL;

  show (fixture, fixture->path);
  wait_for_page (fixture, "Page 1 of 7");
  gtk_widget_activate_action (fixture->page, "paper.save", NULL);
  wait_for_line (fixture, "Saved. Whoever has the file can read it.");
  g_assert_true (g_file_get_contents (fixture->path, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_assert_true (gtk_widget_get_sensitive (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "save_button")));
}

static void
test_not_saved (Fixture      *fixture,
                gconstpointer data)
{
  show (fixture, "/nowhere/keepsake.pdf");
  wait_for_page (fixture, "Page 1 of 7");
  gtk_widget_activate_action (fixture->page, "paper.save", NULL);
  wait_for_line (fixture, "It could not be saved there. Another place may do.");
  g_assert_true (gtk_widget_get_sensitive (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "save_button")));
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

/* What goes to a printer, without one: GTK writes the same pages into a file. */
static void
test_printed (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GPtrArray) entries = nabij_keepsake_fixture_entries ();
  const NabijKeepsakeChoice choice = { .title = "Close to you" };
  g_autoptr (NabijKeepsakeBook) book = nabij_keepsake_book_new (nabij_keepsake_text_new (&choice, entries, nabij_services_get_words (fixture->ui.services), nabij_services_get_practices (fixture->ui.services)),
                                                                595.0, 842.0, NULL, NULL);
  g_autoptr (NabijPaper) paper = nabij_keepsake_book_to_paper (book);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *pdf = NULL;

  show (fixture, NULL);
  nabij_paper_print_async (paper, NULL, "Keepsake", fixture->window, GTK_PRINT_OPERATION_ACTION_EXPORT, fixture->path, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (nabij_paper_print_finish (result, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

  g_test_add ("/nabij/ui/keepsake-page/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/nabij/ui/keepsake-page/choices", Fixture, NULL, set_up, test_choices, tear_down);
  g_test_add ("/nabij/ui/keepsake-page/period", Fixture, NULL, set_up, test_period, tear_down);
  g_test_add ("/nabij/ui/keepsake-page/saved", Fixture, NULL, set_up, test_saved, tear_down);
  g_test_add ("/nabij/ui/keepsake-page/not-saved", Fixture, NULL, set_up, test_not_saved, tear_down);
  g_test_add ("/nabij/ui/keepsake-page/printed", Fixture, NULL, set_up, test_printed, tear_down);

  return g_test_run ();
}
