/* nabij-journal-backups.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal.h"

G_BEGIN_DECLS

/**
 * NabijBackup:
 * @path: (type filename): where it is
 * @made: when it was made
 *
 * A copy of the journal that was made by itself.
 */
typedef struct {
  char        *path;
  NabijInstant made;
} NabijBackup;

void         nabij_backup_free (NabijBackup *backup);
NabijBackup *nabij_backup_copy (const NabijBackup *backup) G_GNUC_WARN_UNUSED_RESULT;

void       nabij_journal_list_backups_async (NabijJournal       *self,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
GPtrArray *nabij_journal_list_backups_finish (NabijJournal *self,
                                              GAsyncResult *result,
                                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_journal_restore_async (NabijJournal       *self,
                                        const NabijBackup  *backup,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean   nabij_journal_restore_finish (NabijJournal *self,
                                         GAsyncResult *result,
                                         GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijBackup, nabij_backup_free)

G_END_DECLS
