/* nabij-import-panel.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijImportPanel:
 *
 * Brings a file in: reads it, says what it would do, and does it when asked. The signal `finished`
 * tells that nothing more is to be seen.
 */
#define NABIJ_TYPE_IMPORT_PANEL (nabij_import_panel_get_type ())
G_DECLARE_FINAL_TYPE (NabijImportPanel, nabij_import_panel, NABIJ, IMPORT_PANEL, GtkWidget)

void nabij_import_panel_start (NabijImportPanel *self,
                               NabijJournal     *journal,
                               GFile            *file);
void nabij_import_panel_stop (NabijImportPanel *self);

G_END_DECLS
