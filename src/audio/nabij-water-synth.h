/* nabij-water-synth.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-breath-plan.h"
#include "nabij-player.h"

#include <glib.h>

G_BEGIN_DECLS

/* Samples are made at this rate, two channels, interleaved. */
#define NABIJ_WATER_SYNTH_RATE 48000
#define NABIJ_WATER_SYNTH_CHANNELS 2

/**
 * NabijWaterBowls:
 * @NABIJ_WATER_BOWLS_NONE: no bowl at all
 * @NABIJ_WATER_BOWLS_STAGES: one bowl when *rest* begins, two when *contact* begins, and those of
 *   a timeline
 * @NABIJ_WATER_BOWLS_END: one at half strength when it is over
 *
 * Which bowls are heard.
 */
typedef enum {
  NABIJ_WATER_BOWLS_NONE = 0,
  NABIJ_WATER_BOWLS_STAGES = 1 << 0,
  NABIJ_WATER_BOWLS_END = 1 << 1,
} NabijWaterBowls;

typedef struct _NabijWaterSynth NabijWaterSynth;

NabijWaterSynth *nabij_water_synth_new (guint32         seed,
                                        NabijVoice      voice,
                                        NabijWaterBowls bowls) G_GNUC_WARN_UNUSED_RESULT;
void             nabij_water_synth_free (NabijWaterSynth *self);

void nabij_water_synth_set_voice (NabijWaterSynth *self,
                                  NabijVoice       voice);
void nabij_water_synth_set_has_song (NabijWaterSynth *self,
                                     gboolean         has_song);
void nabij_water_synth_restart (NabijWaterSynth *self);
void nabij_water_synth_render (NabijWaterSynth        *self,
                               const NabijBreathState *state,
                               float                  *frames,
                               guint                   n_frames);

double nabij_water_synth_get_ambience_nearness (const NabijBreathState *state);
double nabij_water_synth_get_ambience_gain (const NabijBreathState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijWaterSynth, nabij_water_synth_free)

G_END_DECLS
