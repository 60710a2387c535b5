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
#include "nabij-paginator.h"
#include "nabij-keepsake-type.h"
#include "nabij-paper-type.h"
#include "nabij-recovery-axis.h"
#include "nabij-recovery-picture-layer.h"

#include "nabij-language.h"

#include <math.h>
#include <pango/pangocairo.h>

/* Where the point of a moment and its leaf stand, left of the text. */
#define MARK_LEFT_PT 17.0
#define MARK_RADIUS_PT 3.9
#define JOIN_WIDTH_PT 3.2
/* The marks stand beside the middle of the small letters. */
#define MARK_ABOVE_BASELINE_EM 0.27

typedef struct {
  float         *heights;
  guint         *starts; /* the first byte of each line, and the end */
  guint          n_lines;
  PangoDirection direction;
} Lines;

struct _NabijKeepsakeBook {
  NabijKeepsakeText *text;
  Lines             *lines;  /* one for each block */
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

/* The picture */

static char *
format_day (gint64 utc_us,
            int    offset_s)
{
  const NabijInstant instant = { .utc_us = utc_us, .offset_s = offset_s };
  g_autoptr (GDateTime) local = nabij_instant_to_local (&instant);

  return local != NULL ? nabij_language_format_date (local) : NULL;
}

static NabijRecoveryPictureLayer *
make_picture (NabijKeepsakeBook *self,
              PangoContext      *context)
{
  GPtrArray                     *moments = self->text->moments;
  g_autofree NabijRecoveryPoint *points = g_new0 (NabijRecoveryPoint, moments->len);
  g_autofree char               *from = NULL;
  g_autofree char               *until = NULL;
  const NabijInstant            *first = nabij_entry_get_instant (g_ptr_array_index (moments, 0));
  const NabijInstant            *last = nabij_entry_get_instant (g_ptr_array_index (moments, moments->len - 1));
  NabijRecoveryPictureLayer     *layer;
  NabijRecoveryAxis              axis;

  nabij_recovery_axis_init_between (&axis, first, last);
  for (guint i = 0; i < moments->len; i++) {
    const NabijEntryFields *fields = nabij_entry_get_fields (g_ptr_array_index (moments, i));

    points[i] = (NabijRecoveryPoint){
      .x = nabij_recovery_axis_get_x (&axis, fields->instant.utc_us),
      .tension = fields->tension,
      .is_calmer = fields->is_calmer,
      .tension_after = fields->tension_after,
    };
  }

  from = format_day (axis.from_us, first->offset_s);
  until = format_day (axis.until_us - 1, last->offset_s);
  layer = nabij_recovery_picture_layer_new (points, moments->len, from, until);
  nabij_recovery_picture_layer_lay_out (layer, context, NABIJ_KEEPSAKE_MEASURE_PT, NABIJ_KEEPSAKE_EM_PT);
  return layer;
}

/* Setting */

static void
set_lines (Lines                    *lines,
           const NabijKeepsakeBlock *block,
           PangoContext             *context)
{
  g_autoptr (PangoLayout) layout = nabij_keepsake_type_make_layout (context, block->style, PANGO_DIRECTION_NEUTRAL, block->text, strlen (block->text));
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  const double line_pt = nabij_keepsake_type_get_line_pt (block->style);

  lines->n_lines = (guint)pango_layout_get_line_count (layout);
  lines->heights = g_new (float, lines->n_lines);
  lines->starts = g_new (guint, lines->n_lines + 1);
  for (guint i = 0; i < lines->n_lines; i++) {
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
    PangoRectangle   extents;

    if (i == 0)
      lines->direction = pango_layout_line_get_resolved_direction (line);
    /* A line of another script may be higher than ours. */
    pango_layout_iter_get_line_extents (iter, NULL, &extents);
    lines->heights[i] = (float)MAX (line_pt, ceil (pango_units_to_double (extents.height)));
    lines->starts[i] = (guint)line->start_index;
    pango_layout_iter_next_line (iter);
  }
  lines->starts[lines->n_lines] = (guint)strlen (block->text);
}

static void
set_picture (Lines        *lines,
             PangoContext *context)
{
  lines->n_lines = 1;
  lines->heights = g_new (float, 1);
  lines->starts = g_new0 (guint, 2);
  lines->heights[0] = (float)nabij_recovery_picture_layer_measure_height (context, NABIJ_KEEPSAKE_EM_PT);
}

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
      set_picture (&self->lines[i], context);
    else
      set_lines (&self->lines[i], block, context);
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
  self->n_pages = 1;
  if (self->pieces->len > 0)
    self->n_pages += g_array_index (self->pieces, NabijPaginatorPiece, self->pieces->len - 1).page + 1;
}

/* Drawing */

