/* test-gestation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-gestation.h"

#include "nabij-clock.h"
#include "nabij-date-id.h"
#include "nabij-family-id.h"

static GDate
day_of (const char *id)
{
  GDate day;

  g_assert_true (nabij_date_from_id (id, &day));
  return day;
}

static GDate
add_days (GDate day,
          int   days)
{
  if (days >= 0)
    g_date_add_days (&day, (guint)days);
  else
    g_date_subtract_days (&day, (guint)-days);
  return day;
}

static void
test_reckons_due_dates (void)
{
  static const struct {
    const char *told;
    int         embryo_days; /* -1 for a last period */
    const char *due;
  } cases[] = {
    { "2026-01-01", -1, "2026-10-08" },
    { "2027-12-01", -1, "2028-09-06" }, /* over a 29 February */
    { "2026-12-01", -1, "2027-09-07" },
    { "2028-02-29", -1, "2028-12-05" },
    { "1900-01-01", -1, "1900-10-08" }, /* 1900 was no leap year */
    { "2000-01-01", -1, "2000-10-07" }, /* 2000 was one */
    { "2026-03-10", 3, "2026-11-28" },
    { "2026-03-10", 5, "2026-11-26" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    GDate            told = day_of (cases[i].told);
    GDate            due;
    g_autofree char *id = NULL;

    if (cases[i].embryo_days < 0)
      nabij_gestation_due_from_last_period (&told, &due);
    else
      nabij_gestation_due_from_transfer (&told, (guint)cases[i].embryo_days, &due);
    id = nabij_date_to_id (&due);
    g_assert_cmpstr (id, ==, cases[i].due);
  }
}

static void
test_reckons_nothing_from_no_date (void)
{
  GDate    none;
  GDate    last;
  GDate    day = day_of ("2026-01-01");
  GDate    due;
  NabijAge age;
  int      days;

  g_date_clear (&none, 1);
  nabij_gestation_due_from_last_period (&none, &due);
  g_assert_false (g_date_valid (&due));
  g_date_set_dmy (&last, 31, G_DATE_DECEMBER, G_MAXUINT16 - 1);
  nabij_gestation_due_from_last_period (&last, &due);
  g_assert_false (g_date_valid (&due));
  nabij_gestation_due_from_transfer (&none, 5, &due);
  g_assert_false (g_date_valid (&due));
  g_assert_cmpint (nabij_gestation_get_days (&none, &day), ==, 0);
  g_assert_false (nabij_gestation_has_weeks (&none, &day));
  g_assert_false (nabij_gestation_has_weeks (&day, &none));
  g_assert_false (nabij_gestation_has_weeks (NULL, &day));
  g_assert_false (nabij_gestation_is_likely (NULL, &day));
  g_assert_false (nabij_gestation_is_likely (&none, &day));
  g_assert_false (nabij_age_at (&none, &day, &age));
  g_assert_false (nabij_age_at (NULL, &day, &age));
  g_assert_false (nabij_age_at (&day, &none, &age));
  g_assert_false (nabij_age_corrected_at (&none, 200, &day, &age, &days));
  g_assert_cmpint (nabij_thousand_days_at (NULL, NULL, &day), ==, 0);
  g_assert_cmpint (nabij_thousand_days_at (&none, &none, &day), ==, 0);
}

/* For due dates around leap days and turns of centuries, each day of the pregnancy and beyond. */
static void
test_counts_every_day (void)
{
  static const char *const dues[] = { "2026-10-08", "2028-02-29", "2028-03-01", "2029-01-01", "1900-06-15",
                                      "2000-03-01", "2100-03-01", "2026-03-29", "2026-10-25" };

  for (gsize i = 0; i < G_N_ELEMENTS (dues); i++) {
    const GDate due = day_of (dues[i]);
    GDate       start;

    for (int days = -30; days <= 330; days++) {
      const GDate day = add_days (due, days - NABIJ_PREGNANCY_DAYS);

      g_assert_cmpint (nabij_gestation_get_days (&due, &day), ==, days);
      g_assert_cmpint (nabij_gestation_has_weeks (&due, &day), ==, days >= 0 && days < 294);
    }
    start = add_days (due, -NABIJ_PREGNANCY_DAYS);
    nabij_gestation_due_from_last_period (&start, &start);
    g_assert_cmpint (g_date_compare (&start, &due), ==, 0);
  }
}

static void
test_asks_about_unlikely_dates (void)
{
  static const struct {
    int      ahead;
    gboolean is_likely;
  } cases[] = { { -29, FALSE }, { -28, TRUE }, { 0, TRUE }, { 294, TRUE }, { 295, FALSE }, { 36500, FALSE } };
  const GDate today = day_of ("2026-11-22");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const GDate due = add_days (today, cases[i].ahead);

    g_assert_cmpint (nabij_gestation_is_likely (&due, &today), ==, cases[i].is_likely);
  }
}

