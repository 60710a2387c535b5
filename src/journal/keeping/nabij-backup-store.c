/* nabij-backup-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything here waits for the disk, and runs on the threads of the journal that may.
 *
 * A copy is made under a name of its own, looked at, brought to the disk, and only then given its
 * real name. One in which a purge has not come to its end is never made: it would hold the words that
 * are being cleaned away.
 */

#include "config.h"

#include "nabij-backup-store.h"

#include "nabij-backup-file.h"
#include "nabij-database-copy.h"
#include "nabij-journal-error.h"
#include "nabij-journal-folder.h"
#include "nabij-private-files.h"
#include "nabij-purge.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#define FOLDER_NAME "backups"
#define MAKING_NAME "making.db"
#define BEGIN_LOOKING "BEGIN"
#define HAS_ENTRIES                                                      \
  "SELECT EXISTS (SELECT 1 FROM entry) OR EXISTS (SELECT 1 FROM family)" \
  " OR EXISTS (SELECT 1 FROM recording)"

struct _NabijBackupStore {
  char  *journal_folder;
  char  *folder;
  GMutex lock;     /* held by whoever uses the files */
  int    n_urgent; /* atomic: how many wait for it who come before making a copy */
};

static void
clear_store (gpointer data)
{
  NabijBackupStore *self = data;

  g_mutex_clear (&self->lock);
  g_free (self->journal_folder);
  g_free (self->folder);
}

static void
lock_urgently (NabijBackupStore *self)
{
  g_atomic_int_inc (&self->n_urgent);
  g_mutex_lock (&self->lock);
  g_atomic_int_add (&self->n_urgent, -1);
}

static gboolean
is_in_the_way (gpointer data)
{
  return g_atomic_int_get (&((NabijBackupStore *)data)->n_urgent) > 0;
}

/* The store is locked. */
static gboolean
make_copy (NabijBackupStore     *self,
           NabijDatabase        *source,
           const NabijInstant   *now,
           gboolean              with_time,
           NabijDatabaseStopFunc should_stop,
           GError              **error)
{
  g_autofree char *making = g_build_filename (self->folder, MAKING_NAME, NULL);
  g_autofree char *name = nabij_backup_dup_name (now, with_time);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (NabijDatabase) copy = NULL;

  if (!nabij_private_files_make_folder (self->folder, error) ||
      !nabij_backup_file_begin (making, error) ||
      !nabij_database_copy_to (source, making, should_stop, self, error))
    return FALSE;

  copy = nabij_database_open_copy (making, error);
  if (copy == NULL || !nabij_database_check_copy (copy, error))
    return FALSE;
  g_clear_pointer (&copy, nabij_database_close);

  nabij_backup_file_set_time (making, now->utc_us);
  if (!nabij_backup_file_sync (making, error))
    return FALSE;
  if (rename (making, path) != 0) {
    nabij_private_files_set_error (error, "Could not name", path, errno);
    return FALSE;
  }
  nabij_private_files_sync_folder (self->folder);

  return TRUE;
}

static void
remove_making (NabijBackupStore *self)
{
  g_autofree char *making = g_build_filename (self->folder, MAKING_NAME, NULL);
  g_autoptr (GError) error = NULL;

  if (!nabij_backup_file_remove (making, &error))
    g_debug ("Backup: %s", error->message);
}

/* Whether there is a backup of the same second already. */
static gboolean
exists (NabijBackupStore   *self,
        const NabijInstant *made)
{
  g_autofree char *name = nabij_backup_dup_name (made, TRUE);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static int
compare_backups (gconstpointer a,
                 gconstpointer b)
{
  const NabijBackup *one = *(const NabijBackup *const *)a;
  const NabijBackup *other = *(const NabijBackup *const *)b;

  if (one->made.utc_us != other->made.utc_us)
    return one->made.utc_us > other->made.utc_us ? -1 : 1;

  return -g_strcmp0 (one->path, other->path);
}

/* The store is locked. */
static GPtrArray *
list_backups (NabijBackupStore *self,
              GError          **error)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_backup_free);
  g_auto (GStrv) names = nabij_private_files_list (self->folder, error);

  if (names == NULL)
    return NULL;

  for (gsize i = 0; names[i] != NULL; i++) {
    NabijBackup *backup = nabij_backup_new_for_file (self->folder, names[i]);

    if (backup != NULL)
      g_ptr_array_add (backups, backup);
  }
  g_ptr_array_sort (backups, compare_backups);

  return g_steal_pointer (&backups);
}

