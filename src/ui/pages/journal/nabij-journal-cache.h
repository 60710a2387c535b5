/* nabij-journal-cache.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-entry.h"

G_BEGIN_DECLS

/**
 * NabijJournalCache:
 *
 * The entries that a list has read lately, by their numbers. It holds so many and no more, and of a
 * long text only the beginning: they are for showing, and never for saving.
 */
typedef struct _NabijJournalCache NabijJournalCache;

NabijJournalCache *nabij_journal_cache_new (guint n_entries_max) G_GNUC_WARN_UNUSED_RESULT;
void               nabij_journal_cache_free (NabijJournalCache *self);

NabijEntry *nabij_journal_cache_put (NabijJournalCache *self,
                                     NabijEntry        *entry);
NabijEntry *nabij_journal_cache_get (NabijJournalCache *self,
                                     gint64             id);
gint64      nabij_journal_cache_find (NabijJournalCache *self,
                                      const char        *uuid);
void        nabij_journal_cache_drop (NabijJournalCache *self,
                                      gint64             id);
void        nabij_journal_cache_clear (NabijJournalCache *self);

G_END_DECLS
