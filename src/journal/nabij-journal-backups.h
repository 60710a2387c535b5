/* nabij-journal-backups.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-backup.h"
#include "nabij-journal.h"

G_BEGIN_DECLS

void       nabij_journal_list_backups_async (NabijJournal       *self,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
GPtrArray *nabij_journal_list_backups_finish (NabijJournal *self,
                                              GAsyncResult *result,
                                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_journal_make_backup_async (NabijJournal       *self,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
gboolean   nabij_journal_make_backup_finish (NabijJournal *self,
                                             GAsyncResult *result,
                                             GError      **error);
void       nabij_journal_restore_async (NabijJournal       *self,
                                        const NabijBackup  *backup,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean   nabij_journal_restore_finish (NabijJournal *self,
                                         GAsyncResult *result,
                                         GError      **error);

G_END_DECLS
