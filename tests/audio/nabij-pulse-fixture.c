/* nabij-pulse-fixture.c
 *
 * A sound server of a test's own, with null sinks as its only devices, and a recorder of what a
 * null sink would let hear. It needs no session bus and works for root as well.
 *
 * The recorder reads on a thread of its own; its samples are kept under a lock.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-pulse-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

struct _NabijPulseFixture {
  char        *directory;
  char        *server;
  GSubprocess *daemon;
};

struct _NabijPulseRecorder {
  GSubprocess *process;
  GThread     *thread;
  GMutex       mutex;
  GArray      *samples;
  gint64       start_us;
};

/* A test that dies must not leave a sound server behind. */
static void
die_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocessLauncher *
make_launcher (NabijPulseFixture *self,
               GSubprocessFlags   flags)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  g_subprocess_launcher_setenv (launcher, "HOME", self->directory, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", self->directory, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", self->directory, TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DBUS_SESSION_BUS_ADDRESS");
  /* These watch over the memory of the test, not of a program that it starts. */
  g_subprocess_launcher_unsetenv (launcher, "LD_PRELOAD");
  g_subprocess_launcher_unsetenv (launcher, "MALLOC_CHECK_");
  return launcher;
}

/* Asks the server something and gives what it said, or NULL where there is no server. */
static char *
ask (NabijPulseFixture *self,
     const char *const *words)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  char *answer = NULL;

  g_strv_builder_add_many (builder, "pactl", "--server", self->server, NULL);
  g_strv_builder_addv (builder, (const char **)words);
  arguments = g_strv_builder_end (builder);

  launcher = make_launcher (self, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *)arguments, &error);
  g_assert_no_error (error);
  if (!g_subprocess_communicate_utf8 (process, NULL, NULL, &answer, NULL, &error))
    g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_clear_pointer (&answer, g_free);
  return answer;
}

static void
tell (NabijPulseFixture *self,
      const char *const *words)
{
  g_autofree char *answer = ask (self, words);

  g_assert_nonnull (answer);
}

/**
 * nabij_pulse_fixture_new:
 *
 * Starts a sound server with one null sink, and makes it the one that this process and its
 * children use. To be called before the first thread is started.
 *
 * Returns: (transfer full): the server, which answers
 */
NabijPulseFixture *
nabij_pulse_fixture_new (void)
{
  NabijPulseFixture *self = g_new0 (NabijPulseFixture, 1);
  g_autofree char   *cookie = NULL;
  g_autoptr (GError) error = NULL;

  self->directory = g_dir_make_tmp ("nabij-pulse-XXXXXX", &error);
  g_assert_no_error (error);
  self->server = g_strdup_printf ("unix:%s/native", self->directory);
  g_setenv ("PULSE_SERVER", self->server, TRUE);

  /* The server asks for no cookie, but its clients complain where they have none. */
  cookie = g_build_filename (self->directory, "cookie", NULL);
  g_file_set_contents (cookie, "nobody needs to know this", -1, &error);
  g_assert_no_error (error);
  g_setenv ("PULSE_COOKIE", cookie, TRUE);

  nabij_pulse_fixture_start (self);
  return self;
}

/**
 * nabij_pulse_fixture_free:
 * @self: (transfer full): a server
 *
 * Kills the server and removes its files.
 */
void
nabij_pulse_fixture_free (NabijPulseFixture *self)
{
  g_autoptr (GFile) directory = NULL;
  g_autofree char *command = NULL;

  nabij_pulse_fixture_kill (self);
  command = g_strdup_printf ("rm -r '%s'", self->directory);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (self->directory);
  g_free (self->server);
  g_free (self);
}

/**
 * nabij_pulse_fixture_get_server:
 * @self: a server
 *
 * Tells where the server listens.
 *
 * Returns: what belongs into `PULSE_SERVER`
 */
const char *
nabij_pulse_fixture_get_server (NabijPulseFixture *self)
{
  return self->server;
}

/**
 * nabij_pulse_fixture_get_runtime_dir:
 * @self: a server
 *
 * Tells the folder of the server, which goes with it.
 *
 * Returns: (type filename): the folder
 */
const char *
nabij_pulse_fixture_get_runtime_dir (NabijPulseFixture *self)
{
  return self->directory;
}

