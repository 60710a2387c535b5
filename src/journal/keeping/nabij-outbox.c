/* nabij-outbox.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While the writing thread is busy for long, as with an import, an entry that is saved goes into a
 * small file of its own first, so that nobody waits and nothing is lost. The file goes when the entry
 * is in the journal; one that a crash left is taken in when the journal is next opened. Everything
 * here waits for the disk.
 */

#include "config.h"

#include "nabij-outbox.h"

#include "nabij-entry-json.h"
#include "nabij-entry-store.h"

#include <errno.h>
#include <glib/gstdio.h>

#define PREFIX "outbox-"
#define SUFFIX ".json"

static gboolean
is_newer (NabijEntry *entry,
          NabijEntry *present)
{
  return present == NULL ||
         nabij_entry_get_fields (entry)->changed_us > nabij_entry_get_fields (present)->changed_us;
}

static gboolean
take_in_file (const char    *path,
              NabijDatabase *database,
              GPtrArray     *written,
              GError       **error)
{
  g_autofree char *json = NULL;
  gsize            length;
  g_autoptr (NabijEntry) entry = NULL;
  g_autoptr (NabijEntry) present = NULL;
  g_autoptr (GError) own_error = NULL;

  if (g_file_get_contents (path, &json, &length, &own_error))
    entry = nabij_entry_from_json (json, (gssize)length, 0, &own_error);
  if (entry == NULL) {
    /* The disk has damaged it: it is left for a person to look at, and stands in nobody's way. */
    g_info ("Journal: %s cannot be read: %s", path, own_error->message);
    return TRUE;
  }

  if (!nabij_entry_store_find (database, nabij_entry_get_uuid (entry), &present, error))
    return FALSE;
  if (is_newer (entry, present)) {
    if (!nabij_entry_store_save (database, entry, error))
      return FALSE;
    g_ptr_array_add (written, nabij_entry_ref (entry));
  }
  nabij_outbox_remove (path);

  return TRUE;
}

/**
 * nabij_outbox_get_path:
 * @folder: (type filename): the folder of the journal
 * @entry: the entry
 * @number: a number that no other save of the same entry has
 *
 * Makes the name of the file in which an entry waits.
 *
 * Returns: (transfer full) (type filename): the path
 */
char *
nabij_outbox_get_path (const char *folder,
                       NabijEntry *entry,
                       guint       number)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  name = g_strdup_printf (PREFIX "%s-%u" SUFFIX, nabij_entry_get_uuid (entry), number);

  return g_build_filename (folder, name, NULL);
}

/**
 * nabij_outbox_write:
 * @path: (type filename): a path of nabij_outbox_get_path()
 * @entry: the entry
 * @error: return location for an error
 *
 * Writes an entry into its file. When it returns `TRUE`, it survives a power cut.
 *
 * Errors: those of `G_FILE_ERROR`.
 *
 * Returns: whether it was written
 */
gboolean
nabij_outbox_write (const char *path,
                    NabijEntry *entry,
                    GError    **error)
{
  g_autofree char *json = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  json = nabij_entry_to_json (entry);

  return g_file_set_contents_full (path, json, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/**
 * nabij_outbox_remove:
 * @path: (type filename): a path of nabij_outbox_get_path()
 *
 * Removes a file whose entry is in the journal. That it is not there is no error.
 */
void
nabij_outbox_remove (const char *path)
{
  g_return_if_fail (path != NULL);

  if (g_unlink (path) != 0 && errno != ENOENT)
    g_info ("Journal: %s stays: %s", path, g_strerror (errno));
}

/**
 * nabij_outbox_clear:
 * @folder: (type filename): the folder of the journal
 *
 * Removes every file that waits, also those that were never finished. It is for when all entries are
 * in the journal.
 */
void
nabij_outbox_clear (const char *folder)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_if_fail (folder != NULL);

  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (g_str_has_prefix (name, PREFIX)) {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      nabij_outbox_remove (path);
    }
  }
}

/**
 * nabij_outbox_take_in:
 * @folder: (type filename): the folder of the journal
 * @database: a connection for writing
 * @written: (element-type NabijEntry): where the entries are added that were taken in
 * @error: return location for an error
 *
 * Takes in what waits, but for what the journal has in a newer form. What cannot be written stays in
 * its file.
 *
 * Errors: as nabij_entry_store_save().
 *
 * Returns: whether nothing waits any more
 */
gboolean
nabij_outbox_take_in (const char    *folder,
                      NabijDatabase *database,
                      GPtrArray     *written,
                      GError       **error)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL, FALSE);
  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (written != NULL, FALSE);

  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = NULL;

    if (!g_str_has_prefix (name, PREFIX))
      continue;
    path = g_build_filename (folder, name, NULL);
    /* A file that was never finished was never answered for. */
    if (!g_str_has_suffix (name, SUFFIX))
      nabij_outbox_remove (path);
    else if (!take_in_file (path, database, written, error))
      return FALSE;
  }

  return TRUE;
}
