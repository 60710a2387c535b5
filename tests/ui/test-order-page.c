/* test-order-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-order-page.h"
#include "nabij-order-row.h"
#include "nabij-own-texts.h"
#include "nabij-page-fixture.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>

static NabijFamilyKeeper *
get_keeper (NabijPageFixture *fixture)
{
  return nabij_services_get_family_keeper (fixture->ui.services);
}

static void
set_up (NabijPageFixture *fixture,
        gconstpointer     data)
{
  const char *const *steps = data;
  g_autoptr (NabijFamily) family = nabij_family_new ();

  nabij_page_fixture_init (fixture, 15);
  family->told = NABIJ_TOLD_BABY_IS_HERE;
  for (; steps != NULL && *steps != NULL; steps++)
    nabij_own_texts_add (family, NABIJ_OWN_TEXT_ROLE_STEP, *steps, 1);
  nabij_family_keeper_set_family (get_keeper (fixture), family);
  nabij_page_fixture_show (fixture, nabij_order_page_new (fixture->ui.services));
}

static void
tear_down (NabijPageFixture *fixture,
           gconstpointer     data)
{
  if (fixture->page != NULL)
    nabij_page_fixture_let_go (fixture);
  nabij_page_fixture_clear (fixture);
}

static char *
get_steps (NabijPageFixture *fixture)
{
  g_autoptr (GPtrArray) steps = nabij_own_texts_list (nabij_family_keeper_get_family (get_keeper (fixture)), NABIJ_OWN_TEXT_ROLE_STEP);
  GString *texts = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    g_string_append_printf (texts, "%s;", ((NabijOwnText *)steps->pdata[i])->text);
  return g_string_free (texts, FALSE);
}

static void
assert_steps (NabijPageFixture *fixture,
              const char       *expected)
{
  g_autofree char *steps = get_steps (fixture);

  g_assert_cmpstr (steps, ==, expected);
}

static GtkWidget *
get_row (NabijPageFixture *fixture,
         guint             place)
{
  GtkWidget *row = gtk_widget_get_first_child (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "rows"));

  for (; place > 0; place--)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static void
press (GtkWidget  *where,
       const char *id)
{
  g_signal_emit_by_name (nabij_ui_find (where, GTK_TYPE_BUTTON, id), "clicked");
}

static void
add (NabijPageFixture *fixture,
     const char       *text)
{
  gtk_editable_set_text (GTK_EDITABLE (nabij_ui_find (fixture->page, GTK_TYPE_ENTRY, "entry")), text);
  press (fixture->page, "add_button");
}

static void
test_adds (NabijPageFixture *fixture,
           gconstpointer     data)
{
  GtkWidget *ways_out = nabij_ui_find (fixture->page, GTK_TYPE_BOX, "ways_out");
  GtkWidget *add_button = nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "add_button");

  g_assert_false (gtk_widget_get_visible (ways_out));
  g_assert_false (gtk_widget_get_sensitive (add_button));
  add (fixture, "  Curtains <closed> & 🌙 ");
  add (fixture, "שיר");
  assert_steps (fixture, "Curtains <closed> & 🌙;שיר;");
  g_assert_true (gtk_widget_get_visible (ways_out));

  /* A suggestion is taken over once. */
  g_signal_emit_by_name (gtk_widget_get_first_child (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "suggestions")), "clicked");
  assert_steps (fixture, "Curtains <closed> & 🌙;שיר;Curtains closed, phones away;");
  g_signal_emit_by_name (gtk_widget_get_first_child (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "suggestions")), "clicked");
  add (fixture, "fifth");
  assert_steps (fixture, "Curtains <closed> & 🌙;שיר;Curtains closed, phones away;Let three breaths go, slowly;fifth;");

  /* Five are enough. */
  g_assert_false (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "adding")));
  g_assert_false (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "suggestions")));
  g_assert_true (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "enough")));
}

static void
set_words (NabijPageFixture *fixture,
           guint             place,
           const char       *words)
{
  GtkTextView *view = GTK_TEXT_VIEW (nabij_ui_find (get_row (fixture, place), GTK_TYPE_TEXT_VIEW, "words"));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), words, -1);
}

static void
test_edits_in_place (NabijPageFixture *fixture,
                     gconstpointer     data)
{
  GtkWidget *row = get_row (fixture, 1);

  gtk_widget_grab_focus (nabij_ui_find (row, GTK_TYPE_TEXT_VIEW, "words"));
  set_words (fixture, 1, "a longer\nstep");
  gtk_widget_grab_focus (nabij_ui_find (fixture->page, GTK_TYPE_ENTRY, "entry"));
  assert_steps (fixture, "one;a longer step;three;");

  /* What was typed is kept with whatever comes next, and when the page goes. */
  set_words (fixture, 0, "uno");
  press (get_row (fixture, 2), "up_button");
  assert_steps (fixture, "uno;three;a longer step;");
  set_words (fixture, 0, "eins");
  nabij_page_fixture_leave (fixture);
  assert_steps (fixture, "eins;three;a longer step;");
}

