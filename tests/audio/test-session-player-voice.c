/* test-session-player-voice.c
 *
 * The player with a voice, and a device that writes down what it is given, at the pace of the computer's
 * clock.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-await.h"
#include "nabij-clock.h"
#include "nabij-session-player.h"
#include "nabij-sound-measure.h"
#include "nabij-speech-recordings.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>

#define SECOND_US NABIJ_SECOND_US
#define SILENCE_DB -90.0

typedef struct {
  NabijSpeechRecordings exercise;
  NabijClock           *clock;
  NabijSessionClock    *session_clock;
  NabijSessionPlayer   *player;
  char                 *path;
} Fixture;

/* @at_us is how far the exercise is already. */
static void
set_up (Fixture *self,
        gint64   at_us)
{
  g_autofree char *sink = NULL;
  g_autofree char *folder = g_dir_make_tmp ("nabij-voice-XXXXXX", NULL);
  const NabijMix   mix = { .voice = NABIJ_VOICE_WATER, .volume = 1.0 };

  nabij_speech_recordings_set_up (&self->exercise, NABIJ_PRACTICE_ID_WATER, 3);
  self->path = g_build_filename (folder, "heard", NULL);
  sink = g_strdup_printf ("filesink sync=true buffer-mode=unbuffered location=\"%s\"", self->path);
  self->clock = nabij_system_clock_new ();
  self->session_clock = nabij_session_clock_new (g_get_monotonic_time () - at_us);
  self->player = nabij_session_player_new_full (self->clock, "/nonexistent", sink, 50, 60000);
  nabij_player_set_mix (NABIJ_PLAYER (self->player), &mix);
}

static void
begin (Fixture *self)
{
  nabij_player_set_speech (NABIJ_PLAYER (self->player), self->exercise.speech);
  nabij_player_start (NABIJ_PLAYER (self->player), self->exercise.plan, self->session_clock);
}

static void
tear_down (Fixture *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  nabij_player_stop (NABIJ_PLAYER (self->player));
  NABIJ_AWAIT (!nabij_session_player_is_busy (self->player));
  g_assert_finalize_object (self->player);
  g_assert_finalize_object (self->clock);
  nabij_session_clock_unref (self->session_clock);
  nabij_speech_recordings_tear_down (&self->exercise);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (self->path);
}

static gint64
get_elapsed_us (Fixture *self)
{
  return nabij_session_clock_get_elapsed_us (self->session_clock, g_get_monotonic_time ());
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

static GArray *
read_heard (Fixture *self)
{
  GArray          *sound = g_array_new (FALSE, FALSE, sizeof (float));
  g_autofree char *contents = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (self->path, &contents, &length, NULL));
  g_array_append_vals (sound, contents, (guint)(length / sizeof (float)));
  return sound;
}

/* The stretches in which something is heard, with at least a quarter of a second of quiet between two of them. */
static guint
list_stretches (GArray *sound,
                gint64  from_us[],
                gint64  until_us[],
                guint   n_most)
{
  gint64 last_us = G_MININT64;
  guint  n = 0;

  for (gint64 i = 0; i < sound->len / 2; i++) {
    const gint64 at_us = i * 125 / 6;

    if (fabsf (g_array_index (sound, float, 2 * i)) < 1e-4f)
      continue;
    if (last_us == G_MININT64 || at_us - last_us > 250000) {
      g_assert_cmpuint (n, <, n_most);
      from_us[n] = at_us;
      n += 1;
    }
    until_us[n - 1] = at_us;
    last_us = at_us;
  }
  return n;
}

/* Two lines, one behind the other, both whole: as far apart as they are in the plan. */
static void
test_is_heard (void)
{
  Fixture fixture;
  g_autoptr (GArray) sound = NULL;
  NabijRecording *sit;
  gint64          from_us[4];
  gint64          until_us[4];

  /* Beginning in the quiet before the second line. */
  set_up (&fixture, 3200 * 1000);
  begin (&fixture);
  NABIJ_AWAIT (is_heard (&fixture));
  NABIJ_AWAIT (get_elapsed_us (&fixture) > 10500 * 1000);
  nabij_player_stop (NABIJ_PLAYER (fixture.player));
  NABIJ_AWAIT (!nabij_session_player_is_busy (fixture.player));
  sound = read_heard (&fixture);

  sit = g_ptr_array_index (fixture.exercise.recordings, 1);
  g_assert_cmpuint (list_stretches (sound, from_us, until_us, 4), ==, 2);
  g_test_message ("%.3f to %.3f and from %.3f", (double)from_us[0] / 1e6, (double)until_us[0] / 1e6, (double)from_us[1] / 1e6);
  g_assert_cmpint (ABS (from_us[1] - from_us[0] - 5 * SECOND_US), <, 30000);
  /* A recording ends softly. */
  g_assert_cmpint (until_us[0] - from_us[0], <, nabij_recording_get_fields (sit)->duration_us + 10000);
  g_assert_cmpint (until_us[0] - from_us[0], >, nabij_recording_get_fields (sit)->duration_us - 400000);
  tear_down (&fixture);
}

