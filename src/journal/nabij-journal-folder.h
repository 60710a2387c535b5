/* nabij-journal-folder.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijJournalFolder:
 *
 * The folder of the journal, held open for writing: while it exists, no other running program can
 * hold it.
 */
typedef struct _NabijJournalFolder NabijJournalFolder;

char *nabij_journal_folder_get_file (const char *path) G_GNUC_WARN_UNUSED_RESULT;

NabijJournalFolder *nabij_journal_folder_open (const char *path,
                                               GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void                nabij_journal_folder_close (NabijJournalFolder *self);

gboolean nabij_journal_folder_prepare_file (NabijJournalFolder *self,
                                            guint8             *header,
                                            gsize               size,
                                            gsize              *length,
                                            GError            **error);
gboolean nabij_journal_folder_replace_file (NabijJournalFolder *self,
                                            const char         *path,
                                            GError            **error);
char    *nabij_journal_folder_set_aside (NabijJournalFolder *self,
                                         const NabijInstant *now,
                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijJournalFolder, nabij_journal_folder_close)

G_END_DECLS