/* The first piece of a page; they are in the order of their pages. */
static guint
find_first_piece (NabijKeepsakeBook *self,
                  guint              page)
{
  guint low = 0;
  guint high = self->pieces->len;

  while (low < high) {
    const guint middle = low + (high - low) / 2;

    if (g_array_index (self->pieces, NabijPaginatorPiece, middle).page < page)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

static void
get_piece_text (NabijKeepsakeBook         *self,
                const NabijPaginatorPiece *piece,
                const char               **text,
                gsize                     *length)
{
  const NabijKeepsakeBlock *block = g_ptr_array_index (self->text->blocks, piece->flow);
  const Lines              *lines = &self->lines[piece->flow];

  *text = block->text + lines->starts[piece->first_line];
  *length = lines->starts[piece->first_line + piece->n_lines] - lines->starts[piece->first_line];
}

static void
draw_mark (const NabijKeepsakeBlock *block,
           cairo_t                  *cairo,
           double                    x,
           double                    y)
{
  switch (block->mark) {
  case NABIJ_KEEPSAKE_MARK_POINT:
  case NABIJ_KEEPSAKE_MARK_OPEN:
    nabij_recovery_picture_layer_draw_point (cairo, x, y, MARK_RADIUS_PT, &nabij_keepsake_type_get_colours ()->tension,
                                             block->mark == NABIJ_KEEPSAKE_MARK_OPEN);
    break;
  case NABIJ_KEEPSAKE_MARK_LEAF:
    nabij_recovery_picture_layer_draw_leaf (cairo, x, y, MARK_RADIUS_PT, &nabij_keepsake_type_get_colours ()->recovery);
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

  gdk_cairo_set_source_rgba (cairo, &nabij_keepsake_type_get_colours ()->join);
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cairo, JOIN_WIDTH_PT);
  cairo_move_to (cairo, x, from);
  cairo_line_to (cairo, x, until);
  cairo_stroke (cairo);
}

/* Each line has the height it was given, and stands in its middle. */
static void
draw_lines (NabijKeepsakeBook         *self,
            const NabijPaginatorPiece *piece,
            PangoContext              *context,
            cairo_t                   *cairo,
            double                     left,
            double                     top)
{
  const NabijKeepsakeBlock *block = g_ptr_array_index (self->text->blocks, piece->flow);
  const Lines              *lines = &self->lines[piece->flow];
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoLayoutIter) iter = NULL;
  const char *text;
  gsize       length;
  double      y = top;
  double      first_baseline = top;

  get_piece_text (self, piece, &text, &length);
  layout = nabij_keepsake_type_make_layout (context, block->style, lines->direction, text, length);
  iter = pango_layout_get_iter (layout);

  for (guint i = 0; i == 0 || pango_layout_iter_next_line (iter); i++) {
    const double     height = (double)lines->heights[MIN (piece->first_line + i, lines->n_lines - 1)];
    PangoRectangle   extents;
    double           baseline;
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);

    pango_layout_iter_get_line_extents (iter, NULL, &extents);
    baseline = y + (height - pango_units_to_double (extents.height)) / 2.0 +
               pango_units_to_double (pango_layout_iter_get_baseline (iter) - extents.y);
    if (i == 0)
      first_baseline = baseline;
    gdk_cairo_set_source_rgba (cairo, nabij_keepsake_type_get_colour (block->style));
    cairo_move_to (cairo, left + pango_units_to_double (extents.x), baseline);
    pango_cairo_show_layout_line (cairo, line);
    y += height;
  }

  {
    const double x = left - MARK_LEFT_PT;
    const double mark_y = first_baseline - MARK_ABOVE_BASELINE_EM * NABIJ_KEEPSAKE_EM_PT;

    draw_join (block, piece, lines->n_lines, cairo, x, top, mark_y);
    if (piece->first_line == 0)
      draw_mark (block, cairo, x, mark_y);
  }
}

static void
draw_picture (NabijKeepsakeBook *self,
              PangoContext      *context,
              cairo_t           *cairo,
              double             left,
              double             top)
{
  g_autoptr (NabijRecoveryPictureLayer) layer = make_picture (self, context);

  cairo_save (cairo);
  cairo_translate (cairo, left, top);
  nabij_recovery_picture_layer_draw (layer, cairo, nabij_keepsake_type_get_colours (), NABIJ_RECOVERY_NO_POINT);
  cairo_restore (cairo);
}

/* The number of a page is there to find it again. */
static void
draw_footer (NabijKeepsakeBook *self,
             guint              page,
             PangoContext      *context,
             cairo_t           *cairo)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autoptr (PangoLayout) layout = nabij_keepsake_type_make_layout (context, NABIJ_KEEPSAKE_STYLE_QUIET, PANGO_DIRECTION_NEUTRAL, number, strlen (number));
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
  for (guint i = find_first_piece (self, page - 1); i < self->pieces->len; i++) {
    const NabijPaginatorPiece *piece = &g_array_index (self->pieces, NabijPaginatorPiece, i);
    const NabijKeepsakeBlock  *block = g_ptr_array_index (self->text->blocks, piece->flow);

    if (piece->page != page - 1)
      break;
    if (block->style == NABIJ_KEEPSAKE_STYLE_PICTURE)
      draw_picture (self, context, cairo, get_text_left (self), NABIJ_KEEPSAKE_TOP_PT + piece->y);
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
  self->lines = g_new0 (Lines, text->blocks->len);
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

  for (guint i = 0; self->lines != NULL && i < self->text->blocks->len; i++) {
    g_free (self->lines[i].heights);
    g_free (self->lines[i].starts);
  }
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

  for (guint i = find_first_piece (self, page - 1); i < self->pieces->len; i++) {
    const NabijPaginatorPiece *piece = &g_array_index (self->pieces, NabijPaginatorPiece, i);
    const char                *text;
    gsize                      length;

    if (piece->page != page - 1)
      break;
    get_piece_text (self, piece, &text, &length);
    if (length == 0)
      continue;
    if (words->len > 0)
      g_string_append_c (words, '\n');
    g_string_append_len (words, text, (gssize)length);
  }

  return g_string_free (words, FALSE);
}
