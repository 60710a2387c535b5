/* test-texts.c
 *
 * Goes through every text of the content files, in every season and at every hour, in both languages:
 * what a text may speak of, and to whom. The words that it looks for stand in nabij-text-rules.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-help.h"
#include "nabij-language.h"
#include "nabij-practices.h"
#include "nabij-reading.h"
#include "nabij-text-rules.h"
#include "nabij-words.h"

#define N_SEASONS (NABIJ_SEASON_ENDED + 1)

/* Texts that were looked at and may speak of it: what they take for granted, they ask or offer. Both
 * languages stand in one table. */
static const struct {
  NabijTextSubject subject;
  const char      *text;
} allowed[] = {
  /* Where a hand rests, said to whoever has told nothing; in the silent seasons it is the chest. */
  { NABIJ_TEXT_SUBJECT_FAMILY, "Rest a hand on your belly or chest." },
  { NABIJ_TEXT_SUBJECT_FAMILY, "Leg een hand op je buik of je borst." },
  /* Tears that came, and nobody who obliges. */
  { NABIJ_TEXT_SUBJECT_FORBIDDEN, "ik moest huilen" },
};

/* A card that names a drowsy baby as one who is ill, and is not about sleep. */
#define CARD_ABOUT_ILLNESS "when-to-call"

typedef struct {
  gboolean    is_dutch;
  GHashTable *seen; /* a text that was looked at in a kind of situation need not be so again */
  guint       n_texts;
  guint       n_wrong;
} Check;

static gboolean
is_allowed (NabijTextSubject subject,
            const char      *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++) {
    if (allowed[i].subject == subject && g_str_equal (allowed[i].text, text))
      return TRUE;
  }
  return FALSE;
}

static gboolean
speaks_of (Check           *check,
           const char      *text,
           NabijTextSubject subject)
{
  g_autofree char *words = nabij_text_rules_find (text, subject, check->is_dutch);

  return words != NULL;
}

static void
refuse (Check           *check,
        const char      *where,
        const char      *text,
        NabijTextSubject subject,
        const char      *why)
{
  g_autofree char *words = NULL;

  if (is_allowed (subject, text))
    return;
  words = nabij_text_rules_find (text, subject, check->is_dutch);
  if (words == NULL)
    return;

  g_printerr ("# %s: %s: “%s” in “%s”\n", where, why, words, text);
  check->n_wrong += 1;
}

static gboolean
has_no_family (NabijSeason season)
{
  return season == NABIJ_SEASON_UNKNOWN || nabij_season_is_silent (season);
}

/* What holds for a text by itself. */
static void
check_text (Check                *check,
            const char           *where,
            const char           *text,
            const NabijSituation *situation)
{
  const gboolean   is_watched = situation->season == NABIJ_SEASON_AFTER && situation->night;
  const gboolean   may_hear = situation->season == NABIJ_SEASON_AFTER || (situation->season == NABIJ_SEASON_BEFORE && situation->weeks >= 28);
  g_autofree char *key = g_strdup_printf ("%d %d %d %s %s", situation->season, situation->night, may_hear, where, text);

  if (!g_hash_table_add (check->seen, g_steal_pointer (&key)))
    return;
  check->n_texts += 1;

  refuse (check, where, text, NABIJ_TEXT_SUBJECT_FORBIDDEN, "obliges, counts, judges or claims");
  refuse (check, where, text, NABIJ_TEXT_SUBJECT_HELD_BREATH, "no breath is held, deep or fast");
  refuse (check, where, text, NABIJ_TEXT_SUBJECT_FLAT, "nobody lies flat");
  if (has_no_family (situation->season))
    refuse (check, where, text, NABIJ_TEXT_SUBJECT_FAMILY, "takes somebody for granted");
  if (is_watched)
    refuse (check, where, text, NABIJ_TEXT_SUBJECT_CLOSED_EYES, "eyes stay open with a baby at night");
  if (is_watched && !speaks_of (check, text, NABIJ_TEXT_SUBJECT_ON_THE_BACK))
    refuse (check, where, text, NABIJ_TEXT_SUBJECT_HOLDING, "a baby is not in the arms at night");
  if (!may_hear)
    refuse (check, where, text, NABIJ_TEXT_SUBJECT_HEARS, "not before 28 weeks");
}

