/* nabij-session-player-device.c
 *
 * The GStreamer pipeline of one opening of the sound device, and the worker thread that does
 * whatever may wait for a sound server: `work()` and what it calls run there, one thing after the
 * other. GStreamer's and PulseAudio's threads only post to the bus (`sink_event_cb()`,
 * `output_cb()`). All public functions are the main thread's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-session-player-device.h"

#include "nabij-audio-error.h"
#include "nabij-gstreamer.h"
#include "nabij-output-watch.h"

#include <glib/gi18n-lib.h>
#include <gst/gst.h>

#define MILLISECOND_US G_GINT64_CONSTANT (1000)

/* What is written ahead to the device: a change is heard this much later. With less, a busy computer
 * crackles; with more, a sound that has moved to a loudspeaker would not be gone within 0.3 s. */
#define BUFFER_TIME_US (160 * MILLISECOND_US)
#define LATENCY_TIME_US (20 * MILLISECOND_US)

struct _NabijSessionPlayerDevice {
  /* What the worker is given. */
  GstElement      *pipeline;
  NabijBreathPlan *plan;
  NabijMix         mix;
  NabijSpeech     *speech; /* NULL without a voice */
  gint64           start_us;
  char            *sound_dir;
  char            *sink;

  /* What the worker makes. The main thread looks at it once the bus has told that it is there. */
  NabijSessionBin *session; /* owned by the pipeline */
  char            *warning;

  /* Only the worker's. */
  char             *stream; /* What the watch knows our stream by */
  NabijOutputWatch *watch;  /* NULL where the sink is not PulseAudio's */

  GThreadPool *pool;
  int          n_asked;   /* only the main thread */
  int          n_done;    /* atomic */
  int          is_closed; /* atomic */

  /* Set before the worker is asked to close. */
  GSourceFunc    closed;
  gpointer       user_data;
  GDestroyNotify destroy;
};

/* A message for the main thread. */
static void
post (NabijSessionPlayerDevice *self,
      const char               *name,
      GError                   *error)
{
  GstStructure *structure = gst_structure_new (name, "error", G_TYPE_ERROR, error, NULL);

  gst_element_post_message (self->pipeline,
                            gst_message_new_application (GST_OBJECT (self->pipeline), structure));
}

/* PulseAudio tells upstream that the stream was moved to another device. This is called on its own
 * thread, with its lock held. */
static GstPadProbeReturn
sink_event_cb (GstPad          *pad,
               GstPadProbeInfo *info,
               gpointer         user_data)
{
  if (!gst_event_has_name (GST_PAD_PROBE_INFO_EVENT (info), "pulse-sink-changed"))
    return GST_PAD_PROBE_OK;

  post (user_data, NABIJ_SESSION_PLAYER_MOVED, NULL);
  return GST_PAD_PROBE_DROP;
}

/* The watch has looked, on its own thread: of what happens inside of one device it alone knows. */
static void
output_cb (const NabijOutput *before,
           const NabijOutput *now,
           gpointer           user_data)
{
  if (before != NULL && nabij_output_has_moved (before, now))
    post (user_data, NABIJ_SESSION_PLAYER_MOVED, NULL);
}

static GstElement *
make_sink (NabijSessionPlayerDevice *self,
           GError                  **error)
{
  const char *const needed[] = { "pulsesink", NULL };
  g_autoptr (GstStructure) properties = NULL;
  GstElement *sink;

  if (self->sink != NULL)
    return gst_parse_bin_from_description (self->sink, TRUE, error);

  if (!nabij_gstreamer_check (needed, error))
    return NULL;

  sink = gst_element_factory_make ("pulsesink", NULL);
  /* No media.role: the server remembers volume and device for a role, and a person's music is not
   * to decide how loud the night is, nor the other way round. */
  properties = gst_structure_new ("properties",
                                  "application.name", G_TYPE_STRING, "Nabij",
                                  "application.id", G_TYPE_STRING, NABIJ_APPLICATION_ID,
                                  "application.icon_name", G_TYPE_STRING, NABIJ_APPLICATION_ID,
                                  NABIJ_OUTPUT_WATCH_STREAM, G_TYPE_STRING, self->stream,
                                  NULL);
  g_object_set (sink,
                "client-name", "Nabij",
                "stream-properties", properties,
                "buffer-time", BUFFER_TIME_US,
                "latency-time", LATENCY_TIME_US,
                NULL);
  return sink;
}

