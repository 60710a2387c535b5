/* test-check-in-plan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-fixture.h"
#include "nabij-date-id.h"

static int
find_on (const NabijFamily *family,
         const char        *author,
         const char        *id)
{
  const GDate day = nabij_check_in_fixture_get_day (id);

  return nabij_check_in_fixture_find (family, author, &day);
}

static void
take_on (NabijFamily *family,
         const char  *author,
         const char  *id)
{
  const GDate day = nabij_check_in_fixture_get_day (id);

  nabij_check_in_plan_take (family, author, &day);
}

/* Nothing is offered to anybody, on any day around the lives of the children, and no reminder comes. */
static void
assert_never (const NabijFamily *family)
{
  GDate             day = nabij_check_in_fixture_get_day ("2025-06-01");
  GDate             next;
  NabijCheckInOffer offer;

  for (int i = 0; i < 2000; i++, g_date_add_days (&day, 1)) {
    g_assert_cmpint (nabij_check_in_fixture_find (family, NULL, &day), ==, -1);
    g_assert_cmpint (nabij_check_in_fixture_find (family, "Anna", &day), ==, -1);
    g_assert_false (nabij_check_in_plan_next (family, &day, &next, &offer));
  }
}

static void
assert_next (const NabijFamily *family,
             const char        *from,
             const char        *expected_day,
             NabijCheckInOffer  expected)
{
  const GDate       first = nabij_check_in_fixture_get_day (from);
  NabijCheckInOffer offer = NABIJ_N_CHECK_IN_OFFERS;
  g_autofree char  *id = NULL;
  GDate             day;

  g_date_clear (&day, 1);
  g_assert_true (nabij_check_in_plan_next (family, &first, &day, &offer) == (expected_day != NULL));
  id = nabij_date_to_id (&day);
  g_assert_cmpstr (id, ==, expected_day);
  g_assert_cmpint (offer, ==, expected);
}

static void
test_had_its_turn (void)
{
  g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2026-11-17");
  g_autoptr (NabijFamily) before = NULL;

  g_assert_cmpint (find_on (family, NULL, "2026-12-03"), ==, NABIJ_CHECK_IN_OFFER_2_WEEKS);
  take_on (family, NULL, "2026-12-03");
  g_assert_cmpint (find_on (family, NULL, "2026-12-03"), ==, -1);
  g_assert_cmpint (find_on (family, NULL, "2026-12-14"), ==, -1);
  g_assert_cmpint (find_on (family, NULL, "2026-12-15"), ==, NABIJ_CHECK_IN_OFFER_4_WEEKS);

  /* Twice is as good as once. */
  before = nabij_family_copy (family);
  take_on (family, NULL, "2026-12-04");
  g_assert_true (nabij_family_equal (family, before));
}

static void
test_takes_all_that_came_before (void)
{
  g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2026-11-17");
  g_autoptr (NabijFamily) before = nabij_family_copy (family);

  /* Before the first there is nothing to take. */
  take_on (family, "Anna", "2026-11-10");
  take_on (family, "Anna", "2026-11-30");
  g_assert_true (nabij_family_equal (family, before));

  /* By oneself, when nothing is open. */
  take_on (family, "Anna", "2027-02-05");
  g_assert_cmpuint (family->check_in_turns->len, ==, 3);
  g_assert_cmpint (find_on (family, "Anna", "2026-12-03"), ==, -1);
  g_assert_cmpint (find_on (family, "Anna", "2026-12-17"), ==, -1);
  g_assert_cmpint (find_on (family, "Anna", "2027-01-13"), ==, -1);
  g_assert_cmpint (find_on (family, "Anna", "2027-02-17"), ==, NABIJ_CHECK_IN_OFFER_3_MONTHS);
}

static void
test_clock_that_is_set_back_repeats_nothing (void)
{
  g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2026-11-17");
  GDate day = nabij_check_in_fixture_get_day ("2026-11-01");

  take_on (family, NULL, "2027-05-20");
  for (int i = 0; i < 250; i++, g_date_add_days (&day, 1))
    g_assert_cmpint (nabij_check_in_fixture_find (family, NULL, &day), ==, -1);
  assert_next (family, "2026-11-01", "2027-08-17", NABIJ_CHECK_IN_OFFER_9_MONTHS);
}

