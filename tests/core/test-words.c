/* test-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-words.h"

#include <string.h>

#define LISTS(inside) "<words><list name='circumstances'>" inside "</list><list name='helped'/><list name='prompts'/><list name='sentences'/></words>"

static const NabijSeason seasons[] = {
  NABIJ_SEASON_UNKNOWN, NABIJ_SEASON_BEFORE, NABIJ_SEASON_AFTER, NABIJ_SEASON_PAUSED, NABIJ_SEASON_ENDED
};
static const NabijSeason silent[] = { NABIJ_SEASON_PAUSED, NABIJ_SEASON_ENDED };

static NabijWords *
read_words (const char *xml)
{
  g_autoptr (GError) error = NULL;
  NabijWords *words = nabij_words_new (xml, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (words);
  return words;
}

static void
assert_ids (char      **ids,
            const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", ids);

  g_assert_cmpstr (joined, ==, expected);
  g_strfreev (ids);
}

static void
test_keeps_order_and_seasons (void)
{
  g_autoptr (NabijWords) words = read_words (LISTS ("<word id='z'>last letter</word>"
                                                    "<word id='a' seasons='before unknown'>belly</word>"
                                                    "<word id='m' seasons='after' contact='yes'>baby</word>"
                                                    "<word id='old' seasons=''>offered no more</word>"));

  assert_ids (nabij_words_list (words, NABIJ_WORD_LIST_CIRCUMSTANCES, NABIJ_SEASON_UNKNOWN), "z a");
  assert_ids (nabij_words_list (words, NABIJ_WORD_LIST_CIRCUMSTANCES, NABIJ_SEASON_BEFORE), "z a");
  assert_ids (nabij_words_list (words, NABIJ_WORD_LIST_CIRCUMSTANCES, NABIJ_SEASON_AFTER), "z m");
  assert_ids (nabij_words_list (words, NABIJ_WORD_LIST_CIRCUMSTANCES, NABIJ_SEASON_PAUSED), "z");
  assert_ids (nabij_words_list (words, NABIJ_WORD_LIST_CIRCUMSTANCES, NABIJ_SEASON_ENDED), "z");
  assert_ids (nabij_words_list (words, NABIJ_WORD_LIST_HELPED, NABIJ_SEASON_UNKNOWN), "");

  /* A journal may hold what is offered no more. */
  g_assert_cmpstr (nabij_words_get_text (words, "old"), ==, "offered no more");
  g_assert_cmpstr (nabij_words_get_text (words, "m"), ==, "baby");
  g_assert_null (nabij_words_get_text (words, "somebody's own word"));
  g_assert_null (nabij_words_get_text (words, ""));
}

static void
test_knows_what_is_about_contact (void)
{
  g_autoptr (NabijWords) words = read_words (LISTS ("<word id='work'>work</word>"
                                                    "<word id='none' contact='no'>none</word>"
                                                    "<word id='feeding' contact='yes'>feeding</word>"));

  g_assert_true (nabij_words_is_about_contact (words, "feeding"));
  g_assert_false (nabij_words_is_about_contact (words, "none"));
  g_assert_false (nabij_words_is_about_contact (words, "work"));
  g_assert_false (nabij_words_is_about_contact (words, "an own word"));
}

static void
test_joins_broken_lines (void)
{
  g_autoptr (NabijWords) words = read_words (LISTS ("<word id='long'>\n    one\tline,\n    and &lt;another&gt; &amp; more  </word>"));

  g_assert_cmpstr (nabij_words_get_text (words, "long"), ==, "one line, and <another> & more");
}

static void
test_finds_words_as_people_type (void)
{
  static const struct {
    const char *token;
    const char *ids;
  } table[] = {
    { "slept", "slept" },
    { "SLE", "slept" },
    { "badly", "slept" },
    { "sle bad", "slept" },
    { "bad slept", "slept" },
    { "sle work", "" },
    { "adly", "" },
    { "cafe", "cafe" },
    { "café", "cafe" },
    { "CAFÉ", "cafe" },
    { "c", "cafe cry" },
    { "ruzie?", "" },
    { "", "" },
    { "  ", "" },
    { "?", "" },
    { "slept-badly", "slept" },
  };
  g_autoptr (NabijWords) words = read_words (LISTS ("<word id='slept'>slept badly</word>"
                                                    "<word id='cafe'>a noisy café</word>"
                                                    "<word id='cry'>I had to cry</word>"));

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    g_test_message ("“%s”", table[i].token);
    assert_ids (nabij_words_find_ids (words, table[i].token), table[i].ids);
  }
}

