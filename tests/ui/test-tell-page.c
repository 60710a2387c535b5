/* test-tell-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fake-file-picker.h"
#include "nabij-family-fixture.h"
#include "nabij-own-texts.h"
#include "nabij-page-fixture.h"
#include "nabij-paper-fixture.h"
#include "nabij-tell-card.h"
#include "nabij-tell-cards.h"
#include "nabij-tell-fixture.h"
#include "nabij-tell-list.h"
#include "nabij-tell-page.h"
#include "nabij-ui-widgets.h"
#include "nabij-writing-area.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <libintl.h>

#define DAY_US (24 * 3600 * (gint64)G_USEC_PER_SEC)

/* The rows of the periods, where no birth was told. */
#define ROW_THREE_MONTHS 1
#define ROW_OWN_DAYS 2

#define CHECK_IN "00000000-0000-4000-8000-000000000002"
#define NOTE "00000000-0000-4000-8000-000000000004"
#define LETTER_OF_BAS "00000000-0000-4000-8000-000000000006"

typedef NabijPageFixture Fixture;

/* What a wait waits for. */
typedef struct {
  Fixture    *fixture;
  const char *words;
} Wait;

/* Anna writes, and Bas does as well. */
static void
set_names (Fixture    *fixture,
           const char *writing)
{
  static const char *const names[] = { "Anna", "Bas", NULL };

  nabij_family_fixture_set_names (fixture, names, writing);
}

static void
show (Fixture *fixture)
{
  nabij_family_fixture_load (fixture);
  nabij_page_fixture_show (fixture, nabij_tell_page_new (fixture->ui.services));
}

static void
show_six_weeks (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = nabij_tell_fixture_entries ();

  nabij_ui_fixture_keep (&fixture->ui, entries);
  set_names (fixture, "Anna");
  show (fixture);
}

/* What is on the page */

static void
collect_ids (GtkWidget *widget,
             GString   *ids)
{
  if (NABIJ_IS_TELL_CARD (widget)) {
    const char *id = nabij_tell_card_get_id (NABIJ_TELL_CARD (widget));

    /* The last sign says which one of the fixture it is. */
    g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", g_str_has_prefix (id, "0000") ? id + strlen (id) - 1 : id);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_ids (child, ids);
}

static gboolean
is_made (Fixture *fixture)
{
  return !gtk_spinner_get_spinning (GTK_SPINNER (nabij_page_fixture_find (fixture, GTK_TYPE_SPINNER, "spinner")));
}

static gboolean
has_cards (gpointer data)
{
  Wait *wait = data;
  g_autoptr (GString) ids = g_string_new (NULL);

  collect_ids (wait->fixture->page, ids);
  return is_made (wait->fixture) && g_str_equal (ids->str, wait->words);
}

static void
wait_for_cards (Fixture    *fixture,
                const char *ids)
{
  nabij_ui_wait_for (has_cards, &(Wait){ fixture, ids });
}

static NabijWritingArea *
find_card_area (GtkWidget  *widget,
                const char *id)
{
  if (NABIJ_IS_TELL_CARD (widget) && g_str_equal (nabij_tell_card_get_id (NABIJ_TELL_CARD (widget)), id))
    return NABIJ_WRITING_AREA (nabij_ui_find (widget, NABIJ_TYPE_WRITING_AREA, "area"));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    NabijWritingArea *found = find_card_area (child, id);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
assert_card_says (Fixture    *fixture,
                  const char *id,
                  const char *words,
                  gboolean    says)
{
  g_autofree char *text = nabij_writing_area_dup_text (find_card_area (fixture->page, id));

  if ((strstr (text, words) != NULL) != says)
    g_error ("“%s” was %sexpected in “%s”", words, says ? "" : "not ", text);
}

/* Choosing */

static void
choose_period (Fixture *fixture,
               guint    row)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (nabij_page_fixture_find (fixture, ADW_TYPE_COMBO_ROW, "period_row")), row);
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  if (ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_row (child, title);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
has_row (gpointer data)
{
  Wait *wait = data;

  return find_row (wait->fixture->page, wait->words) != NULL;
}

static gboolean
has_no_row (gpointer data)
{
  return !has_row (data);
}

static void
press_row (Fixture    *fixture,
           const char *title)
{
  nabij_ui_wait_for (has_row, &(Wait){ fixture, title });
  adw_action_row_activate (ADW_ACTION_ROW (find_row (fixture->page, title)));
}

static gboolean
can_save (Fixture *fixture)
{
  return gtk_widget_is_sensitive (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "save_button"));
}

/* Tests */

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  show (fixture);
  wait_for_cards (fixture, "");
  g_assert_true (gtk_widget_get_visible (nabij_page_fixture_find (fixture, GTK_TYPE_LABEL, "empty_line")));
  g_assert_false (can_save (fixture));
  g_assert_false (gtk_widget_is_sensitive (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "print_button")));
  nabij_page_fixture_let_go (fixture);
}

