/* test-looking-back-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-words.h"
#include "nabij-looking-back-table.h"

#include <string.h>

#define DAY_US (24 * 3600 * (gint64)G_USEC_PER_SEC)
/* Tuesday 17 November 2026. */
#define NEWEST_US (20774 * DAY_US)

static void
add (GPtrArray          *entries,
     const NabijCheckIn *check_in)
{
  g_ptr_array_add (entries, nabij_entry_new (&(NabijEntryFields){
                              .kind = NABIJ_ENTRY_KIND_CHECK_IN,
                              .instant = { NEWEST_US - entries->len * 14 * DAY_US, 0 },
                              .check_in = check_in,
                            }));
}

static GPtrArray *
make_entries (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
}

/* A line for each row: the sentence, and what stands beside it. */
static char *
write_down (NabijLookingBackTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < nabij_looking_back_table_get_n_rows (table); row++) {
    g_string_append (text, nabij_looking_back_table_get_sentence (table, row));
    for (guint column = 0; column < nabij_looking_back_table_get_n_columns (table); column++) {
      const char *answer = nabij_looking_back_table_get_cell (table, row, column);

      g_string_append_printf (text, " | %s", answer != NULL ? answer : "");
    }
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

static void
assert_table (GPtrArray  *entries,
              const char *expected)
{
  g_autoptr (NabijLookingBackTable) table = nabij_looking_back_table_new (entries, 0, entries->len, FALSE);
  g_autofree char *text = write_down (table);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_sentences_of_one_meaning_stand_together (void)
{
  g_autoptr (GPtrArray) entries = make_entries ();

  add (entries, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_AFTER, .answers = { NABIJ_CHECK_IN_ANSWER_OFTEN, NABIJ_CHECK_IN_ANSWER_SOMETIMES }, .talk = NABIJ_CHECK_IN_TALK_NOT_NOW });
  add (entries, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_HOSPITAL, .answers = { NABIJ_CHECK_IN_ANSWER_HARDLY, NABIJ_CHECK_IN_ANSWER_OFTEN, NABIJ_CHECK_IN_ANSWER_OFTEN }, .talk = NABIJ_CHECK_IN_TALK_YES });
  add (entries, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_PREGNANCY, .answers = { NABIJ_CHECK_IN_ANSWER_SOMETIMES, NABIJ_CHECK_IN_ANSWER_HARDLY }, .talk = NABIJ_CHECK_IN_TALK_MAYBE });
  add (entries, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_SELF, .answers = { NABIJ_CHECK_IN_ANSWER_OFTEN }, .talk = NABIJ_CHECK_IN_TALK_SKIPPED });

  assert_table (entries,
                "I had moments of calm. | often | hardly | sometimes | often\n"
                "I had a nice moment with my baby, however small. | sometimes |  |  | \n"
                "I was with my baby in a way that felt good. |  | often |  | \n"
                "For a moment I felt close to my baby. |  |  | hardly | \n"
                "My body stayed on alert. |  | often |  | \n"
                "Would you like to talk to someone about this? | not now | yes | maybe | \n");
}

/* Nobody is told that a sentence was passed over by everybody. */
static void
test_what_was_passed_over_is_empty (void)
{
  g_autoptr (GPtrArray) entries = make_entries ();

  add (entries, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_SELF, .answers = { NABIJ_CHECK_IN_ANSWER_SKIPPED, 0, NABIJ_CHECK_IN_ANSWER_OFTEN }, .is_finished = TRUE });
  add (entries, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_SELF, .answers = { NABIJ_CHECK_IN_ANSWER_SKIPPED, 0, NABIJ_CHECK_IN_ANSWER_SKIPPED, NABIJ_CHECK_IN_ANSWER_HARDLY } });

  assert_table (entries,
                "My body stayed on alert. | often | \n"
                "I felt guilty, sad or not like myself. |  | hardly\n");
}

static void
test_twins_share_a_row (void)
{
  g_autoptr (GPtrArray) entries = make_entries ();

  add (entries, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_AFTER, .more_children = TRUE, .answers = { 0, NABIJ_CHECK_IN_ANSWER_OFTEN } });
  add (entries, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_AFTER, .answers = { 0, NABIJ_CHECK_IN_ANSWER_HARDLY } });

  assert_table (entries, "I had a nice moment with my babies, however small. | often | hardly\n");
}

static void
add_of (GPtrArray  *entries,
        const char *author,
        const char *good)
{
  g_ptr_array_add (entries, nabij_entry_new (&(NabijEntryFields){
                              .kind = NABIJ_ENTRY_KIND_CHECK_IN,
                              .instant = { NEWEST_US - entries->len * 14 * DAY_US, 0 },
                              .author = author,
                              .check_in = &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_AFTER, .good = (char *)good },
                            }));
}