/* Without its voice, its ambience or its song a session is poorer, but it can be heard. */
static GstElement *
make_session (NabijSessionPlayerDevice *self,
              GError                  **error)
{
  GstElement *session;
  NabijMix    mix = self->mix;

  /* What was sung takes the place of the song. */
  if (self->speech != NULL && nabij_speech_get_song (self->speech) != NULL)
    mix.song = NULL;

  while (TRUE) {
    g_autoptr (GError) reason = NULL;

    session = nabij_session_bin_new (self->plan, self->start_us, &mix, self->sound_dir, &reason);
    if (session != NULL && nabij_session_bin_set_speech (NABIJ_SESSION_BIN (session), self->speech, &reason))
      return session;

    if (session != NULL) {
      g_free (self->warning);
      self->warning = g_strdup (reason->message);
      return session;
    }
    if (mix.ambience == NULL && mix.song == NULL) {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
    g_free (self->warning);
    self->warning = g_strdup (reason->message);
    if (mix.ambience == NULL || g_error_matches (reason, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_SONG_VANISHED))
      mix.song = NULL;
    else
      mix.ambience = NULL;
  }
}

/* On the worker: puts the pipeline together. */
static gboolean
build (NabijSessionPlayerDevice *self,
       GError                  **error)
{
  g_autoptr (GstPad) pad = NULL;
  GstElement *session;
  GstElement *sink;

  session = make_session (self, error);
  if (session == NULL)
    return FALSE;
  gst_bin_add (GST_BIN (self->pipeline), session);
  self->session = NABIJ_SESSION_BIN (session);
  /* Nothing is heard before it is known when. */
  nabij_session_bin_fade (self->session, 0, 0.0, 0);

  sink = make_sink (self, error);
  if (sink == NULL)
    return FALSE;
  gst_bin_add (GST_BIN (self->pipeline), sink);
  pad = gst_element_get_static_pad (sink, "sink");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_EVENT_UPSTREAM, sink_event_cb, self, NULL);

  if (!gst_element_link (session, sink)) {
    g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_UNAVAILABLE, _ ("The sound device does not take this sound."));
    return FALSE;
  }
  return TRUE;
}

