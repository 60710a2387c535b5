/* nabij-keepsake-cover.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

void nabij_keepsake_cover_draw (cairo_t      *cairo,
                                PangoContext *context,
                                double        width,
                                double        height,
                                const char   *title,
                                const char   *period);

G_END_DECLS
