/* nabij-import-family.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What becomes of the family of a file in this journal. Runs on the thread that its connection belongs
 * to.
 */

#include "config.h"

#include "nabij-import-family.h"

#include "nabij-family-merge.h"
#include "nabij-family-store.h"
#include "nabij-import-recordings.h"

/* What somebody took away here stays away. Every part begins with its name. */
static gboolean
remove_deleted (NabijDatabase *database,
                GPtrArray     *list,
                GError       **error)
{
  for (guint i = list->len; i > 0; i--) {
    const char *uuid = *(const char *const *)g_ptr_array_index (list, i - 1);
    gboolean    was_deleted;

    if (!nabij_family_store_was_deleted (database, uuid, &was_deleted, error))
      return FALSE;
    if (was_deleted)
      g_ptr_array_remove_index (list, i - 1);
  }
  return TRUE;
}

/* A voice that nobody has here is not chosen. */
static void
forget_voice (char      **voice,
              GHashTable *speakers)
{
  if (*voice != NULL && !g_hash_table_contains (speakers, *voice))
    g_clear_pointer (voice, g_free);
}

/* What is known here, and what will be. */
static gboolean
prepare (NabijDatabase     *database,
         const NabijFamily *file,
         GHashTable        *speakers,
         NabijFamily      **before,
         NabijFamily      **after,
         GError           **error)
{
  g_autoptr (NabijFamily) shown = nabij_family_copy (file);

  if (!remove_deleted (database, shown->children, error) || !remove_deleted (database, shown->contacts, error) ||
      !remove_deleted (database, shown->own_texts, error) || !nabij_family_store_load (database, before, error))
    return FALSE;

  forget_voice (&shown->voice_by_day, speakers);
  forget_voice (&shown->voice_by_night, speakers);
  *after = nabij_family_copy (*before);
  nabij_family_take_in (*after, shown);
  return TRUE;
}

/**
 * nabij_import_family_compare:
 * @database: a connection
 * @file: the family of a file
 * @speakers: (element-type utf8): who speaks here, or would once the file is taken in
 * @brings_family: (out): whether something of it is not known here yet
 * @error: return location for an error
 *
 * Tells whether a merge would change anything.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: `FALSE` with @error set where the journal could not be read
 */
gboolean
nabij_import_family_compare (NabijDatabase     *database,
                             const NabijFamily *file,
                             GHashTable        *speakers,
                             gboolean          *brings_family,
                             GError           **error)
{
  g_autoptr (NabijFamily) before = NULL;
  g_autoptr (NabijFamily) after = NULL;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (file != NULL, FALSE);
  g_return_val_if_fail (speakers != NULL, FALSE);
  g_return_val_if_fail (brings_family != NULL, FALSE);

  if (!prepare (database, file, speakers, &before, &after, error))
    return FALSE;

  *brings_family = !nabij_family_equal (before, after);
  return TRUE;
}

/**
 * nabij_import_family_merge:
 * @database: a connection for writing, inside of a transaction
 * @file: the family of a file
 * @error: return location for an error
 *
 * Fills what is not known here with what a file knows: see nabij_family_take_in().
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it was done
 */
gboolean
nabij_import_family_merge (NabijDatabase     *database,
                           const NabijFamily *file,
                           GError           **error)
{
  g_autoptr (NabijFamily) before = NULL;
  g_autoptr (NabijFamily) after = NULL;
  g_autoptr (GHashTable) speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean needs_purge;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (file != NULL, FALSE);

  return nabij_import_recordings_add_speakers (database, speakers, error) &&
         prepare (database, file, speakers, &before, &after, error) &&
         (nabij_family_equal (before, after) ||
          nabij_family_store_write (database, after, &needs_purge, error));
}
