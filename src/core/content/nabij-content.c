/* nabij-content.c
 *
 * What the readers of the content files share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-content.h"

#include "nabij-content-resources.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define PREFIX "/io/github/nabij_app/Nabij/content/"

static const char *const season_ids[] = {
  [NABIJ_SEASON_UNKNOWN] = "unknown",
  [NABIJ_SEASON_BEFORE] = "before",
  [NABIJ_SEASON_AFTER] = "after",
  [NABIJ_SEASON_PAUSED] = "paused",
  [NABIJ_SEASON_ENDED] = "ended",
};

/**
 * nabij_content_lookup:
 * @name: the name of a content file, for example "words.xml"
 *
 * Gives a content file, which is a part of the program. A name that is not there is a mistake of the
 * program.
 *
 * Returns: (transfer full): what is in the file
 */
GBytes *
nabij_content_lookup (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  GBytes          *bytes;

  g_return_val_if_fail (name != NULL, NULL);

  path = g_strconcat (PREFIX, name, NULL);
  bytes = g_resource_lookup_data (nabij_content_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("%s", error->message);
  return bytes;
}

/**
 * nabij_content_list:
 * @folder: a folder of content files with a "/" at its end, for example "practices/"
 *
 * Lists the files of a folder, which are a part of the program.
 *
 * Returns: (transfer full) (array zero-terminated=1): their names; empty where there is no such folder
 */
char **
nabij_content_list (const char *folder)
{
  g_autofree char *path = NULL;
  char           **names;

  g_return_val_if_fail (folder != NULL, NULL);

  path = g_strconcat (PREFIX, folder, NULL);
  names = g_resource_enumerate_children (nabij_content_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  return names != NULL ? names : g_new0 (char *, 1);
}

/**
 * nabij_content_add_folder:
 * @folder: a folder of content files with a "/" at its end, for example "practices/"
 * @add: what reads one of them
 * @collection: what it is called with
 *
 * Reads each file of a folder as nabij_content_try_add() does.
 */
void
nabij_content_add_folder (const char         *folder,
                          NabijContentAddFunc add,
                          gpointer            collection)
{
  g_auto (GStrv) names = NULL;

  g_return_if_fail (folder != NULL);
  g_return_if_fail (add != NULL);

  names = nabij_content_list (folder);
  for (char **name = names; *name != NULL; name++) {
    g_autofree char *path = g_strconcat (folder, *name, NULL);
    g_autoptr (GBytes) file = nabij_content_lookup (path);
    gsize       length;
    const char *xml = g_bytes_get_data (file, &length);

    nabij_content_try_add (add, collection, *name, xml, (gssize)length);
  }
}

/**
 * nabij_content_try_add:
 * @add: what reads a file
 * @collection: what it is called with
 * @file_name: how the file is called
 * @xml: what stands in it
 * @length: how many bytes, or -1 where it ends with a NUL
 *
 * Reads a file, or leaves it out with a message in the log: a file that is broken must not keep anybody
 * from the others, nor from starting.
 */
void
nabij_content_try_add (NabijContentAddFunc add,
                       gpointer            collection,
                       const char         *file_name,
                       const char         *xml,
                       gssize              length)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (add != NULL);
  g_return_if_fail (file_name != NULL);
  g_return_if_fail (xml != NULL);

  if (!add (collection, file_name, xml, length, &error))
    g_message ("This file is left out. %s", error->message);
}

/**
 * nabij_content_check_file_name:
 * @file_name: how a file is called that holds one thing with an id
 * @id: the id
 * @is_known: whether another file has it already
 * @error: return location for an error
 *
 * Tells whether a file is called after its id, and is the only one with it.
 *
 * Errors: #G_MARKUP_ERROR_INVALID_CONTENT where it is not; the message names file and line.
 *
 * Returns: whether it is
 */
gboolean
nabij_content_check_file_name (const char *file_name,
                               const char *id,
                               gboolean    is_known,
                               GError    **error)
{
  g_autofree char *expected = NULL;

  g_return_val_if_fail (file_name != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  expected = g_strconcat (id, ".xml", NULL);
  if (!is_known && g_str_equal (expected, file_name))
    return TRUE;

  g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
               "%s: line 1: not called after its id, or there twice: “%s”", file_name, id);
  return FALSE;
}

/**
 * nabij_content_read_seasons:
 * @text: (nullable): seasons by name with spaces between, or `NULL` for every season
 * @seasons: (out): a bit (1 << season) for each
 * @error: return location for an error
 *
 * Reads the seasons that something fits. An empty text is none at all.
 *
 * Errors: #G_MARKUP_ERROR_INVALID_CONTENT where a season is not known or stands there twice.
 *
 * Returns: whether all of them are known
 */
gboolean
nabij_content_read_seasons (const char *text,
                            guint      *seasons,
                            GError    **error)
{
  g_auto (GStrv) names = NULL;
  guint read = 0;

  g_return_val_if_fail (seasons != NULL, FALSE);

  if (text == NULL) {
    *seasons = (1u << G_N_ELEMENTS (season_ids)) - 1;
    return TRUE;
  }

  names = g_strsplit_set (text, " \t\n", -1);
  for (char **name = names; *name != NULL; name++) {
    guint season;

    if (**name == '\0')
      continue;
    for (season = 0; season < G_N_ELEMENTS (season_ids); season++) {
      if (g_str_equal (*name, season_ids[season]))
        break;
    }
    if (season == G_N_ELEMENTS (season_ids) || (read & (1u << season)) != 0)
      return nabij_content_refuse (error, "not a season, or there twice", *name);
    read |= 1u << season;
  }

  *seasons = read;
  return TRUE;
}

/**
 * nabij_content_check_id:
 * @id: a name that must never change
 * @error: return location for an error
 *
 * Tells whether a name is one that may be stored: small letters, figures and "-", from a letter on.
 *
 * Errors: #G_MARKUP_ERROR_INVALID_CONTENT where it is not.
 *
 * Returns: whether it is
 */
gboolean
nabij_content_check_id (const char *id,
                        GError    **error)
{
  static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789-";

  g_return_val_if_fail (id != NULL, FALSE);

  return (g_ascii_islower (*id) && id[strspn (id, allowed)] == '\0') || nabij_content_refuse (error, "not an id", id);
}

/**
 * nabij_content_read_name:
 * @name: a name that stands in a file
 * @names: (array length=n_names): the names that may stand there
 * @n_names: how many
 * @why: what is said of another one, for example "not a group"
 * @number: (out): the place among @names
 * @error: return location for an error
 *
 * Reads a value of an enumeration by its name.
 *
 * Errors: #G_MARKUP_ERROR_INVALID_CONTENT where it is not one of them.
 *
 * Returns: whether it is
 */
gboolean
nabij_content_read_name (const char        *name,
                         const char *const *names,
                         guint              n_names,
                         const char        *why,
                         guint             *number,
                         GError           **error)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  for (guint i = 0; i < n_names; i++) {
    if (g_str_equal (name, names[i])) {
      *number = i;
      return TRUE;
    }
  }
  return nabij_content_refuse (error, why, name);
}