/* Only the newest check-in that was finished comes by itself, and only while it is in the days. */
static void
test_chosen (Fixture      *fixture,
             gconstpointer data)
{
  show_six_weeks (fixture);
  nabij_ui_wait_for (has_row, &(Wait){ fixture, "Na het telefoontje" });
  wait_for_cards (fixture, "");

  choose_period (fixture, ROW_THREE_MONTHS);
  wait_for_cards (fixture, "2");
  g_assert_true (can_save (fixture));
  assert_card_says (fixture, CHECK_IN, "Een nacht waarin iemand anders luistert.", TRUE);

  press_row (fixture, "Slapen");
  g_assert_false (can_save (fixture));
  wait_for_cards (fixture, "2 4");
  g_assert_true (can_save (fixture));
  press_row (fixture, "Slapen");
  wait_for_cards (fixture, "2");

  gtk_switch_set_active (GTK_SWITCH (nabij_page_fixture_find (fixture, GTK_TYPE_SWITCH, "picture")), TRUE);
  wait_for_cards (fixture, "2 picture");
}

/* The words of somebody else are shown when they are asked for, and come one by one. */
static void
test_others (Fixture      *fixture,
             gconstpointer data)
{
  show_six_weeks (fixture);
  choose_period (fixture, ROW_THREE_MONTHS);
  wait_for_cards (fixture, "2");
  g_assert_null (find_row (fixture->page, "Letter to your baby"));
  /* By a double click. */
  press_row (fixture, "Show what there is");
  press_row (fixture, "Show what there is");
  press_row (fixture, "Letter to your baby");
  wait_for_cards (fixture, "2 6");
  assert_card_says (fixture, LETTER_OF_BAS, "vannacht was ik het die je hoorde", TRUE);

  /* Bas begins with a page of his own, and with questions of his own. */
  nabij_writing_area_set_text (NABIJ_WRITING_AREA (nabij_page_fixture_find (fixture, NABIJ_TYPE_WRITING_AREA, "questions")), "Slaap ik te weinig?");
  nabij_page_fixture_let_go (fixture);
  set_names (fixture, "Bas");
  show (fixture);
  choose_period (fixture, ROW_THREE_MONTHS);
  nabij_ui_wait_for (has_row, &(Wait){ fixture, "Letter to your baby" });
  wait_for_cards (fixture, "");
}

/* Nor are they in the picture of somebody who writes without a name. */
static void
test_picture_of_nobody (Fixture      *fixture,
                        gconstpointer data)
{
  show_six_weeks (fixture);
  nabij_page_fixture_let_go (fixture);
  set_names (fixture, "");
  show (fixture);
  choose_period (fixture, ROW_THREE_MONTHS);
  gtk_switch_set_active (GTK_SWITCH (nabij_page_fixture_find (fixture, GTK_TYPE_SWITCH, "picture")), TRUE);
  nabij_writing_area_set_text (NABIJ_WRITING_AREA (nabij_page_fixture_find (fixture, NABIJ_TYPE_WRITING_AREA, "questions")), "Wie luistert?");
  wait_for_cards (fixture, "questions");
}

