/* nabij-microphone.c
 *
 * `fill()` and `mind()` run on the device's thread, `new_sample_cb()` on GStreamer's streaming thread; what
 * they share with the main thread is under a lock.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-microphone.h"

#include "nabij-audio-error.h"
#include "nabij-gstreamer.h"
#include "nabij-meter.h"
#include "nabij-microphones.h"
#include "nabij-studio-device.h"
#include "nabij-take-maker.h"

#include <glib/gi18n-lib.h>
#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <math.h>

/* A voice that is driven too hard is cut off flat: several samples after each other stand at the top, at
 * -0.5 dB or above, and not only once. */
#define FLAT_SAMPLE 0.944f
#define FLAT_SAMPLES 3
#define FLAT_TIMES 3

#define OPENED "nabij-opened"
#define METERED "nabij-metered"
#define FULL "nabij-full"
#define GONE "nabij-gone"

/* What the threads share. */
typedef struct {
  char       *name;
  char       *device; /* only the device's thread */
  GstElement *source; /* only the device's thread; owned by the pipeline */

  /* Only the streaming thread. */
  NabijMeter meter;
  guint      n_flat;
  guint      n_flat_times;

  GMutex   lock;
  GArray  *samples; /* under the lock, as all that follows */
  gsize    n_max;
  gint64   last_us;
  gboolean too_loud;

  /* Only the main thread. */
  NabijMicrophoneClass functions;
  gpointer             user_data;
} Ear;

struct _NabijMicrophone {
  NabijStudioDevice *device;
  Ear               *ear; /* owned by the device */
};

