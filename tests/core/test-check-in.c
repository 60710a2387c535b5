/* test-check-in.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in.h"

/* What stands in the journals of people. These tables never change. */
static const char *const form_ids[] = { "self", "pregnancy", "after", "hospital" };
static const char *const item_ids[] = { "calm", "close", "alert", "feelings", "crying", "startled", "rest", "someone" };
static const char *const answer_ids[] = { NULL, "hardly", "sometimes", "often", "skipped" };
static const char *const talk_ids[] = { NULL, "yes", "maybe", "not-now", "skipped" };

static const char *const unknown_ids[] = { NULL, "", "Self", "calm ", "yes\n", "none", "0" };

static void
test_forms_have_ids (void)
{
  NabijCheckInForm form;

  G_STATIC_ASSERT (G_N_ELEMENTS (form_ids) == NABIJ_N_CHECK_IN_FORMS);
  for (guint i = 0; i < NABIJ_N_CHECK_IN_FORMS; i++) {
    g_assert_cmpstr (nabij_check_in_form_to_id ((NabijCheckInForm)i), ==, form_ids[i]);
    form = NABIJ_N_CHECK_IN_FORMS;
    g_assert_true (nabij_check_in_form_from_id (form_ids[i], &form));
    g_assert_cmpuint (form, ==, i);
  }
}

static void
test_items_have_ids (void)
{
  NabijCheckInItem item;

  G_STATIC_ASSERT (G_N_ELEMENTS (item_ids) == NABIJ_N_CHECK_IN_ITEMS);
  for (guint i = 0; i < NABIJ_N_CHECK_IN_ITEMS; i++) {
    g_assert_cmpstr (nabij_check_in_item_to_id ((NabijCheckInItem)i), ==, item_ids[i]);
    item = NABIJ_N_CHECK_IN_ITEMS;
    g_assert_true (nabij_check_in_item_from_id (item_ids[i], &item));
    g_assert_cmpuint (item, ==, i);
  }
}

static void
test_answers_have_ids (void)
{
  NabijCheckInAnswer answer;
  NabijCheckInTalk   talk;

  G_STATIC_ASSERT (G_N_ELEMENTS (answer_ids) == NABIJ_N_CHECK_IN_ANSWERS);
  G_STATIC_ASSERT (G_N_ELEMENTS (talk_ids) == NABIJ_N_CHECK_IN_TALKS);
  for (guint i = 0; i < NABIJ_N_CHECK_IN_ANSWERS; i++) {
    g_assert_cmpstr (nabij_check_in_answer_to_id ((NabijCheckInAnswer)i), ==, answer_ids[i]);
    answer = NABIJ_N_CHECK_IN_ANSWERS;
    g_assert_true (nabij_check_in_answer_from_id (answer_ids[i], &answer) == (answer_ids[i] != NULL));
    g_assert_cmpuint (answer, ==, answer_ids[i] != NULL ? i : NABIJ_N_CHECK_IN_ANSWERS);
  }
  for (guint i = 0; i < NABIJ_N_CHECK_IN_TALKS; i++) {
    g_assert_cmpstr (nabij_check_in_talk_to_id ((NabijCheckInTalk)i), ==, talk_ids[i]);
    talk = NABIJ_N_CHECK_IN_TALKS;
    g_assert_true (nabij_check_in_talk_from_id (talk_ids[i], &talk) == (talk_ids[i] != NULL));
    g_assert_cmpuint (talk, ==, talk_ids[i] != NULL ? i : NABIJ_N_CHECK_IN_TALKS);
  }
}

