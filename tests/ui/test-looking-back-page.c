/* test-looking-back-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-family-fixture.h"
#include "nabij-journal-family.h"
#include "nabij-looking-back-grid.h"
#include "nabij-looking-back-list.h"
#include "nabij-looking-back-page.h"
#include "nabij-page-fixture.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>

#define DAY_US (24 * 3600 * (gint64)G_USEC_PER_SEC)
#define WIDE_PX 1100

typedef NabijPageFixture Fixture;

/* What a wait waits for. */
typedef struct {
  Fixture    *fixture;
  const char *words;
} Wait;

static void
authors_set_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (nabij_journal_set_authors_finish (NABIJ_JOURNAL (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *)user_data = TRUE;
}

/* Anna writes, and Bas does as well. */
static void
set_names (Fixture    *fixture,
           const char *writing)
{
  static const char *const names[] = { "Anna", "Bas", NULL };
  gboolean                 done = FALSE;

  nabij_journal_set_authors_async (fixture->ui.journal, names, writing, NULL, authors_set_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static NabijEntry *
save (Fixture            *fixture,
      int                 days_ago,
      const char         *author,
      const NabijCheckIn *check_in)
{
  const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  NabijEntry        *entry = nabij_entry_new (&(NabijEntryFields){
           .kind = NABIJ_ENTRY_KIND_CHECK_IN,
           .instant = { now.utc_us - days_ago * DAY_US, now.offset_s },
           .author = author,
           .check_in = check_in,
  });

  nabij_page_fixture_save (fixture, entry);
  return entry;
}

static void
save_answer (Fixture           *fixture,
             int                days_ago,
             const char        *author,
             NabijCheckInAnswer calm,
             const char        *good)
{
  g_autoptr (NabijEntry) entry = save (fixture, days_ago, author, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_AFTER, .answers = { calm }, .good = (char *)good, .is_finished = TRUE });
}

static void
collect (GtkWidget *widget,
         GString   *texts)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    g_string_append_printf (texts, "%s%s", texts->len > 0 ? " | " : "", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, texts);
}

/* The words of the table, and nothing around it. */
static char *
get_words (Fixture *fixture)
{
  GString *texts = g_string_new (NULL);

  collect (nabij_page_fixture_find (fixture, ADW_TYPE_BIN, "table"), texts);
  return g_string_free (texts, FALSE);
}

static gboolean
says (gpointer data)
{
  const Wait      *wait = data;
  g_autofree char *words = get_words (wait->fixture);

  return g_str_equal (words, wait->words);
}

static void
wait_for_words (Fixture    *fixture,
                const char *words)
{
  Wait wait = { fixture, words };

  nabij_ui_wait_for (says, &wait);
}

static gboolean
is_seen (Fixture    *fixture,
         GType       type,
         const char *id)
{
  return gtk_widget_get_mapped (nabij_page_fixture_find (fixture, type, id));
}

static gboolean
is_empty (gpointer data)
{
  return is_seen (data, GTK_TYPE_LABEL, "empty");
}

static void
show (Fixture *fixture)
{
  nabij_page_fixture_show (fixture, nabij_looking_back_page_new (fixture->ui.services));
}

static void
show_wide (Fixture *fixture)
{
  gtk_window_set_default_size (fixture->window, WIDE_PX, 820);
  show (fixture);
}

static void
press (Fixture    *fixture,
       const char *id)
{
  g_signal_emit_by_name (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, id), "clicked");
}

static void
test_says_what_comes (Fixture      *fixture,
                      gconstpointer data)
{
  show (fixture);
  nabij_ui_wait_for (is_empty, fixture);
  g_assert_false (is_seen (fixture, GTK_TYPE_LABEL, "frame"));
  g_assert_false (is_seen (fixture, GTK_TYPE_TOGGLE_BUTTON, "told"));
  g_assert_false (is_seen (fixture, GTK_TYPE_BOX, "moves"));
}

