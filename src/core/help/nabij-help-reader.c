/* nabij-help-reader.c
 *
 * Reads data/content/help.xml.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-content-parser.h"
#include "nabij-content.h"
#include "nabij-help-private.h"

#include <string.h>

/* Where the reader is. */
typedef struct {
  NabijContentParser *parser;
  NabijHelp          *help;
  NabijHelpRegion    *region; /* the one that is open; owned by help */
  NabijHelpLine      *line;   /* the one that is open; owned by region */
  GHashTable         *ids;    /* of every line of every region */
  gboolean            is_open;
} Reader;

static const char *const section_names[NABIJ_N_HELP_SECTIONS] = {
  [NABIJ_HELP_SECTION_DANGER] = "danger",
  [NABIJ_HELP_SECTION_FIRST] = "first",
  [NABIJ_HELP_SECTION_ILL] = "ill",
  [NABIJ_HELP_SECTION_TALK] = "talk",
  [NABIJ_HELP_SECTION_UNSAFE] = "unsafe",
  [NABIJ_HELP_SECTION_MORE] = "more",
  [NABIJ_HELP_SECTION_LOSS] = "loss",
};

static const char *const role_names[NABIJ_N_HELP_ROLES] = {
  [NABIJ_HELP_ROLE_NONE] = "",
  [NABIJ_HELP_ROLE_MIDWIFE] = "midwife",
  [NABIJ_HELP_ROLE_GYNAECOLOGIST] = "gynaecologist",
  [NABIJ_HELP_ROLE_MATERNITY_CARE] = "maternity-care",
  [NABIJ_HELP_ROLE_WARD] = "ward",
  [NABIJ_HELP_ROLE_GP] = "gp",
  [NABIJ_HELP_ROLE_OUT_OF_HOURS] = "out-of-hours",
  [NABIJ_HELP_ROLE_CHILD_HEALTH] = "child-health",
};

static char **
split (const char *text)
{
  g_autofree char *collapsed = nabij_content_collapse (text != NULL ? text : "");

  return g_strsplit (collapsed, " ", -1);
}

static gboolean
read_roles (const char *text,
            guint      *roles,
            GError    **error)
{
  g_auto (GStrv) names = split (text);

  for (char **name = names; *name != NULL; name++) {
    guint role;

    /* No name between spaces is empty, as that of nobody is. */
    if (!nabij_content_read_name (*name, role_names, NABIJ_N_HELP_ROLES, "nobody whom one calls", &role, error))
      return FALSE;
    *roles |= 1u << role;
  }
  return TRUE;
}