static void
test_what_says_nothing_has_no_column (void)
{
  g_autoptr (GPtrArray) entries = make_entries ();
  g_autoptr (GPtrArray) own = NULL;

  add (entries, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_AFTER, .is_finished = TRUE });
  add (entries, NULL);
  add (entries, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_AFTER, .answers = { NABIJ_CHECK_IN_ANSWER_SKIPPED }, .good = " \n\t" });
  add (entries, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_AFTER, .need = "sleep" });
  add (entries, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_AFTER, .talk = NABIJ_CHECK_IN_TALK_MAYBE });

  own = nabij_looking_back_list_of_author (entries, "");
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_true (own->pdata[0] == entries->pdata[3]);
  g_assert_true (own->pdata[1] == entries->pdata[4]);
}

static void
test_each_looks_at_their_own (void)
{
  static const char *const names[] = { "Bas", "Anna", "Noor", NULL };
  g_autoptr (GPtrArray) entries = make_entries ();
  g_autoptr (GPtrArray) authors = NULL;
  g_autoptr (GPtrArray) own = NULL;

  add_of (entries, "Anna", "a");
  add_of (entries, NULL, "b");
  add_of (entries, "Gone", "c");
  add_of (entries, "Bas", "d");
  add_of (entries, "Anna", "e");
  add_of (entries, "Noor", NULL);

  authors = nabij_looking_back_list_authors (entries, names);
  g_ptr_array_add (authors, NULL);
  g_assert_cmpstrv (authors->pdata, ((const char *const[]){ "Bas", "Anna", "", "Gone", NULL }));

  own = nabij_looking_back_list_of_author (entries, "Anna");
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_true (own->pdata[0] == entries->pdata[0]);
  g_assert_true (own->pdata[1] == entries->pdata[4]);
}

static void
test_nobody_has_no_author (void)
{
  g_autoptr (GPtrArray) entries = make_entries ();
  g_autoptr (GPtrArray) authors = nabij_looking_back_list_authors (entries, NULL);
  g_autoptr (NabijLookingBackTable) table = nabij_looking_back_table_new (entries, 0, 6, TRUE);

  g_assert_cmpuint (authors->len, ==, 0);
  g_assert_cmpuint (nabij_looking_back_table_get_n_columns (table), ==, 0);
  g_assert_cmpuint (nabij_looking_back_table_get_n_rows (table), ==, 0);
}

/* Only on request, and below the answers. */
static void
test_own_words_stand_below (void)
{
  g_autoptr (GPtrArray) entries = make_entries ();
  g_autoptr (NabijLookingBackTable) table = NULL;
  g_autofree char *told = NULL;
  g_autofree char *text = g_strnfill (4000, 'x');

  add (entries, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_AFTER, .answers = { NABIJ_CHECK_IN_ANSWER_OFTEN }, .hard = " the nights\n" });
  add (entries, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_AFTER, .answers = { NABIJ_CHECK_IN_ANSWER_HARDLY }, .need = "sleep" });
  assert_table (entries, "I had moments of calm. | often | hardly\n");

  table = nabij_looking_back_table_new (entries, 0, 2, TRUE);
  told = write_down (table);
  g_assert_cmpstr (told, ==,
                   "I had moments of calm. | often | hardly\n"
                   "One hard moment | the nights | \n"
                   "What I need |  | sleep\n");
  g_assert_false (nabij_looking_back_table_is_told (table, 0));
  g_assert_true (nabij_looking_back_table_is_told (table, 1));
  g_assert_true (nabij_looking_back_table_is_told (table, 2));
  nabij_looking_back_table_free (g_steal_pointer (&table));

  /* A book of it would be no table; the entry has it whole. */
  add (entries, &(NabijCheckIn){ .form = NABIJ_CHECK_IN_FORM_AFTER, .good = text });
  table = nabij_looking_back_table_new (entries, 2, 1, TRUE);
  g_assert_true (g_str_has_suffix (nabij_looking_back_table_get_cell (table, 0, 0), "x…"));
  g_assert_cmpuint (strlen (nabij_looking_back_table_get_cell (table, 0, 0)), <, 1000);
}