/* A newer program may know more. */
static void
test_leaves_an_unknown_id_alone (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unknown_ids); i++) {
    NabijCheckInForm   form = NABIJ_CHECK_IN_FORM_HOSPITAL;
    NabijCheckInItem   item = NABIJ_CHECK_IN_ITEM_REST;
    NabijCheckInAnswer answer = NABIJ_CHECK_IN_ANSWER_OFTEN;
    NabijCheckInTalk   talk = NABIJ_CHECK_IN_TALK_MAYBE;

    g_assert_false (nabij_check_in_form_from_id (unknown_ids[i], &form));
    g_assert_false (nabij_check_in_item_from_id (unknown_ids[i], &item));
    g_assert_false (nabij_check_in_answer_from_id (unknown_ids[i], &answer));
    g_assert_false (nabij_check_in_talk_from_id (unknown_ids[i], &talk));
    g_assert_cmpint (form, ==, NABIJ_CHECK_IN_FORM_HOSPITAL);
    g_assert_cmpint (item, ==, NABIJ_CHECK_IN_ITEM_REST);
    g_assert_cmpint (answer, ==, NABIJ_CHECK_IN_ANSWER_OFTEN);
    g_assert_cmpint (talk, ==, NABIJ_CHECK_IN_TALK_MAYBE);
  }
}

static void
test_form_follows_from_the_season (void)
{
  static const struct {
    NabijSeason      season;
    gboolean         hospital;
    NabijCheckInForm form;
  } rows[] = {
    { NABIJ_SEASON_UNKNOWN, FALSE, NABIJ_CHECK_IN_FORM_SELF },
    { NABIJ_SEASON_UNKNOWN, TRUE, NABIJ_CHECK_IN_FORM_SELF },
    { NABIJ_SEASON_BEFORE, FALSE, NABIJ_CHECK_IN_FORM_PREGNANCY },
    { NABIJ_SEASON_AFTER, FALSE, NABIJ_CHECK_IN_FORM_AFTER },
    { NABIJ_SEASON_AFTER, TRUE, NABIJ_CHECK_IN_FORM_HOSPITAL },
    { NABIJ_SEASON_PAUSED, FALSE, NABIJ_CHECK_IN_FORM_SELF },
    { NABIJ_SEASON_PAUSED, TRUE, NABIJ_CHECK_IN_FORM_SELF },
    { NABIJ_SEASON_ENDED, FALSE, NABIJ_CHECK_IN_FORM_SELF },
    { NABIJ_SEASON_ENDED, TRUE, NABIJ_CHECK_IN_FORM_SELF },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const NabijSituation situation = { .season = rows[i].season, .hospital = rows[i].hospital, .more_children = TRUE };

    g_assert_cmpint (nabij_check_in_form_for (&situation), ==, rows[i].form);
  }
}

/* Whether each item is asked: C calm, L close, A alert, F feelings, Y crying, S startled, R rest,
 * O someone; always in this order. */
static void
test_forms_ask_their_items (void)
{
  static const char        letters[] = "CLAFYSRO";
  static const char *const asked[NABIJ_N_CHECK_IN_FORMS] = {
    [NABIJ_CHECK_IN_FORM_SELF] = "CAFRO",
    [NABIJ_CHECK_IN_FORM_PREGNANCY] = "CLAFRO",
    [NABIJ_CHECK_IN_FORM_AFTER] = "CLAFYSRO",
    [NABIJ_CHECK_IN_FORM_HOSPITAL] = "CLAFYRO",
  };

  for (guint form = 0; form < NABIJ_N_CHECK_IN_FORMS; form++) {
    guint                   n_items = 0;
    const NabijCheckInItem *items = nabij_check_in_form_list_items ((NabijCheckInForm)form, &n_items);
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint i = 0; i < n_items; i++)
      g_string_append_c (text, letters[items[i]]);
    g_assert_cmpstr (text->str, ==, asked[form]);
  }
}

static NabijCheckIn *
make_full (void)
{
  NabijCheckIn *check_in = nabij_check_in_new (NABIJ_CHECK_IN_FORM_HOSPITAL, TRUE);

  check_in->answers[NABIJ_CHECK_IN_ITEM_CALM] = NABIJ_CHECK_IN_ANSWER_HARDLY;
  check_in->answers[NABIJ_CHECK_IN_ITEM_SOMEONE] = NABIJ_CHECK_IN_ANSWER_OFTEN;
  check_in->talk = NABIJ_CHECK_IN_TALK_MAYBE;
  check_in->good = g_strdup ("Een hand op haar rug.");
  check_in->hard = g_strdup ("De gang.");
  check_in->need = g_strdup ("Slaap.");
  check_in->is_finished = TRUE;
  return check_in;
}

