/* nabij-voice-synth.c
 *
 * Voices for tests: pulses or breath through three formants, in syllables that begin with a consonant. They
 * say nothing, but they are as loud, as soft and as uneven as voices are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-synth.h"

#include "nabij-sound-measure.h"

#include <glib/gstdio.h>
#include <math.h>

#define RATE 48000

typedef struct {
  double pitch_hz;
  double formants_scale;
  double breath; /* share of noise in what comes from the throat */
  double consonant;
  double pause; /* seconds between syllables */
} Throat;

static const Throat throats[] = {
  [NABIJ_VOICE_KIND_LOW] = { 95.0, 0.9, 0.02, 0.5, 0.05 },
  [NABIJ_VOICE_KIND_HIGH] = { 210.0, 1.1, 0.05, 0.6, 0.07 },
  [NABIJ_VOICE_KIND_CHILD] = { 330.0, 1.4, 0.02, 0.5, 0.09 },
  [NABIJ_VOICE_KIND_WHISPER] = { 0.0, 1.0, 1.0, 0.6, 0.08 },
  [NABIJ_VOICE_KIND_CREAKY] = { 38.0, 0.95, 0.0, 0.4, 0.06 },
  [NABIJ_VOICE_KIND_SUNG] = { 240.0, 1.05, 0.01, 0.02, 0.0 },
};

static const double vowels[][3] = { { 730, 1090, 2440 }, { 270, 2290, 3010 }, { 300, 870, 2240 }, { 530, 1840, 2480 }, { 570, 840, 2410 } };

typedef struct {
  double a1, a2, gain;
  double y1, y2;
} Resonator;

static void
tune (Resonator *self,
      double     hertz,
      double     width_hz)
{
  const double radius = exp (-G_PI * width_hz / RATE);

  self->a1 = 2.0 * radius * cos (2.0 * G_PI * hertz / RATE);
  self->a2 = -radius * radius;
  self->gain = 1.0 - radius;
}

static double
ring (Resonator *self,
      double     x)
{
  const double y = self->gain * x + self->a1 * self->y1 + self->a2 * self->y2;

  self->y2 = self->y1;
  self->y1 = y;
  return y;
}

static void
append_syllable (GArray       *sound,
                 const Throat *throat,
                 GRand        *random,
                 gboolean      with_consonant)
{
  const double *formants = vowels[g_rand_int_range (random, 0, G_N_ELEMENTS (vowels))];
  const int     n_consonant = with_consonant ? (int)(RATE * g_rand_double_range (random, 0.06, 0.11)) : 0;
  const int     n_vowel = (int)(RATE * g_rand_double_range (random, 0.16, 0.34));
  const double  strength = g_rand_double_range (random, 0.6, 1.0);
  Resonator     mouth[3] = { 0 };
  double        at = 0.0;
  Resonator     teeth = { 0 };

  /* An "s" or an "f": bright noise. */
  tune (&teeth, 5500.0, 2500.0);
  for (int i = 0; i < n_consonant; i++) {
    const double noise = g_rand_double_range (random, -1.0, 1.0);
    const float  value = (float)(throat->consonant * strength * 0.5 * ring (&teeth, noise) * sin (G_PI * i / n_consonant));

    g_array_append_val (sound, value);
  }

  for (int f = 0; f < 3; f++)
    tune (&mouth[f], formants[f] * throat->formants_scale, 60.0 + 40.0 * f);
  for (int i = 0; i < n_vowel; i++) {
    const double envelope = MIN (1.0, MIN (i / (0.02 * RATE), (n_vowel - i) / (0.06 * RATE)));
    const double noise = g_rand_double_range (random, -1.0, 1.0);
    double       source = throat->breath * noise * 0.2;
    double       sum = 0.0;
    float        value;

    at += throat->pitch_hz * (1.0 + 0.04 * sin (2.0 * G_PI * 4.0 * i / RATE)) / RATE;
    if (at >= 1.0) {
      at -= 1.0;
      source += 8.0;
    }
    for (int f = 0; f < 3; f++)
      sum += ring (&mouth[f], source) / (1.0 + f);
    value = (float)(strength * envelope * sum);
    g_array_append_val (sound, value);
  }
}

/* Says some syllables, from the first sample to the last, with a peak of -6 dB; the same each time. */
GArray *
nabij_voice_synth_say (NabijVoiceKind kind,
                       guint          n_syllables,
                       guint32        seed)
{
  const Throat *throat = &throats[kind];
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GArray *sound = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = 0; i < n_syllables; i++) {
    g_autoptr (GArray) pause = nabij_voice_synth_silence (throat->pause);

    if (i > 0)
      nabij_voice_synth_append (sound, pause);
    append_syllable (sound, throat, random, kind != NABIJ_VOICE_KIND_SUNG);
  }
  nabij_voice_synth_scale_to (sound, -6.0);
  return sound;
}

GArray *
nabij_voice_synth_silence (double seconds)
{
  GArray *sound = g_array_new (FALSE, TRUE, sizeof (float));

  g_array_set_size (sound, (guint)(seconds * RATE));
  return sound;
}

void
nabij_voice_synth_append (GArray *sound,
                          GArray *more)
{
  if (more->len > 0)
    g_array_append_vals (sound, more->data, more->len);
}

void
nabij_voice_synth_scale_to (GArray *sound,
                            double  peak_db)
{
  float peak = 1e-9f;
  float gain;

  for (guint i = 0; i < sound->len; i++)
    peak = MAX (peak, fabsf (g_array_index (sound, float, i)));
  gain = (float)pow (10.0, peak_db / 20.0) / peak;
  for (guint i = 0; i < sound->len; i++)
    g_array_index (sound, float, i) *= gain;
}

/* A room: noise that is the darker the nearer @darkness, 0…1, is to 1. */
void
nabij_voice_synth_add_noise (GArray *sound,
                             double  rms_db,
                             double  darkness,
                             guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  /* The variance of a one-pole filter's output, and of even numbers between -1 and 1. */
  const double rms = sqrt ((1.0 - darkness) / (1.0 + darkness) / 3.0);
  const double gain = pow (10.0, rms_db / 20.0) / rms;
  double       value = 0.0;

  for (guint i = 0; i < sound->len; i++) {
    value = darkness * value + (1.0 - darkness) * g_rand_double_range (random, -1.0, 1.0);
    g_array_index (sound, float, i) += (float)(gain * value);
  }
}

void
nabij_voice_synth_add_hum (GArray *sound,
                           double  hertz,
                           double  peak_db)
{
  const double gain = pow (10.0, peak_db / 20.0);

  for (guint i = 0; i < sound->len; i++)
    g_array_index (sound, float, i) += (float)(gain * sin (2.0 * G_PI * hertz * i / RATE));
}

/* What is heard of a take, in both ears. */
GArray *
nabij_voice_synth_hear (GBytes *sound)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  GArray *heard;
  int     file;

  file = g_file_open_tmp ("nabij-take-XXXXXX.opus", &path, &error);
  g_assert_no_error (error);
  g_assert_true (g_close (file, NULL));
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (sound, NULL), (gssize)g_bytes_get_size (sound), NULL));
  heard = nabij_sound_decode (path);
  g_unlink (path);
  return heard;
}
