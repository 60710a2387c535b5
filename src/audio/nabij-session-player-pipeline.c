/* nabij-session-player-pipeline.c
 *
 * One opening of the sound device, from connecting to letting go: the session player makes a new
 * one each time.
 *
 * All of this is the main thread's, and nothing here waits for a sound server: see
 * nabij-session-player-device.c, which is what knows threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-session-player-pipeline.h"

#include "nabij-agreement.h"
#include "nabij-ambience.h"
#include "nabij-session-player-device.h"
#include "nabij-song-source.h"
#include "nabij-speech-filter.h"
#include "nabij-water-source.h"

#include <gst/gst.h>

#define MILLISECOND_US G_GINT64_CONSTANT (1000)

/* How softly sound joins; no attack is under 300 ms. */
#define FADE_IN_US (800 * MILLISECOND_US)

/* How often it is looked whether something is due while something is awaited. */
#define TICK_MS 10
/* A fade that is not heard to its end, because the device stands still, is not waited for. */
#define CLOSE_TICKS_MAX 150
/* Beyond this the picture cannot be drawn back to the sound, and the sound comes forward. */
#define AHEAD_MAX_US (250 * MILLISECOND_US)

#define NEVER_US G_MAXINT64

struct _NabijSessionPlayerPipeline {
  GObject parent_instance;

  /* Owned References */
  NabijClock               *clock;
  NabijSessionClock        *session_clock;
  NabijSessionPlayerDevice *device;
  NabijSpeech              *speech; /* NULL without a voice */

  guint    tick_id;
  gboolean is_open;
  gboolean is_closing;
  gboolean is_paused;
  NabijMix mix;
  gboolean is_mix_new; /* It was set while the worker was opening */
  gboolean is_speech_new;
  char    *warning;

  /* Times of the stream; NEVER_US when nothing is awaited. */
  gint64 heard_from_us;
  gint64 pause_at_us;
  gint64 close_at_us;
  guint  close_ticks;

  gboolean       is_aligning;
  NabijAgreement agreement;
};

G_DEFINE_FINAL_TYPE (NabijSessionPlayerPipeline, nabij_session_player_pipeline, G_TYPE_OBJECT)

static guint event_signal;

static void start_ticking (NabijSessionPlayerPipeline *self);

static void
tell (NabijSessionPlayerPipeline *self,
      NabijSessionPlayerEvent     event)
{
  g_signal_emit (self, event_signal, 0, event);
}

static gboolean
closed_cb (gpointer user_data)
{
  tell (user_data, NABIJ_SESSION_PLAYER_EVENT_CLOSED);
  return G_SOURCE_REMOVE;
}

static NabijWaterSource *
get_source (NabijSessionPlayerPipeline *self)
{
  return nabij_session_bin_get_source (nabij_session_player_device_get_session (self->device));
}

static gint64
get_elapsed_us (NabijSessionPlayerPipeline *self)
{
  return nabij_session_clock_get_elapsed_us (self->session_clock, nabij_clock_get_monotonic_us (self->clock));
}

/* What is heard of the stream now. */
static gboolean
get_stream_us (NabijSessionPlayerPipeline *self,
               gint64                     *stream_us)
{
  gint64 position;

  if (!gst_element_query_position (nabij_session_player_device_get_pipeline (self->device), GST_FORMAT_TIME, &position))
    return FALSE;

  *stream_us = position / 1000;
  return TRUE;
}

static void
fade (NabijSessionPlayerPipeline *self,
      gint64                      from_us,
      double                      gain,
      gint64                      duration_us)
{
  nabij_session_bin_fade (nabij_session_player_device_get_session (self->device), from_us, gain, duration_us);
}

static void
close_now (NabijSessionPlayerPipeline *self)
{
  g_autoptr (GstBus) bus = NULL;

  if (nabij_session_player_device_is_closed (self->device))
    return;

  self->is_closing = TRUE;
  self->is_open = FALSE;
  self->is_aligning = FALSE;
  self->heard_from_us = NEVER_US;
  g_clear_handle_id (&self->tick_id, g_source_remove);

  bus = gst_element_get_bus (nabij_session_player_device_get_pipeline (self->device));
  gst_bus_remove_watch (bus);
  nabij_session_player_device_close (self->device, closed_cb, g_object_ref (self), g_object_unref);
}

