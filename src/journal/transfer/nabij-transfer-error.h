/* nabij-transfer-error.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijTransferError:
 * @NABIJ_TRANSFER_ERROR_NOT_JSON: the file, or one entry of it, is not written as JSON
 * @NABIJ_TRANSFER_ERROR_ENCODING: it is not UTF-8, or holds half a character
 * @NABIJ_TRANSFER_ERROR_NUL: it holds the character NUL, which no text can hold
 * @NABIJ_TRANSFER_ERROR_TOO_DEEP: it is nested deeper than any journal
 * @NABIJ_TRANSFER_ERROR_TOO_LARGE: the file, or one entry of it, is larger than is taken in
 * @NABIJ_TRANSFER_ERROR_FOREIGN: it is JSON, and no journal
 * @NABIJ_TRANSFER_ERROR_NEWER: a newer version of the program wrote it
 * @NABIJ_TRANSFER_ERROR_ENTRY: something in one entry is not what it should be
 * @NABIJ_TRANSFER_ERROR_RECORDING: something in one recording is not what it should be
 * @NABIJ_TRANSFER_ERROR_DUPLICATE: an entry or a recording is in the file twice
 * @NABIJ_TRANSFER_ERROR_KEEPS_NOTHING: the person has asked that nothing is kept
 * @NABIJ_TRANSFER_ERROR_ABSENT: there is no such file
 * @NABIJ_TRANSFER_ERROR_UNREADABLE: the file may not, or cannot, be read
 * @NABIJ_TRANSFER_ERROR_UNWRITABLE: the file may not, or cannot, be written
 * @NABIJ_TRANSFER_ERROR_FULL: there is no room left for the file
 * @NABIJ_TRANSFER_ERROR_ENDING: the name of the file does not tell what it should become
 *
 * What can go wrong with a file that leaves the journal or comes in. The message of each is a
 * sentence for a person, in their language.
 */
typedef enum {
  NABIJ_TRANSFER_ERROR_NOT_JSON,
  NABIJ_TRANSFER_ERROR_ENCODING,
  NABIJ_TRANSFER_ERROR_NUL,
  NABIJ_TRANSFER_ERROR_TOO_DEEP,
  NABIJ_TRANSFER_ERROR_TOO_LARGE,
  NABIJ_TRANSFER_ERROR_FOREIGN,
  NABIJ_TRANSFER_ERROR_NEWER,
  NABIJ_TRANSFER_ERROR_ENTRY,
  NABIJ_TRANSFER_ERROR_RECORDING,
  NABIJ_TRANSFER_ERROR_DUPLICATE,
  NABIJ_TRANSFER_ERROR_KEEPS_NOTHING,
  NABIJ_TRANSFER_ERROR_ABSENT,
  NABIJ_TRANSFER_ERROR_UNREADABLE,
  NABIJ_TRANSFER_ERROR_UNWRITABLE,
  NABIJ_TRANSFER_ERROR_FULL,
  NABIJ_TRANSFER_ERROR_ENDING,
} NabijTransferError;

#define NABIJ_TRANSFER_ERROR (nabij_transfer_error_quark ())
GQuark nabij_transfer_error_quark (void);

void nabij_transfer_error_set (GError           **error,
                               NabijTransferError code);
void nabij_transfer_error_set_entry (GError    **error,
                                     guint       position,
                                     const char *member);
void nabij_transfer_error_set_recording (GError    **error,
                                         guint       position,
                                         const char *member);
void nabij_transfer_error_set_duplicate (GError **error,
                                         guint    position);
void nabij_transfer_error_set_duplicate_recording (GError **error,
                                                   guint    position);
void nabij_transfer_error_take_read (GError **error,
                                     GError  *cause);

const char *nabij_transfer_error_to_sentence (const GError *error);

G_END_DECLS
