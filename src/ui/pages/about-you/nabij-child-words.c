/* nabij-child-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-child-words.h"

#include <glib/gi18n-lib.h>

/* As a heading or on a button; more would push the rest away. */
#define SHOWN_CHARACTERS_MAX 32

/**
 * nabij_child_words_name:
 * @child: a child
 * @index: its place in the list, from 0
 * @n_children: how many there are
 *
 * Names a child on a row or a button: by its name, which is shortened where it is long, or by its place.
 *
 * Returns: (transfer full): a short text, translated where it is no name
 */
char *
nabij_child_words_name (const NabijChild *child,
                        guint             index,
                        guint             n_children)
{
  g_autofree char *start = NULL;

  g_return_val_if_fail (child != NULL, NULL);

  if (child->name != NULL && *child->name != '\0') {
    if (g_utf8_strlen (child->name, -1) <= SHOWN_CHARACTERS_MAX)
      return g_strdup (child->name);

    start = g_utf8_substring (child->name, 0, SHOWN_CHARACTERS_MAX);
    return g_strconcat (start, "…", NULL);
  }

  if (n_children == 1)
    /* Translators: stands for the name of an only child that has none yet. */
    return g_strdup (C_ ("child", "Your child"));

  /* Translators: stands for the name of one of several children that has none yet; %u is its place. */
  return g_strdup_printf (C_ ("child", "Child %u"), index + 1);
}

/**
 * nabij_child_words_limit_name:
 * @typed: what was typed, in UTF-8
 * @cut: (out): whether it was longer than is kept
 *
 * Takes a name: without what stands around it, on one line, and no longer than 200 characters.
 *
 * Returns: (transfer full) (nullable): the name, or `NULL` where there is none
 */
char *
nabij_child_words_limit_name (const char *typed,
                              gboolean   *cut)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (typed != NULL, NULL);
  g_return_val_if_fail (cut != NULL, NULL);

  name = g_utf8_make_valid (typed, -1);
  g_strdelimit (name, "\n\r\t\v\f", ' ');
  g_strstrip (name);
  *cut = g_utf8_strlen (name, -1) > NABIJ_NAME_CHARACTERS_MAX;
  if (*cut)
    *g_utf8_offset_to_pointer (name, NABIJ_NAME_CHARACTERS_MAX) = '\0';
  return *name != '\0' ? g_steal_pointer (&name) : NULL;
}

/**
 * nabij_child_words_read_weeks:
 * @typed: what was typed, in UTF-8
 * @days: (out): how many days of pregnancy that is, or -1 where nothing was typed
 *
 * Reads weeks of pregnancy as midwives write them, 39+2, or as weeks alone; words around the numbers do
 * no harm.
 *
 * Returns: whether it can be read, and can be
 */
gboolean
nabij_child_words_read_weeks (const char *typed,
                              int        *days)
{
  int   numbers[2] = { -1, 0 };
  guint n_numbers = 0;

  g_return_val_if_fail (typed != NULL, FALSE);
  g_return_val_if_fail (days != NULL, FALSE);

  *days = -1;
  while (g_ascii_isspace (*typed))
    typed++;
  if (*typed == '\0')
    return TRUE;

  while (*typed != '\0') {
    int number = 0;

    if (!g_ascii_isdigit (*typed)) {
      typed++;
      continue;
    }
    for (; g_ascii_isdigit (*typed); typed++)
      number = MIN (number * 10 + g_ascii_digit_value (*typed), 1000);
    if (n_numbers == G_N_ELEMENTS (numbers))
      return FALSE;
    numbers[n_numbers++] = number;
  }

  if (n_numbers == 0 || numbers[1] > 6 || numbers[0] * 7 + numbers[1] < NABIJ_CHILD_DAYS_AT_BIRTH_MIN ||
      numbers[0] * 7 + numbers[1] > NABIJ_CHILD_DAYS_AT_BIRTH_MAX)
    return FALSE;

  *days = numbers[0] * 7 + numbers[1];
  return TRUE;
}

/**
 * nabij_child_words_write_weeks:
 * @days: days of pregnancy, or -1 for none
 *
 * Writes weeks of pregnancy as midwives do. nabij_child_words_read_weeks() reads it back.
 *
 * Returns: (transfer full): for example "39+2", or nothing
 */
char *
nabij_child_words_write_weeks (int days)
{
  return days < 0 ? g_strdup ("") : g_strdup_printf ("%d+%d", days / 7, days % 7);
}
