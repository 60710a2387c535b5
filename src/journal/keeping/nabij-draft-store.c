/* nabij-draft-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two locks: one for what is in memory, which is held for a moment only, so that whoever types never
 * waits; and one for the files, which is held while the disk works. Where both are held, the one for
 * the files was taken first.
 */

#include "config.h"

#include "nabij-draft-store.h"

#include "nabij-entry-json.h"
#include "nabij-private-files.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define FOLDER_NAME "drafts"
#define SUFFIX ".json"
#define SET_ASIDE_SUFFIX ".unreadable"
#define SET_ASIDE_MAX 10000
#define UUID_LENGTH 36

struct _NabijDraftStore {
  char *folder;

  GMutex      memory_lock;
  GHashTable *waiting; /* (owned) (element-type utf8 NabijEntry), not on the disk yet */
  GHashTable *ours;    /* (owned) (element-type utf8), those that are being written by this program */
  GHashTable *purged;  /* (owned) (element-type utf8), those that stay away */

  GMutex disk_lock;
};

static void
clear_store (gpointer data)
{
  NabijDraftStore *self = data;

  g_mutex_clear (&self->memory_lock);
  g_mutex_clear (&self->disk_lock);
  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->ours);
  g_hash_table_unref (self->purged);
  g_free (self->folder);
}

static char *
get_path (NabijDraftStore *self,
          const char      *uuid)
{
  g_autofree char *name = g_strconcat (uuid, SUFFIX, NULL);

  return g_build_filename (self->folder, name, NULL);
}

/* The UUID becomes the name of a file: it may be nothing else. */
static gboolean
is_draft_name (const char *name)
{
  g_autofree char *uuid = NULL;

  if (strlen (name) != UUID_LENGTH + strlen (SUFFIX) || !g_str_has_suffix (name, SUFFIX))
    return FALSE;
  uuid = g_strndup (name, UUID_LENGTH);

  return g_uuid_string_is_valid (uuid);
}

/* What is left of a draft whose writing was cut off; the draft before it is still there. */
static gboolean
is_remains (const char *name)
{
  return strlen (name) > UUID_LENGTH + strlen (SUFFIX) &&
         g_str_has_prefix (name + UUID_LENGTH, SUFFIX ".") &&
         !g_str_has_suffix (name, SET_ASIDE_SUFFIX);
}

/* The disk is locked. */
static NabijEntry *
read_draft (const char *path,
            GError    **error)
{
  g_autofree char *json = NULL;
  gsize            length;

  if (!g_file_get_contents (path, &json, &length, error))
    return NULL;

  return nabij_entry_from_json (json, (gssize)length, 0, error);
}

/* The disk is locked. */
static gboolean
write_draft (NabijDraftStore *self,
             NabijEntry      *entry,
             GError         **error)
{
  g_autofree char *path = get_path (self, nabij_entry_get_uuid (entry));
  g_autofree char *json = nabij_entry_to_json (entry);

  return nabij_private_files_make_folder (self->folder, error) &&
         nabij_private_files_write (path, json, error);
}

/* Keeps what cannot be read under a name that is not looked at again. */
static void
set_aside (const char *path)
{
  for (guint i = 1; i < SET_ASIDE_MAX; i++) {
    g_autofree char *target = NULL;

    target = i == 1 ? g_strconcat (path, SET_ASIDE_SUFFIX, NULL)
                    : g_strdup_printf ("%s.%u" SET_ASIDE_SUFFIX, path, i);
    if (g_file_test (target, G_FILE_TEST_EXISTS) || g_file_test (target, G_FILE_TEST_IS_SYMLINK))
      continue;
    if (rename (path, target) != 0)
      g_debug ("Draft: could not set %s aside: %s", path, g_strerror (errno));
    return;
  }
}

/**
 * nabij_draft_store_new:
 * @folder: (type filename): the folder of the journal
 *
 * Makes the store. Nothing is looked at or made yet.
 *
 * Returns: (transfer full): the store
 */
NabijDraftStore *
nabij_draft_store_new (const char *folder)
{
  NabijDraftStore *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_atomic_rc_box_new0 (NabijDraftStore);
  self->folder = g_build_filename (folder, FOLDER_NAME, NULL);
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify)nabij_entry_unref);
  self->ours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->purged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_mutex_init (&self->memory_lock);
  g_mutex_init (&self->disk_lock);

  return self;
}

/**
 * nabij_draft_store_ref:
 * @self: the store
 *
 * Holds on to a store.
 *
 * Returns: (transfer full): @self
 */
NabijDraftStore *
nabij_draft_store_ref (NabijDraftStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * nabij_draft_store_unref:
 * @self: (transfer full): the store
 *
 * Lets go of a store. What was not written yet is not written any more.
 */
void
nabij_draft_store_unref (NabijDraftStore *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_store);
}

/**
 * nabij_draft_store_put:
 * @self: the store
 * @entry: the entry as it is now
 *
 * Takes what is being written, in the place of what was taken of the same entry before. It does not
 * wait for the disk: nabij_draft_store_write() writes it.
 */
