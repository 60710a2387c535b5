/* nabij-transfer-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody who takes a journal from one place to another in a test, and waits for each answer.
 */

#pragma once

#include "nabij-journal-transfer.h"

G_BEGIN_DECLS

NabijEntry *transfer_random_entry (GRand *random) G_GNUC_WARN_UNUSED_RESULT;

gboolean     transfer_export (NabijJournal            *journal,
                              const char              *path,
                              NabijExportFormat        format,
                              const NabijJournalQuery *query,
                              GCancellable            *cancellable,
                              GError                 **error);
NabijImport *transfer_prepare (NabijJournal *journal,
                               const char   *path,
                               GCancellable *cancellable,
                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     transfer_apply (NabijImport  *import,
                             GCancellable *cancellable,
                             GError      **error);
void         transfer_import (NabijJournal       *journal,
                              const char         *path,
                              NabijImportSummary *summary);
void         transfer_assert_summary (const NabijImportSummary *summary,
                                      guint                     n_new,
                                      guint                     n_changed,
                                      guint                     n_same,
                                      guint                     n_deleted_before);
GPtrArray   *transfer_list (NabijJournal *journal) G_GNUC_WARN_UNUSED_RESULT;
char        *transfer_dup_path (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char        *transfer_read (const char *path,
                            gsize      *length) G_GNUC_WARN_UNUSED_RESULT;
char        *transfer_export_bytes (NabijJournal *journal) G_GNUC_WARN_UNUSED_RESULT;
char        *transfer_write_many (guint32 seed,
                                  guint   n) G_GNUC_WARN_UNUSED_RESULT;
void         transfer_wipe (void);

G_END_DECLS
