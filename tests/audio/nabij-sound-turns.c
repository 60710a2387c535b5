/* nabij-sound-turns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Listens to a rendered session for the moments at which the breath turns.
 */

#include "config.h"

#include "nabij-sound-turns.h"

#include "nabij-sound-measure.h"

#include <math.h>

#define STEP_S 0.010
#define STEP_FRAMES (NABIJ_SOUND_RATE / 100)

typedef struct {
  GArray *powers;
  double  sum;
  gint64  n;
  double  memory[4];
} Envelope;

/* Two poles up at 2500 Hz and one down at 6000 Hz: where the foam is, above the tone. */
static void
follow_envelope (const float *frames,
                 gsize        n_frames,
                 gpointer     user_data)
{
  Envelope    *self = user_data;
  const double up = 1.0 - exp (-2.0 * G_PI * 2500.0 / NABIJ_SOUND_RATE);
  const double down = 1.0 - exp (-2.0 * G_PI * 6000.0 / NABIJ_SOUND_RATE);

  for (gsize i = 0; i < n_frames; i++) {
    double x = 0.5 * ((double)frames[2 * i] + (double)frames[2 * i + 1]);

    for (guint pole = 0; pole < 3; pole++) {
      self->memory[pole] += up * (x - self->memory[pole]);
      x -= self->memory[pole];
    }
    self->memory[3] += down * (x - self->memory[3]);
    self->sum += self->memory[3] * self->memory[3];
    self->n += 1;

    if (self->n % STEP_FRAMES == 0) {
      const double power = self->sum / STEP_FRAMES;

      g_array_append_val (self->powers, power);
      self->sum = 0.0;
    }
  }
}

/* How the amplitude of the foam turns, from 0 to 1, within so many seconds. */
static double
turned (double at_s,
        double turn_s)
{
  const double at = CLAMP (at_s / turn_s, 0.0, 1.0);

  return at * at * (3.0 - 2.0 * at);
}

/* Finds when near @turn_s the foam begins to come or to go: the time at which a constant and a turn of
 * its known form explain what was heard best, each point weighed by how exactly it can be known. */
static double
fit_turn (const Envelope *envelope,
          double          turn_s,
          gboolean        outward)
{
  const double length_s = outward ? 0.50 : 0.25;
  double       best = G_MAXDOUBLE;
  double       found_s = 0.0;

  for (double shift_s = -0.3; shift_s <= 0.3; shift_s += 0.005) {
    const int from = (int)lround ((turn_s - 0.5) / STEP_S);
    const int to = (int)lround ((turn_s + 0.8) / STEP_S);
    double    constant = 1.0;
    double    height = 0.0;
    double    misfit = 0.0;

    for (guint pass = 0; pass < 4; pass++) {
      double s_w = 0.0, s_f = 0.0, s_ff = 0.0, s_y = 0.0, s_fy = 0.0;
      double determinant;

      misfit = 0.0;
      for (int i = from; i < to; i++) {
        const double form = turned ((i + 0.5) * STEP_S - turn_s - shift_s, length_s);
        const double f = outward ? form * form : (1.0 - form) * (1.0 - form);
        const double y = g_array_index (envelope->powers, double, i);
        const double model = MAX (constant + height * f, 1e-14);
        const double w = pass == 0 ? 1.0 : 1.0 / (model * model);

        s_w += w;
        s_f += w * f;
        s_ff += w * f * f;
        s_y += w * y;
        s_fy += w * f * y;
        /* Minus the logarithm of how likely such a power is around such a mean. */
        misfit += y / model + log (model);
      }
      determinant = s_w * s_ff - s_f * s_f;
      constant = (s_ff * s_y - s_f * s_fy) / determinant;
      height = (s_w * s_fy - s_f * s_y) / determinant;
    }

    if (misfit < best) {
      best = misfit;
      found_s = shift_s;
    }
  }

  return found_s;
}

/* Plays the whole plan through @element, which is taken, and compares every turn of *follow*. */
void
nabij_sound_measure_turns (NabijBreathPlan *plan,
                           GstElement      *element,
                           NabijSoundTurns *turns)
{
  const gint64     duration_us = nabij_breath_plan_get_duration_us (plan);
  Envelope         envelope = { 0 };
  NabijBreathState before = { 0 };
  guint            n_first = 0;

  *turns = (NabijSoundTurns){ 0 };
  envelope.powers = g_array_new (FALSE, FALSE, sizeof (double));
  nabij_sound_run (element, follow_envelope, &envelope);

  for (gint64 at_us = 0; at_us < duration_us; at_us = nabij_breath_plan_get_next_edge_us (plan, at_us)) {
    NabijBreathState state;

    nabij_breath_plan_at (plan, at_us, &state);
    if (state.stage == NABIJ_STAGE_FOLLOW && before.stage == NABIJ_STAGE_FOLLOW) {
      const double error_s = fit_turn (&envelope, (double)at_us / G_USEC_PER_SEC, state.phase == NABIJ_PHASE_EXHALE);

      turns->largest_s = MAX (turns->largest_s, fabs (error_s));
      turns->n_turns += 1;
      if (at_us < duration_us / 2) {
        turns->first_half_s += error_s;
        n_first += 1;
      } else {
        turns->second_half_s += error_s;
      }
    }
    before = state;
  }

  turns->first_half_s /= n_first;
  turns->second_half_s /= turns->n_turns - n_first;
  g_array_unref (envelope.powers);
}