static void
test_begins_with_nothing (void)
{
  g_autoptr (NabijCheckIn) check_in = nabij_check_in_new (NABIJ_CHECK_IN_FORM_AFTER, 2);

  g_assert_cmpint (check_in->form, ==, NABIJ_CHECK_IN_FORM_AFTER);
  g_assert_cmpint (check_in->more_children, ==, TRUE);
  for (guint i = 0; i < NABIJ_N_CHECK_IN_ITEMS; i++)
    g_assert_cmpint (check_in->answers[i], ==, NABIJ_CHECK_IN_ANSWER_NONE);
  g_assert_cmpint (check_in->talk, ==, NABIJ_CHECK_IN_TALK_NONE);
  g_assert_null (check_in->good);
  g_assert_null (check_in->hard);
  g_assert_null (check_in->need);
  g_assert_false (check_in->is_finished);
}

static void
test_copies (void)
{
  g_autoptr (NabijCheckIn) full = make_full ();
  g_autoptr (NabijCheckIn) copy = nabij_check_in_copy (full);
  g_autoptr (NabijCheckIn) boxed = g_boxed_copy (NABIJ_TYPE_CHECK_IN, full);

  g_assert_true (nabij_check_in_equal (full, copy));
  g_assert_true (nabij_check_in_equal (full, boxed));
  g_assert_true (copy->good != full->good);
  g_assert_null (nabij_check_in_copy (NULL));
  nabij_check_in_free (NULL);
}

