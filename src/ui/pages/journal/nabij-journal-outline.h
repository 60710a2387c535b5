/* nabij-journal-outline.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal-line.h"
#include "nabij-journal-query.h"

G_BEGIN_DECLS

/**
 * NabijJournalElement:
 * @id: of an entry, its number
 * @day: the civil day, counted from the first of January 1970
 * @kind: a #NabijJournalLineKind
 * @entry_kind: of an entry, a #NabijEntryKind
 *
 * What is held for every line of the list: a journal may have hundreds of thousands of them.
 */
typedef struct {
  gint64 id;
  int    day;
  gint16 kind;
  gint16 entry_kind;
} NabijJournalElement;

/**
 * NabijJournalMonth:
 * @day: its first day that has entries, the newest, counted from the first of January 1970
 * @position: where the title of that day is
 *
 * A month in which something was kept.
 */
typedef struct {
  int   day;
  guint position;
} NabijJournalMonth;

GArray  *nabij_journal_outline_new (GArray  *items,
                                    gboolean with_card) G_GNUC_WARN_UNUSED_RESULT;
gboolean nabij_journal_outline_is_entry (GArray *outline,
                                         guint   position);
gint64   nabij_journal_outline_get_key (GArray *outline,
                                        guint   position);
void     nabij_journal_outline_compare (GArray *old_outline,
                                        GArray *new_outline,
                                        guint  *n_before,
                                        guint  *n_after);
GArray  *nabij_journal_outline_list_months (GArray *outline) G_GNUC_WARN_UNUSED_RESULT;
GDate   *nabij_journal_day_to_date (int    day,
                                    GDate *date);

G_END_DECLS
