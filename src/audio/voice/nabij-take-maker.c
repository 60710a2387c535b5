/* nabij-take-maker.c
 *
 * Makes a take of what a microphone gave. All of this runs on a worker. Five minutes of sound are large, so
 * they are worked on where they are, a second at a time, and never copied as a whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-take-maker.h"

#include "nabij-audio-error.h"
#include "nabij-gstreamer.h"
#include "nabij-take-ends.h"
#include "nabij-take-level.h"

#include <glib/gi18n-lib.h>
#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/gst.h>
#include <math.h>
#include <string.h>

#define CHUNK ((gsize)NABIJ_TAKE_RATE)
/* An element that gives nothing for so long never will. */
#define STALLED_NS (20 * GST_SECOND)

/* The encoder takes a little away from a whisper; what is less than this nobody hears. */
#define CODED_LOSS_LU 0.2

/* What is cut begins and ends softly. */
#define FADE ((gsize)NABIJ_TAKE_RATE * 15 / 1000)
/* No microphone gives more, whatever its driver says. */
#define SAMPLE_MAX 8.0f

/* A line is spoken; what is longer may be sung. */
#define LINE_SAMPLES_MAX ((gsize)NABIJ_TAKE_RATE * 20)
#define LINE_ENCODER "opusenc audio-type=voice bitrate=32000"
#define SONG_ENCODER "opusenc audio-type=generic bitrate=64000"

#define SOURCE "appsrc name=in format=time max-bytes=0 caps=\"audio/x-raw, format=F32LE, layout=interleaved, rate=48000, channels=1\""
#define SINK "appsink name=out sync=false"
#define DECODER "appsrc name=in ! oggdemux ! opusdec ! audioconvert ! audio/x-raw, format=F32LE, rate=48000, channels=1 ! "
/* Rumble, the hum of the mains and a microphone's own offset; the lowest voice begins above it. */
#define HIGH_PASS "audiocheblimit mode=high-pass cutoff=80 poles=4"

/* A chain of elements with samples put in at one end. */
typedef struct {
  GstElement *pipeline;
  GstAppSrc  *in;
  GstAppSink *out;
} Chain;

static void
chain_close (Chain *self)
{
  gst_element_set_state (self->pipeline, GST_STATE_NULL);
  gst_clear_object (&self->in);
  gst_clear_object (&self->out);
  gst_clear_object (&self->pipeline);
}

static gboolean
chain_open (Chain      *self,
            const char *description,
            GError    **error)
{
  g_autoptr (GError) reason = NULL;

  self->pipeline = gst_parse_launch (description, &reason);
  if (reason != NULL) {
    gst_clear_object (&self->pipeline);
    g_propagate_error (error, g_steal_pointer (&reason));
    return FALSE;
  }

  gst_object_ref_sink (self->pipeline);
  self->in = GST_APP_SRC (gst_bin_get_by_name (GST_BIN (self->pipeline), "in"));
  self->out = GST_APP_SINK (gst_bin_get_by_name (GST_BIN (self->pipeline), "out"));
  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
  return TRUE;
}

static void
chain_push (Chain       *self,
            const float *samples,
            gsize        first,
            gsize        n_samples)
{
  const gsize size = n_samples * sizeof (float);
  GstBuffer  *buffer;

  /* The element sees our memory and makes a copy of what it changes. */
  buffer = gst_buffer_new_wrapped_full (GST_MEMORY_FLAG_READONLY, (gpointer)(samples + first), size, 0, size, NULL, NULL);
  GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (first, GST_SECOND, NABIJ_TAKE_RATE);
  GST_BUFFER_DURATION (buffer) = gst_util_uint64_scale (first + n_samples, GST_SECOND, NABIJ_TAKE_RATE) - GST_BUFFER_PTS (buffer);
  gst_app_src_push_buffer (self->in, buffer);
}

