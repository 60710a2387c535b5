/* nabij-import-stage.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-database.h"
#include "nabij-entry.h"
#include "nabij-journal-transfer.h"

G_BEGIN_DECLS

/**
 * NabijStagedEntry:
 * @uuid: its name
 * @changed_us: when it was last written
 * @bytes: all of it, as nabij_entry_to_bytes() makes it
 *
 * An entry of a file on its way into the journal.
 */
typedef struct {
  char   *uuid;
  gint64  changed_us;
  GBytes *bytes;
} NabijStagedEntry;

/**
 * NabijImportMergeFunc:
 * @n_done: how many entries of the file are merged, or need not be
 * @data: what was handed over with it
 *
 * Is called on the thread that merges, after each entry.
 */
typedef void (*NabijImportMergeFunc) (guint    n_done,
                                      gpointer data);

NabijStagedEntry *nabij_staged_entry_new (NabijEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
void              nabij_staged_entry_free (NabijStagedEntry *self);

gboolean nabij_import_stage_add (NabijDatabase      *database,
                                 gint64              import,
                                 NabijStagedEntry   *entry,
                                 NabijImportSummary *summary,
                                 GError            **error);
gboolean nabij_import_stage_merge (NabijDatabase       *database,
                                   gint64               import,
                                   guint                n_staged,
                                   GCancellable        *cancellable,
                                   NabijImportMergeFunc progress,
                                   gpointer             data,
                                   GError             **error);
gboolean nabij_import_stage_add_authors (NabijDatabase     *database,
                                         const char *const *names,
                                         gint64             now_us,
                                         GError           **error);
gboolean nabij_import_stage_drop (NabijDatabase *database,
                                  gint64         import,
                                  GError       **error);

G_END_DECLS
