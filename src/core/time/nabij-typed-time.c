/* nabij-typed-time.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-typed-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DIGITS "0123456789"
#define HOURS_A_DAY 24
#define HOURS_HALF_A_DAY 12
#define MINUTES_AN_HOUR 60
/* Both groups of digits, at most this many each. */
#define N_DIGITS_MAX 4

/* What people write after a time, without the dots and spaces; the same in every language, for nobody is
 * helped by a time that can not be read. */
static const char *const plain_endings[] = { "", "h", "u", "uur", "oclock", "o'clock", NULL };
static const char *const morning_endings[] = { "am", "a", NULL };
static const char *const afternoon_endings[] = { "pm", "p", NULL };

/* What stands between hour and minute. */
static gboolean
parts (const char *between)
{
  g_autofree char *stripped = g_strstrip (g_strdup (between));

  return *stripped == '\0' || (strlen (stripped) == 1 && strchr (":.,-hu", *stripped) != NULL);
}

static char *
read_ending (const char *after)
{
  GString *ending = g_string_new (NULL);

  for (; *after != '\0'; after++) {
    if (*after != '.' && !g_ascii_isspace (*after))
      g_string_append_c (ending, *after);
  }
  return g_string_free (ending, FALSE);
}

/* The digits of hour and minute: "1930", "19:30", or only "19". */
static gboolean
read_digits (const char *head,
             int        *hour,
             int        *minute)
{
  const gsize      n_first = strspn (head, DIGITS);
  const gsize      n_between = strcspn (head + n_first, DIGITS);
  const char      *second = head + n_first + n_between;
  const gsize      n_second = strspn (second, DIGITS);
  g_autofree char *between = g_strndup (head + n_first, n_between);
  int              number;

  if (n_first == 0 || n_first > N_DIGITS_MAX || second[n_second] != '\0')
    return FALSE;

  number = (int)g_ascii_strtoull (head, NULL, 10);
  if (n_second == 0) {
    *hour = n_first <= 2 ? number : number / 100;
    *minute = n_first <= 2 ? 0 : number % 100;
    return n_between == 0;
  }
  *hour = number;
  *minute = (int)g_ascii_strtoull (second, NULL, 10);
  return n_first <= 2 && n_second == 2 && parts (between);
}

/**
 * nabij_typed_time_read:
 * @text: what was typed, in UTF-8
 * @minute: (out): the time, in minutes after midnight, 0 to 1439; 0 unless `NABIJ_TYPED_TIME_TIME` is returned
 *
 * Reads a time of day the way people type it: "19:30", "19.30", "1930", "7 pm", "19 uur", "19h30".
 *
 * Returns: what it turned out to be
 */
NabijTypedTime
nabij_typed_time_read (const char *text,
                       int        *minute)
{
  g_autofree char *folded = NULL;
  g_autofree char *head = NULL;
  g_autofree char *ending = NULL;
  char            *last;
  int              hour;
  int              minutes;
  gboolean         is_afternoon;

  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), NABIJ_TYPED_TIME_UNREADABLE);
  g_return_val_if_fail (minute != NULL, NABIJ_TYPED_TIME_UNREADABLE);

  *minute = 0;
  folded = g_strstrip (g_utf8_casefold (text, -1));
  if (*folded == '\0')
    return NABIJ_TYPED_TIME_EMPTY;

  last = folded + strlen (folded);
  while (last > folded && !g_ascii_isdigit (last[-1]))
    last--;
  head = g_strndup (folded, (gsize)(last - folded));
  ending = read_ending (last);
  if (!read_digits (head, &hour, &minutes) || minutes >= MINUTES_AN_HOUR)
    return NABIJ_TYPED_TIME_UNREADABLE;

  is_afternoon = g_strv_contains (afternoon_endings, ending);
  if (is_afternoon || g_strv_contains (morning_endings, ending)) {
    if (hour < 1 || hour > HOURS_HALF_A_DAY)
      return NABIJ_TYPED_TIME_UNREADABLE;
    hour = hour % HOURS_HALF_A_DAY + (is_afternoon ? HOURS_HALF_A_DAY : 0);
  } else if (!g_strv_contains (plain_endings, ending) || hour >= HOURS_A_DAY) {
    return NABIJ_TYPED_TIME_UNREADABLE;
  }

  *minute = hour * MINUTES_AN_HOUR + minutes;
  return NABIJ_TYPED_TIME_TIME;
}

/**
 * nabij_typed_time_write:
 * @minute: a time, in minutes after midnight, 0 to 1439
 *
 * Writes a time of day. nabij_typed_time_read() reads it back.
 *
 * Returns: (transfer full): for example "8:00", translated
 */
char *
nabij_typed_time_write (int minute)
{
  g_return_val_if_fail (minute >= 0 && minute < HOURS_A_DAY * MINUTES_AN_HOUR, NULL);

  /* Translators: a time of day as one types it, as in 8:00 or 19:30: hour and minute. */
  return g_strdup_printf (C_ ("typed time", "%1$d:%2$02d"), minute / MINUTES_AN_HOUR, minute % MINUTES_AN_HOUR);
}
