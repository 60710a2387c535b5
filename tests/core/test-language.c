/* test-language.c
 *
 * Each case is a process of its own: a language is set once, before anything else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-language.h"

#include "nabij-help.h"
#include "nabij-words.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *name;
  const char *preference;
  const char *language;
  const char *lc_all;
  const char *lc_messages;
  const char *lang;
  gboolean    dutch;
} Case;

static const Case cases[] = {
  { "language-in-c-utf-8", "system", "nl", "C.UTF-8", NULL, NULL, TRUE },
  { "language-in-c", "system", "nl", "C", NULL, NULL, TRUE },
  { "language-in-posix", "system", "nl", NULL, NULL, "POSIX", TRUE },
  { "list-of-languages", "system", "fy:nl:en", "C", NULL, NULL, TRUE },
  /* Installed or not: who says nl_NL means Dutch. No machine has nl_XX. */
  { "locale-of-the-netherlands", "system", NULL, NULL, NULL, "nl_NL.UTF-8", TRUE },
  { "locale-is-missing", "system", NULL, NULL, NULL, "nl_XX.UTF-8", TRUE },
  { "locale-is-missing-everywhere", "system", NULL, "nl_XX", NULL, "en_XX.UTF-8", TRUE },
  { "locale-of-messages-is-missing", "system", NULL, NULL, "nl_XX.UTF-8", "C.UTF-8", TRUE },
  { "locale-with-a-variant", "system", NULL, NULL, NULL, "nl_XX.ISO-8859-15@euro", TRUE },
  { "empty-is-not-set", "system", "", "", "", "nl_XX.UTF-8", TRUE },
  { "prefers-dutch", "nl", NULL, NULL, NULL, NULL, TRUE },
  { "prefers-dutch-over-english", "nl", "en", "C.UTF-8", NULL, NULL, TRUE },
  { "prefers-dutch-where-messages-are-c", "nl", NULL, NULL, "C", "C.UTF-8", TRUE },
  { "prefers-dutch-with-a-missing-locale", "nl", NULL, NULL, NULL, "en_XX.UTF-8", TRUE },
  { "language-where-messages-are-c", "system", "nl", NULL, "C", "C.UTF-8", TRUE },

  { "nothing-is-set", "system", NULL, NULL, NULL, NULL, FALSE },
  { "plain-c", "system", NULL, "C", NULL, NULL, FALSE },
  { "messages-are-c", "system", NULL, NULL, "C", "nl_XX.UTF-8", FALSE },
  { "a-language-we-do-not-have", "system", NULL, NULL, NULL, "de_XX.UTF-8", FALSE },
  { "language-is-english", "system", "en", NULL, NULL, "nl_XX.UTF-8", FALSE },
  { "prefers-english", "en", "nl", "C.UTF-8", NULL, NULL, FALSE },
  { "prefers-english-with-a-missing-locale", "en", NULL, NULL, NULL, "nl_XX.UTF-8", FALSE },
};

static void
set_variable (const char *name,
              const char *value)
{
  if (value != NULL)
    g_setenv (name, value, TRUE);
  else
    g_unsetenv (name);
}

static void
init (const Case *one)
{
  static const char *const others[] = { "LC_CTYPE", "LC_TIME", "LC_NUMERIC", "LC_COLLATE", "LC_MONETARY" };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_unsetenv (others[i]);
  set_variable ("LANGUAGE", one->language);
  set_variable ("LC_ALL", one->lc_all);
  set_variable ("LC_MESSAGES", one->lc_messages);
  set_variable ("LANG", one->lang);
  nabij_language_init (one->preference, NABIJ_TEST_LOCALE_DIR);
}

static void
assert_date (int         month,
             int         day,
             const char *expected)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, month, day, 6, 5, 0.0);
  g_autofree char *date = nabij_language_format_date (time);

  g_assert_cmpstr (date, ==, expected);
}

static void
test_case (gconstpointer user_data)
{
  const Case *one = user_data;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed ();
    return;
  }

  init (one);
  g_assert_cmpstr (_ ("Good morning"), ==, one->dutch ? "Goedemorgen" : "Good morning");
  assert_date (11, 17, one->dutch ? "dinsdag 17 november" : "Tuesday 17 November");

  time = g_date_time_new_utc (2026, 11, 17, 6, 5, 59.0);
  text = nabij_language_format_time (time);
  g_assert_cmpstr (text, ==, "06:05");
  /* Whatever the locale, text is UTF-8 and GTK may say "é". */
  g_assert_true (g_get_charset (NULL));
}

