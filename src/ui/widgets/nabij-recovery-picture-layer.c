/* nabij-recovery-picture-layer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-recovery-picture-layer.h"

#include "nabij-recovery-axis.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

/* Everything is measured in em, so that it grows with the text. */
#define ROW_EM 1.3
#define RADIUS_EM 0.41
#define RADIUS_MIN_EM 0.11
/* Smaller points have no room for a ring: an open one is hollow instead. */
#define RADIUS_WITH_RING_EM 0.24
#define RING_EM 0.72
#define JOIN_EM 0.34
#define BASE_EM 1.5
#define WORD_EM 0.8
#define WORD_GAP_EM 0.75
#define CAPTION_GAP_EM 0.35
/* From this width on there is room for all five words beside the axis; else for the outer two. */
#define ALL_WORDS_FROM_EM 30.0
/* How far from a point a hand may be that means it. */
#define REACH_EM 0.9
/* The dotted ring of an open moment, against its point. */
#define OPEN_RING 1.68
#define OPEN_RING_WIDTH 0.22

typedef struct {
  double x;
  double y;
  double y_after;
} Place;

struct _NabijRecoveryPictureLayer {
  NabijRecoveryPoint *points;
  Place              *places;
  guint               n_points;
  char               *from;
  char               *until;
  NabijCatalogue     *catalogue; /* or NULL for the language of the program */
  PangoContext       *context;

  double width;
  double em;
  double left;   /* where the points begin */
  double base_y; /* the line under the axis */
  double radius;
};

static double
get_row_y (double em,
           double y)
{
  return RING_EM * em + 1.0 + y * (NABIJ_RECOVERY_AXIS_N_WORDS - 1) * ROW_EM * em;
}

static PangoLayout *
make_word (PangoContext *context,
           double        em,
           const char   *text)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, WORD_EM * em * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
measure_word (PangoContext *context,
              double        em,
              const char   *text,
              double       *height)
{
  g_autoptr (PangoLayout) layout = make_word (context, em, text);
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  if (height != NULL)
    *height = pango_units_to_double (extents.height);
  return pango_units_to_double (extents.width);
}

static const char *
get_no_word (NabijRecoveryPictureLayer *self)
{
  /* Translators: stands at the line under the five words of tension: for what has none of them. */
  return nabij_catalogue_get (self->catalogue, NULL, N_ ("no word"));
}

/* Something stands on the line under the axis because it has no word. */
static gboolean
has_wordless (NabijRecoveryPictureLayer *self)
{
  for (guint i = 0; i < self->n_points; i++) {
    const NabijRecoveryPoint *point = &self->points[i];

    if (point->tension == NABIJ_TENSION_UNSET || (point->is_calmer && point->tension_after == NABIJ_TENSION_UNSET))
      return TRUE;
  }

  return FALSE;
}

static gboolean
shows_word (NabijRecoveryPictureLayer *self,
            NabijTension               tension)
{
  return self->width >= ALL_WORDS_FROM_EM * self->em || tension == NABIJ_TENSION_FIRST || tension == NABIJ_TENSION_LAST;
}

static double
measure_words (NabijRecoveryPictureLayer *self)
{
  double width = 0.0;

  for (guint tension = NABIJ_TENSION_FIRST; tension <= NABIJ_TENSION_LAST; tension++) {
    if (shows_word (self, (NabijTension)tension))
      width = MAX (width, measure_word (self->context, self->em, nabij_tension_get_word_in (self->catalogue, (NabijTension)tension), NULL));
  }
  if (has_wordless (self))
    width = MAX (width, measure_word (self->context, self->em, get_no_word (self), NULL));

  return width;
}

static double
get_height_of (NabijRecoveryPictureLayer *self,
               NabijTension               tension)
{
  double y;

  /* What has no word has no height: it stands on the line under the axis. */
  if (!nabij_recovery_axis_get_y (tension, &y))
    return self->base_y;

  return get_row_y (self->em, y);
}

