/* test-session-clock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-session-clock.h"

#define MS(ms) ((gint64)(ms)*1000)

static void
test_starts_at_zero_at_the_click (void)
{
  g_autoptr (NabijSessionClock) clock = nabij_session_clock_new (MS (5000));

  g_assert_cmpint (nabij_session_clock_get_elapsed_us (clock, MS (5000)), ==, 0);
  g_assert_cmpint (nabij_session_clock_get_elapsed_us (clock, MS (7500)), ==, MS (2500));
}

static void
test_is_drawn_to_the_player (void)
{
  g_autoptr (NabijSessionClock) clock = nabij_session_clock_new (0);
  gint64 now_us = 0;

  /* Sound is 100 ms late; after six seconds of frames the two agree. */
  for (int frame = 0; frame < 600; frame++) {
    now_us += MS (16);
    nabij_session_clock_draw_towards (clock, now_us, now_us - MS (100));
  }
  g_assert_cmpint (ABS (nabij_session_clock_get_elapsed_us (clock, now_us) - (now_us - MS (100))), <=, MS (3));
}

static void
test_steps_forward_beyond_a_quarter_second (void)
{
  g_autoptr (NabijSessionClock) clock = nabij_session_clock_new (0);

  nabij_session_clock_draw_towards (clock, MS (1000), MS (1300));
  g_assert_cmpint (nabij_session_clock_get_elapsed_us (clock, MS (1000)), ==, MS (1300));
}

static void
test_never_steps_back (void)
{
  g_autoptr (NabijSessionClock) clock = nabij_session_clock_new (0);

  g_assert_cmpint (nabij_session_clock_draw_towards (clock, MS (5000), MS (1000)), ==, MS (4000));
  g_assert_cmpint (nabij_session_clock_get_elapsed_us (clock, MS (5000)), ==, MS (5000));
}

/* Whatever a player says, time goes forward, and at most two parts in a hundred faster or slower. */
static void
test_rate_and_direction (void)
{
  for (int run = 0; run < 200; run++) {
    g_autoptr (NabijSessionClock) clock = nabij_session_clock_new (0);
    gint64 now_us = 0;
    gint64 elapsed_us = 0;

    for (int frame = 0; frame < 300; frame++) {
      const gint64 passed_us = g_test_rand_int_range (1, 40000);
      gint64       next_us;

      now_us += passed_us;
      next_us = nabij_session_clock_get_elapsed_us (clock, now_us);
      g_assert_cmpint (next_us, >=, elapsed_us);
      g_assert_cmpfloat ((double)(next_us - elapsed_us), <=, (double)passed_us * 1.02 + 2.0);
      g_assert_cmpfloat ((double)(next_us - elapsed_us), >=, (double)passed_us * 0.98 - 2.0);

      nabij_session_clock_draw_towards (clock, now_us, next_us + g_test_rand_int_range (-2000000, 2000000));
      elapsed_us = nabij_session_clock_get_elapsed_us (clock, now_us);
      g_assert_cmpint (elapsed_us, >=, next_us);
    }
  }
}

static void
test_stands_still_in_a_pause (void)
{
  g_autoptr (NabijSessionClock) clock = nabij_session_clock_new (0);

  nabij_session_clock_stop_at (clock, MS (3000));
  g_assert_false (nabij_session_clock_is_stopped (clock, MS (2000)));
  g_assert_true (nabij_session_clock_is_stopped (clock, MS (3000)));
  g_assert_cmpint (nabij_session_clock_get_elapsed_us (clock, MS (60000)), ==, MS (3000));
  nabij_session_clock_draw_towards (clock, MS (60000), MS (9000));
  g_assert_cmpint (nabij_session_clock_get_elapsed_us (clock, MS (60000)), ==, MS (3000));

  nabij_session_clock_resume (clock, MS (61000));
  g_assert_cmpint (nabij_session_clock_get_elapsed_us (clock, MS (61000)), ==, MS (3000));
  g_assert_cmpint (nabij_session_clock_get_elapsed_us (clock, MS (62000)), ==, MS (4000));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/session-clock/starts-at-zero-at-the-click", test_starts_at_zero_at_the_click);
  g_test_add_func ("/nabij/core/session-clock/is-drawn-to-the-player", test_is_drawn_to_the_player);
  g_test_add_func ("/nabij/core/session-clock/steps-forward-beyond-a-quarter-second", test_steps_forward_beyond_a_quarter_second);
  g_test_add_func ("/nabij/core/session-clock/never-steps-back", test_never_steps_back);
  g_test_add_func ("/nabij/core/session-clock/rate-and-direction", test_rate_and_direction);
  g_test_add_func ("/nabij/core/session-clock/stands-still-in-a-pause", test_stands_still_in_a_pause);

  return g_test_run ();
}