static void
test_birth_can_be_found_to_be_another (void)
{
  g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2026-11-17");

  take_on (family, NULL, "2026-12-16");

  /* A week later: four weeks would come once more. */
  nabij_check_in_fixture_get_child (family)->born = nabij_check_in_fixture_get_day ("2026-11-24");
  g_assert_cmpint (find_on (family, NULL, "2026-12-16"), ==, -1);
  g_assert_cmpint (find_on (family, NULL, "2026-12-22"), ==, -1);
  assert_next (family, "2026-12-16", "2027-01-19", NABIJ_CHECK_IN_OFFER_8_WEEKS);

  /* Earlier: the next one is open already. */
  nabij_check_in_fixture_get_child (family)->born = nabij_check_in_fixture_get_day ("2026-10-17");
  g_assert_cmpint (find_on (family, NULL, "2026-12-16"), ==, NABIJ_CHECK_IN_OFFER_8_WEEKS);

  /* A year that was mistyped: what was taken by it does not come again. */
  nabij_check_in_fixture_get_child (family)->born = nabij_check_in_fixture_get_day ("2025-11-17");
  g_assert_cmpint (find_on (family, NULL, "2026-11-20"), ==, NABIJ_CHECK_IN_OFFER_12_MONTHS);
  take_on (family, NULL, "2026-11-20");
  nabij_check_in_fixture_get_child (family)->born = nabij_check_in_fixture_get_day ("2026-11-17");
  assert_next (family, "2026-11-20", "2028-05-17", NABIJ_CHECK_IN_OFFER_18_MONTHS);
}

static void
test_counts_from_the_birth_of_an_early_child (void)
{
  g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2026-11-17");
  const GDate due = nabij_check_in_fixture_get_day ("2027-02-23");

  g_assert_true (nabij_family_add_due_date (family, &due, NABIJ_DUE_BASIS_DATE, 1));
  nabij_check_in_fixture_get_child (family)->days_at_birth = 26 * 7;
  nabij_check_in_fixture_get_child (family)->shows_corrected = TRUE;
  nabij_check_in_fixture_get_child (family)->in_hospital = TRUE;
  g_assert_cmpint (find_on (family, NULL, "2026-12-01"), ==, NABIJ_CHECK_IN_OFFER_2_WEEKS);
  g_assert_cmpint (find_on (family, NULL, "2027-02-16"), ==, -1);
  g_assert_cmpint (find_on (family, NULL, "2027-02-17"), ==, NABIJ_CHECK_IN_OFFER_3_MONTHS);
}

static void
test_twins_have_one_birth (void)
{
  static const char *const births[] = { "2026-11-17", "2026-11-18", "2026-11-16", "2026-10-20" };

  for (gsize i = 0; i < G_N_ELEMENTS (births); i++) {
    for (int youngest_first = 0; youngest_first < 2; youngest_first++) {
      g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family (births[i]);
      const GDate other = nabij_check_in_fixture_get_day ("2026-11-17");
      NabijChild *child = nabij_check_in_fixture_add_child (family, "2026-11-17");
      GDate       day = g_date_compare (&nabij_check_in_fixture_get_child (family)->born, &other) > 0 ? nabij_check_in_fixture_get_child (family)->born : other;

      if (youngest_first) {
        g_ptr_array_steal_index (family->children, 1);
        g_ptr_array_insert (family->children, 0, child);
      }
      g_date_add_days (&day, 14);
      assert_next (family, "2026-11-01", i == 1 ? "2026-12-02" : "2026-12-01", NABIJ_CHECK_IN_OFFER_2_WEEKS);
      g_assert_cmpint (nabij_check_in_fixture_find (family, NULL, &day), ==, NABIJ_CHECK_IN_OFFER_2_WEEKS);
      nabij_check_in_plan_take (family, NULL, &day);

      /* Once for both, whichever of them is looked at, and whichever is taken out again. */
      for (int n = 0; n < 14; n++, g_date_add_days (&day, 1))
        g_assert_cmpint (nabij_check_in_fixture_find (family, NULL, &day), ==, -1);
      day = nabij_check_in_fixture_get_day ("2026-11-01");
      g_ptr_array_remove_index (family->children, 0);
      for (int n = 0; n < 43; n++, g_date_add_days (&day, 1))
        g_assert_cmpint (nabij_check_in_fixture_find (family, NULL, &day), !=, NABIJ_CHECK_IN_OFFER_2_WEEKS);
    }
  }
}

