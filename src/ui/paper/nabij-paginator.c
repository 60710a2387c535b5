/* nabij-paginator.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where pages end. It knows heights only, and nothing of words or drawing.
 */

#include "config.h"

#include "nabij-paginator.h"

/* So many lines of a paragraph stand together at the foot and at the head of a page. */
#define N_TOGETHER 2
/* Heights are sums; a page is full a little later than they say. */
#define TOLERANCE 0.01

typedef struct {
  const NabijPaginatorFlow *flows;
  guint                     n_flows;
  double                    page_height;
  GArray                   *pieces;

  guint  page;
  double y; /* how far the page is filled; 0 at its top */
} Paginator;

static double
sum_heights (const NabijPaginatorFlow *flow,
             guint                     first,
             guint                     n_lines)
{
  double height = 0.0;

  for (guint i = first; i < first + n_lines; i++)
    height += (double)flow->line_heights[i];

  return height;
}

/* How many lines of a flow may not be torn from what stands before it. */
static guint
count_beginning (const NabijPaginatorFlow *flow)
{
  return flow->n_lines < 2 * N_TOGETHER ? flow->n_lines : N_TOGETHER;
}

/* How much room a flow asks for at least, with what has to follow it. */
static double
measure_beginning (Paginator *self,
                   guint      index)
{
  double height = 0.0;

  for (guint i = index; i < self->n_flows; i++) {
    const NabijPaginatorFlow *flow = &self->flows[i];

    if (i > index)
      height += flow->space_before;
    if (!flow->keeps_with_next)
      return height + sum_heights (flow, 0, count_beginning (flow));
    height += sum_heights (flow, 0, flow->n_lines);
    /* Nobody puts so many headings below each other; it must not take for ever either. */
    if (height > self->page_height)
      return height;
  }

  return height;
}

static void
turn_page (Paginator *self)
{
  self->page++;
  self->y = 0.0;
}

/* How many lines from a first one still fit on the page. */
static guint
count_fitting (Paginator                *self,
               const NabijPaginatorFlow *flow,
               guint                     first,
               double                    y)
{
  guint n_lines = 0;

  while (first + n_lines < flow->n_lines) {
    y += (double)flow->line_heights[first + n_lines];
    if (y > self->page_height + TOLERANCE)
      break;
    n_lines++;
  }

  return n_lines;
}

static void
put (Paginator *self,
     guint      index,
     guint      first,
     guint      n_lines,
     double     space_before)
{
  const NabijPaginatorPiece piece = {
    .page = self->page,
    .flow = index,
    .first_line = first,
    .n_lines = n_lines,
    .y = self->y + space_before,
    .space_before = space_before,
    .height = sum_heights (&self->flows[index], first, n_lines),
  };

  g_array_append_val (self->pieces, piece);
  self->y = piece.y + piece.height;
}

static void
place (Paginator *self,
       guint      index)
{
  const NabijPaginatorFlow *flow = &self->flows[index];
  guint                     first = 0;

  if (self->y > 0.0 &&
      self->y + flow->space_before + measure_beginning (self, index) > self->page_height + TOLERANCE)
    turn_page (self);

  while (first < flow->n_lines) {
    const double space_before = first == 0 && self->y > 0.0 ? flow->space_before : 0.0;
    const guint  n_left = flow->n_lines - first;
    guint        n_lines = count_fitting (self, flow, first, self->y + space_before);

    if (n_lines < n_left) {
      /* The last line does not stand alone on the next page, nor the first one on this. */
      if (n_left - n_lines < N_TOGETHER && n_left >= 2 * N_TOGETHER)
        n_lines = n_left - N_TOGETHER;
      if (n_lines < N_TOGETHER && self->y > 0.0) {
        turn_page (self);
        continue;
      }
      /* What is higher than a page has nowhere else to go. */
      n_lines = MAX (n_lines, 1);
    }

    put (self, index, first, n_lines, space_before);
    first += n_lines;
    if (first < flow->n_lines)
      turn_page (self);
  }
}

/**
 * nabij_paginate:
 * @flows: (array length=n_flows): what is set, in its order
 * @n_flows: how much
 * @page_height: how high a page's text is, > 0
 *
 * Sets flows on pages, one below the other. Every line is on exactly one page. At least two lines of
 * a paragraph stand together at the foot and at the head of a page, short paragraphs are not torn,
 * and a heading stays with the beginning of what follows it, wherever a page is high enough for that.
 *
 * Returns: (transfer full) (element-type NabijPaginatorPiece): the pieces, in their order
 */
GArray *
nabij_paginate (const NabijPaginatorFlow *flows,
                guint                     n_flows,
                double                    page_height)
{
  Paginator self = {
    .flows = flows,
    .n_flows = n_flows,
    .page_height = page_height,
  };

  g_return_val_if_fail (flows != NULL || n_flows == 0, NULL);
  g_return_val_if_fail (page_height > 0.0, NULL);

  self.pieces = g_array_new (FALSE, FALSE, sizeof (NabijPaginatorPiece));
  for (guint i = 0; i < n_flows; i++)
    place (&self, i);

  return self.pieces;
}

/**
 * nabij_paginator_find_page:
 * @pieces: (element-type NabijPaginatorPiece): what nabij_paginate() gave
 * @page: the number of a page, from 0
 *
 * Finds where a page begins.
 *
 * Returns: the number of its first piece, or how many there are where there is no such page
 */
guint
nabij_paginator_find_page (GArray *pieces,
                           guint   page)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (pieces != NULL, 0);

  high = pieces->len;
  while (low < high) {
    const guint middle = low + (high - low) / 2;

    if (g_array_index (pieces, NabijPaginatorPiece, middle).page < page)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

/**
 * nabij_paginator_count_pages:
 * @pieces: (element-type NabijPaginatorPiece): what nabij_paginate() gave
 *
 * Returns: how many pages they take
 */
guint
nabij_paginator_count_pages (GArray *pieces)
{
  g_return_val_if_fail (pieces != NULL, 0);

  return pieces->len > 0 ? g_array_index (pieces, NabijPaginatorPiece, pieces->len - 1).page + 1 : 0;
}