static void
test_search (Fixture      *fixture,
             gconstpointer data)
{
  GtkEditable *search;

  show_six_weeks (fixture);
  choose_period (fixture, ROW_THREE_MONTHS);
  press_row (fixture, "Slapen");
  wait_for_cards (fixture, "2 4");

  search = GTK_EDITABLE (nabij_page_fixture_find (fixture, GTK_TYPE_SEARCH_ENTRY, "search"));
  gtk_editable_set_text (search, "telefoon");
  nabij_ui_wait_for (has_no_row, &(Wait){ fixture, "Slapen" });
  nabij_ui_wait_for (has_row, &(Wait){ fixture, "Na het telefoontje" });
  /* What was chosen stays. */
  wait_for_cards (fixture, "2 4");
  gtk_editable_set_text (search, "");
  press_row (fixture, "Slapen");
  wait_for_cards (fixture, "2");
}

static gboolean
preview_says (gpointer data)
{
  Wait            *wait = data;
  GtkWidget       *area = nabij_page_fixture_find (wait->fixture, GTK_TYPE_DRAWING_AREA, "area");
  g_autofree char *problem = NULL;

  if (!is_made (wait->fixture) || !can_save (wait->fixture))
    return FALSE;
  problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  return problem != NULL && (strstr (problem, wait->words) != NULL);
}

/* What is written over stays while other things are chosen, goes onto the paper, and never into the
 * journal. */
static void
test_edit (Fixture      *fixture,
           gconstpointer data)
{
  AdwComboRow *language;
  GtkWidget   *card;
  GtkWidget   *as_it_was;

  show_six_weeks (fixture);
  choose_period (fixture, ROW_THREE_MONTHS);
  press_row (fixture, "Slapen");
  wait_for_cards (fixture, "2 4");

  nabij_writing_area_set_text (find_card_area (fixture->page, NOTE), "Ik slaap weinig.");
  g_assert_false (can_save (fixture));
  nabij_ui_wait_for (preview_says, &(Wait){ fixture, "Ik slaap weinig." });

  press_row (fixture, "Na het telefoontje");
  wait_for_cards (fixture, "2 4 7");
  assert_card_says (fixture, NOTE, "Ik slaap weinig.", TRUE);
  press_row (fixture, "Slapen");
  wait_for_cards (fixture, "2 7");
  press_row (fixture, "Slapen");
  wait_for_cards (fixture, "2 4 7");
  assert_card_says (fixture, NOTE, "Ik slaap weinig.", TRUE);

  /* In the other language it says its own. */
  language = ADW_COMBO_ROW (nabij_page_fixture_find (fixture, ADW_TYPE_COMBO_ROW, "language_row"));
  g_assert_cmpuint (adw_combo_row_get_selected (language), ==, 1);
  assert_card_says (fixture, CHECK_IN, "often", TRUE);
  adw_combo_row_set_selected (language, 0);
  nabij_ui_wait_for (preview_says, &(Wait){ fixture, "maandag 17 augustus" });
  assert_card_says (fixture, NOTE, "Om de twee uur wakker.", TRUE);
  adw_combo_row_set_selected (language, 1);
  nabij_ui_wait_for (preview_says, &(Wait){ fixture, "Monday 17 August" });
  assert_card_says (fixture, NOTE, "Ik slaap weinig.", TRUE);

  card = gtk_widget_get_ancestor (GTK_WIDGET (find_card_area (fixture->page, NOTE)), NABIJ_TYPE_TELL_CARD);
  as_it_was = nabij_ui_find (card, GTK_TYPE_BUTTON, "as_it_was");
  g_assert_true (gtk_widget_get_visible (as_it_was));
  g_signal_emit_by_name (as_it_was, "clicked");
  g_assert_false (gtk_widget_get_visible (as_it_was));
  assert_card_says (fixture, NOTE, "Om de twee uur wakker.", TRUE);
  nabij_ui_wait_for (preview_says, &(Wait){ fixture, "Om de twee uur wakker." });

  {
    g_autoptr (GPtrArray) kept = nabij_ui_fixture_read_journal (&fixture->ui);

    for (guint i = 0; i < kept->len; i++)
      if (nabij_entry_get_text (kept->pdata[i]) != NULL)
        g_assert_null (strstr (nabij_entry_get_text (kept->pdata[i]), "Ik slaap weinig."));
  }
}

