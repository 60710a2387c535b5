/* test-check-in-page.c
 *
 * A check-in, from its beginning to its end, and wherever it is left. It is three in the afternoon.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-end.h"
#include "nabij-check-in-own-words.h"
#include "nabij-check-in-page.h"
#include "nabij-check-in-question.h"
#include "nabij-family-fixture.h"
#include "nabij-ui-widgets.h"
#include "nabij-writing-area.h"

#include <adwaita.h>

#define DAY_US (24 * 3600 * (gint64)G_USEC_PER_SEC)

static void
set_up (NabijPageFixture *fixture,
        gconstpointer     data)
{
  nabij_page_fixture_init (fixture, 15);
  g_settings_reset (fixture->ui.settings, "check-in-on-one-page");
  nabij_family_fixture_load (fixture);
}

static void
tear_down (NabijPageFixture *fixture,
           gconstpointer     data)
{
  g_settings_reset (fixture->ui.settings, "check-in-on-one-page");
  g_settings_reset (fixture->ui.settings, "keep-nothing");
  nabij_page_fixture_clear (fixture);
}

static void
have_baby (NabijPageFixture *fixture,
           int               days_ago,
           gboolean          offered)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();

  nabij_family_fixture_add_child (family, fixture, "Sam", days_ago);
  family->check_ins_offered = offered;
  nabij_family_fixture_set (fixture, family);
}

static void
show (NabijPageFixture *fixture,
      NabijEntry       *entry)
{
  nabij_page_fixture_show (fixture, entry != NULL ? nabij_check_in_page_new_for (fixture->ui.services, entry)
                                                  : nabij_check_in_page_new (fixture->ui.services));
}

static gboolean
is_shown (NabijPageFixture *fixture,
          const char       *id)
{
  return gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_WIDGET, id));
}

static void
click (NabijPageFixture *fixture,
       const char       *id)
{
  GtkWidget *button = nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, id);

  g_assert_true (gtk_widget_is_visible (button));
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
get_front (NabijPageFixture *fixture)
{
  return gtk_stack_get_visible_child (GTK_STACK (nabij_ui_find (fixture->page, GTK_TYPE_STACK, "stack")));
}

/* Which place is in front, or -1 where it is no question. */
static int
get_place (NabijPageFixture *fixture)
{
  return NABIJ_IS_CHECK_IN_QUESTION (get_front (fixture)) ? (int)nabij_check_in_question_get_place (NABIJ_CHECK_IN_QUESTION (get_front (fixture))) : -1;
}

static gboolean
send_key (NabijPageFixture *fixture,
          guint             keyval,
          GdkModifierType   modifiers,
          gboolean          is_let_go)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->page);
  gboolean done = FALSE;

  for (guint i = 0; !done && i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
      continue;
    g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &done);
    if (is_let_go)
      g_signal_emit_by_name (controller, "key-released", keyval, 0, modifiers);
  }
  return done;
}

static gboolean
press (NabijPageFixture *fixture,
       guint             keyval,
       GdkModifierType   modifiers)
{
  return send_key (fixture, keyval, modifiers, TRUE);
}

typedef struct {
  NabijPageFixture *fixture;
  GtkWidget        *before;
} Move;

static gboolean
has_moved (gpointer data)
{
  Move *move = data;

  return get_front (move->fixture) != move->before;
}

static void
answer (NabijPageFixture *fixture,
        guint             keyval)
{
  Move move = { fixture, get_front (fixture) };

  g_assert_true (NABIJ_IS_CHECK_IN_QUESTION (move.before));
  g_assert_true (press (fixture, keyval, 0));
  g_object_ref (move.before);
  nabij_ui_wait_for (has_moved, &move);
  g_object_unref (move.before);
}

