/* nabij-journal-writer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-backup-store.h"
#include "nabij-clock.h"
#include "nabij-database.h"
#include "nabij-draft-store.h"
#include "nabij-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NabijJournalWriter:
 *
 * The writing side of the journal: its one connection, and the entries that could not be saved yet.
 * After it was made it belongs to the writing thread.
 */
typedef struct _NabijJournalWriter NabijJournalWriter;

/**
 * NabijJournalWriterFunc:
 * @writer: the writer
 * @data: what was handed over with it
 * @error: return location for an error
 *
 * Something that is done on the writing thread.
 *
 * Returns: whether it was done
 */
typedef gboolean (*NabijJournalWriterFunc) (NabijJournalWriter *writer,
                                            gpointer            data,
                                            GError            **error);

NabijJournalWriter *nabij_journal_writer_new (const char       *folder,
                                              NabijClock       *clock,
                                              NabijDraftStore  *drafts,
                                              NabijBackupStore *backups) G_GNUC_WARN_UNUSED_RESULT;
void                nabij_journal_writer_free (NabijJournalWriter *self);

gboolean nabij_journal_writer_open (NabijJournalWriter *self,
                                    GError            **error);
gboolean nabij_journal_writer_save (NabijJournalWriter *self,
                                    NabijEntry         *entry,
                                    GError            **error);
gboolean nabij_journal_writer_run (NabijJournalWriter *self,
                                   NabijDatabaseFunc   func,
                                   gpointer            data,
                                   GError            **error);
gboolean nabij_journal_writer_flush (NabijJournalWriter *self,
                                     GError            **error);
gboolean nabij_journal_writer_close (NabijJournalWriter *self,
                                     GError            **error);

void     nabij_journal_writer_set_keeps_nothing (NabijJournalWriter *self,
                                                 gboolean            keeps_nothing);
gboolean nabij_journal_writer_is_open (NabijJournalWriter *self);
gboolean nabij_journal_writer_is_absent (NabijJournalWriter *self);
gboolean nabij_journal_writer_steal_purge_is_due (NabijJournalWriter *self);

GPtrArray *nabij_journal_writer_steal_written (NabijJournalWriter *self) G_GNUC_WARN_UNUSED_RESULT;
char      *nabij_journal_writer_dup_set_aside_path (NabijJournalWriter *self)
  G_GNUC_WARN_UNUSED_RESULT;
GError *nabij_journal_writer_copy_problem (NabijJournalWriter *self) G_GNUC_WARN_UNUSED_RESULT;
guint   nabij_journal_writer_get_n_pending (NabijJournalWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijJournalWriter, nabij_journal_writer_free)

G_END_DECLS
