/* nabij-water-wash.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-water-wash.h"

#include "nabij-noise.h"
#include "nabij-water-synth.h"

#include <math.h>

/* Where the water's lowpass stands far away and near, in Hz. */
#define WATER_FAR_HZ 400.0
#define WATER_NEAR_HZ 1800.0
/* The wind sings a little lower, so that it never whistles. */
#define WIND_FAR_HZ 320.0
#define WIND_NEAR_HZ 1000.0
/* What the loudest parts are brought to, so that water and wind are about as loud. */
#define WATER_LOUDNESS 0.46
#define WIND_LOUDNESS 0.62
#define FOAM_LOUDNESS 0.31
#define HISS_LOUDNESS 0.38
/* The most that left and right may differ. */
#define SIDE_SHARE 0.7
#define AIR 0.10
/* How much more than the wave its foam fades, so that it has nearly gone when the next breath comes; the
 * wind needs its hiss to the end, to be told from an inhale. */
#define FOAM_FADES_DB 12.0
#define HISS_FADES_DB 4.0

/* The middle of the picture, and what differs between left and right. */
enum {
  MIDDLE,
  SIDE,
  N_CHANNELS,
};

/* A value that wanders slowly and smoothly between -1 and 1, never evenly. */
typedef struct {
  double from;
  double to;
  double at;
  double step;
  double shortest_s;
  double longest_s;
} Wander;

typedef struct {
  NabijPink   pink;
  NabijFilter rumble;
  NabijFilter body_a;
  NabijFilter body_b;
  NabijFilter breeze;
  NabijFilter whistle;
  NabijFilter breeze_soft;
  NabijFilter foam;
  double      foam_soft;
  double      foam_softer;
} Channel;

struct _NabijWaterWash {
  guint32 random;
  Channel channels[N_CHANNELS];

  Wander swell;
  Wander colour;
  Wander bubbles;

  /* The gains of the sample before, from which the next ones glide. */
  gboolean started;
  double   water;
  double   wind;
  double   foam;
  double   hiss;
  double   side;
  double   middle;
};

static double
wander (NabijWaterWash *self,
        Wander         *value,
        double          seconds)
{
  double eased;

  if (value->step > 0.0)
    value->at += value->step * seconds;
  if (value->step <= 0.0 || value->at >= 1.0) {
    value->at = 0.0;
    value->from = value->to;
    value->to = nabij_random_next (&self->random);
    value->step = 1.0 / (value->shortest_s + (value->longest_s - value->shortest_s) * fabs (nabij_random_next (&self->random)));
  }

  eased = value->at * value->at * (3.0 - 2.0 * value->at);
  return value->from + (value->to - value->from) * eased;
}

/**
 * nabij_water_wash_new:
 * @seed: where the randomness begins; the same seed gives the same sound
 *
 * Makes the noise that water and wind are.
 *
 * Returns: (transfer full): the noise
 */
NabijWaterWash *
nabij_water_wash_new (guint32 seed)
{
  NabijWaterWash *self = g_new0 (NabijWaterWash, 1);

  self->random = nabij_random_begin (seed);
  self->swell = (Wander){ .shortest_s = 1.6, .longest_s = 4.3 };
  self->colour = (Wander){ .shortest_s = 1.1, .longest_s = 3.1 };
  self->bubbles = (Wander){ .shortest_s = 0.05, .longest_s = 0.16 };

  return self;
}

/**
 * nabij_water_wash_free:
 * @self: (transfer full): the noise
 *
 * Frees it.
 */
void
nabij_water_wash_free (NabijWaterWash *self)
{
  g_free (self);
}

/**
 * nabij_water_wash_render:
 * @self: the noise
 * @shape: what it should sound like at the last of these frames
 * @frames: (inout): stereo frames, to which it is added
 * @n_frames: how many, a few milliseconds at most
 *
 * Adds the next stretch of water and wind. The gains glide from the shape of the call before, so
 * that a shape may change with each call.
 */
