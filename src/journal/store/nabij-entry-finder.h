/* nabij-entry-finder.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-database.h"
#include "nabij-journal-query.h"

G_BEGIN_DECLS

GArray  *nabij_entry_finder_find (NabijDatabase           *database,
                                  const NabijJournalQuery *query,
                                  guint                    limit,
                                  GCancellable            *cancellable,
                                  GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean nabij_entry_finder_find_open (NabijDatabase *database,
                                       gint64        *id,
                                       GError       **error);
gboolean nabij_entry_finder_find_last_calmer (NabijDatabase *database,
                                              gint64        *id,
                                              GError       **error);
char   **nabij_entry_finder_list_own_words (NabijDatabase *database,
                                            NabijOwnWords  which,
                                            guint          limit,
                                            GCancellable  *cancellable,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
