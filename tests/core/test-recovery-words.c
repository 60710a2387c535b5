/* test-recovery-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-recovery-words.h"

#include <string.h>

#define N_RANDOM 20000
#define SOON NABIJ_RECOVERY_TIME_SOON
#define NIGHT NABIJ_RECOVERY_TIME_SAME_NIGHT
#define MORNING NABIJ_RECOVERY_TIME_SAME_MORNING
#define AFTERNOON NABIJ_RECOVERY_TIME_SAME_AFTERNOON
#define EVENING NABIJ_RECOVERY_TIME_SAME_EVENING
#define THAT_NIGHT NABIJ_RECOVERY_TIME_LATER_THAT_NIGHT
#define NEXT_DAY NABIJ_RECOVERY_TIME_NEXT_DAY
#define DAYS NABIJ_RECOVERY_TIME_DAYS_LATER
#define WEEK NABIJ_RECOVERY_TIME_WEEK_LATER
#define LATER NABIJ_RECOVERY_TIME_LATER

/* A time with its offset, as in 2026-11-17T16:40:00+01:00. */
static NabijInstant
instant (const char *iso)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);

  g_assert_nonnull (time);
  return (NabijInstant){
    .utc_us = g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time),
    .offset_s = (int)(g_date_time_get_utc_offset (time) / G_USEC_PER_SEC),
  };
}