/* Shapes */

static void
add_circle (cairo_t *cairo,
            double   x,
            double   y,
            double   radius)
{
  cairo_new_sub_path (cairo);
  cairo_arc (cairo, x, y, radius, 0.0, 2.0 * G_PI);
}

/* A square whose two opposite corners are wholly round: it is told from a circle without colour. */
static void
add_leaf (cairo_t *cairo,
          double   x,
          double   y,
          double   radius)
{
  const double half = radius * 1.06;
  const double bend = half * 1.42;

  cairo_move_to (cairo, x - half, y + half);
  cairo_curve_to (cairo, x - half, y + half - bend, x + half - bend, y - half, x + half, y - half);
  cairo_curve_to (cairo, x + half, y - half + bend, x - half + bend, y + half, x - half, y + half);
  cairo_close_path (cairo);
}

static void
draw_join (NabijRecoveryPictureLayer  *self,
           cairo_t                    *cairo,
           const NabijRecoveryColours *colours)
{
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cairo, MIN (JOIN_EM * self->em, self->radius * 0.85));
  gdk_cairo_set_source_rgba (cairo, &colours->join);

  for (guint i = 0; i < self->n_points; i++) {
    const Place *place = &self->places[i];

    if (!self->points[i].is_calmer)
      continue;
    cairo_move_to (cairo, place->x, place->y);
    cairo_line_to (cairo, place->x, place->y_after);
  }
  cairo_stroke (cairo);
}

static gboolean
are_in_one_place (const Place *place)
{
  return fabs (place->y - place->y_after) < 0.5;
}

typedef void (*AddFunc) (cairo_t *cairo,
                         double   x,
                         double   y,
                         double   radius);

/* What is drawn alike goes into one path: a thousand points are a few strokes. */
static void
add_all (NabijRecoveryPictureLayer *self,
         cairo_t                   *cairo,
         AddFunc                    add,
         double                     radius,
         gboolean                   is_calmer,
         gboolean                   in_one_place,
         gboolean                   after)
{
  for (guint i = 0; i < self->n_points; i++) {
    const Place *place = &self->places[i];

    if (self->points[i].is_calmer == is_calmer && (is_calmer && are_in_one_place (place)) == in_one_place)
      add (cairo, place->x, after ? place->y_after : place->y, radius);
  }
}

static void
draw_points (NabijRecoveryPictureLayer  *self,
             cairo_t                    *cairo,
             const NabijRecoveryColours *colours)
{
  const double   unit = self->em / 14.67;
  const double   radius = self->radius;
  const gboolean has_rings = radius >= RADIUS_WITH_RING_EM * self->em;

  gdk_cairo_set_source_rgba (cairo, &colours->tension);
  add_all (self, cairo, add_circle, radius, TRUE, FALSE, FALSE);
  if (has_rings)
    add_all (self, cairo, add_circle, radius, FALSE, FALSE, FALSE);
  cairo_fill (cairo);

  gdk_cairo_set_source_rgba (cairo, &colours->recovery);
  add_all (self, cairo, add_leaf, radius, TRUE, FALSE, TRUE);
  add_all (self, cairo, add_leaf, radius * 0.7, TRUE, TRUE, TRUE);
  cairo_fill (cairo);

  /* Where the two have one place, the moment is a ring around its leaf. */
  gdk_cairo_set_source_rgba (cairo, &colours->tension);
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cairo, has_rings ? 1.8 * unit : unit);
  add_all (self, cairo, add_circle, radius * 1.35, TRUE, TRUE, FALSE);
  cairo_stroke (cairo);

  /* And where it is open, it has a dotted one. */
  if (has_rings) {
    cairo_set_line_width (cairo, radius * OPEN_RING_WIDTH);
    cairo_set_dash (cairo, (const double[]){ radius * 0.5, radius * 0.57 }, 2, 0.0);
  }
  add_all (self, cairo, add_circle, has_rings ? radius * OPEN_RING : radius, FALSE, FALSE, FALSE);
  cairo_stroke (cairo);
  cairo_set_dash (cairo, NULL, 0, 0.0);
}

