/* nabij-sheet.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was set may be drawn in any thread.
 */

#include "config.h"

#include "nabij-sheet.h"

#include "nabij-paper-type.h"

#include <pango/pangocairo.h>

#define MARGIN_PT 36.0
#define MEASURE_PT (NABIJ_SHEET_WIDTH_PT - 2.0 * MARGIN_PT)
#define ROOM_PT (NABIJ_SHEET_HEIGHT_PT - 2.0 * MARGIN_PT)

/* All of these are multiplied by the scale. */
#define NUMERAL_PT 34.0
#define NUMERAL_COLUMN_PT 34.0
#define BOX_PADDING_PT 11.0
#define BOX_RADIUS_PT 9.0
#define BOX_LINE_PT 1.2
#define HEAD_GAP_PT 2.0
#define NUMBER_GAP_PT 12.0

/* A sheet with little on it has larger letters, but not as large as a poster's. */
#define SCALE_MAX 1.25
#define SCALE_MIN 0.02
#define SCALE_ROUNDS 12

/* How much of the line the one to call may take; the number has the rest. */
#define LABEL_SHARE 0.5

typedef struct {
  double      head_pt;
  PangoWeight head_weight;
  double      text_pt;
  double      before_pt; /* how far it stands from what is above */
} Style;

static const Style styles[NABIJ_N_SHEET_STYLES] = {
  [NABIJ_SHEET_STYLE_TITLE] = { 26.0, PANGO_WEIGHT_ULTRABOLD, 13.0, 0.0 },
  [NABIJ_SHEET_STYLE_LEAD] = { 13.0, PANGO_WEIGHT_NORMAL, 13.0, 4.0 },
  [NABIJ_SHEET_STYLE_STEP] = { 18.0, PANGO_WEIGHT_BOLD, 13.5, 15.0 },
  [NABIJ_SHEET_STYLE_BOX] = { 17.0, PANGO_WEIGHT_BOLD, 13.5, 18.0 },
  [NABIJ_SHEET_STYLE_HEADING] = { 15.0, PANGO_WEIGHT_BOLD, 13.0, 16.0 },
  [NABIJ_SHEET_STYLE_NUMBER] = { 13.0, PANGO_WEIGHT_NORMAL, 16.0, 3.0 },
};

static const GdkRGBA ink = NABIJ_PAPER_INK;

typedef struct {
  NabijSheetStyle style;
  char           *head;
  char           *text; /* NULL without */
} Part;

struct _NabijSheet {
  GPtrArray *parts;
  double     scale;
  double     used_pt;
};

/* Where setting has come to. Without cairo it only measures: what is measured is what is drawn. */
typedef struct {
  PangoContext *context;
  cairo_t      *cairo;
  double        scale;
  double        y_pt;
  guint         number;
} Setter;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->head);
  g_free (part->text);
  g_free (part);
}

