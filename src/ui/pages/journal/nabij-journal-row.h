/* nabij-journal-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal-line.h"
#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijJournalRow:
 *
 * Shows a line of the journal: the title of a day, an entry, or the card on top. The height of an
 * entry is decided by its kind and the size of the text alone, so that nothing jumps when it is read.
 */
#define NABIJ_TYPE_JOURNAL_ROW (nabij_journal_row_get_type ())
G_DECLARE_FINAL_TYPE (NabijJournalRow, nabij_journal_row, NABIJ, JOURNAL_ROW, GtkWidget)

GtkWidget *nabij_journal_row_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

NabijJournalLine *nabij_journal_row_get_line (NabijJournalRow *self);
void              nabij_journal_row_set_line (NabijJournalRow  *self,
                                              NabijJournalLine *line,
                                              GtkWidget        *card);

G_END_DECLS
