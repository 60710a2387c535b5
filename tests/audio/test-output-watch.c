/* test-output-watch.c
 *
 * What a stream plays into: the decision by itself, and the watch with a real sound server, whose
 * null sinks have no ports but those that are lent to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-await.h"
#include "nabij-output-watch.h"
#include "nabij-pulse-fixture.h"
#include "nabij-pulse-ports.h"

#define STREAM "ours"
#define OUR_STREAM NABIJ_OUTPUT_WATCH_STREAM "=" STREAM
#define OTHER_STREAM NABIJ_OUTPUT_WATCH_STREAM "=another"

/* clang-format off */
static const pa_sink_port_info speaker = {
  .name = "speaker", .type = PA_DEVICE_PORT_TYPE_SPEAKER, .available = PA_PORT_AVAILABLE_UNKNOWN,
};
static const pa_sink_port_info speaker_off = {
  .name = "speaker", .type = PA_DEVICE_PORT_TYPE_SPEAKER, .available = PA_PORT_AVAILABLE_NO,
};
static const pa_sink_port_info headphones = {
  .name = "headphones", .type = PA_DEVICE_PORT_TYPE_HEADPHONES, .available = PA_PORT_AVAILABLE_YES,
};
static const pa_sink_port_info headphones_out = {
  .name = "headphones", .type = PA_DEVICE_PORT_TYPE_HEADPHONES, .available = PA_PORT_AVAILABLE_NO,
};
/* clang-format on */

typedef struct {
  NabijPulseFixture *server;
  NabijOutputWatch  *watch;
  GSubprocess       *program;

  /* The watch writes on its own thread. */
  GMutex  mutex;
  guint   n_looks;
  guint   n_moves;
  guint32 sink;
} Fixture;

static void
looked_cb (const NabijOutput *before,
           const NabijOutput *now,
           gpointer           user_data)
{
  Fixture *fixture = user_data;

  g_mutex_lock (&fixture->mutex);
  fixture->n_looks += 1;
  fixture->n_moves += before != NULL && nabij_output_has_moved (before, now);
  fixture->sink = now->sink;
  g_mutex_unlock (&fixture->mutex);
}

static guint
count_looks (Fixture *fixture)
{
  guint n_looks;

  g_mutex_lock (&fixture->mutex);
  n_looks = fixture->n_looks;
  g_mutex_unlock (&fixture->mutex);
  return n_looks;
}

static guint
count_moves (Fixture *fixture)
{
  guint n_moves;

  g_mutex_lock (&fixture->mutex);
  n_moves = fixture->n_moves;
  g_mutex_unlock (&fixture->mutex);
  return n_moves;
}

static gboolean
is_on (Fixture    *fixture,
       const char *sink)
{
  guint32 index;

  g_mutex_lock (&fixture->mutex);
  index = fixture->sink;
  g_mutex_unlock (&fixture->mutex);
  return count_looks (fixture) > 0 && index == nabij_pulse_fixture_get_sink_index (fixture->server, sink);
}

static void
set_up (Fixture *fixture)
{
  *fixture = (Fixture){ .server = nabij_pulse_fixture_new () };
  g_mutex_init (&fixture->mutex);
  nabij_pulse_ports_lend (NULL);
}

static void
play (Fixture    *fixture,
      const char *sink)
{
  fixture->program = nabij_pulse_fixture_play (fixture->server, sink, OUR_STREAM);
}

static void
watch (Fixture *fixture)
{
  fixture->watch = nabij_output_watch_new (STREAM, looked_cb, fixture);
  g_assert_nonnull (fixture->watch);
}

static void
end_program (GSubprocess *program)
{
  g_subprocess_force_exit (program);
  g_subprocess_wait (program, NULL, NULL);
  g_object_unref (program);
}

static void
tear_down (Fixture *fixture)
{
  g_clear_pointer (&fixture->watch, nabij_output_watch_free);
  g_clear_pointer (&fixture->program, end_program);
  nabij_pulse_fixture_free (fixture->server);
  g_mutex_clear (&fixture->mutex);
}

/* Returns when the watch has looked after a change of which the server told. */
static void
turn_volume (Fixture *fixture)
{
  const guint n_looks = count_looks (fixture);

  nabij_pulse_fixture_set_volume (fixture->server, NABIJ_PULSE_FIXTURE_SINK, "-1%");
  NABIJ_AWAIT (count_looks (fixture) > n_looks);
}

static void
assert_move (Fixture                 *fixture,
             const pa_sink_port_info *port,
             gboolean                 is_move)
{
  const guint n_moves = count_moves (fixture);

  nabij_pulse_ports_lend (port);
  turn_volume (fixture);
  g_assert_cmpuint (count_moves (fixture) - n_moves, ==, is_move);
}

