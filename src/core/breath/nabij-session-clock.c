/* nabij-session-clock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-session-clock.h"

/* How far the clock may be drawn from the computer's own time: nobody sees two parts in a hundred. */
#define RATE_MAX 0.02
/* Over how long a difference is drawn away, if the limit above allows it. */
#define DRAW_OVER_US (1 * G_USEC_PER_SEC)
/* Beyond this the picture would be wrong for long: it steps. */
#define STEP_US (250 * G_GINT64_CONSTANT (1000))

/* The one clock that picture, words and journal read. Between two anchors it runs on the computer's
 * monotonic time, a little faster or slower while it is drawn towards what is heard. */
struct _NabijSessionClock {
  gatomicrefcount ref_count;

  gint64 anchor_monotonic_us;
  gint64 anchor_elapsed_us;
  double rate;
  gint64 stop_at_us; /* G_MAXINT64 while it may run */
};

G_DEFINE_BOXED_TYPE (NabijSessionClock, nabij_session_clock, nabij_session_clock_ref, nabij_session_clock_unref)

static gint64
running_elapsed_us (NabijSessionClock *clock,
                    gint64             monotonic_us)
{
  const gint64 passed_us = MAX (0, monotonic_us - clock->anchor_monotonic_us);

  return clock->anchor_elapsed_us + (gint64)((double)passed_us * clock->rate);
}

static void
set_anchor (NabijSessionClock *clock,
            gint64             monotonic_us,
            gint64             elapsed_us,
            double             rate)
{
  clock->anchor_monotonic_us = monotonic_us;
  clock->anchor_elapsed_us = elapsed_us;
  clock->rate = rate;
}

/**
 * nabij_session_clock_new:
 * @monotonic_us: the computer's monotonic time at the click, in microseconds
 *
 * Makes a clock that starts at zero at the click. It never waits for sound.
 *
 * Returns: (transfer full): the clock
 */
NabijSessionClock *
nabij_session_clock_new (gint64 monotonic_us)
{
  NabijSessionClock *clock = g_new0 (NabijSessionClock, 1);

  g_atomic_ref_count_init (&clock->ref_count);
  set_anchor (clock, monotonic_us, 0, 1.0);
  clock->stop_at_us = G_MAXINT64;
  return clock;
}

/**
 * nabij_session_clock_ref:
 * @clock: a clock
 *
 * Takes a reference.
 *
 * Returns: (transfer full): the same clock
 */
NabijSessionClock *
nabij_session_clock_ref (NabijSessionClock *clock)
{
  g_return_val_if_fail (clock != NULL, NULL);

  g_atomic_ref_count_inc (&clock->ref_count);
  return clock;
}

/**
 * nabij_session_clock_unref:
 * @clock: (transfer full): a clock
 *
 * Gives up a reference.
 */
void
nabij_session_clock_unref (NabijSessionClock *clock)
{
  g_return_if_fail (clock != NULL);

  if (g_atomic_ref_count_dec (&clock->ref_count))
    g_free (clock);
}

/**
 * nabij_session_clock_get_elapsed_us:
 * @clock: a clock
 * @monotonic_us: the computer's monotonic time, in microseconds
 *
 * Tells where in the exercise we are. For times that go forward it never goes backwards.
 *
 * Returns: microseconds since the click, without pauses
 */
gint64
nabij_session_clock_get_elapsed_us (NabijSessionClock *clock,
                                    gint64             monotonic_us)
{
  g_return_val_if_fail (clock != NULL, 0);

  return MIN (running_elapsed_us (clock, monotonic_us), clock->stop_at_us);
}

/**
 * nabij_session_clock_draw_towards:
 * @clock: a clock
 * @monotonic_us: the computer's monotonic time, in microseconds
 * @player_us: the moment of the exercise that is heard at that time, in microseconds
 *
 * Draws the clock towards what is heard, by at most two parts in a hundred and never backwards.
 * Only when it is more than 250 ms behind, it steps. A stopped clock is left alone.
 *
 * Returns: how far the clock is ahead of what is heard, in microseconds; above 250 ms it is the
 *   player's turn to catch up
 */
gint64
nabij_session_clock_draw_towards (NabijSessionClock *clock,
                                  gint64             monotonic_us,
                                  gint64             player_us)
{
  gint64 elapsed_us;
  gint64 behind_us;

  g_return_val_if_fail (clock != NULL, 0);

  elapsed_us = nabij_session_clock_get_elapsed_us (clock, monotonic_us);
  behind_us = player_us - elapsed_us;

  if (nabij_session_clock_is_stopped (clock, monotonic_us))
    return -behind_us;

  if (behind_us > STEP_US)
    set_anchor (clock, monotonic_us, player_us, 1.0);
  else
    set_anchor (clock, monotonic_us, elapsed_us,
                1.0 + CLAMP ((double)behind_us / (double)DRAW_OVER_US, -RATE_MAX, RATE_MAX));

  return -behind_us;
}

/**
 * nabij_session_clock_stop_at:
 * @clock: a clock
 * @elapsed_us: a moment of the exercise, in microseconds
 *
 * Lets the clock stand still from that moment on, for a pause.
 */
void
nabij_session_clock_stop_at (NabijSessionClock *clock,
                             gint64             elapsed_us)
{
  g_return_if_fail (clock != NULL);

  clock->stop_at_us = elapsed_us;
}

/**
 * nabij_session_clock_is_stopped:
 * @clock: a clock
 * @monotonic_us: the computer's monotonic time, in microseconds
 *
 * Tells whether the clock stands still at that time.
 *
 * Returns: `TRUE` when it does
 */
gboolean
nabij_session_clock_is_stopped (NabijSessionClock *clock,
                                gint64             monotonic_us)
{
  g_return_val_if_fail (clock != NULL, FALSE);

  return running_elapsed_us (clock, monotonic_us) >= clock->stop_at_us;
}

/**
 * nabij_session_clock_resume:
 * @clock: a clock
 * @monotonic_us: the computer's monotonic time, in microseconds
 *
 * Lets the clock go on from where it is at that time, and forgets a stop that lies ahead.
 */
void
nabij_session_clock_resume (NabijSessionClock *clock,
                            gint64             monotonic_us)
{
  g_return_if_fail (clock != NULL);

  set_anchor (clock, monotonic_us, nabij_session_clock_get_elapsed_us (clock, monotonic_us), 1.0);
  clock->stop_at_us = G_MAXINT64;
}
