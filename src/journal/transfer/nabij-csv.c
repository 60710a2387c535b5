/* nabij-csv.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entries as lines of a table for a spreadsheet, in the language of the person. It cannot be taken in
 * again. Any thread may use it.
 */

#include "config.h"

#include "nabij-csv.h"

#include "nabij-check-in-words.h"
#include "nabij-recovery-words.h"
#include "nabij-time-words.h"

#include <glib/gi18n-lib.h>

/* RFC 4180 says so. */
#define LINE_END "\r\n"

static const char *const headers[] = {
  /* Translators: the first line of a table for a spreadsheet, until "Author". */
  NC_ ("table", "Date"),
  NC_ ("table", "Time"),
  NC_ ("table", "Kind"),
  NC_ ("table", "Title"),
  NC_ ("table", "Text"),
  NC_ ("table", "How tense it was"),
  NC_ ("table", "What was going on"),
  NC_ ("table", "It got calmer"),
  NC_ ("table", "How tense it was then"),
  NC_ ("table", "What helped"),
  NC_ ("table", "Words of repair"),
  NC_ ("table", "Exercise"),
  NC_ ("table", "Breathed"),
};

static const char *
get_kind_word (NabijEntryKind kind)
{
  switch (kind) {
  case NABIJ_ENTRY_KIND_MOMENT:
    /* Translators: the kinds of entries in a table for a spreadsheet, until "note". */
    return C_ ("table", "hard moment");
  case NABIJ_ENTRY_KIND_SESSION:
    return C_ ("table", "exercise");
  case NABIJ_ENTRY_KIND_CHECK_IN:
    return C_ ("table", "check-in");
  case NABIJ_ENTRY_KIND_LETTER:
    return C_ ("table", "letter");
  case NABIJ_ENTRY_KIND_NOTE:
  default:
    return C_ ("table", "note");
  }
}

static const char *
get_practice_word (const char *practice)
{
  if (g_strcmp0 (practice, "water-and-rust") == 0)
    return _ ("Water & Rust");
  if (g_strcmp0 (practice, "five-exhales") == 0)
    return _ ("Five exhales");

  return practice;
}

/* A spreadsheet takes a cell for something to calculate that begins with one of these, also after
 * what is not seen. */
static gboolean
would_run (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    const gunichar c = g_utf8_get_char (at);

    switch (c) {
    case '=':
    case '+':
    case '-':
    case '@':
    case 0x2212: /* minus */
    case 0xff1d: /* the same in full width */
    case 0xff0b:
    case 0xff0d:
    case 0xff20:
      return TRUE;
    default:
      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c) && !g_unichar_iszerowidth (c))
        return FALSE;
    }
  }

  return FALSE;
}

/* Words that were chosen, and then own ones. */
static char *
join_words (const char *const *ids,
            const char *const *own,
            NabijWords        *words)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++) {
    const char *word = words != NULL ? nabij_words_get_text (words, ids[i]) : NULL;

    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", word != NULL ? word : ids[i]);
  }
  for (gsize i = 0; own != NULL && own[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", own[i]);

  return g_string_free (text, FALSE);
}

static void
append_times (GString                *lines,
              const NabijEntryFields *fields)
{
  g_autoptr (GDateTime) local = nabij_instant_to_local (&fields->instant);
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  /* Only a damaged journal has an instant that no calendar knows. */
  if (local != NULL) {
    date = g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (local),
                            g_date_time_get_month (local), g_date_time_get_day_of_month (local));
    time = g_date_time_format (local, "%R");
  }
  nabij_csv_append_cell (lines, date);
  nabij_csv_append_cell (lines, time);
}

static void
append_recovery (GString                *lines,
                 const NabijEntryFields *fields,
                 NabijWords             *words)
{
  g_autofree char *helped = join_words (fields->helped, fields->own_helped, words);
  const char      *when = NULL;

  if (fields->is_calmer)
    when = nabij_recovery_words_when (nabij_recovery_time_choose (&fields->instant, &fields->calmer));
  nabij_csv_append_cell (lines, when);
  nabij_csv_append_cell (lines, nabij_tension_get_word (fields->tension_after));
  nabij_csv_append_cell (lines, helped);
  nabij_csv_append_cell (lines, fields->repair);
}

static void
append_session (GString                *lines,
                const NabijEntryFields *fields)
{
  const gint64     breathed_us = MAX (fields->duration_us, fields->breathed_us);
  g_autofree char *breathed = NULL;

  if (breathed_us > 0)
    breathed = nabij_time_words_duration (breathed_us);
  nabij_csv_append_cell (lines, get_practice_word (fields->practice));
  nabij_csv_append_cell (lines, breathed);
}

