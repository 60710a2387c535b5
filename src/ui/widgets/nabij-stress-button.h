/* nabij-stress-button.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijStressButton:
 *
 * The quiet sign at the end of every header bar for when it is too much: it activates win.stress.
 */
#define NABIJ_TYPE_STRESS_BUTTON (nabij_stress_button_get_type ())
G_DECLARE_FINAL_TYPE (NabijStressButton, nabij_stress_button, NABIJ, STRESS_BUTTON, GtkButton)

GtkWidget *nabij_stress_button_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
