/* test-short-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-short-words.h"

#include <string.h>

#define ELLIPSIS "…"
#define ACCENT "e\xcc\x81"
#define FAMILY "👩‍👩‍👧‍👦"
#define FLAG "🇳🇱"

static void
test_makes_one_line (void)
{
  static const struct {
    const char *words;
    const char *line;
  } rows[] = {
    { "", "" },
    { "Thee", "Thee" },
    { "  Thee \n\n en\tkoek\r\n", "Thee en koek" },
    { "<b>Thee</b> & &amp;", "<b>Thee</b> & &amp;" },
    { "Th\x01\x1b[31mee\x7f", "Th[31mee" },
    { "een\u2028twee\xc2\x85 drie", "een twee drie" },
    { "\u202eeehT\u202c \u2066x\u2069", "eehT x" },
    { FAMILY " " FLAG, FAMILY " " FLAG },
    { "Th\xff"
      "ee",
      "Th\ufffd"
      "ee" },
    { " \n\t\x02 ", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *line = nabij_short_words_make_line (rows[i].words);

    g_assert_cmpstr (line, ==, rows[i].line);
  }
}

static void
test_cuts_at_a_length (void)
{
  static const struct {
    const char *words;
    glong       n_max;
    const char *cut;
  } rows[] = {
    { "", 2, "" },
    { "abc", 3, "abc" },
    { "abcd", 3, "ab" ELLIPSIS },
    { "ééé", 3, "ééé" },
    { "éééé", 3, "éé" ELLIPSIS },
    { "a bcd", 3, "a" ELLIPSIS },
    { "a   bcd", 4, "a" ELLIPSIS },
    { "a" ACCENT "b", 3, "a" ELLIPSIS },
    { FLAG FLAG, 4, FLAG FLAG },
    { FLAG FLAG "a", 4, FLAG ELLIPSIS },
    { "a👍🏽b", 3, "a" ELLIPSIS },
    { "a" FAMILY "b", 8, "a" ELLIPSIS },
    /* What is longer by itself is cut all the same. */
    { FAMILY "b", 7, "👩‍👩‍👧"
                     "\u200d" ELLIPSIS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *cut = nabij_short_words_cut (rows[i].words, rows[i].n_max);

    g_test_message ("“%s”", rows[i].words);
    g_assert_cmpstr (cut, ==, rows[i].cut);
  }
}

/* Whatever is written, no more than needed goes, and nothing is cut apart. */
static void
test_cuts_between_what_is_seen (void)
{
  static const char *const characters[] = { "a", "ë", ACCENT, FLAG, FAMILY, "👍🏽", "각", "ก็", "❤️", "漢" };

  for (int round = 0; round < 500; round++) {
    GString *words = g_string_new (NULL);
    g_autoptr (GHashTable) borders = g_hash_table_new (NULL, NULL);
    g_autofree char *text = NULL;
    g_autofree char *cut = NULL;
    const glong      n_max = g_test_rand_int_range (20, 300);
    const int        n = g_test_rand_int_range (1, 400);
    gsize            kept;

    for (int i = 0; i < n; i++) {
      g_string_append (words, characters[g_test_rand_int_range (0, G_N_ELEMENTS (characters))]);
      g_hash_table_add (borders, GSIZE_TO_POINTER (words->len));
    }
    text = g_string_free (words, FALSE);
    cut = nabij_short_words_cut (text, n_max);

    g_assert_true (g_utf8_validate (cut, -1, NULL));
    if (g_utf8_strlen (text, -1) <= n_max) {
      g_assert_cmpstr (cut, ==, text);
      continue;
    }
    kept = strlen (cut) - strlen (ELLIPSIS);
    g_assert_true (g_str_has_suffix (cut, ELLIPSIS));
    g_assert_cmpint (strncmp (cut, text, kept), ==, 0);
    g_assert_true (g_hash_table_contains (borders, GSIZE_TO_POINTER (kept)));
    g_assert_cmpint (g_utf8_strlen (cut, -1), <=, n_max);
    g_assert_cmpint (g_utf8_strlen (cut, -1), >, n_max - 7);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/short-words/makes-one-line", test_makes_one_line);
  g_test_add_func ("/nabij/core/short-words/cuts-at-a-length", test_cuts_at_a_length);
  g_test_add_func ("/nabij/core/short-words/cuts-between-what-is-seen", test_cuts_between_what_is_seen);

  return g_test_run ();
}
