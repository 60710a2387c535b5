/* nabij-take-level.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How loud a take is made, in LUFS, as it is heard in the middle between two loudspeakers; and what it
 * stays under, in decibels of true peak, after it was coded. */
#define NABIJ_TAKE_LOUDNESS_LUFS (-20.0)
#define NABIJ_TAKE_TRUE_PEAK_DB (-2.0)
/* No voice is lifted by more: its room would come with it. */
#define NABIJ_TAKE_GAIN_DB_MAX 24.0

void   nabij_take_level_even_out (float *samples,
                                  gsize  n_samples);
double nabij_take_level_measure_lufs (const float *samples,
                                      gsize        n_samples);
void   nabij_take_level_lift (float *samples,
                              gsize  n_samples,
                              double gain_db);

G_END_DECLS
