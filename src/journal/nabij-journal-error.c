/* nabij-journal-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>

/* clang-format off */
G_DEFINE_QUARK (nabij-journal-error-quark, nabij_journal_error)
/* clang-format on */

/**
 * nabij_journal_error_from_errno:
 * @system_error: a value of `errno`
 *
 * Tells what an error of the system means for the journal.
 *
 * Returns: the code; `NABIJ_JOURNAL_ERROR_FAILED` for what has no better name
 */
NabijJournalError
nabij_journal_error_from_errno (int system_error)
{
  switch (system_error) {
  case ENOTDIR:
    return NABIJ_JOURNAL_ERROR_NOT_A_FOLDER;
  case EACCES:
  case EPERM:
  case EROFS:
  case ENOENT:
    return NABIJ_JOURNAL_ERROR_UNWRITABLE;
  case ENOSPC:
  case EDQUOT:
  case EFBIG:
    return NABIJ_JOURNAL_ERROR_FULL;
  default:
    return NABIJ_JOURNAL_ERROR_FAILED;
  }
}

/**
 * nabij_journal_error_from_sqlite:
 * @extended_code: a result of SQLite, extended or not, that is not a success
 * @system_error: the value of `errno` that came with it, or 0
 *
 * Tells what an error of SQLite means for the journal.
 *
 * Returns: the code; `NABIJ_JOURNAL_ERROR_FAILED` for what has no better name
 */
NabijJournalError
nabij_journal_error_from_sqlite (int extended_code,
                                 int system_error)
{
  switch (extended_code & 0xff) {
  case SQLITE_FULL:
    return NABIJ_JOURNAL_ERROR_FULL;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return NABIJ_JOURNAL_ERROR_DAMAGED;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return NABIJ_JOURNAL_ERROR_BUSY;
  case SQLITE_READONLY:
  case SQLITE_PERM:
  case SQLITE_AUTH:
    return NABIJ_JOURNAL_ERROR_UNWRITABLE;
  case SQLITE_CANTOPEN:
    /* On a full disk the files beside the journal cannot be made. */
    if (nabij_journal_error_from_errno (system_error) == NABIJ_JOURNAL_ERROR_FULL)
      return NABIJ_JOURNAL_ERROR_FULL;
    return NABIJ_JOURNAL_ERROR_UNWRITABLE;
  case SQLITE_IOERR:
    /* SQLite knows a full disk only by ENOSPC; a quota and a limit on the size of a file are the
     * same to a person. */
    if (nabij_journal_error_from_errno (system_error) == NABIJ_JOURNAL_ERROR_FULL)
      return NABIJ_JOURNAL_ERROR_FULL;
    return NABIJ_JOURNAL_ERROR_FAILED;
  default:
    return NABIJ_JOURNAL_ERROR_FAILED;
  }
}

/**
 * nabij_journal_error_to_sentence:
 * @error: what went wrong with the journal
 *
 * Says in the language of the person what happened, what that means for what was written, and what
 * may be done. It is one line of plain text, for the window and for the command line alike. The
 * message inside of @error is for the log.
 *
 * Returns: (transfer none) (nullable): the text, or `NULL` where there is nothing to say because it
 *   was cancelled
 */
const char *
nabij_journal_error_to_sentence (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;

  if (error->domain == NABIJ_JOURNAL_ERROR) {
    switch ((NabijJournalError)error->code) {
    case NABIJ_JOURNAL_ERROR_NOT_A_FOLDER:
      return _ ("The journal could not be saved: there is a file where its folder should be. "
                "Breathing works as always.");
    case NABIJ_JOURNAL_ERROR_UNWRITABLE:
      return _ ("The journal could not be saved: Nabij may not write in its folder. "
                "What was saved before is still there.");
    case NABIJ_JOURNAL_ERROR_FULL:
      return _ ("There is no room left on this computer. What you wrote is kept here, "
                "and saving is tried again by itself.");
    case NABIJ_JOURNAL_ERROR_DAMAGED:
      return _ ("The journal could not be read: its file is damaged. "
                "It is kept as it is, nothing is written over it.");
    case NABIJ_JOURNAL_ERROR_NEWER:
      return _ ("This journal was written by a newer Nabij, and is left untouched. "
                "That newer version can open it.");
    case NABIJ_JOURNAL_ERROR_LOCKED:
      return _ ("The journal could not be saved: Nabij is already open elsewhere on this computer. "
                "What was saved before is still there.");
    case NABIJ_JOURNAL_ERROR_BUSY:
      return _ ("The journal could not be saved just now: another program is using it. "
                "It will be tried again.");
    case NABIJ_JOURNAL_ERROR_ABSENT:
      return _ ("There is no journal yet.");
    case NABIJ_JOURNAL_ERROR_GONE:
      return _ ("This was deleted for good, and cannot be brought back.");
    case NABIJ_JOURNAL_ERROR_BACKUP_DAMAGED:
      return _ ("This copy is damaged and was not used. Your journal is as it was; "
                "another copy may be sound.");
    case NABIJ_JOURNAL_ERROR_LEFT_BEHIND:
      return _ ("Not everything could be deleted: some files may not be removed.");
    case NABIJ_JOURNAL_ERROR_KEEPS_NOTHING:
      return _ ("You chose that nothing is kept, so this was not kept either.");
    case NABIJ_JOURNAL_ERROR_TOO_MANY_SPEAKERS:
      return _ ("Two voices are kept already. Once one of them is deleted, there is room for another.");
    case NABIJ_JOURNAL_ERROR_UNFIT_RECORDING:
      return _ ("This recording could not be kept as it is. You may record it once more; "
                "everything else is as it was.");
    case NABIJ_JOURNAL_ERROR_FAILED:
    default:
      break;
    }
  }

  return _ ("Something went wrong with the journal. Nothing was removed from it.");
}

/**
 * nabij_journal_set_aside_to_sentence:
 * @path: (type filename): where the file went
 *
 * Says in the language of the person that the file of the journal could not be used, where it is
 * kept now, and that a new one was begun.
 *
 * Returns: (transfer full): the text
 */
char *
nabij_journal_set_aside_to_sentence (const char *path)
{
  g_autofree char *shown = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  shown = g_filename_display_name (path);

  /* Translators: %s is the whole path of a file. */
  return g_strdup_printf (_ ("The file of your journal could not be read, so a new journal "
                             "was begun. The old file is kept, as %s."),
                          shown);
}

/**
 * nabij_journal_left_behind_to_sentence:
 * @error: a `NABIJ_JOURNAL_ERROR_LEFT_BEHIND`
 *
 * Says in the language of the person which files could not be removed.
 *
 * Returns: (transfer full): the text
 */
char *
nabij_journal_left_behind_to_sentence (const GError *error)
{
  g_return_val_if_fail (g_error_matches (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_LEFT_BEHIND),
                        NULL);

  /* Translators: %s is the whole path of a file, or several with commas between them. */
  return g_strdup_printf (_ ("Almost everything is deleted. This could not be removed: %s. "
                             "You may remove it yourself."),
                          error->message);
}
