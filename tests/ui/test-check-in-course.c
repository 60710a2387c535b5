/* test-check-in-course.c
 *
 * The way through a check-in, for each of its forms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-course.h"

static NabijCheckInCourse *
begin (NabijCheckInForm form)
{
  g_autoptr (NabijCheckIn) blank = nabij_check_in_new (form, FALSE);

  return nabij_check_in_course_new (blank);
}

static void
say (NabijCheckInCourse *course,
     NabijCheckInAnswer  answer,
     NabijCheckInTalk    talk)
{
  if (nabij_check_in_course_get_place (course) == NABIJ_CHECK_IN_PLACE_ITEM)
    nabij_check_in_course_answer (course, nabij_check_in_course_get_item (course), answer);
  else
    nabij_check_in_course_talk (course, talk);
  g_assert_true (nabij_check_in_course_go_on (course));
}

/* To the words, with one answer to everything; every item of the form comes once and in its order. */
static void
walk (NabijCheckInCourse *course,
      NabijCheckInForm    form,
      NabijCheckInAnswer  answer,
      NabijCheckInTalk    talk)
{
  guint                   n_items;
  const NabijCheckInItem *items = nabij_check_in_form_list_items (form, &n_items);

  for (guint i = 0; i < n_items; i++) {
    g_assert_cmpint (nabij_check_in_course_get_place (course), ==, NABIJ_CHECK_IN_PLACE_ITEM);
    g_assert_cmpint (nabij_check_in_course_get_item (course), ==, items[i]);
    say (course, answer, talk);
  }
  g_assert_cmpint (nabij_check_in_course_get_place (course), ==, NABIJ_CHECK_IN_PLACE_TALK);
  say (course, answer, talk);
  g_assert_cmpint (nabij_check_in_course_get_place (course), ==, NABIJ_CHECK_IN_PLACE_WORDS);
}

/* Whatever is said. */
static void
test_the_way_is_always_the_same (void)
{
  for (int form = 0; form < NABIJ_N_CHECK_IN_FORMS; form++) {
    for (int answer = NABIJ_CHECK_IN_ANSWER_HARDLY; answer < NABIJ_N_CHECK_IN_ANSWERS; answer++) {
      for (int talk = NABIJ_CHECK_IN_TALK_YES; talk < NABIJ_N_CHECK_IN_TALKS; talk++) {
        g_autoptr (NabijCheckInCourse) course = begin ((NabijCheckInForm)form);

        walk (course, (NabijCheckInForm)form, (NabijCheckInAnswer)answer, (NabijCheckInTalk)talk);
        nabij_check_in_course_finish (course);
        g_assert_cmpint (nabij_check_in_course_get_place (course), ==, NABIJ_CHECK_IN_PLACE_END);
        g_assert_true (nabij_check_in_course_get_check_in (course)->is_finished);
      }
    }
  }
}

static void
test_nothing_goes_on_by_itself (void)
{
  g_autoptr (NabijCheckInCourse) course = begin (NABIJ_CHECK_IN_FORM_AFTER);

  g_assert_false (nabij_check_in_course_can_go_on (course));
  g_assert_false (nabij_check_in_course_go_on (course));
  g_assert_false (nabij_check_in_course_can_go_back (course));
  g_assert_false (nabij_check_in_course_go_back (course));
  g_assert_cmpint (nabij_check_in_course_get_item (course), ==, NABIJ_CHECK_IN_ITEM_CALM);

  walk (course, NABIJ_CHECK_IN_FORM_AFTER, NABIJ_CHECK_IN_ANSWER_OFTEN, NABIJ_CHECK_IN_TALK_NOT_NOW);
  g_assert_false (nabij_check_in_course_go_on (course));
  g_assert_false (nabij_check_in_course_get_check_in (course)->is_finished);
}

static void
test_goes_back_and_forth (void)
{
  g_autoptr (NabijCheckInCourse) course = begin (NABIJ_CHECK_IN_FORM_SELF);
  guint n_steps = 0;

  walk (course, NABIJ_CHECK_IN_FORM_SELF, NABIJ_CHECK_IN_ANSWER_HARDLY, NABIJ_CHECK_IN_TALK_MAYBE);
  while (nabij_check_in_course_go_back (course))
    n_steps++;
  g_assert_cmpuint (n_steps, ==, 6);
  g_assert_cmpint (nabij_check_in_course_get_item (course), ==, NABIJ_CHECK_IN_ITEM_CALM);

  /* Another answer, and the others are as they were. */
  say (course, NABIJ_CHECK_IN_ANSWER_OFTEN, NABIJ_CHECK_IN_TALK_NONE);
  while (nabij_check_in_course_go_on (course))
    n_steps--;
  g_assert_cmpuint (n_steps, ==, 1);
  g_assert_cmpint (nabij_check_in_course_get_place (course), ==, NABIJ_CHECK_IN_PLACE_WORDS);
  g_assert_cmpint (nabij_check_in_course_get_check_in (course)->answers[NABIJ_CHECK_IN_ITEM_CALM], ==, NABIJ_CHECK_IN_ANSWER_OFTEN);
  g_assert_cmpint (nabij_check_in_course_get_check_in (course)->answers[NABIJ_CHECK_IN_ITEM_REST], ==, NABIJ_CHECK_IN_ANSWER_HARDLY);
  g_assert_cmpint (nabij_check_in_course_get_check_in (course)->talk, ==, NABIJ_CHECK_IN_TALK_MAYBE);
}