static gboolean
read_date (const char *text,
           GDate     **date,
           GError    **error)
{
  g_autofree char *noon = g_strconcat (text, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (noon, NULL);
  int year, month, day;

  /* Not the week dates that ISO 8601 also knows. */
  if (time == NULL || strlen (text) != strlen ("2026-11-21") || strchr (text, 'W') != NULL)
    return nabij_content_refuse (error, "not a date", text);

  g_date_time_get_ymd (time, &year, &month, &day);
  *date = g_date_new_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return TRUE;
}

static gboolean
begin_region (Reader      *reader,
              const char  *element,
              const char **names,
              const char **values,
              GError     **error)
{
  const char *id, *zones, *territories;

  if (!g_markup_collect_attributes (element, names, values, error,
                                    G_MARKUP_COLLECT_STRING, "id", &id,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "zones", &zones,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "territories", &territories,
                                    G_MARKUP_COLLECT_INVALID) ||
      !nabij_content_check_id (id, error))
    return FALSE;

  for (guint i = 0; i < reader->help->regions->len; i++) {
    const NabijHelpRegion *other = g_ptr_array_index (reader->help->regions, i);

    if (g_str_equal (other->id, id))
      return nabij_content_refuse (error, "a region is there twice", id);
  }

  reader->region = nabij_help_region_new (id);
  reader->region->zones = split (zones);
  reader->region->territories = split (territories);
  g_ptr_array_add (reader->help->regions, reader->region);
  return TRUE;
}

static gboolean
begin_line (Reader      *reader,
            const char  *element,
            const char **names,
            const char **values,
            GError     **error)
{
  const char *id, *section, *number, *website, *checked_on, *languages, *seasons, *roles;
  gboolean    is_urgent;
  guint       section_number;

  if (!g_markup_collect_attributes (element, names, values, error,
                                    G_MARKUP_COLLECT_STRING, "id", &id,
                                    G_MARKUP_COLLECT_STRING, "section", &section,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "number", &number,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "website", &website,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "checked_on", &checked_on,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "languages", &languages,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "seasons", &seasons,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "roles", &roles,
                                    G_MARKUP_COLLECT_BOOLEAN | G_MARKUP_COLLECT_OPTIONAL, "urgent", &is_urgent,
                                    G_MARKUP_COLLECT_INVALID) ||
      !nabij_content_check_id (id, error))
    return FALSE;
  if (!g_hash_table_add (reader->ids, g_strdup (id)))
    return nabij_content_refuse (error, "an id is there twice", id);

  reader->line = nabij_help_line_new ();
  g_ptr_array_add (reader->region->lines, reader->line);
  reader->line->id = g_strdup (id);
  reader->line->context = reader->region->id;
  reader->line->number = g_strdup (number);
  reader->line->website = g_strdup (website);
  reader->line->languages = languages != NULL ? split (languages) : NULL;
  reader->line->is_urgent = is_urgent;

  if (!nabij_content_read_name (section, section_names, NABIJ_N_HELP_SECTIONS, "not a section", &section_number, error) ||
      !nabij_content_read_seasons (seasons, &reader->line->seasons, error) ||
      (roles != NULL && !read_roles (roles, &reader->line->roles, error)))
    return FALSE;
  reader->line->section = (NabijHelpSection)section_number;
  if (number != NULL && (*number == '\0' || number[strspn (number, "0123456789 -")] != '\0'))
    return nabij_content_refuse (error, "not a number", number);
  if (website != NULL && (strchr (website, '.') == NULL || strpbrk (website, ": \t\n") != NULL))
    return nabij_content_refuse (error, "not a website without its scheme", website);
  /* A date tells how far to trust what can change. */
  if ((number != NULL || website != NULL) != (checked_on != NULL))
    return nabij_content_refuse (error, "a number or website and the day on which it was checked go together", id);

  return checked_on == NULL || read_date (checked_on, &reader->line->checked_on, error);
}

/* The names of the elements with a text, by where they stand. */
static char **
find_field (Reader     *reader,
            const char *element)
{
  if (reader->line == NULL)
    return g_str_equal (element, "name") ? &reader->region->name : NULL;
  if (g_str_equal (element, "name"))
    return &reader->line->name;
  if (g_str_equal (element, "use"))
    return &reader->line->use;
  if (g_str_equal (element, "hours"))
    return &reader->line->hours;
  return NULL;
}

static void
begin_text (Reader      *reader,
            const char  *element,
            const char **names,
            const char **values,
            GError     **error)
{
  char   **field = find_field (reader, element);
  gboolean is_translated;

  if (!nabij_content_parser_begin_text (reader->parser, field, &is_translated, element, names, values, error))
    return;

  if (reader->line != NULL && field == &reader->line->name)
    reader->line->is_name_fixed = !is_translated;
  else if (!is_translated)
    nabij_content_refuse (error, "only the name of a line may be the same in every language", element);
}

static void
begin_element (gpointer     data,
               const char  *element,
               const char **names,
               const char **values,
               GError     **error)
{
  Reader *reader = data;

  if (reader->region != NULL && find_field (reader, element) != NULL) {
    begin_text (reader, element, names, values, error);
  } else if (reader->region != NULL && reader->line == NULL && g_str_equal (element, "line")) {
    begin_line (reader, element, names, values, error);
  } else if (reader->is_open && reader->region == NULL && g_str_equal (element, "region")) {
    begin_region (reader, element, names, values, error);
  } else if (!reader->is_open && g_str_equal (element, "help")) {
    reader->is_open = TRUE;
    g_markup_collect_attributes (element, names, values, error, G_MARKUP_COLLECT_INVALID, NULL);
  } else {
    nabij_content_refuse_element (error, element);
  }
}

static void
end_element (gpointer    data,
             const char *element,
             GError    **error)
{
  Reader *reader = data;

  if (reader->line != NULL) {
    if (reader->line->name == NULL || reader->line->use == NULL)
      nabij_content_refuse (error, "without a name or a use", reader->line->id);
    reader->line = NULL;
  } else if (reader->region != NULL) {
    if (reader->region->name == NULL || reader->region->lines->len == 0)
      nabij_content_refuse (error, "without a name or lines", reader->region->id);
    reader->region = NULL;
  }
}

/**
 * nabij_help_read:
 * @help: an empty help, which is filled
 * @xml: what stands in the file
 * @length: how many bytes, or -1 where it ends with a NUL
 * @error: return location for an error
 *
 * Reads who helps, for nabij_help_new(), which tells of every mistake there can be.
 *
 * Errors: as nabij_help_new().
 *
 * Returns: `FALSE` with @error set; @help may be filled in part then
 */
gboolean
nabij_help_read (NabijHelp  *help,
                 const char *xml,
                 gssize      length,
                 GError    **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (NabijContentParser) parser = NULL;
  Reader reader = { .help = help, .ids = ids };

  parser = nabij_content_parser_new (begin_element, end_element, &reader);
  reader.parser = parser;
  if (!nabij_content_parser_parse (parser, xml, length, error))
    return FALSE;

  return help->regions->len > 0 || nabij_content_refuse (error, "without a region", "help");
}
