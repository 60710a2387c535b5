/* nabij-journal-filter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal-query.h"
#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijJournalPeriod:
 * @NABIJ_JOURNAL_PERIOD_ALL: everything
 * @NABIJ_JOURNAL_PERIOD_THIS_MONTH: the month of today
 * @NABIJ_JOURNAL_PERIOD_LAST_MONTH: the month before
 * @NABIJ_JOURNAL_PERIOD_THIS_YEAR: the year of today
 * @NABIJ_JOURNAL_PERIOD_CHOSEN: from one day to another
 *
 * From when entries are shown.
 */
typedef enum {
  NABIJ_JOURNAL_PERIOD_ALL,
  NABIJ_JOURNAL_PERIOD_THIS_MONTH,
  NABIJ_JOURNAL_PERIOD_LAST_MONTH,
  NABIJ_JOURNAL_PERIOD_THIS_YEAR,
  NABIJ_JOURNAL_PERIOD_CHOSEN,
} NabijJournalPeriod;

void nabij_journal_period_get_days (NabijJournalPeriod period,
                                    const GDate       *today,
                                    GDate             *first,
                                    GDate             *end);

/**
 * NabijJournalFilter:
 *
 * Chooses which entries are shown: by kind, open moments, author and period.
 */
#define NABIJ_TYPE_JOURNAL_FILTER (nabij_journal_filter_get_type ())
G_DECLARE_FINAL_TYPE (NabijJournalFilter, nabij_journal_filter, NABIJ, JOURNAL_FILTER, GtkWidget)

void     nabij_journal_filter_set_services (NabijJournalFilter *self,
                                            NabijServices      *services);
gboolean nabij_journal_filter_is_open (NabijJournalFilter *self);
void     nabij_journal_filter_reset (NabijJournalFilter *self);
void     nabij_journal_filter_fill_query (NabijJournalFilter *self,
                                          NabijJournalQuery  *query);

G_END_DECLS
