/* test-chip-flow.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-chip-flow.h"
#include "nabij-ui-widgets.h"
#include "nabij-word-adder.h"

typedef struct {
  GtkWindow     *window;
  NabijChipFlow *chips;
  int            n_changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  static const char *const words[] = { "one", "two", "three", "four", "five", "six", "seven", "eight" };
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->chips = NABIJ_CHIP_FLOW (nabij_chip_flow_new (FALSE));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    nabij_chip_flow_add (fixture->chips, words[i], words[i]);
  g_signal_connect_swapped (fixture->chips, "changed", G_CALLBACK (changed_cb), fixture);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->chips));
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("after"));
  gtk_window_set_child (fixture->window, box);
  gtk_window_set_default_size (fixture->window, 260, 300);
  nabij_ui_show (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
press (Fixture    *fixture,
       const char *id)
{
  g_signal_emit_by_name (nabij_chip_flow_find (fixture->chips, id, FALSE), "clicked");
}

static char *
describe (Fixture *fixture,
          gboolean own)
{
  g_auto (GStrv) chosen = nabij_chip_flow_get_chosen (fixture->chips, own);

  return g_strjoinv (" ", chosen);
}

static void
assert_chosen (Fixture    *fixture,
               gboolean    own,
               const char *expected)
{
  g_autofree char *chosen = describe (fixture, own);

  g_assert_cmpstr (chosen, ==, expected);
}

static void
test_many_or_none (Fixture      *fixture,
                   gconstpointer data)
{
  assert_chosen (fixture, FALSE, "");
  press (fixture, "three");
  press (fixture, "one");
  assert_chosen (fixture, FALSE, "one three");
  press (fixture, "three");
  press (fixture, "one");
  assert_chosen (fixture, FALSE, "");
  g_assert_cmpint (fixture->n_changes, ==, 4);
}

static void
test_one_and_let_go_again (Fixture      *fixture,
                           gconstpointer data)
{
  nabij_chip_flow_set_single (fixture->chips, TRUE);
  press (fixture, "two");
  press (fixture, "four");
  assert_chosen (fixture, FALSE, "four");
  /* One press is one change, also where another one was let go for it. */
  g_assert_cmpint (fixture->n_changes, ==, 2);
  press (fixture, "four");
  assert_chosen (fixture, FALSE, "");
}

static void
test_choosing_is_no_change_of_the_persons (Fixture      *fixture,
                                           gconstpointer data)
{
  static const char *const ids[] = { "two", "of-a-newer-program", NULL };
  static const char *const own[] = { "the stairs", NULL };

  press (fixture, "five");
  fixture->n_changes = 0;
  nabij_chip_flow_choose (fixture->chips, ids, own);
  g_assert_cmpint (fixture->n_changes, ==, 0);
  /* What has no chip here is not lost by looking at it. */
  assert_chosen (fixture, FALSE, "two of-a-newer-program");
  assert_chosen (fixture, TRUE, "the stairs");
  nabij_chip_flow_choose (fixture->chips, NULL, NULL);
  assert_chosen (fixture, FALSE, "");
  assert_chosen (fixture, TRUE, "");
}

static const char *
get_focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return NABIJ_IS_CHIP (focus) ? nabij_chip_get_id (NABIJ_CHIP (focus)) : G_OBJECT_TYPE_NAME (focus);
}

static void
test_arrows_go_and_tab_leaves (Fixture      *fixture,
                               gconstpointer data)
{
  static const struct {
    GtkDirectionType direction;
    const char      *focus;
  } steps[] = {
    { GTK_DIR_RIGHT, "two" },
    { GTK_DIR_LEFT, "one" },
    { GTK_DIR_LEFT, "one" },
    { GTK_DIR_TAB_FORWARD, "GtkButton" },
    { GTK_DIR_TAB_BACKWARD, "one" },
  };
  const char *below;

  press (fixture, "three");
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->chips)));
  /* Whoever comes in is where something was chosen. */
  g_assert_cmpstr (get_focused (fixture), ==, "three");
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (nabij_chip_flow_find (fixture->chips, "one", FALSE))));

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    gtk_widget_child_focus (GTK_WIDGET (fixture->window), steps[i].direction);
    g_assert_cmpstr (get_focused (fixture), ==, steps[i].focus);
  }

  /* Down is the next row, and up is back. */
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_DOWN);
  below = get_focused (fixture);
  g_assert_cmpstr (below, !=, "one");
  g_assert_cmpstr (below, !=, "two");
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_UP);
  g_assert_cmpstr (get_focused (fixture), ==, "one");
}

