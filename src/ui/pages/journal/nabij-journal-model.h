/* nabij-journal-model.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal-line.h"
#include "nabij-journal-outline.h"
#include "nabij-journal-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many entries are found before all others, for the first sight. */
#define NABIJ_JOURNAL_MODEL_FIRST_PAGE 60

/**
 * NabijJournalModel:
 *
 * The journal as a list of #NabijJournalLine of any length: a card on top, then days with their
 * entries, the newest first. It finds only numbers; lines are made when they are asked for, and read
 * when they are seen.
 */
#define NABIJ_TYPE_JOURNAL_MODEL (nabij_journal_model_get_type ())
G_DECLARE_FINAL_TYPE (NabijJournalModel, nabij_journal_model, NABIJ, JOURNAL_MODEL, GObject)

NabijJournalModel *nabij_journal_model_new (NabijJournal *journal) G_GNUC_WARN_UNUSED_RESULT;

void          nabij_journal_model_set_query (NabijJournalModel       *self,
                                             const NabijJournalQuery *query,
                                             gboolean                 shows_card);
void          nabij_journal_model_refresh (NabijJournalModel *self);
void          nabij_journal_model_want (NabijJournalModel *self,
                                        NabijJournalLine  *line);
guint         nabij_journal_model_get_n_entries (NabijJournalModel *self);
gboolean      nabij_journal_model_is_complete (NabijJournalModel *self);
const GError *nabij_journal_model_get_problem (NabijJournalModel *self);
GArray       *nabij_journal_model_list_months (NabijJournalModel *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
