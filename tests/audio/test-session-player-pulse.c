/* test-session-player-pulse.c
 *
 * The player with a real sound server of its own: what a null sink would let hear is recorded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-await.h"
#include "nabij-clock.h"
#include "nabij-pulse-fixture.h"
#include "nabij-pulse-ports.h"
#include "nabij-session-player.h"

#include <math.h>
#include <string.h>

/* Far under the softest part of the water at this volume, far over rounding. */
#define AUDIBLE 0.001
#define SILENT 0.00001

typedef struct {
  NabijPulseFixture  *server;
  NabijPulseRecorder *recorder;
  NabijPlayer        *player;
  NabijSessionClock  *session_clock;
  NabijClock         *clock;
  NabijBreathPlan    *plan;
} Fixture;

static void
set_up (Fixture *fixture)
{
  NabijBreathPlanOptions options = {
    .form = NABIJ_BREATH_FORM_WATER_AND_RUST,
    .length_us = 3 * 60 * NABIJ_SECOND_US,
    .pattern = { 4 * NABIJ_SECOND_US, 6 * NABIJ_SECOND_US },
    .season = NABIJ_SEASON_UNKNOWN,
  };
  const NabijMix mix = { NABIJ_VOICE_WATER, NULL, 1.0, 1.0, 1.0, TRUE };

  fixture->server = nabij_pulse_fixture_new ();
  fixture->recorder = NULL;
  fixture->clock = nabij_system_clock_new ();
  fixture->plan = nabij_breath_plan_new (&options);
  fixture->session_clock = nabij_session_clock_new (g_get_monotonic_time () - 30 * NABIJ_SECOND_US);
  fixture->player = NABIJ_PLAYER (nabij_session_player_new_full (fixture->clock, "/nonexistent", NULL, 100, 300));
  nabij_player_set_mix (fixture->player, &mix);
}

static void
tear_down (Fixture *fixture)
{
  NabijSessionPlayer *player = NABIJ_SESSION_PLAYER (fixture->player);

  nabij_player_stop (fixture->player);
  NABIJ_AWAIT (!nabij_session_player_is_busy (player));
  g_assert_finalize_object (player);
  g_assert_finalize_object (fixture->clock);
  nabij_session_clock_unref (fixture->session_clock);
  nabij_breath_plan_unref (fixture->plan);
  g_clear_pointer (&fixture->recorder, nabij_pulse_recorder_free);
  nabij_pulse_fixture_free (fixture->server);
}

static void
record (Fixture    *fixture,
        const char *sink)
{
  g_clear_pointer (&fixture->recorder, nabij_pulse_recorder_free);
  fixture->recorder = nabij_pulse_recorder_new (fixture->server, sink);
}

static void
start (Fixture *fixture)
{
  nabij_player_start (fixture->player, fixture->plan, fixture->session_clock);
}

static NabijPlayerState
get_state (Fixture *fixture)
{
  return nabij_player_get_state (fixture->player);
}

static gboolean
is_audible (Fixture *fixture)
{
  return nabij_pulse_recorder_get_peak (fixture->recorder, NABIJ_SECOND_US / 5) > AUDIBLE;
}

static gboolean
is_silent (Fixture *fixture)
{
  return nabij_pulse_recorder_get_peak (fixture->recorder, NABIJ_SECOND_US / 5) < SILENT;
}

static gint64
get_elapsed_us (Fixture *fixture)
{
  return nabij_session_clock_get_elapsed_us (fixture->session_clock, g_get_monotonic_time ());
}

/* It is heard, and at the exercise's present time. */
static gboolean
is_heard (Fixture *fixture)
{
  gint64 position_us;

  return nabij_player_get_position_us (fixture->player, &position_us) &&
         ABS (position_us - get_elapsed_us (fixture)) < NABIJ_SECOND_US / 4;
}

static void
change (Fixture          *fixture,
        NabijBreathChange what)
{
  NabijBreathPlan *plan = nabij_player_change (fixture->player, get_elapsed_us (fixture), what);

  nabij_breath_plan_unref (fixture->plan);
  fixture->plan = plan;
}

static void
let_run (gint64 duration_us)
{
  const gint64 until_us = g_get_monotonic_time () + duration_us;

  NABIJ_AWAIT (g_get_monotonic_time () >= until_us);
}

static double
get_peak (GArray *samples,
          guint   from,
          guint   n_samples)
{
  double peak = 0.0;

  for (guint i = from; i < MIN (from + n_samples, samples->len); i++)
    peak = MAX (peak, fabs ((double)g_array_index (samples, float, i)));
  return peak;
}

/* The sound that has just ended, or has begun in a recording that was silent, must have done so
 * softly: next to the silence it is far under what it is a second away. */
