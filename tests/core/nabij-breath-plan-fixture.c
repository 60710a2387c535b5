/* nabij-breath-plan-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-breath-plan-fixture.h"

/* How many moments of the past are looked at. */
#define N_MOMENTS 40

/**
 * nabij_breath_plan_fixture_choose_change:
 * @plan: a plan
 * @edge_us: (inout): when it was changed before, in microseconds; when it is changed next
 * @change: (out): what is asked of it then; a pause is always followed by going on
 *
 * Chooses by chance what a person asks of a session next, and when.
 *
 * Returns: `FALSE` where the plan is over
 */
gboolean
nabij_breath_plan_fixture_choose_change (NabijBreathPlan   *plan,
                                         gint64            *edge_us,
                                         NabijBreathChange *change)
{
  const gboolean paused = nabij_breath_plan_is_paused (plan);
  const gint64   left_us = paused ? SECONDS (5) : nabij_breath_plan_get_duration_us (plan) - *edge_us;

  *change = (NabijBreathChange)g_test_rand_int_range (NABIJ_BREATH_CHANGE_SHORTER, NABIJ_BREATH_CHANGE_RESUME + 1);
  if (left_us <= 0)
    return FALSE;
  if (paused)
    *change = NABIJ_BREATH_CHANGE_RESUME;

  *edge_us += (gint64)(g_test_rand_double () * (double)MIN (left_us, SECONDS (40)));
  if (paused)
    *edge_us = MAX (*edge_us, nabij_breath_plan_get_pause_us (plan));
  return TRUE;
}

/**
 * nabij_breath_plan_fixture_assert_same_until:
 * @a: a plan
 * @b: the same plan, changed
 * @edge_us: when it was changed, in microseconds
 *
 * Asserts that nothing differs in the past, at moments chosen by chance.
 */
void
nabij_breath_plan_fixture_assert_same_until (NabijBreathPlan *a,
                                             NabijBreathPlan *b,
                                             gint64           edge_us)
{
  for (int i = 0; i < N_MOMENTS; i++) {
    const gint64     at_us = i == 0 ? edge_us - 1 : (gint64)(g_test_rand_double () * (double)edge_us) - 1;
    NabijBreathState in_a;
    NabijBreathState in_b;

    if (at_us < 0)
      continue;
    nabij_breath_plan_at (a, at_us, &in_a);
    nabij_breath_plan_at (b, at_us, &in_b);
    g_assert_cmpint (in_a.stage, ==, in_b.stage);
    g_assert_cmpuint (in_a.stage_number, ==, in_b.stage_number);
    g_assert_cmpint (in_a.phase, ==, in_b.phase);
    g_assert_cmpint (in_a.stage_elapsed_us, ==, in_b.stage_elapsed_us);
    g_assert_cmpuint (in_a.breath, ==, in_b.breath);
    /* To the bit: the past is shared, not computed anew. */
    g_assert_true (in_a.progress == in_b.progress);
    g_assert_true (in_a.level == in_b.level);
    g_assert_true (in_a.tone_gain == in_b.tone_gain);
  }
}
