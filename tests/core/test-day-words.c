/* test-day-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-day-words.h"

#define HOUR_S 3600

/* The wall shows this hour of the day that is so many days after some Tuesday. */
static NabijInstant
wall (int days,
      int hour,
      int offset_s)
{
  const gint64 tuesday_s = G_GINT64_CONSTANT (1794873600); /* 2026-11-17T00:00:00Z */

  return (NabijInstant){
    .utc_us = (tuesday_s + days * 24 * HOUR_S + hour * HOUR_S - offset_s) * G_USEC_PER_SEC,
    .offset_s = offset_s,
  };
}

static void
test_says_it_as_people_do (void)
{
  static const struct {
    int         days_ago;
    int         hour;
    int         hour_now;
    const char *words;
  } rows[] = {
    { 0, 14, 14, "From this afternoon" },
    { 0, 6, 21, "From this morning" },
    { 0, 11, 21, "From this morning" },
    { 0, 12, 21, "From this afternoon" },
    { 0, 18, 21, "From this evening" },
    { 0, 23, 23, "From this evening" },
    { 0, 3, 8, "From last night" },
    { 0, 3, 4, "From tonight" },
    { 1, 23, 4, "From tonight" },
    { 1, 23, 9, "From last night" },
    { 1, 20, 9, "From yesterday evening" },
    { 1, 15, 9, "From yesterday afternoon" },
    { 1, 9, 9, "From yesterday morning" },
    { 1, 2, 9, "From yesterday" },
    { 2, 23, 1, "From some days ago" },
    { 6, 0, 23, "From some days ago" },
    { 7, 23, 0, "From a while ago" },
    { 400, 12, 12, "From a while ago" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const NabijInstant now = wall (0, rows[i].hour_now, HOUR_S);
    const NabijInstant then = wall (-rows[i].days_ago, rows[i].hour, HOUR_S);

    g_assert_cmpstr (nabij_day_words_from (&then, &now), ==, rows[i].words);
  }
}

/* Each place has its own wall: what counts there is what the clock said. */
static void
test_takes_the_clock_on_the_wall (void)
{
  const NabijInstant there = wall (-1, 20, -5 * HOUR_S);
  const NabijInstant here = wall (0, 9, 9 * HOUR_S);

  g_assert_cmpstr (nabij_day_words_from (&there, &here), ==, "From yesterday evening");
}

static void
test_a_clock_that_was_set_back_is_today (void)
{
  const NabijInstant later = wall (1, 9, 0);
  const NabijInstant now = wall (0, 9, 0);
  const NabijInstant long_ago = { .utc_us = -400 * 24 * (gint64)HOUR_S * G_USEC_PER_SEC - 1 };

  g_assert_cmpstr (nabij_day_words_from (&later, &now), ==, "From today");
  /* Before 1970 days are counted down as well. */
  g_assert_cmpstr (nabij_day_words_from (&long_ago, &long_ago), ==, "From this evening");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/core/day-words/says-it-as-people-do", test_says_it_as_people_do);
  g_test_add_func ("/nabij/core/day-words/takes-the-clock-on-the-wall", test_takes_the_clock_on_the_wall);
  g_test_add_func ("/nabij/core/day-words/a-clock-that-was-set-back-is-today", test_a_clock_that_was_set_back_is_today);

  return g_test_run ();
}
