/* nabij-journal-lines.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal-line.h"

G_BEGIN_DECLS

/**
 * NabijJournalLines:
 *
 * The lines that somebody holds, by their keys, so that the same one is handed out again and a list
 * knows it. It holds none of them itself.
 */
typedef struct _NabijJournalLines NabijJournalLines;

NabijJournalLines *nabij_journal_lines_new (void) G_GNUC_WARN_UNUSED_RESULT;
void               nabij_journal_lines_free (NabijJournalLines *self);

void              nabij_journal_lines_watch (NabijJournalLines *self,
                                             gint64             key,
                                             NabijJournalLine  *line);
NabijJournalLine *nabij_journal_lines_get (NabijJournalLines *self,
                                           gint64             key);
gint64            nabij_journal_lines_find (NabijJournalLines *self,
                                            const char        *uuid);
GArray           *nabij_journal_lines_list_ids (NabijJournalLines *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
