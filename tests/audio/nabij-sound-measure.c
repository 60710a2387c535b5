/* nabij-sound-measure.c
 *
 * What tests ask of a sound. Sounds are arrays of float, two channels interleaved, at 48 kHz.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-sound-measure.h"

#include "nabij-gstreamer.h"

#include <complex.h>
#include <math.h>

#define FFT_SIZE 32768

/* What is softer than -80 dB is not heard in any room. */
#define ROOM 0.4

/* Above this a window is an exhale. */
#define OUTWARD_LIMIT -15.0

typedef struct {
  double b0, b1, b2, a1, a2;
} Coefficients;

typedef struct {
  double x1, x2, y1, y2;
} Memory;

typedef struct {
  NabijSoundFunc func;
  gpointer       user_data;
} Run;

static double
frame_mean (GArray *sound,
            gint64  frame)
{
  return 0.5 * ((double)g_array_index (sound, float, 2 * frame) + (double)g_array_index (sound, float, 2 * frame + 1));
}

static gint64
get_n_frames (GArray *sound)
{
  return sound->len / 2;
}

static void
handoff_cb (GstElement *sink,
            GstBuffer  *buffer,
            GstPad     *pad,
            gpointer    user_data)
{
  Run       *run = user_data;
  GstMapInfo map;

  g_assert_true (gst_buffer_map (buffer, &map, GST_MAP_READ));
  run->func ((const float *)map.data, map.size / (2 * sizeof (float)), run->user_data);
  gst_buffer_unmap (buffer, &map);
}

/**
 * nabij_sound_init:
 *
 * Starts GStreamer. Each test begins with it, and not main(): only inside a test the folders, with
 * GStreamer's cache, are its own.
 */
void
nabij_sound_init (void)
{
  g_autoptr (GError) error = NULL;

  nabij_gstreamer_init (&error);
  g_assert_no_error (error);
}

/**
 * nabij_sound_run:
 * @element: (transfer floating): an element with one pad, `src`, that gives stereo float samples
 * @func: called for each buffer, on a streaming thread
 * @user_data: data for @func
 *
 * Runs an element to its end, as fast as it can.
 */