static void
assert_soft (Fixture *fixture,
             gboolean at_end)
{
  const guint edge = NABIJ_PULSE_RECORDER_RATE / 50;
  const guint second = NABIJ_PULSE_RECORDER_RATE;
  gint64      start_us;
  g_autoptr (GArray) samples = nabij_pulse_recorder_dup_samples (fixture->recorder, &start_us);
  guint at = at_end ? samples->len - 1 : 0;

  while (fabs ((double)g_array_index (samples, float, at)) < SILENT)
    at = at_end ? at - 1 : at + 1;
  if (at_end)
    g_assert_cmpfloat (get_peak (samples, at - edge, edge), <, 0.25 * get_peak (samples, at - second, second));
  else
    g_assert_cmpfloat (get_peak (samples, at, edge), <, 0.25 * get_peak (samples, at, second));
}

static void
test_soft (void)
{
  Fixture fixture;

  set_up (&fixture);
  record (&fixture, NABIJ_PULSE_FIXTURE_SINK);
  start (&fixture);
  NABIJ_AWAIT (is_audible (&fixture));
  NABIJ_AWAIT (nabij_pulse_recorder_get_n_samples (fixture.recorder) > 3 * NABIJ_PULSE_RECORDER_RATE);
  assert_soft (&fixture, FALSE);

  change (&fixture, NABIJ_BREATH_CHANGE_PAUSE);
  nabij_session_clock_stop_at (fixture.session_clock, nabij_breath_plan_get_pause_us (fixture.plan));
  NABIJ_AWAIT (is_silent (&fixture));
  assert_soft (&fixture, TRUE);

  change (&fixture, NABIJ_BREATH_CHANGE_RESUME);
  nabij_session_clock_resume (fixture.session_clock, g_get_monotonic_time ());
  record (&fixture, NABIJ_PULSE_FIXTURE_SINK);
  NABIJ_AWAIT (is_audible (&fixture));
  NABIJ_AWAIT (nabij_pulse_recorder_get_n_samples (fixture.recorder) > 3 * NABIJ_PULSE_RECORDER_RATE);
  nabij_player_set_enabled (fixture.player, FALSE);
  NABIJ_AWAIT (is_silent (&fixture));
  assert_soft (&fixture, TRUE);

  record (&fixture, NABIJ_PULSE_FIXTURE_SINK);
  nabij_player_set_enabled (fixture.player, TRUE);
  NABIJ_AWAIT (is_audible (&fixture));
  NABIJ_AWAIT (nabij_pulse_recorder_get_n_samples (fixture.recorder) > 3 * NABIJ_PULSE_RECORDER_RATE);
  assert_soft (&fixture, FALSE);
  nabij_player_stop (fixture.player);
  NABIJ_AWAIT (is_silent (&fixture));
  assert_soft (&fixture, TRUE);
  tear_down (&fixture);
}

static void
test_heard (void)
{
  Fixture          fixture;
  g_autofree char *streams = NULL;

  set_up (&fixture);
  record (&fixture, NABIJ_PULSE_FIXTURE_SINK);
  g_assert_true (is_silent (&fixture));
  start (&fixture);
  NABIJ_AWAIT (is_audible (&fixture));
  g_assert_true (is_heard (&fixture));
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_PLAYING);

  /* The desktop's mixer can show who it is. */
  streams = nabij_pulse_fixture_describe_streams (fixture.server);
  g_assert_nonnull (strstr (streams, "application.name = \"Nabij\""));
  g_assert_nonnull (strstr (streams, "application.icon_name = \"" NABIJ_APPLICATION_ID "\""));
  /* What is remembered of its volume is its own, not that of all music. */
  g_assert_null (strstr (streams, "media.role"));

  nabij_player_stop (fixture.player);
  NABIJ_AWAIT (is_silent (&fixture));
  NABIJ_AWAIT (nabij_pulse_fixture_count_streams (fixture.server) == 0);
  tear_down (&fixture);
}

