/* nabij-meter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijMeter:
 * @sum: of the squares of what was added since the last reading
 * @n_samples: how many these are
 * @level: the last reading, 0…1
 *
 * How loud something is, for the eye: all zeros at first. It belongs to one thread.
 */
typedef struct {
  double sum;
  gsize  n_samples;
  double level;
} NabijMeter;

gboolean nabij_meter_add (NabijMeter  *self,
                          const float *samples,
                          gsize        n_samples);

G_END_DECLS
