/* nabij-keepsake-book.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets the words of a keepsake in lines and pages, and draws a page. It may run in any thread: each
 * one has its own fonts, and only numbers and words are kept.
 */

#include "config.h"

#include "nabij-keepsake-book.h"

#include "nabij-keepsake-cover.h"
#include "nabij-keepsake-type.h"
#include "nabij-paginator.h"
#include "nabij-paper-lines.h"
#include "nabij-paper-picture.h"
#include "nabij-paper-type.h"
#include "nabij-recovery-picture-layer.h"

#include <pango/pangocairo.h>

/* Where the point of a moment and its leaf stand, left of the text. */
#define MARK_LEFT_PT 17.0
#define MARK_RADIUS_PT 3.9
#define JOIN_WIDTH_PT 3.2
/* The marks stand beside the middle of the small letters. */
#define MARK_ABOVE_BASELINE_EM 0.27

struct _NabijKeepsakeBook {
  NabijKeepsakeText *text;
  NabijPaperLines   *lines;  /* one for each block */
  GArray            *pieces; /* of NabijPaginatorPiece */

  double width;
  double height;
  guint  n_pages; /* with the title page */
};

static double
get_text_left (NabijKeepsakeBook *self)
{
  return (self->width - NABIJ_KEEPSAKE_MEASURE_PT) / 2.0;
}

static double
get_text_height (NabijKeepsakeBook *self)
{
  return self->height - NABIJ_KEEPSAKE_TOP_PT - NABIJ_KEEPSAKE_BOTTOM_PT;
}

/* Setting */

static gboolean
set_blocks (NabijKeepsakeBook *self,
            PangoContext      *context,
            GCancellable      *cancellable,
            GError           **error)
{
  GPtrArray *blocks = self->text->blocks;

  for (guint i = 0; i < blocks->len; i++) {
    const NabijKeepsakeBlock *block = g_ptr_array_index (blocks, i);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (block->style == NABIJ_KEEPSAKE_STYLE_PICTURE)
      nabij_paper_lines_init_block (&self->lines[i], nabij_recovery_picture_layer_measure_height (context, NABIJ_KEEPSAKE_EM_PT));
    else
      nabij_paper_lines_init (&self->lines[i], nabij_keepsake_type_get_style (block->style), context, NABIJ_KEEPSAKE_MEASURE_PT, block->text);
  }

  return TRUE;
}

static void
set_pages (NabijKeepsakeBook *self)
{
  GPtrArray                     *blocks = self->text->blocks;
  g_autofree NabijPaginatorFlow *flows = g_new0 (NabijPaginatorFlow, blocks->len);

  for (guint i = 0; i < blocks->len; i++) {
    const NabijKeepsakeBlock *block = g_ptr_array_index (blocks, i);

    flows[i] = (NabijPaginatorFlow){
      .line_heights = self->lines[i].heights,
      .n_lines = self->lines[i].n_lines,
      .space_before = nabij_keepsake_type_get_space_pt (block->space),
      .keeps_with_next = block->keeps_with_next,
    };
  }

  self->pieces = nabij_paginate (flows, blocks->len, get_text_height (self));
  self->n_pages = 1 + nabij_paginator_count_pages (self->pieces);
}

/* Drawing */

static void
draw_mark (const NabijKeepsakeBlock *block,
           cairo_t                  *cairo,
           double                    x,
           double                    y)
{
  switch (block->mark) {
  case NABIJ_KEEPSAKE_MARK_POINT:
  case NABIJ_KEEPSAKE_MARK_OPEN:
    nabij_recovery_picture_layer_draw_point (cairo, x, y, MARK_RADIUS_PT, &nabij_paper_type_get_picture_colours ()->tension,
                                             block->mark == NABIJ_KEEPSAKE_MARK_OPEN);
    break;
  case NABIJ_KEEPSAKE_MARK_LEAF:
    nabij_recovery_picture_layer_draw_leaf (cairo, x, y, MARK_RADIUS_PT, &nabij_paper_type_get_picture_colours ()->recovery);
    break;
  case NABIJ_KEEPSAKE_MARK_NONE:
  default:
    break;
  }
}

