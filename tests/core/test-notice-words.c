/* test-notice-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each language is a process of its own: it is set once, before anything else.
 */

#include "config.h"

#include "nabij-language.h"
#include "nabij-notice-words.h"
#include "nabij-practices.h"
#include "nabij-text-rules.h"

#include <string.h>

#define ELLIPSIS "…"
#define FAMILY "👨‍👩‍👧‍👦"
#define FLAG "🇳🇱"
#define ACCENT "e\xcc\x81"

static NabijNoticeWords *
write_words (const NabijReminderSettings *settings,
             const char                  *practice,
             const char                  *own)
{
  g_autoptr (GPtrArray) reminders = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_reminder_free);
  NabijReminder *reminder = nabij_reminder_new (practice);

  g_clear_pointer (&reminder->words, g_free);
  reminder->words = g_strdup (own);
  g_ptr_array_add (reminders, reminder);
  return nabij_notice_words_new (settings, reminders, NULL);
}

static char *
write_body (const char *own)
{
  const NabijReminderSettings settings = { .with_words = TRUE };
  g_autoptr (NabijNoticeWords) words = write_words (&settings, NABIJ_REMINDER_QUIET_MOMENT, own);

  return g_strdup (words->notice.body);
}

static void
test_one_exhale_is_the_exercise (void)
{
  const NabijReminderSettings settings = { .sound = TRUE };
  g_autoptr (NabijNoticeWords) words = write_words (&settings, NABIJ_REMINDER_ONE_EXHALE, NULL);

  g_assert_cmpstr (words->notice.sender, ==, "Nabij");
  g_assert_false (words->notice.neutral);
  g_assert_cmpstr (words->notice.summary, ==, "Breathe out slowly, once. Nothing more is needed.");
  g_assert_null (words->notice.body);
  g_assert_cmpstr (words->notice.buttons[0], ==, NABIJ_NOTICE_ACTION_MORE);
  g_assert_cmpstr (words->notice.labels[0], ==, "More");
  g_assert_null (words->notice.buttons[1]);
  g_assert_true (words->notice.sound);
}

static void
test_others_are_discreet (void)
{
  const NabijReminderSettings settings = { .neutral_name = TRUE };
  g_autoptr (NabijNoticeWords) words = write_words (&settings, "before-sleep", "Rub my belly");

  g_assert_cmpstr (words->notice.sender, ==, "Reminder");
  g_assert_true (words->notice.neutral);
  g_assert_cmpstr (words->notice.summary, ==, "A quiet moment?");
  g_assert_null (words->notice.body);
  g_assert_cmpstr (words->notice.buttons[0], ==, NABIJ_NOTICE_ACTION_START);
  g_assert_cmpstr (words->notice.labels[0], ==, "Start");
  g_assert_cmpstr (words->notice.buttons[1], ==, NABIJ_NOTICE_ACTION_LATER);
  g_assert_cmpstr (words->notice.labels[1], ==, "Later");
  g_assert_false (words->notice.sound);
}

static void
test_later_can_be_left_out (void)
{
  const NabijReminderSettings settings = { 0 };
  g_autoptr (NabijNoticeWords) moment = write_words (&settings, NABIJ_REMINDER_QUIET_MOMENT, NULL);
  g_autoptr (NabijNoticeWords) exhale = write_words (&settings, NABIJ_REMINDER_ONE_EXHALE, NULL);

  nabij_notice_words_leave_out_later (moment);
  g_assert_cmpstr (moment->notice.buttons[0], ==, NABIJ_NOTICE_ACTION_START);
  g_assert_null (moment->notice.buttons[1]);
  g_assert_null (moment->notice.labels[1]);

  nabij_notice_words_leave_out_later (exhale);
  g_assert_cmpstr (exhale->notice.buttons[0], ==, NABIJ_NOTICE_ACTION_MORE);
}

