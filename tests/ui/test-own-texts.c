/* test-own-texts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-own-texts.h"

static void
test_clean (void)
{
  static const struct {
    const char *typed;
    const char *kept;
  } cases[] = {
    { "", NULL },
    { "  \n\t ", NULL },
    { "  Curtains closed ", "Curtains closed" },
    { "one\ntwo\r\nthree", "one two  three" },
    { "<b>bold</b> & 🌊", "<b>bold</b> & 🌊" },
    { "אני כאן", "אני כאן" },
    { "bad \xff byte", "bad \xef\xbf\xbd byte" },
  };
  g_autoptr (GString) endless = g_string_new (NULL);
  g_autofree char *cut = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *kept = nabij_own_texts_clean (cases[i].typed);

    g_assert_cmpstr (kept, ==, cases[i].kept);
  }

  for (guint i = 0; i < 10000; i++)
    g_string_append (endless, "ш");
  cut = nabij_own_texts_clean (endless->str);
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, NABIJ_OWN_TEXT_LENGTH_MAX);
}

/* Two steps with a sentence between them. */
static NabijFamily *
make_family (const char **first,
             const char **sentence,
             const char **second)
{
  NabijFamily *family = nabij_family_new ();

  *first = nabij_own_texts_add (family, NABIJ_OWN_TEXT_ROLE_STEP, "first", 1)->uuid;
  *sentence = nabij_own_texts_add (family, NABIJ_OWN_TEXT_ROLE_SENTENCE, "I’m here", 2)->uuid;
  *second = nabij_own_texts_add (family, NABIJ_OWN_TEXT_ROLE_STEP, "second", 3)->uuid;
  return family;
}

static void
assert_steps (const NabijFamily *family,
              const char        *expected)
{
  g_autoptr (GPtrArray) steps = nabij_own_texts_list (family, NABIJ_OWN_TEXT_ROLE_STEP);
  g_autoptr (GString) texts = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    g_string_append_printf (texts, "%s;", ((NabijOwnText *)steps->pdata[i])->text);
  g_assert_cmpstr (texts->str, ==, expected);
}

static void
test_move (void)
{
  const char *first;
  const char *sentence;
  const char *second;
  g_autoptr (NabijFamily) family = make_family (&first, &sentence, &second);

  assert_steps (family, "first;second;");
  g_assert_false (nabij_own_texts_move (family, first, TRUE));
  g_assert_false (nabij_own_texts_move (family, second, FALSE));
  /* A sentence is no neighbour of a step. */
  g_assert_false (nabij_own_texts_move (family, sentence, TRUE));
  g_assert_false (nabij_own_texts_move (family, sentence, FALSE));
  assert_steps (family, "first;second;");

  g_assert_true (nabij_own_texts_move (family, second, TRUE));
  assert_steps (family, "second;first;");
  g_assert_true (nabij_own_texts_move (family, second, FALSE));
  assert_steps (family, "first;second;");
  g_assert_false (nabij_own_texts_move (family, "nobody", TRUE));
}

static void
test_put_back (void)
{
  const char *first;
  const char *sentence;
  const char *second;
  g_autoptr (NabijFamily) family = make_family (&first, &sentence, &second);
  g_autoptr (NabijFamily) before = nabij_family_copy (family);
  g_autoptr (NabijOwnText) taken = NULL;
  guint place;

  taken = nabij_own_texts_remove (family, first, &place);
  assert_steps (family, "second;");
  g_assert_null (nabij_own_texts_find (family, taken->uuid));

  nabij_own_texts_put_back (family, taken, place);
  g_assert_true (nabij_family_equal (family, before));
  /* Undoing twice gives no second one. */
  nabij_own_texts_put_back (family, taken, place);
  g_assert_true (nabij_family_equal (family, before));
  g_assert_null (nabij_own_texts_remove (family, "nobody", &place));
}

