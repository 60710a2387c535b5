/* test-paper-exit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fake-file-picker.h"
#include "nabij-paper-exit.h"

#include <glib/gstdio.h>

/* Longer than any page takes to be drawn. */
#define DEADLINE_US (30 * G_USEC_PER_SEC)

typedef struct {
  NabijPaperExit *exit;
  GtkWidget      *widget;
  GtkWidget      *print;
  GtkWidget      *save;
  GtkWidget      *cancel;
  GMutex          drawing; /* while it is locked, a page is not drawn */
  char           *folder;
  char           *path;
  char           *said; /* the last sentence */
  guint           n_ended;
  guint           n_saving; /* how often it began or ended */
} Fixture;

static void
ended_cb (NabijPaperExit *exit,
          const char     *sentence,
          gpointer        user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->said);
  fixture->said = g_strdup (sentence);
  fixture->n_ended += 1;
}

static void
saving_cb (NabijPaperExit *exit,
           GParamSpec     *pspec,
           gpointer        user_data)
{
  ((Fixture *)user_data)->n_saving += 1;
}

static void
draw_page (gpointer data,
           guint    page,
           cairo_t *cairo)
{
  Fixture *fixture = data;

  g_mutex_lock (&fixture->drawing);
  cairo_rectangle (cairo, 10.0, 10.0, 20.0, 20.0);
  cairo_fill (cairo);
  g_mutex_unlock (&fixture->drawing);
}

static GtkWidget *
add_button (Fixture    *fixture,
            const char *action)
{
  GtkWidget *button = gtk_button_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (fixture->widget), button);
  return button;
}

/* With a picker that answers so: NULL is a person who changed their mind. */
static void
make_exit (Fixture    *fixture,
           const char *path)
{
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (NabijFilePicker) picker = nabij_fake_file_picker_new (file);

  fixture->exit = nabij_paper_exit_new (fixture->widget, picker, "Card", GTK_PAPER_NAME_A5);
  g_signal_connect (fixture->exit, "ended", G_CALLBACK (ended_cb), fixture);
  g_signal_connect (fixture->exit, "notify::is-saving", G_CALLBACK (saving_cb), fixture);
}

static void
put_ready (Fixture *fixture)
{
  g_autoptr (NabijPaper) paper = nabij_paper_new (419.53, 595.28, 2, draw_page, fixture, NULL);

  nabij_paper_exit_set_paper (fixture->exit, paper);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_mutex_init (&fixture->drawing);
  fixture->folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "card.pdf", NULL);
  fixture->widget = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  fixture->print = add_button (fixture, "paper.print");
  fixture->save = add_button (fixture, "paper.save");
  fixture->cancel = add_button (fixture, "paper.cancel");
}

static void
wait_until_let_go (Fixture *fixture)
{
  const gint64 deadline_us = g_get_monotonic_time () + DEADLINE_US;

  while (G_OBJECT (fixture->exit)->ref_count > 1) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline_us);
    g_main_context_iteration (NULL, FALSE);
  }
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  nabij_paper_exit_close (fixture->exit);
  wait_until_let_go (fixture);
  g_assert_finalize_object (fixture->exit);
  g_assert_finalize_object (fixture->widget);
  g_mutex_clear (&fixture->drawing);
  g_remove (fixture->path);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->said);
}

static void
assert_ways (Fixture *fixture,
             gboolean may_print,
             gboolean may_save,
             gboolean may_cancel)
{
  g_assert_cmpint (gtk_widget_get_sensitive (fixture->print), ==, may_print);
  g_assert_cmpint (gtk_widget_get_sensitive (fixture->save), ==, may_save);
  g_assert_cmpint (gtk_widget_get_sensitive (fixture->cancel), ==, may_cancel);
}

static void
wait_for_end (Fixture *fixture)
{
  const gint64 deadline_us = g_get_monotonic_time () + DEADLINE_US;

  while (fixture->n_ended == 0) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline_us);
    g_main_context_iteration (NULL, FALSE);
  }
}

static void
wait_for_saving (Fixture *fixture)
{
  const gint64 deadline_us = g_get_monotonic_time () + DEADLINE_US;

  while (!nabij_paper_exit_get_is_saving (fixture->exit)) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline_us);
    g_main_context_iteration (NULL, FALSE);
  }
}

