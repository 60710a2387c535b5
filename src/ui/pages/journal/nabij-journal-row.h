/* nabij-journal-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_JOURNAL_ROW (nabij_journal_row_get_type ())
G_DECLARE_FINAL_TYPE (NabijJournalRow, nabij_journal_row, NABIJ, JOURNAL_ROW, GtkListBoxRow)

GtkWidget *nabij_journal_row_new (NabijEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

NabijEntry *nabij_journal_row_get_entry (NabijJournalRow *self);
void        nabij_journal_row_set_entry (NabijJournalRow *self,
                                         NabijEntry      *entry);

G_END_DECLS