static guint
count_buttons (GtkWidget *widget)
{
  guint n = GTK_IS_BUTTON (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_buttons (child);
  return n;
}

static void
test_a_sentence_after_the_other (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autoptr (NabijEntry) newest = save (fixture, 0, NULL, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_AFTER, .answers = { NABIJ_CHECK_IN_ANSWER_OFTEN, NABIJ_CHECK_IN_ANSWER_SKIPPED }, .talk = NABIJ_CHECK_IN_TALK_MAYBE, .is_finished = TRUE });
  g_autoptr (NabijEntry) older = save (fixture, 14, NULL, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_AFTER, .answers = { NABIJ_CHECK_IN_ANSWER_HARDLY, NABIJ_CHECK_IN_ANSWER_SOMETIMES }, .good = "a bath" });

  show (fixture);
  wait_for_words (fixture, "I had moments of calm. | Tuesday 17 November | often | Tuesday 3 November | hardly | "
                           "I had a nice moment with my baby, however small. | Tuesday 3 November | sometimes | "
                           "Would you like to talk to someone about this? | Tuesday 17 November | maybe");
  g_assert_false (is_seen (fixture, GTK_TYPE_DROP_DOWN, "whose"));
  g_assert_true (is_seen (fixture, GTK_TYPE_LABEL, "frame"));
  /* Each day leads to its check-in once: the Tab key has not far to go. */
  g_assert_cmpuint (count_buttons (nabij_page_fixture_find (fixture, NABIJ_TYPE_LOOKING_BACK_LIST, NULL)), ==, 2);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (nabij_page_fixture_find (fixture, GTK_TYPE_TOGGLE_BUTTON, "told")), TRUE);
  wait_for_words (fixture, "I had moments of calm. | Tuesday 17 November | often | Tuesday 3 November | hardly | "
                           "I had a nice moment with my baby, however small. | Tuesday 3 November | sometimes | "
                           "Would you like to talk to someone about this? | Tuesday 17 November | maybe | "
                           "One good moment | Tuesday 3 November | a bath");
  nabij_page_fixture_let_go (fixture);
}

/* The page moves with the wheel, wherever it is turned. */
static void
assert_leaves_the_wheel (GtkWidget *scrolled)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scrolled);
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
      continue;
    n_found++;
    g_assert_false (gtk_event_controller_scroll_get_flags (GTK_EVENT_CONTROLLER_SCROLL (controller)) & GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  }
  g_assert_cmpuint (n_found, >, 0);
}

static void
test_side_by_side_where_there_is_room (Fixture      *fixture,
                                       gconstpointer data)
{
  save_answer (fixture, 0, NULL, NABIJ_CHECK_IN_ANSWER_OFTEN, NULL);
  save_answer (fixture, 14, NULL, NABIJ_CHECK_IN_ANSWER_SKIPPED, "a bath");
  save_answer (fixture, 28, NULL, NABIJ_CHECK_IN_ANSWER_HARDLY, NULL);

  show_wide (fixture);
  wait_for_words (fixture, "I had moments of calm. | Tuesday 17 November | Tuesday 3 November | Tuesday 20 October | often | hardly");
  assert_leaves_the_wheel (nabij_ui_find (nabij_page_fixture_find (fixture, NABIJ_TYPE_LOOKING_BACK_GRID, NULL), GTK_TYPE_SCROLLED_WINDOW, NULL));
  nabij_page_fixture_let_go (fixture);
}

