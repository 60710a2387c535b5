/* nabij-breath-plan-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-breath-plan.h"

G_BEGIN_DECLS

#define SECONDS(seconds) ((gint64)((seconds) * (double)G_USEC_PER_SEC))

gboolean nabij_breath_plan_fixture_choose_change (NabijBreathPlan   *plan,
                                                  gint64            *edge_us,
                                                  NabijBreathChange *change);
void     nabij_breath_plan_fixture_assert_same_until (NabijBreathPlan *a,
                                                      NabijBreathPlan *b,
                                                      gint64           edge_us);

G_END_DECLS