/* The soft line goes from the point of a moment down to its leaf, over the foot of a page too. */
static void
draw_join (const NabijKeepsakeBlock  *block,
           const NabijPaginatorPiece *piece,
           guint                      n_lines_of_block,
           cairo_t                   *cairo,
           double                     x,
           double                     y,
           double                     mark_y)
{
  const gboolean has_mark = block->mark != NABIJ_KEEPSAKE_MARK_NONE && piece->first_line == 0;
  const gboolean begins = piece->first_line == 0;
  const gboolean ends = piece->first_line + piece->n_lines == n_lines_of_block;
  double         from = y - piece->space_before;
  double         until = y + piece->height;

  if (has_mark && !block->joins_above)
    from = mark_y;
  if (has_mark && !block->joins_below)
    until = mark_y;
  if ((begins && !block->joins_above && !has_mark) || (ends && !block->joins_below && !has_mark) ||
      (!block->joins_above && !block->joins_below))
    return;

  gdk_cairo_set_source_rgba (cairo, &nabij_paper_type_get_picture_colours ()->join);
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cairo, JOIN_WIDTH_PT);
  cairo_move_to (cairo, x, from);
  cairo_line_to (cairo, x, until);
  cairo_stroke (cairo);
}

static void
draw_lines (NabijKeepsakeBook         *self,
            const NabijPaginatorPiece *piece,
            PangoContext              *context,
            cairo_t                   *cairo,
            double                     left,
            double                     top)
{
  const NabijKeepsakeBlock *block = g_ptr_array_index (self->text->blocks, piece->flow);
  const NabijPaperLines    *lines = &self->lines[piece->flow];
  const double              baseline = nabij_paper_lines_draw (lines, piece, nabij_keepsake_type_get_style (block->style), context, cairo,
                                                               NABIJ_KEEPSAKE_MEASURE_PT, left, top, block->text);
  const double              x = left - MARK_LEFT_PT;
  const double              mark_y = baseline - MARK_ABOVE_BASELINE_EM * NABIJ_KEEPSAKE_EM_PT;

  draw_join (block, piece, lines->n_lines, cairo, x, top, mark_y);
  if (piece->first_line == 0)
    draw_mark (block, cairo, x, mark_y);
}

/* The number of a page is there to find it again. */
static void
draw_footer (NabijKeepsakeBook *self,
             guint              page,
             PangoContext      *context,
             cairo_t           *cairo)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autoptr (PangoLayout) layout = nabij_paper_style_make_layout (nabij_keepsake_type_get_style (NABIJ_KEEPSAKE_STYLE_QUIET), context, NABIJ_KEEPSAKE_MEASURE_PT,
                                                                  PANGO_DIRECTION_NEUTRAL, number, strlen (number));
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  gdk_cairo_set_source_rgba (cairo, nabij_keepsake_type_get_colour (NABIJ_KEEPSAKE_STYLE_QUIET));
  cairo_move_to (cairo, (self->width - pango_units_to_double (extents.width)) / 2.0, self->height - NABIJ_KEEPSAKE_FOOTER_PT);
  pango_cairo_show_layout (cairo, layout);
}

static void
draw_text_page (NabijKeepsakeBook *self,
                guint              page,
                PangoContext      *context,
                cairo_t           *cairo)
{
  for (guint i = nabij_paginator_find_page (self->pieces, page - 1); i < self->pieces->len; i++) {
    const NabijPaginatorPiece *piece = &g_array_index (self->pieces, NabijPaginatorPiece, i);
    const NabijKeepsakeBlock  *block = g_ptr_array_index (self->text->blocks, piece->flow);

    if (piece->page != page - 1)
      break;
    if (block->style == NABIJ_KEEPSAKE_STYLE_PICTURE)
      nabij_paper_picture_draw (self->text->moments, NULL, context, cairo, get_text_left (self), NABIJ_KEEPSAKE_TOP_PT + piece->y,
                                NABIJ_KEEPSAKE_MEASURE_PT, NABIJ_KEEPSAKE_EM_PT);
    else
      draw_lines (self, piece, context, cairo, get_text_left (self), NABIJ_KEEPSAKE_TOP_PT + piece->y);
  }
  draw_footer (self, page, context, cairo);
}

/**
 * nabij_keepsake_book_new:
 * @text: (transfer full): the words
 * @width: how wide the paper is, in points
 * @height: how high it is, in points
 * @cancellable: (nullable): to give up
 * @error: return location; `G_IO_ERROR_CANCELLED` only
 *
 * Sets a keepsake on pages, the title page first. Long ones take their time: call it in a thread of
 * its own.
 *
 * Returns: (transfer full) (nullable): the book, or `NULL` with @error set
 */
NabijKeepsakeBook *
nabij_keepsake_book_new (NabijKeepsakeText *text,
                         double             width,
                         double             height,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (NabijKeepsakeBook) self = NULL;
  PangoContext *context;
  gboolean      done;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (width > NABIJ_KEEPSAKE_MEASURE_PT, NULL);
  g_return_val_if_fail (height > NABIJ_KEEPSAKE_TOP_PT + NABIJ_KEEPSAKE_BOTTOM_PT, NULL);

  self = g_atomic_rc_box_new0 (NabijKeepsakeBook);
  self->text = text;
  self->width = width;
  self->height = height;
  self->lines = g_new0 (NabijPaperLines, text->blocks->len);
  context = nabij_paper_type_make_context ();
  done = set_blocks (self, context, cancellable, error);
  g_object_unref (context);
  if (!done)
    return NULL;

  set_pages (self);
  return g_steal_pointer (&self);
}