void
nabij_sound_run (GstElement    *element,
                 NabijSoundFunc func,
                 gpointer       user_data)
{
  g_autoptr (GstElement) pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  g_autoptr (GstBus) bus = gst_pipeline_get_bus (GST_PIPELINE (pipeline));
  g_autoptr (GstMessage) message = NULL;
  GstElement *sink = gst_element_factory_make ("fakesink", NULL);
  Run         run = { func, user_data };

  g_assert_nonnull (sink);
  g_object_set (sink, "signal-handoffs", TRUE, "sync", FALSE, NULL);
  g_signal_connect (sink, "handoff", G_CALLBACK (handoff_cb), &run);
  gst_bin_add_many (GST_BIN (pipeline), element, sink, NULL);
  g_assert_true (gst_element_link (element, sink));

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_assert_cmpint (GST_MESSAGE_TYPE (message), ==, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

static void
append (const float *frames,
        gsize        n_frames,
        gpointer     user_data)
{
  g_array_append_vals (user_data, frames, (guint)(2 * n_frames));
}

/**
 * nabij_sound_collect:
 * @element: (transfer floating): as for [func@sound_run]
 *
 * Keeps everything that an element gives.
 *
 * Returns: (transfer full): the sound
 */
GArray *
nabij_sound_collect (GstElement *element)
{
  GArray *sound = g_array_new (FALSE, FALSE, sizeof (float));

  nabij_sound_run (element, append, sound);
  return sound;
}

/**
 * nabij_sound_decode:
 * @path: a file, .ogg, .opus, .mp3 or .wav
 *
 * Reads a file. It must be one that the program can read or write.
 *
 * Returns: (transfer full): the sound
 */
GArray *
nabij_sound_decode (const char *path)
{
  g_autoptr (GstElement) last = NULL;
  g_autoptr (GstPad) pad = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *description = NULL;
  const char      *decoder = "wavparse";
  GstElement      *bin;

  if (g_str_has_suffix (path, ".ogg"))
    decoder = "oggdemux ! vorbisdec";
  else if (g_str_has_suffix (path, ".opus"))
    decoder = "oggdemux ! opusdec";
  else if (g_str_has_suffix (path, ".mp3"))
    decoder = "id3demux ! mpegaudioparse ! mpg123audiodec";

  description = g_strdup_printf ("filesrc location=\"%s\" ! %s ! audioconvert ! audioresample ! "
                                 "capsfilter name=last caps=audio/x-raw,format=F32LE,rate=48000,channels=2",
                                 path, decoder);
  bin = gst_parse_bin_from_description_full (description, FALSE, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &error);
  g_assert_no_error (error);
  last = gst_bin_get_by_name (GST_BIN (bin), "last");
  pad = gst_element_get_static_pad (last, "src");
  gst_element_add_pad (bin, gst_ghost_pad_new ("src", pad));

  return nabij_sound_collect (bin);
}

/**
 * nabij_sound_get_level_db:
 * @sound: a sound
 * @first_frame: where to begin
 * @n_frames: how many frames
 *
 * Measures how strong a stretch is.
 *
 * Returns: the level in dB, 0 for a full-scale square wave; -200 for silence
 */
double
nabij_sound_get_level_db (GArray *sound,
                          gint64  first_frame,
                          gint64  n_frames)
{
  double power = 0.0;

  g_assert_cmpint (first_frame + n_frames, <=, get_n_frames (sound));

  for (gint64 i = 2 * first_frame; i < 2 * (first_frame + n_frames); i++) {
    const double sample = (double)g_array_index (sound, float, i);

    power += sample * sample;
  }

  return 10.0 * log10 (power / (2.0 * (double)n_frames) + 1e-20);
}

static double
run_filter (const Coefficients *filter,
            Memory             *memory,
            double              x)
{
  const double y = filter->b0 * x + filter->b1 * memory->x1 + filter->b2 * memory->x2 -
                   filter->a1 * memory->y1 - filter->a2 * memory->y2;

  memory->x2 = memory->x1;
  memory->x1 = x;
  memory->y2 = memory->y1;
  memory->y1 = y;

  return y;
}

/**
 * nabij_sound_get_loudness_lufs:
 * @sound: a sound
 *
 * Measures the integrated loudness by ITU-R BS.1770-4: K-weighted, in blocks of 400 ms that overlap
 * by three quarters, with the absolute and the relative gate.
 *
 * Returns: the loudness in LUFS
 */
double
nabij_sound_get_loudness_lufs (GArray *sound)
{
  /* The two filters of the recommendation, for 48 kHz. */
  static const Coefficients shelf = { 1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585 };
  static const Coefficients highpass = { 1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621 };
  const gint64              step = NABIJ_SOUND_RATE / 10;
  const gint64              n_steps = get_n_frames (sound) / step;
  g_autofree double        *steps = g_new0 (double, n_steps);
  Memory                    memory[2][2] = { 0 };
  double                    gate = pow (10.0, (-70.0 + 0.691) / 10.0);
  double                    mean = 0.0;

  for (gint64 i = 0; i < n_steps * step; i++) {
    for (guint c = 0; c < 2; c++) {
      const double y = run_filter (&highpass, &memory[c][1],
                                   run_filter (&shelf, &memory[c][0], (double)g_array_index (sound, float, 2 * i + c)));

      steps[i / step] += y * y / (double)step;
    }
  }

  /* Once with the absolute gate, then with one 10 LU under what that gave. */
  for (guint pass = 0; pass < 2; pass++) {
    double sum = 0.0;
    gint64 n = 0;

    for (gint64 i = 0; i + 4 <= n_steps; i++) {
      const double block = (steps[i] + steps[i + 1] + steps[i + 2] + steps[i + 3]) / 4.0;

      if (block > gate) {
        sum += block;
        n += 1;
      }
    }
    mean = n > 0 ? sum / (double)n : 0.0;
    gate = MAX (gate, mean / 10.0);
  }

  return -0.691 + 10.0 * log10 (mean + 1e-20);
}

/**
 * nabij_sound_get_true_peak_db:
 * @sound: a sound
 *
 * Measures the highest value between and on the samples, at four times the rate.
 *
 * Returns: the true peak in dBTP
 */
double
nabij_sound_get_true_peak_db (GArray *sound)
{
  enum {
    TAPS = 24,
    PHASES = 4,
  };
  double filter[PHASES][TAPS];
  double peak = 0.0;

  for (guint p = 0; p < PHASES; p++) {
    for (guint t = 0; t < TAPS; t++) {
      const double at = (double)t - (TAPS / 2 - 1) - (double)p / PHASES;
      const double sinc = fabs (at) < 1e-9 ? 1.0 : sin (G_PI * at) / (G_PI * at);
      const double window = 0.5 + 0.5 * cos (G_PI * at / (TAPS / 2.0 + 1.0));

      filter[p][t] = sinc * window;
    }
  }

  for (gint64 i = 0; i + TAPS <= get_n_frames (sound); i++) {
    for (guint c = 0; c < 2; c++) {
      const double near = fabs ((double)g_array_index (sound, float, 2 * (i + TAPS / 2 - 1) + c)) +
                          fabs ((double)g_array_index (sound, float, 2 * (i + TAPS / 2) + c));

      /* Between two small samples there is no high peak; looking there would take ten times as long. */
      if (near < peak)
        continue;

      for (guint p = 0; p < PHASES; p++) {
        double value = 0.0;

        for (guint t = 0; t < TAPS; t++)
          value += filter[p][t] * (double)g_array_index (sound, float, 2 * (i + t) + c);
        peak = MAX (peak, fabs (value));
      }
    }
  }

  return 20.0 * log10 (peak + 1e-10);
}

static void
transform (double complex *data)
{
  for (guint i = 1, j = 0; i < FFT_SIZE; i++) {
    guint bit = FFT_SIZE >> 1;

    for (; (j & bit) != 0; bit >>= 1)
      j ^= bit;
    j ^= bit;
    if (i < j) {
      const double complex other = data[i];

      data[i] = data[j];
      data[j] = other;
    }
  }

  for (guint length = 2; length <= FFT_SIZE; length <<= 1) {
    const double complex step = cexp (-2.0 * G_PI * I / length);

    for (guint i = 0; i < FFT_SIZE; i += length) {
      double complex turn = 1.0;

      for (guint k = 0; k < length / 2; k++) {
        const double complex even = data[i + k];
        const double complex odd = data[i + k + length / 2] * turn;

        data[i + k] = even + odd;
        data[i + k + length / 2] = even - odd;
        turn *= step;
      }
    }
  }
}

static double
band_power (const double complex *spectrum,
            double                from_hz,
            double                to_hz,
            double               *loudest)
{
  const guint from = (guint)ceil (from_hz * FFT_SIZE / NABIJ_SOUND_RATE);
  const guint to = (guint)floor (to_hz * FFT_SIZE / NABIJ_SOUND_RATE);
  double      sum = 0.0;

  for (guint i = from; i <= to; i++) {
    const double power = creal (spectrum[i]) * creal (spectrum[i]) + cimag (spectrum[i]) * cimag (spectrum[i]);

    sum += power;
    if (loudest != NULL)
      *loudest = MAX (*loudest, power);
  }

  return sum;
}

/**
 * nabij_sound_get_outwardness:
 * @sound: a sound
 * @first_frame: where a window of half a second begins
 *
 * A simple rule for what a laptop lets through (mono, 300 to 6000 Hz): how much of it is above
 * 2500 Hz, and half of how far the partials of an A stand out, both in dB.
 *
 * Returns: a value that is higher in an exhale
 */
double
nabij_sound_get_outwardness (GArray *sound,
                             gint64  first_frame)
{
  g_autofree double complex *data = g_new0 (double complex, FFT_SIZE);
  double                     tone = 0.0;
  double                     foam;

  for (gint64 i = 0; i < NABIJ_SOUND_WINDOW_FRAMES; i++)
    data[i] = frame_mean (sound, first_frame + i) * (0.5 - 0.5 * cos (2.0 * G_PI * (double)i / NABIJ_SOUND_WINDOW_FRAMES));
  transform (data);

  foam = 10.0 * log10 (band_power (data, 2500.0, 6000.0, NULL) / (band_power (data, 300.0, 2500.0, NULL) + ROOM) + 1e-20);
  for (guint partial = 2; partial <= 7; partial++) {
    const double hz = 220.0 * partial;
    double       loudest = 0.0;
    double       beside;

    band_power (data, hz - 3.0, hz + 3.0, &loudest);
    beside = (band_power (data, hz - 30.0, hz - 8.0, NULL) + band_power (data, hz + 8.0, hz + 30.0, NULL)) / 30.0;
    tone += 10.0 * log10 (loudest / (beside + ROOM) + 1e-20) / 6.0;
  }

  return MAX (foam, -25.0) + 0.5 * CLAMP (tone, 0.0, 40.0);
}

/**
 * nabij_sound_get_share_told:
 * @sound: a rendered session
 * @plan: what it was rendered from
 * @n_windows: (out): how many windows there were
 *
 * Applies that rule to each window of half a second that lies wholly inside one phase of a guided
 * breath.
 *
 * Returns: the share of the windows in which it is right, 0…1
 */
double
nabij_sound_get_share_told (GArray          *sound,
                            NabijBreathPlan *plan,
                            gint64          *n_windows)
{
  const gint64 duration_us = nabij_breath_plan_get_duration_us (plan);
  gint64       n_right = 0;

  *n_windows = 0;
  for (gint64 at_us = 0, next_us; at_us < duration_us; at_us = next_us) {
    NabijBreathState state;

    nabij_breath_plan_at (plan, at_us, &state);
    next_us = nabij_breath_plan_get_next_edge_us (plan, at_us);
    if (state.stage != NABIJ_STAGE_FOLLOW)
      continue;

    for (gint64 from_us = at_us; from_us + G_USEC_PER_SEC / 2 <= next_us; from_us += G_USEC_PER_SEC / 4) {
      const double outwardness = nabij_sound_get_outwardness (sound, from_us * 6 / 125);

      n_right += (outwardness > OUTWARD_LIMIT) == (state.phase == NABIJ_PHASE_EXHALE) ? 1 : 0;
      *n_windows += 1;
    }
  }

  return (double)n_right / (double)*n_windows;
}

/**
 * nabij_sound_make_plan:
 * @practice: which exercise
 * @minutes: how long, for *Water & Rust*
 * @long_welcome: whether the longer welcome is given
 *
 * Makes a plan with the default breath.
 *
 * Returns: (transfer full): the plan
 */
NabijBreathPlan *
nabij_sound_make_plan (NabijBreathForm practice,
                       gint64          minutes,
                       gboolean        long_welcome)
{
  const NabijBreathPlanOptions options = {
    .form = practice,
    .length_us = 60 * minutes * NABIJ_SECOND_US,
    .pattern = nabij_breath_pattern_find (NABIJ_BREATH_PATTERN_DEFAULT_ID, NABIJ_SEASON_UNKNOWN, NULL)->pattern,
    .season = NABIJ_SEASON_UNKNOWN,
    .long_welcome = long_welcome,
  };

  return nabij_breath_plan_new (&options);
}

/**
 * nabij_sound_make_mix:
 * @voice: what carries the breath
 * @ambience: (nullable): the id of the ambience
 *
 * Makes a mix at full volume, with the ambience at its default one.
 *
 * Returns: the mix
 */
NabijMix
nabij_sound_make_mix (NabijVoice  voice,
                      const char *ambience)
{
  return (NabijMix){
    .voice = voice,
    .ambience = ambience,
    .volume = 1.0,
    .breath_volume = 1.0,
    .ambience_volume = 0.7,
    .bowl_at_end = TRUE,
  };
}
