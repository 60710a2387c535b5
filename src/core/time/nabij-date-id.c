/* nabij-date-id.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-date-id.h"

#include <string.h>

/**
 * nabij_date_to_id:
 * @date: a day
 *
 * Returns: (transfer full) (nullable): the day as in 2026-11-21, or `NULL` for one that is none
 */
char *
nabij_date_to_id (const GDate *date)
{
  g_return_val_if_fail (date != NULL, NULL);

  if (!g_date_valid (date))
    return NULL;

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), (int)g_date_get_month (date),
                          g_date_get_day (date));
}

/* GDate goes on to the year 65535, and a file to 9999. */
static gboolean
read_number (const char **text,
             gsize        n_digits,
             guint       *number)
{
  *number = 0;
  for (gsize i = 0; i < n_digits; i++, (*text)++) {
    if (!g_ascii_isdigit (**text))
      return FALSE;
    *number = *number * 10 + (guint)g_ascii_digit_value (**text);
  }
  return TRUE;
}

/**
 * nabij_date_from_id:
 * @id: (nullable): a day, as nabij_date_to_id() writes it
 * @date: (out caller-allocates): the day
 *
 * Reads a day from a file.
 *
 * Returns: `FALSE`, and @date is invalid, where there is no such day
 */
gboolean
nabij_date_from_id (const char *id,
                    GDate      *date)
{
  guint year;
  guint month;
  guint day;

  g_return_val_if_fail (date != NULL, FALSE);

  g_date_clear (date, 1);
  if (id == NULL || strlen (id) != strlen ("2026-11-21") || !read_number (&id, 4, &year) || *id++ != '-' ||
      !read_number (&id, 2, &month) || *id++ != '-' || !read_number (&id, 2, &day) ||
      !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return TRUE;
}
