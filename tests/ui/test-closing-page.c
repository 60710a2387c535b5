/* test-closing-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-closing-page.h"
#include "nabij-ui-widgets.h"
#include "nabij-water-view.h"

#include <adwaita.h>

static const struct {
  const char *name;
  const char *type;
} action_names[] = {
  { "home", NULL },
  { "once-more", NULL },
  { "take-along", NULL },
  { "calmer", "s" },
  { "edit-entry", "s" },
};

typedef struct {
  GtkWindow *window;
  GtkWidget *page;
  GString   *activated;
} Fixture;

static void
activate_cb (GSimpleAction *action,
             GVariant      *parameter,
             Fixture       *fixture)
{
  g_string_append (fixture->activated, g_action_get_name (G_ACTION (action)));
  if (parameter != NULL)
    g_string_append_printf (fixture->activated, ":%s", g_variant_get_string (parameter, NULL));
  g_string_append_c (fixture->activated, ' ');
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (action_names); i++) {
    g_autoptr (GSimpleAction) action = g_simple_action_new (action_names[i].name, action_names[i].type != NULL ? G_VARIANT_TYPE (action_names[i].type) : NULL);

    g_signal_connect (action, "activate", G_CALLBACK (activate_cb), fixture);
    g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  }

  fixture->activated = g_string_new (NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->page = nabij_closing_page_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (actions));
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
  g_assert_finalize_object (fixture->page);
  g_string_free (fixture->activated, TRUE);
}

static GtkWidget *
get_phone_button (Fixture *fixture)
{
  return nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "phone_button");
}

/* Enter says that it is done, and so does Esc. */
static void
test_done_comes_first (Fixture      *fixture,
                       gconstpointer data)
{
  GtkWidget *focus;

  g_assert_true (gtk_widget_grab_focus (fixture->page));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (focus)), ==, "Done");
  g_signal_emit_by_name (focus, "clicked");
  g_assert_cmpstr (fixture->activated->str, ==, "home ");
  g_assert_true (nabij_ui_press (focus, GDK_KEY_Escape, 0));
  g_assert_cmpstr (fixture->activated->str, ==, "home home ");
}

static void
test_what_else_there_is (Fixture      *fixture,
                         gconstpointer data)
{
  GtkWidget *once_more;

  nabij_closing_page_set_offers_phone (NABIJ_CLOSING_PAGE (fixture->page), TRUE);
  g_assert_true (gtk_widget_grab_focus (fixture->page));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD));
  once_more = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (once_more)), ==, "Once more");
  g_signal_emit_by_name (once_more, "clicked");

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == get_phone_button (fixture));
  g_signal_emit_by_name (get_phone_button (fixture), "clicked");
  g_assert_cmpstr (fixture->activated->str, ==, "once-more take-along ");
}

static void
test_the_phone_is_offered_or_not (Fixture      *fixture,
                                  gconstpointer data)
{
  nabij_closing_page_set_offers_phone (NABIJ_CLOSING_PAGE (fixture->page), FALSE);
  g_assert_false (gtk_widget_get_visible (get_phone_button (fixture)));
  nabij_closing_page_set_offers_phone (NABIJ_CLOSING_PAGE (fixture->page), TRUE);
  g_assert_true (gtk_widget_get_visible (get_phone_button (fixture)));
}

static void
test_the_look_is_that_of_its_water (Fixture      *fixture,
                                    gconstpointer data)
{
  NabijWaterView *water = NABIJ_WATER_VIEW (nabij_ui_find (fixture->page, NABIJ_TYPE_WATER_VIEW, NULL));

  nabij_closing_page_set_look (NABIJ_CLOSING_PAGE (fixture->page), NABIJ_LOOK_NIGHT);
  g_assert_cmpint (nabij_water_view_get_look (water), ==, NABIJ_LOOK_NIGHT);
  nabij_closing_page_set_look (NABIJ_CLOSING_PAGE (fixture->page), NABIJ_LOOK_DAY_DARK);
  g_assert_cmpint (nabij_water_view_get_look (water), ==, NABIJ_LOOK_DAY_DARK);
  /* The water lies still: the exercise is over. */
  g_assert_false (nabij_water_view_get_drifting (water));
}

/* Only after a hard moment; one after the other, and none of them has to be taken. */
static void
test_asks_after_a_moment_only (Fixture      *fixture,
                               gconstpointer data)
{
  static const char *const buttons[] = { "calmer_button", "write_button", "again_button", "later_button" };

  g_assert_false (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "question")));
  nabij_closing_page_set_moment (NABIJ_CLOSING_PAGE (fixture->page), "the-moment");
  g_assert_true (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "question")));
  g_assert_true (gtk_widget_grab_focus (fixture->page));
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++) {
    GtkWidget *button = nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, buttons[i]);

    g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == button);
    g_signal_emit_by_name (button, "clicked");
    gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  }
  g_assert_cmpstr (fixture->activated->str, ==, "calmer:the-moment edit-entry:the-moment once-more home ");

  nabij_closing_page_set_moment (NABIJ_CLOSING_PAGE (fixture->page), NULL);
  g_assert_false (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "question")));
  g_assert_true (gtk_widget_grab_focus (fixture->page));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (gtk_root_get_focus (GTK_ROOT (fixture->window)))), ==, "Done");
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "done-comes-first", test_done_comes_first },
    { "what-else-there-is", test_what_else_there_is },
    { "the-phone-is-offered-or-not", test_the_phone_is_offered_or_not },
    { "the-look-is-that-of-its-water", test_the_look_is_that_of_its_water },
    { "asks-after-a-moment-only", test_asks_after_a_moment_only },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/closing-page/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }

  return g_test_run ();
}
