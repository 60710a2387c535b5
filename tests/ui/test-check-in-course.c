/* test-check-in-course.c
 *
 * The way through a check-in, for each of its forms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-course.h"

#include "nabij-check-in-words.h"

#include <locale.h>

static NabijCheckInCourse *
begin (NabijCheckInForm form)
{
  g_autoptr (NabijCheckIn) blank = nabij_check_in_new (form, FALSE);

  return nabij_check_in_course_new (blank);
}

static void
say (NabijCheckInCourse *course,
     guint               key)
{
  const guint place = nabij_check_in_course_get_place (course);

  nabij_check_in_course_set_answer (course, place, nabij_check_in_course_get_choice (course, place, key, NULL));
  g_assert_cmpuint (nabij_check_in_course_get_place (course), ==, place);
  g_assert_true (nabij_check_in_course_go_on (course));
}

/* Every form and every key: no answer leads anywhere else. */
static void
test_the_way_is_the_same_whatever_is_said (void)
{
  for (int form = 0; form < NABIJ_N_CHECK_IN_FORMS; form++) {
    for (guint key = 0; key < NABIJ_N_CHECK_IN_CHOICES; key++) {
      g_autoptr (NabijCheckInCourse) course = begin ((NabijCheckInForm)form);
      guint                   n_items;
      const NabijCheckInItem *items = nabij_check_in_form_list_items ((NabijCheckInForm)form, &n_items);

      g_assert_cmpuint (nabij_check_in_course_get_n_questions (course), ==, n_items + 1);
      for (guint i = 0; i < n_items; i++) {
        g_assert_cmpint (nabij_check_in_course_get_kind (course), ==, NABIJ_CHECK_IN_PLACE_ITEM);
        g_assert_cmpstr (nabij_check_in_course_get_question (course, i), ==,
                         nabij_check_in_words_get_item (NULL, (NabijCheckInForm)form, FALSE, items[i]));
        say (course, key);
      }
      g_assert_cmpint (nabij_check_in_course_get_kind (course), ==, NABIJ_CHECK_IN_PLACE_TALK);
      say (course, key);
      g_assert_cmpint (nabij_check_in_course_get_kind (course), ==, NABIJ_CHECK_IN_PLACE_WORDS);
      g_assert_false (nabij_check_in_course_get_check_in (course)->is_finished);
      g_assert_true (nabij_check_in_course_go_on (course));
      g_assert_cmpint (nabij_check_in_course_get_kind (course), ==, NABIJ_CHECK_IN_PLACE_END);
      g_assert_true (nabij_check_in_course_get_check_in (course)->is_finished);
      g_assert_false (nabij_check_in_course_go_on (course));
    }
  }
}

