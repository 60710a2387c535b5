/* nabij-tell-type.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The letters and measures of the page to take along. It is read at a desk, by somebody with little
 * time: what is told is what is largest, after its headings. It may run in any thread.
 */

#include "config.h"

#include "nabij-tell-type.h"

#include "nabij-paper-type.h"

#define EM_PT 11.0
#define LARGE_EM_PT 15.0
/* Some 75 letters to the line where the paper is wide enough for them, and never less than this beside
 * them. */
#define MEASURE_EM 38.0
#define SIDE_MIN_PT 62.0

/* Sizes in em, so that everything grows together; the title has no need to. */
static const struct {
  double      size_em;
  double      line_em;
  PangoWeight weight;
  GdkRGBA     colour;
} styles[NABIJ_N_TELL_STYLES] = {
  [NABIJ_TELL_STYLE_TITLE] = { 2.1, 2.6, PANGO_WEIGHT_BOLD, NABIJ_PAPER_INK },
  [NABIJ_TELL_STYLE_PERIOD] = { 1.0, 1.45, PANGO_WEIGHT_NORMAL, NABIJ_PAPER_COLOUR (0x56676b) },
  [NABIJ_TELL_STYLE_HEADING] = { 1.14, 1.55, PANGO_WEIGHT_BOLD, NABIJ_PAPER_COLOUR (0x1b6e7a) },
  [NABIJ_TELL_STYLE_BODY] = { 1.0, 1.45, PANGO_WEIGHT_NORMAL, NABIJ_PAPER_INK },
  [NABIJ_TELL_STYLE_ITEM] = { 1.0, 1.4, PANGO_WEIGHT_NORMAL, NABIJ_PAPER_INK },
  [NABIJ_TELL_STYLE_ANSWER] = { 1.0, 1.4, PANGO_WEIGHT_BOLD, NABIJ_PAPER_INK },
  [NABIJ_TELL_STYLE_QUIET] = { 0.86, 1.25, PANGO_WEIGHT_NORMAL, NABIJ_PAPER_COLOUR (0x56676b) },
  [NABIJ_TELL_STYLE_PICTURE] = { 1.0, 1.45, PANGO_WEIGHT_NORMAL, NABIJ_PAPER_INK },
};

/**
 * nabij_tell_type_init:
 * @self: (out caller-allocates): the sizes
 * @width_pt: how wide the paper is, in points
 * @height_pt: how high the paper is, in points
 * @is_large: whether the letters are large
 *
 * Finds the sizes for a paper.
 */
void
nabij_tell_type_init (NabijTellType *self,
                      double         width_pt,
                      double         height_pt,
                      gboolean       is_large)
{
  const double em_pt = is_large ? LARGE_EM_PT : EM_PT;

  self->width_pt = width_pt;
  self->height_pt = height_pt;
  self->em_pt = em_pt;
  self->measure_pt = MIN (MEASURE_EM * em_pt, width_pt - 2.0 * SIDE_MIN_PT);
  self->left_pt = (width_pt - self->measure_pt) / 2.0;
  self->text_height_pt = height_pt - NABIJ_TELL_TOP_PT - NABIJ_TELL_BOTTOM_PT;

  for (guint i = 0; i < NABIJ_N_TELL_STYLES; i++)
    self->styles[i] = (NabijPaperStyle){
      .size_pt = styles[i].size_em * em_pt,
      .line_pt = styles[i].line_em * em_pt,
      .weight = styles[i].weight,
      .colour = styles[i].colour,
    };
}
