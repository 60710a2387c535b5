/* nabij-moment.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

G_BEGIN_DECLS

/**
 * NabijMoment:
 *
 * A hard moment while it is on the screen. The pages that breathe, write and recover share it: what
 * one of them kept, the next one goes on with.
 */
#define NABIJ_TYPE_MOMENT (nabij_moment_get_type ())
G_DECLARE_FINAL_TYPE (NabijMoment, nabij_moment, NABIJ, MOMENT, GObject)

NabijMoment *nabij_moment_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;
NabijMoment *nabij_moment_new_for_entry (NabijServices *services,
                                         NabijEntry    *entry) G_GNUC_WARN_UNUSED_RESULT;

NabijEntry *nabij_moment_get_entry (NabijMoment *self);
const char *nabij_moment_get_uuid (NabijMoment *self);
gboolean    nabij_moment_is_kept (NabijMoment *self);
char       *nabij_moment_dup_recovery (NabijMoment *self) G_GNUC_WARN_UNUSED_RESULT;
void        nabij_moment_keep (NabijMoment *self);
void        nabij_moment_forget (NabijMoment *self);
void        nabij_moment_draft (NabijMoment *self,
                                NabijEntry  *entry);
void        nabij_moment_save_async (NabijMoment        *self,
                                     NabijEntry         *entry,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean    nabij_moment_save_finish (NabijMoment  *self,
                                      GAsyncResult *result,
                                      GError      **error);

G_END_DECLS
