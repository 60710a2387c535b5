/* test-frame-governor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-frame-governor.h"

#define SECOND_US G_USEC_PER_SEC

/* A window whose frames cost processor time, on a screen that ticks. */
typedef struct {
  NabijFrameGovernor *governor;
  gint64              wall_us;
  gint64              processor_us;
  gint64              tick_us;
} Window;

typedef struct {
  guint  n_frames;
  gint64 longest_gap_us;
  double share;
} Course;

/* Frames stop the main loop while they are drawn by @n_threads; what else the program does takes
 * @other_share of a core. */
static Course
run_window (Window *window,
            gint64  duration_us,
            gint64  cost_us,
            int     n_threads,
            double  other_share)
{
  Course course = { 0 };
  gint64 end_us = window->wall_us + duration_us;
  gint64 start_us = window->wall_us;
  gint64 spent_us = 0;
  gint64 drawn_us = -1;

  while (window->wall_us < end_us) {
    gint64 tick_at_us = window->wall_us;
    gint64 other_us;

    if (nabij_frame_governor_tick (window->governor, window->wall_us, window->processor_us)) {
      if (drawn_us >= 0)
        course.longest_gap_us = MAX (course.longest_gap_us, window->wall_us - drawn_us);

      drawn_us = window->wall_us;
      course.n_frames++;
      window->wall_us += cost_us / n_threads;
      window->processor_us += cost_us;
      spent_us += cost_us;
    }

    /* The next tick of the screen that is not past. */
    window->wall_us = MAX (tick_at_us + 1, window->wall_us);
    window->wall_us += (window->tick_us - window->wall_us % window->tick_us) % window->tick_us;
    other_us = (gint64)((double)(window->wall_us - tick_at_us) * other_share);
    window->processor_us += other_us;
    spent_us += other_us;
  }

  course.share = (double)spent_us / (double)(window->wall_us - start_us);
  return course;
}

static void
test_keeps_share_and_rate_for_any_cost (void)
{
  static const gint64 ticks_us[] = { 6944, 16667, 33333 };
  static const int    thread_counts[] = { 1, 2, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (ticks_us); i++)
    for (guint j = 0; j < G_N_ELEMENTS (thread_counts); j++)
      for (gint64 cost_us = 500; cost_us <= 200000; cost_us += 700) {
        g_autoptr (NabijFrameGovernor) governor = nabij_frame_governor_new ();
        Window window = { .governor = governor, .tick_us = ticks_us[i] };
        Course course;
        gint64 gap_max_us = MAX (NABIJ_FRAME_GOVERNOR_INTERVAL_MAX_US, cost_us / thread_counts[j] + ticks_us[i]);

        run_window (&window, SECOND_US, cost_us, thread_counts[j], 0);
        course = run_window (&window, 5 * SECOND_US, cost_us, thread_counts[j], 0);

        /* Eight pictures a second are kept, unless one picture takes longer than that. */
        g_assert_cmpint (course.longest_gap_us, <=, gap_max_us);
        /* A frame this dear is over the share even at eight in a second, and the rate is what counts. */
        if ((double)cost_us < NABIJ_FRAME_GOVERNOR_SHARE_MAX * (double)(NABIJ_FRAME_GOVERNOR_INTERVAL_MAX_US - ticks_us[i]))
          g_assert_cmpfloat (course.share, <=, NABIJ_FRAME_GOVERNOR_SHARE_MAX + .01);
      }
}

static void
test_draws_every_tick_when_cheap (void)
{
  static const gint64 costs_us[] = { 0, 1000, 2500, 6000, 9500 };

  for (guint i = 0; i < G_N_ELEMENTS (costs_us); i++) {
    g_autoptr (NabijFrameGovernor) governor = nabij_frame_governor_new ();
    Window window = { .governor = governor, .tick_us = 16667 };
    Course course = run_window (&window, 2 * SECOND_US, costs_us[i], 1, .02);

    g_assert_cmpint (course.longest_gap_us, ==, 16667);
  }
}

static void
test_goes_up_again_when_frames_become_cheap (void)
{
  g_autoptr (NabijFrameGovernor) governor = nabij_frame_governor_new ();
  Window window = { .governor = governor, .tick_us = 16667 };
  Course course;

  course = run_window (&window, 3 * SECOND_US, 50000, 1, 0);
  g_assert_cmpuint (course.n_frames, <, 40);
  run_window (&window, 3 * SECOND_US, 2000, 1, 0);
  course = run_window (&window, SECOND_US, 2000, 1, 0);
  g_assert_cmpint (course.longest_gap_us, ==, 16667);
}

static void
test_goes_down_within_few_frames (void)
{
  g_autoptr (NabijFrameGovernor) governor = nabij_frame_governor_new ();
  Window window = { .governor = governor, .tick_us = 16667 };
  Course course;

  run_window (&window, 2 * SECOND_US, 1000, 1, 0);
  course = run_window (&window, SECOND_US, 60000, 1, 0);
  g_assert_cmpfloat (course.share, <=, .65);
}

/* A cost just at the limit, a little different each time, must not make the rate jump. */
static void
test_rate_is_steady_near_the_limit (void)
{
  g_autoptr (NabijFrameGovernor) governor = nabij_frame_governor_new ();
  Window window = { .governor = governor, .tick_us = 16667 };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint  n_changes = 0;
  gint64 drawn_us = 0;
  gint64 gap_us = 0;

  run_window (&window, SECOND_US, 10000, 1, 0);
  for (guint i = 0; i < 600; i++) {
    if (nabij_frame_governor_tick (governor, window.wall_us, window.processor_us)) {
      if (gap_us != 0 && window.wall_us - drawn_us != gap_us)
        n_changes++;

      gap_us = window.wall_us - drawn_us;
      drawn_us = window.wall_us;
      window.processor_us += g_rand_int_range (random, 9300, 10700);
    }
    window.wall_us += window.tick_us;
  }

  g_assert_cmpuint (n_changes, <=, 6);
}

static void
test_rest_is_not_taken_for_a_frame (void)
{
  g_autoptr (NabijFrameGovernor) governor = nabij_frame_governor_new ();
  Window window = { .governor = governor, .tick_us = 16667 };
  Course course;

  run_window (&window, SECOND_US, 2000, 1, 0);
  nabij_frame_governor_rest (governor);
  /* While nothing was drawn, the program did something long. */
  window.wall_us += 2 * window.tick_us;
  window.processor_us += SECOND_US;
  course = run_window (&window, SECOND_US, 2000, 1, 0);
  g_assert_cmpint (course.longest_gap_us, ==, 16667);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/ui/frame-governor/keeps-share-and-rate-for-any-cost", test_keeps_share_and_rate_for_any_cost);
  g_test_add_func ("/nabij/ui/frame-governor/draws-every-tick-when-cheap", test_draws_every_tick_when_cheap);
  g_test_add_func ("/nabij/ui/frame-governor/goes-up-again-when-frames-become-cheap", test_goes_up_again_when_frames_become_cheap);
  g_test_add_func ("/nabij/ui/frame-governor/goes-down-within-few-frames", test_goes_down_within_few_frames);
  g_test_add_func ("/nabij/ui/frame-governor/rate-is-steady-near-the-limit", test_rate_is_steady_near_the_limit);
  g_test_add_func ("/nabij/ui/frame-governor/rest-is-not-taken-for-a-frame", test_rest_is_not_taken_for_a_frame);

  return g_test_run ();
}
