/* test-third-place.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-third-place.h"

#include <locale.h>

#define N_DAYS 60

static const NabijSeason seasons[] = {
  NABIJ_SEASON_UNKNOWN,
  NABIJ_SEASON_BEFORE,
  NABIJ_SEASON_AFTER,
  NABIJ_SEASON_PAUSED,
  NABIJ_SEASON_ENDED,
};

static NabijThirdPlace
choose (const NabijFamily *family,
        gboolean           introduced,
        gboolean           has_open_moment)
{
  return nabij_third_place_choose (&(NabijThirdPlaceFacts){
    .family = family,
    .introduced = introduced,
    .has_open_moment = has_open_moment,
  });
}

static void
test_has_one_thing_by_rank (void)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();

  g_assert_cmpint (choose (NULL, TRUE, FALSE), ==, NABIJ_THIRD_PLACE_NOTHING);
  g_assert_cmpint (choose (NULL, TRUE, TRUE), ==, NABIJ_THIRD_PLACE_OPEN_MOMENT);
  g_assert_cmpint (choose (family, FALSE, FALSE), ==, NABIJ_THIRD_PLACE_RITUAL);
  g_assert_cmpint (choose (family, TRUE, FALSE), ==, NABIJ_THIRD_PLACE_QUESTION);
  g_assert_cmpint (choose (family, TRUE, TRUE), ==, NABIJ_THIRD_PLACE_OPEN_MOMENT);
}

static void
test_puts_a_check_in_before_the_question (void)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  NabijThirdPlaceFacts facts = { .family = family, .introduced = TRUE, .check_in_offered = TRUE };

  g_assert_cmpint (nabij_third_place_choose (&facts), ==, NABIJ_THIRD_PLACE_CHECK_IN);
  facts.has_open_moment = TRUE;
  g_assert_cmpint (nabij_third_place_choose (&facts), ==, NABIJ_THIRD_PLACE_OPEN_MOMENT);
  facts.has_open_moment = FALSE;
  facts.family = NULL;
  g_assert_cmpint (nabij_third_place_choose (&facts), ==, NABIJ_THIRD_PLACE_NOTHING);
}

/* Once, and never again after any answer; never in silence. */
static void
test_asks_once (void)
{
  for (int told = NABIJ_TOLD_NOTHING; told <= NABIJ_TOLD_SOMETHING_ELSE; told++) {
    for (int silence = NABIJ_SILENCE_NONE; silence <= NABIJ_SILENCE_CHILD_DIED; silence++) {
      g_autoptr (NabijFamily) family = nabij_family_new ();
      const gboolean asks = told == NABIJ_TOLD_NOTHING && silence == NABIJ_SILENCE_NONE;

      family->told = (NabijTold)told;
      family->silence = (NabijSilence)silence;
      g_assert_cmpint (choose (family, TRUE, FALSE) == NABIJ_THIRD_PLACE_QUESTION, ==, asks);
    }
  }
}

static void
test_offers_the_sentence_of_the_pregnancy_once (void)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autoptr (NabijFamily) without = nabij_family_new ();

  without->told = NABIJ_TOLD_BABY_IS_HERE;
  nabij_family_choose_sentence (without, "sentence-here", 1);
  g_assert_cmpint (choose (without, TRUE, FALSE), ==, NABIJ_THIRD_PLACE_RITUAL);

  family->told = NABIJ_TOLD_PREGNANT;
  nabij_family_choose_sentence (family, "sentence-room", 1);
  g_assert_cmpint (choose (family, TRUE, FALSE), ==, NABIJ_THIRD_PLACE_RITUAL);
  family->told = NABIJ_TOLD_BABY_IS_HERE;
  nabij_family_choose_sentence (family, "sentence-here", 2);
  g_assert_cmpint (choose (family, TRUE, FALSE), ==, NABIJ_THIRD_PLACE_SENTENCE);
  g_assert_cmpstr (nabij_third_place_find_sentence (family)->sentence, ==, "sentence-room");

  for (int silence = NABIJ_SILENCE_OPENED; silence <= NABIJ_SILENCE_CHILD_DIED; silence++) {
    family->silence = (NabijSilence)silence;
    g_assert_cmpint (choose (family, TRUE, FALSE), ==, NABIJ_THIRD_PLACE_RITUAL);
  }
  family->silence = NABIJ_SILENCE_NONE;
  family->sentence_offered = TRUE;
  g_assert_cmpint (choose (family, TRUE, FALSE), ==, NABIJ_THIRD_PLACE_RITUAL);
}