/* The store is locked. */
static void
remove_old (NabijBackupStore *self)
{
  g_autoptr (GPtrArray) backups = list_backups (self, NULL);
  g_autofree GDate    *days = NULL;
  g_autofree gboolean *kept = NULL;

  if (backups == NULL || backups->len == 0)
    return;

  days = g_new (GDate, backups->len);
  kept = g_new (gboolean, backups->len);
  for (guint i = 0; i < backups->len; i++)
    nabij_backup_get_day (g_ptr_array_index (backups, i), &days[i]);
  nabij_backups_choose (days, backups->len, kept);

  for (guint i = 0; i < backups->len; i++) {
    const NabijBackup *backup = g_ptr_array_index (backups, i);
    g_autoptr (GError) error = NULL;

    if (!kept[i] && !nabij_backup_file_remove (backup->path, &error))
      g_debug ("Backup: %s", error->message);
  }
}

/* Whether a backup is due: there is none of today, and the journal was written to since the last.
 * The store is locked. */
static gboolean
is_due (NabijBackupStore   *self,
        const NabijInstant *now)
{
  g_autofree char *file = nabij_journal_folder_get_file (self->journal_folder);
  g_autofree char *log = g_strconcat (file, "-wal", NULL);
  g_autofree char *today = nabij_backup_dup_name (now, FALSE);
  g_autofree char *path = g_build_filename (self->folder, today, NULL);
  g_autoptr (GPtrArray) backups = list_backups (self, NULL);
  struct stat info;
  gint64      changed_us;

  if (backups == NULL || stat (file, &info) != 0 || g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  changed_us = info.st_mtim.tv_sec * G_USEC_PER_SEC;
  if (stat (log, &info) == 0 && info.st_size > 0)
    changed_us = MAX (changed_us, info.st_mtim.tv_sec * G_USEC_PER_SEC);

  for (guint i = 0; i < backups->len; i++) {
    const NabijBackup *backup = g_ptr_array_index (backups, i);

    /* One from a day when the clock was wrong says nothing. */
    if (backup->made.utc_us <= now->utc_us)
      return changed_us >= backup->made.utc_us;
  }

  return TRUE;
}

/* Looks at one state of the journal for as long as the copying takes. */
static gboolean
copy_present (NabijBackupStore   *self,
              NabijDatabase      *source,
              const NabijInstant *now,
              gboolean           *is_settled,
              GError            **error)
{
  gint64   has_entries;
  gboolean purge_is_due;

  if (!nabij_database_query_one (source, HAS_ENTRIES, &has_entries, NULL, error) ||
      !nabij_purge_is_due (source, &purge_is_due, error))
    return FALSE;

  /* An empty journal is no reason to let an old backup go. */
  *is_settled = has_entries != 0 && !purge_is_due;

  return !*is_settled || make_copy (self, source, now, FALSE, is_in_the_way, error);
}

/**
 * nabij_backup_store_new:
 * @folder: (type filename): the folder of the journal
 *
 * Makes the store. Nothing is looked at or made yet.
 *
 * Returns: (transfer full): the store
 */
NabijBackupStore *
nabij_backup_store_new (const char *folder)
{
  NabijBackupStore *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_atomic_rc_box_new0 (NabijBackupStore);
  self->journal_folder = g_strdup (folder);
  self->folder = g_build_filename (folder, FOLDER_NAME, NULL);
  g_mutex_init (&self->lock);

  return self;
}

/**
 * nabij_backup_store_ref:
 * @self: the store
 *
 * Holds on to a store.
 *
 * Returns: (transfer full): @self
 */
NabijBackupStore *
nabij_backup_store_ref (NabijBackupStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * nabij_backup_store_unref:
 * @self: (transfer full): the store
 *
 * Lets go of a store.
 */
void
nabij_backup_store_unref (NabijBackupStore *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_store);
}

/**
 * nabij_backup_store_list:
 * @self: the store
 * @error: return location for an error
 *
 * Lists the backups.
 *
 * Errors: as nabij_private_files_list().
 *
 * Returns: (transfer full) (element-type NabijBackup) (nullable): the backups, the newest first, or
 *   `NULL` with @error set
 */
GPtrArray *
nabij_backup_store_list (NabijBackupStore *self,
                         GError          **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  /* Nothing is opened: what is being made or purged meanwhile is seen before or after it. */
  return list_backups (self, error);
}

/**
 * nabij_backup_store_make_daily:
 * @self: the store
 * @now: the present moment
 * @is_settled: (out): whether nothing is to be done any more today; not so where something is being
 *   deleted just now or the journal is empty, or the copy gave way to something else
 * @error: return location for an error
 *
 * Makes the backup of today where there is none and the journal has changed since the last one, and
 * removes those that are too old. It has a connection of its own, so that saving does not wait for
 * it.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_FULL`, `_UNWRITABLE`, `_DAMAGED`, `_NEWER`, `_BUSY`, `_FAILED`.
 *
 * Returns: `FALSE` with @error set where it could not be made
 */
gboolean
nabij_backup_store_make_daily (NabijBackupStore   *self,
                               const NabijInstant *now,
                               gboolean           *is_settled,
                               GError            **error)
{
  g_autoptr (NabijDatabase) source = NULL;
  g_autoptr (GError) own_error = NULL;
  gboolean done = TRUE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (now != NULL, FALSE);
  g_return_val_if_fail (is_settled != NULL, FALSE);

  *is_settled = TRUE;
  g_mutex_lock (&self->lock);
  if (is_due (self, now)) {
    source = nabij_database_open_for_reading (self->journal_folder, &own_error);
    done = source != NULL && nabij_database_execute (source, BEGIN_LOOKING, &own_error) &&
           copy_present (self, source, now, is_settled, &own_error);
    g_clear_pointer (&source, nabij_database_close);
    if (done && *is_settled)
      remove_old (self);
    if (!done)
      remove_making (self);
  }
  g_mutex_unlock (&self->lock);

  if (g_error_matches (own_error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    *is_settled = FALSE;
    return TRUE;
  }
  if (!done) {
    *is_settled = FALSE;
    g_propagate_error (error, g_steal_pointer (&own_error));
  }

  return done;
}

/**
 * nabij_backup_store_keep_present:
 * @self: the store
 * @journal: the journal, in which nothing is being deleted
 * @now: the present moment
 * @error: return location for an error
 *
 * Makes one more backup, before something else comes in the place of the journal.
 *
 * Errors: as nabij_backup_store_make_daily().
 *
 * Returns: whether it was made
 */
gboolean
nabij_backup_store_keep_present (NabijBackupStore   *self,
                                 NabijDatabase      *journal,
                                 const NabijInstant *now,
                                 GError            **error)
{
  NabijInstant made;
  gboolean     done;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (journal != NULL, FALSE);
  g_return_val_if_fail (now != NULL, FALSE);

  lock_urgently (self);
  made = *now;
  while (exists (self, &made))
    made.utc_us += G_USEC_PER_SEC;
  done = make_copy (self, journal, &made, TRUE, NULL, error);
  if (!done)
    remove_making (self);
  g_mutex_unlock (&self->lock);

  return done;
}

/* The store is locked. */
static gboolean
purge_backup (const NabijBackup *backup,
              const char *const *uuids,
              gint64             now_us,
              GError           **error)
{
  g_autoptr (NabijDatabase) copy = NULL;
  g_autoptr (GError) own_error = NULL;
  gboolean done;

  copy = nabij_database_open_copy (backup->path, &own_error);
  done = copy != NULL && nabij_purge_from_copy (copy, uuids, now_us, &own_error);
  g_clear_pointer (&copy, nabij_database_close);

  if (done) {
    nabij_backup_file_set_time (backup->path, backup->made.utc_us);
    return TRUE;
  }
  /* That what was deleted is gone weighs more than a copy which this program cannot read. */
  if (g_error_matches (own_error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_DAMAGED) ||
      g_error_matches (own_error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_NEWER)) {
    g_info ("Backup: %s is removed: %s", backup->path, own_error->message);
    return nabij_backup_file_remove (backup->path, error);
  }
  g_propagate_error (error, g_steal_pointer (&own_error));

  return FALSE;
}

/**
 * nabij_backup_store_purge:
 * @self: the store
 * @uuids: (array zero-terminated=1): the names of entries that are deleted for good
 * @now_us: the present moment, in microseconds since 1970 in UTC
 * @error: return location for an error
 *
 * Purges entries from every backup. A copy that is being made is given up.
 *
 * Errors: as nabij_purge_from_copy().
 *
 * Returns: whether nothing of them is left in any
 */
gboolean
nabij_backup_store_purge (NabijBackupStore  *self,
                          const char *const *uuids,
                          gint64             now_us,
                          GError           **error)
{
  g_autoptr (GPtrArray) backups = NULL;
  gboolean done;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (uuids != NULL, FALSE);

  if (uuids[0] == NULL)
    return TRUE;

  lock_urgently (self);
  remove_making (self);
  backups = list_backups (self, error);
  done = backups != NULL;
  for (guint i = 0; done && i < backups->len; i++)
    done = purge_backup (g_ptr_array_index (backups, i), uuids, now_us, error);
  g_mutex_unlock (&self->lock);

  return done;
}

/* The store is locked. */
static gboolean
prepare (const char        *backup_path,
         const char        *path,
         const char *const *uuids,
         gint64             now_us,
         GError           **error)
{
  g_autoptr (NabijDatabase) backup = nabij_database_open_copy (backup_path, error);
  g_autoptr (NabijDatabase) copy = NULL;

  if (backup == NULL || !nabij_database_check_copy (backup, error) ||
      !nabij_backup_file_begin (path, error) ||
      !nabij_database_copy_to (backup, path, NULL, NULL, error))
    return FALSE;
  g_clear_pointer (&backup, nabij_database_close);

  copy = nabij_database_open_copy (path, error);
  if (copy == NULL || !nabij_database_make_index_anew (copy, error) ||
      !nabij_purge_from_copy (copy, uuids, now_us, error) ||
      !nabij_database_check_copy (copy, error))
    return FALSE;
  g_clear_pointer (&copy, nabij_database_close);

  return nabij_backup_file_sync (path, error);
}

/**
 * nabij_backup_store_prepare_restore:
 * @self: the store
 * @backup: the backup
 * @path: (type filename): where the file comes that is to be the journal
 * @uuids: (array zero-terminated=1): the names of entries that stay away
 * @now_us: the present moment, in microseconds since 1970 in UTC
 * @error: return location for an error
 *
 * Looks at all of a backup, and makes a journal from it that may be put in place. The backup stays as
 * it is, but for its version.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_BACKUP_DAMAGED` where it cannot be relied upon, and as
 * nabij_database_open_copy().
 *
 * Returns: whether the file at @path is there, sound and on the disk
 */
gboolean
nabij_backup_store_prepare_restore (NabijBackupStore  *self,
                                    const NabijBackup *backup,
                                    const char        *path,
                                    const char *const *uuids,
                                    gint64             now_us,
                                    GError           **error)
{
  g_autoptr (GError) own_error = NULL;
  gboolean done;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (backup != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (uuids != NULL, FALSE);

  lock_urgently (self);
  done = prepare (backup->path, path, uuids, now_us, &own_error);
  if (done)
    nabij_backup_file_set_time (backup->path, backup->made.utc_us);
  else
    nabij_backup_file_remove (path, NULL);
  g_mutex_unlock (&self->lock);

  if (g_error_matches (own_error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_DAMAGED))
    own_error->code = NABIJ_JOURNAL_ERROR_BACKUP_DAMAGED;
  if (!done)
    g_propagate_error (error, g_steal_pointer (&own_error));

  return done;
}

/**
 * nabij_backup_store_remove_all:
 * @self: the store
 * @left: (element-type filename): where the paths of what could not be removed are added
 *
 * Removes every backup, and the folder.
 */
void
nabij_backup_store_remove_all (NabijBackupStore *self,
                               GPtrArray        *left)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (left != NULL);

  lock_urgently (self);
  nabij_private_files_remove_folder (self->folder, left);
  g_mutex_unlock (&self->lock);
}
