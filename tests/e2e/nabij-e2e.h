/* nabij-e2e.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <X11/Xlib.h>

#include "nabij-pulse-fixture.h"

G_BEGIN_DECLS

typedef struct _NabijE2e NabijE2e;

NabijE2e *nabij_e2e_new (void) G_GNUC_WARN_UNUSED_RESULT;
void      nabij_e2e_free (NabijE2e *self);

void               nabij_e2e_set_variable (NabijE2e   *self,
                                           const char *name,
                                           const char *value);
void               nabij_e2e_set_hour (NabijE2e *self,
                                       int       hour);
void               nabij_e2e_new_home (NabijE2e *self);
const char        *nabij_e2e_get_home (NabijE2e *self);
const char        *nabij_e2e_get_prefix (NabijE2e *self);
char              *nabij_e2e_dup_log (NabijE2e *self) G_GNUC_WARN_UNUSED_RESULT;
NabijPulseFixture *nabij_e2e_get_sound (NabijE2e *self);

void     nabij_e2e_start (NabijE2e          *self,
                          const char *const *arguments);
void     nabij_e2e_start_under (NabijE2e          *self,
                                const char *const *wrapper,
                                const char *const *arguments);
void     nabij_e2e_start_command (NabijE2e          *self,
                                  const char *const *command);
GPid     nabij_e2e_get_pid (NabijE2e *self);
void     nabij_e2e_share_environment (NabijE2e *self);
void     nabij_e2e_start_service (NabijE2e   *self,
                                  const char *application_id);
gboolean nabij_e2e_is_running (NabijE2e *self);
void     nabij_e2e_wait_for_end (NabijE2e *self,
                                 int       status);
void     nabij_e2e_kill (NabijE2e *self);

Display *nabij_e2e_get_display (NabijE2e *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijE2e, nabij_e2e_free)

G_END_DECLS
