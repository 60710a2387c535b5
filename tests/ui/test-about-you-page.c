/* test-about-you-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-about-you-page.h"
#include "nabij-child-row.h"
#include "nabij-day-field.h"
#include "nabij-drawing.h"
#include "nabij-due-panel.h"
#include "nabij-family-fixture.h"
#include "nabij-typed-date.h"
#include "nabij-ui-widgets.h"

#define NARROWEST_PX 360

static void
set_up (NabijPageFixture *fixture,
        gconstpointer     data)
{
  nabij_page_fixture_init (fixture, 15);
  g_settings_reset (fixture->ui.settings, "region");
  nabij_family_fixture_load (fixture);
}

static void
show (NabijPageFixture *fixture)
{
  nabij_page_fixture_show (fixture, nabij_about_you_page_new (fixture->ui.services));
}

static gboolean
is_shown (NabijPageFixture *fixture,
          const char       *id)
{
  return gtk_widget_is_visible (nabij_ui_find (fixture->page, GTK_TYPE_WIDGET, id));
}

static GtkWidget *
find (NabijPageFixture *fixture,
      const char       *id)
{
  return nabij_ui_find (fixture->page, GTK_TYPE_WIDGET, id);
}

static gboolean
type_day (GtkWidget  *field,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (nabij_ui_find (field, GTK_TYPE_ENTRY, "entry")), text);
  return nabij_day_field_take (NABIJ_DAY_FIELD (field));
}

static const NabijChild *
get_child (NabijPageFixture *fixture,
           guint             index)
{
  g_assert_cmpuint (nabij_family_fixture_get (fixture)->children->len, >, index);
  return g_ptr_array_index (nabij_family_fixture_get (fixture)->children, index);
}

static void
assert_due (NabijPageFixture *fixture,
            const char       *expected,
            NabijDueBasis     basis)
{
  const NabijDueDate *due = nabij_family_get_due_date (nabij_family_fixture_get (fixture));
  g_autofree char    *text = NULL;

  g_assert_nonnull (due);
  text = nabij_typed_date_write (&due->date);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (due->basis, ==, basis);
}

/* Nothing is assumed: only what fits now is asked, and what is of this computer. */
static void
test_assumes_nothing (NabijPageFixture *fixture,
                      gconstpointer     data)
{
  show (fixture);
  g_assert_true (is_shown (fixture, "told"));
  g_assert_false (is_shown (fixture, "due_panel"));
  g_assert_false (is_shown (fixture, "birth_group"));
  g_assert_false (is_shown (fixture, "children_group"));
  g_assert_false (is_shown (fixture, "hand"));
  g_assert_true (is_shown (fixture, "region"));

  adw_combo_row_set_selected (ADW_COMBO_ROW (find (fixture, "told")), 1);
  g_assert_cmpint (nabij_family_fixture_get (fixture)->told, ==, NABIJ_TOLD_PREGNANT);
  g_assert_true (is_shown (fixture, "due_panel"));
  g_assert_true (is_shown (fixture, "birth_group"));
  g_assert_true (is_shown (fixture, "hand"));
}

static void
test_keeps_every_due_date (NabijPageFixture *fixture,
                           gconstpointer     data)
{
  nabij_family_fixture_set_due (fixture, 100);
  show (fixture);
  g_assert_false (is_shown (fixture, "changed_line"));
  g_assert_true (type_day (find (fixture, "due"), "14-3-2027"));
  assert_due (fixture, "14/3/2027", NABIJ_DUE_BASIS_DATE);
  g_assert_cmpuint (nabij_family_fixture_get (fixture)->due_dates->len, ==, 2);
  g_assert_true (is_shown (fixture, "changed_line"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find (fixture, "changed_line"))), ==, "Your date has changed.");

  g_assert_true (type_day (find (fixture, "due"), ""));
  g_assert_null (nabij_family_get_due_date (nabij_family_fixture_get (fixture)));
}