static void
begin_aligning (NabijSessionPlayerPipeline *self)
{
  self->is_aligning = TRUE;
  self->agreement = (NabijAgreement){ 0 };
  self->heard_from_us = NEVER_US;
  start_ticking (self);
}

/* How long a device takes is not known before it plays. So sound begins mute; when it is known what
 * would be heard, the source is shifted to what is shown, and from there it fades in. */
static void
look_and_align (NabijSessionPlayerPipeline *self)
{
  gint64 stream_us;
  gint64 ahead_us;

  if (!nabij_session_player_device_is_idle (self->device) || !get_stream_us (self, &stream_us) || stream_us <= 0)
    return;

  ahead_us = get_elapsed_us (self) - nabij_water_source_stream_to_plan_us (get_source (self), stream_us);
  if (!nabij_agreement_look (&self->agreement, ahead_us, &ahead_us))
    return;

  nabij_water_source_shift (get_source (self), ahead_us);
  self->heard_from_us = nabij_water_source_get_edge_stream_us (get_source (self));
  fade (self, self->heard_from_us, 1.0, FADE_IN_US);
  self->is_aligning = FALSE;
  tell (self, NABIJ_SESSION_PLAYER_EVENT_HEARD);
}

static gboolean
tick_cb (gpointer user_data)
{
  g_autoptr (NabijSessionPlayerPipeline) self = g_object_ref (user_data);
  gint64 stream_us;

  if (self->is_aligning)
    look_and_align (self);

  if (self->pause_at_us != NEVER_US && get_stream_us (self, &stream_us) && stream_us >= self->pause_at_us) {
    self->pause_at_us = NEVER_US;
    self->heard_from_us = NEVER_US;
    nabij_session_player_device_ask (self->device, NABIJ_SESSION_PLAYER_WORK_PAUSE);
  }

  if (self->close_at_us != NEVER_US) {
    self->close_ticks += 1;
    if (self->close_ticks > CLOSE_TICKS_MAX ||
        !get_stream_us (self, &stream_us) || stream_us >= self->close_at_us)
      close_now (self);
  }

  /* A listener may have closed the pipeline, and with it taken the tick away. */
  if (self->tick_id == 0)
    return G_SOURCE_REMOVE;
  if (self->is_aligning || self->pause_at_us != NEVER_US || self->close_at_us != NEVER_US)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
start_ticking (NabijSessionPlayerPipeline *self)
{
  if (self->tick_id == 0)
    self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
}

static void
set_warning (NabijSessionPlayerPipeline *self,
             const char                 *warning)
{
  g_free (self->warning);
  self->warning = g_strdup (warning);
}

static void
apply_mix (NabijSessionPlayerPipeline *self)
{
  g_autoptr (GError) error = NULL;

  nabij_session_bin_set_mix (nabij_session_player_device_get_session (self->device), &self->mix, &error);
  set_warning (self, error != NULL ? error->message : NULL);
}

static void
apply_speech (NabijSessionPlayerPipeline *self)
{
  g_autoptr (GError) error = NULL;

  if (!nabij_session_bin_set_speech (nabij_session_player_device_get_session (self->device), self->speech, &error))
    set_warning (self, error->message);
}

static void
opened (NabijSessionPlayerPipeline *self)
{
  self->is_open = TRUE;
  if (self->is_mix_new)
    apply_mix (self);
  else
    set_warning (self, nabij_session_player_device_get_warning (self->device));
  if (self->is_speech_new)
    apply_speech (self);
  begin_aligning (self);
}

static void
handle_application_message (NabijSessionPlayerPipeline *self,
                            GstMessage                 *message)
{
  const GstStructure *structure = gst_message_get_structure (message);
  g_autoptr (GError) error = NULL;

  gst_structure_get (structure, "error", G_TYPE_ERROR, &error, NULL);
  if (error != NULL)
    g_debug ("Sound: %s", error->message);

  if (self->is_closing) {
    if (!gst_structure_has_name (structure, NABIJ_SESSION_PLAYER_MOVED))
      close_now (self);
  } else if (gst_structure_has_name (structure, NABIJ_SESSION_PLAYER_OPENED)) {
    opened (self);
  } else if (gst_structure_has_name (structure, NABIJ_SESSION_PLAYER_MOVED)) {
    tell (self, NABIJ_SESSION_PLAYER_EVENT_MOVED);
  } else if (gst_structure_has_name (structure, NABIJ_SESSION_PLAYER_LOST)) {
    close_now (self);
    tell (self, NABIJ_SESSION_PLAYER_EVENT_LOST);
  } else if (gst_structure_has_name (structure, NABIJ_SESSION_PLAYER_UNAVAILABLE)) {
    set_warning (self, error->message);
    close_now (self);
    tell (self, NABIJ_SESSION_PLAYER_EVENT_UNAVAILABLE);
  }
}

static gboolean
message_cb (GstBus     *bus,
            GstMessage *message,
            gpointer    user_data)
{
  g_autoptr (NabijSessionPlayerPipeline) self = g_object_ref (user_data);
  const gboolean was_closing = self->is_closing;
  g_autoptr (GError) error = NULL;
  g_autofree char *detail = NULL;

  switch ((guint)GST_MESSAGE_TYPE (message)) {
  case GST_MESSAGE_APPLICATION:
    handle_application_message (self, message);
    break;
  case GST_MESSAGE_ERROR:
    gst_message_parse_error (message, &error, &detail);
    g_debug ("Sound: %s (%s)", error->message, detail);
    close_now (self);
    if (!was_closing)
      tell (self, nabij_ambience_has_posted (message) ? NABIJ_SESSION_PLAYER_EVENT_AMBIENCE_BROKEN
                                                      : NABIJ_SESSION_PLAYER_EVENT_LOST);
    break;
  case GST_MESSAGE_ELEMENT:
    if (!was_closing && gst_message_has_name (message, NABIJ_SONG_SOURCE_BROKEN))
      tell (self, NABIJ_SESSION_PLAYER_EVENT_SONG_BROKEN);
    if (!was_closing && gst_message_has_name (message, NABIJ_SPEECH_BROKEN))
      tell (self, NABIJ_SESSION_PLAYER_EVENT_SPEECH_BROKEN);
    break;
  case GST_MESSAGE_EOS:
    close_now (self);
    if (!was_closing)
      tell (self, NABIJ_SESSION_PLAYER_EVENT_ENDED);
    break;
  case GST_MESSAGE_CLOCK_LOST:
    if (!was_closing && !self->is_paused)
      nabij_session_player_device_ask (self->device, NABIJ_SESSION_PLAYER_WORK_RENEW_CLOCK);
    break;
  default:
    break;
  }

  return G_SOURCE_CONTINUE;
}

static void
nabij_session_player_pipeline_dispose (GObject *object)
{
  NabijSessionPlayerPipeline *self = NABIJ_SESSION_PLAYER_PIPELINE (object);

  /* Closing keeps the pipeline alive until the device is let go of. */
  if (self->device != NULL)
    close_now (self);

  G_OBJECT_CLASS (nabij_session_player_pipeline_parent_class)->dispose (object);
}

static void
nabij_session_player_pipeline_finalize (GObject *object)
{
  NabijSessionPlayerPipeline *self = NABIJ_SESSION_PLAYER_PIPELINE (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->session_clock, nabij_session_clock_unref);
  g_clear_pointer (&self->device, nabij_session_player_device_unref);
  g_clear_pointer (&self->speech, nabij_speech_unref);
  g_free (self->warning);

  G_OBJECT_CLASS (nabij_session_player_pipeline_parent_class)->finalize (object);
}

static void
nabij_session_player_pipeline_class_init (NabijSessionPlayerPipelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_session_player_pipeline_dispose;
  object_class->finalize = nabij_session_player_pipeline_finalize;

  /**
   * NabijSessionPlayerPipeline::event:
   * @self: a pipeline
   * @event: what happened
   *
   * Emitted on the main thread.
   */
  event_signal = g_signal_new ("event", NABIJ_TYPE_SESSION_PLAYER_PIPELINE, G_SIGNAL_RUN_LAST,
                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, NABIJ_TYPE_SESSION_PLAYER_EVENT);
}

static void
nabij_session_player_pipeline_init (NabijSessionPlayerPipeline *self)
{
  self->heard_from_us = NEVER_US;
  self->pause_at_us = NEVER_US;
  self->close_at_us = NEVER_US;
}

/**
 * nabij_session_player_pipeline_new:
 * @clock: where time comes from
 * @session_clock: the clock of the session, which sound is brought to
 * @plan: the exercise
 * @mix: what is heard; copied
 * @speech: (transfer none) (nullable): what a voice says, or `NULL` for no voice
 * @sound_dir: (type filename): the folder with the sound files
 * @sink: (nullable): a description of the last element, for tests; `NULL` for PulseAudio
 *
 * Begins to open the device, on a worker. GStreamer is initialised already. Sound is mute until it
 * is known when it is heard.
 *
 * Errors: come as events
 *
 * Returns: (transfer full): the pipeline
 */
NabijSessionPlayerPipeline *
nabij_session_player_pipeline_new (NabijClock        *clock,
                                   NabijSessionClock *session_clock,
                                   NabijBreathPlan   *plan,
                                   const NabijMix    *mix,
                                   NabijSpeech       *speech,
                                   const char        *sound_dir,
                                   const char        *sink)
{
  NabijSessionPlayerPipeline *self = g_object_new (NABIJ_TYPE_SESSION_PLAYER_PIPELINE, NULL);
  g_autoptr (GstBus) bus = NULL;

  self->clock = g_object_ref (clock);
  self->session_clock = nabij_session_clock_ref (session_clock);
  self->mix = *mix;
  self->speech = speech != NULL ? nabij_speech_ref (speech) : NULL;
  self->device = nabij_session_player_device_new (plan, get_elapsed_us (self), mix, speech, sound_dir, sink);

  bus = gst_element_get_bus (nabij_session_player_device_get_pipeline (self->device));
  gst_bus_add_watch (bus, message_cb, self);
  nabij_session_player_device_ask (self->device, NABIJ_SESSION_PLAYER_WORK_OPEN);
  return self;
}

/**
 * nabij_session_player_pipeline_close:
 * @self: a pipeline
 * @fade_us: how long the sound fades, in microseconds; 0 to break off
 *
 * Fades what is heard and lets go of the device in the background. The pipeline keeps itself alive
 * until that is done, and tells it.
 */
void
nabij_session_player_pipeline_close (NabijSessionPlayerPipeline *self,
                                     gint64                      fade_us)
{
  gint64 edge_us;

  g_return_if_fail (NABIJ_IS_SESSION_PLAYER_PIPELINE (self));

  if (self->is_closing)
    return;

  if (fade_us == 0 || self->heard_from_us == NEVER_US) {
    close_now (self);
    return;
  }

  self->is_closing = TRUE;
  self->pause_at_us = NEVER_US;
  edge_us = nabij_water_source_get_edge_stream_us (get_source (self));
  fade (self, edge_us, 0.0, fade_us);
  self->close_at_us = edge_us + fade_us;
  start_ticking (self);
}

/**
 * nabij_session_player_pipeline_is_open:
 * @self: a pipeline
 *
 * Tells whether there is a source that can be changed.
 *
 * Returns: `TRUE` between opening and closing
 */
gboolean
nabij_session_player_pipeline_is_open (NabijSessionPlayerPipeline *self)
{
  g_return_val_if_fail (NABIJ_IS_SESSION_PLAYER_PIPELINE (self), FALSE);

  return self->is_open && !self->is_closing;
}

/**
 * nabij_session_player_pipeline_change:
 * @self: an open pipeline
 * @change: what changes
 *
 * Changes the plan at the first sample that is not yet made. A pause fades there and then waits in
 * the background; resuming joins softly again.
 *
 * Returns: (transfer full): the new plan
 */
NabijBreathPlan *
nabij_session_player_pipeline_change (NabijSessionPlayerPipeline *self,
                                      NabijBreathChange           change)
{
  NabijWaterSource *source;
  NabijBreathPlan  *plan;
  const gboolean    was_paused = self->is_paused;

  g_return_val_if_fail (nabij_session_player_pipeline_is_open (self), NULL);

  source = get_source (self);
  plan = nabij_water_source_change (source, change);
  self->is_paused = nabij_breath_plan_is_paused (plan);

  if (!was_paused && self->is_paused) {
    if (self->heard_from_us == NEVER_US) {
      self->is_aligning = FALSE;
      nabij_session_player_device_ask (self->device, NABIJ_SESSION_PLAYER_WORK_PAUSE);
    } else {
      const gint64 pause_us = nabij_water_source_plan_to_stream_us (source, nabij_breath_plan_get_pause_us (plan));

      fade (self, pause_us - NABIJ_BREATH_PLAN_PAUSE_FADE_US, 0.0, NABIJ_BREATH_PLAN_PAUSE_FADE_US);
      self->pause_at_us = pause_us;
      start_ticking (self);
    }
  } else if (was_paused && !self->is_paused) {
    /* A pause that has not come to rest is silent from here on all the same: the sound may have to
     * be shifted to the clock, which stood still. */
    if (self->pause_at_us == NEVER_US)
      nabij_session_player_device_ask (self->device, NABIJ_SESSION_PLAYER_WORK_PLAY);
    self->pause_at_us = NEVER_US;
    begin_aligning (self);
  }

  return plan;
}

/**
 * nabij_session_player_pipeline_set_mix:
 * @self: a pipeline
 * @mix: what is heard; copied
 *
 * Sets the voice, the ambience and the volumes, softly.
 */
void
nabij_session_player_pipeline_set_mix (NabijSessionPlayerPipeline *self,
                                       const NabijMix             *mix)
{
  g_return_if_fail (NABIJ_IS_SESSION_PLAYER_PIPELINE (self));
  g_return_if_fail (mix != NULL);

  self->mix = *mix;
  if (nabij_session_player_pipeline_is_open (self))
    apply_mix (self);
  else
    self->is_mix_new = TRUE;
}

/**
 * nabij_session_player_pipeline_set_speech:
 * @self: a pipeline
 * @speech: (transfer none) (nullable): what a voice says from now on, or `NULL` for no voice
 *
 * Changes what a voice says; a line that is being said fades.
 */
void
nabij_session_player_pipeline_set_speech (NabijSessionPlayerPipeline *self,
                                          NabijSpeech                *speech)
{
  g_return_if_fail (NABIJ_IS_SESSION_PLAYER_PIPELINE (self));

  g_clear_pointer (&self->speech, nabij_speech_unref);
  self->speech = speech != NULL ? nabij_speech_ref (speech) : NULL;
  if (nabij_session_player_pipeline_is_open (self))
    apply_speech (self);
  else
    self->is_speech_new = TRUE;
}

/**
 * nabij_session_player_pipeline_get_position_us:
 * @self: a pipeline
 * @elapsed_us: (out): the time of the plan that is heard now, in microseconds
 *
 * Tells what is heard. Where the session clock has run too far ahead to be drawn back, the sound
 * is brought forward to it.
 *
 * Returns: `FALSE` when nothing is heard
 */
gboolean
nabij_session_player_pipeline_get_position_us (NabijSessionPlayerPipeline *self,
                                               gint64                     *elapsed_us)
{
  gint64 stream_us;
  gint64 ahead_us;

  g_return_val_if_fail (NABIJ_IS_SESSION_PLAYER_PIPELINE (self), FALSE);

  if (!nabij_session_player_pipeline_is_open (self) || self->heard_from_us == NEVER_US ||
      !get_stream_us (self, &stream_us) || stream_us < self->heard_from_us)
    return FALSE;

  *elapsed_us = nabij_water_source_stream_to_plan_us (get_source (self), stream_us);
  ahead_us = get_elapsed_us (self) - *elapsed_us;
  if (ahead_us <= AHEAD_MAX_US || self->is_paused)
    return TRUE;

  nabij_water_source_shift (get_source (self), ahead_us);
  self->heard_from_us = nabij_water_source_get_edge_stream_us (get_source (self));
  return FALSE;
}

/**
 * nabij_session_player_pipeline_get_warning:
 * @self: a pipeline
 *
 * Tells what is missing: the rest is heard, or the sound is unavailable.
 *
 * Returns: (nullable): a sentence for a person
 */
const char *
nabij_session_player_pipeline_get_warning (NabijSessionPlayerPipeline *self)
{
  g_return_val_if_fail (NABIJ_IS_SESSION_PLAYER_PIPELINE (self), NULL);

  return self->warning;
}