/* After everything else, and never in a silence. */
static void
test_offers_a_voice_last (void)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  NabijThirdPlaceFacts facts = { .family = family, .introduced = TRUE, .voice_offered = TRUE };

  g_assert_cmpint (nabij_third_place_choose (&facts), ==, NABIJ_THIRD_PLACE_QUESTION);
  family->told = NABIJ_TOLD_NOT_NOW;
  g_assert_cmpint (nabij_third_place_choose (&facts), ==, NABIJ_THIRD_PLACE_VOICE);
  facts.check_in_offered = TRUE;
  g_assert_cmpint (nabij_third_place_choose (&facts), ==, NABIJ_THIRD_PLACE_CHECK_IN);
  facts.check_in_offered = FALSE;
  facts.has_open_moment = TRUE;
  g_assert_cmpint (nabij_third_place_choose (&facts), ==, NABIJ_THIRD_PLACE_OPEN_MOMENT);
  facts.has_open_moment = FALSE;

  family->told = NABIJ_TOLD_PREGNANT;
  nabij_family_choose_sentence (family, "sentence-room", 1);
  family->told = NABIJ_TOLD_BABY_IS_HERE;
  g_assert_cmpint (nabij_third_place_choose (&facts), ==, NABIJ_THIRD_PLACE_SENTENCE);
  family->sentence_offered = TRUE;
  g_assert_cmpint (nabij_third_place_choose (&facts), ==, NABIJ_THIRD_PLACE_VOICE);

  for (int silence = NABIJ_SILENCE_OPENED; silence <= NABIJ_SILENCE_CHILD_DIED; silence++) {
    family->silence = (NabijSilence)silence;
    g_assert_cmpint (nabij_third_place_choose (&facts), ==, NABIJ_THIRD_PLACE_RITUAL);
  }
}

static NabijPractice *
choose_ritual (NabijPractices *practices,
               NabijSituation *situation,
               int             day,
               int             hour)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 17, G_DATE_NOVEMBER, 2026);
  g_date_add_days (&today, (guint)day);
  situation->night = hour >= 22 || hour < 7;
  return nabij_third_place_choose_ritual (practices, situation, &today, hour, NULL);
}

/* For every season, day and hour. */
static void
test_puts_forward_what_fits (void)
{
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();

  for (gsize season = 0; season < G_N_ELEMENTS (seasons); season++) {
    for (int day = 0; day < N_DAYS; day++) {
      for (int hour = 0; hour < 24; hour++) {
        NabijSituation situation = { .season = seasons[season], .weeks = NABIJ_WEEKS_UNKNOWN };
        NabijPractice *practice = choose_ritual (practices, &situation, day, hour);

        g_assert_nonnull (practice);
        g_assert_true (nabij_practice_fits (practice, &situation));
        g_assert_cmpint (nabij_practice_get_flags (practice) & NABIJ_PRACTICE_FLAGS_CRYING, ==, 0);
        g_assert_cmpint (nabij_practice_get_kind (practice), !=, NABIJ_PRACTICE_KIND_WATER);
        g_assert_cmpint (nabij_practice_get_kind (practice), !=, NABIJ_PRACTICE_KIND_STEPS);
        g_assert_cmpint (nabij_practice_get_kind (practice), !=, NABIJ_PRACTICE_KIND_READING);
        g_assert_cmpint (nabij_practice_get_group (practice), ==,
                         nabij_season_is_silent (seasons[season]) ? NABIJ_PRACTICE_GROUP_FOR_YOU : NABIJ_PRACTICE_GROUP_CONNECT);
        g_assert_cmpint (g_str_equal (nabij_practice_get_id (practice), "before-sleep"), ==,
                         !nabij_season_is_silent (seasons[season]) && hour >= 19 && hour < 22);
      }
    }
  }
}

