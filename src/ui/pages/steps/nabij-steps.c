/* nabij-steps.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-steps.h"

#include <math.h>

typedef struct {
  gint64 duration_us; /* by itself; 0 until somebody goes on */
  guint  n_breaths;
  gint64 inhale_us;
  gint64 exhale_us;
} Step;

struct _NabijSteps {
  Step  *steps;
  guint  n_steps;
  guint  number; /* n_steps when it is over */
  gint64 entered_us;
  guint  round;
};

/* Breaths give a step its length where its file gives none. */
static gint64
get_duration_us (const Step *step)
{
  return step->n_breaths > 0 ? step->n_breaths * (step->inhale_us + step->exhale_us) : step->duration_us;
}

static void
enter (NabijSteps *self,
       guint       number,
       gint64      now_us)
{
  self->number = MIN (number, self->n_steps);
  self->entered_us = now_us;
}

/**
 * nabij_steps_new:
 * @steps: (array length=n_steps): the steps; only their times are looked at
 * @n_steps: how many there are
 * @now_us: the time
 *
 * Begins with the first step, in the first round.
 *
 * Returns: (transfer full): where somebody is
 */
NabijSteps *
nabij_steps_new (const NabijPracticeStep *steps,
                 guint                    n_steps,
                 gint64                   now_us)
{
  NabijSteps *self;

  g_return_val_if_fail (steps != NULL || n_steps == 0, NULL);

  self = g_new0 (NabijSteps, 1);
  self->steps = g_new0 (Step, MAX (n_steps, 1));
  self->n_steps = n_steps;
  for (guint i = 0; i < n_steps; i++) {
    const gboolean breathes = steps[i].n_breaths > 0 && steps[i].inhale_us > 0 && steps[i].exhale_us > 0;

    self->steps[i] = (Step){
      .duration_us = MAX (steps[i].duration_us, 0),
      .n_breaths = breathes ? steps[i].n_breaths : 0,
      .inhale_us = steps[i].inhale_us,
      .exhale_us = steps[i].exhale_us,
    };
  }
  self->round = 1;
  enter (self, 0, now_us);
  return self;
}

/**
 * nabij_steps_free:
 * @self: where somebody is
 *
 * Frees it.
 */
void
nabij_steps_free (NabijSteps *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->steps);
  g_free (self);
}

/**
 * nabij_steps_follow:
 * @self: where somebody is
 * @now_us: the time
 *
 * Lets time do what goes by itself: a step that lasts, and one with breaths, lead to the next.
 *
 * Returns: whether another step was reached
 */
gboolean
nabij_steps_follow (NabijSteps *self,
                    gint64      now_us)
{
  gboolean moved = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);

  while (self->number < self->n_steps) {
    const gint64 duration_us = get_duration_us (&self->steps[self->number]);

    if (duration_us == 0 || now_us - self->entered_us < duration_us)
      break;
    enter (self, self->number + 1, self->entered_us + duration_us);
    moved = TRUE;
  }
  return moved;
}

/**
 * nabij_steps_go_on:
 * @self: where somebody is
 * @now_us: the time
 *
 * The space bar: the next step, whether this one was at its end or not. After the last one it is over,
 * and stays so.
 */
void
nabij_steps_go_on (NabijSteps *self,
                   gint64      now_us)
{
  g_return_if_fail (self != NULL);

  nabij_steps_follow (self, now_us);
  if (self->number < self->n_steps)
    enter (self, self->number + 1, now_us);
}

/**
 * nabij_steps_choose:
 * @self: where somebody is
 * @number: a step, from 0
 * @now_us: the time
 *
 * A step that was pressed: the one that is shown already leads on, another one is gone to.
 */
void
nabij_steps_choose (NabijSteps *self,
                    guint       number,
                    gint64      now_us)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (number < self->n_steps);

  nabij_steps_follow (self, now_us);
  if (number == self->number)
    nabij_steps_go_on (self, now_us);
  else
    enter (self, number, now_us);
}

/**
 * nabij_steps_begin_again:
 * @self: where somebody is
 * @now_us: the time
 *
 * Once more, from the first step on. It is another round.
 */
void
nabij_steps_begin_again (NabijSteps *self,
                         gint64      now_us)
{
  g_return_if_fail (self != NULL);

  self->round++;
  enter (self, 0, now_us);
}

/**
 * nabij_steps_get_breath:
 * @self: where somebody is
 * @now_us: the time
 * @breath: (out caller-allocates): where the breath is
 *
 * Tells what the guided breath of this step does.
 *
 * Returns: `FALSE` where none is guided
 */
gboolean
nabij_steps_get_breath (NabijSteps       *self,
                        gint64            now_us,
                        NabijStepsBreath *breath)
{
  const Step *step;
  gint64      whole_us;
  gint64      elapsed_us;
  gint64      in_breath_us;
  double      progress;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (breath != NULL, FALSE);

  *breath = (NabijStepsBreath){ 0 };
  if (self->number == self->n_steps || self->steps[self->number].n_breaths == 0)
    return FALSE;

  step = &self->steps[self->number];
  whole_us = step->inhale_us + step->exhale_us;
  elapsed_us = CLAMP (now_us - self->entered_us, 0, get_duration_us (step) - 1);
  in_breath_us = elapsed_us % whole_us;

  breath->number = (guint)(elapsed_us / whole_us) + 1;
  breath->inhaling = in_breath_us < step->inhale_us;
  progress = breath->inhaling ? (double)in_breath_us / (double)step->inhale_us
                              : (double)(in_breath_us - step->inhale_us) / (double)step->exhale_us;
  breath->level = 0.5 + 0.5 * cos (G_PI * progress) * (breath->inhaling ? -1.0 : 1.0);
  return TRUE;
}

/**
 * nabij_steps_get_number:
 * @self: where somebody is
 *
 * Returns: which step is shown, from 0; the number of steps when it is over
 */
guint
nabij_steps_get_number (NabijSteps *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->number;
}

/**
 * nabij_steps_is_over:
 * @self: where somebody is
 *
 * Returns: whether all steps were gone through
 */
gboolean
nabij_steps_is_over (NabijSteps *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->number == self->n_steps;
}

/**
 * nabij_steps_get_round:
 * @self: where somebody is
 *
 * Returns: how often it was begun, from 1
 */
guint
nabij_steps_get_round (NabijSteps *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->round;
}
