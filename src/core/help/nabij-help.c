/* nabij-help.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-help.h"

#include "nabij-content.h"
#include "nabij-help-private.h"

#include <string.h>

/* Zones that tell where on earth one is; the others, such as UTC or CET, do not. */
static const char *const places[] = {
  "Africa/", "America/", "Antarctica/", "Arctic/", "Asia/",
  "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"
};

/**
 * nabij_help_region_new:
 * @id: the name of the region in files, as "nl"
 *
 * Makes a region without a name and without lines.
 *
 * Returns: (transfer full): the region, for the reader to fill
 */
NabijHelpRegion *
nabij_help_region_new (const char *id)
{
  NabijHelpRegion *region = g_new0 (NabijHelpRegion, 1);

  region->id = g_strdup (id);
  region->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_help_line_free);
  return region;
}

/**
 * nabij_help_region_free:
 * @region: (transfer full): a region
 *
 * Frees a region with all its lines.
 */
void
nabij_help_region_free (NabijHelpRegion *region)
{
  g_free (region->id);
  g_free (region->name);
  g_strfreev (region->zones);
  g_strfreev (region->territories);
  g_ptr_array_unref (region->lines);
  g_free (region);
}

/**
 * nabij_help_new:
 * @xml: what stands in data/content/help.xml
 * @length: how many bytes, or -1 where it ends with a NUL
 * @error: return location for an error
 *
 * Reads who helps.
 *
 * Errors: those of `G_MARKUP_ERROR`, each with its line: what is not well-formed, an element or
 * attribute that is not known, an id that is missing, is there twice or is not one, a season, section,
 * number, website or date that is not one, a number or website without the day on which it was
 * checked, a text that is missing.
 *
 * Returns: (transfer full) (nullable): the help
 */
NabijHelp *
nabij_help_new (const char *xml,
                gssize      length,
                GError    **error)
{
  g_autoptr (NabijHelp) help = NULL;

  g_return_val_if_fail (xml != NULL, NULL);

  help = g_new0 (NabijHelp, 1);
  help->regions = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_help_region_free);
  if (!nabij_help_read (help, xml, length, error))
    return NULL;

  return g_steal_pointer (&help);
}

/**
 * nabij_help_new_own:
 *
 * Reads the help that is a part of the program. A mistake in it is a mistake of the program.
 *
 * Returns: (transfer full): the help
 */
NabijHelp *
nabij_help_new_own (void)
{
  g_autoptr (GBytes) file = nabij_content_lookup ("help.xml");
  g_autoptr (GError) error = NULL;
  gsize       length;
  const char *xml = g_bytes_get_data (file, &length);
  NabijHelp  *help = nabij_help_new (xml, (gssize)length, &error);

  if (help == NULL)
    g_error ("help.xml: %s", error->message);
  return help;
}

/**
 * nabij_help_free:
 * @help: (transfer full): the help
 *
 * Frees the help and every line that was got from it.
 */
void
nabij_help_free (NabijHelp *help)
{
  g_return_if_fail (help != NULL);

  g_ptr_array_unref (help->regions);
  g_free (help);
}

static const NabijHelpRegion *
find_region (NabijHelp  *help,
             const char *id)
{
  for (guint i = 0; i < help->regions->len; i++) {
    const NabijHelpRegion *region = g_ptr_array_index (help->regions, i);

    if (g_str_equal (region->id, id))
      return region;
  }
  return NULL;
}

/* What is true everywhere stands last. */
static const char *
get_everywhere (NabijHelp *help)
{
  const NabijHelpRegion *last = g_ptr_array_index (help->regions, help->regions->len - 1);

  return last->id;
}

/**
 * nabij_help_list_regions:
 * @help: the help
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of the regions; the last one is for
 *   everywhere else
 */
char **
nabij_help_list_regions (NabijHelp *help)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (help != NULL, NULL);

  for (guint i = 0; i < help->regions->len; i++) {
    const NabijHelpRegion *region = g_ptr_array_index (help->regions, i);

    g_strv_builder_add (ids, region->id);
  }
  return g_strv_builder_end (ids);
}

/**
 * nabij_help_get_region_name:
 * @help: the help
 * @region: the id of a region
 *
 * Returns: (transfer none) (nullable): its name, translated; `NULL` where the region is not known
 */
const char *
nabij_help_get_region_name (NabijHelp  *help,
                            const char *region)
{
  const NabijHelpRegion *found;

  g_return_val_if_fail (help != NULL, NULL);
  g_return_val_if_fail (region != NULL, NULL);

  found = find_region (help, region);
  return found != NULL ? nabij_content_translate (found->id, found->name) : NULL;
}

static const char *
choose_by_zone (NabijHelp  *help,
                const char *zone)
{
  /* TZ may say ":Europe/Amsterdam", and some systems keep zones in folders of their own. */
  if (*zone == ':')
    zone++;
  if (g_str_has_prefix (zone, "posix/") || g_str_has_prefix (zone, "right/"))
    zone += strlen ("posix/");

  for (guint i = 0; i < help->regions->len; i++) {
    const NabijHelpRegion *region = g_ptr_array_index (help->regions, i);

    if (g_strv_contains ((const char *const *)region->zones, zone))
      return region->id;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    if (g_str_has_prefix (zone, places[i]))
      return get_everywhere (help);
  }
  return NULL;
}

