/* nabij-e2e-listener.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-e2e-user.h"

G_BEGIN_DECLS

typedef struct _NabijE2eListener NabijE2eListener;

NabijE2eListener *nabij_e2e_listener_new (void) G_GNUC_WARN_UNUSED_RESULT;
void              nabij_e2e_listener_free (NabijE2eListener *self);
gint64            nabij_e2e_listener_wait_for (NabijE2eListener *self,
                                               const char       *name,
                                               gint64            patience_us);
GStrv             nabij_e2e_listener_dup_names (NabijE2eListener *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijE2eListener, nabij_e2e_listener_free)

G_END_DECLS
