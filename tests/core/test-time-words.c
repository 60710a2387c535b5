/* test-time-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-time-words.h"

#define SECONDS(seconds) ((gint64)((seconds) * (double)G_USEC_PER_SEC))

static void
test_greets_by_the_hour (void)
{
  static const struct {
    int         from;
    int         until;
    const char *greeting;
  } times[] = {
    { 0, 5, "Good that you are here" },
    { 6, 11, "Good morning" },
    { 12, 17, "Good afternoon" },
    { 18, 23, "Good evening" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    for (int hour = times[i].from; hour <= times[i].until; hour++)
      g_assert_cmpstr (nabij_time_words_greeting (hour), ==, times[i].greeting);
  }
}

static void
test_time_left_is_no_countdown (void)
{
  static const struct {
    double      seconds;
    const char *words;
  } times[] = {
    { 0.0, "Almost there." },
    { 29.999999, "Almost there." },
    { 30.0, "A little while yet." },
    { 49.999999, "A little while yet." },
    { 50.0, "About a minute more." },
    { 89.999999, "About a minute more." },
    { 90.0, "About 2 minutes more." },
    { 149.999999, "About 2 minutes more." },
    { 150.0, "About 3 minutes more." },
    { 180.0, "About 3 minutes more." },
    { 600.0, "About 10 minutes more." },
    { 1200.0, "About 20 minutes more." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    g_autofree char *words = nabij_time_words_left (SECONDS (times[i].seconds));

    g_assert_cmpstr (words, ==, times[i].words);
  }
}

static void
test_durations_as_people_say_them (void)
{
  static const struct {
    double      seconds;
    const char *words;
  } times[] = {
    { 0.0, "less than a minute" },
    { 20.0, "less than a minute" },
    { 44.999999, "less than a minute" },
    { 45.0, "about a minute" },
    { 50.0, "about a minute" },
    { 89.999999, "about a minute" },
    { 90.0, "2 minutes" },
    { 180.0, "3 minutes" },
    { 1200.0, "20 minutes" },
    { 3600.0, "60 minutes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    g_autofree char *words = nabij_time_words_duration (SECONDS (times[i].seconds));

    g_assert_cmpstr (words, ==, times[i].words);
  }
}

static void
test_lengths_to_the_half_minute (void)
{
  static const struct {
    double      seconds;
    const char *words;
  } times[] = {
    { 0.0, "half a minute" },
    { 44.999999, "half a minute" },
    { 45.0, "about a minute" },
    { 74.999999, "about a minute" },
    { 75.0, "1½ minutes" },
    { 105.0, "2 minutes" },
    { 150.0, "2½ minutes" },
    { 164.999999, "2½ minutes" },
    { 165.0, "3 minutes" },
    { 300.0, "5 minutes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    g_autofree char *words = nabij_time_words_length (SECONDS (times[i].seconds));

    g_assert_cmpstr (words, ==, times[i].words);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/time-words/greets-by-the-hour", test_greets_by_the_hour);
  g_test_add_func ("/nabij/core/time-words/time-left-is-no-countdown", test_time_left_is_no_countdown);
  g_test_add_func ("/nabij/core/time-words/durations-as-people-say-them", test_durations_as_people_say_them);
  g_test_add_func ("/nabij/core/time-words/lengths-to-the-half-minute", test_lengths_to_the_half_minute);

  return g_test_run ();
}