/**
 * nabij_content_refuse:
 * @error: return location for an error
 * @why: what is wrong, for example "an id is there twice"
 * @what: with what
 *
 * Says why something in a content file can not be.
 *
 * Errors: #G_MARKUP_ERROR_INVALID_CONTENT.
 *
 * Returns: `FALSE`, to be returned in its turn
 */
gboolean
nabij_content_refuse (GError    **error,
                      const char *why,
                      const char *what)
{
  g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "%s: “%s”", why, what);
  return FALSE;
}

/**
 * nabij_content_refuse_element:
 * @error: return location for an error
 * @element: its name
 *
 * Says that an element does not belong where it begins.
 *
 * Errors: #G_MARKUP_ERROR_UNKNOWN_ELEMENT.
 */
void
nabij_content_refuse_element (GError    **error,
                              const char *element)
{
  g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "not known here: <%s>", element);
}

/**
 * nabij_content_collapse:
 * @text: what stands in an element
 *
 * Makes one line of a text that is broken over several lines in its file. gettext does the same when
 * it takes the text out.
 *
 * Returns: (transfer full): the text, without white space around it
 */
char *
nabij_content_collapse (const char *text)
{
  GString *collapsed = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, g_string_free (collapsed, FALSE));

  for (; *text != '\0'; text++) {
    if (!g_ascii_isspace (*text))
      g_string_append_c (collapsed, *text);
    else if (collapsed->len > 0 && collapsed->str[collapsed->len - 1] != ' ')
      g_string_append_c (collapsed, ' ');
  }
  if (collapsed->len > 0 && collapsed->str[collapsed->len - 1] == ' ')
    g_string_truncate (collapsed, collapsed->len - 1);
  return g_string_free (collapsed, FALSE);
}

/**
 * nabij_content_translate:
 * @context: in which list or region it stands
 * @text: the English text; must live as long as the program needs its translation
 *
 * Translates a text of a content file.
 *
 * Returns: (transfer none): the text in the language that is shown
 */
const char *
nabij_content_translate (const char *context,
                         const char *text)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, context, text);
}
