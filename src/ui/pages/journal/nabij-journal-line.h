/* nabij-journal-line.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-entry.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * NabijJournalLineKind:
 * @NABIJ_JOURNAL_LINE_CARD: the card that stands over everything
 * @NABIJ_JOURNAL_LINE_DAY: the title of a day
 * @NABIJ_JOURNAL_LINE_ENTRY: an entry
 *
 * What stands in one line of the list.
 */
typedef enum {
  NABIJ_JOURNAL_LINE_CARD,
  NABIJ_JOURNAL_LINE_DAY,
  NABIJ_JOURNAL_LINE_ENTRY,
} NabijJournalLineKind;

/**
 * NabijJournalLine:
 *
 * One line of the list. That of an entry knows its kind from the beginning, and everything else once
 * it was read.
 */
#define NABIJ_TYPE_JOURNAL_LINE (nabij_journal_line_get_type ())
G_DECLARE_FINAL_TYPE (NabijJournalLine, nabij_journal_line, NABIJ, JOURNAL_LINE, GObject)

NabijJournalLine *nabij_journal_line_new_card (void) G_GNUC_WARN_UNUSED_RESULT;
NabijJournalLine *nabij_journal_line_new_day (int day) G_GNUC_WARN_UNUSED_RESULT;
NabijJournalLine *nabij_journal_line_new_entry (gint64         id,
                                                NabijEntryKind kind) G_GNUC_WARN_UNUSED_RESULT;

NabijJournalLineKind nabij_journal_line_get_kind (NabijJournalLine *self);
int                  nabij_journal_line_get_day (NabijJournalLine *self);
gint64               nabij_journal_line_get_id (NabijJournalLine *self);
NabijEntryKind       nabij_journal_line_get_entry_kind (NabijJournalLine *self);
NabijEntry          *nabij_journal_line_get_entry (NabijJournalLine *self);
void                 nabij_journal_line_set_entry (NabijJournalLine *self,
                                                   NabijEntry       *entry);
gboolean             nabij_journal_line_is_first (NabijJournalLine *self);
gboolean             nabij_journal_line_is_last (NabijJournalLine *self);
void                 nabij_journal_line_set_edges (NabijJournalLine *self,
                                                   gboolean          is_first,
                                                   gboolean          is_last);

G_END_DECLS