/* A baby that sleeps, or somebody who nearly does with one: the own bed, on the back. */
static void
check_sleep (Check      *check,
             const char *where,
             const char *text)
{
  if (speaks_of (check, text, NABIJ_TEXT_SUBJECT_SLEEP) && speaks_of (check, text, NABIJ_TEXT_SUBJECT_BABY) &&
      !(speaks_of (check, text, NABIJ_TEXT_SUBJECT_OWN_BED) && speaks_of (check, text, NABIJ_TEXT_SUBJECT_ON_THE_BACK)))
    refuse (check, where, text, NABIJ_TEXT_SUBJECT_SLEEP, "sleep comes with the own bed and on the back");
}

/* Whether one of the texts speaks of something. */
static gboolean
any_speaks_of (Check             *check,
               const char *const *texts,
               NabijTextSubject   subject)
{
  for (; *texts != NULL; texts++) {
    if (speaks_of (check, *texts, subject))
      return TRUE;
  }
  return FALSE;
}

static void
need (Check           *check,
      const char      *where,
      const char     **texts,
      NabijTextSubject subject,
      const char      *why)
{
  if (any_speaks_of (check, texts, subject))
    return;
  g_printerr ("# %s: %s is missing\n", where, why);
  check->n_wrong += 1;
}

/* Whatever a baby cries for, these belong to it. */
static void
check_crying (Check       *check,
              const char  *where,
              const char **texts)
{
  need (check, where, texts, NABIJ_TEXT_SUBJECT_OWN_BED, "a safe place");
  need (check, where, texts, NABIJ_TEXT_SUBJECT_ON_THE_BACK, "on the back");
  need (check, where, texts, NABIJ_TEXT_SUBJECT_WALK_AWAY, "walk away");
  need (check, where, texts, NABIJ_TEXT_SUBJECT_BREATHE, "breathe");
  need (check, where, texts, NABIJ_TEXT_SUBJECT_COME_BACK, "come back");
  need (check, where, texts, NABIJ_TEXT_SUBJECT_NEVER_SHAKE, "never shake");
  need (check, where, texts, NABIJ_TEXT_SUBJECT_ASK_HELP, "ask for help");
}

/* What holds for a practice as a whole. */
static void
check_practice (Check                *check,
                NabijPractice        *practice,
                const NabijSituation *situation)
{
  const char             *where = nabij_practice_get_id (practice);
  g_autofree const char **texts = nabij_practice_list_texts (practice, situation);
  const gboolean          is_crying = (nabij_practice_get_flags (practice) & NABIJ_PRACTICE_FLAGS_CRYING) != 0;

  g_assert_nonnull (nabij_practice_get_name (practice, situation));
  g_assert_nonnull (nabij_practice_get_about (practice, situation));

  for (const char **text = texts; *text != NULL; text++) {
    check_text (check, where, *text, situation);
    check_sleep (check, where, *text);
    /* "Not when your baby cries" is a limit, and no advice about crying. */
    if (!is_crying && nabij_practice_get_group (practice) != NABIJ_PRACTICE_GROUP_CLOSENESS)
      refuse (check, where, *text, NABIJ_TEXT_SUBJECT_CRYING, "speaks of crying, and is not marked so");
  }
}

/* Under the sanitizers, which look for other mistakes and take ten times as long, one situation in some
 * is enough; each practice begins elsewhere. */
static guint
get_stride (void)
{
  const char *wanted = g_getenv ("NABIJ_TEST_STRIDE");

  return wanted != NULL ? MAX ((guint)g_ascii_strtoull (wanted, NULL, 10), 1) : 1;
}

