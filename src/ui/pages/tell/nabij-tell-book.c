/* nabij-tell-book.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets the page to take along in lines and pages, and draws a page. It may run in any thread: each one
 * has its own fonts, and only numbers and words are kept.
 */

#include "config.h"

#include "nabij-tell-book.h"

#include "nabij-paginator.h"
#include "nabij-paper-lines.h"
#include "nabij-paper-picture.h"
#include "nabij-paper-type.h"
#include "nabij-recovery-picture-layer.h"
#include "nabij-tell-type.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

/* Spaces between what stands below each other. */
#define PERIOD_SPACE_EM 0.1
#define FIRST_PART_SPACE_EM 1.9
#define PART_SPACE_EM 1.5
#define AFTER_HEADING_SPACE_EM 0.3
#define LINE_SPACE_EM 0.15
#define PARAGRAPH_SPACE_EM 0.65
#define ROW_SPACE_EM 0.5
#define AFTER_ROWS_SPACE_EM 0.75
#define PICTURE_SPACE_EM 0.7
/* Between a sentence and its answer, and how wide an answer may be. */
#define GUTTER_EM 1.6
#define ANSWER_MAX_SHARE 0.4
/* Between what stands at the foot and the number of the page. */
#define FOOT_GUTTER_EM 2.0
#define RULE_PT 0.5

typedef struct {
  NabijTellStyle  style;
  char           *text;
  char           *answer; /* of an item; else NULL */
  double          space_before_pt;
  gboolean        keeps_with_next;
  gboolean        has_rule; /* a quiet line between this row and the one above */
  NabijPaperLines lines;
  NabijPaperLines answer_lines; /* of an item; else zeros */
} Block;

struct _NabijTellBook {
  char           *foot;
  NabijCatalogue *catalogue; /* or NULL for the language of the program */
  GPtrArray      *moments;   /* of NabijEntry: what the picture shows */
  GPtrArray      *blocks;    /* of Block */
  GArray         *pieces;    /* of NabijPaginatorPiece */
  NabijTellType   type;
  double          answer_width_pt; /* of the column of answers */
  guint           n_pages;
};

typedef struct {
  NabijTellText *text;
  double         width_pt;
  double         height_pt;
  gboolean       is_large;
} Job;

/* From parts to blocks */

static void
block_free (gpointer data)
{
  Block *block = data;

  nabij_paper_lines_clear (&block->lines);
  nabij_paper_lines_clear (&block->answer_lines);
  g_free (block->text);
  g_free (block->answer);
  g_free (block);
}

static Block *
add (NabijTellBook *self,
     NabijTellStyle style,
     double         space_em,
     const char    *text)
{
  Block *block = g_new0 (Block, 1);

  block->style = style;
  block->text = g_strdup (text);
  block->space_before_pt = space_em * self->type.em_pt;
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* Lines stay lines and empty lines part paragraphs, as they were written. */
static void
add_text (NabijTellBook *self,
          NabijTellStyle style,
          double         space_em,
          const char    *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    if (nabij_paper_is_blank (lines[i]))
      continue;
    g_strdelimit (lines[i], "\r\f\v", ' ');
    add (self, style, space_em, g_strchomp (lines[i]));
    space_em = lines[i + 1] != NULL && nabij_paper_is_blank (lines[i + 1]) ? PARAGRAPH_SPACE_EM : LINE_SPACE_EM;
  }
}

static double
measure_answer (NabijTellBook *self,
                PangoContext  *context,
                const char    *answer)
{
  g_autoptr (PangoLayout) layout = nabij_paper_style_make_layout (&self->type.styles[NABIJ_TELL_STYLE_ANSWER], context,
                                                                  ANSWER_MAX_SHARE * self->type.measure_pt, PANGO_DIRECTION_NEUTRAL, answer, strlen (answer));
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return ceil (pango_units_to_double (extents.width)) + 1.0;
}

