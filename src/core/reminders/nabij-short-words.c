/* nabij-short-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-short-words.h"

#define ELLIPSIS "…"

/* What turns the direction of the writing around it could make a line read as another one. */
static gboolean
is_direction_control (gunichar character)
{
  return (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
}

/* Whether two characters are seen as one: an accent on its letter, a flag, a family of emoji, a Hangul
 * syllable. \X of GRegex also takes emoji together that only stand beside each other. */
static gboolean
are_seen_as_one (gunichar before,
                 gunichar character,
                 guint    n_indicators)
{
  GUnicodeBreakType first = g_unichar_break_type (before);
  GUnicodeBreakType second = g_unichar_break_type (character);

  if (g_unichar_ismark (character) || second == G_UNICODE_BREAK_COMBINING_MARK)
    return TRUE;
  if (second == G_UNICODE_BREAK_ZERO_WIDTH_JOINER || first == G_UNICODE_BREAK_ZERO_WIDTH_JOINER)
    return TRUE;
  if (second == G_UNICODE_BREAK_EMOJI_MODIFIER)
    return TRUE;
  if (character == 0x0e33 || character == 0x0eb3) /* vowels of Thai and Lao that stand on the letter before */
    return TRUE;
  if (second == G_UNICODE_BREAK_REGIONAL_INDICATOR)
    return n_indicators % 2 == 1;

  if (first == G_UNICODE_BREAK_HANGUL_L_JAMO)
    return second == G_UNICODE_BREAK_HANGUL_L_JAMO || second == G_UNICODE_BREAK_HANGUL_V_JAMO ||
           second == G_UNICODE_BREAK_HANGUL_LV_SYLLABLE || second == G_UNICODE_BREAK_HANGUL_LVT_SYLLABLE;
  if (first == G_UNICODE_BREAK_HANGUL_V_JAMO || first == G_UNICODE_BREAK_HANGUL_LV_SYLLABLE)
    return second == G_UNICODE_BREAK_HANGUL_V_JAMO || second == G_UNICODE_BREAK_HANGUL_T_JAMO;
  if (first == G_UNICODE_BREAK_HANGUL_T_JAMO || first == G_UNICODE_BREAK_HANGUL_LVT_SYLLABLE)
    return second == G_UNICODE_BREAK_HANGUL_T_JAMO;

  return FALSE;
}

/**
 * nabij_short_words_make_line:
 * @words: what a person wrote, also where it is not valid UTF-8
 *
 * Writes words in one line: what breaks a line becomes a space, and what cannot be seen, or would turn
 * the words around it, goes.
 *
 * Returns: (transfer full): the line; empty where nothing can be seen
 */
char *
nabij_short_words_make_line (const char *words)
{
  g_autofree char *valid = NULL;
  GString         *line;
  gboolean         space = FALSE;

  g_return_val_if_fail (words != NULL, NULL);

  valid = g_utf8_make_valid (words, -1);
  line = g_string_new (NULL);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at)) {
    const gunichar character = g_utf8_get_char (at);

    if (g_unichar_isspace (character) || character == '\v' || character == 0x85) {
      space = TRUE;
    } else if (!g_unichar_iscntrl (character) && !is_direction_control (character)) {
      if (space && line->len > 0)
        g_string_append_c (line, ' ');
      space = FALSE;
      g_string_append_unichar (line, character);
    }
  }
  return g_string_free (line, FALSE);
}

/**
 * nabij_short_words_cut:
 * @words: valid UTF-8
 * @n_max: how many characters at most, > 1
 *
 * Shortens words that are longer, with an ellipsis as their last character. What is seen as one character
 * stays whole, unless it alone is longer.
 *
 * Returns: (transfer full): the words
 */
char *
nabij_short_words_cut (const char *words,
                       glong       n_max)
{
  g_autofree char *kept = NULL;
  const char      *at = words;
  const char      *end = words;
  gunichar         before = 0;
  guint            n_indicators = 0; /* of a row of them just before */

  g_return_val_if_fail (words != NULL, NULL);
  g_return_val_if_fail (n_max > 1, NULL);

  if (g_utf8_strlen (words, -1) <= n_max)
    return g_strdup (words);

  for (glong n = 0; n < n_max; n++) {
    const gunichar character = g_utf8_get_char (at);

    if (n > 0 && !are_seen_as_one (before, character, n_indicators))
      end = at;
    n_indicators = g_unichar_break_type (character) == G_UNICODE_BREAK_REGIONAL_INDICATOR ? n_indicators + 1 : 0;
    before = character;
    if (n < n_max - 1)
      at = g_utf8_next_char (at);
  }
  if (end == words)
    end = at;

  kept = g_strndup (words, (gsize)(end - words));
  return g_strconcat (g_strchomp (kept), ELLIPSIS, NULL);
}
