/* nabij-delete-panel.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijDeletePanel:
 *
 * Deletes everything, after a word was typed that says so.
 */
#define NABIJ_TYPE_DELETE_PANEL (nabij_delete_panel_get_type ())
G_DECLARE_FINAL_TYPE (NabijDeletePanel, nabij_delete_panel, NABIJ, DELETE_PANEL, GtkWidget)

void nabij_delete_panel_start (NabijDeletePanel *self,
                               NabijServices    *services);

G_END_DECLS