void
nabij_draft_store_put (NabijDraftStore *self,
                       NabijEntry      *entry)
{
  const char *uuid;

  g_return_if_fail (self != NULL);
  g_return_if_fail (entry != NULL);

  uuid = nabij_entry_get_uuid (entry);
  g_return_if_fail (g_uuid_string_is_valid (uuid));

  g_mutex_lock (&self->memory_lock);
  if (!g_hash_table_contains (self->purged, uuid)) {
    g_hash_table_replace (self->waiting, g_strdup (uuid), nabij_entry_ref (entry));
    g_hash_table_add (self->ours, g_strdup (uuid));
  }
  g_mutex_unlock (&self->memory_lock);
}

/**
 * nabij_draft_store_forget:
 * @self: the store
 * @uuid: the name of an entry
 *
 * Lets go of what was taken and not written yet. It does not wait for the disk.
 */
void
nabij_draft_store_forget (NabijDraftStore *self,
                          const char      *uuid)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (uuid != NULL);

  g_mutex_lock (&self->memory_lock);
  g_hash_table_remove (self->waiting, uuid);
  g_mutex_unlock (&self->memory_lock);
}

/**
 * nabij_draft_store_forget_all:
 * @self: the store
 *
 * Lets go of everything that was taken and not written yet. It does not wait for the disk.
 */
void
nabij_draft_store_forget_all (NabijDraftStore *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->memory_lock);
  g_hash_table_remove_all (self->waiting);
  g_mutex_unlock (&self->memory_lock);
}

/* Takes one that waits, or `NULL`. */
static NabijEntry *
take_one (NabijDraftStore *self)
{
  GHashTableIter iter;
  gpointer       entry = NULL;

  g_mutex_lock (&self->memory_lock);
  g_hash_table_iter_init (&iter, self->waiting);
  if (g_hash_table_iter_next (&iter, NULL, &entry)) {
    nabij_entry_ref (entry);
    g_hash_table_iter_remove (&iter);
  }
  g_mutex_unlock (&self->memory_lock);

  return entry;
}

/* Puts one back that could not be written, unless there is a newer one by now. */
static void
put_back (NabijDraftStore *self,
          NabijEntry      *entry)
{
  const char *uuid = nabij_entry_get_uuid (entry);

  g_mutex_lock (&self->memory_lock);
  if (!g_hash_table_contains (self->waiting, uuid) && !g_hash_table_contains (self->purged, uuid))
    g_hash_table_replace (self->waiting, g_strdup (uuid), nabij_entry_ref (entry));
  g_mutex_unlock (&self->memory_lock);
}

/**
 * nabij_draft_store_write:
 * @self: the store
 * @error: return location for an error
 *
 * Writes everything that waits. What cannot be written goes on waiting.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_NOT_A_FOLDER`, `_UNWRITABLE`, `_FULL`, `_FAILED`.
 *
 * Returns: whether all of it is on the disk, where it survives a power cut
 */
gboolean
nabij_draft_store_write (NabijDraftStore *self,
                         GError         **error)
{
  g_autoptr (GPtrArray) failed = NULL;
  NabijEntry *entry;

  g_return_val_if_fail (self != NULL, FALSE);

  failed = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  g_mutex_lock (&self->disk_lock);
  while ((entry = take_one (self)) != NULL) {
    if (write_draft (self, entry, failed->len == 0 ? error : NULL))
      nabij_entry_unref (entry);
    else
      g_ptr_array_add (failed, entry);
  }
  for (guint i = 0; i < failed->len; i++)
    put_back (self, g_ptr_array_index (failed, i));
  g_mutex_unlock (&self->disk_lock);

  return failed->len == 0;
}

/**
 * nabij_draft_store_has_waiting:
 * @self: the store
 *
 * Tells whether something was taken and not written yet. It does not wait for the disk.
 *
 * Returns: whether there is
 */
gboolean
nabij_draft_store_has_waiting (NabijDraftStore *self)
{
  gboolean has;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->memory_lock);
  has = g_hash_table_size (self->waiting) > 0;
  g_mutex_unlock (&self->memory_lock);

  return has;
}

/**
 * nabij_draft_store_drop:
 * @self: the store
 * @uuid: the name of an entry
 * @up_to_us: when that was written which is safe now, in microseconds since 1970 in UTC
 *
 * Removes the draft of an entry that is in the journal, unless somebody has written on since then.
 */
