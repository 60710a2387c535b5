/* nabij-keepsake-type.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The letters and colours of a keepsake. It may run in any thread.
 */

#include "config.h"

#include "nabij-keepsake-type.h"

#include "nabij-paper-type.h"

typedef struct {
  double      size_pt;
  double      line_pt;
  PangoWeight weight;
  GdkRGBA     colour;
} Style;

/* On paper the words are always those of the light look. */
static const Style styles[NABIJ_N_KEEPSAKE_STYLES] = {
  [NABIJ_KEEPSAKE_STYLE_DAY] = { 13.0, 18.0, PANGO_WEIGHT_BOLD, NABIJ_PAPER_COLOUR (0x1b6e7a) },
  [NABIJ_KEEPSAKE_STYLE_HEADING] = { 11.5, 16.5, PANGO_WEIGHT_BOLD, NABIJ_PAPER_INK },
  [NABIJ_KEEPSAKE_STYLE_BODY] = { NABIJ_KEEPSAKE_EM_PT, 15.6, PANGO_WEIGHT_NORMAL, NABIJ_PAPER_INK },
  [NABIJ_KEEPSAKE_STYLE_QUIET] = { 9.0, 13.5, PANGO_WEIGHT_NORMAL, NABIJ_PAPER_COLOUR (0x56676b) },
  [NABIJ_KEEPSAKE_STYLE_TENSION] = { NABIJ_KEEPSAKE_EM_PT, 15.6, PANGO_WEIGHT_BOLD, NABIJ_PAPER_COLOUR (0x9c512b) },
  [NABIJ_KEEPSAKE_STYLE_RECOVERY] = { NABIJ_KEEPSAKE_EM_PT, 15.6, PANGO_WEIGHT_BOLD, NABIJ_PAPER_COLOUR (0x3f6b45) },
  [NABIJ_KEEPSAKE_STYLE_REPAIR] = { NABIJ_KEEPSAKE_EM_PT, 15.6, PANGO_WEIGHT_NORMAL, NABIJ_PAPER_COLOUR (0x3f6b45) },
  [NABIJ_KEEPSAKE_STYLE_PICTURE] = { NABIJ_KEEPSAKE_EM_PT, 15.6, PANGO_WEIGHT_NORMAL, NABIJ_PAPER_INK },
};

static const double spaces_pt[] = {
  [NABIJ_KEEPSAKE_SPACE_LINE] = 0.0,
  [NABIJ_KEEPSAKE_SPACE_SMALL] = 3.0,
  [NABIJ_KEEPSAKE_SPACE_PARAGRAPH] = 8.0,
  [NABIJ_KEEPSAKE_SPACE_ENTRY] = 20.0,
  [NABIJ_KEEPSAKE_SPACE_DAY] = 34.0,
};

static const NabijRecoveryColours colours = {
  .tension = NABIJ_PAPER_COLOUR (0xc9784e),
  .recovery = NABIJ_PAPER_COLOUR (0x5e8c61),
  .join = NABIJ_PAPER_COLOUR (0xe6d0c3),
  .axis = NABIJ_PAPER_COLOUR (0xdfe6e3),
  .text = NABIJ_PAPER_COLOUR (0x56676b),
  .focus = NABIJ_PAPER_COLOUR (0x1b6e7a),
};

/**
 * nabij_keepsake_type_make_layout:
 * @context: what it is written with
 * @style: how it is set
 * @direction: from which side their paragraph is written, or `PANGO_DIRECTION_NEUTRAL` where they are
 *   the whole of it, and tell themselves
 * @text: the words; they are no markup
 * @length: how many bytes of them
 *
 * Sets words in lines. A line that is too long even for one word is broken within it.
 *
 * Returns: (transfer full): the lines
 */
PangoLayout *
nabij_keepsake_type_make_layout (PangoContext      *context,
                                 NabijKeepsakeStyle style,
                                 PangoDirection     direction,
                                 const char        *text,
                                 gsize              length)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_weight (font, styles[style].weight);
  pango_font_description_set_absolute_size (font, styles[style].size_pt * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int)(NABIJ_KEEPSAKE_MEASURE_PT * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (direction != PANGO_DIRECTION_NEUTRAL) {
    pango_context_set_base_dir (context, direction);
    pango_layout_set_alignment (layout, direction == PANGO_DIRECTION_RTL ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_auto_dir (layout, FALSE);
  }
  pango_layout_set_text (layout, text, (int)length);
  return layout;
}

/**
 * nabij_keepsake_type_get_line_pt:
 * @style: how something is set
 *
 * Returns: how high a line is, in points
 */
double
nabij_keepsake_type_get_line_pt (NabijKeepsakeStyle style)
{
  return styles[style].line_pt;
}

/**
 * nabij_keepsake_type_get_space_pt:
 * @space: how far something stands from what is above
 *
 * Returns: the same in points
 */
double
nabij_keepsake_type_get_space_pt (NabijKeepsakeSpace space)
{
  return spaces_pt[space];
}

/**
 * nabij_keepsake_type_get_colour:
 * @style: how something is set
 *
 * Returns: (transfer none): its colour
 */
const GdkRGBA *
nabij_keepsake_type_get_colour (NabijKeepsakeStyle style)
{
  return &styles[style].colour;
}

/**
 * nabij_keepsake_type_get_colours:
 *
 * Returns: (transfer none): the colours of the picture on paper
 */
const NabijRecoveryColours *
nabij_keepsake_type_get_colours (void)
{
  return &colours;
}
