/* nabij-fake-player.c
 *
 * A player without sound for tests: it writes down what it was asked, and says what it is told
 * to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fake-player.h"

struct _NabijFakePlayer {
  GObject parent_instance;

  /* Owned References */
  NabijBreathPlan   *plan;
  NabijSessionClock *session_clock;
  NabijSpeech       *speech;

  GString         *calls;
  char            *warning;
  NabijMix         mix;
  NabijPlayerState state;
  gint64           position_us;
  gint64           ahead_us;
};

static void nabij_fake_player_player_init (NabijPlayerInterface *iface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (NabijFakePlayer, nabij_fake_player, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (NABIJ_TYPE_PLAYER, nabij_fake_player_player_init))
/* clang-format on */

enum {
  PROP_0,
  PROP_STATE,
  PROP_WARNING,
};

static const char *const change_names[] = {
  [NABIJ_BREATH_CHANGE_SHORTER] = "shorter",
  [NABIJ_BREATH_CHANGE_LONGER] = "longer",
  [NABIJ_BREATH_CHANGE_OWN_PACE] = "own-pace",
  [NABIJ_BREATH_CHANGE_PAUSE] = "pause",
  [NABIJ_BREATH_CHANGE_RESUME] = "resume",
};

static const char *const voice_names[] = {
  [NABIJ_VOICE_WATER] = "water",
  [NABIJ_VOICE_WIND] = "wind",
  [NABIJ_VOICE_TONE] = "tone",
};

static void G_GNUC_PRINTF (2, 3)
  write_down (NabijFakePlayer *self,
              const char      *format,
              ...)
{
  va_list arguments;

  if (self->calls->len > 0)
    g_string_append (self->calls, "; ");
  va_start (arguments, format);
  g_string_append_vprintf (self->calls, format, arguments);
  va_end (arguments);
}

static void
nabij_fake_player_start (NabijPlayer       *player,
                         NabijBreathPlan   *plan,
                         NabijSessionClock *session_clock)
{
  NabijFakePlayer *self = NABIJ_FAKE_PLAYER (player);

  write_down (self, self->speech != NULL ? "start speaking" : "start");
  g_clear_pointer (&self->plan, nabij_breath_plan_unref);
  g_clear_pointer (&self->session_clock, nabij_session_clock_unref);
  self->plan = nabij_breath_plan_ref (plan);
  self->session_clock = nabij_session_clock_ref (session_clock);
}

static NabijBreathPlan *
nabij_fake_player_change (NabijPlayer      *player,
                          gint64            elapsed_us,
                          NabijBreathChange change)
{
  NabijFakePlayer *self = NABIJ_FAKE_PLAYER (player);
  NabijBreathPlan *plan;

  g_return_val_if_fail (self->plan != NULL, NULL);

  write_down (self, "%s %" G_GINT64_FORMAT, change_names[change], elapsed_us);
  plan = nabij_breath_plan_with_change (self->plan, elapsed_us + self->ahead_us, change);
  nabij_breath_plan_unref (self->plan);
  self->plan = nabij_breath_plan_ref (plan);
  return plan;
}

static gboolean
nabij_fake_player_get_position_us (NabijPlayer *player,
                                   gint64      *elapsed_us)
{
  NabijFakePlayer *self = NABIJ_FAKE_PLAYER (player);

  if (self->position_us < 0)
    return FALSE;

  *elapsed_us = self->position_us;
  return TRUE;
}

static void
nabij_fake_player_set_enabled (NabijPlayer *player,
                               gboolean     enabled)
{
  write_down (NABIJ_FAKE_PLAYER (player), enabled ? "enable" : "disable");
}

static void
nabij_fake_player_set_mix (NabijPlayer    *player,
                           const NabijMix *mix)
{
  NabijFakePlayer *self = NABIJ_FAKE_PLAYER (player);

  self->mix = *mix;
  write_down (self, "mix %s %s %.2f %.2f %.2f%s", voice_names[mix->voice],
              mix->ambience != NULL ? mix->ambience : "none",
              mix->volume, mix->breath_volume, mix->ambience_volume,
              mix->bowl_at_end ? " bowl" : "");
}

static void
nabij_fake_player_set_speech (NabijPlayer *player,
                              NabijSpeech *speech)
{
  NabijFakePlayer *self = NABIJ_FAKE_PLAYER (player);

  if (self->speech == speech)
    return;

  /* It is no call of its own: what is said is asked with nabij_fake_player_get_speech(). */
  g_clear_pointer (&self->speech, nabij_speech_unref);
  self->speech = speech != NULL ? nabij_speech_ref (speech) : NULL;
}

static void
nabij_fake_player_stop (NabijPlayer *player)
{
  NabijFakePlayer *self = NABIJ_FAKE_PLAYER (player);

  write_down (self, "stop");
  g_clear_pointer (&self->speech, nabij_speech_unref);
  g_clear_pointer (&self->plan, nabij_breath_plan_unref);
  g_clear_pointer (&self->session_clock, nabij_session_clock_unref);
}

static NabijPlayerState
nabij_fake_player_get_state (NabijPlayer *player)
{
  return NABIJ_FAKE_PLAYER (player)->state;
}

static void
nabij_fake_player_player_init (NabijPlayerInterface *iface)
{
  iface->start = nabij_fake_player_start;
  iface->change = nabij_fake_player_change;
  iface->get_position_us = nabij_fake_player_get_position_us;
  iface->set_enabled = nabij_fake_player_set_enabled;
  iface->set_mix = nabij_fake_player_set_mix;
  iface->set_speech = nabij_fake_player_set_speech;
  iface->stop = nabij_fake_player_stop;
  iface->get_state = nabij_fake_player_get_state;
}

static void
nabij_fake_player_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  NabijFakePlayer *self = NABIJ_FAKE_PLAYER (object);

  switch (property_id) {
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
nabij_fake_player_finalize (GObject *object)
{
  NabijFakePlayer *self = NABIJ_FAKE_PLAYER (object);

  g_clear_pointer (&self->plan, nabij_breath_plan_unref);
  g_clear_pointer (&self->session_clock, nabij_session_clock_unref);
  g_clear_pointer (&self->speech, nabij_speech_unref);
  g_string_free (self->calls, TRUE);
  g_free (self->warning);

  G_OBJECT_CLASS (nabij_fake_player_parent_class)->finalize (object);
}

static void
nabij_fake_player_class_init (NabijFakePlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = nabij_fake_player_get_property;
  object_class->finalize = nabij_fake_player_finalize;

  g_object_class_override_property (object_class, PROP_STATE, "state");
  g_object_class_override_property (object_class, PROP_WARNING, "warning");
}

static void
nabij_fake_player_init (NabijFakePlayer *self)
{
  self->calls = g_string_new (NULL);
  self->position_us = -1;
}

/**
 * nabij_fake_player_new:
 *
 * Makes a player that is off, hears nothing, and does nothing by itself.
 *
 * Returns: (transfer full): the player
 */
NabijFakePlayer *
nabij_fake_player_new (void)
{
  return g_object_new (NABIJ_TYPE_FAKE_PLAYER, NULL);
}

/**
 * nabij_fake_player_take_calls:
 * @self: a player
 *
 * Tells what was asked of the player since the last time, in order: `start` or, where a voice was set
 * before, `start speaking`, `stop`, `enable`, `disable`, `mix water sea 0.50 0.70 0.50 bowl`,
 * `pause 1200000` (the elapsed time) and so on.
 *
 * Returns: (transfer full): the calls, joined by "; "
 */
char *
nabij_fake_player_take_calls (NabijFakePlayer *self)
{
  char *calls;

  g_return_val_if_fail (NABIJ_IS_FAKE_PLAYER (self), NULL);

  calls = g_strdup (self->calls->str);
  g_string_truncate (self->calls, 0);
  return calls;
}

/**
 * nabij_fake_player_set_state:
 * @self: a player
 * @state: what became of the sound
 *
 * Sets the state and notifies it, when it is another one.
 */
void
nabij_fake_player_set_state (NabijFakePlayer *self,
                             NabijPlayerState state)
{
  g_return_if_fail (NABIJ_IS_FAKE_PLAYER (self));

  if (self->state == state)
    return;

  self->state = state;
  g_object_notify (G_OBJECT (self), "state");
}

/**
 * nabij_fake_player_set_warning:
 * @self: a player
 * @warning: (nullable): a sentence
 *
 * Sets what is missing and notifies it, when it is another sentence.
 */
void
nabij_fake_player_set_warning (NabijFakePlayer *self,
                               const char      *warning)
{
  g_return_if_fail (NABIJ_IS_FAKE_PLAYER (self));

  if (g_strcmp0 (self->warning, warning) == 0)
    return;

  g_free (self->warning);
  self->warning = g_strdup (warning);
  g_object_notify (G_OBJECT (self), "warning");
}

/**
 * nabij_fake_player_set_position_us:
 * @self: a player
 * @position_us: what is heard, in microseconds from the start of the exercise; negative for nothing
 *
 * Sets what nabij_player_get_position_us() tells from now on.
 */
void
nabij_fake_player_set_position_us (NabijFakePlayer *self,
                                   gint64           position_us)
{
  g_return_if_fail (NABIJ_IS_FAKE_PLAYER (self));

  self->position_us = position_us;
}

/**
 * nabij_fake_player_set_ahead_us:
 * @self: a player
 * @ahead_us: how far ahead the samples are made, in microseconds, ≥ 0
 *
 * Sets how long after the present a change takes its place in the plan, as with real sound.
 */
void
nabij_fake_player_set_ahead_us (NabijFakePlayer *self,
                                gint64           ahead_us)
{
  g_return_if_fail (NABIJ_IS_FAKE_PLAYER (self));
  g_return_if_fail (ahead_us >= 0);

  self->ahead_us = ahead_us;
}

/**
 * nabij_fake_player_get_plan:
 * @self: a player
 *
 * Tells which plan holds.
 *
 * Returns: (transfer none) (nullable): the plan, or `NULL` when nothing was started
 */
NabijBreathPlan *
nabij_fake_player_get_plan (NabijFakePlayer *self)
{
  g_return_val_if_fail (NABIJ_IS_FAKE_PLAYER (self), NULL);

  return self->plan;
}

/**
 * nabij_fake_player_get_mix:
 * @self: a player
 *
 * Tells the last mix that was set.
 *
 * Returns: (transfer none): the mix
 */
const NabijMix *
nabij_fake_player_get_mix (NabijFakePlayer *self)
{
  g_return_val_if_fail (NABIJ_IS_FAKE_PLAYER (self), NULL);

  return &self->mix;
}

/**
 * nabij_fake_player_get_speech:
 * @self: a player
 *
 * Tells what a voice would say now.
 *
 * Returns: (transfer none) (nullable): what was set, or `NULL` for no voice
 */
NabijSpeech *
nabij_fake_player_get_speech (NabijFakePlayer *self)
{
  g_return_val_if_fail (NABIJ_IS_FAKE_PLAYER (self), NULL);

  return self->speech;
}
