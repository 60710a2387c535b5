/* bench-sync.c
 *
 * Heard minus shown: with a sound server of its own, a session is drawn at 60 frames a second as
 * the session page does it, while the null sink's monitor is recorded. Each onset of the warm tone
 * in the recording is held against the phase that was shown at that moment; then the server is
 * killed and comes back. Before that, how long the main loop stands still while sound starts for
 * the first time on a computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bench.h"
#include "nabij-clock.h"
#include "nabij-pulse-fixture.h"
#include "nabij-session-player.h"
#include "nabij-water-synth.h"

#include <math.h>
#include <string.h>

#define RATE NABIJ_PULSE_RECORDER_RATE
#define FRAME_MS 16
/* Envelopes have one figure a millisecond, over the last 12 ms: two periods of the lowest tone. */
#define WINDOW_MS 12
/* An onset is where the tone has come to a quarter of what it will be, which is well in its attack. */
#define ONSET_PART 0.25
#define MEASURE_S 60
#define SETTLE_US (2 * NABIJ_SECOND_US)

/* What was shown at a time. */
typedef struct {
  gint64 monotonic_us;
  gint64 elapsed_us;
} Frame;

typedef struct {
  GMainLoop         *loop;
  NabijPlayer       *player;
  NabijSessionClock *session_clock;
  NabijBreathPlan   *plan;
  GArray            *frames;
  gint64             last_us;
  gint64             longest_us;
} Session;

static gboolean
frame_cb (gpointer user_data)
{
  Session *session = user_data;
  gint64   now_us = g_get_monotonic_time ();
  gint64   position_us;
  Frame    frame;

  if (nabij_player_get_position_us (session->player, &position_us))
    nabij_session_clock_draw_towards (session->session_clock, now_us, position_us);
  frame.monotonic_us = now_us;
  frame.elapsed_us = nabij_session_clock_get_elapsed_us (session->session_clock, now_us);
  g_array_append_val (session->frames, frame);
  return G_SOURCE_CONTINUE;
}

static gboolean
loop_cb (gpointer user_data)
{
  Session *session = user_data;
  gint64   now_us = g_get_monotonic_time ();

  session->longest_us = MAX (session->longest_us, now_us - session->last_us);
  session->last_us = now_us;
  return G_SOURCE_CONTINUE;
}

static void
run_for (Session *session,
         gint64   duration_us)
{
  gint64 until_us = g_get_monotonic_time () + duration_us;

  while (g_get_monotonic_time () < until_us)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
run_until (Session         *session,
           NabijPlayerState state)
{
  gint64 until_us = g_get_monotonic_time () + 30 * NABIJ_SECOND_US;

  while (nabij_player_get_state (session->player) != state && g_get_monotonic_time () < until_us)
    g_main_context_iteration (NULL, TRUE);
  return nabij_player_get_state (session->player) == state;
}

/* Short breaths, so that there are many onsets. */
static NabijBreathPlan *
make_plan (void)
{
  NabijBreathPlanOptions options = {
    .form = NABIJ_BREATH_FORM_WATER_AND_RUST,
    .length_us = 10 * 60 * NABIJ_SECOND_US,
    .pattern = { 2 * NABIJ_SECOND_US, 5 * NABIJ_SECOND_US / 2 },
    .season = NABIJ_SEASON_UNKNOWN,
  };

  return nabij_breath_plan_new (&options);
}

/* What the tone of the plan is to sound like, from @start_us on. */
static GArray *
render_tone (NabijBreathPlan *plan,
             gint64           start_us,
             gint64           duration_us)
{
  g_autoptr (NabijWaterSynth) synth = nabij_water_synth_new (1, NABIJ_VOICE_TONE, NABIJ_WATER_BOWLS_NONE);
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (float));
  float   stereo[2 * 48];

  for (gint64 at_us = start_us; at_us < start_us + duration_us; at_us += 1000) {
    NabijBreathState state;

    nabij_breath_plan_at (plan, at_us, &state);
    nabij_water_synth_render (synth, &state, stereo, 48);
    for (guint i = 0; i < 48; i++) {
      float mono = (stereo[2 * i] + stereo[2 * i + 1]) / 2.0f;

      g_array_append_val (samples, mono);
    }
  }
  return samples;
}