/* What is passed over is empty, and no number and no colour stand for an answer. */
static void
test_an_answer_is_a_word_like_any_other (Fixture      *fixture,
                                         gconstpointer data)
{
  g_autoptr (GHashTable) classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GQueue widgets = G_QUEUE_INIT;

  save_answer (fixture, 0, NULL, NABIJ_CHECK_IN_ANSWER_OFTEN, NULL);
  save_answer (fixture, 7, NULL, NABIJ_CHECK_IN_ANSWER_SOMETIMES, NULL);
  save_answer (fixture, 14, NULL, NABIJ_CHECK_IN_ANSWER_HARDLY, NULL);
  show_wide (fixture);
  wait_for_words (fixture, "I had moments of calm. | Tuesday 17 November | Tuesday 10 November | Tuesday 3 November | often | sometimes | hardly");

  g_queue_push_tail (&widgets, nabij_ui_find (fixture->page, NABIJ_TYPE_LOOKING_BACK_GRID, NULL));
  while (!g_queue_is_empty (&widgets)) {
    GtkWidget *widget = g_queue_pop_head (&widgets);

    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
      g_queue_push_tail (&widgets, child);
    if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "answer")) {
      g_auto (GStrv) own = gtk_widget_get_css_classes (widget);

      g_hash_table_add (classes, g_strjoinv (" ", own));
    }
  }
  g_assert_cmpuint (g_hash_table_size (classes), ==, 1);
}

static void
test_each_looks_at_their_own (Fixture      *fixture,
                              gconstpointer data)
{
  GtkDropDown *whose;

  set_names (fixture, "Bas");
  save_answer (fixture, 0, "Anna", NABIJ_CHECK_IN_ANSWER_OFTEN, NULL);
  save_answer (fixture, 1, "Bas", NABIJ_CHECK_IN_ANSWER_HARDLY, NULL);
  show (fixture);
  wait_for_words (fixture, "I had moments of calm. | Monday 16 November | hardly");

  whose = GTK_DROP_DOWN (nabij_page_fixture_find (fixture, GTK_TYPE_DROP_DOWN, "whose"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (whose)));
  gtk_drop_down_set_selected (whose, 0);
  wait_for_words (fixture, "I had moments of calm. | Tuesday 17 November | often");

  /* Who was chosen stays, when something is written meanwhile. */
  save_answer (fixture, 2, "Anna", NABIJ_CHECK_IN_ANSWER_SOMETIMES, NULL);
  wait_for_words (fixture, "I had moments of calm. | Tuesday 17 November | often | Sunday 15 November | sometimes");
}

/* And who writes, but has no check-in of one's own, is not met by an empty page. */
static void
test_there_is_always_somebody (Fixture      *fixture,
                               gconstpointer data)
{
  set_names (fixture, "Bas");
  save_answer (fixture, 0, "Anna", NABIJ_CHECK_IN_ANSWER_OFTEN, NULL);
  show (fixture);
  wait_for_words (fixture, "I had moments of calm. | Tuesday 17 November | often");
}

static void
test_goes_on_to_the_entry (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (NabijEntry) finished = save (fixture, 0, NULL, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_SELF, .answers = { NABIJ_CHECK_IN_ANSWER_OFTEN }, .is_finished = TRUE });
  g_autoptr (NabijEntry) half = save (fixture, 7, NULL, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_SELF, .answers = { NABIJ_CHECK_IN_ANSWER_HARDLY } });
  g_autofree char *expected = g_strdup_printf ("open-entry:%s edit-entry:%s ", nabij_entry_get_uuid (finished), nabij_entry_get_uuid (half));
  GtkWidget       *line;

  show (fixture);
  wait_for_words (fixture, "I had moments of calm. | Tuesday 17 November | often | Tuesday 10 November | hardly");
  line = gtk_widget_get_first_child (nabij_ui_find (fixture->page, NABIJ_TYPE_LOOKING_BACK_LIST, NULL));
  for (line = gtk_widget_get_next_sibling (gtk_widget_get_first_child (line)); line != NULL; line = gtk_widget_get_next_sibling (line))
    g_signal_emit_by_name (gtk_widget_get_first_child (line), "clicked");
  g_assert_cmpstr (fixture->activated->str, ==, expected);
}

