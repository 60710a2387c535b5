/* nabij-sound-turns.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-breath-plan.h"

#include <gst/gst.h>

G_BEGIN_DECLS

/* How far the turns of the breath that are heard lie from those that are planned, in seconds. */
typedef struct {
  guint  n_turns;
  double largest_s;
  double first_half_s;  /* on average */
  double second_half_s; /* on average */
} NabijSoundTurns;

void nabij_sound_measure_turns (NabijBreathPlan *plan,
                                GstElement      *element,
                                NabijSoundTurns *turns);

G_END_DECLS
