/* nabij-practices.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-practices.h"

#include "nabij-content.h"
#include "nabij-practice-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define FOLDER "practices/"

struct _NabijPractices {
  GPtrArray *practices; /* (element-type NabijPractice), by group and order */
};

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const NabijPractice *one = *(const NabijPractice *const *)a;
  const NabijPractice *other = *(const NabijPractice *const *)b;

  if (one->group != other->group)
    return one->group < other->group ? -1 : 1;
  if (one->order != other->order)
    return one->order < other->order ? -1 : 1;
  return strcmp (one->id, other->id);
}

/* A variant is chosen on the card of another practice; without that one nobody finds it. */
static void
leave_out_lost_variants (NabijPractices *practices)
{
  for (guint i = practices->practices->len; i > 0; i--) {
    const NabijPractice *practice = g_ptr_array_index (practices->practices, i - 1);
    const NabijPractice *card;

    if (practice->variant_of == NULL)
      continue;
    card = nabij_practices_find (practices, practice->variant_of);
    if (card == NULL || card->variant_of != NULL) {
      g_message ("This practice is left out. %s.xml: a variant of what is not there: “%s”", practice->id, practice->variant_of);
      g_ptr_array_remove_index (practices->practices, i - 1);
    }
  }
}

/**
 * nabij_practices_new:
 *
 * Makes a list without a practice, to be filled by nabij_practices_add().
 *
 * Returns: (transfer full): the practices
 */
NabijPractices *
nabij_practices_new (void)
{
  NabijPractices *practices = g_new0 (NabijPractices, 1);

  practices->practices = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_practice_free);
  return practices;
}

/**
 * nabij_practices_new_own:
 *
 * Reads the practices that are a part of the program. A file that is broken is left out, with a message
 * in the log that names file and line.
 *
 * Returns: (transfer full): the practices
 */
NabijPractices *
nabij_practices_new_own (void)
{
  NabijPractices *practices = nabij_practices_new ();

  nabij_content_add_folder (FOLDER, (NabijContentAddFunc)nabij_practices_add, practices);
  leave_out_lost_variants (practices);
  return practices;
}

/**
 * nabij_practices_free:
 * @practices: (transfer full): the practices
 *
 * Frees the practices and every text that was got from them.
 */
void
nabij_practices_free (NabijPractices *practices)
{
  g_return_if_fail (practices != NULL);

  g_ptr_array_unref (practices->practices);
  g_free (practices);
}

/**
 * nabij_practices_add:
 * @practices: the practices
 * @file_name: how the file is called, which is its id and ".xml"
 * @xml: what stands in it
 * @length: how many bytes, or -1 where it ends with a NUL
 * @error: return location for an error
 *
 * Reads one more practice.
 *
 * Errors: those of `G_MARKUP_ERROR` and of `NABIJ_BREATH_PATTERN_ERROR`; the message names file and
 * line. Nothing is added then.
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_practices_add (NabijPractices *practices,
                     const char     *file_name,
                     const char     *xml,
                     gssize          length,
                     GError        **error)
{
  g_autoptr (NabijPractice) practice = NULL;

  g_return_val_if_fail (practices != NULL, FALSE);
  g_return_val_if_fail (file_name != NULL, FALSE);
  g_return_val_if_fail (xml != NULL, FALSE);

  practice = nabij_practice_read (xml, length, error);
  if (practice == NULL) {
    g_prefix_error (error, "%s: ", file_name);
    return FALSE;
  }

  if (!nabij_content_check_file_name (file_name, practice->id, nabij_practices_find (practices, practice->id) != NULL, error))
    return FALSE;

  g_ptr_array_add (practices->practices, g_steal_pointer (&practice));
  g_ptr_array_sort (practices->practices, compare);
  return TRUE;
}

/**
 * nabij_practices_find:
 * @practices: the practices
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the practice, also one that is not offered now; `NULL` where there
 *   is none
 */
NabijPractice *
nabij_practices_find (NabijPractices *practices,
                      const char     *id)
{
  g_return_val_if_fail (practices != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < practices->practices->len; i++) {
    NabijPractice *practice = g_ptr_array_index (practices->practices, i);

    if (g_str_equal (practice->id, id))
      return practice;
  }
  return NULL;
}

/**
 * nabij_practices_list:
 * @practices: the practices
 * @group: under which heading
 * @situation: what decides the words
 *
 * Lists what stands under a heading now. Variants stand on the card of their practice.
 *
 * Returns: (transfer container) (element-type NabijPractice): the practices that fit, in their order
 */
GPtrArray *
nabij_practices_list (NabijPractices       *practices,
                      NabijPracticeGroup    group,
                      const NabijSituation *situation)
{
  GPtrArray *list = g_ptr_array_new ();

  g_return_val_if_fail (practices != NULL, list);
  g_return_val_if_fail (situation != NULL, list);

  for (guint i = 0; i < practices->practices->len; i++) {
    NabijPractice *practice = g_ptr_array_index (practices->practices, i);

    if (practice->group == group && practice->variant_of == NULL && nabij_practice_fits (practice, situation))
      g_ptr_array_add (list, practice);
  }
  return list;
}

/**
 * nabij_practices_list_variants:
 * @practices: the practices
 * @id: the id of a practice
 *
 * Lists what can be chosen on the card of a practice beside itself. Ask nabij_practice_fits() for each.
 *
 * Returns: (transfer container) (element-type NabijPractice): its variants, in their order
 */
GPtrArray *
nabij_practices_list_variants (NabijPractices *practices,
                               const char     *id)
{
  GPtrArray *list = g_ptr_array_new ();

  g_return_val_if_fail (practices != NULL, list);
  g_return_val_if_fail (id != NULL, list);

  for (guint i = 0; i < practices->practices->len; i++) {
    NabijPractice *practice = g_ptr_array_index (practices->practices, i);

    if (g_strcmp0 (practice->variant_of, id) == 0)
      g_ptr_array_add (list, practice);
  }
  return list;
}

/**
 * nabij_practices_list_all:
 * @practices: the practices
 *
 * Returns: (transfer container) (element-type NabijPractice): every practice, by group and order
 */
GPtrArray *
nabij_practices_list_all (NabijPractices *practices)
{
  GPtrArray *list = g_ptr_array_new ();

  g_return_val_if_fail (practices != NULL, list);

  for (guint i = 0; i < practices->practices->len; i++)
    g_ptr_array_add (list, g_ptr_array_index (practices->practices, i));
  return list;
}

/**
 * nabij_practices_get_name:
 * @practices: the practices
 * @id: (nullable): an id, as journals keep it
 *
 * Names a practice that was done once, also one that this program does not know (yet, or any more).
 *
 * Returns: (transfer none): its name, translated
 */
const char *
nabij_practices_get_name (NabijPractices *practices,
                          const char     *id)
{
  return nabij_practices_get_name_in (practices, NULL, id);
}

/**
 * nabij_practices_get_name_in:
 * @practices: the practices
 * @catalogue: (nullable): the language
 * @id: (nullable): an id, as journals keep it
 *
 * Names a practice as nabij_practices_get_name() does, in a language of choice.
 *
 * Returns: (transfer none): its name
 */
const char *
nabij_practices_get_name_in (NabijPractices *practices,
                             NabijCatalogue *catalogue,
                             const char     *id)
{
  NabijPractice *practice;

  g_return_val_if_fail (practices != NULL, NULL);

  practice = id != NULL ? nabij_practices_find (practices, id) : NULL;
  return practice != NULL ? nabij_practice_get_name_in (practice, catalogue)
                          : nabij_catalogue_get (catalogue, NULL, N_ ("A quiet moment"));
}
