/* test-reading.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-language.h"
#include "nabij-practices.h"
#include "nabij-reading.h"
#include "nabij-text-rules.h"

#include <string.h>

#define MOST_WORDS 200
#define CARD(attributes, inside) \
  "<card id='a' group='bond' order='1' seasons='before after' picture='p' practice='q' " attributes ">" inside "</card>"
#define INSIDE "<title>t</title><p>one</p><rests-on>r</rests-on>"

static const NabijSeason seasons[] = {
  NABIJ_SEASON_UNKNOWN, NABIJ_SEASON_BEFORE, NABIJ_SEASON_AFTER, NABIJ_SEASON_PAUSED, NABIJ_SEASON_ENDED
};

/* Every card of issue and design, and the seasons in which it stands. */
static const struct {
  const char *id;
  const char *seasons; /* u, b, a, p, e */
} own_cards[] = {
  { "after-loss", "pe" },
  { "first-thousand-days", "ba" },
  { "bonding-before-birth", "b" },
  { "responsiveness", "a" },
  { "closeness", "a" },
  { "repair", "uba" },
  { "stress", "uba" },
  { "caring-for-yourself", "uba" },
  { "partners", "ba" },
  { "hard-circumstances", "uba" },
  { "struggling-longer", "uba" },
  { "heavy-start", "a" },
  { "signals", "a" },
  { "went-differently", "ba" },
  { "sleep-safely", "ba" },
  { "crying", "ba" },
  { "when-to-call", "uba" },
};

static void
test_refuses_a_mistake (void)
{
  static const struct {
    const char *xml;
    const char *says;
  } table[] = {
    { "", "line 1" },
    { "<card/>", "id" },
    { "<practice id='a'/>", "practice" },
    { CARD ("colour='red'", INSIDE), "colour" },
    { CARD ("help='doctor'", INSIDE), "doctor" },
    { CARD ("", "\n\n<b>t</b>"), "line 3" },
    { CARD ("", "<title>t</title><p>one</p>"), "rests on" },
    { CARD ("", "<p>one</p><rests-on>r</rests-on>"), "title" },
    { CARD ("", "<title>t</title><rests-on>r</rests-on>"), "text" },
    { CARD ("", "<title>t</title><p seasons='after'>one</p><rests-on>r</rests-on>"), "season" },
    { CARD ("", INSIDE "<title>again</title>"), "twice" },
    { CARD ("", INSIDE "<p> </p>"), "text" },
    { CARD ("", INSIDE "<p>one <b>two</b></p>"), "b" },
    { CARD ("", INSIDE "<p seasons='spring'>one</p>"), "spring" },
    { CARD ("", INSIDE " stray"), "stray" },
    { CARD ("", INSIDE) "<card/>", "card" },
    { "<card id='A' group='bond' order='1' seasons='after' picture='p' practice='q'>" INSIDE "</card>", "A" },
    { "<card id='a' group='sport' order='1' seasons='after' picture='p' practice='q'>" INSIDE "</card>", "sport" },
    { "<card id='a' group='bond' order='first' seasons='after' picture='p' practice='q'>" INSIDE "</card>", "first" },
    { "<card id='a' group='bond' order='1' seasons='' picture='p' practice='q'>" INSIDE "</card>", "season" },
    { "<card id='a' group='bond' order='1' seasons='after' picture='../p' practice='q'>" INSIDE "</card>", "../p" },
    { "<card id='b' group='bond' order='1' seasons='after' picture='p' practice='q'>" INSIDE "</card>", "called" },
    { "<card id='a' group='bond' order='1' seasons='after' picture='p' practice='q'>", "line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autoptr (NabijReading) reading = nabij_reading_new ();
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", table[i].xml);
    g_assert_false (nabij_reading_add (reading, "a.xml", table[i].xml, -1, &error));
    g_assert_nonnull (error);
    g_assert_true (g_str_has_prefix (error->message, "a.xml: "));
    g_assert_nonnull (strstr (error->message, table[i].says));
    g_assert_null (nabij_reading_find (reading, "a"));
  }
}

static void
test_refuses_a_second_one (void)
{
  g_autoptr (NabijReading) reading = nabij_reading_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (nabij_reading_add (reading, "a.xml", CARD ("", INSIDE), -1, NULL));
  g_assert_false (nabij_reading_add (reading, "a.xml", CARD ("", INSIDE), -1, &error));
  g_assert_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT);
}

