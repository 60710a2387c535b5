/* test-take-maker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-audio-error.h"
#include "nabij-sound-measure.h"
#include "nabij-take-ends.h"
#include "nabij-take-level.h"
#include "nabij-take-maker.h"
#include "nabij-voice-synth.h"

#include <math.h>
#include <time.h>

#define LENGTH_WITHIN_US 5000
#define ENDS_WITHIN_SECONDS 0.030
#define LOUDNESS_WITHIN_LU 1.0
#define BEFORE_SECONDS 0.080
#define AFTER_SECONDS 0.200

/* A voice with a room before and after it. */
static GArray *
in_a_room (GArray *voice,
           double  before,
           double  after)
{
  GArray *sound = nabij_voice_synth_silence (before);
  g_autoptr (GArray) end = nabij_voice_synth_silence (after);

  nabij_voice_synth_append (sound, voice);
  nabij_voice_synth_append (sound, end);
  return sound;
}

static NabijTake *
make (GArray  *sound,
      GError **error)
{
  nabij_sound_init ();
  return nabij_take_make ((float *)(gpointer)sound->data, sound->len, NULL, error);
}

static NabijTake *
make_well (GArray *sound)
{
  g_autoptr (GError) error = NULL;
  NabijTake *take = make (sound, &error);

  g_assert_no_error (error);
  g_assert_nonnull (take);
  return take;
}

static GArray *
hear (NabijTake *take)
{
  return nabij_voice_synth_hear (take->sound);
}

static double
get_heard_seconds (GArray *heard)
{
  return heard->len / 2.0 / NABIJ_TAKE_RATE;
}

/* A loudness needs some time; so a word is measured said over and over. */
static double
get_loudness_lufs (GArray *heard)
{
  g_autoptr (GArray) longer = g_array_new (FALSE, FALSE, sizeof (float));

  if (get_heard_seconds (heard) >= 0.5)
    return nabij_sound_get_loudness_lufs (heard);

  for (guint i = 0; i < 8; i++)
    nabij_voice_synth_append (longer, heard);
  return nabij_sound_get_loudness_lufs (longer);
}

static void
assert_as_loud_as_all (GArray *heard)
{
  g_assert_cmpfloat_with_epsilon (get_loudness_lufs (heard), NABIJ_TAKE_LOUDNESS_LUFS, LOUDNESS_WITHIN_LU);
  g_assert_cmpfloat (nabij_sound_get_true_peak_db (heard), <=, NABIJ_TAKE_TRUE_PEAK_DB);
}

static void
test_has_an_even_loudness (void)
{
  static const double peaks_db[] = { -26.0, -16.0, -6.0, -0.6 };

  for (guint kind = 0; kind < NABIJ_VOICE_KINDS; kind++) {
    for (guint i = 0; i < G_N_ELEMENTS (peaks_db); i++) {
      g_autoptr (GArray) voice = nabij_voice_synth_say (kind, 7, kind);
      g_autoptr (GArray) sound = NULL;
      g_autoptr (GArray) heard = NULL;
      g_autoptr (NabijTake) take = NULL;

      nabij_voice_synth_scale_to (voice, peaks_db[i]);
      sound = in_a_room (voice, 0.7, 0.9);
      nabij_voice_synth_add_noise (sound, -75.0, 0.9, i);
      take = make_well (sound);
      heard = hear (take);
      g_test_message ("voice %u at %.1f dB: %.2f LUFS, %.2f dBTP", kind, peaks_db[i],
                      get_loudness_lufs (heard), nabij_sound_get_true_peak_db (heard));
      assert_as_loud_as_all (heard);
      g_assert_cmpfloat_with_epsilon (get_heard_seconds (heard), (double)take->duration_us / G_USEC_PER_SEC,
                                      (double)LENGTH_WITHIN_US / G_USEC_PER_SEC);
    }
  }
}