static void
add_pairs (NabijTellBook *self,
           char         **pairs,
           PangoContext  *context)
{
  const guint first = self->blocks->len;

  for (guint i = 0; pairs != NULL && pairs[i] != NULL && pairs[i + 1] != NULL; i += 2) {
    Block *block = add (self, NABIJ_TELL_STYLE_ITEM, i == 0 ? AFTER_HEADING_SPACE_EM : ROW_SPACE_EM, pairs[i]);

    block->answer = g_strdup (pairs[i + 1]);
    block->has_rule = i > 0;
    /* All answers of the page have one column, so that those of several weeks stand below each other. */
    self->answer_width_pt = MAX (self->answer_width_pt, measure_answer (self, context, block->answer));
  }

  /* No row of them stands alone at the foot or at the head of a page. */
  for (guint i = first; i + 1 < self->blocks->len; i++)
    ((Block *)g_ptr_array_index (self->blocks, i))->keeps_with_next = i == first || i + 2 == self->blocks->len;
}

static void
add_part (NabijTellBook       *self,
          const NabijTellPart *part,
          double               space_em,
          PangoContext        *context)
{
  const guint first = self->blocks->len;
  Block      *heading = NULL;

  if (!nabij_paper_is_blank (part->heading)) {
    heading = add (self, NABIJ_TELL_STYLE_HEADING, space_em, part->heading);
    g_strdelimit (heading->text, "\n\r\f\v", ' ');
    space_em = AFTER_HEADING_SPACE_EM;
  }
  if (part->kind == NABIJ_TELL_PART_PICTURE && self->moments->len > 0) {
    add (self, NABIJ_TELL_STYLE_PICTURE, PICTURE_SPACE_EM, "")->keeps_with_next = !nabij_paper_is_blank (part->text);
    space_em = PICTURE_SPACE_EM;
  }
  if (part->pairs != NULL && *part->pairs != NULL) {
    add_pairs (self, part->pairs, context);
    space_em = AFTER_ROWS_SPACE_EM;
  }
  add_text (self, part->kind == NABIJ_TELL_PART_PICTURE ? NABIJ_TELL_STYLE_QUIET : NABIJ_TELL_STYLE_BODY, space_em, part->text);

  if (heading != NULL)
    heading->keeps_with_next = self->blocks->len > first + 1;
}

static void
add_all (NabijTellBook       *self,
         const NabijTellText *text,
         PangoContext        *context)
{
  add (self, NABIJ_TELL_STYLE_TITLE, 0.0, text->title)->keeps_with_next = TRUE;
  add (self, NABIJ_TELL_STYLE_PERIOD, PERIOD_SPACE_EM, text->period)->keeps_with_next = text->parts->len > 0;
  for (guint i = 0; i < text->parts->len; i++)
    add_part (self, g_ptr_array_index (text->parts, i), i == 0 ? FIRST_PART_SPACE_EM : PART_SPACE_EM, context);
}

/* Setting */

/* A row is as high as the higher of its two sides; its lines are those of the sentence. */
static void
set_row (NabijTellBook *self,
         Block         *block,
         PangoContext  *context)
{
  const double width_pt = self->type.measure_pt - self->answer_width_pt - GUTTER_EM * self->type.em_pt;
  double       missing_pt = 0.0;

  nabij_paper_lines_init (&block->lines, &self->type.styles[block->style], context, width_pt, block->text);
  nabij_paper_lines_init (&block->answer_lines, &self->type.styles[NABIJ_TELL_STYLE_ANSWER], context, self->answer_width_pt, block->answer);
  for (guint i = 0; i < block->answer_lines.n_lines; i++)
    missing_pt += (double)block->answer_lines.heights[i];
  for (guint i = 0; i < block->lines.n_lines; i++)
    missing_pt -= (double)block->lines.heights[i];
  if (missing_pt > 0.0)
    block->lines.heights[block->lines.n_lines - 1] += (float)missing_pt;
}

