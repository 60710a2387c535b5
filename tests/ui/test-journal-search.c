/* test-journal-search.c
 *
 * What the journal's page finds by words, chips and periods.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-chip.h"
#include "nabij-journal-filter.h"
#include "nabij-journal-line.h"
#include "nabij-journal-page.h"
#include "nabij-page-fixture.h"
#include "nabij-ui-widgets.h"

#define MINUTE_US (60 * (gint64)G_USEC_PER_SEC)

typedef struct {
  NabijPageFixture base;
  guint            n_entries; /* what a wait waits for */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_page_fixture_init (&fixture->base, 15);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  nabij_page_fixture_let_go (&fixture->base);
  nabij_page_fixture_clear (&fixture->base);
}

static void
show (Fixture *fixture)
{
  nabij_page_fixture_show (&fixture->base, nabij_journal_page_new (fixture->base.ui.services));
}

static NabijInstant
get_minutes_ago (Fixture *fixture,
                 gint64   minutes)
{
  NabijInstant instant = nabij_clock_get_now (NABIJ_CLOCK (fixture->base.ui.clock));

  instant.utc_us -= minutes * MINUTE_US;
  return instant;
}

static void
save (Fixture         *fixture,
      gint64           minutes_ago,
      NabijEntryFields fields)
{
  g_autoptr (NabijEntry) entry = NULL;

  fields.instant = get_minutes_ago (fixture, minutes_ago);
  entry = nabij_entry_new (&fields);
  nabij_page_fixture_save (&fixture->base, entry);
}

static void
save_session (Fixture *fixture,
              gint64   minutes_ago)
{
  const NabijInstant instant = get_minutes_ago (fixture, minutes_ago);
  g_autoptr (NabijEntry) entry = nabij_entry_new_session (&instant, "water-and-rust", "water", 3 * MINUTE_US);

  nabij_page_fixture_save (&fixture->base, entry);
}

/* The entries among the lines, of which @first becomes the first. */
static guint
count_entries (Fixture     *fixture,
               NabijEntry **first)
{
  GtkWidget  *list = nabij_ui_find (fixture->base.page, GTK_TYPE_LIST_VIEW, "list");
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  guint       n_entries = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (NabijJournalLine) line = g_list_model_get_item (model, i);

    if (nabij_journal_line_get_kind (line) != NABIJ_JOURNAL_LINE_ENTRY)
      continue;
    if (n_entries == 0 && first != NULL)
      *first = nabij_journal_line_get_entry (line);
    n_entries++;
  }
  return n_entries;
}

static gboolean
has_entries (gpointer data)
{
  Fixture *fixture = data;

  return count_entries (fixture, NULL) == fixture->n_entries;
}

static void
wait_for_entries (Fixture *fixture,
                  guint    n_entries)
{
  fixture->n_entries = n_entries;
  nabij_ui_wait_for (has_entries, fixture);
}

/* Only what was breathed is left, which has no text. */
static gboolean
has_only_the_session (gpointer data)
{
  NabijEntry *entry = NULL;

  return count_entries (data, &entry) == 1 && entry != NULL && nabij_entry_get_kind (entry) == NABIJ_ENTRY_KIND_SESSION;
}

static const char *
get_stack_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (nabij_ui_find (fixture->base.page, GTK_TYPE_STACK, "stack")));
}

static void
type (Fixture    *fixture,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (nabij_ui_find (fixture->base.page, GTK_TYPE_SEARCH_ENTRY, "search")), text);
}

static gboolean
says_nothing_found (gpointer data)
{
  return g_strcmp0 (get_stack_page (data), "nothing") == 0;
}

static void
test_search_as_one_types (Fixture      *fixture,
                          gconstpointer data)
{
  GtkWidget *bar;

  save (fixture, 5, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .text = "a café by the sea" });
  save_session (fixture, 10);
  show (fixture);
  wait_for_entries (fixture, 2);

  bar = nabij_ui_find (fixture->base.page, GTK_TYPE_SEARCH_BAR, "search_bar");
  g_assert_false (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (bar)));
  g_assert_true (nabij_ui_press (fixture->base.page, GDK_KEY_f, GDK_CONTROL_MASK));
  g_assert_true (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (bar)));

  type (fixture, "caf");
  type (fixture, "cafe");
  wait_for_entries (fixture, 1);
  /* A practice is found by the name that is shown. */
  type (fixture, "rust");
  nabij_ui_wait_for (has_only_the_session, fixture);
  type (fixture, "nothing like it");
  nabij_ui_wait_for (says_nothing_found, fixture);

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (bar), FALSE);
  wait_for_entries (fixture, 2);
  g_assert_cmpstr (get_stack_page (fixture), ==, "entries");
}

