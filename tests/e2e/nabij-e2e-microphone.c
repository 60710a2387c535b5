/* nabij-e2e-microphone.c
 *
 * A null sink of the sound server, whose monitor is a source like any other: what is played into the one is
 * what the other hears.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-e2e-microphone.h"

#include "nabij-e2e-user.h"

#include <glib/gstdio.h>
#include <math.h>

#define MOUTH "nabij-mouth"
#define SOURCE "nabij-microphone"
#define N_SYLLABLES 9
#define N_HARMONICS 12
#define LOUDNESS 0.25

struct _NabijE2eMicrophone {
  NabijE2e  *person;
  char      *path;    /* what is said just now */
  GPtrArray *modules; /* (element-type utf8) their numbers, in order */
};

/* Where the server is, the environment says. */
static char *
ask (const char *const *words)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) command = NULL;
  char *answer = NULL;
  int   status;
  g_autoptr (GError) error = NULL;

  g_strv_builder_add (builder, "pactl");
  g_strv_builder_addv (builder, (const char **)words);
  command = g_strv_builder_end (builder);
  g_spawn_sync (NULL, command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &answer, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return g_strstrip (answer);
}

static void
load (NabijE2eMicrophone *self,
      const char         *module,
      const char         *name,
      const char         *more)
{
  const char *const words[] = { "load-module", module, name, more, NULL };

  g_ptr_array_add (self->modules, ask (words));
}

/**
 * nabij_e2e_microphone_new:
 * @person: (unowned): a person, who lives longer
 *
 * Plugs a microphone in. What is heard still comes out where it came out before.
 *
 * Returns: (transfer full): the microphone
 */
NabijE2eMicrophone *
nabij_e2e_microphone_new (NabijE2e *person)
{
  const char *const   speakers[] = { "set-default-sink", NABIJ_PULSE_FIXTURE_SINK, NULL };
  const char *const   source[] = { "set-default-source", SOURCE, NULL };
  NabijE2eMicrophone *self = g_new0 (NabijE2eMicrophone, 1);
  g_autofree char    *set_speakers = NULL;
  g_autofree char    *set_source = NULL;

  self->person = person;
  self->modules = g_ptr_array_new_with_free_func (g_free);
  self->path = g_build_filename (nabij_pulse_fixture_get_runtime_dir (nabij_e2e_get_sound (person)), "said", NULL);
  load (self, "module-null-sink", "sink_name=" MOUTH, "format=float32le rate=48000 channels=1");
  load (self, "module-remap-source", "source_name=" SOURCE, "master=" MOUTH ".monitor");
  set_speakers = ask (speakers);
  set_source = ask (source);
  return self;
}

/**
 * nabij_e2e_microphone_free:
 * @self: (transfer full): a microphone
 *
 * Pulls it out.
 */
void
nabij_e2e_microphone_free (NabijE2eMicrophone *self)
{
  for (guint i = self->modules->len; i > 0; i--) {
    const char *const words[] = { "unload-module", g_ptr_array_index (self->modules, i - 1), NULL };
    g_autofree char  *answer = ask (words);
  }
  g_unlink (self->path);
  g_ptr_array_unref (self->modules);
  g_free (self->path);
  g_free (self);
}

/* A vowel: harmonics that are strong near the two places where its mouth resounds, and a voice that sways. */
static void
append_vowel (GArray *sound,
              double  pitch_hz,
              double  low_hz,
              double  high_hz,
              guint   n_samples)
{
  double phase = 0.0;

  for (guint i = 0; i < n_samples; i++) {
    const double at_s = (double)i / NABIJ_PULSE_RECORDER_RATE;
    const double end_s = (double)(n_samples - i) / NABIJ_PULSE_RECORDER_RATE;
    const double loudness = LOUDNESS * MIN (1.0, MIN (at_s / 0.03, end_s / 0.06));
    double       sum = 0.0;
    float        sample;

    phase += 2.0 * G_PI * pitch_hz * (1.0 + 0.03 * sin (2.0 * G_PI * 5.0 * at_s)) / NABIJ_PULSE_RECORDER_RATE;
    for (guint k = 1; k <= N_HARMONICS; k++) {
      const double from_low = (k * pitch_hz - low_hz) / 120.0;
      const double from_high = (k * pitch_hz - high_hz) / 200.0;

      sum += (1.0 / (1.0 + from_low * from_low) + 0.5 / (1.0 + from_high * from_high)) * sin (k * phase);
    }
    sample = (float)(loudness * sum);
    g_array_append_val (sound, sample);
  }
}

/**
 * nabij_e2e_microphone_make_voice:
 * @pitch_hz: how high it is, in hertz, 80…400
 * @seed: which vowels it says, and how long
 *
 * Makes something like a voice, the same each time, which says vowels for about three seconds.
 *
 * Returns: (transfer full) (element-type float): samples, at `NABIJ_PULSE_RECORDER_RATE`
 */
GArray *
nabij_e2e_microphone_make_voice (double  pitch_hz,
                                 guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GArray *sound = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = 0; i < N_SYLLABLES; i++) {
    const double low_hz = g_rand_double_range (random, 300.0, 750.0);
    const double high_hz = g_rand_double_range (random, 900.0, 2200.0);
    const guint  n_samples = (guint)(NABIJ_PULSE_RECORDER_RATE * g_rand_double_range (random, 0.24, 0.42));

    append_vowel (sound, pitch_hz * g_rand_double_range (random, 0.9, 1.15), low_hz, high_hz, n_samples);
  }
  return sound;
}

static void
said_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  gboolean *is_over = user_data;
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (object), result, &error);
  g_assert_no_error (error);
  *is_over = TRUE;
}

/**
 * nabij_e2e_microphone_say:
 * @self: a microphone
 * @sound: (element-type float): samples, at `NABIJ_PULSE_RECORDER_RATE`
 *
 * Says something into the microphone, and returns when it was heard.
 */
void
nabij_e2e_microphone_say (NabijE2eMicrophone *self,
                          GArray             *sound)
{
  const char *const words[] = { "pacat", "--playback", "--raw", "--format=float32le", "--rate=48000", "--channels=1",
                                "--latency-msec=1000", "--device=" MOUTH, self->path, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_over = FALSE;

  g_file_set_contents (self->path, sound->data, (gssize)(sound->len * sizeof (float)), &error);
  g_assert_no_error (error);
  process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, said_cb, &is_over);
  while (!is_over)
    nabij_e2e_pass_time (5 * 1000);
}

/**
 * nabij_e2e_microphone_count_listeners:
 * @self: a microphone
 *
 * Counts who listens to it just now.
 *
 * Returns: how many
 */
guint
nabij_e2e_microphone_count_listeners (NabijE2eMicrophone *self)
{
  const char *const words[] = { "list", "source-outputs", NULL };
  g_autofree char  *answer = ask (words);
  g_auto (GStrv) lines = g_strsplit (answer, "\n", -1);
  guint n_listeners = 0;

  /* The module itself listens to the monitor; a program has a name. */
  for (guint i = 0; lines[i] != NULL; i++)
    n_listeners += g_str_has_prefix (g_strchug (lines[i]), "application.process.binary = \"nabij\"");
  return n_listeners;
}