static void
set_text (char      **field,
          const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

/* Whatever differs, they are not equal. */
static void
test_tells_what_differs (void)
{
  g_autoptr (NabijCheckIn) full = make_full ();

  for (guint i = 0; i < NABIJ_N_CHECK_IN_ITEMS + 7; i++) {
    g_autoptr (NabijCheckIn) other = make_full ();

    g_assert_true (nabij_check_in_equal (full, other));
    if (i < NABIJ_N_CHECK_IN_ITEMS)
      other->answers[i] = NABIJ_CHECK_IN_ANSWER_SOMETIMES;
    else if (i == NABIJ_N_CHECK_IN_ITEMS)
      other->form = NABIJ_CHECK_IN_FORM_AFTER;
    else if (i == NABIJ_N_CHECK_IN_ITEMS + 1)
      other->more_children = FALSE;
    else if (i == NABIJ_N_CHECK_IN_ITEMS + 2)
      other->talk = NABIJ_CHECK_IN_TALK_NONE;
    else if (i == NABIJ_N_CHECK_IN_ITEMS + 3)
      set_text (&other->good, NULL);
    else if (i == NABIJ_N_CHECK_IN_ITEMS + 4)
      set_text (&other->hard, "De gang");
    else if (i == NABIJ_N_CHECK_IN_ITEMS + 5)
      set_text (&other->need, "");
    else
      other->is_finished = FALSE;

    g_assert_false (nabij_check_in_equal (full, other));
    g_assert_false (nabij_check_in_equal (other, full));
  }
  g_assert_false (nabij_check_in_equal (full, NULL));
  g_assert_false (nabij_check_in_equal (NULL, full));
  g_assert_true (nabij_check_in_equal (NULL, NULL));
}

static void
test_is_blank_where_nothing_was_said (void)
{
  g_autoptr (NabijCheckIn) check_in = nabij_check_in_new (NABIJ_CHECK_IN_FORM_AFTER, FALSE);

  g_assert_true (nabij_check_in_is_blank (check_in));

  /* To go through it and to pass over everything says nothing either. */
  for (guint i = 0; i < NABIJ_N_CHECK_IN_ITEMS; i++)
    check_in->answers[i] = NABIJ_CHECK_IN_ANSWER_SKIPPED;
  check_in->talk = NABIJ_CHECK_IN_TALK_SKIPPED;
  check_in->is_finished = TRUE;
  set_text (&check_in->good, "");
  set_text (&check_in->hard, " \n\t\u00a0");
  g_assert_true (nabij_check_in_is_blank (check_in));
}

static void
test_is_not_blank_with_a_word (void)
{
  for (guint i = 0; i < NABIJ_N_CHECK_IN_ITEMS; i++) {
    for (int answer = NABIJ_CHECK_IN_ANSWER_HARDLY; answer <= NABIJ_CHECK_IN_ANSWER_OFTEN; answer++) {
      g_autoptr (NabijCheckIn) check_in = nabij_check_in_new (NABIJ_CHECK_IN_FORM_AFTER, FALSE);

      check_in->answers[i] = (NabijCheckInAnswer)answer;
      g_assert_false (nabij_check_in_is_blank (check_in));
    }
  }
  for (int talk = NABIJ_CHECK_IN_TALK_YES; talk <= NABIJ_CHECK_IN_TALK_NOT_NOW; talk++) {
    g_autoptr (NabijCheckIn) check_in = nabij_check_in_new (NABIJ_CHECK_IN_FORM_AFTER, FALSE);

    check_in->talk = (NabijCheckInTalk)talk;
    g_assert_false (nabij_check_in_is_blank (check_in));
  }
  for (int i = 0; i < 3; i++) {
    g_autoptr (NabijCheckIn) check_in = nabij_check_in_new (NABIJ_CHECK_IN_FORM_AFTER, FALSE);

    set_text (i == 0   ? &check_in->good
              : i == 1 ? &check_in->hard
                       : &check_in->need,
              " é");
    g_assert_false (nabij_check_in_is_blank (check_in));
  }
}

/* Every form in every season: what was said to its end is over, and no belly and no baby is asked about
 * that is not there any more. */
static void
test_goes_on_where_it_still_is_so (void)
{
  static const gboolean fits[NABIJ_N_CHECK_IN_FORMS][NABIJ_SEASON_ENDED + 1] = {
    /*                               unknown, before, after, paused, ended */
    [NABIJ_CHECK_IN_FORM_SELF] = { TRUE, TRUE, TRUE, TRUE, TRUE },
    [NABIJ_CHECK_IN_FORM_PREGNANCY] = { FALSE, TRUE, FALSE, FALSE, FALSE },
    [NABIJ_CHECK_IN_FORM_AFTER] = { FALSE, FALSE, TRUE, FALSE, FALSE },
    [NABIJ_CHECK_IN_FORM_HOSPITAL] = { FALSE, FALSE, TRUE, FALSE, FALSE },
  };

  for (int form = NABIJ_CHECK_IN_FORM_SELF; form < NABIJ_N_CHECK_IN_FORMS; form++) {
    for (int season = NABIJ_SEASON_UNKNOWN; season <= NABIJ_SEASON_ENDED; season++) {
      g_autoptr (NabijCheckIn) check_in = nabij_check_in_new ((NabijCheckInForm)form, FALSE);

      g_assert_cmpint (nabij_check_in_can_go_on (check_in, (NabijSeason)season), ==, fits[form][season]);
      check_in->is_finished = TRUE;
      g_assert_false (nabij_check_in_can_go_on (check_in, (NabijSeason)season));
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/check-in/forms-have-ids", test_forms_have_ids);
  g_test_add_func ("/nabij/core/check-in/items-have-ids", test_items_have_ids);
  g_test_add_func ("/nabij/core/check-in/answers-have-ids", test_answers_have_ids);
  g_test_add_func ("/nabij/core/check-in/leaves-an-unknown-id-alone", test_leaves_an_unknown_id_alone);
  g_test_add_func ("/nabij/core/check-in/form-follows-from-the-season", test_form_follows_from_the_season);
  g_test_add_func ("/nabij/core/check-in/forms-ask-their-items", test_forms_ask_their_items);
  g_test_add_func ("/nabij/core/check-in/begins-with-nothing", test_begins_with_nothing);
  g_test_add_func ("/nabij/core/check-in/copies", test_copies);
  g_test_add_func ("/nabij/core/check-in/tells-what-differs", test_tells_what_differs);
  g_test_add_func ("/nabij/core/check-in/is-blank-where-nothing-was-said", test_is_blank_where_nothing_was_said);
  g_test_add_func ("/nabij/core/check-in/is-not-blank-with-a-word", test_is_not_blank_with_a_word);
  g_test_add_func ("/nabij/core/check-in/goes-on-where-it-still-is-so", test_goes_on_where_it_still_is_so);

  return g_test_run ();
}