static void
test_says_when (void)
{
  static const struct {
    const char       *moment;
    const char       *calmer;
    NabijRecoveryTime time;
  } table[] = {
    /* Within the hour, also over noon and midnight. */
    { "2026-11-17T16:40:00+01:00", "2026-11-17T16:40:00+01:00", SOON },
    { "2026-11-17T16:40:00+01:00", "2026-11-17T17:39:59+01:00", SOON },
    { "2026-11-17T11:30:00+01:00", "2026-11-17T12:20:00+01:00", SOON },
    { "2026-11-17T23:40:00+01:00", "2026-11-18T00:30:00+01:00", SOON },
    { "2026-12-31T23:40:00+01:00", "2027-01-01T00:30:00+01:00", SOON },
    /* The same day, by where it grew calmer. */
    { "2026-11-17T16:40:00+01:00", "2026-11-17T17:40:00+01:00", AFTERNOON },
    { "2026-11-17T07:00:00+01:00", "2026-11-17T11:59:59+01:00", MORNING },
    { "2026-11-17T07:00:00+01:00", "2026-11-17T12:00:00+01:00", AFTERNOON },
    { "2026-11-17T07:00:00+01:00", "2026-11-17T17:59:59+01:00", AFTERNOON },
    { "2026-11-17T07:00:00+01:00", "2026-11-17T18:00:00+01:00", EVENING },
    { "2026-11-17T07:00:00+01:00", "2026-11-17T23:59:59+01:00", EVENING },
    /* A night has two dates. */
    { "2026-11-17T22:00:00+01:00", "2026-11-18T05:59:59+01:00", NIGHT },
    { "2026-11-17T23:30:00+01:00", "2026-11-18T01:00:00+01:00", NIGHT },
    { "2026-12-31T22:30:00+01:00", "2027-01-01T02:00:00+01:00", NIGHT },
    { "2026-11-17T02:00:00+01:00", "2026-11-17T04:00:00+01:00", NIGHT },
    { "2026-11-17T22:05:00+01:00", "2026-11-17T23:30:00+01:00", NIGHT },
    { "2026-11-17T23:30:00+01:00", "2026-11-18T06:00:00+01:00", NEXT_DAY },
    { "2026-11-17T21:30:00+01:00", "2026-11-18T00:30:00+01:00", THAT_NIGHT },
    { "2026-11-17T18:00:00+01:00", "2026-11-18T05:59:59+01:00", THAT_NIGHT },
    { "2026-11-17T17:59:59+01:00", "2026-11-18T00:30:00+01:00", NEXT_DAY },
    { "2026-11-17T03:00:00+01:00", "2026-11-17T07:00:00+01:00", MORNING },
    { "2026-11-17T02:00:00+01:00", "2026-11-17T23:00:00+01:00", EVENING },
    /* Two nights in a row are not one. */
    { "2026-11-17T23:30:00+01:00", "2026-11-18T23:30:00+01:00", NEXT_DAY },
    { "2026-11-17T02:00:00+01:00", "2026-11-18T02:00:00+01:00", NEXT_DAY },
    /* Days, not multiples of 24 hours. */
    { "2026-11-17T20:00:00+01:00", "2026-11-18T08:00:00+01:00", NEXT_DAY },
    { "2026-11-17T08:00:00+01:00", "2026-11-18T23:59:59+01:00", NEXT_DAY },
    { "2026-11-17T23:00:00+01:00", "2026-11-19T07:00:00+01:00", DAYS },
    { "2026-11-17T08:00:00+01:00", "2026-11-23T23:00:00+01:00", DAYS },
    { "2026-11-17T23:00:00+01:00", "2026-11-24T07:00:00+01:00", WEEK },
    { "2026-11-17T08:00:00+01:00", "2026-11-27T23:00:00+01:00", WEEK },
    { "2026-11-17T08:00:00+01:00", "2026-11-28T00:00:00+01:00", LATER },
    { "2024-02-28T08:00:00+01:00", "2024-02-29T08:00:00+01:00", NEXT_DAY },
    { "2024-02-28T08:00:00+01:00", "2026-11-17T08:00:00+01:00", LATER },
    { "1969-12-31T12:00:00+01:00", "1970-01-01T12:00:00+01:00", NEXT_DAY },
    { "1969-12-30T09:00:00+01:00", "1969-12-30T11:00:00+01:00", MORNING },
    /* Summer time: 25 October 2026 has the hour after two o'clock twice; 29 March 2026 does not have it. */
    { "2026-10-25T02:30:00+02:00", "2026-10-25T02:10:00+01:00", SOON },
    { "2026-10-25T02:10:00+02:00", "2026-10-25T02:10:00+01:00", NIGHT },
    { "2026-10-24T15:00:00+02:00", "2026-10-25T15:00:00+01:00", NEXT_DAY },
    { "2026-03-29T01:50:00+01:00", "2026-03-29T03:05:00+02:00", SOON },
    { "2026-03-28T23:30:00+01:00", "2026-03-29T05:00:00+02:00", NIGHT },
    /* A flight: each place has the clock on its own wall. */
    { "2026-11-17T10:00:00+01:00", "2026-11-17T13:00:00-05:00", AFTERNOON },
    { "2026-11-17T22:00:00-05:00", "2026-11-18T18:00:00+01:00", NEXT_DAY },
    { "2026-11-17T09:00:00+14:00", "2026-11-16T20:00:00-10:00", EVENING },
    /* A clock that was set back. */
    { "2026-11-17T16:40:00+01:00", "2026-11-17T16:39:59+01:00", SOON },
    { "2026-11-17T16:40:00+01:00", "2026-11-10T09:00:00+01:00", SOON },
    { "2026-11-17T16:40:00+01:00", "1970-01-01T00:00:00+00:00", SOON },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    const NabijInstant moment = instant (table[i].moment);
    const NabijInstant calmer = instant (table[i].calmer);

    g_test_message ("%s, calmer %s", table[i].moment, table[i].calmer);
    g_assert_cmpint (nabij_recovery_time_choose (&moment, &calmer), ==, table[i].time);
  }
}

