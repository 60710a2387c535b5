/* test-session-player.c
 *
 * The player with a sink that takes sound and throws it away, at the pace of the computer's clock.
 * No time is asserted: each step is awaited, and something is wrong only if it never comes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-await.h"
#include "nabij-clock.h"
#include "nabij-session-player.h"

#include <glib/gstdio.h>
#include <gst/gst.h>

/* Takes its time, as a device does. */
#define QUIET_SINK "fakesink sync=true"
/* Within what the player takes for agreed, with a little for the time between two looks. */
#define AGREEMENT_US 4000

typedef struct {
  NabijSessionPlayer *player;
  NabijSessionClock  *session_clock;
  NabijClock         *clock;
  NabijBreathPlan    *plan;
  GString            *states;
} Fixture;

static void
state_cb (NabijSessionPlayer *player,
          GParamSpec         *pspec,
          Fixture            *fixture)
{
  g_autoptr (GEnumClass) states = g_type_class_ref (NABIJ_TYPE_PLAYER_STATE);
  NabijPlayerState state = nabij_player_get_state (NABIJ_PLAYER (player));

  if (fixture->states->len > 0)
    g_string_append_c (fixture->states, ' ');
  g_string_append (fixture->states, g_enum_get_value (states, (int)state)->value_nick);
}

static NabijBreathPlan *
make_plan (NabijBreathForm practice)
{
  NabijBreathPlanOptions options = {
    .form = practice,
    .length_us = 3 * 60 * NABIJ_SECOND_US,
    .pattern = { 4 * NABIJ_SECOND_US, 6 * NABIJ_SECOND_US },
    .season = NABIJ_SEASON_UNKNOWN,
  };

  return nabij_breath_plan_new (&options);
}

/* @at_us is how far the exercise is already. */
static void
set_up_full (Fixture    *fixture,
             const char *sink,
             gint64      at_us,
             const char *sound_dir,
             guint       release_ms)
{
  fixture->clock = nabij_system_clock_new ();
  fixture->plan = make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST);
  fixture->session_clock = nabij_session_clock_new (g_get_monotonic_time () - at_us);
  fixture->states = g_string_new (NULL);
  fixture->player = nabij_session_player_new_full (fixture->clock, sound_dir, sink, 50, release_ms);
  g_signal_connect (fixture->player, "notify::state", G_CALLBACK (state_cb), fixture);
}

static void
set_up (Fixture    *fixture,
        const char *sink,
        gint64      at_us)
{
  set_up_full (fixture, sink, at_us, "/nonexistent", 50);
}

static void
tear_down (Fixture *fixture)
{
  nabij_player_stop (NABIJ_PLAYER (fixture->player));
  NABIJ_AWAIT (!nabij_session_player_is_busy (fixture->player));
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  nabij_session_clock_unref (fixture->session_clock);
  nabij_breath_plan_unref (fixture->plan);
  g_string_free (fixture->states, TRUE);
}

static void
start (Fixture *fixture)
{
  nabij_player_start (NABIJ_PLAYER (fixture->player), fixture->plan, fixture->session_clock);
}

static NabijPlayerState
get_state (Fixture *fixture)
{
  return nabij_player_get_state (NABIJ_PLAYER (fixture->player));
}

static gboolean
is_heard (Fixture *fixture)
{
  gint64 position_us;

  return nabij_player_get_position_us (NABIJ_PLAYER (fixture->player), &position_us);
}

static gint64
get_elapsed_us (Fixture *fixture)
{
  return nabij_session_clock_get_elapsed_us (fixture->session_clock, g_get_monotonic_time ());
}

static void
change (Fixture          *fixture,
        NabijBreathChange what)
{
  NabijBreathPlan *plan = nabij_player_change (NABIJ_PLAYER (fixture->player), get_elapsed_us (fixture), what);

  nabij_breath_plan_unref (fixture->plan);
  fixture->plan = plan;
}