static void
test_words_are_said_when_chosen (void)
{
  static const struct {
    const char *practice;
    const char *own;
    const char *body;
  } rows[] = {
    { "before-sleep", NULL, "Before sleep" },
    { "before-sleep", "A cup of tea", "A cup of tea" },
    { "before-sleep", "\n", "Before sleep" },
    { "five-exhales", "", "Five exhales" },
    { NABIJ_REMINDER_QUIET_MOMENT, NULL, NULL },
    { NABIJ_REMINDER_QUIET_MOMENT, "By the window", "By the window" },
    { NABIJ_REMINDER_ONE_EXHALE, NULL, NULL },
    { NABIJ_REMINDER_ONE_EXHALE, "By the window", "By the window" },
    { "hand-on-belly", NULL, NULL },
    { "hand-on-belly", "My belly", "My belly" },
    { "when-your-baby-cries", NULL, NULL },
    { "no-such-practice", NULL, NULL },
    { NABIJ_REMINDER_CHECK_IN, NULL, "How are you doing?" },
  };
  const NabijReminderSettings settings = { .with_words = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (NabijNoticeWords) words = write_words (&settings, rows[i].practice, rows[i].own);

    g_assert_cmpstr (words->notice.body, ==, rows[i].body);
    g_assert_cmpstr (words->notice.summary, ==,
                     g_str_equal (rows[i].practice, NABIJ_REMINDER_ONE_EXHALE) ? "Breathe out slowly, once. Nothing more is needed." : "A quiet moment?");
  }
}

static void
test_several_are_one_line (void)
{
  const NabijReminderSettings settings = { .with_words = TRUE };
  g_autoptr (GPtrArray) reminders = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_reminder_free);
  g_autoptr (NabijNoticeWords) words = NULL;
  NabijReminder *own = nabij_reminder_new ("before-sleep");

  own->words = g_strdup ("A cup of tea");
  g_ptr_array_add (reminders, nabij_reminder_new (NABIJ_REMINDER_ONE_EXHALE));
  g_ptr_array_add (reminders, own);
  words = nabij_notice_words_new (&settings, reminders, NULL);

  g_assert_cmpstr (words->notice.summary, ==, "A quiet moment?");
  g_assert_null (words->notice.body);
  g_assert_cmpstr (words->notice.buttons[0], ==, NABIJ_NOTICE_ACTION_START);
}

static char *
repeat (const char *what,
        guint       n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, what);
  return g_string_free (text, FALSE);
}