static gboolean
set_blocks (NabijTellBook *self,
            PangoContext  *context,
            GCancellable  *cancellable,
            GError       **error)
{
  for (guint i = 0; i < self->blocks->len; i++) {
    Block *block = g_ptr_array_index (self->blocks, i);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (block->style == NABIJ_TELL_STYLE_PICTURE)
      nabij_paper_lines_init_block (&block->lines, nabij_recovery_picture_layer_measure_height (context, self->type.em_pt));
    else if (block->answer != NULL)
      set_row (self, block, context);
    else
      nabij_paper_lines_init (&block->lines, &self->type.styles[block->style], context, self->type.measure_pt, block->text);
  }

  return TRUE;
}

static void
set_pages (NabijTellBook *self)
{
  g_autofree NabijPaginatorFlow *flows = g_new0 (NabijPaginatorFlow, self->blocks->len);

  for (guint i = 0; i < self->blocks->len; i++) {
    const Block *block = g_ptr_array_index (self->blocks, i);

    flows[i] = (NabijPaginatorFlow){
      .line_heights = block->lines.heights,
      .n_lines = block->lines.n_lines,
      .space_before = block->space_before_pt,
      .keeps_with_next = block->keeps_with_next,
    };
  }

  self->pieces = nabij_paginate (flows, self->blocks->len, self->type.text_height_pt);
  self->n_pages = nabij_paginator_count_pages (self->pieces);
}

static NabijTellBook *
book_new (const Job    *job,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr (NabijTellBook) self = g_atomic_rc_box_new0 (NabijTellBook);
  PangoContext *context = nabij_paper_type_make_context ();
  gboolean      is_set;

  self->foot = g_strdup (job->text->foot);
  self->catalogue = job->text->catalogue != NULL ? nabij_catalogue_ref (job->text->catalogue) : NULL;
  self->moments = g_ptr_array_ref (job->text->moments);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  nabij_tell_type_init (&self->type, job->width_pt, job->height_pt, job->is_large);

  add_all (self, job->text, context);
  is_set = set_blocks (self, context, cancellable, error);
  g_object_unref (context);
  /* The fonts that were loaded for this thread would be kept for as long as it waits for other work. */
  pango_cairo_font_map_set_default (NULL);
  if (!is_set)
    return NULL;

  set_pages (self);
  return g_steal_pointer (&self);
}

/* Drawing */

static void
draw_rule (NabijTellBook *self,
           cairo_t       *cairo,
           double         y)
{
  gdk_cairo_set_source_rgba (cairo, &nabij_paper_type_get_picture_colours ()->axis);
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cairo, RULE_PT);
  cairo_move_to (cairo, self->type.left_pt, y);
  cairo_line_to (cairo, self->type.left_pt + self->type.measure_pt, y);
  cairo_stroke (cairo);
}

static void
draw_row (NabijTellBook             *self,
          const Block               *block,
          const NabijPaginatorPiece *piece,
          PangoContext              *context,
          cairo_t                   *cairo,
          double                     top)
{
  const double              item_width_pt = self->type.measure_pt - self->answer_width_pt - GUTTER_EM * self->type.em_pt;
  const NabijPaginatorPiece answer = { .n_lines = block->answer_lines.n_lines };

  if (block->has_rule && piece->first_line == 0 && piece->space_before > 0.0)
    draw_rule (self, cairo, top - piece->space_before / 2.0);
  nabij_paper_lines_draw (&block->lines, piece, &self->type.styles[block->style], context, cairo, item_width_pt, self->type.left_pt, top, block->text);
  if (piece->first_line == 0)
    nabij_paper_lines_draw (&block->answer_lines, &answer, &self->type.styles[NABIJ_TELL_STYLE_ANSWER], context, cairo, self->answer_width_pt,
                            self->type.left_pt + self->type.measure_pt - self->answer_width_pt, top, block->answer);
}

