/* nabij-paper-lines.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-paginator.h"

#include <cairo.h>
#include <gdk/gdk.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * NabijPaperStyle:
 * @size_pt: how large the letters are, in points
 * @line_pt: how high a line is at least, in points
 * @weight: how heavy the letters are
 * @colour: their colour
 *
 * How words are set on paper.
 */
typedef struct {
  double      size_pt;
  double      line_pt;
  PangoWeight weight;
  GdkRGBA     colour;
} NabijPaperStyle;

/**
 * NabijPaperLines:
 * @heights: (array length=n_lines): how high each line is, in points
 * @starts: the first byte of each line, and the end of the last
 * @n_lines: how many lines
 * @direction: from which side they are written
 *
 * Where the lines of a paragraph begin. Only numbers are kept, so that every thread can draw them with
 * fonts of its own.
 */
typedef struct {
  float         *heights;
  guint         *starts;
  guint          n_lines;
  PangoDirection direction;
} NabijPaperLines;

gboolean nabij_paper_is_blank (const char *text);

PangoLayout *nabij_paper_style_make_layout (const NabijPaperStyle *style,
                                            PangoContext          *context,
                                            double                 width_pt,
                                            PangoDirection         direction,
                                            const char            *text,
                                            gsize                  length) G_GNUC_WARN_UNUSED_RESULT;

void   nabij_paper_lines_init (NabijPaperLines       *self,
                               const NabijPaperStyle *style,
                               PangoContext          *context,
                               double                 width_pt,
                               const char            *text);
void   nabij_paper_lines_init_block (NabijPaperLines *self,
                                     double           height_pt);
void   nabij_paper_lines_clear (NabijPaperLines *self);
void   nabij_paper_lines_get_text (const NabijPaperLines     *self,
                                   const NabijPaginatorPiece *piece,
                                   const char                *text,
                                   const char               **part,
                                   gsize                     *length);
double nabij_paper_lines_draw (const NabijPaperLines     *self,
                               const NabijPaginatorPiece *piece,
                               const NabijPaperStyle     *style,
                               PangoContext              *context,
                               cairo_t                   *cairo,
                               double                     width_pt,
                               double                     left,
                               double                     top,
                               const char                *text);

G_END_DECLS