static void
write_down (NabijPageFixture *fixture,
            const char       *id,
            const char       *text)
{
  GtkWidget *view = nabij_ui_find (nabij_ui_find (fixture->page, NABIJ_TYPE_WRITING_AREA, id), GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static guint
count_kept (NabijPageFixture *fixture)
{
  g_autoptr (GPtrArray) entries = nabij_ui_fixture_read_journal (&fixture->ui);

  return entries->len;
}

/* What was asked of the journal before this has come. */
static void
wait_for_answers (NabijPageFixture *fixture)
{
  for (int i = 0; i < 2; i++) {
    g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
    while (g_main_context_iteration (NULL, FALSE))
      ;
  }
}

static void
save_half (NabijPageFixture *fixture,
           NabijCheckInForm  form,
           const char       *author)
{
  NabijInstant instant = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  g_autoptr (NabijCheckIn) check_in = nabij_check_in_new (form, FALSE);
  g_autoptr (NabijEntry) entry = NULL;

  instant.utc_us -= DAY_US;
  check_in->answers[NABIJ_CHECK_IN_ITEM_CALM] = NABIJ_CHECK_IN_ANSWER_HARDLY;
  entry = nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_CHECK_IN,
    .instant = instant,
    .author = author,
    .check_in = check_in,
  });
  nabij_page_fixture_save (fixture, entry);
}

static void
let_write (NabijPageFixture *fixture,
           const char       *name)
{
  static const char *const names[] = { "Noor", "Kim", NULL };

  nabij_family_fixture_set_names (fixture, names, name);
}

/* The whole way */

static void
test_goes_through_by_keys_alone (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  static const guint keys[] = {
    GDK_KEY_1, GDK_KEY_2, GDK_KEY_3, GDK_KEY_0, GDK_KEY_KP_1, GDK_KEY_KP_2, GDK_KEY_KP_3, GDK_KEY_KP_0, GDK_KEY_2
  };
  static const NabijCheckInAnswer answers[] = {
    NABIJ_CHECK_IN_ANSWER_HARDLY, NABIJ_CHECK_IN_ANSWER_SOMETIMES, NABIJ_CHECK_IN_ANSWER_OFTEN, NABIJ_CHECK_IN_ANSWER_SKIPPED
  };
  g_autoptr (NabijEntry) entry = NULL;
  const NabijCheckIn     *check_in;
  const NabijCheckInItem *items;
  guint                   n_items;

  have_baby (fixture, 20, FALSE);
  show (fixture, NULL);
  click (fixture, "begin_button");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_assert_cmpint (get_place (fixture), ==, i);
    /* The focus is on what is asked now. */
    g_assert_true (gtk_widget_is_ancestor (nabij_page_fixture_get_focus (fixture), get_front (fixture)));
    answer (fixture, keys[i]);
    /* The start, pressed once more while it fades away, begins nothing anew. */
    g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "begin_button"), "clicked");
  }

  g_assert_true (NABIJ_IS_CHECK_IN_OWN_WORDS (get_front (fixture)));
  write_down (fixture, "good", "de zon");
  write_down (fixture, "hard", "  ");
  click (fixture, "forward_button");
  g_assert_true (NABIJ_IS_CHECK_IN_END (get_front (fixture)));
  nabij_page_fixture_leave (fixture);

  entry = nabij_page_fixture_read_only_entry (fixture);
  check_in = nabij_entry_get_fields (entry)->check_in;
  g_assert_nonnull (check_in);
  g_assert_true (check_in->is_finished);
  g_assert_cmpint (check_in->form, ==, NABIJ_CHECK_IN_FORM_AFTER);
  items = nabij_check_in_form_list_items (check_in->form, &n_items);
  for (guint i = 0; i < n_items; i++)
    g_assert_cmpint (check_in->answers[items[i]], ==, answers[i % G_N_ELEMENTS (answers)]);
  g_assert_cmpint (check_in->talk, ==, NABIJ_CHECK_IN_TALK_MAYBE);
  g_assert_cmpstr (check_in->good, ==, "de zon");
  g_assert_null (check_in->hard);
}

