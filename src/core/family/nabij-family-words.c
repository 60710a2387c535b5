/* nabij-family-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sentence that counts two things at once has a form of its own for none, one and more of the
 * smaller one, so that nothing is put together from pieces.
 */

#include "config.h"

#include "nabij-family-words.h"

#include <glib/gi18n-lib.h>

/* So long an age is told in weeks. */
#define MONTHS_IN_WEEKS 3
/* Who is older is told of where there is nobody younger. */
#define SMALL_YEARS 3

static guint
whole_weeks (int days)
{
  return (guint)days / 7;
}

static guint
days_beyond (int days)
{
  return (guint)days % 7;
}

static char *
say_weeks (int days)
{
  const guint weeks = whole_weeks (days);

  switch (days_beyond (days)) {
  case 0:
    return g_strdup_printf (ngettext ("%u week", "%u weeks", weeks), weeks);
  case 1:
    return g_strdup_printf (ngettext ("%u week and 1 day", "%u weeks and 1 day", weeks), weeks);
  default:
    /* Translators: the second number is between 2 and 6. */
    return g_strdup_printf (ngettext ("%u week and %u days", "%u weeks and %u days", weeks), weeks,
                            days_beyond (days));
  }
}

static char *
say_years (guint years,
           guint months)
{
  switch (months) {
  case 0:
    return g_strdup_printf (ngettext ("%u year", "%u years", years), years);
  case 1:
    return g_strdup_printf (ngettext ("%u year and 1 month", "%u years and 1 month", years), years);
  default:
    /* Translators: the second number is between 2 and 11. */
    return g_strdup_printf (ngettext ("%u year and %u months", "%u years and %u months", years), years,
                            months);
  }
}

/* As long as a child has no age counted from the due date, the pregnancy is counted on. */
static char *
say_since_start (int days)
{
  const guint weeks = whole_weeks (days);

  switch (days_beyond (days)) {
  case 0:
    return g_strdup_printf (ngettext ("%u week since the start of the pregnancy",
                                      "%u weeks since the start of the pregnancy", weeks),
                            weeks);
  case 1:
    return g_strdup_printf (ngettext ("%u week and 1 day since the start of the pregnancy",
                                      "%u weeks and 1 day since the start of the pregnancy", weeks),
                            weeks);
  default:
    /* Translators: the second number is between 2 and 6. */
    return g_strdup_printf (ngettext ("%u week and %u days since the start of the pregnancy",
                                      "%u weeks and %u days since the start of the pregnancy", weeks),
                            weeks, days_beyond (days));
  }
}

/**
 * nabij_family_words_pregnancy:
 * @days: how many days of pregnancy there are, ≥ 0
 *
 * Says how far a pregnancy is.
 *
 * Returns: (transfer full): for example "23 weeks and 4 days", translated
 */
char *
nabij_family_words_pregnancy (int days)
{
  g_return_val_if_fail (days >= 0, NULL);

  return say_weeks (days);
}

/**
 * nabij_family_words_age:
 * @age: an age
 *
 * Says how old a child is: in days in the first week, in weeks in the first three months, then in
 * months.
 *
 * Returns: (transfer full): for example "3 weeks and 2 days", translated
 */
char *
nabij_family_words_age (const NabijAge *age)
{
  g_return_val_if_fail (age != NULL, NULL);
  g_return_val_if_fail (age->days >= 0, NULL);

  if (age->days == 0)
    return g_strdup (C_ ("a child", "born today"));
  if (age->days < 7)
    return g_strdup_printf (ngettext ("%u day", "%u days", (guint)age->days), (guint)age->days);
  if (age->years == 0 && age->months < MONTHS_IN_WEEKS)
    return say_weeks (age->days);
  if (age->years == 0)
    return g_strdup_printf (ngettext ("%u month", "%u months", (guint)age->months), (guint)age->months);
  return say_years ((guint)age->years, (guint)age->months);
}

/**
 * nabij_family_words_corrected:
 * @child: a child
 * @today: today, where the person is
 *
 * Says how old a child that was born early is when one counts from the due date; and before that day,
 * how far the pregnancy would be.
 *
 * Returns: (transfer full) (nullable): one line, translated, or `NULL` where there is no such age, or
 *   where it is not to be shown
 */
