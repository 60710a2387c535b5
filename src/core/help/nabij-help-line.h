/* nabij-help-line.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-season.h"
#include "nabij-whom-to-call.h"

G_BEGIN_DECLS

/**
 * NabijHelpSection:
 * @NABIJ_HELP_SECTION_DANGER: danger to life, now
 * @NABIJ_HELP_SECTION_FIRST: whom to call first
 * @NABIJ_HELP_SECTION_ILL: when the baby is ill, or not as usual
 * @NABIJ_HELP_SECTION_TALK: someone to talk to, now
 * @NABIJ_HELP_SECTION_UNSAFE: not safe with someone
 * @NABIJ_HELP_SECTION_MORE: who else can help
 * @NABIJ_HELP_SECTION_LOSS: after a loss; in the silent seasons it is shown first
 *
 * What help is for, in the order in which it is shown.
 */
typedef enum {
  NABIJ_HELP_SECTION_DANGER,
  NABIJ_HELP_SECTION_FIRST,
  NABIJ_HELP_SECTION_ILL,
  NABIJ_HELP_SECTION_TALK,
  NABIJ_HELP_SECTION_UNSAFE,
  NABIJ_HELP_SECTION_MORE,
  NABIJ_HELP_SECTION_LOSS,
} NabijHelpSection;

#define NABIJ_N_HELP_SECTIONS (NABIJ_HELP_SECTION_LOSS + 1)

/**
 * NabijHelpLine:
 *
 * Somebody who helps: a name, what for, and how to reach them. It belongs to its #NabijHelp.
 */
typedef struct _NabijHelpLine NabijHelpLine;

const char        *nabij_help_line_get_id (const NabijHelpLine *line);
NabijHelpSection   nabij_help_line_get_section (const NabijHelpLine *line);
gboolean           nabij_help_line_is_urgent (const NabijHelpLine *line);
gboolean           nabij_help_line_has_role (const NabijHelpLine *line,
                                             NabijHelpRole        role);
gboolean           nabij_help_line_fits (const NabijHelpLine *line,
                                         NabijSeason          season);
const char        *nabij_help_line_get_name (const NabijHelpLine *line);
const char        *nabij_help_line_get_use (const NabijHelpLine *line);
const char        *nabij_help_line_get_hours (const NabijHelpLine *line);
const char        *nabij_help_line_get_number (const NabijHelpLine *line);
const char        *nabij_help_line_get_website (const NabijHelpLine *line);
const GDate       *nabij_help_line_get_checked_on (const NabijHelpLine *line);
const char *const *nabij_help_line_get_languages (const NabijHelpLine *line);

G_END_DECLS
