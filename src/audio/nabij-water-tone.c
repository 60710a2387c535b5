/* nabij-water-tone.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-water-tone.h"

#include "nabij-water-synth.h"

#include <math.h>
#include <string.h>

/* Partials go up to here, because a laptop plays hardly anything under 300 Hz. */
#define HIGHEST_PARTIAL_HZ 1560.0
#define MAX_PARTIALS 12
/* How strong the shimmer beside each partial is; it is only in the sides, so that in mono the tone
 * is pure and never beats. */
#define SHIMMER 0.22
#define SHIMMER_HZ 0.37
#define LOUDNESS 0.036
/* An old tone that still fades and a new one may overlap. */
#define N_VOICES 2

/* A point that turns around a circle: a sine without computing one for each sample. */
typedef struct {
  double x;
  double y;
  double turn_x;
  double turn_y;
} Phasor;

typedef struct {
  Phasor pure[MAX_PARTIALS];
  Phasor shimmer[MAX_PARTIALS];
  double weights[MAX_PARTIALS];
  double gains[MAX_PARTIALS];
  guint  n_partials;

  gboolean sounding;
  gboolean released;
  double   attack;
  double   gain;
} Voice;

struct _NabijWaterTone {
  Voice voices[N_VOICES];
  guint newest;
};

static double
raised_cosine (double at)
{
  return 0.5 - 0.5 * cos (G_PI * CLAMP (at, 0.0, 1.0));
}

static Phasor
phasor (double frequency_hz,
        double phase)
{
  const double turn = 2.0 * G_PI * frequency_hz / NABIJ_WATER_SYNTH_RATE;

  return (Phasor){ cos (phase), sin (phase), cos (turn), sin (turn) };
}

static inline double
turn (Phasor *self)
{
  const double x = self->x * self->turn_x - self->y * self->turn_y;

  self->y = self->x * self->turn_y + self->y * self->turn_x;
  self->x = x;

  return self->y;
}

static void
voice_render (Voice *self,
              double gain,
              float *frames,
              guint  n_frames)
{
  const double step = (double)n_frames / (NABIJ_WATER_TONE_ATTACK_S * NABIJ_WATER_SYNTH_RATE);
  const double share = 1.0 / (double)n_frames;
  double       attack;

  /* The gain follows within some 30 ms, so that even a jump in the plan is no click. */
  if (!self->released)
    self->gain += (gain - self->gain) * MIN (1.0, n_frames / (0.03 * NABIJ_WATER_SYNTH_RATE));

  self->attack += self->released ? -step : step;
  self->attack = CLAMP (self->attack, 0.0, 1.0);
  attack = raised_cosine (self->attack);

  for (guint p = 0; p < self->n_partials; p++) {
    /* High partials come a little later and go a little sooner: that makes it warm. */
    const double to = LOUDNESS * self->weights[p] * pow (attack * self->gain, 1.0 + 0.07 * p);
    double       now = self->gains[p];
    const double glide = (to - now) * share;

    for (guint i = 0; i < n_frames; i++) {
      const double pure = turn (&self->pure[p]);
      const double shimmer = SHIMMER * turn (&self->shimmer[p]);

      now += glide;
      frames[2 * i] += (float)(now * (pure + shimmer));
      frames[2 * i + 1] += (float)(now * (pure - shimmer));
    }
    self->gains[p] = to;
  }

  if (self->released && self->attack <= 0.0)
    self->sounding = FALSE;
}

/**
 * nabij_water_tone_get_frequency_hz:
 * @step: which note, counted down: A, G, E, D, C; beyond the last it stays there
 *
 * Tells the pitch of a note of the warm tone.
 *
 * Returns: the fundamental in Hz
 */
double
nabij_water_tone_get_frequency_hz (guint step)
{
  static const double frequencies_hz[NABIJ_WATER_TONE_N_STEPS] = { 220.0, 196.0, 164.81, 146.83, 130.81 };

  return frequencies_hz[MIN (step, NABIJ_WATER_TONE_N_STEPS - 1)];
}

/**
 * nabij_water_tone_new:
 *
 * Makes the warm tone that means out. It is silent until it is started.
 *
 * Returns: (transfer full): the tone
 */
NabijWaterTone *
nabij_water_tone_new (void)
{
  return g_new0 (NabijWaterTone, 1);
}

/**
 * nabij_water_tone_free:
 * @self: (transfer full): the tone
 *
 * Frees it.
 */
void
nabij_water_tone_free (NabijWaterTone *self)
{
  g_free (self);
}

/**
 * nabij_water_tone_start:
 * @self: the tone
 * @step: which note, counted down: A, G, E, D, C
 *
 * Begins the tone at the next frame, softly. One that still sounds fades away under it.
 */
void
nabij_water_tone_start (NabijWaterTone *self,
                        guint           step)
{
  const double fundamental_hz = nabij_water_tone_get_frequency_hz (step);
  Voice       *voice;
  double       power = 0.0;

  g_return_if_fail (self != NULL);

  nabij_water_tone_release (self);
  self->newest = (self->newest + 1) % N_VOICES;
  voice = &self->voices[self->newest];

  memset (voice, 0, sizeof *voice);
  voice->sounding = TRUE;
  voice->gain = 1.0;

  for (guint p = 0; p < MAX_PARTIALS && (p + 1) * fundamental_hz <= HIGHEST_PARTIAL_HZ; p++) {
    const double frequency_hz = (p + 1) * fundamental_hz;

    /* The phases are spread, so that the partials do not peak together. */
    voice->pure[p] = phasor (frequency_hz, 0.9 + 2.4 * p * p);
    voice->shimmer[p] = phasor (frequency_hz + SHIMMER_HZ * sqrt (p + 1.0), 0.4 + 1.7 * p);
    voice->weights[p] = pow (p + 1.0, -0.85);
    power += voice->weights[p] * voice->weights[p];
    voice->n_partials = p + 1;
  }
  for (guint p = 0; p < voice->n_partials; p++)
    voice->weights[p] *= sqrt (2.0 / power);
}

/**
 * nabij_water_tone_release:
 * @self: the tone
 *
 * Lets the tone fade away from where it is.
 */
void
nabij_water_tone_release (NabijWaterTone *self)
{
  g_return_if_fail (self != NULL);

  self->voices[self->newest].released = TRUE;
}

/**
 * nabij_water_tone_render:
 * @self: the tone
 * @gain: how loud the newest tone is at the last of these frames, linear; 1 is under the water
 * @frames: (inout): stereo frames, to which it is added
 * @n_frames: how many, a few milliseconds at most
 *
 * Adds the next stretch of the tone.
 */
void
nabij_water_tone_render (NabijWaterTone *self,
                         double          gain,
                         float          *frames,
                         guint           n_frames)
{
  g_return_if_fail (self != NULL);

  if (n_frames == 0)
    return;

  for (guint i = 0; i < N_VOICES; i++) {
    if (self->voices[i].sounding)
      voice_render (&self->voices[i], gain, frames, n_frames);
  }
}
