/* nabij-nearness.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijNearness:
 *
 * How near a sound is: far away it is softer and duller. All fields are private; begin with
 * [func@nearness_init].
 */
typedef struct {
  double at;
  double gain;
  double open;
  double dull[2];
} NabijNearness;

void nabij_nearness_init (NabijNearness *self,
                          double         nearness);
void nabij_nearness_apply (NabijNearness *self,
                           double         nearness,
                           float         *frames,
                           guint          n_frames);

G_END_DECLS