/* What was answered, one item on each line. What was passed over is left out. */
static char *
join_answers (const NabijCheckIn *check_in)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < NABIJ_N_CHECK_IN_ITEMS; i++) {
    const char *answer = nabij_check_in_words_get_answer (NULL, check_in->answers[i]);
    const char *item = nabij_check_in_words_get_item (NULL, check_in->form, check_in->more_children,
                                                      (NabijCheckInItem)i);

    if (answer == NULL)
      continue;
    if (text->len > 0)
      g_string_append_c (text, '\n');
    /* Translators: an answer in a word, and what it is the answer to, as in
     * "often: I had moments of calm." */
    g_string_append_printf (text, C_ ("table", "%1$s: %2$s"), answer, item);
  }

  return g_string_free (text, FALSE);
}

static void
append_check_in (GString            *lines,
                 const NabijCheckIn *check_in)
{
  static const NabijCheckIn none = { 0 };
  g_autofree char          *answers = NULL;

  if (check_in == NULL)
    check_in = &none;
  answers = join_answers (check_in);
  nabij_csv_append_cell (lines, answers);
  nabij_csv_append_cell (lines, nabij_check_in_words_get_talk (NULL, check_in->talk));
  nabij_csv_append_cell (lines, check_in->good);
  nabij_csv_append_cell (lines, check_in->hard);
  nabij_csv_append_cell (lines, check_in->need);
}

/**
 * nabij_csv_append_cell:
 * @line: where to append
 * @text: (nullable): what stands in the cell
 *
 * Appends a cell, after a comma where it is not the first of its line. What a spreadsheet would run
 * gets an apostrophe, which tells it that the cell is text.
 */
void
nabij_csv_append_cell (GString    *line,
                       const char *text)
{
  g_return_if_fail (line != NULL);

  if (line->len > 0 && line->str[line->len - 1] != '\n')
    g_string_append_c (line, ',');
  g_string_append_c (line, '"');
  if (text != NULL && would_run (text))
    g_string_append_c (line, '\'');
  for (const char *at = text; at != NULL && *at != '\0'; at++) {
    if (*at == '"')
      g_string_append_c (line, '"');
    g_string_append_c (line, *at);
  }
  g_string_append_c (line, '"');
}

/**
 * nabij_csv_append_header:
 * @lines: where to append
 *
 * Appends what the columns are called.
 */
void
nabij_csv_append_header (GString *lines)
{
  g_return_if_fail (lines != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    nabij_csv_append_cell (lines, g_dpgettext2 (GETTEXT_PACKAGE, "table", headers[i]));
  nabij_csv_append_cell (lines, C_ ("table", "How it was going"));
  nabij_csv_append_cell (lines, nabij_check_in_words_get_talk_question (NULL));
  nabij_csv_append_cell (lines, nabij_check_in_words_get_good (NULL));
  nabij_csv_append_cell (lines, nabij_check_in_words_get_hard (NULL));
  nabij_csv_append_cell (lines, nabij_check_in_words_get_need (NULL));
  nabij_csv_append_cell (lines, C_ ("table", "Author"));
  g_string_append (lines, LINE_END);
}

/**
 * nabij_csv_append_entry:
 * @lines: where to append
 * @entry: the entry
 * @words: (nullable): what the ids of its words stand for, or `NULL` to write the ids
 *
 * Appends an entry as one row, with the day and the time that the clock on the wall said.
 */
void
nabij_csv_append_entry (GString    *lines,
                        NabijEntry *entry,
                        NabijWords *words)
{
  const NabijEntryFields *fields;
  g_autofree char        *circumstances = NULL;

  g_return_if_fail (lines != NULL);
  g_return_if_fail (entry != NULL);

  fields = nabij_entry_get_fields (entry);
  circumstances = join_words (fields->circumstances, fields->own_circumstances, words);

  append_times (lines, fields);
  nabij_csv_append_cell (lines, get_kind_word (fields->kind));
  nabij_csv_append_cell (lines, fields->title);
  nabij_csv_append_cell (lines, fields->text);
  nabij_csv_append_cell (lines, nabij_tension_get_word (fields->tension));
  nabij_csv_append_cell (lines, circumstances);
  append_recovery (lines, fields, words);
  append_session (lines, fields);
  append_check_in (lines, fields->check_in);
  nabij_csv_append_cell (lines, fields->author);
  g_string_append (lines, LINE_END);
}
