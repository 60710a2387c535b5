/* nabij-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is searched, and what is searched for, go through the same folding, so that the index itself
 * needs to know nothing of accents and letters. Any thread may call what is here.
 */

#include "config.h"

#include "nabij-search.h"

/* More words than anybody types; what is pasted beyond them no longer narrows the search. */
#define N_WORDS_MAX 24

/* The first character of each id in the index. It is for private use, and no part of any word. */
#define ID_MARK "\356\200\200"

/* What stands for bytes that were no text. */
#define BROKEN 0xfffd

/* What a character is to the search. */
typedef enum {
  PART_WORD,      /* of a word */
  PART_NOTHING,   /* of a word, but it makes no difference: an accent, a vowel sign, a soft hyphen */
  PART_SYMBOL,    /* a word of its own, such as an emoji */
  PART_SEPARATOR, /* between words */
} Part;

#define TYPE(name) (1u << G_UNICODE_##name)
#define WORD_TYPES                                                                               \
  (TYPE (LOWERCASE_LETTER) | TYPE (UPPERCASE_LETTER) | TYPE (TITLECASE_LETTER) |                 \
   TYPE (MODIFIER_LETTER) | TYPE (OTHER_LETTER) | TYPE (DECIMAL_NUMBER) | TYPE (LETTER_NUMBER) | \
   TYPE (OTHER_NUMBER))
#define NOTHING_TYPES \
  (TYPE (NON_SPACING_MARK) | TYPE (SPACING_MARK) | TYPE (ENCLOSING_MARK) | TYPE (FORMAT))

static Part
get_part (gunichar character)
{
  guint type = 1u << g_unichar_type (character);

  if ((type & WORD_TYPES) != 0)
    return PART_WORD;
  if ((type & NOTHING_TYPES) != 0)
    return PART_NOTHING;
  if ((type & TYPE (OTHER_SYMBOL)) != 0 && character != BROKEN)
    return PART_SYMBOL;

  return PART_SEPARATOR;
}

static void
append_space (GString *folded)
{
  if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

static gboolean
is_ascii (const char *text)
{
  while (*text != '\0') {
    if ((guchar)*text++ >= 0x80)
      return FALSE;
  }

  return TRUE;
}

/* Most of what is written, and quicker. */
static void
fold_ascii (GString    *folded,
            const char *text)
{
  for (; *text != '\0'; text++) {
    if (g_ascii_isalnum (*text))
      g_string_append_c (folded, g_ascii_tolower (*text));
    else
      append_space (folded);
  }
}

static void
fold_unicode (GString    *folded,
              const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  /* Some letters have a capital inside them, and some small letters have an accent. */
  g_autofree char *parted = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (parted, -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);

  for (const char *c = apart; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar character = g_utf8_get_char (c);

    switch (get_part (character)) {
    case PART_WORD:
      g_string_append_unichar (folded, character);
      break;
    case PART_SYMBOL:
      append_space (folded);
      g_string_append_unichar (folded, character);
      g_string_append_c (folded, ' ');
      break;
    case PART_SEPARATOR:
      append_space (folded);
      break;
    case PART_NOTHING:
    default:
      break;
    }
  }
}

/**
 * nabij_search_fold:
 * @text: (nullable): a text
 *
 * Makes of a text what is searched: its words with one space between them, without capitals,
 * accents, vowel signs and punctuation. Letters that are written in several ways become one: `ĳ` is
 * `ij`, `ß` is `ss`. Each symbol is a word of its own.
 *
 * Returns: (transfer full): the words
 */
char *
nabij_search_fold (const char *text)
{
  GString *folded;

  if (text == NULL)
    return g_strdup ("");

  folded = g_string_sized_new (64);
  if (is_ascii (text))
    fold_ascii (folded, text);
  else
    fold_unicode (folded, text);
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);

  return g_string_free (folded, FALSE);
}

/**
 * nabij_search_fold_id:
 * @id: an id of the content files or of an exercise
 *
 * Makes one word of an id, which no text can have: without its hyphens, and behind a mark.
 *
 * Returns: (transfer full): the word
 */
char *
nabij_search_fold_id (const char *id)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *word = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  folded = nabij_search_fold (id);
  words = g_strsplit (folded, " ", -1);
  word = g_strjoinv (NULL, words);

  return g_strconcat (ID_MARK, word, NULL);
}

/* One word as it was typed; folded it may be several. */
static guint
append_word (GString             *match,
             const char          *word,
             NabijSearchWordsFunc find_ids,
             gpointer             data)
{
  g_autofree char *folded = nabij_search_fold (word);
  g_auto (GStrv) tokens = g_strsplit (folded, " ", -1);
  guint n_tokens = 0;

  for (; tokens[n_tokens] != NULL; n_tokens++) {
    g_auto (GStrv) ids = NULL;

    if (find_ids != NULL)
      ids = find_ids (tokens[1] == NULL ? word : tokens[n_tokens], data);
    g_string_append_printf (match, "%s(\"%s\" *", match->len > 0 ? " AND " : "", tokens[n_tokens]);
    for (guint i = 0; ids != NULL && ids[i] != NULL; i++) {
      g_autofree char *id = nabij_search_fold_id (ids[i]);

      g_string_append_printf (match, " OR \"%s\"", id);
    }
    g_string_append_c (match, ')');
  }

  return n_tokens;
}

/**
 * nabij_search_compile:
 * @text: what somebody has typed until now
 * @find_ids: (nullable) (scope call): what finds ids by the words that they are shown with
 * @data: for @find_ids
 *
 * Makes a question for the index of what is typed. An entry is found by it where each word is the
 * beginning of a word of its title or of what was written in it, or of the words that one of its ids
 * is shown with. Everything but words is left out, and nothing that is typed is an instruction.
 *
 * Returns: (transfer full) (nullable): the question, or `NULL` where there is nothing to search for
 */
char *
nabij_search_compile (const char          *text,
                      NabijSearchWordsFunc find_ids,
                      gpointer             data)
{
  g_autoptr (GString) match = g_string_new (NULL);
  g_autoptr (GString) word = g_string_new (NULL);
  g_autofree char *valid = NULL;
  guint            n_words = 0;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  for (const char *c = valid; n_words < N_WORDS_MAX; c = g_utf8_next_char (c)) {
    gunichar character = g_utf8_get_char (c);
    Part     part = get_part (character);

    if (part == PART_WORD || part == PART_NOTHING) {
      g_string_append_unichar (word, character);
      continue;
    }
    if (word->len > 0)
      n_words += append_word (match, word->str, find_ids, data);
    g_string_truncate (word, 0);
    if (part == PART_SYMBOL) {
      g_string_append_unichar (word, character);
      n_words += append_word (match, word->str, find_ids, data);
      g_string_truncate (word, 0);
    }
    if (character == 0)
      break;
  }

  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}
