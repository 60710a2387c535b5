/* nabij-keepsake-type.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The letters and colours of a keepsake. It may run in any thread.
 */

#include "config.h"

#include "nabij-keepsake-type.h"

#include "nabij-paper-type.h"

/* On paper the words are always those of the light look. */
static const NabijPaperStyle styles[NABIJ_N_KEEPSAKE_STYLES] = {
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

/**
 * nabij_keepsake_type_get_style:
 * @style: what is set
 *
 * Returns: (transfer none): how it is set
 */
const NabijPaperStyle *
nabij_keepsake_type_get_style (NabijKeepsakeStyle style)
{
  return &styles[style];
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