static void
for_each_situation (Check         *check,
                    NabijPractice *practice)
{
  static const int every_week[] = { NABIJ_WEEKS_UNKNOWN, 6, 19, 20, 27, 28, 41 };
  const guint      stride = get_stride ();
  guint            turn = g_str_hash (nabij_practice_get_id (practice)) % stride;

  for (int season = 0; season < N_SEASONS; season++) {
    for (gsize week = 0; week < (season == NABIJ_SEASON_BEFORE ? G_N_ELEMENTS (every_week) : 1); week++) {
      for (int hand = 0; hand < NABIJ_N_HANDS; hand++) {
        for (guint bits = 0; bits < 64; bits++) {
          const NabijSituation situation = {
            .season = (NabijSeason)season,
            .weeks = every_week[week],
            .hand = (NabijHand)hand,
            .night = (bits & 1) != 0,
            .first_time = (bits & 2) != 0,
            .long_welcome = (bits & 2) != 0,
            .heard = (bits & 4) != 0,
            .hospital = (bits & 8) != 0,
            .more_children = (bits & 16) != 0,
            .song_us = (bits & 32) != 0 ? 200 * NABIJ_SECOND_US : 0,
          };

          if (turn++ % stride == 0 && nabij_practice_fits (practice, &situation))
            check_practice (check, practice, &situation);
        }
      }
    }
  }
}

static void
check_practices (Check *check)
{
  const char *fixed[] = { nabij_practice_crying_text (FALSE), NULL };
  const char *of_more[] = { nabij_practice_crying_text (TRUE), NULL };
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();
  g_autoptr (GPtrArray) all = nabij_practices_list_all (practices);

  for (guint i = 0; i < all->len; i++)
    for_each_situation (check, g_ptr_array_index (all, i));
  /* The text by itself: the title over it only asks. */
  check_crying (check, "the fixed text about crying", fixed);
  check_crying (check, "the fixed text about crying, for more children", of_more);
  refuse (check, "the fixed title about crying", nabij_practice_crying_title (), NABIJ_TEXT_SUBJECT_FORBIDDEN, "obliges, counts, judges or claims");
}

/* The words that are offered are chosen or left; to whoever has told nothing they may offer everything. */
static void
check_words (Check *check)
{
  g_autoptr (NabijWords) words = nabij_words_new_own ();

  for (int season = 0; season < N_SEASONS; season++) {
    NabijSituation situation = { .season = (NabijSeason)season, .weeks = NABIJ_WEEKS_UNKNOWN };

    for (int list = 0; list < NABIJ_N_WORD_LISTS; list++) {
      g_auto (GStrv) ids = nabij_words_list (words, (NabijWordList)list, (NabijSeason)season);

      for (char **id = ids; *id != NULL; id++) {
        const char *text = nabij_words_get_text (words, *id);

        refuse (check, *id, text, NABIJ_TEXT_SUBJECT_FORBIDDEN, "obliges, counts, judges or claims");
        if (season != NABIJ_SEASON_UNKNOWN || list == NABIJ_WORD_LIST_SENTENCES)
          check_text (check, *id, text, &situation);
      }
    }
  }
}

/* Whom to call is said plainly, also to whoever lost a child; but nothing judges. */
static void
check_help (Check *check)
{
  g_autoptr (NabijHelp) help = nabij_help_new_own ();
  g_auto (GStrv) regions = nabij_help_list_regions (help);

  for (int season = 0; season < N_SEASONS; season++) {
    for (char **region = regions; *region != NULL; region++) {
      for (int section = 0; section < NABIJ_N_HELP_SECTIONS; section++) {
        g_autoptr (GPtrArray) lines = nabij_help_list_lines (help, *region, (NabijHelpSection)section, (NabijSeason)season);

        for (guint i = 0; i < lines->len; i++) {
          const NabijHelpLine *line = g_ptr_array_index (lines, i);

          refuse (check, *region, nabij_help_line_get_use (line), NABIJ_TEXT_SUBJECT_FORBIDDEN, "obliges, counts, judges or claims");
          check->n_texts += 1;
        }
      }
    }
  }
}