static void
test_start_and_stop (void)
{
  Fixture fixture;
  gint64  position_us;

  set_up (&fixture, QUIET_SINK, 30 * NABIJ_SECOND_US);
  start (&fixture);
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_STARTING);
  g_assert_false (is_heard (&fixture));
  NABIJ_AWAIT (is_heard (&fixture));
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_PLAYING);

  /* It has joined where the exercise is, not at its beginning. */
  g_assert_true (nabij_player_get_position_us (NABIJ_PLAYER (fixture.player), &position_us));
  g_assert_cmpint (position_us, >=, 30 * NABIJ_SECOND_US);
  g_assert_cmpint (position_us, <=, get_elapsed_us (&fixture) + NABIJ_SECOND_US / 4);

  nabij_player_stop (NABIJ_PLAYER (fixture.player));
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_OFF);
  g_assert_true (nabij_session_player_is_busy (fixture.player));
  g_assert_false (is_heard (&fixture));
  g_assert_cmpstr (fixture.states->str, ==, "starting playing off");
  tear_down (&fixture);
}

/* How far what is heard is from what is shown. */
static gint64
get_error_us (Fixture *fixture)
{
  gint64 position_us;

  if (!nabij_player_get_position_us (NABIJ_PLAYER (fixture->player), &position_us))
    return NABIJ_SECOND_US;
  return ABS (get_elapsed_us (fixture) - position_us);
}

/* The frames are not drawn here, so nothing but the player itself brings the two together. */
static void
test_position_follows_clock (void)
{
  Fixture fixture;
  gint64  first_us = 0;
  gint64  position_us;

  set_up (&fixture, QUIET_SINK, 0);
  start (&fixture);
  NABIJ_AWAIT (get_error_us (&fixture) < AGREEMENT_US);
  g_assert_true (nabij_player_get_position_us (NABIJ_PLAYER (fixture.player), &first_us));
  NABIJ_AWAIT (nabij_player_get_position_us (NABIJ_PLAYER (fixture.player), &position_us) &&
               position_us > first_us + NABIJ_SECOND_US);
  NABIJ_AWAIT (get_error_us (&fixture) < AGREEMENT_US);

  change (&fixture, NABIJ_BREATH_CHANGE_SHORTER);
  NABIJ_AWAIT (get_error_us (&fixture) < AGREEMENT_US);
  tear_down (&fixture);
}

static void
test_change_has_shared_past (void)
{
  Fixture          fixture;
  NabijBreathState before;
  NabijBreathState after;
  g_autoptr (NabijBreathPlan) old = NULL;

  set_up (&fixture, QUIET_SINK, 40 * NABIJ_SECOND_US);
  start (&fixture);
  NABIJ_AWAIT (is_heard (&fixture));

  old = nabij_breath_plan_ref (fixture.plan);
  change (&fixture, NABIJ_BREATH_CHANGE_LONGER);
  g_assert_true (old != fixture.plan);
  nabij_breath_plan_at (old, 40 * NABIJ_SECOND_US, &before);
  nabij_breath_plan_at (fixture.plan, 40 * NABIJ_SECOND_US, &after);
  g_assert_cmpfloat (before.level, ==, after.level);
  g_assert_cmpint (nabij_breath_plan_get_next_edge_us (old, 60 * NABIJ_SECOND_US), !=,
                   nabij_breath_plan_get_next_edge_us (fixture.plan, 60 * NABIJ_SECOND_US));
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_PLAYING);
  tear_down (&fixture);
}

static void
test_pause_and_resume (void)
{
  Fixture fixture;
  gint64  paused_us;
  gint64  position_us = 0;

  set_up_full (&fixture, QUIET_SINK, 40 * NABIJ_SECOND_US, "/nonexistent", 60000);
  start (&fixture);
  NABIJ_AWAIT (is_heard (&fixture));

  change (&fixture, NABIJ_BREATH_CHANGE_PAUSE);
  g_assert_true (nabij_breath_plan_is_paused (fixture.plan));
  paused_us = nabij_breath_plan_get_pause_us (fixture.plan);
  nabij_session_clock_stop_at (fixture.session_clock, paused_us);
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_PAUSED);
  NABIJ_AWAIT (!is_heard (&fixture) && nabij_session_clock_is_stopped (fixture.session_clock, g_get_monotonic_time ()));

  change (&fixture, NABIJ_BREATH_CHANGE_RESUME);
  nabij_session_clock_resume (fixture.session_clock, g_get_monotonic_time ());
  g_assert_false (nabij_breath_plan_is_paused (fixture.plan));
  NABIJ_AWAIT (nabij_player_get_position_us (NABIJ_PLAYER (fixture.player), &position_us));
  g_assert_cmpint (position_us, >=, paused_us);
  g_assert_cmpstr (fixture.states->str, ==, "starting playing paused starting playing");
  tear_down (&fixture);
}

