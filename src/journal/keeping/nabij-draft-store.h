/* nabij-draft-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-entry.h"

G_BEGIN_DECLS

/**
 * NabijDraftStore:
 *
 * What is being written just now, each in a small file of its own, so that a crash loses no more than
 * the last seconds. It may be used by several threads at once.
 */
typedef struct _NabijDraftStore NabijDraftStore;

NabijDraftStore *nabij_draft_store_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
NabijDraftStore *nabij_draft_store_ref (NabijDraftStore *self);
void             nabij_draft_store_unref (NabijDraftStore *self);

void nabij_draft_store_put (NabijDraftStore *self,
                            NabijEntry      *entry);
void nabij_draft_store_forget (NabijDraftStore *self,
                               const char      *uuid);
void nabij_draft_store_forget_all (NabijDraftStore *self);

gboolean   nabij_draft_store_write (NabijDraftStore *self,
                                    GError         **error);
gboolean   nabij_draft_store_has_waiting (NabijDraftStore *self);
void       nabij_draft_store_drop (NabijDraftStore *self,
                                   const char      *uuid,
                                   gint64           up_to_us);
gboolean   nabij_draft_store_purge (NabijDraftStore   *self,
                                    const char *const *uuids,
                                    GError           **error);
GPtrArray *nabij_draft_store_list (NabijDraftStore *self,
                                   GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_draft_store_remove_all (NabijDraftStore *self,
                                         GPtrArray       *left);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijDraftStore, nabij_draft_store_unref)

G_END_DECLS
