/* nabij-sound-measure.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-breath-plan.h"
#include "nabij-player.h"

#include <gst/gst.h>

G_BEGIN_DECLS

#define NABIJ_SOUND_RATE 48000
/* The windows in which in and out must be told apart. */
#define NABIJ_SOUND_WINDOW_FRAMES (NABIJ_SOUND_RATE / 2)

/**
 * NabijSoundFunc:
 * @frames: stereo frames
 * @n_frames: how many
 * @user_data: what was given with the function
 *
 * Called for each buffer that comes out of an element.
 */
typedef void (*NabijSoundFunc) (const float *frames,
                                gsize        n_frames,
                                gpointer     user_data);

void    nabij_sound_init (void);
void    nabij_sound_run (GstElement    *element,
                         NabijSoundFunc func,
                         gpointer       user_data);
GArray *nabij_sound_collect (GstElement *element) G_GNUC_WARN_UNUSED_RESULT;
GArray *nabij_sound_decode (const char *path) G_GNUC_WARN_UNUSED_RESULT;

double nabij_sound_get_level_db (GArray *sound,
                                 gint64  first_frame,
                                 gint64  n_frames);
double nabij_sound_get_loudness_lufs (GArray *sound);
double nabij_sound_get_true_peak_db (GArray *sound);
double nabij_sound_get_outwardness (GArray *sound,
                                    gint64  first_frame);
double nabij_sound_get_share_told (GArray          *sound,
                                   NabijBreathPlan *plan,
                                   gint64          *n_windows);

NabijBreathPlan *nabij_sound_make_plan (NabijBreathForm practice,
                                        gint64          minutes,
                                        gboolean        long_welcome) G_GNUC_WARN_UNUSED_RESULT;
NabijMix         nabij_sound_make_mix (NabijVoice  voice,
                                       const char *ambience);

G_END_DECLS