static void
test_reads_a_card (void)
{
  g_autoptr (NabijReading) reading = nabij_reading_new ();
  g_autoptr (GError) error = NULL;
  g_autofree const char **before = NULL;
  g_autofree const char **after = NULL;
  g_autofree const char **unknown = NULL;
  const NabijReadingCard *card;

  nabij_reading_add (reading, "a.xml",
                     CARD ("help='unsafe'", "<title>A\n  title</title><p>one</p><p seasons='after'>two</p><p seasons='before'>three</p><rests-on>r</rests-on>"),
                     -1, &error);
  g_assert_no_error (error);
  card = nabij_reading_find (reading, "a");
  before = nabij_reading_card_list_paragraphs (card, NABIJ_SEASON_BEFORE);
  after = nabij_reading_card_list_paragraphs (card, NABIJ_SEASON_AFTER);
  unknown = nabij_reading_card_list_paragraphs (card, NABIJ_SEASON_UNKNOWN);

  g_assert_cmpstr (nabij_reading_card_get_id (card), ==, "a");
  g_assert_cmpstr (nabij_reading_card_get_title (card), ==, "A title");
  g_assert_cmpstr (nabij_reading_card_get_rests_on (card), ==, "r");
  g_assert_cmpstr (nabij_reading_card_get_picture (card), ==, "p");
  g_assert_cmpstr (nabij_reading_card_get_practice (card), ==, "q");
  g_assert_cmpint (nabij_reading_card_get_help (card), ==, NABIJ_READING_HELP_UNSAFE);
  g_assert_cmpint (nabij_reading_card_get_group (card), ==, NABIJ_READING_GROUP_BOND);
  g_assert_false (nabij_reading_card_fits (card, NABIJ_SEASON_PAUSED));
  g_assert_cmpstrv (before, ((const char *const[]){ "one", "three", NULL }));
  g_assert_cmpstrv (after, ((const char *const[]){ "one", "two", NULL }));
  /* Opened where it does not fit, it is the one of its first season. */
  g_assert_cmpstrv (unknown, before);
}

static void
test_has_every_card (void)
{
  static const char letters[] = "ubape";
  g_autoptr (NabijReading) reading = nabij_reading_new_own ();
  guint n_shown[G_N_ELEMENTS (seasons)] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (own_cards); i++) {
    const NabijReadingCard *card = nabij_reading_find (reading, own_cards[i].id);

    g_test_message ("%s", own_cards[i].id);
    g_assert_nonnull (card);
    for (guint season = 0; season < G_N_ELEMENTS (seasons); season++) {
      const gboolean fits = strchr (own_cards[i].seasons, letters[season]) != NULL;

      g_assert_cmpint (nabij_reading_card_fits (card, seasons[season]), ==, fits);
      n_shown[season] += fits ? 1 : 0;
    }
  }
  for (guint season = 0; season < G_N_ELEMENTS (seasons); season++) {
    g_autoptr (GPtrArray) cards = nabij_reading_list (reading, seasons[season]);
    g_autoptr (GPtrArray) all = nabij_reading_list_all (reading, seasons[season]);
    const gboolean is_silent = nabij_season_is_silent (seasons[season]);

    g_assert_cmpuint (cards->len, ==, n_shown[season]);
    g_assert_cmpuint (all->len, ==, is_silent ? 1 : G_N_ELEMENTS (own_cards) - 1);
  }
}

/* The way to a practice is never a way to nothing. */
static void
test_leads_to_practices (void)
{
  g_autoptr (NabijReading) reading = nabij_reading_new_own ();
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();

  for (guint i = 0; i < G_N_ELEMENTS (own_cards); i++) {
    const NabijReadingCard *card = nabij_reading_find (reading, own_cards[i].id);
    NabijPractice          *practice = nabij_practices_find (practices, nabij_reading_card_get_practice (card));

    g_test_message ("%s", own_cards[i].id);
    g_assert_nonnull (practice);
    for (guint season = 0; season < G_N_ELEMENTS (seasons); season++) {
      NabijSituation situation = { .season = seasons[season], .weeks = 30, .heard = TRUE };

      if (seasons[season] == NABIJ_SEASON_BEFORE && nabij_practice_get_group (practice) == NABIJ_PRACTICE_GROUP_CRYING)
        continue; /* read before the birth, done after it */
      if (nabij_reading_card_fits (card, seasons[season]))
        g_assert_true (nabij_practice_fits (practice, &situation));
    }
  }
}

