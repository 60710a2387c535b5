/* nabij-entry-words.c
 *
 * How an entry is called, and what of it is seen at a glance.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-entry-words.h"

#include "nabij-language.h"
#include "nabij-preferences.h"
#include "nabij-time-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than this is never seen of a text at a glance; a text may have a million letters. */
#define GLANCE_BYTES 800

/**
 * nabij_entry_words_get_kind:
 * @kind: what it is
 * @season: where the family is
 *
 * Names a kind of entry. In a silent season no baby is spoken of.
 *
 * Returns: (transfer none): for example "Letter to your baby", translated
 */
const char *
nabij_entry_words_get_kind (NabijEntryKind kind,
                            NabijSeason    season)
{
  switch (kind) {
  case NABIJ_ENTRY_KIND_MOMENT:
    return _ ("A hard moment");
  case NABIJ_ENTRY_KIND_SESSION:
    return _ ("A quiet moment");
  case NABIJ_ENTRY_KIND_CHECK_IN:
    return _ ("How are you doing?");
  case NABIJ_ENTRY_KIND_LETTER:
    return season == NABIJ_SEASON_PAUSED || season == NABIJ_SEASON_ENDED ? _ ("Letter") : _ ("Letter to your baby");
  case NABIJ_ENTRY_KIND_NOTE:
  default:
    return _ ("Note");
  }
}

/**
 * nabij_entry_words_get_icon_name:
 * @kind: what it is
 *
 * Tells which mark a kind of entry has.
 *
 * Returns: (transfer none): the name of a symbolic icon
 */
const char *
nabij_entry_words_get_icon_name (NabijEntryKind kind)
{
  switch (kind) {
  case NABIJ_ENTRY_KIND_MOMENT:
    return "nabij-moment-symbolic";
  case NABIJ_ENTRY_KIND_SESSION:
    return "nabij-water-symbolic";
  case NABIJ_ENTRY_KIND_LETTER:
    return "nabij-letter-symbolic";
  case NABIJ_ENTRY_KIND_CHECK_IN:
    return "nabij-check-in-symbolic";
  case NABIJ_ENTRY_KIND_NOTE:
  default:
    return "nabij-note-symbolic";
  }
}

/* The first line with something on it, without the space around it; @rest is what follows. */
static char *
take_line (const char  *text,
           const char **rest)
{
  const char *end;

  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  end = strpbrk (text, "\r\n");
  if (end == NULL)
    end = text + strlen (text);
  *rest = end;

  return g_strchomp (g_strndup (text, (gsize)(end - text)));
}

/* All lines as one. Breaks of any kind, also those of Unicode, would make a row higher. */
static char *
join_lines (const char *text)
{
  GString *joined = g_string_new (NULL);
  gboolean space = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    const gunichar letter = g_utf8_get_char (text);

    if (g_unichar_isspace (letter) || letter == 0x2028 || letter == 0x2029) {
      space = joined->len > 0;
      continue;
    }
    if (space)
      g_string_append_c (joined, ' ');
    space = FALSE;
    g_string_append_unichar (joined, letter);
  }
  return g_string_free (joined, FALSE);
}

static char *
cut (const char *text)
{
  const gsize length = text != NULL ? strlen (text) : 0;

  if (length <= GLANCE_BYTES)
    return g_strdup (text != NULL ? text : "");

  return g_strndup (text, (gsize)(g_utf8_find_prev_char (text, text + GLANCE_BYTES) - text));
}

/* What was told in own words says more than which sentences were answered, and stays where it is: an
 * answer is nothing for a glance. */
static char *
tell_check_in (const NabijCheckIn *check_in,
               NabijSeason         season)
{
  g_autofree char *told = NULL;
  g_autofree char *joined = NULL;

  if (check_in == NULL)
    return g_strdup ("");
  if (nabij_check_in_can_go_on (check_in, season))
    return g_strdup (_ ("Not finished; go on whenever you like"));

  told = g_strjoin ("\n", check_in->good != NULL ? check_in->good : "", check_in->hard != NULL ? check_in->hard : "",
                    check_in->need != NULL ? check_in->need : "", NULL);
  joined = cut (told);
  g_free (told);
  told = join_lines (joined);
  /* Translators: in the journal, under "How are you doing?", where nothing was written in own words. */
  return *told != '\0' ? g_steal_pointer (&told) : g_strdup (_ ("A few answers about your week"));
}

