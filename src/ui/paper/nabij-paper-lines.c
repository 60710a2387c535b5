/* nabij-paper-lines.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of a paragraph on paper: measured once, drawn in pieces wherever a page ends. It may run
 * in any thread.
 */

#include "config.h"

#include "nabij-paper-lines.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/**
 * nabij_paper_is_blank:
 * @text: (nullable): some words
 *
 * Returns: whether there is nothing to be seen in them
 */
gboolean
nabij_paper_is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text)) {
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  }

  return TRUE;
}

/**
 * nabij_paper_style_make_layout:
 * @style: how it is set
 * @context: what it is written with
 * @width_pt: how wide a line is, in points, > 0
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
nabij_paper_style_make_layout (const NabijPaperStyle *style,
                               PangoContext          *context,
                               double                 width_pt,
                               PangoDirection         direction,
                               const char            *text,
                               gsize                  length)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_weight (font, style->weight);
  pango_font_description_set_absolute_size (font, style->size_pt * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int)(width_pt * PANGO_SCALE));
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
 * nabij_paper_lines_init:
 * @self: (out caller-allocates): the lines
 * @style: how they are set
 * @context: what they are written with
 * @width_pt: how wide a line is, in points, > 0
 * @text: the words of one paragraph
 *
 * Finds where the lines of a paragraph begin. Free them with nabij_paper_lines_clear().
 */
void
nabij_paper_lines_init (NabijPaperLines       *self,
                        const NabijPaperStyle *style,
                        PangoContext          *context,
                        double                 width_pt,
                        const char            *text)
{
  g_autoptr (PangoLayout) layout = nabij_paper_style_make_layout (style, context, width_pt, PANGO_DIRECTION_NEUTRAL, text, strlen (text));
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);

  self->n_lines = (guint)pango_layout_get_line_count (layout);
  self->heights = g_new (float, self->n_lines);
  self->starts = g_new (guint, self->n_lines + 1);
  for (guint i = 0; i < self->n_lines; i++) {
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
    PangoRectangle   extents;

    if (i == 0)
      self->direction = pango_layout_line_get_resolved_direction (line);
    /* A line of another script may be higher than ours. */
    pango_layout_iter_get_line_extents (iter, NULL, &extents);
    self->heights[i] = (float)MAX (style->line_pt, ceil (pango_units_to_double (extents.height)));
    self->starts[i] = (guint)line->start_index;
    pango_layout_iter_next_line (iter);
  }
  self->starts[self->n_lines] = (guint)strlen (text);
}

/**
 * nabij_paper_lines_init_block:
 * @self: (out caller-allocates): the lines
 * @height_pt: how high it is, in points
 *
 * Makes one line without words, for a picture.
 */
void
nabij_paper_lines_init_block (NabijPaperLines *self,
                              double           height_pt)
{
  self->n_lines = 1;
  self->heights = g_new (float, 1);
  self->starts = g_new0 (guint, 2);
  self->heights[0] = (float)height_pt;
  self->direction = PANGO_DIRECTION_LTR;
}

/**
 * nabij_paper_lines_clear:
 * @self: lines, or zeros
 *
 * Frees what they hold.
 */
void
nabij_paper_lines_clear (NabijPaperLines *self)
{
  g_clear_pointer (&self->heights, g_free);
  g_clear_pointer (&self->starts, g_free);
}

/**
 * nabij_paper_lines_get_text:
 * @self: the lines of a paragraph
 * @piece: which of them
 * @text: the words of the paragraph
 * @part: (out) (transfer none): where those of the piece begin
 * @length: (out): how many bytes of them
 *
 * Finds the words of a piece.
 */
void
nabij_paper_lines_get_text (const NabijPaperLines     *self,
                            const NabijPaginatorPiece *piece,
                            const char                *text,
                            const char               **part,
                            gsize                     *length)
{
  *part = text + self->starts[piece->first_line];
  *length = self->starts[piece->first_line + piece->n_lines] - self->starts[piece->first_line];
}

/**
 * nabij_paper_lines_draw:
 * @self: the lines of a paragraph
 * @piece: which of them
 * @style: how they are set
 * @context: what they are written with
 * @cairo: where to
 * @width_pt: how wide a line is, in points
 * @left: where the lines begin
 * @top: the upper edge of the first
 * @text: the words of the paragraph
 *
 * Draws some of the lines. Each has the height it was given, and stands in its middle.
 *
 * Returns: how far down the letters of the first line stand
 */
double
nabij_paper_lines_draw (const NabijPaperLines     *self,
                        const NabijPaginatorPiece *piece,
                        const NabijPaperStyle     *style,
                        PangoContext              *context,
                        cairo_t                   *cairo,
                        double                     width_pt,
                        double                     left,
                        double                     top,
                        const char                *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoLayoutIter) iter = NULL;
  const char *part;
  gsize       length;
  double      y = top;
  double      first_baseline = top;

  nabij_paper_lines_get_text (self, piece, text, &part, &length);
  layout = nabij_paper_style_make_layout (style, context, width_pt, self->direction, part, length);
  iter = pango_layout_get_iter (layout);

  for (guint i = 0; i == 0 || pango_layout_iter_next_line (iter); i++) {
    const double     height = (double)self->heights[MIN (piece->first_line + i, self->n_lines - 1)];
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
    PangoRectangle   extents;
    double           baseline;

    pango_layout_iter_get_line_extents (iter, NULL, &extents);
    baseline = y + (height - pango_units_to_double (extents.height)) / 2.0 +
               pango_units_to_double (pango_layout_iter_get_baseline (iter) - extents.y);
    if (i == 0)
      first_baseline = baseline;
    gdk_cairo_set_source_rgba (cairo, &style->colour);
    cairo_move_to (cairo, left + pango_units_to_double (extents.x), baseline);
    pango_cairo_show_layout_line (cairo, line);
    y += height;
  }
  return first_baseline;
}