/* Gives NULL at the end, or with an error where there is none to come. */
static GstSample *
chain_pull (Chain       *self,
            GstClockTime wait_ns,
            GError     **error)
{
  GstSample *sample = gst_app_sink_try_pull_sample (self->out, wait_ns);
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GstMessage) message = NULL;

  if (sample != NULL || wait_ns == 0)
    return sample;

  bus = gst_element_get_bus (self->pipeline);
  message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);
  if (message != NULL)
    gst_message_parse_error (message, error, NULL);
  else if (!gst_app_sink_is_eos (self->out))
    g_set_error_literal (error, GST_CORE_ERROR, GST_CORE_ERROR_FAILED, "an element stands still");
  return NULL;
}

/* Each chunk that goes in comes out as one, and takes its place. */
static gboolean
pass_high (float        *samples,
           gsize         n_samples,
           GCancellable *cancellable,
           GError      **error)
{
  Chain    chain = { 0 };
  gboolean done = TRUE;
  gsize    n_done = 0;

  if (!chain_open (&chain, SOURCE " ! " HIGH_PASS " ! " SINK, error))
    return FALSE;

  while (done && n_done < n_samples) {
    const gsize n = MIN (CHUNK, n_samples - n_done);
    g_autoptr (GstSample) sample = NULL;

    chain_push (&chain, samples, n_done, n);
    sample = chain_pull (&chain, STALLED_NS, error);
    done = sample != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
           gst_buffer_extract (gst_sample_get_buffer (sample), 0, samples + n_done, n * sizeof (float)) == n * sizeof (float);
    n_done += n;
  }
  chain_close (&chain);
  return done;
}

static void
add_sample (GByteArray *sound,
            GstSample  *sample)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  GstMapInfo map;

  if (!gst_buffer_map (buffer, &map, GST_MAP_READ))
    return;

  g_byte_array_append (sound, map.data, (guint)map.size);
  gst_buffer_unmap (buffer, &map);
}

static GBytes *
encode (const float  *samples,
        gsize         n_samples,
        GCancellable *cancellable,
        GError      **error)
{
  const char *description = n_samples > LINE_SAMPLES_MAX ? SOURCE " ! audioconvert ! " SONG_ENCODER " ! oggmux ! " SINK
                                                         : SOURCE " ! audioconvert ! " LINE_ENCODER " ! oggmux ! " SINK;
  g_autoptr (GByteArray) sound = g_byte_array_new ();
  GError    *reason = NULL;
  GstSample *sample;
  Chain      chain = { 0 };

  if (!chain_open (&chain, description, error))
    return NULL;

  for (gsize first = 0; first < n_samples; first += CHUNK)
    chain_push (&chain, samples, first, MIN (CHUNK, n_samples - first));
  gst_app_src_end_of_stream (chain.in);

  while ((sample = chain_pull (&chain, STALLED_NS, &reason)) != NULL) {
    add_sample (sound, sample);
    gst_sample_unref (sample);
    if (g_cancellable_set_error_if_cancelled (cancellable, &reason))
      break;
  }
  chain_close (&chain);

  if (reason != NULL) {
    g_propagate_error (error, reason);
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&sound));
}

/* How much softer a line has become by being coded; 0 where that is not known. */
static double
find_loss (const float *samples,
           gsize        n_samples,
           GBytes      *sound)
{
  g_autoptr (GByteArray) coded = g_byte_array_new ();
  g_autoptr (GError) reason = NULL;
  GstSample *sample;
  Chain      chain = { 0 };
  double     loss_lu;

  if (!nabij_gstreamer_check ((const char *const[]){ "oggdemux", "opusdec", NULL }, NULL) || !chain_open (&chain, DECODER SINK, NULL))
    return 0.0;

  gst_app_src_push_buffer (chain.in, gst_buffer_new_wrapped_bytes (sound));
  gst_app_src_end_of_stream (chain.in);
  while ((sample = chain_pull (&chain, STALLED_NS, &reason)) != NULL) {
    add_sample (coded, sample);
    gst_sample_unref (sample);
  }
  chain_close (&chain);
  if (reason != NULL || coded->len < n_samples * sizeof (float) / 2)
    return 0.0;

  loss_lu = nabij_take_level_measure_lufs (samples, n_samples) -
            nabij_take_level_measure_lufs ((const float *)(gconstpointer)coded->data, coded->len / sizeof (float));
  return isfinite (loss_lu) ? loss_lu : 0.0;
}

