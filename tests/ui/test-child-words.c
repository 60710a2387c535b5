/* test-child-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-child-words.h"

#include <locale.h>
#include <string.h>

static void
test_names_a_child (void)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  NabijChild      *child = nabij_family_add_child (family);
  g_autofree char *only = nabij_child_words_name (child, 0, 1);
  g_autofree char *second = nabij_child_words_name (child, 1, 2);
  g_autofree char *named = NULL;
  g_autofree char *shortened = NULL;

  g_assert_cmpstr (only, ==, "Your child");
  g_assert_cmpstr (second, ==, "Child 2");

  child->name = g_strdup ("Noor <b>& נועה 🌊</b>");
  named = nabij_child_words_name (child, 0, 1);
  g_assert_cmpstr (named, ==, child->name);

  g_free (child->name);
  child->name = g_strnfill (10000, 'n');
  shortened = nabij_child_words_name (child, 0, 1);
  g_assert_cmpint (g_utf8_strlen (shortened, -1), ==, 33);
}

static void
test_keeps_two_hundred_characters (void)
{
  static const char *const letters[] = { "n", "é", "ש", "🌊" };
  gboolean                 cut;
  g_autofree char         *empty = nabij_child_words_limit_name (" \n ", &cut);
  g_autofree char         *lines = NULL;

  g_assert_null (empty);
  g_assert_false (cut);
  lines = nabij_child_words_limit_name (" Noor\nSophie ", &cut);
  g_assert_cmpstr (lines, ==, "Noor Sophie");

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++) {
    for (int length = 199; length <= 10000; length += length < 202 ? 1 : 9798) {
      g_autoptr (GString) typed = g_string_new (NULL);
      g_autofree char *name = NULL;

      for (int letter = 0; letter < length; letter++)
        g_string_append (typed, letters[i]);
      name = nabij_child_words_limit_name (typed->str, &cut);
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (name, -1), ==, MIN (length, NABIJ_NAME_CHARACTERS_MAX));
      g_assert_true (g_str_has_prefix (typed->str, name));
      g_assert_cmpint (cut, ==, length > NABIJ_NAME_CHARACTERS_MAX);
    }
  }
}

static void
test_reads_weeks (void)
{
  static const struct {
    const char *typed;
    gboolean    is_read;
    int         days;
  } rows[] = {
    { "", TRUE, -1 },
    { "  ", TRUE, -1 },
    { "39+2", TRUE, 275 },
    { "39 + 2", TRUE, 275 },
    { "39", TRUE, 273 },
    { "39 weeks and 2 days", TRUE, 275 },
    { "39 weken en 2 dagen", TRUE, 275 },
    { "24+0", TRUE, 168 },
    { "20", TRUE, 140 },
    { "46", TRUE, 322 },
    { "19+6", FALSE, -1 },
    { "46+1", FALSE, -1 },
    { "39+7", FALSE, -1 },
    { "39+2+1", FALSE, -1 },
    { "300", FALSE, -1 },
    { "99999999999999999999", FALSE, -1 },
    { "early", FALSE, -1 },
    { "🌊", FALSE, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    int            days = 0;
    const gboolean is_read = nabij_child_words_read_weeks (rows[i].typed, &days);

    if (is_read != rows[i].is_read || days != rows[i].days)
      g_test_fail_printf ("“%s”: %d, %d", rows[i].typed, is_read, days);
  }
}

static void
test_reads_the_weeks_it_writes (void)
{
  for (int written = NABIJ_CHILD_DAYS_AT_BIRTH_MIN; written <= NABIJ_CHILD_DAYS_AT_BIRTH_MAX; written++) {
    g_autofree char *text = nabij_child_words_write_weeks (written);
    int              read;

    g_assert_true (nabij_child_words_read_weeks (text, &read));
    g_assert_cmpint (read, ==, written);
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/ui/child-words/names-a-child", test_names_a_child);
  g_test_add_func ("/nabij/ui/child-words/keeps-two-hundred-characters", test_keeps_two_hundred_characters);
  g_test_add_func ("/nabij/ui/child-words/reads-weeks", test_reads_weeks);
  g_test_add_func ("/nabij/ui/child-words/reads-the-weeks-it-writes", test_reads_the_weeks_it_writes);

  return g_test_run ();
}