static void
test_pause (void)
{
  Fixture fixture;

  set_up (&fixture);
  record (&fixture, NABIJ_PULSE_FIXTURE_SINK);
  start (&fixture);
  NABIJ_AWAIT (is_audible (&fixture));

  change (&fixture, NABIJ_BREATH_CHANGE_PAUSE);
  nabij_session_clock_stop_at (fixture.session_clock, nabij_breath_plan_get_pause_us (fixture.plan));
  NABIJ_AWAIT (is_silent (&fixture));
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_PAUSED);
  /* After a while the device is let go of, and opened again by whoever goes on. */
  NABIJ_AWAIT (nabij_pulse_fixture_count_streams (fixture.server) == 0);

  change (&fixture, NABIJ_BREATH_CHANGE_RESUME);
  nabij_session_clock_resume (fixture.session_clock, g_get_monotonic_time ());
  NABIJ_AWAIT (is_audible (&fixture) && is_heard (&fixture));

  /* A short one keeps it. */
  change (&fixture, NABIJ_BREATH_CHANGE_PAUSE);
  nabij_session_clock_stop_at (fixture.session_clock, nabij_breath_plan_get_pause_us (fixture.plan));
  NABIJ_AWAIT (nabij_session_clock_is_stopped (fixture.session_clock, g_get_monotonic_time ()));
  change (&fixture, NABIJ_BREATH_CHANGE_RESUME);
  nabij_session_clock_resume (fixture.session_clock, g_get_monotonic_time ());
  NABIJ_AWAIT (is_audible (&fixture) && is_heard (&fixture));
  tear_down (&fixture);
}

static void
test_server_killed (void)
{
  Fixture fixture;

  set_up (&fixture);
  start (&fixture);
  NABIJ_AWAIT (is_heard (&fixture));

  nabij_pulse_fixture_kill (fixture.server);
  NABIJ_AWAIT (get_state (&fixture) == NABIJ_PLAYER_STATE_LOST);
  g_assert_false (is_heard (&fixture));
  change (&fixture, NABIJ_BREATH_CHANGE_SHORTER);
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_LOST);

  nabij_pulse_fixture_start (fixture.server);
  record (&fixture, NABIJ_PULSE_FIXTURE_SINK);
  NABIJ_AWAIT (is_audible (&fixture) && is_heard (&fixture));
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_PLAYING);
  tear_down (&fixture);
}

static void
test_server_killed_in_pause (void)
{
  Fixture fixture;

  set_up (&fixture);
  start (&fixture);
  NABIJ_AWAIT (is_heard (&fixture));
  change (&fixture, NABIJ_BREATH_CHANGE_PAUSE);
  nabij_session_clock_stop_at (fixture.session_clock, nabij_breath_plan_get_pause_us (fixture.plan));
  NABIJ_AWAIT (nabij_session_clock_is_stopped (fixture.session_clock, g_get_monotonic_time ()));

  nabij_pulse_fixture_kill (fixture.server);
  change (&fixture, NABIJ_BREATH_CHANGE_RESUME);
  nabij_session_clock_resume (fixture.session_clock, g_get_monotonic_time ());
  NABIJ_AWAIT (get_state (&fixture) == NABIJ_PLAYER_STATE_LOST);
  nabij_pulse_fixture_start (fixture.server);
  record (&fixture, NABIJ_PULSE_FIXTURE_SINK);
  NABIJ_AWAIT (is_audible (&fixture) && is_heard (&fixture));
  tear_down (&fixture);
}

static void
test_no_server (void)
{
  Fixture fixture;

  set_up (&fixture);
  nabij_pulse_fixture_kill (fixture.server);
  start (&fixture);
  NABIJ_AWAIT (get_state (&fixture) == NABIJ_PLAYER_STATE_LOST);
  nabij_pulse_fixture_start (fixture.server);
  NABIJ_AWAIT (is_heard (&fixture));
  tear_down (&fixture);
}

static void
test_moved (void)
{
  Fixture fixture;

  set_up (&fixture);
  nabij_pulse_fixture_add_sink (fixture.server, "loudspeaker");
  start (&fixture);
  NABIJ_AWAIT (is_heard (&fixture));

  record (&fixture, "loudspeaker");
  nabij_pulse_fixture_move_streams (fixture.server, "loudspeaker");
  NABIJ_AWAIT (get_state (&fixture) == NABIJ_PLAYER_STATE_MOVED);
  g_assert_false (is_heard (&fixture));
  NABIJ_AWAIT (is_silent (&fixture) && nabij_pulse_fixture_count_streams (fixture.server) == 0);
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_MOVED);

  /* It stays off through a pause, until it is asked for. */
  change (&fixture, NABIJ_BREATH_CHANGE_PAUSE);
  change (&fixture, NABIJ_BREATH_CHANGE_RESUME);
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_MOVED);
  nabij_player_set_enabled (fixture.player, TRUE);
  NABIJ_AWAIT (is_heard (&fixture));
  tear_down (&fixture);
}

