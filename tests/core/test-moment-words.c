/* test-moment-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-moment-words.h"

#define HOUR_US (3600 * (gint64)G_USEC_PER_SEC)
/* Tuesday 17 November 2026, 13:00 in Amsterdam. */
#define MOMENT_US (G_GINT64_CONSTANT (1794916800) * G_USEC_PER_SEC)

static const NabijInstant moment = { MOMENT_US, 3600 };
static const NabijInstant calmer = { MOMENT_US + 3 * HOUR_US, 3600 };

static void
test_describe (void)
{
  static const struct {
    NabijTension tension;
    gboolean     is_calmer;
    NabijTension after;
    const char  *words;
  } table[] = {
    { NABIJ_TENSION_VERY_TENSE, TRUE, NABIJ_TENSION_A_LITTLE, "Tuesday 17 November, very tense; calmer the same afternoon, a little tense" },
    { NABIJ_TENSION_TOO_MUCH, TRUE, NABIJ_TENSION_UNSET, "Tuesday 17 November, too much; calmer the same afternoon" },
    { NABIJ_TENSION_TENSE, FALSE, NABIJ_TENSION_UNSET, "Tuesday 17 November, tense; open, and it may stay open" },
    { NABIJ_TENSION_UNSET, TRUE, NABIJ_TENSION_CALM, "Tuesday 17 November, without a word for it; calmer the same afternoon, calm" },
    { NABIJ_TENSION_UNSET, TRUE, NABIJ_TENSION_UNSET, "Tuesday 17 November, without a word for it; calmer the same afternoon" },
    { NABIJ_TENSION_UNSET, FALSE, NABIJ_TENSION_UNSET, "Tuesday 17 November, without a word for it; open, and it may stay open" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autofree char *words = nabij_moment_words_describe (&moment, table[i].tension, table[i].is_calmer ? &calmer : NULL, table[i].after);

    g_assert_cmpstr (words, ==, table[i].words);
  }
}

/* An instant that no calendar has is still put into words. */
static void
test_an_instant_without_a_date (void)
{
  const NabijInstant nowhere = { G_MAXINT64, 0 };
  g_autofree char   *words = nabij_moment_words_describe (&nowhere, NABIJ_TENSION_TENSE, NULL, NABIJ_TENSION_UNSET);

  g_assert_cmpstr (words, ==, "Once, tense; open, and it may stay open");
}

static void
test_every_word_has_one_for_a_sentence (void)
{
  g_assert_null (nabij_moment_words_tension (NABIJ_TENSION_UNSET));
  for (guint i = NABIJ_TENSION_FIRST; i <= NABIJ_TENSION_LAST; i++)
    g_assert_nonnull (nabij_moment_words_tension ((NabijTension)i));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/core/moment-words/describe", test_describe);
  g_test_add_func ("/nabij/core/moment-words/an-instant-without-a-date", test_an_instant_without_a_date);
  g_test_add_func ("/nabij/core/moment-words/every-word-has-one-for-a-sentence", test_every_word_has_one_for_a_sentence);

  return g_test_run ();
}
