/* test-session-player-song.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-await.h"
#include "nabij-clock.h"
#include "nabij-session-player.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define QUIET_SINK "fakesink sync=true"

typedef struct {
  NabijClock         *clock;
  NabijSessionClock  *session_clock;
  NabijBreathPlan    *plan;
  NabijSessionPlayer *player;
} Fixture;

static NabijBreathPlan *
make_plan (void)
{
  const NabijTimelineStage stages[] = {
    { .duration_us = NABIJ_SECOND_US, .bed = NABIJ_BED_WATER, .nearness = 1.0 },
    { .duration_us = 60 * NABIJ_SECOND_US, .bed = NABIJ_BED_SONG, .nearness = 1.0 },
  };
  g_autoptr (NabijTimeline) timeline = nabij_timeline_new (stages, G_N_ELEMENTS (stages), FALSE, FALSE);
  const NabijBreathPlanOptions options = {
    .form = NABIJ_BREATH_FORM_TIMED,
    .timeline = timeline,
    .pattern = { 4 * NABIJ_SECOND_US, 6 * NABIJ_SECOND_US },
    .season = NABIJ_SEASON_UNKNOWN,
  };

  return nabij_breath_plan_new (&options);
}

static void
set_up (Fixture    *self,
        const char *song)
{
  const NabijMix mix = { .voice = NABIJ_VOICE_WATER, .volume = 0.5, .breath_volume = 0.5, .song = g_intern_string (song) };

  self->clock = nabij_system_clock_new ();
  self->plan = make_plan ();
  self->session_clock = nabij_session_clock_new (g_get_monotonic_time ());
  self->player = nabij_session_player_new_full (self->clock, "/nonexistent", QUIET_SINK, 50, 60000);
  nabij_player_set_mix (NABIJ_PLAYER (self->player), &mix);
  nabij_player_start (NABIJ_PLAYER (self->player), self->plan, self->session_clock);
}

static void
tear_down (Fixture *self)
{
  nabij_player_stop (NABIJ_PLAYER (self->player));
  NABIJ_AWAIT (!nabij_session_player_is_busy (self->player));
  g_assert_finalize_object (self->player);
  g_assert_finalize_object (self->clock);
  nabij_session_clock_unref (self->session_clock);
  nabij_breath_plan_unref (self->plan);
}

static gboolean
is_heard (Fixture *self)
{
  gint64 position_us;

  return nabij_player_get_position_us (NABIJ_PLAYER (self->player), &position_us);
}

static char *
get_warning (Fixture *self)
{
  char *warning;

  g_object_get (self->player, "warning", &warning, NULL);
  return warning;
}

static gboolean
has_warning (Fixture *self)
{
  g_autofree char *warning = get_warning (self);

  return warning != NULL;
}

/* The plan goes on, the water is heard, and one line says why there is no song. */
static void
test_vanished (void)
{
  Fixture          fixture;
  g_autofree char *warning = NULL;

  set_up (&fixture, "/nowhere/song");
  NABIJ_AWAIT (is_heard (&fixture));
  warning = get_warning (&fixture);
  g_assert_cmpstr (warning, ==, "The file of your song is not there. You can choose it again.");
  g_assert_cmpint (nabij_player_get_state (NABIJ_PLAYER (fixture.player)), ==, NABIJ_PLAYER_STATE_PLAYING);
  tear_down (&fixture);
}

/* Its damage shows only when it should sound; what is heard goes on without a break. */
static void
test_broken (void)
{
  Fixture          fixture;
  g_autofree char *folder = g_dir_make_tmp ("nabij-song-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "song", NULL);
  g_autofree char *warning = NULL;

  g_assert_true (g_file_set_contents (file, "This is not a song.", -1, NULL));
  set_up (&fixture, file);
  NABIJ_AWAIT (is_heard (&fixture));
  NABIJ_AWAIT (has_warning (&fixture));
  warning = get_warning (&fixture);
  g_assert_cmpstr (warning, ==, "Your song cannot be played. You can choose it again.");
  g_assert_true (is_heard (&fixture));
  g_assert_cmpint (nabij_player_get_state (NABIJ_PLAYER (fixture.player)), ==, NABIJ_PLAYER_STATE_PLAYING);

  /* The next time it may be another one. */
  nabij_player_start (NABIJ_PLAYER (fixture.player), fixture.plan, fixture.session_clock);
  g_assert_false (has_warning (&fixture));
  tear_down (&fixture);
  g_unlink (file);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/audio/session-player-song/vanished-is-told", test_vanished);
  g_test_add_func ("/nabij/audio/session-player-song/broken-is-left-out", test_broken);

  return g_test_run ();
}