void
nabij_draft_store_drop (NabijDraftStore *self,
                        const char      *uuid,
                        gint64           up_to_us)
{
  g_autofree char *path = NULL;
  g_autoptr (NabijEntry) draft = NULL;
  g_autoptr (GError) error = NULL;
  NabijEntry *waiting;

  g_return_if_fail (self != NULL);
  g_return_if_fail (uuid != NULL);

  if (!g_uuid_string_is_valid (uuid))
    return;

  path = get_path (self, uuid);
  g_mutex_lock (&self->disk_lock);

  g_mutex_lock (&self->memory_lock);
  waiting = g_hash_table_lookup (self->waiting, uuid);
  if (waiting != NULL && nabij_entry_get_fields (waiting)->changed_us <= up_to_us)
    g_hash_table_remove (self->waiting, uuid);
  g_mutex_unlock (&self->memory_lock);

  /* One that cannot be read is left for nabij_draft_store_list() to set aside. */
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    draft = read_draft (path, NULL);
  if (draft != NULL && nabij_entry_get_fields (draft)->changed_us <= up_to_us &&
      !nabij_private_files_remove (path, &error))
    g_debug ("Draft: %s", error->message);

  g_mutex_unlock (&self->disk_lock);
}

static gboolean
is_of (const char        *name,
       const char *const *uuids)
{
  for (gsize i = 0; uuids[i] != NULL; i++) {
    if (g_str_has_prefix (name, uuids[i]))
      return TRUE;
  }

  return FALSE;
}

/**
 * nabij_draft_store_purge:
 * @self: the store
 * @uuids: (array zero-terminated=1): the names of entries that are deleted for good
 * @error: return location for an error
 *
 * Removes everything of these entries, also what could not be read, and takes nothing of them any
 * more.
 *
 * Errors: as nabij_private_files_list() and nabij_private_files_remove().
 *
 * Returns: whether nothing of them is left
 */
gboolean
nabij_draft_store_purge (NabijDraftStore   *self,
                         const char *const *uuids,
                         GError           **error)
{
  g_auto (GStrv) names = NULL;
  gboolean all_gone;
  gboolean changed = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (uuids != NULL, FALSE);

  g_mutex_lock (&self->disk_lock);

  g_mutex_lock (&self->memory_lock);
  for (gsize i = 0; uuids[i] != NULL; i++) {
    g_hash_table_remove (self->waiting, uuids[i]);
    g_hash_table_add (self->purged, g_strdup (uuids[i]));
  }
  g_mutex_unlock (&self->memory_lock);

  names = nabij_private_files_list (self->folder, error);
  all_gone = names != NULL;
  for (gsize i = 0; all_gone && names[i] != NULL; i++) {
    g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

    if (!is_of (names[i], uuids) && !is_remains (names[i]))
      continue;
    all_gone = nabij_private_files_remove (path, error);
    changed = TRUE;
  }
  if (changed)
    nabij_private_files_sync_folder (self->folder);

  g_mutex_unlock (&self->disk_lock);

  return all_gone;
}

static gboolean
is_ours (NabijDraftStore *self,
         const char      *name)
{
  g_autofree char *uuid = g_strndup (name, UUID_LENGTH);
  gboolean         found;

  g_mutex_lock (&self->memory_lock);
  found = g_hash_table_contains (self->ours, uuid);
  g_mutex_unlock (&self->memory_lock);

  return found;
}

/**
 * nabij_draft_store_list:
 * @self: the store
 * @error: return location for an error
 *
 * Reads the drafts that another run of the program has left. One that cannot be read gets another
 * name, and is kept.
 *
 * Errors: as nabij_private_files_list().
 *
 * Returns: (transfer full) (element-type NabijEntry) (nullable): what was being written, or `NULL`
 *   with @error set
 */
GPtrArray *
nabij_draft_store_list (NabijDraftStore *self,
                        GError         **error)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  g_mutex_lock (&self->disk_lock);
  names = nabij_private_files_list (self->folder, error);
  for (gsize i = 0; names != NULL && names[i] != NULL; i++) {
    g_autofree char *path = g_build_filename (self->folder, names[i], NULL);
    g_autoptr (GError) own_error = NULL;
    NabijEntry *draft;

    if (is_remains (names[i]))
      nabij_private_files_remove (path, NULL);
    if (!is_draft_name (names[i]) || is_ours (self, names[i]))
      continue;

    draft = read_draft (path, &own_error);
    if (draft != NULL) {
      g_ptr_array_add (drafts, draft);
    } else {
      g_info ("Draft: %s cannot be read: %s", names[i], own_error->message);
      set_aside (path);
    }
  }
  g_mutex_unlock (&self->disk_lock);

  return names != NULL ? g_steal_pointer (&drafts) : NULL;
}

/**
 * nabij_draft_store_remove_all:
 * @self: the store
 * @left: (element-type filename): where the paths of what could not be removed are added
 *
 * Removes every draft, also those that were set aside, and the folder.
 */
void
nabij_draft_store_remove_all (NabijDraftStore *self,
                              GPtrArray       *left)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (left != NULL);

  g_mutex_lock (&self->disk_lock);
  g_mutex_lock (&self->memory_lock);
  g_hash_table_remove_all (self->waiting);
  g_hash_table_remove_all (self->ours);
  g_mutex_unlock (&self->memory_lock);
  nabij_private_files_remove_folder (self->folder, left);
  g_mutex_unlock (&self->disk_lock);
}