/* A card is opened by whoever wants to know: it may speak of a baby, but not of the own one in silence. */
static void
check_card (Check                  *check,
            const NabijReadingCard *card,
            NabijSeason             season)
{
  const char             *where = nabij_reading_card_get_id (card);
  g_autofree const char **paragraphs = nabij_reading_card_list_paragraphs (card, season);
  gboolean                speaks_of_baby = FALSE;

  if (nabij_season_is_silent (season) && nabij_reading_card_get_group (card) != NABIJ_READING_GROUP_LOSS) {
    g_printerr ("# %s: offered in silence\n", where);
    check->n_wrong += 1;
  }

  refuse (check, where, nabij_reading_card_get_title (card), NABIJ_TEXT_SUBJECT_FORBIDDEN, "obliges, counts, judges or claims");
  for (const char **text = paragraphs; *text != NULL; text++) {
    check->n_texts += 1;
    refuse (check, where, *text, NABIJ_TEXT_SUBJECT_FORBIDDEN, "obliges, counts, judges or claims");
    refuse (check, where, *text, NABIJ_TEXT_SUBJECT_HELD_BREATH, "no breath is held, deep or fast");
    speaks_of_baby |= speaks_of (check, *text, NABIJ_TEXT_SUBJECT_BABY);
  }

  if (speaks_of_baby && any_speaks_of (check, paragraphs, NABIJ_TEXT_SUBJECT_CRYING))
    check_crying (check, where, paragraphs);
  if (speaks_of_baby && !g_str_equal (where, CARD_ABOUT_ILLNESS) && any_speaks_of (check, paragraphs, NABIJ_TEXT_SUBJECT_SLEEP)) {
    need (check, where, paragraphs, NABIJ_TEXT_SUBJECT_OWN_BED, "sleep, and not the own bed");
    need (check, where, paragraphs, NABIJ_TEXT_SUBJECT_ON_THE_BACK, "sleep, and not on the back");
  }
}

static void
check_reading (Check *check)
{
  g_autoptr (NabijReading) reading = nabij_reading_new_own ();

  for (int season = 0; season < N_SEASONS; season++) {
    g_autoptr (GPtrArray) cards = nabij_reading_list_all (reading, (NabijSeason)season);

    for (guint i = 0; i < cards->len; i++)
      check_card (check, g_ptr_array_index (cards, i), (NabijSeason)season);
  }
}

static void
check_all (gconstpointer user_data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Check check = { .is_dutch = GPOINTER_TO_INT (user_data), .seen = seen };

  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR | G_TEST_SUBPROCESS_INHERIT_STDOUT);
    g_test_trap_assert_passed ();
    return;
  }

  nabij_language_init (check.is_dutch ? "nl" : "en", NABIJ_TEST_LOCALE_DIR);
  check_practices (&check);
  check_words (&check);
  check_help (&check);
  check_reading (&check);

  g_test_message ("%u texts", check.n_texts);
  g_assert_cmpuint (check.n_texts, >, 500);
  g_assert_cmpuint (check.n_wrong, ==, 0);
}

