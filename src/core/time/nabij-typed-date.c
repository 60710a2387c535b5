/* nabij-typed-date.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-typed-date.h"

#include "nabij-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_PARTS 3
#define N_MONTHS 12
/* Fewer letters would not tell June from July. */
#define MONTH_LETTERS_MIN 3
/* Two digits of a year are of this century: nothing here is older. */
#define CENTURY 2000
/* GDate knows no later year. */
#define YEAR_MAX 9999

/* One number or name of what was typed. */
typedef struct {
  guint64  number;
  guint    n_digits;
  gboolean is_month;
} Part;

/* A month by its name in the language of the program, of which some letters are enough; 0 for none. */
static guint
find_month (const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  if (g_utf8_strlen (wanted, -1) < MONTH_LETTERS_MIN)
    return 0;

  for (int month = 1; month <= N_MONTHS; month++) {
    g_autoptr (GDateTime) first = g_date_time_new_utc (CENTURY, month, 1, 0, 0, 0.0);
    g_autofree char *words = nabij_language_format_month (first);
    g_autofree char *known = g_utf8_casefold (words, -1);

    if (g_str_has_prefix (known, wanted))
      return (guint)month;
  }
  return 0;
}

static gboolean
read_part (const char *word,
           Part       *part)
{
  const gsize n_digits = strspn (word, "0123456789");

  *part = (Part){ 0 };
  if (word[n_digits] == '\0') {
    part->n_digits = (guint)n_digits;
    return n_digits <= 4 && g_ascii_string_to_unsigned (word, 10, 0, YEAR_MAX, &part->number, NULL);
  }

  part->is_month = TRUE;
  part->number = find_month (word);
  return n_digits == 0 && part->number > 0;
}

/* What stands between days, months and years. */
static gboolean
parts (gunichar letter)
{
  return g_unichar_isspace (letter) || letter == '-' || letter == '/' || letter == '.' || letter == ',' ||
         letter == 0x2010 || letter == 0x2011 || letter == 0x2013;
}

static gboolean
split (const char *text,
       Part       *all)
{
  g_autoptr (GString) word = g_string_new (NULL);
  guint n_parts = 0;

  for (const char *next = text;; next = g_utf8_next_char (next)) {
    const gunichar letter = g_utf8_get_char (next);

    if (letter != 0 && !parts (letter)) {
      g_string_append_unichar (word, letter);
      continue;
    }
    if (word->len > 0) {
      if (n_parts == N_PARTS || !read_part (word->str, &all[n_parts++]))
        return FALSE;
      g_string_truncate (word, 0);
    }
    if (letter == 0)
      return n_parts == N_PARTS;
  }
}

/**
 * nabij_typed_date_read:
 * @text: what was typed, in UTF-8
 * @date: (out caller-allocates): the day; not valid unless `NABIJ_TYPED_DATE_DAY` is returned
 *
 * Reads a day as it is written in the languages of the program: day, month and year, or year, month and
 * day where the year comes first. The month may be a name in the language of the program. It does
 * not judge whether such a day is likely.
 *
 * Returns: what it turned out to be
 */
NabijTypedDate
nabij_typed_date_read (const char *text,
                       GDate      *date)
{
  g_autofree char *stripped = NULL;
  Part             all[N_PARTS];
  Part             day;
  Part             month;
  Part             year;

  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), NABIJ_TYPED_DATE_UNREADABLE);
  g_return_val_if_fail (date != NULL, NABIJ_TYPED_DATE_UNREADABLE);

  g_date_clear (date, 1);
  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    return NABIJ_TYPED_DATE_EMPTY;
  if (!split (stripped, all))
    return NABIJ_TYPED_DATE_UNREADABLE;

  year = all[0].n_digits == 4 ? all[0] : all[2];
  day = all[0].n_digits == 4 ? all[2] : all[0];
  month = all[1];
  /* "March 14, 2027" is read, too: a name can not be a day. */
  if (day.is_month && !month.is_month) {
    day = all[1];
    month = all[0];
  }

  if (day.is_month || year.is_month || day.n_digits > 2 || month.n_digits > 2 || (year.n_digits != 4 && year.n_digits != 2))
    return NABIJ_TYPED_DATE_UNREADABLE;
  if (year.n_digits == 2)
    year.number += CENTURY;
  if (day.number < 1 || month.number < 1 || month.number > N_MONTHS || year.number < 1 ||
      !g_date_valid_dmy ((GDateDay)day.number, (GDateMonth)month.number, (GDateYear)year.number))
    return NABIJ_TYPED_DATE_IMPOSSIBLE;

  g_date_set_dmy (date, (GDateDay)day.number, (GDateMonth)month.number, (GDateYear)year.number);
  return NABIJ_TYPED_DATE_DAY;
}

/**
 * nabij_typed_date_write:
 * @date: a valid day
 *
 * Writes a day the short way, as one types it. nabij_typed_date_read() reads it back.
 *
 * Returns: (transfer full): for example "31/12/2026"
 */
char *
nabij_typed_date_write (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  /* Translators: a day as one types it: day, month, year, in numbers and in this order. */
  return g_strdup_printf (C_ ("typed date", "%1$d/%2$d/%3$d"), g_date_get_day (date), (int)g_date_get_month (date), g_date_get_year (date));
}

/**
 * nabij_typed_date_get_pattern:
 *
 * Tells how a day can be typed, for a field that is still empty.
 *
 * Returns: (transfer none): for example "day/month/year", translated
 */
const char *
nabij_typed_date_get_pattern (void)
{
  /* Translators: in an empty field, how a date is typed. */
  return C_ ("typed date", "day/month/year");
}
