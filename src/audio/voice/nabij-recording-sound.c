/* nabij-recording-sound.c
 *
 * Decoding waits for GStreamer's own threads: it is done on a worker, never on the main thread and never on
 * a streaming thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-recording-sound.h"

#include "nabij-audio-error.h"
#include "nabij-gstreamer.h"

#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <string.h>

#define RATE 48000
/* Memory gives its first sound at once: who has given nothing in this time is broken. */
#define PATIENCE_US (4 * G_USEC_PER_SEC)
/* A recording that is shorter than it says by more than this has lost something. */
#define LOST_US (250 * G_GINT64_CONSTANT (1000))
/* No edge clicks: so it begins, and so it ends. */
#define EDGE_IN_SAMPLES 96
#define EDGE_OUT_SAMPLES 960

struct _NabijRecordingSound {
  float *samples;
  gint64 n_samples;
};

/* Exactly these parts, and no other, may look at what is in a recording. */
static const char *const needed_elements[] = { "giostreamsrc", "oggdemux", "opusdec", "audioconvert", "capsfilter", "appsink", NULL };

static void
sound_clear (gpointer data)
{
  NabijRecordingSound *self = data;

  g_free (self->samples);
}

static void
pad_added_cb (GstElement *demux,
              GstPad     *pad,
              gpointer    user_data)
{
  GstElement *decode = user_data;
  g_autoptr (GstPad) sink = gst_element_get_static_pad (decode, "sink");

  /* A second stream, or anything but Opus, is nothing that was recorded here. */
  if (gst_pad_is_linked (sink) || GST_PAD_LINK_FAILED (gst_pad_link (pad, sink)))
    GST_ELEMENT_ERROR (demux, STREAM, FORMAT, (NULL), ("not one stream of Opus"));
}

static GstElement *
make_pipeline (GBytes      *bytes,
               GstElement **sink)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GstCaps) caps = NULL;
  GstElement *pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  GstElement *source = gst_element_factory_make ("giostreamsrc", NULL);
  GstElement *demux = gst_element_factory_make ("oggdemux", NULL);
  GstElement *decode = gst_element_factory_make ("opusdec", NULL);
  GstElement *convert = gst_element_factory_make ("audioconvert", NULL);
  GstElement *filter = gst_element_factory_make ("capsfilter", NULL);

  *sink = gst_element_factory_make ("appsink", NULL);
  caps = gst_caps_from_string ("audio/x-raw, format = F32LE, layout = interleaved, rate = 48000, channels = 1");
  g_object_set (source, "stream", stream, NULL);
  g_object_set (filter, "caps", caps, NULL);
  g_object_set (*sink, "sync", FALSE, NULL);
  gst_bin_add_many (GST_BIN (pipeline), source, demux, decode, convert, filter, *sink, NULL);
  gst_element_link (source, demux);
  gst_element_link_many (decode, convert, filter, *sink, NULL);
  g_signal_connect (demux, "pad-added", G_CALLBACK (pad_added_cb), decode);

  return pipeline;
}

/* Collects what comes, up to @n_wanted samples; tells in words for the log what goes wrong. */
static char *
run (GBytes *bytes,
     GArray *samples,
     gint64  n_wanted)
{
  GstElement *sink;
  g_autoptr (GstElement) pipeline = make_pipeline (bytes, &sink);
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  const gint64 until_us = g_get_monotonic_time () + PATIENCE_US;
  char        *trouble = NULL;

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  while (trouble == NULL && samples->len < n_wanted) {
    g_autoptr (GstSample) sample = gst_app_sink_try_pull_sample (GST_APP_SINK (sink), 20 * GST_MSECOND);
    g_autoptr (GstMessage) message = NULL;
    GstMapInfo map;

    if (sample != NULL) {
      if (gst_buffer_map (gst_sample_get_buffer (sample), &map, GST_MAP_READ)) {
        g_array_append_vals (samples, map.data, (guint)(map.size / sizeof (float)));
        gst_buffer_unmap (gst_sample_get_buffer (sample), &map);
      }
      continue;
    }

    message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);
    if (message != NULL) {
      g_autoptr (GError) reason = NULL;

      gst_message_parse_error (message, &reason, &trouble);
      if (trouble == NULL)
        trouble = g_strdup (reason->message);
    } else if (gst_app_sink_is_eos (GST_APP_SINK (sink))) {
      break;
    } else if (g_get_monotonic_time () > until_us) {
      trouble = g_strdup ("nothing comes");
    }
  }
  gst_element_set_state (pipeline, GST_STATE_NULL);

  return trouble;
}