/**
 * nabij_keepsake_book_ref:
 * @self: a book
 *
 * Takes another reference.
 *
 * Returns: (transfer full): the same book
 */
NabijKeepsakeBook *
nabij_keepsake_book_ref (NabijKeepsakeBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
book_clear (gpointer data)
{
  NabijKeepsakeBook *self = data;

  for (guint i = 0; self->lines != NULL && i < self->text->blocks->len; i++)
    nabij_paper_lines_clear (&self->lines[i]);
  g_free (self->lines);
  g_clear_pointer (&self->pieces, g_array_unref);
  nabij_keepsake_text_free (self->text);
}

/**
 * nabij_keepsake_book_unref:
 * @self: (transfer full): a book
 *
 * Gives a reference back.
 */
void
nabij_keepsake_book_unref (NabijKeepsakeBook *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, book_clear);
}

/**
 * nabij_keepsake_book_get_n_pages:
 * @self: a book
 *
 * Returns: how many pages it has, the title page too
 */
guint
nabij_keepsake_book_get_n_pages (NabijKeepsakeBook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/**
 * nabij_keepsake_book_get_width:
 * @self: a book
 *
 * Returns: how wide its pages are, in points
 */
double
nabij_keepsake_book_get_width (NabijKeepsakeBook *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->width;
}

/**
 * nabij_keepsake_book_get_height:
 * @self: a book
 *
 * Returns: how high its pages are, in points
 */
double
nabij_keepsake_book_get_height (NabijKeepsakeBook *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->height;
}

/**
 * nabij_keepsake_book_draw_page:
 * @self: a book
 * @page: the number of a page, from 0, the title page
 * @cairo: what it is drawn on, in points from the upper left corner of the paper
 *
 * Draws a page. The paper itself is not drawn.
 */
void
nabij_keepsake_book_draw_page (NabijKeepsakeBook *self,
                               guint              page,
                               cairo_t           *cairo)
{
  PangoContext *context;

  g_return_if_fail (self != NULL);
  g_return_if_fail (page < self->n_pages);
  g_return_if_fail (cairo != NULL);

  context = nabij_paper_type_make_context ();
  cairo_save (cairo);
  if (page == 0)
    nabij_keepsake_cover_draw (cairo, context, self->width, self->height, self->text->title, self->text->period);
  else
    draw_text_page (self, page, context, cairo);
  cairo_restore (cairo);
  g_object_unref (context);
}

static void
draw_paper (gpointer data,
            guint    page,
            cairo_t *cairo)
{
  nabij_keepsake_book_draw_page (data, page, cairo);
}

/**
 * nabij_keepsake_book_to_paper:
 * @self: a book
 *
 * Makes it ready to be printed or saved.
 *
 * Returns: (transfer full): the pages
 */
NabijPaper *
nabij_keepsake_book_to_paper (NabijKeepsakeBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return nabij_paper_new (self->width, self->height, self->n_pages, draw_paper, nabij_keepsake_book_ref (self), (GDestroyNotify)nabij_keepsake_book_unref);
}

/**
 * nabij_keepsake_book_dup_page_text:
 * @self: a book
 * @page: the number of a page, from 0, the title page
 *
 * Gives the words of a page, for whoever can not see it drawn.
 *
 * Returns: (transfer full): the words, a line for each paragraph
 */
char *
nabij_keepsake_book_dup_page_text (NabijKeepsakeBook *self,
                                   guint              page)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (page < self->n_pages, NULL);

  if (page == 0) {
    g_string_append_printf (words, "%s\n%s", self->text->title, self->text->period);
    return g_string_free (words, FALSE);
  }

  for (guint i = nabij_paginator_find_page (self->pieces, page - 1); i < self->pieces->len; i++) {
    const NabijPaginatorPiece *piece = &g_array_index (self->pieces, NabijPaginatorPiece, i);
    const char                *text;
    gsize                      length;

    if (piece->page != page - 1)
      break;
    nabij_paper_lines_get_text (&self->lines[piece->flow], piece, ((NabijKeepsakeBlock *)g_ptr_array_index (self->text->blocks, piece->flow))->text,
                                &text, &length);
    if (length == 0)
      continue;
    if (words->len > 0)
      g_string_append_c (words, '\n');
    g_string_append_len (words, text, (gssize)length);
  }

  return g_string_free (words, FALSE);
}
