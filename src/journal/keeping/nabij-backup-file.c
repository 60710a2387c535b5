/* nabij-backup-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything here waits for the disk.
 */

#include "config.h"

#include "nabij-backup-file.h"

#include "nabij-private-files.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* What SQLite may leave beside a copy that was being changed. */
static const char *const companions[] = { "", "-journal", "-wal", "-shm" };

/**
 * nabij_backup_file_remove:
 * @path: (type filename): a copy
 * @error: return location for an error
 *
 * Removes a copy and what belongs to it. The file goes last, so that nobody finds it without that; one
 * that is not there is no error.
 *
 * Errors: as nabij_private_files_remove().
 *
 * Returns: whether it is gone
 */
gboolean
nabij_backup_file_remove (const char *path,
                          GError    **error)
{
  for (guint i = G_N_ELEMENTS (companions); i > 0; i--) {
    g_autofree char *file = g_strconcat (path, companions[i - 1], NULL);

    if (!nabij_private_files_remove (file, error))
      return FALSE;
  }

  return TRUE;
}

/**
 * nabij_backup_file_begin:
 * @path: (type filename): where
 * @error: return location for an error
 *
 * Makes an empty file that only this person can read, in place of what was there.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_FULL`, `_UNWRITABLE`, `_FAILED`.
 *
 * Returns: whether it is there
 */
gboolean
nabij_backup_file_begin (const char *path,
                         GError    **error)
{
  int fd;

  if (!nabij_backup_file_remove (path, error))
    return FALSE;
  fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) {
    nabij_private_files_set_error (error, "Could not make", path, errno);
    return FALSE;
  }
  close (fd);

  return TRUE;
}

/**
 * nabij_backup_file_set_time:
 * @path: (type filename): a copy
 * @utc_us: when its contents are from, in microseconds since 1970 in UTC
 *
 * Gives a file the time of its contents, also where something was purged from it later. That it cannot be
 * given is no error.
 */
void
nabij_backup_file_set_time (const char *path,
                            gint64      utc_us)
{
  struct timespec times[2] = { { .tv_nsec = UTIME_OMIT } };

  times[1].tv_sec = (time_t)(utc_us / G_USEC_PER_SEC);
  times[1].tv_nsec = (long)(utc_us % G_USEC_PER_SEC) * 1000;
  if (utimensat (AT_FDCWD, path, times, 0) != 0)
    g_debug ("Backup: could not set the time of %s: %s", path, g_strerror (errno));
}

/**
 * nabij_backup_file_sync:
 * @path: (type filename): a copy
 * @error: return location for an error
 *
 * Waits until a file is on the disk.
 *
 * Errors: as nabij_backup_file_begin().
 *
 * Returns: whether it survives a power cut
 */
gboolean
nabij_backup_file_sync (const char *path,
                        GError    **error)
{
  int      fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;
  int      system_error = errno;

  if (fd >= 0)
    close (fd);
  if (!synced)
    nabij_private_files_set_error (error, "Could not sync", path, system_error);

  return synced;
}
