/* test-check-in-days.c
 *
 * When check-ins are offered, day by day, for any birth and whatever happens.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-fixture.h"

/* No day is that far from a birth that anything could be offered on it. */
#define N_DAYS_OF_PLAN 800
#define N_STORIES 300

static const int months_of_offers[NABIJ_N_CHECK_IN_OFFERS] = { 0, 0, 0, 3, 6, 9, 12, 18, 24 };
static const int weeks_of_offers[NABIJ_N_CHECK_IN_OFFERS] = { 2, 4, 8, 0, 0, 0, 0, 0, 0 };

/* The first and the last day of each, written out. */
static void
test_has_nine_offers (void)
{
  static const struct {
    const char *born;
    const char *days[NABIJ_N_CHECK_IN_OFFERS][2];
  } births[] = {
    { "2026-11-17",
      { { "2026-12-01", "2026-12-14" },
        { "2026-12-15", "2026-12-28" },
        { "2027-01-12", "2027-01-25" },
        { "2027-02-17", "2027-03-02" },
        { "2027-05-17", "2027-05-30" },
        { "2027-08-17", "2027-08-30" },
        { "2027-11-17", "2027-11-30" },
        { "2028-05-17", "2028-05-30" },
        { "2028-11-17", "2028-11-30" } } },
    /* Months that have no such day end earlier. */
    { "2027-08-31",
      { { "2027-09-14", "2027-09-27" },
        { "2027-09-28", "2027-10-11" },
        { "2027-10-26", "2027-11-08" },
        { "2027-11-30", "2027-12-13" },
        { "2028-02-29", "2028-03-13" },
        { "2028-05-31", "2028-06-13" },
        { "2028-08-31", "2028-09-13" },
        { "2029-02-28", "2029-03-13" },
        { "2029-08-31", "2029-09-13" } } },
    { "2028-02-29",
      { { "2028-03-14", "2028-03-27" },
        { "2028-03-28", "2028-04-10" },
        { "2028-04-25", "2028-05-08" },
        { "2028-05-29", "2028-06-11" },
        { "2028-08-29", "2028-09-11" },
        { "2028-11-29", "2028-12-12" },
        { "2029-02-28", "2029-03-13" },
        { "2029-08-29", "2029-09-11" },
        { "2030-02-28", "2030-03-13" } } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (births); i++) {
    g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family (births[i].born);
    GDate day = nabij_check_in_fixture_get_day_after (&nabij_check_in_fixture_get_child (family)->born, -31);

    for (int offer = 0; offer < (int)NABIJ_N_CHECK_IN_OFFERS; offer++) {
      const GDate first = nabij_check_in_fixture_get_day (births[i].days[offer][0]);
      const GDate last = nabij_check_in_fixture_get_day (births[i].days[offer][1]);

      for (; g_date_compare (&day, &first) < 0; g_date_add_days (&day, 1))
        g_assert_cmpint (nabij_check_in_fixture_find (family, NULL, &day), ==, -1);
      for (; g_date_compare (&day, &last) <= 0; g_date_add_days (&day, 1))
        g_assert_cmpint (nabij_check_in_fixture_find (family, NULL, &day), ==, offer);
    }
    for (int j = 0; j < 62; j++, g_date_add_days (&day, 1))
      g_assert_cmpint (nabij_check_in_fixture_find (family, NULL, &day), ==, -1);
  }
}

/* The same by another calendar, that of GDateTime. */
static void
list_first_days (const GDate *born,
                 int          first_days[NABIJ_N_CHECK_IN_OFFERS + 1])
{
  g_autoptr (GDateTime) birth = g_date_time_new_utc (g_date_get_year (born), (int)g_date_get_month (born),
                                                     g_date_get_day (born), 0, 0, 0.0);

  for (gsize i = 0; i < NABIJ_N_CHECK_IN_OFFERS; i++) {
    g_autoptr (GDateTime) weeks_later = g_date_time_add_weeks (birth, weeks_of_offers[i]);
    g_autoptr (GDateTime) later = g_date_time_add_months (weeks_later, months_of_offers[i]);

    first_days[i] = (int)(g_date_time_difference (later, birth) / G_TIME_SPAN_DAY);
  }
  first_days[NABIJ_N_CHECK_IN_OFFERS] = G_MAXINT;
}

/* Every day from a month before a birth to a month after all is over, for births of more than four years. */
static void
test_offers_on_the_days_of_a_plan (void)
{
  g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2027-01-01");
  NabijChild *child = nabij_check_in_fixture_get_child (family);

  for (int i = 0; i < 4 * 366; i += i % 31 == 0 ? 1 : 5) {
    int first_days[NABIJ_N_CHECK_IN_OFFERS + 1];
    int current = -1;

    child->born = nabij_check_in_fixture_get_day ("2027-01-01");
    g_date_add_days (&child->born, (guint)i);
    list_first_days (&child->born, first_days);
    for (int day = -31; day < N_DAYS_OF_PLAN; day++) {
      const GDate       today = nabij_check_in_fixture_get_day_after (&child->born, day);
      const gboolean    is_over = current + 1 == NABIJ_N_CHECK_IN_OFFERS;
      NabijCheckInOffer offer = NABIJ_N_CHECK_IN_OFFERS;
      GDate             next;

      g_assert_true (nabij_check_in_plan_next (family, &today, &next, &offer) == !is_over);
      if (!is_over) {
        g_assert_cmpint (offer, ==, current + 1);
        g_assert_cmpint (g_date_days_between (&child->born, &next), ==, first_days[current + 1]);
      }
      if (day == first_days[current + 1])
        current++;
      g_assert_cmpint (nabij_check_in_fixture_find (family, "Anna", &today), ==, current >= 0 && day < first_days[current] + 14 ? current : -1);
    }
    g_assert_cmpint (current, ==, NABIJ_CHECK_IN_OFFER_24_MONTHS);
  }
}

/* Two years by chance: days go on and are set back, births are found to be others, there are pauses, and
 * a twin. Whatever happened, what had its turn does not come to that parent again, nor what was before
 * it. */
static void
test_nothing_comes_twice (void)
{
  static const char *const authors[] = { "Anna", "Bo" };
  guint                    n_taken = 0;

  for (int story = 0; story < N_STORIES; story++) {
    g_autoptr (NabijFamily) family = nabij_check_in_fixture_make_family ("2026-11-17");
    NabijChild *child = nabij_check_in_fixture_get_child (family);
    GDate       today = nabij_check_in_fixture_get_day ("2026-11-17");
    int         last[G_N_ELEMENTS (authors)] = { -1, -1 };

    for (int i = 0; i < 400; i++) {
      const int chance = g_test_rand_int_range (0, 100);
      const int who = g_test_rand_int_range (0, G_N_ELEMENTS (authors));
      int       offer;

      today = nabij_check_in_fixture_get_day_after (&today, chance < 5 ? -g_test_rand_int_range (1, 200) : g_test_rand_int_range (0, 6));
      if (chance == 10)
        child->born = nabij_check_in_fixture_get_day_after (&child->born, g_test_rand_int_range (-15, 16));
      else if (chance == 11 && family->children->len == 1)
        nabij_family_add_child (family)->born = nabij_check_in_fixture_get_day_after (&child->born, g_test_rand_int_range (-1, 2));
      else if (chance == 12)
        family->silence = family->silence == NABIJ_SILENCE_NONE ? NABIJ_SILENCE_PAUSE : NABIJ_SILENCE_NONE;

      offer = nabij_check_in_fixture_find (family, authors[who], &today);
      g_assert_true (offer == -1 || offer > last[who]);
      g_assert_true (offer == -1 || family->silence == NABIJ_SILENCE_NONE);
      if (offer != -1 && chance % 2 == 0) {
        nabij_check_in_plan_take (family, authors[who], &today);
        g_assert_cmpint (nabij_check_in_fixture_find (family, authors[who], &today), ==, -1);
        last[who] = offer;
        n_taken++;
      }
    }
  }
  /* Otherwise nothing was tried. */
  g_assert_cmpuint (n_taken, >, 2 * N_STORIES);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/check-in-days/has-nine-offers", test_has_nine_offers);
  g_test_add_func ("/nabij/core/check-in-days/offers-on-the-days-of-a-plan", test_offers_on_the_days_of_a_plan);
  g_test_add_func ("/nabij/core/check-in-days/nothing-comes-twice", test_nothing_comes_twice);

  return g_test_run ();
}
