/* nabij-journal-error.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijJournalError:
 * @NABIJ_JOURNAL_ERROR_NOT_A_FOLDER: a file stands where the folder, or one above it, should be
 * @NABIJ_JOURNAL_ERROR_UNWRITABLE: the folder or the file may not be written or made
 * @NABIJ_JOURNAL_ERROR_FULL: there is no room left
 * @NABIJ_JOURNAL_ERROR_DAMAGED: the file is not a sound journal
 * @NABIJ_JOURNAL_ERROR_NEWER: a newer version of the program wrote the file
 * @NABIJ_JOURNAL_ERROR_LOCKED: another running program has the journal open for writing
 * @NABIJ_JOURNAL_ERROR_BUSY: another program holds the file for the moment
 * @NABIJ_JOURNAL_ERROR_ABSENT: there is no journal yet; only where it is opened for reading
 * @NABIJ_JOURNAL_ERROR_GONE: what was deleted is purged already, and cannot come back
 * @NABIJ_JOURNAL_ERROR_BACKUP_DAMAGED: a backup is not a sound journal
 * @NABIJ_JOURNAL_ERROR_LEFT_BEHIND: not every file could be removed; the message of the error is the
 *   list of those that stayed, for nabij_journal_left_behind_to_sentence()
 * @NABIJ_JOURNAL_ERROR_KEEPS_NOTHING: somebody has asked that nothing is kept
 * @NABIJ_JOURNAL_ERROR_TOO_MANY_SPEAKERS: as many voices as can be are kept already
 * @NABIJ_JOURNAL_ERROR_UNFIT_RECORDING: a recording, or the name of who speaks, is not what it should be
 * @NABIJ_JOURNAL_ERROR_FAILED: anything else, such as a disk that does not answer
 *
 * What can go wrong with the journal, one code for each thing that somebody can do about it.
 */
typedef enum {
  NABIJ_JOURNAL_ERROR_NOT_A_FOLDER,
  NABIJ_JOURNAL_ERROR_UNWRITABLE,
  NABIJ_JOURNAL_ERROR_FULL,
  NABIJ_JOURNAL_ERROR_DAMAGED,
  NABIJ_JOURNAL_ERROR_NEWER,
  NABIJ_JOURNAL_ERROR_LOCKED,
  NABIJ_JOURNAL_ERROR_BUSY,
  NABIJ_JOURNAL_ERROR_ABSENT,
  NABIJ_JOURNAL_ERROR_GONE,
  NABIJ_JOURNAL_ERROR_BACKUP_DAMAGED,
  NABIJ_JOURNAL_ERROR_LEFT_BEHIND,
  NABIJ_JOURNAL_ERROR_KEEPS_NOTHING,
  NABIJ_JOURNAL_ERROR_TOO_MANY_SPEAKERS,
  NABIJ_JOURNAL_ERROR_UNFIT_RECORDING,
  NABIJ_JOURNAL_ERROR_FAILED,
} NabijJournalError;

#define NABIJ_JOURNAL_ERROR (nabij_journal_error_quark ())
GQuark nabij_journal_error_quark (void);

NabijJournalError nabij_journal_error_from_errno (int system_error);
NabijJournalError nabij_journal_error_from_sqlite (int extended_code,
                                                   int system_error);
const char       *nabij_journal_error_to_sentence (const GError *error);
char             *nabij_journal_set_aside_to_sentence (const char *path) G_GNUC_WARN_UNUSED_RESULT;
char             *nabij_journal_left_behind_to_sentence (const GError *error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