static void
test_long_pause_releases (void)
{
  Fixture fixture;

  set_up (&fixture, QUIET_SINK, 40 * NABIJ_SECOND_US);
  start (&fixture);
  NABIJ_AWAIT (is_heard (&fixture));

  change (&fixture, NABIJ_BREATH_CHANGE_PAUSE);
  nabij_session_clock_stop_at (fixture.session_clock, nabij_breath_plan_get_pause_us (fixture.plan));
  NABIJ_AWAIT (!nabij_session_player_is_busy (fixture.player));
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_PAUSED);

  NABIJ_AWAIT (nabij_session_clock_is_stopped (fixture.session_clock, g_get_monotonic_time ()));
  change (&fixture, NABIJ_BREATH_CHANGE_RESUME);
  nabij_session_clock_resume (fixture.session_clock, g_get_monotonic_time ());
  NABIJ_AWAIT (is_heard (&fixture));
  g_assert_cmpstr (fixture.states->str, ==, "starting playing paused starting playing");
  tear_down (&fixture);
}

static void
test_change_while_opening (void)
{
  Fixture fixture;

  set_up (&fixture, QUIET_SINK, 40 * NABIJ_SECOND_US);
  start (&fixture);
  change (&fixture, NABIJ_BREATH_CHANGE_SHORTER);
  change (&fixture, NABIJ_BREATH_CHANGE_PAUSE);
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_PAUSED);
  nabij_session_clock_stop_at (fixture.session_clock, nabij_breath_plan_get_pause_us (fixture.plan));
  NABIJ_AWAIT (nabij_session_clock_is_stopped (fixture.session_clock, g_get_monotonic_time ()));
  change (&fixture, NABIJ_BREATH_CHANGE_RESUME);
  nabij_session_clock_resume (fixture.session_clock, g_get_monotonic_time ());
  NABIJ_AWAIT (is_heard (&fixture));
  g_assert_cmpstr (fixture.states->str, ==, "starting paused starting playing");
  tear_down (&fixture);
}

static void
test_off_and_on (void)
{
  Fixture fixture;

  set_up (&fixture, QUIET_SINK, 0);
  nabij_player_set_enabled (NABIJ_PLAYER (fixture.player), FALSE);
  start (&fixture);
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_OFF);
  g_assert_false (nabij_session_player_is_busy (fixture.player));

  nabij_player_set_enabled (NABIJ_PLAYER (fixture.player), TRUE);
  NABIJ_AWAIT (is_heard (&fixture));
  nabij_player_set_enabled (NABIJ_PLAYER (fixture.player), FALSE);
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_OFF);
  NABIJ_AWAIT (!nabij_session_player_is_busy (fixture.player));

  /* Silent, a change takes place at once. */
  change (&fixture, NABIJ_BREATH_CHANGE_SHORTER);
  nabij_player_set_enabled (NABIJ_PLAYER (fixture.player), TRUE);
  nabij_player_set_enabled (NABIJ_PLAYER (fixture.player), FALSE);
  nabij_player_set_enabled (NABIJ_PLAYER (fixture.player), TRUE);
  NABIJ_AWAIT (is_heard (&fixture));
  g_assert_cmpstr (fixture.states->str, ==, "starting playing off starting off starting playing");
  tear_down (&fixture);
}