static void
test_turn_counts_for_a_twin_that_is_told_later (void)
{
  g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2026-11-17");

  take_on (family, NULL, "2026-12-02");
  nabij_check_in_fixture_add_child (family, "2026-11-18");
  g_assert_cmpint (find_on (family, NULL, "2026-12-03"), ==, -1);
  g_assert_cmpint (find_on (family, NULL, "2026-12-16"), ==, NABIJ_CHECK_IN_OFFER_4_WEEKS);
}

static void
test_another_birth_begins_anew (void)
{
  g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2026-11-17");
  const GDate due = nabij_check_in_fixture_get_day ("2028-05-20");

  take_on (family, NULL, "2027-11-20");

  /* The time before it is not the time after the first. */
  family->told = NABIJ_TOLD_PREGNANT;
  g_assert_true (nabij_family_add_due_date (family, &due, NABIJ_DUE_BASIS_DATE, 1));
  assert_never (family);

  /* The eldest would be asked about on this day. */
  nabij_family_give_birth (family, &due);
  g_assert_cmpint (find_on (family, NULL, "2028-05-20"), ==, -1);
  assert_next (family, "2028-05-20", "2028-06-03", NABIJ_CHECK_IN_OFFER_2_WEEKS);
  g_assert_cmpint (find_on (family, NULL, "2028-06-03"), ==, NABIJ_CHECK_IN_OFFER_2_WEEKS);
}

static void
test_nothing_comes_by_itself (void)
{
  g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2026-11-17");

  family->check_ins_offered = FALSE;
  assert_never (family);

  /* Asked for late: what is open now comes, and what was before does not. */
  family->check_ins_offered = TRUE;
  g_assert_cmpint (find_on (family, NULL, "2027-02-05"), ==, -1);
  g_assert_cmpint (find_on (family, NULL, "2027-02-20"), ==, NABIJ_CHECK_IN_OFFER_3_MONTHS);
  assert_next (family, "2027-02-20", "2027-05-17", NABIJ_CHECK_IN_OFFER_6_MONTHS);
}

static void
test_nothing_comes_in_silence (void)
{
  g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2026-11-17");

  for (int silence = NABIJ_SILENCE_OPENED; silence <= NABIJ_SILENCE_CHILD_DIED; silence++) {
    family->silence = (NabijSilence)silence;
    assert_never (family);
  }

  /* Back again: what is open on that day, and nothing is made up for. */
  family->silence = NABIJ_SILENCE_NONE;
  g_assert_cmpint (find_on (family, NULL, "2027-02-05"), ==, -1);
  g_assert_cmpint (find_on (family, NULL, "2027-01-25"), ==, NABIJ_CHECK_IN_OFFER_8_WEEKS);

  family->told = NABIJ_TOLD_SOMETHING_ELSE;
  assert_never (family);
}

/* Who looked at it in a pause is not asked again after it. */
static void
test_takes_in_any_season (void)
{
  g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2026-11-17");

  family->silence = NABIJ_SILENCE_PAUSE;
  family->check_ins_offered = FALSE;
  take_on (family, NULL, "2026-12-02");
  family->silence = NABIJ_SILENCE_NONE;
  family->check_ins_offered = TRUE;
  g_assert_cmpint (find_on (family, NULL, "2026-12-03"), ==, -1);
}