/* Whoever leaves the choice to the program gets the same as whoever opens it, and in silence what asks
 * nothing at all. */
static void
test_chooses_a_quiet_moment (void)
{
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();

  for (gsize season = 0; season < G_N_ELEMENTS (seasons); season++) {
    for (int day = 0; day < N_DAYS; day++) {
      for (int hour = 0; hour < 24; hour++) {
        NabijSituation situation = { .season = seasons[season], .weeks = NABIJ_WEEKS_UNKNOWN };
        NabijPractice *of_the_day = choose_ritual (practices, &situation, day, hour);
        NabijPractice *practice;
        GDate          today;

        g_date_clear (&today, 1);
        g_date_set_dmy (&today, 17, G_DATE_NOVEMBER, 2026);
        g_date_add_days (&today, (guint)day);
        practice = nabij_third_place_choose_quiet_moment (practices, &situation, &today, hour);
        if (nabij_season_is_silent (seasons[season]))
          g_assert_cmpstr (nabij_practice_get_id (practice), ==, NABIJ_PRACTICE_ID_FIVE);
        else
          g_assert_true (practice == of_the_day);
        g_assert_true (nabij_practice_fits (practice, &situation));
      }
    }
  }
}

static void
test_is_steady_for_a_day (void)
{
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (int day = 0; day < N_DAYS; day++) {
    NabijSituation situation = { .season = NABIJ_SEASON_BEFORE, .weeks = 24 };
    NabijPractice *morning = choose_ritual (practices, &situation, day, 8);

    for (int hour = 8; hour < 19; hour++)
      g_assert_true (choose_ritual (practices, &situation, day, hour) == morning);
    g_hash_table_add (seen, morning);
  }
  g_assert_cmpuint (g_hash_table_size (seen), >=, 3);
}

static void
test_begins_with_five_exhales (void)
{
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();
  NabijSituation situation = { .season = NABIJ_SEASON_UNKNOWN, .weeks = NABIJ_WEEKS_UNKNOWN, .first_time = TRUE };
  GDate          today;

  g_assert_cmpstr (nabij_practice_get_id (choose_ritual (practices, &situation, 3, 15)), ==, NABIJ_PRACTICE_ID_FIVE);
  g_assert_cmpstr (nabij_practice_get_id (choose_ritual (practices, &situation, 4, 20)), ==, NABIJ_PRACTICE_ID_FIVE);

  /* Nothing is offered twice on a page. */
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 17, G_DATE_NOVEMBER, 2026);
  for (int day = 0; day < N_DAYS; day++) {
    NabijPractice *practice = nabij_third_place_choose_ritual (practices, &situation, &today, 15, NABIJ_PRACTICE_ID_FIVE);

    g_assert_cmpstr (nabij_practice_get_id (practice), !=, NABIJ_PRACTICE_ID_FIVE);
    g_date_add_days (&today, 1);
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/ui/third-place/puts-a-check-in-before-the-question", test_puts_a_check_in_before_the_question);
  g_test_add_func ("/nabij/ui/third-place/has-one-thing-by-rank", test_has_one_thing_by_rank);
  g_test_add_func ("/nabij/ui/third-place/asks-once", test_asks_once);
  g_test_add_func ("/nabij/ui/third-place/offers-the-sentence-of-the-pregnancy-once", test_offers_the_sentence_of_the_pregnancy_once);
  g_test_add_func ("/nabij/ui/third-place/offers-a-voice-last", test_offers_a_voice_last);
  g_test_add_func ("/nabij/ui/third-place/puts-forward-what-fits", test_puts_forward_what_fits);
  g_test_add_func ("/nabij/ui/third-place/chooses-a-quiet-moment", test_chooses_a_quiet_moment);
  g_test_add_func ("/nabij/ui/third-place/is-steady-for-a-day", test_is_steady_for_a_day);
  g_test_add_func ("/nabij/ui/third-place/begins-with-five-exhales", test_begins_with_five_exhales);

  return g_test_run ();
}
