/* nabij-tell-maker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal.h"
#include "nabij-tell-text.h"

G_BEGIN_DECLS

void           nabij_tell_make_text_async (NabijJournal          *journal,
                                           const NabijTellChoice *choice,
                                           const char *const     *uuids,
                                           const char            *author,
                                           NabijWords            *words,
                                           NabijPractices        *practices,
                                           NabijCatalogue        *catalogue,
                                           GCancellable          *cancellable,
                                           GAsyncReadyCallback    callback,
                                           gpointer               user_data);
NabijTellText *nabij_tell_make_text_finish (NabijJournal *journal,
                                            GAsyncResult *result,
                                            GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