static gboolean
has_kept (gpointer data)
{
  Wait *wait = data;

  return g_str_equal (nabij_own_texts_get_questions (nabij_family_fixture_get (wait->fixture), NULL), wait->words);
}

/* Questions alone make a page, and are there the next time. */
static void
test_questions (Fixture      *fixture,
                gconstpointer data)
{
  show (fixture);
  wait_for_cards (fixture, "");
  nabij_writing_area_set_text (NABIJ_WRITING_AREA (nabij_page_fixture_find (fixture, NABIJ_TYPE_WRITING_AREA, "questions")), "Slaapt ze genoeg?\nEn ik?");
  wait_for_cards (fixture, "questions");
  assert_card_says (fixture, "questions", "Slaapt ze genoeg?", TRUE);
  g_assert_true (can_save (fixture));

  /* What is written over there goes when the questions are others. */
  nabij_writing_area_set_text (find_card_area (fixture->page, "questions"), "Iets anders");
  nabij_ui_wait_for (preview_says, &(Wait){ fixture, "Iets anders" });
  nabij_writing_area_set_text (NABIJ_WRITING_AREA (nabij_page_fixture_find (fixture, NABIJ_TYPE_WRITING_AREA, "questions")), "Slaapt ze genoeg?");
  nabij_ui_wait_for (preview_says, &(Wait){ fixture, "Slaapt ze genoeg?" });
  assert_card_says (fixture, "questions", "Iets anders", FALSE);

  /* Kept also when the page goes before the pause is over. */
  nabij_page_fixture_let_go (fixture);
  g_assert_true (has_kept (&(Wait){ fixture, "Slaapt ze genoeg?" }));
  nabij_page_fixture_show (fixture, nabij_tell_page_new (fixture->ui.services));
  wait_for_cards (fixture, "questions");
}

static gboolean
says (gpointer data)
{
  Wait *wait = data;

  return g_str_equal (gtk_label_get_label (GTK_LABEL (nabij_page_fixture_find (wait->fixture, GTK_TYPE_LABEL, "line"))), wait->words);
}