/* A locale is language[_territory][.charset][@variant]. */
static const char *
choose_by_locale (NabijHelp  *help,
                  const char *locale)
{
  g_auto (GStrv) parts = g_strsplit_set (locale, ".@", 2);
  const char *territory = parts[0] != NULL ? strchr (parts[0], '_') : NULL;

  if (territory == NULL)
    return NULL;

  for (guint i = 0; i < help->regions->len; i++) {
    const NabijHelpRegion *region = g_ptr_array_index (help->regions, i);

    if (g_strv_contains ((const char *const *)region->territories, territory + 1))
      return region->id;
  }
  return get_everywhere (help);
}

/**
 * nabij_help_choose_region:
 * @help: the help
 * @preference: the id of a region that was chosen, or %NABIJ_HELP_REGION_AUTO
 * @zone: (nullable): the name of the time zone, for example "Europe/Amsterdam"
 * @locales: (nullable) (array zero-terminated=1): the locales, the one that counts most first
 *
 * Chooses where somebody is: what they chose; else where the time zone is; else, where that does not
 * tell, the first locale with a territory. The language plays no part.
 *
 * Returns: (transfer none): the id of a region
 */
const char *
nabij_help_choose_region (NabijHelp         *help,
                          const char        *preference,
                          const char        *zone,
                          const char *const *locales)
{
  const NabijHelpRegion *chosen;
  const char            *region = NULL;

  g_return_val_if_fail (help != NULL, NULL);
  g_return_val_if_fail (preference != NULL, NULL);

  chosen = find_region (help, preference);
  if (chosen != NULL)
    return chosen->id;

  if (zone != NULL)
    region = choose_by_zone (help, zone);
  for (; region == NULL && locales != NULL && *locales != NULL; locales++)
    region = choose_by_locale (help, *locales);

  return region != NULL ? region : get_everywhere (help);
}

/**
 * nabij_help_list_lines:
 * @help: the help
 * @region: the id of a region
 * @section: what the help is for
 * @season: where the family is
 *
 * Lists who helps.
 *
 * Returns: (transfer container) (element-type NabijHelpLine): the lines in their order, owned by @help;
 *   empty where the region is not known
 */
GPtrArray *
nabij_help_list_lines (NabijHelp       *help,
                       const char      *region,
                       NabijHelpSection section,
                       NabijSeason      season)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  const NabijHelpRegion *found;

  g_return_val_if_fail (help != NULL, NULL);
  g_return_val_if_fail (region != NULL, NULL);

  found = find_region (help, region);
  for (guint i = 0; found != NULL && i < found->lines->len; i++) {
    NabijHelpLine *line = g_ptr_array_index (found->lines, i);

    if (line->section == section && nabij_help_line_fits (line, season))
      g_ptr_array_add (lines, line);
  }
  return g_steal_pointer (&lines);
}

static void
add_with_role (GPtrArray    *found,
               GPtrArray    *lines,
               NabijHelpRole role)
{
  for (guint i = 0; i < lines->len; i++) {
    NabijHelpLine *line = g_ptr_array_index (lines, i);

    if (nabij_help_line_has_role (line, role) && !g_ptr_array_find (found, line, NULL))
      g_ptr_array_add (found, line);
  }
}

/**
 * nabij_help_list_first:
 * @help: the help
 * @region: the id of a region
 * @season: where the family is
 * @roles: whom to call, until `NABIJ_HELP_ROLE_NONE`, as nabij_whom_to_call() tells
 *
 * Lists whom to call first: what is about nobody in particular (when not to wait), then the roles in
 * their order. Who is not among @roles is left out.
 *
 * Returns: (transfer container) (element-type NabijHelpLine): the lines, owned by @help; empty where the
 *   region is not known
 */
GPtrArray *
nabij_help_list_first (NabijHelp           *help,
                       const char          *region,
                       NabijSeason          season,
                       const NabijHelpRole *roles)
{
  g_autoptr (GPtrArray) lines = NULL;
  GPtrArray *found;

  g_return_val_if_fail (help != NULL, NULL);
  g_return_val_if_fail (region != NULL, NULL);
  g_return_val_if_fail (roles != NULL, NULL);

  lines = nabij_help_list_lines (help, region, NABIJ_HELP_SECTION_FIRST, season);
  found = g_ptr_array_new ();
  add_with_role (found, lines, NABIJ_HELP_ROLE_NONE);
  for (; *roles != NABIJ_HELP_ROLE_NONE; roles++)
    add_with_role (found, lines, *roles);
  return found;
}

/**
 * nabij_help_get_checked_on:
 * @help: the help
 * @region: the id of a region
 * @season: where the family is
 *
 * Tells since when nothing of what is shown was checked again.
 *
 * Returns: (transfer none) (nullable): the oldest day on which a line was checked
 */
const GDate *
nabij_help_get_checked_on (NabijHelp  *help,
                           const char *region,
                           NabijSeason season)
{
  const NabijHelpRegion *found;
  const GDate           *oldest = NULL;

  g_return_val_if_fail (help != NULL, NULL);
  g_return_val_if_fail (region != NULL, NULL);

  found = find_region (help, region);
  for (guint i = 0; found != NULL && i < found->lines->len; i++) {
    const NabijHelpLine *line = g_ptr_array_index (found->lines, i);

    if (line->checked_on != NULL && nabij_help_line_fits (line, season) &&
        (oldest == NULL || g_date_compare (line->checked_on, oldest) < 0))
      oldest = line->checked_on;
  }
  return oldest;
}
