/* test-ducking.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-ducking.h"

#include <math.h>

#define STEP_S 0.001
#define STEPS_PER_S 1000

static double
to_db (double gain)
{
  return 20.0 * log10 (gain);
}

/* Whatever it is asked, at whatever time: never faster than 3 dB in a second, never beyond its ends, and never
 * with a jerk. */
static void
test_is_never_fast (void)
{
  NabijDucking self;
  gboolean     is_aside = FALSE;
  double       before_db = 0.0;
  double       before_speed = 0.0;
  int          left = 0;

  nabij_ducking_init (&self, FALSE);
  for (int i = 0; i < 300 * STEPS_PER_S; i++) {
    double db;
    double speed;

    if (left-- <= 0) {
      is_aside = !is_aside;
      left = g_test_rand_int_range (1, 4 * STEPS_PER_S);
    }
    db = to_db (nabij_ducking_step (&self, is_aside, STEP_S));
    speed = (db - before_db) / STEP_S;
    g_assert_cmpfloat (fabs (speed), <=, 3.0);
    g_assert_cmpfloat (fabs (speed - before_speed), <, 1.1);
    g_assert_cmpfloat (db, <=, 1e-9);
    g_assert_cmpfloat (db, >=, -NABIJ_DUCKING_DB - 1e-9);
    before_db = db;
    before_speed = speed;
  }
}

/* Within the time that is told others it is there, from one end to the other, and exactly there. */
static void
test_arrives_in_time (void)
{
  const int    n_steps = (int)(NABIJ_DUCKING_LEAD_US / 1000);
  NabijDucking self;
  double       gain = 0.0;

  nabij_ducking_init (&self, FALSE);
  g_assert_true (nabij_ducking_is_at_rest (&self));
  for (int i = 0; i < n_steps; i++)
    gain = nabij_ducking_step (&self, TRUE, STEP_S);
  g_assert_cmpfloat_with_epsilon (to_db (gain), -NABIJ_DUCKING_DB, 0.001);
  g_assert_false (nabij_ducking_is_at_rest (&self));

  for (int i = 0; i < n_steps; i++)
    gain = nabij_ducking_step (&self, FALSE, STEP_S);
  g_assert_cmpfloat (gain, ==, 1.0);
  g_assert_true (nabij_ducking_is_at_rest (&self));
}

/* The smaller the steps, the more of them: where it is does not depend on it. */
static void
test_does_not_depend_on_the_steps (void)
{
  NabijDucking large;
  NabijDucking small;

  nabij_ducking_init (&large, FALSE);
  nabij_ducking_init (&small, FALSE);
  for (int i = 0; i < 3 * STEPS_PER_S; i++) {
    const double gain = nabij_ducking_step (&large, i < STEPS_PER_S, STEP_S);

    nabij_ducking_step (&small, i < STEPS_PER_S, STEP_S / 2);
    g_assert_cmpfloat_with_epsilon (nabij_ducking_step (&small, i < STEPS_PER_S, STEP_S / 2), gain, 0.002);
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/audio/ducking/is-never-fast", test_is_never_fast);
  g_test_add_func ("/nabij/audio/ducking/arrives-in-time", test_arrives_in_time);
  g_test_add_func ("/nabij/audio/ducking/does-not-depend-on-the-steps", test_does_not_depend_on_the_steps);

  return g_test_run ();
}
