/* nabij-sqlite-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs on the thread that its connection belongs to.
 */

#include "config.h"

#include "nabij-sqlite-error.h"

#include "nabij-journal-error.h"

#include <gio/gio.h>

static int
get_last_errno (sqlite3_file *file)
{
  int system_error = 0;

  if (file == NULL || file->pMethods == NULL ||
      file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &system_error) != SQLITE_OK)
    return 0;

  return system_error;
}

/* SQLite tells what errno is by the time of the question, which may be long overwritten after
 * reading or writing. There the files themselves remember better: first the log, then the
 * journal. */
static int
get_system_error (sqlite3 *handle,
                  int      result)
{
  static const int questions[] = { SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER };

  if ((result & 0xff) == SQLITE_IOERR) {
    for (guint i = 0; i < G_N_ELEMENTS (questions); i++) {
      sqlite3_file *file = NULL;
      int           system_error = 0;

      if (sqlite3_file_control (handle, "main", questions[i], &file) == SQLITE_OK)
        system_error = get_last_errno (file);
      if (system_error != 0)
        return system_error;
    }
  }

  return sqlite3_system_errno (handle);
}

/**
 * nabij_sqlite_error_set:
 * @handle: (nullable): the connection, right after the call that failed
 * @what: what could not be done, for the log
 * @result: its result, extended or not, that is not a success
 * @error: return location for the error
 *
 * Makes an error of the journal from one of SQLite. Its message is for the log, and holds nothing
 * that a person wrote.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_FULL`, `_UNWRITABLE`, `_DAMAGED`, `_BUSY`, `_FAILED`;
 * `G_IO_ERROR_CANCELLED` for what was interrupted.
 */
void
nabij_sqlite_error_set (sqlite3    *handle,
                        const char *what,
                        int         result,
                        GError    **error)
{
  g_autofree char *message = NULL;
  int              system_error = 0;

  if ((result & 0xff) == SQLITE_INTERRUPT) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s: cancelled", what);
    return;
  }

  message = g_strdup (handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (result));
  if (handle != NULL)
    system_error = get_system_error (handle, result);

  g_set_error (error, NABIJ_JOURNAL_ERROR, nabij_journal_error_from_sqlite (result, system_error),
               "%s: %s (%d, %s)", what, message, result, g_strerror (system_error));
}
