/* nabij-journal-folder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs on the writing thread of the journal, and knows nothing of SQLite but the names of its
 * files.
 */

#include "config.h"

#include "nabij-journal-folder.h"

#include "nabij-journal-error.h"
#include "nabij-private-files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define JOURNAL_NAME "journal.db"
#define LOCK_NAME "journal.lock"
#define SET_ASIDE_MAX 10000
/* The header of a rollback journal of SQLite. */
#define JOURNAL_HEADER_SIZE 28
#define JOURNAL_N_PAGES_OFFSET 16

struct _NabijJournalFolder {
  char *path;
  char *file;
  int   lock_fd;
};

/* What SQLite may keep beside its file. They belong to it and go with it. */
static const char *const companions[] = { "", "-wal", "-shm", "-journal" };

/* Whether somebody has removed the file of a lock since it was opened, as deleting everything does:
 * then the lock is one of nothing. */
static gboolean
is_replaced (int         fd,
             const char *path)
{
  struct stat held;
  struct stat named;

  return fstat (fd, &held) != 0 || stat (path, &named) != 0 || held.st_ino != named.st_ino ||
         held.st_dev != named.st_dev;
}

/* An open file description lock ends with the program, however it ends, and is not lost when some
 * other part of the program opens and closes the same file. */
static int
take_lock (const char *path,
           GError    **error)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int          fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);

  if (fd < 0) {
    nabij_private_files_set_error (error, "Could not open", path, errno);
    return -1;
  }

  if (fcntl (fd, F_OFD_SETLK, &lock) != 0) {
    int system_error = errno;

    close (fd);
    if (system_error == EAGAIN || system_error == EACCES)
      g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_LOCKED,
                   "Another program holds %s", path);
    else
      nabij_private_files_set_error (error, "Could not lock", path, system_error);
    return -1;
  }

  if (is_replaced (fd, path)) {
    close (fd);
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_LOCKED,
                 "Another program has just removed %s", path);
    return -1;
  }

  return fd;
}

/**
 * nabij_journal_folder_get_file:
 * @path: (type filename): the folder of the journal
 *
 * Tells where the file of the journal is.
 *
 * Returns: (transfer full) (type filename): the path
 */
char *
nabij_journal_folder_get_file (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return g_build_filename (path, JOURNAL_NAME, NULL);
}

/**
 * nabij_journal_folder_open:
 * @path: (type filename): the folder, which is made where it is missing
 * @error: return location for an error
 *
 * Makes the folder private and takes the lock in it.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_NOT_A_FOLDER`, `_UNWRITABLE`, `_FULL`, `_LOCKED` where another
 * program or another part of this one holds it, `_FAILED`.
 *
 * Returns: (transfer full) (nullable): the folder, or `NULL` with @error set
 */
NabijJournalFolder *
nabij_journal_folder_open (const char *path,
                           GError    **error)
{
  g_autoptr (NabijJournalFolder) self = NULL;
  g_autofree char *lock_path = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!nabij_private_files_make_folder (path, error))
    return NULL;

  self = g_new0 (NabijJournalFolder, 1);
  self->path = g_strdup (path);
  self->file = nabij_journal_folder_get_file (path);

  lock_path = g_build_filename (path, LOCK_NAME, NULL);
  self->lock_fd = take_lock (lock_path, error);
  if (self->lock_fd < 0)
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * nabij_journal_folder_close:
 * @self: (transfer full): the folder
 *
 * Gives the lock back. The empty file of the lock stays: removing it would let two programs hold
 * two locks of the same name.
 */
void
nabij_journal_folder_close (NabijJournalFolder *self)
{
  g_return_if_fail (self != NULL);

  if (self->lock_fd >= 0)
    close (self->lock_fd);
  g_free (self->path);
  g_free (self->file);
  g_free (self);
}

/* A rollback journal tells how many pages its file had. One of a file that was still being made, on a
 * disk that was full or failed, has nothing to give back. */
static gboolean
is_of_new_file (const char *path)
{
  guint8 header[JOURNAL_HEADER_SIZE] = { 0 };
  int    fd = open (path, O_RDONLY | O_CLOEXEC);
  gssize length;

  if (fd < 0)
    return FALSE;
  length = pread (fd, header, sizeof header, 0);
  close (fd);

  return length == sizeof header && memcmp (header + JOURNAL_N_PAGES_OFFSET, "\0\0\0", 4) == 0;
}

/* The log of a file that is gone may hold the last thing somebody wrote. SQLite would delete it, or
 * play it into a new file. */
static gboolean
has_orphan_log (NabijJournalFolder *self)
{
  g_autofree char *log = g_strconcat (self->file, "-wal", NULL);
  g_autofree char *journal = g_strconcat (self->file, "-journal", NULL);
  struct stat      info;

  return (stat (log, &info) == 0 && info.st_size > 0) ||
         (stat (journal, &info) == 0 && info.st_size > 0 && !is_of_new_file (journal));
}

static gboolean
check_kind_of_file (NabijJournalFolder *self,
                    gboolean           *exists,
                    GError            **error)
{
  struct stat info;

  *exists = FALSE;
  if (stat (self->file, &info) != 0) {
    if (errno != ENOENT) {
      nabij_private_files_set_error (error, "Could not look at", self->file, errno);
      return FALSE;
    }
    info.st_size = 0;
  } else {
    *exists = TRUE;
    if (!S_ISREG (info.st_mode)) {
      g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_DAMAGED,
                   "%s is no ordinary file", self->file);
      return FALSE;
    }
  }

  if (info.st_size == 0 && has_orphan_log (self)) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_DAMAGED,
                 "%s is empty or missing, but its log is not", self->file);
    return FALSE;
  }

  return TRUE;
}