static void
show_word (NabijRecoveryPictureLayer *self,
           cairo_t                   *cairo,
           const char                *text,
           double                     x,
           double                     y,
           double                     align)
{
  g_autoptr (PangoLayout) layout = make_word (self->context, self->em, text);
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  cairo_move_to (cairo, x - align * pango_units_to_double (extents.width), y - pango_units_to_double (extents.height) / 2.0);
  pango_cairo_update_layout (cairo, layout);
  pango_cairo_show_layout (cairo, layout);
}

static void
draw_words (NabijRecoveryPictureLayer  *self,
            cairo_t                    *cairo,
            const NabijRecoveryColours *colours)
{
  double height;

  gdk_cairo_set_source_rgba (cairo, &colours->text);
  for (guint tension = NABIJ_TENSION_FIRST; tension <= NABIJ_TENSION_LAST; tension++) {
    if (shows_word (self, (NabijTension)tension))
      show_word (self, cairo, nabij_tension_get_word_in (self->catalogue, (NabijTension)tension), 0.0, get_height_of (self, (NabijTension)tension), 0.0);
  }
  if (has_wordless (self))
    show_word (self, cairo, get_no_word (self), 0.0, self->base_y, 0.0);

  measure_word (self->context, self->em, "x", &height);
  if (self->from != NULL)
    show_word (self, cairo, self->from, self->left, self->base_y + (RING_EM + CAPTION_GAP_EM) * self->em + height / 2.0, 0.0);
  if (self->until != NULL)
    show_word (self, cairo, self->until, self->width, self->base_y + (RING_EM + CAPTION_GAP_EM) * self->em + height / 2.0, 1.0);
}

/**
 * nabij_recovery_picture_layer_new:
 * @points: (array length=n_points): the moments, the oldest first; they are copied
 * @n_points: how many there are
 * @from: (nullable): the day at the left end, in words
 * @until: (nullable): the day at the right end, in words
 * @catalogue: (nullable): the language of the words of tension, or `NULL` for that of the program
 *
 * Makes a picture. It is laid out by nabij_recovery_picture_layer_lay_out() before anything else is
 * asked of it.
 *
 * Returns: (transfer full): the picture
 */
NabijRecoveryPictureLayer *
nabij_recovery_picture_layer_new (const NabijRecoveryPoint *points,
                                  guint                     n_points,
                                  const char               *from,
                                  const char               *until,
                                  NabijCatalogue           *catalogue)
{
  NabijRecoveryPictureLayer *self = g_new0 (NabijRecoveryPictureLayer, 1);

  self->points = g_memdup2 (points, n_points * sizeof *points);
  self->places = g_new0 (Place, n_points);
  self->n_points = n_points;
  self->from = g_strdup (from);
  self->until = g_strdup (until);
  self->catalogue = catalogue != NULL ? nabij_catalogue_ref (catalogue) : NULL;
  return self;
}

/**
 * nabij_recovery_picture_layer_free:
 * @self: (transfer full): a picture
 *
 * Lets it go.
 */
void
nabij_recovery_picture_layer_free (NabijRecoveryPictureLayer *self)
{
  g_free (self->points);
  g_free (self->places);
  g_free (self->from);
  g_free (self->until);
  g_clear_pointer (&self->catalogue, nabij_catalogue_unref);
  g_clear_object (&self->context);
  g_free (self);
}

/**
 * nabij_recovery_picture_layer_lay_out:
 * @self: a picture
 * @context: what its words are written with
 * @width: how wide it is, in units of the drawing
 * @em: the size of the text around it, likewise, > 0
 *
 * Gives each point its place. Points of one day stand beside each other, and where there are very
 * many they become smaller.
 */