/* The file has what was chosen, and nothing else. */
static void
test_saved (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "tell.pdf", NULL);
  g_autoptr (NabijServices) services = nabij_ui_fixture_make_services (&fixture->ui, path);
  g_autoptr (GPtrArray) entries = nabij_tell_fixture_entries ();
  g_autofree char     *words = NULL;
  NabijFakeFilePicker *picker;

  nabij_ui_fixture_keep (&fixture->ui, entries);
  set_names (fixture, "Anna");
  nabij_page_fixture_show (fixture, nabij_tell_page_new (services));
  choose_period (fixture, ROW_THREE_MONTHS);
  wait_for_cards (fixture, "2");
  press_row (fixture, "Na het telefoontje");
  wait_for_cards (fixture, "2 7");
  gtk_widget_activate_action (fixture->page, "paper.save", NULL);
  nabij_ui_wait_for (says, &(Wait){ fixture, "Saved. Whoever has the file can read it." });

  picker = NABIJ_FAKE_FILE_PICKER (nabij_services_get_file_picker (services));
  g_assert_cmpstr (nabij_fake_file_picker_get_name (picker), ==, "What I want to tell.pdf");

  words = nabij_paper_fixture_read_page (path, 1);
  g_assert_nonnull (strstr (words, "What I want to tell"));
  g_assert_nonnull (strstr (words, "Na het telefoontje"));
  g_assert_null (strstr (words, "Slapen"));
  g_assert_null (strstr (words, "vannacht"));

  /* It is called as the page speaks. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (nabij_page_fixture_find (fixture, ADW_TYPE_COMBO_ROW, "language_row")), 0);
  nabij_ui_wait_for (preview_says, &(Wait){ fixture, "Wat ik wil vertellen" });
  gtk_widget_activate_action (fixture->page, "paper.save", NULL);
  nabij_ui_wait_for (says, &(Wait){ fixture, "Saved. Whoever has the file can read it." });
  g_assert_cmpstr (nabij_fake_file_picker_get_name (picker), ==, "Wat ik wil vertellen.pdf");
  nabij_page_fixture_let_go (fixture);
  nabij_ui_remove_folder (folder);
}

/* Months of entries: some at a time, and the focus goes on with them. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  const gint64 now_us = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)).utc_us;

  for (guint i = 0; i < 30; i++) {
    g_autofree char *title = g_strdup_printf ("Note %u", i);

    g_ptr_array_add (entries, nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .title = title, .instant = { now_us - i * DAY_US, 3600 } }));
  }
  nabij_ui_fixture_keep (&fixture->ui, entries);
  show (fixture);
  choose_period (fixture, ROW_THREE_MONTHS);
  nabij_ui_wait_for (has_row, &(Wait){ fixture, "Note 11" });
  nabij_ui_wait_for (has_row, &(Wait){ fixture, "Show more" });
  g_assert_null (find_row (fixture->page, "Note 12"));
  press_row (fixture, "Show more");
  nabij_ui_wait_for (has_row, &(Wait){ fixture, "Note 23" });
  g_assert_true (gtk_widget_is_ancestor (nabij_page_fixture_get_focus (fixture), find_row (fixture->page, "Note 12")) ||
                 nabij_page_fixture_get_focus (fixture) == find_row (fixture->page, "Note 12"));
  press_row (fixture, "Show more");
  nabij_ui_wait_for (has_row, &(Wait){ fixture, "Note 29" });
  nabij_ui_wait_for (has_no_row, &(Wait){ fixture, "Show more" });
  press_row (fixture, "Note 29");
  press_row (fixture, "Note 0");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (find_row (fixture->page, "Note 29"))))));

  /* In own days, the last month at first. */
  choose_period (fixture, ROW_OWN_DAYS);
  g_assert_true (gtk_widget_get_visible (nabij_page_fixture_find (fixture, ADW_TYPE_ACTION_ROW, "from_row")));
  nabij_ui_wait_for (has_row, &(Wait){ fixture, "Note 0" });
}

/* A birth gives one more period; in a silence it is not spoken of. */
static void
test_birth (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (NabijFamily) family = NULL;
  AdwComboRow *period;
  GListModel  *names;
  NabijChild  *child;

  show (fixture);
  period = ADW_COMBO_ROW (nabij_page_fixture_find (fixture, ADW_TYPE_COMBO_ROW, "period_row"));
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (period)), ==, 3);

  /* One in the days to come is none yet: the clock may be wrong. */
  family = nabij_family_copy (nabij_family_fixture_get (fixture));
  child = nabij_family_fixture_add_child (family, fixture, "Noor", 0);
  g_date_add_days (&child->born, 3);
  nabij_family_fixture_set (fixture, family);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (period)), ==, 3);

  g_date_subtract_days (&child->born, 43);
  nabij_family_fixture_set (fixture, family);
  names = adw_combo_row_get_model (period);
  g_assert_cmpuint (g_list_model_get_n_items (names), ==, 4);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), 2), ==, "Since the birth");
  adw_combo_row_set_selected (period, 2);
  wait_for_cards (fixture, "");

  family->silence = NABIJ_SILENCE_CHILD_DIED;
  nabij_family_fixture_set (fixture, family);
  names = adw_combo_row_get_model (period);
  g_assert_cmpuint (g_list_model_get_n_items (names), ==, 3);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), adw_combo_row_get_selected (period)), ==, "The last two weeks");
  /* The page works as well. */
  nabij_writing_area_set_text (NABIJ_WRITING_AREA (nabij_page_fixture_find (fixture, NABIJ_TYPE_WRITING_AREA, "questions")), "Hoe nu verder?");
  wait_for_cards (fixture, "questions");
  g_assert_true (can_save (fixture));
}