/* Wherever it was left. */
static void
test_is_taken_up_where_it_was (void)
{
  for (int form = 0; form < NABIJ_N_CHECK_IN_FORMS; form++) {
    guint n_items;

    nabij_check_in_form_list_items ((NabijCheckInForm)form, &n_items);
    for (guint n_said = 0; n_said <= n_items + 1; n_said++) {
      g_autoptr (NabijCheckInCourse) left = begin ((NabijCheckInForm)form);
      g_autoptr (NabijCheckInCourse) again = NULL;

      for (guint i = 0; i < n_said; i++)
        say (left, i % 2 == 0 ? NABIJ_CHECK_IN_ANSWER_SKIPPED : NABIJ_CHECK_IN_ANSWER_OFTEN, NABIJ_CHECK_IN_TALK_SKIPPED);
      again = nabij_check_in_course_new (nabij_check_in_course_get_check_in (left));
      g_assert_cmpint (nabij_check_in_course_get_place (again), ==, nabij_check_in_course_get_place (left));
      if (n_said < n_items)
        g_assert_cmpint (nabij_check_in_course_get_item (again), ==, nabij_check_in_course_get_item (left));
      g_assert_true (nabij_check_in_equal (nabij_check_in_course_get_check_in (again), nabij_check_in_course_get_check_in (left)));
    }
  }
}

static void
test_what_was_not_said_was_passed_over (void)
{
  g_autoptr (NabijCheckInCourse) course = begin (NABIJ_CHECK_IN_FORM_PREGNANCY);
  g_autoptr (NabijCheckInCourse) again = NULL;
  const NabijCheckIn *check_in;

  nabij_check_in_course_answer (course, NABIJ_CHECK_IN_ITEM_REST, NABIJ_CHECK_IN_ANSWER_HARDLY);
  nabij_check_in_course_finish (course);
  check_in = nabij_check_in_course_get_check_in (course);
  g_assert_cmpint (check_in->answers[NABIJ_CHECK_IN_ITEM_CALM], ==, NABIJ_CHECK_IN_ANSWER_SKIPPED);
  g_assert_cmpint (check_in->answers[NABIJ_CHECK_IN_ITEM_REST], ==, NABIJ_CHECK_IN_ANSWER_HARDLY);
  g_assert_cmpint (check_in->talk, ==, NABIJ_CHECK_IN_TALK_SKIPPED);
  /* It was never asked. */
  g_assert_cmpint (check_in->answers[NABIJ_CHECK_IN_ITEM_CRYING], ==, NABIJ_CHECK_IN_ANSWER_NONE);

  g_assert_false (nabij_check_in_course_can_go_back (course));
  again = nabij_check_in_course_new (check_in);
  g_assert_cmpint (nabij_check_in_course_get_place (again), ==, NABIJ_CHECK_IN_PLACE_END);
}

static void
test_keeps_words_as_they_are (void)
{
  g_autoptr (NabijCheckInCourse) course = begin (NABIJ_CHECK_IN_FORM_SELF);

  nabij_check_in_course_write (course, " zon\n", " \n\t ", NULL);
  g_assert_cmpstr (nabij_check_in_course_get_check_in (course)->good, ==, " zon\n");
  g_assert_null (nabij_check_in_course_get_check_in (course)->hard);
  g_assert_null (nabij_check_in_course_get_check_in (course)->need);

  nabij_check_in_course_write (course, "", "nacht", "slaap");
  g_assert_null (nabij_check_in_course_get_check_in (course)->good);
  g_assert_cmpstr (nabij_check_in_course_get_check_in (course)->hard, ==, "nacht");
  g_assert_cmpstr (nabij_check_in_course_get_check_in (course)->need, ==, "slaap");
}

/* The line only ever grows on the way there. */
static void
test_the_line_grows_with_the_way (void)
{
  g_autoptr (NabijCheckInCourse) course = begin (NABIJ_CHECK_IN_FORM_AFTER);
  double before = -1.0;

  while (nabij_check_in_course_get_place (course) != NABIJ_CHECK_IN_PLACE_WORDS) {
    g_assert_cmpfloat (nabij_check_in_course_get_way (course), >, before);
    before = nabij_check_in_course_get_way (course);
    say (course, NABIJ_CHECK_IN_ANSWER_SKIPPED, NABIJ_CHECK_IN_TALK_SKIPPED);
  }
  g_assert_cmpfloat (nabij_check_in_course_get_way (course), <, 1.0);
  nabij_check_in_course_finish (course);
  g_assert_cmpfloat (nabij_check_in_course_get_way (course), ==, 1.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);

#define ADD(name, func) g_test_add_func ("/nabij/ui/check-in-course/" name, func)
  ADD ("the-way-is-always-the-same", test_the_way_is_always_the_same);
  ADD ("nothing-goes-on-by-itself", test_nothing_goes_on_by_itself);
  ADD ("goes-back-and-forth", test_goes_back_and_forth);
  ADD ("is-taken-up-where-it-was", test_is_taken_up_where_it_was);
  ADD ("what-was-not-said-was-passed-over", test_what_was_not_said_was_passed_over);
  ADD ("keeps-words-as-they-are", test_keeps_words_as_they_are);
  ADD ("the-line-grows-with-the-way", test_the_line_grows_with_the_way);
#undef ADD

  return g_test_run ();
}
