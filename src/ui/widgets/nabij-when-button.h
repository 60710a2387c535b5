/* nabij-when-button.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijWhenButton:
 *
 * A button that says when something was, and can set it back; never to what is still to come.
 */
#define NABIJ_TYPE_WHEN_BUTTON (nabij_when_button_get_type ())
G_DECLARE_FINAL_TYPE (NabijWhenButton, nabij_when_button, NABIJ, WHEN_BUTTON, GtkWidget)

GtkWidget *nabij_when_button_new (NabijClock *clock) G_GNUC_WARN_UNUSED_RESULT;

void         nabij_when_button_set_clock (NabijWhenButton *self,
                                          NabijClock      *clock);
NabijInstant nabij_when_button_get_instant (NabijWhenButton *self);
void         nabij_when_button_set_instant (NabijWhenButton    *self,
                                            const NabijInstant *instant);
void         nabij_when_button_set_earliest (NabijWhenButton    *self,
                                             const NabijInstant *earliest);

G_END_DECLS
