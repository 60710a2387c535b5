/* nabij-transfer-progress.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal-transfer.h"

G_BEGIN_DECLS

/**
 * NabijTransferProgress:
 *
 * Carries how far something is from the thread that does it to the one that waits, which looks now
 * and then, so that it is never woken more often than it can show.
 */
typedef struct _NabijTransferProgress NabijTransferProgress;

NabijTransferProgress *nabij_transfer_progress_new (NabijTransferProgressFunc func,
                                                    gpointer                  data) G_GNUC_WARN_UNUSED_RESULT;
void                   nabij_transfer_progress_free (NabijTransferProgress *self);
void                   nabij_transfer_progress_set (NabijTransferProgress *self,
                                                    double                 share);

G_END_DECLS
