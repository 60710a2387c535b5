/* nabij-instant-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Instants as ISO 8601 writes them, without loss.
 */

#include "config.h"

#include "nabij-instant-text.h"

#include <string.h>

/* The days of the proleptic Gregorian calendar from 0001-01-01 to 1970-01-01. */
#define DAYS_TO_1970 719162
/* What can be written with four digits for the year: 0001-01-01 00:00:00 to 9999-12-31 23:59:59. */
#define LOCAL_FIRST_US (-DAYS_TO_1970 * G_TIME_SPAN_DAY)
#define LOCAL_LAST_US (G_GINT64_CONSTANT (253402300799999999))
/* Farther from Greenwich is no place. */
#define OFFSET_LAST_S 86399

/**
 * nabij_instant_to_text:
 * @instant: an instant
 *
 * Writes an instant as the clock on the wall said it, with microseconds and the offset from UTC. What
 * lies outside of the years 1 to 9999, which only a damaged journal has, becomes the nearest that
 * can be written.
 *
 * Returns: (transfer full): for example `2026-11-21T20:04:05.123456+01:00`
 */
char *
nabij_instant_to_text (const NabijInstant *instant)
{
  const int offset_s = CLAMP (instant->offset_s, -OFFSET_LAST_S, OFFSET_LAST_S);
  const int away_s = ABS (offset_s);
  GString  *text = g_string_sized_new (40);
  GDate     date;
  gint64    local_us;
  gint64    day;
  gint64    us;

  /* An offset is added only where it cannot overflow. */
  local_us = CLAMP (instant->utc_us, LOCAL_FIRST_US - G_TIME_SPAN_DAY, LOCAL_LAST_US + G_TIME_SPAN_DAY);
  local_us = CLAMP (local_us + offset_s * G_TIME_SPAN_SECOND, LOCAL_FIRST_US, LOCAL_LAST_US);
  us = local_us - LOCAL_FIRST_US;
  day = us / G_TIME_SPAN_DAY;
  us %= G_TIME_SPAN_DAY;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)day + 1);
  g_string_printf (text, "%04d-%02d-%02dT%02d:%02d:%02d.%06d%c%02d:%02d",
                   (int)g_date_get_year (&date), (int)g_date_get_month (&date), (int)g_date_get_day (&date),
                   (int)(us / G_TIME_SPAN_HOUR), (int)(us / G_TIME_SPAN_MINUTE % 60),
                   (int)(us / G_TIME_SPAN_SECOND % 60), (int)(us % G_TIME_SPAN_SECOND),
                   offset_s < 0 ? '-' : '+', away_s / 3600, away_s / 60 % 60);
  /* Old places had offsets with seconds. */
  if (away_s % 60 != 0)
    g_string_append_printf (text, ":%02d", away_s % 60);

  return g_string_free (text, FALSE);
}

/* Reads so many digits and goes past them. */
static gboolean
take_digits (const char **at,
             int          n,
             int          last,
             int         *number)
{
  *number = 0;
  for (int i = 0; i < n; i++) {
    if (!g_ascii_isdigit ((*at)[i]))
      return FALSE;
    *number = *number * 10 + ((*at)[i] - '0');
  }
  *at += n;

  return *number <= last;
}

static gboolean
take_char (const char **at,
           char         c)
{
  if (**at != c)
    return FALSE;
  *at += 1;

  return TRUE;
}

/* Up to six digits; what is finer cannot be kept, and is refused. */
static gboolean
take_fraction (const char **at,
               int         *us)
{
  int n = 0;

  *us = 0;
  if (!take_char (at, '.'))
    return TRUE;

  for (; g_ascii_isdigit (**at) && n < 6; n++, (*at)++)
    *us = *us * 10 + (**at - '0');
  if (n == 0 || g_ascii_isdigit (**at))
    return FALSE;
  for (; n < 6; n++)
    *us *= 10;

  return TRUE;
}

static gboolean
take_offset (const char **at,
             int         *offset_s)
{
  const int sign = **at == '-' ? -1 : 1;
  int       hours;
  int       minutes;
  int       seconds = 0;

  *offset_s = 0;
  if (take_char (at, 'Z'))
    return TRUE;
  if (**at != '+' && **at != '-')
    return FALSE;
  *at += 1;
  if (!take_digits (at, 2, 23, &hours) || !take_char (at, ':') || !take_digits (at, 2, 59, &minutes))
    return FALSE;
  if (take_char (at, ':') && !take_digits (at, 2, 59, &seconds))
    return FALSE;
  *offset_s = sign * (hours * 3600 + minutes * 60 + seconds);

  return TRUE;
}

/**
 * nabij_instant_from_text:
 * @text: an instant
 * @instant: (out caller-allocates): what it says; untouched where it says nothing that exists
 *
 * Reads back what nabij_instant_to_text() wrote. The fraction of the second may be shorter or left
 * out, and `Z` stands for an offset of nothing.
 *
 * Returns: whether it is an instant in the years 1 to 9999
 */
gboolean
nabij_instant_from_text (const char   *text,
                         NabijInstant *instant)
{
  const char *at = text;
  int         year;
  int         month;
  int         day;
  int         hour;
  int         minute;
  int         second;
  int         us;
  int         offset_s;
  GDate       date;
  gint64      local_us;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (instant != NULL, FALSE);

  if (!take_digits (&at, 4, 9999, &year) || !take_char (&at, '-') ||
      !take_digits (&at, 2, 12, &month) || !take_char (&at, '-') ||
      !take_digits (&at, 2, 31, &day) || !take_char (&at, 'T') ||
      !take_digits (&at, 2, 23, &hour) || !take_char (&at, ':') ||
      !take_digits (&at, 2, 59, &minute) || !take_char (&at, ':') ||
      !take_digits (&at, 2, 59, &second) || !take_fraction (&at, &us) ||
      !take_offset (&at, &offset_s) || *at != '\0' ||
      !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return FALSE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  local_us = LOCAL_FIRST_US + (g_date_get_julian (&date) - 1) * G_TIME_SPAN_DAY +
             hour * G_TIME_SPAN_HOUR + minute * G_TIME_SPAN_MINUTE + second * G_TIME_SPAN_SECOND + us;
  instant->utc_us = local_us - offset_s * G_TIME_SPAN_SECOND;
  instant->offset_s = offset_s;

  return TRUE;
}