static void
draw_piece (NabijTellBook             *self,
            const NabijPaginatorPiece *piece,
            PangoContext              *context,
            cairo_t                   *cairo)
{
  const Block *block = g_ptr_array_index (self->blocks, piece->flow);
  const double top = NABIJ_TELL_TOP_PT + piece->y;

  if (block->style == NABIJ_TELL_STYLE_PICTURE)
    nabij_paper_picture_draw (self->moments, self->catalogue, context, cairo, self->type.left_pt, top, self->type.measure_pt, self->type.em_pt);
  else if (block->answer != NULL)
    draw_row (self, block, piece, context, cairo, top);
  else
    nabij_paper_lines_draw (&block->lines, piece, &self->type.styles[block->style], context, cairo, self->type.measure_pt, self->type.left_pt, top, block->text);
}

static double
draw_quiet (NabijTellBook *self,
            PangoContext  *context,
            cairo_t       *cairo,
            const char    *text,
            double         width_pt,
            gboolean       at_right)
{
  const NabijPaperStyle *style = &self->type.styles[NABIJ_TELL_STYLE_QUIET];
  g_autoptr (PangoLayout) layout = nabij_paper_style_make_layout (style, context, width_pt, PANGO_DIRECTION_NEUTRAL, text, strlen (text));
  PangoRectangle extents;
  double         left;

  pango_layout_get_extents (layout, NULL, &extents);
  left = at_right ? self->type.left_pt + self->type.measure_pt - pango_units_to_double (extents.width) : self->type.left_pt;
  gdk_cairo_set_source_rgba (cairo, &style->colour);
  cairo_move_to (cairo, left, self->type.height_pt - NABIJ_TELL_FOOT_PT);
  pango_cairo_show_layout (cairo, layout);
  return pango_units_to_double (extents.width);
}

/* Whose words these are stands at the end, and never on a page of its own; sheets that may be mixed up
 * have a number. */
static void
draw_foot (NabijTellBook *self,
           guint          page,
           PangoContext  *context,
           cairo_t       *cairo)
{
  const gboolean   is_last = page + 1 == self->n_pages;
  g_autofree char *number = NULL;
  double           number_width_pt = 0.0;

  if (self->n_pages > 1) {
    /* Translators: which page this is, and how many there are, as in "2 of 3". */
    number = g_strdup_printf (nabij_catalogue_get (self->catalogue, "paper to tell", NC_ ("paper to tell", "%1$u of %2$u")), page + 1, self->n_pages);
    number_width_pt = draw_quiet (self, context, cairo, number, self->type.measure_pt, TRUE) + FOOT_GUTTER_EM * self->type.em_pt;
  }
  if (is_last)
    draw_quiet (self, context, cairo, self->foot, self->type.measure_pt - number_width_pt, FALSE);
}

static void
draw_page (gpointer data,
           guint    page,
           cairo_t *cairo)
{
  NabijTellBook *self = data;
  PangoContext  *context = nabij_paper_type_make_context ();

  cairo_save (cairo);
  for (guint i = nabij_paginator_find_page (self->pieces, page); i < self->pieces->len; i++) {
    const NabijPaginatorPiece *piece = &g_array_index (self->pieces, NabijPaginatorPiece, i);

    if (piece->page != page)
      break;
    draw_piece (self, piece, context, cairo);
  }
  draw_foot (self, page, context, cairo);
  cairo_restore (cairo);
  g_object_unref (context);
}

/* Making */

static void
job_free (gpointer data)
{
  Job *job = data;

  nabij_tell_text_free (job->text);
  g_free (job);
}

static void
set_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  GError        *error = NULL;
  NabijTellBook *book = book_new (data, cancellable, &error);

  if (book != NULL)
    g_task_return_pointer (task, book, (GDestroyNotify)nabij_tell_book_unref);
  else
    g_task_return_error (task, error);
}

/**
 * nabij_tell_book_new_async:
 * @text: what the page says; it is copied
 * @paper_size: (nullable): the name of a paper size, such as `GTK_PAPER_NAME_A4`, or `NULL` for what is
 *   usual at this place
 * @is_large: whether the letters are large
 * @cancellable: (nullable): to give up
 * @callback: called when it is set
 * @user_data: for @callback
 *
 * Sets words on pages, in a thread of its own. Longer text flows onto a next page; nothing is ever cut.
 */
