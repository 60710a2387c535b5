/* test-entry.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-entry.h"

static void
test_names_its_kinds (void)
{
  static const struct {
    NabijEntryKind kind;
    const char    *name;
  } rows[] = {
    { NABIJ_ENTRY_KIND_MOMENT, "moment" },
    { NABIJ_ENTRY_KIND_SESSION, "session" },
    { NABIJ_ENTRY_KIND_CHECK_IN, "check-in" },
    { NABIJ_ENTRY_KIND_LETTER, "letter" },
    { NABIJ_ENTRY_KIND_NOTE, "note" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    NabijEntryKind kind = NABIJ_ENTRY_KIND_NOTE;

    g_assert_cmpstr (nabij_entry_kind_to_string (rows[i].kind), ==, rows[i].name);
    g_assert_true (nabij_entry_kind_from_string (rows[i].name, &kind));
    g_assert_cmpint (kind, ==, rows[i].kind);
  }
}

static void
test_knows_no_other_kind (void)
{
  NabijEntryKind kind = NABIJ_ENTRY_KIND_LETTER;

  g_assert_false (nabij_entry_kind_from_string ("Session", &kind));
  g_assert_false (nabij_entry_kind_from_string ("", &kind));
  g_assert_false (nabij_entry_kind_from_string (NULL, &kind));
  g_assert_cmpint (kind, ==, NABIJ_ENTRY_KIND_LETTER);
}

static void
test_keeps_sessions_from_20_seconds (void)
{
  g_assert_false (nabij_session_is_kept (-1));
  g_assert_false (nabij_session_is_kept (0));
  g_assert_false (nabij_session_is_kept (20 * G_GINT64_CONSTANT (1000000) - 1));
  g_assert_true (nabij_session_is_kept (20 * G_GINT64_CONSTANT (1000000)));
  g_assert_true (nabij_session_is_kept (G_MAXINT64));
}

static void
test_makes_a_session (void)
{
  NabijInstant instant = { 1234567, -3600 };
  g_autoptr (NabijEntry) entry = nabij_entry_new_session (&instant, "five-exhales", NULL, 55);
  g_autoptr (NabijEntry) other = nabij_entry_new_session (&instant, "five-exhales", NULL, 55);

  g_assert_true (g_uuid_string_is_valid (nabij_entry_get_uuid (entry)));
  g_assert_cmpstr (nabij_entry_get_uuid (entry), !=, nabij_entry_get_uuid (other));
  g_assert_cmpint (nabij_entry_get_kind (entry), ==, NABIJ_ENTRY_KIND_SESSION);
  g_assert_cmpint (nabij_entry_get_instant (entry)->utc_us, ==, 1234567);
  g_assert_cmpint (nabij_entry_get_instant (entry)->offset_s, ==, -3600);
  g_assert_cmpstr (nabij_entry_get_practice (entry), ==, "five-exhales");
  g_assert_null (nabij_entry_get_pattern (entry));
  g_assert_cmpint (nabij_entry_get_duration_us (entry), ==, 55);
  g_assert_null (nabij_entry_get_author (entry));
  g_assert_null (nabij_entry_get_title (entry));
  g_assert_null (nabij_entry_get_text (entry));
}

static void
test_goes_on_under_its_name (void)
{
  g_autoptr (NabijEntry) first = NULL;
  g_autoptr (NabijEntry) second = NULL;

  first = nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_SESSION,
    .instant = { 5, 6 },
    .author = "Noor",
    .title = "A title",
    .text = "A text",
    .practice = "water-and-rust",
    .pattern = "water",
    .duration_us = 20,
  });
  second = nabij_entry_with_session (first, "soft", 60);

  g_assert_cmpstr (nabij_entry_get_uuid (second), ==, nabij_entry_get_uuid (first));
  g_assert_cmpint (nabij_entry_get_instant (second)->utc_us, ==, 5);
  g_assert_cmpint (nabij_entry_get_instant (second)->offset_s, ==, 6);
  g_assert_cmpstr (nabij_entry_get_author (second), ==, "Noor");
  g_assert_cmpstr (nabij_entry_get_title (second), ==, "A title");
  g_assert_cmpstr (nabij_entry_get_text (second), ==, "A text");
  g_assert_cmpstr (nabij_entry_get_practice (second), ==, "water-and-rust");
  g_assert_cmpstr (nabij_entry_get_pattern (second), ==, "soft");
  g_assert_cmpint (nabij_entry_get_duration_us (second), ==, 60);
  g_assert_cmpint (nabij_entry_get_duration_us (first), ==, 20);
  g_assert_false (nabij_entry_equal (first, second));
}

static void
test_leaves_out_what_only_a_session_has (void)
{
  g_autoptr (NabijEntry) entry = NULL;

  entry = nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_LETTER,
    .practice = "water-and-rust",
    .pattern = "water",
    .duration_us = 20,
  });

  g_assert_null (nabij_entry_get_practice (entry));
  g_assert_null (nabij_entry_get_pattern (entry));
  g_assert_cmpint (nabij_entry_get_duration_us (entry), ==, 0);
}

static void
test_compares_everything (void)
{
  NabijEntryFields fields = {
    .uuid = "one",
    .kind = NABIJ_ENTRY_KIND_SESSION,
    .practice = "water-and-rust",
  };
  NabijEntryFields others[10];
  g_autoptr (NabijEntry) entry = nabij_entry_new (&fields);
  g_autoptr (NabijEntry) same = nabij_entry_new (&fields);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    others[i] = fields;
  others[0].uuid = "two";
  others[1].kind = NABIJ_ENTRY_KIND_NOTE;
  others[2].instant.utc_us = 1;
  others[3].instant.offset_s = 1;
  others[4].author = "Sam";
  others[5].title = "";
  others[6].text = "x";
  others[7].practice = "five-exhales";
  others[8].pattern = "soft";
  others[9].duration_us = 1;

  g_assert_true (nabij_entry_equal (entry, same));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autoptr (NabijEntry) other = nabij_entry_new (&others[i]);

    g_assert_false (nabij_entry_equal (entry, other));
  }
}

/* Of a check-in is compared what was said, and another kind has none. */
static void
test_compares_a_check_in (void)
{
  NabijCheckIn     check_in = { .form = NABIJ_CHECK_IN_FORM_AFTER };
  NabijEntryFields fields = { .uuid = "a", .kind = NABIJ_ENTRY_KIND_CHECK_IN, .check_in = &check_in };
  g_autoptr (NabijEntry) entry = nabij_entry_new (&fields);
  g_autoptr (NabijEntry) same = nabij_entry_new (nabij_entry_get_fields (entry));
  g_autoptr (NabijEntry) answered = NULL;
  g_autoptr (NabijEntry) without = NULL;
  g_autoptr (NabijEntry) note = NULL;

  g_assert_true (nabij_entry_equal (entry, same));
  check_in.answers[NABIJ_CHECK_IN_ITEM_REST] = NABIJ_CHECK_IN_ANSWER_HARDLY;
  answered = nabij_entry_new (&fields);
  g_assert_false (nabij_entry_equal (entry, answered));
  fields.check_in = NULL;
  without = nabij_entry_new (&fields);
  g_assert_false (nabij_entry_equal (entry, without));
  fields.check_in = &check_in;
  fields.kind = NABIJ_ENTRY_KIND_NOTE;
  note = nabij_entry_new (&fields);
  g_assert_null (nabij_entry_get_fields (note)->check_in);
}