static void
ear_clear (gpointer data)
{
  Ear *self = data;

  g_free (self->name);
  g_free (self->device);
  g_clear_pointer (&self->samples, g_array_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static void
post (gpointer      element,
      GstStructure *structure)
{
  gst_element_post_message (element, gst_message_new_application (element, structure));
}

static gboolean
note_flat (Ear         *self,
           const float *samples,
           gsize        n_samples)
{
  for (gsize i = 0; i < n_samples; i++) {
    self->n_flat = fabsf (samples[i]) >= FLAT_SAMPLE ? self->n_flat + 1 : 0;
    if (self->n_flat == FLAT_SAMPLES)
      self->n_flat_times += 1;
  }
  return self->n_flat_times >= FLAT_TIMES;
}

static void
take_in (Ear         *self,
         GstElement  *element,
         const float *samples,
         gsize        n_samples)
{
  const gboolean too_loud = note_flat (self, samples, n_samples);
  const gboolean metered = nabij_meter_add (&self->meter, samples, n_samples);
  gboolean       is_first;
  gboolean       is_full;

  g_mutex_lock (&self->lock);
  is_first = self->last_us == 0;
  self->last_us = g_get_monotonic_time ();
  self->too_loud = too_loud;
  is_full = FALSE;
  if (self->samples != NULL && self->samples->len < self->n_max) {
    g_array_append_vals (self->samples, samples, (guint)MIN (n_samples, self->n_max - self->samples->len));
    is_full = self->samples->len == self->n_max;
  }
  g_mutex_unlock (&self->lock);

  if (is_first)
    post (element, gst_structure_new_empty (OPENED));
  if (metered)
    post (element, gst_structure_new (METERED, "level", G_TYPE_DOUBLE, self->meter.level, "too-loud", G_TYPE_BOOLEAN, too_loud, NULL));
  if (is_full)
    post (element, gst_structure_new_empty (FULL));
}

static GstFlowReturn
new_sample_cb (GstAppSink *sink,
               gpointer    user_data)
{
  g_autoptr (GstSample) sample = gst_app_sink_pull_sample (sink);
  GstMapInfo map;

  if (sample == NULL)
    return GST_FLOW_EOS;

  if (gst_buffer_map (gst_sample_get_buffer (sample), &map, GST_MAP_READ)) {
    take_in (user_data, GST_ELEMENT (sink), (const float *)(gconstpointer)map.data, map.size / sizeof (float));
    gst_buffer_unmap (gst_sample_get_buffer (sample), &map);
  }
  return GST_FLOW_OK;
}

static gboolean
fill (GstElement *pipeline,
      gpointer    data,
      GError    **error)
{
  Ear *self = data;
  g_autoptr (GstStructure) properties = NULL;
  g_autoptr (GstCaps) caps = NULL;
  GstAppSinkCallbacks callbacks = { .new_sample = new_sample_cb };
  GstElement         *convert;
  GstElement         *resample;
  GstElement         *filter;
  GstElement         *sink;

  if (!nabij_gstreamer_check ((const char *const[]){ "pulsesrc", "audioconvert", "audioresample", "capsfilter", "appsink", NULL }, error))
    return FALSE;

  self->device = nabij_microphones_choose (self->name);
  if (self->device == NULL) {
    nabij_microphone_set_none (error);
    return FALSE;
  }

  self->source = gst_element_factory_make ("pulsesrc", NULL);
  convert = gst_element_factory_make ("audioconvert", NULL);
  resample = gst_element_factory_make ("audioresample", NULL);
  filter = gst_element_factory_make ("capsfilter", NULL);
  sink = gst_element_factory_make ("appsink", NULL);

  /* No media.role: see nabij-session-player-device.c. */
  properties = gst_structure_new ("properties",
                                  "application.name", G_TYPE_STRING, "Nabij",
                                  "application.id", G_TYPE_STRING, NABIJ_APPLICATION_ID,
                                  "application.icon_name", G_TYPE_STRING, NABIJ_APPLICATION_ID,
                                  NULL);
  g_object_set (self->source, "device", self->device, "client-name", "Nabij", "stream-properties", properties, NULL);
  caps = gst_caps_new_simple ("audio/x-raw",
                              "format", G_TYPE_STRING, "F32LE",
                              "layout", G_TYPE_STRING, "interleaved",
                              "rate", G_TYPE_INT, NABIJ_TAKE_RATE,
                              "channels", G_TYPE_INT, 1,
                              NULL);
  g_object_set (filter, "caps", caps, NULL);
  g_object_set (sink, "sync", FALSE, NULL);
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, self, NULL);

  gst_bin_add_many (GST_BIN (pipeline), self->source, convert, resample, filter, sink, NULL);
  if (gst_element_link_many (self->source, convert, resample, filter, sink, NULL))
    return TRUE;

  nabij_microphone_set_none (error);
  return FALSE;
}

/* Where a microphone is pulled out, the server may go on with another one, or with what the loudspeaker
 * plays, and says nothing of it. */
static void
mind (GstElement *pipeline,
      gpointer    data)
{
  Ear             *self = data;
  g_autofree char *now = NULL;

  g_object_get (self->source, "current-device", &now, NULL);
  if (now != NULL && !g_str_equal (now, self->device))
    post (pipeline, gst_structure_new_empty (GONE));
}

static void
tell (GstMessage *message,
      gpointer    data)
{
  Ear *self = data;
  g_autoptr (GError) error = NULL;
  double   level;
  gboolean too_loud;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR) {
    gst_message_parse_error (message, &error, NULL);
    if (error->domain != NABIJ_AUDIO_ERROR) {
      g_info ("The microphone does not work: %s", error->message);
      g_clear_error (&error);
      nabij_microphone_set_none (&error);
    }
    self->functions.lost (error, self->user_data);
  } else if (gst_message_has_name (message, GONE)) {
    nabij_microphone_set_none (&error);
    self->functions.lost (error, self->user_data);
  } else if (gst_message_has_name (message, OPENED)) {
    self->functions.opened (self->user_data);
  } else if (gst_message_has_name (message, FULL)) {
    self->functions.full (self->user_data);
  } else if (gst_message_has_name (message, METERED)) {
    gst_structure_get (gst_message_get_structure (message), "level", G_TYPE_DOUBLE, &level, "too-loud", G_TYPE_BOOLEAN, &too_loud, NULL);
    self->functions.metered (level, too_loud, self->user_data);
  }
}

