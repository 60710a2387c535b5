/* test-csv.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-csv.h"
#include "nabij-transfer-fixture.h"

#include <string.h>

typedef struct {
  const char *text;
  const char *cell;
} Cell;

static const Cell cells[] = {
  { NULL, "\"\"" },
  { "", "\"\"" },
  { "a", "\"a\"" },
  { "a,b;c", "\"a,b;c\"" },
  { "she said \"oh\"", "\"she said \"\"oh\"\"\"" },
  { "two\nlines\r\n", "\"two\nlines\r\n\"" },
  { " a", "\" a\"" },
  { "caf\u00e9 \U0001f600", "\"caf\u00e9 \U0001f600\"" },
  { "1-1", "\"1-1\"" },
  { "a=b", "\"a=b\"" },
  { "'=1", "\"'=1\"" },
  /* What a spreadsheet would run. */
  { "=1+1", "\"'=1+1\"" },
  { "+31 6 12345678", "\"'+31 6 12345678\"" },
  { "-", "\"'-\"" },
  { "\u22125", "\"'\u22125\"" },
  { "@SUM(A1)", "\"'@SUM(A1)\"" },
  { " =1", "\"' =1\"" },
  { "\t=1", "\"'\t=1\"" },
  { "\r=1", "\"'\r=1\"" },
  { "\n \t@a", "\"'\n \t@a\"" },
  { "\u00a0=1", "\"'\u00a0=1\"" },
  { "\ufeff=1", "\"'\ufeff=1\"" },
  { "\u200b+1", "\"'\u200b+1\"" },
  { "\x01=1", "\"'\x01=1\"" },
  { "\uff1d1", "\"'\uff1d1\"" },
  { "\uff0b1", "\"'\uff0b1\"" },
  { "\uff0d1", "\"'\uff0d1\"" },
  { "\uff20a", "\"'\uff20a\"" },
  { "=\"a\"", "\"'=\"\"a\"\"\"" },
};

/* Reads a line as RFC 4180 says, and as somebody else would do it. */
static GPtrArray *
parse_line (const char **at)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  while (TRUE) {
    GString *value = g_string_new (NULL);

    g_assert_cmpint (**at, ==, '"');
    for ((*at)++; (*at)[0] != '"' || (*at)[1] == '"'; (*at)++) {
      g_assert_cmpint (**at, !=, '\0');
      g_string_append_c (value, **at);
      if (**at == '"')
        (*at)++;
    }
    (*at)++;
    g_ptr_array_add (values, g_string_free (value, FALSE));
    if (**at != ',')
      break;
    (*at)++;
  }
  g_assert_true (g_str_has_prefix (*at, "\r\n"));
  *at += 2;

  return values;
}

static void
test_cells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++) {
    g_autoptr (GString) line = g_string_new (NULL);

    nabij_csv_append_cell (line, cells[i].text);
    g_assert_cmpstr (line->str, ==, cells[i].cell);
  }
}

static void
test_line (void)
{
  g_autoptr (GString) line = g_string_new (NULL);

  nabij_csv_append_cell (line, "a");
  nabij_csv_append_cell (line, NULL);
  nabij_csv_append_cell (line, "b");
  g_assert_cmpstr (line->str, ==, "\"a\",\"\",\"b\"");
}

static const char *const circumstances[] = { "c1", NULL };
static const char *const own_words[] = { "the bath", NULL };

