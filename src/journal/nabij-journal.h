/* nabij-journal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-entry.h"
#include "nabij-journal-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_JOURNAL (nabij_journal_get_type ())
G_DECLARE_FINAL_TYPE (NabijJournal, nabij_journal, NABIJ, JOURNAL, GObject)

NabijJournal *nabij_journal_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
NabijJournal *nabij_journal_new_with_clock (const char *folder,
                                            NabijClock *clock) G_GNUC_WARN_UNUSED_RESULT;

const char   *nabij_journal_get_folder (NabijJournal *self);
const GError *nabij_journal_get_problem (NabijJournal *self);
guint         nabij_journal_get_n_pending (NabijJournal *self);
const char   *nabij_journal_get_set_aside_path (NabijJournal *self);

void     nabij_journal_open_async (NabijJournal       *self,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
gboolean nabij_journal_open_finish (NabijJournal *self,
                                    GAsyncResult *result,
                                    GError      **error);
void     nabij_journal_save_async (NabijJournal       *self,
                                   NabijEntry         *entry,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
gboolean nabij_journal_save_finish (NabijJournal *self,
                                    GAsyncResult *result,
                                    GError      **error);
void     nabij_journal_retry (NabijJournal *self);
void     nabij_journal_flush_async (NabijJournal       *self,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean nabij_journal_flush_finish (NabijJournal *self,
                                     GAsyncResult *result,
                                     GError      **error);
void     nabij_journal_close_async (NabijJournal       *self,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean nabij_journal_close_finish (NabijJournal *self,
                                     GAsyncResult *result,
                                     GError      **error);
gboolean nabij_journal_close_blocking (NabijJournal *self,
                                       gint64        timeout_us,
                                       GError      **error);

G_END_DECLS