static void
test_rows_wrap (Fixture      *fixture,
                gconstpointer data)
{
  graphene_rect_t first;
  graphene_rect_t last;
  int             narrow_px;
  int             wide_px;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (nabij_chip_flow_find (fixture->chips, "one", FALSE)), GTK_WIDGET (fixture->chips), &first));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (nabij_chip_flow_find (fixture->chips, "eight", FALSE)), GTK_WIDGET (fixture->chips), &last));
  g_assert_cmpfloat (last.origin.y, >, first.origin.y + first.size.height);
  g_assert_cmpfloat (last.origin.x + last.size.width, <=, 260);

  gtk_widget_measure (GTK_WIDGET (fixture->chips), GTK_ORIENTATION_VERTICAL, 200, NULL, &narrow_px, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (fixture->chips), GTK_ORIENTATION_VERTICAL, 2000, NULL, &wide_px, NULL, NULL);
  g_assert_cmpint (narrow_px, >, wide_px);
}

static GtkWidget *
get_entry (Fixture *fixture)
{
  return nabij_ui_find (GTK_WIDGET (fixture->chips), GTK_TYPE_ENTRY, NULL);
}

static void
open_entry (Fixture *fixture)
{
  nabij_chip_flow_set_takes_words (fixture->chips, TRUE);
  g_signal_emit_by_name (nabij_ui_find (nabij_ui_find (GTK_WIDGET (fixture->chips), NABIJ_TYPE_WORD_ADDER, NULL), GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_true (gtk_widget_get_visible (get_entry (fixture)));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), get_entry (fixture)));
}

static void
test_enter_adds_a_word (Fixture      *fixture,
                        gconstpointer data)
{
  open_entry (fixture);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (fixture)), "  the <b>stairs</b> ");
  g_signal_emit_by_name (get_entry (fixture), "activate");
  assert_chosen (fixture, TRUE, "the <b>stairs</b>");
  g_assert_cmpint (fixture->n_changes, ==, 1);
  g_assert_false (gtk_widget_get_visible (get_entry (fixture)));

  /* The same word in other letters is the same word. */
  open_entry (fixture);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (fixture)), "THREE");
  g_signal_emit_by_name (get_entry (fixture), "activate");
  assert_chosen (fixture, FALSE, "three");
  assert_chosen (fixture, TRUE, "the <b>stairs</b>");

  /* Nothing is no word. */
  open_entry (fixture);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (fixture)), "   ");
  g_signal_emit_by_name (get_entry (fixture), "activate");
  assert_chosen (fixture, TRUE, "the <b>stairs</b>");
}

static void
test_escape_gives_up_the_word (Fixture      *fixture,
                               gconstpointer data)
{
  open_entry (fixture);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (fixture)), "no");
  g_assert_true (nabij_ui_press (get_entry (fixture), GDK_KEY_Escape, 0));
  g_assert_false (gtk_widget_get_visible (get_entry (fixture)));
  assert_chosen (fixture, TRUE, "");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), GTK_WIDGET (fixture->chips)));
}

static void
test_going_on_takes_the_word (Fixture      *fixture,
                              gconstpointer data)
{
  open_entry (fixture);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (fixture)), "the bus");
  nabij_chip_flow_take_word (fixture->chips);
  assert_chosen (fixture, TRUE, "the bus");
  nabij_chip_flow_take_word (fixture->chips);
  assert_chosen (fixture, TRUE, "the bus");
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "many-or-none", test_many_or_none },
    { "one-and-let-go-again", test_one_and_let_go_again },
    { "choosing-is-no-change-of-the-persons", test_choosing_is_no_change_of_the_persons },
    { "arrows-go-and-tab-leaves", test_arrows_go_and_tab_leaves },
    { "rows-wrap", test_rows_wrap },
    { "enter-adds-a-word", test_enter_adds_a_word },
    { "escape-gives-up-the-word", test_escape_gives_up_the_word },
    { "going-on-takes-the-word", test_going_on_takes_the_word },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/chip-flow/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }

  return g_test_run ();
}
