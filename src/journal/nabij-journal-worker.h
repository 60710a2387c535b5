/* nabij-journal-worker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijJournalWorker:
 *
 * One thread that does jobs in their order, and hands each back to where it came from.
 */
typedef struct _NabijJournalWorker NabijJournalWorker;

typedef void (*NabijJournalWorkerFunc) (gpointer data);

NabijJournalWorker *nabij_journal_worker_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void                nabij_journal_worker_free (NabijJournalWorker *self);

void     nabij_journal_worker_push (NabijJournalWorker    *self,
                                    NabijJournalWorkerFunc run,
                                    NabijJournalWorkerFunc done,
                                    gpointer               data);
gboolean nabij_journal_worker_wait (NabijJournalWorker *self,
                                    gint64              deadline_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijJournalWorker, nabij_journal_worker_free)

G_END_DECLS
