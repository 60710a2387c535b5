/* nabij-help-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-help-line.h"

#include "nabij-content.h"
#include "nabij-help-private.h"

/**
 * nabij_help_line_new:
 *
 * Makes somebody who helps, of whom nothing is known yet.
 *
 * Returns: (transfer full): the line, for the reader to fill
 */
NabijHelpLine *
nabij_help_line_new (void)
{
  return g_new0 (NabijHelpLine, 1);
}

/**
 * nabij_help_line_free:
 * @line: (transfer full): somebody who helps
 *
 * Frees what is known of somebody who helps.
 */
void
nabij_help_line_free (NabijHelpLine *line)
{
  g_free (line->id);
  g_free (line->name);
  g_free (line->use);
  g_free (line->hours);
  g_free (line->number);
  g_free (line->website);
  g_clear_pointer (&line->checked_on, g_date_free);
  g_strfreev (line->languages);
  g_free (line);
}

/* The words for care differ between regions that share a language: a midwife is a verloskundige in the
 * Netherlands, and a vroedvrouw in Belgium. */
static const char *
translate (const NabijHelpLine *line,
           const char          *text)
{
  return text != NULL ? nabij_content_translate (line->context, text) : NULL;
}

/**
 * nabij_help_line_get_id:
 * @line: somebody who helps
 *
 * Returns: (transfer none): a name that never changes
 */
const char *
nabij_help_line_get_id (const NabijHelpLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  return line->id;
}

/**
 * nabij_help_line_get_section:
 * @line: somebody who helps
 *
 * Returns: what the help is for
 */
NabijHelpSection
nabij_help_line_get_section (const NabijHelpLine *line)
{
  g_return_val_if_fail (line != NULL, NABIJ_HELP_SECTION_MORE);

  return line->section;
}

/**
 * nabij_help_line_is_urgent:
 * @line: somebody who helps
 *
 * Tells whether it says when not to wait, which stands out.
 *
 * Returns: whether it does
 */
gboolean
nabij_help_line_is_urgent (const NabijHelpLine *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return line->is_urgent;
}

/**
 * nabij_help_line_has_role:
 * @line: somebody who helps
 * @role: whom one calls, or `NABIJ_HELP_ROLE_NONE`
 *
 * Returns: whether the line is about them; for `NABIJ_HELP_ROLE_NONE`, whether it is about nobody in
 *   particular
 */
gboolean
nabij_help_line_has_role (const NabijHelpLine *line,
                          NabijHelpRole        role)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return role == NABIJ_HELP_ROLE_NONE ? line->roles == 0 : (line->roles & (1u << role)) != 0;
}

/**
 * nabij_help_line_fits:
 * @line: somebody who helps
 * @season: where the family is
 *
 * Returns: whether it is shown in that season
 */
gboolean
nabij_help_line_fits (const NabijHelpLine *line,
                      NabijSeason          season)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return (line->seasons & (1u << season)) != 0;
}

/**
 * nabij_help_line_get_name:
 * @line: somebody who helps
 *
 * Returns: (transfer none): the name, translated where it is not a name of its own
 */
const char *
nabij_help_line_get_name (const NabijHelpLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  return line->is_name_fixed ? line->name : translate (line, line->name);
}

/**
 * nabij_help_line_get_use:
 * @line: somebody who helps
 *
 * Returns: (transfer none): what for, translated
 */
const char *
nabij_help_line_get_use (const NabijHelpLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  return translate (line, line->use);
}

/**
 * nabij_help_line_get_hours:
 * @line: somebody who helps
 *
 * Returns: (transfer none) (nullable): when, and whether it costs anything, translated; `NULL` where
 *   that is not known
 */
const char *
nabij_help_line_get_hours (const NabijHelpLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  return translate (line, line->hours);
}

/**
 * nabij_help_line_get_number:
 * @line: somebody who helps
 *
 * Returns: (transfer none) (nullable): the telephone number as people write it; `NULL` where it is
 *   another one for each, or is not known for certain
 */
const char *
nabij_help_line_get_number (const NabijHelpLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  return line->number;
}

/**
 * nabij_help_line_get_website:
 * @line: somebody who helps
 *
 * Returns: (transfer none) (nullable): where they are on the web, without the scheme
 */
const char *
nabij_help_line_get_website (const NabijHelpLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  return line->website;
}

/**
 * nabij_help_line_get_checked_on:
 * @line: somebody who helps
 *
 * Returns: (transfer none) (nullable): when number and website were last checked; `NULL` where there
 *   is neither
 */
const GDate *
nabij_help_line_get_checked_on (const NabijHelpLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  return line->checked_on;
}

/**
 * nabij_help_line_get_languages:
 * @line: somebody who helps
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the codes of the languages that they
 *   surely speak, for example "nl"; `NULL` where that is not known
 */
const char *const *
nabij_help_line_get_languages (const NabijHelpLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  return (const char *const *)line->languages;
}