static double
get_level (GArray *samples,
           gint64  at_ms)
{
  double power = 0.0;
  gint64 end = at_ms * RATE / 1000;

  for (gint64 i = end - WINDOW_MS * RATE / 1000; i < end; i++) {
    float sample = i >= 0 && i < (gint64)samples->len ? g_array_index (samples, float, i) : 0.0f;

    power += (double)sample * (double)sample;
  }
  return sqrt (power);
}

/* When within @from_ms to @to_ms the tone has come to a part of the loudest that it gets there;
 * between two milliseconds by a straight line. Negative when there is nothing. */
static double
find_onset_ms (GArray *samples,
               gint64  from_ms,
               gint64  to_ms)
{
  double loudest = 0.0;
  double before = 0.0;

  for (gint64 at_ms = from_ms; at_ms < to_ms; at_ms++)
    loudest = MAX (loudest, get_level (samples, at_ms));
  if (loudest < 0.01)
    return -1.0;

  for (gint64 at_ms = from_ms; at_ms < to_ms; at_ms++) {
    double level = get_level (samples, at_ms);

    if (level >= loudest * ONSET_PART)
      return (double)at_ms - (level - loudest * ONSET_PART) / MAX (level - before, 1e-9);
    before = level;
  }
  return -1.0;
}

/* What the clock showed at a time, between the frames that were drawn. */
static gint64
get_shown_us (Session *session,
              gint64   monotonic_us)
{
  const Frame *last = &g_array_index (session->frames, Frame, 0);

  for (guint i = 1; i < session->frames->len; i++) {
    const Frame *frame = &g_array_index (session->frames, Frame, i);

    if (frame->monotonic_us > monotonic_us)
      break;
    last = frame;
  }
  return last->elapsed_us + monotonic_us - last->monotonic_us;
}

/* When a time of the plan was shown. */
static gint64
get_time_shown_us (Session *session,
                   gint64   elapsed_us)
{
  const Frame *last = &g_array_index (session->frames, Frame, 0);

  for (guint i = 1; i < session->frames->len; i++) {
    const Frame *frame = &g_array_index (session->frames, Frame, i);

    if (frame->elapsed_us > elapsed_us)
      break;
    last = frame;
  }
  return last->monotonic_us + elapsed_us - last->elapsed_us;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *)a;
  double second = *(const double *)b;

  return (first > second) - (first < second);
}

/* Holds every onset from @from_us on against what was shown. */
static void
report_sync (Session            *session,
             NabijPulseRecorder *recorder,
             gint64              from_us,
             const char         *what)
{
  gint64 recorded_us = 0;
  g_autoptr (GArray) heard = nabij_pulse_recorder_dup_samples (recorder, &recorded_us);
  g_autoptr (GArray) errors = g_array_new (FALSE, FALSE, sizeof (double));
  gint64 until_us = recorded_us + (gint64)heard->len * NABIJ_SECOND_US / RATE;
  gint64 at_us = get_shown_us (session, from_us);

  for (;;) {
    NabijBreathState state;
    g_autoptr (GArray) tone = NULL;
    gint64 edge_us = nabij_breath_plan_get_next_edge_us (session->plan, at_us);
    gint64 shown_us = get_time_shown_us (session, edge_us);
    gint64 from_ms;
    double expected_ms;
    double heard_ms;
    double error_ms;

    if (edge_us <= at_us || shown_us + 2 * NABIJ_SECOND_US > until_us)
      break;
    at_us = edge_us;
    if (!nabij_breath_plan_at (session->plan, edge_us, &state) || state.phase != NABIJ_PHASE_EXHALE || state.tone_gain < 0.5)
      continue;

    /* Both are looked at from 0.6 s before the turn, when the last tone is gone, to 1.4 s after. */
    tone = render_tone (session->plan, edge_us - 600000, 2 * NABIJ_SECOND_US);
    expected_ms = find_onset_ms (tone, 0, 2000) - 600.0;
    from_ms = (shown_us - 600000 - recorded_us) / 1000;
    heard_ms = find_onset_ms (heard, from_ms, from_ms + 2000);
    if (heard_ms < 0.0) {
      g_printerr ("%s: nothing was heard at %.1f s\n", what, (double)edge_us / 1e6);
      error_ms = 1000.0;
    } else {
      gint64 onset_us = recorded_us + (gint64)(heard_ms * 1000.0);

      error_ms = (double)(get_shown_us (session, onset_us) - edge_us) / 1000.0 - expected_ms;
    }
    g_printerr ("# %s: exhale at %.1f s, onset after %.1f ms, heard minus shown %+.1f ms\n",
                what, (double)edge_us / 1e6, expected_ms, error_ms);
    error_ms = fabs (error_ms);
    g_array_append_val (errors, error_ms);
  }

  g_array_sort (errors, compare_doubles);
  if (errors->len < 5)
    g_printerr ("%s: only %u onsets were heard\n", what, errors->len);
  nabij_bench_report_at_most (what,
                              errors->len < 5 ? INFINITY : g_array_index (errors, double, (guint)ceil (0.95 * errors->len) - 1),
                              25.0, "ms");
}