static void
test_practices_lead_to_cards (void)
{
  g_autoptr (NabijReading) reading = nabij_reading_new_own ();
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();
  g_autoptr (GPtrArray) all = nabij_practices_list_all (practices);

  for (guint i = 0; i < all->len; i++) {
    const char *id = nabij_practice_get_reading (g_ptr_array_index (all, i));

    g_test_message ("%s", id);
    if (id != NULL)
      g_assert_nonnull (nabij_reading_find (reading, id));
  }
}

static void
test_goes_from_card_to_card (void)
{
  g_autoptr (NabijReading) reading = nabij_reading_new_own ();

  for (guint season = 0; season < G_N_ELEMENTS (seasons); season++) {
    g_autoptr (GPtrArray) cards = nabij_reading_list (reading, seasons[season]);

    for (guint i = 0; i < cards->len; i++) {
      const NabijReadingCard *card = g_ptr_array_index (cards, i);

      g_assert_true (nabij_reading_get_next (reading, card, seasons[season]) == (i + 1 < cards->len ? g_ptr_array_index (cards, i + 1) : NULL));
      g_assert_true (nabij_reading_get_previous (reading, card, seasons[season]) == (i > 0 ? g_ptr_array_index (cards, i - 1) : NULL));
    }
  }
}

static void
test_finds_by_words (void)
{
  static const struct {
    const char *words;
    NabijSeason season;
    const char *found; /* its id; NULL for none */
  } table[] = {
    { "COT empty", NABIJ_SEASON_AFTER, "sleep-safely" },
    { "caesar", NABIJ_SEASON_BEFORE, "went-differently" },
    { "  shake ", NABIJ_SEASON_UNKNOWN, "crying" },
    { "purse", NABIJ_SEASON_AFTER, "hard-circumstances" },
    { "tíghtrope", NABIJ_SEASON_AFTER, NULL },
    { "hake", NABIJ_SEASON_AFTER, NULL },
    { "grief", NABIJ_SEASON_AFTER, NULL },
    { "grief", NABIJ_SEASON_PAUSED, "after-loss" },
    { "shake", NABIJ_SEASON_PAUSED, NULL },
    { "purse shake", NABIJ_SEASON_AFTER, NULL },
  };
  g_autoptr (NabijReading) reading = nabij_reading_new_own ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) fitting = nabij_reading_list (reading, NABIJ_SEASON_AFTER);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autoptr (GPtrArray) found = nabij_reading_search (reading, table[i].words, table[i].season);

    g_test_message ("%s", table[i].words);
    g_assert_cmpuint (found->len, ==, table[i].found != NULL ? 1 : 0);
    if (table[i].found != NULL)
      g_assert_cmpstr (nabij_reading_card_get_id (g_ptr_array_index (found, 0)), ==, table[i].found);
  }

  /* No word at all is no search. */
  all = nabij_reading_search (reading, " – ", NABIJ_SEASON_AFTER);
  g_assert_cmpuint (all->len, ==, fitting->len);
}

/* What a card says in a season, in one text. */
static char *
get_text (const NabijReadingCard *card,
          NabijSeason             season)
{
  g_autofree const char **paragraphs = nabij_reading_card_list_paragraphs (card, season);
  g_autofree char        *text = g_strjoinv ("\n", (char **)paragraphs);

  return g_strconcat (nabij_reading_card_get_title (card), "\n", text, "\n", nabij_reading_card_get_rests_on (card), NULL);
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  guint n_words = 0;

  for (char **word = words; *word != NULL; word++)
    n_words += **word != '\0' ? 1 : 0;
  return n_words;
}

static gboolean
has (const char      *text,
     NabijTextSubject subject,
     gboolean         is_dutch)
{
  g_autofree char *words = nabij_text_rules_find (text, subject, is_dutch);

  return words != NULL;
}

/* Where nothing was told, a baby is a question and not a fact; in a silence there is none. */
static void
check_nothing_assumed (const NabijReadingCard *card,
                       NabijSeason             season,
                       gboolean                is_dutch)
{
  g_autofree char *text = get_text (card, season);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++) {
    g_autofree char *words = nabij_text_rules_find (*line, NABIJ_TEXT_SUBJECT_FAMILY, is_dutch);

    if (words != NULL && (nabij_season_is_silent (season) || strchr (*line, '?') == NULL))
      g_test_fail_printf ("%s speaks of “%s” in season %d: %s", nabij_reading_card_get_id (card), words, season, *line);
  }
}

