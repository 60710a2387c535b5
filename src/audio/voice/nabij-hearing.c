/* nabij-hearing.c
 *
 * `fill()` runs on the device's thread, `sound_cb()` on GStreamer's streaming thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-hearing.h"

#include "nabij-audio-error.h"
#include "nabij-gstreamer.h"
#include "nabij-meter.h"
#include "nabij-ogg.h"
#include "nabij-studio-device.h"
#include "nabij-take-maker.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <gst/gst.h>

/* What is written ahead to the device: what fades is gone after this and the fade. */
#define BUFFER_TIME_US G_GINT64_CONSTANT (100000)
#define LATENCY_TIME_US G_GINT64_CONSTANT (20000)
#define FADE_SAMPLES ((gsize)NABIJ_TAKE_RATE / 10)

#define METERED "nabij-metered"

typedef struct {
  GBytes *sound;

  int is_fading; /* atomic */

  /* Only the streaming thread. */
  NabijMeter meter;
  gsize      n_faded;
  gboolean   is_over;

  /* Only the main thread. */
  NabijHearingClass functions;
  gpointer          user_data;
} Mouth;

struct _NabijHearing {
  NabijStudioDevice *device;
  Mouth             *mouth; /* owned by the device */
};

static void
mouth_clear (gpointer data)
{
  Mouth *self = data;

  g_bytes_unref (self->sound);
  g_free (self);
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_RECORDING_DAMAGED,
                       nabij_audio_error_get_damaged_words ());
}

/* Turns down what goes on; after that the stream is over, so that the device plays its buffer empty. */
static GstPadProbeReturn
sound_cb (GstPad          *pad,
          GstPadProbeInfo *info,
          gpointer         user_data)
{
  Mouth     *self = user_data;
  GstBuffer *buffer;
  GstMapInfo map;
  float     *samples;
  gsize      n_samples;
  gboolean   metered;

  if (self->is_over)
    return GST_PAD_PROBE_DROP;

  buffer = gst_buffer_make_writable (GST_PAD_PROBE_INFO_BUFFER (info));
  GST_PAD_PROBE_INFO_DATA (info) = buffer;
  if (!gst_buffer_map (buffer, &map, GST_MAP_READWRITE))
    return GST_PAD_PROBE_OK;

  samples = (float *)(gpointer)map.data;
  n_samples = map.size / sizeof (float);
  if (g_atomic_int_get (&self->is_fading)) {
    for (gsize i = 0; i < n_samples; i++)
      samples[i] *= 1.0f - (float)MIN (FADE_SAMPLES, self->n_faded + i) / (float)FADE_SAMPLES;
    self->n_faded += n_samples;
  }
  metered = nabij_meter_add (&self->meter, samples, n_samples);
  gst_buffer_unmap (buffer, &map);

  if (metered) {
    g_autoptr (GstElement) element = gst_pad_get_parent_element (pad);

    gst_element_post_message (element,
                              gst_message_new_application (GST_OBJECT (element),
                                                           gst_structure_new (METERED, "level", G_TYPE_DOUBLE, self->meter.level, NULL)));
  }
  if (self->n_faded >= FADE_SAMPLES) {
    self->is_over = TRUE;
    gst_pad_push_event (pad, gst_event_new_eos ());
    return GST_PAD_PROBE_DROP;
  }
  return GST_PAD_PROBE_OK;
}

static void
pad_added_cb (GstElement *demux,
              GstPad     *pad,
              gpointer    user_data)
{
  g_autoptr (GstPad) sink = gst_element_get_static_pad (user_data, "sink");

  if (gst_pad_is_linked (sink) || GST_PAD_LINK_FAILED (gst_pad_link (pad, sink)))
    GST_ELEMENT_ERROR (demux, STREAM, FORMAT, (NULL), ("not one stream of Opus"));
}

