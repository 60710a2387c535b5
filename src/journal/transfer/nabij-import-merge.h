/* nabij-import-merge.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-database.h"
#include "nabij-entry.h"
#include "nabij-family.h"
#include "nabij-journal-transfer.h"

G_BEGIN_DECLS

/**
 * NabijImportMergeFunc:
 * @n_done: how many entries are merged, or need not be
 * @data: what was handed over with it
 *
 * Is called on the thread that merges, after each entry.
 */
typedef void (*NabijImportMergeFunc) (guint    n_done,
                                      gpointer data);

gboolean nabij_import_compare (NabijDatabase      *database,
                               NabijEntry         *entry,
                               NabijImportSummary *summary,
                               GError            **error);
gboolean nabij_import_merge (NabijDatabase       *database,
                             GPtrArray           *entries,
                             GPtrArray           *recordings,
                             const char *const   *authors,
                             const NabijFamily   *family,
                             gint64               now_us,
                             GCancellable        *cancellable,
                             NabijImportMergeFunc progress,
                             gpointer             data,
                             gboolean            *needs_purge,
                             GError             **error);
void     nabij_import_tidy (NabijDatabase *database);

G_END_DECLS