static void
soften_edges (float *samples,
              gint64 n_samples)
{
  const gint64 n_in = MIN (EDGE_IN_SAMPLES, n_samples / 2);
  const gint64 n_out = MIN (EDGE_OUT_SAMPLES, n_samples / 2);

  for (gint64 i = 0; i < n_in; i++)
    samples[i] *= (float)i / (float)n_in;
  for (gint64 i = 0; i < n_out; i++)
    samples[n_samples - 1 - i] *= (float)i / (float)n_out;
}

/**
 * nabij_recording_sound_decode:
 * @recording: a recording with its sound
 * @error: return location for an error
 *
 * Decodes a recording. It takes some milliseconds, and waits: call it on a worker. What is longer than
 * the recording says is cut off there, because the plan gave it no more room.
 *
 * Errors: `NABIJ_AUDIO_ERROR_RECORDING_DAMAGED`, `NABIJ_AUDIO_ERROR_MISSING_PLUGIN`
 *
 * Returns: (transfer full) (nullable): the samples, or `NULL` with @error set
 */
NabijRecordingSound *
nabij_recording_sound_decode (NabijRecording *recording,
                              GError        **error)
{
  const NabijRecordingFields *fields = nabij_recording_get_fields (recording);
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (float));
  g_autofree char     *trouble = NULL;
  GBytes              *bytes = nabij_recording_get_sound (recording);
  const gint64         n_wanted = fields->duration_us * 6 / 125;
  NabijRecordingSound *self;

  if (!nabij_gstreamer_check (needed_elements, error))
    return NULL;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0 || g_bytes_get_size (bytes) > NABIJ_RECORDING_BYTES_MAX)
    trouble = g_strdup ("it is empty, or far too large");
  else
    trouble = run (bytes, samples, n_wanted);
  if (trouble == NULL && samples->len + LOST_US * 6 / 125 < n_wanted)
    trouble = g_strdup ("a part of it is gone");
  if (trouble == NULL && samples->len == 0)
    trouble = g_strdup ("there is no sound in it");

  if (trouble != NULL) {
    g_info ("The recording of “%s” cannot be played: %s", fields->line, trouble);
    g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_RECORDING_DAMAGED,
                         nabij_audio_error_get_damaged_words ());
    return NULL;
  }

  self = g_atomic_rc_box_new0 (NabijRecordingSound);
  self->n_samples = MIN (samples->len, n_wanted);
  self->samples = (float *)g_array_free (g_steal_pointer (&samples), FALSE);
  soften_edges (self->samples, self->n_samples);
  return self;
}

/**
 * nabij_recording_sound_ref:
 * @self: a sound
 *
 * Takes another reference.
 *
 * Returns: (transfer full): the same sound
 */
NabijRecordingSound *
nabij_recording_sound_ref (NabijRecordingSound *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * nabij_recording_sound_unref:
 * @self: (transfer full): a sound
 *
 * Lets go of a sound.
 */
void
nabij_recording_sound_unref (NabijRecordingSound *self)
{
  g_atomic_rc_box_release_full (self, sound_clear);
}

/**
 * nabij_recording_sound_get_samples:
 * @self: a sound
 * @n_samples: (out): how many there are, > 0
 *
 * Gives the samples.
 *
 * Returns: (transfer none) (array length=n_samples): one channel at 48 kHz
 */
const float *
nabij_recording_sound_get_samples (NabijRecordingSound *self,
                                   gint64              *n_samples)
{
  *n_samples = self->n_samples;
  return self->samples;
}
