/* nabij-paper-type.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It may run in any thread.
 */

#include "config.h"

#include "nabij-paper-type.h"

#include <pango/pangocairo.h>

/* The program's own font, which it is installed with; anything else without serifs will do. */
#define FAMILY "Cantarell, sans-serif"

static const NabijRecoveryColours colours = {
  .tension = NABIJ_PAPER_COLOUR (0xc9784e),
  .recovery = NABIJ_PAPER_COLOUR (0x5e8c61),
  .join = NABIJ_PAPER_COLOUR (0xe6d0c3),
  .axis = NABIJ_PAPER_COLOUR (0xdfe6e3),
  .text = NABIJ_PAPER_COLOUR (0x56676b),
  .focus = NABIJ_PAPER_COLOUR (0x1b6e7a),
};

/**
 * nabij_paper_type_make_context:
 *
 * Makes what words are written with, the same for measuring and for drawing on anything: a unit is a
 * point, and letters stand where they would on an endlessly fine paper.
 *
 * Returns: (transfer full): the context; it belongs to this thread
 */
PangoContext *
nabij_paper_type_make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FAMILY);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  pango_cairo_context_set_resolution (context, 72.0);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_font_description (context, font);
  return context;
}

/**
 * nabij_paper_type_get_picture_colours:
 *
 * Returns: (transfer none): the colours of the picture of tension and recovery on paper
 */
const NabijRecoveryColours *
nabij_paper_type_get_picture_colours (void)
{
  return &colours;
}
