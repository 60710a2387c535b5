/* nabij-journal-deletion.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal.h"

G_BEGIN_DECLS

void     nabij_journal_delete_async (NabijJournal       *self,
                                     const char         *uuid,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean nabij_journal_delete_finish (NabijJournal *self,
                                      GAsyncResult *result,
                                      GError      **error);
void     nabij_journal_undelete_async (NabijJournal       *self,
                                       const char         *uuid,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean nabij_journal_undelete_finish (NabijJournal *self,
                                        GAsyncResult *result,
                                        GError      **error);
void     nabij_journal_purge_async (NabijJournal       *self,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean nabij_journal_purge_finish (NabijJournal *self,
                                     GAsyncResult *result,
                                     GError      **error);
void     nabij_journal_delete_everything_async (NabijJournal       *self,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
gboolean nabij_journal_delete_everything_finish (NabijJournal *self,
                                                 GAsyncResult *result,
                                                 GError      **error);

void nabij_journal_begin_song (NabijJournal *self,
                               GCancellable *cancellable);
void nabij_journal_end_song (NabijJournal *self,
                             GCancellable *cancellable);

gboolean nabij_journal_get_keeps_nothing (NabijJournal *self);
void     nabij_journal_set_keeps_nothing (NabijJournal *self,
                                          gboolean      keeps_nothing);

G_END_DECLS
