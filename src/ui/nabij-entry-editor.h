/* nabij-entry-editor.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

G_BEGIN_DECLS

/**
 * NabijEntryEditor:
 *
 * An entry while it is being written: a draft at each change, saved when it is left, and nothing
 * kept of what is blank.
 */
#define NABIJ_TYPE_ENTRY_EDITOR (nabij_entry_editor_get_type ())
G_DECLARE_FINAL_TYPE (NabijEntryEditor, nabij_entry_editor, NABIJ, ENTRY_EDITOR, GObject)

NabijEntryEditor *nabij_entry_editor_new (NabijServices *services,
                                          NabijEntry    *entry,
                                          gboolean       kept) G_GNUC_WARN_UNUSED_RESULT;

NabijEntry *nabij_entry_editor_get_entry (NabijEntryEditor *self);
const char *nabij_entry_editor_get_problem (NabijEntryEditor *self);
gboolean    nabij_entry_editor_is_emptied (NabijEntryEditor *self);
void        nabij_entry_editor_change (NabijEntryEditor       *self,
                                       const NabijEntryFields *fields);
void        nabij_entry_editor_save_async (NabijEntryEditor   *self,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
gboolean    nabij_entry_editor_save_finish (NabijEntryEditor *self,
                                            GAsyncResult     *result);

G_END_DECLS
