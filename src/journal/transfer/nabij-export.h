/* nabij-export.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal-transfer.h"

G_BEGIN_DECLS

/* What an export is known by, and the newest form of it that this program knows. */
#define NABIJ_EXPORT_NAME "nabij-journal"
#define NABIJ_EXPORT_VERSION 1

/**
 * NabijExportFunc:
 * @share: how much is done, 0…1
 * @data: what was handed over with it
 *
 * Is called on the thread that exports.
 */
typedef void (*NabijExportFunc) (double   share,
                                 gpointer data);

gboolean nabij_export_write (const char              *folder,
                             const char              *path,
                             NabijExportFormat        format,
                             const NabijJournalQuery *query,
                             gboolean                 with_recordings,
                             const NabijInstant      *now,
                             GCancellable            *cancellable,
                             NabijExportFunc          progress,
                             gpointer                 data,
                             GError                 **error);

G_END_DECLS