static void
test_goes_back_and_keeps_what_was_said (NabijPageFixture *fixture,
                                        gconstpointer     data)
{
  show (fixture, NULL);
  click (fixture, "begin_button");
  answer (fixture, GDK_KEY_3);
  answer (fixture, GDK_KEY_1);
  g_assert_cmpint (get_place (fixture), ==, 2);

  g_assert_true (press (fixture, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_cmpint (get_place (fixture), ==, 1);
  g_assert_cmpstr (nabij_check_in_question_get_answer (NABIJ_CHECK_IN_QUESTION (get_front (fixture))), ==, "hardly");
  g_assert_true (press (fixture, GDK_KEY_BackSpace, 0));
  g_assert_cmpint (get_place (fixture), ==, 0);
  g_assert_cmpstr (nabij_check_in_question_get_answer (NABIJ_CHECK_IN_QUESTION (get_front (fixture))), ==, "often");

  /* And forth, without saying it again. */
  click (fixture, "forward_button");
  g_assert_cmpint (get_place (fixture), ==, 1);
  g_assert_cmpstr (fixture->activated->str, ==, "");
}

/* Numbers are words there. */
static void
test_writes_numbers_in_own_words (NabijPageFixture *fixture,
                                  gconstpointer     data)
{
  GtkWidget *view;
  guint      n_places = 6; /* of who told nothing: five items, and whether to talk */

  show (fixture, NULL);
  click (fixture, "begin_button");
  while (n_places-- > 0)
    answer (fixture, GDK_KEY_0);
  g_assert_true (NABIJ_IS_CHECK_IN_OWN_WORDS (get_front (fixture)));

  view = nabij_ui_find (nabij_ui_find (fixture->page, NABIJ_TYPE_WRITING_AREA, "need"), GTK_TYPE_TEXT_VIEW, NULL);
  gtk_widget_grab_focus (view);
  g_assert_false (press (fixture, GDK_KEY_2, 0));
  g_assert_false (press (fixture, GDK_KEY_BackSpace, 0));
  g_assert_true (NABIJ_IS_CHECK_IN_OWN_WORDS (get_front (fixture)));
}

/* Leaving */

static void
test_is_kept_half_way_and_taken_up_again (NabijPageFixture *fixture,
                                          gconstpointer     data)
{
  g_autoptr (NabijEntry) half = NULL;
  g_autoptr (NabijEntry) whole = NULL;

  show (fixture, NULL);
  click (fixture, "begin_button");
  answer (fixture, GDK_KEY_2);
  answer (fixture, GDK_KEY_0);
  nabij_page_fixture_leave (fixture);
  half = nabij_page_fixture_read_only_entry (fixture);
  g_assert_false (nabij_entry_get_fields (half)->check_in->is_finished);

  /* At once where it was, from the journal. */
  show (fixture, half);
  g_assert_cmpint (get_place (fixture), ==, 2);
  answer (fixture, GDK_KEY_1);
  nabij_page_fixture_leave (fixture);
  whole = nabij_page_fixture_read_only_entry (fixture);
  g_assert_cmpstr (nabij_entry_get_uuid (whole), ==, nabij_entry_get_uuid (half));
  g_assert_cmpint (nabij_entry_get_fields (whole)->check_in->answers[NABIJ_CHECK_IN_ITEM_CALM], ==, NABIJ_CHECK_IN_ANSWER_SOMETIMES);
  g_assert_cmpint (nabij_entry_get_fields (whole)->check_in->answers[NABIJ_CHECK_IN_ITEM_FEELINGS], ==, NABIJ_CHECK_IN_ANSWER_HARDLY);
}

/* An answer of which one saw that it was taken is kept, also before the next sentence came. */
static void
test_keeps_an_answer_that_was_only_just_given (NabijPageFixture *fixture,
                                               gconstpointer     data)
{
  g_autoptr (NabijEntry) entry = NULL;

  show (fixture, NULL);
  click (fixture, "begin_button");
  g_assert_true (press (fixture, GDK_KEY_3, 0));
  nabij_page_fixture_leave (fixture);
  entry = nabij_page_fixture_read_only_entry (fixture);
  g_assert_cmpint (nabij_entry_get_fields (entry)->check_in->answers[NABIJ_CHECK_IN_ITEM_CALM], ==, NABIJ_CHECK_IN_ANSWER_OFTEN);
}

static void
test_leaves_nothing_of_a_blank_one (NabijPageFixture *fixture,
                                    gconstpointer     data)
{
  show (fixture, NULL);
  nabij_page_fixture_leave (fixture);
  g_assert_cmpuint (count_kept (fixture), ==, 0);

  show (fixture, NULL);
  click (fixture, "begin_button");
  answer (fixture, GDK_KEY_0);
  nabij_page_fixture_leave (fixture);
  g_assert_cmpuint (count_kept (fixture), ==, 0);
}

static void
test_keeps_nothing_where_that_is_asked (NabijPageFixture *fixture,
                                        gconstpointer     data)
{
  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", TRUE);
  show (fixture, NULL);
  g_assert_true (is_shown (fixture, "keeps_nothing"));
  click (fixture, "begin_button");
  answer (fixture, GDK_KEY_3);
  nabij_page_fixture_leave (fixture);
  g_assert_cmpuint (count_kept (fixture), ==, 0);
}

/* What was left half-way */

static void
test_offers_to_go_on_where_one_was (NabijPageFixture *fixture,
                                    gconstpointer     data)
{
  have_baby (fixture, 20, FALSE);
  save_half (fixture, NABIJ_CHECK_IN_FORM_AFTER, NULL);
  show (fixture, NULL);
  wait_for_answers (fixture);
  g_assert_true (is_shown (fixture, "go_on_button"));
  click (fixture, "go_on_button");
  g_assert_cmpint (get_place (fixture), ==, 1);
}

/* No baby is spoken of in a silence, also where one was spoken of before. */
static void
test_offers_no_baby_in_silence (NabijPageFixture *fixture,
                                gconstpointer     data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();

  nabij_family_fixture_add_child (family, fixture, "Sam", 20)->died = TRUE;
  family->silence = NABIJ_SILENCE_CHILD_DIED;
  nabij_family_fixture_set (fixture, family);
  save_half (fixture, NABIJ_CHECK_IN_FORM_AFTER, NULL);
  show (fixture, NULL);
  wait_for_answers (fixture);
  g_assert_false (is_shown (fixture, "go_on_button"));
}

static void
test_offers_no_pregnancy_after_the_birth (NabijPageFixture *fixture,
                                          gconstpointer     data)
{
  have_baby (fixture, 20, FALSE);
  save_half (fixture, NABIJ_CHECK_IN_FORM_PREGNANCY, NULL);
  show (fixture, NULL);
  wait_for_answers (fixture);
  g_assert_false (is_shown (fixture, "go_on_button"));
}

static void
test_offers_nothing_of_the_other_parent (NabijPageFixture *fixture,
                                         gconstpointer     data)
{
  have_baby (fixture, 20, FALSE);
  save_half (fixture, NABIJ_CHECK_IN_FORM_AFTER, "Kim");
  let_write (fixture, "Noor");
  show (fixture, NULL);
  wait_for_answers (fixture);
  g_assert_false (is_shown (fixture, "go_on_button"));
}

/* The key repeats itself while it is down, and the next sentence has come by then. */
static void
test_a_held_key_answers_once (NabijPageFixture *fixture,
                              gconstpointer     data)
{
  Move move = { .fixture = fixture };

  show (fixture, NULL);
  click (fixture, "begin_button");
  move.before = get_front (fixture);
  g_assert_true (send_key (fixture, GDK_KEY_1, 0, FALSE));
  nabij_ui_wait_for (has_moved, &move);
  g_assert_true (send_key (fixture, GDK_KEY_1, 0, TRUE));
  g_assert_null (nabij_check_in_question_get_answer (NABIJ_CHECK_IN_QUESTION (get_front (fixture))));
  g_assert_true (press (fixture, GDK_KEY_1, 0));
  g_assert_cmpstr (nabij_check_in_question_get_answer (NABIJ_CHECK_IN_QUESTION (get_front (fixture))), ==, "hardly");
}

/* The turn of an offer */

/* It is not asked for again; of a check-in that was not offered there is no trace. */
static void
test_an_offer_has_its_turn_where_nothing_is_kept (NabijPageFixture *fixture,
                                                  gconstpointer     data)
{
  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", TRUE);
  for (int i = 0; i < 2; i++) {
    have_baby (fixture, i == 0 ? 50 : 15, TRUE);
    show (fixture, NULL);
    wait_for_answers (fixture);
    click (fixture, "begin_button");
    g_assert_cmpint (nabij_family_fixture_get (fixture)->check_in_turns->len > 0, ==, i == 1);
    nabij_page_fixture_leave (fixture);
  }
}

static void
test_an_offer_has_its_turn_for_who_took_it_up (NabijPageFixture *fixture,
                                               gconstpointer     data)
{
  have_baby (fixture, 15, TRUE);
  let_write (fixture, "Noor");
  show (fixture, NULL);
  wait_for_answers (fixture);
  g_assert_cmpuint (nabij_family_fixture_get (fixture)->check_in_turns->len, ==, 0);
  click (fixture, "begin_button");
  g_assert_cmpuint (nabij_family_fixture_get (fixture)->check_in_turns->len, ==, 1);
  g_assert_cmpstr (((NabijCheckInTurn *)g_ptr_array_index (nabij_family_fixture_get (fixture)->check_in_turns, 0))->author, ==, "Noor");
}

static void
test_looking_at_it_takes_no_turn (NabijPageFixture *fixture,
                                  gconstpointer     data)
{
  have_baby (fixture, 15, TRUE);
  show (fixture, NULL);
  nabij_page_fixture_leave (fixture);
  g_assert_cmpuint (nabij_family_fixture_get (fixture)->check_in_turns->len, ==, 0);
}

/* All on one page */

static void
test_stands_on_one_page_where_that_was_chosen (NabijPageFixture *fixture,
                                               gconstpointer     data)
{
  g_autoptr (NabijEntry) entry = NULL;
  GtkWidget *first;

  show (fixture, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (nabij_ui_find (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "on_one_page")), TRUE);
  g_assert_true (g_settings_get_boolean (fixture->ui.settings, "check-in-on-one-page"));
  click (fixture, "begin_button");

  first = nabij_ui_find (fixture->page, NABIJ_TYPE_CHECK_IN_QUESTION, NULL);
  gtk_widget_grab_focus (first);
  g_assert_true (press (fixture, GDK_KEY_1, 0));
  g_assert_true (press (fixture, GDK_KEY_3, 0));
  g_assert_cmpstr (nabij_check_in_question_get_answer (NABIJ_CHECK_IN_QUESTION (first)), ==, "often");
  write_down (fixture, "need", "slaap");
  click (fixture, "forward_button");
  g_assert_true (NABIJ_IS_CHECK_IN_END (get_front (fixture)));
  nabij_page_fixture_leave (fixture);

  entry = nabij_page_fixture_read_only_entry (fixture);
  g_assert_true (nabij_entry_get_fields (entry)->check_in->is_finished);
  g_assert_cmpint (nabij_entry_get_fields (entry)->check_in->answers[NABIJ_CHECK_IN_ITEM_CALM], ==, NABIJ_CHECK_IN_ANSWER_OFTEN);
  g_assert_cmpstr (nabij_entry_get_fields (entry)->check_in->need, ==, "slaap");

  /* Remembered. */
  show (fixture, NULL);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nabij_ui_find (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "on_one_page"))));
}

