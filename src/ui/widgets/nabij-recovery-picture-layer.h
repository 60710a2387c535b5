/* nabij-recovery-picture-layer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-catalogue.h"
#include "nabij-tension.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * NabijRecoveryPoint:
 * @x: where the moment lies in its period, 0…1
 * @tension: how tense it was
 * @is_calmer: whether it grew calmer
 * @tension_after: how tense it was then
 *
 * One hard moment of the picture, and what came after it.
 */
typedef struct {
  double       x;
  NabijTension tension;
  gboolean     is_calmer;
  NabijTension tension_after;
} NabijRecoveryPoint;

/**
 * NabijRecoveryColours:
 * @tension: the points of hard moments
 * @recovery: the leaves where it grew calmer
 * @join: the soft line between the two
 * @axis: the line under the axis
 * @text: the words beside it
 * @focus: the ring around the point that has the focus
 *
 * What the picture is drawn with.
 */
typedef struct {
  GdkRGBA tension;
  GdkRGBA recovery;
  GdkRGBA join;
  GdkRGBA axis;
  GdkRGBA text;
  GdkRGBA focus;
} NabijRecoveryColours;

/**
 * NabijRecoveryPictureLayer:
 *
 * The picture of tension and recovery as it is drawn, on a screen or on paper.
 */
typedef struct _NabijRecoveryPictureLayer NabijRecoveryPictureLayer;

/* No point, where a number of one is meant. */
#define NABIJ_RECOVERY_NO_POINT G_MAXUINT

NabijRecoveryPictureLayer *nabij_recovery_picture_layer_new (const NabijRecoveryPoint *points,
                                                             guint                     n_points,
                                                             const char               *from,
                                                             const char               *until,
                                                             NabijCatalogue           *catalogue) G_GNUC_WARN_UNUSED_RESULT;
void                       nabij_recovery_picture_layer_free (NabijRecoveryPictureLayer *self);

void   nabij_recovery_picture_layer_lay_out (NabijRecoveryPictureLayer *self,
                                             PangoContext              *context,
                                             double                     width,
                                             double                     em);
double nabij_recovery_picture_layer_measure_height (PangoContext *context,
                                                    double        em);
guint  nabij_recovery_picture_layer_get_n_points (NabijRecoveryPictureLayer *self);
void   nabij_recovery_picture_layer_get_place (NabijRecoveryPictureLayer *self,
                                               guint                      index,
                                               double                    *x,
                                               double                    *y,
                                               double                    *y_after);
guint  nabij_recovery_picture_layer_find (NabijRecoveryPictureLayer *self,
                                          double                     x,
                                          double                     y);
void   nabij_recovery_picture_layer_draw (NabijRecoveryPictureLayer  *self,
                                          cairo_t                    *cairo,
                                          const NabijRecoveryColours *colours,
                                          guint                       focused);

void nabij_recovery_picture_layer_draw_point (cairo_t       *cairo,
                                              double         x,
                                              double         y,
                                              double         radius,
                                              const GdkRGBA *colour,
                                              gboolean       is_open);
void nabij_recovery_picture_layer_draw_leaf (cairo_t       *cairo,
                                             double         x,
                                             double         y,
                                             double         radius,
                                             const GdkRGBA *colour);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijRecoveryPictureLayer, nabij_recovery_picture_layer_free)

G_END_DECLS
