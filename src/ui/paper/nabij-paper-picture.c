/* nabij-paper-picture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It may run in any thread.
 */

#include "config.h"

#include "nabij-paper-picture.h"

#include "nabij-entry.h"
#include "nabij-language.h"
#include "nabij-paper-type.h"
#include "nabij-recovery-axis.h"
#include "nabij-recovery-picture-layer.h"

static char *
format_day (NabijCatalogue *catalogue,
            gint64          utc_us,
            int             offset_s)
{
  const NabijInstant instant = { .utc_us = utc_us, .offset_s = offset_s };
  g_autoptr (GDateTime) local = nabij_instant_to_local (&instant);

  return local != NULL ? nabij_language_format_date_in (catalogue, local) : NULL;
}

static NabijRecoveryPictureLayer *
make_layer (GPtrArray      *moments,
            NabijCatalogue *catalogue)
{
  g_autofree NabijRecoveryPoint *points = g_new0 (NabijRecoveryPoint, moments->len);
  g_autofree char               *from = NULL;
  g_autofree char               *until = NULL;
  const NabijInstant            *first = nabij_entry_get_instant (g_ptr_array_index (moments, 0));
  const NabijInstant            *last = nabij_entry_get_instant (g_ptr_array_index (moments, moments->len - 1));
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

  from = format_day (catalogue, axis.from_us, first->offset_s);
  until = format_day (catalogue, axis.until_us - 1, last->offset_s);
  return nabij_recovery_picture_layer_new (points, moments->len, from, until, catalogue);
}

/**
 * nabij_paper_picture_draw:
 * @moments: (element-type NabijEntry): the hard moments, the oldest first; at least one
 * @catalogue: (nullable): the language of its words, or `NULL` for that of the program
 * @context: what its words are written with
 * @cairo: where to
 * @left: its left edge
 * @top: its upper edge
 * @width_pt: how wide it is, in points
 * @em_pt: how large the text around it is, in points; nabij_recovery_picture_layer_measure_height()
 *   tells how high that makes it
 *
 * Draws the picture of tension and recovery in the colours of paper.
 */
void
nabij_paper_picture_draw (GPtrArray      *moments,
                          NabijCatalogue *catalogue,
                          PangoContext   *context,
                          cairo_t        *cairo,
                          double          left,
                          double          top,
                          double          width_pt,
                          double          em_pt)
{
  g_autoptr (NabijRecoveryPictureLayer) layer = NULL;

  g_return_if_fail (moments != NULL && moments->len > 0);

  layer = make_layer (moments, catalogue);
  nabij_recovery_picture_layer_lay_out (layer, context, width_pt, em_pt);
  cairo_save (cairo);
  cairo_translate (cairo, left, top);
  nabij_recovery_picture_layer_draw (layer, cairo, nabij_paper_type_get_picture_colours (), NABIJ_RECOVERY_NO_POINT);
  cairo_restore (cairo);
}
