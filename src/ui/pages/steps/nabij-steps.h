/* nabij-steps.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-practice.h"

G_BEGIN_DECLS

/**
 * NabijStepsBreath:
 * @number: which breath, from 1
 * @inhaling: whether it goes in
 * @level: how full it is, 0…1, smooth and continuous
 *
 * Where the guided breath of a step is.
 */
typedef struct {
  guint    number;
  gboolean inhaling;
  double   level;
} NabijStepsBreath;

/**
 * NabijSteps:
 *
 * Where somebody is in a practice of steps. It is pure: time, in microseconds of any clock that goes
 * forward, is an argument, and nothing is remembered of it afterwards.
 */
typedef struct _NabijSteps NabijSteps;

NabijSteps *nabij_steps_new (const NabijPracticeStep *steps,
                             guint                    n_steps,
                             gint64                   now_us) G_GNUC_WARN_UNUSED_RESULT;
void        nabij_steps_free (NabijSteps *self);

gboolean nabij_steps_follow (NabijSteps *self,
                             gint64      now_us);
void     nabij_steps_go_on (NabijSteps *self,
                            gint64      now_us);
void     nabij_steps_choose (NabijSteps *self,
                             guint       number,
                             gint64      now_us);
void     nabij_steps_begin_again (NabijSteps *self,
                                  gint64      now_us);
gboolean nabij_steps_get_breath (NabijSteps       *self,
                                 gint64            now_us,
                                 NabijStepsBreath *breath);
guint    nabij_steps_get_number (NabijSteps *self);
gboolean nabij_steps_is_over (NabijSteps *self);
guint    nabij_steps_get_round (NabijSteps *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijSteps, nabij_steps_free)

G_END_DECLS