static void
test_no_birth_is_made_up (void)
{
  g_autoptr (NabijFamily) unknown = nabij_check_in_fixture_make_family (NULL);
  g_autoptr (NabijFamily) none = nabij_check_in_fixture_make_family ("2026-11-17");
  g_autoptr (NabijFamily) late = nabij_check_in_fixture_make_family ("2026-11-17");
  g_autoptr (NabijFamily) nothing = nabij_family_new ();

  assert_never (unknown);
  take_on (unknown, NULL, "2026-12-01");
  g_assert_cmpuint (unknown->check_in_turns->len, ==, 0);

  g_ptr_array_set_size (none->children, 0);
  assert_never (none);

  nothing->check_ins_offered = TRUE;
  assert_never (nothing);

  /* As far as a calendar goes. */
  for (guint year = G_MAXUINT16 - 4; year <= G_MAXUINT16; year++) {
    GDate             day;
    GDate             next;
    NabijCheckInOffer offer;

    g_date_set_year (&nabij_check_in_fixture_get_child (late)->born, (GDateYear)year);
    day = nabij_check_in_fixture_get_child (late)->born;
    g_assert_true (nabij_check_in_plan_next (late, &day, &next, &offer) == (year <= G_MAXUINT16 - 3));
    take_on (late, NULL, "2026-12-01");
    g_assert_cmpuint (late->check_in_turns->len, ==, 0);
  }
}

static void
test_speaks_of_no_child_that_died (void)
{
  g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2025-11-20");
  NabijChild *youngest = nabij_check_in_fixture_add_child (family, "2026-11-17");

  g_assert_cmpint (find_on (family, NULL, "2026-12-01"), ==, NABIJ_CHECK_IN_OFFER_2_WEEKS);

  /* In silence first, and when that was ended, nothing is counted from that birth. */
  youngest->died = TRUE;
  family->silence = NABIJ_SILENCE_CHILD_DIED;
  assert_never (family);
  family->silence = NABIJ_SILENCE_NONE;
  g_assert_cmpint (find_on (family, NULL, "2026-12-05"), ==, -1);
  assert_next (family, "2026-12-05", "2027-05-20", NABIJ_CHECK_IN_OFFER_18_MONTHS);

  nabij_check_in_fixture_get_child (family)->died = TRUE;
  assert_never (family);
}

static void
test_twin_goes_on_after_a_twin_that_died (void)
{
  g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2026-11-17");
  NabijChild *youngest = nabij_check_in_fixture_add_child (family, "2026-11-18");

  take_on (family, NULL, "2026-12-03");
  youngest->died = TRUE;
  g_assert_cmpint (find_on (family, NULL, "2026-12-04"), ==, -1);
  g_assert_cmpint (find_on (family, NULL, "2026-12-15"), ==, NABIJ_CHECK_IN_OFFER_4_WEEKS);
}

static void
test_each_parent_has_a_turn (void)
{
  g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2026-11-17");

  take_on (family, "Anna", "2026-12-02");
  g_assert_cmpint (find_on (family, "Anna", "2026-12-03"), ==, -1);
  g_assert_cmpint (find_on (family, "Bo", "2026-12-03"), ==, NABIJ_CHECK_IN_OFFER_2_WEEKS);
  take_on (family, "Bo", "2026-12-03");
  g_assert_cmpint (find_on (family, "Bo", "2026-12-03"), ==, -1);
  g_assert_cmpint (find_on (family, "Anna", "2026-12-15"), ==, NABIJ_CHECK_IN_OFFER_4_WEEKS);
  g_assert_cmpint (find_on (family, "Bo", "2026-12-15"), ==, NABIJ_CHECK_IN_OFFER_4_WEEKS);
}

/* Nobody is asked twice because a name was given, or taken away. */
static void
test_names_bring_nothing_again (void)
{
  g_autoptr (NabijFamily) named_later = nabij_check_in_fixture_make_family ("2026-11-17");
  g_autoptr (NabijFamily) named_before = nabij_check_in_fixture_make_family ("2026-11-17");

  take_on (named_later, NULL, "2026-12-02");
  g_assert_cmpint (find_on (named_later, "", "2026-12-03"), ==, -1);
  g_assert_cmpint (find_on (named_later, "Anna", "2026-12-03"), ==, -1);
  g_assert_cmpint (find_on (named_later, "Bo", "2026-12-03"), ==, -1);

  take_on (named_before, "Anna", "2026-12-02");
  g_assert_cmpint (find_on (named_before, NULL, "2026-12-03"), ==, -1);
  g_assert_cmpint (find_on (named_before, "Bo", "2026-12-03"), ==, NABIJ_CHECK_IN_OFFER_2_WEEKS);
}

