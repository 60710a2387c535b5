/* nabij-paper-type.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The letters and colours of everything that goes onto paper.
 */

#pragma once

#include "nabij-recovery-picture-layer.h"

#include <gdk/gdk.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* A colour of the light look, written as in a style sheet: on paper it is always light. */
#define NABIJ_PAPER_COLOUR(hex)                                                  \
  {                                                                              \
    (float)(((hex) >> 16) & 0xff) / 255.f, (float)(((hex) >> 8) & 0xff) / 255.f, \
      (float)((hex)&0xff) / 255.f, 1.f                                           \
  }

/* What running text is written in. */
#define NABIJ_PAPER_INK NABIJ_PAPER_COLOUR (0x22343a)

PangoContext *nabij_paper_type_make_context (void) G_GNUC_WARN_UNUSED_RESULT;

const NabijRecoveryColours *nabij_paper_type_get_picture_colours (void);

G_END_DECLS