static void
test_needs_paper (Fixture      *fixture,
                  gconstpointer data)
{
  make_exit (fixture, fixture->path);
  assert_ways (fixture, FALSE, FALSE, FALSE);
  put_ready (fixture);
  assert_ways (fixture, TRUE, TRUE, FALSE);
  nabij_paper_exit_set_paper (fixture->exit, NULL);
  assert_ways (fixture, FALSE, FALSE, FALSE);
}

static void
test_saves (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *contents = NULL;

  make_exit (fixture, fixture->path);
  put_ready (fixture);
  g_assert_true (gtk_widget_activate_action (fixture->widget, "paper.save", NULL));
  /* A second press does not ask for a second place. */
  assert_ways (fixture, TRUE, FALSE, FALSE);
  wait_for_end (fixture);

  g_assert_cmpstr (fixture->said, ==, "Saved. Whoever has the file can read it.");
  g_assert_cmpuint (fixture->n_ended, ==, 1);
  g_assert_cmpuint (fixture->n_saving, ==, 2);
  g_assert_false (nabij_paper_exit_get_is_saving (fixture->exit));
  assert_ways (fixture, TRUE, TRUE, FALSE);
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
}

/* While a place is chosen, something else may come to be on the page, or nothing. */
static void
test_saves_what_was_asked_for (Fixture      *fixture,
                               gconstpointer data)
{
  make_exit (fixture, fixture->path);
  put_ready (fixture);
  gtk_widget_activate_action (fixture->widget, "paper.save", NULL);
  nabij_paper_exit_set_paper (fixture->exit, NULL);
  wait_for_end (fixture);

  g_assert_cmpstr (fixture->said, ==, "Saved. Whoever has the file can read it.");
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  assert_ways (fixture, FALSE, FALSE, FALSE);
}

static void
test_gives_up (Fixture      *fixture,
               gconstpointer data)
{
  make_exit (fixture, fixture->path);
  put_ready (fixture);
  g_mutex_lock (&fixture->drawing);
  gtk_widget_activate_action (fixture->widget, "paper.save", NULL);
  wait_for_saving (fixture);
  assert_ways (fixture, TRUE, FALSE, TRUE);
  g_assert_true (gtk_widget_activate_action (fixture->widget, "paper.cancel", NULL));
  g_mutex_unlock (&fixture->drawing);
  wait_for_end (fixture);

  g_assert_null (fixture->said);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  assert_ways (fixture, TRUE, TRUE, FALSE);
}

static void
test_tells_of_a_bad_place (Fixture      *fixture,
                           gconstpointer data)
{
  make_exit (fixture, "/nowhere/card.pdf");
  put_ready (fixture);
  gtk_widget_activate_action (fixture->widget, "paper.save", NULL);
  wait_for_end (fixture);

  g_assert_cmpstr (fixture->said, ==, "It could not be saved there. Another place may do.");
  assert_ways (fixture, TRUE, TRUE, FALSE);
}

static void
test_says_nothing_without_a_place (Fixture      *fixture,
                                   gconstpointer data)
{
  make_exit (fixture, NULL);
  put_ready (fixture);
  gtk_widget_activate_action (fixture->widget, "paper.save", NULL);
  wait_until_let_go (fixture);

  g_assert_cmpuint (fixture->n_ended, ==, 0);
  g_assert_cmpuint (fixture->n_saving, ==, 0);
  assert_ways (fixture, TRUE, TRUE, FALSE);
}

/* The widget goes while the file is being written. */
static void
test_is_closed (Fixture      *fixture,
                gconstpointer data)
{
  make_exit (fixture, fixture->path);
  put_ready (fixture);
  g_mutex_lock (&fixture->drawing);
  gtk_widget_activate_action (fixture->widget, "paper.save", NULL);
  wait_for_saving (fixture);
  nabij_paper_exit_close (fixture->exit);
  g_mutex_unlock (&fixture->drawing);
  wait_until_let_go (fixture);

  g_assert_cmpuint (fixture->n_ended, ==, 0);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_false (gtk_widget_activate_action (fixture->widget, "paper.print", NULL));
}

#define ADD(name, function) \
  g_test_add ("/nabij/ui/paper-exit/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init ();

  ADD ("needs-paper", test_needs_paper);
  ADD ("saves", test_saves);
  ADD ("saves-what-was-asked-for", test_saves_what_was_asked_for);
  ADD ("gives-up", test_gives_up);
  ADD ("tells-of-a-bad-place", test_tells_of_a_bad_place);
  ADD ("says-nothing-without-a-place", test_says_nothing_without_a_place);
  ADD ("is-closed", test_is_closed);

  return g_test_run ();
}
