/* nabij-restore-panel.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijRestorePanel:
 *
 * Lists the copies that were made by themselves, and goes back to one. The signal `finished` tells
 * that nothing more is to be seen.
 */
#define NABIJ_TYPE_RESTORE_PANEL (nabij_restore_panel_get_type ())
G_DECLARE_FINAL_TYPE (NabijRestorePanel, nabij_restore_panel, NABIJ, RESTORE_PANEL, GtkWidget)

void nabij_restore_panel_start (NabijRestorePanel *self,
                                NabijJournal      *journal);
void nabij_restore_panel_stop (NabijRestorePanel *self);

G_END_DECLS
