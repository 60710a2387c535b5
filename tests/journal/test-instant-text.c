/* test-instant-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-instant-text.h"

typedef struct {
  const char *text;
  gint64      utc_us;
  int         offset_s;
  gboolean    is_written_so;
} Good;

static const Good goods[] = {
  { "1970-01-01T00:00:00.000000+00:00", 0, 0, TRUE },
  { "1970-01-01T00:00:00Z", 0, 0, FALSE },
  { "1970-01-01T01:00:00+01:00", 0, 3600, FALSE },
  { "2026-11-21T20:04:05.123456+01:00", G_GINT64_CONSTANT (1795287845123456), 3600, TRUE },
  { "2026-11-21T20:04:05.1+01:00", G_GINT64_CONSTANT (1795287845100000), 3600, FALSE },
  { "1969-12-31T23:59:59.999999+00:00", -1, 0, TRUE },
  { "1969-12-31T14:30:00.000001-09:30", 1, -34200, TRUE },
  { "2024-02-29T12:00:00.000000-00:00", G_GINT64_CONSTANT (1709208000000000), 0, FALSE },
  { "1937-06-30T12:00:00.000000+00:19:32", G_GINT64_CONSTANT (-1025785172000000), 1172, TRUE },
  { "0001-01-01T00:00:00.000000+00:00", G_GINT64_CONSTANT (-62135596800000000), 0, TRUE },
  { "9999-12-31T23:59:59.999999+00:00", G_GINT64_CONSTANT (253402300799999999), 0, TRUE },
};

static const char *const bads[] = {
  "",
  "2026-11-21",
  "2026-11-21T20:04:05",
  "2026-11-21 20:04:05Z",
  "2026-11-21t20:04:05Z",
  "2026-11-21T20:04:05z",
  "2026-11-21T20:04Z",
  "2026-1-21T20:04:05Z",
  "2026-13-01T20:04:05Z",
  "2026-00-01T20:04:05Z",
  "2026-02-29T20:04:05Z",
  "2026-11-31T20:04:05Z",
  "2026-11-21T24:00:00Z",
  "2026-11-21T20:60:05Z",
  "2026-11-21T20:04:60Z",
  "2026-11-21T20:04:05.Z",
  "2026-11-21T20:04:05.1234567Z",
  "2026-11-21T20:04:05+1:00",
  "2026-11-21T20:04:05+24:00",
  "2026-11-21T20:04:05+01:60",
  "2026-11-21T20:04:05+01:00:",
  "2026-11-21T20:04:05+0100",
  "2026-11-21T20:04:05ZZ",
  " 2026-11-21T20:04:05Z",
  "2026-11-21T20:04:05Z ",
  "0000-01-01T00:00:00Z",
  "99999-01-01T00:00:00Z",
  "-001-01-01T00:00:00Z",
  "+2026-11-21T20:04:05Z",
  "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa6-11-21T20:04:05Z",
};

static void
test_reads_and_writes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (goods); i++) {
    NabijInstant     instant = { -7, -7 };
    g_autofree char *text = NULL;

    g_assert_true (nabij_instant_from_text (goods[i].text, &instant));
    g_assert_cmpint (instant.utc_us, ==, goods[i].utc_us);
    g_assert_cmpint (instant.offset_s, ==, goods[i].offset_s);
    text = nabij_instant_to_text (&instant);
    if (goods[i].is_written_so)
      g_assert_cmpstr (text, ==, goods[i].text);
  }
}

static void
test_refuses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bads); i++) {
    NabijInstant instant = { -7, -7 };

    g_assert_false (nabij_instant_from_text (bads[i], &instant));
    g_assert_cmpint (instant.utc_us, ==, -7);
    g_assert_cmpint (instant.offset_s, ==, -7);
  }
}

static void
test_comes_back (void)
{
  for (guint i = 0; i < 20000; i++) {
    const NabijInstant instant = {
      .utc_us = (gint64)(g_test_rand_double_range (-62100000000.0, 253400000000.0) * 1e6),
      .offset_s = g_test_rand_int_range (-86399, 86400),
    };
    g_autofree char *text = nabij_instant_to_text (&instant);
    NabijInstant     again;

    g_assert_true (nabij_instant_from_text (text, &again));
    g_assert_cmpint (again.utc_us, ==, instant.utc_us);
    g_assert_cmpint (again.offset_s, ==, instant.offset_s);
  }
}

/* Only a damaged journal has such a one, and its words are still to be carried away. */
static void
test_beyond_all_calendars (void)
{
  static const NabijInstant beyond[] = {
    { G_MAXINT64, 0 },
    { G_MININT64, 0 },
    { G_MAXINT64, G_MAXINT },
    { G_MININT64, G_MININT + 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (beyond); i++) {
    g_autofree char *text = nabij_instant_to_text (&beyond[i]);
    NabijInstant     again;

    g_assert_true (nabij_instant_from_text (text, &again));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/journal/instant-text/reads-and-writes", test_reads_and_writes);
  g_test_add_func ("/nabij/journal/instant-text/refuses", test_refuses);
  g_test_add_func ("/nabij/journal/instant-text/comes-back", test_comes_back);
  g_test_add_func ("/nabij/journal/instant-text/writes-what-no-calendar-has", test_beyond_all_calendars);

  return g_test_run ();
}