/* The rules can fail: they know what they look for, and let pass what only looks like it. */
static void
test_rules_find_their_words (void)
{
  static const struct {
    const char      *text;
    NabijTextSubject subject;
    gboolean         is_dutch;
    const char      *words;
  } table[] = {
    { "Your Baby sleeps.", NABIJ_TEXT_SUBJECT_FAMILY, FALSE, "Baby" },
    { "Bring your babies along.", NABIJ_TEXT_SUBJECT_BABY, FALSE, "babies" },
    { "A few kind words.", NABIJ_TEXT_SUBJECT_FAMILY, FALSE, NULL },
    { "Je baby’s slapen.", NABIJ_TEXT_SUBJECT_FAMILY, TRUE, "baby’s" },
    { "Leg een hand op je buik.", NABIJ_TEXT_SUBJECT_FAMILY, TRUE, "buik" },
    { "Een hand op je buikspieren.", NABIJ_TEXT_SUBJECT_FAMILY, TRUE, NULL },
    { "You may close your eyes.", NABIJ_TEXT_SUBJECT_CLOSED_EYES, FALSE, "close your eyes" },
    { "Keep your eyes open.", NABIJ_TEXT_SUBJECT_CLOSED_EYES, FALSE, NULL },
    { "Je ogen mogen dicht.", NABIJ_TEXT_SUBJECT_CLOSED_EYES, TRUE, "ogen mogen dicht" },
    { "Sluit je ogen.", NABIJ_TEXT_SUBJECT_CLOSED_EYES, TRUE, "Sluit je ogen" },
    { "Houd je ogen open.", NABIJ_TEXT_SUBJECT_CLOSED_EYES, TRUE, NULL },
    { "Hold your baby close.", NABIJ_TEXT_SUBJECT_HOLDING, FALSE, "Hold your baby" },
    { "Let the chair hold you.", NABIJ_TEXT_SUBJECT_HOLDING, FALSE, NULL },
    { "Hou je baby dicht bij je.", NABIJ_TEXT_SUBJECT_HOLDING, TRUE, "Hou je baby" },
    { "Neem je baby mee, zo dichtbij als fijn is.", NABIJ_TEXT_SUBJECT_HOLDING, TRUE, NULL },
    { "Your baby can hear your voice.", NABIJ_TEXT_SUBJECT_HEARS, FALSE, "can hear your voice" },
    { "Je baby kan je stem horen.", NABIJ_TEXT_SUBJECT_HEARS, TRUE, "kan je stem horen" },
    { "Now hold your breath.", NABIJ_TEXT_SUBJECT_HELD_BREATH, FALSE, "hold your breath" },
    { "Take a deep breath.", NABIJ_TEXT_SUBJECT_HELD_BREATH, FALSE, "deep breath" },
    { "Not extra deep, soft and easy.", NABIJ_TEXT_SUBJECT_HELD_BREATH, FALSE, NULL },
    { "Adem diep in.", NABIJ_TEXT_SUBJECT_HELD_BREATH, TRUE, "Adem diep in" },
    { "Houd je adem vast.", NABIJ_TEXT_SUBJECT_HELD_BREATH, TRUE, "Houd je adem vast" },
    { "Niet extra diep, zacht en vanzelf.", NABIJ_TEXT_SUBJECT_HELD_BREATH, TRUE, NULL },
    { "Lie on your back.", NABIJ_TEXT_SUBJECT_FLAT, FALSE, "Lie on your back" },
    { "Ga op je rug liggen.", NABIJ_TEXT_SUBJECT_FLAT, TRUE, "Ga op je rug" },
    { "You must try.", NABIJ_TEXT_SUBJECT_FORBIDDEN, FALSE, "must" },
    { "You don’t have to fix this fast.", NABIJ_TEXT_SUBJECT_FORBIDDEN, FALSE, NULL },
    { "Well done!", NABIJ_TEXT_SUBJECT_FORBIDDEN, FALSE, "Well done" },
    { "Meer hoeft niet. Je moet niets.", NABIJ_TEXT_SUBJECT_FORBIDDEN, TRUE, "moet" },
    { "Ontmoeting", NABIJ_TEXT_SUBJECT_FORBIDDEN, TRUE, NULL },
    { "Lay them in their own, empty cot.", NABIJ_TEXT_SUBJECT_OWN_BED, FALSE, "own, empty cot" },
    { "in het eigen, lege bedje", NABIJ_TEXT_SUBJECT_OWN_BED, TRUE, "eigen, lege bedje" },
    { "Kijk na een paar minuten weer.", NABIJ_TEXT_SUBJECT_COME_BACK, TRUE, "Kijk na een paar minuten weer" },
    { "Schud je baby nooit, ook niet een beetje.", NABIJ_TEXT_SUBJECT_NEVER_SHAKE, TRUE, "Schud je baby nooit" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autofree char *words = nabij_text_rules_find (table[i].text, table[i].subject, table[i].is_dutch);

    g_test_message ("%s", table[i].text);
    g_assert_cmpstr (words, ==, table[i].words);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/texts/rules-find-their-words", test_rules_find_their_words);
  g_test_add_data_func ("/nabij/core/texts/english-keeps-the-rules", GINT_TO_POINTER (FALSE), check_all);
  g_test_add_data_func ("/nabij/core/texts/dutch-keeps-the-rules", GINT_TO_POINTER (TRUE), check_all);

  return g_test_run ();
}
