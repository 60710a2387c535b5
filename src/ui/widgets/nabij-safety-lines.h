/* nabij-safety-lines.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-season.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijSafetyLines:
 *
 * The lines that always stand on a page for a hard moment, and lead to *Help*. With the style class
 * `on-water` they can be read on the water.
 */
#define NABIJ_TYPE_SAFETY_LINES (nabij_safety_lines_get_type ())
G_DECLARE_FINAL_TYPE (NabijSafetyLines, nabij_safety_lines, NABIJ, SAFETY_LINES, GtkWidget)

GtkWidget *nabij_safety_lines_new (NabijSeason season) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
