/* nabij-journal-reader.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-database.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NabijJournalReader:
 *
 * The reading side of the journal, with a connection of its own, so that a list never waits for a
 * save. After it was made it belongs to the reading thread.
 */
typedef struct _NabijJournalReader NabijJournalReader;

typedef gboolean (*NabijJournalReadFunc) (NabijDatabase *database,
                                          gpointer       data,
                                          GCancellable  *cancellable,
                                          GError       **error);

NabijJournalReader *nabij_journal_reader_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void                nabij_journal_reader_free (NabijJournalReader *self);

gboolean nabij_journal_reader_run (NabijJournalReader  *self,
                                   NabijJournalReadFunc func,
                                   gpointer             data,
                                   GCancellable        *cancellable,
                                   GError             **error);
void     nabij_journal_reader_block (NabijJournalReader *self);
void     nabij_journal_reader_unblock (NabijJournalReader *self);
void     nabij_journal_reader_set_may_be_absent (NabijJournalReader *self,
                                                 gboolean            may_be_absent);
void     nabij_journal_reader_close (NabijJournalReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijJournalReader, nabij_journal_reader_free)

G_END_DECLS