static void
test_reckons_a_due_date (NabijPageFixture *fixture,
                         gconstpointer     data)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW ((show (fixture), find (fixture, "told"))), 1);
  g_assert_true (type_day (find (fixture, "period"), "7-6-2026"));
  assert_due (fixture, "14/3/2027", NABIJ_DUE_BASIS_LAST_PERIOD);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find (fixture, "basis_line"))), ==, "Worked out: around Sunday 14 March 2027.");

  g_assert_true (type_day (find (fixture, "transfer"), "26-6-2026"));
  assert_due (fixture, "14/3/2027", NABIJ_DUE_BASIS_TRANSFER_DAY_5);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (fixture, "embryo")), 1);
  assert_due (fixture, "16/3/2027", NABIJ_DUE_BASIS_TRANSFER_DAY_3);

  g_assert_true (type_day (find (fixture, "due"), "15-3-2027"));
  assert_due (fixture, "15/3/2027", NABIJ_DUE_BASIS_DATE);
  g_assert_false (is_shown (fixture, "basis_line"));
}

static void
test_tells_of_a_birth (NabijPageFixture *fixture,
                       gconstpointer     data)
{
  nabij_family_fixture_set_due (fixture, 40);
  show (fixture);
  nabij_about_you_page_show_birth (NABIJ_ABOUT_YOU_PAGE (fixture->page));
  g_assert_false (type_day (find (fixture, "birth"), "18/11/2026"));
  g_assert_cmpuint (nabij_family_fixture_get (fixture)->children->len, ==, 0);
  g_assert_true (type_day (find (fixture, "birth"), "17/11/2026"));
  g_assert_cmpint (get_child (fixture, 0)->days_at_birth, ==, 240);
  g_assert_cmpint (nabij_family_get_season (nabij_family_fixture_get (fixture)), ==, NABIJ_SEASON_AFTER);
  g_assert_true (is_shown (fixture, "children_group"));
  g_assert_false (is_shown (fixture, "birth_group"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "weeks"))), ==, "34+2");
  g_assert_true (gtk_widget_get_visible (find (fixture, "corrected_row")));

  /* The weeks are to be corrected, and stay so. */
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "weeks")), "34+4");
  g_signal_emit_by_name (find (fixture, "weeks"), "activate");
  g_assert_cmpint (get_child (fixture, 0)->days_at_birth, ==, 242);
  g_assert_true (type_day (find (fixture, "born"), "16/11/2026"));
  g_assert_cmpint (get_child (fixture, 0)->days_at_birth, ==, 242);
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "weeks")), "90");
  g_signal_emit_by_name (find (fixture, "weeks"), "activate");
  g_assert_cmpint (get_child (fixture, 0)->days_at_birth, ==, 242);
  g_assert_true (gtk_widget_get_visible (find (fixture, "weeks_sentence")));
}

static void
test_a_birth_may_be_without_a_day (NabijPageFixture *fixture,
                                   gconstpointer     data)
{
  g_autoptr (NabijFamily) family = NULL;

  nabij_family_fixture_set_due (fixture, 40);
  family = nabij_family_copy (nabij_family_fixture_get (fixture));
  family->expected = 2;
  nabij_family_fixture_set (fixture, family);
  show (fixture);
  g_signal_emit_by_name (find (fixture, "without_day_button"), "clicked");
  g_assert_cmpuint (nabij_family_fixture_get (fixture)->children->len, ==, 2);
  g_assert_false (g_date_valid (&get_child (fixture, 0)->born));
}

static gboolean
is_named (gpointer data)
{
  return g_strcmp0 (get_child (data, 0)->name, "Noor & <b>נועה</b> 🌊") == 0;
}

static void
test_keeps_a_name_as_it_is (NabijPageFixture *fixture,
                            gconstpointer     data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autofree char *long_name = g_strnfill (10000, 'n');
  GtkWidget       *row;

  nabij_family_fixture_add_child (family, fixture, NULL, 20);
  nabij_family_fixture_set (fixture, family);
  show (fixture);
  row = nabij_ui_find (fixture->page, NABIJ_TYPE_CHILD_ROW, NULL);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Your child");
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "name_row")), "Noor & <b>נועה</b> 🌊");
  nabij_ui_wait_for (is_named, fixture);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Noor & <b>נועה</b> 🌊");

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "name_row")), long_name);
  g_assert_true (gtk_widget_get_visible (find (fixture, "name_limit")));
  nabij_ui_assert_fits_a_phone (fixture->page);
  /* Going elsewhere keeps what was typed. */
  gtk_widget_set_visible (fixture->page, FALSE);
  g_assert_cmpint (g_utf8_strlen (get_child (fixture, 0)->name, -1), ==, 200);
}