static void
closed (gpointer data)
{
  Ear *self = data;

  self->functions.closed (self->user_data);
}

/**
 * nabij_microphone_open:
 * @name: (nullable): the name of one, as the system shows it, or `NULL` for the system's own choice
 * @longest_us: how much is wanted, in microseconds, > 0
 * @functions: what is called; copied
 * @user_data: data for @functions
 *
 * Begins to open a microphone. GStreamer must have been started.
 *
 * Returns: (transfer full): the microphone
 */
NabijMicrophone *
nabij_microphone_open (const char                 *name,
                       gint64                      longest_us,
                       const NabijMicrophoneClass *functions,
                       gpointer                    user_data)
{
  static const NabijStudioDeviceClass device = { fill, mind, tell, closed, ear_clear };
  NabijMicrophone                    *self = g_new0 (NabijMicrophone, 1);

  self->ear = g_new0 (Ear, 1);
  self->ear->name = g_strdup (name);
  self->ear->n_max = (gsize)MAX (1, longest_us * NABIJ_TAKE_RATE / G_USEC_PER_SEC);
  self->ear->samples = g_array_new (FALSE, FALSE, sizeof (float));
  self->ear->functions = *functions;
  self->ear->user_data = user_data;
  g_mutex_init (&self->ear->lock);
  self->device = nabij_studio_device_open (&device, self->ear);
  return self;
}

/**
 * nabij_microphone_close:
 * @self: a microphone
 *
 * Asks that it is closed; it tells when it is, and nothing else any more.
 */
void
nabij_microphone_close (NabijMicrophone *self)
{
  nabij_studio_device_close (self->device);
}

/**
 * nabij_microphone_free:
 * @self: (transfer full): a microphone
 *
 * Lets go of it; where it is open it closes by itself and tells nobody.
 */
void
nabij_microphone_free (NabijMicrophone *self)
{
  nabij_studio_device_free (self->device);
  g_free (self);
}

/**
 * nabij_microphone_get_silent_us:
 * @self: a microphone
 *
 * Tells for how long nothing at all has come from it, not even silence.
 *
 * Returns: the time, in microseconds; 0 where it is not open yet
 */
gint64
nabij_microphone_get_silent_us (NabijMicrophone *self)
{
  gint64 last_us;

  g_mutex_lock (&self->ear->lock);
  last_us = self->ear->last_us;
  g_mutex_unlock (&self->ear->lock);
  return last_us == 0 ? 0 : g_get_monotonic_time () - last_us;
}

/**
 * nabij_microphone_was_too_loud:
 * @self: a microphone
 *
 * Tells whether it was driven too hard.
 *
 * Returns: `TRUE` when it was
 */
gboolean
nabij_microphone_was_too_loud (NabijMicrophone *self)
{
  gboolean too_loud;

  g_mutex_lock (&self->ear->lock);
  too_loud = self->ear->too_loud;
  g_mutex_unlock (&self->ear->lock);
  return too_loud;
}

/**
 * nabij_microphone_steal_samples:
 * @self: a microphone
 *
 * Gives what was said so far. It is to be called once: nothing is kept after it.
 *
 * Returns: (transfer full) (element-type float): mono samples at `NABIJ_TAKE_RATE`
 */
GArray *
nabij_microphone_steal_samples (NabijMicrophone *self)
{
  GArray *samples;

  g_mutex_lock (&self->ear->lock);
  samples = g_steal_pointer (&self->ear->samples);
  g_mutex_unlock (&self->ear->lock);
  return samples;
}

/**
 * nabij_microphone_set_none:
 * @error: return location for an error
 *
 * Says that there is no microphone.
 */
void
nabij_microphone_set_none (GError **error)
{
  g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_NO_MICROPHONE,
                       _ ("No microphone is found. Perhaps it is not plugged in, or it is switched off."));
}
