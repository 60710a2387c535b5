/* nabij-keepsake-maker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal-query.h"
#include "nabij-keepsake-book.h"

G_BEGIN_DECLS

void               nabij_keepsake_make_async (NabijJournal              *journal,
                                              const NabijJournalQuery   *query,
                                              const NabijKeepsakeChoice *choice,
                                              NabijWords                *words,
                                              NabijPractices            *practices,
                                              GCancellable              *cancellable,
                                              GAsyncReadyCallback        callback,
                                              gpointer                   user_data);
NabijKeepsakeBook *nabij_keepsake_make_finish (NabijJournal *journal,
                                               GAsyncResult *result,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
