/* nabij-water-bed.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-water-bed.h"

#include "nabij-noise.h"
#include "nabij-water-synth.h"

#include <math.h>

/* How long one bed takes to give way to another, in seconds, … */
#define CROSS_S 5.0
/* … and how fast what is heard may become louder or softer meanwhile. */
#define DB_PER_S 0.8

/* What is this soft has gone, and fades to nothing a little before. */
#define GONE_DB -30.0
#define GOING_DB -26.0

#define N_CHANNELS 2

/* Levels are in decibels below the water at its loudest; the still sea is at -8. */
typedef struct {
  double level_db;
  double lowpass_from_hz; /* where it is darkest */
  double lowpass_to_hz;   /* where it is brightest */
  double highpass_hz;
  double swing_db; /* how far it comes and goes */
  double shortest_s;
  double longest_s;
  double loudness; /* what makes all of them equally loud */
} Timbre;

static const Timbre timbres[NABIJ_N_BEDS] = {
  [NABIJ_BED_WATER] = { .level_db = 0.0 },
  [NABIJ_BED_HUSH] = { -18.3, 340.0, 400.0, 80.0, 0.3, 2.5, 5.0, 0.56 },
  [NABIJ_BED_BREEZE] = { -12.3, 750.0, 1100.0, 380.0, 0.8, 2.3, 4.3, 0.65 },
  [NABIJ_BED_SAND] = { -12.3, 6500.0, 8500.0, 3200.0, 2.4, 0.02, 0.06, 0.24 },
  [NABIJ_BED_WAVES] = { -10.3, 550.0, 1050.0, 90.0, 1.3, 4.3, 4.9, 0.375 },
  [NABIJ_BED_NEAR_WAVES] = { -8.6, 1800.0, 3800.0, 110.0, 1.3, 4.3, 4.9, 0.265 },
  [NABIJ_BED_SONG] = { .level_db = 0.0 },
  [NABIJ_BED_NONE] = { .level_db = GONE_DB },
};

typedef struct {
  NabijPink   pink;
  NabijFilter high;
  NabijFilter low;
  NabijFilter lower;
} Channel;

/* One bed: how much of what is heard it is, and where its coming and going stands. */
typedef struct {
  double  share;
  double  gain; /* of the sample before, from which the next ones glide */
  double  from;
  double  to;
  double  at;
  double  step;
  Channel channels[N_CHANNELS];
} Voice;

struct _NabijWaterBed {
  guint32  random;
  NabijBed bed;
  double   water_db;
  double   level_db;
  gboolean started;
  Voice    voices[NABIJ_N_BEDS];
};

static double
smooth (double at)
{
  at = CLAMP (at, 0.0, 1.0);
  return at * at * (3.0 - 2.0 * at);
}

static gboolean
is_water (NabijBed bed)
{
  return bed == NABIJ_BED_WATER || bed == NABIJ_BED_SONG;
}

static double
get_target_db (NabijWaterBed *self)
{
  return is_water (self->bed) ? self->water_db : timbres[self->bed].level_db;
}

static double
get_level_gain (NabijWaterBed *self)
{
  return nabij_gain_from_db (self->level_db) * smooth ((self->level_db - GONE_DB) / (GOING_DB - GONE_DB));
}

/* Where between -1 and 1 the coming and going of a bed stands. A wave always comes and then goes; the
 * others wander, and never evenly. */
static double
swing (NabijWaterBed *self,
       NabijBed       bed,
       double         seconds)
{
  const Timbre  *timbre = &timbres[bed];
  const gboolean is_wave = bed == NABIJ_BED_WAVES || bed == NABIJ_BED_NEAR_WAVES;
  Voice         *voice = &self->voices[bed];

  voice->at += voice->step * seconds;
  if (voice->step <= 0.0 || voice->at >= 1.0) {
    voice->at = 0.0;
    voice->from = voice->to;
    if (is_wave)
      voice->to = (voice->to > 0.0 ? -1.0 : 1.0) * (0.85 + 0.15 * nabij_random_next (&self->random));
    else
      voice->to = nabij_random_next (&self->random);
    voice->step = 1.0 / (timbre->shortest_s + (timbre->longest_s - timbre->shortest_s) * fabs (nabij_random_next (&self->random)));
  }

  return voice->from + (voice->to - voice->from) * smooth (voice->at);
}

