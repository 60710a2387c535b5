/* nabij-transfer-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-transfer-error.h"

#include "nabij-journal-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* clang-format off */
G_DEFINE_QUARK (nabij-transfer-error-quark, nabij_transfer_error)
/* clang-format on */

static const char *
get_sentence (NabijTransferError code)
{
  switch (code) {
  case NABIJ_TRANSFER_ERROR_NOT_JSON:
    return _ ("This file is damaged, cut short, or not an export of Nabij. Nothing was changed.");
  case NABIJ_TRANSFER_ERROR_ENCODING:
    return _ ("This file holds broken characters: it is not UTF-8 throughout. Nothing was changed.");
  case NABIJ_TRANSFER_ERROR_NUL:
    return _ ("This file holds a character that no text can hold (NUL). Nothing was changed.");
  case NABIJ_TRANSFER_ERROR_TOO_DEEP:
    return _ ("This file is nested far deeper than a journal is, so it was not read on. "
              "Nothing was changed.");
  case NABIJ_TRANSFER_ERROR_TOO_LARGE:
    return _ ("This file is larger than Nabij takes in: a whole file may have 256 MB, and one entry "
              "16 MB. Nothing was changed.");
  case NABIJ_TRANSFER_ERROR_FOREIGN:
    return _ ("This file is not an export of Nabij. Nothing was changed.");
  case NABIJ_TRANSFER_ERROR_NEWER:
    return _ ("This file was written by a newer Nabij, and that one can take it in. "
              "Nothing was changed.");
  case NABIJ_TRANSFER_ERROR_ENTRY:
    return _ ("An entry could not be read. Nothing was changed.");
  case NABIJ_TRANSFER_ERROR_RECORDING:
    return _ ("A recording could not be read. Nothing was changed.");
  case NABIJ_TRANSFER_ERROR_DUPLICATE:
    return _ ("The same entry is in this file twice. Nothing was changed.");
  case NABIJ_TRANSFER_ERROR_KEEPS_NOTHING:
    return _ ("You chose that nothing is kept, so nothing was brought in.");
  case NABIJ_TRANSFER_ERROR_ABSENT:
    return _ ("There is no such file.");
  case NABIJ_TRANSFER_ERROR_UNREADABLE:
    return _ ("This file could not be read. Nothing was changed.");
  case NABIJ_TRANSFER_ERROR_UNWRITABLE:
    return _ ("The file could not be written in that place. Your journal is as it was.");
  case NABIJ_TRANSFER_ERROR_FULL:
    return _ ("The file could not be written: there is no room left in that place. "
              "Your journal is as it was.");
  case NABIJ_TRANSFER_ERROR_ENDING:
    return _ ("The name of the file must end in .json, to keep everything, or in .csv, for a "
              "spreadsheet.");
  default:
    g_return_val_if_reached (NULL);
  }
}

/**
 * nabij_transfer_error_set:
 * @error: return location for the error
 * @code: what went wrong
 *
 * Makes an error with its sentence.
 */
void
nabij_transfer_error_set (GError           **error,
                          NabijTransferError code)
{
  g_set_error_literal (error, NABIJ_TRANSFER_ERROR, (int)code, get_sentence (code));
}

/**
 * nabij_transfer_error_set_entry:
 * @error: return location for the error
 * @position: which entry of the file it is, from 1, or 0 for one that stands alone
 * @member: (nullable): what is not as it should be, by its name in the file, or `NULL` for all of it
 *
 * Makes the error of an entry that is not what it should be, and tells where to look.
 */
