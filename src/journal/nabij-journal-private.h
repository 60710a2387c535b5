/* nabij-journal-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-backup-store.h"
#include "nabij-draft-store.h"
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
  NabijJournalWriter *writer;           /* belongs to the writing thread */
  NabijJournalReader *reader;           /* belongs to the reading thread */
  NabijJournalWorker *outbox_worker;    /* made with the first entry that does not wait */
  GCancellable       *long_cancellable; /* what ends the long work that is under way */

  /* What the writing thread last told us. */
  GError  *problem;
  guint    n_pending;
  char    *set_aside_path;
  gboolean is_open;
  gboolean search_is_current; /* whether everything is found by what it says now */

  /* What the journal does by itself: see nabij-journal-upkeep.c. */
  NabijClock         *clock;
  NabijDraftStore    *drafts;
  NabijBackupStore   *backups;
  NabijJournalWorker *draft_worker;
  NabijJournalWorker *backup_worker;
  gboolean            keeps_nothing;
  guint               draft_source;
  guint               retry_source;
  guint               retry_wait_s; /* 0 where all is well */
  guint               backup_source;
  guint32             backup_day;  /* the day that has its backup, as a Julian day */
  GPtrArray          *purge_asked; /* (element-type GTask), who waits for the next purge */
  GPtrArray          *purge_taken; /* (element-type GTask), who waits for the one under way */
  gboolean            is_purging;
  gboolean            purge_failed;
  gboolean            purge_takes_marked; /* whether somebody has asked for it */
  gboolean            drafts_failed;
  guint               late_purge_source;
  GPtrArray          *songs;    /* (element-type GCancellable), those that are being copied in; NULL for none */
  GPtrArray          *deleting; /* (element-type GTask), what waits for those to end; NULL for none */

  /* What the writing thread is behind with: long work, and the entries that wait in files. */
  guint    n_behind;
  guint    n_outbox;
  guint    n_saves; /* that were asked for */
  gboolean outbox_has_strays;
};

/**
 * NabijJournalAction:
 * @NABIJ_JOURNAL_ACTION_OPEN: opens the file
 * @NABIJ_JOURNAL_ACTION_SAVE: saves an entry
 * @NABIJ_JOURNAL_ACTION_FLUSH: tries again what could not be saved
 * @NABIJ_JOURNAL_ACTION_CLOSE: the same, and closes the file
 * @NABIJ_JOURNAL_ACTION_RUN: anything else with the file
 * @NABIJ_JOURNAL_ACTION_KEEP: anything with the journal as a whole
 *
 * What the writing thread is asked for.
 */
typedef enum {
  NABIJ_JOURNAL_ACTION_OPEN,
  NABIJ_JOURNAL_ACTION_SAVE,
  NABIJ_JOURNAL_ACTION_FLUSH,
  NABIJ_JOURNAL_ACTION_CLOSE,
  NABIJ_JOURNAL_ACTION_RUN,
  NABIJ_JOURNAL_ACTION_KEEP,
} NabijJournalAction;

/**
 * NabijJournalReset:
 * @NABIJ_JOURNAL_RESET_NOTHING: nothing else than what was told
 * @NABIJ_JOURNAL_RESET_LISTS: entries; `reset` is emitted
 * @NABIJ_JOURNAL_RESET_ALL: recordings too; `recordings-changed` is emitted as well
 *
 * What has to be read anew after something was done.
 */
typedef enum {
  NABIJ_JOURNAL_RESET_NOTHING,
  NABIJ_JOURNAL_RESET_LISTS,
  NABIJ_JOURNAL_RESET_ALL,
} NabijJournalReset;

void nabij_journal_push_write (NabijJournal      *self,
                               NabijJournalAction action,
                               NabijEntry        *entry,
                               GTask             *task);
void nabij_journal_push_keep (NabijJournal          *self,
                              NabijJournalWriterFunc func,
                              NabijJournalReset      resets,
                              GTask                 *task);
void nabij_journal_push_save (NabijJournal *self,
                              NabijEntry   *entry,
                              GTask        *task);
void nabij_journal_push_long_run (NabijJournal     *self,
                                  NabijDatabaseFunc func,
                                  NabijJournalReset resets,
                                  GCancellable     *cancellable,
                                  GTask            *task);
void nabij_journal_wait_for_outbox (NabijJournal          *self,
                                    NabijJournalWorkerFunc done,
                                    gpointer               data);
void nabij_journal_tidy_outbox (NabijJournal *self);
void nabij_journal_note_long (NabijJournal *self,
                              GCancellable *cancellable,
                              GTask        *task);

void     nabij_journal_upkeep_start (NabijJournal *self);
void     nabij_journal_upkeep_stop (NabijJournal *self);
void     nabij_journal_upkeep_take_news (NabijJournal *self,
                                         gboolean      purge_is_due);
void     nabij_journal_upkeep_write_drafts_soon (NabijJournal *self);
void     nabij_journal_upkeep_purge (NabijJournal *self,
                                     GTask        *task);
void     nabij_journal_upkeep_purge_later (NabijJournal *self);
void     nabij_journal_upkeep_make_backup (NabijJournal *self,
                                           GTask        *task);
void     nabij_journal_push_run (NabijJournal     *self,
                                 NabijDatabaseFunc func,
                                 NabijJournalReset resets,
                                 GTask            *task);
gboolean nabij_journal_index (NabijDatabase *database,
                              gpointer       data,
                              GError       **error);
void     nabij_journal_push_read (NabijJournal        *self,
                                  NabijJournalReadFunc func,
                                  GTask               *task);

G_END_DECLS