/* Every state of it */

/* With the text as large as it is, and twice as large. */
static void
look_at_states (NabijPageFixture *fixture)
{
  guint n_places = 9;

  nabij_ui_assert_fits_a_phone (fixture->page);
  click (fixture, "begin_button");
  while (n_places-- > 0) {
    nabij_ui_assert_fits_a_phone (fixture->page);
    answer (fixture, GDK_KEY_1);
  }
  nabij_ui_assert_fits_a_phone (fixture->page);
  click (fixture, "forward_button");
  nabij_ui_assert_fits_a_phone (fixture->page);
}

static void
test_fits_a_phone (NabijPageFixture *fixture,
                   gconstpointer     data)
{
  have_baby (fixture, 20, FALSE);
  if (data != NULL)
    nabij_page_fixture_enlarge_text (fixture);
  show (fixture, NULL);
  look_at_states (fixture);
}

static void
test_fits_a_phone_on_one_page (NabijPageFixture *fixture,
                               gconstpointer     data)
{
  have_baby (fixture, 20, FALSE);
  g_settings_set_boolean (fixture->ui.settings, "check-in-on-one-page", TRUE);
  if (data != NULL)
    nabij_page_fixture_enlarge_text (fixture);
  show (fixture, NULL);
  click (fixture, "begin_button");
  nabij_ui_assert_fits_a_phone (fixture->page);
}