static void
test_has_an_even_loudness_where_it_is_short (void)
{
  for (guint kind = 0; kind < NABIJ_VOICE_KINDS; kind++) {
    g_autoptr (GArray) voice = nabij_voice_synth_say (kind, 1, kind + 20);
    g_autoptr (GArray) sound = in_a_room (voice, 0.5, 0.5);
    g_autoptr (GArray) heard = NULL;
    g_autoptr (NabijTake) take = make_well (sound);

    heard = hear (take);
    g_test_message ("word %u: %.2f LUFS", kind, get_loudness_lufs (heard));
    assert_as_loud_as_all (heard);
  }
}

static void
test_loses_only_silence (void)
{
  static const struct {
    double before, after, peak_db, noise_db, darkness;
  } rooms[] = {
    { 0.0, 0.0, -6.0, -120.0, 0.0 },
    { 1.5, 2.0, -6.0, -80.0, 0.0 },
    { 0.4, 0.4, -12.0, -60.0, 0.5 },
    { 2.0, 1.0, -30.0, -65.0, 0.9 },
    { 1.0, 3.0, -20.0, -50.0, 0.95 },
  };

  for (guint kind = 0; kind < NABIJ_VOICE_KINDS; kind++) {
    for (guint i = 0; i < G_N_ELEMENTS (rooms); i++) {
      g_autoptr (GArray) voice = nabij_voice_synth_say (kind, 5, 100 * kind + i);
      g_autoptr (GArray) sound = NULL;
      const double seconds = (double)voice->len / NABIJ_TAKE_RATE;
      double       begins;
      double       ends;
      gsize        first;
      gsize        n_kept;

      nabij_voice_synth_scale_to (voice, rooms[i].peak_db);
      sound = in_a_room (voice, rooms[i].before, rooms[i].after);
      nabij_voice_synth_add_noise (sound, rooms[i].noise_db, rooms[i].darkness, kind);
      g_assert_true (nabij_take_ends_find ((const float *)(gconstpointer)sound->data, sound->len, &first, &n_kept));
      begins = (double)first / NABIJ_TAKE_RATE - rooms[i].before;
      ends = (double)(first + n_kept) / NABIJ_TAKE_RATE - rooms[i].before - seconds;
      g_test_message ("voice %u in room %u: kept from %+.3f s to %+.3f s", kind, i, begins, ends);

      /* No word loses its first or its last sound; a little more of a loud room may stay. A voice that
       * fades goes under in the room a little before its last sample. */
      g_assert_cmpfloat (begins, <=, MAX (-rooms[i].before, -BEFORE_SECONDS) + ENDS_WITHIN_SECONDS);
      g_assert_cmpfloat (begins, >=, -BEFORE_SECONDS - ENDS_WITHIN_SECONDS);
      g_assert_cmpfloat (ends, >=, MIN (rooms[i].after, AFTER_SECONDS - ENDS_WITHIN_SECONDS * 2.0) - 0.02);
      g_assert_cmpfloat (ends, <=, AFTER_SECONDS + ENDS_WITHIN_SECONDS);
    }
  }
}

static void
test_hears_no_key (void)
{
  g_autoptr (GArray) voice = nabij_voice_synth_say (NABIJ_VOICE_KIND_HIGH, 4, 3);
  g_autoptr (GArray) sound = in_a_room (voice, 1.0, 1.0);
  gsize first;
  gsize n_kept;

  for (guint i = 0; i < NABIJ_TAKE_RATE / 50; i++) {
    g_array_index (sound, float, i + 2000) = i % 7 < 3 ? 0.4f : -0.3f;
    g_array_index (sound, float, sound->len - 4000 + i) = i % 5 < 3 ? 0.4f : -0.3f;
  }
  g_assert_true (nabij_take_ends_find ((const float *)(gconstpointer)sound->data, sound->len, &first, &n_kept));
  g_assert_cmpuint (first, >, NABIJ_TAKE_RATE / 2);
  g_assert_cmpuint (first + n_kept, <, sound->len - NABIJ_TAKE_RATE / 2);
}

static void
assert_silent (GArray *sound)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijTake) take = make (sound, &error);

  g_assert_error (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_RECORDING_SILENT);
  g_assert_null (take);
  g_assert_cmpstr (error->message, ==, "Nothing was heard. You can try it again, a little closer to the microphone.");
}

