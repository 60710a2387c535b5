/* nabij-backup.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"

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

char        *nabij_backup_dup_name (const NabijInstant *made,
                                    gboolean            with_time) G_GNUC_WARN_UNUSED_RESULT;
NabijBackup *nabij_backup_new_for_file (const char *folder,
                                        const char *name) G_GNUC_WARN_UNUSED_RESULT;
void         nabij_backup_get_day (const NabijBackup *backup,
                                   GDate             *day);
void         nabij_backups_choose (const GDate *days,
                                   guint        n_days,
                                   gboolean    *kept);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijBackup, nabij_backup_free)

G_END_DECLS
