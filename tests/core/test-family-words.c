/* test-family-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-family-words.h"

#include "nabij-date-id.h"
#include "nabij-family-id.h"

static GDate
day_of (const char *id)
{
  GDate day;

  g_assert_true (nabij_date_from_id (id, &day));
  return day;
}

static void
test_says_a_pregnancy (void)
{
  static const struct {
    int         days;
    const char *words;
  } cases[] = {
    { 0, "0 weeks" },
    { 1, "0 weeks and 1 day" },
    { 7, "1 week" },
    { 8, "1 week and 1 day" },
    { 13, "1 week and 6 days" },
    { 161, "23 weeks" },
    { 162, "23 weeks and 1 day" },
    { 165, "23 weeks and 4 days" },
    { 293, "41 weeks and 6 days" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *words = nabij_family_words_pregnancy (cases[i].days);

    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

static void
test_says_an_age (void)
{
  static const struct {
    const char *day;
    const char *words;
  } cases[] = {
    { "2026-01-31", "born today" },
    { "2026-02-01", "1 day" },
    { "2026-02-05", "5 days" },
    { "2026-02-07", "1 week" },
    { "2026-02-23", "3 weeks and 2 days" },
    { "2026-04-29", "12 weeks and 4 days" },
    { "2026-04-30", "3 months" },
    { "2027-01-30", "11 months" },
    { "2027-01-31", "1 year" },
    { "2027-02-28", "1 year and 1 month" },
    { "2027-04-30", "1 year and 3 months" },
    { "2028-01-31", "2 years" },
    { "2031-12-31", "5 years and 11 months" },
  };
  const GDate born = day_of ("2026-01-31");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const GDate      day = day_of (cases[i].day);
    NabijAge         age;
    g_autofree char *words = NULL;

    g_assert_true (nabij_age_at (&born, &day, &age));
    words = nabij_family_words_age (&age);
    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

static NabijFamily *
make_family (NabijTold   told,
             const char *due)
{
  NabijFamily *family = nabij_family_new ();

  family->told = told;
  if (due != NULL) {
    const GDate date = day_of (due);

    nabij_family_add_due_date (family, &date, NABIJ_DUE_BASIS_DATE, 1);
  }
  return family;
}

static NabijChild *
add_child (NabijFamily *family,
           const char  *name,
           const char  *born,
           int          days_at_birth)
{
  NabijChild *child = nabij_family_add_child (family);

  child->name = g_strdup (name);
  if (born != NULL)
    child->born = day_of (born);
  child->days_at_birth = days_at_birth;
  return child;
}

static void
assert_today (const NabijFamily *family,
              const char        *today,
              const char        *expected)
{
  const GDate      day = day_of (today);
  g_autofree char *words = nabij_family_words_today (family, &day, FALSE);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_tells_the_weeks_today (void)
{
  g_autoptr (NabijFamily) family = make_family (NABIJ_TOLD_PREGNANT, "2026-10-08");
  const GDate      day = day_of ("2026-06-15");
  g_autofree char *away = NULL;

  assert_today (family, "2025-12-31", NULL);
  assert_today (family, "2026-01-01", "0 weeks");
  assert_today (family, "2026-06-15", "23 weeks and 4 days");
  assert_today (family, "2026-10-08", "40 weeks");
  assert_today (family, "2026-10-21", "41 weeks and 6 days");
  /* From 42 weeks on nothing is said. */
  assert_today (family, "2026-10-22", NULL);
  assert_today (family, "2030-01-01", NULL);

  away = nabij_family_words_today (family, &day, TRUE);
  g_assert_null (away);
  family->weeks_hidden = TRUE;
  assert_today (family, "2026-06-15", NULL);
}

static void
test_tells_nothing_in_silence (void)
{
  for (int told = NABIJ_TOLD_NOTHING; told <= NABIJ_TOLD_SOMETHING_ELSE; told++) {
    for (int silence = NABIJ_SILENCE_OPENED; silence <= NABIJ_SILENCE_CHILD_DIED; silence++) {
      g_autoptr (NabijFamily) family = make_family ((NabijTold)told, "2026-10-08");

      add_child (family, "Noor", "2026-06-01", 230);
      family->silence = (NabijSilence)silence;
      assert_today (family, "2026-06-15", NULL);
    }
  }
}