void
nabij_transfer_error_set_entry (GError    **error,
                                guint       position,
                                const char *member)
{
  if (position == 0)
    nabij_transfer_error_set (error, NABIJ_TRANSFER_ERROR_ENTRY);
  else if (member == NULL)
    /* Translators: %u is a number: the first entry in the file is 1. */
    g_set_error (error, NABIJ_TRANSFER_ERROR, NABIJ_TRANSFER_ERROR_ENTRY,
                 _ ("Entry %u of this file could not be read. Nothing was changed."), position);
  else
    /* Translators: %u is a number, the first entry in the file is 1; %s is a technical name. */
    g_set_error (error, NABIJ_TRANSFER_ERROR, NABIJ_TRANSFER_ERROR_ENTRY,
                 _ ("Entry %u of this file could not be read, because of its “%s”. "
                    "Nothing was changed."),
                 position, member);
}

/**
 * nabij_transfer_error_set_recording:
 * @error: return location for the error
 * @position: which recording of the file it is, from 1
 * @member: (nullable): what is not as it should be, by its name in the file, or `NULL` for all of it
 *
 * Makes the error of a recording that is not what it should be, and tells where to look.
 */
void
nabij_transfer_error_set_recording (GError    **error,
                                    guint       position,
                                    const char *member)
{
  if (member == NULL)
    /* Translators: %u is a number: the first recording in the file is 1. */
    g_set_error (error, NABIJ_TRANSFER_ERROR, NABIJ_TRANSFER_ERROR_RECORDING,
                 _ ("Recording %u of this file could not be read. Nothing was changed."), position);
  else
    /* Translators: %u is a number, the first recording in the file is 1; %s is a technical name. */
    g_set_error (error, NABIJ_TRANSFER_ERROR, NABIJ_TRANSFER_ERROR_RECORDING,
                 _ ("Recording %u of this file could not be read, because of its “%s”. "
                    "Nothing was changed."),
                 position, member);
}

/**
 * nabij_transfer_error_set_duplicate:
 * @error: return location for the error
 * @position: which entry of the file it is, from 1
 *
 * Makes the error of an entry that was in the file before.
 */
void
nabij_transfer_error_set_duplicate (GError **error,
                                    guint    position)
{
  /* Translators: %u is a number: the first entry in the file is 1. */
  g_set_error (error, NABIJ_TRANSFER_ERROR, NABIJ_TRANSFER_ERROR_DUPLICATE,
               _ ("Entry %u of this file is in it twice. Nothing was changed."), position);
}

/**
 * nabij_transfer_error_set_duplicate_recording:
 * @error: return location for the error
 * @position: which recording of the file it is, from 1
 *
 * Makes the error of a recording that was in the file before.
 */
void
nabij_transfer_error_set_duplicate_recording (GError **error,
                                              guint    position)
{
  /* Translators: %u is a number: the first recording in the file is 1. */
  g_set_error (error, NABIJ_TRANSFER_ERROR, NABIJ_TRANSFER_ERROR_DUPLICATE,
               _ ("Recording %u of this file is in it twice. Nothing was changed."), position);
}

/**
 * nabij_transfer_error_take_read:
 * @error: return location for the error
 * @cause: (transfer full): what GIO said
 *
 * Makes the error of a file that cannot be read. That somebody changed their mind is passed on.
 */
void
nabij_transfer_error_take_read (GError **error,
                                GError  *cause)
{
  g_return_if_fail (cause != NULL);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, cause);
    return;
  }

  g_info ("Journal: file not read: %s", cause->message);
  nabij_transfer_error_set (error, g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
                                     ? NABIJ_TRANSFER_ERROR_ABSENT
                                     : NABIJ_TRANSFER_ERROR_UNREADABLE);
  g_error_free (cause);
}

/**
 * nabij_transfer_error_to_sentence:
 * @error: what went wrong with an export or an import
 *
 * Says in the language of the person what happened, for the window and for the command line alike.
 *
 * Returns: (transfer none) (nullable): the text, which lives as long as @error, or `NULL` where
 *   there is nothing to say because it was cancelled
 */
const char *
nabij_transfer_error_to_sentence (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == NABIJ_TRANSFER_ERROR)
    return error->message;

  return nabij_journal_error_to_sentence (error);
}