/* Long words are seen whole, also with large letters. */
static void
test_grows (NabijPageFixture *fixture,
            gconstpointer     data)
{
  GtkWidget *words = nabij_ui_find (get_row (fixture, 0), GTK_TYPE_TEXT_VIEW, "words");
  int        before_px;

  nabij_ui_wait_for_frame (fixture->page);
  before_px = gtk_widget_get_height (words);
  set_words (fixture, 0, "Curtains closed, phones away, and then all of us on the large bed with the soft blanket over us");
  nabij_ui_wait_for_frame (fixture->page);
  g_assert_cmpint (gtk_widget_get_height (words), >, before_px);
}

static void
test_moves (NabijPageFixture *fixture,
            gconstpointer     data)
{
  g_assert_false (gtk_widget_get_sensitive (nabij_ui_find (get_row (fixture, 0), GTK_TYPE_BUTTON, "up_button")));
  g_assert_false (gtk_widget_get_sensitive (nabij_ui_find (get_row (fixture, 2), GTK_TYPE_BUTTON, "down_button")));
  press (get_row (fixture, 0), "down_button");
  assert_steps (fixture, "two;one;three;");
  /* The focus goes along, so that one can press on. */
  g_assert_true (nabij_page_fixture_get_focus (fixture) == nabij_ui_find (get_row (fixture, 1), GTK_TYPE_BUTTON, "down_button"));
  press (get_row (fixture, 1), "down_button");
  assert_steps (fixture, "two;three;one;");
  g_assert_true (nabij_page_fixture_get_focus (fixture) == nabij_ui_find (get_row (fixture, 2), GTK_TYPE_BUTTON, "up_button"));
}

static void
test_removes_with_undo (NabijPageFixture *fixture,
                        gconstpointer     data)
{
  press (get_row (fixture, 1), "remove_button");
  assert_steps (fixture, "one;three;");
  nabij_ui_undo (fixture->page);
  assert_steps (fixture, "one;two;three;");
}

static const char *
get_large_word (NabijPageFixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "large_word")));
}

static const char *
get_shown (NabijPageFixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (nabij_ui_find (fixture->page, GTK_TYPE_STACK, "stack")));
}

static void
test_shows_large (NabijPageFixture *fixture,
                  gconstpointer     data)
{
  GtkWidget *large = nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "large");

  /* From the list, the window knows the way back. */
  g_assert_false (nabij_ui_press (fixture->page, GDK_KEY_Escape, 0));

  press (fixture->page, "large_button");
  g_assert_cmpstr (get_shown (fixture), ==, "large");
  g_assert_true (nabij_page_fixture_get_focus (fixture) == large);
  g_assert_cmpstr (get_large_word (fixture), ==, "one");
  g_signal_emit_by_name (large, "clicked");
  g_assert_cmpstr (get_large_word (fixture), ==, "two");
  g_signal_emit_by_name (large, "clicked");
  g_signal_emit_by_name (large, "clicked");
  g_assert_cmpstr (get_large_word (fixture), ==, "No more is needed.");
  g_signal_emit_by_name (large, "clicked");
  g_assert_cmpstr (get_shown (fixture), ==, "list");

  press (fixture->page, "large_button");
  g_assert_cmpstr (get_large_word (fixture), ==, "one");
  g_assert_true (nabij_ui_press (large, GDK_KEY_Escape, 0));
  g_assert_cmpstr (get_shown (fixture), ==, "list");
}

static void
test_on_paper (NabijPageFixture *fixture,
               gconstpointer     data)
{
  GtkWidget *preview = nabij_ui_find (fixture->page, GTK_TYPE_DRAWING_AREA, "preview");

  press (fixture->page, "paper_button");
  g_assert_cmpstr (get_shown (fixture), ==, "paper");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (preview), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Our fixed order\n1 one\n2 two\n3 three");
  g_assert_true (nabij_ui_press (preview, GDK_KEY_Escape, 0));
  g_assert_cmpstr (get_shown (fixture), ==, "list");
}

static void
test_is_silent (NabijPageFixture *fixture,
                gconstpointer     data)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (get_keeper (fixture));

  press (fixture->page, "large_button");
  family->silence = NABIJ_SILENCE_OPENED;
  nabij_family_keeper_set_family (get_keeper (fixture), family);
  g_assert_cmpstr (get_shown (fixture), ==, "list");
  g_assert_false (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "content")));
  g_assert_true (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "silence")));
}

static void
add_test (const char *path,
          gpointer    steps,
          void (*test) (NabijPageFixture *, gconstpointer))
{
  g_test_add (path, NabijPageFixture, steps, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  static const char *three[] = { "one", "two", "three", NULL };

  nabij_ui_init (&argc, &argv);

  add_test ("/nabij/ui/order-page/adds", NULL, test_adds);
  add_test ("/nabij/ui/order-page/edits-in-place", three, test_edits_in_place);
  add_test ("/nabij/ui/order-page/grows", three, test_grows);
  add_test ("/nabij/ui/order-page/moves", three, test_moves);
  add_test ("/nabij/ui/order-page/removes-with-undo", three, test_removes_with_undo);
  add_test ("/nabij/ui/order-page/shows-large", three, test_shows_large);
  add_test ("/nabij/ui/order-page/on-paper", three, test_on_paper);
  add_test ("/nabij/ui/order-page/is-silent", three, test_is_silent);

  return g_test_run ();
}
