/* test-typed-date.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-typed-date.h"

#include <locale.h>

static void
test_reads_what_people_type (void)
{
  static const struct {
    const char    *text;
    NabijTypedDate is;
    int            day;
    int            month;
    int            year;
  } rows[] = {
    { "", NABIJ_TYPED_DATE_EMPTY, 0, 0, 0 },
    { "  \t", NABIJ_TYPED_DATE_EMPTY, 0, 0, 0 },
    { "31/12/2026", NABIJ_TYPED_DATE_DAY, 31, 12, 2026 },
    { "31-12-2026", NABIJ_TYPED_DATE_DAY, 31, 12, 2026 },
    { " 3.2.2027 ", NABIJ_TYPED_DATE_DAY, 3, 2, 2027 },
    { "03 02 2027", NABIJ_TYPED_DATE_DAY, 3, 2, 2027 },
    { "2026-12-31", NABIJ_TYPED_DATE_DAY, 31, 12, 2026 },
    { "2026/2/3", NABIJ_TYPED_DATE_DAY, 3, 2, 2026 },
    { "31-12-26", NABIJ_TYPED_DATE_DAY, 31, 12, 2026 },
    { "31 – 12 – 2026", NABIJ_TYPED_DATE_DAY, 31, 12, 2026 },
    { "14 March 2027", NABIJ_TYPED_DATE_DAY, 14, 3, 2027 },
    { "14 mar. 2027", NABIJ_TYPED_DATE_DAY, 14, 3, 2027 },
    { "March 14, 2027", NABIJ_TYPED_DATE_DAY, 14, 3, 2027 },
    { "29/2/2028", NABIJ_TYPED_DATE_DAY, 29, 2, 2028 },
    { "29/2/2027", NABIJ_TYPED_DATE_IMPOSSIBLE, 0, 0, 0 },
    { "31-2-2027", NABIJ_TYPED_DATE_IMPOSSIBLE, 0, 0, 0 },
    { "1/13/2027", NABIJ_TYPED_DATE_IMPOSSIBLE, 0, 0, 0 },
    { "0/1/2027", NABIJ_TYPED_DATE_IMPOSSIBLE, 0, 0, 0 },
    { "1/1/0000", NABIJ_TYPED_DATE_IMPOSSIBLE, 0, 0, 0 },
    { "1/1/3000", NABIJ_TYPED_DATE_DAY, 1, 1, 3000 },
    { "31/12", NABIJ_TYPED_DATE_UNREADABLE, 0, 0, 0 },
    { "31/12/2", NABIJ_TYPED_DATE_UNREADABLE, 0, 0, 0 },
    { "31/12/202", NABIJ_TYPED_DATE_UNREADABLE, 0, 0, 0 },
    { "31/12/20266", NABIJ_TYPED_DATE_UNREADABLE, 0, 0, 0 },
    { "1/2/3/2027", NABIJ_TYPED_DATE_UNREADABLE, 0, 0, 0 },
    { "14 ma 2027", NABIJ_TYPED_DATE_UNREADABLE, 0, 0, 0 },
    { "in the spring", NABIJ_TYPED_DATE_UNREADABLE, 0, 0, 0 },
    { "<b>1</b>/2/2027", NABIJ_TYPED_DATE_UNREADABLE, 0, 0, 0 },
    { "99999999999999999999/1/2027", NABIJ_TYPED_DATE_UNREADABLE, 0, 0, 0 },
    { "٣/٤/٢٠٢٧", NABIJ_TYPED_DATE_UNREADABLE, 0, 0, 0 },
    { "🌊", NABIJ_TYPED_DATE_UNREADABLE, 0, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    GDate                date;
    const NabijTypedDate is = nabij_typed_date_read (rows[i].text, &date);

    if (is != rows[i].is)
      g_test_fail_printf ("“%s” is taken for %d", rows[i].text, is);
    g_assert_cmpint (g_date_valid (&date), ==, is == NABIJ_TYPED_DATE_DAY);
    if (is == NABIJ_TYPED_DATE_DAY) {
      g_assert_cmpint (g_date_get_day (&date), ==, rows[i].day);
      g_assert_cmpint ((int)g_date_get_month (&date), ==, rows[i].month);
      g_assert_cmpint (g_date_get_year (&date), ==, rows[i].year);
    }
  }
}

static void
test_reads_every_day_it_writes (void)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_JANUARY, 2024);
  for (int i = 0; i < 5 * 366; i++) {
    g_autofree char *text = nabij_typed_date_write (&day);
    GDate            read;

    g_assert_cmpint (nabij_typed_date_read (text, &read), ==, NABIJ_TYPED_DATE_DAY);
    g_assert_cmpint (g_date_compare (&day, &read), ==, 0);
    g_date_add_days (&day, 1);
  }
}

/* Nothing that can be typed may break it. */
static void
test_reads_anything (void)
{
  static const char letters[] = "0123456789-/. ,maj";

  for (int i = 0; i < 20000; i++) {
    char  text[13] = { 0 };
    GDate date;

    for (int j = g_test_rand_int_range (0, 12); j > 0; j--)
      text[j - 1] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
    g_assert_cmpint (nabij_typed_date_read (text, &date) == NABIJ_TYPED_DATE_DAY, ==, g_date_valid (&date));
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/typed-date/reads-what-people-type", test_reads_what_people_type);
  g_test_add_func ("/nabij/core/typed-date/reads-every-day-it-writes", test_reads_every_day_it_writes);
  g_test_add_func ("/nabij/core/typed-date/reads-anything", test_reads_anything);

  return g_test_run ();
}