/* Puts words at a place, and returns how high they are. */
static double
put (Setter        *setter,
     const char    *words,
     double         size_pt,
     PangoWeight    weight,
     double         x_pt,
     double         y_pt,
     double         width_pt,
     PangoAlignment alignment)
{
  PangoLayout *layout = pango_layout_new (setter->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (setter->context));
  PangoRectangle logical;

  pango_font_description_set_weight (font, weight);
  pango_font_description_set_absolute_size (font, size_pt * setter->scale * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int)(width_pt * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_line_spacing (layout, 1.12f);
  pango_layout_set_text (layout, words, -1);
  pango_layout_get_extents (layout, NULL, &logical);

  if (setter->cairo != NULL) {
    cairo_move_to (setter->cairo, x_pt, y_pt);
    pango_cairo_show_layout (setter->cairo, layout);
  }
  g_object_unref (layout);
  return (double)logical.height / PANGO_SCALE;
}

/* The head, and the text under it; returns how high both are. */
static double
put_pair (Setter     *setter,
          const Part *part,
          double      x_pt,
          double      y_pt,
          double      width_pt)
{
  const Style *style = &styles[part->style];
  double       height_pt = put (setter, part->head, style->head_pt, style->head_weight, x_pt, y_pt, width_pt, PANGO_ALIGN_LEFT);

  if (part->text != NULL) {
    height_pt += HEAD_GAP_PT * setter->scale;
    height_pt += put (setter, part->text, style->text_pt, PANGO_WEIGHT_NORMAL, x_pt, y_pt + height_pt, width_pt, PANGO_ALIGN_LEFT);
  }
  return height_pt;
}

static void
put_step (Setter     *setter,
          const Part *part)
{
  g_autofree char *numeral = g_strdup_printf ("%u", ++setter->number);
  const double     column_pt = NUMERAL_COLUMN_PT * setter->scale;
  /* The numeral's middle is at the middle of the head. */
  const double up_pt = (NUMERAL_PT - styles[part->style].head_pt) * 0.62 * setter->scale;
  double       height_pt;

  put (setter, numeral, NUMERAL_PT, PANGO_WEIGHT_LIGHT, MARGIN_PT, setter->y_pt - up_pt, column_pt, PANGO_ALIGN_LEFT);
  height_pt = put_pair (setter, part, MARGIN_PT + column_pt, setter->y_pt, MEASURE_PT - column_pt);
  setter->y_pt += MAX (height_pt, (NUMERAL_PT * setter->scale) * 0.8);
}

static void
put_box (Setter     *setter,
         const Part *part)
{
  const double padding_pt = BOX_PADDING_PT * setter->scale;
  const double height_pt = put_pair (setter, part, MARGIN_PT + padding_pt, setter->y_pt + padding_pt, MEASURE_PT - 2.0 * padding_pt) +
                           2.0 * padding_pt;

  if (setter->cairo != NULL) {
    const double radius_pt = BOX_RADIUS_PT * setter->scale;
    const double right_pt = MARGIN_PT + MEASURE_PT;
    const double bottom_pt = setter->y_pt + height_pt;

    cairo_new_path (setter->cairo);
    cairo_arc (setter->cairo, right_pt - radius_pt, setter->y_pt + radius_pt, radius_pt, -G_PI_2, 0.0);
    cairo_arc (setter->cairo, right_pt - radius_pt, bottom_pt - radius_pt, radius_pt, 0.0, G_PI_2);
    cairo_arc (setter->cairo, MARGIN_PT + radius_pt, bottom_pt - radius_pt, radius_pt, G_PI_2, G_PI);
    cairo_arc (setter->cairo, MARGIN_PT + radius_pt, setter->y_pt + radius_pt, radius_pt, G_PI, 3.0 * G_PI_2);
    cairo_close_path (setter->cairo);
    cairo_set_line_width (setter->cairo, BOX_LINE_PT * setter->scale);
    cairo_stroke (setter->cairo);
  }
  setter->y_pt += height_pt;
}

static void
put_number (Setter     *setter,
            const Part *part)
{
  const Style *style = &styles[part->style];
  const double label_pt = MEASURE_PT * LABEL_SHARE;
  const double gap_pt = NUMBER_GAP_PT * setter->scale;
  /* The smaller letters stand on the line of the larger ones. */
  const double down_pt = (style->text_pt - style->head_pt) * 0.95 * setter->scale;
  const double label_height_pt = put (setter, part->head, style->head_pt, style->head_weight, MARGIN_PT, setter->y_pt + down_pt, label_pt,
                                      PANGO_ALIGN_LEFT) +
                                 down_pt;
  const double number_height_pt = put (setter, part->text, style->text_pt, PANGO_WEIGHT_BOLD, MARGIN_PT + label_pt + gap_pt, setter->y_pt,
                                       MEASURE_PT - label_pt - gap_pt, PANGO_ALIGN_LEFT);

  setter->y_pt += MAX (label_height_pt, number_height_pt);
}

/* Sets everything with letters of one scale, and returns how high it is. */
static double
set_all (NabijSheet *sheet,
         double      scale,
         cairo_t    *cairo)
{
  PangoContext *context = nabij_paper_type_make_context ();
  Setter        setter = { .context = context, .cairo = cairo, .scale = scale, .y_pt = MARGIN_PT };

  for (guint i = 0; i < sheet->parts->len; i++) {
    const Part *part = g_ptr_array_index (sheet->parts, i);

    if (i > 0)
      setter.y_pt += styles[part->style].before_pt * scale;
    switch (part->style) {
    case NABIJ_SHEET_STYLE_STEP:
      put_step (&setter, part);
      break;
    case NABIJ_SHEET_STYLE_BOX:
      put_box (&setter, part);
      break;
    case NABIJ_SHEET_STYLE_NUMBER:
      put_number (&setter, part);
      break;
    case NABIJ_SHEET_STYLE_TITLE:
    case NABIJ_SHEET_STYLE_LEAD:
    case NABIJ_SHEET_STYLE_HEADING:
    default:
      setter.y_pt += put_pair (&setter, part, MARGIN_PT, setter.y_pt, MEASURE_PT);
      break;
    }
  }
  g_object_unref (context);
  return setter.y_pt - MARGIN_PT;
}

/**
 * nabij_sheet_new:
 *
 * Makes an empty sheet.
 *
 * Returns: (transfer full): the sheet
 */
NabijSheet *
nabij_sheet_new (void)
{
  NabijSheet *sheet = g_atomic_rc_box_new0 (NabijSheet);

  sheet->parts = g_ptr_array_new_with_free_func (part_free);
  return sheet;
}

/**
 * nabij_sheet_ref:
 * @sheet: a sheet
 *
 * Takes a reference, in any thread.
 *
 * Returns: (transfer full): the same sheet
 */
NabijSheet *
nabij_sheet_ref (NabijSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);

  return g_atomic_rc_box_acquire (sheet);
}

static void
sheet_clear (gpointer data)
{
  NabijSheet *sheet = data;

  g_ptr_array_unref (sheet->parts);
}