void
nabij_recovery_picture_layer_lay_out (NabijRecoveryPictureLayer *self,
                                      PangoContext              *context,
                                      double                     width,
                                      double                     em)
{
  g_autofree double *xs = g_new (double, self->n_points);
  double             room;
  double             spacing;

  g_return_if_fail (PANGO_IS_CONTEXT (context));
  g_return_if_fail (em > 0.0);

  g_set_object (&self->context, context);
  self->em = em;
  self->width = width;
  self->base_y = get_row_y (em, 1.0) + BASE_EM * em;
  self->left = MIN (measure_words (self) + WORD_GAP_EM * em, width / 2.0);
  /* The rings of the outer points need room too. */
  room = MAX (width - self->left - 2.0 * RING_EM * em, 1.0);

  spacing = self->n_points > 1 ? room / (self->n_points - 1) : room;
  self->radius = CLAMP ((spacing - 1.0) / 2.0, RADIUS_MIN_EM * em, RADIUS_EM * em);

  for (guint i = 0; i < self->n_points; i++)
    xs[i] = self->points[i].x;
  nabij_recovery_axis_spread (xs, self->n_points, (2.0 * self->radius + 0.25 * em) / room);

  for (guint i = 0; i < self->n_points; i++) {
    const NabijRecoveryPoint *point = &self->points[i];

    self->places[i].x = self->left + RING_EM * em + xs[i] * room;
    self->places[i].y = get_height_of (self, point->tension);
    self->places[i].y_after = point->is_calmer ? get_height_of (self, point->tension_after) : self->places[i].y;
  }
}

/**
 * nabij_recovery_picture_layer_measure_height:
 * @context: what its words are written with
 * @em: the size of the text around it, in units of the drawing, > 0
 *
 * Tells how high a picture is; it is the same for every one.
 *
 * Returns: the height, in units of the drawing
 */
double
nabij_recovery_picture_layer_measure_height (PangoContext *context,
                                             double        em)
{
  double height;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), 0.0);
  g_return_val_if_fail (em > 0.0, 0.0);

  measure_word (context, em, "x", &height);
  return get_row_y (em, 1.0) + (BASE_EM + RING_EM + CAPTION_GAP_EM) * em + height;
}

/**
 * nabij_recovery_picture_layer_get_n_points:
 * @self: a picture
 *
 * Returns: how many moments it shows
 */
guint
nabij_recovery_picture_layer_get_n_points (NabijRecoveryPictureLayer *self)
{
  return self->n_points;
}

/**
 * nabij_recovery_picture_layer_get_place:
 * @self: a picture that was laid out
 * @index: the number of a moment
 * @x: (out) (optional): where it lies
 * @y: (out) (optional): how high the moment lies
 * @y_after: (out) (optional): how high its leaf lies; the same as @y while it is open
 *
 * Tells where a moment is drawn.
 */
void
nabij_recovery_picture_layer_get_place (NabijRecoveryPictureLayer *self,
                                        guint                      index,
                                        double                    *x,
                                        double                    *y,
                                        double                    *y_after)
{
  g_return_if_fail (index < self->n_points);

  if (x != NULL)
    *x = self->places[index].x;
  if (y != NULL)
    *y = self->places[index].y;
  if (y_after != NULL)
    *y_after = self->places[index].y_after;
}

/**
 * nabij_recovery_picture_layer_find:
 * @self: a picture that was laid out
 * @x: a place, in units of the drawing
 * @y: a place, likewise
 *
 * Finds the moment whose point, line or leaf is there.
 *
 * Returns: its number, or `NABIJ_RECOVERY_NO_POINT`
 */
