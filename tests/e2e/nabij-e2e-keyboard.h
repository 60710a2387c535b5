/* nabij-e2e-keyboard.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-e2e-user.h"

G_BEGIN_DECLS

typedef struct _NabijE2eKeyboard NabijE2eKeyboard;

NabijE2eKeyboard *nabij_e2e_keyboard_new (NabijE2e *person) G_GNUC_WARN_UNUSED_RESULT;
void              nabij_e2e_keyboard_free (NabijE2eKeyboard *self);
void              nabij_e2e_keyboard_forget (NabijE2eKeyboard *self);
void              nabij_e2e_keyboard_chord (NabijE2eKeyboard *self,
                                            KeySym            modifier,
                                            KeySym            key);
void              nabij_e2e_keyboard_go_to (NabijE2eKeyboard *self,
                                            const char       *name);
void              nabij_e2e_keyboard_press (NabijE2eKeyboard *self,
                                            const char       *name);
void              nabij_e2e_keyboard_write (NabijE2eKeyboard *self,
                                            const char       *name,
                                            const char       *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijE2eKeyboard, nabij_e2e_keyboard_free)

G_END_DECLS
