/* nabij-journal-shelf.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal-line.h"
#include "nabij-journal.h"

G_BEGIN_DECLS

/**
 * NabijJournalShelf:
 *
 * The lines of a list that are held, and the entries that were read for them: it reads what is wanted,
 * many at once, and anew what has changed.
 */
#define NABIJ_TYPE_JOURNAL_SHELF (nabij_journal_shelf_get_type ())
G_DECLARE_FINAL_TYPE (NabijJournalShelf, nabij_journal_shelf, NABIJ, JOURNAL_SHELF, GObject)

NabijJournalShelf *nabij_journal_shelf_new (NabijJournal *journal) G_GNUC_WARN_UNUSED_RESULT;

NabijJournalLine *nabij_journal_shelf_get_line (NabijJournalShelf *self,
                                                gint64             key);
void              nabij_journal_shelf_add_line (NabijJournalShelf *self,
                                                gint64             key,
                                                NabijJournalLine  *line);
gboolean          nabij_journal_shelf_has_read (NabijJournalShelf *self,
                                                gint64             id);
void              nabij_journal_shelf_take (NabijJournalShelf *self,
                                            GPtrArray         *entries);
void              nabij_journal_shelf_want (NabijJournalShelf *self,
                                            gint64             id);

G_END_DECLS