static void
choose_chip (Fixture    *fixture,
             const char *id,
             gboolean    chosen)
{
  GtkWidget *chips = nabij_ui_find (fixture->base.page, GTK_TYPE_BOX, "chips");

  for (GtkWidget *chip = gtk_widget_get_first_child (chips); chip != NULL; chip = gtk_widget_get_next_sibling (chip)) {
    if (NABIJ_IS_CHIP (chip) && g_str_equal (nabij_chip_get_id (NABIJ_CHIP (chip)), id)) {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), chosen);
      return;
    }
  }
  g_assert_not_reached ();
}

static void
test_filters (Fixture      *fixture,
              gconstpointer data)
{
  const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (fixture->base.ui.clock));
  GtkDropDown       *period;

  save (fixture, 5, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT });
  save (fixture, 6, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .is_calmer = TRUE, .calmer = now });
  save (fixture, 60 * 24 * 30, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .text = "in October" });
  show (fixture);
  wait_for_entries (fixture, 3);
  choose_chip (fixture, "moment", TRUE);
  wait_for_entries (fixture, 2);
  choose_chip (fixture, "note", TRUE);
  wait_for_entries (fixture, 3);
  choose_chip (fixture, "open", TRUE);
  wait_for_entries (fixture, 1);
  choose_chip (fixture, "open", FALSE);
  wait_for_entries (fixture, 3);

  period = GTK_DROP_DOWN (nabij_ui_find (fixture->base.page, GTK_TYPE_DROP_DOWN, "period"));
  gtk_drop_down_set_selected (period, NABIJ_JOURNAL_PERIOD_THIS_MONTH);
  wait_for_entries (fixture, 2);
  gtk_drop_down_set_selected (period, NABIJ_JOURNAL_PERIOD_LAST_MONTH);
  wait_for_entries (fixture, 1);
  gtk_drop_down_set_selected (period, NABIJ_JOURNAL_PERIOD_CHOSEN);
  wait_for_entries (fixture, 2);
  gtk_drop_down_set_selected (period, NABIJ_JOURNAL_PERIOD_ALL);
  wait_for_entries (fixture, 3);
}

/* By its chip, and by what was told in own words; an answer is no word to find it by. */
static void
test_finds_how_somebody_was_doing (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr (NabijCheckIn) check_in = nabij_check_in_new (NABIJ_CHECK_IN_FORM_SELF, FALSE);

  check_in->answers[NABIJ_CHECK_IN_ITEM_CALM] = NABIJ_CHECK_IN_ANSWER_HARDLY;
  check_in->hard = g_strdup ("the long evening");
  check_in->is_finished = TRUE;
  save (fixture, 5, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_CHECK_IN, .check_in = check_in });
  save (fixture, 6, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .text = "a walk" });
  show (fixture);
  wait_for_entries (fixture, 2);

  choose_chip (fixture, "check-in", TRUE);
  wait_for_entries (fixture, 1);
  choose_chip (fixture, "check-in", FALSE);
  wait_for_entries (fixture, 2);

  g_assert_true (nabij_ui_press (fixture->base.page, GDK_KEY_f, GDK_CONTROL_MASK));
  type (fixture, "evening");
  wait_for_entries (fixture, 1);
  type (fixture, "hardly");
  nabij_ui_wait_for (says_nothing_found, fixture);
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

  g_test_add ("/nabij/ui/journal-search/finds-how-somebody-was-doing", Fixture, NULL, set_up, test_finds_how_somebody_was_doing, tear_down);
  g_test_add ("/nabij/ui/journal-search/as-one-types", Fixture, NULL, set_up, test_search_as_one_types, tear_down);
  g_test_add ("/nabij/ui/journal-search/filters", Fixture, NULL, set_up, test_filters, tear_down);

  return g_test_run ();
}