/* However many there are: some stand side by side, and the focus is not lost at an end. */
static void
test_goes_through_many (Fixture      *fixture,
                        gconstpointer data)
{
  int held_px;

  for (int i = 0; i < 8; i++)
    save_answer (fixture, 7 * i, NULL, NABIJ_CHECK_IN_ANSWER_OFTEN, NULL);
  show (fixture);
  wait_for_words (fixture, "I had moments of calm. | Tuesday 17 November | often | Tuesday 10 November | often | Tuesday 3 November | often | "
                           "Tuesday 27 October | often | Tuesday 20 October | often | Tuesday 13 October | often");
  g_assert_false (gtk_widget_get_sensitive (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "later")));

  gtk_widget_grab_focus (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "earlier"));
  press (fixture, "earlier");
  wait_for_words (fixture, "I had moments of calm. | Tuesday 6 October | often | Tuesday 29 September | often");
  g_assert_true (nabij_page_fixture_get_focus (fixture) == nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "later"));

  /* What stands below was held in its place, and is let go. */
  gtk_widget_get_size_request (nabij_page_fixture_find (fixture, ADW_TYPE_BIN, "table"), NULL, &held_px);
  g_assert_cmpint (held_px, ==, -1);

  press (fixture, "later");
  gtk_widget_get_size_request (nabij_page_fixture_find (fixture, ADW_TYPE_BIN, "table"), NULL, &held_px);
  g_assert_cmpint (held_px, >, 0);
  g_assert_true (nabij_page_fixture_get_focus (fixture) == nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "earlier"));
  nabij_page_fixture_let_go (fixture);
}

/* As everywhere else. */
static void
test_what_is_put_away_is_not_met (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autoptr (NabijFamily) family = NULL;

  save_answer (fixture, 7, NULL, NABIJ_CHECK_IN_ANSWER_OFTEN, NULL);
  family = nabij_family_keeper_copy_family (nabij_family_fixture_load (fixture));
  family->journal_put_away = TRUE;
  family->put_away_us = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)).utc_us - 1;
  nabij_family_fixture_set (fixture, family);
  show (fixture);
  nabij_ui_wait_for (is_empty, fixture);
}

static void
test_fits_a_phone_with_large_text (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr (NabijEntry) newest = save (fixture, 0, "Anna", &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_AFTER, .answers = { NABIJ_CHECK_IN_ANSWER_SOMETIMES, NABIJ_CHECK_IN_ANSWER_SOMETIMES }, .talk = NABIJ_CHECK_IN_TALK_NOT_NOW, .good = "a bath", .is_finished = TRUE });

  set_names (fixture, "Anna");
  for (int i = 0; i < 8; i++)
    save_answer (fixture, 200 * i, "Bas", NABIJ_CHECK_IN_ANSWER_SOMETIMES, NULL);
  show (fixture);
  wait_for_words (fixture, "I had moments of calm. | Tuesday 17 November | sometimes | I had a nice moment with my baby, however small. | Tuesday 17 November | sometimes | "
                           "Would you like to talk to someone about this? | Tuesday 17 November | not now");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (nabij_page_fixture_find (fixture, GTK_TYPE_TOGGLE_BUTTON, "told")), TRUE);
  nabij_page_fixture_enlarge_text (fixture);
  nabij_ui_assert_fits_a_phone (fixture->page);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (nabij_page_fixture_find (fixture, GTK_TYPE_DROP_DOWN, "whose")), 1);
  nabij_ui_assert_fits_a_phone (fixture->page);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "says-what-comes", test_says_what_comes },
    { "a-sentence-after-the-other", test_a_sentence_after_the_other },
    { "side-by-side-where-there-is-room", test_side_by_side_where_there_is_room },
    { "an-answer-is-a-word-like-any-other", test_an_answer_is_a_word_like_any_other },
    { "each-looks-at-their-own", test_each_looks_at_their_own },
    { "there-is-always-somebody", test_there_is_always_somebody },
    { "goes-on-to-the-entry", test_goes_on_to_the_entry },
    { "goes-through-many", test_goes_through_many },
    { "what-is-put-away-is-not-met", test_what_is_put_away_is_not_met },
    /* The last one, because it changes the display. */
    { "fits-a-phone-with-large-text", test_fits_a_phone_with_large_text },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/looking-back-page/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, nabij_page_fixture_set_up, tests[i].test, nabij_page_fixture_tear_down);
  }

  return g_test_run ();
}