static void
render_voice (NabijWaterBed *self,
              NabijBed       bed,
              double         gain,
              float         *frames,
              guint          n_frames)
{
  const Timbre     *timbre = &timbres[bed];
  Voice            *voice = &self->voices[bed];
  const double      swung = swing (self, bed, (double)n_frames / NABIJ_WATER_SYNTH_RATE);
  const double      nearness = 0.5 + 0.5 * swung;
  const double      gain_to = gain * timbre->loudness * nabij_gain_from_db (timbre->swing_db * swung);
  const double      gain_step = (gain_to - voice->gain) / (double)MAX (n_frames, 1);
  const NabijTuning high = nabij_tuning_make (timbre->highpass_hz, 0.7);
  const double      lowpass_hz = timbre->lowpass_from_hz * pow (timbre->lowpass_to_hz / timbre->lowpass_from_hz, nearness);
  const NabijTuning low = nabij_tuning_make (lowpass_hz, 0.54);
  const NabijTuning lower = nabij_tuning_make (MIN (1.4 * lowpass_hz, 15000.0), 0.8);

  for (guint i = 0; i < n_frames; i++) {
    double sound[N_CHANNELS];

    voice->gain += gain_step;
    for (guint c = 0; c < N_CHANNELS; c++) {
      Channel     *channel = &voice->channels[c];
      const double white = nabij_random_next (&self->random);
      const double noise = bed == NABIJ_BED_SAND ? white : nabij_pink_next (&channel->pink, white);
      double       dark;
      double       band;

      band = nabij_filter_next (&channel->high, &high, noise, &dark);
      nabij_filter_next (&channel->low, &low, noise - dark - high.damping * band, &dark);
      nabij_filter_next (&channel->lower, &lower, dark, &dark);
      sound[c] = voice->gain * dark;
    }

    /* Left and right share most of it, as they do in the open. */
    frames[2 * i] += (float)(0.85 * sound[0] + 0.53 * sound[1]);
    frames[2 * i + 1] += (float)(0.85 * sound[0] - 0.53 * sound[1]);
  }
}

/**
 * nabij_water_bed_new:
 * @seed: where the randomness begins; the same seed gives the same sound
 * @bed: what is heard first
 *
 * Makes what lies under the words of a timeline: air, sand or waves. The water of the breath is
 * not made here; this tells how much of it is left.
 *
 * Returns: (transfer full): the bed
 */
NabijWaterBed *
nabij_water_bed_new (guint32  seed,
                     NabijBed bed)
{
  NabijWaterBed *self = g_new0 (NabijWaterBed, 1);

  self->random = nabij_random_begin (seed);
  self->bed = bed;
  self->level_db = get_target_db (self);
  self->voices[bed].share = 1.0;

  return self;
}

/**
 * nabij_water_bed_free:
 * @self: (transfer full): the bed
 *
 * Frees it.
 */
void
nabij_water_bed_free (NabijWaterBed *self)
{
  g_free (self);
}

/**
 * nabij_water_bed_set:
 * @self: the bed
 * @bed: what should be heard
 * @water_db: how loud the water of the breath should be where that is heard, in decibels; 0 as ever
 *
 * Chooses what is heard. Before the first sound it is there at once; later one gives way to the
 * other in some seconds, and what is heard never changes by more than 3 dB in a second.
 */
void
nabij_water_bed_set (NabijWaterBed *self,
                     NabijBed       bed,
                     double         water_db)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail ((guint)bed < NABIJ_N_BEDS);

  if (!self->started) {
    self->voices[self->bed].share = 0.0;
    self->voices[bed].share = 1.0;
  }
  self->bed = bed;
  self->water_db = water_db;
  if (!self->started)
    self->level_db = get_target_db (self);
}

/**
 * nabij_water_bed_get_water_gain:
 * @self: the bed
 *
 * Tells how much of the water of the breath is heard now.
 *
 * Returns: a linear gain, 0…1; exactly 1 where nothing but the water was ever asked for
 */
double
nabij_water_bed_get_water_gain (NabijWaterBed *self)
{
  double share;

  g_return_val_if_fail (self != NULL, 1.0);

  share = self->voices[NABIJ_BED_WATER].share + self->voices[NABIJ_BED_SONG].share;
  if (share >= 1.0 && self->level_db == 0.0)
    return 1.0;
  return sqrt (share) * get_level_gain (self);
}

/**
 * nabij_water_bed_render:
 * @self: the bed
 * @gain: how loud all of it is at the last of these frames, 0…1
 * @frames: (inout): stereo frames, to which it is added
 * @n_frames: how many, a few milliseconds at most
 *
 * Adds the next stretch.
 */
void
nabij_water_bed_render (NabijWaterBed *self,
                        double         gain,
                        float         *frames,
                        guint          n_frames)
{
  const double seconds = (double)n_frames / NABIJ_WATER_SYNTH_RATE;
  const double target_db = get_target_db (self);

  g_return_if_fail (self != NULL);

  self->started = TRUE;
  self->level_db += CLAMP (target_db - self->level_db, -DB_PER_S * seconds, DB_PER_S * seconds);

  for (guint bed = 0; bed < NABIJ_N_BEDS; bed++) {
    Voice       *voice = &self->voices[bed];
    const double target = bed == self->bed ? 1.0 : 0.0;

    voice->share += CLAMP (target - voice->share, -seconds / CROSS_S, seconds / CROSS_S);
    if (is_water (bed) || bed == NABIJ_BED_NONE)
      continue;
    /* What is not heard is not made. */
    if (voice->share > 0.0 || voice->gain > 0.0)
      render_voice (self, bed, gain * sqrt (voice->share) * get_level_gain (self), frames, n_frames);
  }
}