static void
test_has_moved (void)
{
  static const struct {
    NabijOutput before;
    NabijOutput now;
    gboolean    has_moved;
  } cases[] = {
    /* Nothing has happened. */
    { { 1, NULL, FALSE }, { 1, NULL, FALSE }, FALSE },
    { { 1, "speaker", FALSE }, { 1, "speaker", FALSE }, FALSE },
    { { 1, "headphones", TRUE }, { 1, "headphones", TRUE }, FALSE },
    /* Headphones are pulled out: another port takes over, or none. */
    { { 1, "headphones", TRUE }, { 1, "speaker", FALSE }, TRUE },
    { { 1, "headphones", TRUE }, { 1, "headphones", FALSE }, TRUE },
    { { 1, "headphones", FALSE }, { 1, "speaker", FALSE }, TRUE },
    /* Headphones are plugged in, or changed. */
    { { 1, "speaker", FALSE }, { 1, "headphones", TRUE }, FALSE },
    { { 1, "headphones", FALSE }, { 1, "headphones", TRUE }, FALSE },
    { { 1, "headphones", TRUE }, { 1, "headset", TRUE }, FALSE },
    /* From one loudspeaker to another. */
    { { 1, "speaker", FALSE }, { 1, "lineout", FALSE }, TRUE },
    /* What is not known. */
    { { 1, NULL, FALSE }, { 1, "speaker", FALSE }, FALSE },
    { { 1, "speaker", FALSE }, { 1, NULL, FALSE }, FALSE },
    { { 1, "headphones", TRUE }, { 1, NULL, FALSE }, FALSE },
    /* Another device. */
    { { 1, NULL, FALSE }, { 2, NULL, FALSE }, TRUE },
    { { 1, "speaker", FALSE }, { 2, "speaker", FALSE }, TRUE },
    { { 1, "speaker", FALSE }, { 2, "headphones", TRUE }, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("case %u", i);
    g_assert_cmpint (nabij_output_has_moved (&cases[i].before, &cases[i].now), ==, cases[i].has_moved);
  }
}

static void
test_finds_stream (void)
{
  Fixture      fixture;
  GSubprocess *other;

  set_up (&fixture);
  nabij_pulse_fixture_add_sink (fixture.server, "loudspeaker");
  other = nabij_pulse_fixture_play (fixture.server, NABIJ_PULSE_FIXTURE_SINK, OTHER_STREAM);
  play (&fixture, "loudspeaker");
  NABIJ_AWAIT (nabij_pulse_fixture_count_streams (fixture.server) == 2);
  watch (&fixture);
  NABIJ_AWAIT (is_on (&fixture, "loudspeaker"));
  end_program (other);
  tear_down (&fixture);
}

static void
test_awaits_stream (void)
{
  Fixture      fixture;
  GSubprocess *other;

  set_up (&fixture);
  nabij_pulse_fixture_add_sink (fixture.server, "loudspeaker");
  watch (&fixture);
  other = nabij_pulse_fixture_play (fixture.server, NABIJ_PULSE_FIXTURE_SINK, OTHER_STREAM);
  NABIJ_AWAIT (nabij_pulse_fixture_count_streams (fixture.server) == 1);
  play (&fixture, "loudspeaker");
  NABIJ_AWAIT (is_on (&fixture, "loudspeaker"));
  g_assert_cmpuint (count_moves (&fixture), ==, 0);
  end_program (other);
  tear_down (&fixture);
}

static void
test_other_device (void)
{
  Fixture fixture;

  set_up (&fixture);
  nabij_pulse_fixture_add_sink (fixture.server, "loudspeaker");
  play (&fixture, NABIJ_PULSE_FIXTURE_SINK);
  watch (&fixture);
  NABIJ_AWAIT (is_on (&fixture, NABIJ_PULSE_FIXTURE_SINK));
  nabij_pulse_fixture_move_streams (fixture.server, "loudspeaker");
  NABIJ_AWAIT (is_on (&fixture, "loudspeaker"));
  g_assert_cmpuint (count_moves (&fixture), ==, 1);
  tear_down (&fixture);
}

static void
test_ports (void)
{
  Fixture fixture;

  set_up (&fixture);
  nabij_pulse_ports_lend (&headphones);
  play (&fixture, NABIJ_PULSE_FIXTURE_SINK);
  watch (&fixture);
  NABIJ_AWAIT (is_on (&fixture, NABIJ_PULSE_FIXTURE_SINK));

  assert_move (&fixture, &headphones, FALSE);
  assert_move (&fixture, &speaker, TRUE);
  /* While headphones are plugged in, the loudspeaker may be told to be gone before they take over. */
  assert_move (&fixture, &speaker_off, FALSE);
  assert_move (&fixture, &headphones, FALSE);
  /* The port that was there last counts where for a moment there is none. */
  assert_move (&fixture, NULL, FALSE);
  assert_move (&fixture, &speaker, TRUE);
  assert_move (&fixture, &headphones, FALSE);
  assert_move (&fixture, &headphones_out, TRUE);
  tear_down (&fixture);
}

static void
test_no_wolf (void)
{
  Fixture fixture;

  set_up (&fixture);
  nabij_pulse_ports_lend (&speaker);
  play (&fixture, NABIJ_PULSE_FIXTURE_SINK);
  watch (&fixture);
  NABIJ_AWAIT (is_on (&fixture, NABIJ_PULSE_FIXTURE_SINK));

  nabij_pulse_fixture_add_sink (fixture.server, "loudspeaker");
  nabij_pulse_fixture_set_volume (fixture.server, "loudspeaker", "30%");
  end_program (nabij_pulse_fixture_play (fixture.server, "loudspeaker", OTHER_STREAM));
  nabij_pulse_fixture_remove_sink (fixture.server, "loudspeaker");
  for (guint i = 0; i < 10; i++)
    nabij_pulse_fixture_set_volume (fixture.server, NABIJ_PULSE_FIXTURE_SINK, "-1%");
  /* The server tells in order. The first look may have begun before the last change. */
  turn_volume (&fixture);
  turn_volume (&fixture);
  g_assert_cmpuint (count_moves (&fixture), ==, 0);
  g_assert_true (is_on (&fixture, NABIJ_PULSE_FIXTURE_SINK));
  tear_down (&fixture);
}

static void
test_server_killed (void)
{
  Fixture fixture;

  set_up (&fixture);
  play (&fixture, NABIJ_PULSE_FIXTURE_SINK);
  watch (&fixture);
  NABIJ_AWAIT (is_on (&fixture, NABIJ_PULSE_FIXTURE_SINK));

  nabij_pulse_fixture_kill (fixture.server);
  g_subprocess_wait (fixture.program, NULL, NULL);
  g_clear_pointer (&fixture.program, end_program);
  nabij_pulse_fixture_start (fixture.server);
  g_assert_cmpuint (count_moves (&fixture), ==, 0);
  g_clear_pointer (&fixture.watch, nabij_output_watch_free);

  /* Another opening of the device has another watch. */
  fixture.n_looks = 0;
  watch (&fixture);
  play (&fixture, NABIJ_PULSE_FIXTURE_SINK);
  NABIJ_AWAIT (is_on (&fixture, NABIJ_PULSE_FIXTURE_SINK));
  tear_down (&fixture);
}

static void
test_no_server (void)
{
  Fixture fixture;

  set_up (&fixture);
  nabij_pulse_fixture_kill (fixture.server);
  /* Whether the connection is refused at once or later, all that was taken is given back. */
  fixture.watch = nabij_output_watch_new (STREAM, looked_cb, &fixture);
  g_clear_pointer (&fixture.watch, nabij_output_watch_free);
  g_assert_cmpuint (count_looks (&fixture), ==, 0);
  tear_down (&fixture);
}

/* Neither the connecting nor the end waits for a server that does not answer. */
static void
test_server_hangs (void)
{
  Fixture fixture;

  set_up (&fixture);
  nabij_pulse_fixture_freeze (fixture.server, TRUE);
  watch (&fixture);
  g_clear_pointer (&fixture.watch, nabij_output_watch_free);
  nabij_pulse_fixture_freeze (fixture.server, FALSE);

  play (&fixture, NABIJ_PULSE_FIXTURE_SINK);
  watch (&fixture);
  NABIJ_AWAIT (is_on (&fixture, NABIJ_PULSE_FIXTURE_SINK));
  nabij_pulse_fixture_freeze (fixture.server, TRUE);
  g_clear_pointer (&fixture.watch, nabij_output_watch_free);
  nabij_pulse_fixture_freeze (fixture.server, FALSE);
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add_func ("/nabij/audio/output-watch/" name, function)
  ADD ("decides-what-has-moved", test_has_moved);
  ADD ("finds-our-stream-among-others", test_finds_stream);
  ADD ("awaits-our-stream", test_awaits_stream);
  ADD ("other-device-is-told", test_other_device);
  ADD ("other-port-is-told", test_ports);
  ADD ("does-not-cry-wolf", test_no_wolf);
  ADD ("server-killed-ends-it", test_server_killed);
  ADD ("no-server-leaves-nothing", test_no_server);
  ADD ("hanging-server-is-not-awaited", test_server_hangs);
#undef ADD

  return g_test_run ();
}
