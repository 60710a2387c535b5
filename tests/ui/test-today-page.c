/* test-today-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-today-page.h"
#include "nabij-ui-fixture.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>
#include <glib/gstdio.h>

typedef struct {
  NabijUiFixture ui;
  GtkWindow     *window;
  GtkWidget     *page;

  int   n_begun;
  char *practice;
} Fixture;

static void
begin_cb (Fixture *fixture)
{
  fixture->n_begun++;
}

static void
practice_cb (Fixture  *fixture,
             GVariant *parameter)
{
  g_free (fixture->practice);
  fixture->practice = g_variant_dup_string (parameter, NULL);
}

static void
show_with (Fixture       *fixture,
           NabijServices *services)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) begin = g_simple_action_new ("begin", NULL);
  g_autoptr (GSimpleAction) practice = g_simple_action_new ("practice", G_VARIANT_TYPE_STRING);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->page = nabij_today_page_new (services);
  g_signal_connect_swapped (begin, "activate", G_CALLBACK (begin_cb), fixture);
  g_signal_connect_swapped (practice, "activate", G_CALLBACK (practice_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (begin));
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (practice));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (actions));

  gtk_window_set_default_size (fixture->window, 440, 820);
  gtk_window_set_child (fixture->window, fixture->page);
  nabij_ui_show (fixture->window);
}

static gboolean
knows_family (gpointer data)
{
  return nabij_family_keeper_is_loaded (nabij_services_get_family_keeper (((Fixture *)data)->ui.services));
}

static void
start_at (Fixture *fixture,
          int      hour)
{
  nabij_ui_fixture_init (&fixture->ui, hour);
  show_with (fixture, fixture->ui.services);
  nabij_family_keeper_load (nabij_services_get_family_keeper (fixture->ui.services));
  nabij_ui_wait_for (knows_family, fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_ref (fixture->page);
  gtk_window_destroy (fixture->window);
  /* The journal may still owe it an answer. */
  nabij_ui_assert_finalizes (fixture->page);
  nabij_ui_fixture_clear (&fixture->ui);
  g_free (fixture->practice);
}

static const char *
get_label (Fixture    *fixture,
           const char *id)
{
  return gtk_label_get_label (GTK_LABEL (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, id)));
}

static void
test_each_length (Fixture      *fixture,
                  gconstpointer data)
{
  static const struct {
    const char *length;
    const char *subtitle;
    const char *button;
  } lengths[] = {
    { "five-exhales", "Five exhales, about a minute", "five exhales" },
    { "3", "Three minutes to become calmer", "3 min" },
    { "5", "Five minutes to become calmer", "5 min" },
    { "10", "Ten minutes to become calmer", "10 min" },
    { "15", "A quarter of an hour to become calmer", "15 min" },
    { "20", "Twenty minutes to become calmer", "20 min" },
  };
  GtkMenuButton *button;

  start_at (fixture, 15);
  button = GTK_MENU_BUTTON (nabij_ui_find (fixture->page, GTK_TYPE_MENU_BUTTON, "length_button"));
  /* Three minutes at first. */
  g_assert_cmpstr (get_label (fixture, "subtitle"), ==, lengths[1].subtitle);

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++) {
    g_settings_set_string (fixture->ui.settings, "length", lengths[i].length);
    g_assert_cmpstr (get_label (fixture, "subtitle"), ==, lengths[i].subtitle);
    g_assert_cmpstr (gtk_menu_button_get_label (button), ==, lengths[i].button);
    g_assert_true (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "small_moment")));
    /* The same thing is not offered twice. */
    if (i == 0)
      g_assert_cmpstr (get_label (fixture, "name"), !=, "Five exhales");
    else
      g_assert_cmpstr (get_label (fixture, "name"), ==, "Five exhales");
  }
}

static void
find_targets (GMenuModel *menu,
              GString    *targets)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++) {
    g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
    g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
    g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);

    if (target != NULL)
      g_string_append_printf (targets, "%s ", g_variant_get_string (target, NULL));
    if (section != NULL)
      find_targets (section, targets);
    if (submenu != NULL) {
      g_string_append (targets, "( ");
      find_targets (submenu, targets);
      g_string_append (targets, ") ");
    }
  }
}

/* The longer ones are under "More", and slow breaths are not there for whoever may be pregnant. */
static void
test_the_menu (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GString) targets = g_string_new (NULL);
  GtkMenuButton *button;

  start_at (fixture, 15);
  button = GTK_MENU_BUTTON (nabij_ui_find (fixture->page, GTK_TYPE_MENU_BUTTON, "length_button"));
  find_targets (gtk_menu_button_get_menu_model (button), targets);
  g_assert_cmpstr (targets->str, ==, "five-exhales 3 5 10 ( 15 20 ) own soft easy water even ");
}