/* With the Tab key alone, once around: out of what is written as well. */
static void
test_tab (Fixture      *fixture,
          gconstpointer data)
{
  static const char *const wanted[] = {
    "period_row", "search", "picture", "questions", "language_row", "paper_row", "large_type", "cards", "print_button", "save_button"
  };
  gboolean reached[G_N_ELEMENTS (wanted)] = { FALSE };

  show_six_weeks (fixture);
  choose_period (fixture, ROW_THREE_MONTHS);
  wait_for_cards (fixture, "2");
  for (guint i = 0; i < 60; i++) {
    gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
    for (GtkWidget *widget = nabij_page_fixture_get_focus (fixture); widget != NULL; widget = gtk_widget_get_parent (widget)) {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

      for (gsize j = 0; id != NULL && j < G_N_ELEMENTS (wanted); j++)
        reached[j] = reached[j] || g_str_equal (id, wanted[j]);
    }
  }
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (!reached[i])
      g_error ("The Tab key does not come to “%s”", wanted[i]);
}

static void
test_phone (Fixture      *fixture,
            gconstpointer data)
{
  show_six_weeks (fixture);
  choose_period (fixture, ROW_THREE_MONTHS);
  wait_for_cards (fixture, "2");
  nabij_ui_assert_fits_a_phone (fixture->page);
  nabij_page_fixture_enlarge_text (fixture);
  nabij_ui_wait_for_frame (fixture->page);
  nabij_ui_assert_fits_a_phone (fixture->page);
}

static gboolean
stands_beside (gpointer fixture)
{
  return gtk_widget_get_visible (nabij_page_fixture_find (fixture, GTK_TYPE_SCROLLED_WINDOW, "beside_scroll"));
}

/* Also where the pages stand beside: the window could not be made narrow otherwise. */
static void
test_wide_may_become_narrow (Fixture      *fixture,
                             gconstpointer data)
{
  gtk_window_set_default_size (fixture->window, 1100, 720);
  show_six_weeks (fixture);
  nabij_ui_wait_for (stands_beside, fixture);
  nabij_ui_assert_fits_a_phone (fixture->page);
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);
  bindtextdomain (GETTEXT_PACKAGE, NABIJ_TEST_LOCALE_DIR);

#define ADD(name, func) \
  g_test_add ("/nabij/ui/tell-page/" name, Fixture, NULL, nabij_page_fixture_set_up, func, nabij_page_fixture_tear_down)
  ADD ("empty", test_empty);
  ADD ("chosen", test_chosen);
  ADD ("others", test_others);
  ADD ("picture-of-nobody", test_picture_of_nobody);
  ADD ("search", test_search);
  ADD ("edit", test_edit);
  ADD ("questions", test_questions);
  ADD ("saved", test_saved);
  ADD ("many", test_many);
  ADD ("birth", test_birth);
  ADD ("wide-may-become-narrow", test_wide_may_become_narrow);
  ADD ("phone", test_phone);
  ADD ("tab", test_tab);
#undef ADD

  return g_test_run ();
}
