/* nabij-session-player.c
 *
 * The sound of a session, on the main thread. It decides when there is a pipeline and which plan
 * holds; nabij-session-player-pipeline.c is one opening of the device, and is what knows threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-session-player.h"

#include "nabij-gstreamer.h"
#include "nabij-session-player-choice.h"
#include "nabij-session-player-pipeline.h"

#include <gio/gio.h>

/* A change is heard 0.16 s later: with this fade all is over within 0.3 s after the output has moved. */
#define FADE_MOVED_US G_GINT64_CONSTANT (100000)
#define FADE_OUT_US G_GINT64_CONSTANT (300000)

#define RETRY_MS 3000
#define RELEASE_MS 60000

struct _NabijSessionPlayer {
  GObject parent_instance;

  NabijClock                 *clock;
  NabijBreathPlan            *plan;          /* NULL when nothing was started */
  NabijSessionClock          *session_clock; /* NULL together with the plan */
  NabijSessionPlayerPipeline *pipeline;      /* NULL when no device is held or asked for */
  GPtrArray                  *closing;       /* Pipelines that fade, or let go of the device */
  GCancellable               *cancellable;

  char                    *sound_dir;
  char                    *sink;
  char                    *warning;
  NabijSessionPlayerChoice choice;
  NabijPlayerState         state;
  guint                    retry_ms;
  guint                    release_ms;
  guint                    retry_id;
  guint                    release_id;

  gboolean is_enabled;
  gboolean is_preparing;
  gboolean is_prepared; /* GStreamer can be used */
  gboolean is_unavailable;
  gboolean is_lost; /* Since the last time that sound was heard */
  gboolean is_moved;
  gboolean is_heard; /* The pipeline has begun to sound */
  gboolean is_over;  /* The plan was heard to its end */
};