static void
test_some_at_a_time (void)
{
  static const struct {
    guint first;
    guint n;
    guint n_columns;
  } rows[] = {
    { 0, 6, 6 },
    { 6, 6, 4 },
    { 9, 6, 1 },
    { 10, 6, 0 },
    { 0, 20, 10 },
    { 0, 0, 0 },
  };
  g_autoptr (GPtrArray) entries = make_entries ();

  for (guint i = 0; i < 10; i++)
    add_of (entries, NULL, "said");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (NabijLookingBackTable) table = nabij_looking_back_table_new (entries, rows[i].first, rows[i].n, TRUE);

    g_assert_cmpuint (nabij_looking_back_table_get_n_columns (table), ==, rows[i].n_columns);
    for (guint column = 0; column < rows[i].n_columns; column++)
      g_assert_true (nabij_looking_back_table_get_entry (table, column) == entries->pdata[rows[i].first + column]);
  }
}

/* Whatever was answered: each answer stands once, in its column, beside the sentence that was asked. */
static void
test_each_answer_stands_once_beside_its_sentence (void)
{
  g_autoptr (GPtrArray) entries = make_entries ();
  g_autoptr (NabijLookingBackTable) table = NULL;

  for (guint i = 0; i < 200; i++) {
    NabijCheckIn            check_in = { .form = (NabijCheckInForm)g_test_rand_int_range (0, NABIJ_N_CHECK_IN_FORMS), .more_children = g_test_rand_bit (), .good = "said" };
    guint                   n_items;
    const NabijCheckInItem *items = nabij_check_in_form_list_items (check_in.form, &n_items);

    for (guint item = 0; item < n_items; item++)
      check_in.answers[items[item]] = (NabijCheckInAnswer)g_test_rand_int_range (0, NABIJ_N_CHECK_IN_ANSWERS);
    check_in.talk = (NabijCheckInTalk)g_test_rand_int_range (0, NABIJ_N_CHECK_IN_TALKS);
    add (entries, &check_in);
  }

  table = nabij_looking_back_table_new (entries, 0, entries->len, FALSE);
  g_assert_cmpuint (nabij_looking_back_table_get_n_columns (table), ==, entries->len);
  for (guint column = 0; column < entries->len; column++) {
    const NabijCheckIn *check_in = nabij_entry_get_fields (nabij_looking_back_table_get_entry (table, column))->check_in;
    guint               n_expected = nabij_check_in_words_get_talk (NULL, check_in->talk) != NULL;
    guint               n_found = 0;

    for (guint item = 0; item < NABIJ_N_CHECK_IN_ITEMS; item++)
      n_expected += nabij_check_in_words_get_answer (NULL, check_in->answers[item]) != NULL;
    for (guint row = 0; row < nabij_looking_back_table_get_n_rows (table); row++) {
      const char *answer = nabij_looking_back_table_get_cell (table, row, column);
      const char *sentence = nabij_looking_back_table_get_sentence (table, row);
      gboolean    is_asked = FALSE;

      if (answer == NULL)
        continue;

      n_found++;
      for (guint item = 0; item < NABIJ_N_CHECK_IN_ITEMS; item++) {
        for (int more = FALSE; more <= TRUE; more++)
          is_asked |= g_str_equal (sentence, nabij_check_in_words_get_item (NULL, check_in->form, more, (NabijCheckInItem)item)) &&
                      g_strcmp0 (answer, nabij_check_in_words_get_answer (NULL, check_in->answers[item])) == 0;
      }
      is_asked |= g_str_equal (sentence, nabij_check_in_words_get_talk_question (NULL)) &&
                  g_strcmp0 (answer, nabij_check_in_words_get_talk (NULL, check_in->talk)) == 0;
      g_assert_true (is_asked);
    }
    g_assert_cmpuint (n_found, ==, n_expected);
  }
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    GTestFunc   test;
  } tests[] = {
    { "/nabij/ui/looking-back-table/sentences-of-one-meaning-stand-together", test_sentences_of_one_meaning_stand_together },
    { "/nabij/ui/looking-back-table/what-was-passed-over-is-empty", test_what_was_passed_over_is_empty },
    { "/nabij/ui/looking-back-table/twins-share-a-row", test_twins_share_a_row },
    { "/nabij/ui/looking-back-table/what-says-nothing-has-no-column", test_what_says_nothing_has_no_column },
    { "/nabij/ui/looking-back-table/each-looks-at-their-own", test_each_looks_at_their_own },
    { "/nabij/ui/looking-back-table/nobody-has-no-author", test_nobody_has_no_author },
    { "/nabij/ui/looking-back-table/own-words-stand-below", test_own_words_stand_below },
    { "/nabij/ui/looking-back-table/some-at-a-time", test_some_at_a_time },
    { "/nabij/ui/looking-back-table/each-answer-stands-once-beside-its-sentence", test_each_answer_stands_once_beside_its_sentence },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_func (tests[i].path, tests[i].test);

  return g_test_run ();
}
