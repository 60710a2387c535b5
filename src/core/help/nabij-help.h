/* nabij-help.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-help-line.h"

G_BEGIN_DECLS

/* The preference that leaves the region to the time zone and the locale. */
#define NABIJ_HELP_REGION_AUTO "auto"

/**
 * NabijHelp:
 *
 * Who helps in which region, read from a content file. A region is apart from the language: who
 * speaks English in the Netherlands needs 112. It never changes after it was read.
 */
typedef struct _NabijHelp NabijHelp;

NabijHelp *nabij_help_new (const char *xml,
                           gssize      length,
                           GError    **error) G_GNUC_WARN_UNUSED_RESULT;
NabijHelp *nabij_help_new_own (void) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_help_free (NabijHelp *help);

char       **nabij_help_list_regions (NabijHelp *help) G_GNUC_WARN_UNUSED_RESULT;
const char  *nabij_help_get_region_name (NabijHelp  *help,
                                         const char *region);
const char  *nabij_help_choose_region (NabijHelp         *help,
                                       const char        *preference,
                                       const char        *zone,
                                       const char *const *locales);
GPtrArray   *nabij_help_list_lines (NabijHelp       *help,
                                    const char      *region,
                                    NabijHelpSection section,
                                    NabijSeason      season) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray   *nabij_help_list_first (NabijHelp           *help,
                                    const char          *region,
                                    NabijSeason          season,
                                    const NabijHelpRole *roles) G_GNUC_WARN_UNUSED_RESULT;
const GDate *nabij_help_get_checked_on (NabijHelp  *help,
                                        const char *region,
                                        NabijSeason season);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijHelp, nabij_help_free)

G_END_DECLS