static void
test_own_words_are_one_clean_line (void)
{
  static const struct {
    const char *own;
    const char *body;
  } rows[] = {
    { "Tea", "Tea" },
    { "  Tea \n\n and\tcake\r\n", "Tea and cake" },
    { "<b>Tea</b> & <img src='x'/> &amp;", "<b>Tea</b> & <img src='x'/> &amp;" },
    { "Te\x01\x1b[31ma\x7f", "Te[31ma" },
    { "Tea\xe2\x80\xa8"
      "cake\xc2\x85milk",
      "Tea cake milk" },
    { "\xe2\x80\xae"
      "aeT\xe2\x80\xac \xe2\x81\xa6x\xe2\x81\xa9",
      "aeT x" },
    { FAMILY " " FLAG, FAMILY " " FLAG },
    { "Te\xff"
      "a",
      "Te\xef\xbf\xbd"
      "a" },
    { " \n\t\x02 ", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *body = write_body (rows[i].own);

    g_assert_cmpstr (body, ==, rows[i].body);
  }
}

static void
test_own_words_are_shortened (void)
{
  static const struct {
    const char *what;
    guint       n;
    guint       n_kept; /* and the ellipsis, unless all are */
  } rows[] = {
    { "a", 200, 200 },
    { "a", 201, 199 },
    { "a", 5000, 199 },
    { ACCENT, 100, 100 },
    { ACCENT, 101, 99 },
    { FLAG, 100, 100 },
    { FLAG, 2500, 99 },
    { FAMILY, 28, 28 },
    { FAMILY, 29, 28 },
    { FAMILY, 700, 28 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *own = repeat (rows[i].what, rows[i].n);
    g_autofree char *kept = repeat (rows[i].what, rows[i].n_kept);
    g_autofree char *expected = g_strconcat (kept, rows[i].n_kept < rows[i].n ? ELLIPSIS : NULL, NULL);
    g_autofree char *body = write_body (own);

    g_assert_cmpstr (body, ==, expected);
  }
}

/* What can not be kept whole is cut all the same. */
static void
test_one_endless_character_is_shortened (void)
{
  g_autofree char *accents = repeat ("\xcc\x81", 5000);
  g_autofree char *own = g_strconcat ("e", accents, NULL);
  g_autofree char *body = write_body (own);

  g_assert_true (g_utf8_validate (body, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (body, -1), ==, NABIJ_REMINDER_WORDS_MAX);
  g_assert_true (g_str_has_suffix (body, ELLIPSIS));
}

static void
test_no_character_is_cut (void)
{
  static const char *const characters[] = { "a", "ë", ACCENT, FLAG, FAMILY, "👍🏽", "각", "ก็", "❤️", "漢" };

  for (int round = 0; round < 500; round++) {
    g_autoptr (GString) own = g_string_new (NULL);
    g_autoptr (GHashTable) borders = g_hash_table_new (NULL, NULL);
    g_autofree char *body = NULL;
    int              n = g_test_rand_int_range (1, 400);

    for (int i = 0; i < n; i++) {
      g_string_append (own, characters[g_test_rand_int_range (0, G_N_ELEMENTS (characters))]);
      g_hash_table_add (borders, GSIZE_TO_POINTER (own->len));
    }

    body = write_body (own->str);
    g_assert_true (g_utf8_validate (body, -1, NULL));
    g_assert_cmpint (g_utf8_strlen (body, -1), <=, NABIJ_REMINDER_WORDS_MAX);
    if (g_utf8_strlen (own->str, -1) <= NABIJ_REMINDER_WORDS_MAX) {
      g_assert_cmpstr (body, ==, own->str);
    } else {
      gsize kept = strlen (body) - strlen (ELLIPSIS);

      g_assert_true (g_str_has_suffix (body, ELLIPSIS));
      g_assert_cmpint (strncmp (body, own->str, kept), ==, 0);
      g_assert_true (g_hash_table_contains (borders, GSIZE_TO_POINTER (kept)));
      /* No more was taken away than needed: the longest character is seven long. */
      g_assert_cmpint (g_utf8_strlen (body, -1), >, NABIJ_REMINDER_WORDS_MAX - 7);
    }
  }
}

static void
check_text (const char *practice,
            const char *text,
            gboolean    is_dutch)
{
  static const NabijTextSubject never[] = { NABIJ_TEXT_SUBJECT_FAMILY, NABIJ_TEXT_SUBJECT_BABY, NABIJ_TEXT_SUBJECT_FORBIDDEN, NABIJ_TEXT_SUBJECT_HELD_BREATH };
  g_autoptr (GRegex) week = g_regex_new ("\\b(weeks?|weken|weekse|trimesters?|zwangerschap\\w*)\\b", G_REGEX_CASELESS, 0, NULL);

  if (text == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (never); i++) {
    g_autofree char *found = nabij_text_rules_find (text, never[i], is_dutch);

    if (found != NULL)
      g_test_fail_printf ("%s says “%s” in “%s”", practice, found, text);
  }
  if (g_regex_match (week, text, 0, NULL))
    g_test_fail_printf ("%s speaks of a week in “%s”", practice, text);
}

/* Returns whether a name was said. */
static gboolean
check_all_settings (const char *practice,
                    gboolean    is_dutch)
{
  static const char own[] = "My belly and my baby in week 20";
  gboolean          named = FALSE;

  for (guint choices = 0; choices < 16; choices++) {
    const NabijReminderSettings settings = { .with_words = (choices & 1) != 0, .sound = (choices & 2) != 0, .neutral_name = (choices & 4) != 0 };
    g_autoptr (NabijNoticeWords) words = write_words (&settings, practice, (choices & 8) != 0 ? own : NULL);

    check_text (practice, words->notice.sender, is_dutch);
    check_text (practice, words->notice.summary, is_dutch);
    for (guint i = 0; i < NABIJ_NOTICE_N_BUTTONS_MAX; i++)
      check_text (practice, words->notice.labels[i], is_dutch);

    if (!settings.with_words)
      g_assert_null (words->notice.body);
    else if ((choices & 8) != 0)
      g_assert_cmpstr (words->notice.body, ==, own);
    else
      check_text (practice, words->notice.body, is_dutch);
    if (settings.with_words && words->notice.body != NULL && (choices & 8) == 0)
      named = TRUE;
    if (settings.neutral_name)
      g_assert_null (strstr (words->notice.sender, "Nabij"));
  }
  return named;
}

static void
test_speaks_of_no_belly_baby_or_week (gconstpointer language)
{
  const gboolean is_dutch = g_str_equal (language, "nl");
  g_autoptr (NabijPractices) practices = NULL;
  g_autoptr (GPtrArray) all = NULL;
  guint n_named = 0;

  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
    g_test_trap_assert_passed ();
    return;
  }

  nabij_language_init (language, NABIJ_TEST_LOCALE_DIR);
  practices = nabij_practices_new_own ();
  all = nabij_practices_list_all (practices);
  g_assert_cmpuint (all->len, >, 20);
  for (guint i = 0; i < all->len; i++) {
    if (check_all_settings (nabij_practice_get_id (g_ptr_array_index (all, i)), is_dutch))
      n_named++;
  }
  check_all_settings (NABIJ_REMINDER_ONE_EXHALE, is_dutch);
  check_all_settings (NABIJ_REMINDER_QUIET_MOMENT, is_dutch);
  check_all_settings ("no-such-practice", is_dutch);

  /* It may not keep the rule by saying nothing at all. */
  g_assert_cmpuint (n_named, >=, 8);
}

static void
test_is_dutch_in_dutch (void)
{
  const NabijReminderSettings settings = { .neutral_name = TRUE, .with_words = TRUE };
  g_autoptr (NabijNoticeWords) moment = NULL, exhale = NULL;

  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
    g_test_trap_assert_passed ();
    return;
  }

  nabij_language_init ("nl", NABIJ_TEST_LOCALE_DIR);
  moment = write_words (&settings, "five-exhales", NULL);
  g_assert_cmpstr (moment->notice.sender, ==, "Herinnering");
  g_assert_cmpstr (moment->notice.summary, ==, "Een rustig moment?");
  g_assert_cmpstr (moment->notice.body, ==, "Vijf uitademingen");
  g_assert_cmpstr (moment->notice.labels[0], ==, "Beginnen");
  g_assert_cmpstr (moment->notice.labels[1], ==, "Straks");
  exhale = write_words (&settings, NABIJ_REMINDER_ONE_EXHALE, NULL);
  g_assert_cmpstr (exhale->notice.summary, ==, "Eén keer rustig uitademen. Meer hoeft niet.");
  g_assert_cmpstr (exhale->notice.labels[0], ==, "Meer");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/core/notice-words/one-exhale-is-the-exercise", test_one_exhale_is_the_exercise);
  g_test_add_func ("/nabij/core/notice-words/others-are-discreet", test_others_are_discreet);
  g_test_add_func ("/nabij/core/notice-words/later-can-be-left-out", test_later_can_be_left_out);
  g_test_add_func ("/nabij/core/notice-words/words-are-said-when-chosen", test_words_are_said_when_chosen);
  g_test_add_func ("/nabij/core/notice-words/several-are-one-line", test_several_are_one_line);
  g_test_add_func ("/nabij/core/notice-words/own-words-are-one-clean-line", test_own_words_are_one_clean_line);
  g_test_add_func ("/nabij/core/notice-words/own-words-are-shortened", test_own_words_are_shortened);
  g_test_add_func ("/nabij/core/notice-words/one-endless-character-is-shortened", test_one_endless_character_is_shortened);
  g_test_add_func ("/nabij/core/notice-words/no-character-is-cut", test_no_character_is_cut);
  g_test_add_data_func ("/nabij/core/notice-words/speaks-of-no-belly-baby-or-week-in-english", "en", test_speaks_of_no_belly_baby_or_week);
  g_test_add_data_func ("/nabij/core/notice-words/speaks-of-no-belly-baby-or-week-in-dutch", "nl", test_speaks_of_no_belly_baby_or_week);
  g_test_add_func ("/nabij/core/notice-words/is-dutch-in-dutch", test_is_dutch_in_dutch);

  return g_test_run ();
}
