/* test-alarm.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only what an alarm does is looked at here, not how exactly: that is measured by ./dev bench.
 */

#include "config.h"

#include "nabij-alarm.h"

#include <errno.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define SOON_US (20 * 1000)
#define QUIET_MS 120

/* A test can not set the clock of the computer. It can let the timer say what it says then: this takes
 * the place of the function of the same name in the C library. */
static gboolean clock_was_set;

ssize_t
read (int    fd,
      void  *buffer,
      size_t n_bytes)
{
  const ssize_t n_read = syscall (SYS_read, fd, buffer, n_bytes);

  if (clock_was_set && n_bytes == sizeof (guint64)) {
    clock_was_set = FALSE;
    errno = ECANCELED;
    return -1;
  }

  return n_read;
}

/* Nor can it make the timer and the clock of a process disagree; but here too it stands in between. */
static int pretended_s;

int
clock_gettime (clockid_t        clock,
               struct timespec *now)
{
  const int result = (int)syscall (SYS_clock_gettime, clock, now);

  if (clock == CLOCK_REALTIME)
    now->tv_sec += pretended_s;
  return result;
}

int
gettimeofday (struct timeval *now,
              void           *zone)
{
  struct timespec exact;
  const int       result = clock_gettime (CLOCK_REALTIME, &exact);

  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return result;
}

typedef struct {
  NabijAlarm *alarm;
  guint       n_calls;
  gint64      set_again_us;
} Fixture;

static void
woken_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_calls++;
  if (fixture->set_again_us != 0)
    g_assert_true (nabij_alarm_set (fixture->alarm, fixture->set_again_us, NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->alarm = nabij_alarm_new (woken_cb, fixture, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  nabij_alarm_free (fixture->alarm);
}

static void
set_alarm (Fixture *fixture,
           gint64   at_us)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (nabij_alarm_set (fixture->alarm, at_us, &error));
  g_assert_no_error (error);
}

static gboolean
over_cb (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
let_pass (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, over_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_call (Fixture *fixture)
{
  const guint n_calls = fixture->n_calls;

  while (fixture->n_calls == n_calls)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_wakes_once (Fixture      *fixture,
                 gconstpointer data)
{
  const gint64 at_us = g_get_real_time () + SOON_US;

  set_alarm (fixture, at_us);
  wait_for_call (fixture);
  g_assert_cmpint (g_get_real_time (), >=, at_us);
  let_pass (QUIET_MS);
  g_assert_cmpuint (fixture->n_calls, ==, 1);
}

static void
test_past_wakes_at_once (Fixture      *fixture,
                         gconstpointer data)
{
  set_alarm (fixture, g_get_real_time () - G_USEC_PER_SEC);
  wait_for_call (fixture);
  set_alarm (fixture, 0);
  wait_for_call (fixture);
  set_alarm (fixture, G_MININT64);
  wait_for_call (fixture);
  let_pass (QUIET_MS);
  g_assert_cmpuint (fixture->n_calls, ==, 3);
}

static void
test_never_is_never (Fixture      *fixture,
                     gconstpointer data)
{
  set_alarm (fixture, g_get_real_time () + SOON_US);
  set_alarm (fixture, G_MAXINT64);
  let_pass (QUIET_MS);
  g_assert_cmpuint (fixture->n_calls, ==, 0);
}

static void
test_later_takes_the_place (Fixture      *fixture,
                            gconstpointer data)
{
  set_alarm (fixture, g_get_real_time () + SOON_US);
  set_alarm (fixture, g_get_real_time () + 60 * G_USEC_PER_SEC);
  let_pass (QUIET_MS);
  g_assert_cmpuint (fixture->n_calls, ==, 0);
}

static void
test_set_clock_wakes (Fixture      *fixture,
                      gconstpointer data)
{
  set_alarm (fixture, g_get_real_time () + SOON_US);
  clock_was_set = TRUE;
  wait_for_call (fixture);
  g_assert_false (clock_was_set);
  g_assert_cmpuint (fixture->n_calls, ==, 1);
}

/* As under a tool that pretends a time: the timer says that it is over, and the clock says that it is not. */
static void
test_untrue_clock_does_not_spin (Fixture      *fixture,
                                 gconstpointer data)
{
  const gint64 true_us = g_get_real_time ();

  pretended_s = -24 * 60 * 60;
  g_assert_cmpint (g_get_real_time (), <, true_us);
  fixture->set_again_us = g_get_real_time () + 60 * G_USEC_PER_SEC;
  set_alarm (fixture, fixture->set_again_us);
  wait_for_call (fixture);
  let_pass (QUIET_MS);
  g_assert_cmpuint (fixture->n_calls, ==, 1);

  /* What is soon comes soon all the same. */
  fixture->set_again_us = 0;
  set_alarm (fixture, g_get_real_time () + G_USEC_PER_SEC);
  wait_for_call (fixture);
  set_alarm (fixture, g_get_real_time () + SOON_US);
  wait_for_call (fixture);
  let_pass (QUIET_MS);
  g_assert_cmpuint (fixture->n_calls, ==, 3);
  pretended_s = 0;
}

static void
test_freed_does_not_call (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, NULL);
  set_alarm (&fixture, g_get_real_time ());
  tear_down (&fixture, NULL);
  let_pass (QUIET_MS);
  g_assert_cmpuint (fixture.n_calls, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/nabij/reminders/alarm/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("wakes-once", test_wakes_once);
  ADD ("past-wakes-at-once", test_past_wakes_at_once);
  ADD ("never-is-never", test_never_is_never);
  ADD ("later-takes-the-place", test_later_takes_the_place);
  ADD ("set-clock-wakes", test_set_clock_wakes);
  ADD ("untrue-clock-does-not-spin", test_untrue_clock_does_not_spin);
  g_test_add_func ("/nabij/reminders/alarm/freed-does-not-call", test_freed_does_not_call);
#undef ADD

  return g_test_run ();
}