static gboolean
fill (GstElement *pipeline,
      gpointer    data,
      GError    **error)
{
  Mouth *self = data;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GstStructure) properties = NULL;
  g_autoptr (GstCaps) caps = NULL;
  g_autoptr (GstPad) pad = NULL;
  GstElement *source;
  GstElement *demux;
  GstElement *decode;
  GstElement *convert;
  GstElement *filter;
  GstElement *sink;

  if (!nabij_gstreamer_check ((const char *const[]){ "giostreamsrc", "oggdemux", "opusdec", "audioconvert", "capsfilter", "pulsesink", NULL }, error))
    return FALSE;
  if (!nabij_ogg_is_whole (self->sound)) {
    set_damaged (error);
    return FALSE;
  }

  source = gst_element_factory_make ("giostreamsrc", NULL);
  demux = gst_element_factory_make ("oggdemux", NULL);
  decode = gst_element_factory_make ("opusdec", NULL);
  convert = gst_element_factory_make ("audioconvert", NULL);
  filter = gst_element_factory_make ("capsfilter", NULL);
  sink = gst_element_factory_make ("pulsesink", NULL);

  stream = g_memory_input_stream_new_from_bytes (self->sound);
  g_object_set (source, "stream", stream, NULL);
  caps = gst_caps_from_string ("audio/x-raw, format = F32LE, layout = interleaved, rate = 48000, channels = 1");
  g_object_set (filter, "caps", caps, NULL);
  properties = gst_structure_new ("properties",
                                  "application.name", G_TYPE_STRING, "Nabij",
                                  "application.id", G_TYPE_STRING, NABIJ_APPLICATION_ID,
                                  "application.icon_name", G_TYPE_STRING, NABIJ_APPLICATION_ID,
                                  NULL);
  g_object_set (sink,
                "client-name", "Nabij",
                "stream-properties", properties,
                "buffer-time", BUFFER_TIME_US,
                "latency-time", LATENCY_TIME_US,
                NULL);

  gst_bin_add_many (GST_BIN (pipeline), source, demux, decode, convert, filter, sink, NULL);
  gst_element_link (source, demux);
  gst_element_link_many (decode, convert, filter, sink, NULL);
  g_signal_connect (demux, "pad-added", G_CALLBACK (pad_added_cb), decode);
  pad = gst_element_get_static_pad (filter, "src");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, sound_cb, self, NULL);
  return TRUE;
}

static void
tell (GstMessage *message,
      gpointer    data)
{
  Mouth *self = data;
  g_autoptr (GError) reason = NULL;
  g_autoptr (GError) error = NULL;
  double level;

  if (gst_message_has_name (message, METERED)) {
    gst_structure_get_double (gst_message_get_structure (message), "level", &level);
    self->functions.metered (level, self->user_data);
    return;
  }
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS) {
    self->functions.ended (NULL, self->user_data);
    return;
  }
  if (GST_MESSAGE_TYPE (message) != GST_MESSAGE_ERROR)
    return;

  gst_message_parse_error (message, &reason, NULL);
  g_info ("The recording is not heard: %s", reason->message);
  if (reason->domain == NABIJ_AUDIO_ERROR)
    error = g_error_copy (reason);
  else if (reason->domain == GST_STREAM_ERROR)
    set_damaged (&error);
  else
    nabij_hearing_set_no_loudspeaker (&error);
  self->functions.ended (error, self->user_data);
}

static void
closed (gpointer data)
{
  Mouth *self = data;

  self->functions.closed (self->user_data);
}

/**
 * nabij_hearing_begin:
 * @sound: Opus in Ogg
 * @functions: what is called; copied
 * @user_data: data for @functions
 *
 * Begins to play something that was recorded. GStreamer must have been started.
 *
 * Returns: (transfer full): what is heard
 */
NabijHearing *
nabij_hearing_begin (GBytes                  *sound,
                     const NabijHearingClass *functions,
                     gpointer                 user_data)
{
  static const NabijStudioDeviceClass device = { fill, NULL, tell, closed, mouth_clear };
  NabijHearing                       *self = g_new0 (NabijHearing, 1);

  self->mouth = g_new0 (Mouth, 1);
  self->mouth->sound = g_bytes_ref (sound);
  self->mouth->functions = *functions;
  self->mouth->user_data = user_data;
  self->device = nabij_studio_device_open (&device, self->mouth);
  return self;
}

/**
 * nabij_hearing_fade:
 * @self: what is heard
 *
 * Turns it down softly; then it ends.
 */
void
nabij_hearing_fade (NabijHearing *self)
{
  g_atomic_int_set (&self->mouth->is_fading, TRUE);
}

/**
 * nabij_hearing_close:
 * @self: what is heard
 *
 * Asks that the device is closed; it tells when it is, and nothing else any more.
 */
void
nabij_hearing_close (NabijHearing *self)
{
  nabij_studio_device_close (self->device);
}

/**
 * nabij_hearing_free:
 * @self: (transfer full): what was heard
 *
 * Lets go of it; where the device is open it closes by itself and tells nobody.
 */
void
nabij_hearing_free (NabijHearing *self)
{
  nabij_studio_device_free (self->device);
  g_free (self);
}

/**
 * nabij_hearing_set_no_loudspeaker:
 * @error: return location for an error
 *
 * Says that there is nothing to play a recording with.
 */
void
nabij_hearing_set_no_loudspeaker (GError **error)
{
  g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_NO_LOUDSPEAKER,
                       _ ("This computer has no sound for the moment. What you recorded is not lost."));
}
