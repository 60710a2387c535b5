/* test-player.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fake-player.h"

static NabijBreathPlan *
make_plan (void)
{
  NabijBreathPlanOptions options = {
    .form = NABIJ_BREATH_FORM_WATER_AND_RUST,
    .length_us = 3 * 60 * NABIJ_SECOND_US,
    .pattern = { 4 * NABIJ_SECOND_US, 6 * NABIJ_SECOND_US },
    .season = NABIJ_SEASON_UNKNOWN,
  };

  return nabij_breath_plan_new (&options);
}

static void
test_state_type (void)
{
  g_autoptr (GEnumClass) states = g_type_class_ref (NABIJ_TYPE_PLAYER_STATE);

  g_assert_cmpuint (states->n_values, ==, 7);
  g_assert_cmpstr (g_enum_get_value (states, NABIJ_PLAYER_STATE_OFF)->value_nick, ==, "off");
  g_assert_cmpstr (g_enum_get_value (states, NABIJ_PLAYER_STATE_UNAVAILABLE)->value_nick, ==, "unavailable");
}

static void
test_calls_reach_implementation (void)
{
  NabijFakePlayer *fake = nabij_fake_player_new ();
  NabijPlayer     *player = NABIJ_PLAYER (fake);
  g_autoptr (NabijBreathPlan) plan = make_plan ();
  g_autoptr (NabijBreathPlan) changed = NULL;
  g_autoptr (NabijSessionClock) session_clock = nabij_session_clock_new (0);
  const NabijMix   mix = { NABIJ_VOICE_WIND, "sea", 0.5, 0.25, 0.75, TRUE };
  g_autofree char *calls = NULL;
  gint64           position_us = 0;

  g_assert_false (nabij_player_get_position_us (player, &position_us));
  nabij_fake_player_set_position_us (fake, 1234);
  g_assert_true (nabij_player_get_position_us (player, &position_us));
  g_assert_cmpint (position_us, ==, 1234);

  nabij_player_set_mix (player, &mix);
  nabij_player_start (player, plan, session_clock);
  nabij_player_set_enabled (player, FALSE);
  nabij_player_set_enabled (player, TRUE);
  changed = nabij_player_change (player, 30 * NABIJ_SECOND_US, NABIJ_BREATH_CHANGE_PAUSE);
  nabij_player_stop (player);

  calls = nabij_fake_player_take_calls (fake);
  g_assert_cmpstr (calls, ==, "mix wind sea 0.50 0.25 0.75 bowl; start; disable; enable; pause 30000000; stop");
  g_assert_true (nabij_breath_plan_is_paused (changed));
  g_assert_null (nabij_fake_player_get_plan (fake));
  g_assert_finalize_object (fake);
}

static void
test_change_is_ahead (void)
{
  g_autoptr (NabijFakePlayer) fake = nabij_fake_player_new ();
  g_autoptr (NabijBreathPlan) plan = make_plan ();
  g_autoptr (NabijBreathPlan) changed = NULL;
  g_autoptr (NabijSessionClock) session_clock = nabij_session_clock_new (0);

  nabij_fake_player_set_ahead_us (fake, 150000);
  nabij_player_start (NABIJ_PLAYER (fake), plan, session_clock);
  changed = nabij_player_change (NABIJ_PLAYER (fake), 30 * NABIJ_SECOND_US, NABIJ_BREATH_CHANGE_PAUSE);

  g_assert_cmpint (nabij_breath_plan_get_pause_us (changed), ==,
                   30 * NABIJ_SECOND_US + 150000 + NABIJ_BREATH_PLAN_PAUSE_FADE_US);
  g_assert_true (nabij_fake_player_get_plan (fake) == changed);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  *count += 1;
}

static void
test_state_notifies_change_only (void)
{
  g_autoptr (NabijFakePlayer) fake = nabij_fake_player_new ();
  NabijPlayerState state;
  g_autofree char *warning = NULL;
  guint            n_states = 0;
  guint            n_warnings = 0;

  g_signal_connect (fake, "notify::state", G_CALLBACK (count_cb), &n_states);
  g_signal_connect (fake, "notify::warning", G_CALLBACK (count_cb), &n_warnings);
  nabij_fake_player_set_state (fake, NABIJ_PLAYER_STATE_PLAYING);
  nabij_fake_player_set_state (fake, NABIJ_PLAYER_STATE_PLAYING);
  g_assert_cmpuint (n_states, ==, 1);
  nabij_fake_player_set_state (fake, NABIJ_PLAYER_STATE_LOST);
  g_assert_cmpuint (n_states, ==, 2);
  nabij_fake_player_set_warning (fake, "The sea is missing.");
  nabij_fake_player_set_warning (fake, "The sea is missing.");
  g_assert_cmpuint (n_warnings, ==, 1);

  g_object_get (fake, "state", &state, "warning", &warning, NULL);
  g_assert_cmpint (state, ==, NABIJ_PLAYER_STATE_LOST);
  g_assert_cmpint (nabij_player_get_state (NABIJ_PLAYER (fake)), ==, NABIJ_PLAYER_STATE_LOST);
  g_assert_cmpstr (warning, ==, "The sea is missing.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/audio/player/state-is-an-enum-with-seven-values", test_state_type);
  g_test_add_func ("/nabij/audio/player/calls-reach-the-implementation", test_calls_reach_implementation);
  g_test_add_func ("/nabij/audio/player/change-takes-place-ahead", test_change_is_ahead);
  g_test_add_func ("/nabij/audio/player/state-notifies-only-a-change", test_state_notifies_change_only);

  return g_test_run ();
}
