/* nabij-journal-months.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijJournalMonths:
 *
 * A popover with the months in which something was kept, to jump to.
 */
#define NABIJ_TYPE_JOURNAL_MONTHS (nabij_journal_months_get_type ())
G_DECLARE_FINAL_TYPE (NabijJournalMonths, nabij_journal_months, NABIJ, JOURNAL_MONTHS, GtkPopover)

void nabij_journal_months_set_model (NabijJournalMonths *self,
                                     NabijJournalModel  *model);

G_END_DECLS
