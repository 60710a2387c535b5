/* nabij-private-files.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files and folders that nobody else in the house can look into. Everything here waits for the disk.
 */

#include "config.h"

#include "nabij-private-files.h"

#include "nabij-journal-error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/**
 * nabij_private_files_set_error:
 * @error: return location for an error
 * @what: what could not be done, for the log
 * @path: (type filename): with which file
 * @system_error: the value of `errno`
 *
 * Makes an error of the journal from one of the system.
 */
void
nabij_private_files_set_error (GError    **error,
                               const char *what,
                               const char *path,
                               int         system_error)
{
  g_set_error (error, NABIJ_JOURNAL_ERROR, nabij_journal_error_from_errno (system_error),
               "%s %s: %s", what, path, g_strerror (system_error));
}

static void
set_error_from_file (GError      **error,
                     const GError *file_error)
{
  NabijJournalError code = NABIJ_JOURNAL_ERROR_FAILED;

  if (g_error_matches (file_error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    code = NABIJ_JOURNAL_ERROR_FULL;
  else if (g_error_matches (file_error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    code = NABIJ_JOURNAL_ERROR_NOT_A_FOLDER;
  else if (g_error_matches (file_error, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
           g_error_matches (file_error, G_FILE_ERROR, G_FILE_ERROR_PERM) ||
           g_error_matches (file_error, G_FILE_ERROR, G_FILE_ERROR_ROFS) ||
           g_error_matches (file_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    code = NABIJ_JOURNAL_ERROR_UNWRITABLE;

  g_set_error_literal (error, NABIJ_JOURNAL_ERROR, (int)code, file_error->message);
}

/**
 * nabij_private_files_sync_folder:
 * @path: (type filename): a folder
 *
 * Brings the names in a folder to the disk: only then they are safe from a power cut. Some file
 * systems cannot be asked; there is nothing else to do on them.
 */
void
nabij_private_files_sync_folder (const char *path)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("Could not sync %s: %s", path, g_strerror (errno));
  close (fd);
}

/**
 * nabij_private_files_make_folder:
 * @path: (type filename): a folder
 * @error: return location for an error
 *
 * Makes a folder where it is missing, and makes it private in either case.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_NOT_A_FOLDER`, `_UNWRITABLE`, `_FULL`, `_FAILED`.
 *
 * Returns: whether it is there
 */
gboolean
nabij_private_files_make_folder (const char *path,
                                 GError    **error)
{
  g_autofree char *parent = NULL;
  struct stat      info;
  int              system_error;

  if (stat (path, &info) == 0) {
    if (!S_ISDIR (info.st_mode)) {
      nabij_private_files_set_error (error, "Cannot use as a folder", path, ENOTDIR);
      return FALSE;
    }
    /* Where the file system has no such modes, or somebody else owns the folder, the journal still
     * works. */
    if ((info.st_mode & 0777) != 0700 && chmod (path, 0700) != 0)
      g_debug ("Could not make %s private: %s", path, g_strerror (errno));
    return TRUE;
  }

  if (g_mkdir_with_parents (path, 0700) != 0) {
    system_error = errno;
    /* A dangling link, or a file that came in between. */
    if (system_error == EEXIST)
      system_error = ENOTDIR;
    nabij_private_files_set_error (error, "Could not make the folder", path, system_error);
    return FALSE;
  }

  parent = g_path_get_dirname (path);
  nabij_private_files_sync_folder (parent);

  return TRUE;
}

/**
 * nabij_private_files_write:
 * @path: (type filename): a file
 * @contents: what comes into it
 * @error: return location for an error
 *
 * Writes a file whole or not at all. When it returns `TRUE`, it survives a power cut. In between there
 * may be a file whose name begins with that of @path and a dot.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_UNWRITABLE`, `_FULL`, `_NOT_A_FOLDER`, `_FAILED`.
 *
 * Returns: whether it was written
 */
gboolean
nabij_private_files_write (const char *path,
                           const char *contents,
                           GError    **error)
{
  g_autoptr (GError) own_error = NULL;

  if (g_file_set_contents_full (path, contents, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &own_error))
    return TRUE;

  set_error_from_file (error, own_error);

  return FALSE;
}

/**
 * nabij_private_files_remove:
 * @path: (type filename): a file
 * @error: return location for an error
 *
 * Removes a file. That there is none is no error.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_UNWRITABLE`, `_FAILED`.
 *
 * Returns: whether it is gone
 */
gboolean
nabij_private_files_remove (const char *path,
                            GError    **error)
{
  if (unlink (path) != 0 && errno != ENOENT) {
    nabij_private_files_set_error (error, "Could not remove", path, errno);
    return FALSE;
  }

  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/**
 * nabij_private_files_list:
 * @folder: (type filename): a folder
 * @error: return location for an error
 *
 * Lists the names in a folder. One that is not there has none.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_NOT_A_FOLDER`, `_UNWRITABLE`, `_FAILED`.
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): the names, in their order, or `NULL`
 *   with @error set
 */
char **
nabij_private_files_list (const char *folder,
                          GError    **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) own_error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &own_error);
  const char *name;

  if (dir == NULL && !g_error_matches (own_error, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
    set_error_from_file (error, own_error);
    return NULL;
  }

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (char **)g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/**
 * nabij_private_files_remove_folder:
 * @path: (type filename): a folder that is the program's own
 * @left: (element-type filename): where the paths of what could not be removed are added
 *
 * Removes a folder and the files in it. A folder inside it is none of ours, and is left.
 */
void
nabij_private_files_remove_folder (const char *path,
                                   GPtrArray  *left)
{
  g_auto (GStrv) names = NULL;
  guint n_before = left->len;

  names = nabij_private_files_list (path, NULL);
  for (gsize i = 0; names != NULL && names[i] != NULL; i++) {
    g_autofree char *file = g_build_filename (path, names[i], NULL);

    if (!nabij_private_files_remove (file, NULL))
      g_ptr_array_add (left, g_steal_pointer (&file));
  }

  if (rmdir (path) != 0 && errno != ENOENT && left->len == n_before)
    g_ptr_array_add (left, g_strdup (path));
}