/**
 * nabij_pulse_fixture_start:
 * @self: a server that was killed
 *
 * Starts the server anew, and returns when it answers.
 */
void
nabij_pulse_fixture_start (NabijPulseFixture *self)
{
  const char *const question[] = { "info", NULL };
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autofree char *socket = g_build_filename (self->directory, "native", NULL);
  g_autofree char *protocol = NULL;
  g_autoptr (GError) error = NULL;
  gboolean answers = FALSE;

  g_assert_null (self->daemon);

  /* A killed server leaves its socket, and the next one would not take its place. */
  g_unlink (socket);
  protocol = g_strdup_printf ("module-native-protocol-unix socket=%s auth-anonymous=1", socket);
  launcher = make_launcher (self, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  self->daemon = g_subprocess_launcher_spawn (launcher, &error,
                                              "pulseaudio", "-n", "--daemonize=no",
                                              "--exit-idle-time=-1", "--use-pid-file=no",
                                              "--disable-shm=yes",
                                              "-L", "module-null-sink sink_name=" NABIJ_PULSE_FIXTURE_SINK " format=float32le rate=48000 channels=2",
                                              "-L", protocol,
                                              NULL);
  g_assert_no_error (error);

  for (guint i = 0; i < 500 && !answers; i++) {
    g_autofree char *answer = ask (self, question);

    answers = answer != NULL;
    if (!answers)
      g_usleep (20 * 1000);
  }
  g_assert_true (answers);
}

/**
 * nabij_pulse_fixture_kill:
 * @self: a server
 *
 * Kills the server, as the system would that has run out of memory. Does nothing to a dead one.
 */
void
nabij_pulse_fixture_kill (NabijPulseFixture *self)
{
  if (self->daemon == NULL)
    return;

  g_subprocess_force_exit (self->daemon);
  g_subprocess_wait (self->daemon, NULL, NULL);
  g_clear_object (&self->daemon);
}

/**
 * nabij_pulse_fixture_freeze:
 * @self: a server
 * @frozen: whether it stands still
 *
 * Lets the server stand still without an answer to anyone, or go on.
 */
void
nabij_pulse_fixture_freeze (NabijPulseFixture *self,
                            gboolean           frozen)
{
  g_assert_nonnull (self->daemon);
  g_subprocess_send_signal (self->daemon, frozen ? SIGSTOP : SIGCONT);
}

/**
 * nabij_pulse_fixture_add_sink:
 * @self: a server
 * @sink: the name of a new null sink
 *
 * Plugs in another device.
 */
void
nabij_pulse_fixture_add_sink (NabijPulseFixture *self,
                              const char        *sink)
{
  g_autofree char  *name = g_strconcat ("sink_name=", sink, NULL);
  const char *const words[] = { "load-module", "module-null-sink", name, "format=float32le", "rate=48000", "channels=2", NULL };

  tell (self, words);
}

/**
 * nabij_pulse_fixture_remove_sink:
 * @self: a server
 * @sink: the name of a null sink
 *
 * Pulls out a device. The server moves its streams to another one, or kills them where there
 * is none.
 */
void
nabij_pulse_fixture_remove_sink (NabijPulseFixture *self,
                                 const char        *sink)
{
  const char *const question[] = { "list", "short", "modules", NULL };
  g_autofree char  *answer = ask (self, question);
  g_autofree char  *wanted = g_strconcat ("sink_name=", sink, NULL);
  g_auto (GStrv) lines = NULL;
  gboolean found = FALSE;

  g_assert_nonnull (answer);
  lines = g_strsplit (answer, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

    if (strstr (lines[i], wanted) != NULL) {
      const char *const words[] = { "unload-module", fields[0], NULL };

      tell (self, words);
      found = TRUE;
    }
  }
  g_assert_true (found);
}

/**
 * nabij_pulse_fixture_get_sink_index:
 * @self: a server
 * @sink: the name of a sink
 *
 * Tells what number the server has given to a device.
 *
 * Returns: the number
 */
guint
nabij_pulse_fixture_get_sink_index (NabijPulseFixture *self,
                                    const char        *sink)
{
  const char *const question[] = { "list", "short", "sinks", NULL };
  g_autofree char  *answer = ask (self, question);
  g_auto (GStrv) lines = NULL;

  g_assert_nonnull (answer);
  lines = g_strsplit (answer, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

    if (g_strv_length (fields) > 1 && g_str_equal (fields[1], sink))
      return (guint)g_ascii_strtoull (fields[0], NULL, 10);
  }
  g_assert_not_reached ();
}

/**
 * nabij_pulse_fixture_set_volume:
 * @self: a server
 * @sink: the name of a sink
 * @volume: as `pactl` takes it
 *
 * Turns the volume of a device, of which the server tells whoever wants to know.
 */
void
nabij_pulse_fixture_set_volume (NabijPulseFixture *self,
                                const char        *sink,
                                const char        *volume)
{
  const char *const words[] = { "set-sink-volume", sink, volume, NULL };

  tell (self, words);
}

/**
 * nabij_pulse_fixture_play:
 * @self: a server
 * @sink: the name of a sink
 * @property: a property of the stream, as `KEY=VALUE`
 *
 * Begins to play silence from a program of its own.
 *
 * Returns: (transfer full): the program
 */
GSubprocess *
nabij_pulse_fixture_play (NabijPulseFixture *self,
                          const char        *sink,
                          const char        *property)
{
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (self, G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  process = g_subprocess_launcher_spawn (launcher, &error, "pacat", "--playback", "--raw",
                                         "--server", self->server, "--device", sink,
                                         "--property", property, "/dev/zero", NULL);
  g_assert_no_error (error);
  return process;
}

static GPtrArray *
list_streams (NabijPulseFixture *self)
{
  const char *const question[] = { "list", "short", "sink-inputs", NULL };
  g_autofree char  *answer = ask (self, question);
  g_auto (GStrv) lines = NULL;
  GPtrArray *streams = g_ptr_array_new_with_free_func (g_free);

  g_assert_nonnull (answer);
  lines = g_strsplit (answer, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

    if (fields[0] != NULL && *fields[0] != '\0')
      g_ptr_array_add (streams, g_strdup (fields[0]));
  }
  return streams;
}

/**
 * nabij_pulse_fixture_move_streams:
 * @self: a server
 * @sink: the name of a sink
 *
 * Moves whatever plays to another device.
 */
void
nabij_pulse_fixture_move_streams (NabijPulseFixture *self,
                                  const char        *sink)
{
  g_autoptr (GPtrArray) streams = list_streams (self);

  for (guint i = 0; i < streams->len; i++) {
    const char *const words[] = { "move-sink-input", g_ptr_array_index (streams, i), sink, NULL };

    tell (self, words);
  }
}

/**
 * nabij_pulse_fixture_count_streams:
 * @self: a server
 *
 * Counts what plays, or is ready to.
 *
 * Returns: the number of streams
 */
guint
nabij_pulse_fixture_count_streams (NabijPulseFixture *self)
{
  g_autoptr (GPtrArray) streams = list_streams (self);

  return streams->len;
}

/**
 * nabij_pulse_fixture_describe_streams:
 * @self: a server
 *
 * Tells all that the server knows of what plays.
 *
 * Returns: (transfer full): text of `pactl list sink-inputs`
 */
char *
nabij_pulse_fixture_describe_streams (NabijPulseFixture *self)
{
  const char *const question[] = { "list", "sink-inputs", NULL };

  return ask (self, question);
}

static gpointer
read_samples (gpointer user_data)
{
  NabijPulseRecorder *self = user_data;
  GInputStream       *stream = g_subprocess_get_stdout_pipe (self->process);
  g_autofree char    *bytes = g_malloc (65536 + sizeof (float));
  gsize               kept = 0;

  for (;;) {
    gssize n_read = g_input_stream_read (stream, bytes + kept, 65536, NULL, NULL);
    gint64 now_us = g_get_monotonic_time ();
    gsize  n_samples;
    gint64 start_us;

    if (n_read <= 0)
      return NULL;

    kept += (gsize)n_read;
    n_samples = kept / sizeof (float);
    g_mutex_lock (&self->mutex);
    /* A null sink renders a block at the moment when its first sample is due and gives it to the
     * recorder at once. So the first sample of a block was heard at latest now; the earliest of
     * all blocks has lost the least time on its way. */
    start_us = now_us - (gint64)self->samples->len * G_USEC_PER_SEC / NABIJ_PULSE_RECORDER_RATE;
    self->start_us = MIN (self->start_us, start_us);
    g_array_append_vals (self->samples, bytes, (guint)n_samples);
    g_mutex_unlock (&self->mutex);
    kept -= n_samples * sizeof (float);
    memmove (bytes, bytes + n_samples * sizeof (float), kept);
  }
}

/**
 * nabij_pulse_recorder_new:
 * @fixture: a server
 * @sink: the name of a null sink
 *
 * Starts to record what is heard of a sink, in mono, and returns when samples come in. The
 * recorder ends with its server.
 *
 * Returns: (transfer full): the recorder
 */
NabijPulseRecorder *
nabij_pulse_recorder_new (NabijPulseFixture *fixture,
                          const char        *sink)
{
  NabijPulseRecorder *self = g_new0 (NabijPulseRecorder, 1);
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autofree char *device = g_strconcat ("--device=", sink, ".monitor", NULL);
  g_autofree char *server = g_strconcat ("--server=", fixture->server, NULL);
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->mutex);
  self->samples = g_array_new (FALSE, FALSE, sizeof (float));
  self->start_us = G_MAXINT64;
  launcher = make_launcher (fixture, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  self->process = g_subprocess_launcher_spawn (launcher, &error,
                                               "parec", server, device, "--raw", "--format=float32le",
                                               "--rate=48000", "--channels=1", "--latency-msec=10",
                                               NULL);
  g_assert_no_error (error);
  self->thread = g_thread_new ("recorder", read_samples, self);

  for (guint i = 0; i < 500 && nabij_pulse_recorder_get_n_samples (self) == 0; i++)
    g_usleep (20 * 1000);
  g_assert_cmpuint (nabij_pulse_recorder_get_n_samples (self), >, 0);
  return self;
}

/**
 * nabij_pulse_recorder_free:
 * @self: (transfer full): a recorder
 *
 * Ends the recording.
 */
void
nabij_pulse_recorder_free (NabijPulseRecorder *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_thread_join (self->thread);
  g_clear_object (&self->process);
  g_array_unref (self->samples);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * nabij_pulse_recorder_get_n_samples:
 * @self: a recorder
 *
 * Tells how much was recorded, silence too.
 *
 * Returns: the number of samples, at `NABIJ_PULSE_RECORDER_RATE`
 */
gsize
nabij_pulse_recorder_get_n_samples (NabijPulseRecorder *self)
{
  gsize n_samples;

  g_mutex_lock (&self->mutex);
  n_samples = self->samples->len;
  g_mutex_unlock (&self->mutex);
  return n_samples;
}

/**
 * nabij_pulse_recorder_get_peak:
 * @self: a recorder
 * @last_us: how far back to look, in microseconds
 *
 * Tells how loud the last moment was.
 *
 * Returns: the largest sample, 0…1
 */
double
nabij_pulse_recorder_get_peak (NabijPulseRecorder *self,
                               gint64              last_us)
{
  gint64 n_back = last_us * NABIJ_PULSE_RECORDER_RATE / G_USEC_PER_SEC;
  double peak = 0.0;

  g_mutex_lock (&self->mutex);
  for (gint64 i = MAX (0, (gint64)self->samples->len - n_back); i < (gint64)self->samples->len; i++)
    peak = MAX (peak, fabs ((double)g_array_index (self->samples, float, i)));
  g_mutex_unlock (&self->mutex);
  return peak;
}

/**
 * nabij_pulse_recorder_dup_samples:
 * @self: a recorder
 * @start_us: (out): when the first sample was heard, on the monotonic clock, in microseconds;
 *   right within some milliseconds after a second of recording
 *
 * Gives everything that was recorded up to now.
 *
 * Returns: (transfer full) (element-type float): the samples
 */
GArray *
nabij_pulse_recorder_dup_samples (NabijPulseRecorder *self,
                                  gint64             *start_us)
{
  GArray *samples;

  g_mutex_lock (&self->mutex);
  samples = g_array_copy (self->samples);
  *start_us = self->start_us;
  g_mutex_unlock (&self->mutex);
  return samples;
}
