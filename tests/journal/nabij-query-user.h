/* nabij-query-user.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody who asks things of the journal in a test, and waits for each answer.
 */

#pragma once

#include "nabij-journal-query.h"

G_BEGIN_DECLS

GArray              *query_find (NabijJournal            *journal,
                                 const NabijJournalQuery *query,
                                 guint                    limit);
GPtrArray           *query_read (NabijJournal *journal,
                                 GArray       *items);
GPtrArray           *query_list (NabijJournal            *journal,
                                 const NabijJournalQuery *query,
                                 guint                    limit);
NabijEntry          *query_get (NabijJournal *journal,
                                const char   *uuid,
                                GPtrArray   **sessions,
                                GError      **error);
NabijJournalSummary *query_get_summary (NabijJournal *journal);
char                *query_list_own_words (NabijJournal *journal,
                                           NabijOwnWords which);

G_END_DECLS