/* What a card about crying or sleep keeps, in every paragraph order. */
static void
check_safety (const NabijReadingCard *card,
              const char             *text,
              gboolean                is_dutch)
{
  static const NabijTextSubject crying[] = {
    NABIJ_TEXT_SUBJECT_OWN_BED, NABIJ_TEXT_SUBJECT_ON_THE_BACK, NABIJ_TEXT_SUBJECT_WALK_AWAY, NABIJ_TEXT_SUBJECT_BREATHE,
    NABIJ_TEXT_SUBJECT_COME_BACK, NABIJ_TEXT_SUBJECT_NEVER_SHAKE, NABIJ_TEXT_SUBJECT_ASK_HELP
  };
  const char *id = nabij_reading_card_get_id (card);

  for (guint i = 0; has (text, NABIJ_TEXT_SUBJECT_CRYING, is_dutch) && i < G_N_ELEMENTS (crying); i++) {
    if (!has (text, crying[i], is_dutch))
      g_test_fail_printf ("%s speaks of crying without subject %d", id, crying[i]);
  }
  if (has (text, NABIJ_TEXT_SUBJECT_SLEEP, is_dutch) &&
      (!has (text, NABIJ_TEXT_SUBJECT_OWN_BED, is_dutch) || !has (text, NABIJ_TEXT_SUBJECT_ON_THE_BACK, is_dutch)))
    g_test_fail_printf ("%s speaks of sleep without the own bed, on the back", id);
}

static void
check_language (const char *language)
{
  static const NabijTextSubject never[] = { NABIJ_TEXT_SUBJECT_FORBIDDEN, NABIJ_TEXT_SUBJECT_HELD_BREATH, NABIJ_TEXT_SUBJECT_CLOSED_EYES };
  const gboolean                is_dutch = g_str_equal (language, "nl");
  g_autoptr (NabijReading) reading = nabij_reading_new_own ();
  g_autofree char *crying_text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (own_cards); i++) {
    const NabijReadingCard *card = nabij_reading_find (reading, own_cards[i].id);

    for (guint season = 0; season < G_N_ELEMENTS (seasons); season++) {
      g_autofree char *text = NULL;

      if (!nabij_reading_card_fits (card, seasons[season]))
        continue;
      text = get_text (card, seasons[season]);
      g_assert_cmpuint (count_words (text), <, MOST_WORDS);
      g_assert_null (strchr (text, '%'));
      for (guint j = 0; j < G_N_ELEMENTS (never); j++) {
        g_autofree char *words = nabij_text_rules_find (text, never[j], is_dutch);

        if (words != NULL)
          g_test_fail_printf ("%s says “%s”", own_cards[i].id, words);
      }
      if (strstr (text, is_dutch ? "oe eerder" : "he earlier") != NULL)
        g_assert_nonnull (strstr (text, is_dutch ? "nooit te laat" : "never too late"));
      check_safety (card, text, is_dutch);
      if (seasons[season] != NABIJ_SEASON_BEFORE && seasons[season] != NABIJ_SEASON_AFTER)
        check_nothing_assumed (card, seasons[season], is_dutch);
    }
  }

  crying_text = get_text (nabij_reading_find (reading, "crying"), NABIJ_SEASON_AFTER);
  g_assert_true (has (crying_text, NABIJ_TEXT_SUBJECT_CRYING, is_dutch));
}

/* A language is set once, before anything else. */
static void
test_keeps_the_rules (gconstpointer language)
{
  if (g_test_subprocess ()) {
    nabij_language_init (language, NABIJ_TEST_LOCALE_DIR);
    check_language (language);
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/core/reading/refuses-a-mistake", test_refuses_a_mistake);
  g_test_add_func ("/nabij/core/reading/refuses-a-second-one", test_refuses_a_second_one);
  g_test_add_func ("/nabij/core/reading/reads-a-card", test_reads_a_card);
  g_test_add_func ("/nabij/core/reading/has-every-card", test_has_every_card);
  g_test_add_func ("/nabij/core/reading/leads-to-practices", test_leads_to_practices);
  g_test_add_func ("/nabij/core/reading/practices-lead-to-cards", test_practices_lead_to_cards);
  g_test_add_func ("/nabij/core/reading/goes-from-card-to-card", test_goes_from_card_to_card);
  g_test_add_func ("/nabij/core/reading/finds-by-words", test_finds_by_words);
  g_test_add_data_func ("/nabij/core/reading/keeps-the-rules-in-english", "en", test_keeps_the_rules);
  g_test_add_data_func ("/nabij/core/reading/keeps-the-rules-in-dutch", "nl", test_keeps_the_rules);

  return g_test_run ();
}