guint
nabij_recovery_picture_layer_find (NabijRecoveryPictureLayer *self,
                                   double                     x,
                                   double                     y)
{
  double nearest = REACH_EM * self->em;
  guint  found = NABIJ_RECOVERY_NO_POINT;

  for (guint i = 0; i < self->n_points; i++) {
    const Place *place = &self->places[i];
    const double top = MIN (place->y, place->y_after);
    const double bottom = MAX (place->y, place->y_after);
    const double distance = hypot (place->x - x, CLAMP (y, top, bottom) - y);

    if (distance < nearest) {
      nearest = distance;
      found = i;
    }
  }

  return found;
}

/**
 * nabij_recovery_picture_layer_draw:
 * @self: a picture that was laid out
 * @cairo: what it is drawn on; its upper left corner is at 0, 0
 * @colours: what it is drawn with
 * @focused: the moment that has the focus, or `NABIJ_RECOVERY_NO_POINT`
 *
 * Draws the picture.
 */
void
nabij_recovery_picture_layer_draw (NabijRecoveryPictureLayer  *self,
                                   cairo_t                    *cairo,
                                   const NabijRecoveryColours *colours,
                                   guint                       focused)
{
  g_return_if_fail (self->context != NULL);
  g_return_if_fail (cairo != NULL);
  g_return_if_fail (colours != NULL);

  cairo_save (cairo);
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cairo, self->em / 14.67);
  gdk_cairo_set_source_rgba (cairo, &colours->axis);
  cairo_move_to (cairo, self->left, self->base_y);
  cairo_line_to (cairo, self->width, self->base_y);
  cairo_stroke (cairo);

  draw_words (self, cairo, colours);
  draw_join (self, cairo, colours);
  draw_points (self, cairo, colours);

  if (focused < self->n_points) {
    const Place *place = &self->places[focused];

    cairo_set_line_width (cairo, 2.0 * self->em / 14.67);
    gdk_cairo_set_source_rgba (cairo, &colours->focus);
    add_circle (cairo, place->x, place->y, MAX (self->radius * 1.9, RING_EM * self->em * 0.9));
    cairo_stroke (cairo);
  }
  cairo_restore (cairo);
}

/**
 * nabij_recovery_picture_layer_draw_point:
 * @cairo: what it is drawn on
 * @x: its middle
 * @y: its middle
 * @radius: how large it is
 * @colour: its colour
 * @is_open: whether it has the dotted ring of a moment that is open
 *
 * Draws the point of a moment by itself, for where it stands beside words.
 */
void
nabij_recovery_picture_layer_draw_point (cairo_t       *cairo,
                                         double         x,
                                         double         y,
                                         double         radius,
                                         const GdkRGBA *colour,
                                         gboolean       is_open)
{
  cairo_save (cairo);
  gdk_cairo_set_source_rgba (cairo, colour);
  add_circle (cairo, x, y, radius);
  cairo_fill (cairo);
  if (is_open) {
    cairo_set_line_cap (cairo, CAIRO_LINE_CAP_BUTT);
    cairo_set_line_width (cairo, radius * OPEN_RING_WIDTH);
    cairo_set_dash (cairo, (const double[]){ radius * 0.5, radius * 0.57 }, 2, 0.0);
    add_circle (cairo, x, y, radius * OPEN_RING);
    cairo_stroke (cairo);
  }
  cairo_restore (cairo);
}

/**
 * nabij_recovery_picture_layer_draw_leaf:
 * @cairo: what it is drawn on
 * @x: its middle
 * @y: its middle
 * @radius: how large it is
 * @colour: its colour
 *
 * Draws the leaf of a recovery by itself.
 */
void
nabij_recovery_picture_layer_draw_leaf (cairo_t       *cairo,
                                        double         x,
                                        double         y,
                                        double         radius,
                                        const GdkRGBA *colour)
{
  cairo_save (cairo);
  gdk_cairo_set_source_rgba (cairo, colour);
  add_leaf (cairo, x, y, radius);
  cairo_fill (cairo);
  cairo_restore (cairo);
}