/* A pause in a line, and going on, through the player: nothing is heard in between, and the next line is
 * heard where it belongs. */
static void
test_pauses (void)
{
  Fixture fixture;
  g_autoptr (NabijBreathPlan) paused = NULL;
  g_autoptr (NabijBreathPlan) resumed = NULL;
  g_autoptr (GArray) sound = NULL;
  gint64 from_us[6];
  gint64 until_us[6];
  guint  n;

  set_up (&fixture, 3200 * 1000);
  begin (&fixture);
  NABIJ_AWAIT (get_elapsed_us (&fixture) > 5400 * 1000);
  g_assert_true (is_heard (&fixture));
  paused = nabij_player_change (NABIJ_PLAYER (fixture.player), get_elapsed_us (&fixture), NABIJ_BREATH_CHANGE_PAUSE);
  nabij_session_clock_stop_at (fixture.session_clock, nabij_breath_plan_get_pause_us (paused));
  NABIJ_AWAIT (!is_heard (&fixture));
  resumed = nabij_player_change (NABIJ_PLAYER (fixture.player), get_elapsed_us (&fixture), NABIJ_BREATH_CHANGE_RESUME);
  nabij_session_clock_resume (fixture.session_clock, g_get_monotonic_time ());
  NABIJ_AWAIT (is_heard (&fixture));
  NABIJ_AWAIT (get_elapsed_us (&fixture) > 16 * SECOND_US);
  nabij_player_stop (NABIJ_PLAYER (fixture.player));
  NABIJ_AWAIT (!nabij_session_player_is_busy (fixture.player));
  sound = read_heard (&fixture);

  n = list_stretches (sound, from_us, until_us, 6);
  for (guint i = 0; i < n; i++)
    g_test_message ("%.2f to %.2f", (double)from_us[i] / 1e6, (double)until_us[i] / 1e6);
  /* The first line, cut short; then what is laid out behind the pause. */
  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpint (until_us[0] - from_us[0], <, 1800 * 1000);
  g_assert_cmpint (from_us[1] - until_us[0], >, SECOND_US);
  tear_down (&fixture);
}

/* One line cannot be played: one sentence says so, once, and the sound goes on. */
static void
test_tells_of_what_is_damaged (void)
{
  Fixture fixture;
  g_autoptr (GBytes) letters = g_bytes_new_static ("letters", 7);
  g_autofree char *warning = NULL;

  set_up (&fixture, 7 * SECOND_US);
  nabij_speech_recordings_replace (&fixture.exercise, nabij_speech_recordings_take ("water-and-rust/hand", letters, SECOND_US));
  begin (&fixture);
  NABIJ_AWAIT (is_heard (&fixture));
  NABIJ_AWAIT (has_warning (&fixture));
  warning = get_warning (&fixture);
  g_assert_cmpstr (warning, ==, "Something that was recorded cannot be played. You can record it again.");
  g_assert_true (is_heard (&fixture));
  g_assert_cmpint (nabij_player_get_state (NABIJ_PLAYER (fixture.player)), ==, NABIJ_PLAYER_STATE_PLAYING);

  /* Another voice is another matter. */
  nabij_player_set_speech (NABIJ_PLAYER (fixture.player), NULL);
  g_assert_false (has_warning (&fixture));
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/audio/session-player-voice/is-heard", test_is_heard);
  g_test_add_func ("/nabij/audio/session-player-voice/pauses", test_pauses);
  g_test_add_func ("/nabij/audio/session-player-voice/tells-of-what-is-damaged", test_tells_of_what_is_damaged);

  return g_test_run ();
}
