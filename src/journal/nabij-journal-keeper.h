/* nabij-journal-keeper.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal-reader.h"
#include "nabij-journal-writer.h"

G_BEGIN_DECLS

gboolean nabij_journal_keeper_mark (NabijJournalWriter *writer,
                                    const char         *uuid,
                                    GError            **error);
gboolean nabij_journal_keeper_unmark (NabijJournalWriter *writer,
                                      const char         *uuid,
                                      GError            **error);
gboolean nabij_journal_keeper_begin_purge (NabijJournalWriter *writer,
                                           gboolean            takes_marked,
                                           char             ***uuids,
                                           GError            **error);
gboolean nabij_journal_keeper_end_purge (NabijJournalWriter *writer,
                                         const char *const  *uuids,
                                         GError            **error);
gboolean nabij_journal_keeper_purge (NabijJournalWriter *writer,
                                     GError            **error);
gboolean nabij_journal_keeper_recover_drafts (NabijJournalWriter *writer,
                                              GPtrArray          *recovered,
                                              GError            **error);
gboolean nabij_journal_keeper_restore (NabijJournalWriter *writer,
                                       NabijJournalReader *reader,
                                       const NabijBackup  *backup,
                                       GError            **error);
gboolean nabij_journal_keeper_delete_everything (NabijJournalWriter *writer,
                                                 NabijJournalReader *reader,
                                                 GError            **error);

G_END_DECLS