static void
test_error_is_lost_once (void)
{
  Fixture fixture;

  /* The device dies after a while, each time that it is opened. */
  set_up (&fixture, "identity error-after=100 ! fakesink sync=true", 0);
  start (&fixture);
  NABIJ_AWAIT (get_state (&fixture) == NABIJ_PLAYER_STATE_LOST);
  g_assert_cmpstr (fixture.states->str, ==, "starting playing lost");
  g_assert_false (is_heard (&fixture));

  /* The exercise goes on without it. */
  change (&fixture, NABIJ_BREATH_CHANGE_SHORTER);

  /* It is tried again by itself, says so only when it is heard, and is lost again. */
  NABIJ_AWAIT (get_state (&fixture) == NABIJ_PLAYER_STATE_PLAYING);
  NABIJ_AWAIT (get_state (&fixture) == NABIJ_PLAYER_STATE_LOST);
  g_assert_cmpstr (fixture.states->str, ==, "starting playing lost playing lost");
  tear_down (&fixture);
}

static void
test_no_device (void)
{
  Fixture fixture;

  set_up (&fixture, "fakesink state-error=null-to-ready", 0);
  start (&fixture);
  NABIJ_AWAIT (get_state (&fixture) == NABIJ_PLAYER_STATE_LOST);
  g_assert_cmpstr (fixture.states->str, ==, "starting lost");
  tear_down (&fixture);
}

static void
test_missing_element (void)
{
  Fixture          fixture;
  g_autofree char *warning = NULL;

  set_up (&fixture, "nabij-no-such-element", 0);
  start (&fixture);
  NABIJ_AWAIT (get_state (&fixture) == NABIJ_PLAYER_STATE_UNAVAILABLE);
  g_object_get (fixture.player, "warning", &warning, NULL);
  g_assert_nonnull (warning);
  change (&fixture, NABIJ_BREATH_CHANGE_PAUSE);
  change (&fixture, NABIJ_BREATH_CHANGE_RESUME);
  g_assert_cmpstr (fixture.states->str, ==, "starting unavailable");
  tear_down (&fixture);
}

static void
test_missing_ambience (void)
{
  Fixture          fixture;
  g_autofree char *warning = NULL;
  NabijMix         mix = { NABIJ_VOICE_WATER, "sea", 0.5, 0.5, 0.5, FALSE };

  set_up (&fixture, QUIET_SINK, 0);
  nabij_player_set_mix (NABIJ_PLAYER (fixture.player), &mix);
  start (&fixture);
  NABIJ_AWAIT (is_heard (&fixture));
  g_object_get (fixture.player, "warning", &warning, NULL);
  g_assert_nonnull (warning);

  mix.ambience = NULL;
  nabij_player_set_mix (NABIJ_PLAYER (fixture.player), &mix);
  g_clear_pointer (&warning, g_free);
  g_object_get (fixture.player, "warning", &warning, NULL);
  g_assert_null (warning);
  tear_down (&fixture);
}

static void
test_broken_ambience (void)
{
  Fixture          fixture;
  NabijMix         mix = { NABIJ_VOICE_WATER, "sea", 0.5, 0.5, 0.5, FALSE };
  g_autofree char *folder = g_dir_make_tmp ("nabij-sound-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "sea.ogg", NULL);
  g_autofree char *warning = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, "This is not a sea.", -1, &error);
  g_assert_no_error (error);

  set_up_full (&fixture, QUIET_SINK, 0, folder, 60000);
  nabij_player_set_mix (NABIJ_PLAYER (fixture.player), &mix);
  start (&fixture);
  NABIJ_AWAIT (is_heard (&fixture));
  g_object_get (fixture.player, "warning", &warning, NULL);
  g_assert_nonnull (warning);
  g_assert_cmpstr (fixture.states->str, ==, "starting playing");
  tear_down (&fixture);
  g_unlink (file);
  g_rmdir (folder);
}