/* A line that has become softer is coded once more, from a little above. */
static GBytes *
encode_evenly (float        *samples,
               gsize         n_samples,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GBytes) sound = encode (samples, n_samples, cancellable, error);
  double loss_lu;

  if (sound == NULL || n_samples > LINE_SAMPLES_MAX)
    return g_steal_pointer (&sound);

  loss_lu = find_loss (samples, n_samples, sound);
  if (loss_lu < CODED_LOSS_LU)
    return g_steal_pointer (&sound);

  nabij_take_level_lift (samples, n_samples, loss_lu);
  return encode (samples, n_samples, cancellable, error);
}

/* What is no number would go through every filter to the end. An offset that is there from the first sample
 * on would sound like a knock. */
static void
clean (float *samples,
       gsize  n_samples)
{
  double sum = 0.0;
  float  offset;

  for (gsize i = 0; i < n_samples; i++) {
    samples[i] = isfinite (samples[i]) ? CLAMP (samples[i], -SAMPLE_MAX, SAMPLE_MAX) : 0.0f;
    sum += (double)samples[i];
  }
  offset = n_samples > 0 ? (float)(sum / (double)n_samples) : 0.0f;
  for (gsize i = 0; i < n_samples; i++)
    samples[i] -= offset;
}

static void
fade_ends (float *samples,
           gsize  n_samples)
{
  const gsize n_fade = MIN (FADE, n_samples / 2);

  for (gsize i = 0; i < n_fade; i++) {
    const float gain = (float)(0.5 - 0.5 * cos (G_PI * (double)i / (double)n_fade));

    samples[i] *= gain;
    samples[n_samples - 1 - i] *= gain;
  }
}

/* The reason is for the log; a person reads what it means. */
static void
set_failed (GError      **error,
            const GError *reason)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, g_error_copy (reason));
    return;
  }

  g_info ("The take could not be made: %s", reason != NULL ? reason->message : "no reason given");
  g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_FAILED,
                       _ ("What you said could not be recorded. You can say it again."));
}

/**
 * nabij_take_set_silent:
 * @error: return location for an error
 *
 * Says that nobody was heard.
 */
void
nabij_take_set_silent (GError **error)
{
  g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_RECORDING_SILENT,
                       _ ("Nothing was heard. You can try it again, a little closer to the microphone."));
}

/**
 * nabij_take_make:
 * @samples: (inout): what the microphone gave: mono, at `NABIJ_TAKE_RATE`; they are changed
 * @n_samples: how many
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Makes a take: a gentle high-pass, the silence at both ends taken away, an even loudness, and Opus in Ogg.
 * Nothing else in the voice is changed. It may take a second, so call it on a worker; GStreamer must have
 * been started.
 *
 * Errors: `NABIJ_AUDIO_ERROR_RECORDING_SILENT`, `NABIJ_AUDIO_ERROR_MISSING_PLUGIN`,
 * `NABIJ_AUDIO_ERROR_FAILED`, `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full) (nullable): the take, or `NULL` with @error set
 */
NabijTake *
nabij_take_make (float        *samples,
                 gsize         n_samples,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) sound = NULL;
  gsize first;
  gsize n_kept;

  g_return_val_if_fail (samples != NULL || n_samples == 0, NULL);

  if (!nabij_gstreamer_check ((const char *const[]){ "appsrc", "audiocheblimit", "audioconvert", "opusenc", "oggmux", "appsink", NULL }, error))
    return NULL;

  clean (samples, n_samples);
  if (!pass_high (samples, n_samples, cancellable, &reason)) {
    set_failed (error, reason);
    return NULL;
  }
  if (!nabij_take_ends_find (samples, n_samples, &first, &n_kept)) {
    nabij_take_set_silent (error);
    return NULL;
  }

  nabij_take_level_even_out (samples + first, n_kept);
  fade_ends (samples + first, n_kept);
  sound = encode_evenly (samples + first, n_kept, cancellable, &reason);
  if (sound == NULL) {
    set_failed (error, reason);
    return NULL;
  }
  return nabij_take_new (sound, (gint64)gst_util_uint64_scale_round (n_kept, G_USEC_PER_SEC, NABIJ_TAKE_RATE), FALSE, FALSE);
}