static void
test_keys_stand_for_words (void)
{
  static const struct {
    guint              key;
    NabijCheckInAnswer answer;
    NabijCheckInTalk   talk;
    const char        *answer_word;
    const char        *talk_word;
  } keys[] = {
    { 0, NABIJ_CHECK_IN_ANSWER_SKIPPED, NABIJ_CHECK_IN_TALK_SKIPPED, "skip", "skip" },
    { 1, NABIJ_CHECK_IN_ANSWER_HARDLY, NABIJ_CHECK_IN_TALK_YES, "hardly", "yes" },
    { 2, NABIJ_CHECK_IN_ANSWER_SOMETIMES, NABIJ_CHECK_IN_TALK_MAYBE, "sometimes", "maybe" },
    { 3, NABIJ_CHECK_IN_ANSWER_OFTEN, NABIJ_CHECK_IN_TALK_NOT_NOW, "often", "not now" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autoptr (NabijCheckInCourse) course = begin (NABIJ_CHECK_IN_FORM_SELF);
    const guint talk_place = nabij_check_in_course_get_n_questions (course) - 1;
    const char *word;

    nabij_check_in_course_set_answer (course, 0, nabij_check_in_course_get_choice (course, 0, keys[i].key, &word));
    g_assert_cmpstr (word, ==, keys[i].answer_word);
    nabij_check_in_course_set_answer (course, talk_place, nabij_check_in_course_get_choice (course, talk_place, keys[i].key, &word));
    g_assert_cmpstr (word, ==, keys[i].talk_word);
    g_assert_cmpint (nabij_check_in_course_get_check_in (course)->answers[NABIJ_CHECK_IN_ITEM_CALM], ==, keys[i].answer);
    g_assert_cmpint (nabij_check_in_course_get_check_in (course)->talk, ==, keys[i].talk);
  }
}

static void
test_what_was_said_stays_when_one_goes_back (void)
{
  g_autoptr (NabijCheckInCourse) course = begin (NABIJ_CHECK_IN_FORM_SELF);

  g_assert_false (nabij_check_in_course_go_back (course));
  say (course, 3);
  say (course, 0);
  g_assert_true (nabij_check_in_course_go_back (course));
  g_assert_true (nabij_check_in_course_go_back (course));
  g_assert_false (nabij_check_in_course_go_back (course));
  g_assert_cmpstr (nabij_check_in_course_get_answer (course, 0), ==, "often");
  g_assert_cmpstr (nabij_check_in_course_get_answer (course, 1), ==, "skipped");

  say (course, 1);
  g_assert_cmpstr (nabij_check_in_course_get_answer (course, 0), ==, "hardly");
  g_assert_cmpstr (nabij_check_in_course_get_answer (course, 1), ==, "skipped");
  nabij_check_in_course_set_answer (course, 1, NULL);
  g_assert_null (nabij_check_in_course_get_answer (course, 1));
}

/* Wherever it was left, in every form. */
static void
test_is_taken_up_where_it_was (void)
{
  for (int form = 0; form < NABIJ_N_CHECK_IN_FORMS; form++) {
    g_autoptr (NabijCheckInCourse) left = begin ((NabijCheckInForm)form);
    const guint n_questions = nabij_check_in_course_get_n_questions (left);

    for (guint n_said = 0; n_said <= n_questions; n_said++) {
      g_autoptr (NabijCheckInCourse) again = nabij_check_in_course_new (nabij_check_in_course_get_check_in (left));

      g_assert_cmpuint (nabij_check_in_course_get_place (again), ==, n_said);
      g_assert_true (nabij_check_in_equal (nabij_check_in_course_get_check_in (again), nabij_check_in_course_get_check_in (left)));
      if (n_said < n_questions)
        say (left, n_said % NABIJ_N_CHECK_IN_CHOICES);
    }
  }
}

static void
test_keeps_words_as_they_are (void)
{
  g_autoptr (NabijCheckInCourse) course = begin (NABIJ_CHECK_IN_FORM_SELF);
  const NabijCheckIn *check_in = nabij_check_in_course_get_check_in (course);

  nabij_check_in_course_set_words (course, " zon\n", " \n\t ", NULL);
  g_assert_cmpstr (check_in->good, ==, " zon\n");
  g_assert_null (check_in->hard);
  g_assert_null (check_in->need);

  /* A phone puts spaces of another kind, and they say as little. */
  nabij_check_in_course_set_words (course, "\u00a0\u2003\u3000", "\u2028", "\u00a0slaap ");
  g_assert_null (check_in->good);
  g_assert_null (check_in->hard);
  g_assert_cmpstr (check_in->need, ==, "\u00a0slaap ");

  nabij_check_in_course_set_words (course, "", "nacht", "slaap");
  g_assert_null (check_in->good);
  g_assert_cmpstr (check_in->hard, ==, "nacht");
  g_assert_cmpstr (check_in->need, ==, "slaap");
}

static void
test_progress_is_of_the_way_alone (void)
{
  g_autoptr (NabijCheckInCourse) course = begin (NABIJ_CHECK_IN_FORM_AFTER);
  double before = -1.0;

  do {
    g_assert_cmpfloat (nabij_check_in_course_get_progress (course), >, before);
    before = nabij_check_in_course_get_progress (course);
  } while (nabij_check_in_course_go_on (course));
  g_assert_cmpfloat (before, ==, 1.0);
}

static void
test_one_page_ends_as_well (void)
{
  g_autoptr (NabijCheckInCourse) course = begin (NABIJ_CHECK_IN_FORM_AFTER);

  nabij_check_in_course_set_answer (course, 2, "often");
  nabij_check_in_course_go_to_words (course);
  g_assert_cmpint (nabij_check_in_course_get_kind (course), ==, NABIJ_CHECK_IN_PLACE_WORDS);
  g_assert_true (nabij_check_in_course_go_on (course));
  g_assert_true (nabij_check_in_course_get_check_in (course)->is_finished);
  g_assert_cmpint (nabij_check_in_course_get_check_in (course)->answers[NABIJ_CHECK_IN_ITEM_ALERT], ==, NABIJ_CHECK_IN_ANSWER_OFTEN);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/ui/check-in-course/the-way-is-the-same-whatever-is-said", test_the_way_is_the_same_whatever_is_said);
  g_test_add_func ("/nabij/ui/check-in-course/keys-stand-for-words", test_keys_stand_for_words);
  g_test_add_func ("/nabij/ui/check-in-course/what-was-said-stays-when-one-goes-back", test_what_was_said_stays_when_one_goes_back);
  g_test_add_func ("/nabij/ui/check-in-course/is-taken-up-where-it-was", test_is_taken_up_where_it_was);
  g_test_add_func ("/nabij/ui/check-in-course/keeps-words-as-they-are", test_keeps_words_as_they_are);
  g_test_add_func ("/nabij/ui/check-in-course/progress-is-of-the-way-alone", test_progress_is_of_the_way_alone);
  g_test_add_func ("/nabij/ui/check-in-course/one-page-ends-as-well", test_one_page_ends_as_well);

  return g_test_run ();
}
