/* nabij-help-private.h
 *
 * What the reader of the help lines shares with what is read. Nobody else needs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-help.h"

G_BEGIN_DECLS

struct _NabijHelpLine {
  char            *id;
  char            *name;
  char            *use;
  char            *hours;      /* or NULL */
  char            *number;     /* or NULL */
  char            *website;    /* or NULL */
  GDate           *checked_on; /* or NULL where there is no number and no website */
  char           **languages;  /* codes; or NULL where it is not known */
  guint            roles;      /* a bit (1 << role) for each whom it is about */
  guint            seasons;    /* a bit (1 << season) for each that it fits */
  NabijHelpSection section;
  gboolean         is_urgent;
  gboolean         is_name_fixed; /* a name of its own, the same in every language */
  const char      *context;       /* the id of its region, which translators see; owned by that */
};

/* A place with help of its own. */
typedef struct {
  char      *id;
  char      *name;
  char     **zones;       /* names of time zones */
  char     **territories; /* as they stand in locales */
  GPtrArray *lines;       /* (element-type NabijHelpLine) */
} NabijHelpRegion;

struct _NabijHelp {
  GPtrArray *regions; /* (element-type NabijHelpRegion) */
};

NabijHelpLine   *nabij_help_line_new (void) G_GNUC_WARN_UNUSED_RESULT;
void             nabij_help_line_free (NabijHelpLine *line);
NabijHelpRegion *nabij_help_region_new (const char *id) G_GNUC_WARN_UNUSED_RESULT;
void             nabij_help_region_free (NabijHelpRegion *region);
gboolean         nabij_help_read (NabijHelp  *help,
                                  const char *xml,
                                  gssize      length,
                                  GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijHelpRegion, nabij_help_region_free)

G_END_DECLS
