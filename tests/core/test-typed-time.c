/* test-typed-time.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-typed-time.h"

#include <locale.h>

static void
test_reads_what_people_type (void)
{
  static const struct {
    const char    *text;
    NabijTypedTime is;
    int            hour;
    int            minute;
  } rows[] = {
    { "10:30", NABIJ_TYPED_TIME_TIME, 10, 30 },
    { "10.30", NABIJ_TYPED_TIME_TIME, 10, 30 },
    { "10,30", NABIJ_TYPED_TIME_TIME, 10, 30 },
    { "10 30", NABIJ_TYPED_TIME_TIME, 10, 30 },
    { "10-30", NABIJ_TYPED_TIME_TIME, 10, 30 },
    { "10h30", NABIJ_TYPED_TIME_TIME, 10, 30 },
    { "10u30", NABIJ_TYPED_TIME_TIME, 10, 30 },
    { " 10 : 30 ", NABIJ_TYPED_TIME_TIME, 10, 30 },
    { "1030", NABIJ_TYPED_TIME_TIME, 10, 30 },
    { "930", NABIJ_TYPED_TIME_TIME, 9, 30 },
    { "0930", NABIJ_TYPED_TIME_TIME, 9, 30 },
    { "9", NABIJ_TYPED_TIME_TIME, 9, 0 },
    { "9 h", NABIJ_TYPED_TIME_TIME, 9, 0 },
    { "19 uur", NABIJ_TYPED_TIME_TIME, 19, 0 },
    { "19:30 uur", NABIJ_TYPED_TIME_TIME, 19, 30 },
    { "7 pm", NABIJ_TYPED_TIME_TIME, 19, 0 },
    { "7PM", NABIJ_TYPED_TIME_TIME, 19, 0 },
    { "7:15 p.m.", NABIJ_TYPED_TIME_TIME, 19, 15 },
    { "12 am", NABIJ_TYPED_TIME_TIME, 0, 0 },
    { "12:30 pm", NABIJ_TYPED_TIME_TIME, 12, 30 },
    { "11 a.m.", NABIJ_TYPED_TIME_TIME, 11, 0 },
    { "8 o'clock", NABIJ_TYPED_TIME_TIME, 8, 0 },
    { "0:00", NABIJ_TYPED_TIME_TIME, 0, 0 },
    { "00", NABIJ_TYPED_TIME_TIME, 0, 0 },
    { "23:59", NABIJ_TYPED_TIME_TIME, 23, 59 },
    { "", NABIJ_TYPED_TIME_EMPTY, 0, 0 },
    { "  ", NABIJ_TYPED_TIME_EMPTY, 0, 0 },
    { "24:00", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "25:61", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "10:60", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "10:3", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "10:300", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "103:00", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "12345", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "99999999999999999999", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "13 pm", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "0 am", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "10:30:00", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "10::30", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { ":30", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "soon", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "at 9", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "9 in the morning", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "-9", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "١٠:٣٠", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
    { "🌊", NABIJ_TYPED_TIME_UNREADABLE, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    int                  minute = -1;
    const NabijTypedTime is = nabij_typed_time_read (rows[i].text, &minute);

    if (is != rows[i].is || minute != rows[i].hour * 60 + rows[i].minute)
      g_test_fail_printf ("“%s” is taken for %d, %d minutes", rows[i].text, is, minute);
  }
}

static void
test_reads_every_time_it_writes (void)
{
  for (int minute = 0; minute < 24 * 60; minute++) {
    g_autofree char *text = nabij_typed_time_write (minute);
    int              read;

    g_assert_cmpint (nabij_typed_time_read (text, &read), ==, NABIJ_TYPED_TIME_TIME);
    g_assert_cmpint (read, ==, minute);
  }
}

/* Nothing that can be typed may break it. */
static void
test_reads_anything (void)
{
  static const char letters[] = "0123456789::.. hupam";

  for (int i = 0; i < 20000; i++) {
    char text[9] = { 0 };
    int  minute = -1;

    for (int j = g_test_rand_int_range (0, 9); j > 0; j--)
      text[j - 1] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
    nabij_typed_time_read (text, &minute);
    g_assert_cmpint (minute, >=, 0);
    g_assert_cmpint (minute, <, 24 * 60);
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/typed-time/reads-what-people-type", test_reads_what_people_type);
  g_test_add_func ("/nabij/core/typed-time/reads-every-time-it-writes", test_reads_every_time_it_writes);
  g_test_add_func ("/nabij/core/typed-time/reads-anything", test_reads_anything);

  return g_test_run ();
}