static void
test_moment (void)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (NabijEntry) entry = NULL;
  const char       *at;
  const char *const expected[] = {
    "2026-11-21",
    "20:04",
    "hard moment",
    "Bath",
    "<b>Too</b> \"much\"",
    "tense",
    "c1; the bath",
    "the same evening",
    "calm",
    "c1; the bath",
    "'=sorry",
    "",
    "3 minutes",
    "",
    "",
    "",
    "",
    "",
    "Anna",
  };

  entry = nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_MOMENT,
    .instant = { G_GINT64_CONSTANT (1795287845000000), 3600 },
    .title = "Bath",
    .text = "<b>Too</b> \"much\"",
    .author = "Anna",
    .tension = NABIJ_TENSION_TENSE,
    .circumstances = circumstances,
    .own_circumstances = own_words,
    .about_contact = TRUE,
    .is_calmer = TRUE,
    .calmer = { G_GINT64_CONSTANT (1795295045000000), 3600 },
    .tension_after = NABIJ_TENSION_CALM,
    .helped = circumstances,
    .own_helped = own_words,
    .repair = "=sorry",
    .breathed_us = 180 * G_USEC_PER_SEC,
  });
  nabij_csv_append_header (lines);
  nabij_csv_append_entry (lines, entry, NULL);

  at = lines->str;
  names = parse_line (&at);
  values = parse_line (&at);
  g_assert_cmpint (*at, ==, '\0');
  g_assert_cmpuint (names->len, ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (values->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (g_ptr_array_index (values, i), ==, expected[i]);
}

/* What was answered is told in words; what was passed over or not reached is not told at all. */
static void
test_check_in (void)
{
  static const char *const names[] = {
    "How it was going",
    "Would you like to talk to someone about this?",
    "One good moment",
    "One hard moment",
    "What I need",
    "Author",
  };
  static const char *const expected[] = {
    "often: I had moments of calm.\nhardly: I was with my babies in a way that felt good.\n"
    "sometimes: I got some rest.",
    "maybe",
    "",
    "'=de nacht",
    "two\nlines",
    "Sam",
  };
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) headers = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (NabijEntry) entry = NULL;
  const char *at;

  entry = nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_CHECK_IN,
    .author = "Sam",
    .check_in = &(NabijCheckIn){
      .form = NABIJ_CHECK_IN_FORM_HOSPITAL,
      .more_children = TRUE,
      .answers = {
        [NABIJ_CHECK_IN_ITEM_CALM] = NABIJ_CHECK_IN_ANSWER_OFTEN,
        [NABIJ_CHECK_IN_ITEM_CLOSE] = NABIJ_CHECK_IN_ANSWER_HARDLY,
        [NABIJ_CHECK_IN_ITEM_ALERT] = NABIJ_CHECK_IN_ANSWER_SKIPPED,
        [NABIJ_CHECK_IN_ITEM_REST] = NABIJ_CHECK_IN_ANSWER_SOMETIMES,
      },
      .talk = NABIJ_CHECK_IN_TALK_MAYBE,
      .hard = (char *)"=de nacht",
      .need = (char *)"two\nlines",
    },
  });
  nabij_csv_append_header (lines);
  nabij_csv_append_entry (lines, entry, NULL);
  at = lines->str;
  headers = parse_line (&at);
  values = parse_line (&at);
  g_assert_cmpuint (headers->len, ==, values->len);
  g_assert_cmpstr (g_ptr_array_index (values, 2), ==, "check-in");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    const guint column = values->len - G_N_ELEMENTS (expected) + i;

    g_assert_cmpstr (g_ptr_array_index (headers, column), ==, names[i]);
    g_assert_cmpstr (g_ptr_array_index (values, column), ==, expected[i]);
  }
}

/* A spreadsheet knows a day only where its year has four digits. */
static void
test_first_day (void)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (NabijEntry) entry = NULL;

  entry = nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_NOTE,
    .instant = { G_GINT64_CONSTANT (-62135596800000000), 0 },
  });
  nabij_csv_append_entry (lines, entry, NULL);
  g_assert_true (g_str_has_prefix (lines->str, "\"0001-01-01\",\"00:00\","));
}

/* Ids of the content files are told in words. */
static void
test_words (void)
{
  g_autoptr (NabijWords) words = nabij_words_new_own ();
  g_auto (GStrv) ids = nabij_words_list (words, NABIJ_WORD_LIST_CIRCUMSTANCES, NABIJ_SEASON_UNKNOWN);
  const char *const one[] = { ids[0], NULL };
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (NabijEntry) entry = NULL;
  const char *at;

  entry = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .circumstances = one });
  nabij_csv_append_entry (lines, entry, words);
  at = lines->str;
  values = parse_line (&at);
  g_assert_cmpstr (g_ptr_array_index (values, 6), ==, nabij_words_get_text (words, ids[0]));
}

/* Whatever is in an entry, it stays in its row, and nothing of it would be run. */
static void
test_every_entry (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < 2000; i++) {
    g_autoptr (NabijEntry) entry = transfer_random_entry (random);
    g_autoptr (GString) lines = g_string_new (NULL);
    g_autoptr (GPtrArray) values = NULL;
    const char *at;

    nabij_csv_append_entry (lines, entry, NULL);
    g_assert_true (g_utf8_validate (lines->str, -1, NULL));
    at = lines->str;
    values = parse_line (&at);
    g_assert_cmpint (*at, ==, '\0');
    g_assert_cmpuint (values->len, ==, 19);
    for (guint j = 0; j < values->len; j++) {
      const char *value = g_ptr_array_index (values, j);

      g_assert_null (strchr ("=+-@", *value != '\0' ? *value : 'a'));
    }
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/journal/csv/writes-cells", test_cells);
  g_test_add_func ("/nabij/journal/csv/parts-cells", test_line);
  g_test_add_func ("/nabij/journal/csv/tells-a-moment", test_moment);
  g_test_add_func ("/nabij/journal/csv/tells-a-check-in-in-words", test_check_in);
  g_test_add_func ("/nabij/journal/csv/writes-four-digits-for-a-year", test_first_day);
  g_test_add_func ("/nabij/journal/csv/tells-words-for-ids", test_words);
  g_test_add_func ("/nabij/journal/csv/keeps-every-entry-in-its-row", test_every_entry);

  return g_test_run ();
}