static void
test_a_child_comes_back_by_undo (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();

  nabij_family_fixture_add_child (family, fixture, "Noor", 20);
  nabij_family_fixture_add_child (family, fixture, "Sam", 20);
  nabij_family_fixture_set (fixture, family);
  show (fixture);
  g_signal_emit_by_name (nabij_ui_find (fixture->page, NABIJ_TYPE_CHILD_ROW, NULL), "remove");
  g_assert_cmpuint (nabij_family_fixture_get (fixture)->children->len, ==, 1);
  g_assert_cmpstr (get_child (fixture, 0)->name, ==, "Sam");
  nabij_ui_wait_for_frame (fixture->page);
  /* What was changed meanwhile stays. */
  g_signal_emit_by_name (find (fixture, "add_button"), "clicked");
  g_signal_emit_by_name (nabij_ui_find (nabij_ui_find (find (fixture, "toasts"), g_type_from_name ("AdwToastWidget"), NULL), GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_cmpuint (nabij_family_fixture_get (fixture)->children->len, ==, 3);
  g_assert_cmpstr (get_child (fixture, 0)->name, ==, "Noor");
}

static void
test_brings_the_weeks_back (NabijPageFixture *fixture,
                            gconstpointer     data)
{
  g_autoptr (NabijFamily) family = NULL;

  nabij_family_fixture_set_due (fixture, 40);
  family = nabij_family_copy (nabij_family_fixture_get (fixture));
  family->weeks_hidden = TRUE;
  nabij_family_fixture_set (fixture, family);
  show (fixture);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (find (fixture, "show_weeks"))));
  gtk_switch_set_active (GTK_SWITCH (find (fixture, "show_weeks")), TRUE);
  g_assert_false (nabij_family_fixture_get (fixture)->weeks_hidden);
  g_assert_false (nabij_family_fixture_get (fixture)->ring_shown);
  gtk_switch_set_active (GTK_SWITCH (find (fixture, "show_ring")), TRUE);
  g_assert_true (nabij_family_fixture_get (fixture)->ring_shown);
}

static void
test_the_hand_may_rest_anywhere (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  nabij_family_fixture_set_due (fixture, 40);
  show (fixture);
  g_signal_emit_by_name (find (fixture, "partners_belly"), "clicked");
  g_assert_cmpint (nabij_family_fixture_get (fixture)->hand, ==, NABIJ_HAND_PARTNERS_BELLY);
  g_signal_emit_by_name (find (fixture, "my_chest"), "clicked");
  g_assert_cmpint (nabij_family_fixture_get (fixture)->hand, ==, NABIJ_HAND_MY_CHEST);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find (fixture, "partners_belly"))));
  g_signal_emit_by_name (find (fixture, "my_chest"), "clicked");
  g_assert_cmpint (nabij_family_fixture_get (fixture)->hand, ==, NABIJ_HAND_UNKNOWN);
}

/* However long the words under them are. */
static void
test_the_hands_are_equal_squares (NabijPageFixture *fixture,
                                  gconstpointer     data)
{
  static const char *const ids[] = { "my_belly_picture", "partners_belly_picture", "my_chest_picture" };

  nabij_family_fixture_set_due (fixture, 40);
  show (fixture);
  nabij_ui_wait_for_frame (fixture->page);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    GtkWidget *drawing = nabij_ui_find (fixture->page, NABIJ_TYPE_DRAWING, ids[i]);

    g_assert_true (gtk_widget_get_mapped (drawing));
    g_assert_cmpint (gtk_widget_get_width (drawing), >, 0);
    g_assert_cmpint (gtk_widget_get_width (drawing), ==, gtk_widget_get_height (drawing));
    g_assert_cmpint (gtk_widget_get_width (drawing), ==, gtk_widget_get_width (nabij_ui_find (fixture->page, NABIJ_TYPE_DRAWING, ids[0])));
  }
  nabij_ui_assert_fits_a_phone (fixture->page);
}

