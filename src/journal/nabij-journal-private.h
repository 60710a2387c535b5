/* nabij-journal-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal-reader.h"
#include "nabij-journal-worker.h"
#include "nabij-journal-writer.h"
#include "nabij-journal.h"

G_BEGIN_DECLS

struct _NabijJournal {
  GObject parent_instance;

  /* Owned References */
  char               *folder;
  NabijJournalWorker *writing_worker;
  NabijJournalWorker *reading_worker;
  NabijJournalWriter *writer; /* belongs to the writing thread */
  NabijJournalReader *reader; /* belongs to the reading thread */

  /* What the writing thread last told us. */
  GError  *problem;
  guint    n_pending;
  char    *set_aside_path;
  gboolean is_open;
};

/**
 * NabijJournalAction:
 * @NABIJ_JOURNAL_ACTION_OPEN: opens the file
 * @NABIJ_JOURNAL_ACTION_SAVE: saves an entry
 * @NABIJ_JOURNAL_ACTION_FLUSH: tries again what could not be saved
 * @NABIJ_JOURNAL_ACTION_CLOSE: the same, and closes the file
 * @NABIJ_JOURNAL_ACTION_RUN: anything else
 *
 * What the writing thread is asked for.
 */
typedef enum {
  NABIJ_JOURNAL_ACTION_OPEN,
  NABIJ_JOURNAL_ACTION_SAVE,
  NABIJ_JOURNAL_ACTION_FLUSH,
  NABIJ_JOURNAL_ACTION_CLOSE,
  NABIJ_JOURNAL_ACTION_RUN,
} NabijJournalAction;

void nabij_journal_push_write (NabijJournal      *self,
                               NabijJournalAction action,
                               NabijEntry        *entry,
                               GTask             *task);
void nabij_journal_push_run (NabijJournal     *self,
                             NabijDatabaseFunc func,
                             gboolean          resets,
                             GTask            *task);
void nabij_journal_push_read (NabijJournal        *self,
                              NabijJournalReadFunc func,
                              GTask               *task);

G_END_DECLS
