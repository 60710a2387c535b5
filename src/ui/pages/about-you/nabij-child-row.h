/* nabij-child-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * NabijChildRow:
 *
 * What can be told of one child, on a row that opens. Every change is kept, text after a short pause.
 */
#define NABIJ_TYPE_CHILD_ROW (nabij_child_row_get_type ())
G_DECLARE_FINAL_TYPE (NabijChildRow, nabij_child_row, NABIJ, CHILD_ROW, AdwExpanderRow)

GtkWidget *nabij_child_row_new (NabijServices *services,
                                const char    *uuid) G_GNUC_WARN_UNUSED_RESULT;

const char *nabij_child_row_get_uuid (NabijChildRow *self);
void        nabij_child_row_show (NabijChildRow     *self,
                                  const NabijFamily *family,
                                  guint              index);

G_END_DECLS