static void
test_tells_nothing_that_was_not_told (void)
{
  g_autoptr (NabijFamily) pregnant = make_family (NABIJ_TOLD_PREGNANT, NULL);
  g_autoptr (NabijFamily) here = make_family (NABIJ_TOLD_BABY_IS_HERE, NULL);
  g_autoptr (NabijFamily) unknown = make_family (NABIJ_TOLD_NOTHING, "2026-10-08");
  g_autoptr (NabijFamily) undated = make_family (NABIJ_TOLD_BABY_IS_HERE, "2026-10-08");

  assert_today (pregnant, "2026-06-15", NULL);
  assert_today (here, "2026-06-15", NULL);
  assert_today (unknown, "2026-06-15", NULL);
  add_child (undated, "Noor", NULL, -1);
  assert_today (undated, "2026-06-15", NULL);
}

static void
test_tells_both_ages_today (void)
{
  g_autoptr (NabijFamily) family = make_family (NABIJ_TOLD_BABY_IS_HERE, NULL);
  NabijChild *child = add_child (family, "Noor", "2026-01-31", 30 * 7 + 2);

  assert_today (family, "2026-01-31",
                "Noor: born today\n30 weeks and 2 days since the start of the pregnancy");
  assert_today (family, "2026-02-05", "Noor: 5 days\n31 weeks since the start of the pregnancy");
  assert_today (family, "2026-04-08",
                "Noor: 9 weeks and 4 days\n39 weeks and 6 days since the start of the pregnancy");
  assert_today (family, "2026-04-09", "Noor: 9 weeks and 5 days\n40 weeks since the start of the pregnancy");
  assert_today (family, "2026-04-10", "Noor: 9 weeks and 6 days\nCounted from the due date: 1 day");
  assert_today (family, "2026-06-01", "Noor: 4 months\nCounted from the due date: 7 weeks and 4 days");
  assert_today (family, "2028-01-30", "Noor: 1 year and 11 months\nCounted from the due date: 1 year and 9 months");
  assert_today (family, "2028-01-31", "Noor: 2 years");

  child->shows_corrected = FALSE;
  assert_today (family, "2026-06-01", "Noor: 4 months");
}

static void
test_tells_of_several_children (void)
{
  g_autoptr (NabijFamily) family = make_family (NABIJ_TOLD_BABY_IS_HERE, NULL);
  NabijChild *child;

  add_child (family, NULL, "2026-01-31", 270);
  add_child (family, NULL, "2026-01-31", 270);
  /* Who is as old as the other, and has no name, is not told of twice. */
  assert_today (family, "2026-02-05", "5 days");
  child = add_child (family, "", "2024-01-01", -1);
  assert_today (family, "2026-02-05", "5 days\n2 years and 1 month");
  g_free (child->name);
  child->name = g_strdup ("Zoë <b>");
  assert_today (family, "2026-02-05", "5 days\nZoë <b>: 2 years and 1 month");
  /* A big brother is not told of beside them, and alone he is. */
  child->born = day_of ("2012-01-01");
  assert_today (family, "2026-02-05", "5 days");
  g_ptr_array_remove_range (family->children, 0, 2);
  assert_today (family, "2026-02-05", "Zoë <b>: 14 years and 1 month");
}

static void
test_tells_nothing_of_who_died (void)
{
  g_autoptr (NabijFamily) family = make_family (NABIJ_TOLD_BABY_IS_HERE, NULL);
  const GDate today = day_of ("2026-02-05");
  NabijChild *child = add_child (family, "Noor", "2026-01-31", 200);

  add_child (family, "Sam", "2026-01-31", 270);
  child->died = TRUE;
  assert_today (family, "2026-02-05", "Sam: 5 days");
  g_assert_null (nabij_family_words_child (child, &today));
  g_assert_null (nabij_family_words_corrected (child, &today));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add_func ("/nabij/core/family-words/" name, func)
  ADD ("says-a-pregnancy", test_says_a_pregnancy);
  ADD ("says-an-age", test_says_an_age);
  ADD ("tells-the-weeks-today", test_tells_the_weeks_today);
  ADD ("tells-nothing-in-silence", test_tells_nothing_in_silence);
  ADD ("tells-nothing-that-was-not-told", test_tells_nothing_that_was_not_told);
  ADD ("tells-both-ages-today", test_tells_both_ages_today);
  ADD ("tells-of-several-children", test_tells_of_several_children);
  ADD ("tells-nothing-of-who-died", test_tells_nothing_of_who_died);
#undef ADD

  return g_test_run ();
}