static void
test_the_buttons_begin (Fixture      *fixture,
                        gconstpointer data)
{
  GtkWidget *small_moment;

  start_at (fixture, 15);
  gtk_widget_grab_focus (fixture->page);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "begin_button"));
  g_signal_emit_by_name (gtk_root_get_focus (GTK_ROOT (fixture->window)), "clicked");
  g_assert_cmpint (fixture->n_begun, ==, 1);
  g_assert_null (fixture->practice);

  small_moment = nabij_ui_find (fixture->page, GTK_TYPE_BOX, "small_moment");
  g_signal_emit_by_name (nabij_ui_find (small_moment, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_cmpstr (fixture->practice, ==, "five-exhales");
  g_assert_cmpint (fixture->n_begun, ==, 1);
}

/* Goes to another page for some hours. */
static void
come_back_after (Fixture *fixture,
                 int      hours)
{
  gtk_widget_set_visible (fixture->page, FALSE);
  nabij_ui_wait_for_frame (GTK_WIDGET (fixture->window));
  nabij_fake_clock_pass (fixture->ui.clock, hours * 3600 * (gint64)G_USEC_PER_SEC);
  gtk_widget_set_visible (fixture->page, TRUE);
  nabij_ui_wait_for_frame (GTK_WIDGET (fixture->window));
}

static void
test_greets_by_the_hour (Fixture      *fixture,
                         gconstpointer data)
{
  start_at (fixture, 5);
  g_assert_cmpstr (get_label (fixture, "greeting"), ==, "Good that you are here");
  come_back_after (fixture, 1);
  g_assert_cmpstr (get_label (fixture, "greeting"), ==, "Good morning");
  come_back_after (fixture, 6);
  g_assert_cmpstr (get_label (fixture, "greeting"), ==, "Good afternoon");
  come_back_after (fixture, 6);
  g_assert_cmpstr (get_label (fixture, "greeting"), ==, "Good evening");
}

static void
test_the_name_is_explained_once (Fixture      *fixture,
                                 gconstpointer data)
{
  GtkWidget *gloss;

  start_at (fixture, 15);
  gloss = nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "gloss");
  g_assert_true (gtk_widget_get_visible (gloss));
  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
  g_assert_false (gtk_widget_get_visible (gloss));
}

static gboolean
shows_problem (gpointer data)
{
  return gtk_widget_get_visible (nabij_ui_find (((Fixture *)data)->page, GTK_TYPE_LABEL, "problem"));
}

static gboolean
shows_no_problem (gpointer data)
{
  return !shows_problem (data);
}

typedef struct {
  char          *folder;
  char          *path;
  NabijJournal  *journal;
  NabijServices *services;
} Trouble;

static void
set_up_trouble (Trouble *trouble,
                Fixture *fixture)
{
  nabij_ui_fixture_init (&fixture->ui, 15);
  trouble->folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  trouble->path = g_build_filename (trouble->folder, "journal", NULL);
  trouble->journal = nabij_journal_new (trouble->path);
  trouble->services = nabij_services_new (NABIJ_CLOCK (fixture->ui.clock), fixture->ui.settings, NABIJ_PLAYER (fixture->ui.player), NABIJ_STUDIO (fixture->ui.studio), trouble->journal,
                                          nabij_services_get_file_picker (fixture->ui.services), "/nowhere");
}

static void
trouble_clear (Trouble *trouble)
{
  g_assert_true (nabij_journal_close_blocking (trouble->journal, 10 * (gint64)G_USEC_PER_SEC, NULL));
  g_clear_object (&trouble->services);
  g_clear_object (&trouble->journal);
  nabij_ui_remove_folder (trouble->path);
  nabij_ui_remove_folder (trouble->folder);
  g_free (trouble->path);
  g_free (trouble->folder);
}

static void
test_one_line_tells_of_a_problem (Fixture      *fixture,
                                  gconstpointer data)
{
  Trouble trouble;

  set_up_trouble (&trouble, fixture);
  g_assert_true (g_file_set_contents (trouble.path, "", 0, NULL));
  show_with (fixture, trouble.services);
  g_assert_false (shows_problem (fixture));
  nabij_journal_open_async (trouble.journal, NULL, NULL, NULL);
  nabij_ui_wait_for (shows_problem, fixture);
  g_assert_cmpstr (get_label (fixture, "problem"), ==,
                   "The journal could not be saved: there is a file where its folder should be. Breathing works as always.");

  g_assert_no_errno (g_remove (trouble.path));
  nabij_journal_retry (trouble.journal);
  nabij_ui_wait_for (shows_no_problem, fixture);
  trouble_clear (&trouble);
}

/* Nothing is wrong any more, and still a person should know where the old file went. */
static void
test_tells_where_a_damaged_journal_went (Fixture      *fixture,
                                         gconstpointer data)
{
  Trouble          trouble;
  g_autofree char *file = NULL;
  g_autofree char *sentence = NULL;

  set_up_trouble (&trouble, fixture);
  file = g_build_filename (trouble.path, "journal.db", NULL);
  g_assert_no_errno (g_mkdir (trouble.path, 0700));
  g_assert_true (g_file_set_contents (file, "This is no database, but it may have been one.", -1, NULL));
  show_with (fixture, trouble.services);
  nabij_journal_open_async (trouble.journal, NULL, NULL, NULL);
  nabij_ui_wait_for (shows_problem, fixture);
  g_assert_null (nabij_journal_get_problem (trouble.journal));
  sentence = nabij_journal_set_aside_to_sentence (nabij_journal_get_set_aside_path (trouble.journal));
  g_assert_cmpstr (get_label (fixture, "problem"), ==, sentence);
  trouble_clear (&trouble);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "each-length", test_each_length },
    { "the-menu", test_the_menu },
    { "the-buttons-begin", test_the_buttons_begin },
    { "greets-by-the-hour", test_greets_by_the_hour },
    { "the-name-is-explained-once", test_the_name_is_explained_once },
    { "one-line-tells-of-a-problem", test_one_line_tells_of_a_problem },
    { "tells-where-a-damaged-journal-went", test_tells_where_a_damaged_journal_went },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/today-page/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, NULL, tests[i].test, tear_down);
  }

  return g_test_run ();
}