static void
open_device (NabijSessionPlayerDevice *self)
{
  g_autoptr (GError) error = NULL;

  if (!build (self, &error)) {
    post (self, NABIJ_SESSION_PLAYER_UNAVAILABLE, error);
    return;
  }

  if (gst_element_set_state (self->pipeline, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE) {
    g_set_error_literal (&error, GST_CORE_ERROR, GST_CORE_ERROR_STATE_CHANGE, "The device does not open");
    post (self, NABIJ_SESSION_PLAYER_LOST, error);
  } else {
    if (self->sink == NULL)
      self->watch = nabij_output_watch_new (self->stream, output_cb, self);
    post (self, NABIJ_SESSION_PLAYER_OPENED, NULL);
  }
}

/* The worker thread. */
static void
work (gpointer data,
      gpointer user_data)
{
  NabijSessionPlayerDevice *self = user_data;
  NabijSessionPlayerWork    what = GPOINTER_TO_INT (data);

  if (what == NABIJ_SESSION_PLAYER_WORK_CLOSE) {
    g_clear_pointer (&self->watch, nabij_output_watch_free);
    gst_element_set_state (self->pipeline, GST_STATE_NULL);
    g_idle_add_full (G_PRIORITY_DEFAULT, self->closed, self->user_data, self->destroy);
    nabij_session_player_device_unref (self);
    return;
  }

  /* What was asked before a close, but not begun, need not be done any more. */
  if (!g_atomic_int_get (&self->is_closed)) {
    if (what == NABIJ_SESSION_PLAYER_WORK_OPEN)
      open_device (self);
    if (what == NABIJ_SESSION_PLAYER_WORK_PAUSE || what == NABIJ_SESSION_PLAYER_WORK_RENEW_CLOCK)
      gst_element_set_state (self->pipeline, GST_STATE_PAUSED);
    if (what == NABIJ_SESSION_PLAYER_WORK_PLAY || what == NABIJ_SESSION_PLAYER_WORK_RENEW_CLOCK)
      gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
  }
  g_atomic_int_inc (&self->n_done);
}

static void
device_clear (gpointer data)
{
  NabijSessionPlayerDevice *self = data;

  gst_clear_object (&self->pipeline);
  nabij_breath_plan_unref (self->plan);
  g_clear_pointer (&self->speech, nabij_speech_unref);
  g_free (self->sound_dir);
  g_free (self->sink);
  g_free (self->stream);
  g_free (self->warning);
}

/**
 * nabij_session_player_device_new:
 * @plan: the exercise
 * @start_us: the time of the plan to begin with, in microseconds
 * @mix: what is heard; copied
 * @speech: (transfer none) (nullable): what a voice says, or `NULL` for no voice
 * @sound_dir: (type filename): the folder with the sound files
 * @sink: (nullable): a description of the last element, for tests; `NULL` for PulseAudio
 *
 * Makes an empty pipeline and its worker. GStreamer is initialised already.
 *
 * Returns: (transfer full): the device, still closed; it must be closed in the end all the same
 */
NabijSessionPlayerDevice *
nabij_session_player_device_new (NabijBreathPlan *plan,
                                 gint64           start_us,
                                 const NabijMix  *mix,
                                 NabijSpeech     *speech,
                                 const char      *sound_dir,
                                 const char      *sink)
{
  NabijSessionPlayerDevice *self = g_atomic_rc_box_new0 (NabijSessionPlayerDevice);

  self->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  self->plan = nabij_breath_plan_ref (plan);
  self->mix = *mix;
  self->speech = speech != NULL ? nabij_speech_ref (speech) : NULL;
  self->start_us = start_us;
  self->sound_dir = g_strdup (sound_dir);
  self->sink = g_strdup (sink);
  self->stream = g_uuid_string_random ();
  self->pool = g_thread_pool_new (work, self, 1, FALSE, NULL);
  return self;
}

/**
 * nabij_session_player_device_unref:
 * @self: (transfer full): a device that was closed
 *
 * Gives up a reference.
 */
void
nabij_session_player_device_unref (NabijSessionPlayerDevice *self)
{
  g_atomic_rc_box_release_full (self, device_clear);
}

/**
 * nabij_session_player_device_ask:
 * @self: a device
 * @what: anything but closing
 *
 * Asks the worker, which does one thing after the other. Returns at once.
 *
 * Errors: come as messages on the bus of the pipeline
 */
void
nabij_session_player_device_ask (NabijSessionPlayerDevice *self,
                                 NabijSessionPlayerWork    what)
{
  g_return_if_fail (self->pool != NULL);

  self->n_asked += 1;
  g_thread_pool_push (self->pool, GINT_TO_POINTER (what), NULL);
}

/**
 * nabij_session_player_device_close:
 * @self: a device
 * @closed: called on the main thread when the device was let go of
 * @user_data: data for @closed
 * @destroy: frees @user_data
 *
 * Asks the worker to let go of the device, and not to begin anything else. Returns at once. A dead
 * device posts one error after the other: nothing comes from the bus from here on.
 */
void
nabij_session_player_device_close (NabijSessionPlayerDevice *self,
                                   GSourceFunc               closed,
                                   gpointer                  user_data,
                                   GDestroyNotify            destroy)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (self->pipeline);

  g_return_if_fail (self->pool != NULL);

  gst_bus_set_flushing (bus, TRUE);
  self->closed = closed;
  self->user_data = user_data;
  self->destroy = destroy;
  g_atomic_int_set (&self->is_closed, TRUE);
  g_atomic_rc_box_acquire (self);
  nabij_session_player_device_ask (self, NABIJ_SESSION_PLAYER_WORK_CLOSE);
  /* The pool goes by itself when the worker has done what it was asked. */
  g_thread_pool_free (g_steal_pointer (&self->pool), FALSE, FALSE);
}

/**
 * nabij_session_player_device_is_idle:
 * @self: a device
 *
 * Tells whether the worker has done all that it was asked.
 *
 * Returns: `TRUE` when it has
 */
gboolean
nabij_session_player_device_is_idle (NabijSessionPlayerDevice *self)
{
  return g_atomic_int_get (&self->n_done) == self->n_asked;
}

/**
 * nabij_session_player_device_is_closed:
 * @self: a device
 *
 * Tells whether the worker was asked to let go of the device.
 *
 * Returns: `TRUE` when it was
 */
gboolean
nabij_session_player_device_is_closed (NabijSessionPlayerDevice *self)
{
  return g_atomic_int_get (&self->is_closed);
}

/**
 * nabij_session_player_device_get_pipeline:
 * @self: a device
 *
 * Gives the pipeline, for its bus and its position.
 *
 * Returns: (transfer none): the pipeline
 */
GstElement *
nabij_session_player_device_get_pipeline (NabijSessionPlayerDevice *self)
{
  return self->pipeline;
}

/**
 * nabij_session_player_device_get_session:
 * @self: a device that was told to be open
 *
 * Gives what makes the sound.
 *
 * Returns: (transfer none): the session
 */
NabijSessionBin *
nabij_session_player_device_get_session (NabijSessionPlayerDevice *self)
{
  return self->session;
}

/**
 * nabij_session_player_device_get_warning:
 * @self: a device that was told to be open
 *
 * Tells why the ambience is missing, where it is.
 *
 * Returns: (nullable): a sentence for a person
 */
const char *
nabij_session_player_device_get_warning (NabijSessionPlayerDevice *self)
{
  return self->warning;
}
