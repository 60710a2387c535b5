/* nabij-keeping-user.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody who writes, deletes and brings back in a test, and waits for each answer.
 */

#pragma once

#include "nabij-journal-backups.h"
#include "nabij-journal-deletion.h"
#include "nabij-journal-drafts.h"

G_BEGIN_DECLS

NabijEntry *keeping_note (const char *text,
                          gint64      changed_us) G_GNUC_WARN_UNUSED_RESULT;
NabijEntry *keeping_edit (NabijEntry *entry,
                          const char *text) G_GNUC_WARN_UNUSED_RESULT;

gboolean   keeping_open (NabijJournal *journal,
                         GError      **error);
gboolean   keeping_delete (NabijJournal *journal,
                           NabijEntry   *entry,
                           GError      **error);
gboolean   keeping_undelete (NabijJournal *journal,
                             NabijEntry   *entry,
                             GError      **error);
gboolean   keeping_purge (NabijJournal *journal,
                          GError      **error);
gboolean   keeping_delete_everything (NabijJournal *journal,
                                      GError      **error);
gboolean   keeping_make_backup (NabijJournal *journal,
                                GError      **error);
GPtrArray *keeping_list_backups (NabijJournal *journal,
                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   keeping_restore (NabijJournal      *journal,
                            const NabijBackup *backup,
                            GError           **error);
GPtrArray *keeping_recover_drafts (NabijJournal *journal,
                                   GError      **error) G_GNUC_WARN_UNUSED_RESULT;

char *keeping_dup_state (const char *file,
                         const char *uuid) G_GNUC_WARN_UNUSED_RESULT;
char *keeping_find_bytes (const char *folder,
                          const char *word) G_GNUC_WARN_UNUSED_RESULT;
void  keeping_assert_healthy (const char *file);

G_END_DECLS
