/* nabij-looking-back-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-entry.h"

G_BEGIN_DECLS

/**
 * NabijLookingBackTable:
 *
 * Several check-ins side by side: a column for each, a row for each sentence that somebody answered.
 * An answer stands only beside the sentence that was asked. It never changes.
 */
typedef struct _NabijLookingBackTable NabijLookingBackTable;

NabijLookingBackTable *nabij_looking_back_table_new (GPtrArray *entries,
                                                     guint      first,
                                                     guint      n,
                                                     gboolean   with_told) G_GNUC_WARN_UNUSED_RESULT;
void                   nabij_looking_back_table_free (NabijLookingBackTable *self);

guint       nabij_looking_back_table_get_n_columns (NabijLookingBackTable *self);
guint       nabij_looking_back_table_get_n_rows (NabijLookingBackTable *self);
NabijEntry *nabij_looking_back_table_get_entry (NabijLookingBackTable *self,
                                                guint                  column);
const char *nabij_looking_back_table_get_sentence (NabijLookingBackTable *self,
                                                   guint                  row);
gboolean    nabij_looking_back_table_is_told (NabijLookingBackTable *self,
                                              guint                  row);
const char *nabij_looking_back_table_get_cell (NabijLookingBackTable *self,
                                               guint                  row,
                                               guint                  column);

GPtrArray *nabij_looking_back_list_authors (GPtrArray         *entries,
                                            const char *const *names) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *nabij_looking_back_list_of_author (GPtrArray  *entries,
                                              const char *author) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijLookingBackTable, nabij_looking_back_table_free)

G_END_DECLS
