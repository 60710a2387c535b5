/* nabij-fader.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/**
 * NabijFader:
 * @element: (transfer none): the `volume` element, which belongs to the bin it was put into
 * @control: what moves its gain
 * @gain: where the last line ends
 *
 * A `volume` element whose gain moves along a line in time.
 */
typedef struct {
  GstElement       *element;
  GstControlSource *control;
  double            gain;
} NabijFader;

void nabij_fader_init (NabijFader *self,
                       GstBin     *bin,
                       double      gain);
void nabij_fader_clear (NabijFader *self);
void nabij_fader_glide (NabijFader *self,
                        gint64      from_us,
                        double      gain,
                        gint64      duration_us);

G_END_DECLS