static void
test_hears_nobody (void)
{
  static const double darknesses[] = { 0.0, 0.7, 0.95, 0.99 };
  static const double lengths[] = { 0.0, 0.01, 0.2, 1.0, 8.0, 60.0 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++) {
    g_autoptr (GArray) nothing = nabij_voice_synth_silence (lengths[i]);

    assert_silent (nothing);
    for (guint d = 0; d < G_N_ELEMENTS (darknesses); d++) {
      for (double noise_db = -80.0; noise_db < -36.0; noise_db += 20.0) {
        g_autoptr (GArray) room = nabij_voice_synth_silence (lengths[i]);

        nabij_voice_synth_add_noise (room, noise_db, darknesses[d], d + i);
        nabij_voice_synth_add_hum (room, 50.0, noise_db);
        assert_silent (room);
      }
    }
  }
}

static void
test_bears_anything (void)
{
  static const float strange[] = { NAN, INFINITY, -INFINITY, 1e30f, -1e30f, 1e-40f };

  for (guint n = 0; n < 4; n++) {
    g_autoptr (GArray) sound = g_array_new (FALSE, TRUE, sizeof (float));

    g_array_set_size (sound, n);
    if (n > 0)
      g_array_index (sound, float, n - 1) = 0.5f;
    assert_silent (sound);
  }

  for (guint i = 0; i < G_N_ELEMENTS (strange); i++) {
    g_autoptr (GArray) voice = nabij_voice_synth_say (NABIJ_VOICE_KIND_LOW, 5, i);
    g_autoptr (GArray) sound = in_a_room (voice, 0.5, 0.5);
    g_autoptr (GArray) heard = NULL;
    g_autoptr (NabijTake) take = NULL;
    gint64 n_finite = 0;

    for (guint s = 0; s < sound->len; s += 10007)
      g_array_index (sound, float, s) = strange[i];
    take = make_well (sound);
    heard = hear (take);
    for (guint s = 0; s < heard->len; s++)
      n_finite += isfinite (g_array_index (heard, float, s)) ? 1 : 0;
    g_assert_cmpint (n_finite, ==, heard->len);
    g_assert_cmpfloat (nabij_sound_get_true_peak_db (heard), <=, NABIJ_TAKE_TRUE_PEAK_DB);
  }
}

/* How strong one frequency is in a sound, in decibels. */
static double
get_tone_db (GArray *heard,
             double  hertz)
{
  double real = 0.0;
  double imaginary = 0.0;
  guint  n = heard->len / 2;

  for (guint i = 0; i < n; i++) {
    real += (double)g_array_index (heard, float, 2 * i) * cos (2.0 * G_PI * hertz * i / NABIJ_TAKE_RATE);
    imaginary += (double)g_array_index (heard, float, 2 * i) * sin (2.0 * G_PI * hertz * i / NABIJ_TAKE_RATE);
  }
  return 20.0 * log10 (2.0 * hypot (real, imaginary) / n + 1e-9);
}

static void
test_loses_hum_and_offset (void)
{
  g_autoptr (GArray) tones = nabij_voice_synth_silence (4.0);
  g_autoptr (GArray) heard = NULL;
  g_autoptr (NabijTake) take = NULL;

  /* As strong as each other when they go in. */
  nabij_voice_synth_add_hum (tones, 30.0, -20.0);
  nabij_voice_synth_add_hum (tones, 50.0, -20.0);
  nabij_voice_synth_add_hum (tones, 120.0, -20.0);
  nabij_voice_synth_add_hum (tones, 1000.0, -20.0);
  for (guint i = 0; i < tones->len; i++)
    g_array_index (tones, float, i) += 0.2f;
  take = make_well (tones);
  heard = hear (take);

  g_test_message ("30 Hz %.1f, 50 Hz %.1f, 120 Hz %.1f, 1 kHz %.1f dB", get_tone_db (heard, 30.0), get_tone_db (heard, 50.0),
                  get_tone_db (heard, 120.0), get_tone_db (heard, 1000.0));
  g_assert_cmpfloat (get_tone_db (heard, 1000.0) - get_tone_db (heard, 50.0), >, 12.0);
  g_assert_cmpfloat (get_tone_db (heard, 1000.0) - get_tone_db (heard, 30.0), >, 24.0);
  g_assert_cmpfloat (fabs (get_tone_db (heard, 1000.0) - get_tone_db (heard, 120.0)), <, 1.5);
  g_assert_cmpfloat (get_tone_db (heard, 0.0), <, -50.0);
}