static void
test_tells_ages (void)
{
  static const struct {
    const char *born;
    const char *day;
    NabijAge    age;
  } cases[] = {
    { "2026-01-31", "2026-01-31", { 0, 0, 0, 0 } },
    { "2026-01-31", "2026-02-27", { 0, 0, 3, 27 } },
    { "2026-01-31", "2026-02-28", { 0, 1, 4, 28 } },
    { "2026-01-31", "2026-03-30", { 0, 1, 8, 58 } },
    { "2026-01-31", "2026-03-31", { 0, 2, 8, 59 } },
    { "2028-01-31", "2028-02-28", { 0, 0, 4, 28 } },
    { "2028-01-31", "2028-02-29", { 0, 1, 4, 29 } },
    { "2028-02-29", "2029-02-27", { 0, 11, 52, 364 } },
    { "2028-02-29", "2029-02-28", { 1, 0, 52, 365 } },
    { "2028-02-29", "2032-02-28", { 3, 11, 208, 1460 } },
    { "2028-02-29", "2032-02-29", { 4, 0, 208, 1461 } },
    { "2026-12-31", "2027-01-01", { 0, 0, 0, 1 } },
    { "1900-02-28", "1900-03-01", { 0, 0, 0, 1 } },
    { "1899-12-31", "1999-12-31", { 100, 0, 5217, 36524 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const GDate born = day_of (cases[i].born);
    const GDate day = day_of (cases[i].day);
    NabijAge    age;

    g_assert_true (nabij_age_at (&born, &day, &age));
    g_assert_cmpint (age.years, ==, cases[i].age.years);
    g_assert_cmpint (age.months, ==, cases[i].age.months);
    g_assert_cmpint (age.weeks, ==, cases[i].age.weeks);
    g_assert_cmpint (age.days, ==, cases[i].age.days);
  }
}

static void
test_has_no_age_before_birth (void)
{
  const GDate born = day_of ("2026-05-02");
  const GDate day = day_of ("2026-05-01");
  NabijAge    age = { 9, 9, 9, 9 };

  g_assert_false (nabij_age_at (&born, &day, &age));
  g_assert_cmpint (age.years, ==, 0);
  g_assert_cmpint (age.days, ==, 0);
}

/* Whoever is born on whichever day: an age never shrinks, months go up by one, and birthdays are
 * birthdays. */
static void
test_ages_grow_day_by_day (void)
{
  const GDate first = day_of ("2027-11-15");

  for (int offset = 0; offset < 500; offset += 1) {
    const GDate born = add_days (first, offset);
    int         months_before = 0;

    for (int days = 0; days <= 24 * 31; days++) {
      const GDate day = add_days (born, days);
      NabijAge    age;
      int         months;

      g_assert_true (nabij_age_at (&born, &day, &age));
      months = age.years * 12 + age.months;
      g_assert_cmpint (age.days, ==, days);
      g_assert_cmpint (age.weeks, ==, days / 7);
      g_assert_true (months == months_before || months == months_before + 1);
      g_assert_cmpint (age.months, <, 12);
      if (g_date_get_day (&day) == g_date_get_day (&born) && days > 0)
        g_assert_cmpint (months, ==, months_before + 1);
      months_before = months;
    }
  }
}

/* For each week of birth and every day of two years. */
static void
test_corrects_ages (void)
{
  const GDate due = day_of ("2028-03-01");

  for (int days_at_birth = 24 * 7; days_at_birth < 42 * 7; days_at_birth++) {
    const GDate born = add_days (due, days_at_birth - NABIJ_PREGNANCY_DAYS);

    for (int days = -1; days <= 760; days++) {
      const GDate day = add_days (born, days);
      NabijAge    age;
      NabijAge    corrected;
      NabijAge    from_due;
      gboolean    is_born;
      gboolean    expected;
      int         since_start_days;

      is_born = nabij_age_at (&born, &day, &age);
      expected = is_born && days_at_birth < 37 * 7 && age.years < 2;
      g_assert_cmpint (nabij_age_corrected_at (&born, days_at_birth, &day, &corrected, &since_start_days), ==,
                       expected);
      if (!expected) {
        g_assert_cmpint (since_start_days, ==, -1);
        g_assert_cmpint (corrected.days, ==, 0);
      } else if (nabij_age_at (&due, &day, &from_due)) {
        /* It is today minus the due date. */
        g_assert_cmpint (since_start_days, ==, -1);
        g_assert_cmpint (corrected.days, ==, from_due.days);
        g_assert_cmpint (corrected.months, ==, from_due.months);
        g_assert_cmpint (corrected.years, ==, from_due.years);
        g_assert_cmpint (corrected.days, ==, age.days - (NABIJ_PREGNANCY_DAYS - days_at_birth));
      } else {
        g_assert_cmpint (since_start_days, ==, nabij_gestation_get_days (&due, &day));
        g_assert_cmpint (since_start_days, >=, days_at_birth);
        g_assert_cmpint (since_start_days, <, NABIJ_PREGNANCY_DAYS);
      }
    }
  }
}

static void
test_corrects_nothing_that_was_not_told (void)
{
  const GDate born = day_of ("2026-05-02");
  const GDate day = day_of ("2026-06-02");
  NabijAge    age;
  int         days;

  g_assert_false (nabij_age_corrected_at (&born, -1, &day, &age, &days));
  g_assert_false (nabij_age_corrected_at (&born, 259, &day, &age, &days));
  g_assert_true (nabij_age_corrected_at (&born, 258, &day, &age, &days));
}

static void
test_counts_the_thousand_days (void)
{
  const GDate due = day_of ("2028-03-01");
  int         before = 0;

  /* Before birth it never stands still for long, and never says that it is over. */
  for (int days = -100; days <= 400; days++) {
    const GDate day = add_days (due, days - NABIJ_PREGNANCY_DAYS);
    const int   n = nabij_thousand_days_at (&due, NULL, &day);

    g_assert_cmpint (n, ==, CLAMP (days - 14, 1, 270));
    g_assert_cmpint (n, >=, before);
    before = n;
  }
  /* Birth is the 271st, whenever it is, and the second birthday is about the last. */
  for (int early = -120; early <= 14; early++) {
    const GDate born = add_days (due, early);

    for (int days = 0; days <= 1500; days++) {
      const GDate day = add_days (born, days);

      g_assert_cmpint (nabij_thousand_days_at (&due, &born, &day), ==, MIN (1001, 271 + days));
    }
  }
}

/* The day is that of the clock on the wall, wherever the computer says it is. */
static void
test_a_day_is_where_the_person_is (void)
{
  static const struct {
    gint64      utc_s;
    int         offset_s;
    const char *day;
  } cases[] = {
    { 1796083200, 0, "2026-12-01" },      /* midnight in UTC */
    { 1796083199, 0, "2026-11-30" },      /* a second before */
    { 1796083199, 3600, "2026-12-01" },   /* the same in Amsterdam */
    { 1796083200, -36000, "2026-11-30" }, /* in Honolulu */
    { 1796083200, 50400, "2026-12-01" },  /* on Kiritimati */
    { 1796083200, 45900, "2026-12-01" },  /* on the Chatham Islands */
    { 1796036399, 50400, "2026-12-01" },  /* on both sides of the date line, at one moment */
    { 1796036399, -39600, "2026-11-29" },
    { -1, 0, "1969-12-31" },
    { -1, 3600, "1970-01-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const NabijInstant instant = { cases[i].utc_s * G_USEC_PER_SEC, cases[i].offset_s };
    GDate              day;
    g_autofree char   *id = NULL;

    g_assert_true (nabij_instant_get_day (&instant, &day));
    id = nabij_date_to_id (&day);
    g_assert_cmpstr (id, ==, cases[i].day);
  }
}

static void
test_no_calendar_has_some_moments (void)
{
  const NabijInstant instant = { G_MAXINT64, 0 };
  GDate              day;

  g_assert_false (nabij_instant_get_day (&instant, &day));
  g_assert_false (g_date_valid (&day));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add_func ("/nabij/core/gestation/" name, func)
  ADD ("reckons-due-dates", test_reckons_due_dates);
  ADD ("reckons-nothing-from-no-date", test_reckons_nothing_from_no_date);
  ADD ("counts-every-day", test_counts_every_day);
  ADD ("asks-about-unlikely-dates", test_asks_about_unlikely_dates);
  ADD ("tells-ages", test_tells_ages);
  ADD ("has-no-age-before-birth", test_has_no_age_before_birth);
  ADD ("ages-grow-day-by-day", test_ages_grow_day_by_day);
  ADD ("corrects-ages", test_corrects_ages);
  ADD ("corrects-nothing-that-was-not-told", test_corrects_nothing_that_was_not_told);
  ADD ("counts-the-thousand-days", test_counts_the_thousand_days);
  ADD ("a-day-is-where-the-person-is", test_a_day_is_where_the_person_is);
  ADD ("no-calendar-has-some-moments", test_no_calendar_has_some_moments);
#undef ADD

  return g_test_run ();
}