void
nabij_water_wash_render (NabijWaterWash            *self,
                         const NabijWaterWashShape *shape,
                         float                     *frames,
                         guint                      n_frames)
{
  const double      seconds = (double)n_frames / NABIJ_WATER_SYNTH_RATE;
  const double      swell = nabij_gain_from_db (0.5 * wander (self, &self->swell, seconds));
  const double      colour = exp2 (0.12 * wander (self, &self->colour, seconds));
  const double      bubbles = nabij_gain_from_db (1.5 * wander (self, &self->bubbles, seconds));
  const double      nearness = CLAMP (shape->nearness, 0.0, 1.0);
  const double      outward = CLAMP (shape->outward, 0.0, 1.0);
  const NabijTuning rumble = nabij_tuning_make (70.0, 0.7);
  const double      body_hz = WATER_FAR_HZ * pow (WATER_NEAR_HZ / WATER_FAR_HZ, nearness) * colour;
  const NabijTuning body_a = nabij_tuning_make (body_hz, 0.54);
  const NabijTuning body_b = nabij_tuning_make (1.5 * body_hz, 0.9);
  const double      breeze_hz = WIND_FAR_HZ * pow (WIND_NEAR_HZ / WIND_FAR_HZ, nearness) * colour;
  const NabijTuning breeze = nabij_tuning_make (breeze_hz, 1.9 - 0.9 * outward);
  const NabijTuning whistle = nabij_tuning_make (1.8 * breeze_hz, 2.6 - 1.4 * outward);
  const NabijTuning breeze_soft = nabij_tuning_make (1.5 * breeze_hz, 0.7);
  const NabijTuning foam = nabij_tuning_make (2700.0 + 1100.0 * nearness, 0.55);
  const double      water_to = WATER_LOUDNESS * shape->water_gain * swell;
  const double      wind_to = WIND_LOUDNESS * shape->wind_gain * swell;
  /* A little of it is always there, or the water would sound as if behind a wall. It goes faster
   * than the rest, so that the wash darkens. */
  const double   open_air = (1.0 - AIR) * outward;
  const double   foam_air = AIR + open_air * nabij_gain_from_db (-FOAM_FADES_DB * (1.0 - nearness));
  const double   hiss_air = AIR + open_air * nabij_gain_from_db (-HISS_FADES_DB * (1.0 - nearness));
  const double   foam_to = FOAM_LOUDNESS * shape->water_gain * foam_air * bubbles;
  const double   hiss_to = HISS_LOUDNESS * shape->wind_gain * hiss_air * bubbles;
  const gboolean has_water = self->water > 0.0 || water_to > 0.0;
  const gboolean has_wind = self->wind > 0.0 || wind_to > 0.0;
  const double   share = 1.0 / (double)MAX (n_frames, 1);
  double         water_step;
  double         wind_step;
  double         foam_step;
  double         hiss_step;
  double         side_to;
  double         middle_to;
  double         side_step;
  double         middle_step;

  /* Wide or narrow, it is equally strong. */
  side_to = SIDE_SHARE * CLAMP (shape->width, 0.0, 1.0);
  middle_to = sqrt (1.0 - side_to * side_to);
  if (!self->started) {
    self->side = side_to;
    self->middle = middle_to;
    self->started = TRUE;
  }

  water_step = (water_to - self->water) * share;
  wind_step = (wind_to - self->wind) * share;
  foam_step = (foam_to - self->foam) * share;
  hiss_step = (hiss_to - self->hiss) * share;
  side_step = (side_to - self->side) * share;
  middle_step = (middle_to - self->middle) * share;

  for (guint i = 0; i < n_frames; i++) {
    double sound[N_CHANNELS];

    self->water += water_step;
    self->wind += wind_step;
    self->foam += foam_step;
    self->hiss += hiss_step;
    self->side += side_step;
    self->middle += middle_step;

    for (guint c = 0; c < N_CHANNELS; c++) {
      Channel     *channel = &self->channels[c];
      const double white = nabij_random_next (&self->random);
      const double pink = nabij_pink_next (&channel->pink, white);
      double       low;
      double       body;
      double       band;
      double       foam_band;

      band = nabij_filter_next (&channel->rumble, &rumble, pink, &low);
      body = pink - low - rumble.damping * band;

      /* What is not heard is not made; it comes in from nothing, so its rest of a sound is not heard. */
      band = 0.0;
      if (has_wind) {
        band = nabij_filter_next (&channel->breeze, &breeze, body, &low) * breeze.damping;
        band += 0.35 * nabij_filter_next (&channel->whistle, &whistle, body, &low) * whistle.damping;
        nabij_filter_next (&channel->breeze_soft, &breeze_soft, band, &band);
      }
      if (has_water) {
        nabij_filter_next (&channel->body_a, &body_a, body, &body);
        nabij_filter_next (&channel->body_b, &body_b, body, &body);
      }

      /* Two gentle lowpasses take the edge off the foam. */
      foam_band = nabij_filter_next (&channel->foam, &foam, 0.6 * white, &low) * foam.damping;
      channel->foam_soft += 0.5 * (foam_band - channel->foam_soft);
      channel->foam_softer += 0.5 * (channel->foam_soft - channel->foam_softer);

      sound[c] = self->water * body + self->wind * band +
                 (self->foam + self->hiss) * channel->foam_softer;
    }

    frames[2 * i] += (float)(self->middle * sound[MIDDLE] + self->side * sound[SIDE]);
    frames[2 * i + 1] += (float)(self->middle * sound[MIDDLE] - self->side * sound[SIDE]);
  }
}