/**
 * nabij_sheet_unref:
 * @sheet: (transfer full): a sheet
 *
 * Gives a reference back, in any thread.
 */
void
nabij_sheet_unref (NabijSheet *sheet)
{
  g_return_if_fail (sheet != NULL);

  g_atomic_rc_box_release_full (sheet, sheet_clear);
}

/**
 * nabij_sheet_add:
 * @sheet: a sheet that is not set yet
 * @style: how it is set
 * @head: the words, or what stands over @text; they are no markup
 * @text: (nullable): what stands under @head; a number needs it
 *
 * Adds a part below the others. Steps are numbered in their order.
 */
void
nabij_sheet_add (NabijSheet     *sheet,
                 NabijSheetStyle style,
                 const char     *head,
                 const char     *text)
{
  Part *part;

  g_return_if_fail (sheet != NULL);
  g_return_if_fail (sheet->scale == 0.0);
  g_return_if_fail (style < NABIJ_N_SHEET_STYLES);
  g_return_if_fail (head != NULL);
  g_return_if_fail (style != NABIJ_SHEET_STYLE_NUMBER || text != NULL);

  part = g_new0 (Part, 1);
  part->style = style;
  part->head = g_utf8_make_valid (head, -1);
  part->text = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  g_ptr_array_add (sheet->parts, part);
}

/**
 * nabij_sheet_set:
 * @sheet: a sheet
 *
 * Finds the largest letters with which everything fits onto the page. After that it does not change.
 */
void
nabij_sheet_set (NabijSheet *sheet)
{
  double fits = SCALE_MIN;
  double too_large = SCALE_MAX;

  g_return_if_fail (sheet != NULL);

  if (set_all (sheet, SCALE_MAX, NULL) <= ROOM_PT) {
    fits = SCALE_MAX;
  } else {
    for (guint i = 0; i < SCALE_ROUNDS; i++) {
      const double middle = (fits + too_large) / 2.0;

      if (set_all (sheet, middle, NULL) <= ROOM_PT)
        fits = middle;
      else
        too_large = middle;
    }
  }
  sheet->scale = fits;
  sheet->used_pt = set_all (sheet, fits, NULL);
}

/**
 * nabij_sheet_get_scale:
 * @sheet: a sheet that was set
 *
 * Tells how large its letters are.
 *
 * Returns: 1.0 where running text has 13 points; more or less where it has more or less
 */
double
nabij_sheet_get_scale (NabijSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, 1.0);

  return sheet->scale;
}

/**
 * nabij_sheet_get_used_pt:
 * @sheet: a sheet that was set
 *
 * Tells how high everything together is, without the margins.
 *
 * Returns: the height, in points
 */
double
nabij_sheet_get_used_pt (NabijSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, 0.0);

  return sheet->used_pt;
}

/**
 * nabij_sheet_dup_text:
 * @sheet: a sheet
 *
 * Gives all words of the sheet in their order, each part on a line, for who hears them.
 *
 * Returns: (transfer full): the words
 */
char *
nabij_sheet_dup_text (NabijSheet *sheet)
{
  GString *text;
  guint    number = 0;

  g_return_val_if_fail (sheet != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < sheet->parts->len; i++) {
    const Part *part = g_ptr_array_index (sheet->parts, i);

    if (text->len > 0)
      g_string_append_c (text, '\n');
    if (part->style == NABIJ_SHEET_STYLE_STEP)
      g_string_append_printf (text, "%u ", ++number);
    g_string_append (text, part->head);
    if (part->text != NULL)
      g_string_append_printf (text, "\n%s", part->text);
  }
  return g_string_free (text, FALSE);
}

/**
 * nabij_sheet_draw:
 * @sheet: a sheet that was set
 * @cairo: where to; a unit is a point, and the paper is there already
 *
 * Draws the sheet, in any thread.
 */
void
nabij_sheet_draw (NabijSheet *sheet,
                  cairo_t    *cairo)
{
  g_return_if_fail (sheet != NULL);
  g_return_if_fail (sheet->scale > 0.0);

  cairo_save (cairo);
  gdk_cairo_set_source_rgba (cairo, &ink);
  set_all (sheet, sheet->scale, cairo);
  cairo_restore (cairo);
}

static void
draw_page (gpointer data,
           guint    page,
           cairo_t *cairo)
{
  nabij_sheet_draw (data, cairo);
}

/**
 * nabij_sheet_to_paper:
 * @sheet: a sheet that was set
 *
 * Makes it ready to be printed or saved.
 *
 * Returns: (transfer full): the page
 */
NabijPaper *
nabij_sheet_to_paper (NabijSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);

  return nabij_paper_new (NABIJ_SHEET_WIDTH_PT, NABIJ_SHEET_HEIGHT_PT, 1, draw_page, nabij_sheet_ref (sheet),
                          (GDestroyNotify)nabij_sheet_unref);
}