static void
test_is_let_go (NabijPageFixture *fixture,
                gconstpointer     data)
{
  show (fixture, NULL);
  wait_for_answers (fixture);
  click (fixture, "begin_button");
  g_assert_true (press (fixture, GDK_KEY_0, 0));
  nabij_page_fixture_let_go (fixture);
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(name, data, func) g_test_add ("/nabij/ui/check-in-page/" name, NabijPageFixture, data, set_up, func, tear_down)
  ADD ("goes-through-by-keys-alone", NULL, test_goes_through_by_keys_alone);
  ADD ("goes-back-and-keeps-what-was-said", NULL, test_goes_back_and_keeps_what_was_said);
  ADD ("writes-numbers-in-own-words", NULL, test_writes_numbers_in_own_words);
  ADD ("is-kept-half-way-and-taken-up-again", NULL, test_is_kept_half_way_and_taken_up_again);
  ADD ("keeps-an-answer-that-was-only-just-given", NULL, test_keeps_an_answer_that_was_only_just_given);
  ADD ("leaves-nothing-of-a-blank-one", NULL, test_leaves_nothing_of_a_blank_one);
  ADD ("keeps-nothing-where-that-is-asked", NULL, test_keeps_nothing_where_that_is_asked);
  ADD ("offers-to-go-on-where-one-was", NULL, test_offers_to_go_on_where_one_was);
  ADD ("offers-no-baby-in-silence", NULL, test_offers_no_baby_in_silence);
  ADD ("offers-no-pregnancy-after-the-birth", NULL, test_offers_no_pregnancy_after_the_birth);
  ADD ("a-held-key-answers-once", NULL, test_a_held_key_answers_once);
  ADD ("offers-nothing-of-the-other-parent", NULL, test_offers_nothing_of_the_other_parent);
  ADD ("an-offer-has-its-turn-where-nothing-is-kept", NULL, test_an_offer_has_its_turn_where_nothing_is_kept);
  ADD ("an-offer-has-its-turn-for-who-took-it-up", NULL, test_an_offer_has_its_turn_for_who_took_it_up);
  ADD ("looking-at-it-takes-no-turn", NULL, test_looking_at_it_takes_no_turn);
  ADD ("stands-on-one-page-where-that-was-chosen", NULL, test_stands_on_one_page_where_that_was_chosen);
  ADD ("fits-a-phone", NULL, test_fits_a_phone);
  ADD ("fits-a-phone-with-large-text", "large", test_fits_a_phone);
  ADD ("fits-a-phone-on-one-page", NULL, test_fits_a_phone_on_one_page);
  ADD ("fits-a-phone-on-one-page-with-large-text", "large", test_fits_a_phone_on_one_page);
  ADD ("is-let-go", NULL, test_is_let_go);
#undef ADD

  return g_test_run ();
}