static void nabij_session_player_player_init (NabijPlayerInterface *iface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (NabijSessionPlayer, nabij_session_player, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (NABIJ_TYPE_PLAYER, nabij_session_player_player_init))
/* clang-format on */

enum {
  PROP_0,
  PROP_BUSY,
  N_PROPS,
  PROP_STATE,
  PROP_WARNING,
};

static GParamSpec *props[N_PROPS];

static void update (NabijSessionPlayer *self);

static gboolean
is_over (NabijSessionPlayer *self)
{
  gint64 now_us = nabij_clock_get_monotonic_us (self->clock);

  return self->is_over ||
         (!nabij_breath_plan_is_paused (self->plan) &&
          nabij_session_clock_get_elapsed_us (self->session_clock, now_us) >= nabij_breath_plan_get_duration_us (self->plan));
}

static gboolean
wants_sound (NabijSessionPlayer *self)
{
  return self->plan != NULL && self->is_enabled && !self->is_moved && !self->is_unavailable && !is_over (self);
}

static NabijPlayerState
compute_state (NabijSessionPlayer *self)
{
  if (self->is_unavailable)
    return NABIJ_PLAYER_STATE_UNAVAILABLE;
  if (self->plan == NULL || !self->is_enabled || is_over (self))
    return NABIJ_PLAYER_STATE_OFF;
  if (self->is_moved)
    return NABIJ_PLAYER_STATE_MOVED;
  if (self->is_lost)
    return NABIJ_PLAYER_STATE_LOST;
  if (nabij_breath_plan_is_paused (self->plan))
    return NABIJ_PLAYER_STATE_PAUSED;
  return self->is_heard ? NABIJ_PLAYER_STATE_PLAYING : NABIJ_PLAYER_STATE_STARTING;
}

static void
set_warning (NabijSessionPlayer *self,
             const char         *warning)
{
  if (g_strcmp0 (self->warning, warning) == 0)
    return;
  g_free (self->warning);
  self->warning = g_strdup (warning);
  g_object_notify (G_OBJECT (self), "warning");
}

static void
closing_event_cb (NabijSessionPlayerPipeline *pipeline,
                  NabijSessionPlayerEvent     event,
                  NabijSessionPlayer         *self)
{
  if (event != NABIJ_SESSION_PLAYER_EVENT_CLOSED)
    return;

  g_ptr_array_remove (self->closing, pipeline);
  if (!nabij_session_player_is_busy (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
drop_pipeline (NabijSessionPlayer *self,
               gint64              fade_us)
{
  g_autoptr (NabijSessionPlayerPipeline) pipeline = g_steal_pointer (&self->pipeline);

  self->is_heard = FALSE;
  g_clear_handle_id (&self->release_id, g_source_remove);
  if (pipeline == NULL)
    return;

  g_signal_handlers_disconnect_by_data (pipeline, self);
  g_signal_connect_object (pipeline, "event", G_CALLBACK (closing_event_cb), self, 0);
  g_ptr_array_add (self->closing, g_object_ref (pipeline));
  nabij_session_player_pipeline_close (pipeline, fade_us);
}

static void
retry_cb (gpointer user_data)
{
  NabijSessionPlayer *self = user_data;

  self->retry_id = 0;
  update (self);
}

static void
release_cb (gpointer user_data)
{
  NabijSessionPlayer *self = user_data;

  self->release_id = 0;
  drop_pipeline (self, FADE_OUT_US);
  update (self);
}

static void
event_cb (NabijSessionPlayerPipeline *pipeline,
          NabijSessionPlayerEvent     event,
          NabijSessionPlayer         *self)
{
  switch (event) {
  case NABIJ_SESSION_PLAYER_EVENT_HEARD:
    self->is_heard = TRUE;
    self->is_lost = FALSE;
    break;
  case NABIJ_SESSION_PLAYER_EVENT_LOST:
    drop_pipeline (self, 0);
    self->is_lost = TRUE;
    if (self->retry_id == 0)
      self->retry_id = g_timeout_add_once (self->retry_ms, retry_cb, self);
    break;
  case NABIJ_SESSION_PLAYER_EVENT_MOVED:
    /* Whoever sleeps in the room must not be woken by a loudspeaker. */
    drop_pipeline (self, FADE_MOVED_US);
    self->is_moved = TRUE;
    break;
  case NABIJ_SESSION_PLAYER_EVENT_ENDED:
    drop_pipeline (self, 0);
    self->is_over = TRUE;
    break;
  case NABIJ_SESSION_PLAYER_EVENT_UNAVAILABLE:
    set_warning (self, nabij_session_player_pipeline_get_warning (pipeline));
    drop_pipeline (self, 0);
    self->is_unavailable = TRUE;
    break;
  case NABIJ_SESSION_PLAYER_EVENT_AMBIENCE_BROKEN:
    drop_pipeline (self, 0);
    self->choice.broken_ambience = self->choice.mix.ambience;
    break;
  case NABIJ_SESSION_PLAYER_EVENT_SONG_BROKEN:
    self->choice.broken_song = self->choice.mix.song;
    break;
  case NABIJ_SESSION_PLAYER_EVENT_SPEECH_BROKEN:
    self->choice.is_speech_broken = TRUE;
    break;
  case NABIJ_SESSION_PLAYER_EVENT_CLOSED:
  default:
    g_assert_not_reached ();
  }
  update (self);
}

static const char *
get_missing (NabijSessionPlayer *self)
{
  const char *missing = nabij_session_player_choice_get_missing (&self->choice);

  if (self->pipeline == NULL)
    return NULL;
  return missing != NULL ? missing : nabij_session_player_pipeline_get_warning (self->pipeline);
}

/* Brings what is there to what is wanted, and tells what changed. */
static void
update (NabijSessionPlayer *self)
{
  g_autoptr (NabijSessionPlayer) keep = g_object_ref (self);
  const gboolean   was_busy = nabij_session_player_is_busy (self);
  NabijPlayerState state;
  gboolean         is_paused = self->plan != NULL && nabij_breath_plan_is_paused (self->plan);

  if (!wants_sound (self)) {
    g_clear_handle_id (&self->retry_id, g_source_remove);
    drop_pipeline (self, FADE_OUT_US);
  } else if (!self->is_prepared) {
    nabij_session_player_prepare (self);
  } else if (self->pipeline == NULL && !is_paused && self->retry_id == 0) {
    const NabijMix mix = nabij_session_player_choice_get_playable_mix (&self->choice);

    self->pipeline = nabij_session_player_pipeline_new (self->clock, self->session_clock, self->plan,
                                                        &mix, self->choice.speech, self->sound_dir, self->sink);
    g_signal_connect_object (self->pipeline, "event", G_CALLBACK (event_cb), self, 0);
  }

  if (self->pipeline != NULL && is_paused) {
    if (self->release_id == 0)
      self->release_id = g_timeout_add_once (self->release_ms, release_cb, self);
  } else {
    g_clear_handle_id (&self->release_id, g_source_remove);
  }

  if (!self->is_unavailable)
    set_warning (self, get_missing (self));

  state = compute_state (self);
  if (state != self->state) {
    self->state = state;
    g_object_notify (G_OBJECT (self), "state");
  }
  if (was_busy != nabij_session_player_is_busy (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
prepared_cb (GObject      *source_object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (NabijSessionPlayer) self = user_data;
  g_autoptr (GError) error = NULL;

  if (nabij_gstreamer_init_finish (result, &error)) {
    self->is_prepared = TRUE;
  } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    return;
  } else {
    set_warning (self, error->message);
    self->is_unavailable = TRUE;
  }
  self->is_preparing = FALSE;
  update (self);
}

static void
forget_plan (NabijSessionPlayer *self)
{
  drop_pipeline (self, FADE_OUT_US);
  g_clear_pointer (&self->plan, nabij_breath_plan_unref);
  g_clear_pointer (&self->session_clock, nabij_session_clock_unref);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->is_lost = FALSE;
  self->is_moved = FALSE;
  self->is_over = FALSE;
  nabij_session_player_choice_begin_session (&self->choice);
}

static void
nabij_session_player_start (NabijPlayer       *player,
                            NabijBreathPlan   *plan,
                            NabijSessionClock *session_clock)
{
  NabijSessionPlayer *self = NABIJ_SESSION_PLAYER (player);

  forget_plan (self);
  self->plan = nabij_breath_plan_ref (plan);
  self->session_clock = nabij_session_clock_ref (session_clock);
  update (self);
}

static NabijBreathPlan *
nabij_session_player_change (NabijPlayer      *player,
                             gint64            elapsed_us,
                             NabijBreathChange change)
{
  NabijSessionPlayer *self = NABIJ_SESSION_PLAYER (player);
  NabijBreathPlan    *plan;

  g_return_val_if_fail (self->plan != NULL, NULL);

  if (self->pipeline != NULL && nabij_session_player_pipeline_is_open (self->pipeline)) {
    plan = nabij_session_player_pipeline_change (self->pipeline, change);
    /* After a pause it is not heard before it has joined again. */
    if (!nabij_breath_plan_is_paused (plan) && nabij_breath_plan_is_paused (self->plan))
      self->is_heard = FALSE;
  } else {
    /* A pipeline that is only being opened has the old plan: another one begins with the new. */
    drop_pipeline (self, 0);
    plan = nabij_breath_plan_with_change (self->plan, elapsed_us, change);
  }

  nabij_breath_plan_unref (self->plan);
  self->plan = nabij_breath_plan_ref (plan);
  update (self);
  return plan;
}

static gboolean
nabij_session_player_get_position_us (NabijPlayer *player,
                                      gint64      *elapsed_us)
{
  NabijSessionPlayer *self = NABIJ_SESSION_PLAYER (player);

  return self->pipeline != NULL && nabij_session_player_pipeline_get_position_us (self->pipeline, elapsed_us);
}

static void
nabij_session_player_set_enabled (NabijPlayer *player,
                                  gboolean     enabled)
{
  NabijSessionPlayer *self = NABIJ_SESSION_PLAYER (player);

  self->is_enabled = enabled;
  if (enabled)
    self->is_moved = FALSE;
  update (self);
}

static void
nabij_session_player_set_mix (NabijPlayer    *player,
                              const NabijMix *mix)
{
  NabijSessionPlayer *self = NABIJ_SESSION_PLAYER (player);
  NabijMix            playable;

  self->choice.mix = *mix;
  playable = nabij_session_player_choice_get_playable_mix (&self->choice);
  if (self->pipeline != NULL)
    nabij_session_player_pipeline_set_mix (self->pipeline, &playable);
  update (self);
}

static void
nabij_session_player_set_speech (NabijPlayer *player,
                                 NabijSpeech *speech)
{
  NabijSessionPlayer *self = NABIJ_SESSION_PLAYER (player);

  if (!nabij_session_player_choice_set_speech (&self->choice, speech))
    return;
  if (self->pipeline != NULL)
    nabij_session_player_pipeline_set_speech (self->pipeline, speech);
  update (self);
}

static void
nabij_session_player_stop (NabijPlayer *player)
{
  NabijSessionPlayer *self = NABIJ_SESSION_PLAYER (player);

  forget_plan (self);
  nabij_session_player_choice_set_speech (&self->choice, NULL);
  update (self);
}

static NabijPlayerState
nabij_session_player_get_state (NabijPlayer *player)
{
  return NABIJ_SESSION_PLAYER (player)->state;
}

static void
nabij_session_player_player_init (NabijPlayerInterface *iface)
{
  iface->start = nabij_session_player_start;
  iface->change = nabij_session_player_change;
  iface->get_position_us = nabij_session_player_get_position_us;
  iface->set_enabled = nabij_session_player_set_enabled;
  iface->set_mix = nabij_session_player_set_mix;
  iface->set_speech = nabij_session_player_set_speech;
  iface->stop = nabij_session_player_stop;
  iface->get_state = nabij_session_player_get_state;
}

static void
nabij_session_player_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  NabijSessionPlayer *self = NABIJ_SESSION_PLAYER (object);

  switch (property_id) {
  case PROP_BUSY:
    g_value_set_boolean (value, nabij_session_player_is_busy (self));
    break;
  case PROP_STATE:
    g_value_set_enum (value, self->state);
    break;
  case PROP_WARNING:
    g_value_set_string (value, self->warning);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    break;
  }
}

static void
nabij_session_player_dispose (GObject *object)
{
  NabijSessionPlayer *self = NABIJ_SESSION_PLAYER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  /* What is heard goes on fading by itself as long as the main loop runs. */
  drop_pipeline (self, FADE_OUT_US);

  g_clear_object (&self->clock);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->plan, nabij_breath_plan_unref);
  g_clear_pointer (&self->session_clock, nabij_session_clock_unref);
  g_ptr_array_set_size (self->closing, 0);

  G_OBJECT_CLASS (nabij_session_player_parent_class)->dispose (object);
}

static void
nabij_session_player_finalize (GObject *object)
{
  NabijSessionPlayer *self = NABIJ_SESSION_PLAYER (object);

  g_ptr_array_unref (self->closing);
  nabij_session_player_choice_clear (&self->choice);
  g_free (self->sound_dir);
  g_free (self->sink);
  g_free (self->warning);

  G_OBJECT_CLASS (nabij_session_player_parent_class)->finalize (object);
}

static void
nabij_session_player_class_init (NabijSessionPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_session_player_dispose;
  object_class->finalize = nabij_session_player_finalize;
  object_class->get_property = nabij_session_player_get_property;

  /**
   * NabijSessionPlayer:busy:
   *
   * Whether a device is held, or a last sound still fades.
   */
  props[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, props);
  g_object_class_override_property (object_class, PROP_STATE, "state");
  g_object_class_override_property (object_class, PROP_WARNING, "warning");
}

static void
nabij_session_player_init (NabijSessionPlayer *self)
{
  self->is_enabled = TRUE;
  self->cancellable = g_cancellable_new ();
  self->closing = g_ptr_array_new_with_free_func (g_object_unref);
  nabij_session_player_choice_init (&self->choice);
}

/**
 * nabij_session_player_new:
 * @clock: where time comes from
 * @sound_dir: (type filename): the folder with the sound files
 *
 * Makes the player of sessions. It holds no device before sound is wanted, and nothing it does
 * holds up the main loop.
 *
 * Returns: (transfer full): the player
 */
NabijSessionPlayer *
nabij_session_player_new (NabijClock *clock,
                          const char *sound_dir)
{
  return nabij_session_player_new_full (clock, sound_dir, NULL, RETRY_MS, RELEASE_MS);
}

/**
 * nabij_session_player_new_full:
 * @clock: where time comes from
 * @sound_dir: (type filename): the folder with the sound files
 * @sink: (nullable): what the sound goes into, as a description of GStreamer elements; `NULL` is
 *   PulseAudio, which PipeWire serves as well and which, unlike `autoaudiosink`, says when there
 *   is no server
 * @retry_ms: how long to wait before a lost device is tried again, in milliseconds
 * @release_ms: how long a pause may last until the device is let go of, in milliseconds
 *
 * Makes a player for tests, which have no device and little time.
 *
 * Returns: (transfer full): the player
 */
NabijSessionPlayer *
nabij_session_player_new_full (NabijClock *clock,
                               const char *sound_dir,
                               const char *sink,
                               guint       retry_ms,
                               guint       release_ms)
{
  NabijSessionPlayer *self;

  g_return_val_if_fail (NABIJ_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (sound_dir != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_SESSION_PLAYER, NULL);
  self->clock = g_object_ref (clock);
  self->sound_dir = g_strdup (sound_dir);
  self->sink = g_strdup (sink);
  self->retry_ms = retry_ms;
  self->release_ms = release_ms;
  return self;
}

/**
 * nabij_session_player_prepare:
 * @self: a player
 *
 * Begins to set GStreamer up in the background, which takes a second where its cache is empty. To be
 * called after the first frame; a start before that does it by itself, and sound joins later.
 */
void
nabij_session_player_prepare (NabijSessionPlayer *self)
{
  g_return_if_fail (NABIJ_IS_SESSION_PLAYER (self));

  if (self->is_prepared || self->is_preparing || self->is_unavailable)
    return;

  self->is_preparing = TRUE;
  nabij_gstreamer_init_async (self->cancellable, prepared_cb, g_object_ref (self));
}

/**
 * nabij_session_player_is_busy:
 * @self: a player
 *
 * Tells whether a device is held, or a last sound still fades. Who ends the program may wait for
 * "notify::busy", so that nothing breaks off.
 *
 * Returns: `TRUE` while it is
 */
gboolean
nabij_session_player_is_busy (NabijSessionPlayer *self)
{
  g_return_val_if_fail (NABIJ_IS_SESSION_PLAYER (self), FALSE);

  return self->pipeline != NULL || self->closing->len > 0;
}