char *
nabij_family_words_corrected (const NabijChild *child,
                              const GDate      *today)
{
  g_autofree char *age_words = NULL;
  NabijAge         age;
  int              since_start_days;

  g_return_val_if_fail (child != NULL, NULL);
  g_return_val_if_fail (today != NULL, NULL);

  if (child->died || !child->shows_corrected ||
      !nabij_age_corrected_at (&child->born, child->days_at_birth, today, &age, &since_start_days))
    return NULL;
  if (since_start_days >= 0)
    return say_since_start (since_start_days);
  /* On the due date itself nothing is over yet. */
  if (age.days == 0)
    return say_since_start (NABIJ_PREGNANCY_DAYS);

  age_words = nabij_family_words_age (&age);
  /* Translators: the corrected age of a child that was born early, for example "3 weeks and 2 days". */
  return g_strdup_printf (_ ("Counted from the due date: %s"), age_words);
}

/**
 * nabij_family_words_child:
 * @child: a child
 * @today: today, where the person is
 *
 * Says how old a child is, with its name where it has one.
 *
 * Returns: (transfer full) (nullable): one line, translated, or `NULL` where nothing can be said of it
 */
char *
nabij_family_words_child (const NabijChild *child,
                          const GDate      *today)
{
  g_autofree char *age_words = NULL;
  NabijAge         age;

  g_return_val_if_fail (child != NULL, NULL);
  g_return_val_if_fail (today != NULL, NULL);

  if (child->died || !nabij_age_at (&child->born, today, &age))
    return NULL;

  age_words = nabij_family_words_age (&age);
  if (child->name == NULL || child->name[0] == '\0')
    return g_steal_pointer (&age_words);

  /* Translators: the name of a child, and how old it is, for example "3 weeks and 2 days". */
  return g_strdup_printf (C_ ("a child", "%s: %s"), child->name, age_words);
}

static gboolean
is_small (const NabijChild *child,
          const GDate      *today)
{
  NabijAge age;

  return !child->died && nabij_age_at (&child->born, today, &age) && age.years < SMALL_YEARS;
}

/* Twins without names are as old as each other: that is said once. */
static void
add_line (GPtrArray *lines,
          char      *line)
{
  if (line == NULL || g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
    g_free (line);
  else
    g_ptr_array_add (lines, line);
}

static char *
say_children (const NabijFamily *family,
              const GDate       *today)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const NabijChild *youngest = NULL;
  gboolean          has_small = FALSE;

  for (guint i = 0; i < family->children->len; i++) {
    const NabijChild *child = g_ptr_array_index (family->children, i);
    NabijAge          age;

    has_small = has_small || is_small (child, today);
    if (!child->died && nabij_age_at (&child->born, today, &age) &&
        (youngest == NULL || g_date_compare (&child->born, &youngest->born) > 0))
      youngest = child;
  }
  for (guint i = 0; i < family->children->len; i++) {
    const NabijChild *child = g_ptr_array_index (family->children, i);

    if (!is_small (child, today) && (has_small || child != youngest))
      continue;
    add_line (lines, nabij_family_words_child (child, today));
    add_line (lines, nabij_family_words_corrected (child, today));
  }
  if (lines->len == 0)
    return NULL;

  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

/**
 * nabij_family_words_today:
 * @family: a family
 * @today: today, where the person is
 * @was_away: whether somebody came back after a long while, see nabij_family_was_away()
 *
 * Says how far the pregnancy is, or how old the children are, on a line for each of them, with the
 * corrected age below it where there is one.
 *
 * Returns: (transfer full) (nullable): the words, translated, or `NULL` where nothing is to be shown:
 *   in silence, where nothing is known, from 42 weeks on, where they are hidden, and to somebody who
 *   was away
 */
char *
nabij_family_words_today (const NabijFamily *family,
                          const GDate       *today,
                          gboolean           was_away)
{
  const NabijDueDate *due;

  g_return_val_if_fail (family != NULL, NULL);
  g_return_val_if_fail (today != NULL, NULL);

  if (family->weeks_hidden || was_away)
    return NULL;

  switch (nabij_family_get_season (family)) {
  case NABIJ_SEASON_BEFORE:
    due = nabij_family_get_due_date (family);
    if (due == NULL || !nabij_gestation_has_weeks (&due->date, today))
      return NULL;
    return nabij_family_words_pregnancy (nabij_gestation_get_days (&due->date, today));
  case NABIJ_SEASON_AFTER:
    return say_children (family, today);
  case NABIJ_SEASON_UNKNOWN:
  case NABIJ_SEASON_PAUSED:
  case NABIJ_SEASON_ENDED:
  default:
    return NULL;
  }
}
