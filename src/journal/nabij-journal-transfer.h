/* nabij-journal-transfer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal-query.h"

G_BEGIN_DECLS

/**
 * NabijExportFormat:
 * @NABIJ_EXPORT_FORMAT_JSON: everything, and can be imported again
 * @NABIJ_EXPORT_FORMAT_CSV: a table for a spreadsheet
 *
 * What an export is written as.
 */
typedef enum {
  NABIJ_EXPORT_FORMAT_JSON,
  NABIJ_EXPORT_FORMAT_CSV,
} NabijExportFormat;

/**
 * NabijImportSummary:
 * @n_new: how many entries are not here yet
 * @n_changed: how many are here, in an older form
 * @n_same: how many are here already, as new or newer
 * @n_deleted_before: how many were here and were deleted; they stay away
 * @brings_family: whether it knows something about the family that is not known here
 * @brings_voices: whether it has recordings that are not here yet, or that are newer
 * @leaves_voices_out: whether it has recordings of somebody who would be one too many to speak here
 *
 * What an import would do.
 */
typedef struct {
  guint    n_new;
  guint    n_changed;
  guint    n_same;
  guint    n_deleted_before;
  gboolean brings_family;
  gboolean brings_voices;
  gboolean leaves_voices_out;
} NabijImportSummary;

/**
 * NabijTransferProgressFunc:
 * @share: how much is done, 0…1
 * @data: what was handed over with it
 *
 * Is called on the thread of the journal's owner, now and then.
 */
typedef void (*NabijTransferProgressFunc) (double   share,
                                           gpointer data);

/**
 * NabijImport:
 *
 * A file that was read and compared with the journal, and that may now be taken in. Nothing has
 * changed yet, and nothing changes if it is let go.
 */
#define NABIJ_TYPE_IMPORT (nabij_import_get_type ())
G_DECLARE_FINAL_TYPE (NabijImport, nabij_import, NABIJ, IMPORT, GObject)

gboolean nabij_export_format_from_path (const char        *path,
                                        NabijExportFormat *format);

void     nabij_journal_export_async (NabijJournal             *self,
                                     GFile                    *file,
                                     NabijExportFormat         format,
                                     const NabijJournalQuery  *query,
                                     gboolean                  with_recordings,
                                     GCancellable             *cancellable,
                                     NabijTransferProgressFunc progress,
                                     gpointer                  progress_data,
                                     GAsyncReadyCallback       callback,
                                     gpointer                  user_data);
gboolean nabij_journal_export_finish (NabijJournal *self,
                                      GAsyncResult *result,
                                      GError      **error);

void         nabij_journal_prepare_import_async (NabijJournal             *self,
                                                 GFile                    *file,
                                                 GCancellable             *cancellable,
                                                 NabijTransferProgressFunc progress,
                                                 gpointer                  progress_data,
                                                 GAsyncReadyCallback       callback,
                                                 gpointer                  user_data);
NabijImport *nabij_journal_prepare_import_finish (NabijJournal *self,
                                                  GAsyncResult *result,
                                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;

const NabijImportSummary *nabij_import_get_summary (NabijImport *self);
gboolean                  nabij_import_brings_anything (NabijImport *self);
const char               *nabij_import_get_result_sentence (NabijImport *self);

void     nabij_import_apply_async (NabijImport              *self,
                                   GCancellable             *cancellable,
                                   NabijTransferProgressFunc progress,
                                   gpointer                  progress_data,
                                   GAsyncReadyCallback       callback,
                                   gpointer                  user_data);
gboolean nabij_import_apply_finish (NabijImport  *self,
                                    GAsyncResult *result,
                                    GError      **error);

G_END_DECLS