/**
 * nabij_journal_folder_prepare_file:
 * @self: the folder
 * @header: (out caller-allocates): room for the first bytes of the file
 * @size: how many of them are wanted
 * @length: (out): how many there are; 0 for an empty or a new file
 * @error: return location for an error
 *
 * Makes the file where it is missing, private to the person, and reads its first bytes, before
 * SQLite is allowed to touch it.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_DAMAGED` where it is no ordinary file or a log is left without its
 * file, `_UNWRITABLE`, `_FULL`, `_FAILED`.
 *
 * Returns: whether @header was read
 */
gboolean
nabij_journal_folder_prepare_file (NabijJournalFolder *self,
                                   guint8             *header,
                                   gsize               size,
                                   gsize              *length,
                                   GError            **error)
{
  gboolean exists;
  int      fd;
  gssize   n_read;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (header != NULL && length != NULL, FALSE);

  if (!check_kind_of_file (self, &exists, error))
    return FALSE;

  fd = open (self->file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) {
    nabij_private_files_set_error (error, "Could not open", self->file, errno);
    return FALSE;
  }

  n_read = pread (fd, header, size, 0);
  if (n_read < 0) {
    nabij_private_files_set_error (error, "Could not read", self->file, errno);
    close (fd);
    return FALSE;
  }
  *length = (gsize)n_read;

  if (fchmod (fd, 0600) != 0)
    g_debug ("Could not make %s private: %s", self->file, g_strerror (errno));
  close (fd);

  if (!exists)
    nabij_private_files_sync_folder (self->path);

  return TRUE;
}

static gboolean
is_free (const char *base)
{
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++) {
    g_autofree char *path = g_strconcat (base, companions[i], NULL);
    struct stat      info;

    if (lstat (path, &info) == 0)
      return FALSE;
  }

  return TRUE;
}

static char *
choose_set_aside_path (NabijJournalFolder *self,
                       const NabijInstant *now)
{
  g_autoptr (GDateTime) local = nabij_instant_to_local (now);
  g_autofree char *when = NULL;

  when = local != NULL ? g_date_time_format (local, "%Y-%m-%d-%H%M%S") : g_strdup ("undated");

  for (guint i = 1; i < SET_ASIDE_MAX; i++) {
    g_autofree char *name = NULL;
    g_autofree char *path = NULL;

    name = i == 1 ? g_strdup_printf ("journal-set-aside-%s.db", when)
                  : g_strdup_printf ("journal-set-aside-%s-%u.db", when, i);
    path = g_build_filename (self->path, name, NULL);
    if (is_free (path))
      return g_steal_pointer (&path);
  }

  return NULL;
}

/**
 * nabij_journal_folder_set_aside:
 * @self: the folder
 * @now: the present moment, for the new name
 * @error: return location for an error
 *
 * Gives the file of the journal, and what SQLite keeps beside it, a new name with the date in it,
 * so that a new journal can be begun without writing over anything. Nobody may have the file open.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_UNWRITABLE`, `_FULL`, `_FAILED`.
 *
 * Returns: (transfer full) (nullable) (type filename): the new path, or `NULL` with @error set
 */
char *
nabij_journal_folder_set_aside (NabijJournalFolder *self,
                                const NabijInstant *now,
                                GError            **error)
{
  g_autofree char *target = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  target = choose_set_aside_path (self, now);
  if (target == NULL) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_FAILED,
                 "No name is left in %s", self->path);
    return NULL;
  }

  /* The file goes first: when the power fails in between, the next start finds a log without a
   * file, and sets that aside as well. */
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++) {
    g_autofree char *from = g_strconcat (self->file, companions[i], NULL);
    g_autofree char *to = g_strconcat (target, companions[i], NULL);

    if (rename (from, to) != 0 && errno != ENOENT) {
      nabij_private_files_set_error (error, "Could not set aside", from, errno);
      return NULL;
    }
  }
  nabij_private_files_sync_folder (self->path);

  return g_steal_pointer (&target);
}

/**
 * nabij_journal_folder_replace_file:
 * @self: the folder
 * @path: (type filename): a file in it that is to be the journal, whole and on the disk
 * @error: return location for an error
 *
 * Puts another file in the place of the journal. A power cut leaves the one or the other. Nobody may
 * have the journal open for writing, and everything that is in its log was brought into its file.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_BUSY` where something is still in the log, `_UNWRITABLE`, `_FULL`,
 * `_FAILED`.
 *
 * Returns: whether it was put in place
 */
gboolean
nabij_journal_folder_replace_file (NabijJournalFolder *self,
                                   const char         *path,
                                   GError            **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (has_orphan_log (self)) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_BUSY,
                 "Something is still in the log of %s", self->file);
    return FALSE;
  }

  /* What belongs to the old file goes first: a log would be played into the new one. */
  for (guint i = 1; i < G_N_ELEMENTS (companions); i++) {
    g_autofree char *companion = g_strconcat (self->file, companions[i], NULL);

    if (!nabij_private_files_remove (companion, error))
      return FALSE;
  }
  nabij_private_files_sync_folder (self->path);

  if (rename (path, self->file) != 0) {
    nabij_private_files_set_error (error, "Could not put in place", path, errno);
    return FALSE;
  }
  nabij_private_files_sync_folder (self->path);

  return TRUE;
}
