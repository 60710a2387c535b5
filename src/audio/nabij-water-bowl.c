/* nabij-water-bowl.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-water-bowl.h"

#include "nabij-water-synth.h"

#include <math.h>
#include <string.h>

#define N_STROKES 4
#define N_MODES 5
/* Each way in which a bowl rings is a pair that is nearly in tune. */
#define PAIR 2
#define LOUDNESS 0.075
/* A felt mallet: nothing sudden, and slower for what is louder. */
#define ATTACK_S 1.2
/* Below this a stroke is over. */
#define INAUDIBLE 1e-5

typedef struct {
  double ratio;
  double weight;
  double beat_hz;
  double fade_s; /* until it is 60 dB softer */
} Mode;

/* The ratios of a thick-walled bowl; the high ones are soft and short. */
static const Mode modes[N_MODES] = {
  { 1.00, 1.00, 0.31, 20.0 },
  { 2.74, 0.75, 0.53, 14.0 },
  { 4.95, 0.32, 0.71, 8.0 },
  { 7.61, 0.07, 0.93, 4.5 },
  { 10.2, 0.02, 1.10, 2.5 },
};

typedef struct {
  double x;
  double y;
  double turn_x;
  double turn_y;
  double weight;
} Ring;

typedef struct {
  Ring   rings[N_MODES][PAIR];
  double strength;
  double attack;
} Stroke;

struct _NabijWaterBowl {
  Stroke strokes[N_STROKES];
  guint  next;
  double gain;
};

static gboolean
stroke_render (Stroke *self,
               double  gain_from,
               double  gain_to,
               float  *frames,
               guint   n_frames)
{
  double loudest = 0.0;

  for (guint i = 0; i < n_frames; i++) {
    const double gain = gain_from + (gain_to - gain_from) * (i + 1.0) / n_frames;
    double       sound[PAIR] = { 0.0 };
    double       strength;

    self->attack = MIN (1.0, self->attack + 1.0 / (ATTACK_S * NABIJ_WATER_SYNTH_RATE));
    strength = self->attack < 1.0 ? 0.5 - 0.5 * cos (G_PI * self->attack) : 1.0;
    strength *= self->strength * gain * LOUDNESS;

    for (guint m = 0; m < N_MODES; m++) {
      for (guint p = 0; p < PAIR; p++) {
        Ring        *ring = &self->rings[m][p];
        const double x = ring->x * ring->turn_x - ring->y * ring->turn_y;

        ring->y = ring->x * ring->turn_y + ring->y * ring->turn_x;
        ring->x = x;
        sound[p] += ring->weight * ring->y;
      }
    }

    /* One of each pair leans to the left, the other to the right. */
    frames[2 * i] += (float)(strength * (0.75 * sound[0] + 0.45 * sound[1]));
    frames[2 * i + 1] += (float)(strength * (0.75 * sound[1] + 0.45 * sound[0]));
  }

  for (guint m = 0; m < N_MODES; m++)
    loudest = MAX (loudest, hypot (self->rings[m][0].x, self->rings[m][0].y) * modes[m].weight);

  return self->attack < 1.0 || loudest > INAUDIBLE;
}

/**
 * nabij_water_bowl_new:
 *
 * Makes the bowl that tells where the exercise is. It is silent until it is struck.
 *
 * Returns: (transfer full): the bowl
 */
NabijWaterBowl *
nabij_water_bowl_new (void)
{
  return g_new0 (NabijWaterBowl, 1);
}

/**
 * nabij_water_bowl_free:
 * @self: (transfer full): the bowl
 *
 * Frees it.
 */
void
nabij_water_bowl_free (NabijWaterBowl *self)
{
  g_free (self);
}

/**
 * nabij_water_bowl_strike:
 * @self: the bowl
 * @frequency_hz: how low it rings, in Hz
 * @strength: how strong, 1 is a whole stroke
 *
 * Lets it ring from the next frame on. The last few strokes ring together.
 */
void
nabij_water_bowl_strike (NabijWaterBowl *self,
                         double          frequency_hz,
                         double          strength)
{
  Stroke *stroke;

  g_return_if_fail (self != NULL);

  stroke = &self->strokes[self->next];
  self->next = (self->next + 1) % N_STROKES;

  memset (stroke, 0, sizeof *stroke);
  stroke->strength = strength;

  for (guint m = 0; m < N_MODES; m++) {
    const double fade = pow (10.0, -3.0 / (modes[m].fade_s * NABIJ_WATER_SYNTH_RATE));

    for (guint p = 0; p < PAIR; p++) {
      const double hz = frequency_hz * modes[m].ratio + (p == 0 ? -0.5 : 0.5) * modes[m].beat_hz;
      const double turn = 2.0 * G_PI * hz / NABIJ_WATER_SYNTH_RATE;

      stroke->rings[m][p] = (Ring){
        .x = 1.0,
        .turn_x = fade * cos (turn),
        .turn_y = fade * sin (turn),
        .weight = modes[m].weight * (p == 0 ? 1.0 : 0.3),
      };
    }
  }
}

/**
 * nabij_water_bowl_render:
 * @self: the bowl
 * @gain: how loud it is at the last of these frames, 0…1
 * @frames: (inout): stereo frames, to which it is added
 * @n_frames: how many, a few milliseconds at most
 *
 * Adds the next stretch of what rings.
 */
void
nabij_water_bowl_render (NabijWaterBowl *self,
                         double          gain,
                         float          *frames,
                         guint           n_frames)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < N_STROKES; i++) {
    Stroke *stroke = &self->strokes[i];

    if (stroke->strength > 0.0 && !stroke_render (stroke, self->gain, gain, frames, n_frames))
      stroke->strength = 0.0;
  }
  self->gain = gain;
}
