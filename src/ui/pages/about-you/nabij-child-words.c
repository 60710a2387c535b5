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