/* Where there is nothing to limit, a take is what was said times a number: nothing is added or taken away. */
static void
test_changes_nothing_else (void)
{
  g_autoptr (GArray) voice = nabij_voice_synth_say (NABIJ_VOICE_KIND_HIGH, 6, 77);
  g_autofree float *before = g_memdup2 (voice->data, voice->len * sizeof (float));
  double            product = 0.0;
  double            power = 0.0;
  double            rest = 0.0;
  double            gain;

  nabij_take_level_even_out ((float *)(gpointer)voice->data, voice->len);
  for (guint i = 0; i < voice->len; i++) {
    product += (double)before[i] * (double)g_array_index (voice, float, i);
    power += (double)before[i] * (double)before[i];
  }
  gain = product / power;
  for (guint i = 0; i < voice->len; i++) {
    const double difference = (double)g_array_index (voice, float, i) - gain * (double)before[i];

    rest += difference * difference;
  }
  g_test_message ("what is not the voice: %.1f dB", 10.0 * log10 (rest / (gain * gain * power) + 1e-20));
  g_assert_cmpfloat (10.0 * log10 (rest / (gain * gain * power) + 1e-20), <, -30.0);
}

static void
test_lifts_no_room (void)
{
  g_autoptr (GArray) voice = nabij_voice_synth_say (NABIJ_VOICE_KIND_LOW, 6, 5);
  g_autofree float *before = NULL;
  double            lifted_db = 0.0;

  nabij_voice_synth_scale_to (voice, -52.0);
  before = g_memdup2 (voice->data, voice->len * sizeof (float));
  nabij_take_level_even_out ((float *)(gpointer)voice->data, voice->len);
  for (guint i = 0; i < voice->len; i++) {
    if (fabsf (before[i]) > 1e-4f)
      lifted_db = MAX (lifted_db, 20.0 * log10 ((double)fabsf (g_array_index (voice, float, i) / before[i])));
  }
  g_assert_cmpfloat (lifted_db, <=, NABIJ_TAKE_GAIN_DB_MAX + 0.01);
  g_assert_cmpfloat (lifted_db, >, NABIJ_TAKE_GAIN_DB_MAX - 0.1);
}

static void
test_holds_for_any_voice (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 40; i++) {
    const NabijVoiceKind kind = g_rand_int_range (random, 0, NABIJ_VOICE_KINDS);
    const double         before = g_rand_double_range (random, 0.0, 2.0);
    const double         after = g_rand_double_range (random, 0.0, 2.0);
    g_autoptr (GArray) voice = nabij_voice_synth_say (kind, (guint)g_rand_int_range (random, 1, 12), g_rand_int (random));
    g_autoptr (GArray) sound = NULL;
    g_autoptr (GArray) heard = NULL;
    g_autoptr (NabijTake) take = NULL;
    const double seconds = (double)voice->len / NABIJ_TAKE_RATE;

    nabij_voice_synth_scale_to (voice, g_rand_double_range (random, -22.0, 0.0));
    /* Some are driven too hard. */
    for (guint s = 0; i % 5 == 0 && s < voice->len; s++)
      g_array_index (voice, float, s) = CLAMP (3.0f * g_array_index (voice, float, s), -1.0f, 1.0f);
    sound = in_a_room (voice, before, after);
    nabij_voice_synth_add_noise (sound, g_rand_double_range (random, -90.0, -65.0), g_rand_double_range (random, 0.0, 0.98), i);
    take = make_well (sound);
    heard = hear (take);

    g_test_message ("%u: voice %d, %.1f s: %.2f LUFS", i, kind, seconds, get_loudness_lufs (heard));
    g_assert_cmpfloat_with_epsilon (get_heard_seconds (heard), (double)take->duration_us / G_USEC_PER_SEC,
                                    (double)LENGTH_WITHIN_US / G_USEC_PER_SEC);
    g_assert_cmpfloat (get_heard_seconds (heard), <=, seconds + MIN (before, 0.12) + MIN (after, 0.35));
    g_assert_cmpfloat (get_heard_seconds (heard), >=, seconds - 0.05);
    assert_as_loud_as_all (heard);
    g_assert_false (take->was_cut);
    g_assert_false (take->was_too_loud);
  }
}

