/* nabij-week-line.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijWeekLine:
 *
 * How long it has been: weeks before birth, ages after it, with a menu to change or hide them. It is
 * there only where there is something to say that may be said.
 */
#define NABIJ_TYPE_WEEK_LINE (nabij_week_line_get_type ())
G_DECLARE_FINAL_TYPE (NabijWeekLine, nabij_week_line, NABIJ, WEEK_LINE, GtkWidget)

void nabij_week_line_set_services (NabijWeekLine *self,
                                   NabijServices *services);
void nabij_week_line_update (NabijWeekLine *self);

G_END_DECLS
