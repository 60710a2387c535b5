/* nabij-journal-drafts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal.h"

G_BEGIN_DECLS

void       nabij_journal_save_draft (NabijJournal *self,
                                     NabijEntry   *entry);
void       nabij_journal_drop_draft (NabijJournal *self,
                                     const char   *uuid);
void       nabij_journal_recover_drafts_async (NabijJournal       *self,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
GPtrArray *nabij_journal_recover_drafts_finish (NabijJournal *self,
                                                GAsyncResult *result,
                                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