/**
 * nabij_entry_words_get_face:
 * @entry: an entry
 * @practices: all practices, for their names
 * @season: where the family is
 * @title: (out) (transfer full): its title; without one the first line of a moment or a note, or what
 *   it is
 * @lines: (out) (transfer full): how its text goes on, as one line that may be cut; may be empty. Of a
 *   check-in, what was told in own words, and never an answer
 *
 * Tells what is seen of an entry at a glance. It is plain text.
 */
void
nabij_entry_words_get_face (NabijEntry     *entry,
                            NabijPractices *practices,
                            NabijSeason     season,
                            char          **title,
                            char          **lines)
{
  const NabijEntryFields *fields;
  g_autofree char        *text = NULL;
  g_autofree char        *own = NULL;
  g_autofree char        *first = NULL;
  const char             *rest;

  g_return_if_fail (entry != NULL);
  g_return_if_fail (practices != NULL);
  g_return_if_fail (title != NULL);
  g_return_if_fail (lines != NULL);

  fields = nabij_entry_get_fields (entry);
  text = cut (fields->text);
  rest = text;
  own = cut (fields->title);
  first = join_lines (own);

  if (*first == '\0' && fields->kind == NABIJ_ENTRY_KIND_SESSION) {
    g_free (first);
    first = g_strdup (nabij_practices_get_name (practices, fields->practice));
  } else if (*first == '\0' && (fields->kind == NABIJ_ENTRY_KIND_MOMENT || fields->kind == NABIJ_ENTRY_KIND_NOTE)) {
    g_free (first);
    first = take_line (text, &rest);
  }
  if (*first == '\0') {
    g_free (first);
    first = g_strdup (nabij_entry_words_get_kind (fields->kind, season));
  }

  *title = g_steal_pointer (&first);
  *lines = fields->kind == NABIJ_ENTRY_KIND_CHECK_IN ? tell_check_in (fields->check_in, season) : join_lines (rest);
  /* What was noticed says more than how long it was. */
  if (fields->kind == NABIJ_ENTRY_KIND_SESSION && **lines == '\0') {
    g_free (*lines);
    *lines = nabij_time_words_duration (fields->duration_us);
  }
}

/**
 * nabij_entry_words_breathed:
 * @breathed_us: how long was breathed from a moment, in microseconds, ≥ 0
 *
 * Says how long was breathed.
 *
 * Returns: (transfer full): for example "breathed, 3 minutes", translated
 */
char *
nabij_entry_words_breathed (gint64 breathed_us)
{
  g_autofree char *duration = NULL;

  g_return_val_if_fail (breathed_us >= 0, NULL);

  duration = nabij_time_words_duration (breathed_us);
  /* Translators: %s is a length of time in words, such as "3 minutes" or "about a minute". */
  return g_strdup_printf (_ ("breathed, %s"), duration);
}

/**
 * nabij_entry_words_date:
 * @instant: when it was
 * @now: the present moment
 *
 * Says on which day something was, with the year where it is another one.
 *
 * Returns: (transfer full): for example "Tuesday 17 November", translated; empty where no calendar has
 *   it
 */
char *
nabij_entry_words_date (const NabijInstant *instant,
                        const NabijInstant *now)
{
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) local_now = NULL;

  g_return_val_if_fail (instant != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  local = nabij_instant_to_local (instant);
  local_now = nabij_instant_to_local (now);
  if (local == NULL)
    return g_strdup ("");
  if (local_now != NULL && g_date_time_get_year (local_now) == g_date_time_get_year (local))
    return nabij_language_format_date (local);

  return nabij_language_format_date_with_year (local);
}

/**
 * nabij_entry_words_date_and_time:
 * @instant: when it was
 * @now: the present moment
 *
 * Says on which day and at what time something was, with the year where it is another one.
 *
 * Returns: (transfer full): for example "Tuesday 17 November, 16:40", translated; empty where no
 *   calendar has it
 */
char *
nabij_entry_words_date_and_time (const NabijInstant *instant,
                                 const NabijInstant *now)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (instant != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  local = nabij_instant_to_local (instant);
  if (local == NULL)
    return g_strdup ("");

  date = nabij_entry_words_date (instant, now);
  time = nabij_language_format_time (local);
  /* Translators: a day, such as Tuesday 17 November, and a time, such as 16:40. */
  return g_strdup_printf (C_ ("when", "%1$s, %2$s"), date, time);
}