static void
test_can_be_stopped (void)
{
  g_autoptr (GArray) voice = nabij_voice_synth_say (NABIJ_VOICE_KIND_LOW, 5, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  nabij_sound_init ();
  g_cancellable_cancel (cancellable);
  g_assert_null (nabij_take_make ((float *)(gpointer)voice->data, voice->len, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_makes_a_lullaby (void)
{
  g_autoptr (GArray) sound = nabij_voice_synth_silence (0.5);
  g_autoptr (GArray) heard = NULL;
  g_autoptr (NabijTake) take = NULL;
  gint64  begun_us;
  clock_t begun;

  for (guint verse = 0; sound->len < 295 * NABIJ_TAKE_RATE; verse++) {
    g_autoptr (GArray) voice = nabij_voice_synth_say (NABIJ_VOICE_KIND_SUNG, 20, verse);
    g_autoptr (GArray) pause = nabij_voice_synth_silence (0.6);

    nabij_voice_synth_append (sound, voice);
    nabij_voice_synth_append (sound, pause);
  }
  nabij_voice_synth_add_noise (sound, -70.0, 0.9, 1);

  /* How long it takes is no matter of this test, but it is good to read. */
  begun_us = g_get_monotonic_time ();
  begun = clock ();
  take = make_well (sound);
  g_test_message ("%.0f s made in %.2f s (%.2f s of the processor), %.0f kB", (double)take->duration_us / G_USEC_PER_SEC,
                  (double)(g_get_monotonic_time () - begun_us) / G_USEC_PER_SEC, (double)(clock () - begun) / CLOCKS_PER_SEC,
                  (double)g_bytes_get_size (take->sound) / 1000.0);
  g_assert_cmpuint (g_bytes_get_size (take->sound), <, 4 * 1000 * 1000);
  heard = hear (take);
  assert_as_loud_as_all (heard);
  g_assert_cmpfloat_with_epsilon (get_heard_seconds (heard), (double)take->duration_us / G_USEC_PER_SEC,
                                  (double)LENGTH_WITHIN_US / G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/audio/take-maker/has-an-even-loudness", test_has_an_even_loudness);
  g_test_add_func ("/nabij/audio/take-maker/has-an-even-loudness-where-it-is-short", test_has_an_even_loudness_where_it_is_short);
  g_test_add_func ("/nabij/audio/take-maker/loses-only-silence", test_loses_only_silence);
  g_test_add_func ("/nabij/audio/take-maker/hears-no-key", test_hears_no_key);
  g_test_add_func ("/nabij/audio/take-maker/hears-nobody", test_hears_nobody);
  g_test_add_func ("/nabij/audio/take-maker/bears-anything", test_bears_anything);
  g_test_add_func ("/nabij/audio/take-maker/loses-hum-and-offset", test_loses_hum_and_offset);
  g_test_add_func ("/nabij/audio/take-maker/changes-nothing-else", test_changes_nothing_else);
  g_test_add_func ("/nabij/audio/take-maker/lifts-no-room", test_lifts_no_room);
  g_test_add_func ("/nabij/audio/take-maker/holds-for-any-voice", test_holds_for_any_voice);
  g_test_add_func ("/nabij/audio/take-maker/can-be-stopped", test_can_be_stopped);
  g_test_add_func ("/nabij/audio/take-maker/makes-a-lullaby", test_makes_a_lullaby);

  return g_test_run ();
}
