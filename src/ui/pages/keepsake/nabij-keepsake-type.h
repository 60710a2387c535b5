/* nabij-keepsake-type.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-keepsake-text.h"
#include "nabij-paper-lines.h"

G_BEGIN_DECLS

/* Some 66 letters to the line, and generous margins around them. */
#define NABIJ_KEEPSAKE_MEASURE_PT 352.0
#define NABIJ_KEEPSAKE_TOP_PT 92.0
#define NABIJ_KEEPSAKE_BOTTOM_PT 112.0
#define NABIJ_KEEPSAKE_FOOTER_PT 66.0
#define NABIJ_KEEPSAKE_EM_PT 10.5

const NabijPaperStyle *nabij_keepsake_type_get_style (NabijKeepsakeStyle style);
double                 nabij_keepsake_type_get_space_pt (NabijKeepsakeSpace space);
const GdkRGBA         *nabij_keepsake_type_get_colour (NabijKeepsakeStyle style);

G_END_DECLS