static void
test_reminder_is_for_both_parents (void)
{
  g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2026-11-17");

  take_on (family, "Anna", "2026-12-02");
  take_on (family, "Bo", "2026-12-03");
  assert_next (family, "2026-12-03", "2026-12-15", NABIJ_CHECK_IN_OFFER_4_WEEKS);

  /* Anna alone looked at it, and the clock was set back: Bo has it open. */
  take_on (family, "Anna", "2026-12-16");
  assert_next (family, "2026-12-03", "2026-12-15", NABIJ_CHECK_IN_OFFER_4_WEEKS);
  take_on (family, "Bo", "2026-12-16");
  assert_next (family, "2026-12-03", "2027-01-12", NABIJ_CHECK_IN_OFFER_8_WEEKS);

  /* Without a name it was for both of them. */
  take_on (family, NULL, "2027-01-13");
  assert_next (family, "2026-12-03", "2027-02-17", NABIJ_CHECK_IN_OFFER_3_MONTHS);
  assert_next (family, "2027-02-17", "2027-02-17", NABIJ_CHECK_IN_OFFER_3_MONTHS);
  assert_next (family, "2027-02-18", "2027-05-17", NABIJ_CHECK_IN_OFFER_6_MONTHS);
  assert_next (family, "2028-11-17", "2028-11-17", NABIJ_CHECK_IN_OFFER_24_MONTHS);
  assert_next (family, "2028-11-18", NULL, NABIJ_N_CHECK_IN_OFFERS);
}

static void
test_reminder_repeats_nothing_to_one_parent (void)
{
  g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2026-11-17");

  take_on (family, "Anna", "2026-12-16");
  assert_next (family, "2026-11-20", "2027-01-12", NABIJ_CHECK_IN_OFFER_8_WEEKS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/check-in-plan/had-its-turn", test_had_its_turn);
  g_test_add_func ("/nabij/core/check-in-plan/takes-all-that-came-before", test_takes_all_that_came_before);
  g_test_add_func ("/nabij/core/check-in-plan/clock-that-is-set-back-repeats-nothing", test_clock_that_is_set_back_repeats_nothing);
  g_test_add_func ("/nabij/core/check-in-plan/birth-can-be-found-to-be-another", test_birth_can_be_found_to_be_another);
  g_test_add_func ("/nabij/core/check-in-plan/counts-from-the-birth-of-an-early-child", test_counts_from_the_birth_of_an_early_child);
  g_test_add_func ("/nabij/core/check-in-plan/twins-have-one-birth", test_twins_have_one_birth);
  g_test_add_func ("/nabij/core/check-in-plan/turn-counts-for-a-twin-that-is-told-later", test_turn_counts_for_a_twin_that_is_told_later);
  g_test_add_func ("/nabij/core/check-in-plan/another-birth-begins-anew", test_another_birth_begins_anew);
  g_test_add_func ("/nabij/core/check-in-plan/nothing-comes-by-itself", test_nothing_comes_by_itself);
  g_test_add_func ("/nabij/core/check-in-plan/nothing-comes-in-silence", test_nothing_comes_in_silence);
  g_test_add_func ("/nabij/core/check-in-plan/takes-in-any-season", test_takes_in_any_season);
  g_test_add_func ("/nabij/core/check-in-plan/no-birth-is-made-up", test_no_birth_is_made_up);
  g_test_add_func ("/nabij/core/check-in-plan/speaks-of-no-child-that-died", test_speaks_of_no_child_that_died);
  g_test_add_func ("/nabij/core/check-in-plan/twin-goes-on-after-a-twin-that-died", test_twin_goes_on_after_a_twin_that_died);
  g_test_add_func ("/nabij/core/check-in-plan/each-parent-has-a-turn", test_each_parent_has_a_turn);
  g_test_add_func ("/nabij/core/check-in-plan/names-bring-nothing-again", test_names_bring_nothing_again);
  g_test_add_func ("/nabij/core/check-in-plan/reminder-is-for-both-parents", test_reminder_is_for_both_parents);
  g_test_add_func ("/nabij/core/check-in-plan/reminder-repeats-nothing-to-one-parent", test_reminder_repeats_nothing_to_one_parent);

  return g_test_run ();
}
