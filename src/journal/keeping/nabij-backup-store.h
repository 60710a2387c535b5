/* nabij-backup-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-backup.h"
#include "nabij-database.h"

G_BEGIN_DECLS

/**
 * NabijBackupStore:
 *
 * The copies of the journal that are made by themselves. It may be used by several threads at once;
 * making a copy gives way to everything else.
 */
typedef struct _NabijBackupStore NabijBackupStore;

NabijBackupStore *nabij_backup_store_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
NabijBackupStore *nabij_backup_store_ref (NabijBackupStore *self);
void              nabij_backup_store_unref (NabijBackupStore *self);

GPtrArray *nabij_backup_store_list (NabijBackupStore *self,
                                    GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   nabij_backup_store_make_daily (NabijBackupStore   *self,
                                          const NabijInstant *now,
                                          gboolean           *is_settled,
                                          GError            **error);
gboolean   nabij_backup_store_keep_present (NabijBackupStore   *self,
                                            NabijDatabase      *journal,
                                            const NabijInstant *now,
                                            GError            **error);
gboolean   nabij_backup_store_purge (NabijBackupStore  *self,
                                     const char *const *uuids,
                                     gint64             now_us,
                                     GError           **error);
gboolean   nabij_backup_store_prepare_restore (NabijBackupStore  *self,
                                               const NabijBackup *backup,
                                               const char        *path,
                                               const char *const *uuids,
                                               gint64             now_us,
                                               GError           **error);
void       nabij_backup_store_remove_all (NabijBackupStore *self,
                                          GPtrArray        *left);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijBackupStore, nabij_backup_store_unref)

G_END_DECLS