/* To pass over says nothing; one answer or one word is enough. */
static void
test_knows_a_blank_check_in (void)
{
  static const struct {
    NabijCheckIn check_in;
    gboolean     is_blank;
  } rows[] = {
    { { .is_finished = TRUE }, TRUE },
    { { .answers = { NABIJ_CHECK_IN_ANSWER_SKIPPED }, .talk = NABIJ_CHECK_IN_TALK_SKIPPED, .good = (char *)" \n" }, TRUE },
    { { .answers = { NABIJ_CHECK_IN_ANSWER_HARDLY } }, FALSE },
    { { .talk = NABIJ_CHECK_IN_TALK_NOT_NOW }, FALSE },
    { { .need = (char *)"x" }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (NabijEntry) entry = nabij_entry_new (&(NabijEntryFields){
      .kind = NABIJ_ENTRY_KIND_CHECK_IN,
      .check_in = &rows[i].check_in,
    });

    g_assert_cmpint (nabij_entry_is_blank (entry), ==, rows[i].is_blank);
  }
}

static void
test_has_the_day_of_its_place (void)
{
  static const struct {
    gint64 utc_us;
    int    offset_s;
    int    day;
    int    month;
    int    year;
  } rows[] = {
    { 0, 0, 1, 1, 1970 },
    { -1, 0, 31, 12, 1969 },
    /* Half past midnight in Amsterdam is still yesterday in London. */
    { G_GINT64_CONSTANT (1795303800000000), 3600, 22, 11, 2026 },
    { G_GINT64_CONSTANT (1795303800000000), 0, 21, 11, 2026 },
    { G_GINT64_CONSTANT (1795303800000000), -18000, 21, 11, 2026 },
    { G_GINT64_CONSTANT (1795303800000000), 19800, 22, 11, 2026 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    NabijInstant instant = { rows[i].utc_us, rows[i].offset_s };
    g_autoptr (NabijEntry) entry = nabij_entry_new_session (&instant, "five-exhales", NULL, 0);
    GDate date;

    g_date_clear (&date, 1);
    g_assert_true (nabij_entry_get_local_date (entry, &date));
    g_assert_cmpint (g_date_get_day (&date), ==, rows[i].day);
    g_assert_cmpint (g_date_get_month (&date), ==, rows[i].month);
    g_assert_cmpint (g_date_get_year (&date), ==, rows[i].year);
  }
}

static void
test_has_no_day_outside_of_the_calendar (void)
{
  NabijInstant instant = { G_MAXINT64, 0 };
  g_autoptr (NabijEntry) entry = nabij_entry_new_session (&instant, "five-exhales", NULL, 0);
  GDate date;

  g_date_clear (&date, 1);
  g_assert_false (nabij_entry_get_local_date (entry, &date));
  g_assert_false (g_date_valid (&date));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/journal/entry/names-its-kinds", test_names_its_kinds);
  g_test_add_func ("/nabij/journal/entry/knows-no-other-kind", test_knows_no_other_kind);
  g_test_add_func ("/nabij/journal/entry/keeps-sessions-from-20-seconds",
                   test_keeps_sessions_from_20_seconds);
  g_test_add_func ("/nabij/journal/entry/makes-a-session", test_makes_a_session);
  g_test_add_func ("/nabij/journal/entry/goes-on-under-its-name", test_goes_on_under_its_name);
  g_test_add_func ("/nabij/journal/entry/leaves-out-what-only-a-session-has",
                   test_leaves_out_what_only_a_session_has);
  g_test_add_func ("/nabij/journal/entry/compares-everything", test_compares_everything);
  g_test_add_func ("/nabij/journal/entry/compares-a-check-in", test_compares_a_check_in);
  g_test_add_func ("/nabij/journal/entry/knows-a-blank-check-in", test_knows_a_blank_check_in);
  g_test_add_func ("/nabij/journal/entry/has-the-day-of-its-place", test_has_the_day_of_its_place);
  g_test_add_func ("/nabij/journal/entry/has-no-day-outside-of-the-calendar",
                   test_has_no_day_outside_of_the_calendar);

  return g_test_run ();
}
