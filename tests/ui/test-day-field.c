/* test-day-field.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-date-judge.h"
#include "nabij-day-field.h"
#include "nabij-day-grid.h"
#include "nabij-page-fixture.h"
#include "nabij-typed-date.h"
#include "nabij-ui-widgets.h"

typedef struct {
  NabijPageFixture page;
  NabijDayField   *field;
  int              n_changed;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  nabij_page_fixture_init (&fixture->page, 15);
  fixture->field = NABIJ_DAY_FIELD (nabij_day_field_new ("Due date"));
  nabij_day_field_set_judge (fixture->field, nabij_date_judge_due, fixture->page.ui.clock);
  g_signal_connect_swapped (fixture->field, "changed", G_CALLBACK (changed_cb), fixture);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->field));
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("elsewhere"));
  nabij_page_fixture_show (&fixture->page, box);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  nabij_page_fixture_clear (&fixture->page);
}

static GtkEditable *
get_entry (Fixture *fixture)
{
  return GTK_EDITABLE (nabij_ui_find (GTK_WIDGET (fixture->field), GTK_TYPE_ENTRY, "entry"));
}

static gboolean
type_and_take (Fixture    *fixture,
               const char *text)
{
  gtk_editable_set_text (get_entry (fixture), text);
  return nabij_day_field_take (fixture->field);
}

static gboolean
says (Fixture    *fixture,
      const char *id)
{
  return gtk_widget_get_child_visible (nabij_ui_find (GTK_WIDGET (fixture->field), GTK_TYPE_WIDGET, id)) &&
         gtk_widget_is_visible (nabij_ui_find (GTK_WIDGET (fixture->field), GTK_TYPE_WIDGET, id));
}

static void
assert_day (Fixture    *fixture,
            const char *expected)
{
  g_autofree char *text = NULL;
  GDate            day;

  if (nabij_day_field_get_day (fixture->field, &day))
    text = nabij_typed_date_write (&day);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_takes_what_is_typed (Fixture      *fixture,
                          gconstpointer data)
{
  g_assert_true (type_and_take (fixture, "2027-3-14"));
  assert_day (fixture, "14/3/2027");
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture)), ==, "14/3/2027");
  g_assert_cmpint (fixture->n_changed, ==, 1);
  g_assert_true (nabij_day_field_take (fixture->field));
  g_assert_cmpint (fixture->n_changed, ==, 1);

  g_assert_true (type_and_take (fixture, ""));
  assert_day (fixture, NULL);
  g_assert_cmpint (fixture->n_changed, ==, 2);
}

static gboolean
has_changed (gpointer data)
{
  return ((Fixture *)data)->n_changed > 0;
}

static void
test_takes_a_whole_date_by_itself (Fixture      *fixture,
                                   gconstpointer data)
{
  gtk_editable_set_text (get_entry (fixture), "14/3/2027");
  nabij_ui_wait_for (has_changed, fixture);
  assert_day (fixture, "14/3/2027");
}

/* And also where somebody goes away at once. */
static void
test_takes_it_when_the_page_goes (Fixture      *fixture,
                                  gconstpointer data)
{
  gtk_editable_set_text (get_entry (fixture), "14/3/2027");
  gtk_widget_set_visible (fixture->page.page, FALSE);
  assert_day (fixture, "14/3/2027");
}

static void
test_nothing_is_lost_of_what_can_not_be (Fixture      *fixture,
                                         gconstpointer data)
{
  static const char *const texts[] = { "31-2-2027", "14/3/3000", "soon", "14/3", "<b>", "🌊" };

  g_assert_true (type_and_take (fixture, "14/3/2027"));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_assert_false (type_and_take (fixture, texts[i]));
    g_assert_true (says (fixture, "sentence"));
    g_assert_false (says (fixture, "right_button"));
    g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture)), ==, texts[i]);
    assert_day (fixture, "14/3/2027");
  }
  /* The sentence goes as soon as one types on. */
  gtk_editable_set_text (get_entry (fixture), "1");
  g_assert_false (says (fixture, "sentence"));
  g_assert_cmpint (fixture->n_changed, ==, 1);
}

static void
test_asks_once_about_what_is_unlikely (Fixture      *fixture,
                                       gconstpointer data)
{
  g_assert_false (type_and_take (fixture, "14/3/2024"));
  g_assert_true (says (fixture, "right_button"));
  assert_day (fixture, NULL);
  g_assert_false (nabij_day_field_take (fixture->field));
  g_signal_emit_by_name (nabij_ui_find (GTK_WIDGET (fixture->field), GTK_TYPE_BUTTON, "right_button"), "clicked");
  assert_day (fixture, "14/3/2024");
  g_assert_false (says (fixture, "sentence"));
  g_assert_cmpint (fixture->n_changed, ==, 1);
  g_assert_true (nabij_day_field_take (fixture->field));
}

static void
test_takes_a_day_of_the_calendar (Fixture      *fixture,
                                  gconstpointer data)
{
  NabijDayGrid *grid = NABIJ_DAY_GRID (nabij_ui_find (GTK_WIDGET (fixture->field), NABIJ_TYPE_DAY_GRID, "grid"));
  GDate         day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 14, G_DATE_MARCH, 2027);
  nabij_day_grid_set_day (grid, &day);
  g_signal_emit_by_name (grid, "day-chosen");
  assert_day (fixture, "14/3/2027");
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture)), ==, "14/3/2027");
}

static void
test_shows_a_day_without_a_word (Fixture      *fixture,
                                 gconstpointer data)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 14, G_DATE_MARCH, 2020);
  nabij_day_field_set_day (fixture->field, &day);
  assert_day (fixture, "14/3/2020");
  g_assert_false (says (fixture, "sentence"));
  nabij_day_field_set_day (fixture->field, NULL);
  assert_day (fixture, NULL);
  g_assert_cmpint (fixture->n_changed, ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "takes-what-is-typed", test_takes_what_is_typed },
    { "takes-a-whole-date-by-itself", test_takes_a_whole_date_by_itself },
    { "takes-it-when-the-page-goes", test_takes_it_when_the_page_goes },
    { "nothing-is-lost-of-what-can-not-be", test_nothing_is_lost_of_what_can_not_be },
    { "asks-once-about-what-is-unlikely", test_asks_once_about_what_is_unlikely },
    { "takes-a-day-of-the-calendar", test_takes_a_day_of_the_calendar },
    { "shows-a-day-without-a-word", test_shows_a_day_without_a_word },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/day-field/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }

  return g_test_run ();
}