static void
test_every_day_and_month (gconstpointer user_data)
{
  static const char *const english[] = {
    "Thursday 1 January", "Monday 2 February", "Tuesday 3 March", "Saturday 4 April",
    "Tuesday 5 May", "Saturday 6 June", "Tuesday 7 July", "Saturday 8 August",
    "Wednesday 9 September", "Saturday 10 October", "Wednesday 11 November", "Sunday 13 December"
  };
  static const char *const dutch[] = {
    "donderdag 1 januari", "maandag 2 februari", "dinsdag 3 maart", "zaterdag 4 april",
    "dinsdag 5 mei", "zaterdag 6 juni", "dinsdag 7 juli", "zaterdag 8 augustus",
    "woensdag 9 september", "zaterdag 10 oktober", "woensdag 11 november", "zondag 13 december"
  };
  const gboolean is_dutch = GPOINTER_TO_INT (user_data);
  const Case     one = { .preference = is_dutch ? "nl" : "en", .lc_all = "C" };
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *long_date = NULL;
  g_autofree char *month = NULL;

  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed ();
    return;
  }

  init (&one);
  for (int number = 1; number <= 12; number++)
    assert_date (number, number < 12 ? number : 13, is_dutch ? dutch[number - 1] : english[number - 1]);
  assert_date (1, 2, is_dutch ? "vrijdag 2 januari" : "Friday 2 January");

  time = g_date_time_new_utc (1999, 3, 1, 0, 0, 0.0);
  long_date = nabij_language_format_date_with_year (time);
  month = nabij_language_format_month (time);
  g_assert_cmpstr (long_date, ==, is_dutch ? "maandag 1 maart 1999" : "Monday 1 March 1999");
  g_assert_cmpstr (month, ==, is_dutch ? "maart 1999" : "March 1999");
}

/* Everything that the content files show, in the language that is set. */
static GPtrArray *
list_content (NabijWords *words,
              NabijHelp  *help)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) regions = nabij_help_list_regions (help);

  for (int season = NABIJ_SEASON_UNKNOWN; season <= NABIJ_SEASON_ENDED; season++) {
    for (int list = 0; list < NABIJ_N_WORD_LISTS; list++) {
      g_auto (GStrv) ids = nabij_words_list (words, (NabijWordList)list, (NabijSeason)season);

      for (char **id = ids; *id != NULL; id++)
        g_ptr_array_add (texts, g_strdup (nabij_words_get_text (words, *id)));
    }
    for (char **region = regions; *region != NULL; region++) {
      g_ptr_array_add (texts, g_strdup (nabij_help_get_region_name (help, *region)));
      for (int section = 0; section < NABIJ_N_HELP_SECTIONS; section++) {
        g_autoptr (GPtrArray) lines = nabij_help_list_lines (help, *region, (NabijHelpSection)section, (NabijSeason)season);

        for (guint i = 0; i < lines->len; i++) {
          const NabijHelpLine *line = g_ptr_array_index (lines, i);

          g_ptr_array_add (texts, g_strdup (nabij_help_line_get_use (line)));
          if (nabij_help_line_get_hours (line) != NULL)
            g_ptr_array_add (texts, g_strdup (nabij_help_line_get_hours (line)));
          /* Who has a website has a name of its own; so has NHS 111. */
          if (nabij_help_line_get_website (line) == NULL)
            g_ptr_array_add (texts, g_strdup (nabij_help_line_get_name (line)));
        }
      }
    }
  }
  return texts;
}

static void
test_content_has_its_dutch (void)
{
  const Case one = { .preference = "nl", .lc_all = "C" };
  g_autoptr (NabijWords) words = NULL;
  g_autoptr (NabijHelp) help = NULL;
  g_autoptr (GPtrArray) english = NULL;
  g_autoptr (GPtrArray) dutch = NULL;

  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
    g_test_trap_assert_passed ();
    return;
  }

  words = nabij_words_new_own ();
  help = nabij_help_new_own ();
  english = list_content (words, help);
  init (&one);
  dutch = list_content (words, help);

  g_assert_cmpuint (english->len, >, 300);
  g_assert_cmpuint (dutch->len, ==, english->len);
  for (guint i = 0; i < english->len; i++)
    g_assert_cmpstr (g_ptr_array_index (dutch, i), !=, g_ptr_array_index (english, i));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/nabij/core/language/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_data_func ("/nabij/core/language/every-day-and-month-in-dutch", GINT_TO_POINTER (TRUE), test_every_day_and_month);
  g_test_add_data_func ("/nabij/core/language/every-day-and-month-in-english", GINT_TO_POINTER (FALSE), test_every_day_and_month);
  g_test_add_func ("/nabij/core/language/content-has-its-dutch", test_content_has_its_dutch);

  return g_test_run ();
}