/* The loudspeaker of the same device takes over: the stream stays where it is. */
static void
test_jack (void)
{
  const pa_sink_port_info speaker = { .name = "speaker", .type = PA_DEVICE_PORT_TYPE_SPEAKER };
  const pa_sink_port_info headphones = { .name = "headphones", .type = PA_DEVICE_PORT_TYPE_HEADPHONES };
  Fixture                 fixture;

  set_up (&fixture);
  nabij_pulse_ports_lend (&headphones);
  record (&fixture, NABIJ_PULSE_FIXTURE_SINK);
  start (&fixture);
  NABIJ_AWAIT (is_heard (&fixture) && is_audible (&fixture));
  nabij_pulse_fixture_set_volume (fixture.server, NABIJ_PULSE_FIXTURE_SINK, "-1%");
  let_run (NABIJ_SECOND_US / 2);
  g_assert_true (is_heard (&fixture));

  nabij_pulse_ports_lend (&speaker);
  nabij_pulse_fixture_set_volume (fixture.server, NABIJ_PULSE_FIXTURE_SINK, "-1%");
  NABIJ_AWAIT (get_state (&fixture) == NABIJ_PLAYER_STATE_MOVED);
  g_assert_false (is_heard (&fixture));
  NABIJ_AWAIT (is_silent (&fixture) && nabij_pulse_fixture_count_streams (fixture.server) == 0);
  assert_soft (&fixture, TRUE);

  /* Where it was asked for, the loudspeaker is right, and headphones are so too. */
  nabij_player_set_enabled (fixture.player, TRUE);
  NABIJ_AWAIT (is_heard (&fixture) && is_audible (&fixture));
  nabij_pulse_ports_lend (&headphones);
  nabij_pulse_fixture_set_volume (fixture.server, NABIJ_PULSE_FIXTURE_SINK, "-1%");
  let_run (NABIJ_SECOND_US / 2);
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_PLAYING);
  g_assert_true (is_heard (&fixture));
  nabij_pulse_ports_lend (NULL);
  tear_down (&fixture);
}

static void
test_pulled_out (void)
{
  Fixture fixture;

  set_up (&fixture);
  nabij_pulse_fixture_add_sink (fixture.server, "loudspeaker");
  start (&fixture);
  NABIJ_AWAIT (is_heard (&fixture));

  record (&fixture, "loudspeaker");
  nabij_pulse_fixture_remove_sink (fixture.server, NABIJ_PULSE_FIXTURE_SINK);
  NABIJ_AWAIT (get_state (&fixture) == NABIJ_PLAYER_STATE_MOVED);
  NABIJ_AWAIT (is_silent (&fixture) && nabij_pulse_fixture_count_streams (fixture.server) == 0);
  tear_down (&fixture);
}

static void
test_only_device_gone (void)
{
  Fixture fixture;

  set_up (&fixture);
  start (&fixture);
  NABIJ_AWAIT (is_heard (&fixture));

  nabij_pulse_fixture_remove_sink (fixture.server, NABIJ_PULSE_FIXTURE_SINK);
  NABIJ_AWAIT (get_state (&fixture) == NABIJ_PLAYER_STATE_LOST);
  nabij_pulse_fixture_add_sink (fixture.server, NABIJ_PULSE_FIXTURE_SINK);
  NABIJ_AWAIT (is_heard (&fixture));
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_PLAYING);
  tear_down (&fixture);
}

/* A server that does not answer holds up nobody but the worker. */
static void
test_server_hangs (void)
{
  Fixture fixture;

  set_up (&fixture);
  nabij_pulse_fixture_freeze (fixture.server, TRUE);
  start (&fixture);
  change (&fixture, NABIJ_BREATH_CHANGE_SHORTER);
  nabij_player_set_enabled (fixture.player, FALSE);
  nabij_player_set_enabled (fixture.player, TRUE);
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_STARTING);
  for (guint i = 0; i < 100; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_assert_false (is_heard (&fixture));
    g_usleep (10000);
  }
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_STARTING);

  nabij_pulse_fixture_freeze (fixture.server, FALSE);
  NABIJ_AWAIT (is_heard (&fixture));
  nabij_pulse_fixture_freeze (fixture.server, TRUE);
  nabij_player_stop (fixture.player);
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_OFF);
  for (guint i = 0; i < 100; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (10000);
  }
  nabij_pulse_fixture_freeze (fixture.server, FALSE);
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add_func ("/nabij/audio/session-player-pulse/" name, function)
  ADD ("sound-is-heard", test_heard);
  ADD ("sound-comes-and-goes-softly", test_soft);
  ADD ("pause-is-silent-and-releases", test_pause);
  ADD ("server-killed-comes-back", test_server_killed);
  ADD ("server-killed-in-pause-comes-back", test_server_killed_in_pause);
  ADD ("no-server-then-one", test_no_server);
  ADD ("moved-stays-off-until-asked", test_moved);
  ADD ("jack-pulled-out-is-moved", test_jack);
  ADD ("pulled-out-is-moved", test_pulled_out);
  ADD ("only-device-gone-comes-back", test_only_device_gone);
  ADD ("hanging-server-holds-nobody-up", test_server_hangs);
#undef ADD

  return g_test_run ();
}
