/* nabij-e2e-user.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <atspi/atspi.h>

#include "nabij-e2e.h"

G_BEGIN_DECLS

/* libatspi defines none of these. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiComponent, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)

AtspiAccessible *nabij_e2e_find (NabijE2e   *self,
                                 AtspiRole   role,
                                 const char *name) G_GNUC_WARN_UNUSED_RESULT;
AtspiAccessible *nabij_e2e_glance (NabijE2e   *self,
                                   AtspiRole   role,
                                   const char *name) G_GNUC_WARN_UNUSED_RESULT;
AtspiAccessible *nabij_e2e_glance_any (NabijE2e          *self,
                                       AtspiRole          role,
                                       const char *const *names) G_GNUC_WARN_UNUSED_RESULT;
AtspiAccessible *nabij_e2e_find_focus (NabijE2e *self) G_GNUC_WARN_UNUSED_RESULT;
void             nabij_e2e_wait_for (NabijE2e   *self,
                                     AtspiRole   role,
                                     const char *name);
void             nabij_e2e_wait_until_gone (NabijE2e   *self,
                                            AtspiRole   role,
                                            const char *name);
void             nabij_e2e_press (NabijE2e   *self,
                                  AtspiRole   role,
                                  const char *name);
void             nabij_e2e_click (NabijE2e        *self,
                                  AtspiAccessible *accessible);
void             nabij_e2e_key (NabijE2e *self,
                                KeySym    key);
void             nabij_e2e_type (NabijE2e   *self,
                                 const char *text);
void             nabij_e2e_pass_time (gint64 duration_us);
void             nabij_e2e_take_picture (NabijE2e   *self,
                                         const char *name);
void             nabij_e2e_resize (NabijE2e *self,
                                   int       width,
                                   int       height);

void nabij_e2e_ask_to_close (NabijE2e *self);
void nabij_e2e_close (NabijE2e *self);

Window nabij_e2e_find_window (NabijE2e          *self,
                              XWindowAttributes *attributes);

G_END_DECLS