static void
test_has_words_for_each (void)
{
  static const struct {
    const char *when;
    const char *calmer;
  } table[] = {
    [SOON] = { "not long after", "calmer not long after" },
    [NIGHT] = { "the same night", "calmer the same night" },
    [MORNING] = { "the same morning", "calmer the same morning" },
    [AFTERNOON] = { "the same afternoon", "calmer the same afternoon" },
    [EVENING] = { "the same evening", "calmer the same evening" },
    [THAT_NIGHT] = { "later that night", "calmer later that night" },
    [NEXT_DAY] = { "the next day", "calmer the next day" },
    [DAYS] = { "some days later", "calmer some days later" },
    [WEEK] = { "about a week later", "calmer about a week later" },
    [LATER] = { "later on", "calmer later on" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    g_assert_cmpstr (nabij_recovery_words_when ((NabijRecoveryTime)i), ==, table[i].when);
    g_assert_cmpstr (nabij_recovery_words_calmer ((NabijRecoveryTime)i), ==, table[i].calmer);
  }
}

static void
test_looks_back_for_some_days (void)
{
  static const struct {
    const char *calmer;
    const char *now;
    const char *words;
  } table[] = {
    { "2026-11-17T16:40:00+01:00", "2026-11-17T16:41:00+01:00", "Today it grew calmer again after a while." },
    { "2026-11-17T00:00:00+01:00", "2026-11-17T23:59:59+01:00", "Today it grew calmer again after a while." },
    { "2026-11-17T23:59:59+01:00", "2026-11-18T00:00:00+01:00", "Yesterday it grew calmer again after a while." },
    { "2026-10-24T12:00:00+02:00", "2026-10-25T23:30:00+01:00", "Yesterday it grew calmer again after a while." },
    { "2026-11-17T12:00:00+01:00", "2026-11-19T01:00:00+01:00", "Some days ago it grew calmer again after a while." },
    { "2026-11-17T12:00:00+01:00", "2026-11-23T23:00:00+01:00", "Some days ago it grew calmer again after a while." },
    { "2026-11-17T12:00:00+01:00", "2026-11-24T00:00:00+01:00", NULL },
    { "2026-11-17T12:00:00+01:00", "2036-11-17T12:00:00+01:00", NULL },
    /* A clock that was set back: what is to come is not brought up. */
    { "2026-11-17T12:00:00+01:00", "2026-11-16T12:00:00+01:00", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    const NabijInstant calmer = instant (table[i].calmer);
    const NabijInstant now = instant (table[i].now);

    g_assert_cmpstr (nabij_recovery_words_looking_back (&calmer, &now), ==, table[i].words);
  }
}

static void
assert_is_no_score (const char *words)
{
  static const char *const units[] = { "minute", "hour", "second", "than", "finally", "only" };

  g_assert_nonnull (words);
  g_assert_cmpstr (words, !=, "");
  for (const char *c = words; *c != '\0'; c++)
    g_assert_false (g_ascii_isdigit (*c));
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    g_assert_null (strstr (words, units[i]));
}

static NabijInstant
random_instant (gint64 around_us,
                gint64 spread_us)
{
  return (NabijInstant){
    .utc_us = around_us + (gint64)(g_test_rand_double_range (-1., 1.) * (double)spread_us),
    .offset_s = 900 * g_test_rand_int_range (-48, 57),
  };
}

/* Whenever it was: words, and never how long it took. */
static void
test_is_never_a_number (void)
{
  const gint64 day_us = G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC;

  for (int i = 0; i < N_RANDOM; i++) {
    const NabijInstant moment = random_instant (0, 40000 * day_us);
    const NabijInstant calmer = random_instant (moment.utc_us, i % 2 == 0 ? 2 * day_us : 400 * day_us);
    NabijRecoveryTime  time = nabij_recovery_time_choose (&moment, &calmer);
    const char        *back = nabij_recovery_words_looking_back (&moment, &calmer);

    g_assert_cmpint (time, >=, SOON);
    g_assert_cmpint (time, <=, LATER);
    assert_is_no_score (nabij_recovery_words_when (time));
    assert_is_no_score (nabij_recovery_words_calmer (time));
    if (back != NULL)
      assert_is_no_score (back);
  }
}

/* At one place, waiting longer never makes the words tell of less time. */
static void
test_goes_on_with_time (void)
{
  const gint64 hour_us = G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC;

  for (int i = 0; i < N_RANDOM / 100; i++) {
    const NabijInstant moment = random_instant (G_GINT64_CONSTANT (1795000000) * G_USEC_PER_SEC, 1000 * 24 * hour_us);
    NabijRecoveryTime  earlier = SOON;

    for (NabijInstant calmer = moment; calmer.utc_us < moment.utc_us + 20 * 24 * hour_us; calmer.utc_us += hour_us / 4) {
      NabijRecoveryTime time = nabij_recovery_time_choose (&moment, &calmer);

      g_assert_cmpint (time, >=, earlier);
      earlier = time;
    }
    g_assert_cmpint (earlier, ==, LATER);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/recovery-words/says-when", test_says_when);
  g_test_add_func ("/nabij/core/recovery-words/has-words-for-each", test_has_words_for_each);
  g_test_add_func ("/nabij/core/recovery-words/looks-back-for-some-days", test_looks_back_for_some_days);
  g_test_add_func ("/nabij/core/recovery-words/is-never-a-number", test_is_never_a_number);
  g_test_add_func ("/nabij/core/recovery-words/goes-on-with-time", test_goes_on_with_time);

  return g_test_run ();
}