static void
test_refuses_a_mistake (void)
{
  static const struct {
    const char *xml;
    int         code;
    const char *says;
  } table[] = {
    { "", G_MARKUP_ERROR_EMPTY, "" },
    { "<words>", G_MARKUP_ERROR_PARSE, "line 1" },
    { "<words></word>", G_MARKUP_ERROR_PARSE, "line 1" },
    { "no markup", G_MARKUP_ERROR_PARSE, "" },
    { "<help/>", G_MARKUP_ERROR_UNKNOWN_ELEMENT, "help" },
    { "<words/>", G_MARKUP_ERROR_INVALID_CONTENT, "circumstances" },
    { "<words><list name='circumstances'/><list name='helped'/></words>", G_MARKUP_ERROR_INVALID_CONTENT, "prompts" },
    { "<words><list name='circumstances'/><list name='helped'/><list name='prompts'/></words>", G_MARKUP_ERROR_INVALID_CONTENT, "sentences" },
    { "<words version='1'/>", G_MARKUP_ERROR_UNKNOWN_ATTRIBUTE, "version" },
    { "<words><words/></words>", G_MARKUP_ERROR_UNKNOWN_ELEMENT, "words" },
    { "<words><word id='a'>a</word></words>", G_MARKUP_ERROR_UNKNOWN_ELEMENT, "word" },
    { "<words><list/></words>", G_MARKUP_ERROR_MISSING_ATTRIBUTE, "name" },
    { "<words><list name='others'/></words>", G_MARKUP_ERROR_INVALID_CONTENT, "others" },
    { "<words><list name='helped'/><list name='helped'/></words>", G_MARKUP_ERROR_INVALID_CONTENT, "helped" },
    { LISTS ("<list name='helped'/>"), G_MARKUP_ERROR_UNKNOWN_ELEMENT, "list" },
    { LISTS ("<phrase id='a'>a</phrase>"), G_MARKUP_ERROR_UNKNOWN_ELEMENT, "phrase" },
    { LISTS ("<word>a</word>"), G_MARKUP_ERROR_MISSING_ATTRIBUTE, "id" },
    { LISTS ("<word id='a' colour='red'>a</word>"), G_MARKUP_ERROR_UNKNOWN_ATTRIBUTE, "colour" },
    { LISTS ("<word id='a' contact='perhaps'>a</word>"), G_MARKUP_ERROR_INVALID_CONTENT, "contact" },
    { LISTS ("<word id=''>a</word>"), G_MARKUP_ERROR_INVALID_CONTENT, "id" },
    { LISTS ("<word id='Slept badly'>a</word>"), G_MARKUP_ERROR_INVALID_CONTENT, "Slept badly" },
    { LISTS ("<word id='-a'>a</word>"), G_MARKUP_ERROR_INVALID_CONTENT, "-a" },
    { LISTS ("<word id='a' seasons='spring'>a</word>"), G_MARKUP_ERROR_INVALID_CONTENT, "spring" },
    { LISTS ("<word id='a' seasons='after after'>a</word>"), G_MARKUP_ERROR_INVALID_CONTENT, "after" },
    { LISTS ("<word id='a'></word>"), G_MARKUP_ERROR_INVALID_CONTENT, "a" },
    { LISTS ("<word id='a'> \n </word>"), G_MARKUP_ERROR_INVALID_CONTENT, "a" },
    { LISTS ("<word id='a'>a</word>\n<word id='b'>b</word>\n<word id='a'>c</word>"), G_MARKUP_ERROR_INVALID_CONTENT, "line 3" },
    { LISTS ("<word id='a'>one</word> two"), G_MARKUP_ERROR_INVALID_CONTENT, "two" },
    { LISTS ("<word id='a'><b>one</b></word>"), G_MARKUP_ERROR_UNKNOWN_ELEMENT, "b" },
    { LISTS ("<word id='a'>\xff</word>"), G_MARKUP_ERROR_BAD_UTF8, "" },
    { "<words><list name='circumstances'><word id='a'>a</word></list><list name='helped'><word id='a'>a</word></list><list name='prompts'/><list name='sentences'/></words>",
      G_MARKUP_ERROR_INVALID_CONTENT, "a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autoptr (GError) error = NULL;

    /* Not the text itself, which need not be UTF-8. */
    g_test_message ("case %u", i);
    g_assert_null (nabij_words_new (table[i].xml, -1, &error));
    g_assert_error (error, G_MARKUP_ERROR, table[i].code);
    g_assert_nonnull (strstr (error->message, table[i].says));
  }
}

/* A file that is cut off anywhere is refused, and nothing leaks. */
static void
test_refuses_every_stump (void)
{
  static const char whole[] = LISTS ("<word id='a' seasons='after' contact='yes' note='n'>one</word>");

  for (gssize length = 0; length < (gssize)sizeof whole - 1; length++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (nabij_words_new (whole, length, &error));
    g_assert_nonnull (error);
  }
}

static void
test_offers_enough_in_every_season (void)
{
  g_autoptr (NabijWords) words = nabij_words_new_own ();

  for (guint season = 0; season < G_N_ELEMENTS (seasons); season++) {
    for (int list = 0; list < NABIJ_N_WORD_LISTS; list++) {
      g_auto (GStrv) ids = nabij_words_list (words, (NabijWordList)list, seasons[season]);

      g_assert_cmpuint (g_strv_length (ids), >=, list == NABIJ_WORD_LIST_SENTENCES ? 2 : 6);
      g_assert_cmpuint (g_strv_length (ids), <=, 24);
      for (char **id = ids; *id != NULL; id++) {
        const char *text = nabij_words_get_text (words, *id);

        g_assert_nonnull (text);
        /* Prompts ask, a sentence can be said in one breath; the others stand on a small button. */
        if (list == NABIJ_WORD_LIST_PROMPTS)
          g_assert_nonnull (strchr (text, '?'));
        else if (list == NABIJ_WORD_LIST_SENTENCES)
          g_assert_cmpuint (strlen (text), <=, 40);
        else
          g_assert_cmpuint (strlen (text), <=, 32);
      }
    }
  }
}

/* Silent seasons take no baby, belly or partner for granted, and nobody is obliged anywhere. */
static void
test_is_kind (void)
{
  static const char *const absent[] = { "baby", "birth", "belly", "pregnan", "feeding", "partner", "child", "cot" };
  static const char *const never[] = { "must", "goal", "missed", "finally", "well done", "should", "fail" };
  g_autoptr (NabijWords) words = nabij_words_new_own ();

  for (int list = 0; list < NABIJ_N_WORD_LISTS; list++) {
    for (guint i = 0; i < G_N_ELEMENTS (silent); i++) {
      g_auto (GStrv) ids = nabij_words_list (words, (NabijWordList)list, silent[i]);

      for (char **id = ids; *id != NULL; id++) {
        g_assert_false (nabij_words_is_about_contact (words, *id));
        for (guint j = 0; j < G_N_ELEMENTS (absent); j++)
          g_assert_null (strstr (nabij_words_get_text (words, *id), absent[j]));
      }
    }
    for (guint season = 0; season < G_N_ELEMENTS (seasons); season++) {
      g_auto (GStrv) ids = nabij_words_list (words, (NabijWordList)list, seasons[season]);

      for (char **id = ids; *id != NULL; id++) {
        for (guint j = 0; j < G_N_ELEMENTS (never); j++)
          g_assert_null (strstr (nabij_words_get_text (words, *id), never[j]));
      }
    }
  }
}

/* Where no baby is taken for granted, a sentence is said to oneself or into the room. */
static void
test_says_you_only_where_somebody_is (void)
{
  static const NabijSeason alone[] = { NABIJ_SEASON_UNKNOWN, NABIJ_SEASON_PAUSED, NABIJ_SEASON_ENDED };
  g_autoptr (NabijWords) words = nabij_words_new_own ();

  for (guint i = 0; i < G_N_ELEMENTS (alone); i++) {
    g_auto (GStrv) ids = nabij_words_list (words, NABIJ_WORD_LIST_SENTENCES, alone[i]);

    g_assert_true (g_strv_contains ((const char *const *)ids, "sentence-here"));
    g_assert_true (g_strv_contains ((const char *const *)ids, "sentence-enough") == (alone[i] != NABIJ_SEASON_UNKNOWN));
    for (char **id = ids; *id != NULL; id++)
      g_assert_false (g_regex_match_simple ("\\b(you|we|us)\\b", nabij_words_get_text (words, *id), G_REGEX_CASELESS, 0));
  }
}

/* What journals keep: an id of this list never goes, and never means anything else. */
static void
test_never_loses_an_id (void)
{
  static const char *const ids[] = {
    "slept-badly", "work", "too-much-at-once", "argument", "on-my-own", "cried", "unwell", "news", "money",
    "memories", "missing-someone", "birth-worries", "baby-worries", "baby-cried", "feeding", "apart-from-baby",
    "birth-memories", "older-child", "someone-near", "talking", "breathing", "sleep", "outside", "food-or-drink",
    "shower", "crying", "music", "baby-close", "baby-put-down", "time", "something-else", "sentence-here",
    "sentence-enough", "sentence-room", "sentence-know", "sentence-hard", "sentence-again", "sentence-full-day"
  };
  static const char *const about_contact[] = { "baby-cried", "feeding", "older-child", NULL };
  g_autoptr (NabijWords) words = nabij_words_new_own ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_assert_nonnull (nabij_words_get_text (words, ids[i]));
    g_assert_cmpint (nabij_words_is_about_contact (words, ids[i]), ==, g_strv_contains (about_contact, ids[i]));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/words/keeps-order-and-seasons", test_keeps_order_and_seasons);
  g_test_add_func ("/nabij/core/words/knows-what-is-about-contact", test_knows_what_is_about_contact);
  g_test_add_func ("/nabij/core/words/joins-broken-lines", test_joins_broken_lines);
  g_test_add_func ("/nabij/core/words/finds-words-as-people-type", test_finds_words_as_people_type);
  g_test_add_func ("/nabij/core/words/refuses-a-mistake", test_refuses_a_mistake);
  g_test_add_func ("/nabij/core/words/refuses-every-stump", test_refuses_every_stump);
  g_test_add_func ("/nabij/core/words/offers-enough-in-every-season", test_offers_enough_in_every_season);
  g_test_add_func ("/nabij/core/words/is-kind", test_is_kind);
  g_test_add_func ("/nabij/core/words/says-you-only-where-somebody-is", test_says_you_only_where_somebody_is);
  g_test_add_func ("/nabij/core/words/never-loses-an-id", test_never_loses_an_id);

  return g_test_run ();
}