static void
test_end_of_plan (void)
{
  Fixture fixture;
  gint64  duration_us;

  set_up (&fixture, QUIET_SINK, 0);
  duration_us = nabij_breath_plan_get_duration_us (fixture.plan);
  nabij_session_clock_unref (fixture.session_clock);
  fixture.session_clock = nabij_session_clock_new (g_get_monotonic_time () - duration_us + 2 * NABIJ_SECOND_US);
  start (&fixture);
  NABIJ_AWAIT (is_heard (&fixture));
  NABIJ_AWAIT (!nabij_session_player_is_busy (fixture.player));
  g_assert_cmpstr (fixture.states->str, ==, "starting playing off");
  g_assert_false (is_heard (&fixture));
  tear_down (&fixture);
}

static void
test_start_again (void)
{
  Fixture fixture;
  g_autoptr (NabijBreathPlan) other = make_plan (NABIJ_BREATH_FORM_FIVE_EXHALES);

  set_up (&fixture, QUIET_SINK, 0);
  start (&fixture);
  NABIJ_AWAIT (is_heard (&fixture));
  nabij_player_start (NABIJ_PLAYER (fixture.player), other, fixture.session_clock);
  g_assert_false (is_heard (&fixture));
  NABIJ_AWAIT (is_heard (&fixture));
  tear_down (&fixture);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  *count += 1;
}

static void
test_busy (void)
{
  Fixture  fixture;
  guint    n_changes = 0;
  gboolean busy = TRUE;

  set_up (&fixture, QUIET_SINK, 0);
  g_signal_connect (fixture.player, "notify::busy", G_CALLBACK (count_cb), &n_changes);
  g_object_get (fixture.player, "busy", &busy, NULL);
  g_assert_false (busy);
  g_assert_false (is_heard (&fixture));
  g_assert_cmpint (get_state (&fixture), ==, NABIJ_PLAYER_STATE_OFF);

  start (&fixture);
  NABIJ_AWAIT (is_heard (&fixture));
  g_assert_cmpuint (n_changes, ==, 1);
  /* Off and on again: one pipeline fades while the next one opens. */
  nabij_player_set_enabled (NABIJ_PLAYER (fixture.player), FALSE);
  nabij_player_set_enabled (NABIJ_PLAYER (fixture.player), TRUE);
  NABIJ_AWAIT (is_heard (&fixture));
  g_assert_cmpuint (n_changes, ==, 1);

  nabij_player_stop (NABIJ_PLAYER (fixture.player));
  g_object_get (fixture.player, "busy", &busy, NULL);
  g_assert_true (busy);
  NABIJ_AWAIT (!nabij_session_player_is_busy (fixture.player));
  g_assert_cmpuint (n_changes, ==, 2);
  tear_down (&fixture);
}

static void
test_mix_at_any_time (void)
{
  Fixture  fixture;
  NabijMix mix = { NABIJ_VOICE_WIND, NULL, 0.8, 0.8, 0.8, FALSE };

  set_up (&fixture, QUIET_SINK, 40 * NABIJ_SECOND_US);
  nabij_player_set_mix (NABIJ_PLAYER (fixture.player), &mix);
  start (&fixture);
  mix.voice = NABIJ_VOICE_TONE;
  nabij_player_set_mix (NABIJ_PLAYER (fixture.player), &mix);
  NABIJ_AWAIT (nabij_session_player_is_busy (fixture.player));
  mix.volume = 0.0;
  nabij_player_set_mix (NABIJ_PLAYER (fixture.player), &mix);
  NABIJ_AWAIT (is_heard (&fixture));
  mix.voice = NABIJ_VOICE_WATER;
  nabij_player_set_mix (NABIJ_PLAYER (fixture.player), &mix);
  change (&fixture, NABIJ_BREATH_CHANGE_PAUSE);
  mix.volume = 1.0;
  nabij_player_set_mix (NABIJ_PLAYER (fixture.player), &mix);
  NABIJ_AWAIT (!nabij_session_player_is_busy (fixture.player));
  nabij_player_set_mix (NABIJ_PLAYER (fixture.player), &mix);
  g_assert_cmpstr (fixture.states->str, ==, "starting playing paused");
  tear_down (&fixture);
}

