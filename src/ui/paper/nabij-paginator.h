/* nabij-paginator.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijPaginatorFlow:
 * @line_heights: (array length=n_lines): how high each line is, ≥ 0
 * @n_lines: how many lines, > 0
 * @space_before: what is left free above it; nothing at the top of a page
 * @keeps_with_next: whether it never stands alone at the foot of a page, as a heading
 *
 * A paragraph, a heading or a picture, of which only the heights are known. All lengths have the same
 * unit.
 */
typedef struct {
  const float *line_heights;
  guint        n_lines;
  double       space_before;
  gboolean     keeps_with_next;
} NabijPaginatorFlow;

/**
 * NabijPaginatorPiece:
 * @page: the number of the page, from 0
 * @flow: the number of the flow
 * @first_line: the first of its lines
 * @n_lines: how many of them
 * @y: the upper edge of the first line, from the top of the page's text
 * @space_before: what was left free above it
 * @height: how high the lines are together
 *
 * Lines of one flow on one page.
 */
typedef struct {
  guint  page;
  guint  flow;
  guint  first_line;
  guint  n_lines;
  double y;
  double space_before;
  double height;
} NabijPaginatorPiece;

GArray *nabij_paginate (const NabijPaginatorFlow *flows,
                        guint                     n_flows,
                        double                    page_height) G_GNUC_WARN_UNUSED_RESULT;

guint nabij_paginator_find_page (GArray *pieces,
                                 guint   page);
guint nabij_paginator_count_pages (GArray *pieces);

G_END_DECLS
