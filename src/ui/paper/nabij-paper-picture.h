/* nabij-paper-picture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The picture of tension and recovery on paper.
 */

#pragma once

#include "nabij-catalogue.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

void nabij_paper_picture_draw (GPtrArray      *moments,
                               NabijCatalogue *catalogue,
                               PangoContext   *context,
                               cairo_t        *cairo,
                               double          left,
                               double          top,
                               double          width_pt,
                               double          em_pt);

G_END_DECLS