/* The place may not be there any more. */
static void
test_put_back_later (void)
{
  const char *first;
  const char *sentence;
  const char *second;
  g_autoptr (NabijFamily) family = make_family (&first, &sentence, &second);
  g_autoptr (NabijOwnText) taken = NULL;
  guint place;

  taken = nabij_own_texts_remove (family, second, &place);
  g_ptr_array_set_size (family->own_texts, 0);
  nabij_own_texts_put_back (family, taken, place);
  assert_steps (family, "second;");
}

static void
test_set_text (void)
{
  const char *first;
  const char *sentence;
  const char *second;
  g_autoptr (NabijFamily) family = make_family (&first, &sentence, &second);

  g_assert_true (nabij_own_texts_set_text (family, first, " other words "));
  g_assert_false (nabij_own_texts_set_text (family, first, "other words"));
  g_assert_false (nabij_own_texts_set_text (family, first, "   "));
  g_assert_false (nabij_own_texts_set_text (family, "nobody", "words"));
  assert_steps (family, "other words;second;");
}

/* There is one such text, of any length, and it goes when it is emptied. */
static void
test_questions (void)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autofree char *long_text = g_strnfill (3000, 'x');
  g_autofree char *lines = g_strconcat ("Slaapt zij te weinig?\n\n", long_text, " ", NULL);
  g_autofree char *uuid = NULL;

  g_assert_cmpstr (nabij_own_texts_get_questions (family, NULL), ==, "");
  g_assert_false (nabij_own_texts_set_questions (family, NULL, " \n ", 1));
  nabij_own_texts_add (family, NABIJ_OWN_TEXT_ROLE_STEP, "Curtains closed", 1);
  g_assert_true (nabij_own_texts_set_questions (family, NULL, lines, 2));
  g_assert_cmpstr (nabij_own_texts_get_questions (family, NULL), ==, lines);
  g_assert_false (nabij_own_texts_set_questions (family, NULL, lines, 3));
  uuid = g_strdup (((NabijOwnText *)family->own_texts->pdata[1])->uuid);

  g_assert_true (nabij_own_texts_set_questions (family, NULL, "bad \xff byte", 3));
  g_assert_cmpstr (nabij_own_texts_get_questions (family, NULL), ==, "bad \xef\xbf\xbd byte");
  g_assert_cmpuint (family->own_texts->len, ==, 2);
  g_assert_cmpstr (((NabijOwnText *)family->own_texts->pdata[1])->uuid, ==, uuid);

  g_assert_true (nabij_own_texts_set_questions (family, NULL, "\n", 4));
  g_assert_cmpstr (nabij_own_texts_get_questions (family, NULL), ==, "");
  g_assert_cmpuint (family->own_texts->len, ==, 1);
}

static void
test_questions_of_each_parent (void)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();

  g_assert_true (nabij_own_texts_set_questions (family, "Anna", "Slaap ik te weinig?", 1));
  g_assert_cmpstr (nabij_own_texts_get_questions (family, "Bas"), ==, "");
  g_assert_cmpstr (nabij_own_texts_get_questions (family, NULL), ==, "");
  g_assert_true (nabij_own_texts_set_questions (family, "Bas", "En ik?", 2));
  g_assert_cmpstr (nabij_own_texts_get_questions (family, "Anna"), ==, "Slaap ik te weinig?");
  g_assert_true (nabij_own_texts_set_questions (family, "Anna", "", 3));
  g_assert_cmpstr (nabij_own_texts_get_questions (family, "Anna"), ==, "");
  g_assert_cmpstr (nabij_own_texts_get_questions (family, "Bas"), ==, "En ik?");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/ui/own-texts/one-line-of-what-was-typed", test_clean);
  g_test_add_func ("/nabij/ui/own-texts/moves-among-its-kind", test_move);
  g_test_add_func ("/nabij/ui/own-texts/goes-back-where-it-was", test_put_back);
  g_test_add_func ("/nabij/ui/own-texts/goes-back-where-nothing-is-left", test_put_back_later);
  g_test_add_func ("/nabij/ui/own-texts/says-something-else", test_set_text);
  g_test_add_func ("/nabij/ui/own-texts/questions", test_questions);
  g_test_add_func ("/nabij/ui/own-texts/questions-of-each-parent", test_questions_of_each_parent);

  return g_test_run ();
}