int
main (void)
{
  const NabijMix   mix = { NABIJ_VOICE_WATER, "sea", 1.0, 1.0, 0.5, TRUE };
  const NabijMix   tone_mix = { NABIJ_VOICE_TONE, NULL, 1.0, 1.0, 0.0, FALSE };
  g_autofree char *cache = g_dir_make_tmp ("nabij-cache-XXXXXX", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -r '%s'", cache);
  g_autoptr (NabijPulseFixture) server = NULL;
  g_autoptr (NabijPulseRecorder) recorder = NULL;
  g_autoptr (NabijClock) clock = nabij_system_clock_new ();
  Session session = { 0 };
  guint   loop_id;
  gint64  playing_us;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_unsetenv ("GST_REGISTRY");
  server = nabij_pulse_fixture_new ();
  session.frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  session.plan = make_plan ();
  session.player = NABIJ_PLAYER (nabij_session_player_new (clock, NABIJ_BENCH_SOUND_DIR));
  recorder = nabij_pulse_recorder_new (server, NABIJ_PULSE_FIXTURE_SINK);

  /* The very first start. */
  session.session_clock = nabij_session_clock_new (g_get_monotonic_time ());
  session.last_us = g_get_monotonic_time ();
  loop_id = g_timeout_add (1, loop_cb, &session);
  nabij_player_set_mix (session.player, &mix);
  nabij_player_start (session.player, session.plan, session.session_clock);
  if (!run_until (&session, NABIJ_PLAYER_STATE_PLAYING))
    g_printerr ("sound never started\n");
  run_for (&session, 2 * NABIJ_SECOND_US);
  nabij_player_stop (session.player);
  run_for (&session, NABIJ_SECOND_US);
  g_source_remove (loop_id);
  nabij_bench_report_at_most ("longest main-loop stop, sound starts, empty GStreamer cache",
                              (double)session.longest_us / 1000.0 - 1.0, 50.0, "ms");
  nabij_session_clock_unref (session.session_clock);

  /* From just before the first guided breath on. */
  session.session_clock = nabij_session_clock_new (g_get_monotonic_time () - nabij_breath_plan_get_stage_start_us (session.plan, NABIJ_STAGE_FOLLOW));
  frame_cb (&session);
  g_timeout_add (FRAME_MS, frame_cb, &session);
  nabij_player_set_mix (session.player, &tone_mix);
  playing_us = g_get_monotonic_time ();
  nabij_player_start (session.player, session.plan, session.session_clock);
  run_for (&session, MEASURE_S * NABIJ_SECOND_US);
  report_sync (&session, recorder, playing_us + SETTLE_US, "heard minus shown, from 2 s on, 95th percentile");

  nabij_pulse_fixture_kill (server);
  if (!run_until (&session, NABIJ_PLAYER_STATE_LOST))
    g_printerr ("the loss was not seen\n");
  g_clear_pointer (&recorder, nabij_pulse_recorder_free);
  nabij_pulse_fixture_start (server);
  recorder = nabij_pulse_recorder_new (server, NABIJ_PULSE_FIXTURE_SINK);
  if (!run_until (&session, NABIJ_PLAYER_STATE_PLAYING))
    g_printerr ("sound did not come back\n");
  playing_us = g_get_monotonic_time ();
  run_for (&session, MEASURE_S * NABIJ_SECOND_US);
  report_sync (&session, recorder, playing_us + SETTLE_US, "the same after the sound server was killed and came back");

  nabij_player_stop (session.player);
  run_for (&session, NABIJ_SECOND_US);
  g_clear_object (&session.player);
  nabij_session_clock_unref (session.session_clock);
  nabij_breath_plan_unref (session.plan);
  g_array_unref (session.frames);
  g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL);
  return 0;
}