void
nabij_tell_book_new_async (const NabijTellText *text,
                           const char          *paper_size,
                           gboolean             is_large,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GtkPaperSize *paper;
  Job          *job;

  g_return_if_fail (text != NULL);

  job = g_new0 (Job, 1);
  job->text = nabij_tell_text_copy (text);
  job->is_large = is_large;
  paper = gtk_paper_size_new (paper_size != NULL ? paper_size : gtk_paper_size_get_default ());
  job->width_pt = gtk_paper_size_get_width (paper, GTK_UNIT_POINTS);
  job->height_pt = gtk_paper_size_get_height (paper, GTK_UNIT_POINTS);
  gtk_paper_size_free (paper);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_tell_book_new_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, set_in_thread);
}

/**
 * nabij_tell_book_new_finish:
 * @result: what the callback was given
 * @error: return location: `G_IO_ERROR_CANCELLED`
 *
 * Gives the pages.
 *
 * Returns: (transfer full) (nullable): the book, or `NULL` with @error set
 */
NabijTellBook *
nabij_tell_book_new_finish (GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * nabij_tell_book_ref:
 * @self: a book
 *
 * Takes another reference, in any thread.
 *
 * Returns: (transfer full): the same book
 */
NabijTellBook *
nabij_tell_book_ref (NabijTellBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
book_clear (gpointer data)
{
  NabijTellBook *self = data;

  g_free (self->foot);
  g_clear_pointer (&self->catalogue, nabij_catalogue_unref);
  g_clear_pointer (&self->moments, g_ptr_array_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->pieces, g_array_unref);
}

/**
 * nabij_tell_book_unref:
 * @self: (transfer full): a book
 *
 * Gives a reference back, in any thread.
 */
void
nabij_tell_book_unref (NabijTellBook *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, book_clear);
}

/**
 * nabij_tell_book_get_n_pages:
 * @self: a book
 *
 * Returns: how many pages it has, at least one
 */
guint
nabij_tell_book_get_n_pages (NabijTellBook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

static void
append_line (GString    *words,
             const char *text,
             gsize       length)
{
  if (length == 0)
    return;

  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append_len (words, text, (gssize)length);
}

/**
 * nabij_tell_book_dup_page_text:
 * @self: a book
 * @page: the number of a page, from 0
 *
 * Gives the words of a page, but for its number, for whoever can not see it drawn.
 *
 * Returns: (transfer full): the words, a line for each paragraph, and an answer under its sentence
 */
char *
nabij_tell_book_dup_page_text (NabijTellBook *self,
                               guint          page)
{
  GString *words;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (page < self->n_pages, NULL);

  words = g_string_new (NULL);
  for (guint i = nabij_paginator_find_page (self->pieces, page); i < self->pieces->len; i++) {
    const NabijPaginatorPiece *piece = &g_array_index (self->pieces, NabijPaginatorPiece, i);
    const Block               *block = g_ptr_array_index (self->blocks, piece->flow);
    const char                *text;
    gsize                      length;

    if (piece->page != page)
      break;
    nabij_paper_lines_get_text (&block->lines, piece, block->text, &text, &length);
    append_line (words, text, length);
    if (block->answer != NULL && piece->first_line == 0)
      append_line (words, block->answer, strlen (block->answer));
  }
  if (page + 1 == self->n_pages)
    append_line (words, self->foot, strlen (self->foot));

  return g_string_free (words, FALSE);
}

/**
 * nabij_tell_book_to_paper:
 * @self: a book
 *
 * Makes it ready to be printed or saved.
 *
 * Returns: (transfer full): the pages
 */
NabijPaper *
nabij_tell_book_to_paper (NabijTellBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return nabij_paper_new (self->type.width_pt, self->type.height_pt, self->n_pages, draw_page, nabij_tell_book_ref (self),
                          (GDestroyNotify)nabij_tell_book_unref);
}