/* No trace of weeks, babies or children, and the way back. */
static void
test_is_silent_in_silence (NabijPageFixture *fixture,
                           gconstpointer     data)
{
  static const char *const hidden[] = { "due_panel", "birth_group", "children_group", "hand", "shown_group", "told_group" };

  nabij_family_fixture_set_due (fixture, 40);
  for (int silence = NABIJ_SILENCE_OPENED; silence <= NABIJ_SILENCE_CHILD_DIED; silence++) {
    g_autoptr (NabijFamily) family = nabij_family_copy (nabij_family_fixture_get (fixture));

    if (silence == NABIJ_SILENCE_OPENED)
      nabij_family_fixture_add_child (family, fixture, "Noor", 200);
    family->silence = (NabijSilence)silence;
    nabij_family_fixture_set (fixture, family);
    show (fixture);
    g_assert_true (is_shown (fixture, "quiet_row"));
    g_assert_cmpint (is_shown (fixture, "anew_row"), ==, silence == NABIJ_SILENCE_PREGNANCY_ENDED);
    for (gsize i = 0; i < G_N_ELEMENTS (hidden); i++)
      g_assert_false (is_shown (fixture, hidden[i]));
    nabij_page_fixture_leave (fixture);
  }
}

/* What comes later never shows the weeks of what ended. */
static void
test_begins_anew_without_the_old_date (NabijPageFixture *fixture,
                                       gconstpointer     data)
{
  g_autoptr (NabijFamily) family = NULL;

  nabij_family_fixture_set_due (fixture, 40);
  family = nabij_family_copy (nabij_family_fixture_get (fixture));
  family->silence = NABIJ_SILENCE_PREGNANCY_ENDED;
  nabij_family_fixture_set (fixture, family);
  show (fixture);
  g_signal_emit_by_name (find (fixture, "anew_row"), "activated");
  g_assert_cmpint (nabij_family_get_season (nabij_family_fixture_get (fixture)), ==, NABIJ_SEASON_UNKNOWN);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (fixture, "told")), 1);
  g_assert_cmpint (nabij_family_get_season (nabij_family_fixture_get (fixture)), ==, NABIJ_SEASON_BEFORE);
  g_assert_null (nabij_family_get_due_date (nabij_family_fixture_get (fixture)));
}

static void
test_the_region_is_that_of_help (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  AdwComboRow     *region;
  g_autofree char *chosen = NULL;

  g_settings_set_string (fixture->ui.settings, "region", "be");
  show (fixture);
  region = ADW_COMBO_ROW (find (fixture, "region"));
  g_assert_cmpuint (adw_combo_row_get_selected (region), >, 0);
  adw_combo_row_set_selected (region, 0);
  chosen = g_settings_get_string (fixture->ui.settings, "region");
  g_assert_cmpstr (chosen, ==, "auto");
}

static void
test_fits_a_phone_with_large_text (NabijPageFixture *fixture,
                                   gconstpointer     data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autofree char *name = g_strnfill (200, 'n');

  nabij_family_fixture_set_due (fixture, 40);
  gtk_window_set_default_size (fixture->window, NARROWEST_PX, 720);
  show (fixture);
  nabij_page_fixture_enlarge_text (fixture);
  nabij_ui_assert_fits_a_phone (fixture->page);

  nabij_family_fixture_add_child (family, fixture, name, 20);
  nabij_family_fixture_set (fixture, family);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (nabij_ui_find (fixture->page, NABIJ_TYPE_CHILD_ROW, NULL)), TRUE);
  nabij_ui_assert_fits_a_phone (fixture->page);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (NabijPageFixture *fixture, gconstpointer data);
  } tests[] = {
    { "assumes-nothing", test_assumes_nothing },
    { "keeps-every-due-date", test_keeps_every_due_date },
    { "reckons-a-due-date", test_reckons_a_due_date },
    { "tells-of-a-birth", test_tells_of_a_birth },
    { "a-birth-may-be-without-a-day", test_a_birth_may_be_without_a_day },
    { "keeps-a-name-as-it-is", test_keeps_a_name_as_it_is },
    { "a-child-comes-back-by-undo", test_a_child_comes_back_by_undo },
    { "brings-the-weeks-back", test_brings_the_weeks_back },
    { "the-hand-may-rest-anywhere", test_the_hand_may_rest_anywhere },
    { "the-hands-are-equal-squares", test_the_hands_are_equal_squares },
    { "is-silent-in-silence", test_is_silent_in_silence },
    { "begins-anew-without-the-old-date", test_begins_anew_without_the_old_date },
    { "the-region-is-that-of-help", test_the_region_is_that_of_help },
    /* The last one, because it changes the display. */
    { "fits-a-phone-with-large-text", test_fits_a_phone_with_large_text },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/about-you-page/", tests[i].name, NULL);

    g_test_add (path, NabijPageFixture, NULL, set_up, tests[i].test, nabij_page_fixture_tear_down);
  }

  return g_test_run ();
}
