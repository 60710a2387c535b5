/* nabij-notice-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-notice-words.h"

#include "nabij-practices.h"

#include <glib/gi18n-lib.h>

#define ELLIPSIS "…"

/* What turns the direction of the writing around it could make a line read as another one. */
static gboolean
is_direction_control (gunichar character)
{
  return (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
}

/* One line: what breaks it becomes a space, and what can not be seen goes. */
static char *
clean (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  GString         *line = g_string_new (NULL);
  gboolean         space = FALSE;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);

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

/* What is seen as one character stays whole, unless it alone is longer than the line. */
static char *
shorten (const char *line,
         glong       n_max)
{
  g_autofree char *kept = NULL;
  const char      *at = line, *end = line;
  gunichar         before = 0;
  guint            n_indicators = 0; /* of a row of them just before */

  if (g_utf8_strlen (line, -1) <= n_max)
    return g_strdup (line);

  for (glong n = 0; n <= n_max - 1; n++) {
    gunichar character = g_utf8_get_char (at);

    if (n > 0 && !are_seen_as_one (before, character, n_indicators))
      end = at;
    n_indicators = g_unichar_break_type (character) == G_UNICODE_BREAK_REGIONAL_INDICATOR ? n_indicators + 1 : 0;
    before = character;
    if (n < n_max - 1)
      at = g_utf8_next_char (at);
  }
  if (end == line)
    end = at;

  kept = g_strndup (line, (gsize)(end - line));
  g_strchomp (kept);
  return g_strconcat (kept, ELLIPSIS, NULL);
}

static char *
own_words (const NabijReminder *reminder)
{
  g_autofree char *line = NULL;

  if (reminder->words == NULL)
    return NULL;

  line = clean (reminder->words);
  return *line != '\0' ? shorten (line, NABIJ_REMINDER_WORDS_MAX) : NULL;
}

/* The agent does not know the family. What is there for somebody of whom nothing is known speaks of no
 * belly, baby or week; what is not there has no name here. The practices are read for this and let go,
 * because the agent lives for months. */
static char *
name_of_practice (const NabijReminder *reminder)
{
  static const NabijSituation unknown = { .season = NABIJ_SEASON_UNKNOWN, .weeks = NABIJ_WEEKS_UNKNOWN };
  g_autoptr (NabijPractices) practices = NULL;
  NabijPractice *practice;

  if (g_str_equal (reminder->practice, NABIJ_REMINDER_ONE_EXHALE) || g_str_equal (reminder->practice, NABIJ_REMINDER_QUIET_MOMENT))
    return NULL;

  practices = nabij_practices_new_own ();
  practice = nabij_practices_find (practices, reminder->practice);
  if (practice == NULL || !nabij_practice_fits (practice, &unknown))
    return NULL;

  return g_strdup (nabij_practice_get_name (practice, &unknown));
}

/**
 * nabij_notice_words_new:
 * @settings: what the person decided
 * @reminders: (element-type NabijReminder): what is due, at least one
 *
 * Writes the notification for one reminder, or one line for several at once. Its buttons are *More* for
 * the one exhale, which is the exercise itself, and else *Start* and *Later*.
 *
 * Returns: (transfer full): the words
 */
NabijNoticeWords *
nabij_notice_words_new (const NabijReminderSettings *settings,
                        GPtrArray                   *reminders)
{
  NabijNoticeWords    *self;
  const NabijReminder *reminder;

  g_return_val_if_fail (settings != NULL, NULL);
  g_return_val_if_fail (reminders != NULL && reminders->len > 0, NULL);

  self = g_new0 (NabijNoticeWords, 1);
  reminder = reminders->len == 1 ? g_ptr_array_index (reminders, 0) : NULL;

  /* Translators: the name under which a notification is sent when it may not tell from which program it
   * is. */
  self->notice.sender = settings->neutral_name ? C_ ("sender of a notification", "Reminder") : "Nabij";
  self->notice.neutral = settings->neutral_name;
  self->notice.sound = settings->sound;

  if (reminder != NULL && g_str_equal (reminder->practice, NABIJ_REMINDER_ONE_EXHALE)) {
    /* Translators: a notification that is the whole exercise. */
    self->notice.summary = _ ("Breathe out slowly, once. Nothing more is needed.");
    self->notice.buttons[0] = NABIJ_NOTICE_ACTION_MORE;
    /* Translators: a button of a notification: opens five more exhales. */
    self->notice.labels[0] = C_ ("notification", "More");
  } else {
    /* Translators: a notification that anybody in the room may read. */
    self->notice.summary = _ ("A quiet moment?");
    self->notice.buttons[0] = NABIJ_NOTICE_ACTION_START;
    /* Translators: a button of a notification: begins the practice. */
    self->notice.labels[0] = C_ ("notification", "Start");
    self->notice.buttons[1] = NABIJ_NOTICE_ACTION_LATER;
    /* Translators: a button of a notification: it comes back in a while. */
    self->notice.labels[1] = C_ ("notification", "Later");
  }

  if (settings->with_words && reminder != NULL) {
    self->own_body = own_words (reminder);
    if (self->own_body == NULL)
      self->own_body = name_of_practice (reminder);
    self->notice.body = self->own_body;
  }

  return self;
}

/**
 * nabij_notice_words_free:
 * @self: (transfer full): words
 *
 * Frees the words, and with them the texts of the notice.
 */
void
nabij_notice_words_free (NabijNoticeWords *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->own_body);
  g_free (self);
}

/**
 * nabij_notice_words_leave_out_later:
 * @self: words
 *
 * Takes the button *Later* away, for a reminder that came back often enough.
 */
void
nabij_notice_words_leave_out_later (NabijNoticeWords *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < NABIJ_NOTICE_N_BUTTONS_MAX; i++) {
    if (g_strcmp0 (self->notice.buttons[i], NABIJ_NOTICE_ACTION_LATER) == 0) {
      self->notice.buttons[i] = NULL;
      self->notice.labels[i] = NULL;
    }
  }
}