static void
test_clock_far_ahead (void)
{
  Fixture            fixture;
  NabijSessionClock *late;
  gint64             position_us = 0;

  /* A clock that the player was given, and that is made to run ahead by a second. */
  set_up (&fixture, QUIET_SINK, 10 * NABIJ_SECOND_US);
  start (&fixture);
  NABIJ_AWAIT (is_heard (&fixture));
  late = fixture.session_clock;
  nabij_session_clock_draw_towards (late, g_get_monotonic_time (), get_elapsed_us (&fixture) + NABIJ_SECOND_US);
  g_assert_false (is_heard (&fixture));
  NABIJ_AWAIT (nabij_player_get_position_us (NABIJ_PLAYER (fixture.player), &position_us));
  g_assert_cmpint (ABS (get_elapsed_us (&fixture) - position_us), <, NABIJ_SECOND_US / 4);
  tear_down (&fixture);
}

/* Whatever the player is doing, it can be given up. */
static void
test_dispose (gconstpointer user_data)
{
  int     n_steps = GPOINTER_TO_INT (user_data);
  Fixture fixture;

  set_up (&fixture, QUIET_SINK, 0);
  start (&fixture);
  if (n_steps == 1) {
    g_main_context_iteration (NULL, FALSE);
  } else if (n_steps == 2) {
    NABIJ_AWAIT (nabij_session_player_is_busy (fixture.player));
  } else if (n_steps == 3) {
    NABIJ_AWAIT (is_heard (&fixture));
  } else if (n_steps == 4) {
    NABIJ_AWAIT (is_heard (&fixture));
    change (&fixture, NABIJ_BREATH_CHANGE_PAUSE);
  } else if (n_steps == 5) {
    NABIJ_AWAIT (is_heard (&fixture));
    nabij_player_stop (NABIJ_PLAYER (fixture.player));
  }

  g_signal_handlers_disconnect_by_data (fixture.player, &fixture);
  if (n_steps == 0) {
    /* The worker that sets up GStreamer holds the player until it is back. */
    gpointer weak = fixture.player;

    g_object_add_weak_pointer (G_OBJECT (fixture.player), &weak);
    g_object_run_dispose (G_OBJECT (fixture.player));
    g_object_unref (fixture.player);
    NABIJ_AWAIT (weak == NULL);
  } else {
    g_object_unref (fixture.player);
  }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  nabij_session_clock_unref (fixture.session_clock);
  nabij_breath_plan_unref (fixture.plan);
  g_string_free (fixture.states, TRUE);
  NABIJ_AWAIT (G_OBJECT (fixture.clock)->ref_count == 1);
  g_assert_finalize_object (fixture.clock);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add_func ("/nabij/audio/session-player/" name, function)
  ADD ("start-joins-at-present-time", test_start_and_stop);
  ADD ("position-follows-clock", test_position_follows_clock);
  ADD ("change-has-shared-past", test_change_has_shared_past);
  ADD ("pause-and-resume", test_pause_and_resume);
  ADD ("long-pause-releases-device", test_long_pause_releases);
  ADD ("change-while-opening", test_change_while_opening);
  ADD ("off-and-on", test_off_and_on);
  ADD ("error-is-lost-once-and-tried-again", test_error_is_lost_once);
  ADD ("no-device-is-lost", test_no_device);
  ADD ("missing-element-is-unavailable", test_missing_element);
  ADD ("missing-ambience-is-told", test_missing_ambience);
  ADD ("broken-ambience-is-left-out", test_broken_ambience);
  ADD ("end-of-plan-is-off", test_end_of_plan);
  ADD ("start-again-takes-other-plan", test_start_again);
  ADD ("busy-is-notified", test_busy);
  ADD ("mix-is-set-at-any-time", test_mix_at_any_time);
  ADD ("clock-far-ahead-is-caught-up-with", test_clock_far_ahead);
#undef ADD
  for (int i = 0; i <= 5; i++) {
    g_autofree char *path = g_strdup_printf ("/nabij/audio/session-player/dispose-at-step-%d", i);

    g_test_add_data_func (path, GINT_TO_POINTER (i), test_dispose);
  }

  return g_test_run ();
}
