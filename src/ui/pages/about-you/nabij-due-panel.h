/* nabij-due-panel.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijDuePanel:
 *
 * What can be told of a pregnancy: the due date, or the day from which it is reckoned, and how many babies
 * are expected. Every change is kept at once, and the earlier dates with it.
 */
#define NABIJ_TYPE_DUE_PANEL (nabij_due_panel_get_type ())
G_DECLARE_FINAL_TYPE (NabijDuePanel, nabij_due_panel, NABIJ, DUE_PANEL, GtkWidget)

void nabij_due_panel_set_services (NabijDuePanel *self,
                                   NabijServices *services);

G_END_DECLS
